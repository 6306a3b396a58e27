"""What stands in place of what was removed: role labels, days, bands, kinds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import msgspec

from redaction.bundle import CaseBundle
from redaction.dates import iso_day, read
from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.generalise import age_label, date_label, place_label, venue_label
from redaction.people import RANK_BEFORE, Being, Register
from redaction.propagate import squeezed
from redaction.text import Document

FIXED = {
    "PH": "(phone number)", "EM": "(e-mail address)", "PC": "(postcode)", "VRM": "(vehicle mark)", "DOB": "(date of birth)", "OC": "(collar number)", "BANK": "(bank details)", "AD": "(address)", "JB": "(a job)", "RL": "(a detail)", "QT": "(an amount)",
}  # fmt: skip
NUMBERS = (
    ("NHS", "(NHS number)"), ("National Insurance", "(National Insurance number)"), ("passport", "(passport number)"), ("driving licence", "(driving licence number)"), ("Police National", "(PNC number)"), ("criminal record", "(criminal record number)"),
    ("arrest summons", "(arrest summons number)"), ("unique reference", "(case reference)"), ("internet address", "(internet address)"), ("serial", "(serial number)"),
)  # fmt: skip
CUES = (
    (
        re.compile(r"(?i)(?:CAD|incident|inc|log|command|STORM|event|URN)\W*(?:\w+\W+)?$"),
        "(incident reference)",
    ),
    (re.compile(r"(?i)(?:custody|detention)\W*(?:\w+\W+)?$"), "(custody reference)"),
    (re.compile(r"(?i)(?:crime|occ\w*|niche|CR|crimed|recorded)\W*(?:\w+\W+)?$"), "(crime reference)"),
)
LEAD = 28


GAPS = range(-3, 4)
"""How many characters may stand between a number and the name it belongs to, overlaps counted."""


class Labeller:
    """Knows the bundle's people, its Day 0, and the numbers already given to handles and exhibits."""

    def __init__(
        self, bundle: CaseBundle, register: Register, found: Mapping[str, Sequence[Finding]]
    ) -> None:
        self._facts = bundle.facts
        self._people = {b.key: b for b in register.beings}
        self._born = {d for p in self._facts.parties if (d := iso_day(p.date_of_birth))}
        self._zero = self._first_day(bundle, found)
        self._near: dict[str, dt.date] = {}
        self._numbered: dict[tuple[str, str], int] = {}
        self._collars = {
            squeezed(p.collar): f"p{n + 1}" for n, p in enumerate(self._facts.parties) if p.collar
        }
        self._homes = self._known_homes()
        self._beside: set[tuple[str, int]] = set()
        for document in bundle.documents:
            self._learn(document, found[document.name])

    @property
    def day_zero(self) -> str | None:
        """ISO date that Day 0 stands for."""
        return self._zero.isoformat() if self._zero else None

    def _first_day(self, bundle: CaseBundle, found: Mapping[str, Sequence[Finding]]) -> dt.date | None:
        given = iso_day(self._facts.occurred_from) or iso_day(self._facts.reported_at)
        if given:
            return given
        written = [
            read(d.text[f.start : f.end]) for d in bundle.documents for f in found[d.name] if f.type == "DT"
        ]
        days = [day for w in written if w.year and (day := w.on(w.year))]
        return min(days, default=None)

    def _known_homes(self) -> list[tuple[str, str, int]]:
        """House number, squeezed first line, and party number of each address of case.json."""
        homes = []
        for number, party in enumerate(self._facts.parties):
            for address in party.addresses:
                first = address.split(",")[0]
                door = re.search(r"\d+[A-Za-z]?", address)
                homes.append((door.group().casefold() if door else "", squeezed(first), number))
        return homes

    def _learn(self, document: Document, findings: Sequence[Finding]) -> None:
        """Which collar numbers belong to whom, and which stand right beside a name."""
        beginning = {f.start for f in findings if f.type == "P"}
        ending = {f.end for f in findings if f.type == "P"}
        for finding in findings:
            if finding.type != "OC":
                continue
            if finding.person:
                self._collars.setdefault(squeezed(document.text[finding.start : finding.end]), finding.person)
            if any(finding.end + gap in beginning or finding.start - gap in ending for gap in GAPS):
                self._beside.add((document.name, finding.start))

    def retyped(self, document: Document, finding: Finding) -> Finding:
        """A date that is a party's birth date becomes one; a collar number gets its officer."""
        surface = document.text[finding.start : finding.end]
        if finding.type == "DT" and self._born:
            written = read(surface)
            if written.year and written.on(written.year) in self._born:
                return msgspec.structs.replace(finding, type="DOB", reason="This is a party's date of birth.")
        if finding.type == "OC" and finding.person is None:
            return msgspec.structs.replace(finding, person=self._collars.get(squeezed(surface)))
        return finding

    def label(self, document: Document, given: Finding) -> str:
        """The words that replace the finding."""
        finding = self.retyped(document, given)
        surface = document.text[finding.start : finding.end]
        before = document.text[max(0, finding.start - LEAD) : finding.start]
        if finding.label:
            return finding.label
        match finding.type:
            case "P" | "OC":
                return self._of_person(document, finding, surface, before)
            case "DT":
                label, day = date_label(surface, self._zero, self._near.get(document.name))
                if day:
                    self._near[document.name] = day
                return label
            case "AGE":
                return age_label(surface)
            case "AD":
                return self._of_address(surface)
            case "LO":
                return "(the area)" if self._is_area(surface) else place_label(surface, finding.reason)
            case "OR":
                return self._of_organisation(surface, finding.reason)
            case "RF" | "ID" | "HD":
                return self._of_reference(finding, surface, before)
        return FIXED[finding.type]

    def _of_person(self, document: Document, finding: Finding, surface: str, before: str) -> str:
        being = self._people.get(finding.person or "")
        if finding.type == "OC" and (being is None or (document.name, finding.start) in self._beside):
            return FIXED["OC"]
        if being is None:
            return "(a person)"
        if self._is_family(being, surface, before):
            return f"family of {being.label}"
        if RANK_BEFORE.search(before) and being.rank:
            return being.label.removesuffix(f" ({being.rank})")
        return being.label

    @staticmethod
    def _is_family(being: Being, surface: str, before: str) -> bool:
        """*The Okafors*: the plural of a surname after an article."""
        folded = fold(surface)
        own = set(being.tokens())
        return (
            before.lower().endswith("the ")
            and folded.endswith("s")
            and folded not in own
            and folded[:-1] in own
        )

    def _of_address(self, surface: str) -> str:
        whole = squeezed(surface)
        for door, first, number in self._homes:
            bare = re.fullmatch(r"(?i)(?:number|no\.?|flat|house number)?\s*(\d+[a-z]?)", surface.strip())
            if (first and len(first) > 4 and first in whole) or (bare and bare.group(1).casefold() == door):
                return f"home of {self._people[f'p{number + 1}'].label}"
        return FIXED["AD"]

    def _is_area(self, surface: str) -> bool:
        area = fold(self._facts.area or "")
        return bool(area) and fold(surface).strip() in (area, *area.split(", "))

    def _of_organisation(self, surface: str, reason: str) -> str:
        if self._facts.agency and squeezed(surface) == squeezed(self._facts.agency):
            return "the police force"
        if "which venue" in reason:
            return "(name)"
        return "(the area)" if "police team" in reason else venue_label(surface)

    def _of_reference(self, finding: Finding, surface: str, before: str) -> str:
        if finding.type == "ID":
            return next((label for words, label in NUMBERS if words in finding.reason), "(personal number)")
        if finding.type == "HD":
            kind = "web address" if "web address" in finding.reason else "online name"
            return f"({kind} {self._number(kind, surface)})"
        if "exhibit" in finding.reason:
            return f"(exhibit {self._number('exhibit', surface)})"
        if squeezed(surface) == squeezed(self._facts.reference):
            return "(crime reference)"
        return next((label for cue, label in CUES if cue.search(before)), "(reference)")

    def _number(self, kind: str, surface: str) -> int:
        """The same number for the same thing throughout the bundle, in order of first sight."""
        key = (kind, squeezed(surface).lstrip("@"))
        if key not in self._numbered:
            self._numbered[key] = 1 + sum(k == kind for k, _ in self._numbered)
        return self._numbered[key]
