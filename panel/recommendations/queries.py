from __future__ import annotations

import msgspec
from sqlalchemy import Select, and_, delete, false, func, or_, select

from panel.findings import rules as finding_rules
from panel.findings.models import Finding
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.recommendations import rules
from panel.recommendations.models import Recommendation, Source


class Asked(msgspec.Struct, frozen=True):
    """How often the same was asked, this time included, and in how many reports (meetings)."""

    times: int
    reports: int

    @property
    def words(self) -> str:
        reports = "1 report" if self.reports == 1 else f"{self.reports} reports"
        return f"asked {self.times} times in {reports}" if self.times > 1 else ""


def readable_recommendations(viewer: Viewer) -> Select[Recommendation]:
    """The panel reads all of them; the board and the auditor what was issued; a body what it was asked.

    A body also reads what was issued to others with visibility *partner* or *public*.
    """
    if rules.is_panel(viewer):
        return select(Recommendation)
    issued = select(Recommendation).where(Recommendation.issued_at.is_not(None))
    if viewer.role in rules.WATCHERS:
        return issued
    if viewer.role in rules.ASKED and viewer.agency:
        return issued.where(
            or_(
                Recommendation.responsible_body == viewer.agency,
                Recommendation.visibility.in_(("partner", "public")),
            )
        )
    return select(Recommendation).where(false())


def recommendation(tx: Tx, viewer: Viewer, recommendation_id: str, lock: bool = False) -> Recommendation:
    """`lock` makes others who would change it wait until this transaction ends."""
    statement = readable_recommendations(viewer).where(Recommendation.id == recommendation_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = tx.session.scalar(statement)
    if found is None:
        raise NotFound
    return found


def recommendations(tx: Tx, viewer: Viewer, *, state: str = "", theme: str = "") -> list[Recommendation]:
    """Newest first."""
    statement = readable_recommendations(viewer)
    if state:
        statement = statement.where(Recommendation.state == state)
    if theme:
        statement = statement.where(Recommendation.theme == theme)
    return list(tx.session.scalars(statement.order_by(Recommendation.number.desc())))


def issued_before(tx: Tx, viewer: Viewer, own_id: str = "") -> list[Recommendation]:
    """What was ever issued, newest first: what a new recommendation may ask again."""
    statement = readable_recommendations(viewer).where(
        Recommendation.issued_at.is_not(None), Recommendation.id != own_id
    )
    return list(tx.session.scalars(statement.order_by(Recommendation.number.desc())))


def issued_to(tx: Tx, viewer: Viewer, body: str, *kinds: str) -> list[Recommendation]:
    """What one body was sent and what still stands, newest first."""
    statement = readable_recommendations(viewer).where(
        Recommendation.state == rules.ISSUED,
        Recommendation.responsible_body == body,
        Recommendation.kind.in_(kinds),
    )
    return list(tx.session.scalars(statement.order_by(Recommendation.number.desc())))


def next_number(tx: Tx) -> int:
    return (tx.session.scalar(select(func.max(Recommendation.number))) or 0) + 1


def is_drafted(tx: Tx, viewer: Viewer, text: str) -> bool:
    """Whether this person has a draft with the same words."""
    same = and_(
        Recommendation.text == text,
        Recommendation.drafted_by == viewer.id,
        Recommendation.state == rules.DRAFTED,
    )
    return tx.session.scalar(select(func.count()).select_from(Recommendation).where(same)) != 0


# where it comes from


def sources(tx: Tx, recommendation_id: str) -> list[Source]:
    return list(
        tx.session.scalars(
            select(Source).where(Source.recommendation_id == recommendation_id).order_by(Source.finding_id)
        )
    )


def forget_sources(tx: Tx, recommendation_id: str) -> None:
    """For a draft whose findings are chosen again; the database refuses it after issue."""
    tx.session.execute(delete(Source).where(Source.recommendation_id == recommendation_id))


def findings_behind(tx: Tx, viewer: Viewer, recommendation_id: str) -> list[Finding]:
    """Findings of a recommendation the viewer may read.

    What one person should learn is left out for all but the panel and that person's agency.
    """
    statement = (
        select(Finding)
        .join(Source, Source.finding_id == Finding.id)
        .where(Source.recommendation_id == recommendation_id)
        .order_by(Finding.drafted_at, Finding.id)
    )
    if not rules.is_panel(viewer):
        own = and_(Finding.agency == viewer.agency, Finding.agency != "")
        statement = statement.where(or_(Finding.level == finding_rules.ORGANISATIONAL, own))
    return list(tx.session.scalars(statement))


def are_findings_current(tx: Tx, recommendation_id: str) -> bool:
    """False when a finding behind it was replaced."""
    replaced = (
        select(func.count())
        .select_from(Finding)
        .join(Source, Source.finding_id == Finding.id)
        .where(Source.recommendation_id == recommendation_id, Finding.superseded_by != "")
    )
    return tx.session.scalar(replaced) == 0


def earlier(tx: Tx, viewer: Viewer, recommendation: Recommendation) -> list[Recommendation]:
    """Earlier ones that asked for the same and that the viewer may read, newest first."""
    statement = readable_recommendations(viewer).where(Recommendation.id.in_(recommendation.earlier_ids))
    return list(tx.session.scalars(statement.order_by(Recommendation.number.desc())))


def with_their_earlier(tx: Tx, ids: tuple[str, ...]) -> tuple[str, ...]:
    """`ids` and whatever those had asked again themselves, so that the count holds over a chain."""
    found = tx.session.execute(
        select(Recommendation.id, Recommendation.earlier_ids).where(Recommendation.id.in_(ids))
    )
    return tuple(sorted({one for row in found for one in (row.id, *row.earlier_ids)}))


def times_asked(tx: Tx, recommendation: Recommendation) -> Asked:
    """For a recommendation the viewer may read."""
    ids = (recommendation.id, *recommendation.earlier_ids)
    reports = tx.session.scalar(
        select(func.count(func.distinct(Finding.meeting_id)))
        .join(Source, Source.finding_id == Finding.id)
        .where(Source.recommendation_id.in_(ids))
    )
    return Asked(len(ids), reports or 0)
