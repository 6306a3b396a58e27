"""The one source of the present moment, so that time-dependent rules can be tested and demo cycles played."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class SettableClock:
    """Stands where it is put. Tests and the demo's finished cycles use it."""

    def __init__(self, moment: dt.datetime) -> None:
        self.set(moment)

    def set(self, moment: dt.datetime) -> None:
        self._moment = moment.astimezone(dt.UTC)

    def advance(self, **delta: float) -> None:
        self._moment += dt.timedelta(**delta)

    def now(self) -> dt.datetime:
        return self._moment


def london(text: str) -> dt.datetime:
    """An ISO moment as aware UTC; without a zone it is Europe/London (case-bundle format 1).

    Raises ValueError when `text` is no ISO date or date-time.
    """
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=LONDON)
    return moment.astimezone(dt.UTC)


def london_date(moment: dt.datetime) -> dt.date:
    return moment.astimezone(LONDON).date()
