"""The rubric: the questions a panel asks of a case, and the answers it may give (field guide 6(a))."""

from __future__ import annotations

import msgspec

SCALE = ("0", "1", "2", "3")
NOT_SHOWN, CONFLICTS, REDACTION, DOES_NOT_APPLY = "NS", "CF", "RD", "NA"
OTHERS = (NOT_SHOWN, CONFLICTS, REDACTION, DOES_NOT_APPLY)
NEEDS_COMMENT = ("0", "3")


class AnswerKind(msgspec.Struct, frozen=True):
    code: str
    label: str
    meaning: str


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `anchors` say what each point of the scale means here; `timers` are ids of time standards.

    A `core` question is always asked; the coordinator may add the others, case by case.
    """

    id: str
    key: str
    name: str
    core: bool = True
    phase: str = ""
    question: str
    why: str = ""
    anchors: dict[str, str] = {}
    evidence: str = ""
    standard: str = ""
    timers: tuple[str, ...] = ()


class Rubric(msgspec.Struct, frozen=True, kw_only=True):
    """One version. It never changes: a change is a new version, and a sheet names the one it used."""

    format: int = 1
    version: str
    title: str
    introduction: str = ""
    answers: tuple[AnswerKind, ...]
    criteria: tuple[Criterion, ...]

    def asked(self, plus: tuple[str, ...] = ()) -> tuple[Criterion, ...]:
        """The core questions and the chosen others, in the rubric's order."""
        return tuple(c for c in self.criteria if c.core or c.id in plus)

    def optional(self) -> tuple[Criterion, ...]:
        return tuple(c for c in self.criteria if not c.core)

    def criterion(self, criterion_id: str) -> Criterion | None:
        return next((c for c in self.criteria if c.id == criterion_id), None)

    def label(self, code: str) -> str:
        return next((a.label for a in self.answers if a.code == code), code)


def decode(data: bytes) -> Rubric:
    """A rubric from JSON. Raises `msgspec.ValidationError` when it isn't one."""
    return msgspec.json.decode(data, type=Rubric)


class Category(msgspec.Struct, frozen=True):
    """A choice with its plain words."""

    code: str
    label: str
    meaning: str


OVERALL = (
    Category("F1", "Appropriate", "The case was handled in line with policy and with the Victims' Code."),
    Category(
        "F2",
        "Appropriate, with observations",
        "The case was handled properly on the whole. The panel has points to make about how it could have been better.",
    ),
    Category(
        "F3",
        "Not in line",
        "The handling fell short of policy or the Victims' Code in a way that matters.",
    ),
    Category(
        "F4a",
        "Cannot conclude: needs information",
        "The panel needs to know more before it can decide. We ask for it, and the case comes back to the next meeting.",
    ),
    Category(
        "F4b",
        "Cannot conclude: members disagree",
        "Members looked at the same file and still disagree. Both views are written down and printed.",
    ),
)
"""The overall finding on a case (field guide 6(b)). It is chosen, never worked out from the answers."""

ALONE = OVERALL[:4]
"""What one member may think of a case: nobody disagrees alone."""

FLAGS = (
    Category(
        "notable_practice",
        "Notable practice",
        "Something here was done so well that others should hear about it.",
    ),
    Category(
        "individual_learning",
        "Learning for one person",
        "One worker could do something differently next time. We pass it on through their manager, as help and not as blame.",
    ),
    Category(
        "organisational_learning",
        "Learning for the organisation",
        "A rule, a form, a system or a habit needs to change, not just one person.",
    ),
    Category(
        "possible_misrecording",
        "Possibly recorded wrongly",
        "The crime, a strand or the outcome may be written down wrongly. The force should check it.",
    ),
    Category(
        "urgent_referral",
        "Urgent: pass on today",
        "Someone may be at risk now, or a worker may have done something seriously wrong. This leaves the panel the same day.",
    ),
    Category(
        "redaction_problem",
        "Redaction problem",
        "We hid too much to judge the case, or left in something that should have been hidden.",
    ),
    Category(
        "recognised",
        "A member recognised the case",
        "A member thinks they know who or what this is about. They stop reading, and their scores do not count. They do not say who it is.",
    ),
)

CONFIDENCE = (
    (4, "Yes, very"),
    (3, "Yes, quite"),
    (2, "Not very"),
    (1, "Not at all"),
)
"""Would you be confident reporting here? An opinion, reported apart from the answers."""


def overall_label(code: str) -> str:
    return next((c.label for c in OVERALL if c.code == code), code)


def flag_label(code: str) -> str:
    return next((c.label for c in FLAGS if c.code == code), code)
