"""The time standards T01 to T18, computed from a case's true dates before anything is redacted (field guide 6(c)).

Each test answers met, late, not evidenced, does not apply, or can't be computed, in words a panel member reads. What is
missing in the file is never an error.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from panel.cases import codes, moments, victim_told
from panel.cases.gaps import Row, longest_gap
from panel.cases.measures import (
    Verdict,
    count,
    days,
    hours,
    months,
    not_applicable,
    not_shown,
    unknown_start,
    unreadable,
    working_days,
)
from panel.cases.moments import Moment
from panel.cases.standards_table import STANDARDS, SUMMARY_ONLY_CLASSES, SUMMARY_ONLY_FAMILIES
from panel.packs.contents import StandardResult
from redaction.bundle import CaseFacts, Review


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Local choices. `seen_within_a_day` turns on T13."""

    seen_within_a_day: bool = False


USUAL = Options()


class Assessed(msgspec.Struct, frozen=True):
    """A result, and the entry of case.json that ended the test, for the timeline."""

    result: StandardResult
    ended_by: str


def compute(facts: CaseFacts, options: Options = USUAL) -> tuple[StandardResult, ...]:
    return tuple(found.result for found in assess(facts, options))


def assess(facts: CaseFacts, options: Options = USUAL) -> tuple[Assessed, ...]:
    found = []
    for key, test in _TESTS.items():
        if key == "T13" and not options.seen_within_a_day:
            continue
        verdict = test(facts)
        row = STANDARDS[key]
        result = StandardResult(
            id=key, name=row.name, outcome=verdict.outcome, words=verdict.words, source=row.source
        )
        found.append(Assessed(result, verdict.ended_by))
    return tuple(found)


def _between(
    start: str | None, started: str, end: str | None, shown: str, measure: Callable[[Moment, Moment], Verdict]
) -> Verdict:
    """The usual test: from one date of the file to another."""
    if moments.is_unreadable(start) or moments.is_unreadable(end):
        return unreadable()
    first, last = moments.read(start), moments.read(end)
    if last is None:
        return not_shown(shown)
    return measure(first, last) if first else unknown_start(started)


def _limit(standard: str) -> int:
    return STANDARDS[standard].limit


def _recorded(facts: CaseFacts) -> Verdict:
    verdict = _between(
        facts.reported_at,
        "the crime was reported",
        facts.recorded_at,
        "when the crime was recorded",
        lambda start, end: hours(start, end, _limit("T01")),
    )
    return msgspec.structs.replace(verdict, ended_by="recorded_at")


def _reviews(facts: CaseFacts, wanted: Callable[[Review], bool]) -> tuple[list[tuple[Moment, str]], int]:
    """Dated reviews of the wanted sort, earliest first, and how many more have no date that can be used."""
    chosen = [(n, r) for n, r in enumerate(facts.reviews) if wanted(r)]
    dated = [(at, f"reviews[{n}]") for n, r in chosen if (at := moments.read(r.at))]
    return sorted(dated), len(chosen) - len(dated)


def _is_check(review: Review) -> bool:
    """A supervisor's own check, not a meeting at which the case came up."""
    rank = codes.rank(review.rank)
    if review.type in codes.MEETINGS or (rank and rank not in codes.SUPERVISORS):
        return False
    return bool(rank) or review.type in codes.REVIEWS


def _first_check(facts: CaseFacts) -> Verdict:
    dated, undated = _reviews(facts, _is_check)
    if moments.is_unreadable(facts.recorded_at) or (undated and not dated):
        return unreadable()
    reported, recorded = moments.read(facts.reported_at), moments.read(facts.recorded_at)
    since = [(at, entry) for at, entry in dated if reported is None or at.day >= reported.day]
    if not since:
        return not_shown("a check by a sergeant or above")
    start = recorded or reported
    if start is None:
        return unknown_start("the crime was recorded or reported")
    at, entry = since[0]
    if at.day < start.day or (at.has_time and start.has_time and at.at < start.at):
        words = f"Met: checked before the crime was recorded (limit {_limit('T02')} hours)"
        return Verdict("met", words, entry)
    return msgspec.structs.replace(hours(start, at, _limit("T02")), ended_by=entry)


def _spoc_check(facts: CaseFacts) -> Verdict:
    return _review_within(facts, "spoc10", "a check by the hate crime lead or their deputy", _limit("T03"))


