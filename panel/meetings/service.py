from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from panel.audit import service as audit
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotFound, NotNow
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.meetings import queries, rules
from panel.meetings.forms import Minutes, Plan
from panel.meetings.models import AgendaItem, Attendance, Declaration, Meeting
from panel.meetings.queries import ReadableItem
from panel.meetings.rules import ASKED, Answer
from panel.packs import service as packs
from panel.packs.models import ContextRequest

_NAME_TAKEN = "There is already a meeting with this name on this day"

# planning


def plan_meeting(tx: Tx, viewer: Viewer, form: Plan) -> Meeting:
    """A new meeting, to which sealed cases can be added."""
    rules.check_may_arrange(viewer)
    held_on, due_on = rules.check_plan(
        form.name, form.held_on, form.scores_due_on, form.place, london_date(tx.now)
    )
    _check_new_name(tx, viewer, form)
    meeting = Meeting(
        id=new_id(),
        name=form.name,
        held_on=held_on,
        scores_due_on=due_on,
        place=form.place,
        state=rules.MEETING.start,
        created_at=tx.now,
        created_by=viewer.id,
    )
    _write_plan(tx, viewer, "meeting.planned", meeting)
    return meeting


def change_plan(tx: Tx, viewer: Viewer, meeting_id: str, form: Plan) -> Meeting:
    """A new name, day or place, until the meeting opens."""
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    rules.check_can_change_plan(meeting.state)
    held_on, due_on = rules.check_plan(
        form.name, form.held_on, form.scores_due_on, form.place, london_date(tx.now)
    )
    _check_new_name(tx, viewer, form, meeting_id)
    meeting.name, meeting.place, meeting.held_on, meeting.scores_due_on = (
        form.name,
        form.place,
        held_on,
        due_on,
    )
    _write_plan(tx, viewer, "meeting.changed", meeting)
    return meeting


def _write_plan(tx: Tx, viewer: Viewer, action: str, meeting: Meeting) -> None:
    """The database has the last word on a name that somebody else takes at the same moment."""
    facts = {"held_on": meeting.held_on, "scores_due_on": meeting.scores_due_on}
    try:
        audit.write(tx, viewer, action, f"meeting:{meeting.id}", (meeting,), facts)
    except IntegrityError:
        raise Invalid(_NAME_TAKEN, "name") from None


def _check_new_name(tx: Tx, viewer: Viewer, form: Plan, own_id: str = "") -> None:
    for other in queries.meetings(tx, viewer):
        if (other.name, other.held_on) == (form.name, form.held_on) and other.id != own_id:
            raise Invalid(_NAME_TAKEN, "name")


def add_cases(tx: Tx, viewer: Viewer, meeting_id: str, pack_ids: tuple[str, ...]) -> int:
    """Puts sealed cases on the meeting, after those that are there. Returns how many."""
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    rules.check_can_change_agenda(meeting.state)
    if not pack_ids:
        raise Invalid("Choose at least one case", "packs")
    chosen = sorted(set(pack_ids))
    free = queries.lock_free_packs(tx, chosen)
    if len(free) < len(chosen):
        raise NotNow(
            "One of these cases is on another meeting or was called back since you opened this page. "
            "Nothing was added. Reload the page and choose again."
        )
    for pack in free:
        _add_case(tx, viewer, meeting, pack.id)
    return len(free)


def _add_case(tx: Tx, viewer: Viewer, meeting: Meeting, pack_id: str) -> None:
    item = AgendaItem(
        id=new_id(),
        meeting_id=meeting.id,
        pack_id=pack_id,
        position=queries.next_position(tx, meeting.id),
        is_issued=False,
        added_at=tx.now,
        added_by=viewer.id,
    )
    audit.write(
        tx, viewer, "agenda.added", f"item:{item.id}", (item,), {"meeting": meeting.id, "pack": pack_id}
    )


def remove_case(tx: Tx, viewer: Viewer, item_id: str) -> Meeting:
    """Takes a case off a meeting whose pack was not issued yet."""
    item, meeting = _item_to_arrange(tx, viewer, item_id)
    tx.session.delete(item)
    audit.write(
        tx, viewer, "agenda.removed", f"item:{item_id}", facts={"meeting": meeting.id, "pack": item.pack_id}
    )
    return meeting


