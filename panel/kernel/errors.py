"""Errors that carry a sentence for the person who must act, the field it concerns and an HTTP status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing to put right. `field` is the form field's name, empty when it concerns the whole page."""

    sentence: str
    field: str = ""


class PanelError(Exception):
    """A rule said no. `problems` has at least one entry; `str(error)` is its first sentence."""

    status = 400
    title = "That did not work"

    def __init__(self, sentence: str, field: str = "", problems: Sequence[Problem] = ()) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems) or (Problem(sentence, field),)
        super().__init__(sentence)


class NotFound(PanelError):
    """Hidden and missing are the same: same status, same bytes."""

    status = 404
    title = "We could not find that page"

    def __init__(self) -> None:
        super().__init__("It may have moved, or it may not be for you to see.")


class Refused(PanelError):
    """This person may not do this."""

    status = 403
    title = "You can't do that"


class NotNow(PanelError):
    """The thing is in a state that does not allow this, or somebody else was quicker."""

    status = 409
    title = "You can't do that now"


class Invalid(PanelError):
    """What was sent is incomplete or wrong; each problem names its field."""

    status = 422
    title = "There is a problem"


def why_not(check: Callable[..., Any], *arguments: Any) -> str:
    """The sentence with which `check(*arguments)` says no; empty when it allows.

    Buttons are drawn with it, so that a page and the server can't disagree.
    """
    try:
        check(*arguments)
    except PanelError as error:
        return str(error)
    return ""
