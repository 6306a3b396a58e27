from __future__ import annotations

import msgspec


class DrawForm(msgspec.Struct, frozen=True):
    wanted: int | None = None
    rule: str = "simple"
    seed: str = ""


class DisposeForm(msgspec.Struct, frozen=True):
    confirmed: bool = False
