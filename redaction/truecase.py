"""Capitals as a careful writer would set them, so that a model trained on careful writing sees what it knows.

Police logs come in capitals throughout, in small letters throughout, or with surnames in capitals. The text keeps its
length to the character, so every offset stays true.
"""

from __future__ import annotations

import functools
import re

from redaction.lexicon import is_police_term, is_public_word, is_word

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
UPPER_SHARE = 0.65
"""A line with this share of its letters in capitals counts as written in capitals."""


@functools.lru_cache(maxsize=5_000)
def style(line: str) -> str:
    """`upper`, `lower` or `mixed`: how a line is written. Short lines count as mixed."""
    letters = [c for c in line if c.isalpha()]
    if len(letters) < 8:
        return "mixed"
    capitals = sum(c.isupper() for c in letters)
    if capitals >= UPPER_SHARE * len(letters):
        return "upper"
    starts = [w.group() for w in WORD.finditer(line)]
    capitalised = [w for w in starts if w[0].isupper() and not is_police_term(w)]
    return "lower" if len(starts) >= 5 and not [w for w in capitalised if w != "I"] else "mixed"


def _titled(word: str) -> str:
    return word[0].upper() + word[1:].lower()


def _recased(word: str, manner: str, starts_line: bool) -> str:
    if manner == "lower":
        known = len(word) < 3 or is_word(word) or is_police_term(word) or is_public_word(word)
        return word if known else _titled(word)
    if not word.isupper() or len(word) < 3 or is_police_term(word):
        return word
    if manner == "mixed":
        return word if len(word) < 4 else _titled(word)
    if is_word(word) and not starts_line:
        return word.lower()
    return _titled(word)


def truecased(text: str) -> str:
    """The text with likely capitals, of exactly the same length."""
    lines = []
    for line in text.split("\n"):
        manner = style(line)

        def recase(match: re.Match[str], manner: str = manner) -> str:
            new = _recased(match.group(), manner, match.start() == 0)
            return new if len(new) == len(match.group()) else match.group()

        lines.append(WORD.sub(recase, line))
    return "\n".join(lines)
