"""What a meeting still needs, step by step: the coordinator's page and the home page are drawn from it."""

from __future__ import annotations

import datetime as dt

import msgspec

from panel.meetings import rules

DONE, TO_DO, LATE, LATER, PASSED = "done", "to do", "late", "later", "date passed"


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a meeting stands. Counts are of the coordinator's own view and leave their page nowhere."""

    state: str
    held_on: dt.date
    scores_due_on: dt.date
    issued_on: dt.date | None
    cases: int
    people_to_declare: int
    answers_missing: int
    has_minutes: bool


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `who` has to do it: coordinator, panel or chair."""

    key: str
    words: str
    status: str
    who: str = "coordinator"
    detail: str = ""
    due: dt.date | None = None

    @property
    def is_waiting(self) -> bool:
        return self.status in (TO_DO, LATE)


def steps(at: Progress, today: dt.date) -> list[Step]:
    reached = list(rules.MEETING.states).index(at.state)
    return [
        *_before_the_pack(at, reached, today),
        *_while_people_read(at, reached, today),
        *_the_day(at, reached, today),
        *_afterwards(at, reached),
    ]


def _status(is_done: bool, is_next: bool, due: dt.date | None, today: dt.date) -> str:
    if is_done:
        return DONE
    if due is not None and today > due:
        return LATE
    return TO_DO if is_next else LATER


def _before_the_pack(at: Progress, reached: int, today: dt.date) -> list[Step]:
    due = rules.issue_due(at.scores_due_on)
    return [
        Step(
            key="cases",
            words="Put sealed cases on the meeting",
            status=_status(at.cases > 0, True, due, today),
            due=due,
        ),
        Step(
            key="issue",
            words="Issue the pack",
            detail=f"At least {rules.ISSUE_DAYS_BEFORE} days before scores are due.",
            status=_status(reached >= 1, at.cases > 0, due, today),
            due=due,
        ),
    ]


def _while_people_read(at: Progress, reached: int, today: dt.date) -> list[Step]:
    declare_due = rules.declare_due(at.issued_on) if at.issued_on else None
    detail = ""
    if reached >= 1 and at.answers_missing:
        people = "1 person has" if at.people_to_declare == 1 else f"{at.people_to_declare} people have"
        answers = "1 answer" if at.answers_missing == 1 else f"{at.answers_missing} answers"
        detail = f"{people} {answers} still to give."
    is_declared = (reached >= 1 and not at.answers_missing) or reached >= 3
    return [
        Step(
            key="declare",
            words="Everybody says whether they have a conflict",
            who="panel",
            detail=detail,
            status=_status(is_declared, reached >= 1, declare_due, today),
            due=declare_due,
        ),
        Step(
            key="scores",
            words="Members read and score",
            who="panel",
            status=PASSED if today > at.scores_due_on or reached >= 3 else TO_DO if reached >= 1 else LATER,
            due=at.scores_due_on,
        ),
    ]


def _the_day(at: Progress, reached: int, today: dt.date) -> list[Step]:
    return [
        Step(
            key="open",
            words="Open the meeting",
            status=_status(reached >= 2, reached == 1 and today >= at.held_on, at.held_on, today),
            due=at.held_on,
        ),
        Step(
            key="close",
            words="Close the meeting",
            status=_status(reached >= 3, reached == 2, at.held_on, today),
            due=at.held_on,
        ),
    ]


def _afterwards(at: Progress, reached: int) -> list[Step]:
    written = DONE if at.has_minutes else TO_DO if reached == 3 else LATER
    agreed = DONE if reached >= 4 else TO_DO if reached == 3 and at.has_minutes else LATER
    return [
        Step(key="minutes", words="Write the minutes", status=written),
        Step(key="approve", words="The chair agrees the minutes", who="chair", status=agreed),
    ]
