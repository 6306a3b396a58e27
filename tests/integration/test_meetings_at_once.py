"""Two people press the same button at the same moment, on both databases: one of them wins, cleanly."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from panel.audit.models import AuditEntry
from panel.kernel.errors import Invalid, NotNow, PanelError
from panel.kernel.house import House
from panel.meetings import queries, service
from panel.meetings.models import AgendaItem
from panel.meetings.rules import Answer
from tests.meeting_parts import issued, plan, planned, seal


@pytest.fixture
def house(any_engine, settings, clock):
    return House(engine=any_engine, settings=settings, clock=clock)


def actions(house) -> list[str]:
    with house.read() as tx:
        return list(tx.session.scalars(select(AuditEntry.action)))


def at_once(count: int, action: Callable[[], Any]) -> list[Any]:
    """Runs `action` in `count` threads at the same moment; what each returned or raised."""
    ready, results = threading.Barrier(count), [None] * count

    def run(place: int) -> None:
        ready.wait()
        try:
            results[place] = action()
        except PanelError as error:
            results[place] = error

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_meeting_planned_twice_at_once_is_planned_once(house, person):
    coordinator = person("coordinator")

    def press():
        with house.write() as tx:
            return service.plan_meeting(tx, coordinator, plan()).id

    results = at_once(2, press)
    assert sorted(isinstance(r, Invalid) for r in results) == [False, True]
    assert "already a meeting" in str(next(r for r in results if isinstance(r, Invalid)))


def test_a_pack_issued_twice_at_once_is_issued_once(house, person):
    panel = planned(house, person)

    def press():
        with house.write() as tx:
            return service.issue_pack(tx, panel.coordinator, panel.meeting_id).id

    assert sorted(isinstance(r, NotNow) for r in at_once(2, press)) == [False, True]
    assert actions(house).count("meeting.pack_issued") == 1


def test_a_case_put_on_two_meetings_at_once_is_on_one(house, person):
    coordinator, pack = person("coordinator"), seal(house, 1)
    with house.write() as tx:
        meetings = [service.plan_meeting(tx, coordinator, plan(name)).id for name in ("One", "Two")]

    def press():
        with house.write() as tx:
            return service.add_cases(tx, coordinator, meetings.pop(), (pack,))

    assert sorted(isinstance(r, NotNow) for r in at_once(2, press)) == [False, True]
    with house.read() as tx:
        assert len(list(tx.session.scalars(select(AgendaItem)))) == 1


def test_an_answer_pressed_twice_at_once_is_given_once(house, person):
    panel, member = issued(house, person, cases=1), person("member")

    def press():
        with house.write() as tx:
            return service.declare(tx, member, panel.items[0], Answer.NONE).id

    assert at_once(3, press) == [panel.items[0]] * 3
    assert actions(house).count("conflict.declared") == 1


def test_two_answers_at_once_leave_one_of_them(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    answers = [Answer.NONE, Answer.CONFLICT]

    def press():
        with house.write() as tx:
            return service.declare(tx, member, panel.items[0], answers.pop())

    at_once(2, press)
    with house.read() as tx:
        assert queries.answer_of(tx, member, panel.items[0]) == Answer.CONFLICT
