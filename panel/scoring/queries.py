"""Every SELECT of scoring. What shows somebody else's scoring goes through `rules.visible` or its table in SQL, `readable_sheets`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Select, and_, exists, false, func, or_, select

from panel.accounts.permissions import SCORERS, Role
from panel.kernel.errors import NotFound, NotNow
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings import queries as meetings
from panel.meetings import rules as meeting_states
from panel.meetings.models import AgendaItem, Declaration, Meeting
from panel.packs import contents as packed
from panel.packs.models import Pack
from panel.scoring import rules
from panel.scoring.models import AgreedAnswer, Concern, MinorityView, Round, RubricVersion, Sheet
from panel.scoring.rubric import Criterion, Rubric


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One case on one agenda as one viewer meets it: what every page and every use case of scoring starts from."""

    item: AgendaItem
    meeting: Meeting
    pack: Pack
    standing: rules.Standing
    phase: str
    plus: tuple[str, ...]
    rubric: Rubric
    sight: rules.Sight

    @property
    def asked(self) -> tuple[Criterion, ...]:
        return self.rubric.asked(self.plus)


class Progress(msgspec.Struct, frozen=True):
    """Sheets that are in, and people who may score."""

    sheets_in: int
    scorers: int


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """One finished case. `first` holds the answers first given to a question, in the order of the scale; `moved` how many
    scorers first said something else than what was agreed.
    """

    item_id: str
    meeting_id: str
    case_name: str
    strands: tuple[str, ...]
    outcome_code: int | None
    phase: str
    """agreed or not agreed"""
    overall: str
    flags: tuple[str, ...]
    agreed: dict[str, str]
    first: dict[str, list[str]]
    moved: dict[str, int]
    scorers: int
    minority_views: tuple[str, ...]
    observations: str

    @property
    def minority_view(self) -> str:
        return "\n\n".join(self.minority_views)


# Rubrics

_NEWEST_FIRST = (RubricVersion.loaded_at.desc(), RubricVersion.version.desc())


def rubric(tx: Tx) -> Rubric:
    """The newest one. Raises `NotNow` before the first was loaded."""
    newest = tx.session.scalar(select(RubricVersion).order_by(*_NEWEST_FIRST).limit(1))
    return _contents(newest)


def has_rubric(tx: Tx) -> bool:
    return tx.session.scalar(select(RubricVersion.version).limit(1)) is not None


def rubric_version(tx: Tx, version: str) -> RubricVersion | None:
    return tx.session.get(RubricVersion, version)


def rubric_for(tx: Tx, meeting: Meeting) -> Rubric:
    """The newest one when the pack was issued, so that nobody's start changes what another is asked."""
    if meeting.issued_at is None:
        return rubric(tx)
    then = tx.session.scalar(
        select(RubricVersion)
        .where(RubricVersion.loaded_at <= meeting.issued_at)
        .order_by(*_NEWEST_FIRST)
        .limit(1)
    )
    return _contents(
        then or tx.session.scalar(select(RubricVersion).order_by(RubricVersion.loaded_at).limit(1))
    )


def _contents(found: RubricVersion | None) -> Rubric:
    if found is None:
        raise NotNow("The panel's questions are not there yet. Tell your system administrator to load them.")
    return found.contents


# Cases


def place(tx: Tx, viewer: Viewer, item_id: str) -> Place:
    """Raises what `meetings.queries.item_for_reading` raises where the case is not for this viewer."""
    found = meetings.item_for_reading(tx, viewer, item_id)
    return _place(tx, viewer, found.item, found.meeting, found.pack)


def places(tx: Tx, viewer: Viewer, *meeting_states: str) -> list[Place]:
    """Every case the viewer may read in meetings of the given states, by meeting day and order."""
    readable = meetings.readable_items(viewer).with_only_columns(AgendaItem.id)
    rows = tx.session.execute(
        select(AgendaItem, Meeting, Pack)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.id.in_(readable), Meeting.state.in_(meeting_states))
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
    ).all()
    if not rows:
        return []
    return [_place(tx, viewer, row.AgendaItem, row.Meeting, row.Pack) for row in rows]


