"""The word lists know ordinary words and terms, and hold no names."""

import gzip
from importlib import resources

import pytest

from redaction.lexicon import (
    is_common_word,
    is_police_term,
    is_public_word,
    is_word,
    may_stay,
    mostly_names,
)


@pytest.mark.parametrize(
    "word", ["neighbour", "Colour", "SHOUTED", "didn't", "victim’s", "follow-up", "headscarf", "organise"]
)
def test_ordinary_words_are_known_in_any_dress(word):
    assert is_word(word)


@pytest.mark.parametrize(
    "name", ["Okafor", "khan", "Smith", "Tavakoli", "Jones", "Patel", "oxford", "London", "Johnny", ""]
)
def test_names_are_no_words(name):
    assert not is_word(name)
    assert not may_stay(name)


def test_names_that_are_words_are_told_by_how_common_they_are():
    assert is_common_word("hope")
    assert is_common_word("Marsh")
    assert is_word("gibbon")
    assert not is_common_word("gibbon")


@pytest.mark.parametrize("term", ["OIC", "MG11", "enqs", "s4A", "MG11's", "Supt", "RUI"])
def test_police_shorthand_is_known(term):
    assert is_police_term(term)


@pytest.mark.parametrize("token", ["oic", "Ip", "Vara", "Holmes", "Sims"])
def test_short_terms_count_only_as_they_are_written(token):
    assert not is_police_term(token)


@pytest.mark.parametrize("word", ["Muslim", "POLISH", "Romany", "Eritrean", "Facebook", "March", "Eid"])
def test_peoples_faiths_and_channels_may_stay(word):
    assert is_public_word(word)


@pytest.mark.parametrize("token", ["anti-Muslim", "BWV/CCTV", "E-mail", "third-party"])
def test_compounds_may_stay_when_every_part_may(token):
    assert may_stay(token)


@pytest.mark.parametrize("token", ["anti-Khan", "J-Okafor", "S-T"])
def test_compounds_with_a_name_may_not(token):
    assert not may_stay(token)


def test_the_lists_hold_no_names_of_the_faker_kind():
    """Surnames that are frequent in Britain and no ordinary words must be unknown to every list."""
    for name in [
        "Ahmed",
        "Ali",
        "Begum",
        "Hussain",
        "Singh",
        "Kaur",
        "Patel",
        "Jones",
        "Williams",
        "Davies",
        "Evans",
        "Thomas",
        "Roberts",
        "Kowalski",
        "Nowak",
        "Nguyen",
    ]:
        assert not may_stay(name), name


def test_the_word_list_is_lower_case_and_without_the_mostly_names():
    packed = resources.files("redaction").joinpath("data/english.txt.gz").read_bytes()
    words = {line.split(" ")[0] for line in gzip.decompress(packed).decode().splitlines()}
    assert len(words) > 70_000
    assert all(w.islower() for w in words)
    assert not words & mostly_names()
