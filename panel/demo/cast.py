"""The demo's people: who they are as viewers, and the clock they all live by while finished cycles are played."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable

from panel.accounts import service as accounts
from panel.accounts.forms import NewPerson
from panel.accounts.queries import account_by_email, viewer_of
from panel.demo.data import DemoPerson
from panel.kernel.clock import SettableClock
from panel.kernel.house import House, Tx
from panel.kernel.viewer import SYSTEM, Viewer

Step = Callable[[Tx], object]


class Cast:
    """`cast["jo@panel.example"]` is the viewer of that address, `cast.role("chair")` the first of a role."""

    def __init__(self, house: House, clock: SettableClock, people: tuple[DemoPerson, ...]) -> None:
        self.house, self.clock, self.people = house, clock, people
        self.present = clock.now()
        self._pending: list[tuple[dt.datetime, int, Step]] = []

    def arrive(self) -> None:
        """Gives every person an account."""
        for person in self.people:
            form = NewPerson(
                name=person.name,
                email=person.email,
                role=person.role,
                agency=person.agency,
                title=person.title,
                password=person.password,
            )
            with self.house.write() as tx:
                accounts.add_person(tx, SYSTEM, form, self.house.settings.cheap_passwords)

    def __getitem__(self, email: str) -> Viewer:
        with self.house.read() as tx:
            account = account_by_email(tx, email)
            if account is None:
                raise LookupError(f"{email} is not among the demo people")
            return viewer_of(tx, account.id)

    def role(self, role: str) -> Viewer:
        return self.roles(role)[0]

    def roles(self, role: str) -> list[Viewer]:
        return [self[p.email] for p in self.people if p.role == role]

    def later(self, days_ago: float, step: Step) -> None:
        """Notes what happens at a later time; `at` plays it when the clock comes there. Nothing is noted for the future."""
        if days_ago >= 0:
            heapq.heappush(self._pending, (self._moment(days_ago), len(self._pending), step))

    def at(self, days_ago: float) -> dt.date:
        """Moves the clock on to `days_ago` days before the present, playing what was noted on the way. Returns the day.

        Time never runs backwards: for an earlier moment the clock stays where it is.
        """
        target = self._moment(days_ago)
        while self._pending and self._pending[0][0] <= target:
            moment, _, step = heapq.heappop(self._pending)
            self.clock.set(max(moment, self.clock.now()))
            with self.house.write() as tx:
                step(tx)
        self.clock.set(max(target, self.clock.now()))
        return self.clock.now().date()

    def _moment(self, days_ago: float) -> dt.datetime:
        return self.present - dt.timedelta(days=days_ago)