def move_case(tx: Tx, viewer: Viewer, item_id: str, up: bool) -> Meeting:
    """Changes places with the case before (`up`) or after it; the first and last stay where they are."""
    item, meeting = _item_to_arrange(tx, viewer, item_id)
    items = [i for i, _ in queries.agenda(tx, queries.known_items(viewer), meeting.id)]
    place = items.index(item)
    other = place - 1 if up else place + 1
    if 0 <= other < len(items):
        items[place], items[other] = items[other], items[place]
        for position, moved in enumerate(items, start=1):
            moved.position = position
        audit.write(tx, viewer, "agenda.ordered", f"meeting:{meeting.id}", tuple(items))
    return meeting


def _item_to_arrange(tx: Tx, viewer: Viewer, item_id: str) -> tuple[AgendaItem, Meeting]:
    rules.check_may_arrange(viewer)
    item = queries.item_of_coordinator(tx, viewer, item_id)
    meeting = queries.meeting(tx, viewer, item.meeting_id, lock=True)
    rules.check_can_change_agenda(meeting.state)
    return item, meeting


# the meeting's way


def issue_pack(tx: Tx, viewer: Viewer, meeting_id: str) -> Meeting:
    """From now on the panel sees the meeting and may declare, then read."""
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    cases = queries.agenda(tx, queries.known_items(viewer), meeting_id)
    recalled = [pack.name for _, pack in cases if pack.recalled_at is not None]
    rules.check_can_issue(meeting.state, [pack.name for _, pack in cases], recalled)
    for item, _ in cases:
        item.is_issued = True
    meeting.state, meeting.issued_at, meeting.issued_by = rules.ISSUED, tx.now, viewer.id
    rows = (meeting, *(item for item, _ in cases))
    audit.write(tx, viewer, "meeting.pack_issued", f"meeting:{meeting_id}", rows, {"cases": len(cases)})
    return meeting


def open_meeting(tx: Tx, viewer: Viewer, meeting_id: str) -> Meeting:
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    meeting.state = rules.MEETING.check(meeting.state, rules.OPEN)
    meeting.opened_at, meeting.opened_by = tx.now, viewer.id
    audit.write(tx, viewer, "meeting.opened", f"meeting:{meeting_id}", (meeting,))
    return meeting


def close_meeting(tx: Tx, viewer: Viewer, meeting_id: str) -> Meeting:
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    meeting.state = rules.MEETING.check(meeting.state, rules.CLOSED)
    meeting.closed_at, meeting.closed_by = tx.now, viewer.id
    audit.write(tx, viewer, "meeting.closed", f"meeting:{meeting_id}", (meeting,))
    return meeting


