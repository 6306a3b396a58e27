"""Exhibit marks made of initials."""

from __future__ import annotations

import pytest

from redaction.recognisers.policing.exhibit import ExhibitRecognizer

RECOGNISER = ExhibitRecognizer()
VALID = (
    ("seized as JS/1", "JS/1"),
    ("exhibit KP/02", "KP/02"),
    ("exh ow/1", "ow/1"),
    ("EK/1 is her sketch", "EK/1"),
    ("exhibit NG1", "NG1"),
    ("C.S./4", "C.S./4"),
)
INVALID = (
    "MG/11",
    "DS/9876",
    "and/or",
    "24/7",
    "s4/5",
    "PC/12",
    "h/a",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_exhibit_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_exhibit_stays(text: str) -> None:
    assert surfaces(text) == []
