"""People and figures of public life: named in abuse, slogans and background, they tell of hostility and not of who was there.

A person of the case may bear such a name. So a name that could be anybody's stays only where it is quoted or likened, and none stays
that shares a word with a party.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import pairwise

from redaction.gazetteer import fold, kinds_of
from redaction.tagging.pieces import Known

LIKENED = re.compile(
    r"(?i)(?:\b(?:like|call(?:s|ed|ing)?[ ](?:me|him|her|them|us)|as|oi|you|another|real|proper|song|chant(?:s|ed|ing)?|about|than|free|said|says|shout(?:s|ed|ing)?)[ ,:]+(?:an?[ ]|the[ ])?)$"
)
LONGEST_QUOTE = 400
JOIN = re.compile(r"[ \t\u00a0-]{1,2}")
QUOTES = re.compile(r"[\"“”]")
OPENING_QUOTE = re.compile(r"(?:^|[\s(])['‘]$")


@functools.cache
def _entries() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by their first word, the longest first."""
    text = resources.files("redaction").joinpath("data/public_people.txt").read_text("utf-8")
    found: dict[str, set[tuple[str, ...]]] = {}
    for line in text.splitlines():
        own = tuple(re.findall(r"[a-z']+", line)) if not line.startswith("#") else ()
        if own:
            found.setdefault(own[0], set()).add(own)
    return {first: tuple(sorted(held, key=lambda e: (-len(e), e))) for first, held in found.items()}


def is_quoted(text: str, start: int) -> bool:
    """Whether a place stands inside quotation marks that its line opened."""
    head = text[max(0, start - LONGEST_QUOTE) : start].rpartition("\n")[2]
    return len(QUOTES.findall(head)) % 2 == 1 or OPENING_QUOTE.search(head[-2:]) is not None


def could_be_anybody(name: Sequence[str]) -> bool:
    """Whether the first and last word are in the lists of given and family names."""
    return len(name) > 1 and "f" in kinds_of(name[0]) and "l" in kinds_of(name[-1])


def public_people(text: str, words: Sequence[tuple[int, int]], parties: Known) -> Iterator[range]:
    """Runs of `words` (start and end of each word of a text, in order) that name somebody of public life."""
    folded = [fold(text[start:end]) for start, end in words]
    place = 0
    while place < len(words):
        entry = next(
            (e for e in _entries().get(folded[place], ()) if _is_here(text, words, folded, place, e)), None
        )
        if entry is None:
            place += 1
            continue
        run = range(place, place + len(entry))
        start = words[place][0]
        apart = not any(len(w) > 2 and w in parties.words for w in entry)
        told = is_quoted(text, start) or LIKENED.search(text[max(0, start - 24) : start]) is not None
        if apart and (told or not could_be_anybody(entry)):
            yield run
        place += len(entry)


def _is_here(
    text: str, words: Sequence[tuple[int, int]], folded: Sequence[str], place: int, entry: Sequence[str]
) -> bool:
    run = words[place : place + len(entry)]
    if tuple(folded[place : place + len(entry)]) != tuple(entry):
        return False
    return all(JOIN.fullmatch(text[left[1] : right[0]]) for left, right in pairwise(run))
