from __future__ import annotations

from panel.accounts.permissions import SCORERS, Role
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.meetings import rules as meeting_states
from panel.packs import contents as packed
from panel.packs import words
from panel.scoring import queries, rules
from panel.scoring.queries import Place
from panel.scoring.service import facts_of
from panel.web.templates import count, day

_URGENT, _TO_READ, _ROWS, _DISCUSS, _READY = 1, 20, 21, 30, 35


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    if viewer.role not in SCORERS | {Role.OBSERVER, Role.COORDINATOR} or not queries.has_rubric(tx):
        return []
    places = queries.places(tx, viewer, meeting_states.ISSUED, meeting_states.OPEN)
    found = _concerns(tx, viewer) if viewer.role == Role.COORDINATOR else []
    if viewer.role in SCORERS:
        found += _to_read(tx, viewer, places)
    return [*found, *_discussions(places), *_progress(tx, viewer, places)]


def _concerns(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """That there is one, not what it says: the home page may be open where others look on."""
    found = queries.concerns(tx, viewer, only_open=True)
    names = queries.case_names(tx, [c.item_id for c in found])
    return [
        Waiting(
            title=f"Somebody may need help now: {names.get(c.item_id, 'a case')}",
            detail="A reader raised a concern. Pass it on today.",
            link=f"/concerns/{c.id}",
            action="Read the concern",
            due=london_date(c.raised_at),
            is_overdue=london_date(c.raised_at) < london_date(tx.now),
            order=_URGENT,
        )
        for c in found
    ]


def _to_read(tx: Tx, viewer: Viewer, places: list[Place]) -> list[Waiting]:
    """One line with the whole, by meeting, then a line a case, those begun first."""
    mine = [p for p in places if not rules.why_not(rules.check_can_score, p.standing, p.phase)]
    mine.sort(key=lambda p: p.standing.own_sheet != rules.DRAFT)
    found: list[Waiting] = []
    for meeting_id in dict.fromkeys(p.meeting.id for p in mine):
        found += _of_meeting(tx, viewer, [p for p in mine if p.meeting.id == meeting_id])
    return found


def _of_meeting(tx: Tx, viewer: Viewer, places: list[Place]) -> list[Waiting]:
    first, due = places[0], places[0].meeting.scores_due_on
    contents = {p.item.id: packed.decode(p.pack.contents) for p in places}
    minutes = sum(c.minutes_to_read for c in contents.values())
    verb = "Continue reading" if first.standing.own_sheet == rules.DRAFT else "Start reading"
    head = Waiting(
        title=f"{count(len(places), 'case')} to read before {day(due)} - about {minutes} minutes",
        detail=first.meeting.name,
        link=f"/read/{first.item.id}",
        action=f"{verb} {first.pack.name}",
        due=due,
        is_overdue=due < london_date(tx.now),
        order=_TO_READ,
    )
    rows = [
        Waiting(
            title=f"{p.pack.name} · {words.line(contents[p.item.id])}",
            detail=f"{contents[p.item.id].minutes_to_read} minutes · {_so_far(tx, viewer, p)}",
            link=f"/read/{p.item.id}",
            order=_ROWS,
        )
        for p in places
    ]
    return [head, *rows]


def _so_far(tx: Tx, viewer: Viewer, place: Place) -> str:
    sheet = queries.own_sheet(tx, viewer, place.item.id)
    if sheet is None:
        return "not started"
    answers = facts_of(sheet).answers
    done = sum(rules.is_answered(*answers.get(c.id, ("", ""))) for c in place.asked)
    return f"{done} of {len(place.asked)} answered"


def _discussions(places: list[Place]) -> list[Waiting]:
    return [
        Waiting(
            title=f"{p.pack.name} is being discussed",
            detail=p.meeting.name,
            link=f"/discuss/{p.item.id}",
            action="Go to the discussion",
            order=_DISCUSS,
        )
        for p in places
        if p.phase == rules.DISCUSSION and p.sight == rules.Sight.SHEETS
    ]


def _progress(tx: Tx, viewer: Viewer, places: list[Place]) -> list[Waiting]:
    """How many sheets are in, for those who may know; it waits for them once the discussion can start."""
    found = []
    for place in places:
        progress = queries.progress(tx, place)
        if progress is None or place.phase != rules.INDEPENDENT:
            continue
        is_ready = progress.sheets_in > 0 and place.meeting.state == meeting_states.OPEN
        found.append(
            Waiting(
                title=f"{place.pack.name}: {progress.sheets_in} of {progress.scorers} score sheets are in",
                detail="You can open the discussion." if is_ready else place.meeting.name,
                link=f"/discuss/{place.item.id}",
                action="Open the discussion" if is_ready else "",
                for_you=is_ready,
                order=_READY,
            )
        )
    return found
