"""Meetings, agendas and declarations as one viewer may see them.

A case somebody has stepped back from does not exist for them: each query about cases starts from `readable_items` or
`askable_items`, which know no exception.
"""

from __future__ import annotations

from collections import Counter

import msgspec
from sqlalchemy import Select, and_, exists, false, func, or_, select

from panel.accounts import queries as accounts
from panel.accounts.models import Account
from panel.accounts.permissions import Role
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings import rules
from panel.meetings.models import AgendaItem, Attendance, Declaration, Meeting
from panel.meetings.rules import Answer
from panel.packs import contents as packed
from panel.packs.contents import Contents
from panel.packs.models import Pack

_STARTED = (rules.ISSUED, rules.OPEN, rules.CLOSED, rules.APPROVED)
_NOT_OVER = (rules.PLANNED, rules.ISSUED, rules.OPEN)


class ReadableItem(msgspec.Struct, frozen=True):
    """A case that the viewer may read now."""

    item: AgendaItem
    meeting: Meeting
    pack: Pack
    contents: Contents


# meetings


def readable_meetings(viewer: Viewer) -> Select[Meeting]:
    """The coordinator sees every meeting, the panel and the police lead those whose pack was issued."""
    if viewer.role == Role.COORDINATOR:
        return select(Meeting)
    if viewer.role in (*rules.PANEL_ROLES, Role.POLICE_LEAD):
        return select(Meeting).where(Meeting.state.in_(_STARTED))
    return select(Meeting).where(false())


def meeting(tx: Tx, viewer: Viewer, meeting_id: str, lock: bool = False) -> Meeting:
    """`lock` makes others who would change the meeting wait until this transaction ends."""
    statement = readable_meetings(viewer).where(Meeting.id == meeting_id)
    found = tx.session.scalar(statement.with_for_update() if lock else statement)
    if found is None:
        raise NotFound
    return found


def meetings(tx: Tx, viewer: Viewer) -> list[Meeting]:
    """The next first, then those that are over, newest first."""
    found = list(tx.session.scalars(readable_meetings(viewer).order_by(Meeting.held_on, Meeting.name)))
    coming = [m for m in found if m.state in _NOT_OVER]
    return coming + [m for m in reversed(found) if m.state not in _NOT_OVER]


# cases


def readable_items(viewer: Viewer) -> Select[AgendaItem]:
    """Cases whose text the viewer may open: issued, not called back, and for the panel declared free of conflict."""
    usable = AgendaItem.pack_id.in_(select(Pack.id).where(Pack.recalled_at.is_(None)))
    return _known_items(viewer, Answer.NONE).where(usable)


def known_items(viewer: Viewer) -> Select[AgendaItem]:
    """The same with those that were called back: a person who could read a case may know that it is gone."""
    return _known_items(viewer, Answer.NONE)


def askable_items(viewer: Viewer) -> Select[AgendaItem]:
    """Cases the viewer still has to declare about."""
    if viewer.role not in rules.PANEL_ROLES:
        return select(AgendaItem).where(false())
    answered = exists().where(Declaration.item_id == AgendaItem.id, Declaration.member_id == viewer.id)
    wanted = AgendaItem.meeting_id.in_(
        select(Meeting.id).where(Meeting.state.in_((rules.ISSUED, rules.OPEN)))
    )
    usable = AgendaItem.pack_id.in_(select(Pack.id).where(Pack.recalled_at.is_(None)))
    return select(AgendaItem).where(wanted, usable, ~answered)


def _known_items(viewer: Viewer, answer: Answer) -> Select[AgendaItem]:
    if viewer.role == Role.COORDINATOR:
        return select(AgendaItem)
    if viewer.role not in rules.PANEL_ROLES:
        return select(AgendaItem).where(false())
    said = exists().where(
        Declaration.item_id == AgendaItem.id,
        Declaration.member_id == viewer.id,
        Declaration.answer == answer,
    )
    issued = AgendaItem.meeting_id.in_(select(Meeting.id).where(Meeting.state.in_(_STARTED)))
    return select(AgendaItem).where(issued, said)


def item_for_reading(tx: Tx, viewer: Viewer, item_id: str) -> ReadableItem:
    """Raises `NotFound` where the case does not exist for the viewer, and `NotNow` with a sentence when they have not
    declared yet or the case was called back.
    """
    known = or_(
        AgendaItem.id.in_(known_items(viewer).with_only_columns(AgendaItem.id)),
        AgendaItem.id.in_(askable_items(viewer).with_only_columns(AgendaItem.id)),
    )
    row = tx.session.execute(
        select(AgendaItem, Meeting, Pack)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.id == item_id, known)
    ).first()
    if row is None:
        raise NotFound
    if viewer.role != Role.COORDINATOR:
        rules.check_declared(answer_of(tx, viewer, item_id))
    rules.check_not_recalled(row.Pack.name, row.Pack.recalled_at)
    return ReadableItem(row.AgendaItem, row.Meeting, row.Pack, packed.decode(row.Pack.contents))


def item_to_declare(tx: Tx, viewer: Viewer, item_id: str) -> AgendaItem:
    """A case the viewer may still say something about. After stepping back there is none."""
    rows = or_(
        AgendaItem.id.in_(known_items(viewer).with_only_columns(AgendaItem.id)),
        AgendaItem.id.in_(askable_items(viewer).with_only_columns(AgendaItem.id)),
    )
    found = tx.session.scalar(select(AgendaItem).where(AgendaItem.id == item_id, rows))
    if found is None or viewer.role not in rules.PANEL_ROLES:
        raise NotFound
    return found


