"""Which case files may come in, what a preparer should know about them, and what states they pass through."""

from __future__ import annotations

import datetime as dt

import msgspec

from panel.accounts.permissions import Role
from panel.cases import codes, moments
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer
from panel.kernel.working_days import add_working_days
from redaction.bundle import CaseBundle, CaseFacts

STATES = StateTable(
    "case file",
    "received",
    {"received": ("accepted", "refused"), "accepted": ("disposed",), "refused": (), "disposed": ()},
)
PREPARE_WORKING_DAYS = 20
"""How long a case may wait to be made ready; our own target, no standard says one."""
REVIEW_WINDOW_MONTHS = 3
"""The Victims' Right to Review stays open for three months (field guide 2.5)."""

REASONS = {
    "not_closed": "The case has no closing date. Only closed cases come here: bring it when it is closed.",
    "closing_unreadable": "We can't read the closing date. Write it as 2026-05-31, then bring the case again.",
    "closes_later": "The closing date has not come yet. Bring the case when it is closed.",
    "live": "Something still runs on this case, such as a court case, an appeal, a complaint or a review. Bring it when that is over.",
    "review_running": "The victim asked for a review and no decision is recorded. Bring the case when the review is decided.",
    "no_strand": "The case names no hate crime strand that we know, such as race or disability. Add it, then bring the case again.",
    "non_crime": "This is an incident that is no crime, and this panel reads crimes only. Ask your panel coordinator if that should change.",
    "unknown_type": "We don't know this type of case. It must be crime or asb.",
    "no_words": "None of the documents holds any words. Bring the case again with documents that can be read as text.",
    "other_agency": "The case says that it belongs to another agency. Ask somebody there to bring it in.",
}
"""Why a bundle is refused, as sentences that identify nobody: they are kept in the open."""


class Eligibility(msgspec.Struct, frozen=True, kw_only=True):
    """What an installation lets in. `non_crime` is a legacy type, off by default (field guide 9)."""

    non_crime: bool = False


STANDARD = Eligibility()


def refusals(
    bundle: CaseBundle, agency: str, now: dt.datetime, allowed: Eligibility = STANDARD
) -> tuple[str, ...]:
    """Codes of `REASONS` that speak against taking the bundle; none means it is accepted."""
    facts = bundle.facts
    found = [
        _closing(facts, now),
        "live" if facts.live else "",
        "review_running" if facts.outcome.vrr_requested_at and not facts.outcome.vrr_decided_at else "",
        "" if codes.known_codes(facts.strands, codes.STRANDS) else "no_strand",
        _type(facts, allowed),
        "" if any(d.text.strip() for d in bundle.documents) else "no_words",
        "other_agency" if _is_other(facts.agency, agency) else "",
    ]
    return tuple(filter(None, found))


def _closing(facts: CaseFacts, now: dt.datetime) -> str:
    if moments.is_unreadable(facts.closed_at):
        return "closing_unreadable"
    closed = moments.read(facts.closed_at)
    if closed is None:
        return "not_closed"
    return "closes_later" if closed.at > now else ""


def _type(facts: CaseFacts, allowed: Eligibility) -> str:
    if facts.case_type not in codes.CASE_TYPES:
        return "unknown_type"
    return "non_crime" if facts.case_type == "non_crime" and not allowed.non_crime else ""


def _is_other(theirs: str | None, ours: str) -> bool:
    if not theirs or not ours:
        return False
    return " ".join(theirs.split()).casefold() != " ".join(ours.split()).casefold()


