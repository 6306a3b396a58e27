"""Decided spans to anonymised text: the only output there is, so nothing can lie hidden under a box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from redaction.bundle import AnonymisedBundle, AnonymisedDocument, Piece
from redaction.decisions import DecidedBundle
from redaction.grammar import fitted
from redaction.spans import Span
from redaction.text import Document
from redaction.titles import known_kind, slug, titles

_CONTEXT = 80
"""Characters before a label that decide its grammar."""


def render(decided: DecidedBundle) -> AnonymisedBundle:
    """The bundle as the panel reads it, its documents in the order of `decided.documents`.

    Every plain piece is a stretch of the original, unchanged, in order. Documents are named for their title: neither
    the original file's name nor a kind that nobody knows travels on.
    """
    names = titles([d.kind for d in decided.documents])
    documents = tuple(
        AnonymisedDocument(
            name=slug(title),
            kind=known_kind(document.kind),
            title=title,
            pieces=tuple(_pieces(document, decided.spans.get(document.name, ()))),
        )
        for document, title in zip(decided.documents, names, strict=True)
    )
    counts = Counter(s.type for d in decided.documents for s in decided.spans.get(d.name, ()))
    return AnonymisedBundle(policy=decided.policy, documents=documents, counts=dict(sorted(counts.items())))


def _pieces(document: Document, spans: Sequence[Span]) -> list[Piece]:
    text = document.text
    pieces: list[Piece] = []
    position = 0
    for span in _joined(text, spans):
        before = text[max(0, span.start - _CONTEXT, position) : span.start]
        if position >= span.start - _CONTEXT and pieces and pieces[-1].type:
            before = pieces[-1].text + before
        after = text[span.end : span.end + 1]
        surface = text[span.start : span.end]
        label, taken = fitted(span.label, surface, before, after, is_person=span.person is not None)
        taken = min(taken, span.start - position)
        if span.start - taken > position:
            pieces.append(Piece(text=text[position : span.start - taken]))
        pieces.append(Piece(text=label, type=span.type))
        position = span.end
    if position < len(text):
        pieces.append(Piece(text=text[position:]))
    return pieces


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """First and last name, or name and number, of one person become one label: not *Officer 3 Officer 3*."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last is not None
            and span.person is not None
            and (last.person, last.label) == (span.person, span.label)
            and text[last.end : span.start].strip(" \t/") == ""
        ):
            kind = last.type if last.type == span.type else "P"
            joined[-1] = msgspec.structs.replace(last, end=span.end, type=kind)
        else:
            joined.append(span)
    return joined
