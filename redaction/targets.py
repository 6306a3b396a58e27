"""What was promised, beside what was measured: one row for each figure, in the order of the table of targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from redaction.origins import ENOUGH
from redaction.scoring import wilson

STRUCTURED = {
    "RF": "references",
    "PH": "phones",
    "PC": "postcodes",
    "VRM": "plates",
    "EM": "e-mail",
    "DOB": "birth dates",
    "OC": "collar numbers",
    "AD": "addresses",
    "HD": "handles",
    "ID": "personal numbers",
    "BANK": "bank details",
}
PLAIN_QUASI = ("DT", "AGE", "LO", "OR")
STYLES = ("Title", "UPPER", "lower")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is None where there was nothing to measure, `target` where none was set. `least` says whether the target is a floor, else it is a ceiling.

    `good` of `total`, times `per`, is the value of a share or a rate, and `interval` its Wilson interval; other figures have none. `is_certain` asks more than `is_met`: that the
    whole interval meets the target.
    """

    key: str
    measure: str
    target: float | None
    least: bool = True
    per: float = 1.0
    value: float | None = None
    good: int | None = None
    total: int | None = None
    interval: tuple[float, ...] = ()
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        return self._met_by(self.value)

    @property
    def is_certain(self) -> bool | None:
        met = [self._met_by(bound) for bound in self.interval or (self.value,)]
        return None if self.value is None or None in met else all(met)

    def _met_by(self, value: float | None) -> bool | None:
        if value is None or self.target is None:
            return None
        return value >= self.target if self.least else value <= self.target


def _share(
    key: str,
    measure: str,
    target: float | None,
    good: int,
    total: int,
    *,
    least: bool = True,
    per: float = 1.0,
    note: str = "",
) -> Row:
    return Row(
        key=key,
        measure=measure,
        target=target,
        least=least,
        per=per,
        value=per * good / total if total else None,
        good=good,
        total=total,
        interval=tuple(per * bound for bound in wilson(good, total)) if total else (),
        note=note,
    )


def rows(figures: Mapping[str, Any]) -> list[Row]:
    """The rows of an evaluation's figures (`report.run_as_json`)."""
    return [
        *_identified(figures),
        *_people(figures),
        _of_entities(
            "parties",
            "parties named in case.json, every surface in the bundle",
            1.0,
            figures["parties"],
            "entities",
        ),
        *_by_type(figures["types"]),
        *_risks(figures["risks"]),
        *_precision(figures),
        *_cost(figures),
    ]


def _of_entities(
    key: str, measure: str, target: float, counts: Mapping[str, Any], kind: str, note: str = ""
) -> Row:
    return _share(key, measure, target, counts[f"{kind}_masked"], counts[kind], note=note)


def _identified(figures: Mapping[str, Any]) -> Iterator[Row]:
    direct = figures["classes"]["direct"]
    measure = "direct identifiers, entity recall"
    yield _of_entities("direct_document", f"{measure} by document", 0.985, direct, "document_entities")
    yield _of_entities("direct_bundle", f"{measure} over a whole bundle", 0.97, direct, "entities")


def _people(figures: Mapping[str, Any]) -> Iterator[Row]:
    spread = figures["origin_spread"]
    lowest = figures["origin_groups"].get(
        spread["lowest"], {"document_entities": 0, "document_entities_masked": 0}
    )
    counted = f"{spread['counted']} groups of {ENOUGH} people or more"
    yield _of_entities(
        "people",
        "people, entity recall, for every origin of name",
        0.985,
        lowest,
        "document_entities",
        f"the lowest, {spread['lowest']}, of {counted}" if spread["lowest"] else counted,
    )
    yield Row(
        key="spread",
        measure="people, spread between origins",
        target=0.03,
        least=False,
        value=spread["spread"],
        note=f"{counted}, {spread['people']} people",
    )
    for style in STYLES:
        yield _of_mentions(
            f"people_{style}", f"people in {style} case, mention recall", 0.98, figures["cases"].get(style)
        )


def _of_mentions(key: str, measure: str, target: float, *counts: Mapping[str, Any] | None) -> Row:
    """The share of mentions masked, over all of the counts together."""
    met = [c for c in counts if c]
    return _share(key, measure, target, sum(c["masked"] for c in met), sum(c["mentions"] for c in met))


