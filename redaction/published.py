"""The last evaluation that was published: totals alone, no text and no place of any span. Pages and documents are made from it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from redaction.scoring import wilson
from redaction.targets import exact, number, wanted

FOLDER = Path(__file__).parent / "evaluations"
LATEST = FOLDER / "latest.json"
CARDS = FOLDER / "sets.json"
PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "redaction.md"
"""Only a checkout has it."""
COMMAND = "panel evaluate fixtures=fixtures/bundles train=tests/evaluation/gold/train valid=tests/evaluation/gold/valid dev=tests/evaluation/gold/dev --publish"
BEGIN = "<!-- figures: made by panel evaluate --publish; do not edit by hand -->"
END = "<!-- figures end -->"


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the table of targets. A share or rate is `per` times `good` of `total`; other figures have a `value`."""

    key: str
    measure: str
    target: float | None
    target_is: str
    per: float = 1.0
    good: int | None = None
    total: int | None = None
    value: float | None = None
    note: str = ""

    @property
    def amount(self) -> float | None:
        """None where there was nothing to count."""
        if self.good is None or self.total is None:
            return self.value
        return self.per * self.good / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's, at 95 %; None for what is no share."""
        if self.good is None or not self.total:
            return None
        low, high = wilson(self.good, self.total)
        return self.per * low, self.per * high

    @property
    def is_met(self) -> bool | None:
        if self.amount is None or self.target is None:
            return None
        return self.amount >= self.target if self.target_is == "at least" else self.amount <= self.target


class MeasuredSet(msgspec.Struct, frozen=True, kw_only=True):
    """`seen`: whether the makers of the rules knew these texts; None where nobody said."""

    name: str
    title: str
    characters: int
    figures: tuple[Figure, ...]
    seen: bool | None = None
    bundles: int = 0
    documents: int = 0

    def figure(self, key: str) -> Figure | None:
        return next((f for f in self.figures if f.key == key), None)


class Published(msgspec.Struct, frozen=True, kw_only=True):
    date: dt.date
    policy: str
    sets: tuple[MeasuredSet, ...] = ()
    tab: MeasuredSet | None = None
    """Real court cases, each by itself and without facts."""


class _Card(msgspec.Struct, frozen=True):
    title: str
    seen: bool | None = None


def latest(file: Path = LATEST) -> Published | None:
    """What was last published; None where there is none. Raises msgspec.MsgspecError for a faulty file."""
    return msgspec.json.decode(file.read_bytes(), type=Published) if file.is_file() else None


def measured_set(name: str, figures: Mapping[str, Any]) -> MeasuredSet:
    """The totals of a report's figures, of a set of bundles or of TAB."""
    card = msgspec.json.decode(CARDS.read_bytes(), type=dict[str, _Card]).get(name, _Card(name))
    documents = figures["documents"]
    return MeasuredSet(
        name=name,
        title=card.title,
        seen=card.seen,
        bundles=figures.get("bundles", 0),
        documents=documents if isinstance(documents, int) else len(documents),
        characters=figures["characters"],
        figures=tuple(_figure(row) for row in figures["targets"]),
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    kept = {name: row[name] for name in Figure.__struct_fields__}
    if row["total"] is not None:
        kept["value"] = None
    return Figure(**kept)


def publish(
    sets: Sequence[MeasuredSet],
    tab: MeasuredSet | None,
    policy: str,
    today: dt.date,
    file: Path,
    page: Path,
) -> Published:
    """Writes the file, and the figures into the page where there is one. What was not measured now is kept, if the policy is the same."""
    before = latest(file)
    same = before if before and before.policy == policy else None
    found = Published(
        date=today,
        policy=policy,
        sets=tuple(sets) or (same.sets if same else ()),
        tab=tab or (same.tab if same else None),
    )
    if page.is_file():
        _replace(page, with_figures(page.read_text("utf-8"), found).encode())
    _replace(file, msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    return found


def _replace(path: Path, content: bytes) -> None:
    """All or nothing."""
    new = path.with_name(path.name + ".new")
    new.write_bytes(content)
    new.replace(path)


def with_figures(words: str, found: Published) -> str:
    """A page with the figures between its two marks. Raises ValueError where the marks are missing."""
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    if not pattern.search(words):
        raise ValueError(
            f"The page holds no place for figures. Put these two lines where they go: {BEGIN} {END}"
        )
    block = "\n".join((BEGIN, *as_markdown(found), END))
    return pattern.sub(lambda _: block, words, count=1)


def as_markdown(found: Published) -> Iterator[str]:
    yield ""
    yield (
        f"Measured on {found.date.day} {found.date:%B %Y} with policy {found.policy}, by `{COMMAND}`. In brackets: Wilson "
        "95 % intervals. **Bold**: the target is not met."
    )
    for group in (found.sets, (found.tab,) if found.tab else ()):
        if group:
            yield ""
            yield from _table(group)
    yield ""


def _table(sets: Sequence[MeasuredSet]) -> Iterator[str]:
    yield "| | target | " + " | ".join(s.name for s in sets) + " |"
    yield "|---" * (len(sets) + 2) + "|"
    yield "| what it is | | " + " | ".join(_about(s) for s in sets) + " |"
    for key in dict.fromkeys(f.key for s in sets for f in s.figures):
        found = [s.figure(key) for s in sets]
        first = next(f for f in found if f)
        yield (
            f"| {first.measure} | {wanted(first.target_is, first.target)} | "
            + " | ".join(map(_cell, found))
            + " |"
        )


def _about(measured: MeasuredSet) -> str:
    size = f"{measured.bundles} bundles, " if measured.bundles else ""
    return f"{measured.title}: {size}{measured.documents} documents, {measured.characters:,} characters"


def _cell(figure: Figure | None) -> str:
    """Bold where the target is not met, so that nobody has to look for it."""
    if figure is None or figure.amount is None:
        return "none to count"
    words = exact(figure.amount, figure.target, figure.is_met)
    if figure.interval:
        words += f" ({number(figure.interval[0])} to {number(figure.interval[1])})"
    return f"**{words}**" if figure.is_met is False else words
