"""Venues named with ordinary words."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.proper_names import ProperNameRecognizer

RECOGNISER = ProperNameRecognizer()
VALID = (
    ("owner of the Golden Skillet and", "Golden Skillet"),
    ("drinks in the Silver Hare most nights", "Silver Hare"),
)
INVALID = (
    "Victim Personal Statement",
    "the Prime Minister said",
    "the Area Commander",
    "Golden Skillet",
    "a big meal",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_proper_name_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_proper_name_stays(text: str) -> None:
    assert surfaces(text) == []
