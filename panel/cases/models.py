from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment


class Case(Base):
    """A closed case file. Whatever could identify is sealed under `key`, the case's own data key.

    A refused case keeps nothing but `reasons`, who and when; a disposed one has lost its key, and nobody can open it again.
    """

    __tablename__ = "cases_case"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    agency: Mapped[str] = mapped_column(String(120), index=True)
    """Whose case it is: people of other agencies can't see that it is here."""
    fingerprint: Mapped[str | None] = mapped_column(String(64), unique=True)
    """The same content brought again gives the same one. None once refused or disposed."""
    reference_print: Mapped[str | None] = mapped_column(String(64), index=True)
    """The same for agency and reference alone: a newer export of a case that is already here."""
    key: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The data key, wrapped by the master key."""
    facts: Mapped[bytes | None] = mapped_column(LargeBinary)
    """`CaseFacts` as JSON, sealed at place `facts`."""
    notes: Mapped[bytes | None] = mapped_column(LargeBinary)
    """`Notes` as JSON, sealed at place `notes`."""
    strands: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    outcome_code: Mapped[int | None]
    reasons: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    """Codes of `rules.REASONS`: why it was refused."""
    document_count: Mapped[int]
    word_count: Mapped[int]
    received_at: Mapped[dt.datetime] = mapped_column(Moment)
    received_by: Mapped[str] = mapped_column(String(16))
    held_by: Mapped[str] = mapped_column(String(16), default="")
    """The preparer who has it; empty when nobody has taken it yet."""
    disposed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    disposed_by: Mapped[str] = mapped_column(String(16), default="")


class CaseDocument(Base):
    """One document of a case, in the bundle's order. Sealed at places `document:<position>:name`, `:text` and so on."""

    __tablename__ = "cases_document"
    __table_args__ = (UniqueConstraint("case_id", "position"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases_case.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[int]
    name: Mapped[bytes] = mapped_column(LargeBinary)
    text: Mapped[bytes] = mapped_column(LargeBinary)
    """The canonical text, as `redaction.text` defines it."""
    warnings: Mapped[bytes] = mapped_column(LargeBinary)
    original: Mapped[bytes] = mapped_column(LargeBinary)
    """The file's own bytes."""


class Draw(Base):
    """A selection of cases, kept as its own certificate: anybody may repeat it from rule, seed and frame."""

    __tablename__ = "cases_draw"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    agency: Mapped[str] = mapped_column(String(120), index=True)
    rule: Mapped[str] = mapped_column(String(20))
    seed: Mapped[str] = mapped_column(String(40))
    wanted: Mapped[int]
    frame: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    """Ids of the cases that could have been drawn, sorted."""
    excluded: Mapped[dict[str, int]] = mapped_column(Encoded(dict[str, int]))
    """How many cases were left out, by reason."""
    chosen: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    drawn_at: Mapped[dt.datetime] = mapped_column(Moment)
    drawn_by: Mapped[str] = mapped_column(String(16))
