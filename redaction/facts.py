"""What case.json already tells: phones, plates, addresses, references to be looked for in every document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction.bundle import CaseBundle
from redaction.finding import Finding
from redaction.lexicon import is_common_word, is_police_term, is_public_word
from redaction.propagate import squeezed
from redaction.recognisers.uk.fragments import ANY_CASE_SUFFIX
from redaction.recognisers.uk.postcode import INWARD, OUTWARD

REASON = "The facts of the case name it."
POSTCODE = re.compile(rf"(?i)\b{OUTWARD}[ ]?{INWARD}\b")


def _known(kind: str, label: str = "") -> Finding:
    return Finding(start=0, end=0, type=kind, score=1.0, source="Facts", reason=REASON, label=label)


def _of_address(address: str) -> Iterator[tuple[str, Finding]]:
    """The postcode, the first line, the street and the town of an address."""
    postcode = POSTCODE.search(address)
    if postcode:
        yield postcode.group(), _known("PC")
        yield postcode.group().split()[0], _known("PC")
    parts = [p.strip() for p in POSTCODE.sub("", address).split(",") if p.strip()]
    for part in parts:
        kind = "AD" if any(c.isdigit() for c in part) else "LO"
        yield part, _known(kind)
        street = re.sub(
            rf"(?i)^(?:(?:flat|unit|apartment)[ ]\S+[ ])?\d+[a-z]?[ ]+(?=.*\b{ANY_CASE_SUFFIX}$)", "", part
        )
        if street != part:
            yield street, _known("LO")


def _of_parties(bundle: CaseBundle) -> Iterator[tuple[str, Finding]]:
    for party in bundle.facts.parties:
        for kind, values in (
            ("PH", party.phones),
            ("EM", party.emails),
            ("VRM", party.vehicles),
            ("HD", party.handles),
        ):
            yield from ((v, _known(kind)) for v in values)
        if party.collar:
            yield party.collar, _known("OC")
        for address in party.addresses:
            yield from _of_address(address)


def _of_case(bundle: CaseBundle) -> Iterator[tuple[str, Finding]]:
    facts = bundle.facts
    yield facts.reference, _known("RF")
    for value in facts.other_references.values():
        yield value, _known("RF")
        yield from (
            (n, _known("RF"))
            for n in re.findall(r"[A-Z0-9/]*\d{4,}[A-Z0-9/]*", value)
            if not re.fullmatch(r"[\d/]{8,10}", n)
        )
    for place in (facts.location, facts.area):
        for part in (place or "").split(","):
            yield part.strip(), _known("AD" if any(c.isdigit() for c in part) else "LO")
    if facts.agency:
        yield facts.agency, _known("OR", "the police force")


def _plain(surface: str) -> bool:
    """Whether every word of a surface is an everyday word or a term that stays, so that it can't be sought by itself."""
    words = re.findall(r"[^\W\d_]+", surface)
    return not any(c.isdigit() for c in surface) and all(
        is_common_word(w) or is_police_term(w) or is_public_word(w) for w in words
    )


def known_surfaces(bundle: CaseBundle) -> dict[str, Finding]:
    """Squeezed surface to a model finding. Too short or too ordinary surfaces are left to the recognisers."""
    found: dict[str, Finding] = {}
    for surface, model in (*_of_parties(bundle), *_of_case(bundle)):
        key = squeezed(surface)
        clock = re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", key)
        if len(key) >= 4 and not clock and not _plain(surface):
            found.setdefault(key, model)
    return found
