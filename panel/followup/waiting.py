from __future__ import annotations

import datetime as dt

from panel.accounts.permissions import Role
from panel.followup import queries, rules
from panel.followup.decisions import decisions
from panel.followup.standing import ANSWER_DAYS, Standing, due, is_overdue
from panel.followup.views import one_line
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.recommendations.models import Recommendation
from panel.web.templates import count

SOON = dt.timedelta(days=28)
"""Actions due later than this do not yet wait for anybody."""


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    if viewer.role in (Role.RESPONDER, Role.POLICE_LEAD):
        return _for_the_body(tx, viewer)
    if viewer.role in (Role.BOARD, Role.CHAIR):
        return _for_deciders(tx, viewer)
    if viewer.role == Role.COORDINATOR:
        return _overdue(tx, viewer)
    return []


def _for_the_body(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    found = [r for r in queries.all_issued(tx, viewer) if rules.same_body(r.responsible_body, viewer.agency)]
    standings = queries.standings(tx, found)
    lines = [_line(r, standings[r.id], today) for r in found]
    return [line for line in lines if line is not None]


def _line(recommendation: Recommendation, standing: Standing, today: dt.date) -> Waiting | None:
    day, late = due(standing), is_overdue(standing, today)
    name, text = recommendation.name, one_line(recommendation.text)
    follow = f"/followup/{recommendation.id}"
    if standing.awaits_answer:
        detail = f"{text} {_reminder(standing, today)}".strip()
        return Waiting(
            title=f"{name}: answer it", detail=detail, link=f"/answer/{recommendation.id}", action="Answer",
            due=day, is_overdue=late, order=20,
        )  # fmt: skip
    if standing.awaits_verification or (standing.state == "assured" and not standing.is_over):
        return Waiting(
            title=f"{name}: your evidence is being checked", detail=text, link=follow, for_you=False
        )
    if not standing.awaits_body:
        return None
    if standing.state == "not_assured":
        title, action = f"{name}: the evidence did not show it yet. Send more", "See why"
    elif not standing.parts:
        title, action = f"{name}: say in actions what will be done", "Add actions"
    elif not standing.open_parts:
        title, action = f"{name}: every action is done. Send your evidence", "Send evidence"
    elif late or (day is not None and day - today <= SOON):
        letters = ", ".join(p.letter for p in standing.open_parts if p.due_on == day)
        title, action = f"{name}: report on action {letters}", "Report"
    else:
        return None
    return Waiting(title=title, detail=text, link=follow, action=action, due=day, is_overdue=late, order=30)


def _reminder(standing: Standing, today: dt.date) -> str:
    """The reminders of T19: after 28 and after 49 of the 56 days, as far as an extension leaves them true."""
    left = (standing.respond_by - today).days if standing.respond_by else ANSWER_DAYS
    if left < 0 or left > ANSWER_DAYS // 2:
        return ""
    return "One week or less is left." if left <= 7 else "Half of the time is over."


def _for_deciders(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    found = queries.all_issued(tx, viewer)
    lists = decisions(found, queries.records(tx, [r.id for r in found]), today)
    sentences = (
        (lists.evidence, "to verify", "Check evidence", 10),
        (lists.more_time, "where a body asks for more time", "Decide", 12),
        (lists.refusals, "not accepted or not theirs: read the reasons and decide", "Decide", 14),
        (lists.to_close, "assured: close them", "Close", 16),
        (lists.revisits, "closed, to look at again", "Look again", 18),
    )
    lines = [
        Waiting(
            title=f"{count(len(rows), 'recommendation')} {words}",
            link="/board/verify",
            action=action,
            order=order,
        )
        for rows, words, action, order in sentences
        if rows
    ]
    return lines + _overdue(tx, viewer)


def _overdue(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    late = [s for s in queries.standings(tx, queries.all_issued(tx, viewer)).values() if is_overdue(s, today)]
    if not late:
        return []
    oldest = min(day for day in map(due, late) if day is not None)
    title = f"{count(len(late), 'recommendation')} overdue"
    return [Waiting(title=title, link="/board?show=overdue", due=oldest, is_overdue=True, for_you=False)]
