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
