"""Who may do what to a meeting, what its state allows, and what an answer to a conflict question means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum

from panel.accounts.permissions import Role, may
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.errors import why_not as why_not
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer
from panel.kernel.working_days import add_working_days

PLANNED, ISSUED, OPEN, CLOSED, APPROVED = "planned", "issued", "open", "closed", "approved"
MEETING = StateTable(
    "meeting",
    PLANNED,
    {PLANNED: (ISSUED,), ISSUED: (OPEN,), OPEN: (CLOSED,), CLOSED: (APPROVED,), APPROVED: ()},
)
STATE_WORDS = {
    PLANNED: "planned",
    ISSUED: "pack issued",
    OPEN: "open",
    CLOSED: "closed",
    APPROVED: "minutes approved",
}
ISSUE_DAYS_BEFORE = 7
"""Calendar days before scores are due by which the pack should be out (field guide 1.3 and 7)."""
DECLARE_WITHIN = 3
"""Working days after the pack was issued within which members should declare."""
PANEL_ROLES = (Role.CHAIR, Role.MEMBER, Role.OBSERVER)
SCORING_ROLES = (Role.CHAIR, Role.MEMBER)
_MAX_NAME, _MAX_PLACE = 120, 300
_A_CASE = re.compile(r"(?i)\bcase\s+(?:no\.?\s*|number\s+)?\d")


class Answer(StrEnum):
    """What a person said about a case. Only *none* lets them read it; after the others it does not exist for them."""

    NONE = "none"
    CONFLICT = "conflict"
    SKIPPED = "skipped"
    RECOGNISED = "recognised"


ASKED = "asked"
DECLARATION = StateTable(
    "answer",
    ASKED,
    {
        ASKED: (Answer.NONE, Answer.CONFLICT, Answer.SKIPPED),
        Answer.NONE: (Answer.CONFLICT, Answer.SKIPPED, Answer.RECOGNISED),
        Answer.CONFLICT: (ASKED,),
        Answer.SKIPPED: (ASKED,),
        Answer.RECOGNISED: (ASKED,),
    },
)


class Mark(StrEnum):
    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


# who


def check_may_arrange(viewer: Viewer) -> None:
    if not may(viewer.role, "meetings.arrange"):
        raise Refused("Only the panel coordinator arranges meetings. Nothing was changed.")


def check_may_approve(viewer: Viewer) -> None:
    if not may(viewer.role, "meetings.approve"):
        raise Refused("Only the panel chair agrees the minutes. Nothing was changed.")


def check_may_declare(viewer: Viewer) -> None:
    if not may(viewer.role, "meetings.declare"):
        raise Refused("Only people who read cases declare conflicts. Nothing was changed.")


def check_may_read_minutes(viewer: Viewer, state: str, are_written: bool) -> None:
    """The coordinator writes them, the chair sees them once they are written, the panel once they are agreed."""
    if viewer.role not in (*PANEL_ROLES, Role.COORDINATOR):
        raise Refused("The minutes are for the panel.")
    is_early = viewer.role != Role.COORDINATOR and state != APPROVED
    if is_early and not (viewer.role == Role.CHAIR and state == CLOSED and are_written):
        raise NotNow("The minutes of this meeting are not agreed yet. You can read them here once they are.")


# the meeting


def check_plan(
    name: str, held_on: dt.date | None, due_on: dt.date | None, place: str, today: dt.date
) -> tuple[dt.date, dt.date]:
    """The day of the meeting and the day scores are due."""
    problems = _problems_of_words(name, place)
    if held_on is None:
        problems.append(Problem("Enter the day of the meeting", "held_on"))
    elif held_on < today:
        problems.append(Problem("The day of the meeting has passed. Choose today or a later day", "held_on"))
    if due_on is None:
        problems.append(Problem("Enter the day scores are due", "scores_due_on"))
    elif due_on < today:
        problems.append(Problem("The day scores are due has passed. Choose a later day", "scores_due_on"))
    elif held_on is not None and due_on > held_on:
        problems.append(Problem("Scores must be in on or before the day of the meeting", "scores_due_on"))
    if problems or held_on is None or due_on is None:
        problems.sort(key=lambda p: ("name", "held_on", "scores_due_on", "place").index(p.field))
        raise Invalid(problems[0].sentence, problems=problems)
    return held_on, due_on


def _problems_of_words(name: str, place: str) -> list[Problem]:
    problems: list[Problem] = []
    if not name:
        problems.append(Problem("Give the meeting a name, like October panel", "name"))
    elif len(name) > _MAX_NAME:
        problems.append(Problem(f"Use a shorter name: at most {_MAX_NAME} characters", "name"))
    if not place:
        problems.append(Problem("Say where the meeting is, or how to join it", "place"))
    elif len(place) > _MAX_PLACE:
        problems.append(Problem(f"Use fewer words for the place: at most {_MAX_PLACE} characters", "place"))
    return problems


def check_can_change_plan(state: str) -> None:
    if state not in (PLANNED, ISSUED):
        raise NotNow("This meeting has started, so its day and place can't change any more.")


def check_can_change_agenda(state: str) -> None:
    if state != PLANNED:
        raise NotNow(
            "The pack of this meeting was issued, so its cases can't change any more. "
            "If a case must not be read, call it back."
        )


def check_can_issue(state: str, case_names: Sequence[str], recalled: Sequence[str]) -> None:
    """`recalled`: names of the cases on the agenda that were called back."""
    MEETING.check(state, ISSUED)
    if not case_names:
        raise NotNow("Put at least one sealed case on this meeting before you issue the pack.")
    if recalled:
        raise NotNow(f"{recalled[0]} was called back. Take it off this meeting before you issue the pack.")


def check_can_write_minutes(state: str) -> None:
    if state not in (OPEN, CLOSED):
        raise NotNow(
            "You can write minutes once the meeting is open, and until they are approved. Nothing was changed."
        )


def check_minutes(text: str) -> None:
    """Minutes are read by people who stepped back from a case, so no case is named in them."""
    if not text:
        raise Invalid("Write what was said and decided", "minutes")
    if _A_CASE.search(text):
        raise Invalid(
            "Leave case numbers out of the minutes: some people stepped back from a case and must not read about it. "
            "What was decided on a case is on its agreed sheet.",
            "minutes",
        )


def check_can_approve(state: str, minutes: str) -> None:
    MEETING.check(state, APPROVED)
    if not minutes:
        raise NotNow("The minutes are not written yet. The coordinator writes them; then you can agree them.")


def issue_due(scores_due_on: dt.date) -> dt.date:
    return scores_due_on - dt.timedelta(days=ISSUE_DAYS_BEFORE)


def declare_due(issued_on: dt.date) -> dt.date:
    return add_working_days(issued_on, DECLARE_WITHIN)


# declarations


def check_can_declare(state: str, before: str, after: str) -> None:
    """`before` and `after` are answers, or `ASKED`. A first answer is asked for until the meeting closes."""
    if state == PLANNED:
        raise NotNow("The pack of this meeting was not issued yet. You will be told when it is.")
    if before == ASKED and state in (CLOSED, APPROVED):
        raise NotNow("This meeting is over, so its cases can't be opened any more.")
    DECLARATION.check(before, after)


def check_can_reset(state: str, before: str) -> None:
    if state not in (ISSUED, OPEN):
        raise NotNow("This meeting is over, so nobody needs to be asked again.")
    DECLARATION.check(before, ASKED)


def check_declared(answer: str | None) -> None:
    if answer is None:
        raise NotNow(
            "Before you open this case, tell us whether you have a conflict with it. "
            "Go to the meeting and choose Declare conflicts."
        )


def check_not_recalled(name: str, recalled_at: dt.datetime | None) -> None:
    if recalled_at is not None:
        raise NotNow(f"{name} was called back. Nobody can read it any more. You need not do anything.")
