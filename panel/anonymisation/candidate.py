"""What the verifiers approve: the rendered documents as numbered paragraphs, under the summary of the case. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from panel.packs.contents import Contents, Document, Paragraph, Piece
from redaction.bundle import AnonymisedBundle, AnonymisedDocument
from redaction.bundle import Piece as Written
from redaction.spans import Person


def build(header: Contents, anonymised: AnonymisedBundle, people: Iterable[Person]) -> Contents:
    """`header` holds everything but documents and people."""
    documents = tuple(_document(n, d) for n, d in enumerate(anonymised.documents, 1))
    labels = {p.text.casefold() for d in anonymised.documents for p in d.pieces if p.type == "P"}
    return msgspec.structs.replace(
        header,
        policy=anonymised.policy,
        people=tuple(dict.fromkeys(p.label for p in people if _occurs(p.label, labels))),
        documents=documents,
    )


def _occurs(label: str, labels: set[str]) -> bool:
    return any(label.casefold() in written for written in labels)


def _document(number: int, written: AnonymisedDocument) -> Document:
    paragraphs = [
        tuple(Piece(text=p.text, type=p.type or "") for p in line)
        for line in lines(written.pieces)
        if not is_blank(line)
    ]
    return Document(
        id=f"d{number}",
        kind=written.kind,
        title=written.title,
        words=len(written.text.split()),
        paragraphs=tuple(
            Paragraph(id=f"d{number}p{n}", number=n, pieces=pieces) for n, pieces in enumerate(paragraphs, 1)
        ),
    )


def lines(pieces: Sequence[Written]) -> list[list[Written]]:
    """The pieces by line. A line ends at a newline of the file's own words; labels hold none."""
    found: list[list[Written]] = [[]]
    for piece in pieces:
        if piece.type is not None:
            found[-1].append(piece)
            continue
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append(Written(text=part))
    return found


def is_blank(line: Sequence[Written]) -> bool:
    return not any(piece.text.strip() for piece in line)
