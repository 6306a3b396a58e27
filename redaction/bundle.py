"""The case bundle as data: the facts of case.json and the documents (docs: case-bundle format 1)."""

from __future__ import annotations

import msgspec

from redaction.spans import Person, Risk, Span
from redaction.text import Document

FORMAT = 1


class BundleRefused(Exception):
    """The bundle can't be taken. The message is a sentence for the person who brought it."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom case.json names. `role`: victim, suspect, witness, officer, staff, child, other."""

    role: str = "other"
    name: str = ""
    also_known_as: tuple[str, ...] = ()
    date_of_birth: str | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    rank: str | None = None
    collar: str | None = None
    origin: str | None = None


class DocumentEntry(msgspec.Struct, frozen=True, kw_only=True):
    file: str
    kind: str = "other"


class Offence(msgspec.Struct, frozen=True, kw_only=True):
    family: str | None = None
    home_office_class: str | None = None
    aggravated: bool | None = None


class VictimContact(msgspec.Struct, frozen=True, kw_only=True):
    agreed_interval_days: int | None = None
    method: str | None = None
    agreed_at: str | None = None
    enhanced_rights: bool | None = None


class Suspect(msgspec.Struct, frozen=True, kw_only=True):
    identified: bool | None = None
    arrested_at: str | None = None
    interviewed_at: str | None = None
    released_at: str | None = None
    bail_status: str | None = None
    bailed_at: str | None = None
    charged_at: str | None = None
    is_child: bool | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    at: str | None = None
    channel: str | None = None
    direction: str | None = None
    key_decision: str | None = None
    told_reason: bool | None = None


class Review(msgspec.Struct, frozen=True, kw_only=True):
    at: str | None = None
    type: str | None = None
    rank: str | None = None


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    to: str | None = None
    at: str | None = None
    consent: bool | None = None
    declined_reason: str | None = None


class RiskAssessment(msgspec.Struct, frozen=True, kw_only=True):
    at: str | None = None
    level: str | None = None


class Graffiti(msgspec.Struct, frozen=True, kw_only=True):
    reported_at: str | None = None
    removed_at: str | None = None
    accessible: bool | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    code: int | None = None
    decided_at: str | None = None
    authority_rank: str | None = None
    vrr_offered: bool | None = None
    vrr_requested_at: str | None = None
    vrr_acknowledged_at: str | None = None
    vrr_decided_at: str | None = None


class CaseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """case.json. Only `format`, `reference` and `documents` must be there; what is missing is missing, never an error."""

    format: int
    reference: str
    documents: tuple[DocumentEntry, ...]
    other_references: dict[str, str] = {}
    agency: str | None = None
    area: str | None = None
    case_type: str = "crime"
    strands: tuple[str, ...] = ()
    sub_strands: tuple[str, ...] = ()
    report_channel: str | None = None
    reported_by: str | None = None
    location_type: str | None = None
    location: str | None = None
    closed_at: str | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    reported_at: str | None = None
    recorded_at: str | None = None
    flag_set_at: str | None = None
    attended_at: str | None = None
    offence: Offence = Offence()
    victim_contact: VictimContact = VictimContact()
    suspect: Suspect = Suspect()
    contacts: tuple[Contact, ...] = ()
    reviews: tuple[Review, ...] = ()
    referrals: tuple[Referral, ...] = ()
    risk_assessments: tuple[RiskAssessment, ...] = ()
    graffiti: Graffiti = Graffiti()
    outcome: Outcome = Outcome()
    alternatives: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    canaries: tuple[str, ...] = ()
    """Strings that fixtures plant to prove that nothing identifying travels on; empty in real bundles."""
    learning_reviewed_at: str | None = None
    live: bool = False
    """True where court, appeal, complaint or review still runs: such a case is refused."""

    def party_names(self) -> list[str]:
        """Every name and other name of every party, as it is written."""
        return [name for party in self.parties for name in (party.name, *party.also_known_as)]


class GoldSpan(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str
    entity: str | None = None


class CaseBundle(msgspec.Struct, frozen=True, kw_only=True):
    """What `read_bundle` returns. `unknown` lists fields of case.json that the product does not know and kept out.
    `gold` holds, for evaluation bundles only, the marked spans by document name. `warnings` are sentences about the
    bundle as a whole, such as files that case.json doesn't list."""

    facts: CaseFacts
    documents: tuple[Document, ...]
    unknown: tuple[str, ...] = ()
    gold: dict[str, tuple[GoldSpan, ...]] = {}
    warnings: tuple[str, ...] = ()


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How to redact. The version travels in every proposal and every pack."""

    version: str = "2026.6"
    time_limit_seconds: float = 300.0


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the machine proposes for a bundle: non-overlapping spans by document name, people, risks."""

    policy: str
    documents: tuple[Document, ...]
    spans: dict[str, tuple[Span, ...]]
    people: tuple[Person, ...] = ()
    risks: tuple[Risk, ...] = ()
    day_zero: str | None = None
    """ISO date that *Day 0* stands for; identifies, so it never leaves the office side."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """`type` is None for the file's own words; else the span type whose label `text` is."""

    text: str
    type: str | None = None


class AnonymisedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Generated text. `pieces` in order: a piece is plain text, or a label that stands for something removed."""

    name: str
    kind: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)


class AnonymisedBundle(msgspec.Struct, frozen=True, kw_only=True):
    policy: str
    documents: tuple[AnonymisedDocument, ...]
    counts: dict[str, int] = {}
    """Spans removed by type."""


class Leak(msgspec.Struct, frozen=True, kw_only=True):
    """Something the residual check would not let pass. `surface` identifies, so it never leaves the office side."""

    document: str
    start: int
    end: int
    surface: str
    sentence: str
    rule: str


class LeakReport(msgspec.Struct, frozen=True, kw_only=True):
    """Empty `leaks` means releasable."""

    leaks: tuple[Leak, ...] = ()

    @property
    def is_releasable(self) -> bool:
        return not self.leaks
