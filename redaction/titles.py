"""What a document is called in front of the panel: by its kind, never by its file's name, which may hold a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

TITLES = {
    "incident_log": "Incident log",
    "occurrence": "Occurrence report",
    "oel": "Enquiry log",
    "contact": "Contact log",
    "review": "Review",
    "mg11": "Statement",
    "vps": "Victim personal statement",
    "mg5": "Case summary",
    "mg6": "Case file information",
    "mg3": "Charging report",
    "interview": "Interview record",
    "outcome": "Outcome record",
    "letter": "Letter",
    "email": "E-mail",
    "risk": "Risk assessment",
    "referral": "Referral",
    "partner": "Partner's record",
    "image": "Picture",
    "other": "Document",
}
"""By kind of case.json. A kind that isn't listed becomes *Document*: somebody may have typed anything there."""


def titles(kinds: Sequence[str]) -> list[str]:
    """One title a document, in order; those of the same kind are numbered: *Statement 1*, *Statement 2*."""
    names = [TITLES[known_kind(kind)] for kind in kinds]
    many = Counter(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} {seen[name]}" if many[name] > 1 else name)
    return found


def known_kind(kind: str) -> str:
    return kind if kind in TITLES else "other"


def slug(title: str) -> str:
    """*Partner's record 2* as partners-record-2: safe in an address and as a file's name."""
    return "-".join("".join(c for c in title.casefold() if c.isalnum() or c == " ").split())
