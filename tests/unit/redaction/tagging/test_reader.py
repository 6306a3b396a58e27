"""The trained reader tells names from words by where they stand, in any capitals, and gives the same answer each time."""

from __future__ import annotations

import numpy as np
import pytest

from redaction.opinions import Opinions, opinions
from redaction.tagging.classes import CLASSES
from redaction.tagging.reader import reader

NAMED = (
    ("PC 4711 attended and spoke to Oluwadamilola Adeyinka-Brown at her flat.", "Oluwadamilola"),
    ("rang ip, krzysztof says he is happy to give a stmt", "krzysztof"),
    ("IP NASREEN BEGUM STATED THAT THE MALE SPAT AT HER.", "NASREEN"),
    ("I spoke to Hope on the phone and Hope said she was too scared to go out.", "Hope"),
)
PLAIN = (
    ("She said she had no hope left and would not go out again.", "hope"),
    ('He shouted "go back to Pakistan" and ran off towards the shops.', "shouted"),
    ("The OIC will review the CCTV and update the victim in line with the Code.", "OIC"),
    ("Victim is Muslim and wears a headscarf.", "Muslim"),
)


def chance(text: str, word: str, kind: str = "P") -> float:
    start = text.index(word)
    return opinions(text).of(kind, start, start + len(word))


@pytest.mark.parametrize(("text", "word"), NAMED)
def test_names_are_seen_in_any_capitals(text: str, word: str) -> None:
    assert chance(text, word) > 0.5


@pytest.mark.parametrize(("text", "word"), PLAIN)
def test_words_that_are_no_names_are_left(text: str, word: str) -> None:
    assert chance(text, word) < 0.2


def test_every_word_has_likelihoods_that_sum_to_one_in_order_of_place() -> None:
    text = "DS Marsh rang 07700 900118.\n" * 40
    words = reader().words(text)
    sums = np.array([w.chances for w in words]).sum(-1)
    assert np.allclose(sums, 1, atol=1e-3)
    assert [w.start for w in words] == sorted(w.start for w in words)
    assert len(words[0].chances) == len(CLASSES)


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text = "Mrs Okafor of 14 Sandhurst Gardens called 101 on 3 March 2026.\n" * 12
    first, second = (np.array([w.chances for w in reader().words(text)]) for _ in range(2))
    assert (first == second).all()


def test_an_empty_text_has_no_opinions() -> None:
    view = opinions("")
    assert list(view.findings()) == []
    assert view.of("P", 0, 0) == 0.0
    assert view.masked(0, 5) == 0.0
    assert view.kept(0, 5) == 0.0


def _made(text: str, kinds: list[str]) -> Opinions:
    """Opinions with made-up certainty: one class a word."""
    from redaction.tagging.reader import WordRead

    words = []
    position = 0
    for word, kind in zip(text.split(" "), kinds, strict=True):
        row = np.full(len(CLASSES), 0.001, np.float32)
        row[CLASSES.index(kind)] = 0.98
        words.append(WordRead(position, position + len(word), row))
        position += len(word) + 1
    return Opinions(text, words)


def test_words_of_one_class_make_one_finding() -> None:
    view = _made("at 14 Marl Street today", ["O", "AD", "AD", "AD", "O"])
    found = [(view.text[f.start : f.end], f.type) for f in view.findings()]
    assert found == [("14 Marl Street", "AD")]


def test_names_are_left_to_the_weighing() -> None:
    view = _made("rang Khan today", ["O", "P", "O"])
    assert list(view.findings()) == []
    assert view.of("P", 5, 9) > 0.9


@pytest.mark.parametrize(
    ("word", "kind", "stands"),
    [
        ("zig-zags", "VRM", False), ("LK19", "VRM", True), ("TikTok", "HD", False), ("larch_lad", "HD", True),
        ("Shabbat", "DT", False), ("Diwali", "DT", True), ("CPS", "RF", False),
    ],
)  # fmt: skip
def test_words_that_stay_and_days_of_every_week_are_no_findings(word: str, kind: str, stands: bool) -> None:
    view = _made(f"the {word} then", ["O", kind, "O"])
    assert bool(list(view.findings())) is stands


def test_jobs_and_stories_are_told_and_never_findings() -> None:
    view = _made("our only harpist rang", ["JB", "JB", "JB", "O"])
    assert [f.type for f in view.told()] == ["JB"]
    assert list(view.findings()) == []
