"""When two spellings may be one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.likeness import is_listed_short_form, is_pet_form, is_short_form, one_slip, same_with_slip

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12)


@pytest.mark.parametrize(
    ("a", "b"),
    [("kaczmarek", "kachmarek"), ("folasade", "folashade"), ("tavakoli", "tavacoli"), ("hussein", "husein"), ("purslow", "pursolw"), ("nasrin", "nasreen")],
)  # fmt: skip
def test_slips_and_sounds_are_the_same_name(a: str, b: str) -> None:
    assert same_with_slip(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("khan", "kahn"), ("marsh", "harsh"[:4]), ("begum", "okafor"), ("winter", "wilson")]
)
def test_short_or_distant_words_are_not(a: str, b: str) -> None:
    assert not same_with_slip(a, b)


@pytest.mark.parametrize(
    ("short", "long"), [("bill", "william"), ("nas", "nasrin"), ("deano", "dean"), ("kasia", "katarzyna")]
)
def test_short_forms_belong_to_long_ones(short: str, long: str) -> None:
    assert is_short_form(short, long)


@pytest.mark.parametrize(("short", "long"), [("al", "alan"), ("sarah", "susan"), ("dean", "dean")])
def test_other_names_are_no_short_forms(short: str, long: str) -> None:
    assert not is_short_form(short, long)


@given(LETTERS, st.integers(0, 20), st.sampled_from("aeiourst"))
def test_one_letter_added_is_one_slip(word: str, place: int, letter: str) -> None:
    at = place % (len(word) + 1)
    assert one_slip(word, word[:at] + letter + word[at:])


@given(LETTERS, LETTERS)
def test_likeness_has_no_direction(a: str, b: str) -> None:
    assert one_slip(a, b) == one_slip(b, a)


@pytest.mark.parametrize(
    ("word", "name"),
    [("rosie", "rose"), ("jonesy", "jones"), ("robbo", "rob"), ("deano", "dean"), ("gazza", "gaz")],
)
def test_fond_and_mocking_forms_of_a_name(word: str, name: str) -> None:
    assert is_pet_form(word, name)


@pytest.mark.parametrize(
    ("word", "name"), [("rose", "rose"), ("rosary", "rose"), ("lily", "li"), ("marshal", "marsh")]
)
def test_other_words_that_begin_like_it(word: str, name: str) -> None:
    assert not is_pet_form(word, name)


def test_a_usual_short_form_is_told_by_the_list_alone() -> None:
    assert is_listed_short_form("tel", "terence")
    assert not is_listed_short_form("ter", "terence")
