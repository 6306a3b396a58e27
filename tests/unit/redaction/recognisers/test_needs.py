"""The words that a pattern can't match without are told from it, and looking for them first changes nothing that is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redaction.readers.bundle import read_bundle
from redaction.recognisers.base import RuleRecognizer
from redaction.recognisers.catalogue import recognisers
from redaction.recognisers.needs import is_worth, needed, plain

FIXTURES = Path(__file__).resolve().parents[4] / "fixtures" / "bundles"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?i)\bsort[ ]code\b", {"sort code"}),
        (r"\b(?:Badge|Warrant)[ ]\d+", {"badge ", "warrant "}),
        (r"colou?r", {"color", "colour"}),
        (r"\d+[ ]?bus", {"bus"}),
        (r"(?:the[ ])?gurdwara", {"gurdwara"}),
        (r"suk+ot", {"suk"}),
        (r"(?=.*tenancy)\d+", {"tenancy"}),
        (r"\d{6}", set()),
        (r"(?:visa|\d+)", set()),
        (r"(?:passport)?[ ]\d", set()),
        (r"to", set()),
    ],
)
def test_the_words_of_a_pattern(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


def test_a_text_without_any_of_the_words_is_not_worth_a_search() -> None:
    words = needed(r"(?i)\b(?:badge|warrant)[ ]\d+")
    assert is_worth(words, plain("His BADGE 417"))
    assert not is_worth(words, plain("His number 417"))
    assert is_worth(needed(r"\d+"), plain("no figures"))


def test_no_rule_loses_a_match_in_the_fixtures() -> None:
    texts = [d.text for place in sorted(FIXTURES.iterdir())[:4] for d in read_bundle(place).documents]
    small = [plain(t) for t in texts]
    rules = [rule for r in recognisers() if isinstance(r, RuleRecognizer) for rule in r.RULES]
    lost = [
        rule.pattern
        for rule in rules
        for text, low in zip(texts, small, strict=True)
        if not is_worth(needed(rule.pattern), low) and re.search(rule.pattern, text, re.MULTILINE)
    ]
    assert len(rules) > 250
    assert lost == []
