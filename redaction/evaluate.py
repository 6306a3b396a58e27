"""Measures the product on marked-up bundles and on TAB: redacts as the product would, then scores (docs: gold format)."""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from redaction import risk_recall
from redaction.bundle import BundleRefused, CaseBundle, CaseFacts, DocumentEntry, Policy
from redaction.readers.bundle import CASE, read_bundle
from redaction.risk_recall import RiskCount
from redaction.scoring import Mention, Predicted, Tokens, mentions, tokens, with_parties
from redaction.spans import Risk
from redaction.tab import TabScore, add_document, is_held_back, new_score, read_tab
from redaction.text import Document


class Redacted(msgspec.Struct):
    """What a system would mask in one bundle, by document name, and the risks that it shows."""

    spans: dict[str, list[Predicted]]
    risks: tuple[Risk, ...] = ()


Redact = Callable[[CaseBundle], Redacted]
Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and what comes next."""


class Run(msgspec.Struct):
    """One system over one set of bundles."""

    system: str
    policy: str
    mentions: list[Mention] = []
    tokens: Tokens = msgspec.field(default_factory=Tokens)
    risks: RiskCount = msgspec.field(default_factory=RiskCount)
    predicted: dict[str, list[Predicted]] = {}
    bundles: int = 0
    characters: int = 0
    seconds: float = 0.0
    peak_memory_mb: float = 0.0

    @property
    def characters_per_second(self) -> float:
        return self.characters / self.seconds if self.seconds else 0.0


class TabRun(msgspec.Struct):
    system: str
    policy: str
    score: TabScore
    documents: int = 0
    characters: int = 0
    seconds: float = 0.0
    peak_memory_mb: float = 0.0

    @property
    def characters_per_second(self) -> float:
        return self.characters / self.seconds if self.seconds else 0.0


def bundles_under(folder: Path) -> list[Path]:
    """The folder itself when it is a bundle, else every bundle in it. Raises BundleRefused when there is none."""
    if (folder / CASE).is_file():
        return [folder]
    found = (
        sorted({p.parent for p in folder.rglob(CASE)} | set(folder.glob("*.zip"))) if folder.is_dir() else []
    )
    if not found:
        raise BundleRefused(
            f"{folder.name} holds no bundles to evaluate. Give a folder of bundles with gold marks."
        )
    return found


def evaluate_folder(folder: Path, system: str = "product", progress: Progress | None = None) -> Run:
    """Reads, redacts and scores every bundle with gold marks under `folder`."""
    places = bundles_under(folder)
    redact = _system(system)
    redact(_warm_up())
    run = Run(system=system, policy=Policy().version)
    for number, place in enumerate(places):
        if progress:
            progress(number, len(places), place.name)
        bundle = read_bundle(place)
        if bundle.gold:
            name = place.relative_to(folder).as_posix() if place != folder else folder.resolve().name
            _score_bundle(run, name, bundle, redact)
    if not run.bundles:
        raise BundleRefused(
            f"No bundle under {folder.name} carries gold marks, so there is nothing to measure."
        )
    run.peak_memory_mb = peak_memory_mb()
    if progress:
        progress(len(places), len(places), "")
    return run


def evaluate_tab(
    file: Path, system: str = "product", progress: Progress | None = None, *, held_back: bool = False
) -> TabRun:
    """Redacts each document of a TAB file by itself, without any facts of its case, and scores it as TAB does.

    `held_back` takes only the documents that never were lessons.
    """
    documents = [d for d in read_tab(file) if not held_back or is_held_back(d.doc_id)]
    if not documents:
        raise BundleRefused(f"{file.name} has no case to measure{' that is held back' if held_back else ''}.")
    redact = _system(system)
    redact(_warm_up())
    run = TabRun(system=system, policy=Policy().version, score=new_score())
    for number, document in enumerate(documents):
        if progress:
            progress(number, len(documents), document.doc_id)
        started = time.perf_counter()
        redacted = redact(_bare_bundle(document.doc_id, document.text))
        run.seconds += time.perf_counter() - started
        run.documents += 1
        run.characters += len(document.text)
        add_document(run.score, document, redacted.spans[document.doc_id])
    run.peak_memory_mb = peak_memory_mb()
    if progress:
        progress(len(documents), len(documents), "")
    return run


def peak_memory_mb() -> float:
    """The most this process has held so far. Linux's own record is read first: the other starts at its parent's size."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace"), re.MULTILINE)
        if peak:
            return int(peak[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def by_product(bundle: CaseBundle) -> Redacted:
    """What the product masks and shows when nobody decides anything."""
    from redaction.decisions import decide
    from redaction.pipeline import propose

    proposal = propose(bundle, Policy())
    spans = {
        name: [Predicted(s.start, s.end, s.type, s.label) for s in spans]
        for name, spans in decide(proposal).spans.items()
    }
    return Redacted(spans, proposal.risks)


def by_presidio(bundle: CaseBundle) -> Redacted:
    from redaction.baseline import presidio_spans

    return Redacted({document.name: presidio_spans(document.text) for document in bundle.documents})


def _system(name: str) -> Redact:
    return {"product": by_product, "presidio": by_presidio}[name]


def _score_bundle(run: Run, name: str, bundle: CaseBundle, redact: Redact) -> None:
    """The redactor gets the bundle without its marks."""
    blind = msgspec.structs.replace(bundle, gold={})
    started = time.perf_counter()
    redacted = redact(blind)
    run.seconds += time.perf_counter() - started
    run.bundles += 1
    found: list[Mention] = []
    for document, gold in _marked(bundle):
        spans = redacted.spans.get(document.name, [])
        run.characters += len(document.text)
        run.predicted[f"{name}/{document.name}"] = spans
        met = mentions(name, document.name, document.text, gold, spans)
        found += met
        risks = [risk for risk in redacted.risks if risk.document == document.name]
        risk_recall.add_document(run.risks, document.text, gold, met, risks)
        tally = tokens(document.text, gold, spans)
        run.tokens.masked_rightly += tally.masked_rightly
        run.tokens.masked_wrongly += tally.masked_wrongly
    run.mentions += with_parties(found, bundle.facts.parties)


def _marked(bundle: CaseBundle) -> Iterator[tuple[Document, Sequence]]:
    return ((d, bundle.gold[d.name]) for d in bundle.documents if d.name in bundle.gold)


def _warm_up() -> CaseBundle:
    """Loads every model before the clock starts."""
    return _bare_bundle(
        "warm-up", "PC 1234 spoke to Jo Bloggs of 1 High Street on 2 March 2026 about a broken window."
    )


def _bare_bundle(name: str, text: str) -> CaseBundle:
    facts = CaseFacts(format=1, reference=name, documents=(DocumentEntry(file=name),))
    return CaseBundle(facts=facts, documents=(Document(name=name, text=text),))
