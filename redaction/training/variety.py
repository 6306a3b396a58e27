"""Making one text into many: other names, other numbers, other capitals, the odd slip of the finger.

What is changed is only what is marked, so a word that happens to equal a name stays a word.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable, Sequence

from redaction.gazetteer import name_tokens
from redaction.lexicon import is_common_word, is_word, name_particles
from redaction.training.corpus import Lesson, Mark
from redaction.wordset import wordset

RENAMED, RENUMBERED, SWAPPED = 0.55, 0.5, 0.2
"""Shares of people given another name, of numbers given other digits, of places and venues exchanged."""
ALL_SMALL, ALL_CAPITALS, LINES_RECASED = 0.11, 0.11, 0.06
SLIP = 0.04
"""Share of names with a slip of the finger."""
MADE_UP, WORDS_AS_NAMES = 0.15, 0.18
WORDS_OF_TEXT = 0.12
"""Share of new names taken, where there are any, from words that stand in the same text and name nobody there."""
SMALL_WORDS = wordset(
    "over were till else each more than from with into upon what when them then they this that some such very much many most also even ever only just like once here there their your have been being does"
)
"""Words that lists of names hold by chance: nobody in a file is called so."""
NUMBERS = ("PH", "PC", "VRM", "OC", "RF", "ID", "BANK", "AD", "DOB")
EXCHANGED = ("LO", "OR", "AD")
WORD = re.compile(r"[^\W\d_]+")
VOWELS = "aeiou"
Change = Callable[[str], str]


@functools.cache
def _names(kind: str) -> tuple[list[str], list[str]]:
    """Known names of a kind: those that are no ordinary words, and those that are."""
    held = [t for t, k in name_tokens().items() if kind in k]
    return [t for t in held if not is_word(t)], [t for t in held if is_common_word(t) and len(t) > 3]


def slipped(word: str, chance: random.Random) -> str:
    """The word with one letter doubled, dropped, exchanged or turned."""
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at] + word[at:]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            put = chance.choice(VOWELS if word[at].lower() in VOWELS else "bdfgklmnprstvz")
            return word[:at] + put + word[at + 1 :]


def made_up(kind: str, chance: random.Random) -> str:
    """A name of no list: the head of one known name and the tail of another."""
    plain = _names(kind)[0]
    first, second = chance.choice(plain), chance.choice(plain)
    return first[: max(2, len(first) // 2)] + second[len(second) // 2 :]


def new_name(kind: str, chance: random.Random, at_hand: Sequence[str] = ()) -> str:
    """A name in small letters: `f` for a given name, `l` for a family name. `at_hand` are words of the text to choose from."""
    if at_hand and chance.random() < WORDS_OF_TEXT:
        return chance.choice(at_hand)
    plain, words = _names(kind)
    draw = chance.random()
    if draw < MADE_UP:
        return made_up(kind, chance)
    return chance.choice(words if draw < MADE_UP + WORDS_AS_NAMES else plain)


def as_written(new: str, old: str) -> str:
    """The new word in the capitals of the old one."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new if old.islower() else new[0].upper() + new[1:]


class Renaming:
    """New names for one person: each word of the old names has one new word wherever it stands."""

    def __init__(self, surfaces: Sequence[str], chance: random.Random, at_hand: Sequence[str] = ()) -> None:
        self.chance, self.at_hand = chance, at_hand
        self.new: dict[str, str] = {}
        fullest = max(surfaces, key=lambda s: (len(WORD.findall(s)), s))
        words = list(WORD.findall(fullest))
        for place, word in enumerate(words):
            last = place == len(words) - 1 and len(words) > 1
            self._learn(word, "l" if last != ("," in fullest) else "f")
        for surface in surfaces:
            for word in WORD.findall(surface):
                self._learn(word, "f")

    def _learn(self, word: str, kind: str) -> None:
        known = word.casefold()
        if len(known) > 2 and known not in name_particles():
            self.new.setdefault(known, new_name(kind, self.chance, self.at_hand))

    def __call__(self, surface: str) -> str:
        """The surface with the new words; initials follow the words they stand for."""
        return WORD.sub(self._word, surface)

    def _word(self, match: re.Match[str]) -> str:
        old = match.group()
        new = self.new.get(old.casefold())
        if new is not None:
            new = slipped(new, self.chance) if self.chance.random() < SLIP else new
            return as_written(new, old)
        if len(old) <= 3 and old.isupper() and self.new:
            return "".join(self._initial(letter) for letter in old)
        return old

    def _initial(self, letter: str) -> str:
        for old, new in self.new.items():
            if old[0] == letter.lower():
                return new[0].upper()
        return letter


