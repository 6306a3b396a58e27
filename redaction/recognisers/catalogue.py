"""Every recogniser that every bundle is searched with, in a fixed order."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from redaction.recognisers.generic.email import EmailRecognizer
from redaction.recognisers.generic.phone import PhoneRecognizer
from redaction.recognisers.names.spacy_names import SpacyRecognizer
from redaction.recognisers.names.titled import TitledNameRecognizer
from redaction.recognisers.uk.postcode import PostcodeRecognizer

CLASSES: tuple[type[EntityRecognizer], ...] = (
    EmailRecognizer,
    PhoneRecognizer,
    PostcodeRecognizer,
    TitledNameRecognizer,
    SpacyRecognizer,
)


def recognisers() -> list[EntityRecognizer]:
    """One of each; made anew, as an analyser owns them."""
    return [cls() for cls in CLASSES]
