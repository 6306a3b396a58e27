from __future__ import annotations

import msgspec


class Press(msgspec.Struct, frozen=True):
    """One decision as a page sends it. Which fields it needs depends on `kind` (see `actions`); `back` names the page."""

    kind: str = ""
    back: str = "document"
    document: int = 0
    span: str = ""
    type: str = ""
    label: str = ""
    person: str = ""
    into: str = ""
    role: str = "other"
    start: int | None = None
    end: int | None = None
    find_all: bool = False
    surface: str = ""
    reason: str = ""
    number: int = 0


class Hide(msgspec.Struct, frozen=True):
    """Words to hide. `places` are the ticked places of the preview, as `document:start:end`; `sure` applies it."""

    words: str = ""
    type: str = "P"
    person: str = ""
    role: str = "other"
    label: str = ""
    document: int = 1
    places: tuple[str, ...] = ()
    sure: bool = False


class OfKind(msgspec.Struct, frozen=True):
    type: str = ""
    document: int = 0


class Undo(msgspec.Struct, frozen=True):
    batch: int = 0
    document: int = 0
    back: str = ""
