"""From a bundle to a proposal: find, weigh, resolve people, follow each thing through every document, label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redaction.arbitrate import arbitrated
from redaction.bundle import CaseBundle, Policy, Proposal
from redaction.context import risks_of
from redaction.detect import detect
from redaction.doors import door_copies, known_doors
from redaction.facts import known_surfaces
from redaction.finding import DetectorFailed, Finding
from redaction.keep import place_words, seconded, telling
from redaction.known import known_from
from redaction.labels import Labeller
from redaction.lexicon import is_common_word
from redaction.opinions import Opinions
from redaction.propagate import exact_copies, squeezed
from redaction.readings import readings
from redaction.recognisers.names.evidence import is_evidence
from redaction.resolve import resolve
from redaction.spans import Span, span_id
from redaction.text import Document
from redaction.venues import venue_copies
from redaction.watch import Watch, blamed
from redaction.weigh import Word, weighed

COPIED = ("PH", "EM", "PC", "VRM", "HD", "RF", "ID", "BANK", "AD", "OC")
"""Types whose every surface, once found, is looked for in all documents."""
DOUBT = 0.6


def as_span(document: str, finding: Finding, label: str) -> Span:
    """The finding as a proposed span."""
    return Span(
        id=span_id(document, finding.start, finding.end, finding.type),
        start=finding.start,
        end=finding.end,
        type=finding.type,
        label=label,
        reason=finding.reason,
        source=finding.source,
        confidence=round(finding.score, 3),
        person=finding.person,
        doubtful=finding.score < DOUBT,
    )


def is_taken(finding: Finding) -> bool:
    """Whether names are not looked for inside a finding: hard forms, and venues that a rule or the bundle proves."""
    if finding.type in ("LO", "OR", "HD"):
        return finding.source not in ("Places", "ProperNameRecognizer", "Reader")
    return finding.type != "P"


def is_ordinary(surface: str) -> bool:
    """Whether every word is of everyday use, so that the same words may stand elsewhere and mean no place."""
    return all(is_common_word(w) for w in re.findall(r"[^\W\d_]+", surface))


def _surfaces(bundle: CaseBundle, found: Mapping[str, Sequence[Finding]]) -> dict[str, Finding]:
    """Squeezed surfaces to be sought in every document: the facts' first, then what was found anywhere."""
    surfaces = known_surfaces(bundle)
    for document in bundle.documents:
        for finding in found[document.name]:
            key = squeezed(document.text[finding.start : finding.end])
            clock = re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", key)
            year = re.fullmatch(r"(?:19|20)\d\d", key)
            least = 4 if finding.type in ("OC", "RF", "VRM", "HD") else 5
            place = (
                finding.type == "LO"
                and finding.score >= 0.8
                and " " in document.text[finding.start : finding.end]
            )
            if place and len(key) >= 8 and not is_ordinary(document.text[finding.start : finding.end]):
                surfaces.setdefault(key, finding)
            telling = any(c.isdigit() for c in key) or finding.type in ("HD", "EM")
            sure = finding.type in COPIED and finding.score >= 0.7 and len(key) >= least
            if sure and telling and not clock and not year:
                surfaces.setdefault(key, finding)
    return surfaces


def _firm(
    documents: Sequence[Document],
    found: Mapping[str, list[Finding]],
    words: Mapping[str, list[Word]],
    views: Mapping[str, Opinions],
) -> dict[str, list[Finding]]:
    """Findings that stand by themselves: of rules, as far as the reader doesn't deny them, and the reader's own."""
    return {d.name: _firm_in(d, found[d.name], words[d.name], views[d.name]) for d in documents}


def _firm_in(
    document: Document, found: Sequence[Finding], words: Sequence[Word], view: Opinions
) -> list[Finding]:
    guessed = [*(f for f in found if not is_evidence(f.type)), *place_words(document.text, words, view)]
    return telling(document.text, [*seconded(guessed, view), *view.findings()], words)


def propose(bundle: CaseBundle, policy: Policy) -> Proposal:
    """What the machine would replace, in every document. Raises `DetectorFailed` and keeps nothing when it can't."""
    watch = Watch(policy.time_limit_seconds)
    found = detect(bundle.documents, watch)
    views = readings(bundle.documents, bundle.facts.party_names(), watch)
    try:
        return _resolved(bundle, policy, found, views)
    except Exception as error:
        raise DetectorFailed(
            blamed(bundle.documents), f"its findings could not be put together: {type(error).__name__}"
        ) from error


def _resolved(
    bundle: CaseBundle, policy: Policy, found: Mapping[str, list[Finding]], views: Mapping[str, Opinions]
) -> Proposal:
    documents = bundle.documents
    known = known_from(bundle.facts.party_names(), (d.text for d in documents))
    words = {d.name: weighed(d.text, found[d.name], views[d.name], known) for d in documents}
    firm = _firm(documents, found, words, views)
    surfaces = _surfaces(bundle, firm)
    for document in documents:
        found_at = {(f.start, f.end) for f in firm[document.name]}
        copies = telling(document.text, exact_copies(document.text, surfaces), words[document.name])
        firm[document.name] += [c for c in copies if (c.start, c.end) not in found_at or c.score == 1.0]
    doors = known_doors(documents, firm)
    for document in documents:
        firm[document.name] += door_copies(document.text, doors)
    copied = venue_copies(documents, firm)
    venues = {d.name: telling(d.text, copied[d.name], words[d.name]) for d in documents}
    taken = {d.name: [f for f in (*firm[d.name], *venues[d.name]) if is_taken(f)] for d in documents}
    register, named = resolve(bundle, words, taken)
    final = {
        d.name: arbitrated(d.text, [*firm[d.name], *venues[d.name], *named[d.name]], register)
        for d in documents
    }
    labeller = Labeller(bundle, register, final)
    spans = {
        d.name: tuple(as_span(d.name, labeller.retyped(d, f), labeller.label(d, f)) for f in final[d.name])
        for d in documents
    }
    return Proposal(
        policy=policy.version,
        documents=documents,
        spans=spans,
        people=register.people(),
        risks=risks_of(bundle, spans, views),
        day_zero=labeller.day_zero,
    )
