"""What the residual check looks for: every name, number and address of the case, from case.json and from the masks."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from redaction.bundle import CaseFacts, Party
from redaction.lexicon import is_public_word, is_word, may_stay, name_particles
from redaction.reading import Masked

MONTHS = ["january", "february", "march", "april", "may", "june"]
MONTHS += ["july", "august", "september", "october", "november", "december"]
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_SHORTEST_VALUE = 5


class Suspects(msgspec.Struct, frozen=True):
    """`rare`: name parts, folded, that are no ordinary words. `ordinary`: name parts that are also words (Rose, Will).
    `public`: those that are also peoples, faiths or months. `initials`: as written in capitals. `values`: letters and
    digits only, folded: phones, plates, references, handles. `phrases`: words in order, such as a street. `birth`: dates.
    """

    rare: dict[str, str]
    ordinary: dict[str, str]
    public: dict[str, str]
    initials: dict[str, str]
    values: dict[str, str]
    phrases: dict[str, str]
    births: tuple[str, ...]
    phones: tuple[str, ...]


class _Collector:
    def __init__(self) -> None:
        self.rare: dict[str, str] = {}
        self.ordinary: dict[str, str] = {}
        self.public: dict[str, str] = {}
        self.initials: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.phrases: dict[str, str] = {}
        self.births: dict[str, None] = {}
        self.phones: dict[str, None] = {}

    def name(self, name: str, source: str) -> None:
        parts = [p for p in _NAME_PART.findall(name) if p.casefold() not in name_particles()]
        for part in parts:
            self.name_part(part, source)
        if len(parts) > 1:
            self.phrase(" ".join(parts), source)
            for letters in ("".join(p[0] for p in parts).upper(), (parts[0][0] + parts[-1][0]).upper()):
                self.initials.setdefault(letters, source)

    def name_part(self, part: str, source: str) -> None:
        folded = part.replace("’", "'").casefold()
        if len(folded) < 2:
            return
        if is_public_word(part.capitalize()) and folded not in MONTHS:
            self.public.setdefault(folded, source)
        elif is_word(folded) or folded in MONTHS:
            self.ordinary.setdefault(folded, source)
        else:
            self.rare.setdefault(folded, source)

    def value(self, value: str, source: str) -> None:
        """A number or handle: enough of it that it can't turn up by chance."""
        bare = "".join(c for c in value.casefold() if c.isalnum())
        has_digit = any(c.isdigit() for c in bare)
        is_long = len(bare) >= _SHORTEST_VALUE or (len(bare) >= 3 and not bare.isdigit() and has_digit)
        if is_long and (has_digit or not may_stay(value.strip())):
            self.values.setdefault(bare, source)

    def phrase(self, words: str, source: str) -> None:
        folded = " ".join(re.findall(r"[^\W_]+", words.casefold()))
        if " " in folded:
            self.phrases.setdefault(folded, source)

    def phone(self, number: str) -> None:
        digits = re.sub(r"^(?:0044|44|0)", "", re.sub(r"\D", "", number))
        if len(digits) >= 6:
            self.phones[digits] = None

    def address(self, address: str, source: str) -> None:
        for outward, inward in _POSTCODE.findall(address):
            self.value(outward + inward, source)
            if len(outward) > 2:
                self.values.setdefault(outward.casefold(), source)
        first = _POSTCODE.sub("", address)
        for line in first.split(","):
            self.phrase(line, source)
            street = re.sub(
                r"^\s*(?:flat|apt|apartment|unit|room|no\.?|number)?\s*\d+[a-z]?\s*",
                "",
                line,
                flags=re.IGNORECASE,
            )
            self.phrase(street, source)
        for part in _NAME_PART.findall(first):
            if len(part) > 2 and not may_stay(part):
                self.rare.setdefault(part.casefold(), source)


def suspects(facts: CaseFacts, masked: Iterable[Masked]) -> Suspects:
    """Everything that must not stand in the anonymised text of this case."""
    found = _Collector()
    for party in facts.parties:
        _of_party(found, party)
    for reference in (facts.reference, *facts.other_references.values()):
        found.value(reference, "a reference in case.json")
    for place in (facts.location, facts.area):
        found.address(place or "", "a place in case.json")
    for canary in facts.canaries:
        found.value(canary, "a canary in case.json")
    for item in masked:
        _of_mask(found, item)
    return Suspects(
        rare=found.rare,
        ordinary=found.ordinary,
        public=found.public,
        initials=found.initials,
        values=found.values,
        phrases=found.phrases,
        births=tuple(found.births),
        phones=tuple(found.phones),
    )


def _of_party(found: _Collector, party: Party) -> None:
    for name in (party.name, *party.also_known_as):
        found.name(name, "a name in case.json")
    for phone in party.phones:
        found.phone(phone)
    for value in (*party.emails, *party.vehicles, *party.handles):
        found.value(value, "a detail in case.json")
    for mail in party.emails:
        local = mail.split("@")[0]
        if len(local) >= _SHORTEST_VALUE and not is_word(local):
            found.value(local, "an e-mail address in case.json")
    for plate in party.vehicles:
        first_half = re.match(r"\s*([A-Z]{2}\d{2})\s*[A-Z]{3}\s*$", plate, re.IGNORECASE)
        if first_half:
            found.values.setdefault(first_half[1].casefold(), "part of a vehicle mark in case.json")
    if party.collar:
        found.value(party.collar, "a collar number in case.json")
    for address in party.addresses:
        found.address(address, "an address in case.json")
    if party.date_of_birth:
        found.births[party.date_of_birth] = None


def _of_mask(found: _Collector, item: Masked) -> None:
    """Direct identifiers that were masked in one place must not stand in another."""
    source = "something masked elsewhere"
    if item.type == "P":
        parts = [p for p in _NAME_PART.findall(item.surface) if p.casefold() not in name_particles()]
        for part in parts:
            if len(part) > 2:
                found.name_part(part, source)
        if len(parts) > 1:
            found.phrase(" ".join(parts), source)
    elif item.type == "PH":
        found.phone(item.surface)
    elif item.type == "AD":
        found.phrase(item.surface, source)
    elif item.type in ("EM", "PC", "VRM", "HD", "DOB", "OC", "RF", "ID", "BANK"):
        found.value(item.surface, source)
