from __future__ import annotations

import datetime as dt

import msgspec

from panel.meetings.rules import Answer, Mark
from panel.web.forms import Form


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
    """`attendance` maps person ids to marks."""

    minutes: str = ""
    attendance: dict[str, Mark] = {}


class _Mark(msgspec.Struct, frozen=True):
    mark: Mark | None = None


ATTENDANCE = "attendance-"


def minutes(form: Form) -> Minutes:
    """Minutes from a page that sends one field a person, `attendance-` and their id."""
    text = form.decode(Minutes).minutes
    marks: dict[str, Mark] = {}
    for field in form.fields:
        if field.startswith(ATTENDANCE):
            mark = Form({"mark": form.values(field)}).decode(_Mark).mark
            if mark is not None:
                marks[field.removeprefix(ATTENDANCE)] = mark
    return Minutes(minutes=text, attendance=marks)
