"""People, places and organisations as spaCy's entity model sees them: evidence, not yet a verdict."""

from __future__ import annotations

from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.recognisers.base import result
from redaction.recognisers.names.evidence import MODEL, MODEL_ORGANISATION, MODEL_PEOPLE, MODEL_PLACE

TYPES = {
    "PERSON": MODEL, "GPE": MODEL_PLACE, "LOC": MODEL_PLACE, "FAC": MODEL_PLACE, "ORG": MODEL_ORGANISATION, "NORP": MODEL_PEOPLE,
    "LANGUAGE": MODEL_PEOPLE,
}  # fmt: skip
REASONS = {
    MODEL: "The language model takes this for somebody's name.",
    MODEL_PLACE: "The language model takes this for a place.",
    MODEL_ORGANISATION: "The language model takes this for an organisation.",
    MODEL_PEOPLE: "The language model takes this for a people, a faith or a language.",
}
SCORE = 0.6


class SpacyRecognizer(EntityRecognizer):
    """Passes on people, places, organisations and, so that they stay, peoples and faiths; never dates or numbers."""

    name: str

    def __init__(self) -> None:
        super().__init__(supported_entities=sorted(set(TYPES.values())), name="SpacyRecognizer")

    def load(self) -> None:
        """The model is loaded by the language pass."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Artefacts of the language pass as results."""
        found = []
        given: list[Any] = nlp_artifacts.entities if nlp_artifacts else []
        for entity in given:
            kind = TYPES.get(entity.label)
            if kind:
                found.append(result(kind, entity.start, entity.end, SCORE, self.name, REASONS[kind]))
        return found
