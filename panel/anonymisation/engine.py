"""The coordinator: feeds the worker processes from the ledger until nothing is left, or for as long as the application runs.

It never loads the language model itself.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool

import msgspec

from panel.anonymisation import ledger, rules, task
from panel.cases import queries as cases
from panel.cases.models import Case
from panel.kernel.errors import PanelError
from panel.kernel.house import House
from redaction.bundle import Policy

log = logging.getLogger("panel")

POLL_SECONDS = 1.0
_ROUND_SECONDS = rules.LEASE.total_seconds() / 4


class Progress(msgspec.Struct, frozen=True):
    """Cases by state of the ledger."""

    todo: int = 0
    doing: int = 0
    done: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        return self.todo + self.doing + self.done + self.failed

    @property
    def is_finished(self) -> bool:
        return not self.todo and not self.doing

    @property
    def percent(self) -> int:
        return 100 * (self.done + self.failed) // self.total if self.total else 100


def progress_of(house: House) -> Progress:
    with house.read() as tx:
        return Progress(**ledger.counts(tx))


class Coordinator:
    """One feeder of the worker processes. Several may run at once, here or on other machines: the leases keep them apart."""

    def __init__(
        self, house: House, policy: Policy | None = None, submit: Callable[..., Future[bytes]] | None = None
    ) -> None:
        self._house = house
        self._policy = policy or Policy()
        self._submit = submit or house.workers.submit
        self._flying: dict[Future[bytes], str] = {}
        self.owner = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"

    @property
    def is_busy(self) -> bool:
        return bool(self._flying)

    def step(self, patience: float) -> None:
        """Claims what there is room for, waits at most `patience` seconds for a result, and writes what came."""
        self._take_more()
        if not self._flying:
            return
        done, _ = wait(self._flying, timeout=min(patience, _ROUND_SECONDS), return_when=FIRST_COMPLETED)
        for future in done:
            self._settle(self._flying.pop(future), future)
        if self._flying:
            with self._house.write() as tx:
                ledger.renew(tx, self.owner, self._flying.values())

    def hand_back(self) -> None:
        """Stops in order: what a worker is busy with waits for the next start."""
        for future in self._flying:
            future.cancel()
        if self._flying:
            with self._house.write() as tx:
                ledger.hand_back(tx, self.owner, self._flying.values())
        self._flying.clear()

    def _take_more(self) -> None:
        room = self._house.settings.workers - len(self._flying)
        if room <= 0:
            return
        with self._house.read() as tx:
            if not ledger.has_new(tx):
                return
        with self._house.write() as tx:
            claimed = ledger.claim(tx, self.owner, room)
        for case_id in claimed:
            self._send(case_id)

    def _send(self, case_id: str) -> None:
        try:
            with self._house.read() as tx:
                case = tx.session.get_one(Case, case_id)
                bundle = msgspec.json.encode(cases.open_bundle(tx, case))
            future = self._submit(task.propose, bundle, msgspec.json.encode(self._policy))
        except PanelError as error:
            self._fail(case_id, str(error))
        except BrokenProcessPool:
            self._fail(case_id, rules.KILLED)
        else:
            self._flying[future] = case_id

    def _settle(self, case_id: str, future: Future[bytes]) -> None:
        try:
            result = future.result()
        except BrokenProcessPool:
            return self._fail(case_id, rules.KILLED)
        except Exception:
            log.exception("the redaction of case %s broke", case_id)
            return self._fail(case_id, rules.FAILED)
        outcome = msgspec.json.decode(result, type=task.Outcome)
        if outcome.proposal is None:
            return self._fail(case_id, outcome.error)
        with self._house.write() as tx:
            encoded = msgspec.json.encode(outcome.proposal)
            ledger.finish(tx, self.owner, case_id, outcome.proposal, encoded, self._policy)
        return None

    def _fail(self, case_id: str, cause: str) -> None:
        with self._house.write() as tx:
            ledger.fail(tx, self.owner, case_id, cause)


def run_until_done(house: House, progress: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Works until no case waits. `progress` is called at the start and after each change. Ctrl-C stops in order."""
    coordinator = Coordinator(house)
    seen = Progress()
    try:
        while True:
            now = progress_of(house)
            if now != seen or not now.total:
                progress(now)
                seen = now
            if now.is_finished:
                return now
            coordinator.step(POLL_SECONDS)
            if not coordinator.is_busy:
                threading.Event().wait(POLL_SECONDS / 10)
    finally:
        coordinator.hand_back()


class Engine:
    """The coordinator as a thread of the application: starts workers at the first case, sleeps when nothing waits."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name="redaction", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Returns when the thread has ended; what it was busy with is handed back."""
        if self._thread is not None:
            self._stopping.set()
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        coordinator = Coordinator(self._house)
        while not self._stopping.is_set():
            try:
                coordinator.step(POLL_SECONDS)
            except Exception:
                log.exception("the redaction engine stumbled and goes on")
            if not coordinator.is_busy:
                self._stopping.wait(POLL_SECONDS)
        coordinator.hand_back()
