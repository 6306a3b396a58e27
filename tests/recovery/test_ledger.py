"""Either side may be killed at any moment: no case is lost, none is done twice, and a case that can't be done says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from panel.anonymisation import engine, ledger, queries, service
from panel.anonymisation.models import Task, Work
from panel.anonymisation.task import Outcome
from panel.kernel.errors import NotNow
from tests import office

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def preparer(person):
    return person("preparer")


def task_of(house, case_id):
    with house.read() as tx:
        return tx.session.get(Task, case_id)


def broken(_task, _bundle, _policy):
    future: Future[bytes] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def never(_task, _bundle, _policy):
    return Future()


def test_an_accepted_case_is_picked_up_by_itself(house, preparer):
    case_id = office.brought_in(house, preparer)
    assert engine.progress_of(house) == engine.Progress(todo=1)
    office.coordinator(house).step(0)
    assert task_of(house, case_id).state == "done"
    assert engine.progress_of(house) == engine.Progress(done=1)


def test_the_ledger_holds_no_case_text(house, preparer):
    case_id = office.proposed(house, preparer)
    with house.read() as tx:
        task = tx.session.get(Task, case_id)
        work = tx.session.get(Work, case_id)
    values = [str(getattr(task, column.key)) for column in Task.__table__.columns]
    assert not any("Threlkeld" in value for value in values)
    assert b"Threlkeld" not in work.proposal


def test_a_killed_worker_costs_an_attempt_and_the_case_is_done_by_the_next_one(house, preparer):
    case_id = office.brought_in(house, preparer)
    office.coordinator(house, broken).step(0)
    assert (task_of(house, case_id).state, task_of(house, case_id).attempts) == ("todo", 1)
    office.coordinator(house).step(0)
    assert (task_of(house, case_id).state, task_of(house, case_id).attempts) == ("done", 2)


def test_a_case_that_kills_its_worker_three_times_is_given_up_with_a_sentence(house, preparer):
    case_id = office.brought_in(house, preparer)
    for _ in range(3):
        office.coordinator(house, broken).step(0)
    task = task_of(house, case_id)
    assert task.state == "failed"
    assert task.error.startswith(
        "We could not prepare this case: the machine stopped while it worked on this case."
    )
    assert "Ask the person who runs this service" in task.error
    office.coordinator(house).step(0)
    assert task_of(house, case_id).state == "failed"
    with house.write() as tx:
        service.try_again(tx, preparer, case_id)
    office.coordinator(house).step(0)
    assert task_of(house, case_id).state == "done"


def test_a_case_that_was_given_up_can_not_be_tried_again_twice(house, preparer):
    case_id = office.proposed(house, preparer)
    with house.write() as tx, pytest.raises(NotNow):
        service.try_again(tx, preparer, case_id)


def test_what_the_task_says_went_wrong_names_no_document(house, preparer):
    case_id = office.brought_in(house, preparer)
    answer = office.done(msgspec.json.encode(Outcome(error="Document 2 could not be searched.")))
    for _ in range(3):
        office.coordinator(house, lambda *_: answer).step(0)
    assert "document 2 could not be searched. We tried 3 times." in task_of(house, case_id).error


def test_a_dead_coordinator_loses_its_lease_and_its_late_result_is_not_taken(house, preparer, clock):
    case_id = office.brought_in(house, preparer)
    dead = office.coordinator(house, never)
    dead.step(0)
    other = office.coordinator(house)
    other.step(0)
    assert task_of(house, case_id).owner == dead.owner
    clock.advance(seconds=61)
    other.step(0)
    assert task_of(house, case_id).state == "done"
    with house.write() as tx:
        found = office.proposal(office.bundle())
        assert not ledger.finish(tx, dead.owner, case_id, found, b"late", dead._policy)
    with house.read() as tx:
        assert queries.desk(tx, preparer, case_id).work.decision_count == 0


def test_a_busy_coordinator_keeps_its_lease(house, preparer, clock):
    office.brought_in(house, preparer)
    busy = office.coordinator(house, never)
    busy.step(0)
    for _ in range(5):
        clock.advance(seconds=30)
        busy.step(0)
        with house.write() as tx:
            assert ledger.claim(tx, "other", 5) == []


def test_an_orderly_stop_hands_the_case_back_without_costing_an_attempt(house, preparer):
    case_id = office.brought_in(house, preparer)
    stopping = office.coordinator(house, never)
    stopping.step(0)
    stopping.hand_back()
    assert (task_of(house, case_id).state, task_of(house, case_id).attempts) == ("todo", 0)


def test_a_case_that_failed_before_goes_alone(house, preparer):
    bad = office.brought_in(house, preparer, "x")
    with house.write() as tx:
        assert ledger.claim(tx, "a", 1) == [bad]
        ledger.fail(tx, "a", bad, "It failed.")
    good = [office.brought_in(house, preparer, "x" * n) for n in (2, 3)]
    with house.write() as tx:
        assert set(ledger.claim(tx, "a", 3)) == set(good)
        assert ledger.claim(tx, "a", 3) == [bad]


def test_two_coordinators_at_once_do_each_case_once(house, preparer):
    ids = [office.brought_in(house, preparer, "x" * n) for n in range(1, 9)]
    tried: list[str] = []

    def counting(task, given, policy):
        tried.append("one")
        return office.machine(task, given, policy)

    def work():
        mine = office.coordinator(house, counting)
        while not engine.progress_of(house).is_finished:
            mine.step(0.01)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(tried) == len(ids)
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(Work)) == len(ids)


def test_progress_is_told_until_nothing_waits(house, preparer, monkeypatch):
    office.brought_in(house, preparer)
    monkeypatch.setattr(engine, "Coordinator", office.coordinator)
    told: list[engine.Progress] = []
    last = engine.run_until_done(house, told.append)
    assert told == [engine.Progress(todo=1), engine.Progress(done=1)]
    assert last.percent == 100


def test_the_engine_starts_at_the_first_case_and_stops_when_told(house, preparer, monkeypatch):
    monkeypatch.setattr(engine, "Coordinator", office.coordinator)
    monkeypatch.setattr(engine, "POLL_SECONDS", 0.02)
    running = engine.Engine(house)
    running.start()
    case_id = office.brought_in(house, preparer)
    for _ in range(200):
        if (found := task_of(house, case_id)) and found.state == "done":
            break
        time.sleep(0.02)
    running.stop()
    assert task_of(house, case_id).state == "done"


@pytest.mark.slow
def test_a_real_worker_killed_in_the_middle_costs_nothing_but_time(house, preparer):
    case_id = office.brought_in(house, preparer)
    seen: list[engine.Progress] = []
    thread = threading.Thread(target=engine.run_until_done, args=(house, seen.append))
    thread.start()
    pool = None
    while pool is None or not pool._processes:
        time.sleep(0.01)
        pool = house.workers._pool
    os.kill(next(iter(pool._processes)), signal.SIGKILL)
    thread.join(120)
    house.workers.close()
    assert task_of(house, case_id).state == "done"
    assert task_of(house, case_id).attempts == 2
    with house.read() as tx:
        found = queries.desk(tx, preparer, case_id)
    assert found.proposal.people


@pytest.mark.slow
def test_the_web_process_never_loads_the_language_model(tmp_path):
    """A whole redaction run beside a served page, in a process of its own, whose modules are then counted."""
    script = """
import sys
from panel.kernel.settings import Settings
from panel.app.open_house import open_house
from panel.app.factory import create_app
from panel.anonymisation import engine, queries
from panel.anonymisation.engine import run_until_done
from panel.kernel.viewer import Viewer
from litestar.testing import TestClient
from tests import office
from pathlib import Path

def main():
    house = open_house(Settings(data=Path(sys.argv[1]), cheap_passwords=True))
    preparer = Viewer(id="p", name="P", role="preparer", agency="Thames Valley Police")
    case_id = office.brought_in(house, preparer)
    assert run_until_done(house).done == 1
    with TestClient(create_app(house, "office")) as client:
        assert client.get("/sign-in").status_code == 200
    office.prepare(house, preparer, case_id)
    house.workers.close()
    print(sorted(m for m in ("spacy", "presidio_analyzer", "onnxruntime", "thinc") if m in sys.modules))

if __name__ == "__main__":
    main()
"""
    path = tmp_path / "served.py"
    path.write_text(script)
    done = subprocess.run(
        [sys.executable, str(path), str(tmp_path / "data")],
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    assert done.stdout.strip().splitlines()[-1:] == ["[]"], done.stdout + done.stderr
