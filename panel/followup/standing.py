"""Where a recommendation stands, worked out from its records. Nothing here is ever set by hand: overdue follows from dates.

Source of the states: field guide 6(e). 56 days to answer is the borrowed norm T19; 21 days to publish is T20.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from panel.kernel.states import StateTable

ANSWER_DAYS = 56
"""The borrowed norm T19."""

COURSE = StateTable(
    "recommendation",
    "awaiting",
    {
        "awaiting": ("acknowledged", "answered", "closed"),
        "acknowledged": ("answered", "closed"),
        "answered": ("answered", "evidenced", "closed"),
        "evidenced": ("assured", "not_assured", "closed"),
        "assured": ("evidenced", "closed"),
        "not_assured": ("answered", "evidenced", "closed"),
        "closed": ("reopened",),
        "reopened": ("answered", "evidenced", "closed"),
    },
)

ACTION = StateTable(
    "action",
    "not_started",
    {
        "not_started": ("in_progress", "completed", "bau"),
        "in_progress": ("not_started", "completed", "bau"),
        "completed": ("in_progress", "bau"),
        "bau": ("in_progress", "completed"),
    },
)

STATUS_WORDS = {
    "not_started": "Not Started",
    "in_progress": "In Progress",
    "completed": "Completed",
    "bau": "Business As Usual (BAU)",
}
HEALTH_WORDS = {"on_track": "On track", "delayed": "Delayed", "at_risk": "At risk"}
ANSWER_WORDS = {
    "accepted": "Accepted",
    "accepted_in_principle": "Accepted in principle",
    "partly_accepted": "Partly accepted",
    "not_accepted": "Not accepted",
    "not_ours": "Not ours: ask somebody else",
}
NO = ("not_accepted", "not_ours")
"""Answers after which the board decides: it accepts the reasons, asks again, or asks the right body."""
CLOSING_WORDS = {
    "implemented": "Implemented",
    "reasons_accepted": "Not accepted or not theirs, and we accept the reasons",
    "superseded": "A newer recommendation takes its place",
    "withdrawn": "Withdrawn: it is not asked for any more",
}
DONE = ("completed", "bau")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What rules need to know of one action. `body` owns it, `owner` is a person in words."""

    letter: str
    body: str
    owner: str
    status: str
    due_on: dt.date


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the rules of this stage look at for one issued recommendation.

    `answer` is the kind of the current answer, empty before the first. `respond_by` already counts a granted extension.
    `people` are the accounts that answered, reported, gave evidence or acknowledged. `closing` is the kind of the
    last closing.
    """

    kind: str
    body: str
    owner: str
    state: str = COURSE.start
    is_withdrawn: bool = False
    answer: str = ""
    answers: int = 0
    issued_on: dt.date | None = None
    respond_by: dt.date | None = None
    due_on: dt.date | None = None
    revisit_on: dt.date | None = None
    closing: str = ""
    parts: tuple[Part, ...] = ()
    evidence: int = 0
    has_open_extension: bool = False
    people: frozenset[str] = frozenset()

    @property
    def asks_for_answer(self) -> bool:
        """Notable practice thanks; it asks for nothing."""
        return self.kind != "notable_practice"

    @property
    def is_over(self) -> bool:
        return self.is_withdrawn or self.state == "closed" or not self.asks_for_answer

    @property
    def awaits_answer(self) -> bool:
        return not self.is_over and self.state in ("awaiting", "acknowledged")

    @property
    def awaits_verification(self) -> bool:
        return not self.is_over and self.state == "evidenced"

    @property
    def awaits_body(self) -> bool:
        """The next step is the responsible body's."""
        return not self.is_over and self.state not in ("evidenced", "assured") and not self.is_no

    @property
    def is_no(self) -> bool:
        """Answered with a reasoned no: the next step is the board's, which accepts the reasons or asks again."""
        return self.answer in NO and self.state == "answered"

    @property
    def awaits_closing(self) -> bool:
        """The next step is the board's, and it may be to close: the work is assured, or the answer is no."""
        return not self.is_over and (self.state == "assured" or self.is_no)

    @property
    def open_parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.status not in DONE)


def due(standing: Standing) -> dt.date | None:
    """The day of the next step, whoever must take it; None when nothing is due."""
    if standing.is_over:
        return None
    if standing.awaits_answer:
        return standing.respond_by
    if standing.state == "evidenced" or standing.is_no:
        return None
    if standing.state in ("assured", "not_assured"):
        return standing.revisit_on
    dates = [part.due_on for part in standing.open_parts]
    return min(dates) if dates else standing.due_on


def is_overdue(standing: Standing, today: dt.date) -> bool:
    """The due day itself is still in time."""
    day = due(standing)
    return day is not None and today > day


def words(standing: Standing) -> str:
    """The state in words, for those who are signed in."""
    if standing.is_withdrawn:
        return "Withdrawn"
    if not standing.asks_for_answer:
        return "Thanks: nothing asked"
    if standing.state == "closed":
        return "Closed: " + {
            "implemented": "implemented",
            "reasons_accepted": "reasons accepted",
            "superseded": "superseded",
            "withdrawn": "withdrawn",
        }.get(standing.closing, "done")
    if standing.is_no:
        return (
            "Not theirs, they say: to decide" if standing.answer == "not_ours" else "Not accepted: to decide"
        )
    return {
        "awaiting": "Awaiting answer",
        "acknowledged": "Seen, awaiting answer",
        "answered": "Being worked on" if standing.parts else "Answered, actions to come",
        "evidenced": "To verify",
        "assured": "Assured, to close",
        "not_assured": "Not assured",
        "reopened": "Open again",
    }[standing.state]


def public_words(standing: Standing) -> str:
    """The state for everybody (field guide 3.1: those who do not answer are listed)."""
    if standing.is_withdrawn or (standing.state == "closed" and standing.closing == "withdrawn"):
        return "We do not ask for this any more"
    if standing.kind == "notable_practice":
        return "Good work we want others to copy"
    if standing.awaits_answer:
        return "No response yet"
    if standing.state == "closed":
        return {
            "implemented": "Done, and checked by people who do not own it",
            "reasons_accepted": "Not accepted. The reasons are given",
            "superseded": "We ask for more now",
        }.get(standing.closing, "Closed")
    if standing.is_no:
        if standing.answer == "not_ours":
            return "They say it is for somebody else. The board is looking at it"
        return "Not accepted. The board is looking at the reasons"
    return {
        "answered": "Answered. The work is going on",
        "evidenced": "They say it is done. We are checking",
        "assured": "Checked. It looks done",
        "not_assured": "Checked. It is not done yet",
        "reopened": "Opened again. We want to see more",
    }[standing.state]