def _review_within(facts: CaseFacts, kind: str, shown: str, limit: int) -> Verdict:
    """The first review of a kind, in calendar days from recording; one on the day before counts as at once."""
    dated, undated = _reviews(facts, lambda review: review.type == kind)
    if moments.is_unreadable(facts.recorded_at) or (undated and not dated):
        return unreadable()
    if not dated:
        return not_shown(shown)
    recorded = moments.read(facts.recorded_at)
    if recorded is None:
        return unknown_start("the crime was recorded")
    at, entry = dated[0]
    return msgspec.structs.replace(days(recorded, at, limit), ended_by=entry)


def _monthly_checks(facts: CaseFacts) -> Verdict:
    dated, undated = _reviews(facts, _is_check)
    if moments.is_unreadable(facts.closed_at):
        return unreadable()
    return longest_gap(
        Row(
            events=tuple(dated),
            undated=undated,
            closed=moments.read(facts.closed_at),
            limit=_limit("T04"),
            noun="any check by a supervisor",
        )
    )


def _police_meetings(facts: CaseFacts) -> Verdict:
    daily = _review_within(facts, "dmm", "it", _limit("T05"))
    weekly = _review_within(facts, "crime_meeting", "it", STANDARDS["T05"].weekly)
    both = (daily, weekly)
    for outcome in ("late", "cannot_compute", "not_evidenced", "met"):
        worst = [v for v in both if v.outcome == outcome]
        if worst:
            words = f"{_meeting('Daily meeting', daily)}. {_meeting('Weekly meeting', weekly)}"
            return Verdict(worst[0].outcome, words, worst[0].ended_by)
    return daily


def _meeting(name: str, verdict: Verdict) -> str:
    words = (
        "not evidenced"
        if verdict.outcome == "not_evidenced"
        else verdict.words[0].lower() + verdict.words[1:]
    )
    return f"{name}: {words}"


def _referral(facts: CaseFacts) -> Verdict:
    made = [(n, r) for n, r in enumerate(facts.referrals) if r.consent is not False and not r.declined_reason]
    if facts.referrals and not made:
        return not_applicable("the victim said no to a referral")
    if moments.is_unreadable(facts.reported_at):
        return unreadable()
    dated = sorted((at, f"referrals[{n}]") for n, r in made if (at := moments.read(r.at)))
    if not dated:
        if any(moments.is_unreadable(r.at) for _, r in made):
            return unreadable()
        return not_shown("a referral to support" if not made else "when the victim was referred to support")
    reported = moments.read(facts.reported_at)
    if reported is None:
        return unknown_start("the crime was reported")
    at, entry = next(((at, e) for at, e in dated if at.day >= reported.day), dated[0])
    if at.day < reported.day:
        return Verdict("met", "Met: already in touch with support before the report", entry)
    return msgspec.structs.replace(working_days(reported, at, _limit("T11")), ended_by=entry)


def _contact(facts: CaseFacts) -> Verdict:
    if moments.is_unreadable(facts.closed_at):
        return unreadable()
    events = [(at, f"contacts[{n}]") for n, c in enumerate(facts.contacts) if (at := moments.read(c.at))]
    undated = len(facts.contacts) - len(events)
    if agreed := moments.read(facts.victim_contact.agreed_at):
        events.append((agreed, "victim_contact.agreed_at"))
    interval = facts.victim_contact.agreed_interval_days
    is_agreed = interval is not None and interval > 0
    return longest_gap(
        Row(
            events=tuple(events),
            undated=undated,
            closed=moments.read(facts.closed_at),
            limit=interval if interval and is_agreed else _limit("T12"),
            noun="any contact with the victim",
            limit_note=", as agreed" if is_agreed else ", as nothing was agreed",
        )
    )


def _seen(facts: CaseFacts) -> Verdict:
    verdict = _between(
        facts.reported_at,
        "the crime was reported",
        facts.attended_at,
        "when an officer saw the victim",
        lambda start, end: hours(start, end, _limit("T13")),
    )
    return msgspec.structs.replace(verdict, ended_by="attended_at")


def _offers(facts: CaseFacts) -> Verdict:
    kinds = {document.kind for document in facts.documents}
    written = "letter" in kinds or any(c.channel in codes.WRITTEN for c in facts.contacts)
    shown = {
        "Personal statement": "vps" in kinds,
        "Needs or risk asked about": bool(facts.risk_assessments) or "risk" in kinds,
        "Written note": written,
    }
    words = ". ".join(f"{what}: {'yes' if is_there else 'not shown'}" for what, is_there in shown.items())
    if all(shown.values()):
        return Verdict("met", f"Met. {words}")
    return Verdict("not_evidenced", words)


