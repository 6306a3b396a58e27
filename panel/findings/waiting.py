from __future__ import annotations

from panel.accounts.permissions import Role
from panel.findings import queries, rules
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.meetings.models import Meeting
from panel.web.templates import count


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """For the chair: drafts to adopt. For the coordinator: finished meetings nobody has written findings for."""
    if viewer.role not in (Role.CHAIR, Role.COORDINATOR):
        return []
    lines = [_meeting(tx, viewer, meeting) for meeting in queries.meetings_held(tx, viewer)]
    return [line for line in lines if line is not None]


def _meeting(tx: Tx, viewer: Viewer, meeting: Meeting) -> Waiting | None:
    found = queries.findings(tx, viewer, meeting_id=meeting.id)
    drafts = sum(f.state == rules.DRAFTED for f in found)
    link = f"/findings/{meeting.id}"
    if drafts:
        return Waiting(
            title=f"{count(drafts, 'finding')} to adopt",
            detail=meeting.name,
            link=f"{link}#drafts",
            action="Read the drafts",
            for_you=viewer.role == Role.CHAIR,
            order=40,
        )
    if found or viewer.role != Role.COORDINATOR or not queries.results(tx, viewer, meeting.id):
        return None
    return Waiting(
        title="Draft the findings",
        detail=f"{meeting.name}: the panel has finished at least one case",
        link=link,
        action="See the counts",
        order=45,
    )
