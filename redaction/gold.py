"""Gold marks: how an evaluation document says what must go and what must stay (docs: gold format)."""

from __future__ import annotations

import re

from redaction.bundle import BundleRefused, GoldSpan
from redaction.spans import NAMES
from redaction.text import canonical

_OPEN, _CLOSE = "[[", "]]"
_HEAD = re.compile(r"\[\[([A-Z]+)(?:#([\w.\-]+))?:")


def parse_gold(raw: str) -> tuple[str, tuple[GoldSpan, ...]]:
    """The document without its marks, as canonical text, and the marked spans in order.

    Offsets are code points into the text returned. Raises BundleRefused naming the line of the first faulty mark.
    """
    marked = canonical(raw)
    parts: list[str] = []
    spans: list[GoldSpan] = []
    position = length = 0
    while (opening := marked.find(_OPEN, position)) >= 0:
        _check_no_stray_close(marked, position, opening)
        head = _HEAD.match(marked, opening)
        closing = _closing(marked, head.end()) if head else -1
        if head is None or closing < 0:
            raise _fault(marked, opening, "a mark must read [[TYPE:words]] or [[TYPE#key:words]]")
        surface = marked[head.end() : closing]
        _check_mark(marked, opening, head[1], surface)
        parts += [marked[position:opening], surface]
        start = length + opening - position
        length = start + len(surface)
        spans.append(GoldSpan(start, length, head[1], head[2]))
        position = closing + len(_CLOSE)
    _check_no_stray_close(marked, position, len(marked))
    text = "".join((*parts, marked[position:]))
    if canonical(text) != text:
        raise _fault(marked, 0, "a mark stands between a letter and its accent")
    return text, tuple(spans)


def _closing(marked: str, start: int) -> int:
    """Where the mark that began before `start` ends. A `]` that belongs to the words may stand before the close."""
    closing = marked.find(_CLOSE, start)
    while closing >= 0 and marked.startswith(_CLOSE, closing + 1):
        closing += 1
    return closing


def _check_mark(marked: str, opening: int, kind: str, surface: str) -> None:
    if kind not in NAMES:
        raise _fault(marked, opening, f"{kind} is not a type. The types are {', '.join(NAMES)}")
    if not surface.strip():
        raise _fault(marked, opening, "the mark holds no words")
    if _OPEN in surface:
        raise _fault(marked, opening, "marks can't stand inside one another")


def _check_no_stray_close(marked: str, start: int, end: int) -> None:
    stray = marked.find(_CLOSE, start, end)
    if stray >= 0:
        raise _fault(marked, stray, "]] closes a mark that was never opened")


def _fault(marked: str, position: int, what: str) -> BundleRefused:
    line = marked.count("\n", 0, position) + 1
    return BundleRefused(
        f"The gold marks are faulty in line {line}: {what}. Mend the line and read the bundle again."
    )
