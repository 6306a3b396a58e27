"""The sealed text as a reader meets it: labels with the reason in words, glossary terms with their meaning in place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from panel.packs import glossary
from panel.packs.contents import Contents, Document, Paragraph, TimelineEntry
from panel.packs.glossary import Entry

REASONS = {
    "P": "A person's name was here. The same person has the same label all through this case.",
    "PH": "A phone number was here.",
    "EM": "An e-mail address was here.",
    "AD": "An address was here.",
    "PC": "A postcode was here.",
    "VRM": "A car's number plate was here.",
    "HD": "A name used online, or the name of a group, was here.",
    "DOB": "A date of birth was here.",
    "OC": "A police officer's number was here.",
    "RF": "A reference number was here. It could lead to the case.",
    "ID": "A number that belongs to one person was here.",
    "BANK": "Bank details were here.",
    "AGE": "An exact age was here. We say roughly how old the person was.",
    "DT": "A date was here. We count days instead: Day 0 is the day it happened or was first reported.",
    "LO": "The name of a place was here. We say what kind of place it is.",
    "OR": "The name of an organisation was here. We say what kind it is.",
    "JB": "A job that few people have was here.",
    "RL": "A detail that could show who somebody is was here.",
    "QT": "An amount was here.",
}
"""Why a stretch was replaced, by its kind; the kinds are those of `packs.contents.Piece.type`."""
OTHER_REASON = "Something that could show who somebody is was here."


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of a paragraph. `note` is the id of the explanation it opens; `first` where the page offers a button for it."""

    text: str
    kind: str = ""
    """label, term or empty"""
    note: str = ""
    first: bool = False


class Note(msgspec.Struct, frozen=True):
    """One explanation that opens in place."""

    id: str
    head: str
    text: str


class ParagraphView(msgspec.Struct, frozen=True):
    id: str
    number: int
    runs: tuple[Run, ...]


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    title: str
    words: int
    paragraphs: tuple[ParagraphView, ...]


class TimelineView(msgspec.Struct, frozen=True, kw_only=True):
    when: str
    what: str
    outcome: str = ""
    words: str = ""
    source: str = ""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    documents: tuple[DocumentView, ...]
    notes: tuple[Note, ...]


def read(contents: Contents, terms: tuple[Entry, ...]) -> Text:
    """The documents in runs. In each document the first of a label and of a term can be opened; later ones only look like it."""
    notes: dict[str, Note] = {}
    documents = tuple(_document(document, terms, notes) for document in contents.documents)
    return Text(documents=documents, notes=tuple(notes.values()))


def _document(document: Document, terms: tuple[Entry, ...], notes: dict[str, Note]) -> DocumentView:
    seen: set[str] = set()
    labels: set[str] = set()
    views = tuple(
        ParagraphView(p.id, p.number, tuple(_runs(p, terms, notes, seen, labels)))
        for p in document.paragraphs
    )
    return DocumentView(id=document.id, title=document.title, words=document.words, paragraphs=views)


def _runs(
    paragraph: Paragraph,
    terms: tuple[Entry, ...],
    notes: dict[str, Note],
    seen: set[str],
    labels: set[str],
) -> list[Run]:
    runs: list[Run] = []
    for piece in paragraph.pieces:
        if piece.type:
            runs.append(_label(piece.text, piece.type, notes, labels))
            continue
        for words, entry in glossary.mark(piece.text, terms, seen):
            runs.append(_term(words, entry, terms, notes) if entry else Run(words))
    return runs


def _label(words: str, kind: str, notes: dict[str, Note], labels: set[str]) -> Run:
    note = f"why-{kind.lower()}"
    notes.setdefault(note, Note(note, "Why is this covered?", REASONS.get(kind, OTHER_REASON)))
    is_first = words not in labels
    labels.add(words)
    return Run(words, "label", note, is_first)


def _term(words: str, entry: Entry, terms: tuple[Entry, ...], notes: dict[str, Note]) -> Run:
    note = f"term-{terms.index(entry)}"
    head = f"{entry.term}: {entry.expansion}" if entry.expansion else entry.term
    notes.setdefault(note, Note(note, head, entry.meaning))
    return Run(words, "term", note, True)


def timeline(contents: Contents) -> tuple[TimelineView, ...]:
    """What happened, in days, each with the time standard that ends there."""
    standards = {s.id: s for s in contents.standards}
    found = []
    for entry in sorted(contents.timeline, key=_when_key):
        standard = standards.get(entry.standard)
        found.append(
            TimelineView(
                when=f"Day {entry.day} {entry.clock}".strip(),
                what=entry.what,
                outcome=standard.outcome if standard else "",
                words=standard.words if standard else "",
                source=f"{standard.name}. {standard.source}".strip() if standard else "",
            )
        )
    return tuple(found)


def _when_key(entry: TimelineEntry) -> tuple[int, str]:
    return entry.day, entry.clock


def words_of_cites(cites: Sequence[str], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs of paragraph id and its name, leaving out what this pack does not hold."""
    return tuple((cite, names[cite]) for cite in cites if cite in names)
