from __future__ import annotations

import datetime as dt

from sqlalchemy import String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment


class Text(Base):
    """One entry of *You said, we did*. `sha256` names the exact words; approvals count only for it."""

    __tablename__ = "publication_text"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(String(16), index=True)
    state: Mapped[str] = mapped_column(String(20))
    theme: Mapped[str] = mapped_column(String(60))
    year: Mapped[int]
    you_said: Mapped[str] = mapped_column(LongText)
    we_asked: Mapped[str] = mapped_column(LongText)
    they_answered: Mapped[str] = mapped_column(LongText)
    what_changed: Mapped[str] = mapped_column(LongText)
    sha256: Mapped[str] = mapped_column(String(64))
    writers: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    """Everybody whose words are in it; none of them may approve it."""
    drafted_by: Mapped[str] = mapped_column(String(16))
    drafted_at: Mapped[dt.datetime] = mapped_column(Moment)
    checked_by: Mapped[str] = mapped_column(String(16), default="")
    checked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    published_by: Mapped[str] = mapped_column(String(16), default="")
    published_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    superseded_by: Mapped[str] = mapped_column(String(16), default="")
    """The text that took its place."""
    superseded_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    returned_by: Mapped[str] = mapped_column(String(16), default="")
    return_reason: Mapped[str] = mapped_column(LongText, default="")
    """Why an approver sent it back, or why it was taken down."""
    taken_down_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Approval(Base):
    """One person approved exactly the words that `sha256` names."""

    __tablename__ = "publication_approval"
    __table_args__ = (UniqueConstraint("text_id", "sha256", "approved_by"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    text_id: Mapped[str] = mapped_column(String(16), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    approved_by: Mapped[str] = mapped_column(String(16))
    approved_at: Mapped[dt.datetime] = mapped_column(Moment)
