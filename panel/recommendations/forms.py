from __future__ import annotations

import msgspec


class RecommendationForm(msgspec.Struct, frozen=True):
    """A recommendation as it is drafted. `due_on` is an ISO date or empty; `findings` and `earlier` are ids."""

    kind: str = "recommendation"
    text: str = ""
    why: str = ""
    findings: tuple[str, ...] = ()
    theme: str = ""
    strands: tuple[str, ...] = ()
    responsible_body: str = ""
    owner: str = ""
    due_on: str = ""
    success_measure: str = ""
    baseline: str = ""
    target: str = ""
    visibility: str = "panel"
    earlier: tuple[str, ...] = ()
    version: int = 0
    supersedes: str = ""


class WithdrawForm(msgspec.Struct, frozen=True):
    reason: str = ""
