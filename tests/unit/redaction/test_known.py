"""Which words may name a party is told from the facts."""

from __future__ import annotations

import pytest

from redaction import known
from redaction.known import known_from
from redaction.tagging.pieces import windows


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("page", known.NAMED),
        ("PAGE", known.NAMED),
        ("Pages", known.NAMED),
        ("Zoë", known.NAMED),
        ("zp", known.INITIALLED),
        ("Z", known.LETTERED),
        ("z", known.NOBODY),
        ("de", known.NOBODY),
        ("pageant", known.NOBODY),
        ("12", known.NOBODY),
    ],
)
def test_words_that_may_name_a_party_are_told_to_the_model(word: str, expected: int) -> None:
    assert known_from(["Zoë de Page"]).of(word) == expected


def test_without_parties_nothing_is_known() -> None:
    assert all(t[-1] == known.NOBODY for w in windows("Zoë Page rang Z.") for t in w.traits)


@pytest.mark.parametrize(
    "text",
    [
        'He said "over there, Abdul". My name\'s not Abdul.',
        "My name is not Abdul",
        "He is not called Abdul.",
        "Nobody here is called Abdul.",
        "HIS NAME IS NOT ABDUL",
        "His name isn\u2019t Abdul",
    ],
)
def test_a_name_that_somebody_says_is_not_theirs_is_known_as_denied(text: str) -> None:
    assert known_from(["Zoë de Page"], [text]).denied == {"abdul"}


@pytest.mark.parametrize(
    "text",
    [
        "My name is Abdul.",
        "He is called Abdul, not that he minds",
        "My name is not Peter, it is Piotr",
        "My name is not Abdul Karim",
    ],
)
def test_a_name_that_may_be_a_party_s_or_is_given_is_not(text: str) -> None:
    assert known_from(["Piotr Page"], [text]).denied == frozenset()
