"""Goods, feasts, programmes and other things that stay readable, exchanged for others of their kind.

A reader that meets *Le Creuset* a hundred times learns the words; one that meets another make in the same place each time learns
the place.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import pairwise

import msgspec

from redaction.lexicon import is_common_word
from redaction.training.corpus import Lesson
from redaction.weigh import TITLES

WORD = re.compile(r"[^\W_]+")
EXCHANGED = 0.6
"""Share of the things of a text that are exchanged for another, wherever they stand in it."""
INVENTED = 0.15
"""Share of new makes and programmes that exist nowhere."""
INVENTABLE = frozenset(("vehicles", "wares", "food", "clothing", "shows"))
"""Kinds of which new ones are brought out every year under any name."""
LEAST_ALONE = 4
"""Letters of the shortest single word that is looked for."""
CLOSE = re.compile(r"['’&., -]{0,3}")
"""What may stand between two words of a thing."""
KEEP = "K"


class Place(msgspec.Struct, frozen=True):
    """Where a thing stands in a text, its words in small letters, and its kind."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: str


@functools.cache
def kinds() -> dict[str, tuple[str, ...]]:
    """What the lists of `things/` hold, by the name of the list."""
    folder = resources.files("redaction.training") / "things"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)
    return {f.name.removesuffix(".txt"): tuple(f.read_text("utf-8").splitlines()) for f in files}


@functools.cache
def words_of_things() -> tuple[str, ...]:
    """Single words of the lists that have a capital, in small letters: anybody may be called so."""
    words = {w for entries in kinds().values() for e in entries for w in re.findall(r"[A-Z][a-z]{3,}", e)}
    return tuple(sorted(w.lower() for w in words))


@functools.cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Things by their first word, the longest first."""
    held: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, entries in kinds().items():
        for entry in entries:
            words = tuple(WORD.findall(entry.lower()))
            if len(words) > 1 or (words and len(words[0]) >= LEAST_ALONE and words[0] not in TITLES):
                held.setdefault(words[0], {}).setdefault(words, kind)
    return {first: sorted(found.items(), key=lambda e: (-len(e[0]), e)) for first, found in held.items()}


def _may_change(lesson: Lesson, start: int, end: int) -> bool:
    """Whether a stretch lies outside all marks, or within one for words that must stay."""
    over = [m for m in lesson.marks if m.start < end and start < m.end]
    return all(m.type == KEEP and m.start <= start and end <= m.end for m in over)


def _stands_as_thing(lesson: Lesson, start: int, end: int, entry: tuple[str, ...]) -> bool:
    """Whether a stretch is written or marked as a thing: ordinary words are one only as a whole mark or with capitals throughout."""
    surface = lesson.text[start:end]
    if any(m.start == start and m.end == end for m in lesson.marks if m.type == KEEP):
        return True
    written = surface[0].isupper() and not surface.isupper()
    if all(is_common_word(w) or w.isdecimal() for w in entry):
        return len(entry) > 1 and written and surface.istitle()
    kept = any(m.start <= start and end <= m.end for m in lesson.marks if m.type == KEEP)
    return kept or len(entry) > 1 or written


def things_in(lesson: Lesson) -> Iterator[Place]:
    """The things of a lesson that may be exchanged, in order, none over another."""
    words = list(WORD.finditer(lesson.text))
    place = 0
    while place < len(words):
        found = _thing_at(lesson, words, place)
        if found is not None:
            yield found
        place += len(found.words) if found else 1


def _thing_at(lesson: Lesson, words: Sequence[re.Match[str]], place: int) -> Place | None:
    for entry, kind in _by_first_word().get(words[place].group().lower(), ()):
        run = words[place : place + len(entry)]
        if tuple(w.group().lower() for w in run) != entry:
            continue
        start, end = run[0].start(), run[-1].end()
        gaps = (lesson.text[a.end() : b.start()] for a, b in pairwise(run))
        if not all(CLOSE.fullmatch(g) for g in gaps):
            continue
        if _may_change(lesson, start, end) and _stands_as_thing(lesson, start, end, entry):
            return Place(start, end, entry, kind)
    return None


def _invented(thing: str, name: str) -> str:
    """The thing under another make: its first word that has a capital gives way to `name`."""
    return re.sub(r"[A-Z][^\W\d_]+", name[0].upper() + name[1:], thing, count=1)


def _as_written(new: str, old: str) -> str:
    return new.upper() if old.isupper() and len(old) > 1 else new.lower() if old.islower() else new


def exchanges(lesson: Lesson, chance: random.Random, names: Sequence[str]) -> list[tuple[int, int, str]]:
    """What to put where: start, end and the new words, in order. `names` are what new makes are called."""
    chosen: dict[tuple[str, ...], str | None] = {}
    made = []
    for thing in things_in(lesson):
        if thing.words not in chosen:
            chosen[thing.words] = _other(thing.kind, chance, names) if chance.random() < EXCHANGED else None
        new = chosen[thing.words]
        if new is not None:
            made.append((thing.start, thing.end, _as_written(new, lesson.text[thing.start : thing.end])))
    return made


def _other(kind: str, chance: random.Random, names: Sequence[str]) -> str:
    new = chance.choice(kinds()[kind])
    if kind in INVENTABLE and chance.random() < INVENTED:
        return _invented(new, chance.choice(names))
    return new
