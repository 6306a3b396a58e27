"""Lessons as arrays: windows of pieces with the class of each, sorted into batches of one length."""

from __future__ import annotations

import bisect
import random
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np

from redaction.known import NO_PARTIES, Known, known_from
from redaction.tagging.classes import NUMBER
from redaction.tagging.pieces import MOST, TRAITS, Window, arrays, windows
from redaction.training.corpus import Lesson

LENGTHS = (64, 96, 128)
"""Windows are filled up to one of these lengths."""
PIECES_AT_ONCE = 1536
NO_LESSON = -1
NAMES_PLACE = list(TRAITS).index("names")
UNLISTED = 0.3
"""Share of names that are shown as if no list held them, so that the reader doesn't lean on the lists."""
A_PARTY = 0.45
"""Share of people whom the facts of the case are taken to name."""


class Exercise(msgspec.Struct):
    """One window with the class of each piece, `NO_LESSON` where none is known."""

    ids: Any
    traits: Any
    answers: Any
    names_only: bool


class Batch(msgspec.Struct):
    """Windows of one length. `ids`, `given`, `answers`: windows by pieces; `traits`: one more axis; `names_only`: windows."""

    ids: Any
    traits: Any
    given: Any
    answers: Any
    names_only: Any


def answers_of(lesson: Lesson, window: Window) -> list[int]:
    """The class of each word of a window: that of the mark it stands in."""
    starts = [m.start for m in lesson.marks]
    answers = []
    for start, end in zip(window.starts, window.ends, strict=True):
        place = bisect.bisect_right(starts, end - 1) - 1
        mark = lesson.marks[place] if place >= 0 else None
        inside = mark is not None and mark.end > start
        answers.append(NUMBER.get(mark.type, NO_LESSON) if mark and inside else NUMBER["O"])
    return answers


def parties(lesson: Lesson, chance: random.Random) -> Known:
    """Some of the people of a lesson, as if the facts of the case named them."""
    fullest: dict[str, str] = {}
    for mark in lesson.marks:
        surface = lesson.text[mark.start : mark.end]
        if mark.type == "P" and len(surface) > len(fullest.get(mark.key, "")):
            fullest[mark.key] = surface
    return known_from(name for _, name in sorted(fullest.items()) if chance.random() < A_PARTY)


def exercises(lesson: Lesson, chance: random.Random | None = None) -> Iterator[Exercise]:
    """The windows of a lesson; with `chance` their lengths vary, some names seem to be in no list and
    some people are known from the facts."""
    most = chance.choice((60, 90, MOST, MOST)) if chance else MOST
    known = parties(lesson, chance) if chance and not lesson.names_only else NO_PARTIES
    for window in windows(lesson.text, most, known):
        by_word = answers_of(lesson, window)
        ids, traits = arrays(window)
        answers = np.array([NO_LESSON, *(by_word[w] for w in window.words), NO_LESSON])
        if chance is not None:
            hidden = {w for w, a in enumerate(by_word) if a == NUMBER["P"] and chance.random() < UNLISTED}
            for place, word in enumerate(window.words, 1):
                if word in hidden:
                    traits[place, NAMES_PLACE] = 0
        yield Exercise(ids, traits, answers, lesson.names_only)


def batch(held: Sequence[Exercise], length: int, rows: int) -> Batch:
    """The exercises side by side, filled up with nothing to `rows` windows of `length` pieces."""
    ids = np.zeros((rows, length), np.int32)
    traits = np.zeros((rows, length, len(TRAITS)), np.int32)
    given = np.zeros((rows, length), bool)
    answers = np.full((rows, length), NO_LESSON, np.int32)
    given[:, 0] = True
    for row, one in enumerate(held):
        size = len(one.ids)
        ids[row, :size], traits[row, :size], given[row, :size] = one.ids, one.traits, True
        answers[row, :size] = one.answers
    names_only = np.array([one.names_only for one in held] + [False] * (rows - len(held)))
    return Batch(ids, traits, given, answers, names_only)


def batches(given: Sequence[Exercise], chance: random.Random) -> list[Batch]:
    """All exercises in batches, in an order of chance."""
    made: list[Batch] = []
    shortest = 0
    for length in LENGTHS:
        fitting = [e for e in given if shortest < len(e.ids) <= length]
        chance.shuffle(fitting)
        rows = PIECES_AT_ONCE // length
        made += [batch(fitting[n : n + rows], length, rows) for n in range(0, len(fitting), rows)]
        shortest = length
    chance.shuffle(made)
    return made
