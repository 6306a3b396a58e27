"""Who may answer, report, verify and close, and when. Pure; `standing.Standing` is what it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from panel.followup import forms
from panel.followup.standing import (
    ACTION,
    ANSWER_DAYS,
    ANSWER_WORDS,
    CLOSING_WORDS,
    COURSE,
    DONE,
    HEALTH_WORDS,
    STATUS_WORDS,
    Standing,
)
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.errors import why_not as why_not
from panel.kernel.viewer import Viewer

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_EXTENSION = dt.timedelta(days=ANSWER_DAYS)
LARGEST_FILE = 5 * 1024 * 1024
FILE_KINDS = (
    ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".csv", ".txt", ".png", ".jpg", ".jpeg",
)  # fmt: skip
DECIDERS = ("board", "chair")
ANSWERERS = ("responder", "police_lead")
EVIDENCE_READERS = ("board", "chair", "coordinator", "auditor")


class Change(msgspec.Struct, frozen=True):
    """What one update changed. `field`: status, health, due_on, owner."""

    field: str
    before: str
    after: str


def same_body(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


# who


def check_may_answer(viewer: Viewer, standing: Standing) -> None:
    if viewer.role not in ANSWERERS or not same_body(viewer.agency, standing.body):
        raise Refused(f"Only {standing.body} can do this. You act for {viewer.agency or 'nobody'}.")


def check_may_report(viewer: Viewer, standing: Standing, body: str) -> None:
    """`body` owns the action; the body that answers may report on every action."""
    if viewer.role in ANSWERERS and same_body(viewer.agency, body):
        return
    check_may_answer(viewer, standing)


def check_may_decide(viewer: Viewer, standing: Standing) -> None:
    """The owner of an action can't verify or close it, nor can anybody who answered or reported."""
    if viewer.role not in DECIDERS:
        raise Refused("Only the partnership board and the panel chair decide this.")
    bodies = (standing.body, *(part.body for part in standing.parts))
    if any(same_body(viewer.agency, body) for body in bodies):
        raise Refused(f"You act for {viewer.agency}, which owns this. Somebody from elsewhere must decide.")
    if viewer.id in standing.people:
        raise Refused("You answered or reported on this yourself. Somebody else must decide.")
    owners = (standing.owner, *(part.owner for part in standing.parts))
    if viewer.name.strip() and any(viewer.name.strip().casefold() in owner.casefold() for owner in owners):
        raise Refused("You are named as its owner. Somebody else must decide.")


# when


def check_is_live(standing: Standing) -> None:
    if not standing.asks_for_answer:
        raise NotNow("This is thanks for notable practice. It asks for nothing, so there is nothing to do.")
    if standing.is_withdrawn:
        raise NotNow("This recommendation was withdrawn. Nothing is asked any more.")
    if standing.state == "closed":
        raise NotNow("This recommendation is closed. The board or the chair can open it again.")


def check_can_acknowledge(standing: Standing) -> None:
    check_is_live(standing)
    if standing.state != "awaiting":
        raise NotNow("You have already said that you have seen this.")


def check_can_answer(standing: Standing, seen: int | None = None) -> None:
    check_is_live(standing)
    if standing.state in ("evidenced", "assured"):
        raise NotNow("Your evidence is with the board, so the answer can't change now.")
    if seen is not None and seen != standing.answers:
        raise NotNow(
            "Somebody answered while you were writing. Nothing was changed. Read their answer first."
        )


_MISSING = {
    "not_accepted": "Write what will be done instead",
    "not_ours": "Write which body should be asked, and whether you have told them",
}


def check_answer(form: forms.Answer) -> None:
    problems = []
    if form.kind not in ANSWER_WORDS:
        problems.append(Problem("Choose your answer", "kind"))
    elif form.kind != "accepted" and not form.reasons:
        problems.append(Problem("Give your reasons: the panel will read them", "reasons"))
    if not form.what_will_be_done:
        problems.append(Problem(_MISSING.get(form.kind, "Write what will be done"), "what_will_be_done"))
    _raise(problems)


def check_can_ask_extension(standing: Standing) -> None:
    check_is_live(standing)
    if not standing.awaits_answer:
        raise NotNow("You have answered already, so you need no more time to answer.")
    if standing.has_open_extension:
        raise NotNow("You have asked for more time. Wait for the board or the chair to decide.")


