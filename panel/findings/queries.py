"""Every SELECT of findings. Counts leave this stage only as cells of `counts`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, Text, and_, exists, false, func, or_, select, type_coerce

from panel.accounts import queries as accounts
from panel.accounts.permissions import Role
from panel.findings import rules
from panel.findings.categories import CategorySet
from panel.findings.models import Categories, Finding
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings import queries as meetings
from panel.meetings import rules as meeting_rules
from panel.meetings.models import AgendaItem, Meeting
from panel.packs import contents as packed
from panel.packs.contents import StandardResult
from panel.packs.models import Pack
from panel.scoring import queries as scoring
from panel.scoring.queries import CaseResult

COUNTER = Viewer(role=Role.COORDINATOR)
"""Counts over every finished case where the reader may see no case at all; what comes of it is suppressed."""
OVER = (meeting_rules.CLOSED, meeting_rules.APPROVED)


# categories


def categories(tx: Tx) -> CategorySet:
    """The list in use; an empty one before any was loaded."""
    newest = select(Categories).order_by(Categories.loaded_at.desc(), Categories.id.desc()).limit(1)
    found = tx.session.scalar(newest)
    return found.data if found else CategorySet()


def categories_by_hash(tx: Tx, sha256: str) -> Categories | None:
    return tx.session.scalar(select(Categories).where(Categories.sha256 == sha256))


def agencies(tx: Tx) -> tuple[str, ...]:
    """The bodies that have somebody here who can answer."""
    people = accounts.people_with_role(tx, Role.RESPONDER, Role.POLICE_LEAD)
    return tuple(sorted({person.agency for person in people if person.agency}))


# meetings and their finished cases


def readable_meetings(viewer: Viewer) -> Select[Meeting]:
    """The panel's own view; for those who watch or answer, meetings that are over."""
    if rules.is_closed_view(viewer):
        return meetings.readable_meetings(viewer)
    if viewer.role in rules.WATCHERS | rules.ASKED:
        return select(Meeting).where(Meeting.state.in_(OVER))
    return select(Meeting).where(false())


def meeting(tx: Tx, viewer: Viewer, meeting_id: str, lock: bool = False) -> Meeting:
    statement = readable_meetings(viewer).where(Meeting.id == meeting_id)
    found = tx.session.scalar(statement.with_for_update() if lock else statement)
    if found is None:
        raise NotFound
    return found


def meetings_held(tx: Tx, viewer: Viewer) -> list[Meeting]:
    """Meetings that have started, newest first."""
    started = readable_meetings(viewer).where(Meeting.state.in_((meeting_rules.OPEN, *OVER)))
    return list(tx.session.scalars(started.order_by(Meeting.held_on.desc(), Meeting.name)))


def results(tx: Tx, viewer: Viewer, meeting_id: str) -> list[CaseResult]:
    """The finished cases this viewer's counts are made from.

    Outside the panel these are all of them, and nothing of one result may reach a page except through `counts.cells`.
    """
    return scoring.case_results(tx, viewer if rules.is_closed_view(viewer) else COUNTER, meeting_id)


def all_results(tx: Tx, meeting_id: str) -> list[CaseResult]:
    """For N of *n of N*, which is the same for everybody."""
    return scoring.case_results(tx, COUNTER, meeting_id)


def standards(tx: Tx, item_ids: list[str]) -> list[tuple[StandardResult, ...]]:
    """The time standards of the cases on these agenda items, one entry a case."""
    rows = tx.session.scalars(
        select(Pack)
        .join(AgendaItem, AgendaItem.pack_id == Pack.id)
        .where(AgendaItem.id.in_(item_ids))
        .order_by(AgendaItem.position)
    )
    return [packed.decode(pack.contents).standards for pack in rows]


# findings


def readable_findings(viewer: Viewer) -> Select[Finding]:
    """Adopted findings for those they are for; drafts for the panel.

    A draft that rests on a case the viewer may not read does not exist for them. Others read what is about their own
    agency; the board and the auditor what a whole organisation should learn.
    """
    if viewer.role == Role.COORDINATOR:
        return select(Finding)
    adopted = Finding.state == rules.ADOPTED
    if rules.is_closed_view(viewer):
        return select(Finding).where(or_(adopted, ~_rests_on_hidden_case(viewer)))
    if viewer.role in rules.ASKED and viewer.agency:
        return select(Finding).where(adopted, Finding.agency == viewer.agency)
    if viewer.role in rules.WATCHERS:
        return select(Finding).where(adopted, Finding.level == rules.ORGANISATIONAL)
    return select(Finding).where(false())


def _rests_on_hidden_case(viewer: Viewer) -> ColumnElement[bool]:
    readable = meetings.readable_items(viewer).with_only_columns(AgendaItem.id)
    return exists().where(
        AgendaItem.meeting_id == Finding.meeting_id,
        type_coerce(Finding.item_ids, Text).contains(AgendaItem.id),
        AgendaItem.id.not_in(readable),
    )


def finding(tx: Tx, viewer: Viewer, finding_id: str, lock: bool = False) -> Finding:
    """`lock` makes others who would change it wait until this transaction ends."""
    statement = readable_findings(viewer).where(Finding.id == finding_id)
    if lock:
        statement = statement.with_for_update(of=Finding).execution_options(populate_existing=True)
    found = tx.session.scalar(statement)
    if found is None:
        raise NotFound
    return found


def findings(tx: Tx, viewer: Viewer, *, meeting_id: str = "", state: str = "") -> list[Finding]:
    """What stands: neither thrown away nor replaced. In the order of drafting."""
    statement = readable_findings(viewer).where(Finding.state != rules.DISCARDED, Finding.superseded_by == "")
    if meeting_id:
        statement = statement.where(Finding.meeting_id == meeting_id)
    if state:
        statement = statement.where(Finding.state == state)
    return list(tx.session.scalars(statement.order_by(Finding.drafted_at, Finding.id)))


def replaced_findings(tx: Tx, viewer: Viewer, meeting_id: str) -> list[Finding]:
    """Adopted findings in whose place a newer one stands."""
    statement = readable_findings(viewer).where(Finding.meeting_id == meeting_id, Finding.superseded_by != "")
    return list(tx.session.scalars(statement.order_by(Finding.drafted_at, Finding.id)))


def findings_by_id(tx: Tx, viewer: Viewer, ids: list[str]) -> list[Finding]:
    """Those of `ids` the viewer may read, replaced ones too."""
    statement = readable_findings(viewer).where(Finding.id.in_(ids))
    return list(tx.session.scalars(statement.order_by(Finding.drafted_at, Finding.id)))


def is_drafted(tx: Tx, viewer: Viewer, meeting_id: str, text: str) -> bool:
    """Whether this person has the same words as a draft of this meeting."""
    same = and_(
        Finding.meeting_id == meeting_id,
        Finding.text == text,
        Finding.drafted_by == viewer.id,
        Finding.state == rules.DRAFTED,
    )
    return tx.session.scalar(select(func.count()).select_from(Finding).where(same)) != 0


def readable_case_names(tx: Tx, viewer: Viewer, item_ids: tuple[str, ...]) -> dict[str, str]:
    """Names such as *Case 7* for those of the items the viewer may read, in the agenda's order; empty outside the panel."""
    readable = meetings.readable_items(viewer).with_only_columns(AgendaItem.id)
    wanted = select(AgendaItem.id).where(AgendaItem.id.in_(item_ids), AgendaItem.id.in_(readable))
    ids = tx.session.scalars(wanted.order_by(AgendaItem.position)).all()
    names = scoring.case_names(tx, ids)
    return {one: names[one] for one in ids}