def item_of_coordinator(tx: Tx, viewer: Viewer, item_id: str) -> AgendaItem:
    found = tx.session.get(AgendaItem, item_id) if viewer.role == Role.COORDINATOR else None
    if found is None:
        raise NotFound
    return found


def agenda(tx: Tx, items: Select[AgendaItem], meeting_id: str) -> list[tuple[AgendaItem, Pack]]:
    """The given items of one meeting in their order, with their packs."""
    chosen = items.with_only_columns(AgendaItem.id)
    rows = tx.session.execute(
        select(AgendaItem, Pack)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.id.in_(chosen))
        .order_by(AgendaItem.position)
    )
    return [(row.AgendaItem, row.Pack) for row in rows]


def count_items(tx: Tx, items: Select[AgendaItem], meeting_id: str) -> int:
    """How many of the given items are on a meeting, without reading any case."""
    chosen = items.where(AgendaItem.meeting_id == meeting_id).with_only_columns(AgendaItem.id)
    return tx.session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def recalled_names(tx: Tx, items: Select[AgendaItem], meeting_id: str) -> list[str]:
    """Names of those that were called back, in their order."""
    chosen = items.where(AgendaItem.meeting_id == meeting_id).with_only_columns(AgendaItem.id)
    numbers = tx.session.scalars(
        select(Pack.number)
        .join(AgendaItem, AgendaItem.pack_id == Pack.id)
        .where(AgendaItem.id.in_(chosen), Pack.recalled_at.is_not(None))
        .order_by(AgendaItem.position)
    )
    return [f"Case {number}" for number in numbers]


def free_packs(tx: Tx) -> list[Pack]:
    """Sealed, not called back, and not on a meeting that is still to end."""
    return list(tx.session.scalars(_free_packs()))


def count_free_packs(tx: Tx) -> int:
    return tx.session.scalar(select(func.count()).select_from(_free_packs().subquery())) or 0


def lock_free_packs(tx: Tx, pack_ids: list[str]) -> list[Pack]:
    """Those of the given packs that are free, by number, held until this transaction ends."""
    tx.session.execute(select(Pack.id).where(Pack.id.in_(pack_ids)).order_by(Pack.id).with_for_update())
    return list(tx.session.scalars(_free_packs().where(Pack.id.in_(pack_ids))))


def _free_packs() -> Select[Pack]:
    taken = (
        select(AgendaItem.pack_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.state.in_(_NOT_OVER))
    )
    return select(Pack).where(Pack.recalled_at.is_(None), Pack.id.not_in(taken)).order_by(Pack.number)


def next_position(tx: Tx, meeting_id: str) -> int:
    last = tx.session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting_id))
    return (last or 0) + 1


# people


def answer_of(tx: Tx, viewer: Viewer, item_id: str) -> str | None:
    """What the viewer said about a case; None when they were not asked yet."""
    return tx.session.scalar(
        select(Declaration.answer).where(Declaration.item_id == item_id, Declaration.member_id == viewer.id)
    )


def declaration(tx: Tx, item_id: str, member_id: str) -> Declaration | None:
    return tx.session.scalar(
        select(Declaration).where(Declaration.item_id == item_id, Declaration.member_id == member_id)
    )


def members_of(tx: Tx, item_id: str) -> list[str]:
    """Ids of the chair and members who may read and score a case. Observers read but do not score.

    People whose account was switched off since are still there: what they scored before counts.
    """
    return list(
        tx.session.scalars(
            select(Declaration.member_id)
            .join(
                Account,
                and_(Account.id == Declaration.member_id, Account.role.in_(rules.SCORING_ROLES)),
            )
            .where(Declaration.item_id == item_id, Declaration.answer == Answer.NONE)
            .order_by(Declaration.member_id)
        )
    )


def panel_people(tx: Tx) -> list[Account]:
    return accounts.people_with_role(tx, *rules.PANEL_ROLES)


def declared_counts(tx: Tx, meeting_id: str) -> dict[str, Counter[str]]:
    """Answers by person, for the coordinator."""
    rows = tx.session.execute(
        select(Declaration.member_id, Declaration.answer)
        .join(AgendaItem, AgendaItem.id == Declaration.item_id)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.meeting_id == meeting_id, Pack.recalled_at.is_(None))
    )
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.member_id, Counter())[row.answer] += 1
    return counts


def stepped_back(tx: Tx, meeting_id: str) -> list[tuple[Declaration, Pack]]:
    """Who stepped back from which case, newest first: for the coordinator."""
    rows = tx.session.execute(
        select(Declaration, Pack)
        .join(AgendaItem, AgendaItem.id == Declaration.item_id)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(AgendaItem.meeting_id == meeting_id, Declaration.answer != Answer.NONE)
        .order_by(Declaration.at.desc(), Pack.number)
    )
    return [(row.Declaration, row.Pack) for row in rows]


def recognised_unseen(tx: Tx) -> list[tuple[Declaration, AgendaItem, Pack]]:
    """Cases that somebody recognised and the coordinator has not looked at yet."""
    rows = tx.session.execute(
        select(Declaration, AgendaItem, Pack)
        .join(AgendaItem, AgendaItem.id == Declaration.item_id)
        .join(Pack, Pack.id == AgendaItem.pack_id)
        .where(Declaration.answer == Answer.RECOGNISED, Declaration.noted_at.is_(None))
        .order_by(Declaration.at)
    )
    return [(row.Declaration, row.AgendaItem, row.Pack) for row in rows]


def attendance(tx: Tx, meeting_id: str) -> dict[str, Attendance]:
    rows = tx.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting_id))
    return {row.person_id: row for row in rows}