def check_extension(form: forms.AskExtension, standing: Standing, today: dt.date) -> None:
    problems = []
    floor = max(today, standing.respond_by or today)
    if form.new_date is None:
        problems.append(Problem("Enter the date by which you will answer", "new_date"))
    elif form.new_date <= floor:
        problems.append(Problem("Choose a date after today and after the date you have now", "new_date"))
    elif form.new_date > floor + LONGEST_EXTENSION:
        problems.append(Problem("Ask for at most 56 more days", "new_date"))
    if not form.why:
        problems.append(Problem("Say why you need more time", "why"))
    _raise(problems)


def check_can_decide_extension(standing: Standing) -> None:
    if not standing.has_open_extension:
        raise NotNow("Nobody waits for more time here. It may have been decided already.")


def check_extension_decision(form: forms.DecideExtension) -> None:
    problems = []
    if form.granted not in ("yes", "no"):
        problems.append(Problem("Choose whether they get more time", "granted"))
    if form.granted == "no" and not form.note:
        problems.append(Problem("Say why they do not get more time", "note"))
    _raise(problems)


def check_can_add_action(standing: Standing, seen: int | None = None) -> None:
    check_is_live(standing)
    if not standing.answer:
        raise NotNow("Answer first. Then say in actions what will be done.")
    if standing.is_no:
        raise NotNow("You did not take this on, so it has no actions. You can give a new answer.")
    if standing.state in ("evidenced", "assured"):
        raise NotNow("Your evidence is with the board, so no action can be added now.")
    if seen is not None and seen != len(standing.parts):
        raise NotNow("An action was added while you were writing. Nothing was changed. Look at it first.")
    if len(standing.parts) >= len(LETTERS):
        raise NotNow("There is no letter left: 26 actions are enough for one recommendation.")


def check_action(form: forms.NewAction, today: dt.date) -> None:
    problems = []
    if not form.text:
        problems.append(Problem("Write what will be done", "text"))
    if not form.owner:
        problems.append(Problem("Name who owns it: a name and what they do", "owner"))
    if form.due_on is None:
        problems.append(Problem("Enter the date by which it will be done", "due_on"))
    elif form.due_on < today and form.status not in DONE:
        problems.append(Problem("This date has passed. Choose a later one", "due_on"))
    if form.status not in ACTION.states:
        problems.append(Problem("Choose how far it is", "status"))
    _raise(problems)


def check_can_report(standing: Standing) -> None:
    check_is_live(standing)
    if standing.state == "evidenced":
        raise NotNow("Your evidence is being checked. Wait for the decision, then report again.")


def changes_of(action: Any, form: forms.NewUpdate) -> tuple[Change, ...]:
    """What `form` changes on `action` (anything with status, health, owner, due_on). Fields left empty stay."""
    wanted = {
        "status": form.status,
        "health": form.health,
        "owner": form.owner,
        "due_on": form.due_on.isoformat() if form.due_on else "",
    }
    now = {"status": action.status, "health": action.health, "owner": action.owner}
    now["due_on"] = action.due_on.isoformat()
    return tuple(Change(f, now[f], after) for f, after in wanted.items() if after and after != now[f])


def check_update(
    changes: Sequence[Change], form: forms.NewUpdate, today: dt.date, seen: int, has_file: bool = False
) -> None:
    """`seen` is how many updates there are by now."""
    if form.seen is not None and form.seen != seen:
        raise NotNow(
            "Somebody reported while you were writing. Nothing was changed. Read their update first."
        )
    problems = []
    if not form.note:
        problems.append(Problem("Say what is new", "note"))
    for change in changes:
        if change.field == "status" and change.after not in STATUS_WORDS:
            problems.append(Problem("Choose how far it is", "status"))
        elif change.field == "status":
            ACTION.check(change.before, change.after)
        elif change.field == "health" and change.after not in HEALTH_WORDS:
            problems.append(Problem("Choose whether it is on track", "health"))
        elif change.field == "due_on" and form.due_on is not None and form.due_on < today:
            problems.append(Problem("This date has passed. Choose a later one", "due_on"))
    if (has_file or form.evidence_link) and not form.evidence_note:
        problems.append(Problem("Say in a few words what this evidence shows", "evidence_note"))
    _raise(problems)


