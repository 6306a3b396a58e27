"""Phrases of several words that a list holds, found among the words of a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import pairwise

import msgspec

from redaction.gazetteer import fold, kinds_of
from redaction.known import LEAST_NAME, NO_PARTIES, Known
from redaction.lexicon import is_common_word

JOIN = re.compile(r"(?:['’]s?)?(?:[ \t\u00a0-]{1,2}|[ ]?&[ ]?)")
"""What may stand between two words of a phrase."""
WORD = re.compile(r"[a-z']+")
AS_A_THING = re.compile(
    r"(?i)\b(?:an?|the|his|her|my|your|our|their|some|two|three|no|wearing|black|white|blue|red|green|pink|grey)[ ]$"
)
OPENING = 2
"""Words by which a phrase is looked up: many begin with the same one."""
LONGEST_QUOTE = 400
QUOTES = re.compile(r"[\"“”]")
OPENING_QUOTE = re.compile(r"(?:^|[\s(])['‘]$")
POSSESSIVE = re.compile(r"'s$|(?<=s)'$")


class Tokens(msgspec.Struct, frozen=True):
    """The words of a text in order, without possessive endings: where each stands, and it in small letters."""

    text: str
    places: Sequence[tuple[int, int]]
    folded: Sequence[str]


def tokens(text: str, places: Sequence[tuple[int, int]]) -> Tokens:
    """The tokens of a text whose words stand at `places`."""
    return Tokens(text, places, [fold(text[start:end]) for start, end in places])


def _words_of(line: str) -> tuple[str, ...]:
    return tuple(POSSESSIVE.sub("", word) for word in WORD.findall(fold(line)))


class Phrases:
    """The phrases of a list, one a line in small letters; a line that opens with `#` is a heading."""

    def __init__(self, listed: str) -> None:
        found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for line in listed.splitlines():
            own = _words_of(line) if not line.startswith("#") else ()
            if own:
                found.setdefault(own[:OPENING], set()).add(own)
        self._by_opening = {
            opening: tuple(sorted(held, key=lambda e: (-len(e), e))) for opening, held in found.items()
        }

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (phrase for held in self._by_opening.values() for phrase in held)

    def runs(self, given: Tokens) -> Iterator[tuple[range, tuple[str, ...]]]:
        """Places of every phrase among the tokens, the longest first where several begin together, none over another."""
        place = 0
        while place < len(given.folded):
            phrase = self._longest_at(given, place)
            if phrase is not None:
                yield range(place, place + len(phrase)), phrase
            place += len(phrase) if phrase is not None else 1

    def _longest_at(self, given: Tokens, place: int) -> tuple[str, ...] | None:
        for length in range(OPENING, 0, -1):
            held = self._by_opening.get(tuple(given.folded[place : place + length]), ())
            for phrase in held:
                if _stands_at(given, place, phrase):
                    return phrase
        return None


def _stands_at(given: Tokens, place: int, phrase: tuple[str, ...]) -> bool:
    if tuple(given.folded[place : place + len(phrase)]) != phrase:
        return False
    run = given.places[place : place + len(phrase)]
    return all(JOIN.fullmatch(given.text[left[1] : right[0]]) for left, right in pairwise(run))


@functools.cache
def listed_phrases(name: str) -> Phrases:
    """The phrases of a file in `data/`."""
    return Phrases(resources.files("redaction").joinpath("data", name).read_text("utf-8"))


def could_be_anybody(name: Sequence[str]) -> bool:
    """Whether the first and last word are in the lists of given and family names."""
    return len(name) > 1 and "f" in kinds_of(name[0]) and "l" in kinds_of(name[-1])


def is_quoted(text: str, start: int) -> bool:
    """Whether a place stands inside quotation marks that its line opened."""
    head = text[max(0, start - LONGEST_QUOTE) : start].rpartition("\n")[2]
    return len(QUOTES.findall(head)) % 2 == 1 or OPENING_QUOTE.search(head[-2:]) is not None


def _is_owned_by_somebody(given: Tokens, run: range, parties: Known) -> bool:
    """Whether a party's name, or an everyday word in small letters, has a possessive ending: *young's mum* is no young mum."""
    for place in run[:-1]:
        start, end = given.places[place]
        if given.text[end : end + 1] in ("'", "’"):
            everyday = given.text[start].islower() and is_common_word(given.folded[place])
            if given.folded[place] in parties.words or (everyday and kinds_of(given.folded[place])):
                return True
    return False


def kept_phrases(given: Tokens, parties: Known = NO_PARTIES) -> Iterator[range]:
    """Places of phrases that name nobody although a word of theirs may: *Star of David*, *grace period*.

    One that could be somebody's name must stand as a thing does (*a Jack Russell*) or be quoted. One all of whose longer
    words are names of parties is none.
    """
    for run, phrase in listed_phrases("kept_phrases.txt").runs(given):
        if all(len(word) < LEAST_NAME or word in parties.words for word in phrase):
            continue
        if _is_owned_by_somebody(given, run, parties):
            continue
        start = given.places[run.start][0]
        thing = AS_A_THING.search(given.text[max(0, start - 12) : start]) or is_quoted(given.text, start)
        if thing or not could_be_anybody(phrase):
            yield run
