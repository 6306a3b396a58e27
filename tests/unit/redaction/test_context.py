"""Jobs and stories that single somebody out are shown; the ordinary prose of a log is not."""

from __future__ import annotations

import pytest

from redaction.context import risks_in
from redaction.text import Document

TELLING = (
    "She is the only Farsi-speaking midwife at the birth centre.",
    "He is the widower of the woman who was killed on the ring road at Easter.",
    "Her brother drowned saving two boys in the river.",
    "Occupation: bagpipe maker",
    "He kept the ferry for forty years and everyone knows him.",
    "The imam asked for calm.",
    "She was on the front page after the fire that killed her father.",
    "I was the one who drove the lifeboat that night.",
)
PLAIN = (
    "PC attended at 14:20 and took a statement.",
    "She was upset and asked for an update by phone.",
    "The suspect shouted abuse and left on foot.",
    "Enquiries with the shop for CCTV, none held.",
    "I am satisfied that the grading is correct.",
)


def risks(text: str) -> list[str]:
    return [text[r.start : r.end] for r in risks_in(Document(name="a", text=text))]


@pytest.mark.parametrize("text", TELLING)
def test_what_singles_somebody_out_is_shown(text: str) -> None:
    assert risks(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_police_prose_raises_nothing(text: str) -> None:
    assert not risks(text)


def test_every_risk_says_why_and_what_to_write_instead() -> None:
    for text in TELLING:
        for risk in risks_in(Document(name="a", text=text)):
            assert risk.sentence.endswith(".")
            assert risk.suggestion.endswith(".")
            assert 0 <= risk.start < risk.end <= len(text)
