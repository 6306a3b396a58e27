"""Small numbers: the one place where counts become fit to show.

Counts of 1 to 4 are hidden (primary suppression), and as many others as it takes until nobody who knows the total can work
a hidden one out (secondary suppression, field guide 3.3). The threshold is a setting.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

THRESHOLD = 5
SMALLEST_BASE_FOR_PERCENT = 10


class Count(msgspec.Struct, frozen=True):
    """`value` is None when suppressed; `words` is what a page shows."""

    value: int | None

    @property
    def words(self) -> str:
        return "hidden" if self.value is None else str(self.value)


def suppress(
    counts: Mapping[str, int], threshold: int = THRESHOLD, total_shown: bool = True
) -> dict[str, Count]:
    """Cells of one group as they may be shown. Zero may be shown; 1 to `threshold` - 1 may not.

    With `total_shown`, the smallest other cells are hidden too, equal ones together, until each hidden cell could have
    had another value. That is always reached when the total is larger than the number of cells; where it may not be, the
    caller shows no table.
    """
    hidden = {key for key, n in counts.items() if 0 < n < threshold}
    while total_shown and hidden and not _is_safe([counts[key] for key in hidden], threshold):
        others = {n for key, n in counts.items() if key not in hidden}
        if not others:
            break
        smallest = min(others - {0}, default=0)
        hidden |= {key for key, n in counts.items() if n == smallest}
    return {key: Count(None if key in hidden else n) for key, n in counts.items()}


def _is_safe(hidden: list[int], threshold: int) -> bool:
    """False when the sum of the hidden cells gives one back: a lone cell, all at 1, or all at the highest small count."""
    total, cells = sum(hidden), len(hidden)
    return cells > 1 and total != cells and total != cells * (threshold - 1)
