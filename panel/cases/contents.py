"""The head of a sealed pack: what a case's facts say about it without naming anybody, any place or any day."""

from __future__ import annotations

from panel.cases import codes, moments, words
from panel.cases.measures import count
from panel.cases.standards import USUAL, Options, assess
from panel.cases.timeline import timeline
from panel.cases.victim_told import tier
from panel.packs.contents import Contents, Fact
from redaction.bundle import CaseFacts


def header(facts: CaseFacts, options: Options = USUAL) -> Contents:
    """`Contents` without policy, people and documents. Nothing in it is free text of case.json."""
    assessed = assess(facts, options)
    code = facts.outcome.code if facts.outcome.code in codes.OUTCOMES else None
    agency = words.agency(facts)
    return Contents(
        policy="",
        strands=codes.known_codes(facts.strands, codes.STRANDS),
        sub_strands=codes.known_codes(facts.sub_strands, codes.SUB_STRANDS),
        location_type=_code(facts.location_type, codes.LOCATIONS),
        report_channel=_code(facts.report_channel, codes.CHANNELS),
        area=words.area(facts),
        closed_quarter=words.season(facts.closed_at),
        agencies=(agency,) if agency else (),
        outcome_code=code,
        outcome_words="" if code is None else codes.OUTCOMES[code],
        warning=words.warning(facts),
        summary=_summary(facts),
        timeline=timeline(facts, assessed),
        standards=tuple(found.result for found in assessed),
    )


def _code(text: str | None, known: dict[str, str]) -> str:
    """The code itself; *other* when the list does not have it; nothing when none is given."""
    if not text:
        return ""
    code = text.strip().lower()
    return code if code in known else "other"


def _summary(facts: CaseFacts) -> tuple[Fact, ...]:
    rows = (
        ("Type of case", _type(facts)),
        ("Reason for the hostility", _listed(facts.strands, codes.STRANDS)),
        ("More exactly", _listed(facts.sub_strands, codes.SUB_STRANDS)),
        ("Where it happened", codes.known(facts.location_type, codes.LOCATIONS)),
        ("How police heard of it", words.reported_by(facts) if facts.report_channel else ""),
        ("Risk to the victim", _risk(facts)),
        ("Contact agreed with the victim", _agreed(facts)),
        ("Victims' Code", tier(facts)),
        ("Suspect", _suspect(facts)),
        ("Outcome", codes.OUTCOMES.get(-1 if facts.outcome.code is None else facts.outcome.code, "")),
        ("Who decided the outcome", codes.rank(facts.outcome.authority_rank)),
        ("Other routes considered", _listed(facts.alternatives, codes.ALTERNATIVES)),
        ("Victim told of the right to a review", _yes_no(facts.outcome.vrr_offered)),
        ("From report to closing", _length(facts)),
    )
    return tuple(Fact(name, value) for name, value in rows if value)


def _type(facts: CaseFacts) -> str:
    if facts.case_type != "crime":
        return codes.known(facts.case_type, codes.CASE_TYPES)
    family = codes.known(facts.offence.family, codes.FAMILIES)
    if not family:
        return "a crime"
    return f"{family}, aggravated by race or religion" if facts.offence.aggravated else family


def _listed(found: tuple[str, ...], known: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(known[code] for code in codes.known_codes(found, known)))


def _risk(facts: CaseFacts) -> str:
    """Each level in the order it was set."""
    levels = [codes.known(r.level, codes.RISK_LEVELS) for r in facts.risk_assessments]
    return ", then ".join(filter(None, levels))


def _agreed(facts: CaseFacts) -> str:
    interval = facts.victim_contact.agreed_interval_days
    return f"every {count(interval, 'day')}" if interval and interval > 0 else "no agreement is recorded"


def _suspect(facts: CaseFacts) -> str:
    if facts.suspect.identified is None:
        return ""
    if not facts.suspect.identified:
        return "not identified"
    return "identified, under 18" if facts.suspect.is_child else "identified"


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _length(facts: CaseFacts) -> str:
    reported, closed = moments.read(facts.reported_at), moments.read(facts.closed_at)
    if reported is None or closed is None or closed.day < reported.day:
        return ""
    return count((closed.day - reported.day).days, "day")
