"""Stretches of one text that don't overlap, kept in order, so that whoever stands in the way is found at once in any long text."""

from __future__ import annotations

import bisect
from typing import Protocol


class Stretch(Protocol):
    """Anything with offsets into a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Stretches[T: Stretch]:
    """Holds stretches of which none overlaps another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._held: list[T] = []

    def over(self, start: int, end: int) -> list[T]:
        """Those that share a character with the stretch from `start` to `end`, in order."""
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        last = bisect.bisect_left(self._starts, end)
        return [s for s in self._held[first:last] if s.start < end and start < s.end]

    def add(self, stretch: T) -> None:
        """Hold one more, which overlaps none."""
        place = bisect.bisect_left(self._starts, stretch.start)
        self._starts.insert(place, stretch.start)
        self._held.insert(place, stretch)

    def in_order(self) -> list[T]:
        """All of them, by place."""
        return list(self._held)
