"""Which known person a word stands for: the name itself, its plural, a slip, a short form, two names run together."""

from __future__ import annotations

import pytest

from redaction.bundle import Party
from tests.matcher_parts import MATCHER, matcher_of


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("Altunbas", "altunbas"),
        ("ALTUNBAS", "altunbas"),
        ("altunbas", "altunbas"),
        ("Altumbas", "altunbas"),
        ("Altunbass", "altunbas"),
        ("AltunbasZ", "altunbas"),
        ("zaltunbas", "altunbas"),
        ("Draycotts", "draycott"),
        ("Hope", "hope"),
    ],
)
def test_a_word_that_stands_for_a_known_name(word: str, token: str) -> None:
    assert MATCHER.token(word) == token


@pytest.mark.parametrize(
    "word", ["Alton", "bus", "cope", "winter", "drayman", "the", "Polish", "police", "Z"]
)
def test_a_word_that_is_no_slip_of_one(word: str) -> None:
    assert MATCHER.token(word) is None


def test_two_names_of_one_person_belong_together() -> None:
    assert MATCHER.same_bearer("Zeynep", "Altunbas")
    assert not MATCHER.same_bearer("Zeynep", "Winterbourne")
    assert not MATCHER.same_bearer("Zeynep", "zeynep")


def test_a_usual_short_form_of_a_party_s_name_stands_for_it_with_a_capital_alone() -> None:
    terence = Party(role="suspect", name="Terence Quill")
    matcher = matcher_of(terence)
    assert matcher.token("Tel") == "terence"
    assert matcher.token("tel") is None


def test_a_slip_that_makes_a_rare_word_stands_for_a_party_with_a_capital_alone() -> None:
    priestley = Party(role="suspect", name="Jack Priestley")
    matcher = matcher_of(priestley)
    assert matcher.token("Priestly") == "priestley"
    assert matcher.token("priestly") is None
