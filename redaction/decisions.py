"""What a preparer decides about a proposal, and the pure reducer that replays it.

Decisions are facts with a number; `decide` applies those that are not undone, in order of number, and gives the
same result for the same input every time. What nobody decided stands as proposed, that is masked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from redaction.bundle import Proposal
from redaction.ledger import Ledger
from redaction.spans import Person, Span
from redaction.text import Document

Kind = Literal["accept", "reject", "retype", "relabel", "add", "merge", "split", "allow", "undo"]


class DecisionRefused(Exception):
    """A decision that makes no sense for this proposal. The message is a sentence for the preparer."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision. Which fields it needs depends on `kind`:

    accept, reject: `span`. retype: `span`, `type` (and `label`, or a standard one). relabel: `label` for one `span`, or
    for a `person` wherever they are named.
    add: `document`, `start`, `end`, `type` (and `person` or `label`; a name without either becomes a new person of
    `role`); `find_all` masks every other occurrence in the bundle too, as `redaction.occurrences` finds them.
    merge: `person` becomes `into`. split: `span` leaves its person for the existing `person`, or for a new one of `role`.
    allow: `surface`, which the residual check stopped at, may stay, with a `reason`.
    undo: `of`, the number of the decision that no longer counts.
    """

    number: int
    kind: Kind
    span: str | None = None
    type: str | None = None
    label: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    find_all: bool = False
    person: str | None = None
    into: str | None = None
    role: str | None = None
    surface: str | None = None
    reason: str = ""
    of: int | None = None


class DecidedBundle(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal after its decisions. Office side only: it holds the originals.

    `spans`: final, in order of place, none overlapping, by document name. `allowed`: surfaces that may stay.
    `open`: ids of doubtful spans that nobody has decided yet.
    """

    policy: str
    documents: tuple[Document, ...]
    spans: dict[str, tuple[Span, ...]]
    people: tuple[Person, ...] = ()
    allowed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def decide(proposal: Proposal, decisions: Iterable[Decision] = ()) -> DecidedBundle:
    """The proposal as the decisions leave it. Raises DecisionRefused with a sentence for one that can't be applied."""
    ledger = Ledger(proposal)
    for decision in _that_count(sorted(decisions, key=lambda d: d.number)):
        try:
            _apply(ledger, decision)
        except LookupError as missing:
            raise DecisionRefused(f"Decision {decision.number} can't be used: {missing.args[0]}") from None
    return DecidedBundle(
        policy=proposal.policy,
        documents=proposal.documents,
        spans=ledger.final_spans(),
        people=ledger.people_in_order(),
        allowed=tuple(ledger.allowed),
        open=ledger.open_ids(),
    )


def _that_count(ordered: list[Decision]) -> list[Decision]:
    """Without those undone. An undo can itself be undone, so the walk goes from the last to the first."""
    numbers = [d.number for d in ordered]
    if len(set(numbers)) != len(numbers):
        raise DecisionRefused("Two decisions have the same number. Nothing was changed; load the case again.")
    undone: set[int] = set()
    for decision in reversed(ordered):
        if decision.kind != "undo" or decision.number in undone:
            continue
        if decision.of is None or decision.of not in numbers or decision.of >= decision.number:
            raise DecisionRefused(
                f"Decision {decision.number} undoes a decision that was never made. Load the case again."
            )
        undone.add(decision.of)
    return [d for d in ordered if d.kind != "undo" and d.number not in undone]


def _apply(ledger: Ledger, d: Decision) -> None:
    match d.kind:
        case "accept":
            ledger.accept(_given(d, d.span, "span"))
        case "reject":
            ledger.reject(_given(d, d.span, "span"))
        case "retype":
            ledger.retype(_given(d, d.span, "span"), _given(d, d.type, "type"), d.label)
        case "relabel" if d.person:
            ledger.rename(d.person, _given(d, d.label, "label"))
        case "relabel":
            ledger.relabel(_given(d, d.span, "span"), _given(d, d.label, "label"))
        case "add":
            _add(ledger, d)
        case "merge":
            ledger.merge(_given(d, d.person, "person"), _given(d, d.into, "into"))
        case "split":
            ledger.split(_given(d, d.span, "span"), d.person, d.role or "other")
        case "allow":
            ledger.allow(_given(d, d.surface, "surface"), _given(d, d.reason, "reason"))


def _add(ledger: Ledger, d: Decision) -> None:
    span = ledger.add(
        _given(d, d.document, "document"),
        _given(d, d.start, "start"),
        _given(d, d.end, "end"),
        _given(d, d.type, "type"),
        person=d.person,
        label=d.label,
        role=d.role or "other",
        number=d.number,
    )
    if d.find_all:
        ledger.add_others_like(_given(d, d.document, "document"), span)


def _given[T](decision: Decision, value: T | None, field: str) -> T:
    if value is None or value == "":
        raise DecisionRefused(
            f"Decision {decision.number} ({decision.kind}) doesn't say which {field}. Nothing was changed."
        )
    return value