def renumbering(chance: random.Random) -> Change:
    """Other digits for a number wherever it stands; noughts stay, so that prefixes keep their look."""
    digits = list("123456789")
    chance.shuffle(digits)
    table = str.maketrans("123456789", "".join(digits))
    return lambda surface: surface.translate(table)


def words_at_hand(lesson: Lesson) -> list[str]:
    """Everyday words of a text outside its marks that are some people's names: *case*, *bell*, *young*."""
    ends = [0, *(m.end for m in lesson.marks)]
    starts = [*(m.start for m in lesson.marks), len(lesson.text)]
    free = " ".join(lesson.text[a:b] for a, b in zip(ends, starts, strict=True) if a < b)
    return sorted(set(WORD.findall(free.lower())) & {*_names("f")[1], *_names("l")[1]} - SMALL_WORDS)


def _changes(lesson: Lesson, pool: dict[str, list[str]], chance: random.Random) -> dict[str, Change]:
    """What to do with each key of the lesson's marks."""
    by_key: dict[str, list[Mark]] = {}
    for number, mark in enumerate(lesson.marks):
        by_key.setdefault(f"{mark.type}#{mark.key or number}", []).append(mark)
    at_hand = words_at_hand(lesson)
    changes: dict[str, Change] = {}
    for key, marks in by_key.items():
        kind = marks[0].type
        if kind == "P" and chance.random() < RENAMED:
            changes[key] = Renaming([lesson.text[m.start : m.end] for m in marks], chance, at_hand)
        elif kind in EXCHANGED and len(marks) == 1 and pool.get(kind) and chance.random() < SWAPPED:
            changes[key] = _exchange(chance.choice(pool[kind]))
        elif kind in NUMBERS and chance.random() < RENUMBERED:
            changes[key] = renumbering(chance)
    return changes


def _exchange(new: str) -> Change:
    def changed(old: str) -> str:
        return new.upper() if old.isupper() else new.lower() if old.islower() else new

    return changed


def _case(text: str, chance: random.Random) -> str:
    """The text with other capitals, of the same length."""
    draw = chance.random()
    if draw < ALL_SMALL:
        return _same_length(text, text.lower())
    if draw < ALL_SMALL + ALL_CAPITALS:
        return _same_length(text, text.upper())
    if draw > 1 - LINES_RECASED:
        made = [chance.choice((str, str.lower, str.upper))(line) for line in text.split("\n")]
        return _same_length(text, "\n".join(made))
    return text


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old


def varied(lesson: Lesson, pool: dict[str, list[str]], chance: random.Random) -> Lesson:
    """The lesson told of other people. `pool` holds surfaces of other texts by type."""
    changes = _changes(lesson, pool, chance)
    parts: list[str] = []
    marks: list[Mark] = []
    position = length = 0
    for number, mark in enumerate(lesson.marks):
        change = changes.get(f"{mark.type}#{mark.key or number}")
        before, surface = lesson.text[position : mark.start], lesson.text[mark.start : mark.end]
        surface = change(surface) if change else surface
        parts += [before, surface]
        length += len(before)
        marks.append(Mark(length, length + len(surface), mark.type, mark.key))
        length += len(surface)
        position = mark.end
    text = "".join((*parts, lesson.text[position:]))
    return Lesson(_case(text, chance), tuple(marks), lesson.names_only)


def surfaces_by_type(lessons: Sequence[Lesson]) -> dict[str, list[str]]:
    """What stands for places, venues and addresses in all lessons, in a fixed order."""
    pool: dict[str, set[str]] = {kind: set() for kind in EXCHANGED}
    for lesson in lessons:
        for mark in lesson.marks:
            surface = lesson.text[mark.start : mark.end]
            if mark.type in pool and surface[0].isupper() and not surface.isupper():
                pool[mark.type].add(surface)
    return {kind: sorted(held) for kind, held in pool.items()}
