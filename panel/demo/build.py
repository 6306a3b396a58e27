"""Fills an empty house with the demo: people, reference data, twelve cases, two finished cycles and a live meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from panel.app.reference import load_defaults
from panel.demo import data, office
from panel.demo.aftermath import Aftermath
from panel.demo.cast import Cast
from panel.demo.office import Report
from panel.demo.room import Room
from panel.kernel.clock import SettableClock, SystemClock
from panel.kernel.house import House

BEGAN_DAYS_AGO = 260
OFFICE_DAYS_BEFORE = 35


def build(house: House, report: Report) -> None:
    """Everything goes through the product's own services, at the time it would have happened."""
    clock = SettableClock(SystemClock().now())
    cast = Cast(replace(house, clock=clock), clock, data.people())
    script = data.cycles()
    clock.set(cast.present - dt.timedelta(days=BEGAN_DAYS_AGO))
    cast.arrive()
    load_defaults(cast.house)
    cases: dict[str, str] = {}
    aftermath = Aftermath(cast)
    for cycle in script.cycles:
        bundles = [case.bundle for case in cycle.cases]
        cast.at(cycle.days_ago + OFFICE_DAYS_BEFORE)
        cases |= office.bring_in(cast, bundles, report)
        office.redact(cast, report)
        office.release(cast, cases, bundles, report)
        report(f"Playing the {cycle.name.lower()}", 0, 1)
        _, found = Room(cast, cases).play(cycle)
        aftermath.issue(cycle, found)
        report(f"Playing the {cycle.name.lower()}", 1, 1)
    _present(cast, cases, script, report)
    report("Playing what came after", 0, 1)
    cast.at(0)
    report("Playing what came after", 1, 1)


def _present(cast: Cast, cases: dict[str, str], script: data.DemoCycles, report: Report) -> None:
    """What is going on now: a meeting members read for, a case to verify, a case on the workbench."""
    live = list(script.live.cases)
    bundles = [*live, *script.to_verify, *script.at_the_workbench]
    cast.at(6)
    cases |= office.bring_in(cast, bundles, report)
    office.redact(cast, report)
    cast.at(4)
    office.release(cast, cases, live, report)
    office.release(cast, cases, script.to_verify, report, is_verified=False)
    Room(cast, cases).begin(script.live)
