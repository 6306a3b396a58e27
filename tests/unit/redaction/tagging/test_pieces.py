"""A text is cut into pieces that lose no word, keep true offsets and carry what the word lists say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.tagging import pieces
from redaction.tagging.pieces import MOST, TRAITS, arrays, shape, traits_of, windows

WORDS = (
    "PC",
    "Khan",
    "attended",
    "14:20",
    "the",
    "o'Neill",
    "Łódź",
    "محمد",
    "👩‍👧",
    "07700 900118",
    "x" * 900,
)


@given(st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "\t", "\r"]), max_size=120), st.integers(8, MOST))
@settings(max_examples=60, deadline=None)
def test_windows_cover_every_word_in_order_and_fit(parts: list[str], most: int) -> None:
    text = " ".join(parts)
    covered = bytearray(len(text))
    before = 0
    for window in windows(text, most):
        assert 0 < len(window.ids) <= most
        assert len(window.ids) == len(window.traits) == len(window.words)
        for start, end in zip(window.starts, window.ends, strict=True):
            assert before <= end <= len(text)
            assert start < end
            covered[start:end] = b"\x01" * (end - start)
            before = start
    missed = [c for c, seen in zip(text, covered, strict=True) if not seen and c.isalnum() and c.isascii()]
    assert missed == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("khan", pieces.LOWER),
        ("Khan", pieces.TITLE),
        ("KHAN", pieces.UPPER),
        ("K", pieces.CAPITAL),
        ("McKay", pieces.MIXED),
        ("—", pieces.PUNCTUATION),
        ("12", 6),
        ("123", 7),
        ("1234", 8),
        ("12345", pieces.MANY_DIGITS),
        ("AB12", pieces.LETTERS_WITH_DIGITS),
        ("ab12", pieces.SMALL_LETTERS_WITH_DIGITS),
    ],
)
def test_the_shape_of_a_word(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_traits_stay_within_the_tables_of_the_model() -> None:
    for word in (*WORDS, "OIC", "Muslim", "hope", "Hope", "zzyzx", "s4A", "é", ""):
        values = traits_of(word) if word else (0, 0, 0, 0)
        assert all(0 <= v < size for v, size in zip(values, TRAITS.values(), strict=False))


def test_everyday_and_unknown_words_differ_in_rarity() -> None:
    everyday, unknown = traits_of("the")[1], traits_of("Oyelaran")[1]
    assert everyday == 1
    assert unknown == 5


def test_the_first_word_of_a_line_is_told_apart() -> None:
    window = next(windows("Khan ran.\nKhan fell."))
    opens = [t[5] for t in window.traits]
    assert opens == [1, 0, 0, 1, 0, 0]


def test_arrays_open_and_close_a_window() -> None:
    window = next(windows("PC Khan attended."))
    ids, traits = arrays(window)
    assert (ids[0], ids[-1]) == pieces.ends()
    assert traits.shape == (len(window.ids) + 2, len(TRAITS))


def test_an_empty_text_has_no_windows() -> None:
    assert list(windows("")) == []
    assert list(windows(" \n\t\n")) == []
