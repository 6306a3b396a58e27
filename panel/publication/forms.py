from __future__ import annotations

import msgspec


class Start(msgspec.Struct, frozen=True):
    recommendation: str = ""


class Wording(msgspec.Struct, frozen=True):
    """`seen` is the hash of the words that were on the page."""

    you_said: str = ""
    we_asked: str = ""
    they_answered: str = ""
    what_changed: str = ""
    seen: str = ""


class Approve(msgspec.Struct, frozen=True):
    seen: str = ""


class Reason(msgspec.Struct, frozen=True):
    reason: str = ""
