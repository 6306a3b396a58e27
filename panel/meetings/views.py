"""What the pages of meetings show: Structs, made from what the viewer may see."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec

from panel.accounts import queries as accounts
from panel.accounts.permissions import ROLE_NAMES, Role
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings import checklist, queries, rules
from panel.meetings.checklist import Step
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules import Answer
from panel.packs import contents as packed
from panel.packs import queries as packs
from panel.packs import words
from panel.packs.contents import Fact
from panel.packs.models import ContextRequest, Pack

ANSWER_WORDS = {
    Answer.CONFLICT: "may have a conflict",
    Answer.SKIPPED: "prefers not to see it",
    Answer.RECOGNISED: "recognised it while reading",
}


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed case in one line. `line`: strands and setting. `minutes` to read and score it."""

    item_id: str
    pack_id: str
    name: str
    line: str
    minutes: int
    sha256: str
    is_recalled: bool


class MeetingLine(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    held_on: dt.date
    scores_due_on: dt.date
    place: str
    state: str
    state_words: str


class MeetingView(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting for those who read. `to_declare`: cases this person still has to answer for."""

    meeting: MeetingLine
    cases: list[CaseLine]
    minutes: int
    to_declare: int
    may_score: bool
    is_over: bool
    has_minutes: bool


class CaseToDeclare(msgspec.Struct, frozen=True, kw_only=True):
    """The neutral facts from which somebody can tell whether they have a conflict."""

    item_id: str
    name: str
    facts: list[Fact]


class DeclareView(msgspec.Struct, frozen=True, kw_only=True):
    meeting: MeetingLine
    cases: list[CaseToDeclare]
    open_cases: list[CaseLine]


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """One person's answers, counted, for the coordinator."""

    name: str
    role: str
    missing: int
    may_read: int
    stepped_back: int


class SteppedBack(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who does not see a case any more."""

    item_id: str
    member_id: str
    name: str
    case_name: str
    answer: str
    at: dt.datetime
    is_new: bool


class ArrangeView(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as the coordinator runs it."""

    meeting: MeetingLine
    steps: list[Step]
    cases: list[CaseLine]
    minutes: int
    free: int
    people: list[PersonLine]
    stepped_back: list[SteppedBack]
    why_not_issue: str
    today: dt.date


class MinutesView(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes with who came; `checkpoint` is the number and hash of the audit entry they were agreed at."""

    meeting: MeetingLine
    text: str
    people: list[tuple[str, str, str]]
    """Id, name and mark."""
    cases: list[CaseLine]
    checkpoint: tuple[int, str] | None
    approved_at: dt.datetime | None
    may_write: bool
    why_not_approve: str


class AskView(msgspec.Struct, frozen=True, kw_only=True):
    """What a question about a redaction is asked on. `text` is the paragraph, empty until one is chosen."""

    item_id: str
    name: str
    text: str
    paragraphs: list[tuple[str, str]]
    """Id and words of each paragraph that holds a redaction, such as *Enquiry log, paragraph 4*."""
    asked: list[ContextRequest]


def meeting_line(meeting: Meeting) -> MeetingLine:
    return MeetingLine(
        id=meeting.id,
        name=meeting.name,
        held_on=meeting.held_on,
        scores_due_on=meeting.scores_due_on,
        place=meeting.place,
        state=meeting.state,
        state_words=rules.STATE_WORDS[meeting.state],
    )


def pack_line(pack: Pack, item_id: str = "") -> CaseLine:
    contents = packed.decode(pack.contents)
    return CaseLine(
        item_id=item_id,
        pack_id=pack.id,
        name=pack.name,
        line=words.line(contents),
        minutes=contents.minutes_to_read,
        sha256=pack.sha256,
        is_recalled=pack.recalled_at is not None,
    )


def _lines(rows: list[tuple[AgendaItem, Pack]]) -> list[CaseLine]:
    return [pack_line(pack, item.id) for item, pack in rows]


def _minutes(cases: list[CaseLine]) -> int:
    return sum(case.minutes for case in cases if not case.is_recalled)


def meeting_view(tx: Tx, viewer: Viewer, meeting_id: str) -> MeetingView:
    meeting = queries.meeting(tx, viewer, meeting_id)
    cases = _lines(queries.agenda(tx, queries.known_items(viewer), meeting_id))
    return MeetingView(
        meeting=meeting_line(meeting),
        cases=cases,
        minutes=_minutes(cases),
        to_declare=queries.count_items(tx, queries.askable_items(viewer), meeting_id),
        may_score=viewer.role in rules.SCORING_ROLES and meeting.state in (rules.ISSUED, rules.OPEN),
        is_over=meeting.state in (rules.CLOSED, rules.APPROVED),
        has_minutes=not rules.why_not(
            rules.check_may_read_minutes, viewer, meeting.state, bool(meeting.minutes)
        ),
    )


def declare_view(tx: Tx, viewer: Viewer, meeting_id: str) -> DeclareView:
    meeting = queries.meeting(tx, viewer, meeting_id)
    asked = queries.agenda(tx, queries.askable_items(viewer), meeting_id)
    return DeclareView(
        meeting=meeting_line(meeting),
        cases=[_to_declare(item, pack) for item, pack in asked],
        open_cases=_lines(queries.agenda(tx, queries.readable_items(viewer), meeting_id)),
    )


def _to_declare(item: AgendaItem, pack: Pack) -> CaseToDeclare:
    contents = packed.decode(pack.contents)
    return CaseToDeclare(
        item_id=item.id,
        name=pack.name,
        facts=[
            Fact("Kind of hate crime", words.strands(contents.strands)),
            Fact("Where it happened", words.setting(contents.location_type)),
            Fact("Area", contents.area or "not recorded"),
            Fact("Closed", contents.closed_quarter or "not recorded"),
            Fact("Who dealt with it", ", ".join(contents.agencies) or "not recorded"),
        ],
    )


def arrange_view(tx: Tx, viewer: Viewer, meeting_id: str) -> ArrangeView:
    meeting = queries.meeting(tx, viewer, meeting_id)
    cases = _lines(queries.agenda(tx, queries.known_items(viewer), meeting_id))
    today = london_date(tx.now)
    recalled = [case.name for case in cases if case.is_recalled]
    names = [case.name for case in cases]
    return ArrangeView(
        meeting=meeting_line(meeting),
        steps=checklist.steps(progress(tx, viewer, meeting), today),
        cases=cases,
        minutes=_minutes(cases),
        free=queries.count_free_packs(tx),
        people=person_lines(tx, viewer, meeting),
        stepped_back=_stepped_back(tx, meeting_id),
        why_not_issue=rules.why_not(rules.check_can_issue, meeting.state, names, recalled),
        today=today,
    )


def person_lines(tx: Tx, viewer: Viewer, meeting: Meeting) -> list[PersonLine]:
    """Everybody on the panel, for a meeting whose pack was issued; before that nobody was asked."""
    if meeting.state == rules.PLANNED:
        return []
    cases = queries.count_items(tx, queries.readable_items(viewer), meeting.id)
    counts = queries.declared_counts(tx, meeting.id)
    found = []
    for person in queries.panel_people(tx):
        own = counts.get(person.id, Counter())
        may_read = own.get(Answer.NONE, 0)
        answered = sum(own.values())
        found.append(
            PersonLine(
                name=person.name,
                role=ROLE_NAMES[Role(person.role)],
                missing=cases - answered,
                may_read=may_read,
                stepped_back=answered - may_read,
            )
        )
    return found


def progress(tx: Tx, viewer: Viewer, meeting: Meeting) -> checklist.Progress:
    people = person_lines(tx, viewer, meeting)
    return checklist.Progress(
        state=meeting.state,
        held_on=meeting.held_on,
        scores_due_on=meeting.scores_due_on,
        issued_on=london_date(meeting.issued_at) if meeting.issued_at else None,
        cases=queries.count_items(tx, queries.known_items(viewer), meeting.id),
        people_to_declare=sum(1 for person in people if person.missing),
        answers_missing=sum(person.missing for person in people),
        has_minutes=bool(meeting.minutes),
    )


def _stepped_back(tx: Tx, meeting_id: str) -> list[SteppedBack]:
    rows = queries.stepped_back(tx, meeting_id)
    names = accounts.person_names(tx, [declaration.member_id for declaration, _ in rows])
    return [
        SteppedBack(
            item_id=row.item_id,
            member_id=row.member_id,
            name=names.get(row.member_id, ""),
            case_name=pack.name,
            answer=ANSWER_WORDS[Answer(row.answer)],
            at=row.at,
            is_new=row.answer == Answer.RECOGNISED and row.noted_at is None,
        )
        for row, pack in rows
    ]


def minutes_view(tx: Tx, viewer: Viewer, meeting_id: str) -> MinutesView:
    meeting = queries.meeting(tx, viewer, meeting_id)
    rules.check_may_read_minutes(viewer, meeting.state, bool(meeting.minutes))
    came = queries.attendance(tx, meeting_id)
    people = {person.id: person.name for person in queries.panel_people(tx)}
    people |= accounts.person_names(tx, list(came))
    return MinutesView(
        meeting=meeting_line(meeting),
        text=meeting.minutes,
        people=[(key, name, came[key].mark if key in came else "") for key, name in people.items()],
        cases=_lines(queries.agenda(tx, queries.known_items(viewer), meeting_id)),
        checkpoint=(meeting.checkpoint_number, meeting.checkpoint_hash)
        if meeting.checkpoint_number is not None
        else None,
        approved_at=meeting.approved_at,
        may_write=viewer.role == Role.COORDINATOR
        and not rules.why_not(rules.check_can_write_minutes, meeting.state),
        why_not_approve=rules.why_not(rules.check_can_approve, meeting.state, meeting.minutes),
    )


def ask_view(tx: Tx, viewer: Viewer, item_id: str, paragraph_id: str) -> AskView:
    found = queries.item_for_reading(tx, viewer, item_id)
    places = [(d, p) for d in found.contents.documents for p in d.paragraphs]
    text = next(("".join(x.text for x in p.pieces) for _, p in places if p.id == paragraph_id), "")
    return AskView(
        item_id=item_id,
        name=found.pack.name,
        text=text,
        paragraphs=[
            (p.id, f"{d.title}, paragraph {p.number}")
            for d, p in places
            if p.id == paragraph_id or any(piece.type for piece in p.pieces)
        ],
        asked=packs.context_requests(tx, viewer, found.pack.id),
    )
