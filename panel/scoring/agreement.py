"""How far scorers saw a case the same way. Pure figures: no names, no database.

`units` are lists of ratings, one list a question, one place a scorer; None where that scorer gave no rating.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

Units = Sequence[Sequence[int | None]]
Metric = Callable[[int, int, Counter[int]], float]
FEWEST_RATERS = 3


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """`alpha` is Krippendorff's with ordinal distances, None where it can't be worked out; `within_one` from 0 to 1."""

    alpha: float | None
    within_one: float | None
    raters: int
    questions: int
    words: str


def measure(units: Units) -> Agreement | None:
    """None with fewer than three raters: with two, a figure would show who said what."""
    raters = max((len(unit) for unit in units), default=0)
    if raters < FEWEST_RATERS:
        return None
    paired = [unit for unit in units if sum(r is not None for r in unit) >= 2]
    alpha, near = krippendorff_alpha(units, ordinal), within_one(units)
    return Agreement(
        alpha=alpha, within_one=near, raters=raters, questions=len(paired), words=_words(alpha, near)
    )


def _words(alpha: float | None, near: float | None) -> str:
    """Bounds 0.8 and 0.667 are Krippendorff's own for drawing firm and careful conclusions."""
    if near is None:
        return "Too few questions have two scores to say how far you agree."
    if near == 1 and (alpha is None or alpha < 0.667):
        return "You are all within one step of each other on every question."
    if alpha is not None and alpha >= 0.8:
        return "You saw this case in much the same way."
    if alpha is not None and alpha >= 0.667:
        return "You mostly saw this case in the same way."
    return "You saw this case in different ways. That is what the discussion is for."


def nominal(a: int, b: int, _counts: Counter[int]) -> float:
    return float(a != b)


def ordinal(a: int, b: int, counts: Counter[int]) -> float:
    """Krippendorff's ordinal distance: how many ratings lie between two ranks, squared."""
    low, high = sorted((a, b))
    between = sum(n for rank, n in counts.items() if low <= rank <= high)
    return (between - (counts[low] + counts[high]) / 2) ** 2


def krippendorff_alpha(units: Units, metric: Metric = ordinal) -> float | None:
    """Krippendorff's alpha with ratings missing; None where nothing can be compared or nothing varies."""
    rated = [given for unit in units if len(given := [r for r in unit if r is not None]) >= 2]
    counts: Counter[int] = Counter(r for given in rated for r in given)
    total = sum(counts.values())
    if total < 2:
        return None
    observed = sum(
        sum(metric(a, b, counts) for i, a in enumerate(given) for j, b in enumerate(given) if i != j)
        / (len(given) - 1)
        for given in rated
    )
    expected = sum(
        n * m * metric(a, b, counts) for a, n in counts.items() for b, m in counts.items() if a != b
    )
    if not expected:
        return None
    return 1 - (total - 1) * observed / expected


def gwet_ac1(units: Units, ranks: Sequence[int]) -> float | None:
    """Gwet's AC1 over the given ranks, with ratings missing; it holds where nearly everybody gives the same rating."""
    tables = [[sum(r == rank for r in unit) for rank in ranks] for unit in units]
    pairs = [t for t in tables if sum(t) >= 2]
    single = [t for t in tables if sum(t) >= 1]
    if not pairs or len(ranks) < 2:
        return None
    found = sum(sum(n * (n - 1) for n in t) / (sum(t) * (sum(t) - 1)) for t in pairs) / len(pairs)
    shares = [sum(t[k] / sum(t) for t in single) / len(single) for k in range(len(ranks))]
    chance = sum(p * (1 - p) for p in shares) / (len(ranks) - 1)
    return (found - chance) / (1 - chance)


def within_one(units: Units) -> float | None:
    """The share of pairs of scorers whose ratings of a question are equal or one step apart."""
    near = pairs = 0
    for unit in units:
        given = sorted(r for r in unit if r is not None)
        for i, low in enumerate(given):
            for high in given[i + 1 :]:
                pairs += 1
                near += high - low <= 1
    return near / pairs if pairs else None


def spread(ratings: Sequence[int]) -> int:
    """Highest less lowest; 0 with fewer than two."""
    return max(ratings) - min(ratings) if len(ratings) > 1 else 0
