"""References by cue and by form."""

from __future__ import annotations

import pytest

from redaction.recognisers.policing.reference import ReferenceRecognizer

RECOGNISER = ReferenceRecognizer()
VALID = (
    ("crime 43190554410", "43190554410"),
    ("CAD 0932 of 03/03/18", "0932 of 03/03/18"),
    ("43 25 0148821", "43 25 0148821"),
    ("ref TM/25/03/1177", "TM/25/03/1177"),
    ("Our ref: HB/2231/25", "HB/2231/25"),
    ("custody record EA/00412/25", "EA/00412/25"),
    ("Datix_W87740.pdf", "W87740"),
    ("VR-0931", "VR-0931"),
    ("log 417 refers", "417"),
    ("INC 1096", "1096"),
)
INVALID = (
    "report 14 days later",
    "incident 3 hours ago",
    "section 4 offence",
    "1,200 pounds",
    "at 14:05",
    "case in 2019",
    "reports 2 men",
    "recorded within 24 hours",
    "CRIMED today",
    "you rang 101 on 11 November",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_reference_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_reference_stays(text: str) -> None:
    assert surfaces(text) == []
