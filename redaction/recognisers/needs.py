"""Words that a text must hold for a pattern to match in it, told from the pattern itself.

Most rules speak of a thing by its name, and most documents don't. A look for those words costs a fraction of a search.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
MOST_WORDS = 600
MOST_SPELLINGS = 48
FEW_LETTERS = 4
LEAST = 3
"""Shorter words stand in nearly every text."""
ALIKE = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "K": "k"})
"""Letters that patterns take for others when capitals don't count."""

Words = frozenset[str]
NOTHING: Words = frozenset()


@functools.lru_cache(maxsize=1)
def plain(text: str) -> str:
    """A text as `is_worth` looks at it: in small letters. The last one is kept, as every recogniser asks for it in turn."""
    return text.translate(ALIKE).lower()


def needed(pattern: str) -> Words:
    """Words in small letters one of which stands in every text that the pattern matches; none where nothing is sure."""
    found = _shortest(_required(_PARSER.parse(pattern)))
    return found if len(found) <= MOST_WORDS else NOTHING


def _shortest(words: Words) -> Words:
    """Without those that hold another."""
    kept: list[str] = []
    for word in sorted(words, key=lambda w: (len(w), w)):
        if not any(short in word for short in kept):
            kept.append(word)
    return frozenset(kept)


def is_worth(words: Words, small: str) -> bool:
    """Whether a text in small letters may hold what a pattern with these words seeks."""
    return not words or any(word in small for word in words)


def _letters(op: str, value: Any) -> list[str]:
    """The letters one of which an element stands for; none where it may be many."""
    if op == "LITERAL":
        return [plain(chr(value))]
    if op == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        letters = sorted({plain(chr(code)) for _, code in value})
        return letters if len(letters) <= FEW_LETTERS else []
    return []


def _spellings(op: str, value: Any) -> list[str] | None:
    """Every text an element can stand for, if there are few."""
    letters = _letters(op, value)
    if letters:
        return letters
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return [""]
    if op == "SUBPATTERN":
        return _all_spellings(value[3])
    if op == "ATOMIC_GROUP":
        return _all_spellings(value)
    if op == "BRANCH":
        each = [_all_spellings(branch) for branch in value[1]]
        return None if None in each else _few(s for one in each for s in one or ())
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[1] == 1:
        inner = _all_spellings(value[2])
        return None if inner is None else _few([*inner, *([""] if value[0] == 0 else [])])
    return None


def _few(spellings: Iterable[str]) -> list[str] | None:
    made = sorted(set(spellings))
    return made if len(made) <= MOST_SPELLINGS else None


def _all_spellings(parts: Any) -> list[str] | None:
    made: list[str] | None = [""]
    for op, value in parts:
        more = _spellings(str(op), value)
        if more is None or made is None:
            return None
        made = _few(a + b for a, b in product(made, more))
    return made


def _worth(words: Words) -> tuple[int, int]:
    """How telling a choice of words is: long ones first, then few."""
    return min((len(w) for w in words), default=0), -len(words)


def _better(one: Words, other: Words) -> Words:
    return max(one, other, key=_worth)


def _checked(spellings: Sequence[str]) -> Words:
    return frozenset(spellings) if all(len(s) >= LEAST for s in spellings) else NOTHING


def _required(parts: Any) -> Words:
    """The most telling words that a run of elements can't do without."""
    best = NOTHING
    run = [""]
    for op, value in parts:
        more = _spellings(str(op), value)
        joined = None if more is None else _few(a + b for a, b in product(run, more))
        if joined is None:
            once = more or _once(str(op), value)
            best = _better(best, _checked(_few(a + b for a, b in product(run, once)) or run))
            run = once
        else:
            run = joined
        best = _better(best, _within(str(op), value))
    return _better(best, _checked(run))


def _once(op: str, value: Any) -> list[str]:
    """What an element that may repeat stands for once, which ends what went before and begins what comes after."""
    repeats = op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0
    only = value[2][0] if repeats and len(value[2]) == 1 else None
    return (only and _letters(str(only[0]), only[1])) or [""]


def _within(op: str, value: Any) -> Words:
    """What the inside of one element can't do without."""
    if op == "SUBPATTERN":
        return _required(value[3])
    if op == "ATOMIC_GROUP":
        return _required(value)
    if op == "ASSERT":
        return _required(value[1])
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _required(value[2])
    if op == "BRANCH":
        each = [_required(branch) for branch in value[1]]
        return frozenset().union(*each) if all(each) else NOTHING
    return NOTHING
