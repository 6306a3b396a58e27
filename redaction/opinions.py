"""What the trained reader thinks of one document, ready to be asked about any stretch of it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from redaction.finding import Finding
from redaction.known import NO_PARTIES, Known
from redaction.lexicon import is_common_word, is_police_term, is_public_word
from redaction.manner import style_at
from redaction.spans import NAMES
from redaction.tagging.classes import CLASSES, NUMBER
from redaction.tagging.reader import WordRead, reader

MASKED = tuple(NUMBER[c] for c in CLASSES if c not in ("O", "K", "JB", "RL"))
TOLD = tuple(NUMBER[c] for c in ("JB", "RL"))
LIKELY = 0.5
"""From this likelihood on the reader's own finding is taken up."""
SURE_OF_PLAIN = 0.75
SURE_OF_TERM = 0.85
WIDENED = ("AD", "RF", "ID", "BANK", "PH", "VRM")
HALF = 0.25
"""From this likelihood on a number or a capitalised word beside a finding is taken into it."""
DAYS = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?"
NO_DATE = re.compile(
    rf"(?i)(?:(?:the|that|this|last|next|every|each|on|of|and|to|a|{DAYS}|morning|afternoon|evening|night|dusk|dawn|day|time|week|weekend|month|year|new year|birthday|tonight|today|yesterday|tomorrow|shabbat|shabbos|sabbath|jumm?u?['’]?ah?)\b[ ,/-]*)+"
)
"""Days of the week and times of the day alone: no calendar tells which."""
TELLS_DATE = re.compile(
    rf"(?i)\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b{DAYS}\b|(?:st|nd|rd|th|day|night|eve|week|weekend|month|year|term|season|spring|summer|autumn|winter|half|quarter|fair|feast|fast|festival|holidays?|easter|christmas|xmas|eid|ramadan|lent|anniversary|birthday|wedding|funeral|twent|thirt|decade|century)\b|twent|thirt"
)
"""Something of a calendar."""
SURE_OF_ODD_DATE = 0.93
SURE_OF_SMALL = 0.9
NO_COLLAR = re.compile(r"(?:\D*\d{0,2}\D*|\d{1,3}[ ]?(?:h|hrs?|hours|days?))")
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):?[0-5]\d")
SURE_OF_CLOCK = 0.8
"""Too few digits for a collar number, or a length of time."""
SHAPELESS = {"DT": NO_DATE, "OC": NO_COLLAR}
JOINED = re.compile(r"(?:[ \t]{0,2}(?:[-'’.,/&@:_+#()]|and|of|the|du|de)?[ \t]{0,2}|)")
"""What may stand between two words of one finding."""
CLOSED = re.compile(r"[ \t]{0,2}[-'’./&@:_+]?[ \t]{0,2}")
TORN = re.compile(r"['’][^\W\d]")
"""The end of a word that an apostrophe parts: *jumu'ah*."""
LOOSE = ("AD", "OR", "DT", "LO", "JB", "RL")
"""Types whose findings may run over commas and small words."""


def _could_be_code(kind: str, surface: str) -> bool:
    """Whether a stretch may be a mark, a number or a name online: not a word that stays, and a mark not in small letters alone."""
    if is_public_word(surface) or is_police_term(surface):
        return False
    return kind != "VRM" or any(c.isdigit() or c.isupper() for c in surface)


