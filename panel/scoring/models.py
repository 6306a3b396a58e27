from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment
from panel.scoring.rubric import Rubric


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One question answered: 3, 2, 1, 0, NS, CF, RD or NA. `cites` are paragraph ids such as `d2p14`."""

    answer: str = ""
    comment: str = ""
    cites: tuple[str, ...] = ()


class RubricVersion(Base):
    """A rubric as it was loaded. Rows never change; the newest is the one for meetings issued from then on."""

    __tablename__ = "scoring_rubric"

    version: Mapped[str] = mapped_column(String(40), primary_key=True)
    contents: Mapped[Rubric] = mapped_column(Encoded(Rubric))
    loaded_at: Mapped[dt.datetime] = mapped_column(Moment)
    loaded_by: Mapped[str] = mapped_column(String(16))


class Round(Base):
    """Where the scoring of one agenda item stands. No row means: independent, and only the core questions.

    `phase` is independent, discussion, agreed or not agreed. The database ties it to `opened_at`, which never goes back.
    """

    __tablename__ = "scoring_round"
    __table_args__ = (
        CheckConstraint("(phase = 'independent') = (opened_at IS NULL)", name="phase_opened"),
        CheckConstraint("(phase IN ('agreed', 'not agreed')) = (ended_at IS NOT NULL)", name="phase_ended"),
    )

    item_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    phase: Mapped[str] = mapped_column(String(20), default="independent")
    rubric_version: Mapped[str] = mapped_column(String(40))
    plus: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]), default=())
    """Questions the coordinator added to the core ones."""
    current: Mapped[str] = mapped_column(String(10), default="")
    """The question the chair is at."""
    opened_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    opened_by: Mapped[str] = mapped_column(String(16), default="")
    ended_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    ended_by: Mapped[str] = mapped_column(String(16), default="")
    overall: Mapped[str] = mapped_column(String(4), default="")
    flags: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]), default=())
    observations: Mapped[str] = mapped_column(Text, default="")


class Sheet(Base):
    """One person's own view of one case. `state` is draft, submitted or lapsed.

    A submitted sheet, and one that lapsed when the discussion opened, is frozen: the database refuses to change the row,
    and every answer lies in it.
    """

    __tablename__ = "scoring_sheet"
    __table_args__ = (UniqueConstraint("item_id", "member_id", name="uq_scoring_sheet_item_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(16))
    member_id: Mapped[str] = mapped_column(String(16), index=True)
    state: Mapped[str] = mapped_column(String(10), default="draft")
    rubric_version: Mapped[str] = mapped_column(String(40))
    answers: Mapped[dict[str, Answer]] = mapped_column(Encoded(dict[str, Answer]), default=dict)
    went_well: Mapped[str] = mapped_column(Text, default="")
    one_change: Mapped[str] = mapped_column(Text, default="")
    confidence: Mapped[int | None] = mapped_column()
    overall: Mapped[str] = mapped_column(String(4), default="")
    started_at: Mapped[dt.datetime] = mapped_column(Moment)
    saved_at: Mapped[dt.datetime] = mapped_column(Moment)
    submitted_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Concern(Base):
    """A reader says that somebody may need help now. It goes to the coordinator at once, apart from any score."""

    __tablename__ = "scoring_concern"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(16), index=True)
    text: Mapped[str] = mapped_column(Text)
    raised_by: Mapped[str] = mapped_column(String(16))
    raised_at: Mapped[dt.datetime] = mapped_column(Moment)
    passed_to: Mapped[str] = mapped_column(String(200), default="")
    passed_by: Mapped[str] = mapped_column(String(16), default="")
    passed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class AgreedAnswer(Base):
    """The panel's answer to one question. A changed mind is a new row with the next `number`; the last one counts."""

    __tablename__ = "scoring_agreed"

    item_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    criterion: Mapped[str] = mapped_column(String(10), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(String(2))
    reason: Mapped[str] = mapped_column(Text, default="")
    agreed_at: Mapped[dt.datetime] = mapped_column(Moment)
    agreed_by: Mapped[str] = mapped_column(String(16))


class MinorityView(Base):
    """What one scorer wants printed beside the panel's view, without a name. A later version is a new row."""

    __tablename__ = "scoring_minority"
    __table_args__ = (UniqueConstraint("item_id", "member_id", "number", name="uq_scoring_minority_item_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(16), index=True)
    member_id: Mapped[str] = mapped_column(String(16))
    number: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[dt.datetime] = mapped_column(Moment)
