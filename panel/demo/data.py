"""The demo's data as written in `fixtures/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures"


class DemoPerson(msgspec.Struct, frozen=True):
    name: str
    email: str
    role: str
    agency: str
    title: str
    password: str


class DemoSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One member's own scores. `comments` by criterion; every 0 and 3 has one."""

    member: str
    answers: dict[str, str]
    comments: dict[str, str] = {}
    overall: str = ""
    went_well: str = ""
    one_change: str = ""
    confidence: int | None = None
    bundle: str = ""
    submit: bool = True


class DemoMinority(msgspec.Struct, frozen=True):
    member: str
    text: str


class DemoCase(msgspec.Struct, frozen=True, kw_only=True):
    bundle: str
    sheets: tuple[DemoSheet, ...]
    agreed: dict[str, str]
    reasons: dict[str, str]
    overall: str
    flags: tuple[str, ...]
    observations: str
    minority: tuple[DemoMinority, ...] = ()


class DemoFinding(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    kind: str
    theme: str
    phase: str
    strand: str
    agency: str
    level: str
    text: str
    criteria: tuple[str, ...]
    cases: tuple[str, ...]


class DemoUpdate(msgspec.Struct, frozen=True, kw_only=True):
    after_days: int
    status: str
    text: str
    evidence: str = ""


class DemoAction(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    owner: str
    due_in_days: int
    updates: tuple[DemoUpdate, ...] = ()


class DemoAnswer(msgspec.Struct, frozen=True, kw_only=True):
    by: str
    after_days: int
    decision: str
    text: str
    reason: str = ""


class DemoEvidence(msgspec.Struct, frozen=True, kw_only=True):
    by: str
    after_days: int
    text: str


class DemoVerification(msgspec.Struct, frozen=True, kw_only=True):
    by: str
    after_days: int
    decision: str
    reasons: str


class DemoClosure(msgspec.Struct, frozen=True, kw_only=True, rename={"closed_as": "as"}):
    by: str
    after_days: int
    closed_as: str
    reasons: str


class DemoRecommendation(msgspec.Struct, frozen=True, kw_only=True):
    """Days count from the day of the meeting, on which it is issued."""

    key: str
    findings: tuple[str, ...]
    kind: str
    theme: str
    strands: tuple[str, ...]
    text: str
    why: str
    responsible_body: str
    owner: str
    due_in_days: int | None
    success_measure: str = ""
    baseline: str = ""
    target: str = ""
    visibility: str = "public"
    earlier: tuple[str, ...] = ()
    answer: DemoAnswer | None = None
    actions: tuple[DemoAction, ...] = ()
    evidence: DemoEvidence | None = None
    verification: DemoVerification | None = None
    close: DemoClosure | None = None


class DemoPublication(msgspec.Struct, frozen=True, kw_only=True):
    recommendation: str
    theme: str
    you_said: str
    we_asked: str
    they_answered: str
    what_changed: str
    by: str
    approvers: tuple[str, ...]
    after_days: int


class DemoCycle(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    days_ago: int
    place: str
    cases: tuple[DemoCase, ...]
    findings: tuple[DemoFinding, ...]
    recommendations: tuple[DemoRecommendation, ...]
    minutes: str
    publications: tuple[DemoPublication, ...]


class DemoLive(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    held_in_days: int
    scores_due_in_days: int
    place: str
    cases: tuple[str, ...]
    declared: dict[str, dict[str, str]]
    sheets: tuple[DemoSheet, ...]


class DemoCycles(msgspec.Struct, frozen=True, kw_only=True):
    """`to_verify`: bundles submitted for verification; `at_the_workbench`: bundles the machine alone has seen."""

    format: int
    cycles: tuple[DemoCycle, ...]
    live: DemoLive
    to_verify: tuple[str, ...]
    at_the_workbench: tuple[str, ...]


class _People(msgspec.Struct):
    people: tuple[DemoPerson, ...]


def people() -> tuple[DemoPerson, ...]:
    return _read("people.json", _People).people


def cycles() -> DemoCycles:
    return _read("cycles.json", DemoCycles)


def bundle(name: str) -> Path:
    return FOLDER / "bundles" / name


def _read(name: str, shape: type[Any]) -> Any:
    return msgspec.json.decode((FOLDER / name).read_bytes(), type=shape)
