"""No rule of the redaction library may know a fixture: its people, streets or organisations."""

from __future__ import annotations

import json
import re
from pathlib import Path

from redaction.lexicon import is_police_term, is_public_word, is_word

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "redaction").rglob("*.py"))
WORD = re.compile(r"[^\W\d_]{4,}")
GENERIC = {"khan", "smith", "weir", "beth", "patrick", "bryn"}
"""Words that rules and examples need in general: a weir, Beth El, St Patrick's Day, the commonest family names, Welsh *hill*."""


def fixture_words() -> set[str]:
    """Words of the fixtures' canaries, parties and addresses that are in no dictionary."""
    words: set[str] = set()
    for path in sorted((ROOT / "fixtures" / "bundles").glob("*/case.json")):
        facts = json.loads(path.read_text("utf-8"))
        texts = list(facts.get("canaries", []))
        for party in facts.get("parties", []):
            texts += [party.get("name", ""), *party.get("addresses", []), *party.get("handles", [])]
        for text in texts:
            words |= set(WORD.findall(text))
    return {w.casefold() for w in words if not (is_word(w) or is_police_term(w) or is_public_word(w))}


def test_there_are_words_to_look_for() -> None:
    assert len(fixture_words()) > 50


def test_no_module_names_a_fixture_s_person_or_street() -> None:
    names = fixture_words() - GENERIC
    for source in SOURCES:
        if source.name == "likeness.py":
            continue
        found = {w.casefold() for w in WORD.findall(source.read_text("utf-8"))} & names
        assert not found, f"{source.relative_to(ROOT)} names {sorted(found)}"


def test_the_list_of_short_forms_holds_common_given_names_only() -> None:
    from redaction.likeness import SHORT_FORMS

    assert all(" " not in long and long.isalpha() for long in SHORT_FORMS)
