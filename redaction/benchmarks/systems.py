"""The things whose speed is compared. Each loads its models once and is then called over the same bundles again and again."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence

import msgspec

from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry
from redaction.text import Document


class Work(msgspec.Struct):
    """What one go over the bundles did: things found, documents read, and seconds by stage where there are stages."""

    found: int = 0
    documents: int = 0
    stages: dict[str, float] = {}


Go = Callable[[Sequence[CaseBundle]], Work]
Load = Callable[[], Go]
"""Loads the models; what it gives back is timed."""


class System(msgspec.Struct, frozen=True):
    """`load` must be importable by name: it runs in a process of its own."""

    key: str
    title: str
    load: Load


def load_redaction() -> Go:
    """The whole pipeline, a bundle at a time, as the product runs it: propose, decide, render, verify."""
    from redaction.bundle import Policy
    from redaction.decisions import decide
    from redaction.pipeline import propose
    from redaction.render import render
    from redaction.verify import verify

    def go(bundles: Sequence[CaseBundle]) -> Work:
        work = Work(stages=dict.fromkeys(("propose", "decide", "render", "verify"), 0.0))
        for bundle in bundles:
            times = [time.perf_counter()]
            proposal = propose(bundle, Policy())
            times.append(time.perf_counter())
            decided = decide(proposal)
            times.append(time.perf_counter())
            written = render(decided)
            times.append(time.perf_counter())
            verify(written, bundle, decided.allowed)
            times.append(time.perf_counter())
            for stage, (began, ended) in zip(work.stages, itertools.pairwise(times), strict=True):
                work.stages[stage] += ended - began
            work.found += sum(len(spans) for spans in decided.spans.values())
            work.documents += len(written.documents)
        return work

    return go


def load_spacy() -> Go:
    """The language model alone, every part of it, all texts through one `nlp.pipe` as it comes."""
    from redaction.baseline import bare_model, pieces

    nlp = bare_model()

    def go(bundles: Sequence[CaseBundle]) -> Work:
        documents = [document for bundle in bundles for document in bundle.documents]
        texts = (piece for document in documents for _, piece in pieces(document.text))
        return Work(sum(len(doc.ents) for doc in nlp.pipe(texts)), len(documents))

    return go


def load_presidio() -> Go:
    """Presidio's analyser as it comes, a text at a time."""
    from redaction.baseline import presidio_spans

    def go(bundles: Sequence[CaseBundle]) -> Work:
        documents = [document for bundle in bundles for document in bundle.documents]
        return Work(sum(len(presidio_spans(document.text)) for document in documents), len(documents))

    return go


REDACTION = System("redaction", "the whole redaction", load_redaction)
BASELINES = (
    System("spacy", "spaCy alone, nlp.pipe", load_spacy),
    System("presidio", "Presidio as it comes", load_presidio),
)
SYSTEMS = (REDACTION, *BASELINES)


def warm_up() -> CaseBundle:
    """A text with something for every model and rule, so that all is loaded before the clock starts."""
    text = (
        "PC 1234 spoke to Jo Bloggs of 1 High Street on 2 March 2026. jo bloggs was upset. Ring 07700 900123."
    )
    facts = CaseFacts(format=1, reference="43260000000", documents=(DocumentEntry(file="warm-up"),))
    return CaseBundle(facts=facts, documents=(Document(name="warm-up", text=text),))
