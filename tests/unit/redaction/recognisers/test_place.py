"""Streets, estates, stations, roads, rooms and bus routes."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.place import PlaceRecognizer

RECOGNISER = PlaceRecognizer()
VALID = (
    ("on Larkmoor Road", "Larkmoor Road"),
    ("passing attn quillfeather close", "quillfeather close"),
    ("the Coley Fields estate", "Coley Fields estate"),
    ("on the A4074", "A4074"),
    ("1530  rm 4 poorly chest", "rm 4"),
    ("WALKED OUT VIA GATE 3 AGAIN", "GATE 3"),
    ("sat in chair 11, dozing", "chair 11"),
    ("the number 9 bus", "the number 9 bus"),
    ("bus route S4", "S4"),
    ("in Bay C", "Bay C"),
    ("Ward 7", "Ward 7"),
    ("Bourton-on-the-Water", "Bourton-on-the-Water"),
    ("in Reading.", "Reading"),
    ("ON CANDLE STREET", "CANDLE STREET"),
    ("WE WERE ATTACKED ON CANDLE STREET", "CANDLE STREET"),
    ("Clos y Wern", "Clos y Wern"),
    ("at Larkmoor Court", "Larkmoor Court"),
)
INVALID = (
    "reading the file",
    "on the road",
    "the station",
    "Left station",
    "by the way",
    "in the park",
    "Crown Court",
    "in bath water",
    "ward round",
    "complained to the Administrative Court",
    "before the Testington District Court",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_place_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_place_stays(text: str) -> None:
    assert surfaces(text) == []
