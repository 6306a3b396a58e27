"""State tables: every move that is allowed, in one place per thing that has states."""

from __future__ import annotations

from collections.abc import Mapping

from panel.kernel.errors import NotNow


class StateTable:
    """`moves` maps a state to the states it may become. Any other move raises `NotNow` with a sentence."""

    def __init__(self, noun: str, start: str, moves: Mapping[str, tuple[str, ...]]) -> None:
        self.noun = noun
        self.start = start
        self.moves = {state: tuple(after) for state, after in moves.items()}
        known = set(self.moves)
        unknown = {s for after in self.moves.values() for s in after} - known
        if start not in known or unknown:
            raise ValueError(f"state table of {noun}: {start=} or {unknown=} not listed")

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(self.moves)

    def allows(self, before: str, after: str) -> bool:
        return after in self.moves.get(before, ())

    def check(self, before: str, after: str) -> str:
        """Returns `after`, or raises `NotNow`."""
        if not self.allows(before, after):
            raise NotNow(
                f"This {self.noun} is {before}, so it can't become {after}. Reload the page to see where it stands."
            )
        return after
