"""Two people who wrote none of it approve the exact words, or nobody outside reads them. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

import msgspec

from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.errors import why_not as why_not
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer

APPROVALS_NEEDED = 2
APPROVERS = ("chair", "board")
WRITERS = ("coordinator",)
PUBLISH_WITHIN = dt.timedelta(days=21)
"""From the answer to publication: the borrowed norm T20 of field guide 6(c)."""
MAX_WORDS = 3000

STATES = StateTable(
    "text",
    "drafted",
    {
        "drafted": ("drafted", "checked"),
        "checked": ("drafted", "published"),
        "published": ("superseded", "taken_down"),
        "superseded": (),
        "taken_down": (),
    },
)


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what will be read outside: nothing else reaches the page but the state, in fixed words."""

    theme: str
    year: int
    you_said: str
    we_asked: str
    they_answered: str = ""
    what_changed: str = ""


FIELDS = ("you_said", "we_asked", "they_answered", "what_changed")
LABELS = {
    "you_said": "You said",
    "we_asked": "We asked",
    "they_answered": "They answered",
    "what_changed": "What changed",
}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at. `approvals`: pairs of the words' hash and the approver."""

    state: str
    sha256: str
    writers: tuple[str, ...]
    approvals: tuple[tuple[str, str], ...] = ()
    is_returned: bool = False
    """An approver sent it back and nobody has changed the words since."""

    @property
    def approvers(self) -> frozenset[str]:
        """Those whose approval counts: of these very words, by somebody who wrote none of them."""
        return frozenset(by for of, by in self.approvals if of == self.sha256 and by not in self.writers)


def sha256(words: Words) -> str:
    return hashlib.sha256(msgspec.json.encode(words, order="deterministic")).hexdigest()


def check_may_write(viewer: Viewer) -> None:
    if viewer.role not in WRITERS:
        raise Refused("Only the panel's coordinator writes these texts.")


def check_may_approve(viewer: Viewer, draft: Draft) -> None:
    if viewer.role not in APPROVERS:
        raise Refused("Only the panel's chair and the partnership board approve these texts.")
    if viewer.id in draft.writers:
        raise Refused("You wrote some of these words, so somebody else must approve them.")


def check_can_draft(visibility: str, is_issued: bool, has_open_draft: bool) -> None:
    if not is_issued:
        raise NotNow("This recommendation is not issued yet, so there is nothing to tell.")
    if visibility != "public":
        raise NotNow("This recommendation is not meant for the public. The chair can issue one that is.")
    if has_open_draft:
        raise NotNow("There is a draft for this recommendation already. Change that one.")


def check_words(words: Words) -> None:
    problems = [
        Problem(f"Write what belongs under “{LABELS[field]}”", field)
        for field in ("you_said", "we_asked")
        if not getattr(words, field)
    ]
    problems += [
        Problem(f"Make “{LABELS[field]}” shorter: at most {MAX_WORDS:,} characters", field)
        for field in FIELDS
        if len(getattr(words, field)) > MAX_WORDS
    ]
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def check_can_edit(draft: Draft, seen: str | None = None) -> None:
    if draft.state not in ("drafted", "checked"):
        raise NotNow("This text was published, so its words stay. Write a new one that takes its place.")
    _check_seen(draft, seen)


def check_changed(draft: Draft, words: Words) -> None:
    if sha256(words) == draft.sha256:
        raise Invalid("You changed nothing, so there is nothing to keep", "you_said")


def check_can_check(draft: Draft) -> None:
    if draft.state != "drafted":
        raise NotNow("This text was checked already.")
    if draft.is_returned:
        raise NotNow("This text was sent back. Change the words first.")


def check_screened(problems: Sequence[Problem]) -> None:
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def check_can_approve(viewer: Viewer, draft: Draft, seen: str | None = None) -> None:
    if draft.state != "checked":
        raise NotNow("Only a text that passed the check can be approved.")
    _check_seen(draft, seen)
    if viewer.id in draft.approvers:
        raise NotNow("You have approved these words already.")


def _check_seen(draft: Draft, seen: str | None) -> None:
    if seen is not None and seen != draft.sha256:
        raise NotNow("The words changed after you opened this page. Nothing was kept. Read them again.")


def check_can_send_back(draft: Draft) -> None:
    if draft.state != "checked":
        raise NotNow("Only a text that waits for approval can be sent back.")


def check_reason(reason: str) -> None:
    if not reason:
        raise Invalid("Say why", "reason")


def check_can_publish(draft: Draft) -> None:
    if draft.state != "checked":
        raise NotNow("Only a checked text can be published, and only once.")
    missing = APPROVALS_NEEDED - len(draft.approvers)
    if missing > 0:
        people = "one more person" if missing == 1 else "two people"
        raise NotNow(f"Before it can be published, {people} must approve these words.")


def check_can_take_down(draft: Draft) -> None:
    if draft.state != "published":
        raise NotNow("This text is not on the public page.")


def state_words(draft: Draft) -> str:
    if draft.state == "checked":
        count = len(draft.approvers)
        return (
            "Ready to publish" if count >= APPROVALS_NEEDED else f"Approved by {count} of {APPROVALS_NEEDED}"
        )
    return {
        "drafted": "Draft",
        "published": "Published",
        "superseded": "Replaced",
        "taken_down": "Taken down",
    }[draft.state]
