"""The working state while decisions are replayed: which spans stand, whose they are, what may stay.

Every method raises LookupError with the end of a sentence when it is asked about something that isn't there.
"""

from __future__ import annotations

import re

import msgspec

from redaction.bundle import Proposal
from redaction.characters import whole
from redaction.occurrences import find_occurrences
from redaction.spans import DIRECT, QUASI, Person, Span, span_id
from redaction.stretches import Stretches

ROLE_WORDS = {
    "victim": "Victim",
    "suspect": "Suspect",
    "witness": "Witness",
    "officer": "Officer",
    "staff": "Staff",
    "child": "Child",
    "other": "Person",
}

STANDARD_LABELS = {
    "P": "(name)",
    "PH": "(phone number)",
    "EM": "(e-mail address)",
    "AD": "(address)",
    "PC": "(postcode)",
    "VRM": "(vehicle mark)",
    "HD": "(online name)",
    "DOB": "(date of birth)",
    "OC": "(collar number)",
    "RF": "(reference)",
    "ID": "(personal number)",
    "BANK": "(bank details)",
    "AGE": "(age)",
    "DT": "(date)",
    "LO": "(a place)",
    "OR": "(an organisation)",
    "JB": "(a job)",
    "RL": "(details left out)",
    "QT": "(an amount)",
}
"""What stands in place of a span that a person added or retyped without saying what the reader should see."""


