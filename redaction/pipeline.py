"""From a bundle to a proposal: find, resolve people, follow each through every document, label."""

from __future__ import annotations

from redaction.bundle import CaseBundle, Policy, Proposal
from redaction.detect import detect
from redaction.finding import Finding
from redaction.labels import Labeller
from redaction.people import resolve
from redaction.spans import Span, span_id, without_overlaps


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
        doubtful=finding.score < 0.6,
    )


def propose(bundle: CaseBundle, policy: Policy) -> Proposal:
    """What the machine would replace, in every document. Raises `DetectorFailed` and keeps nothing when it can't."""
    found = detect(bundle.documents, limit_seconds=policy.time_limit_seconds)
    people, found = resolve(bundle, found)
    labeller = Labeller(bundle, people, found)
    spans = {
        d.name: tuple(
            without_overlaps(
                as_span(d.name, f, labeller.label(d, f)) for f in found[d.name]
            )
        )
        for d in bundle.documents
    }
    return Proposal(
        policy=policy.version,
        documents=bundle.documents,
        spans=spans,
        people=tuple(people),
        day_zero=labeller.day_zero,
    )
