"""NHS numbers by cue or by check digit."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.nhs import NhsRecognizer

RECOGNISER = NhsRecognizer()
VALID = (
    ("NHS no. 943 476 5919", "943 476 5919"),
    ("NHS 9434765918", "9434765918"),
    ("nhs 999 700 1183", "999 700 1183"),
    ("patient number 9434765918", "9434765918"),
    ("943 476 5919", "943 476 5919"),
    ("NHS number: 943-476-5919", "943-476-5919"),
)
INVALID = (
    "943 476 5918",
    "NHS staff",
    "crime 4010232137 refers",
    "999 999 9999",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_nhs_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_nhs_number_stays(text: str) -> None:
    assert surfaces(text) == []
