"""How a time is measured against a limit, and how that is said: *Met: 57 min (limit 24 hours)*."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from panel.cases.moments import Moment, add_months
from panel.kernel.working_days import working_days_between

Outcome = Literal["met", "late", "not_evidenced", "not_applicable", "cannot_compute"]


class Verdict(msgspec.Struct, frozen=True):
    """`ended_by` names the entry of case.json that ended the test, such as `contacts[3]`; empty where none did."""

    outcome: Outcome
    words: str
    ended_by: str = ""


def hours(start: Moment, end: Moment, limit: int) -> Verdict:
    """By the clock. Where a time of day is missing, a day can only prove that it was late."""
    if not (start.has_time and end.has_time):
        return _hours_by_days(start, end, limit)
    over = end.at - start.at - dt.timedelta(hours=limit)
    if end.at < start.at:
        return wrong_order()
    if over <= dt.timedelta(0):
        return Verdict("met", f"Met: {duration(end.at - start.at)} (limit {limit} hours)")
    return Verdict("late", f"Late by {duration(over, up=True)} (limit {limit} hours)")


def _hours_by_days(start: Moment, end: Moment, limit: int) -> Verdict:
    passed = (end.day - start.day).days
    if passed < 0:
        return wrong_order()
    if (passed - 1) * 24 < limit:
        when = "Same or next day" if passed <= 1 else f"{passed} days later"
        return Verdict("cannot_compute", f"{when}: no time of day is given, so we can't check {limit} hours")
    return Verdict("late", f"Late: {passed} days later (limit {limit} hours)")


def days(start: Moment, end: Moment, limit: int) -> Verdict:
    """Calendar days in London."""
    passed = (end.day - start.day).days
    if passed < 0:
        return wrong_order()
    allowed = f"limit {count(limit, 'day')}"
    if passed <= limit:
        return Verdict("met", f"Met: {count(passed, 'day') if passed else 'the same day'} ({allowed})")
    return Verdict("late", f"Late by {count(passed - limit, 'day')} ({allowed})")


def working_days(start: Moment, end: Moment, limit: int, tier: str = "") -> Verdict:
    """The first working day after the event counts as day 1. `tier` is said beside the limit."""
    if end.day < start.day:
        return wrong_order()
    passed = working_days_between(start.day, end.day)
    allowed = f"limit {count(limit, 'working day')}{', ' + tier if tier else ''}"
    if passed > limit:
        return Verdict("late", f"Late by {count(passed - limit, 'working day')} ({allowed})")
    took = count(passed, "working day") if passed else _sooner(start, end)
    return Verdict("met", f"Met: {took} ({allowed})")


def _sooner(start: Moment, end: Moment) -> str:
    return "the same day" if start.day == end.day else "before the next working day"


def months(start: Moment, end: Moment, limit: int) -> Verdict:
    """Calendar months from day to day."""
    if end.day < start.day:
        return wrong_order()
    last = add_months(start.day, limit)
    allowed = f"limit {count(limit, 'month')}"
    if end.day <= last:
        passed = (end.day - start.day).days
        return Verdict(
            "met", f"Met: {'after ' + count(passed, 'day') if passed else 'the same day'} ({allowed})"
        )
    return Verdict("late", f"Late by {count((end.day - last).days, 'day')} ({allowed})")


def wrong_order() -> Verdict:
    return Verdict("cannot_compute", "Cannot compute: the dates come in an order that can't be right")


def unreadable() -> Verdict:
    return Verdict("cannot_compute", "Cannot compute: a date in the file can't be read")


def unknown_start(what: str) -> Verdict:
    return Verdict("cannot_compute", f"Cannot compute: the file does not say when {what}")


def not_shown(what: str) -> Verdict:
    return Verdict("not_evidenced", f"Not evidenced: the file does not show {what}")


def not_applicable(why: str) -> Verdict:
    return Verdict("not_applicable", f"Does not apply: {why}")


def duration(span: dt.timedelta, up: bool = False) -> str:
    """57 min, 5 h 3 min, 2 days 4 h. Whole minutes; `up` rounds a started minute up, so that late is never by nothing."""
    seconds = int(span.total_seconds())
    minutes = -(-seconds // 60) if up else seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    full, rest = divmod(minutes // 60, 24)
    return f"{full} days {rest} h" if rest else f"{full} days"


def count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"
