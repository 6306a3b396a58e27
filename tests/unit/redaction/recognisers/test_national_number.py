"""URN, PNC, CRO and arrest summons numbers."""

from __future__ import annotations

import pytest

from redaction.recognisers.policing.national import NationalNumberRecognizer

RECOGNISER = NationalNumberRecognizer()
VALID = (
    ("URN 43AB1234518", "43AB1234518"),
    ("URN: 43 KV 0418825", "43 KV 0418825"),
    ("PNC 01/245187K", "01/245187K"),
    ("PNC ID 14 / 208 331 T", "14 / 208 331 T"),
    ("CRO 184402/01 P", "184402/01 P"),
    ("CRO SF97/123456A", "SF97/123456A"),
    ("ASN 25/43KV/01/123456A", "25/43KV/01/123456A"),
    ("52/91887P is a namesake", "52/91887P"),
)
INVALID = (
    "PNC check done",
    "no trace PNC",
    "24/7 A",
    "10/12 said",
    "half 1/2 a",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_national_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_national_number_stays(text: str) -> None:
    assert surfaces(text) == []
