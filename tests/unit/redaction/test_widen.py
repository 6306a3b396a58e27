"""What belongs to a find goes with it, and nothing more."""

from __future__ import annotations

import pytest

from redaction.arbitrate import trimmed
from redaction.finding import Finding
from redaction.widen import accounts_joined, widened


def finding(text: str, surface: str, kind: str) -> Finding:
    start = text.index(surface)
    return Finding(start=start, end=start + len(surface), type=kind, score=0.9, source="Rule", reason="R.")


@pytest.mark.parametrize(
    ("text", "surface", "kind", "whole"),
    [
        ("staying in the flat over 12 Quill Road.", "12 Quill Road", "AD", "the flat over 12 Quill Road"),
        ("h/a top flat, 9 Quill Parade", "9 Quill Parade", "AD", "top flat, 9 Quill Parade"),
        ("GROUND FLOOR FLAT 9 QUILL ST", "9 QUILL ST", "AD", "GROUND FLOOR FLAT 9 QUILL ST"),
        ("on pitch 14, Quill Caravan Park", "Quill Caravan Park", "AD", "pitch 14, Quill Caravan Park"),
        (
            "52 QUILL TERRACE, NORTH TESTON TE29 9ZZ",
            "52 QUILL TERRACE, NORTH",
            "AD",
            "52 QUILL TERRACE, NORTH TESTON",
        ),
        ("rear of 4 Quill Lane", "4 Quill Lane", "AD", "rear of 4 Quill Lane"),
        ("he lives at 4 Quill Lane", "4 Quill Lane", "AD", "4 Quill Lane"),
        ("left the flat for 4 Quill Lane", "4 Quill Lane", "AD", "4 Quill Lane"),
        ("Pt 73 y F", "73", "AGE", "73 y"),
        ("she is 73 years of age", "73", "AGE", "73 years of age"),
        ("just turned twenty-five with", "twenty-five", "AGE", "just turned twenty-five"),
        ("aged 30 years ago", "30", "AGE", "30"),
        ("he is 19, y'know", "19", "AGE", "19"),
        ("number was FN18 and X in the end", "FN18", "VRM", "FN18 and X"),
        ("a van, LK19 and a car", "LK19", "VRM", "LK19"),
        ("a van LK19 and I ran", "LK19", "VRM", "LK19"),
    ],
)
def test_words_that_belong_to_a_find_go_with_it(text: str, surface: str, kind: str, whole: str) -> None:
    found = widened(text, finding(text, surface, kind))
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("sort 20-00-71 acct 90114456", ["20-00-71 acct 90114456"]),
        ("20-00-71, 90114456", ["20-00-71, 90114456"]),
        ("20-00-71 a/c no. 90114456", ["20-00-71 a/c no. 90114456"]),
        ("20-00-71 was paid to 90114456", ["20-00-71", "90114456"]),
    ],
)
def test_a_sort_code_and_its_account_are_one(text: str, joined: list[str]) -> None:
    given = [finding(text, surface, "BANK") for surface in ("90114456", "20-00-71")]
    assert [text[f.start : f.end] for f in accounts_joined(text, given)] == joined


def test_other_findings_between_are_left_alone() -> None:
    text = "20-00-71 for Ann at 90114456"
    given = [finding(text, "20-00-71", "BANK"), finding(text, "Ann", "P"), finding(text, "90114456", "BANK")]
    assert accounts_joined(text, given) == given


@pytest.mark.parametrize(
    ("text", "surface", "left"),
    [
        ("rang quillwell CID back", "quillwell CID", "quillwell"),
        ("QUILLWELL NPT OFFICER", "QUILLWELL NPT", "QUILLWELL"),
        ("a Quillwell Town FC shirt", "Quillwell Town FC", "Quillwell Town FC"),
    ],
)
def test_the_kind_of_a_police_team_stays_behind_its_town(text: str, surface: str, left: str) -> None:
    found = trimmed(text, finding(text, surface, "OR"))
    assert found is not None
    assert text[found.start : found.end] == left
