"""Addresses with numbers, flats, names and doors."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.address import AddressRecognizer

RECOGNISER = AddressRecognizer()
VALID = (
    ("at 8 Elm Close, Banbury", "8 Elm Close"),
    ("Flat 12, Harcourt Court, 40 Tolmers Road", "Flat 12, Harcourt Court, 40 Tolmers Road"),
    ("number 16.", "number 16"),
    ("the woman in number five, her", "number five"),
    ("FROM NUMBER TWENTY-TWO AGAIN", "NUMBER TWENTY-TWO"),
    ("from no.16 kick", "no.16"),
    ("Nos 12, 17, 18 no reply", "Nos 12, 17, 18"),
    ("12 Heol y Garn", "12 Heol y Garn"),
    ("h/a Rosecote, 3 Marsh Lane", "Rosecote, 3 Marsh Lane"),
    ("the flats above the chip shop on Mill Road", "the flats above the chip shop on Mill Road"),
    ("27 sallow way.", "27 sallow way"),
    ("27B Larkmoor Rd", "27B Larkmoor Rd"),
    ("Flat 2B.", "Flat 2B"),
    ("14-16 HIGH STREET", "14-16 HIGH STREET"),
    ("///filled.count.soap", "///filled.count.soap"),
    ("h2h on the landing. 27, 29, 30 saw nowt.", "27, 29, 30"),
    ("Doors knocked:\n14 no reply, will return", "14"),
    ("spoke to neighbour off nb paprika, who", "nb paprika"),
    ("lives on the narrowboat Second Wind, Mooring 9", "narrowboat Second Wind, Mooring 9"),
    ("My boat is called Paprika. Everybody", "Paprika"),
    ("between flats three and four", "flats three and four"),
    ("(plots 29 and 30)", "plots 29 and 30"),
)
INVALID = (
    "STALL 22, FOR COMMON ASSAULT",
    "100 travellers storming the place",
    "NHS no. 9",
    "NB Paul said so",
    "in 2019. 2020 saw more of it",
    "He gave 2 refused 3",
    "They have two flats and one house",
    "the boat is called off",
    "number 1 priority",
    "NO UNITS FREE",
    "ref number 12",
    "at number two on the list",
    "a number two pencil",
    "0618 PNC GARDEN, C: no trace",
    "3 days",
    "2 way radio",
    "phone number 12",
    "10 minutes walk",
    "no problem",
    "On 12 January 1998 the Court found",
    "under Protocol No. 11",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_address_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_address_stays(text: str) -> None:
    assert surfaces(text) == []
