"""Names where a sentence or a form says that one comes."""

from __future__ import annotations

import pytest

from redaction.recognisers.names.evidence import INTRODUCED
from redaction.recognisers.names.introduced import IntroducedNameRecognizer

RECOGNISER = IntroducedNameRecognizer()
VALID = (
    ("my name is Zeynep Okonjo and I live here", "Zeynep Okonjo"),
    ("a man known as Spider ran", "Spider"),
    ("I am Tamsin Quillfeather and I live", "Tamsin Quillfeather"),
    ("Name: Okonjo, Zeynep\n", "Okonjo, Zeynep"),
    ("Witness 1: Mr Idris Gwilym\n", "Idris Gwilym"),
    ("Dear Tamsin,\n", "Tamsin"),
    ("Kind regards\nTamsin Quillfeather\n", "Tamsin Quillfeather"),
    ("Signed: T Quillfeather", "T Quillfeather"),
    ("From: Tamsin Quillfeather <tq@example.org>", "Tamsin Quillfeather"),
    ("her brother Idris came", "Idris"),
    ("spoke to Zeynep at home", "Zeynep"),
    ("Okonjo's statement", "Okonjo"),
    ('she calls him "Spider" at work', "Spider"),
    ("J. Okonjo was there", "Okonjo"),
    ("since our Marta was born", "Marta"),
    ("transporting (driver is his name)", "driver"),
)
SURE_OF_NOTHING = (
    "The name of the shop is known.",
    "since our Ramadan was over",
    "when our Kitchen was shut",
    "name: not given",
    "dear all,",
    "I am satisfied that the grading is correct.",
    "Signed by both.",
    "from: the station",
    "He is known to police.",
    "her brother came",
    "spoke to the caller",
    "",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "name"), VALID)
def test_an_introduced_name_is_found_whole(text: str, name: str) -> None:
    assert name in surfaces(text)


@pytest.mark.parametrize("text", SURE_OF_NOTHING)
def test_where_no_name_comes_nothing_is_sure(text: str) -> None:
    assert [r for r in RECOGNISER.analyze(text, [], None) if r.entity_type == INTRODUCED] == []