def _asked_for_review(facts: CaseFacts) -> Verdict:
    outcome = facts.outcome
    if not outcome.vrr_requested_at:
        return not_applicable("no review was asked for")
    told = [at for c in facts.contacts if c.key_decision == "outcome" and (at := moments.read(c.at))]
    asked = moments.read(outcome.vrr_requested_at)
    if asked is None or moments.is_unreadable(outcome.decided_at):
        return unreadable()
    start = min((at for at in told if at.day <= asked.day), default=None) or moments.read(outcome.decided_at)
    if start is None:
        return unknown_start("the victim was told of the decision")
    return msgspec.structs.replace(months(start, asked, _limit("T15a")), ended_by="outcome.vrr_requested_at")


def _review_step(standard: str, facts: CaseFacts, end: str | None, shown: str, entry: str) -> Verdict:
    if not facts.outcome.vrr_requested_at:
        return not_applicable("no review was asked for")
    verdict = _between(
        facts.outcome.vrr_requested_at,
        "the review was asked for",
        end,
        shown,
        lambda first, last: working_days(first, last, _limit(standard)),
    )
    return msgspec.structs.replace(verdict, ended_by=entry)


def _review_answered(facts: CaseFacts) -> Verdict:
    at = facts.outcome.vrr_acknowledged_at
    shown = "when police said that they had the request"
    return _review_step("T15b", facts, at, shown, "outcome.vrr_acknowledged_at")


def _review_decided(facts: CaseFacts) -> Verdict:
    at = facts.outcome.vrr_decided_at
    return _review_step("T15c", facts, at, "the result of the review", "outcome.vrr_decided_at")


def _graffiti(facts: CaseFacts) -> Verdict:
    if not facts.graffiti.reported_at and not facts.graffiti.removed_at:
        return not_applicable("no graffiti was reported to the council")
    verdict = _between(
        facts.graffiti.reported_at,
        "the graffiti was reported to the council",
        facts.graffiti.removed_at,
        "when the graffiti was removed",
        lambda first, last: working_days(first, last, _limit("T16")),
    )
    note = ". Nobody could safely reach it" if facts.graffiti.accessible is False else ""
    return Verdict(verdict.outcome, verdict.words + note, "graffiti.removed_at")


def _charge(facts: CaseFacts) -> Verdict:
    is_summary = _is_summary_only(facts)
    if is_summary is None:
        return Verdict("cannot_compute", "Cannot compute: the file does not say what type of offence it is")
    if not is_summary:
        return not_applicable("this type of offence has no such time limit")
    if not facts.suspect.charged_at and facts.outcome.code != 1:
        if facts.outcome.code == 17:
            return Verdict("late", "Late: the time limit passed before anybody was charged")
        return not_applicable("nobody was charged")
    verdict = _between(
        facts.occurred_to or facts.occurred_from,
        "the offence happened",
        facts.suspect.charged_at,
        "when the suspect was charged",
        lambda first, last: months(first, last, _limit("T17")),
    )
    return msgspec.structs.replace(verdict, ended_by="suspect.charged_at")


def _is_summary_only(facts: CaseFacts) -> bool | None:
    offence = facts.offence
    if offence.aggravated:
        return False
    if offence.home_office_class:
        return offence.home_office_class.strip().upper() in SUMMARY_ONLY_CLASSES
    if offence.family is None:
        return None
    if offence.family not in SUMMARY_ONLY_FAMILIES:
        return False
    return None if offence.aggravated is None else True


def _learning(facts: CaseFacts) -> Verdict:
    if facts.outcome.code not in codes.NO_FURTHER_ACTION:
        return not_applicable("the case did not end in no further action")
    verdict = _between(
        facts.closed_at,
        "the case was closed",
        facts.learning_reviewed_at,
        "a learning review",
        _elapsed,
    )
    return msgspec.structs.replace(verdict, ended_by="learning_reviewed_at")


def _elapsed(closed: Moment, reviewed: Moment) -> Verdict:
    passed = (reviewed.day - closed.day).days
    when = f"{count(passed, 'day')} after the case closed" if passed > 0 else "by the day the case closed"
    return Verdict("met", f"Done {when} (no limit is set)")


_TESTS: dict[str, Callable[[CaseFacts], Verdict]] = {
    "T01": _recorded,
    "T02": _first_check,
    "T03": _spoc_check,
    "T04": _monthly_checks,
    "T05": _police_meetings,
    "T06": victim_told.told_of_arrest,
    "T07": victim_told.told_of_interview,
    "T08": victim_told.told_of_release,
    "T09": victim_told.told_of_bail,
    "T10": victim_told.told_of_no_investigation,
    "T11": _referral,
    "T12": _contact,
    "T13": _seen,
    "T14": _offers,
    "T15a": _asked_for_review,
    "T15b": _review_answered,
    "T15c": _review_decided,
    "T16": _graffiti,
    "T17": _charge,
    "T18": _learning,
}
