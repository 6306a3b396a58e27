from __future__ import annotations

import datetime as dt

from sqlalchemy import Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment


class Recommendation(Base):
    """What the panel asks of one body, or notable practice it thanks one body for.

    From issue on the words, the body, the dates and who decided are frozen by the database. An extension of `respond_by`
    is a record of the follow-up stage; `respond_by` keeps the first date.
    """

    __tablename__ = "recommendations_recommendation"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    """recommendation, learning_point or notable_practice."""
    text: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    theme: Mapped[str] = mapped_column(String(40), index=True)
    strands: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    """Empty when it is about every strand."""
    responsible_body: Mapped[str] = mapped_column(String(120), index=True)
    owner: Mapped[str] = mapped_column(String(200))
    """The role, or the name and role, of the person who answers for it."""
    due_on: Mapped[dt.date | None]
    """When what is asked should be done; None for notable practice."""
    success_measure: Mapped[str] = mapped_column(Text, default="")
    baseline: Mapped[str] = mapped_column(String(200), default="")
    target: Mapped[str] = mapped_column(String(200), default="")
    visibility: Mapped[str] = mapped_column(String(20))
    """panel (panel, the body asked and the board), partner (every responsible body too) or public (may be published)."""
    earlier_ids: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    """Earlier recommendations that asked for the same."""
    state: Mapped[str] = mapped_column(String(20), index=True)
    """drafted, agreed, issued or withdrawn."""
    version: Mapped[int] = mapped_column(default=1)
    supersedes: Mapped[str] = mapped_column(String(16), default="")
    superseded_by: Mapped[str] = mapped_column(String(16), default="")
    drafted_by: Mapped[str] = mapped_column(String(16))
    drafted_at: Mapped[dt.datetime] = mapped_column(Moment)
    agreed_by: Mapped[str] = mapped_column(String(16), default="")
    agreed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    issued_by: Mapped[str] = mapped_column(String(16), default="")
    issued_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    respond_by: Mapped[dt.date | None]
    """56 days after issue; None until then."""
    withdrawn_by: Mapped[str] = mapped_column(String(16), default="")
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    @property
    def name(self) -> str:
        """Such as *Recommendation 4*; the numbers run through all kinds."""
        return f"{self.kind.replace('_', ' ').capitalize()} {self.number}"


class Source(Base):
    """A finding that a recommendation comes from. Frozen with the recommendation it belongs to."""

    __tablename__ = "recommendations_source"

    recommendation_id: Mapped[str] = mapped_column(
        String(16),
        ForeignKey("recommendations_recommendation.id", name="fk_recommendations_source_recommendation"),
        primary_key=True,
    )
    finding_id: Mapped[str] = mapped_column(
        String(16),
        ForeignKey("findings_finding.id", name="fk_recommendations_source_finding"),
        primary_key=True,
        index=True,
    )
    is_frozen: Mapped[bool] = mapped_column(Boolean, default=False)
