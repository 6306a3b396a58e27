"""What the workbench shows, as plain values. Pure: from the library's own structs to rows, marks and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from panel.anonymisation import candidate
from redaction.bundle import AnonymisedBundle, Leak, Piece, Proposal
from redaction.decisions import DecidedBundle
from redaction.ledger import STANDARD_LABELS
from redaction.spans import DIRECT, NAMES, Person, Span
from redaction.text import Document
from redaction.titles import titles

CONTEXT = 60
"""Characters shown on each side of a place in a list."""


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the original: running text, or a place that is hidden (`span` is then its id)."""

    text: str
    span: str = ""
    type: str = ""
    name: str = ""
    label: str = ""
    look: str = ""
    """How it is drawn: direct, quasi or doubtful."""


class Row(msgspec.Struct, frozen=True):
    """One line of a document beside what the panel reads; `number` is the paragraph's, 0 for a blank line."""

    number: int
    original: tuple[Mark, ...]
    result: tuple[Piece, ...]


class Tab(msgspec.Struct, frozen=True):
    """One document of the case, in the list beside the text."""

    number: int
    title: str
    spans: int
    doubtful: int
    warnings: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """A place in a list, with the words around it."""

    span: str
    document: int
    title: str
    type: str
    before: str
    words: str
    after: str
    label: str
    reason: str = ""
    start: int = 0
    end: int = 0


class Somebody(msgspec.Struct, frozen=True):
    """A person of the case: role label, the words that name them, how often."""

    key: str
    label: str
    role: str
    surfaces: tuple[str, ...]
    count: int


class RiskLine(msgspec.Struct, frozen=True):
    """A stretch that may single somebody out. `instead`: words ready to stand in its place; `is_covered`: all of it is hidden."""

    number: int
    document: int
    title: str
    words: str
    sentence: str
    suggestion: str
    instead: str
    start: int
    end: int
    is_covered: bool


class LeakLine(msgspec.Struct, frozen=True):
    """One thing the residual check stopped at; `start` is -1 where it can't be traced to a place in the original."""

    number: int
    document: int
    title: str
    surface: str
    sentence: str
    before: str
    after: str
    start: int = -1
    end: int = -1
    type: str = "P"


def tabs(decided: DecidedBundle) -> list[Tab]:
    waiting = set(decided.open)
    named = titles([d.kind for d in decided.documents])
    return [
        Tab(n, title, len(spans), sum(s.id in waiting for s in spans), document.warnings)
        for n, (document, title) in enumerate(zip(decided.documents, named, strict=True), 1)
        for spans in [decided.spans.get(document.name, ())]
    ]


def rows(decided: DecidedBundle, anonymised: AnonymisedBundle, number: int) -> list[Row]:
    """Document `number` line by line; in one piece where a label swallowed a line's end."""
    document = decided.documents[number - 1]
    spans = decided.spans.get(document.name, ())
    original = _original_lines(document.text, marks(document.text, spans, set(decided.open)))
    result = candidate.lines(anonymised.documents[number - 1].pieces)
    if len(original) != len(result):
        whole = tuple(m for line in original for m in (*line, Mark("\n")))
        return [Row(1, whole, anonymised.documents[number - 1].pieces)]
    found: list[Row] = []
    paragraphs = 0
    for left, right in zip(original, result, strict=True):
        paragraphs += not candidate.is_blank(right)
        found.append(Row(0 if candidate.is_blank(right) else paragraphs, tuple(left), tuple(right)))
    return found


def marks(text: str, spans: Sequence[Span], waiting: set[str]) -> list[Mark]:
    found: list[Mark] = []
    position = 0
    for span in spans:
        if span.start > position:
            found.append(Mark(text[position : span.start]))
        found.append(
            Mark(
                text[span.start : span.end],
                span.id,
                span.type,
                NAMES[span.type],
                span.label,
                _look(span, waiting),
            )
        )
        position = span.end
    if position < len(text):
        found.append(Mark(text[position:]))
    return found


def _look(span: Span, waiting: set[str]) -> str:
    if span.id in waiting:
        return "doubtful"
    return "direct" if span.type in DIRECT else "quasi"


def _original_lines(text: str, found: Sequence[Mark]) -> list[list[Mark]]:
    """Marks by line; a line's end inside a hidden place belongs to that place."""
    lines: list[list[Mark]] = [[]]
    for mark in found:
        if mark.span:
            lines[-1].append(mark)
            continue
        for number, part in enumerate(mark.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Mark(part))
    return lines


def place(decided: DecidedBundle, number: int, span: Span, title: str) -> Place:
    text = decided.documents[number - 1].text
    return Place(
        span=span.id,
        document=number,
        title=title,
        type=span.type,
        before=_before(text, span.start),
        words=text[span.start : span.end],
        after=_after(text, span.end),
        label=span.label,
        reason=span.reason,
        start=span.start,
        end=span.end,
    )


