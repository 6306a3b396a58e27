from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Moment


class Pack(Base):
    """A sealed case. `contents` never change; `case_id` is opaque and names nothing on this side.

    `number` gives the room's name for it: *Case 7*.
    """

    __tablename__ = "packs_pack"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(String(16), index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    contents: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[dt.datetime] = mapped_column(Moment)
    recalled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    recall_reason: Mapped[str] = mapped_column(String(200), default="")

    @property
    def name(self) -> str:
        return f"Case {self.number}"


class ContextRequest(Base):
    """A member asks what a redaction hides, in general terms; a verifier answers, and the answer is part of the record."""

    __tablename__ = "packs_context_request"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    pack_id: Mapped[str] = mapped_column(String(16), index=True)
    paragraph: Mapped[str] = mapped_column(String(20))
    question: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(16), default="")
    answered_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Term(Base):
    """One entry of the glossary."""

    __tablename__ = "packs_term"

    term: Mapped[str] = mapped_column(String(80), primary_key=True)
    expansion: Mapped[str] = mapped_column(String(200))
    meaning: Mapped[str] = mapped_column(Text)
    also: Mapped[str] = mapped_column(Text, default="")
    """Other spellings, one a line."""
    in_files: Mapped[bool] = mapped_column(default=True)
    """False for a word of the panel's own work, which is explained in the glossary but not marked in case text."""
