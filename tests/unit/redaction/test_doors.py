"""A home that goes by its door's number alone is found where its address is known, or after a knock."""

from __future__ import annotations

import pytest

from redaction.doors import door_copies, known_doors
from redaction.finding import Finding
from redaction.text import Document

KNOWN = frozenset({"10", "17", "41a"})


def doors(text: str, known: frozenset[str] = KNOWN) -> list[str]:
    return [text[f.start : f.end] for f in door_copies(text, known)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("this is the lady at ten. My mother", "ten"),
        ('"17 is watching us"', "17"),
        ("spoke to the family in 41a, upset", "41a"),
        ("told to speak to number ten", "ten"),
    ],
)
def test_a_known_home_is_found_by_its_number(text: str, number: str) -> None:
    assert doors(text) == [number]
    assert doors(text, frozenset({"99"})) == []


@pytest.mark.parametrize("text", ["0950 KNOCKED 15. DOG.", "complaint re 15: lights, banging"])
def test_after_a_knock_or_a_complaint_any_number_is_a_home(text: str) -> None:
    assert doors(text, frozenset()) == ["15"]


@pytest.mark.parametrize(
    "text",
    [
        "the man at 10 am",
        "saw them at 10:30",
        "10 people saw it",
        "the lad in 17 minutes",
        "for 10 years",
        "10% of them",
    ],
)
def test_times_and_counts_are_no_homes(text: str) -> None:
    assert doors(text) == []


def test_numbers_are_known_from_addresses_that_were_found() -> None:
    text = "He lives at Flat 3, 17 Quill Street, beside 9 others."
    start, end = text.index("Flat"), text.index(", beside")
    found = Finding(start=start, end=end, type="AD", score=0.9, source="Test", reason="Said.")
    assert known_doors([Document(name="d.txt", text=text)], {"d.txt": [found]}) == {"3", "17"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("H2H today. 9 refused. 11 T Pashley, denies. 13 dog loose.", ["9", "11", "13"]),
        (
            "neighbours spoken: 2 ok. 4 ok. 8, 10 & 12 all say lads on bikes. 4a away",
            ["2", "4", "8, 10 & 12", "4a"],
        ),
        ("saw nowt\n46-old boy, 88, deaf\n48-Kargbo, see MG11", ["46", "48"]),
        ("12/5 0905: attended 27, spoke to her. Then tried 29, no ans.", ["27", "29"]),
    ],
)
def test_doors_of_house_to_house_enquiries_go_by_number(text: str, numbers: list[str]) -> None:
    assert doors(text, frozenset()) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "No reply so far.\n\n1. Call back. 2. Write.",
        "Doors knocked. 3 males seen. 2 youths ran. 10 minutes later",
        "We met them. 9 came. 11 left.",
        "no reply. 12 June wrote again. 14 July too",
    ],
)
def test_numbered_points_counts_and_days_are_no_doors(text: str) -> None:
    assert doors(text, frozenset()) == []
