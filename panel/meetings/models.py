from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Moment


class Meeting(Base):
    """A meeting of the panel. `state` is a key of `rules.MEETING`; rows are frozen once the minutes are approved."""

    __tablename__ = "meetings_meeting"
    __table_args__ = (UniqueConstraint("name", "held_on"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    held_on: Mapped[dt.date]
    scores_due_on: Mapped[dt.date]
    place: Mapped[str] = mapped_column(String(300), default="")
    """Where to come, or how to join."""
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    created_by: Mapped[str] = mapped_column(String(16))
    issued_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    issued_by: Mapped[str] = mapped_column(String(16), default="")
    opened_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    opened_by: Mapped[str] = mapped_column(String(16), default="")
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    closed_by: Mapped[str] = mapped_column(String(16), default="")
    approved_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    approved_by: Mapped[str] = mapped_column(String(16), default="")
    minutes_written_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    minutes_written_by: Mapped[str] = mapped_column(String(16), default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    checkpoint_number: Mapped[int | None]
    """The newest audit entry when the minutes were approved; printed with `checkpoint_hash`."""
    checkpoint_hash: Mapped[str] = mapped_column(String(64), default="")


class AgendaItem(Base):
    """A sealed case on a meeting. Once the pack is issued (`is_issued`) it stays: only a recall stops its reading."""

    __tablename__ = "meetings_item"
    __table_args__ = (UniqueConstraint("meeting_id", "pack_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings_meeting.id"))
    pack_id: Mapped[str] = mapped_column(ForeignKey("packs_pack.id"), index=True)
    position: Mapped[int]
    is_issued: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[dt.datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(16))


class Declaration(Base):
    """What one person said about one case. `answer` is a `rules.Answer`; only *none* lets them read.

    `noted_at` and `noted_by`: the coordinator has seen that somebody recognised the case.
    """

    __tablename__ = "meetings_declaration"
    __table_args__ = (UniqueConstraint("item_id", "member_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("meetings_item.id"))
    member_id: Mapped[str] = mapped_column(String(16), index=True)
    answer: Mapped[str] = mapped_column(String(12))
    at: Mapped[dt.datetime] = mapped_column(Moment)
    noted_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    noted_by: Mapped[str] = mapped_column(String(16), default="")


class Attendance(Base):
    """Whether one person came. `mark` is a `rules.Mark`."""

    __tablename__ = "meetings_attendance"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings_meeting.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    mark: Mapped[str] = mapped_column(String(12))
    marked_at: Mapped[dt.datetime] = mapped_column(Moment)
    marked_by: Mapped[str] = mapped_column(String(16))
