"""Words thrown at somebody that look like names: a people's name cut short, a slur letter by letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redaction.gazetteer import kinds_of
from redaction.lexicon import is_public_word, is_word, public_words

LEAST_STEM = 4
"""Letters of a people's name that tell which people is meant: *Lith* of Lithuanian."""
PEOPLE_ENDINGS = ("ian", "ians", "ese", "ish", "ani", "anis", "ean", "eans", "ali", "alis", "an", "ans")
MANY = r"(?:os|oes|ies|ys|ers|ites)"
INSULT = r"(?:rat|scum|bastard|cunt|pig|dog|vermin|thief|thieve|scrounger|cockroach|monkey|trash|filth|prick|twat|shit|slag|whore|bitch|lover|boy|muncher)(?:e?s)?"
CUT_SHORT = re.compile(rf"\b(?P<many>[A-Za-z]{{3,7}}{MANY})\b|\b(?P<one>[A-Za-z]{{4,8}})(?=[ ]{INSULT}\b)")
FOR_A_LETTER = re.compile(r"(?i)(?<![\w'’])(?P<letter>[a-z])[ ]for[ ](?P<x>(?P=letter)[a-z]+)\b")
"""How letters are told apart on the telephone: *P for Peter*."""
ONE = r"(?:(?i:double)[ ])?[A-Za-z]"
SPELT = re.compile(rf"(?<![\w.'’-])(?:{ONE}(?:[ ]|-|, |\.[ ]?)){{2,9}}{ONE}(?![\w'’-])")
"""Letters one by one, of a word and not of a name: *I will spell it, P A K I*."""
DOUBLE = re.compile(r"(?i)double[ ]([a-z])")


def thrown_words(text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands that names a people in mockery, spells out a word of hostility, or stands for its first letter."""
    for match in CUT_SHORT.finditer(text):
        if is_people_cut_short(match.group().lower()):
            yield match.span()
    for match in FOR_A_LETTER.finditer(text):
        yield match.span()
    for match in SPELT.finditer(text):
        word = re.sub(r"[^A-Za-z]", "", DOUBLE.sub(r"\1\1", match.group()))
        if len(word) >= LEAST_STEM and is_public_word(word) and "f" not in kinds_of(word):
            yield match.span()


@functools.lru_cache(4096)
def is_people_cut_short(word: str) -> bool:
    """Whether a word, without its ending, is the beginning of a people's name: *lithos*, *porto* beside an insult."""
    if is_word(word) or "f" in kinds_of(word):
        return False
    stem = re.sub(r"(?:os|oes|ies|ys|ers|ites|o|ie|y)$", "", word)
    return len(stem) >= LEAST_STEM and any(p.startswith(stem) and p != word for p in _peoples())


@functools.cache
def _peoples() -> frozenset[str]:
    """Names of peoples among the public words, in small letters."""
    return frozenset(w for w in public_words() if w.endswith(PEOPLE_ENDINGS) and not is_word(w))
