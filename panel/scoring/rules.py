from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

import msgspec

from panel.accounts.permissions import SCORERS, Role
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.errors import why_not as why_not
from panel.kernel.screening import identifying
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer
from panel.scoring.agreement import spread
from panel.scoring.rubric import ALONE, FLAGS, NEEDS_COMMENT, OVERALL, SCALE, Criterion, Rubric

INDEPENDENT, DISCUSSION, AGREED, NOT_AGREED = "independent", "discussion", "agreed", "not agreed"
DRAFT, SUBMITTED, LAPSED = "draft", "submitted", "lapsed"
ENDED = (AGREED, NOT_AGREED)

PHASES = StateTable(
    "case",
    INDEPENDENT,
    {INDEPENDENT: (DISCUSSION,), DISCUSSION: ENDED, AGREED: (), NOT_AGREED: ()},
)
SHEETS = StateTable(
    "sheet",
    DRAFT,
    {DRAFT: (SUBMITTED, LAPSED), SUBMITTED: (), LAPSED: ()},
)

MEETING_BEFORE_ISSUE = "planned"
MEETING_OPEN = "open"
MEETING_TAKES_SCORES = ("issued", "open")
NO_CONFLICT = "none"


class Sight(IntEnum):
    """What of others' scoring of a case somebody may see. Each step holds the ones before it."""

    NOTHING = 0
    PROGRESS = 1
    """How many sheets are in: a number, nothing of what they say."""
    SHEETS = 2
    """Answers, comments and every figure made from them; never who gave them."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one person stands to one case: what the rules need to know of it, and nothing else.

    `declaration` is a `meetings.rules.Answer` or empty; `own_sheet` the state of their own sheet or empty.
    """

    meeting_state: str
    is_recalled: bool = False
    declaration: str = ""
    own_sheet: str = ""


class SheetFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What completeness is judged on, and which words are looked through for names."""

    answers: Mapping[str, tuple[str, str]]
    """Answer and comment by question."""
    overall: str
    confidence: int | None
    went_well: str = ""
    one_change: str = ""


def is_readable(item: Standing, viewer: Viewer) -> bool:
    """May this person know the case at all? The same table as `meetings.queries.readable_items`."""
    if item.is_recalled:
        return False
    if viewer.role == Role.COORDINATOR:
        return True
    if viewer.role not in SCORERS | {Role.OBSERVER}:
        return False
    return item.meeting_state != MEETING_BEFORE_ISSUE and item.declaration == NO_CONFLICT


def visible(item: Standing, viewer: Viewer, phase: str) -> Sight:
    """What of others' scoring this person may see: the one predicate (design: *Blind means blind*).

    Before the discussion opens nobody sees a sheet, whoever they are. A count is for the coordinator, who doesn't score,
    and for a chair whose own sheet is in. `queries.readable_sheets` is the same table in SQL.
    """
    if not is_readable(item, viewer):
        return Sight.NOTHING
    if phase != INDEPENDENT:
        return Sight.SHEETS
    if viewer.role == Role.COORDINATOR:
        return Sight.PROGRESS
    if viewer.role == Role.CHAIR and item.own_sheet == SUBMITTED:
        return Sight.PROGRESS
    return Sight.NOTHING


# One person's own sheet


def check_may_score(viewer: Viewer) -> None:
    if viewer.role not in SCORERS:
        raise Refused("Only panel members and the chair score cases. You can read this case.")


def check_can_score(item: Standing, phase: str) -> None:
    """Raises where the time for scoring alone is over, or this person's sheet is already in."""
    if item.own_sheet == SUBMITTED:
        raise NotNow("You have sent your scores for this case. Nobody can change them now, not even you.")
    if phase != INDEPENDENT or item.own_sheet == LAPSED:
        raise NotNow(
            "The panel has started to talk about this case, so new scores can't be taken. You can still read it and join in."
        )
    if item.meeting_state not in MEETING_TAKES_SCORES:
        raise NotNow("This meeting does not take scores now. Ask the coordinator when it will.")


def check_answer(rubric: Rubric, asked: Sequence[Criterion], criterion: str, answer: str) -> None:
    if criterion not in {c.id for c in asked}:
        raise Invalid("This question is not asked about this case. Reload the page.", "criterion")
    if answer and answer not in {a.code for a in rubric.answers}:
        raise Invalid("Choose one of the answers on the page.", f"answer-{criterion}")


