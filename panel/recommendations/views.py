"""What the pages show. Who drafted, agreed or scored is on none of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from panel.accounts.permissions import may
from panel.findings import queries as findings
from panel.findings import views as finding_views
from panel.findings.categories import STRANDS, label_of
from panel.findings.views import FindingView
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.recommendations import queries, rules, service
from panel.recommendations.models import Recommendation


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list."""

    id: str
    name: str
    kind_words: str
    text: str
    body: str
    theme: str
    theme_words: str
    state: str
    state_words: str
    respond_by: dt.date | None
    asked: str
    """Such as *asked 2 times in 2 reports*; empty for the first time."""


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """For each thing the chair or a drafter may do, why not; empty when it may be done now."""

    change: str
    agree: str
    send_back: str
    issue: str
    withdraw: str
    supersede: str


class RecommendationView(msgspec.Struct, frozen=True, kw_only=True):
    row: Row
    why: str
    strands: str
    owner: str
    due_on: dt.date | None
    success_measure: str
    baseline: str
    target: str
    visibility: str
    issued_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    withdrawn_reason: str
    findings: tuple[FindingView, ...]
    earlier: tuple[Row, ...]
    supersedes: Row | None
    superseded_by: Row | None
    is_panel: bool
    may_write: bool
    may_decide: bool
    may_answer: bool
    may_follow: bool
    why_not: Decisions


class AgencyTheme(msgspec.Struct, frozen=True, kw_only=True):
    """What one agency can learn under one theme."""

    words: str
    findings: tuple[FindingView, ...]


class AgencyView(msgspec.Struct, frozen=True, kw_only=True):
    agency: str
    praise: tuple[Row, ...]
    """Notable practice that was issued."""
    learning: tuple[Row, ...]
    """Learning points that were issued."""
    themes: tuple[AgencyTheme, ...]


def rows(tx: Tx, found: list[Recommendation]) -> tuple[Row, ...]:
    themes = findings.categories(tx).themes
    return tuple(_row(tx, r, label_of(themes, r.theme)) for r in found)


def _row(tx: Tx, r: Recommendation, theme_words: str) -> Row:
    return Row(
        id=r.id,
        name=r.name,
        kind_words=rules.KINDS[r.kind][0],
        text=r.text,
        body=r.responsible_body,
        theme=r.theme,
        theme_words=theme_words,
        state=r.state,
        state_words="Replaced" if r.superseded_by else rules.STATE_WORDS[r.state],
        respond_by=r.respond_by,
        asked=queries.times_asked(tx, r).words if r.earlier_ids else "",
    )


def recommendation_view(tx: Tx, viewer: Viewer, recommendation_id: str) -> RecommendationView:
    found = queries.recommendation(tx, viewer, recommendation_id)
    is_own = found.responsible_body == viewer.agency
    stands = found.state == rules.ISSUED
    return RecommendationView(
        row=rows(tx, [found])[0],
        why=found.why,
        strands=", ".join(label_of(STRANDS, s) for s in found.strands) or "Every strand",
        owner=found.owner,
        due_on=found.due_on,
        success_measure=found.success_measure,
        baseline=found.baseline,
        target=found.target,
        visibility=rules.VISIBILITY[found.visibility][0],
        issued_at=found.issued_at,
        withdrawn_at=found.withdrawn_at,
        withdrawn_reason=found.withdrawn_reason,
        findings=finding_views.finding_views(tx, viewer, queries.findings_behind(tx, viewer, found.id)),
        earlier=rows(tx, queries.earlier(tx, viewer, found)),
        supersedes=_other(tx, viewer, found.supersedes),
        superseded_by=_other(tx, viewer, found.superseded_by),
        is_panel=rules.is_panel(viewer),
        may_write=may(viewer.role, "recommendations.write"),
        may_decide=may(viewer.role, "recommendations.issue"),
        may_answer=stands and is_own and found.respond_by is not None and may(viewer.role, "followup.answer"),
        may_follow=found.issued_at is not None and may(viewer.role, "followup.board"),
        why_not=_decisions(tx, viewer, found),
    )


def _other(tx: Tx, viewer: Viewer, other_id: str) -> Row | None:
    if not other_id:
        return None
    known = queries.readable_recommendations(viewer).where(Recommendation.id == other_id)
    found = tx.session.scalar(known)
    return rows(tx, [found])[0] if found else None


def _decisions(tx: Tx, viewer: Viewer, r: Recommendation) -> Decisions:
    today = london_date(tx.now)
    is_current = queries.are_findings_current(tx, r.id)
    return Decisions(
        change=rules.why_not(rules.check_may_write, viewer)
        or rules.why_not(rules.check_can_change, r.state, r.version, r.version),
        agree=_decision(viewer, rules.check_can_agree, r.state, r.kind, service.needed(r), today),
        send_back=_decision(viewer, rules.check_can_send_back, r.state),
        issue=_decision(viewer, rules.check_can_issue, r.state, r.due_on, is_current, today),
        withdraw=_decision(viewer, rules.check_can_withdraw, r.state),
        supersede=rules.why_not(rules.check_may_write, viewer)
        or rules.why_not(rules.check_can_supersede, r.state),
    )


def _decision(viewer: Viewer, check: Callable[..., None], *arguments: object) -> str:
    return rules.why_not(rules.check_may_decide, viewer) or rules.why_not(check, *arguments)


def agency_view(tx: Tx, viewer: Viewer) -> AgencyView:
    """What the panel said about the viewer's own agency: issued praise and learning, and adopted findings by theme."""
    lists = findings.categories(tx)
    own = [f for f in findings.findings(tx, viewer, state="adopted") if f.agency == viewer.agency]
    views = finding_views.finding_views(tx, viewer, own)
    keys = list(dict.fromkeys(v.theme for v in views))
    return AgencyView(
        agency=viewer.agency,
        praise=rows(tx, queries.issued_to(tx, viewer, viewer.agency, rules.NOTABLE_PRACTICE)),
        learning=rows(tx, queries.issued_to(tx, viewer, viewer.agency, rules.LEARNING_POINT)),
        themes=tuple(
            AgencyTheme(words=label_of(lists.themes, key), findings=tuple(v for v in views if v.theme == key))
            for key in keys
        ),
    )
