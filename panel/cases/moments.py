"""The dates and times of case.json, which may be missing, a day without a time, or unreadable."""

from __future__ import annotations

import datetime as dt

import msgspec

from panel.kernel.clock import LONDON, london

_YEARS = range(1990, 2101)
"""A closed case lies within these. Anything else is a slip of the pen."""


class Moment(msgspec.Struct, frozen=True, order=True):
    """`at` is aware, in UTC; for a day without a time it is that day's start in London."""

    at: dt.datetime
    has_time: bool = True

    @property
    def day(self) -> dt.date:
        """The calendar day in London."""
        return self.at.astimezone(LONDON).date()

    @property
    def clock(self) -> str:
        """Local time such as 13:50; empty when only the day is known."""
        return f"{self.at.astimezone(LONDON):%H:%M}" if self.has_time else ""


def read(text: str | None) -> Moment | None:
    """None when `text` is missing or no date; see `is_unreadable` for which."""
    if not text or not text.strip():
        return None
    try:
        found = _read(text.strip())
    except (ValueError, OverflowError):
        return None
    return found if found.day.year in _YEARS else None


def _read(text: str) -> Moment:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return Moment(london(text))
    return Moment(dt.datetime.combine(day, dt.time(), LONDON).astimezone(dt.UTC), has_time=False)


def is_unreadable(text: str | None) -> bool:
    """Something is written, and it is no date."""
    return bool(text and text.strip()) and read(text) is None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later; the last of the month where that day does not exist."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    first_of_next = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, min(day.day, (first_of_next - dt.timedelta(days=1)).day))