def _by_type(types: Mapping[str, Any]) -> Iterator[Row]:
    for kind, words in STRUCTURED.items():
        yield _of_mentions(f"type_{kind}", f"structured identifiers: {words}", 0.99, types.get(kind))
    measure = "quasi-identifiers (dates, ages, places, organisations and venues), mention recall"
    yield _of_mentions("quasi", measure, 0.92, *(types.get(kind) for kind in PLAIN_QUASI))


def _risks(risks: Mapping[str, Any]) -> Iterator[Row]:
    kinds = [risks["JB"], risks["RL"]]
    yield _share(
        "risks",
        "identifying jobs, stories and relations, shown as a risk",
        0.7,
        sum(k["shown"] for k in kinds),
        sum(k["spans"] for k in kinds),
    )
    alarms, words = risks["false_alarms"], risks["words"]
    measure = "risks: false alarms per 1,000 words"
    yield _share("false_alarms", measure, 4.0, alarms, words, least=False, per=1000)


def _precision(figures: Mapping[str, Any]) -> Iterator[Row]:
    words, keep = figures["tokens"], figures["keep"]
    masked = words["masked_rightly"] + words["masked_wrongly"]
    yield _share("precision", "token precision", 0.92, words["masked_rightly"], masked)
    damaged = "words a panel must read, damaged"
    yield _share("damaged", damaged, 0.02, keep["damaged"], keep["spans"], least=False)
    alike = figures["lookalikes"]
    words = "words that name nobody but look like a name (goods, songs, bodies), masked"
    yield _share("lookalikes", words, None, alike["damaged"], alike["spans"], least=False)


def _cost(figures: Mapping[str, Any]) -> Iterator[Row]:
    yield Row(
        key="speed",
        measure="speed, whole pipeline, characters a second",
        target=20_000,
        value=figures["characters_per_second"],
        note="on this machine today; panel bench redaction compares",
    )
    yield Row(
        key="memory", measure="peak memory, MB", target=800, least=False, value=figures["peak_memory_mb"]
    )


def tab_rows(figures: Mapping[str, Any]) -> list[Row]:
    """The rows of TAB (`report.tab_as_json`). Its precision is weighted, so it has no interval here."""
    shares = [
        _share(f"tab_{name}", f"TAB {name}", target, figures[name]["good"], figures[name]["total"])
        for name, target in (("ER_di", 0.99), ("ER_qi", 0.9))
    ]
    precision = figures["token_precision"]["share"]
    return [*shares, Row(key="tab_precision", measure="TAB token precision", target=0.78, value=precision)]


def as_json(found: list[Row]) -> list[dict[str, Any]]:
    return [
        {
            "key": row.key,
            "measure": row.measure,
            "value": row.value,
            "good": row.good,
            "total": row.total,
            "interval": [round(x, 4) for x in row.interval],
            "target": row.target,
            "per": row.per,
            "target_is": "at least" if row.least else "at most",
            "met": row.is_met,
            "certain": row.is_certain,
            "note": row.note,
        }
        for row in found
    ]


def as_lines(found: list[Row]) -> Iterator[str]:
    """The rows for a screen."""
    yield f"{'':84}{'measured (95 %)':26}{'target':18}"
    for row in found:
        target = wanted("at least" if row.least else "at most", row.target)
        note = f"  ({row.note})" if row.note else ""
        yield f"{row.measure:84}{_measured(row):26}{target:18}{_verdict(row)}{note}"


def _measured(row: Row) -> str:
    """The value with its interval, or that there was nothing to measure."""
    if row.value is None:
        return "none to count"
    if len(row.interval) < 2:
        return exact(row.value, row.target, row.is_met)
    return (
        f"{exact(row.value, row.target, row.is_met)} ({number(row.interval[0])} to {number(row.interval[1])})"
    )


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"


def wanted(bound: str, target: float | None) -> str:
    """What is asked of a figure, in words."""
    return "none set" if target is None else f"{bound} {number(target)}"


def exact(value: float, target: float | None, is_met: bool | None) -> str:
    """As `number`, with more digits where a figure short of its target would look like it."""
    shown = number(value)
    return shown if target is None or is_met or shown != number(target) else f"{value:.5f}"


def _verdict(row: Row) -> str:
    if row.is_met is None:
        return "-"
    if not row.is_met:
        return "not met"
    return "met" if row.is_certain else "met, not certain"
