"""Two people at the same button, and rows the database keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from panel.kernel.errors import PanelError
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.scoring import discussion, queries, service
from panel.scoring.forms import AgreeForm, AnswerForm, EndForm, MinorityForm
from tests.scored_panel import CORE, Panel, make_panel


@pytest.fixture
def engine(any_engine: Engine) -> Engine:
    """The house of these tests stands on each kind of database."""
    return any_engine


@pytest.fixture
def panel(house: House, person: Callable[..., Viewer]) -> Panel:
    return make_panel(house, person)


def test_two_people_who_open_at_once_open_it_once(panel: Panel) -> None:
    panel.send(panel.chair, panel.items[0])
    panel.open_meeting()
    outcomes = at_once(
        panel,
        lambda tx, who: discussion.open_discussion(tx, who, panel.items[0]),
        panel.chair,
        panel.coordinator,
    )
    assert sorted(outcomes) == ["NotNow", "done"]


def test_pressing_send_twice_at_once_sends_one_sheet(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    panel.answer_all(member, item)
    outcomes = at_once(panel, lambda tx, who: service.submit(tx, who, item), member, member)
    assert sorted(outcomes) == ["NotNow", "done"]
    with panel.house.read() as tx:
        assert queries.sheets_in(tx, item) == 1


def test_opening_a_case_twice_at_once_begins_one_sheet(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    assert at_once(panel, lambda tx, who: service.start(tx, who, item), member, member) == ["done", "done"]
    with panel.house.read() as tx:
        assert tx.session.scalar(text("SELECT count(*) FROM scoring_sheet")) == 1


def at_once(panel: Panel, act: Callable[..., object], *people: Viewer) -> list[str]:
    gate = threading.Barrier(len(people))
    outcomes: list[str] = []

    def press(who: Viewer) -> None:
        gate.wait()
        try:
            with panel.house.write() as tx:
                act(tx, who)
            outcomes.append("done")
        except PanelError as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=press, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def test_two_answers_saved_at_once_are_both_kept(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    with panel.house.write() as tx:
        service.start(tx, member, item)
    left = list(CORE)
    lock = threading.Lock()

    def save(tx: object, who: Viewer) -> None:
        with lock:
            criterion = left.pop()
        service.save_answer(tx, who, item, AnswerForm(criterion, "2"))  # type: ignore[arg-type]  # a Tx

    assert at_once(panel, save, *[member] * len(CORE)) == ["done"] * len(CORE)
    with panel.house.read() as tx:
        sheet = queries.own_sheet(tx, member, item)
    assert sheet is not None
    assert set(sheet.answers) == set(CORE)


def test_sending_while_the_discussion_opens_either_counts_or_is_refused(panel: Panel) -> None:
    item, member = panel.items[0], panel.members[0]
    panel.send(panel.chair, item)
    panel.answer_all(member, item)
    panel.open_meeting()

    def press(tx: object, who: Viewer) -> None:
        if who is member:
            service.submit(tx, who, item)  # type: ignore[arg-type]  # a Tx
        else:
            discussion.open_discussion(tx, who, item)  # type: ignore[arg-type]  # a Tx

    outcomes = at_once(panel, press, member, panel.chair)
    with panel.house.read() as tx:
        sheet = queries.own_sheet(tx, member, item)
        counted = queries.sheets_in(tx, item)
    assert sheet is not None
    assert (sheet.state, counted, sorted(outcomes)) in (
        ("submitted", 2, ["done", "done"]),
        ("lapsed", 1, ["NotNow", "done"]),
    )


def test_a_case_goes_its_whole_way_and_the_database_keeps_it(panel: Panel) -> None:
    item = panel.items[0]
    panel.send(panel.chair, item)
    panel.send(panel.members[0], item, "0")
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.chair, item)
        for criterion in CORE:
            discussion.agree(tx, panel.chair, item, AgreeForm(criterion, "2"))
        discussion.record_minority(tx, panel.members[0], item, MinorityForm("No."))
        discussion.end(tx, panel.chair, item, EndForm("F3", (), "Updates stopped."))
    for statement in (
        "UPDATE scoring_sheet SET overall = 'F1'",
        "DELETE FROM scoring_sheet",
        "UPDATE scoring_round SET overall = 'F1'",
        "DELETE FROM scoring_round",
        "UPDATE scoring_agreed SET answer = '3'",
        "DELETE FROM scoring_minority",
    ):
        with pytest.raises(DBAPIError, match="frozen"), panel.house.write() as tx:
            tx.session.execute(text(statement))
    with panel.house.read() as tx:
        (result,) = queries.case_results(tx, panel.coordinator, panel.meeting_id)
    assert (result.overall, result.first["C01"]) == ("F3", ["0", "2"])
