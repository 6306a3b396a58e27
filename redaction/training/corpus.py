"""The texts the reader learns from: our own marked prose, and public sets that a person lays beside it.

Own prose lies in `prose/` as files of several marked documents, each opened by a line `==== kind`. The public sets stay outside the
project (their licences and sources: redaction/models/README.md) and are read where a folder is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from redaction.gold import parse_gold
from redaction.tab import is_held_back

OPENING = re.compile(r"(?m)^==== .*\n")
TAB_TYPES = {"PERSON": "P", "DATETIME": "DT", "LOC": "LO", "ORG": "OR", "CODE": "RF", "QUANTITY": "QT"}
"""Types of the Text Anonymization Benchmark with ours. What it calls DEM and MISC has no counterpart and is not learnt."""
CLEARED = ("ORG",)
"""Types whose mentions that annotators let stand teach what stays: courts and ministries, above all."""
UNKNOWN = "?"
"""Stretches that a set neither clears nor marks in our sense: no lesson is drawn from them."""
TWEETS_AT_ONCE = 6


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a text with its class; `key` ties mentions of one thing in one text."""

    start: int
    end: int
    type: str
    key: str = ""


class Lesson(msgspec.Struct, frozen=True):
    """A text with its marks in order. `names_only` says that the set marks people and clears nothing else."""

    text: str
    marks: tuple[Mark, ...]
    names_only: bool = False


def _lesson(raw: str) -> Lesson:
    text, spans = parse_gold(raw)
    return Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))


def own_prose() -> list[Lesson]:
    """The marked documents that were written for training."""
    folder = resources.files("redaction.training") / "prose"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".gold.txt")), key=lambda f: f.name)
    texts = (part for f in files for part in OPENING.split(f.read_text("utf-8")))
    return [_lesson(text) for text in texts if text.strip()]


def bundles(folder: Path) -> list[Lesson]:
    """The marked documents of evaluation bundles."""
    return [_lesson(f.read_text("utf-8")) for f in sorted(folder.glob("*/*.gold.txt"))]


def _tab_type(kind: str, stands: bool) -> str:
    """Our class for a mention; empty for one that teaches that it stays."""
    if stands:
        return "" if kind in CLEARED else UNKNOWN
    return TAB_TYPES.get(kind, UNKNOWN)


def _tab_marks(annotations: dict[str, Any]) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    mentions = [m for a in sorted(annotations) for m in annotations[a]["entity_mentions"]]
    mentions.sort(key=lambda m: (m["identifier_type"] == "NO_MASK", m["start_offset"] - m["end_offset"]))
    for mention in mentions:
        start, end = mention["start_offset"], mention["end_offset"]
        if any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        kind = _tab_type(mention["entity_type"], mention["identifier_type"] == "NO_MASK")
        if kind:
            yield Mark(start, end, kind, mention["entity_id"])


def court_cases(file: Path) -> list[Lesson]:
    """The Text Anonymization Benchmark's JSON: one lesson a case that isn't held back, over all who annotated it."""
    cases = json.loads(file.read_text("utf-8"))
    return [
        Lesson(case["text"], tuple(sorted(_tab_marks(case["annotations"]), key=lambda m: m.start)))
        for case in cases
        if not is_held_back(case["doc_id"])
    ]


def _sentence(rows: list[list[str]]) -> Lesson:
    """A tokenised sentence as a text; runs of one label become one mark."""
    text = ""
    marks: list[Mark] = []
    for token, label in rows:
        text += " " if text else ""
        kind = "P" if label.lower().endswith(("per", "person")) else ""
        if kind and label.startswith("I") and marks and marks[-1].end == len(text) - 1:
            marks[-1] = Mark(marks[-1].start, len(text) + len(token), kind)
        elif kind:
            marks.append(Mark(len(text), len(text) + len(token), kind))
        text += token
    return Lesson(text, tuple(marks), names_only=True)


def _joined(lessons: list[Lesson]) -> Lesson:
    text = ""
    marks: list[Mark] = []
    for lesson in lessons:
        marks += [Mark(m.start + len(text), m.end + len(text), m.type) for m in lesson.marks]
        text += lesson.text + "\n"
    return Lesson(text, tuple(marks), names_only=True)


def tweets(file: Path) -> list[Lesson]:
    """A file of one token and one label a line; several sentences make a lesson."""
    sentences: list[Lesson] = []
    for block in re.split(r"\n\s*\n", file.read_text("utf-8")):
        rows = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        if rows:
            sentences.append(_sentence(rows))
    return [_joined(sentences[n : n + TWEETS_AT_ONCE]) for n in range(0, len(sentences), TWEETS_AT_ONCE)]


def public_sets(folder: Path) -> list[Lesson]:
    """The public sets that lie in a folder: TAB, WNUT-17 and the Broad Twitter Corpus."""
    lessons: list[Lesson] = []
    for file in sorted(folder.glob("tab*/*.json")):
        lessons += court_cases(file)
    for file in sorted((*folder.glob("wnut*/*.conll"), *folder.glob("btc/*.conll"))):
        lessons += tweets(file)
    return lessons
