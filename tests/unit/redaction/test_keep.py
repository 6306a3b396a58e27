"""What stays, by itself and by what the trained reader makes of it."""

from __future__ import annotations

import pytest

from redaction.finding import Finding
from redaction.keep import seconded, stays
from tests.reader_parts import view_of


@pytest.mark.parametrize("word", ["Polish", "Muslim", "harassment", "sergeant", "table", "CPS"])
def test_words_that_single_nobody_out_stay(word: str) -> None:
    assert stays(word)


@pytest.mark.parametrize("word", ["Quillfeather", "Altunbas", "Testington"])
def test_words_in_no_list_do_not(word: str) -> None:
    assert not stays(word)


def finding_of(text: str, surface: str, kind: str, score: float, source: str = "Rule") -> Finding:
    start = text.index(surface)
    return Finding(
        start=start, end=start + len(surface), type=kind, score=score, source=source, reason="Said."
    )


@pytest.mark.parametrize(
    ("kind", "score", "source", "likely", "stands"),
    [
        ("LO", 0.8, "Rule", {"Anchor": ("LO", 0.5)}, True),
        ("LO", 0.8, "Rule", {"Anchor": ("OR", 0.1)}, True),
        ("LO", 0.8, "Rule", {}, False),
        ("OR", 0.6, "ProperNameRecognizer", {"Anchor": ("OR", 0.1)}, False),
        ("OR", 0.6, "ProperNameRecognizer", {"Anchor": ("OR", 0.4)}, True),
        ("OR", 0.8, "Rule", {"Anchor": ("K", 0.8)}, False),
        ("DT", 0.99, "Rule", {}, True),
        ("PH", 0.7, "Rule", {}, True),
        ("RF", 0.7, "Rule", {"Anchor": ("K", 0.9)}, True),
    ],
)
def test_soft_findings_need_the_reader_s_half_consent_and_hard_forms_do_not(
    kind: str, score: float, source: str, likely: dict[str, tuple[str, float]], stands: bool
) -> None:
    text = "seen at Anchor then"
    given = finding_of(text, "Anchor", kind, score, source)
    assert bool(seconded([given], view_of(text, likely))) is stands
