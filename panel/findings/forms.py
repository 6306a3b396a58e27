from __future__ import annotations

import msgspec


class FindingForm(msgspec.Struct, frozen=True):
    """A finding as it is drafted. `cases` are agenda items; `version` is that of the draft the page showed."""

    kind: str = ""
    theme: str = ""
    phase: str = ""
    strand: str = ""
    agency: str = ""
    level: str = ""
    text: str = ""
    criteria: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    version: int = 0
    supersedes: str = ""
