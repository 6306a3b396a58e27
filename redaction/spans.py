"""Spans: what was found in a document, where, and what stands in its place.

A span's offsets are Unicode code points into the canonical text of one document (see `redaction.text`).
"""

from __future__ import annotations

import msgspec

DIRECT = ("P", "PH", "EM", "AD", "PC", "VRM", "HD", "DOB", "OC", "RF", "ID", "BANK")
QUASI = ("AGE", "DT", "LO", "OR", "JB", "RL", "QT")
KEEP = "K"

NAMES = {
    "P": "Name",
    "PH": "Phone number",
    "EM": "E-mail address",
    "AD": "Address",
    "PC": "Postcode",
    "VRM": "Vehicle mark",
    "HD": "Handle or group name",
    "DOB": "Date of birth",
    "OC": "Collar number",
    "RF": "Reference",
    "ID": "Personal number",
    "BANK": "Bank detail",
    "AGE": "Age",
    "DT": "Date",
    "LO": "Place",
    "OR": "Organisation",
    "JB": "Identifying job",
    "RL": "Identifying story",
    "QT": "Amount",
    "K": "Must stay",
}
"""Plain words for each type of `gold-format`: shown to preparers and in reports."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of text that would be replaced.

    `id` is stable for the same bundle and policy. `label` is what the reader will see in its place, such as
    *Victim 1* or *a primary school*. `person` is the key of a `Person` when the span names one.
    `reason` is a sentence for the preparer; `source` names what found it; `confidence` runs from 0 to 1.
    `doubtful` asks a person to look before release.
    """

    id: str
    start: int
    end: int
    type: str
    label: str
    reason: str = ""
    source: str = ""
    confidence: float = 1.0
    person: str | None = None
    doubtful: bool = False

    @property
    def is_direct(self) -> bool:
        return self.type in DIRECT


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the bundle names. `label` is the role label, the same in every document of the bundle."""

    key: str
    label: str
    role: str
    surfaces: tuple[str, ...] = ()
    party: int | None = None
    """Index into the parties of case.json, where the person is one of them."""


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that may single somebody out although it holds no name: shown to the preparer, never removed unasked."""

    document: str
    start: int
    end: int
    sentence: str
    suggestion: str
    score: float = 0.5


def span_id(document: str, start: int, end: int, kind: str) -> str:
    """A stable, opaque id for a span: the same bytes for the same place."""
    import hashlib

    return hashlib.sha256(f"{document}\0{start}\0{end}\0{kind}".encode()).hexdigest()[:12]