def _place(tx: Tx, viewer: Viewer, item: AgendaItem, meeting: Meeting, pack: Pack) -> Place:
    found = round_of(tx, item.id)
    phase = found.phase if found else rules.INDEPENDENT
    own = own_sheet(tx, viewer, item.id)
    standing = rules.Standing(
        meeting_state=meeting.state,
        is_recalled=pack.recalled_at is not None,
        declaration=meetings.answer_of(tx, viewer, item.id) or "",
        own_sheet=own.state if own else "",
    )
    return Place(
        item=item,
        meeting=meeting,
        pack=pack,
        standing=standing,
        phase=phase,
        plus=found.plus if found else (),
        rubric=rubric_for(tx, meeting),
        sight=rules.visible(standing, viewer, phase),
    )


def round_of(tx: Tx, item_id: str, lock: bool = False) -> Round | None:
    """`lock` makes others who would change the phase wait until this transaction ends."""
    statement = select(Round).where(Round.item_id == item_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return tx.session.scalar(statement)


# Sheets


def readable_sheets(viewer: Viewer) -> Select[Sheet]:
    """One's own sheets, and once the discussion is open those that others sent: `rules.visible` in SQL.

    Nothing of a case that is not readable, and no sheet of somebody who stepped back from the case since.
    """
    if viewer.role not in SCORERS | {Role.OBSERVER, Role.COORDINATOR}:
        return select(Sheet).where(false())
    readable = meetings.readable_items(viewer).with_only_columns(AgendaItem.id)
    opened = exists().where(Round.item_id == Sheet.item_id, Round.phase != rules.INDEPENDENT)
    own = Sheet.member_id == viewer.id if viewer.role in SCORERS else false()
    return select(Sheet).where(Sheet.item_id.in_(readable), or_(own, and_(opened, _counts())))


def _counts() -> Any:
    """Sent, by somebody who has not stepped back from the case."""
    stands = exists().where(
        Declaration.item_id == Sheet.item_id,
        Declaration.member_id == Sheet.member_id,
        Declaration.answer == rules.NO_CONFLICT,
    )
    return and_(Sheet.state == rules.SUBMITTED, stands)


def hold_own_place(tx: Tx, viewer: Viewer, item_id: str) -> None:
    """Makes a second press of the same person wait, until this transaction ends."""
    mine = (Declaration.item_id == item_id, Declaration.member_id == viewer.id)
    tx.session.execute(select(Declaration.id).where(*mine).with_for_update())


def own_sheet(tx: Tx, viewer: Viewer, item_id: str, lock: bool = False) -> Sheet | None:
    statement = readable_sheets(viewer).where(Sheet.item_id == item_id, Sheet.member_id == viewer.id)
    if lock:
        statement = statement.with_for_update(of=Sheet).execution_options(populate_existing=True)
    return tx.session.scalar(statement)


def sheets_sent(tx: Tx, viewer: Viewer, item_id: str) -> list[Sheet]:
    """The sheets a discussion is about, in an order that says nothing. Empty where the viewer may not see them."""
    opened = exists().where(Round.item_id == Sheet.item_id, Round.phase != rules.INDEPENDENT)
    return list(
        tx.session.scalars(
            readable_sheets(viewer).where(Sheet.item_id == item_id, opened, _counts()).order_by(Sheet.id)
        )
    )


def drafts(tx: Tx, item_id: str) -> list[Sheet]:
    """Locked, for the moment they lapse."""
    return list(
        tx.session.scalars(
            select(Sheet)
            .where(Sheet.item_id == item_id, Sheet.state == rules.DRAFT)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def progress(tx: Tx, place: Place) -> Progress | None:
    """How many sheets are in; None for those who may not know."""
    if place.sight < rules.Sight.PROGRESS:
        return None
    return Progress(sheets_in(tx, place.item.id), len(meetings.members_of(tx, place.item.id)))


def sheets_in(tx: Tx, item_id: str) -> int:
    """For rules and for those `progress` has let through; never straight to a page."""
    counted = select(func.count()).select_from(Sheet).where(Sheet.item_id == item_id, _counts())
    return tx.session.scalar(counted) or 0


# What the panel agreed


def agreed(tx: Tx, item_id: str) -> dict[str, AgreedAnswer]:
    """The agreed answer that counts for each question."""
    rows = tx.session.scalars(
        select(AgreedAnswer).where(AgreedAnswer.item_id == item_id).order_by(AgreedAnswer.number)
    )
    return {row.criterion: row for row in rows}


def minority_views(tx: Tx, item_id: str) -> dict[str, MinorityView]:
    """The last version by member id; withdrawn ones and those of people who stepped back are left out."""
    stands = exists().where(
        Declaration.item_id == MinorityView.item_id,
        Declaration.member_id == MinorityView.member_id,
        Declaration.answer == rules.NO_CONFLICT,
    )
    rows = tx.session.scalars(
        select(MinorityView).where(MinorityView.item_id == item_id, stands).order_by(MinorityView.number)
    )
    latest = {row.member_id: row for row in rows}
    return {member: row for member, row in latest.items() if row.text}


def last_minority_number(tx: Tx, item_id: str, member_id: str) -> int:
    found = select(func.max(MinorityView.number)).where(
        MinorityView.item_id == item_id, MinorityView.member_id == member_id
    )
    return tx.session.scalar(found) or 0


# Concerns


def readable_concerns(viewer: Viewer) -> Select[Concern]:
    """The coordinator sees all of them, whatever became of the case; a reader only their own."""
    if viewer.role == Role.COORDINATOR:
        return select(Concern)
    if viewer.role in SCORERS | {Role.OBSERVER}:
        readable = meetings.readable_items(viewer).with_only_columns(AgendaItem.id)
        return select(Concern).where(Concern.raised_by == viewer.id, Concern.item_id.in_(readable))
    return select(Concern).where(false())


def concern(tx: Tx, viewer: Viewer, concern_id: str) -> Concern:
    found = tx.session.scalar(readable_concerns(viewer).where(Concern.id == concern_id).with_for_update())
    if found is None:
        raise NotFound
    return found


def concerns(tx: Tx, viewer: Viewer, item_id: str = "", only_open: bool = False) -> list[Concern]:
    statement = readable_concerns(viewer).order_by(Concern.raised_at)
    if item_id:
        statement = statement.where(Concern.item_id == item_id)
    if only_open:
        statement = statement.where(Concern.passed_at.is_(None))
    return list(tx.session.scalars(statement))


def case_names(tx: Tx, item_ids: Iterable[str]) -> dict[str, str]:
    """Names such as *Case 7* by item, for items the viewer was already shown to know."""
    rows = tx.session.execute(
        select(AgendaItem.id, Pack)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.id.in_(list(item_ids)))
    )
    return {row.id: row.Pack.name for row in rows}


# What findings are made from


def case_results(tx: Tx, viewer: Viewer, meeting_id: str) -> list[CaseResult]:
    """The finished cases of a meeting that this viewer may read, in the agenda's order.

    A case still scored or discussed is left out, and so is one that was called back or that the viewer stepped back from.
    """
    states = (meeting_states.OPEN, meeting_states.CLOSED, meeting_states.APPROVED)
    return [
        _result(tx, viewer, place)
        for place in places(tx, viewer, *states)
        if place.meeting.id == meeting_id and place.phase in rules.ENDED
    ]


def _result(tx: Tx, viewer: Viewer, place: Place) -> CaseResult:
    ended = round_of(tx, place.item.id)
    if ended is None:
        raise LookupError(place.item.id)
    contents = packed.decode(place.pack.contents)
    sheets = sheets_sent(tx, viewer, place.item.id)
    chosen = {key: row.answer for key, row in agreed(tx, place.item.id).items()}
    first = {
        c.id: sorted(sheet.answers[c.id].answer for sheet in sheets if c.id in sheet.answers)
        for c in place.asked
    }
    return CaseResult(
        item_id=place.item.id,
        meeting_id=place.meeting.id,
        case_name=place.pack.name,
        strands=contents.strands,
        outcome_code=contents.outcome_code,
        phase=place.phase,
        overall=ended.overall,
        flags=ended.flags,
        agreed=chosen,
        first=first,
        moved={key: rules.moved(first.get(key, []), answer) for key, answer in chosen.items()},
        scorers=len(sheets),
        minority_views=tuple(sorted(row.text for row in minority_views(tx, place.item.id).values())),
        observations=ended.observations,
    )