def check_cites(cites: Sequence[str], known: Mapping[str, object]) -> None:
    if any(cite not in known for cite in cites):
        raise Invalid(
            "That paragraph is not in this case. Choose a paragraph number from the text.", "paragraph"
        )


def check_case_fields(overall: str, confidence: int | None) -> None:
    if overall and overall not in {c.code for c in ALONE}:
        raise Invalid("Choose one of the four overall views.", "overall")
    if confidence is not None and confidence not in (1, 2, 3, 4):
        raise Invalid("Choose one of the four answers.", "confidence")


def is_answered(answer: str, comment: str) -> bool:
    """An answer is given, with a comment where the answer needs one."""
    return bool(answer) and (answer not in NEEDS_COMMENT or bool(comment.strip()))


def missing(asked: Sequence[Criterion], sheet: SheetFacts) -> list[Problem]:
    """What still has to be done before a sheet can be sent, each with the place on the page."""
    found: list[Problem] = []
    for number, criterion in enumerate(asked, 1):
        answer, comment = sheet.answers.get(criterion.id, ("", ""))
        if not answer:
            found.append(
                Problem(f"Question {number}, {criterion.name}: choose an answer", f"q-{criterion.id}")
            )
        elif not is_answered(answer, comment):
            word = "Good practice" if answer == "3" else "Not met"
            found.append(
                Problem(f"Question {number}, {criterion.name}: say why you chose {word}", f"q-{criterion.id}")
            )
    if not sheet.overall:
        found.append(Problem("The case as a whole: choose your overall view", "q-case"))
    if sheet.confidence is None:
        found.append(Problem("The case as a whole: would you be confident reporting here?", "q-case"))
    return found


def naming(asked: Sequence[Criterion], sheet: SheetFacts, known: Collection[str]) -> list[Problem]:
    """Comments that seem to name a person or a case, each with the place on the page. `known` are everybody's abbreviations."""
    found: list[Problem] = []
    for number, criterion in enumerate(asked, 1):
        comment = sheet.answers.get(criterion.id, ("", ""))[1]
        found += [
            Problem(f"Question {number}, {criterion.name}: {p.sentence}", p.field)
            for p in identifying(comment, f"q-{criterion.id}", known)
        ]
    for text in (sheet.went_well, sheet.one_change):
        found += identifying(text, "q-case", known)
    return found


def check_can_submit(
    item: Standing, phase: str, asked: Sequence[Criterion], sheet: SheetFacts, known: Collection[str] = ()
) -> None:
    check_can_score(item, phase)
    if problems := [*missing(asked, sheet), *naming(asked, sheet, known)]:
        raise Invalid(problems[0].sentence, problems=problems)


def check_concern(text: str) -> None:
    if not text.strip():
        raise Invalid("Say in a few words what worries you. Do not write any names.", "concern")


MAX_PASSED_TO = 200


def check_may_raise(viewer: Viewer) -> None:
    if viewer.role not in SCORERS | {Role.OBSERVER}:
        raise Refused("You act on concerns yourself. Write down on the concern's page who you told.")


def may_pass_on(viewer: Viewer) -> bool:
    return viewer.role == Role.COORDINATOR


# The questions of a case


def check_may_choose_questions(viewer: Viewer) -> None:
    if viewer.role != Role.COORDINATOR:
        raise Refused("Only the coordinator chooses which extra questions are asked.")


def check_can_choose_questions(item: Standing, phase: str) -> None:
    """Only before the pack is issued, so that every scorer answers the same questions."""
    if item.meeting_state != MEETING_BEFORE_ISSUE or phase != INDEPENDENT:
        raise NotNow(
            "The pack has been issued, so the questions can't change: everybody answers the same ones."
        )


def check_questions(rubric: Rubric, plus: Sequence[str]) -> None:
    if set(plus) - {c.id for c in rubric.optional()}:
        raise Invalid("Choose from the extra questions on the page.", "plus")


# The discussion


def check_may_open(viewer: Viewer, item: Standing) -> None:
    """A chair learns how many sheets are in by opening, so their own must be in first."""
    if viewer.role == Role.CHAIR and item.own_sheet != SUBMITTED:
        raise Refused("Send your own scores for this case first. Then you can open the discussion.")
    if viewer.role not in (Role.CHAIR, Role.COORDINATOR):
        raise Refused("Only the chair or the coordinator can open the discussion.")


