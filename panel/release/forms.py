from __future__ import annotations

import msgspec


class Approve(msgspec.Struct, frozen=True):
    """`sha256` names the bytes the verifier read; `checks` are keys of `rules.CHECKS`."""

    sha256: str = ""
    checks: tuple[str, ...] = ()
    minutes: int | None = None
    searched: str = ""


class SendBack(msgspec.Struct, frozen=True):
    sha256: str = ""
    reason: str = ""


class Recall(msgspec.Struct, frozen=True):
    reason: str = ""


class Answer(msgspec.Struct, frozen=True):
    answer: str = ""