class Opinions:
    """Likelihoods by word, with quick answers for stretches of the text."""

    def __init__(self, text: str, words: Sequence[WordRead]) -> None:
        self.text = text
        self.starts = [w.start for w in words]
        self.ends = [w.end for w in words]
        self.chances: Any = np.array([w.chances for w in words]).reshape(len(words), len(CLASSES))

    def _places(self, start: int, end: int) -> slice:
        first = bisect.bisect_right(self.ends, start)
        return slice(first, max(first, bisect.bisect_left(self.starts, end)))

    def of(self, kind: str, start: int, end: int) -> float:
        """How likely the likeliest word of a stretch is of a class; 0 for a stretch without words."""
        column = self.chances[self._places(start, end), NUMBER[kind]]
        return float(column.max()) if len(column) else 0.0

    def masked(self, start: int, end: int) -> float:
        """How likely the likeliest word of a stretch is to be of any class that goes."""
        rows = self.chances[self._places(start, end)][:, MASKED]
        return float(rows.sum(-1).max()) if len(rows) else 0.0

    def kept(self, start: int, end: int) -> float:
        """How likely a stretch is one that must stay, on average over its words."""
        rows = self.chances[self._places(start, end)][:, NUMBER["K"]]
        return float(rows.mean()) if len(rows) else 0.0

    def runs(self, kinds: Sequence[int], least: float) -> Iterator[tuple[str, int, int, float]]:
        """Stretches of words of one class among `kinds`, by number: class, offsets, mean likelihood.

        A word counts when the classes of `kinds` together reach `least`; its class is then the likeliest of them.
        """
        some = self.chances[:, list(kinds)]
        sums = some.sum(-1)
        best = some.argmax(-1) if len(some) else []
        run: list[int] = []
        for place in range(len(sums) + 1):
            taken = place < len(sums) and sums[place] >= least
            if run and not (
                taken and best[place] == best[run[-1]] and self._joined(run[-1], place, best, kinds)
            ):
                kind = CLASSES[kinds[best[run[0]]]]
                first, last = self._widened(kind, run[0], run[-1])
                yield kind, self.starts[first], self.ends[last], float(sums[run].mean())
                run = []
            if taken:
                run.append(place)

    def _widened(self, kind: str, first: int, last: int) -> tuple[int, int]:
        """A run with the half-believed numbers and capitalised words that stand right beside it, for numbers and addresses."""
        if kind not in WIDENED:
            return first, last
        half = self.chances[:, NUMBER[kind]] >= HALF
        while first > 0 and half[first - 1] and self._belongs(first - 1, first, first - 1):
            first -= 1
        while last + 1 < len(half) and half[last + 1] and self._belongs(last, last + 1, last + 1):
            last += 1
        return first, last

    def _belongs(self, left: int, right: int, other: int) -> bool:
        word = self.text[self.starts[other] : self.ends[other]]
        telling = any(c.isdigit() for c in word) or word[:1].isupper()
        return telling and CLOSED.fullmatch(self.text[self.ends[left] : self.starts[right]]) is not None

    def _joined(self, left: int, right: int, best: Any, kinds: Sequence[int]) -> bool:
        gap = self.text[self.ends[left] : self.starts[right]]
        loose = CLASSES[kinds[best[right]]] in LOOSE
        return right == left + 1 and (JOINED if loose else CLOSED).fullmatch(gap) is not None

    def findings(self) -> Iterator[Finding]:
        """The reader's own findings of every class that goes, but for names, which are weighed word by word."""
        for kind, start, end, chance in self.runs(MASKED, LIKELY):
            if kind != "P" and self._is_worth(kind, start, end, chance):
                yield Finding(
                    start=start, end=end, type=kind, score=round(min(0.95, chance), 3), source="Reader",
                    reason=f"The trained reader takes this for {NAMES[kind].lower()}.",
                )  # fmt: skip

    def _is_worth(self, kind: str, start: int, end: int, chance: float) -> bool:
        """Whether a finding may stand: words in small letters need more belief to be a place or a venue."""
        surface = self.text[start:end]
        if not any(c.isalnum() for c in surface) or TORN.match(surface):
            return False
        if kind in ("VRM", "HD", "RF", "OC", "ID") and not _could_be_code(kind, surface):
            return False
        shapeless = SHAPELESS.get(kind)
        if shapeless and shapeless.fullmatch(surface):
            return False
        if kind == "OC" and CLOCK.fullmatch(surface) and chance < SURE_OF_CLOCK:
            return False
        if kind == "DT" and not TELLS_DATE.search(surface) and chance < SURE_OF_ODD_DATE:
            return False
        if (
            kind in ("LO", "OR")
            and surface.islower()
            and chance < SURE_OF_SMALL
            and style_at(self.text, start) == "mixed"
        ):
            return False
        plain = kind in ("LO", "OR") and surface.islower() and all(map(is_common_word, surface.split()))
        words = re.findall(r"[^\W_]+", re.sub(r"^(?:the|The|THE) ", "", surface))
        if kind in ("LO", "OR") and all(is_police_term(w) or is_public_word(w) for w in words):
            return chance >= SURE_OF_TERM
        return chance >= (SURE_OF_PLAIN if plain else LIKELY)

    def told(self) -> Iterator[Finding]:
        """Jobs and stories that the reader thinks may single somebody out."""
        for kind, start, end, chance in self.runs(TOLD, 0.4):
            yield Finding(start=start, end=end, type=kind, score=round(chance, 3), source="Reader", reason="")

    def revised(self, words: Iterable[WordRead]) -> None:
        """Take what a second reading of some words says for what the first said."""
        for word in words:
            self.chances[bisect.bisect_left(self.starts, word.start)] = word.chances


def opinions(text: str, known: Known = NO_PARTIES) -> Opinions:
    """The reader's opinions on one text. `known` are the names of the case's parties."""
    return Opinions(text, reader().words(text, known))
