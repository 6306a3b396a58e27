"""One verdict for each stretch of text: overlaps settled, officers' numbers joined to officers, odd ends trimmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from redaction.characters import whole
from redaction.finding import Finding
from redaction.lexicon import is_police_term
from redaction.people import Register
from redaction.recognisers.policing.fragments import RANK
from redaction.spans import DIRECT
from redaction.stretches import Stretches
from redaction.widen import accounts_joined, widened

PROVEN = 0.85
"""From this belief on even one character of a finding that another leaves over is kept."""
HARD = ("EM", "PH", "BANK", "ID", "DOB", "PC", "VRM", "AD", "RF", "HD", "OC")
BESIDE = re.compile(
    r"^[ ]?(?:/|,|\(|#|-)?[ ]?(?P<x>[A-Z]{0,2}\d{3,6}[A-Z]{0,2})(?![\w/:.]|[ ]?(?i:hrs?|hours|days|am|pm)\b|-\d)"
)
AHEAD = re.compile(r"(?<![\w/:.£])(?P<x>[A-Z]{0,2}\d{3,6}[A-Z]{0,2})[ ]?[/,]?[ ]?$")
BESIDE_GAP = 3
RANK_AHEAD = re.compile(rf"{RANK}[ ./#:-]{{1,2}}(?=\S*\d)")
JOINED = ("DT", "AGE", "RF", "ID", "OC", "PH", "BANK", "AD")
"""Types of which two findings that overlap are one thing seen by two witnesses."""
LONGEST_JOINED = 90
CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d$|(?:19|20)\d\d$")


def rank_of(finding: Finding) -> tuple[float, ...]:
    """What wins where two findings overlap: hard forms and people over guesses, then length, then belief."""
    firmness = (
        2
        if finding.type in HARD and finding.score >= 0.85
        else 1
        if finding.type in DIRECT or finding.score >= 0.8
        else 0
    )
    if finding.type == "P" and finding.score >= 0.9:
        firmness = 2
    return (-(finding.end - finding.start), -firmness, -finding.score, finding.start)


def without_overlap(findings: Iterable[Finding]) -> list[Finding]:
    """The longest first; what overlaps it is cut down to the part outside, or dropped when nothing useful is left."""
    kept: Stretches[Finding] = Stretches()
    ordered = sorted(joined(findings), key=lambda f: (*rank_of(f), f.type, f.source))
    for finding in ordered:
        clash = kept.over(finding.start, finding.end)
        if not clash:
            kept.add(finding)
        elif len(clash) == 1 and finding.type in (*DIRECT, "DT"):
            rest = outside(finding, clash[0])
            if rest is not None and not kept.over(rest.start, rest.end):
                kept.add(rest)
    return kept.in_order()


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one type that overlap made one, with the better one's reason; the rest as they are."""
    made: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.type, f.start, -f.end, f.source)):
        last = made[-1] if made else None
        if (
            last is not None
            and finding.type in JOINED
            and last.type == finding.type
            and finding.start < last.end
            and max(last.end, finding.end) - last.start <= LONGEST_JOINED
        ):
            better = max(last, finding, key=lambda f: f.score)
            made[-1] = msgspec.structs.replace(better, start=last.start, end=max(last.end, finding.end))
        else:
            made.append(finding)
    return made


def outside(finding: Finding, other: Finding) -> Finding | None:
    """The part of a finding before or after another, where enough of it sticks out on one side."""
    least = 1 if finding.score >= PROVEN else 3
    if finding.start < other.start and finding.end <= other.end and other.start - finding.start >= least:
        return msgspec.structs.replace(finding, end=other.start)
    if finding.end > other.end and finding.start >= other.start and finding.end - other.end >= least:
        return msgspec.structs.replace(finding, start=other.end)
    return None


