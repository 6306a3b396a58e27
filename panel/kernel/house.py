"""The house: what a process was given, and the transactions everything happens in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from panel.kernel.clock import Clock, SystemClock
from panel.kernel.settings import Settings
from panel.kernel.vault import Vault
from panel.kernel.workers import Workers


@dataclass(frozen=True)
class Tx:
    """One transaction, at one moment `now` (aware, UTC). `vault` is None on the room side."""

    session: Session
    now: dt.datetime
    vault: Vault | None
    is_writable: bool

    @property
    def keys(self) -> Vault:
        """The vault; raises where there is none, which only a programming error can reach."""
        if self.vault is None:
            raise RuntimeError("the room side has no key")
        return self.vault


@dataclass(frozen=True)
class House:
    """Engine, clock, settings and, on the office side, the vault."""

    engine: Engine
    settings: Settings
    vault: Vault | None = None
    clock: Clock = field(default_factory=SystemClock)
    workers: Workers = field(default_factory=lambda: Workers(1))

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """A transaction that sees one moment and writes nothing."""
        with Session(self.engine.execution_options(ro=True), expire_on_commit=False) as session:
            yield Tx(session, self.clock.now(), self.vault, is_writable=False)

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """A transaction that is committed when the block ends and undone when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield Tx(session, self.clock.now(), self.vault, is_writable=True)
