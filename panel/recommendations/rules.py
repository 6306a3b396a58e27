"""Who may do what with a recommendation, what its state allows, and when it is complete (field guide 6(e))."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec

from panel.accounts.permissions import READERS, Role, may
from panel.findings.categories import STRANDS
from panel.findings.rules import ORGANISATIONAL, why_not
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.screening import problems as slip_problems
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer
from panel.recommendations.forms import RecommendationForm

__all__ = ["why_not"]

DRAFTED, AGREED, ISSUED, WITHDRAWN = "drafted", "agreed", "issued", "withdrawn"
STATES = StateTable(
    "recommendation",
    DRAFTED,
    {
        DRAFTED: (AGREED, WITHDRAWN),
        AGREED: (DRAFTED, ISSUED, WITHDRAWN),
        ISSUED: (WITHDRAWN,),
        WITHDRAWN: (),
    },
)
STATE_WORDS = {DRAFTED: "Draft", AGREED: "Agreed", ISSUED: "Issued", WITHDRAWN: "Withdrawn"}
RECOMMENDATION, LEARNING_POINT, NOTABLE_PRACTICE = "recommendation", "learning_point", "notable_practice"
KINDS = {
    RECOMMENDATION: ("Recommendation", "Something should change. The body must answer."),
    LEARNING_POINT: ("Learning point", "Something to learn from. The body must answer."),
    NOTABLE_PRACTICE: (
        "Notable practice",
        "Something done well, to thank for and to share. No answer is asked.",
    ),
}
VISIBILITY = {
    "panel": ("The panel, the body asked and the board", ""),
    "partner": ("Every body that answers the panel too", ""),
    "public": ("It may be published", "The words are checked by two people before anything is published."),
}
ANSWER_WITHIN = dt.timedelta(days=56)
"""The norm panels borrow for an answer (field guide 3.1)."""
NEEDED = {
    RECOMMENDATION: ("why", "owner", "due_on", "success_measure", "baseline", "target"),
    LEARNING_POINT: ("why", "owner"),
    NOTABLE_PRACTICE: ("why",),
}
FIELD_WORDS = {
    "why": "why it matters",
    "owner": "who answers for it",
    "due_on": "when it should be done",
    "success_measure": "how we will know that it worked",
    "baseline": "how it is now",
    "target": "how it should be",
}
ASKED = frozenset({Role.RESPONDER, Role.POLICE_LEAD})
WATCHERS = frozenset({Role.BOARD, Role.AUDITOR})
_LIMITS = {"text": 600, "why": 1500, "owner": 200, "success_measure": 500, "baseline": 200, "target": 200}
_SCREENED = ("text", "why", "success_measure", "baseline", "target")


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft may be made of: ids of adopted findings by level, bodies with an account here, and so on."""

    findings: dict[str, str]
    bodies: tuple[str, ...]
    themes: tuple[str, ...]
    earlier: tuple[str, ...]


def is_panel(viewer: Viewer) -> bool:
    return viewer.role in READERS


# who


def check_may_write(viewer: Viewer) -> None:
    if not may(viewer.role, "recommendations.write"):
        raise Refused("Only the coordinator and the chair draft recommendations.")


def check_may_decide(viewer: Viewer) -> None:
    if not may(viewer.role, "recommendations.issue"):
        raise Refused("Only the panel chair agrees, issues and withdraws recommendations.")


# what the state allows


def check_can_change(state: str, sent_version: int, version: int) -> None:
    """`sent_version` is the one the person's page showed."""
    if state == AGREED:
        raise NotNow("The panel has agreed these words. The chair can send it back for a change.")
    if state != DRAFTED:
        raise NotNow("This was issued or withdrawn, so its words can't change. Draft a new one in its place.")
    if sent_version != version:
        raise NotNow(
            "Somebody else changed this draft since you opened it, so yours was not saved. "
            "Your words are still below: copy them, then reload the page."
        )


def check_can_agree(state: str, kind: str, values: dict[str, object], today: dt.date) -> None:
    """`values` holds the fields of `NEEDED`."""
    if state == AGREED:
        raise NotNow("The panel has already agreed this.")
    STATES.check(state, AGREED)
    if missing := [FIELD_WORDS[name] for name in NEEDED[kind] if not values[name]]:
        raise NotNow(f"Before the panel can agree this, the draft must say {_listed(missing)}.")
    _check_due(values["due_on"], today)


