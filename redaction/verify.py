"""The residual check: what stands in the rendered text, labels and titles that could identify somebody.

It shares no code with detection and loads no model, so a fault there is not repeated here. Whatever goes wrong in it
counts as a leak: nothing is released because a check did not run.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from redaction.bundle import AnonymisedBundle, CaseBundle, Leak, LeakReport
from redaction.reading import Masked, Misaligned, Reading, masked_in
from redaction.residual_names import (
    Hit,
    birth_hits,
    joined_hits,
    name_hits,
    phone_hits,
    phrase_hits,
    spaced_initials_hits,
)
from redaction.residual_patterns import digit_hits, shape_hits, title_hits, word_hits
from redaction.spans import DIRECT
from redaction.suspects import Suspects, suspects

_KNOWN = (phrase_hits, name_hits, phone_hits, birth_hits, joined_hits, spaced_initials_hits)
_UNKNOWN = (shape_hits, digit_hits, title_hits, word_hits)


def verify(anonymised: AnonymisedBundle, bundle: CaseBundle, allowed: Iterable[str] = ()) -> LeakReport:
    """Every leak with a sentence, in order of place; none means releasable.

    `anonymised` must be what `render` made of this bundle: its documents in the same order, its plain words the
    originals' own. `allowed` are surfaces that a person let stay.
    """
    try:
        return LeakReport(leaks=tuple(_leaks(anonymised, bundle, {_folded(a) for a in allowed})))
    except Exception as fault:  # fail closed: a check that breaks must never let a case pass
        return LeakReport(
            leaks=(_whole("", f"The residual check could not finish ({type(fault).__name__})."),)
        )


def _leaks(anonymised: AnonymisedBundle, bundle: CaseBundle, allowed: set[str]) -> Iterator[Leak]:
    if len(anonymised.documents) != len(bundle.documents) or not bundle.documents:
        yield _whole("", "The anonymised bundle doesn't hold the same documents as the original.")
        return
    masked: list[Masked] = []
    for written, original in zip(anonymised.documents, bundle.documents, strict=True):
        try:
            masked += masked_in(written, original.text)
        except Misaligned:
            yield _whole(
                written.title, f"{written.title} isn't the original with parts masked: other words differ."
            )
    found = suspects(bundle.facts, [m for m in masked if m.type in DIRECT])
    for document in anonymised.documents:
        yield from _of_document(Reading.of(document), found, allowed)


def _of_document(reading: Reading, found: Suspects, allowed: set[str]) -> Iterator[Leak]:
    heading = Reading(reading.name, reading.title, reading.title, reading.title, ())
    for start, end, rule, words in _first_of_each_place(_known(heading, found)):
        surface = heading.text[start:end]
        yield _leak(reading, start, end, surface, rule, f"“{surface}” in the title {words}")
    hits = [*_known(reading, found), *(hit for check in _UNKNOWN for hit in check(reading))]
    for start, end, rule, words in _first_of_each_place(hits):
        surface = reading.text[start:end]
        if _folded(surface) not in allowed:
            yield _leak(reading, start, end, surface, rule, f"“{' '.join(surface.split())}” {words}")


def _known(reading: Reading, found: Suspects) -> list[Hit]:
    return [hit for check in _KNOWN for hit in check(reading, found)]


def _first_of_each_place(hits: Iterable[Hit]) -> list[Hit]:
    """One hit a place, that of the earliest rule; in order of place."""
    kept: list[Hit] = []
    for hit in hits:
        at = bisect.bisect_left(kept, hit[:2])
        is_free = (at == 0 or kept[at - 1][1] <= hit[0]) and (at == len(kept) or kept[at][0] >= hit[1])
        if hit[0] < hit[1] and is_free:
            kept.insert(at, hit)
    return kept


def _leak(reading: Reading, start: int, end: int, surface: str, rule: str, what: str) -> Leak:
    sentence = f"{what.rstrip(',')}{',' if what.endswith(',') else ''} and still stands in {reading.title}. Mask it, or let it stay with a reason."
    return Leak(document=reading.name, start=start, end=end, surface=surface, sentence=sentence, rule=rule)


def _whole(title: str, what: str) -> Leak:
    return Leak(
        document=title,
        start=0,
        end=0,
        surface="",
        sentence=f"{what} Nothing can be released; run the redaction again, and report it if this comes back.",
        rule="check failed",
    )


def _folded(surface: str) -> str:
    return " ".join(surface.casefold().split())
