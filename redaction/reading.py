"""An anonymised document as the residual check reads it: its text, where labels stand, and what each one replaced."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

import msgspec

from redaction.bundle import AnonymisedDocument

FILLER = "\ufffc"
"""Stands for each character of a label, so that offsets stay true and no pattern matches across one."""
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_NEAR = 80
"""Characters that are looked at around a place, so that a text of one endless line costs no more than another."""
_BEFORE_A_NAME = ",)’'”\"" + FILLER


class Misaligned(Exception):
    """The text is not the original with some stretches replaced."""


class Masked(msgspec.Struct, frozen=True):
    """Something that was removed: its words, and the type of the label in its place."""

    surface: str
    type: str


class Reading(msgspec.Struct, frozen=True):
    """`text` as a panel sees it; `plain` the same length with labels as FILLER; `labels` their places and types."""

    name: str
    title: str
    text: str
    plain: str
    labels: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, document: AnonymisedDocument) -> Reading:
        plain: list[str] = []
        labels: list[tuple[int, int, str]] = []
        position = 0
        for piece in document.pieces:
            end = position + len(piece.text)
            if piece.type is not None:
                labels.append((position, end, piece.type))
            plain.append(piece.text if piece.type is None else FILLER * len(piece.text))
            position = end
        return cls(document.name, document.title, document.text, "".join(plain), tuple(labels))

    def tokens(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int]]:
        """What `pattern` finds and where, in the plain words first, then in each label; never across a border."""
        for match in pattern.finditer(self.plain):
            yield match[0], match.start()
        for start, end, _ in self.labels:
            for match in pattern.finditer(self.text[start:end]):
                yield match[0], start + match.start()

    def label_before(self, position: int) -> str | None:
        """The type of the label that ends just before `position`, brackets and blanks aside."""
        near = self.plain[max(0, position - _NEAR) : position]
        end = position - len(near) + len(near.rstrip(" \t)],:-"))
        at = bisect.bisect_right(self.labels, (end, -1, "")) - 1
        return self.labels[at][2] if at >= 0 and self.labels[at][1] == end else None


def masked_in(document: AnonymisedDocument, original: str) -> list[Masked]:
    """What the labels of `document` replaced in `original`. Raises Misaligned when it isn't made from that text.

    Plain pieces are the original's own words in order, so the gaps between them are what was taken out. Where a short
    piece fits in two places the earlier is taken: the words of neighbouring gaps may then change places, none is lost.
    """
    found: list[Masked] = []
    position = 0
    waiting: list[str] = []
    pieces = document.pieces
    for number, piece in enumerate(pieces):
        if piece.type is not None:
            waiting.append(piece.type)
            continue
        is_last = number == len(pieces) - 1
        at = _place(original, piece.text, position, waiting, is_last)
        found += [Masked(original[position:at], kind) for kind in dict.fromkeys(waiting)]
        waiting = []
        position = at + len(piece.text)
    rest = original[position:]
    if bool(rest) != bool(waiting):
        raise Misaligned(document.name)
    return found + [Masked(rest, kind) for kind in dict.fromkeys(waiting)]


def _place(original: str, words: str, position: int, waiting: list[str], is_last: bool) -> int:
    """Where the plain `words` stand in the original, given where the piece before ended."""
    if not waiting:
        at = position if original.startswith(words, position) else -1
    elif is_last:
        at = len(original) - len(words) if original.endswith(words) else -1
    else:
        at = original.find(words, position + len(waiting))
    if at < position + len(waiting) or (at < 0):
        raise Misaligned(words[:20])
    return at


def is_mid_sentence(text: str, start: int) -> bool:
    """True where a capital is no matter of grammar: words come before it on the line, without a full stop or colon."""
    before = text[max(0, start - _NEAR) : start].rstrip(" \t")
    return bool(before) and (before[-1].isalpha() or before[-1] in _BEFORE_A_NAME)


def is_in_capitals(text: str, start: int) -> bool:
    """True on a line written in capitals, where a capital says nothing. A long line is judged by what stands near."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[start : start + _NEAR].partition("\n")[0]
    letters = [c for c in before + after if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def squeezed(text: str) -> tuple[str, list[int]]:
    """Letters and digits only, folded, and where each came from: finds what was split, spaced or joined."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isalnum() or character == FILLER:
            folded = character.casefold()
            kept.append(folded)
            places += [place] * len(folded)
    return "".join(kept), places
