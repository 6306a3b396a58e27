"""Bank details by form and by cue."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.bank import BankRecognizer

RECOGNISER = BankRecognizer()
VALID = (
    ("sort code 20-00-00", "20-00-00"),
    ("20-00-00 12345678", "20-00-00 12345678"),
    ("account no 12345678", "12345678"),
    ("card 4539 1488 0343 6467", "4539 1488 0343 6467"),
    ("IBAN GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9268 19"),
    ("card ending 6467", "6467"),
    ("sort 99-01-22 acc 5510 7746", "99-01-22 acc 5510 7746"),
    ("s/c 990122 a/c 55107746", "990122 a/c 55107746"),
    ("Sort code: 99 01 22, account number 55107746", "99 01 22, account number 55107746"),
    ("SORT 99.01.22", "99.01.22"),
    ("card ****6614 was", "****6614"),
    ("XXXX-XXXX-XXXX-6614", "XXXX-XXXX-XXXX-6614"),
    ("her account, last four digits 6614", "6614"),
    ("acc 55107746", "55107746"),
    ("CVV 123", "123"),
    ("card ** 1014 used", "** 1014"),
)
INVALID = (
    "on account of this",
    "4539 1488 0343 6468",
    "03-03-25",
    "** 999 call, video relay",
    "sort it out by 12",
    "sort 12 boxes",
    "in some sort, 20 of them",
    "acc to 3 witnesses",
    "a total of £55107746",
    "f*** off 2 times",
    "xxx love",
    "ending 2024",
    "the road ending at 1200",
    "account given by the witness",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_bank_detail_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_bank_detail_stays(text: str) -> None:
    assert surfaces(text) == []
