"""The language engine that Presidio asks for. Ours does nothing: the trained reader reads, the rules hold their own context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine


def no_artefacts() -> NlpArtifacts:
    """What a language pass found: nothing. Our recognisers look at the text alone."""
    nothing: Any = []
    return NlpArtifacts([], nothing, [], [], None, "en")


class NoLanguagePass(NlpEngine):
    """Presidio builds no analyser without an engine, and would load spaCy's model by itself."""

    def load(self) -> None:
        """There is nothing to load."""

    def is_loaded(self) -> bool:
        """There is nothing to load."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """One text."""
        return no_artefacts()

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Many texts."""
        for text in texts:
            yield text, no_artefacts()

    def is_stopword(self, word: str, language: str) -> bool:
        """Presidio asks this for its word contexts, which we don't use."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Presidio asks this for its word contexts, which we don't use."""
        return False

    def get_supported_entities(self) -> list[str]:
        """An engine that does nothing finds nothing."""
        return []

    def get_supported_languages(self) -> list[str]:
        """English alone."""
        return ["en"]
