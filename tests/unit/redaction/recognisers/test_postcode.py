"""Postcodes whole and halved."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.postcode import PostcodeRecognizer

RECOGNISER = PostcodeRecognizer()
VALID = (
    ("OX16 9ZZ", "OX16 9ZZ"),
    ("ox109zz", "ox109zz"),
    ("SW1A 9ZZ.", "SW1A 9ZZ"),
    ("postcode OX4", "OX4"),
    ("in the OX4 area", "OX4"),
    ("M1 9ZZ", "M1 9ZZ"),
    ("in the EC1A area", "EC1A"),
)
INVALID = (
    "the M25 was",
    "B12 the",
    "s4A",
    "PC 123",
    "in 2019",
    "room B4",
    "MG11 form",
    "in custody for S4A, no reply",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_postcode_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_postcode_stays(text: str) -> None:
    assert surfaces(text) == []
