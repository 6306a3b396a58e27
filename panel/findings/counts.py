"""Counts over a meeting's agreed sheets, and what they can carry (field guide 7).

The panel itself sees every cell. Everybody else sees only groups of answers, suppressed, so that no two tables over the
same cases can be taken from each other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from panel.kernel.suppression import SMALLEST_BASE_FOR_PERCENT, THRESHOLD, suppress

Z95 = 1.959964
GOOD, SHORT, UNCLEAR, NOT_ASKED = "good", "short", "unclear", "not_asked"
GROUP_OF = {
    "3": GOOD,
    "2": GOOD,
    "1": SHORT,
    "0": SHORT,
    "NS": UNCLEAR,
    "CF": UNCLEAR,
    "RD": UNCLEAR,
    "NA": NOT_ASKED,
}
GROUP_WORDS = {
    GOOD: "Good practice or met",
    SHORT: "Partly met or not met",
    UNCLEAR: "The file does not let us tell",
    NOT_ASKED: "Does not apply",
}
ANSWER_WORDS = {
    "3": "Good practice",
    "2": "Met",
    "1": "Partly met",
    "0": "Not met",
    "NS": "Not shown in the file",
    "CF": "The file conflicts",
    "RD": "Redaction stopped us",
    "NA": "Does not apply",
}
STANDARD_WORDS = {
    "met": "Met",
    "late": "Late",
    "not_evidenced": "Not evidenced",
    "not_applicable": "Does not apply",
    "cannot_compute": "Cannot be worked out",
}
ENOUGH_CASES = THRESHOLD
"""With fewer cases than this nothing is counted outside the panel: the total itself would be a small number. A table also
needs more cases than it has cells (`suppress`)."""


class Cell(msgspec.Struct, frozen=True):
    """One cell as a page may show it. `value` is None when it is hidden because it is small."""

    key: str
    label: str
    value: int | None

    @property
    def words(self) -> str:
        return "hidden" if self.value is None else str(self.value)


class Interval(msgspec.Struct, frozen=True):
    """Shares from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(count: int, base: int) -> Interval:
    """The share `count` of `base` with its 95 % interval by Wilson's score method. `base` is at least 1."""
    share = count / base
    middle = share + Z95**2 / (2 * base)
    spread = Z95 * math.sqrt(share * (1 - share) / base + Z95**2 / (4 * base**2))
    whole = 1 + Z95**2 / base
    return Interval(share, max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole))


def half_width(base: int) -> int:
    """Percentage points either side of a share of one half, at 95 %: 28 for 12 cases, 20 for 24, 14 for 48."""
    return round(100 * Z95 * math.sqrt(0.25 / base))


def precision_note(base: int) -> str:
    """The sentence under every drawing."""
    if base < 1:
        return ""
    cases = "1 case" if base == 1 else f"{base} cases"
    return (
        f"With {cases}, a share of one half could really be {half_width(base)} points higher or lower. "
        "Few cases teach us something; they don't tell us how often it happens."
    )


def tally(keys: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    """How often each of `keys` occurs among `values`; other values are left out."""
    found = Counter(values)
    return {key: found[key] for key in keys}


def grouped(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts per answer as counts per group."""
    groups = dict.fromkeys(GROUP_WORDS, 0)
    for answer, number in counts.items():
        groups[GROUP_OF[answer]] += number
    return groups


def cells(counts: Mapping[str, int], labels: Mapping[str, str], is_closed_view: bool) -> tuple[Cell, ...]:
    """One table's cells as this reader may see them; none at all outside the panel when there are too few cases."""
    if is_closed_view:
        return tuple(Cell(key, labels.get(key, key), n) for key, n in counts.items())
    if sum(counts.values()) < max(ENOUGH_CASES, len(counts) + 1):
        return ()
    shown = suppress(counts)
    return tuple(Cell(key, labels.get(key, key), shown[key].value) for key in counts)


def n_of_n(count: int, base: int, is_closed_view: bool) -> str:
    """ "5 of 12 cases" where that may be said, else words without a number."""
    if is_closed_view:
        return f"{count} of {base} {'case' if base == 1 else 'cases'}"
    if base < ENOUGH_CASES:
        return "the cases we read"
    shown = suppress({"in": count, "out": base - count})["in"].value
    return f"some of {base} cases" if shown is None else f"{shown} of {base} cases"


def may_show_percent(base: int) -> bool:
    return base >= SMALLEST_BASE_FOR_PERCENT


def sentence(group_cells: Sequence[Cell], base: int) -> str:
    """What the drawing says, in words: first what fell short, then what could not be told.

    `base` is the number of cases to which the question applies.
    """
    value = {cell.key: cell.value for cell in group_cells}
    if not group_cells or base < 1:
        return ""
    short, unclear = value.get(SHORT), value.get(UNCLEAR)
    cases = "1 case" if base == 1 else f"{base} cases"
    if short is None:
        return f"In some of {cases} this was partly met or not met."
    first = (
        f"In {short} of {cases} this was partly met or not met."
        if short
        else f"In none of {cases} did this fall short."
    )
    if short == 0 and value.get(GOOD) == base:
        first = (
            f"In all {cases} this was met, or was good practice."
            if base > 1
            else "In the 1 case this was met, or was good practice."
        )
    return f"{first} In {unclear} the file does not let us tell." if unclear else first