RANK_OPENS = re.compile(
    r"(?:PCSO|PC|T/DC|TDC|DC|A/DS|T/DS|DS|DI|DCI|PS|A/PS|A?/?Sgt|Insp|Supt|L/?Cpl|Cpl|C/Sgt|Const|Ch/Insp)\.?[ ](?=[A-ZÀ-Þ])"
)
"""A rank at the head of a name: it stays. Those that are names too (*Do*, *Col*) go with the name."""
LED_BY_TERM = re.compile(r"(?P<term>[A-Z]{3,})[ ](?=\d)")
DAY_WORD = re.compile(
    r"(?i)(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|eid|ramad[a-z]+|diwali|easter|advent|lent|holi|pride|[a-z]*(?:mas|day|eve|week|term|year))"
)
TEAM = re.compile(
    r"(?i)[ ](?:CID|NPT|SNT|LPT|MASH|CSU|(?:Neighbourhood|Response|Community|Local)[ ]Policing(?:[ ]Team)?|Response(?:[ ]Team)?)$"
)
"""What kind of team it is stays readable behind the name of its town."""


def is_term(word: str) -> bool:
    """Whether a word before a date is an abbreviation that the date doesn't belong to: *MARAC 22nd*."""
    return is_police_term(word) and not DAY_WORD.fullmatch(word)


def trimmed(text: str, finding: Finding) -> Finding | None:
    """The finding without spaces and loose marks at its ends; None when nothing is left."""
    start, end = finding.start, finding.end
    if finding.type == "OC" and (rank := RANK_AHEAD.match(text[start:end])):
        start += rank.end()
    if finding.type == "P" and (opening := RANK_OPENS.match(text[start:end])):
        start += opening.end()
    if finding.type == "DT" and (led := LED_BY_TERM.match(text[start:end])) and is_term(led.group("term")):
        start += led.end()
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    if finding.type in ("OR", "LO") and (team := TEAM.search(text[start:end])):
        end = start + team.start()
    if finding.type in ("DT", "DOB", "AGE", "LO", "AD", "OC", "RF") and end > start and text[end - 1] == ".":
        end -= 1
    if (
        finding.type == "P"
        and end > start
        and text[end - 1] == "."
        and not re.search(r"(?:^|[ .])[A-Z]\.$", text[start:end])
    ):
        end -= 1
    return msgspec.structs.replace(finding, start=start, end=end) if end > start else None


def numbers_beside(text: str, findings: Sequence[Finding], register: Register) -> list[Finding]:
    """Numbers that stand right beside an officer's name are collar numbers."""
    roles = {b.key: b.role for b in register.beings}
    found = []
    for finding in findings:
        if finding.type != "P" or roles.get(finding.person or "") != "officer":
            continue
        after = BESIDE.match(text[finding.end : finding.end + 14])
        before = AHEAD.search(text[max(0, finding.start - 12) : finding.start])
        for match, offset in ((after, finding.end), (before, max(0, finding.start - 12))):
            if match and not (CLOCK.fullmatch(match.group("x")) and match is before):
                found.append(
                    Finding(
                        start=offset + match.start("x"),
                        end=offset + match.end("x"),
                        type="OC",
                        score=0.8,
                        source="Officers",
                        reason="This number stands beside an officer's name.",
                        person=finding.person,
                    )
                )
    return found


def numbers_known(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings of collar numbers, each with its officer where one is beside it."""
    people = [f for f in findings if f.type == "P" and f.person]
    beginning = {p.start: p for p in reversed(people)}
    ending = {p.end: p for p in reversed(people)}
    return [
        with_officer(f, beginning, ending) if f.type == "OC" and f.person is None else f for f in findings
    ]


def with_officer(number: Finding, beginning: Mapping[int, Finding], ending: Mapping[int, Finding]) -> Finding:
    """A collar number with the person whose name stands right beside it, if any does."""
    near = [
        person
        for gap in range(-BESIDE_GAP, BESIDE_GAP + 1)
        for person in (beginning.get(number.end + gap), ending.get(number.start + gap))
        if person is not None
    ]
    return msgspec.structs.replace(number, person=min(near, key=lambda p: p.start).person) if near else number


def arbitrated(text: str, findings: Sequence[Finding], register: Register) -> list[Finding]:
    """The final findings of one document, in order, none touching another."""
    clean = [widened(text, t) for f in findings if (t := trimmed(text, f)) is not None]
    clean = accounts_joined(text, clean)
    clean += numbers_beside(text, clean, register)
    return numbers_known(text, without_overlap(_whole(text, f) for f in clean))


def _whole(text: str, finding: Finding) -> Finding:
    """The finding with all of its first and last character, accents and all."""
    start, end = whole(text, finding.start, finding.end)
    return msgspec.structs.replace(finding, start=start, end=end)
