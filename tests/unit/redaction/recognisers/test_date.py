"""Calendar dates in many forms."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.date import DateRecognizer

RECOGNISER = DateRecognizer()
VALID = (
    ("on 03/03/18 at", "03/03/18"),
    ("DMM 01/09/2025 0915", "01/09/2025"),
    ("INC 0041 OF 16/11/24", "16/11/24"),
    ("on 3.3.2018", "3.3.2018"),
    ("2026-03-03", "2026-03-03"),
    ("3rd March 2026", "3rd March 2026"),
    ("3 Mar 26", "3 Mar 26"),
    ("March 3rd, 2026", "March 3rd, 2026"),
    ("Tuesday 3 March", "Tuesday 3 March"),
    ("the third of March", "the third of March"),
    ("since January", "January"),
    ("in March 2026", "March 2026"),
    ("early April 2025", "early April 2025"),
    ("on the 14th she", "the 14th"),
    ("due 4/11]", "4/11"),
    ("rec'd 23/9 now", "23/9"),
    ("since 2019", "2019"),
    ("3rd and 4th May", "3rd and 4th May"),
    ("clip_290325.mp4", "290325"),
    ("last summer", "last summer"),
    ("first week of October", "first week of October"),
    ("29 October 2025: he", "29 October 2025"),
    ("01-Apr-25", "01-Apr-25"),
)
INVALID = (
    "on Tuesday",
    "at 14:05",
    "24/7 cover",
    "the Public Order Act 1986",
    "s31 CDA 1998",
    "6 out of 10",
    "the second floor",
    "3 days",
    "half past nine",
    "may have been",
    "1/2 a pint",
    "in 20 minutes",
    "at 2010 hrs",
    "marched off",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_date_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_date_stays(text: str) -> None:
    assert surfaces(text) == []
