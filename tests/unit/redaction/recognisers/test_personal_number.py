"""Numbers the state gives to one person."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.personal_number import PersonalNumberRecognizer

RECOGNISER = PersonalNumberRecognizer()
VALID = (
    ("NINO QQ 12 34 56 C", "QQ 12 34 56 C"),
    ("ab123456c", "ab123456c"),
    ("passport no. 123456789", "123456789"),
    ("MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    ("BRP ZU1234567", "ZU1234567"),
    ("UTR 1234567890", "1234567890"),
    ("prison A1234BC", "A1234BC"),
)
INVALID = (
    "passport seized",
    "licence revoked",
    "GB 12 34 56 C",
    "staff room 2",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_personal_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_personal_number_stays(text: str) -> None:
    assert surfaces(text) == []
