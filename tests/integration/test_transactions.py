"""Nothing is lost and the chain never forks, whoever writes at the same moment, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from panel.audit import service as audit
from panel.audit.models import AuditEntry
from panel.kernel.database import open_engine
from panel.kernel.house import House
from panel.kernel.settings import Settings
from panel.kernel.viewer import SYSTEM

THREADS, EACH = 8, 15


@pytest.fixture
def shared(any_engine: Engine) -> House:
    return House(engine=any_engine, settings=Settings())


def test_eight_threads_lose_no_update(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'n.db'}")
    with engine.begin() as c:
        c.execute(text("create table counter (n integer)"))
        c.execute(text("insert into counter values (0)"))

    def add(_: int) -> None:
        for _ in range(50):
            with engine.begin() as c:
                n = c.execute(text("select n from counter")).scalar_one()
                c.execute(text("update counter set n = :n"), {"n": n + 1})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(add, range(THREADS)))
    with engine.begin() as c:
        assert c.execute(text("select n from counter")).scalar_one() == THREADS * 50


def test_eight_threads_never_fork_the_audit_chain(shared: House):
    def write(worker: int) -> None:
        for n in range(EACH):
            with shared.write() as tx:
                audit.write(tx, SYSTEM, "test.written", f"worker:{worker}", facts={"n": n})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    with shared.read() as tx:
        assert audit.broken_at(tx) is None
        assert audit.checkpoint(tx)[0] == THREADS * EACH


def test_an_audit_entry_can_be_neither_changed_nor_deleted(shared: House):
    with shared.write() as tx:
        audit.write(tx, SYSTEM, "test.written", "thing:1")
    for statement in ("update audit_entry set actor = 'x'", "delete from audit_entry"):
        with pytest.raises(DatabaseError, match="frozen"), shared.write() as tx:
            tx.session.execute(text(statement))


def test_a_tampered_chain_is_noticed(shared: House):
    for n in range(4):
        with shared.write() as tx:
            audit.write(tx, SYSTEM, "test.written", f"thing:{n}")
    with shared.read() as tx:
        entry = tx.session.get(AuditEntry, 3)
        assert entry is not None
        entry.facts = {"n": "changed"}
        with tx.session.no_autoflush:
            assert audit.broken_at(tx) == 3
        tx.session.expunge_all()


def test_a_failed_write_leaves_neither_row_nor_entry(shared: House):
    def write_until_the_power_goes() -> None:
        with shared.write() as tx:
            audit.write(tx, SYSTEM, "test.written", "thing:1")
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="power"):
        write_until_the_power_goes()
    with shared.read() as tx:
        assert audit.checkpoint(tx)[0] == 0
