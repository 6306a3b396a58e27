"""Exercises carry the right answer for every piece."""

from __future__ import annotations

import random

from redaction.gold import parse_gold
from redaction.tagging.classes import CLASSES, NUMBER
from redaction.tagging.pieces import tokenizer
from redaction.training.corpus import Lesson, Mark
from redaction.training.exercises import LENGTHS, NO_LESSON, batches, exercises


def lesson(raw: str) -> Lesson:
    text, spans = parse_gold(raw)
    return Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))


def test_each_piece_has_the_class_of_its_mark() -> None:
    (one,) = exercises(lesson("PC [[OC:4711]] saw [[P#a:Oyelaran]], [[K:Muslim]]."))
    pairs = [
        (tokenizer().id_to_token(int(i)), CLASSES[a])
        for i, a in zip(one.ids[1:-1], one.answers[1:-1], strict=True)
    ]
    assert pairs[0] == ("pc", "O")
    assert {kind for piece, kind in pairs if piece.strip("#") and piece.strip("#").isdigit()} == {"OC"}
    assert pairs[-2][1] == "K"
    assert pairs[-1] == (".", "O")
    assert [kind for _, kind in pairs].count("P") >= 1
    assert one.answers[0] == one.answers[-1] == NO_LESSON


def test_what_a_set_leaves_open_teaches_nothing() -> None:
    given = Lesson("He was Turkish.", (Mark(7, 14, "?"),))
    (one,) = exercises(given)
    assert NO_LESSON in one.answers[1:-1]
    assert NUMBER["O"] in one.answers


def test_batches_hold_every_exercise_once() -> None:
    given = [e for n in range(1, 60, 3) for e in exercises(lesson("[[P#a:Khan]] ran off. " * n))]
    made = batches(given, random.Random(1))
    assert sum(int((b.answers == NUMBER["P"]).sum()) for b in made) == sum(
        int((e.answers == NUMBER["P"]).sum()) for e in given
    )
    assert {b.ids.shape[1] for b in made} <= set(LENGTHS)
