"""A span never cuts a character as a reader sees it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.characters import is_between, is_uncased, whole

FAMILY = "👩‍👩‍👧"
TONE = "👍🏽"
FLAGS = "🇬🇧🇵🇱"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PIECES = st.sampled_from(
    ["a", "q\u0301", "e\u0323\u0301", " ", "\n", FAMILY, TONE, "🇬🇧", "क्षि", "ש\u05b8", "❤️", "x\u200c", "7"]
)


@pytest.mark.parametrize(
    "text", ["q\u0301", FAMILY, TONE, SCOTLAND, "🇬🇧", "❤️", "क\u094d", "ש\u05b8", "n\u0303\u0323"]
)
def test_one_character_is_not_cut_anywhere_inside(text: str):
    assert [p for p in range(len(text) + 1) if is_between(text, p)] == [0, len(text)]
    for start in range(len(text)):
        assert whole(f"x{text}y", start + 1, start + 2) == (1, len(text) + 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ab", 1),
        (FLAGS, 2),
        ("a👍", 1),
        ("👍a", 1),
        (" \u0301", 1),
        ("🇬🇧a", 2),
        ("می\u200cخ", 3),
        ("\r\n", 2),
    ],
)
def test_between_two_characters_a_cut_is_allowed(text: str, place: int):
    assert is_between(text, place)


@given(st.lists(PIECES, max_size=12).map("".join), st.data())
def test_widening_is_least_and_ends_between_characters(text: str, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = whole(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)
    assert is_between(text, low)
    assert is_between(text, high)
    assert whole(text, low, high) == (low, high)
    assert not any(is_between(text, p) for p in (*range(low + 1, start + 1), *range(end, high)))


@given(st.text(max_size=30), st.integers(0, 30))
def test_no_mark_is_left_behind(text: str, place: int):
    _, end = whole(text, 0, min(place, len(text)))
    if 0 < end < len(text) and not text[end - 1].isspace():
        assert not unicodedata.combining(text[end])


@pytest.mark.parametrize(
    ("word", "uncased"),
    [
        ("زينب", True),
        ("徐若妍", True),
        ("משה", True),
        ("Иван", False),
        ("José", False),
        ("1º", False),
        ("plain", False),
    ],
)
def test_scripts_without_capitals_are_told_apart(word: str, uncased: bool):
    assert is_uncased(word) is uncased
