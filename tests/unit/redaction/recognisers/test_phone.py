"""Telephone numbers in every way people write and say them."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.phone import PhoneRecognizer

RECOGNISER = PhoneRecognizer()
VALID = (
    ("on 07700 900861.", "07700 900861"),
    ("tel 07700900861", "07700900861"),
    ("(01632) 960 123", "(01632) 960 123"),
    ("+44 7700 900861", "+44 7700 900861"),
    ("+44 (0)7700 900 861", "+44 (0)7700 900 861"),
    ("0113 496 0233 ext 7714", "0113 496 0233 ext 7714"),
    ("07700.900.861", "07700.900.861"),
    ("07700-900-861", "07700-900-861"),
    ("0044 7700 900861", "0044 7700 900861"),
    ("phone ending 0861", "0861"),
    ("mobile number ending in 861", "861"),
    (
        "oh double seven double-oh, nine hundred, two one four",
        "oh double seven double-oh, nine hundred, two one four",
    ),
    (
        "zero seven seven zero zero nine zero zero eight six one",
        "zero seven seven zero zero nine zero zero eight six one",
    ),
    ("+48 601 234 567", "+48 601 234 567"),
    ("07700 xxx 861", "07700 xxx 861"),
    ("Main laundry. Ext 5518", "5518"),
    ("extension no. 204, ask for us", "204"),
)
INVALID = (
    "rang 999 then 101",
    "01/04/25 0900 DMM",
    "on 03/03/2026 14:05",
    "at 0930 hrs",
    "one of two men",
    "section 39",
    "an extension of 28 days",
    "05.06.2025 12:30",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_phone_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_phone_stays(text: str) -> None:
    assert surfaces(text) == []
