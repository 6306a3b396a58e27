"""How good a redaction is against gold marks: the sums, without running anything (docs: gold format).

A gold span is *masked* when all its letters and digits are covered by what was proposed, whatever its type; titles,
articles and clock times inside it need not be. An entity is masked when its every mention is. Precision counts words:
titles, articles, clock times and punctuation are charged to nobody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from redaction.bundle import GoldSpan, Party
from redaction.spans import DIRECT, KEEP, QUASI

CONTEXT = 25
CLASSES = {"direct": DIRECT, "quasi": QUASI}
WORD = re.compile(r"[^\W_]+")
FREE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|cllr|pc|ps|dc|ds|di|dci|dsu|pcso|sgt|sergeant|insp|inspector|"
    r"constable|the|a|an)\b\.?"
    r"|(?<![\d/.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?![\d/.])(?:\s?(?:hrs?|hours|am|pm)\b)?"
    r"|\b(?:[01]\d|2[0-3])[0-5]\d(?:\s?(?:hrs?|hours?|h))?\b|\b\d{1,2}\s?[ap]m\b",
    re.IGNORECASE,
)
"""Titles, articles, clock times."""


class Predicted(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str
    label: str = ""


class Mention(msgspec.Struct, frozen=True):
    """A gold span with what became of it. `entity` is the same for all mentions that must go together."""

    bundle: str
    document: str
    start: int
    end: int
    type: str
    surface: str
    entity: str
    is_masked: bool
    is_touched: bool
    before: str
    after: str
    origin: str | None = None
    is_party: bool = False


class Tally(msgspec.Struct):
    """Of `total`, `good` came out well; `low` and `high` bound the share (Wilson, 95 %)."""

    total: int = 0
    good: int = 0

    def add(self, is_good: bool) -> None:
        self.total += 1
        self.good += is_good

    @property
    def share(self) -> float | None:
        return self.good / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.good, self.total) if self.total else None


class Tokens(msgspec.Struct):
    masked_rightly: int = 0
    masked_wrongly: int = 0


def wilson(good: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's score interval for `good` of `total`, by default at 95 %."""
    share = good / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))


def class_of(kind: str) -> str | None:
    """direct, quasi, or None for what must stay."""
    return next((name for name, kinds in CLASSES.items() if kind in kinds), None)


def covered(predicted: Iterable[Predicted], length: int) -> bytearray:
    """One byte a character: 1 where something is masked."""
    mask = bytearray(length)
    for span in predicted:
        start, end = max(0, span.start), min(length, span.end)
        mask[start:end] = b"\1" * max(0, end - start)
    return mask


def is_masked(text: str, start: int, end: int, mask: bytearray) -> bool:
    """True when every letter and digit that matters is covered; in a span of nothing else, every one of them matters."""
    free = {place for m in FREE.finditer(text, start, end) for place in range(*m.span())}
    matter = [p for p in range(start, end) if text[p].isalnum() and p not in free]
    matter = matter or [p for p in range(start, end) if text[p].isalnum()]
    return all(mask[p] for p in matter)


def mentions(
    bundle: str, document: str, text: str, gold: Sequence[GoldSpan], predicted: Sequence[Predicted]
) -> list[Mention]:
    """Each gold span of a document and what became of it, those that must stay included."""
    mask = covered(predicted, len(text))
    found = []
    for span in gold:
        surface = text[span.start : span.end]
        kind = class_of(span.type) or "keep"
        tie = f"#{span.entity}" if span.entity else " ".join(surface.casefold().split())
        found.append(
            Mention(
                bundle=bundle,
                document=document,
                start=span.start,
                end=span.end,
                type=span.type,
                surface=surface,
                entity=f"{bundle}\0{kind}\0{tie}",
                is_masked=is_masked(text, span.start, span.end, mask),
                is_touched=any(mask[p] and text[p].isalnum() for p in range(span.start, span.end)),
                before=text[max(0, span.start - CONTEXT) : span.start],
                after=text[span.end : span.end + CONTEXT],
            )
        )
    return found


def is_lookalike(mention: Mention) -> bool:
    """Whether words that stay are marked `K#trap`: they name nobody, but a careless redactor would take them for a name.

    They aren't among the words that the gold format says a panel must read, so they are counted apart.
    """
    return mention.type == KEEP and mention.entity.endswith("\0#trap")


def tokens(text: str, gold: Sequence[GoldSpan], predicted: Sequence[Predicted]) -> Tokens:
    """Words masked that gold marks as going, and words masked that it doesn't."""
    mask = covered(predicted, len(text))
    must_go = covered([Predicted(g.start, g.end, g.type) for g in gold if g.type != KEEP], len(text))
    free = bytearray(len(text))
    for match in FREE.finditer(text):
        free[match.start() : match.end()] = b"\1" * len(match[0])
    tally = Tokens()
    for match in WORD.finditer(text):
        start, end = match.span()
        if not any(mask[start:end]) or all(free[start:end]):
            continue
        if any(must_go[start:end]):
            tally.masked_rightly += 1
        else:
            tally.masked_wrongly += 1
    return tally


def entities(found: Iterable[Mention]) -> Tally:
    """Entities among these mentions, good when every mention is masked."""
    by_entity: dict[str, bool] = {}
    for mention in found:
        by_entity[mention.entity] = by_entity.get(mention.entity, True) and mention.is_masked
    return Tally(total=len(by_entity), good=sum(by_entity.values()))


def entities_by_document(found: Iterable[Mention]) -> Tally:
    """The same, each document by itself."""
    return entities(msgspec.structs.replace(m, entity=f"{m.entity}\0{m.document}") for m in found)


def case_style(surface: str) -> str:
    """Title, UPPER or lower, as a name is written; initials apart."""
    letters = [c for c in surface if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and len(letters) <= 3:
        return "initials"
    if surface.isupper():
        return "UPPER"
    return "lower" if surface.islower() else "Title"


def with_parties(found: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """The mentions of one bundle, its names tied to the parties of case.json.

    Gold keys and parties share no identifier. Each party gets the one entity whose mentions share most words with its
    names; an entity's origin is that of the party it shares most words with, so that relatives count for it too.
    """
    names = [
        {w.casefold() for n in (p.name, *p.also_known_as) for w in WORD.findall(n) if len(w) > 1}
        for p in parties
    ]
    words: dict[str, list[str]] = {}
    for mention in found:
        if mention.type == "P":
            words.setdefault(mention.entity, []).extend(w.casefold() for w in WORD.findall(mention.surface))
    pairs = sorted(
        (-len(name & set(seen)), -sum(w in name for w in seen), number, entity)
        for entity, seen in words.items()
        for number, name in enumerate(names)
        if name & set(seen)
    )
    origin = {entity: parties[number].origin for _, _, number, entity in reversed(pairs)}
    own = _one_each(pairs)
    return [
        msgspec.structs.replace(m, is_party=m.entity in own, origin=origin[m.entity])
        if m.type == "P" and m.entity in origin
        else m
        for m in found
    ]


def _one_each(pairs: Sequence[tuple[int, int, int, str]]) -> set[str]:
    """Entities given to parties, the closest pair first, each party and each entity once."""
    parties: set[int] = set()
    own: set[str] = set()
    for _, _, number, entity in pairs:
        if number not in parties and entity not in own:
            parties.add(number)
            own.add(entity)
    return own


def misses(found: Iterable[Mention]) -> Iterator[Mention]:
    return (m for m in found if m.type != KEEP and not m.is_masked)


def damages(found: Iterable[Mention]) -> Iterator[Mention]:
    return (m for m in found if m.type == KEEP and m.is_touched)
