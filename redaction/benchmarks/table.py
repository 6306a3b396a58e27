"""Measurements as a table and as JSON, each with its ratio to the baselines of the same run."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from typing import Any

from redaction.benchmarks.measuring import Measurement, cores
from redaction.benchmarks.systems import BASELINES
from redaction.bundle import CaseBundle, Policy


def ratio(measured: Measurement, baseline: str, among: Sequence[Measurement]) -> float | None:
    """How many times as fast as a baseline in as many processes; None where that was not measured."""
    for other in among:
        if (other.system, other.processes) == (baseline, measured.processes) and other.characters_per_second:
            return measured.characters_per_second / other.characters_per_second
    return None


def as_json(bundles: Sequence[CaseBundle], found: Sequence[Measurement], is_whole: bool) -> dict[str, Any]:
    """All that a later reader needs to judge the figures; `complete` is false when the run was stopped."""
    return {
        "benchmark": "redaction",
        "policy": Policy().version,
        "complete": is_whole,
        "machine": {
            "system": platform.platform(),
            "processor": platform.machine(),
            "python": platform.python_version(),
            "cores": len(cores()) or None,
        },
        "texts": {
            "bundles": len(bundles),
            "documents": sum(len(b.documents) for b in bundles),
            "characters": sum(len(d.text) for b in bundles for d in b.documents),
        },
        "results": [_result(m, found) for m in found],
    }


def _result(measured: Measurement, among: Sequence[Measurement]) -> dict[str, Any]:
    return {
        "system": measured.system,
        "title": measured.title,
        "processes": measured.processes,
        "characters_per_second": round(measured.characters_per_second, 1),
        "ratio_to": {b.key: _rounded(ratio(measured, b.key, among)) for b in BASELINES},
        "peak_memory_mb": round(measured.peak_memory_mb, 1),
        "seconds": [round(s, 4) for s in measured.seconds],
        "stages": {stage: round(s, 4) for stage, s in measured.stages.items()},
        "found": measured.found,
        "documents": measured.documents,
        "one_core_each": measured.is_pinned,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def as_lines(figures: dict[str, Any]) -> Iterator[str]:
    """The figures of `as_json` for a screen."""
    texts, machine = figures["texts"], figures["machine"]
    yield (
        f"{texts['bundles']} bundles, {texts['documents']} documents, {texts['characters']:,} characters; policy {figures['policy']}; "
        f"{machine['processor']}, {machine['cores'] or 'an unknown number of'} cores, Python {machine['python']}"
    )
    heads = [f"x {b.key}" for b in BASELINES]
    yield (
        f"{'':28}{'processes':>10}{'characters/s':>14}"
        + "".join(f"{h:>12}" for h in heads)
        + f"{'peak MB':>10}{'slowest/best':>14}"
    )
    for row in figures["results"]:
        against = "".join(f"{_times(row['ratio_to'][b.key]):>12}" for b in BASELINES)
        swing = max(row["seconds"]) / min(row["seconds"]) if min(row["seconds"]) else 1.0
        yield (
            f"{row['title']:28}{row['processes']:>10}{row['characters_per_second']:>14,.0f}{against}"
            f"{row['peak_memory_mb']:>10,.0f}{swing:>14.2f}"
        )
    yield from _notes(figures)


def _notes(figures: dict[str, Any]) -> Iterator[str]:
    for row in figures["results"]:
        whole = sum(row["stages"].values())
        if whole:
            parts = ", ".join(f"{stage} {s / whole:.0%}" for stage, s in row["stages"].items())
            yield f"{row['title']}, {row['processes']} at once: {parts} of its time."
        if not row["one_core_each"]:
            yield f"{row['title']}, {row['processes']} at once: the processes had no core of their own each."
    if not figures["complete"]:
        yield "Stopped before the end: these are the figures so far."


def _times(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"
