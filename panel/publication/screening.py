"""Looks at words before the world may read them: everything `kernel.screening` looks for, and more.

A release to the world needs stronger care than one to known readers (trust.md C3; field guide 3.3). Pure patterns.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from panel.kernel.screening import Slip, each_once, slips

Screen = Callable[[str], Sequence[str]]
"""Another look at a text: sentences for what it saw. The application may give some (`app.state.screens`)."""

SMALL = 5
_MONTHS = "January February March April May June July August September October November December"
_WORD = r"[A-ZÀ-Þ][\w’'-]+"
_TIME = (
    r"(?:working\s|calendar\s)?(?:minutes?|hours?|days?|weeks?|months?|years?|o’clock|pm\b|am\b|%|per cent)"
)
_ANY_MONTH = "|".join(_MONTHS.split())
_DIGIT = re.compile(
    rf"(?<![\d.,/£:-])[1-4](?![\d/:]|[.,]\d)(?!\s?-?\s?{_TIME})(?!(?:st|nd|rd|th)?\s(?:{_ANY_MONTH})\b)",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(
    r"\b(?:right|standard|section|rule|tier|recommendation|version|outcome|stage|part|step|level|quarter)s?\s$",
    re.IGNORECASE,
)
_COUNTED = (
    r"(?:cases?|files?|victims?|people|persons?|men|man|women|woman|famil(?:y|ies)|children|child|officers?|suspects?|"
    r"witness(?:es)?|reports?|crimes?|incidents?|residents?|households?)"
)
_SPELLED = re.compile(rf"\b(?:one|two|three|four)\s(?:[a-z]+\s){{0,2}}{_COUNTED}\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(\d{1,4})\s(?:out\s)?(?:of|in)\s(?:the\s)?(\d{1,4})\b")
_AGE = re.compile(
    r"\b(?:aged?\s(?:of\s)?\d{1,3}|\d{1,3}[ -]years?[ -]old|in (?:his|her|their) (?:\w+teens|\w+ties))\b",
    re.I,
)
_NUMBERED_PERSON = re.compile(
    r"\b(?:case|victim|suspect|witness|officer|member)\s(?:no\.?\s|number\s)?\d+\b", re.I
)
_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.I)
_WEEKDAY = re.compile(
    r"\b(?:on|last|that)\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", re.I
)
_CAPITALS = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \t]{_WORD})*")
ORDINARY = frozenset(
    (
        "I UK England Wales Britain British English Scottish Welsh Irish Roma Traveller Travellers Gypsy Gypsies Muslim Muslims "
        "Islam Islamic Jewish Jews Jew Sikh Sikhs Hindu Hindus Christian Christians Buddhist Asian Black White African Caribbean "
        "Code Victims Panel Reference Board Partnership Council Police Internet Spring Summer Autumn Winter Notable Practice "
        f"Business Usual Hate Crime Crimes {_MONTHS}"
    )
    .lower()
    .split()
)


def public_slips(text: str, today: dt.date, known: Collection[str] = ()) -> list[Slip]:
    """Every stretch that must go before publication, in the text's order, each once.

    `known` are words and phrases that name nobody: the glossary, the bodies that answer.
    """
    found = slips(text, today, known)
    found += [Slip("a web address", m.group(), m.start()) for m in _LINK.finditer(text)]
    found += [Slip("an age", m.group(), m.start()) for m in _AGE.finditer(text)]
    found += [Slip("one case or person", m.group(), m.start()) for m in _NUMBERED_PERSON.finditer(text)]
    found += [
        Slip("a day on which something happened", m.group(), m.start()) for m in _WEEKDAY.finditer(text)
    ]
    found += _small_numbers(text)
    found += _names(text, {part for phrase in known for part in _parts(phrase)} | ORDINARY)
    return each_once(found)


def _small_numbers(text: str) -> Iterator[Slip]:
    words = "a number under 5, which may point to somebody"
    for match in _DIGIT.finditer(text):
        if not _NUMBERED_THING.search(text[max(0, match.start() - 20) : match.start()]):
            yield Slip(words, match.group(), match.start())
    for match in _SPELLED.finditer(text):
        yield Slip(words, match.group(), match.start())
    for match in _SHARE.finditer(text):
        part, whole = int(match.group(1)), int(match.group(2))
        if part >= SMALL and 0 < whole - part < SMALL:
            yield Slip("a share that leaves fewer than 5 over", match.group(), match.start())


def _names(text: str, ordinary: Collection[str]) -> Iterator[Slip]:
    """Capitalised words inside a sentence that nobody has called ordinary. A lone first word can't be told apart."""
    for match in _CAPITALS.finditer(text):
        words = [(match.start() + m.start(), m.group()) for m in re.finditer(r"\S+", match.group())]
        if _starts_sentence(text[: match.start()]):
            words = words[1:]
        strange = [(start, word) for start, word in words if not _is_ordinary(word, ordinary)]
        if strange:
            first, last = strange[0][0], strange[-1][0] + len(strange[-1][1])
            yield Slip("a name", text[first:last], first)


def _is_ordinary(word: str, ordinary: Collection[str]) -> bool:
    """Of a hyphenated word every capitalised part counts. All capitals is an abbreviation, which `slips` looks at."""
    bare = re.sub(r"[’']s?$", "", word)
    return bare.isupper() or all(p.lower() in ordinary for p in bare.split("-") if p[:1].isupper())


def _parts(phrase: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", p.strip(".,;:()")).lower() for p in re.split(r"[\s/-]+", phrase) if p]


def _starts_sentence(before: str) -> bool:
    before = before.rstrip(" \t“\"‘'(-•–")
    return not before or before[-1] in ".!?:\n"
