"""The predicate `rules.visible` and its table in SQL, `queries.readable_sheets`, say the same over random panels."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panel.accounts.permissions import Role
from panel.kernel.house import House, Tx
from panel.kernel.viewer import PUBLIC, SYSTEM, Viewer
from panel.meetings import rules as meeting_rules
from panel.meetings.models import AgendaItem, Declaration, Meeting
from panel.packs.models import Pack
from panel.scoring import queries, rules
from panel.scoring.models import Round, Sheet
from panel.scoring.rules import Sight, Standing

NOW = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
VIEWERS = [
    Viewer(id=f"p{n}", role=role) for n, role in enumerate((*Role, Role.MEMBER, Role.MEMBER, Role.CHAIR))
]


class CaseShape(msgspec.Struct, frozen=True):
    """One case of a random panel: sheet state and declaration of each person, empty where there is none."""

    meeting_state: str
    is_recalled: bool
    phase: str
    sheets: tuple[str, ...]
    declarations: tuple[str, ...]


CASE = st.builds(
    CaseShape,
    meeting_state=st.sampled_from(meeting_rules.MEETING.states),
    is_recalled=st.booleans(),
    phase=st.sampled_from(("", *rules.PHASES.states)),
    sheets=st.tuples(*[st.sampled_from(("", *rules.SHEETS.states)) for _ in VIEWERS]),
    declarations=st.tuples(*[st.sampled_from(("", *meeting_rules.Answer)) for _ in VIEWERS]),
)


class Undone(Exception):
    """Ends an example without keeping anything."""


def lay(tx: Tx, cases: list[CaseShape]) -> None:
    for n, case in enumerate(cases):
        tx.session.add_all([_meeting(n, case), _pack(n, case)])
        tx.session.flush()
        tx.session.add(
            AgendaItem(
                id=f"i{n}",
                meeting_id=f"m{n}",
                pack_id=f"k{n}",
                position=1,
                is_issued=True,
                added_at=NOW,
                added_by="",
            )
        )
        tx.session.flush()
        if case.phase:
            tx.session.add(_round(n, case.phase))
        for viewer, state, answer in zip(VIEWERS, case.sheets, case.declarations, strict=True):
            if state:
                tx.session.add(_sheet(n, viewer, state))
            if answer:
                tx.session.add(
                    Declaration(
                        id=f"d{n}{viewer.id}",
                        item_id=f"i{n}",
                        member_id=viewer.id,
                        answer=answer,
                        at=NOW,
                        noted_by="",
                    )
                )
    tx.session.flush()


def _meeting(n: int, case: CaseShape) -> Meeting:
    return Meeting(
        id=f"m{n}",
        name=f"Panel {n}",
        held_on=NOW.date(),
        scores_due_on=NOW.date(),
        state=case.meeting_state,
        created_at=NOW,
        created_by="",
    )


def _pack(n: int, case: CaseShape) -> Pack:
    return Pack(
        id=f"k{n}",
        number=n + 1,
        case_id=f"c{n}",
        sha256=f"{n:064d}",
        contents=b"{}",
        sealed_at=NOW,
        recalled_at=NOW if case.is_recalled else None,
        recall_reason="",
    )


def _round(n: int, phase: str) -> Round:
    return Round(
        item_id=f"i{n}",
        phase=phase,
        rubric_version="1",
        plus=(),
        opened_at=None if phase == rules.INDEPENDENT else NOW,
        ended_at=NOW if phase in rules.ENDED else None,
    )


def _sheet(n: int, viewer: Viewer, state: str) -> Sheet:
    return Sheet(
        id=f"s{n}{viewer.id}",
        item_id=f"i{n}",
        member_id=viewer.id,
        state=state,
        rubric_version="1",
        answers={},
        started_at=NOW,
        saved_at=NOW,
    )


def by_the_predicate(viewer: Viewer, cases: list[CaseShape]) -> set[str]:
    """Sheet ids that the viewer may see, worked out from `rules.visible` alone: one's own, and others' that count."""
    found: set[str] = set()
    for n, case in enumerate(cases):
        place = VIEWERS.index(viewer) if viewer in VIEWERS else None
        standing = Standing(
            meeting_state=case.meeting_state,
            is_recalled=case.is_recalled,
            declaration=case.declarations[place] if place is not None else "",
            own_sheet=case.sheets[place] if place is not None else "",
        )
        sight = rules.visible(standing, viewer, case.phase or rules.INDEPENDENT)
        may_own = rules.is_readable(standing, viewer) and viewer.role in (Role.CHAIR, Role.MEMBER)
        for other, state, answer in zip(VIEWERS, case.sheets, case.declarations, strict=True):
            is_own = other.id == viewer.id and may_own
            counts = state == rules.SUBMITTED and answer == rules.NO_CONFLICT
            if state and (is_own or (sight == Sight.SHEETS and counts)):
                found.add(f"s{n}{other.id}")
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(CASE, min_size=1, max_size=3))
def test_the_predicate_and_the_query_agree_for_everybody(house: House, cases: list[CaseShape]) -> None:
    try:
        with house.write() as tx:
            lay(tx, cases)
            for viewer in (*VIEWERS, PUBLIC, SYSTEM):
                found = {sheet.id for sheet in tx.session.scalars(queries.readable_sheets(viewer))}
                assert found == by_the_predicate(viewer, cases), viewer.role
            raise Undone
    except Undone:
        pass


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASE)
def test_sheets_for_a_discussion_are_empty_until_it_is_open(house: House, case: CaseShape) -> None:
    try:
        with house.write() as tx:
            lay(tx, [case])
            for viewer in (*VIEWERS, PUBLIC, SYSTEM):
                sent = queries.sheets_sent(tx, viewer, "i0")
                if case.phase in ("", rules.INDEPENDENT):
                    assert sent == []
                assert all(sheet.state == rules.SUBMITTED for sheet in sent)
            raise Undone
    except Undone:
        pass
