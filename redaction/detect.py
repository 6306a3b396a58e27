"""Finding by rules: one analyser for the process, and no silence when something fails."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from functools import partial

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer

from redaction.finding import Finding
from redaction.nlp import NoLanguagePass, no_artefacts
from redaction.recognisers.catalogue import recognisers
from redaction.text import Document
from redaction.watch import Watch


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
    registry = RecognizerRegistry(recognizers=recognisers(), supported_languages=["en"])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=NoLanguagePass(),
        supported_languages=["en"],
        context_aware_enhancer=NoContext(),
    )


def analyse_one(document: Document, extra: Sequence[EntityRecognizer]) -> list[Finding]:
    """The findings of one document in order of place."""
    results = analyser().analyze(
        document.text,
        language="en",
        nlp_artifacts=no_artefacts(),
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


def detect(
    documents: Sequence[Document], watch: Watch, extra: Sequence[EntityRecognizer] = ()
) -> dict[str, list[Finding]]:
    """Findings by document name. Any failure or running late raises `DetectorFailed` and names the document."""
    return {d.name: watch.run(d.name, "a detector", partial(analyse_one, d, extra)) for d in documents}
