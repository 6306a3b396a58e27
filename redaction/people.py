"""Mentions to people, people to role labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from redaction.bundle import CaseBundle
from redaction.finding import Finding
from redaction.spans import Person

ROLES = {"victim": "Victim", "suspect": "Suspect", "witness": "Witness", "officer": "Officer", "staff": "Staff", "child": "Child"}


def resolve(
    bundle: CaseBundle, found: Mapping[str, list[Finding]]
) -> tuple[list[Person], dict[str, list[Finding]]]:
    """The people of the bundle, parties first and in order, and the findings with the key of each person."""
    people: list[Person] = []
    counts: dict[str, int] = {}

    def add(role: str, surfaces: tuple[str, ...], party: int | None, rank: str | None = None) -> Person:
        word = ROLES.get(role, "Person")
        counts[word] = counts.get(word, 0) + 1
        label = f"{word} {counts[word]}" + (f" ({rank})" if rank else "")
        people.append(Person(key=f"p{len(people) + 1}", label=label, role=role, surfaces=surfaces, party=party))
        return people[-1]

    owner: dict[str, Person] = {}
    for number, party in enumerate(bundle.facts.parties):
        names = tuple(n for n in (party.name, *party.also_known_as) if n.strip())
        person = add(party.role, names, number, party.rank)
        for name in names:
            for token in [name, *name.split()]:
                if len(token) > 2:
                    owner.setdefault(token.casefold(), person)
    out: dict[str, list[Finding]] = {}
    for document in bundle.documents:
        mine = [f for f in found[document.name] if f.type != "P"]
        for f in (f for f in found[document.name] if f.type == "P"):
            surface = document.text[f.start : f.end]
            owner.setdefault(surface.casefold(), owner.get(surface.split()[-1].casefold()) or add("other", (surface,), None))
        out[document.name] = mine
    if owner:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(s) for s in sorted(owner, key=len, reverse=True)) + r")(?!\w)", re.I)
        for document in bundle.documents:
            for match in pattern.finditer(document.text):
                person = owner[match.group().casefold()]
                out[document.name].append(
                    Finding(start=match.start(), end=match.end(), type="P", score=0.9, source="People", reason=f"This is {person.label}.", person=person.key)
                )
    return people, out
