"""Finding: one analyser for the process, one language pass for the bundle, and no silence when something fails."""

from __future__ import annotations

import functools
import time
from collections.abc import Sequence

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.finding import DetectorFailed, Finding
from redaction.nlp import BundlePass
from redaction.recognisers.catalogue import recognisers
from redaction.text import Document


class NoContext(ContextAwareEnhancer):
    """Our rules hold their context in their patterns; Presidio's word windows would only cost time."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(self, text, raw_results, nlp_artifacts, recognizers, context=None):  # type: ignore[no-untyped-def]
        """The results as they are."""
        return raw_results


def stay_offline() -> None:
    """Presidio's e-mail check asks the internet for the list of domain endings at its first address; this stops it."""
    import tldextract
    from tldextract import tldextract as module

    module.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@functools.cache
def analyser() -> AnalyzerEngine:
    """Presidio as registry and merger, with our recognisers alone. Built once in a process."""
    stay_offline()
    engine = BundlePass()
    engine.load()
    registry = RecognizerRegistry(recognizers=recognisers(), supported_languages=["en"])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=engine,
        supported_languages=["en"],
        context_aware_enhancer=NoContext(),
    )


def analyse_one(
    document: Document, artefacts: NlpArtifacts, extra: Sequence[EntityRecognizer]
) -> list[Finding]:
    """The findings of one document in order of place."""
    results = analyser().analyze(
        document.text,
        language="en",
        nlp_artifacts=artefacts,
        ad_hoc_recognizers=list(extra),
        return_decision_process=True,
    )
    found = [
        Finding(
            start=r.start,
            end=r.end,
            type=r.entity_type,
            score=r.score,
            source=r.analysis_explanation.recognizer,
            reason=r.analysis_explanation.textual_explanation or "",
        )
        for r in results
    ]
    return sorted(found, key=lambda f: (f.start, f.end, f.type, f.source))


def _passed(documents: Sequence[Document]) -> list[tuple[str, NlpArtifacts]]:
    """The language pass over all documents at once."""
    return list(analyser().nlp_engine.process_batch([d.text for d in documents], "en"))


def _failing(documents: Sequence[Document], deadline: float) -> str:
    """The document that the language pass fails on, each tried alone; all of them where none or every one fails.

    A model that is missing fails on every document, and then no single one is to blame. Past `deadline`
    (seconds of `time.monotonic`) no more is tried.
    """
    if len(documents) == 1:
        return documents[0].name
    failing = []
    for document in documents:
        if time.monotonic() > deadline:
            break
        try:
            _passed([document])
        except Exception:
            failing.append(document.name)
    return failing[0] if 0 < len(failing) < len(documents) else "the bundle"


def detect(
    documents: Sequence[Document], extra: Sequence[EntityRecognizer] = (), limit_seconds: float = 300.0
) -> dict[str, list[Finding]]:
    """Findings by document name. Any failure or running late raises `DetectorFailed` and names the document."""
    began = time.monotonic()
    try:
        passed = _passed(documents)
    except Exception as error:
        name = _failing(documents, began + limit_seconds)
        raise DetectorFailed(name, f"the language model failed: {type(error).__name__}") from error
    found: dict[str, list[Finding]] = {}
    for document, (_, artefacts) in zip(documents, passed, strict=True):
        if time.monotonic() - began > limit_seconds:
            raise DetectorFailed(document.name, f"it took longer than {limit_seconds:.0f} seconds")
        try:
            found[document.name] = analyse_one(document, artefacts, extra)
        except Exception as error:
            raise DetectorFailed(document.name, f"a detector failed: {type(error).__name__}") from error
    return found
