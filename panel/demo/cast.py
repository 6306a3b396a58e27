"""The demo's people: who they are as viewers, and the clock they all live by while finished cycles are played."""

from __future__ import annotations

import datetime as dt

from panel.accounts import service as accounts
from panel.accounts.forms import NewPerson
from panel.accounts.queries import account_by_email, viewer_of
from panel.demo.data import DemoPerson
from panel.kernel.clock import SettableClock
from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer


class Cast:
    """`cast["jo@panel.example"]` is the viewer of that address, `cast.role("chair")` the first of a role."""

    def __init__(self, house: House, clock: SettableClock, people: tuple[DemoPerson, ...]) -> None:
        self.house, self.clock, self.people = house, clock, people
        self.present = clock.now()

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

    def at(self, days_ago: float, hour: int = 10) -> dt.date:
        """Puts the clock `days_ago` days before the present, at `hour`, and returns that day. Time never runs backwards."""
        moment = (self.present - dt.timedelta(days=days_ago)).replace(
            hour=hour, minute=0, second=0, microsecond=0
        )
        self.clock.set(max(moment, self.clock.now()) if moment < self.present else self.present)
        return self.clock.now().date()
