"""What a sealed pack holds. The release stage writes it; the room reads nothing else about a case.

The canonical bytes of `Contents` are what two verifiers approve and what the seal names. Nothing here may identify: no
reference, name, calendar date, place finer than a type. Days are counted from Day 0.
"""

from __future__ import annotations

import hashlib

import msgspec

FORMAT = 1


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """Running text, or a label that stands for something removed: `type` is then its kind (see `redaction.spans.NAMES`)."""

    text: str
    type: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """`id` is cited by scores, such as `d2p14`; `number` counts within the document."""

    id: str
    number: int
    pieces: tuple[Piece, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """`id` such as `d2`; `title` such as *Enquiry log*."""

    id: str
    kind: str
    title: str
    words: int
    paragraphs: tuple[Paragraph, ...]


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """`day` counts from Day 0 and may be negative; `clock` is a local time such as `13:50`, empty when only a date is known."""

    day: int
    clock: str = ""
    what: str
    standard: str = ""
    """Id of the time standard that ends here, such as `T01`."""


class StandardResult(msgspec.Struct, frozen=True, kw_only=True):
    """One time standard. `outcome`: met, late, not_evidenced, not_applicable, cannot_compute."""

    id: str
    name: str
    outcome: str
    words: str
    """Such as *Met: 57 min (limit 24 hours)* or *Late by 3 working days*."""
    source: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One line of the summary, such as *Reported by* / *a third party (Tell MAMA)*."""

    name: str
    value: str


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """A case as the panel reads it. Codes are those of field guide 5.3 and 6(d)."""

    format: int = FORMAT
    policy: str
    strands: tuple[str, ...] = ()
    sub_strands: tuple[str, ...] = ()
    location_type: str = ""
    report_channel: str = ""
    area: str = ""
    """Local policing area or wider, for the neutral facts of a conflict declaration."""
    closed_quarter: str = ""
    """Such as *spring 2026*: the neutral facts a member sees before the text opens."""
    agencies: tuple[str, ...] = ()
    outcome_code: int | None = None
    outcome_words: str = ""
    warning: str = ""
    """What a reader should know before opening, such as *quotes racist abuse*."""
    summary: tuple[Fact, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    standards: tuple[StandardResult, ...] = ()
    people: tuple[str, ...] = ()
    """Role labels that occur, such as *Victim 1*."""
    documents: tuple[Document, ...] = ()

    @property
    def minutes_to_read(self) -> int:
        """At 180 words a minute, plus ten for the questions."""
        return round(sum(d.words for d in self.documents) / 180) + 10


def encode(contents: Contents) -> bytes:
    """The canonical bytes: the same contents give the same bytes on every machine."""
    return msgspec.json.encode(contents, order="deterministic")


def decode(data: bytes) -> Contents:
    return msgspec.json.decode(data, type=Contents)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
