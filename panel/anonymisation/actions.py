"""From what a page sends to decisions of the library. Pure: raises `Invalid` with the field, or returns decisions."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from panel.anonymisation import rules, views
from panel.anonymisation.forms import Hide, Press
from panel.kernel.errors import Invalid, NotNow
from redaction.bundle import Proposal
from redaction.decisions import DecidedBundle, Decision, DecisionRefused, decide
from redaction.occurrences import find_occurrences
from redaction.spans import DIRECT, NAMES, QUASI, Span

TYPES = tuple((kind, NAMES[kind]) for kind in (*DIRECT, *QUASI))
ROLES = (
    ("victim", "A victim"),
    ("suspect", "A suspect"),
    ("witness", "A witness"),
    ("officer", "An officer"),
    ("staff", "A member of staff"),
    ("child", "A child"),
    ("other", "Somebody else"),
)


class Hiding(msgspec.Struct, frozen=True):
    """What pressing *Hide* would do: the decision that finds all, and each place it touches."""

    decision: Decision
    places: tuple[views.Place, ...]
    person: str | None


def decisions_of(form: Press, proposal: Proposal, decided: DecidedBundle) -> list[Decision]:
    make = _KINDS.get(form.kind)
    if make is None:
        raise Invalid("We do not know what you pressed. Reload the page and try again.")
    return [make(form, proposal, decided)]


def _span(form: Press, *_: object) -> Decision:
    if not form.span:
        raise Invalid("Choose a marked place in the text first", "span")
    return Decision(number=0, kind="accept" if form.kind == "accept" else "reject", span=form.span)


def _retype(form: Press, *_: object) -> Decision:
    return Decision(number=0, kind="retype", span=form.span, type=_type(form.type))


def _relabel(form: Press, *_: object) -> Decision:
    rules.check_label(form.label)
    return Decision(number=0, kind="relabel", span=form.span, label=form.label)


def _rename(form: Press, *_: object) -> Decision:
    rules.check_label(form.label)
    return Decision(number=0, kind="relabel", person=form.person, label=form.label)


def _merge(form: Press, *_: object) -> Decision:
    if not form.into:
        raise Invalid("Choose who this is the same person as", "into")
    return Decision(number=0, kind="merge", person=form.person, into=form.into)


def _split(form: Press, *_: object) -> Decision:
    return Decision(number=0, kind="split", span=form.span, person=form.person or None, role=form.role)


def _allow(form: Press, *_: object) -> Decision:
    rules.check_reason(form.reason)
    return Decision(number=0, kind="allow", surface=form.surface, reason=form.reason)


def _hide(form: Press, proposal: Proposal, decided: DecidedBundle) -> Decision:
    """Hides what the residual check stopped at, here and everywhere."""
    return Decision(
        number=0,
        kind="add",
        document=_document(decided, form.document),
        start=form.start,
        end=form.end,
        type=_type(form.type),
        person=form.person or None,
        role=form.role,
        find_all=form.find_all,
    )


def _risk(form: Press, proposal: Proposal, decided: DecidedBundle) -> Decision:
    """Puts the suggested words, or those the preparer wrote, in place of a risky stretch."""
    if not 0 <= form.number < len(proposal.risks):
        raise NotNow("This risk is not on the list any more. Reload the page.")
    rules.check_label(form.label)
    risk = proposal.risks[form.number]
    return Decision(
        number=0,
        kind="add",
        document=risk.document,
        start=risk.start,
        end=risk.end,
        type="RL",
        label=form.label,
    )


_KINDS: dict[str, Callable[[Press, Proposal, DecidedBundle], Decision]] = {
    "accept": _span,
    "reject": _span,
    "retype": _retype,
    "relabel": _relabel,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "allow": _allow,
    "hide": _hide,
    "risk": _risk,
}


def _type(kind: str) -> str:
    if kind not in dict(TYPES):
        raise Invalid("Choose what kind of detail this is", "type")
    return kind


def _document(decided: DecidedBundle, number: int) -> str:
    if not 1 <= number <= len(decided.documents):
        raise Invalid("We do not know which document you mean. Reload the page and try again.")
    return decided.documents[number - 1].name


def hiding(form: Hide, proposal: Proposal, made: list[Decision], decided: DecidedBundle) -> Hiding:
    """What hiding these words everywhere would touch: found by trying it out, so the list is what will happen."""
    name, start, end = _first_free(form, decided)
    if form.label:
        rules.check_label(form.label)
    number = max((d.number for d in made), default=0) + 1
    decision = Decision(
        number=number,
        kind="add",
        document=name,
        start=start,
        end=end,
        type=_type(form.type),
        person=form.person or None,
        label=form.label or None,
        role=form.role,
        find_all=True,
    )
    try:
        trial = decide(proposal, [*made, decision])
    except DecisionRefused:
        raise Invalid(
            "These words can't be hidden that way. Choose another kind or person.", "words"
        ) from None
    known = {s.id for spans in decided.spans.values() for s in spans}
    new = {s.id: s for spans in trial.spans.values() for s in spans if s.id not in known and _is_made(s)}
    person = next((s.person for s in new.values()), None)
    return Hiding(decision, tuple(views.places(trial, set(new))), person)


def _is_made(span: Span) -> bool:
    return span.source in ("preparer", "find all")


def _first_free(form: Hide, decided: DecidedBundle) -> tuple[str, int, int]:
    """The first place of the words that is not hidden yet, in the open document or else in the others."""
    if not any(c.isalnum() for c in form.words):
        raise Invalid("Write or paste the words to hide", "words")
    here = [d for n, d in enumerate(decided.documents, 1) if n == form.document]
    for document in [*here, *(d for d in decided.documents if d not in here)]:
        spans = decided.spans.get(document.name, ())
        for start, end in find_occurrences(document.text, form.words):
            if not any(s.start <= start and end <= s.end for s in spans):
                return document.name, start, end
    raise Invalid("These words stand nowhere in this case, or they are all hidden already", "words")


def apply(form: Hide, found: Hiding, decided: DecidedBundle) -> list[Decision]:
    """Everything that was listed, or only the places left ticked."""
    listed = {f"{p.document}:{p.start}:{p.end}": p for p in found.places}
    chosen = [p for key, p in listed.items() if key in form.places]
    if not chosen:
        raise Invalid("Tick at least one place", "places")
    if len(chosen) == len(listed):
        return [found.decision]
    return [
        msgspec.structs.replace(
            found.decision,
            document=_document(decided, p.document),
            start=p.start,
            end=p.end,
            person=found.person if n else found.decision.person,
            find_all=False,
        )
        for n, p in enumerate(chosen)
    ]
