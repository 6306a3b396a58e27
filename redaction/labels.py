"""What stands in place of what was removed."""

from __future__ import annotations

from collections.abc import Mapping

from redaction.bundle import CaseBundle
from redaction.finding import Finding
from redaction.people import Register
from redaction.text import Document

FIXED = {
    "PH": "(phone number)",
    "EM": "(e-mail address)",
    "PC": "(postcode)",
    "VRM": "(vehicle mark)",
    "DOB": "(date of birth)",
    "OC": "(collar number)",
    "RF": "(reference)",
    "ID": "(personal number)",
    "BANK": "(bank details)",
    "LO": "(a place)",
    "OR": "(an organisation)",
    "AD": "(address)",
    "HD": "(online name)",
    "AGE": "(age)",
    "DT": "(date)",
    "P": "(a person)",
    "JB": "(a job)",
    "RL": "(a detail)",
}


class Labeller:
    """Knows the bundle's people and its Day 0."""

    def __init__(self, bundle: CaseBundle, register: Register, found: Mapping[str, list[Finding]]) -> None:
        self._people = {b.key: b for b in register.beings}
        self.day_zero = (bundle.facts.occurred_from or bundle.facts.reported_at or "")[:10] or None

    def retyped(self, document: Document, finding: Finding) -> Finding:
        """The finding with the type its meaning gives."""
        return finding

    def label(self, document: Document, finding: Finding) -> str:
        """The words that replace the finding."""
        if finding.person in self._people:
            return self._people[finding.person].label
        return finding.label or FIXED[finding.type]