def check_can_send_back(state: str) -> None:
    if state != AGREED:
        raise NotNow("Only what the panel has agreed, and not issued yet, can be sent back.")


def check_can_issue(state: str, due_on: dt.date | None, are_findings_current: bool, today: dt.date) -> None:
    if state == ISSUED:
        raise NotNow("This was already issued.")
    if state == DRAFTED:
        raise NotNow("The panel must agree this before it can be issued.")
    STATES.check(state, ISSUED)
    if not are_findings_current:
        raise NotNow(
            "A finding behind this was replaced by a newer one. Send it back and choose the newer finding."
        )
    _check_due(due_on, today)


def check_can_withdraw(state: str) -> None:
    if state == WITHDRAWN:
        raise NotNow("This was already withdrawn.")


def check_can_supersede(state: str) -> None:
    if state != ISSUED:
        raise NotNow("Only something that was issued needs a new one in its place.")


def check_not_twice(is_there: bool) -> None:
    if is_there:
        raise NotNow("You have already drafted this. Nothing was added.")


def _check_due(due_on: object, today: dt.date) -> None:
    if isinstance(due_on, dt.date) and due_on <= today:
        raise NotNow("The day by which it should be done has passed. Send it back and choose a later day.")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


# completeness


def due_date(text: str) -> dt.date | None:
    """Raises ValueError when it is no date."""
    return dt.date.fromisoformat(text) if text else None


def respond_by(kind: str, issued_on: dt.date) -> dt.date | None:
    """Notable practice thanks, so no answer is due."""
    return None if kind == NOTABLE_PRACTICE else issued_on + ANSWER_WITHIN


def check_complete(
    form: RecommendationForm, choices: Choices, today: dt.date, known: Collection[str]
) -> None:
    """What a draft needs. Raises `Invalid` with the problems in the order of the page."""
    problems: list[Problem] = []
    if form.kind not in KINDS:
        problems.append(Problem("Choose what kind it is", "kind"))
    if not form.text:
        problems.append(Problem("Write what should change, where, and by when", "text"))
    for field, limit in _LIMITS.items():
        value = getattr(form, field)
        if len(value) > limit:
            problems.append(Problem(f"Use fewer words: at most {limit:,} characters", field))
        elif field in _SCREENED:
            problems += slip_problems(value, field, today, known)
    problems += _source_problems(form, choices)
    problems += _choice_problems(form, choices)
    problems += _due_problems(form.due_on, today)
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def _source_problems(form: RecommendationForm, choices: Choices) -> list[Problem]:
    if not form.findings or set(form.findings) - set(choices.findings):
        return [Problem("Choose at least one adopted finding it comes from", "findings")]
    levels = {choices.findings[key] for key in form.findings}
    if form.visibility == "public" and levels - {ORGANISATIONAL}:
        return [
            Problem(
                "A finding about one person's learning can't be published. Choose fewer readers", "visibility"
            )
        ]
    return []


def _choice_problems(form: RecommendationForm, choices: Choices) -> list[Problem]:
    checks = (
        (form.theme in choices.themes, "Choose a theme", "theme"),
        (set(form.strands) <= {s.key for s in STRANDS}, "Choose strands from the list", "strands"),
        (form.responsible_body in choices.bodies, "Choose the body you ask", "responsible_body"),
        (form.visibility in VISIBILITY, "Choose who may read it", "visibility"),
        (set(form.earlier) <= set(choices.earlier), "Choose earlier ones from the list", "earlier"),
    )
    return [Problem(sentence, field) for is_right, sentence, field in checks if not is_right]


def _due_problems(text: str, today: dt.date) -> list[Problem]:
    try:
        due_on = due_date(text)
    except ValueError:
        return [Problem("Enter a real day, such as 31 March next year", "due_on")]
    if due_on is not None and due_on <= today:
        return [Problem("Choose a day after today", "due_on")]
    return []


def check_reason(reason: str, today: dt.date, known: Collection[str]) -> None:
    """The reason for withdrawing something, which its readers see."""
    if not reason:
        raise Invalid("Say why it is withdrawn", "reason")
    if found := slip_problems(reason, "reason", today, known):
        raise Invalid(found[0].sentence, problems=found)
