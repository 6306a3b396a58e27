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


def canonical(raw: str) -> str:
    """Line ends as \\n, no NUL or other control characters but tab and newline, Unicode composed (NFC)."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def paragraphs(text: str) -> list[Paragraph]:
    """Non-empty lines of `text`, numbered. A line is what a reader cites."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(len(found) + 1, start, start + len(line)))
        start += len(line) + 1
    return found
