from __future__ import annotations

import datetime as dt

import msgspec

from panel.meetings.rules import Answer, Mark


class Plan(msgspec.Struct, frozen=True):
    """A meeting as the coordinator plans it."""

    name: str = ""
    held_on: dt.date | None = None
    scores_due_on: dt.date | None = None
    place: str = ""


class AddCases(msgspec.Struct, frozen=True):
    packs: tuple[str, ...] = ()


class MoveCase(msgspec.Struct, frozen=True):
    up: bool = False


class Declare(msgspec.Struct, frozen=True):
    answer: Answer | None = None


class Reset(msgspec.Struct, frozen=True):
    member: str = ""


class Recall(msgspec.Struct, frozen=True):
    reason: str = ""


class Ask(msgspec.Struct, frozen=True):
    paragraph: str = ""
    question: str = ""


class Minutes(msgspec.Struct, frozen=True):
    """`attendance` maps person ids to marks; the page sends one field a person."""

    minutes: str = ""
    attendance: dict[str, Mark] = {}
