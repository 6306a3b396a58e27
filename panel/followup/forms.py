from __future__ import annotations

import datetime as dt

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """`seen` is how many answers were there when the page was opened; without it nobody compares."""

    kind: str = ""
    reasons: str = ""
    what_will_be_done: str = ""
    seen: int | None = None


class AskExtension(msgspec.Struct, frozen=True):
    new_date: dt.date | None = None
    why: str = ""


class DecideExtension(msgspec.Struct, frozen=True):
    """`granted`: yes or no."""

    granted: str = ""
    note: str = ""


class NewAction(msgspec.Struct, frozen=True):
    """`seen` is how many actions were there when the page was opened. An empty `body` means the responsible body."""

    text: str = ""
    owner: str = ""
    body: str = ""
    due_on: dt.date | None = None
    status: str = "not_started"
    seen: int | None = None


class NewUpdate(msgspec.Struct, frozen=True):
    """Fields that are left as they were are no change. `seen` is how many updates were there when the page was opened."""

    note: str = ""
    status: str = ""
    health: str = ""
    owner: str = ""
    due_on: dt.date | None = None
    evidence_note: str = ""
    evidence_link: str = ""
    seen: int | None = None


class SendEvidence(msgspec.Struct, frozen=True):
    summary: str = ""


class Verify(msgspec.Struct, frozen=True):
    decision: str = ""
    reasons: str = ""
    revisit_on: dt.date | None = None


class Close(msgspec.Struct, frozen=True):
    closing: str = ""
    closing_reasons: str = ""


class Reopen(msgspec.Struct, frozen=True):
    reopening_reasons: str = ""
