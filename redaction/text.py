"""The canonical document: the text every offset in the product refers to."""

from __future__ import annotations

import unicodedata

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a bundle as readable text.

    `name` is its file name in the bundle, `kind` its kind in case.json, `warnings` sentences about what a reader of the
    original would not have seen, such as comments, tracked changes or pages without text.
    """

    name: str
    kind: str = "other"
    text: str = ""
    warnings: tuple[str, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph's offsets in the canonical text; `number` counts from 1."""

    number: int
    start: int
    end: int


_LINE_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n")
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Soft hyphens, zero-width spaces and marks of direction: unseen by a reader, they would split a name for a search."""


def canonical(raw: str) -> str:
    """Line ends as \\n, no NUL or other control characters but tab and newline, nothing invisible, Unicode composed (NFC)."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).translate(_INVISIBLE)
    seen = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", seen)


def paragraphs(text: str) -> list[Paragraph]:
    """Non-empty lines of `text`, numbered. A line is what a reader cites."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(len(found) + 1, start, start + len(line)))
        start += len(line) + 1
    return found
