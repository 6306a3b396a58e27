"""Numbers the state gives to one person."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.personal_number import PersonalNumberRecognizer

RECOGNISER = PersonalNumberRecognizer()
VALID = (
    ("NINO QQ 12 34 56 C", "QQ 12 34 56 C"),
    ("ab123456c", "ab123456c"),
    ("passport no. 123456789", "123456789"),
    ("MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    ("BRP ZU1234567", "ZU1234567"),
    ("UTR 1234567890", "1234567890"),
    ("prison A1234BC", "A1234BC"),
    ("wearing badge 40771 that", "40771"),
    ("NMC PIN 12A3456E", "12A3456E"),
    ("GMC no. 7654321", "7654321"),
    ("Oyster card 0612 3456 7890", "0612 3456 7890"),
    ("policy number: HX/448812", "HX/448812"),
    ("Clubcard 634004012345", "634004012345"),
    ("UPN A823200012345", "A823200012345"),
    ("MRN 00412278", "00412278"),
    ("candidate number 4412", "4412"),
    ("serial no C02XK1ABJG5H", "C02XK1ABJG5H"),
    ("asset tag LT-40991", "LT-40991"),
    ("06 J 0 1 4 4 0", "06 J 0 1 4 4 0"),
    ("A 1 2 3 4 B C", "A 1 2 3 4 B C"),
    ("P<GBRSPECIMEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<", "P<GBRSPECIMEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<"),
    ("Home Office ref M1234567", "M1234567"),
    ("blue badge BB 12345 6789", "BB 12345 6789"),
)
INVALID = (
    "passport seized",
    "licence revoked",
    "GB 12 34 56 C",
    "staff room 2",
    "policy 2023",
    "rent 450 pounds",
    "rent of 1200",
    "student in 2019",
    "unit 12",
    "PIN the notice up",
    "member of 40 years",
    "system 7",
    "staff 12 of them",
    "claim form 17",
    "hospital at 2130 hrs",
    "port 5 to 6",
    "application 12 March",
    "a b c 1 2 3 song",
    "works 3 days",
    "the model is new",
    "policy 4 of the plan",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_personal_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_personal_number_stays(text: str) -> None:
    assert surfaces(text) == []
