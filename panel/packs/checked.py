"""How well names are hidden, for everybody to read: what was measured last, in plain words and as a drawing.

The figures come from the office's side as plain numbers, handed over by the application; nothing here can reach what made them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from panel.web import charts


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A share from 0 to 1, or a rate, with the bounds between which the truth probably lies. `target` is what was promised."""

    value: float
    low: float
    high: float
    target: float
    is_met: bool


class CheckedSet(msgspec.Struct, frozen=True, kw_only=True):
    """One set of made-up cases. `is_new`: the makers of the rules had not looked at them. `amounts` by the key of the figure."""

    title: str
    cases: int
    is_new: bool
    amounts: dict[str, Amount]


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    date: dt.date
    policy: str
    sets: tuple[CheckedSet, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: what was counted, what was promised, and a cell for each set."""

    what: str
    promised: str
    cells: tuple[tuple[str, str], ...]
    """The figure and what it means for the promise."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """Words and figure stand beside the drawing, so that they keep their size on a phone."""

    label: str
    value: str
    drawing: Markup


class CheckedView(msgspec.Struct, frozen=True, kw_only=True):
    date: dt.date
    policy: str
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    main: CheckedSet
    found_in_100: str
    """Of each 100 details that point straight to a person, how many were hidden everywhere in their document."""
    broken_promises: int
    promises: int


WORDS = {
    "direct_document": "Names, phone numbers, addresses and the like: hidden each time they come up in a document",
    "direct_bundle": "The same, hidden each time they come up in a whole case",
    "parties": "People the police file lists by name: hidden each time in a whole case",
    "quasi": "Dates, ages, places and groups: hidden or made vaguer",
    "risks": "Jobs and stories that may point to one person: shown to the person who checks",
    "precision": "Words that were hidden and had to be",
}
LOW_IS_GOOD = {"damaged": "Words the panel must read that were spoilt"}
SHORT = {
    "direct_document": "Names and numbers, in a document",
    "direct_bundle": "Names and numbers, in a whole case",
    "parties": "People listed in the file",
    "quasi": "Dates, ages, places, groups",
    "risks": "Jobs and stories shown to the checker",
    "precision": "Hidden words that had to be",
    "damaged": "Spoilt words (low is good)",
}


def main_set(sets: Sequence[CheckedSet]) -> CheckedSet:
    """The set that tells most about a case nobody has seen: the largest new one, else the largest."""
    return max(sets, key=lambda s: (s.is_new, s.cases))


def checked_view(checked: Checked) -> CheckedView | None:
    """None where nothing was counted."""
    shown = [s for s in checked.sets if "direct_document" in s.amounts]
    if not shown:
        return None
    main = main_set(shown)
    judged = [a.is_met for key, a in main.amounts.items() if key in SHORT]
    return CheckedView(
        date=checked.date,
        policy=checked.policy,
        titles=tuple(s.title for s in shown),
        rows=tuple(_rows(shown)),
        bars=tuple(_bars(main)),
        main=main,
        found_in_100=f"{100 * main.amounts['direct_document'].value:.0f}",
        broken_promises=judged.count(False),
        promises=len(judged),
    )


def _rows(shown: Sequence[CheckedSet]) -> list[Row]:
    rows = []
    for key, what in (WORDS | LOW_IS_GOOD).items():
        first = next((s.amounts[key] for s in shown if key in s.amounts), None)
        if first is not None:
            promised = f"{'at most' if key in LOW_IS_GOOD else 'at least'} {_percent(first.target)}"
            cells = tuple(_cell(s.amounts.get(key)) for s in shown)
            rows.append(Row(what=what, promised=promised, cells=cells))
    return rows


def _cell(amount: Amount | None) -> tuple[str, str]:
    if amount is None:
        return "none to count", ""
    between = f"{_percent(amount.value)} (between {_percent(amount.low)} and {_percent(amount.high)})"
    return between, "goal reached" if amount.is_met else "not yet"


def _bars(main: CheckedSet) -> list[Bar]:
    bars = []
    for key, label in SHORT.items():
        amount = main.amounts.get(key)
        if amount is not None:
            value, between = _percent(amount.value), f"{_percent(amount.low)} and {_percent(amount.high)}"
            drawing = charts.strip(
                f"bar-{key.replace('_', '-')}",
                f"{label}: {value}",
                100 * amount.value,
                100 * amount.low,
                100 * amount.high,
                100.0,
                f"The truth probably lies between {between}.",
            )
            bars.append(Bar(label=label, value=value, drawing=drawing))
    return bars


def _percent(share: float) -> str:
    """98.5%; 100% and 0% only where it is exactly so."""
    shown = f"{100 * share:.1f}"
    if shown == "100.0" and share < 1:
        return "over 99.9%"
    return f"{shown.removesuffix('.0')}%"
