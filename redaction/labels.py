"""What stands in place of what was removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redaction.bundle import CaseBundle
from redaction.finding import Finding
from redaction.spans import Person
from redaction.text import Document

FIXED = {
    "PH": "(phone number)", "EM": "(e-mail address)", "PC": "(postcode)", "VRM": "(vehicle mark)", "DOB": "(date of birth)",
    "OC": "(collar number)", "RF": "(reference)", "ID": "(personal number)", "BANK": "(bank details)", "LO": "(a place)",
    "OR": "(an organisation)", "AD": "(address)", "HD": "(online name)", "AGE": "(age)", "DT": "(date)", "P": "(a person)",
    "JB": "(a job)", "RL": "(a detail)",
}


class Labeller:
    """Knows the bundle's people and its Day 0."""

    def __init__(self, bundle: CaseBundle, people: Sequence[Person], found: Mapping[str, list[Finding]]) -> None:
        self._people = {p.key: p for p in people}
        self.day_zero = (bundle.facts.occurred_from or bundle.facts.reported_at or "")[:10] or None

    def label(self, document: Document, finding: Finding) -> str:
        """The words that replace the finding."""
        if finding.person in self._people:
            return self._people[finding.person].label
        return finding.label or FIXED[finding.type]
