"""Short and changed forms of a place or an organisation that the bundle names in full."""

from __future__ import annotations

import pytest

from redaction.finding import Finding
from redaction.text import Document
from redaction.venues import venue_copies

FULL = "We met at Quillfeather Social Club, 14 Harrowgate Mews."


def copies(
    text: str, surface: str = "Quillfeather Social Club", kind: str = "OR", score: float = 0.9
) -> list[str]:
    start = FULL.index(surface)
    documents = (Document(name="a", text=FULL), Document(name="b", text=text))
    found = {
        "a": [
            Finding(start=start, end=start + len(surface), type=kind, score=score, source="S", reason="R.")
        ],
        "b": [],
    }
    return [text[f.start : f.end] for f in venue_copies(documents, found)["b"]]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("back at the Quillfeather Social Club", "Quillfeather Social Club"),
        ("back at QUILLFEATHER SOCIAL CLUB", "QUILLFEATHER SOCIAL CLUB"),
        ("back at quillfeather social club", "quillfeather social club"),
        ("back at the Quillfeather", "Quillfeather"),
        ("seen in quillfeather social", "quillfeather social"),
    ],
)
def test_other_forms_of_an_organisation_are_found(text: str, form: str) -> None:
    assert copies(text) == [form]


@pytest.mark.parametrize(
    "text",
    [
        "a social club",
        "the club was shut",
        "Mr J. Quillfeather rang",
        "Ann-Quillfeather rang",
        "Quillfeatherish",
        "nothing",
        "",
    ],
)
def test_ordinary_parts_and_people_of_that_name_are_left(text: str) -> None:
    assert copies(text) == []


def test_the_street_of_an_address_is_found_without_its_number() -> None:
    assert copies("seen on harrowgate mews", "14 Harrowgate Mews", "AD") == ["harrowgate mews"]


def test_a_guess_is_not_followed() -> None:
    assert copies("the Quillfeather Social Club", score=0.5) == []
