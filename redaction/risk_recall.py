"""How well risks are shown: identifying jobs and stories that the preparer is pointed to, and what is pointed to for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from redaction.bundle import GoldSpan
from redaction.scoring import FREE, WORD, Mention
from redaction.spans import KEEP, Risk

KINDS = ("JB", "RL")
_PER = 1000


class Shown(msgspec.Struct):
    """Of `spans`, `shown` are covered by a risk in part or masked whole; `masked` counts the latter alone."""

    spans: int = 0
    shown: int = 0
    masked: int = 0


class RiskCount(msgspec.Struct):
    """Over any number of documents. `words` counts all of their words."""

    kinds: dict[str, Shown] = msgspec.field(default_factory=lambda: {kind: Shown() for kind in KINDS})
    raised: int = 0
    false_alarms: int = 0
    words: int = 0

    @property
    def all_kinds(self) -> Shown:
        counts = self.kinds.values()
        return Shown(
            sum(c.spans for c in counts), sum(c.shown for c in counts), sum(c.masked for c in counts)
        )

    @property
    def false_alarms_per_1000_words(self) -> float | None:
        return _PER * self.false_alarms / self.words if self.words else None


def add_document(
    count: RiskCount, text: str, gold: Sequence[GoldSpan], found: Iterable[Mention], risks: Sequence[Risk]
) -> None:
    """Counts one document. A risk without a suggested generalisation shows nothing that a preparer can use."""
    useful = [risk for risk in risks if risk.suggestion.strip()]
    for mention in found:
        if mention.type in KINDS:
            kind = count.kinds[mention.type]
            seen = any(_overlap(risk.start, risk.end, mention.start, mention.end) for risk in useful)
            kind.spans += 1
            kind.shown += seen or mention.is_masked
            kind.masked += mention.is_masked
    count.raised += len(risks)
    count.false_alarms += sum(is_false_alarm(text, gold, risk) for risk in risks)
    count.words += len(WORD.findall(text))


def is_false_alarm(text: str, gold: Sequence[GoldSpan], risk: Risk) -> bool:
    """True when a risk touches no identifying job or story, and is not the very words of something else that must go.

    Titles, articles and clock times may stand around those words.
    """
    if any(g.type in KINDS and _overlap(risk.start, risk.end, g.start, g.end) for g in gold):
        return False
    free = [match.span() for match in FREE.finditer(text, risk.start, risk.end)]
    must_go = [(g.start, g.end) for g in gold if g.type != KEEP]
    words = list(WORD.finditer(text, risk.start, risk.end))
    return not words or not all(_lies_in(word.span(), (*free, *must_go)) for word in words)


def _lies_in(word: tuple[int, int], places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word[0] and word[1] <= end for start, end in places)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start < other_end and other_start < end