class Ledger:
    def __init__(self, proposal: Proposal) -> None:
        self._texts = {d.name: d.text for d in proposal.documents}
        self._spans: dict[str, Span] = {}
        self._document: dict[str, str] = {}
        self._decided: set[str] = set()
        self._rejected: set[str] = set()
        self._added: dict[str, int] = {}
        self._people = {p.key: p for p in proposal.people}
        self.allowed: dict[str, str] = {}
        for name in sorted(proposal.spans):
            for span in proposal.spans[name]:
                self._put(name, span)

    def accept(self, span: str) -> None:
        self._known(span)
        self._stand(span)

    def reject(self, span: str) -> None:
        self._known(span)
        self._rejected.add(span)
        self._decided.add(span)

    def retype(self, span: str, kind: str, label: str | None) -> None:
        old = self._known(span)
        self._check_type(kind)
        person = old.person if kind == "P" else None
        if label is None:
            label = self._person(person).label if person else STANDARD_LABELS[kind]
        self._spans[span] = msgspec.structs.replace(old, type=kind, person=person, label=label)
        self._stand(span)

    def relabel(self, span: str, label: str) -> None:
        self._spans[span] = msgspec.structs.replace(self._known(span), label=label)
        self._stand(span)

    def rename(self, person: str, label: str) -> None:
        """Another role label for somebody, wherever they are named. Two people can't share one."""
        who = self._person(person)
        if any(p.label == label for p in self._people.values() if p.key != person):
            raise LookupError(
                f"somebody else is already called {label}. Merge the two, or choose another label."
            )
        for key, span in self._spans.items():
            self._spans[key] = msgspec.structs.replace(span, label=_swap(span.label, who.label, label))
        self._people[person] = msgspec.structs.replace(who, label=label)

    def add(
        self,
        document: str,
        start: int,
        end: int,
        kind: str,
        *,
        person: str | None,
        label: str | None,
        role: str,
        number: int,
    ) -> Span:
        """Mask `start` to `end` of `document`. A name that belongs to nobody yet makes a new person of `role`."""
        text = self._texts.get(document)
        if text is None:
            raise LookupError(f"the bundle has no document called {document}.")
        self._check_type(kind)
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise LookupError(f"places {start} to {end} of {document} hold no text. Mark the words again.")
        if person is None and label is None and kind == "P":
            person = self._new_person(role, text[start:end]).key
        if label is None:
            label = self._person(person).label if person else STANDARD_LABELS[kind]
        elif person is not None:
            self._person(person)
        span = Span(
            id=span_id(document, start, end, kind),
            start=start,
            end=end,
            type=kind,
            label=label,
            reason="A preparer marked this.",
            source="preparer",
            person=person,
        )
        self._put(document, span)
        self._added[span.id] = number
        self._stand(span.id)
        return span

    def add_others_like(self, document: str, like: Span) -> None:
        """Mask every other occurrence of the words of `like`. A place that a person rejected stays as it is."""
        surface = self._texts[document][like.start : like.end]
        for name in sorted(self._texts):
            for start, end in find_occurrences(self._texts[name], surface):
                if (name, start, end) == (document, like.start, like.end) or self._is_settled(
                    name, start, end
                ):
                    continue
                span = msgspec.structs.replace(
                    like,
                    id=span_id(name, start, end, like.type),
                    start=start,
                    end=end,
                    reason="The same words as something a preparer marked.",
                    source="find all",
                )
                self._put(name, span)
                self._decided.add(span.id)

    def merge(self, person: str, into: str) -> None:
        gone, stays = self._person(person), self._person(into)
        if person == into:
            raise LookupError(f"{gone.label} can't be merged with themselves.")
        for key, span in self._spans.items():
            label = _swap(span.label, gone.label, stays.label)
            owner = into if span.person == person else span.person
            self._spans[key] = msgspec.structs.replace(span, label=label, person=owner)
        surfaces = tuple(dict.fromkeys((*stays.surfaces, *gone.surfaces)))
        party = stays.party if stays.party is not None else gone.party
        self._people[into] = msgspec.structs.replace(stays, surfaces=surfaces, party=party)
        del self._people[person]

    def split(self, span: str, person: str | None, role: str) -> None:
        old = self._known(span)
        surface = self._texts[self._document[span]][old.start : old.end]
        owner = self._person(person) if person else self._new_person(role, surface)
        self._spans[span] = msgspec.structs.replace(old, person=owner.key, label=owner.label)
        self._stand(span)

    def allow(self, surface: str, reason: str) -> None:
        self.allowed[surface] = reason

    def open_ids(self) -> tuple[str, ...]:
        """Doubtful spans without a decision that are still seen in the result."""
        return tuple(
            span.id
            for _, spans in sorted(self.final_spans().items())
            for span in spans
            if span.doubtful and span.id not in self._decided
        )

    def people_in_order(self) -> tuple[Person, ...]:
        return tuple(self._people.values())

    def final_spans(self) -> dict[str, tuple[Span, ...]]:
        """What stands, by document, without overlaps: what a person marked wins, then the longer span.

        The rest of a span that lost a part stays masked, so that no decision uncovers what another one covers.
        """
        found: dict[str, list[Span]] = {name: [] for name in self._texts}
        for key, span in self._spans.items():
            if key not in self._rejected:
                found[self._document[key]].append(span)
        return {name: tuple(self._placed(name, spans)) for name, spans in found.items()}

    def _placed(self, name: str, spans: list[Span]) -> list[Span]:
        spans.sort(
            key=lambda s: (
                -self._added.get(s.id, -1),
                s.start - s.end,
                not s.is_direct,
                -s.confidence,
                s.start,
                s.type,
            )
        )
        kept: Stretches[Span] = Stretches()
        for span in spans:
            start, end = whole(self._texts[name], span.start, span.end)  # a person may mark half an emoji
            wanted = msgspec.structs.replace(span, start=start, end=end)
            parts = _left_over(wanted, kept.over(start, end))
            for number, (first, last) in enumerate(parts):
                if not any(c.isalnum() for c in self._texts[name][first:last]):
                    continue
                key = span.id if number == 0 else span_id(name, first, last, span.type)
                kept.add(msgspec.structs.replace(span, id=key, start=first, end=last))
        return kept.in_order()

    def _put(self, document: str, span: Span) -> None:
        self._spans[span.id] = span
        self._document[span.id] = document

    def _stand(self, span: str) -> None:
        self._rejected.discard(span)
        self._decided.add(span)

    def _is_settled(self, name: str, start: int, end: int) -> bool:
        """True where a person let these very words stay, or a span of the same place exists already."""
        return any(
            self._document[key] == name and span.start <= start and end <= span.end
            for key, span in self._spans.items()
        )

    def _known(self, span: str) -> Span:
        if span not in self._spans:
            raise LookupError(
                f"there is no marked place {span}. It may come from a decision that was undone; load the case again."
            )
        return self._spans[span]

    def _person(self, key: str | None) -> Person:
        if key is None or key not in self._people:
            raise LookupError(f"there is no person {key} in this case. Load the case again.")
        return self._people[key]

    def _new_person(self, role: str, surface: str) -> Person:
        if role not in ROLE_WORDS:
            raise LookupError(f"{role} is not a role. The roles are {', '.join(ROLE_WORDS)}.")
        word = ROLE_WORDS[role]
        taken = [int(m[1]) for p in self._people.values() if (m := re.match(rf"{word} (\d+)\b", p.label))]
        number = max(taken, default=0) + 1
        person = Person(key=f"{role}-{number}+", label=f"{word} {number}", role=role, surfaces=(surface,))
        self._people[person.key] = person
        return person

    def _check_type(self, kind: str) -> None:
        if kind not in DIRECT and kind not in QUASI:
            raise LookupError(f"{kind} is not a type that can be masked.")


def _left_over(span: Span, taken: list[Span]) -> list[tuple[int, int]]:
    """The stretches of `span` that none of `taken` covers."""
    parts = [(span.start, span.end)]
    for other in taken:
        parts = [
            piece
            for start, end in parts
            for piece in ((start, min(end, other.start)), (max(start, other.end), end))
            if piece[0] < piece[1]
        ]
    return sorted(parts)


def _swap(label: str, gone: str, stays: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(gone)}(?!\w)", lambda _: stays, label)