def _before(text: str, start: int) -> str:
    return " ".join(text[max(0, start - CONTEXT) : start].split())


def _after(text: str, end: int) -> str:
    return " ".join(text[end : end + CONTEXT].split())


def places(decided: DecidedBundle, wanted: set[str]) -> list[Place]:
    """The spans with these ids, in order of document and place."""
    named = titles([d.kind for d in decided.documents])
    return [
        place(decided, n, span, named[n - 1])
        for n, document in enumerate(decided.documents, 1)
        for span in decided.spans.get(document.name, ())
        if span.id in wanted
    ]


def doubtful(decided: DecidedBundle) -> list[Place]:
    return places(decided, set(decided.open))


def people(decided: DecidedBundle) -> list[Somebody]:
    """People with a place in the text, most often named first; parties that occur nowhere are left out."""
    counted = Counter(s.person for spans in decided.spans.values() for s in spans if s.person)
    named = [p for p in decided.people if counted[p.key]]
    return [_somebody(p, counted[p.key]) for p in sorted(named, key=lambda p: -counted[p.key])]


def _somebody(person: Person, count: int) -> Somebody:
    return Somebody(person.key, person.label, person.role, person.surfaces, count)


def risks(proposal: Proposal, decided: DecidedBundle) -> list[RiskLine]:
    numbers = {d.name: n for n, d in enumerate(decided.documents, 1)}
    named = titles([d.kind for d in decided.documents])
    found = []
    for index, risk in enumerate(proposal.risks):
        document = decided.documents[numbers[risk.document] - 1]
        spans = decided.spans.get(document.name, ())
        found.append(
            RiskLine(
                number=index,
                document=numbers[risk.document],
                title=named[numbers[risk.document] - 1],
                words=document.text[risk.start : risk.end],
                sentence=risk.sentence,
                suggestion=risk.suggestion.replace("*", ""),
                instead=instead(risk.suggestion),
                start=risk.start,
                end=risk.end,
                is_covered=any(s.start <= risk.start and risk.end <= s.end for s in spans),
            )
        )
    return found


def instead(suggestion: str) -> str:
    """The words a suggestion gives between stars, *a bereaved relative*; without them the standard words."""
    between = suggestion.split("*")
    return between[1] if len(between) > 2 else STANDARD_LABELS["RL"]


def leaks(found: Sequence[Leak], decided: DecidedBundle, anonymised: AnonymisedBundle) -> list[LeakLine]:
    numbers = {d.name: n for n, d in enumerate(anonymised.documents, 1)}
    return [
        _leak_line(index, leak, numbers.get(leak.document, 0), decided, anonymised)
        for index, leak in enumerate(found)
    ]


def _leak_line(
    index: int, leak: Leak, number: int, decided: DecidedBundle, anonymised: AnonymisedBundle
) -> LeakLine:
    if not number:
        return LeakLine(index, 0, leak.document, leak.surface, leak.sentence, "", "")
    written = anonymised.documents[number - 1]
    document = decided.documents[number - 1]
    start = original_place(document, decided.spans.get(document.name, ()), written.text, leak)
    return LeakLine(
        index,
        number,
        written.title,
        leak.surface,
        leak.sentence,
        _before(written.text, leak.start),
        _after(written.text, leak.end),
        start,
        start + len(leak.surface) if start >= 0 else -1,
        "RF" if any(c.isdigit() for c in leak.surface) else "P",
    )


def original_place(document: Document, spans: Sequence[Span], written: str, leak: Leak) -> int:
    """Where the words of a leak stand in the original, -1 when they don't: a label may have made them.

    What is not hidden reads the same and in the same order on both sides, so the same occurrence counted from the start
    is the same place. Labels that hold the words would shift the count; then the first free occurrence is taken.
    """
    free = [
        at
        for at in _occurrences(document.text, leak.surface)
        if all(at + len(leak.surface) <= s.start or at >= s.end for s in spans)
    ]
    if not leak.surface or not free:
        return -1
    earlier = sum(at < leak.start for at in _occurrences(written, leak.surface))
    return free[min(earlier, len(free) - 1)]


def _occurrences(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def next_open(decided: DecidedBundle, after: str = "") -> tuple[int, str]:
    """Document number and id of the doubtful place after `after`, from the start again at the end; (0, "") when none is left."""
    waiting = set(decided.open)
    ordered = [
        (n, s.id)
        for n, d in enumerate(decided.documents, 1)
        for s in decided.spans.get(d.name, ())
        if s.id in waiting or s.id == after
    ]
    ids = [span for _, span in ordered]
    start = ids.index(after) + 1 if after in ids else 0
    rest = [item for item in [*ordered[start:], *ordered[:start]] if item[1] in waiting and item[1] != after]
    return rest[0] if rest else (0, "")
