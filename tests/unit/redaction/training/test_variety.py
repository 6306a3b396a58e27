"""A lesson told of other people stays true to its marks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.gold import parse_gold
from redaction.training.corpus import Lesson, Mark
from redaction.training.variety import (
    Renaming,
    as_written,
    new_name,
    renumbering,
    slipped,
    surfaces_by_type,
    varied,
    words_at_hand,
)

RAW = (
    "PC [[OC:4711]] saw [[P#a:Hope Whittle]] at [[AD#h:19 Marl Street]]. [[P#a:HOPE]] gave up hope.\n"
    "[[P#a:H.W.]] rang [[PH:07700 900118]] from [[LO:Fenner's Bank]], [[K:Muslim]]."
)


def lesson() -> Lesson:
    text, spans = parse_gold(RAW)
    return Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))


@given(st.integers(0, 10_000))
@settings(max_examples=120, deadline=None)
def test_marks_stay_on_what_they_marked_and_the_rest_is_unchanged_but_for_capitals(seed: int) -> None:
    given_lesson = lesson()
    told = varied(given_lesson, surfaces_by_type([given_lesson]), random.Random(seed))
    assert [m.type for m in told.marks] == [m.type for m in given_lesson.marks]
    assert _between(told).casefold() == _between(given_lesson).casefold()
    assert all(told.text[m.start : m.end].strip() for m in told.marks)


def _between(one: Lesson) -> str:
    parts, position = [], 0
    for mark in one.marks:
        parts.append(one.text[position : mark.start])
        position = mark.end
    return "|".join([*parts, one.text[position:]])


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_one_person_keeps_one_new_name_in_every_form(seed: int) -> None:
    new = Renaming(["Hope Whittle", "HOPE", "H.W."], random.Random(seed))
    first, last = new("Hope Whittle").split(" ", 1)
    assert new("HOPE").casefold()[:1] == first.casefold()[:1]
    assert new("H.W.").casefold() == f"{first[0]}.{last[0]}.".casefold()


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [("adeyemi", "KHAN", "ADEYEMI"), ("adeyemi", "khan", "adeyemi"), ("adeyemi", "Khan", "Adeyemi")],
)
def test_a_new_name_takes_the_old_one_s_capitals(new: str, old: str, expected: str) -> None:
    assert as_written(new, old) == expected


@given(st.integers(0, 10_000), st.text("0123456789 -+()", max_size=20))
def test_numbers_keep_their_look(seed: int, number: str) -> None:
    change = renumbering(random.Random(seed))
    assert len(change(number)) == len(number)
    assert [c for c in change(number) if not c.isdigit()] == [c for c in number if not c.isdigit()]
    assert change(number) == change(number)


@given(st.integers(0, 10_000), st.sampled_from(["Krzysztof", "Ann", "okafor", "NGUYEN"]))
def test_a_slip_changes_one_letter_at_most_by_one_place(seed: int, word: str) -> None:
    made = slipped(word, random.Random(seed))
    assert abs(len(made) - len(word)) <= 1
    assert made[0] == word[0]


def test_somebody_may_get_a_name_that_is_a_word_of_the_same_text() -> None:
    text, spans = parse_gold("[[P#a:Altunbas]] went to the church over the bell of the case.")
    lesson = Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))
    at_hand = words_at_hand(lesson)
    assert "church" in at_hand
    assert "over" not in at_hand
    new = {new_name("l", random.Random(seed), at_hand) for seed in range(200)}
    assert set(at_hand) <= new
