from __future__ import annotations

import datetime as dt

from panel.accounts.permissions import Role
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.recommendations import queries, rules
from panel.web.templates import count

NEWS = dt.timedelta(days=28)
"""How long praise and learning stand on the home page of the body they are for."""


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """For the chair and the coordinator what is not issued yet; for a body praise and learning that are new."""
    if viewer.role in (Role.CHAIR, Role.COORDINATOR):
        return _to_decide(tx, viewer)
    if viewer.role in rules.ASKED:
        return _news(tx, viewer)
    return []


def _to_decide(tx: Tx, viewer: Viewer) -> list[Waiting]:
    is_chair = viewer.role == Role.CHAIR
    lines = []
    for state, verb in ((rules.DRAFTED, "to agree"), (rules.AGREED, "to issue")):
        if number := len(queries.recommendations(tx, viewer, state=state)):
            lines.append(
                Waiting(
                    title=f"{count(number, 'recommendation')} {verb}",
                    detail="The chair decides." if not is_chair else "",
                    link=f"/recommendations?show={state}",
                    action="Read them",
                    for_you=is_chair,
                    order=42,
                )
            )
    return lines


def _news(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """What needs an answer stands there through the follow-up."""
    praise = queries.issued_to(tx, viewer, viewer.agency, rules.NOTABLE_PRACTICE)
    new = [r for r in praise if r.issued_at is not None and r.issued_at > tx.now - NEWS]
    if not new:
        return []
    return [
        Waiting(
            title="The panel says thank you",
            detail=f"{count(len(new), 'example')} of notable practice to share with your teams",
            link="/findings/agency",
            action="Read it",
            order=70,
        )
    ]
