"""Things that stay readable are exchanged for others of their kind, and never anybody's name with them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.gold import parse_gold
from redaction.training.corpus import Lesson, Mark
from redaction.training.things import exchanges, kinds, things_in
from redaction.training.variety import edited

NAMES = ("okafor", "whittle")


def lesson(raw: str) -> Lesson:
    text, spans = parse_gold(raw)
    return Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))


def found(raw: str) -> list[tuple[str, str]]:
    given_lesson = lesson(raw)
    return [(given_lesson.text[t.start : t.end], t.kind) for t in things_in(given_lesson)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("sick in a Le Creuset on the hob", [("Le Creuset", "wares")]),
        ("from a [[K:Luton van]] he", [("Luton van", "vehicles")]),
        ("SICK IN A LE CREUSET", [("LE CREUSET", "wares")]),
        ("[[P#a:Henry Hoover]] came", []),
        ("the [[OR:Luton]] van", []),
        ("a chesterfield by the wall", []),
        ("a [[K:chesterfield]] by the wall", [("chesterfield", "wares")]),
    ],
)
def test_things_are_found_outside_names_and_by_how_they_are_written(
    raw: str, expected: list[tuple[str, str]]
) -> None:
    assert found(raw) == expected


@given(st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_an_exchange_leaves_every_mark_on_what_it_marked(seed: int) -> None:
    before = lesson(
        '[[P#a:Henry]] was sick in a Le Creuset. "[[K:that Le Creuset\'s mine]]", said [[P#b:Ann]].'
    )
    after = edited(before, exchanges(before, random.Random(seed), NAMES))
    surfaces = [after.text[m.start : m.end] for m in after.marks]
    assert [surfaces[0], surfaces[2]] == ["Henry", "Ann"]
    assert surfaces[1].startswith("that ")
    assert surfaces[1].endswith("'s mine")
    assert surfaces[1][5:-7] == after.text[len("Henry was sick in a ") : after.text.index('. "')]


def test_a_new_thing_is_of_the_same_kind_and_takes_the_capitals_of_the_old_one() -> None:
    shown = lesson("A LUTON VAN IN THE YARD")
    new = {e[2] for seed in range(300) for e in exchanges(shown, random.Random(seed), NAMES)}
    listed = {entry.upper() for entry in kinds()["vehicles"]}
    assert len(new) > 50
    assert all(n.isupper() for n in new)
    assert len(new & listed) > len(new) / 2
    assert any("OKAFOR" in n or "WHITTLE" in n for n in new)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_list_holds_many_things_once_each(kind: str) -> None:
    entries = kinds()[kind]
    assert len(entries) > 150
    assert len({e.casefold() for e in entries}) == len(entries)
    assert all(e == e.strip() and e for e in entries)
