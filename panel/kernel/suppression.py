"""Small numbers: the one place where counts become fit to show.

Counts of 1 to 4 are hidden, and where exactly one cell of a group is hidden a second one is hidden too, so that a
total can't give it back (field guide 3.3: primary and secondary suppression). The threshold is a setting.
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
        return "fewer than 5" if self.value is None else str(self.value)


def suppress(
    counts: Mapping[str, int], threshold: int = THRESHOLD, total_shown: bool = True
) -> dict[str, Count]:
    """Cells of one group as they may be shown. Zero may be shown; 1 to `threshold` - 1 may not.

    With `total_shown`, a lone hidden cell takes the smallest shown non-zero cell with it.
    """
    hidden = {key for key, n in counts.items() if 0 < n < threshold}
    if total_shown and len(hidden) == 1:
        others = sorted((n, key) for key, n in counts.items() if key not in hidden and n > 0)
        if others:
            hidden.add(others[0][1])
    return {key: Count(None if key in hidden else n) for key, n in counts.items()}