def warnings(facts: CaseFacts, now: dt.datetime) -> tuple[str, ...]:
    """What does not stand in the way but should be known, as sentences for the preparer."""
    found: list[str] = []
    closed = moments.read(facts.closed_at)
    if closed and moments.add_months(closed.day, REVIEW_WINDOW_MONTHS) > london_date(now):
        until = moments.add_months(closed.day, REVIEW_WINDOW_MONTHS)
        found.append(
            f"The case closed less than 3 months ago: until {until.day} {until:%B %Y} the victim may still ask for a review."
        )
    if not facts.contacts and facts.victim_contact.agreed_interval_days is None:
        found.append(
            "The case holds no data about contact with the victim, so the panel can't see if promises were kept."
        )
    if facts.outcome.code is None or facts.outcome.code not in codes.OUTCOMES or facts.outcome.code == 0:
        found.append("The case names no outcome that we know. It needs a code from 1 to 22.")
    unknown = [s for s in facts.strands if not codes.known_codes((s,), codes.STRANDS)]
    unknown += [s for s in facts.sub_strands if not codes.known_codes((s,), codes.SUB_STRANDS)]
    if unknown:
        found.append(f"We don't know this as a strand: {', '.join(unknown)}. The panel will not see it.")
    return (*found, *_odd_dates(facts))


def _odd_dates(facts: CaseFacts) -> list[str]:
    """Dates that nobody can use, or that come in an order which can't be."""
    named = {
        "occurred_from": facts.occurred_from,
        "reported_at": facts.reported_at,
        "recorded_at": facts.recorded_at,
        "closed_at": facts.closed_at,
        "outcome.decided_at": facts.outcome.decided_at,
        **{f"contacts[{n}].at": c.at for n, c in enumerate(facts.contacts)},
        **{f"reviews[{n}].at": r.at for n, r in enumerate(facts.reviews)},
        **{f"referrals[{n}].at": r.at for n, r in enumerate(facts.referrals)},
    }
    found = [
        f"We can't read {field} as a date." for field, text in named.items() if moments.is_unreadable(text)
    ]
    order = [("reported_at", "occurred_from"), ("recorded_at", "reported_at"), ("closed_at", "recorded_at")]
    for later, earlier in order:
        second, first = moments.read(named[later]), moments.read(named[earlier])
        if (
            first
            and second
            and (second.day < first.day or (first.has_time and second.has_time and second < first))
        ):
            found.append(f"{later} comes before {earlier}. Check both.")
    return found


def due_on(received_at: dt.datetime) -> dt.date:
    return add_working_days(london_date(received_at), PREPARE_WORKING_DAYS)


def check_may_bring(viewer: Viewer) -> None:
    if viewer.role not in (Role.PREPARER, "system"):
        raise Refused("Only a case preparer can bring in case files. Nothing was kept.")


def check_may_dispose(viewer: Viewer) -> None:
    if viewer.role not in (Role.PREPARER, Role.POLICE_LEAD):
        raise Refused("Only a case preparer or the police lead can destroy a case file. Nothing was changed.")


def check_can_dispose(state: str) -> None:
    if state == "disposed":
        raise NotNow("This case file was already destroyed. There is nothing left to do.")
    if not STATES.allows(state, "disposed"):
        raise NotNow("This case was refused, so nothing of it was kept. There is nothing to destroy.")


def check_confirmed(is_confirmed: bool) -> None:
    if not is_confirmed:
        raise Invalid("Tick the box to say that you want to destroy this case file", "confirmed")


def check_may_take(viewer: Viewer) -> None:
    if viewer.role != Role.PREPARER:
        raise Refused("Only a case preparer can take a case file. Nothing was changed.")


def check_can_take(state: str, held_by: str, viewer: Viewer) -> None:
    if state != "accepted":
        raise NotNow(f"This case file is {state}, so there is nothing to prepare.")
    if held_by == viewer.id:
        raise NotNow("You already have this case file.")


def check_may_draw(viewer: Viewer) -> None:
    if viewer.role not in (Role.PREPARER, Role.POLICE_LEAD):
        raise Refused("Only a case preparer or the police lead can draw a sample. Nothing was changed.")


def why_not_take(state: str, held_by: str, viewer: Viewer) -> str:
    """The sentence of the rule that says no; empty when this person may take the case now."""
    try:
        check_may_take(viewer)
        check_can_take(state, held_by, viewer)
    except (Refused, NotNow) as error:
        return str(error)
    return ""
