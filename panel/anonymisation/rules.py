"""Who may prepare a case, and when. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from panel.accounts.permissions import Role
from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer
from redaction.bundle import CaseFacts

LEASE = dt.timedelta(seconds=60)
MAX_ATTEMPTS = 3
LEAST_REASON_WORDS = 3
LONGEST_LABEL = 80
SHORTEST = 4
"""Characters below which a name is too easily an ordinary word."""

TASK = StateTable(
    "case",
    "todo",
    {"todo": ("doing",), "doing": ("done", "todo", "failed"), "failed": ("todo",), "done": ()},
)
WORK = StateTable(
    "case",
    "not started",
    {"not started": ("in progress",), "in progress": ("submitted",), "submitted": ("in progress",)},
)

KILLED = "The machine stopped while it worked on this case."
TOO_LONG = "This case took longer than the time we allow."
NO_MODEL = "The language model is not installed."
FAILED = "Part of this case could not be searched."
DISPOSED = "The case file was disposed of before the machine could work on it."
GAVE_UP = (
    "We could not prepare this case: {cause} We tried {attempts} times. The originals are kept and nothing was released. "
    "Ask the person who runs this service to look, then press Try again."
)


def gave_up(cause: str, attempts: int) -> str:
    return GAVE_UP.format(cause=cause[:1].lower() + cause[1:], attempts=attempts)


def after_failure(attempts: int) -> str:
    """What a task becomes when an attempt failed: it gets `MAX_ATTEMPTS` in all."""
    return "failed" if attempts >= MAX_ATTEMPTS else "todo"


def check_may_prepare(viewer: Viewer) -> None:
    if viewer.role != Role.PREPARER:
        raise Refused("Only a case preparer may decide what is redacted.")


def check_can_decide(state: str) -> None:
    if state == "submitted":
        raise NotNow(
            "This case is with the verifiers, so nothing can be changed. Take it back first; they will then have to start again."
        )


def check_can_take_back(state: str, is_sealed: bool) -> None:
    if state != "submitted":
        raise NotNow("This case is not with the verifiers. You can work on it.")
    if is_sealed:
        raise NotNow("This case is sealed and open to the panel. Ask a verifier to call it back first.")


def check_can_check(state: str) -> None:
    if state == "submitted":
        raise NotNow("This case is already with the verifiers.")


def check_can_submit(state: str, open_count: int, is_checked: bool, leak_count: int) -> None:
    """`is_checked`: the residual check ran after the newest decision."""
    check_can_check(state)
    if open_count:
        places = "1 doubtful place has" if open_count == 1 else f"{open_count} doubtful places have"
        raise NotNow(f"{places} not been looked at. Accept or reject each one, then submit.")
    if not is_checked:
        raise NotNow("Something changed since the last check. Run the check again, then submit.")
    if leak_count:
        left = "1 thing is" if leak_count == 1 else f"{leak_count} things are"
        raise NotNow(
            f"{left} left that could identify somebody. Hide each one, or let it stay with a reason."
        )


def check_reason(reason: str, field: str = "reason") -> None:
    if len(reason.split()) < LEAST_REASON_WORDS:
        raise Invalid(f"Say why in at least {LEAST_REASON_WORDS} words. The verifiers will read it.", field)


def check_label(label: str, field: str = "label") -> None:
    if not label.strip():
        raise Invalid("Write the words that the panel will read in its place", field)
    if len(label) > LONGEST_LABEL or "\n" in label:
        raise Invalid(f"Use one line of at most {LONGEST_LABEL} characters", field)


def identifiers_in(text: str, facts: CaseFacts, surnames: bool = False) -> list[str]:
    """Names, references and contact details of case.json that stand word for word in `text`; the last line of defence.

    It looks at what is written around the documents (summary, timeline, answers), which the residual check doesn't read.
    With `surnames` a last name alone counts too: for words that somebody typed and can put differently.
    """
    return standing_in(text, _identifiers(facts, surnames))


def standing_in(text: str, words: Iterable[str]) -> list[str]:
    """Those of `words` that stand whole in `text`, whatever their case and marks; too short ones say nothing."""
    folded = f" {_plain(text)} "
    return sorted({w for w in words if len(_plain(w)) >= SHORTEST and f" {_plain(w)} " in folded})


def _identifiers(facts: CaseFacts, surnames: bool) -> Iterable[str]:
    found = [facts.reference, facts.location or "", *facts.other_references.values()]
    for party in facts.parties:
        found += [party.name if " " in party.name.strip() else "", party.date_of_birth or ""]
        found += [*party.addresses, *party.phones, *party.emails, *party.vehicles, *party.handles]
        if surnames:
            found += [*party.also_known_as, *party.name.split()[-1:]]
    return [f.strip() for f in found]


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
