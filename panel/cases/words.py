"""A case's facts in words that may leave the office: only from code lists, never from free text."""

from __future__ import annotations

import re

from panel.cases import codes, moments
from redaction.bundle import CaseFacts, Referral

_PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ &'’-])*")
_LONGEST_PLACE = 40

ABUSE = {
    "race": "race",
    "religion": "religion",
    "sexual_orientation": "sexual orientation",
    "transgender": "transgender people",
    "disability": "disability",
    "age": "age",
    "sex": "sex or gender",
    "gender": "sex or gender",
    "subculture": "the way people dress or live",
}
"""What the words of hostility in a case are about, for the warning before it opens."""
REPORTERS = frozenset({"third_party", "victims_first", "officer", "school", "hospital", "council"})
"""Channels that are somebody, by whom a case is reported; the others are ways, through which it is."""
VIOLENT = frozenset({"violence", "robbery", "sexual", "arson"})


def reported_by(facts: CaseFacts) -> str:
    """Such as *a third party (Tell MAMA)*. A local body is not named: it could point at a small community."""
    how = codes.known(facts.report_channel, codes.CHANNELS, codes.CHANNELS["other"])
    body = _national(facts.reported_by)
    return f"{how} ({body})" if body else how


def reported(facts: CaseFacts) -> str:
    """Such as *Reported by a third party (Tell MAMA)* or *Reported through a 101 call*."""
    joint = "by" if (facts.report_channel or "").strip().lower() in REPORTERS else "through"
    return f"Reported {joint} {reported_by(facts)}" if facts.report_channel else "Reported to the police"


def referred(referral: Referral) -> str:
    body = _national(referral.to)
    if referral.consent is False or referral.declined_reason:
        return "Support offered, and the victim said no"
    return f"Referred to {body}" if body else "Referred to a support service"


def _national(name: str | None) -> str:
    """The body's usual name when it is national, else nothing. *Victims First (young victims)* is still that body."""
    return codes.known(re.sub(r"\(.*?\)", "", name or ""), codes.NATIONAL_BODIES)


def area(facts: CaseFacts) -> str:
    """The police area, unless what is written there looks finer: with a number, a comma or many words."""
    text = " ".join((facts.area or "").split())
    fits = len(text) <= _LONGEST_PLACE and _PLACE.fullmatch(text) and len(text.split()) <= 4
    return text if fits and text.casefold() != (facts.location or "").strip().casefold() else ""


def agency(facts: CaseFacts) -> str:
    text = " ".join((facts.agency or "").split())
    return text if _PLACE.fullmatch(text) and len(text) <= 120 else ""


def season(text: str | None) -> str:
    """*spring 2026*; winter is named after both its years."""
    closed = moments.read(text)
    if closed is None:
        return ""
    month, year = closed.day.month, closed.day.year
    if month in (12, 1, 2):
        first = year if month == 12 else year - 1
        return f"winter {first}-{(first + 1) % 100:02d}"
    return f"{('spring', 'summer', 'autumn')[(month - 3) // 3]} {year}"


def warning(facts: CaseFacts) -> str:
    """What a reader should know before opening."""
    strands = codes.known_codes(facts.strands, ABUSE)
    about = _listed(list(dict.fromkeys(ABUSE[s] for s in strands)))
    found = [f"This case quotes abuse about {about}." if about else "This case quotes words of hostility."]
    if facts.offence.family in VIOLENT:
        found.append("It describes violence.")
    if facts.suspect.is_child or any(p.role == "child" for p in facts.parties):
        found.append("A child is involved.")
    return " ".join(found)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))
