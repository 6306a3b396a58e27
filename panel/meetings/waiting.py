"""What meetings put on the home page: steps for the coordinator, declarations and days for the panel."""

from __future__ import annotations

import datetime as dt

from panel.accounts.permissions import Role
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.meetings import checklist, queries, rules, views
from panel.meetings.checklist import LATE, Step
from panel.meetings.models import Meeting
from panel.web.templates import count, day


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    if viewer.role == Role.COORDINATOR:
        return _for_coordinator(tx, viewer)
    if viewer.role in rules.PANEL_ROLES:
        return _for_panel(tx, viewer)
    return []


def _for_coordinator(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    found = _recognised(tx)
    if free := queries.count_free_packs(tx):
        found.append(
            Waiting(
                title=f"{count(free, 'sealed case is', 'sealed cases are')} on no meeting yet",
                detail="Put them on a planned meeting, or plan a new one.",
                link="/meetings",
                order=60,
            )
        )
    for meeting in queries.meetings(tx, viewer):
        if meeting.state != rules.APPROVED:
            found += _of_meeting(tx, viewer, meeting, today)
    return found


def _recognised(tx: Tx) -> list[Waiting]:
    return [
        Waiting(
            title=f"Somebody recognised {pack.name}",
            detail="It is closed for them and their scores do not count. See whether the case should be called back.",
            link=f"/meetings/{item.meeting_id}#people",
            action="See who",
            order=5,
        )
        for _, item, pack in queries.recognised_unseen(tx)
    ]


def _of_meeting(tx: Tx, viewer: Viewer, meeting: Meeting, today: dt.date) -> list[Waiting]:
    """The next step of the coordinator, what is late, and what others still have to do."""
    at_work = [s for s in checklist.steps(views.progress(tx, viewer, meeting), today) if s.is_waiting]
    own = [s for s in at_work if s.who == "coordinator"][:1]
    others = [s for s in at_work if s.who != "coordinator" and s.key != "scores"]
    recalled = queries.recalled_names(tx, queries.known_items(viewer), meeting.id)
    found = [_step(meeting, step) for step in (*own, *others)]
    if recalled and meeting.state == rules.PLANNED:
        found.append(
            Waiting(
                title=f"{recalled[0]} was called back",
                detail=f"Take it off {meeting.name} before you issue the pack.",
                link=f"/meetings/{meeting.id}#cases",
                order=10,
            )
        )
    return found


def _step(meeting: Meeting, step: Step) -> Waiting:
    return Waiting(
        title=f"{meeting.name}: {step.words[0].lower()}{step.words[1:]}",
        detail=step.detail,
        link=f"/meetings/{meeting.id}{'/minutes' if step.key in ('minutes', 'approve') else ''}",
        action="Go to the meeting",
        due=step.due,
        is_overdue=step.status == LATE,
        for_you=step.who == "coordinator",
        order=20,
    )


def _for_panel(tx: Tx, viewer: Viewer) -> list[Waiting]:
    today = london_date(tx.now)
    found: list[Waiting] = []
    for meeting in queries.meetings(tx, viewer):
        asked = queries.count_items(tx, queries.askable_items(viewer), meeting.id)
        if asked and meeting.issued_at is not None:
            found.append(_declare(meeting, asked, rules.declare_due(london_date(meeting.issued_at)), today))
        if meeting.state in (rules.ISSUED, rules.OPEN):
            found.append(_day(meeting))
        if viewer.role == Role.CHAIR and meeting.state == rules.CLOSED and meeting.minutes:
            found.append(
                Waiting(
                    title=f"Agree the minutes of {meeting.name}",
                    link=f"/meetings/{meeting.id}/minutes",
                    action="Read the minutes",
                    order=40,
                )
            )
    return found


def _declare(meeting: Meeting, asked: int, due: dt.date, today: dt.date) -> Waiting:
    return Waiting(
        title=f"Tell us whether you know anybody in {count(asked, 'case')}",
        detail=f"For {meeting.name}. You can read a case once you have said that you have no conflict.",
        link=f"/meetings/{meeting.id}/declare",
        action="Declare conflicts",
        due=due,
        is_overdue=today > due,
        order=10,
    )


def _day(meeting: Meeting) -> Waiting:
    words = "is open now" if meeting.state == rules.OPEN else f"is on {day(meeting.held_on)}"
    return Waiting(
        title=f"{meeting.name} {words}", detail=meeting.place, link=f"/meetings/{meeting.id}", order=80
    )
