"""Festivals are dates, with the words that tie a day to them."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.festival import FestivalRecognizer

RECOGNISER = FestivalRecognizer()
VALID = (
    ("the night before Eid, which", "the night before Eid"),
    ("last Diwali", "last Diwali"),
    ("the day after Pride", "the day after Pride"),
    ("on Boxing Day", "Boxing Day"),
    ("at Christmas", "Christmas"),
    ("THE DAY AFTER PRIDE", "THE DAY AFTER PRIDE"),
    ("over new year's eve", "new year's eve"),
    ("the anniversary of Kristallnacht", "the anniversary of Kristallnacht"),
    ("Eid al-Fitr", "Eid al-Fitr"),
    ("the August bank holiday", "the August bank holiday"),
    ("Newroz 2016", "Newroz 2016"),
    ("the day after my daughter's birthday", "the day after my daughter's birthday"),
)
INVALID = (
    "took pride in it",
    "a Pride flag",
    "holiday pay",
    "an easterly wind",
    "with pride",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_festival_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_festival_stays(text: str) -> None:
    assert surfaces(text) == []
