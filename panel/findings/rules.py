"""Who may do what with a finding, what its state allows, and when it is complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from panel.accounts.permissions import READERS, Role, may
from panel.findings.categories import STRANDS, CategorySet
from panel.findings.forms import FindingForm
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.errors import why_not as why_not
from panel.kernel.screening import problems as slip_problems
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer

DRAFTED, ADOPTED, DISCARDED = "drafted", "adopted", "discarded"
STATES = StateTable("finding", DRAFTED, {DRAFTED: (ADOPTED, DISCARDED), ADOPTED: (), DISCARDED: ()})
ORGANISATIONAL = "organisational"
ASKED = frozenset({Role.POLICE_LEAD, Role.RESPONDER})
"""They read what was found about their own agency."""
WATCHERS = frozenset({Role.BOARD, Role.AUDITOR})
"""They read what is for a whole organisation, not what one person should learn."""
MAX_TEXT = 1000


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft may be made of: the lists behind the form's fields. `cases` and `criteria`: words by id."""

    categories: CategorySet
    criteria: Mapping[str, str]
    agencies: tuple[str, ...]
    cases: Mapping[str, str]


def is_closed_view(viewer: Viewer) -> bool:
    """True for the panel itself: chair, members, coordinator, observer. Everybody else sees suppressed counts."""
    return viewer.role in READERS


# who


def check_may_write(viewer: Viewer) -> None:
    if not may(viewer.role, "findings.write"):
        raise Refused("Only the coordinator and the chair draft findings.")


def check_may_adopt(viewer: Viewer) -> None:
    if not may(viewer.role, "findings.adopt"):
        raise Refused("Only the panel chair adopts findings.")


# what the state allows


def check_can_draft(finished_cases: int) -> None:
    if not finished_cases:
        raise NotNow(
            "No case of this meeting is finished yet. Findings come when the panel has ended its first case."
        )


def check_can_change(state: str, sent_version: int, version: int) -> None:
    """`sent_version` is the one the person's page showed."""
    if state == ADOPTED:
        raise NotNow("This finding was adopted, so its words can't change. Draft a new one in its place.")
    if state == DISCARDED:
        raise NotNow("This draft was thrown away, so it can't change any more. Draft a new finding.")
    if sent_version != version:
        raise NotNow(
            "Somebody else changed this draft since you opened it, so yours was not saved. "
            "Your words are still below: copy them, then reload the page."
        )


def check_can_adopt(state: str, item_ids: Collection[str], finished: Collection[str]) -> None:
    """`finished`: items of the meeting's finished cases that were not called back."""
    if state == ADOPTED:
        raise NotNow("This finding was already adopted.")
    STATES.check(state, ADOPTED)
    if set(item_ids) - set(finished):
        raise NotNow(
            "One of the cases behind this finding was called back. Change the draft first, without that case."
        )


def check_can_discard(state: str) -> None:
    if state == ADOPTED:
        raise NotNow("This finding was adopted, so it stays. Draft a new one in its place.")
    if state == DISCARDED:
        raise NotNow("This draft was already thrown away.")


def check_can_supersede(state: str, superseded_by: str) -> None:
    if state != ADOPTED:
        raise NotNow("Only an adopted finding needs a new one in its place. Change this draft instead.")
    if superseded_by:
        raise NotNow("This finding was already replaced by a newer one. Start from that one.")


def check_not_twice(is_there: bool) -> None:
    if is_there:
        raise NotNow("You have already drafted this finding. Nothing was added.")


# completeness


def check_complete(form: FindingForm, choices: Choices, today: dt.date, known: Collection[str]) -> None:
    """Raises `Invalid` with one problem per field, in the order of the page."""
    lists = choices.categories
    problems: list[Problem] = []
    problems += _chosen(form.kind, lists.kinds, "Choose whether this went well or should get better", "kind")
    problems += _text_problems(form.text, today, known)
    problems += _all_chosen(
        form.criteria, choices.criteria, "Choose at least one question it comes from", "criteria"
    )
    problems += _all_chosen(form.cases, choices.cases, "Choose at least one case it rests on", "cases")
    problems += _chosen(form.theme, lists.themes, "Choose a theme", "theme")
    problems += _chosen(form.phase, lists.phases, "Choose the part of the case it is about", "phase")
    if form.strand and form.strand not in {s.key for s in STRANDS}:
        problems.append(Problem("Choose a strand from the list", "strand"))
    if form.agency not in choices.agencies:
        problems.append(Problem("Choose the body it is about", "agency"))
    problems += _chosen(form.level, lists.levels, "Choose who should learn from it", "level")
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def _chosen(value: str, among: Collection[Any], sentence: str, field: str) -> list[Problem]:
    return [] if value in {c.key for c in among} else [Problem(sentence, field)]


def _all_chosen(values: Collection[str], among: Collection[str], sentence: str, field: str) -> list[Problem]:
    return [] if values and set(values) <= set(among) else [Problem(sentence, field)]


def _text_problems(text: str, today: dt.date, known: Collection[str]) -> list[Problem]:
    if not text:
        return [Problem("Write what the panel found", "text")]
    if len(text) > MAX_TEXT:
        return [Problem(f"Use fewer words: at most {MAX_TEXT:,} characters", "text")]
    return slip_problems(text, "text", today, known)
