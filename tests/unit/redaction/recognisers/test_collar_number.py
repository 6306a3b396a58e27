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
    ("steward 114 saw it", "114"),
    ("porter 221 helped her up", "221"),
    ("bib 114 was seen", "114"),
    ("Draycott 0472 attended", "0472"),
    ("Draycott 6412 reviewed it", "6412"),
    ("BX41 assigned, then stood down", "BX41"),
    ("despatched AB12 and CD14.", "AB12 and CD14"),
    ("5093 > 118: can you call", "5093 > 118"),
    ("12/5 0905 4031: tried the door", "4031"),
    ("Supervisor 1192: endorsed", "1192"),
    ("coll. 4711", "4711"),
    ("Warrant card no 12345", "12345"),
    ("log kept by opr 61180", "61180"),
    ("Officer no. 4471.", "4471"),
    ("driver no. 221, on shift", "221"),
    ("endorsed 1192\n", "1192"),
    ("3192 endorsed the plan", "3192"),
    ("PC HART (C) 4521", "4521"),
    ("4471 PC Hart", "4471"),
    ("PC (4471) Hart", "4471"),
    ("PCs 4471 & 5521 came", "4471 & 5521"),
    ("PCs Hart and Lowe (4471, 5521)", "4471, 5521"),
    ("SIA licence 1012-3344-5566-7788", "1012-3344-5566-7788"),
    ("(5521) 14:10 hrs call", "5521"),
    ("NOT AT HOME WHEN 4102 CALLED.", "4102"),
)
INVALID = (
    "DS24 not completed",
    "At 1430 attended",
    "May 2024 attended",
    "On Monday 1430 attended",
    "security 2 doors down",
    "sent A4 forms",
    "log closed 1415",
    "control 1430 to attend",
    "officer 2 of 3",
    "2024 PC Hart joined",
    "12/03/2025 PC Hart",
    "allocated 5000 pounds",
    "units 12 and 14",
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
