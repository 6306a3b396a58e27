"""Words thrown at somebody that look like names are told from names."""

from __future__ import annotations

import pytest

from redaction.mockery import is_people_cut_short, thrown_words


def thrown(text: str) -> list[str]:
    return [text[start:end] for start, end in thrown_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("you Lithos would eat the swans", ["Lithos"]),
        ("speak English, you porto rat", ["porto"]),
        ("I will spell it, P A K I", ["P A K I"]),
        ("wrote N I double G E R on it", ["N I double G E R"]),
        ("that is p for peter", ["p for peter"]),
    ],
)
def test_a_people_cut_short_a_slur_spelt_out_and_a_word_for_its_letter_are_found(
    text: str, words: list[str]
) -> None:
    assert thrown(text) == words


@pytest.mark.parametrize(
    "text",
    ["Marcos said so", "the Santos family", "Paulo rat", "A D A M S", "time for tea", "heroes and potatoes"],
)
def test_names_and_ordinary_words_are_not(text: str) -> None:
    assert thrown(text) == []


@pytest.mark.parametrize("word", ["carlos", "kenos", "heroes", "lit"])
def test_a_beginning_that_too_many_words_share_tells_no_people(word: str) -> None:
    assert not is_people_cut_short(word)
