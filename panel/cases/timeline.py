"""What happened when, in days from Day 0, in plain sentences that name nobody (field guide 4.3: relative days, local hours)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from panel.cases import codes, moments
from panel.cases.moments import Moment
from panel.cases.standards import Assessed, assess
from panel.cases.victim_told import BAIL
from panel.cases.words import referred, reported
from panel.packs.contents import TimelineEntry
from redaction.bundle import CaseFacts, Contact, Review

_WEIGHT = {"late": 0, "met": 1, "not_evidenced": 2, "cannot_compute": 3, "not_applicable": 4}


class Happening(msgspec.Struct, frozen=True):
    """An entry of case.json that has a date. `entry` is its place there, such as `contacts[3]`."""

    at: Moment
    what: str
    entry: str


def day_zero(facts: CaseFacts) -> dt.date | None:
    """The London day the incident began, else was reported, else the earliest that the file names."""
    start = moments.read(facts.occurred_from) or moments.read(facts.reported_at)
    if start is None:
        start = min((h.at for h in _happenings(facts)), default=None)
    return start.day if start else None


def timeline(facts: CaseFacts, assessed: tuple[Assessed, ...] | None = None) -> tuple[TimelineEntry, ...]:
    """Every dated entry, earliest first, with the time standard that it ends."""
    zero = day_zero(facts)
    if zero is None:
        return ()
    ends = _ends(assess(facts) if assessed is None else assessed)
    ordered = sorted(enumerate(_happenings(facts)), key=lambda h: (h[1].at.day, h[1].at.clock, h[0]))
    return tuple(
        TimelineEntry(
            day=(happening.at.day - zero).days,
            clock=happening.at.clock,
            what=happening.what,
            standard=ends.get(happening.entry, ""),
        )
        for _, happening in ordered
    )


def _ends(assessed: tuple[Assessed, ...]) -> dict[str, str]:
    """The standard to show beside each entry; where several end there, a late one before one that was met."""
    found: dict[str, str] = {}
    for item in sorted(assessed, key=lambda a: _WEIGHT[a.result.outcome]):
        if item.ended_by and item.result.outcome in ("met", "late"):
            found.setdefault(item.ended_by, item.result.id)
    return found


def _happenings(facts: CaseFacts) -> list[Happening]:
    dated: list[Happening] = []
    for text, what, entry in _written(facts):
        at = moments.read(text)
        if at is not None:
            dated.append(Happening(at, what, entry))
    return dated


Written = Iterator[tuple[str | None, str, str]]
"""Date as written, sentence, entry."""


def _written(facts: CaseFacts) -> Written:
    yield from _incident(facts)
    yield from _suspect(facts)
    for n, review in enumerate(facts.reviews):
        yield review.at, _review(review), f"reviews[{n}]"
    for n, risk in enumerate(facts.risk_assessments):
        level = codes.known(risk.level, codes.RISK_LEVELS)
        yield risk.at, f"Risk to the victim assessed{': ' + level if level else ''}", f"risk_assessments[{n}]"
    for n, referral in enumerate(facts.referrals):
        yield referral.at, referred(referral), f"referrals[{n}]"
    interval = facts.victim_contact.agreed_interval_days
    every = f": every {interval} days" if interval and interval > 0 else ""
    yield facts.victim_contact.agreed_at, f"Contact agreed with the victim{every}", "victim_contact.agreed_at"
    for n, contact in enumerate(facts.contacts):
        yield contact.at, _contact(contact), f"contacts[{n}]"
    yield facts.graffiti.reported_at, "Graffiti reported to the council", "graffiti.reported_at"
    yield facts.graffiti.removed_at, "Graffiti removed", "graffiti.removed_at"
    yield from _ending(facts)


def _incident(facts: CaseFacts) -> Written:
    has_end = bool(facts.occurred_to) and facts.occurred_to != facts.occurred_from
    yield facts.occurred_from, "The incident started" if has_end else "The incident happened", "occurred_from"
    if has_end:
        yield facts.occurred_to, "The incident ended", "occurred_to"
    yield facts.reported_at, reported(facts), "reported_at"
    yield facts.attended_at, "An officer saw the victim or came to the place", "attended_at"
    yield facts.recorded_at, "Crime recorded", "recorded_at"
    yield facts.flag_set_at, "Marked as a hate crime", "flag_set_at"


def _suspect(facts: CaseFacts) -> Written:
    status = BAIL.get((facts.suspect.bail_status or "").strip().lower())
    how = {"bail": " on bail", "rui": " under investigation"}.get(status or "", "")
    yield facts.suspect.arrested_at, "Suspect arrested", "suspect.arrested_at"
    yield facts.suspect.interviewed_at, "Suspect interviewed", "suspect.interviewed_at"
    yield facts.suspect.released_at, f"Suspect released{how}", "suspect.released_at"
    if facts.suspect.bailed_at != facts.suspect.released_at:
        yield facts.suspect.bailed_at, "Suspect bailed", "suspect.bailed_at"
    yield facts.suspect.charged_at, "Suspect charged", "suspect.charged_at"


def _review(review: Review) -> str:
    rank = codes.rank(review.rank)
    return codes.known(review.type, codes.REVIEWS, "Review") + (f" ({rank})" if rank else "")


def _contact(contact: Contact) -> str:
    how = codes.known(contact.channel, codes.CONTACT_CHANNELS)
    about = codes.known(contact.key_decision, codes.KEY_DECISIONS)
    if about:
        return f"Victim told{' ' + how if how else ''}: {about}"
    who = "Victim got in touch" if contact.direction in ("in", "inbound") else "Contact with the victim"
    return f"{who}{' ' + how if how else ''}"


def _ending(facts: CaseFacts) -> Written:
    outcome = facts.outcome
    rank = codes.rank(outcome.authority_rank)
    words = codes.OUTCOMES.get(outcome.code if outcome.code is not None else -1, "")
    decided = f"Outcome decided{' (' + rank + ')' if rank else ''}"
    yield outcome.decided_at, f"{decided}{': ' + words if words else ''}", "outcome.decided_at"
    yield outcome.vrr_requested_at, "Victim asked for a review of the decision", "outcome.vrr_requested_at"
    yield (
        outcome.vrr_acknowledged_at,
        "Police answered the request for a review",
        "outcome.vrr_acknowledged_at",
    )
    yield outcome.vrr_decided_at, "Review of the decision finished", "outcome.vrr_decided_at"
    yield facts.closed_at, "Case closed", "closed_at"
    yield facts.learning_reviewed_at, "Learning review", "learning_reviewed_at"
