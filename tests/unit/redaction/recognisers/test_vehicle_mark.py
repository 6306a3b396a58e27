"""Vehicle marks of today, of old, of Northern Ireland, private and partial."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.vehicle import VehicleRecognizer

RECOGNISER = VehicleRecognizer()
VALID = (
    ("SUS VEH BV 12 P POSS ENDS", "BV 12 P"),
    ("OV66 ZTL", "OV66 ZTL"),
    ("his van ov66ztl", "ov66ztl"),
    ("R123 ABC", "R123 ABC"),
    ("ABC 123D", "ABC 123D"),
    ("KFZ 2916", "KFZ 2916"),
    ("reg K1 NGS", "K1 NGS"),
    ("partial VRM KX19", "KX19"),
    ("index beginning LM6", "LM6"),
    ("VRM: T01 LYH", "T01 LYH"),
    ("tango zero one lima yankee hotel", "tango zero one lima yankee hotel"),
    ("white Transit, KX19 ???", "KX19 ???"),
)
INVALID = (
    "the M25 the",
    "B12 the",
    "MG11",
    "DS24 review",
    "s5 for",
    "on 12 May",
    "AB12",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_vehicle_mark_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_vehicle_mark_stays(text: str) -> None:
    assert surfaces(text) == []
