"""T06 to T10: was the victim told of a key decision in time, and with reasons (Victims' Code, Right 6)."""

from __future__ import annotations

import msgspec

from panel.cases import moments
from panel.cases.measures import (
    Verdict,
    not_applicable,
    not_shown,
    unknown_start,
    unreadable,
    working_days,
)
from panel.cases.moments import Moment
from panel.cases.standards_table import STANDARDS
from redaction.bundle import CaseFacts, Contact

BAIL = {"bail": "bail", "bailed": "bail", "police_bail": "bail", "rui": "rui"}


def told_of_arrest(facts: CaseFacts) -> Verdict:
    return _told("T06", facts, facts.suspect.arrested_at, ("arrest",), "no arrest is recorded")


def told_of_interview(facts: CaseFacts) -> Verdict:
    return _told(
        "T07", facts, facts.suspect.interviewed_at, ("interview",), "no interview under caution is recorded"
    )


def told_of_release(facts: CaseFacts) -> Verdict:
    """Somebody who is told of bail has been told of the release too."""
    released, charged = moments.read(facts.suspect.released_at), moments.read(facts.suspect.charged_at)
    if released and charged and charged.day <= released.day:
        return not_applicable("the suspect was charged before release")
    verdict = _told("T08", facts, facts.suspect.released_at, ("release", "bail"), "no release is recorded")
    return _with_reasons(verdict, facts)


def told_of_bail(facts: CaseFacts) -> Verdict:
    """With release under investigation, being told of the release is being told of that."""
    status = BAIL.get((facts.suspect.bail_status or "").strip().lower())
    if not status and not facts.suspect.bailed_at:
        return not_applicable("no bail and no release under investigation is recorded")
    start = facts.suspect.bailed_at or facts.suspect.released_at
    if not start:
        return unknown_start("the suspect was bailed or released under investigation")
    decisions = ("bail", "release") if status == "rui" else ("bail",)
    return _told("T09", facts, start, decisions, "")


def told_of_no_investigation(facts: CaseFacts) -> Verdict:
    """Applies to outcome 21; for an earlier decision the file holds no date to count from."""
    if facts.outcome.code != 21:
        if any(c.key_decision == "no_investigation" for c in facts.contacts):
            return unknown_start("police decided not to investigate")
        return not_applicable("no decision to stop investigating is recorded")
    if not facts.outcome.decided_at:
        return unknown_start("police decided not to investigate")
    verdict = _told("T10", facts, facts.outcome.decided_at, ("no_investigation", "outcome"), "")
    if verdict.outcome == "met" and not facts.referrals:
        return Verdict(
            "not_evidenced",
            "Not evidenced: told in time, but the file does not show that support was offered",
            verdict.ended_by,
        )
    return verdict


def tier(facts: CaseFacts) -> str:
    """Enhanced rights unless the file says otherwise: victims of hate crime normally have them."""
    return "standard rights" if facts.victim_contact.enhanced_rights is False else "enhanced rights"


def _told(
    standard: str, facts: CaseFacts, event: str | None, decisions: tuple[str, ...], why_not: str
) -> Verdict:
    if moments.is_unreadable(event):
        return unreadable()
    start = moments.read(event)
    if start is None:
        return not_applicable(why_not)
    told = [(n, c) for n, c in enumerate(facts.contacts) if c.key_decision in decisions]
    dated = [(at, n) for n, c in told if (at := moments.read(c.at)) and not _is_before(at, start)]
    if not dated:
        if any(moments.is_unreadable(c.at) for _, c in told):
            return unreadable()
        return not_shown("that the victim was told" if not told else "when the victim was told")
    at, number = min(dated)
    row = STANDARDS[standard]
    limit = row.limit if facts.victim_contact.enhanced_rights is False else row.enhanced
    return msgspec.structs.replace(
        working_days(start, at, limit, tier(facts)), ended_by=f"contacts[{number}]"
    )


def _is_before(first: Moment, second: Moment) -> bool:
    if first.has_time and second.has_time:
        return first.at < second.at
    return first.day < second.day


def _with_reasons(verdict: Verdict, facts: CaseFacts) -> Verdict:
    contact = _contact(verdict.ended_by, facts)
    if contact is None or contact.told_reason:
        return verdict
    if contact.told_reason is None:
        return msgspec.structs.replace(
            verdict, words=f"{verdict.words}. The file does not say if reasons were given"
        )
    if verdict.outcome == "met":
        return Verdict("not_evidenced", "Not evidenced: told in time, but without reasons", verdict.ended_by)
    return msgspec.structs.replace(verdict, words=f"{verdict.words}, and without reasons")


def _contact(entry: str, facts: CaseFacts) -> Contact | None:
    return facts.contacts[int(entry[len("contacts[") : -1])] if entry.startswith("contacts[") else None
