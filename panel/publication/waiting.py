from __future__ import annotations

from panel.accounts.permissions import Role
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.publication import queries, rules, worklist
from panel.web.templates import count


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    if viewer.role == Role.COORDINATOR:
        return _for_the_writer(tx, viewer)
    if viewer.role in rules.APPROVERS:
        return _for_approvers(tx, viewer)
    return []


def _for_the_writer(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    answered = [w for w in worklist.to_write(tx, viewer) if w.by is not None]
    lines = []
    if answered:
        first = answered[0].by
        lines.append(
            Waiting(
                title=f"{count(len(answered), 'recommendation')} with news for the public",
                detail="Answers and closings are made public within 21 days.",
                link="/publication",
                action="Write",
                due=first,
                is_overdue=first is not None and today > first,
                order=40,
            )
        )
    for row in worklist.rows(tx, viewer):
        if row.group == "ready":
            link = f"/publication/{row.id}"
            lines.append(
                Waiting(title=f"{row.name}: ready to publish", link=link, action="Publish", order=42)
            )
        elif row.group == "writing":
            link = f"/publication/{row.id}"
            lines.append(
                Waiting(title=f"{row.name}: finish the public text", link=link, action="Go on", order=44)
            )
        elif row.group == "approving":
            lines.append(Waiting(title=f"{row.name}: {row.state.lower()}", detail=row.line, for_you=False))
    return lines


def _for_approvers(tx: Tx, viewer: Viewer) -> list[Waiting]:
    found = [t for t in queries.texts(tx, viewer) if t.state == "checked"]
    given = queries.approvals(tx, [t.id for t in found])
    lines = []
    for text in found:
        draft = queries.draft_of(text, given[text.id])
        if len(draft.approvers) >= rules.APPROVALS_NEEDED or rules.why_not(
            rules.check_may_approve, viewer, draft
        ):
            continue
        if not rules.why_not(rules.check_can_approve, viewer, draft):
            title = "A text for the public to approve"
            lines.append(
                Waiting(
                    title=title,
                    detail=text.theme,
                    link=f"/publication/{text.id}",
                    action="Read it",
                    order=40,
                )
            )
    return lines
