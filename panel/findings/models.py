from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from panel.findings.categories import CategorySet
from panel.kernel.database import Base, Encoded, Moment


class Categories(Base):
    """One loaded list of themes, phases, kinds and levels. The newest is in use; none is ever changed."""

    __tablename__ = "findings_categories"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    data: Mapped[CategorySet] = mapped_column(Encoded(CategorySet))
    loaded_by: Mapped[str] = mapped_column(String(16))
    loaded_at: Mapped[dt.datetime] = mapped_column(Moment)


class Finding(Base):
    """What the panel found at one meeting. Once adopted only `superseded_by` may still change.

    `item_ids` are the agenda items it rests on: the closed view alone turns them into case names.
    `case_count` of `of_cases` is n of N; outside the closed view it goes through `kernel.suppression`.
    """

    __tablename__ = "findings_finding"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(String(16), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    """notable_practice or area_for_improvement."""
    theme: Mapped[str] = mapped_column(String(40))
    phase: Mapped[str] = mapped_column(String(40))
    strand: Mapped[str] = mapped_column(String(40), default="")
    """Empty when it is about every strand."""
    agency: Mapped[str] = mapped_column(String(120))
    level: Mapped[str] = mapped_column(String(20))
    """individual or organisational."""
    text: Mapped[str] = mapped_column(Text)
    criteria: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    item_ids: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    case_count: Mapped[int]
    of_cases: Mapped[int]
    state: Mapped[str] = mapped_column(String(20), index=True)
    """drafted, adopted or discarded."""
    version: Mapped[int] = mapped_column(default=1)
    """Goes up with every change of the draft, so that two people can't overwrite each other."""
    supersedes: Mapped[str] = mapped_column(String(16), default="")
    superseded_by: Mapped[str] = mapped_column(String(16), default="")
    drafted_by: Mapped[str] = mapped_column(String(16))
    drafted_at: Mapped[dt.datetime] = mapped_column(Moment)
    adopted_by: Mapped[str] = mapped_column(String(16), default="")
    adopted_at: Mapped[dt.datetime | None] = mapped_column(Moment)
