"""Short and changed forms of places and organisations that the bundle names in full elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.lexicon import is_common_word, is_police_term, is_public_word, is_word
from redaction.recognisers.uk.fragments import ANY_CASE_SUFFIX
from redaction.text import Document

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LEAST = 4
STREET_OF = re.compile(rf"\d+[A-Za-z]?,?[ ]+(?P<x>.*\b{ANY_CASE_SUFFIX})$")


def _plain(word: str) -> bool:
    return is_word(word) or is_police_term(word) or is_public_word(word)


def _forms(kind: str, surface: str) -> Iterator[tuple[str, bool]]:
    """Surfaces to look for in place of a full name, each with whether its capitals must agree.

    The whole name in any case; its first words, where one of them is in no dictionary or two stand together.
    """
    surface = re.sub(r"^(?:[Tt]he|THE)\s+", "", surface)
    words = [w.group() for w in re.finditer(r"[^\s,()]+", surface)]
    if len(words) > 1:
        yield " ".join(words), all(is_common_word(w) for w in words)
    if kind == "AD":
        return
    for length in range(len(words) - 1, 0, -1):
        head = [w.strip(".,") for w in words[:length]]
        if head[-1].casefold() in ("of", "the", "and", "&", "for"):
            continue
        strange = [w for w in head if len(w) >= LEAST and not _plain(w)]
        if strange:
            yield " ".join(head), False
        elif (
            kind == "OR"
            and (length > 1 or not is_common_word(head[0]))
            and not any(is_police_term(w) or is_public_word(w) for w in head)
        ):
            yield " ".join(head), True


def _models(
    documents: Sequence[Document], found: Mapping[str, list[Finding]]
) -> dict[tuple[str, bool], Finding]:
    models: dict[tuple[str, bool], Finding] = {}
    for document in documents:
        for finding in found[document.name]:
            surface = document.text[finding.start : finding.end]
            if finding.type not in ("OR", "LO", "AD") or finding.score < 0.7 or "\n" in surface:
                continue
            street = STREET_OF.search(surface) if finding.type == "AD" else None
            for form, strict in _forms(finding.type, street.group("x") if street else surface):
                if len(form) >= LEAST and not form.isdigit() and any(c.isalpha() for c in form):
                    kind = "LO" if finding.type == "AD" and street else finding.type
                    model = Finding(
                        start=0,
                        end=0,
                        type=kind,
                        score=0.7,
                        source="Propagation",
                        reason=finding.reason,
                        label=finding.label,
                    )
                    models.setdefault((form if strict else fold(form), strict), model)
    return models


def _is_sentence_start(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t\"“'‘(")
    return start == 0 or text[start - 1 : start] == "\n" or before.endswith((".", "!", "?", "\n", ":"))


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a short form stands inside somebody's name: after an initial or joined by a hyphen."""
    before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 2]
    return " " not in match.group() and (
        bool(re.search(r"(?:\b[A-Z]\.[ ]?|\w-)$", before)) or bool(re.match(r"-\w", after))
    )


def venue_copies(
    documents: Sequence[Document], found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Findings for other forms of the places, streets and organisations of the bundle, in every document."""
    models = _models(documents, found)
    patterns = [
        (
            strict,
            re.compile(
                r"(?<!\w)(?:"
                + "|".join(
                    re.escape(f)
                    for f in sorted({f for f, s in models if s is strict}, key=lambda f: (-len(f), f))
                )
                + r")(?!\w)"
            ),
        )
        for strict in (False, True)
        if any(s is strict for _, s in models)
    ]
    copies: dict[str, list[Finding]] = {d.name: [] for d in documents}
    for document in documents:
        folded = fold(document.text)
        for strict, pattern in patterns:
            text = document.text if strict or len(folded) != len(document.text) else folded
            for match in pattern.finditer(text):
                if (strict and _is_sentence_start(document.text, match.start())) or _in_a_name(
                    document.text, match
                ):
                    continue
                model = models[(match.group(), strict)]
                copies[document.name].append(
                    Finding(
                        start=match.start(),
                        end=match.end(),
                        type=model.type,
                        score=model.score,
                        source=model.source,
                        reason="Part of a name found elsewhere in this case. " + model.reason,
                        label=model.label,
                    )
                )
    return copies
