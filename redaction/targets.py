"""What was promised, beside what was measured: one row for each figure, in the order of the table of targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from redaction.origins import ENOUGH

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
    """`value` is None where there was nothing to measure. `least` says whether the target is a floor, else it is a ceiling.

    `good` of `total` and the Wilson `interval` belong to shares alone. `is_certain` asks more than `is_met`: that the
    whole interval meets the target.
    """

    measure: str
    target: float
    least: bool = True
    value: float | None = None
    good: int | None = None
    total: int | None = None
    interval: tuple[float, ...] = ()
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        return None if self.value is None else self._meets(self.value)

    @property
    def is_certain(self) -> bool | None:
        if self.value is None:
            return None
        return all(map(self._meets, self.interval)) if self.interval else self._meets(self.value)

    def _meets(self, value: float) -> bool:
        return value >= self.target if self.least else value <= self.target


def _share(measure: str, target: float, good: int, total: int, *, least: bool = True, note: str = "") -> Row:
    from redaction.scoring import wilson

    return Row(
        measure=measure,
        target=target,
        least=least,
        value=good / total if total else None,
        good=good,
        total=total,
        interval=wilson(good, total) if total else (),
        note=note,
    )


def rows(figures: Mapping[str, Any]) -> list[Row]:
    """The rows of an evaluation's figures (`report.run_as_json`)."""
    direct, parties = figures["classes"]["direct"], figures["parties"]
    return [
        _share(
            "direct identifiers, entity recall by document",
            0.985,
            direct["document_entities_masked"],
            direct["document_entities"],
        ),
        _share(
            "direct identifiers, entity recall over a whole bundle",
            0.97,
            direct["entities_masked"],
            direct["entities"],
        ),
        *_people(figures),
        _share(
            "parties named in case.json, every surface in the bundle",
            1.0,
            parties["entities_masked"],
            parties["entities"],
        ),
        *_by_type(figures),
        *_risks(figures["risks"]),
        *_precision(figures),
        *_cost(figures),
    ]


def _people(figures: Mapping[str, Any]) -> Iterator[Row]:
    spread = figures["origin_spread"]
    lowest = figures["origin_groups"].get(spread["lowest"])
    counted = f"{spread['counted']} groups of {ENOUGH} people or more"
    measure = "people, entity recall, for every origin of name"
    if lowest is None:
        yield Row(measure=measure, target=0.985, note=counted)
    else:
        yield _share(
            measure,
            0.985,
            lowest["document_entities_masked"],
            lowest["document_entities"],
            note=f"the lowest, {spread['lowest']}, of {counted}",
        )
    yield Row(
        measure="people, spread between origins",
        target=0.03,
        least=False,
        value=spread["spread"],
        note=f"{counted}, {spread['people']} people",
    )
    for style in STYLES:
        counts = figures["cases"].get(style, {"masked": 0, "mentions": 0})
        yield _share(f"people in {style} case, mention recall", 0.98, counts["masked"], counts["mentions"])


def _by_type(figures: Mapping[str, Any]) -> Iterator[Row]:
    none = {"masked": 0, "mentions": 0}
    types = figures["types"]
    for kind, words in STRUCTURED.items():
        counts = types.get(kind, none)
        yield _share(f"structured identifiers: {words}", 0.99, counts["masked"], counts["mentions"])
    quasi = [types.get(kind, none) for kind in PLAIN_QUASI]
    yield _share(
        "quasi-identifiers (dates, ages, places, organisations and venues), mention recall",
        0.92,
        sum(c["masked"] for c in quasi),
        sum(c["mentions"] for c in quasi),
    )


def _risks(risks: Mapping[str, Any]) -> Iterator[Row]:
    kinds = [risks["JB"], risks["RL"]]
    yield _share(
        "identifying jobs, stories and relations, shown as a risk",
        0.7,
        sum(k["shown"] for k in kinds),
        sum(k["spans"] for k in kinds),
    )
    yield Row(
        measure="risks: false alarms per 1,000 words",
        target=4.0,
        least=False,
        value=risks["false_alarms_per_1000_words"],
        interval=tuple(risks["false_alarms_interval"]),
    )


def _precision(figures: Mapping[str, Any]) -> Iterator[Row]:
    words, keep = figures["tokens"], figures["keep"]
    masked = words["masked_rightly"] + words["masked_wrongly"]
    yield _share("token precision", 0.92, words["masked_rightly"], masked)
    yield _share("words a panel must read, damaged", 0.02, keep["damaged"], keep["spans"], least=False)


def _cost(figures: Mapping[str, Any]) -> Iterator[Row]:
    yield Row(
        measure="speed, whole pipeline, characters a second",
        target=20_000,
        value=figures["characters_per_second"],
        note="on this machine today; panel bench redaction compares",
    )
    yield Row(measure="peak memory, MB", target=800, least=False, value=figures["peak_memory_mb"])


def tab_rows(figures: Mapping[str, Any]) -> list[Row]:
    """The rows of TAB (`report.tab_as_json`). Its precision is weighted, so it has no interval here."""
    shares = [
        _share(f"TAB {name}", target, figures[name]["good"], figures[name]["total"])
        for name, target in (("ER_di", 0.99), ("ER_qi", 0.9))
    ]
    precision = figures["token_precision"]["share"]
    return [*shares, Row(measure="TAB token precision", target=0.78, value=precision)]


def as_json(found: list[Row]) -> list[dict[str, Any]]:
    return [
        {
            "measure": row.measure,
            "value": row.value,
            "good": row.good,
            "total": row.total,
            "interval": [round(x, 4) for x in row.interval],
            "target": row.target,
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
        target = f"{'at least' if row.least else 'at most'} {_number(row.target)}"
        note = f"  ({row.note})" if row.note else ""
        yield f"{row.measure:84}{_measured(row):26}{target:18}{_verdict(row)}{note}"


def _measured(row: Row) -> str:
    if row.value is None:
        return "none to count"
    if len(row.interval) < 2:
        return _number(row.value)
    return f"{_number(row.value)} ({_number(row.interval[0])} to {_number(row.interval[1])})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"


def _verdict(row: Row) -> str:
    if row.is_met is None:
        return "-"
    if not row.is_met:
        return "not met"
    return "met" if row.is_certain else "met, not certain"
