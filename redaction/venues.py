"""Short and changed forms of places and organisations that the bundle names in full elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.lexicon import is_police_term, is_public_word, is_word
from redaction.text import Document

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LEAST = 4


def _own_words(surface: str) -> list[str]:
    """Words of a name that are in no dictionary: what a short form would use."""
    own = [re.sub(r"['’]s$", "", w) for w in WORD.findall(surface)]
    return [
        w
        for w in own
        if len(w) >= LEAST and w[0].isupper() and not (is_word(w) or is_police_term(w) or is_public_word(w))
    ]


def venue_copies(
    documents: Sequence[Document], found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Findings for the distinctive words of places, streets and organisations wherever they stand, in any case."""
    models: dict[str, Finding] = {}
    for document in documents:
        for finding in found[document.name]:
            if finding.type in ("OR", "LO", "AD") and finding.score >= 0.7:
                for word in _own_words(document.text[finding.start : finding.end]):
                    kind = "LO" if finding.type == "AD" else finding.type
                    models.setdefault(
                        fold(word),
                        Finding(
                            start=0,
                            end=0,
                            type=kind,
                            score=0.7,
                            source="Propagation",
                            reason=finding.reason,
                            label=finding.label,
                        ),
                    )
    copies: dict[str, list[Finding]] = {d.name: [] for d in documents}
    for document in documents:
        for match in WORD.finditer(document.text):
            bare = re.sub(r"['’]s$", "", match.group())
            model = models.get(fold(bare))
            if model is not None:
                copies[document.name].append(
                    Finding(
                        start=match.start(),
                        end=match.start() + len(bare),
                        type=model.type,
                        score=model.score,
                        source=model.source,
                        reason="Part of a name found elsewhere in this case. " + model.reason,
                        label=model.label,
                    )  # fmt: skip
                )
    return copies
