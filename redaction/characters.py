"""Characters as a reader sees them: a letter with its accents, a family of emoji, a flag. No span may cut one in two.

A short form of the rules for extended grapheme clusters (Unicode Standard Annex 29): marks, joiners, skin tones, tags and flags.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_FLAG = range(0x1F1E6, 0x1F200)
"""Regional indicators, of which two make a flag."""
_TONES_TAGS = (range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080))
_TIED = frozenset("\u200c\u200d")


def _clings(character: str) -> bool:
    """Whether it belongs to what stands before it."""
    if character < "\u0300":
        return False
    if character in _TIED or unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    return any(ord(character) in tied for tied in _TONES_TAGS)


def is_between(text: str, place: int) -> bool:
    """Whether a cut before `place` falls between two characters; true at both ends of the text."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    if _clings(after) and not before.isspace():
        return False
    if before == _JOINER and not after.isspace() and not after.isalnum():
        return False
    return not (ord(after) in _FLAG and _flags_before(text, place) % 2)


def _flags_before(text: str, place: int) -> int:
    start = place
    while start > 0 and ord(text[start - 1]) in _FLAG:
        start -= 1
    return place - start


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, widened as little as need be so that it cuts no character."""
    while not is_between(text, start):
        start -= 1
    while not is_between(text, end):
        end += 1
    return start, end


def is_uncased(word: str) -> bool:
    """Whether a word holds a letter of a script without capitals: Arabic, Hebrew, Chinese."""
    return not word.isascii() and any(unicodedata.category(c) == "Lo" and c not in "ªº" for c in word)
