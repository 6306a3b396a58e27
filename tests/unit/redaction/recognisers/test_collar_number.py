"""Collar and shoulder numbers."""

from __future__ import annotations

import pytest

from redaction.recognisers.policing.collar import CollarRecognizer

RECOGNISER = CollarRecognizer()
VALID = (
    ("PC 4711 attended", "4711"),
    ("PC4711", "4711"),
    ("PCSO C9107", "C9107"),
    ("DS Smith/9876", "9876"),
    ("03/04/25 1415  6650  Risk done", "6650"),
    ("12/11/25 (1420) review", "1420"),
    ("collar number 6038", "6038"),
    ("PC KHAN 4711", "4711"),
    ("created by 7702.", "7702"),
    ("DS EA 2231", "EA 2231"),
    ("(emp 20816)", "20816"),
    ("DI Draycott (collar 880), today", "880"),
    ("STEWARD S47 BY RADIO", "S47"),
    ("UNIT TR 41 ASSIGNED", "TR 41"),
    ("s47 poss. Resource: XD21, PC", "XD21"),
    ("call sign KT214.", "KT214"),
    ("badge 40771, he said", "40771"),
    ("NOT AT HOME WHEN 4102 CALLED.", "4102"),
)
INVALID = (
    "by 1115 tomorrow",
    "in 2019",
    "s4A",
    "3 officers",
    "at 1405 hrs",
    "PC attended",
    "collar 38 cm",
    "collar bone broken",
    "officer S47",
    "unit 4 of the estate",
    "resources AT 1405",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_collar_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_collar_number_stays(text: str) -> None:
    assert surfaces(text) == []
