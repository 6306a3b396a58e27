"""Tests over a row of events that must not lie too far apart: monthly checks (T04) and contact as agreed (T12)."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from panel.cases.measures import Verdict, count, not_shown, unknown_start
from panel.cases.moments import Moment

Event = tuple[Moment, str]
"""When, and which entry of case.json it is."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one kind. `undated` counts those whose day is not known: they may lie in any gap."""

    events: tuple[Event, ...]
    undated: int = 0
    closed: Moment | None = None
    limit: int
    noun: str
    """What the file would have to show, such as *any contact with the victim*."""
    limit_note: str = ""


def longest_gap(row: Row) -> Verdict:
    """Met when no gap between neighbours, or from the last to the closing, is longer than the limit in days."""
    inside = [e for e in sorted(row.events) if row.closed is None or e[0].day <= row.closed.day]
    if not inside:
        return not_shown(row.noun)
    points = [*inside, (row.closed, "closed_at")] if row.closed else inside
    gaps = [((end[0].day - start[0].day).days, end[1]) for start, end in pairwise(points)]
    longest, ended_by = max(gaps, key=lambda gap: gap[0], default=(0, ""))
    allowed = f"limit {count(row.limit, 'day')}{row.limit_note}"
    if longest > row.limit:
        return _too_long(row, gaps, longest, ended_by, allowed)
    if row.closed is None:
        return unknown_start("the case was closed")
    return Verdict("met", f"Met: never more than {count(longest, 'day')} apart ({allowed})")


def _too_long(row: Row, gaps: list[tuple[int, str]], longest: int, ended_by: str, allowed: str) -> Verdict:
    if row.undated:
        return Verdict("cannot_compute", f"Cannot compute: {count(row.undated, 'entry')} without a date")
    over = sum(days > row.limit for days, _ in gaps)
    times = {1: "once", 2: "twice"}.get(over, f"{over} times")
    words = f"Late by {count(longest - row.limit, 'day')}: the longest gap was {count(longest, 'day')}, too long {times}"
    return Verdict("late", f"{words} ({allowed})", ended_by)
