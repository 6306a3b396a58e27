"""Who may verify what, and how a case gets out: two people who did not prepare it, on exact bytes. Pure."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from panel.accounts.permissions import Role
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer

NEEDED = 2
LEAST_REASON_WORDS = 10
LEAST_ANSWER_WORDS = 3
TIME_BOX = 30
"""Minutes a verifier is asked to spend as a motivated intruder; a suggestion, not a limit."""
LONGEST_DAY = 480

STATES = StateTable(
    "case",
    "awaiting",
    {
        "awaiting": ("partly verified", "returned"),
        "partly verified": ("verified", "returned"),
        "verified": ("sealed",),
        "sealed": ("recalled",),
        "returned": (),
        "recalled": (),
    },
)
OPEN = ("awaiting", "partly verified")

CHECKS = {
    "compared": "I read every document beside its original",
    "known": "I asked myself what a neighbour, a colleague or a relative would recognise",
    "web": "I searched the web for quotes and unusual events",
    "social": "I searched social media",
    "news": "I searched local news",
    "registers": "I looked at public registers, such as the electoral roll and company lists",
}
"""What a motivated intruder with no special access would try (ICO anonymisation guidance)."""
MUST = ("compared", "known")


class Stand(msgspec.Struct, frozen=True):
    """Where a submission stands: what a rule needs to know of it.

    `is_current`: the preparer has not taken it back or submitted a newer one. `approvers` approved exactly `sha256`.
    """

    state: str
    sha256: str
    is_current: bool
    preparers: frozenset[str]
    approvers: frozenset[str]


def state_now(stored: str, is_current: bool, is_pack_recalled: bool) -> str:
    """The state to show: taken back by the preparer, or called back from the room side, wins over what was stored."""
    if stored == "sealed" and is_pack_recalled:
        return "recalled"
    if stored in OPEN and not is_current:
        return "returned"
    return stored


def check_may_verify(viewer: Viewer, stand: Stand) -> None:
    if viewer.role != Role.VERIFIER:
        raise Refused("Only a verifier may check a case before it is released.")
    if viewer.id in stand.preparers:
        raise Refused("You helped to prepare this case, so somebody else must check it.")


def check_can_verify(stand: Stand, sha256: str) -> None:
    """`sha256` names the bytes the verifier had on the page."""
    if stand.state == "sealed":
        raise NotNow("This case is already sealed. Somebody else was quicker; nothing was changed.")
    if stand.state not in OPEN or not stand.is_current:
        raise NotNow("The preparer is working on this case again. Wait until it comes back to you.")
    if sha256 != stand.sha256:
        raise NotNow("This case has changed since you opened it. Read the new version, then decide.")


def check_is_other(viewer: Viewer, stand: Stand) -> None:
    if viewer.id in stand.approvers:
        raise NotNow("You have approved this version. A different verifier must be the second.")


def check_checklist(checks: Collection[str], minutes: int | None, searched: str) -> None:
    problems: list[Problem] = []
    if unknown := [c for c in checks if c not in CHECKS]:
        raise Invalid(f"This list has no line called {unknown[0]}", "checks")
    if not set(MUST) <= set(checks):
        problems.append(
            Problem(
                "Tick the first two lines when you have done them. They are needed for every case.", "checks"
            )
        )
    elif len(checks) <= len(MUST):
        problems.append(Problem("Tick at least one place where you searched", "checks"))
    if minutes is None or not 1 <= minutes <= LONGEST_DAY:
        problems.append(Problem("Enter how many minutes you spent, such as 25", "minutes"))
    if not searched.strip():
        problems.append(Problem("Write what you searched for and what you found", "searched"))
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def check_return_reason(reason: str) -> None:
    if len(reason.split()) < LEAST_REASON_WORDS:
        raise Invalid(
            f"Say what is wrong and where, in at least {LEAST_REASON_WORDS} words. The preparer has only your words to go by.",
            "reason",
        )


def after_approval(approvals: int) -> str:
    """The state once `approvals` different verifiers have approved the same bytes."""
    return "verified" if approvals >= NEEDED else "partly verified"


def may_seal(stand: Stand) -> bool:
    """The promise: two different people, none of them a preparer, approved these bytes."""
    return len(stand.approvers - stand.preparers) >= NEEDED and not stand.approvers & stand.preparers


def check_may_recall(viewer: Viewer) -> None:
    if viewer.role not in (Role.VERIFIER, Role.COORDINATOR):
        raise Refused("Only a verifier or the panel coordinator may call back a sealed case.")


def check_can_recall(state: str) -> None:
    if state == "recalled":
        raise NotNow("This case was already called back.")
    if state != "sealed":
        raise NotNow("This case is not sealed, so there is nothing to call back.")


def check_recall_reason(reason: str) -> None:
    if len(reason.split()) < LEAST_ANSWER_WORDS or len(reason) > 200:
        raise Invalid(
            "Say why in a few general words, at most 200 characters. Name nobody: the panel may read it.",
            "reason",
        )


def check_answer(answer: str, names_left: Collection[str]) -> None:
    if len(answer.split()) < LEAST_ANSWER_WORDS:
        raise Invalid("Answer in general terms, in at least 3 words", "answer")
    if names_left:
        raise Invalid(
            "Your answer holds a name, reference or contact detail from the case file. The panel will read it: "
            "put it in general words, such as “a shop near the victim's home”.",
            "answer",
        )
