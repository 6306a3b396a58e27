"""The word lists know ordinary words and terms, and hold no names."""

import gzip
from importlib import resources

import pytest

from redaction.gazetteer import kinds_of
from redaction.lexicon import (
    EVERYDAY,
    _listed,
    is_common_word,
    is_police_term,
    is_public_word,
    is_word,
    may_stay,
    mostly_names,
    size_of,
)
from redaction.weigh import is_derived

PEOPLES = """Malayali Hazara Ahmadi Sylheti Mirpuri Pashto Tigrinya Igbo Haredi Pentecostal Coptic Romani Rohingya Oromo Yazidi
Dalit Jatt Ravidassia Ezidi Kurmanji Twi Hakka Tagalog Lubavitch Barelvi Deobandi Christadelphian Wiccan Minceir Circassian"""
THINGS = """Sertraline Ventolin Mounjaro Qashqai Hilux Berghaus Xiaomi Bluesky Cifas Cafcass EastEnders Crohn's mezuzah shechita
kurwa ciapaty pooftah BATTYBOY Muzrat"""


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


@pytest.mark.parametrize("token", ["ip", "Ip", "Vara", "Holmes", "Sims", "Nic", "abi"])
def test_short_terms_count_only_as_they_are_written(token):
    assert not is_police_term(token)


@pytest.mark.parametrize(
    "term", ["oic", "Oic", "ncrs", "Isva", "isvas", "mg11", "MG11", "idva", "nchi", "ViSOR", "lado"]
)
def test_abbreviations_that_can_be_nothing_else_count_in_any_case(term):
    assert is_police_term(term)


def test_no_abbreviation_that_counts_in_any_case_is_a_word_or_a_name():
    listed = _listed("any_case_terms.txt")
    assert len(listed) > 600
    assert not [t for t in listed if is_word(t) or (t.isalpha() and kinds_of(t))]
    assert all(t == t.casefold() for t in listed)


@pytest.mark.parametrize("word", PEOPLES.split())
def test_peoples_languages_and_faiths_stay_in_any_case(word):
    assert all(is_public_word(w) for w in (word, word.upper(), word.lower()))


@pytest.mark.parametrize("word", THINGS.split())
def test_medicines_makes_bodies_and_quoted_abuse_stay(word):
    assert is_public_word(word)


@pytest.mark.parametrize("word", ["kara", "puja", "isha", "seva"])
def test_words_that_are_names_with_a_capital_stay_only_in_small_letters(word):
    assert is_public_word(word)
    assert not is_public_word(word.capitalize())
    assert not is_public_word(word.upper())


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
        "Fatima",
        "Krishna",
        "Shahid",
        "Khalifa",
        "Karen",
        "Stella",
        "Nancy",
        "Parkinson",
        "Levi",
    ]:
        assert not may_stay(name), name


def test_the_word_list_is_lower_case_and_without_the_mostly_names():
    packed = resources.files("redaction").joinpath("data/english.txt.gz").read_bytes()
    words = {line.split(" ")[0] for line in gzip.decompress(packed).decode().splitlines()}
    assert len(words) > 70_000
    assert all(w.islower() for w in words)
    assert not words & mostly_names()


@pytest.mark.parametrize("word", ["thass", "Gonnae", "recieved", "vyshyvanka", "LABRADOODLE", "nickin"])
def test_dialect_messages_and_goods_are_rare_words(word):
    assert size_of(word) == EVERYDAY or is_derived(word)


def test_no_word_added_to_the_dictionary_is_on_the_list_of_names():
    added = [w for w in _listed("everyday_words.txt") if kinds_of(w)]
    assert added == []
