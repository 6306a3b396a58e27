"""How a line is written: police logs come in capitals throughout, in small letters throughout, or as careful people write."""

from __future__ import annotations

import functools
import re

from redaction.lexicon import is_police_term

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
UPPER_SHARE = 0.65
"""A line with this share of its letters in capitals counts as written in capitals."""
HEAD = re.compile(
    r"[ \t>*|-]*(?:[\[(]?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,?[ ])?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?[ \t,|-]*)?[~@]?[^\W\d_][\w.'’+-]*(?:[ ][\w.'’()+-]+){0,3}?(?:[ ]?:[ \t]|[ ]{2,}|\t)[ \t]*(?=\S)"
)
"""The time and the speaker at the head of a line of a chat or an interview: they tell nothing of how he or she writes."""
LEAST_LETTERS = 8
"""Letters by which the manner of a line can be told."""
LEAST_SAID = 5
"""Words of a speech by which its manner can be told."""


@functools.lru_cache(maxsize=5_000)
def style(line: str) -> str:
    """`upper`, `lower` or `mixed`: how a line is written, or what is said in it after a speaker's name. Short lines count as mixed."""
    manner = whole_style(line)
    head = HEAD.match(line) if manner == "mixed" else None
    if (
        head
        and len(WORD.findall(line, head.end())) >= LEAST_SAID
        and whole_style(line[head.end() :]) == "lower"
    ):
        return "lower"
    return manner


@functools.lru_cache(maxsize=5_000)
def whole_style(line: str) -> str:
    """How a line is written, its speaker's name and all: as the trained reader learnt to see it."""
    letters = sum(map(str.isalpha, line))
    if letters < LEAST_LETTERS:
        return "mixed"
    if sum(map(str.isupper, line)) >= UPPER_SHARE * letters:
        return "upper"
    starts = [w.group() for w in WORD.finditer(line)]
    capitalised = [w for w in starts if w[0].isupper() and not is_police_term(w)]
    return "lower" if len(starts) >= 5 and not [w for w in capitalised if w != "I"] else "mixed"


def style_at(text: str, place: int) -> str:
    """How the line that holds a place of a text is written."""
    end = text.find("\n", place)
    return style(text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)])
