from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from panel.followup.rules import Change
from panel.kernel.database import Base, Encoded, Moment


class Course(Base):
    """Where one issued recommendation stands: `rules.COURSE`. Without a row it is *awaiting*. Overdue is never stored."""

    __tablename__ = "followup_course"

    recommendation_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    acknowledged_by: Mapped[str] = mapped_column(String(16), default="")
    acknowledged_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Response(Base):
    """A dated answer. Never edited: a later number supersedes it."""

    __tablename__ = "followup_response"
    __table_args__ = (UniqueConstraint("recommendation_id", "number"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    reasons: Mapped[str] = mapped_column(Text)
    what_will_be_done: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str] = mapped_column(String(16))
    given_at: Mapped[dt.datetime] = mapped_column(Moment)


class Extension(Base):
    """More time to answer: asked for with a reason, then granted or refused once. `decision`: empty, granted, refused."""

    __tablename__ = "followup_extension"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    new_date: Mapped[dt.date]
    why: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    decision: Mapped[str] = mapped_column(String(10), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(16), default="")
    decided_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Action(Base):
    """One lettered part of what will be done, with its own owner, date and state (`rules.ACTION`, `rules.HEALTH`)."""

    __tablename__ = "followup_action"
    __table_args__ = (UniqueConstraint("recommendation_id", "letter"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    letter: Mapped[str] = mapped_column(String(1))
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    """A name and what they do, in words."""
    body: Mapped[str] = mapped_column(String(120))
    """The body that owns it; often, not always, the one that answers."""
    status: Mapped[str] = mapped_column(String(20))
    health: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[dt.date]
    first_due_on: Mapped[dt.date]
    added_by: Mapped[str] = mapped_column(String(16))
    added_at: Mapped[dt.datetime] = mapped_column(Moment)


class Update(Base):
    """A dated report on an action, kept for ever: what is new, which fields it changed, which evidence came with it."""

    __tablename__ = "followup_update"
    __table_args__ = (UniqueConstraint("action_id", "number"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    action_id: Mapped[str] = mapped_column(String(16), index=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    number: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    changes: Mapped[tuple[Change, ...]] = mapped_column(Encoded(tuple[Change, ...]))
    evidence_id: Mapped[str] = mapped_column(String(16), default="")
    written_by: Mapped[str] = mapped_column(String(16))
    written_at: Mapped[dt.datetime] = mapped_column(Moment)


class Evidence(Base):
    """What shows that something was done. `content` is given out only as a download, never shown in a page."""

    __tablename__ = "followup_evidence"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    action_id: Mapped[str] = mapped_column(String(16), default="")
    note: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(500), default="")
    """Where it can be found, as words; never made into something to click."""
    file_name: Mapped[str] = mapped_column(String(200), default="")
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    sha256: Mapped[str] = mapped_column(String(64), default="")
    given_by: Mapped[str] = mapped_column(String(16))
    given_at: Mapped[dt.datetime] = mapped_column(Moment)


class Submission(Base):
    """The body says that it is done and sends its evidence to be checked."""

    __tablename__ = "followup_submission"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    summary: Mapped[str] = mapped_column(Text)
    sent_by: Mapped[str] = mapped_column(String(16))
    sent_at: Mapped[dt.datetime] = mapped_column(Moment)


class Verification(Base):
    """Somebody who does not own it judged the evidence. `decision`: assured, not_assured."""

    __tablename__ = "followup_verification"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    decision: Mapped[str] = mapped_column(String(20))
    reasons: Mapped[str] = mapped_column(Text)
    revisit_on: Mapped[dt.date]
    decided_by: Mapped[str] = mapped_column(String(16))
    decided_at: Mapped[dt.datetime] = mapped_column(Moment)


class Closing(Base):
    """Closed, or opened again. `kind`: a key of `rules.CLOSINGS`, or reopened."""

    __tablename__ = "followup_closing"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    reasons: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(String(16))
    decided_at: Mapped[dt.datetime] = mapped_column(Moment)