def check_can_open(item: Standing, phase: str, sheets_in: int) -> None:
    if not PHASES.allows(phase, DISCUSSION):
        raise NotNow("This discussion was opened before. Reload the page to see where it stands.")
    if item.meeting_state != MEETING_OPEN:
        raise NotNow("The discussion can start once the meeting is open. Open the meeting first.")
    if not sheets_in:
        raise NotNow("Nobody has sent scores for this case yet, so there is nothing to talk about.")


def check_may_lead(viewer: Viewer) -> None:
    if viewer.role != Role.CHAIR:
        raise Refused("Only the chair records what the panel agrees.")


def check_in_discussion(phase: str) -> None:
    if phase == INDEPENDENT:
        raise NotNow(
            "The discussion of this case has not been opened yet. Until then everybody scores alone."
        )
    if phase in ENDED:
        raise NotNow("The panel has finished with this case. What was agreed can't be changed.")


def check_agreed(
    rubric: Rubric, asked: Sequence[Criterion], criterion: str, answer: str, reason: str, first: Sequence[str]
) -> None:
    """`first` are the answers scorers first gave. A reason is asked for where the panel leaves what most of them said."""
    if criterion not in {c.id for c in asked}:
        raise Invalid("This question is not asked about this case. Reload the page.", "criterion")
    if not answer or answer not in {a.code for a in rubric.answers}:
        raise Invalid("Choose the answer the panel agrees on.", f"answer-{criterion}")
    if answer not in most_given(first) and not reason.strip():
        raise Invalid(
            "Most people first said something else. Say in a sentence why the panel moved.",
            f"reason-{criterion}",
        )


def check_can_end(
    overall: str, flags: Sequence[str], observations: str, unanswered: Sequence[Criterion]
) -> None:
    """F4b ends a case as not agreed and needs no agreed answers; every other finding needs them all."""
    problems: list[Problem] = []
    if overall not in {c.code for c in OVERALL}:
        problems.append(Problem("Choose the panel's overall finding", "overall"))
    if set(flags) - {c.code for c in FLAGS}:
        problems.append(Problem("Choose from the flags on the page", "flags"))
    if overall in _NEEDS_WORDS and not observations.strip():
        problems.append(Problem(_NEEDS_WORDS[overall], "observations"))
    if overall != "F4b":
        problems += [Problem(f"{c.name}: record the agreed answer", f"c-{c.id}") for c in unanswered]
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


_NEEDS_WORDS = {
    "F2": "Write down the panel's observations",
    "F3": "Write down what fell short",
    "F4a": "Write down what the panel needs to know",
    "F4b": "Write down both views",
}


def ending(overall: str) -> str:
    return NOT_AGREED if overall == "F4b" else AGREED


def check_may_dissent(own_sheet: str) -> None:
    if own_sheet != SUBMITTED:
        raise Refused("A minority view is for people who scored this case.")


# Figures of a discussion


def numbers(answers: Sequence[str]) -> list[int]:
    """The answers that lie on the 0 to 3 line."""
    return [int(a) for a in answers if a in SCALE]


def most_given(answers: Sequence[str]) -> set[str]:
    """The commonest answer, or all that are equally common; empty when there are none."""
    counts = Counter(answers)
    most = max(counts.values(), default=0)
    return {answer for answer, n in counts.items() if n == most}


def order_key(answers: Sequence[str], place: int) -> tuple[int, int, int, int]:
    """Widest spread first, then questions where somebody chose 0 or 3, then mixed kinds of answers, then the rubric's order."""
    return (
        -spread(numbers(answers)),
        -any(a in NEEDS_COMMENT for a in answers),
        -(len(set(answers)) > 1),
        place,
    )


def needs_talk(answers: Sequence[str]) -> bool:
    """A spread of two or more, or any 0 or 3 (field guide 6(b))."""
    return spread(numbers(answers)) >= 2 or any(a in NEEDS_COMMENT for a in answers)


def moved(first: Sequence[str], agreed: str) -> int:
    """How many scorers first gave another answer than the agreed one."""
    return sum(a != agreed for a in first)
