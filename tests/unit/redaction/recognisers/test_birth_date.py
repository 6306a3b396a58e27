"""Dates of birth behind a word or a sign."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.dob import BirthDateRecognizer

RECOGNISER = BirthDateRecognizer()
VALID = (
    ("DOB 03/04/1987", "03/04/1987"),
    ("b. 19/11/1988", "19/11/1988"),
    ("born 2/10/1979", "2/10/1979"),
    ("d.o.b. 24 February 1979", "24 February 1979"),
    ("Date of birth: 1991-02-07", "1991-02-07"),
    ("born on the 5th of May 1990", "5th of May 1990"),
    ("dob 120588", "120588"),
    ("born in 1988", "1988"),
    ("(03.04.87 dob)", "03.04.87"),
)
INVALID = (
    "on 03/04/2025",
    "born here",
    "b. Smith",
    "airborne 12",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_birth_date_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_birth_date_stays(text: str) -> None:
    assert surfaces(text) == []