def write_minutes(tx: Tx, viewer: Viewer, meeting_id: str, form: Minutes) -> Meeting:
    """Who came, and what was said. May be written again until the chair agrees the minutes."""
    rules.check_may_arrange(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    rules.check_can_write_minutes(meeting.state)
    rules.check_minutes(form.minutes)
    meeting.minutes, meeting.minutes_written_at, meeting.minutes_written_by = form.minutes, tx.now, viewer.id
    came = queries.attendance(tx, meeting_id)
    for person in queries.panel_people(tx):
        if mark := form.attendance.get(person.id):
            row = came.get(person.id) or Attendance(meeting_id=meeting_id, person_id=person.id)
            row.mark, row.marked_at, row.marked_by = mark, tx.now, viewer.id
            came[person.id] = row
    facts = {"marked": len(came)}
    audit.write(tx, viewer, "meeting.minuted", f"meeting:{meeting_id}", (meeting, *came.values()), facts)
    return meeting


def approve_minutes(tx: Tx, viewer: Viewer, meeting_id: str) -> Meeting:
    """The chair agrees the minutes; the newest audit entry is printed on them and the meeting is frozen."""
    rules.check_may_approve(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    rules.check_can_approve(meeting.state, meeting.minutes)
    number, head = audit.checkpoint(
        tx
    )  # before the change below: asking flushes, and an approved row is frozen
    meeting.state, meeting.approved_at, meeting.approved_by = rules.APPROVED, tx.now, viewer.id
    meeting.checkpoint_number, meeting.checkpoint_hash = number, head
    facts = {"checkpoint": meeting.checkpoint_number}
    audit.write(tx, viewer, "meeting.minutes_approved", f"meeting:{meeting_id}", (meeting,), facts)
    return meeting


# conflicts


def declare(tx: Tx, viewer: Viewer, item_id: str, answer: Answer | None) -> AgendaItem:
    """Answers the conflict question for one case: `Answer.NONE` opens it, `CONFLICT` and `SKIPPED` end it for this person."""
    if answer is None or answer is Answer.RECOGNISED:
        raise Invalid("Choose one of the three answers", "answer")
    return _answer(tx, viewer, item_id, answer)


def recognise(tx: Tx, viewer: Viewer, item_id: str) -> AgendaItem:
    """Ends the case for this person at once and tells the coordinator. Nobody is named; scores of theirs stop counting."""
    return _answer(tx, viewer, item_id, Answer.RECOGNISED)


def _answer(tx: Tx, viewer: Viewer, item_id: str, answer: Answer) -> AgendaItem:
    rules.check_may_declare(viewer)
    item = queries.item_to_declare(tx, viewer, item_id)
    meeting = queries.meeting(tx, viewer, item.meeting_id, lock=True)
    found = queries.declaration(tx, item_id, viewer.id)
    before = found.answer if found else ASKED
    if before == answer:
        return item
    rules.check_can_declare(meeting.state, before, answer)
    row = found or Declaration(id=new_id(), item_id=item_id, member_id=viewer.id)
    row.answer, row.at = answer, tx.now
    audit.write(tx, viewer, "conflict.declared", f"item:{item_id}", (row,), {"from": before, "to": answer})
    return item


def reset(tx: Tx, viewer: Viewer, item_id: str, member_id: str) -> Meeting:
    """Lets somebody who stepped back by mistake be asked again."""
    rules.check_may_arrange(viewer)
    item = queries.item_of_coordinator(tx, viewer, item_id)
    meeting = queries.meeting(tx, viewer, item.meeting_id, lock=True)
    found = queries.declaration(tx, item_id, member_id)
    if found is None:
        raise NotFound
    rules.check_can_reset(meeting.state, found.answer)
    facts = {"member": member_id, "from": found.answer}
    tx.session.delete(found)
    audit.write(tx, viewer, "conflict.reset", f"item:{item_id}", facts=facts)
    return meeting


def note_recognised(tx: Tx, viewer: Viewer, item_id: str, member_id: str) -> Meeting:
    """The coordinator has seen that this person recognised this case."""
    rules.check_may_arrange(viewer)
    item = queries.item_of_coordinator(tx, viewer, item_id)
    found = queries.declaration(tx, item_id, member_id)
    if found is None or found.answer != Answer.RECOGNISED:
        raise NotFound
    if found.noted_at is None:
        found.noted_at, found.noted_by = tx.now, viewer.id
        audit.write(tx, viewer, "conflict.noted", f"item:{item_id}", (found,), {"member": member_id})
    return queries.meeting(tx, viewer, item.meeting_id)


# reading


def open_item(tx: Tx, viewer: Viewer, item_id: str) -> ReadableItem:
    """Opens a case for reading and writes that down; raises as `queries.item_for_reading` does."""
    found = queries.item_for_reading(tx, viewer, item_id)
    facts = {"item": item_id, "meeting": found.meeting.id}
    audit.write(tx, viewer, "pack.opened", f"pack:{found.pack.id}", facts=facts)
    return found


def ask_for_context(tx: Tx, viewer: Viewer, item_id: str, paragraph: str, question: str) -> ContextRequest:
    """Asks a verifier what stands behind a redaction of a case that the viewer may read."""
    found = queries.item_for_reading(tx, viewer, item_id)
    return packs.ask_for_context(tx, viewer, found.pack.id, paragraph, question)


def recall_case(tx: Tx, viewer: Viewer, item_id: str, reason: str) -> Meeting:
    """The coordinator calls a sealed case back from the room."""
    rules.check_may_arrange(viewer)
    item = queries.item_of_coordinator(tx, viewer, item_id)
    packs.recall(tx, viewer, item.pack_id, reason)
    return queries.meeting(tx, viewer, item.meeting_id)
