"""People, places and organisations as spaCy's entity model sees them."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.recognisers.base import result

TYPES = {"PERSON": "P", "GPE": "LO", "LOC": "LO", "FAC": "LO", "ORG": "OR"}
SCORES = {"P": 0.6, "LO": 0.5, "OR": 0.4}
REASONS = {
    "P": "The language model takes this for somebody's name.",
    "LO": "The language model takes this for a place.",
    "OR": "The language model takes this for an organisation.",
}


class SpacyRecognizer(EntityRecognizer):
    """Passes on people, places and organisations; never nationality or religion, never dates or numbers."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["P", "LO", "OR"], name="SpacyRecognizer")

    def load(self) -> None:
        """The model is loaded by the language pass."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Artefacts of the language pass as results."""
        found = []
        for entity in nlp_artifacts.entities if nlp_artifacts else []:
            kind = TYPES.get(entity.label)
            if kind:
                found.append(
                    result(kind, entity.start, entity.end, SCORES[kind], self.name, REASONS[kind])
                )
        return found
