"""Texts made to break a matcher: long words, endless lines, nothing but digits. Each is checked in time and in whole."""

import time

import pytest

from redaction.bundle import (
    AnonymisedBundle,
    AnonymisedDocument,
    CaseBundle,
    CaseFacts,
    DocumentEntry,
    Party,
    Piece,
)
from redaction.occurrences import find_occurrences
from redaction.text import Document, canonical
from redaction.verify import verify

LENGTH = 60_000
SHAPES = [
    "A",
    "1 ",
    "a-",
    "S.T.",
    "\n",
    "A'",
    "a@",
    "Shirin ",
    "07700 Kh ",
    "oh one ",
    "מ ",
    "👩🏽‍🦽",
    "e\u0301",
    "\u202e\u200bKhan",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_residual_check_stays_quick_and_finishes(shape):
    text = canonical(shape * (LENGTH // len(shape)))
    facts = CaseFacts(
        format=1,
        reference="abc12345",
        documents=(DocumentEntry(file="a"),),
        parties=(Party(name="Shirin Tavakoli", date_of_birth="1991-02-07", phones=("07700 900123",)),),
    )
    bundle = CaseBundle(facts=facts, documents=(Document(name="a", text=text),))
    document = AnonymisedDocument(name="a", kind="oel", title="Log", pieces=(Piece(text=text),))
    started = time.perf_counter()
    report = verify(AnonymisedBundle(policy="p", documents=(document,)), bundle)
    assert all(leak.rule != "check failed" for leak in report.leaks)
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("shape", SHAPES)
def test_find_all_stays_quick(shape):
    text = shape * (LENGTH // len(shape))
    started = time.perf_counter()
    find_occurrences(text, "Shirin Tavakoli")
    find_occurrences(text, "ST")
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("shape", SHAPES)
def test_canonical_text_is_stable_and_holds_nothing_unseen(shape):
    text = canonical("\r\n".join([shape] * 20) + "\0\x07\x0c")
    assert canonical(text) == text
    assert not set(text) & set("\0\x07\r\x0c\u202e\u200b")