def check_file(name: str, size: int) -> None:
    if size > LARGEST_FILE:
        raise Invalid(
            "This file is larger than 5 MB. Send a smaller one, or say where it can be found", "file"
        )
    if size == 0:
        raise Invalid("This file is empty. Nothing was kept. Choose another", "file")
    if not name.lower().endswith(FILE_KINDS):
        raise Invalid("We can't take this kind of file. Send a PDF, a document, a table or a picture", "file")


def check_can_send(standing: Standing) -> None:
    check_is_live(standing)
    if standing.state == "evidenced":
        raise NotNow("Your evidence was sent already. The board or the chair is checking it.")
    if not COURSE.allows(standing.state, "evidenced"):
        raise NotNow("Answer first. Then say in actions what will be done.")
    if not standing.parts:
        raise NotNow("There is no action yet. Add what you did, then send the evidence.")
    if standing.open_parts:
        letters = ", ".join(part.letter for part in standing.open_parts)
        raise NotNow(f"Not every action is done yet: {letters}. Report on them first.")
    if not standing.evidence:
        raise NotNow("There is no evidence yet. Add some with an update on an action.")


def check_submission(form: forms.SendEvidence) -> None:
    if not form.summary:
        raise Invalid("Say in a few words what shows that it is done", "summary")


def check_can_verify(standing: Standing) -> None:
    check_is_live(standing)
    if standing.state != "evidenced":
        raise NotNow("There is no evidence to check now. It may have been decided already.")


def check_verification(form: forms.Verify, today: dt.date) -> None:
    problems = []
    if form.decision not in ("assured", "not_assured"):
        problems.append(Problem("Choose whether the evidence shows that it is done", "decision"))
    if not form.reasons:
        problems.append(Problem("Give your reasons: the body and the panel will read them", "reasons"))
    if form.revisit_on is None:
        problems.append(Problem("Enter the date on which you look at it again", "revisit_on"))
    elif form.revisit_on <= today:
        problems.append(Problem("Choose a date after today", "revisit_on"))
    _raise(problems)


def check_can_close(standing: Standing, kind: str = "") -> None:
    """With no `kind`: whether it can be closed in any way."""
    check_is_live(standing)
    if kind == "implemented" and standing.state != "assured":
        raise NotNow("Only what was checked and found assured can be closed as implemented.")
    if kind == "implemented" and standing.open_parts:
        letters = ", ".join(part.letter for part in standing.open_parts)
        raise NotNow(f"These actions were opened again: {letters}. They must be done first.")
    if kind == "reasons_accepted" and not standing.is_no:
        raise NotNow("Only an answer of “not accepted” or “not ours” can be closed by accepting its reasons.")


def closings(standing: Standing) -> list[tuple[str, str, str]]:
    """The ways in which it can be closed now, for radio buttons."""
    return [(k, w, "") for k, w in CLOSING_WORDS.items() if not why_not(check_can_close, standing, k)]


def check_closing(form: forms.Close) -> None:
    problems = []
    if form.closing not in CLOSING_WORDS:
        problems.append(Problem("Choose how it is closed", "closing"))
    if not form.closing_reasons:
        problems.append(Problem("Give your reasons: they are part of the record", "closing_reasons"))
    _raise(problems)


def check_can_reopen(standing: Standing) -> None:
    if standing.is_withdrawn:
        raise NotNow("This recommendation was withdrawn, so it can't be opened again. Issue a new one.")
    if standing.state != "closed":
        raise NotNow("This recommendation is open already.")


def check_reopening(form: forms.Reopen) -> None:
    if not form.reopening_reasons:
        raise Invalid("Say why it is opened again", "reopening_reasons")


def check_words(slips: Sequence[Problem]) -> None:
    """`slips`: what `kernel.screening` saw in the words of a form."""
    _raise(slips)


def may_open_evidence(viewer: Viewer, standing: Standing) -> bool:
    if viewer.role in EVIDENCE_READERS:
        return True
    bodies = (standing.body, *(part.body for part in standing.parts))
    return viewer.role in ANSWERERS and any(same_body(viewer.agency, body) for body in bodies)


def _raise(problems: Sequence[Problem]) -> None:
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)
