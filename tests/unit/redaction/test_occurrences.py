"""Find-all finds the same words however they are written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.occurrences import find_occurrences, is_one_slip


@pytest.mark.parametrize(
    ("text", "surface", "found"),
    [
        ("Adeyemi, ADEYEMI's and adeyemi", "Adeyemi", ["Adeyemi", "ADEYEMI", "adeyemi"]),
        ("Adeyeni called, then Adeymi and Adeeymi", "Adeyemi", ["Adeyeni", "Adeymi", "Adeeymi"]),
        ("Rose rose", "Rose", ["Rose", "rose"]),
        ("Rosa is not Rose", "Rose", ["Rose"]),
        ("a harsh march by Marsh", "Marsh", ["Marsh"]),
        ("Mary\nBell and Mary-Bell", "Mary Bell", ["Mary\nBell", "Mary-Bell"]),
        ("Mary said Bell", "Mary Bell", []),
        ("JS, J.S. and J. S. but not js or JSA", "JS", ["JS", "J.S.", "J. S."]),
        ("call 07700 900123 now", "07700 900123", ["07700 900123"]),
        ("flat 12, not flat 13", "12", ["12"]),
        ("¿?¿", "¿", ["¿", "¿"]),
    ],
)
def test_occurrences(text, surface, found):
    assert [text[a:b] for a, b in find_occurrences(text, surface)] == found


WORDS = st.text(alphabet="abcd", min_size=1, max_size=7)


@given(WORDS, WORDS)
def test_one_slip_is_symmetric_and_true_of_itself(a, b):
    assert is_one_slip(a, b) == is_one_slip(b, a)
    assert is_one_slip(a, a)


@given(WORDS, st.integers(0, 6), st.sampled_from("xyz"))
def test_every_single_slip_is_seen(word, at, letter):
    at %= len(word)
    assert is_one_slip(word, word[:at] + letter + word[at:])
    assert is_one_slip(word, word[:at] + word[at + 1 :]) or len(word) == 1
    assert is_one_slip(word, word[:at] + letter + word[at + 1 :])
    assert is_one_slip(word, word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :])
