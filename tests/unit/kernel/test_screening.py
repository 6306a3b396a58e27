"""What may point at a person is named in a sentence; ordinary words about work pass."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.screening import problems, slips

TODAY = dt.date(2026, 11, 2)
FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(
    ("text", "seen", "words"),
    [
        ("Victim J.S. waited", "J.S.", "somebody's initials"),
        ("The victim AB was not told", "AB", "somebody's initials"),
        ("We thank KL for this", "KL", "somebody's initials"),
        ("AB's mother was not asked", "AB", "somebody's initials"),
        ("suspect (JRS) was not seen", "JRS", "somebody's initials"),
        ("Told late on 14 October 2025", "14 October 2025", "a date"),
        ("Told late on 14th of October", "14th of October", "a date"),
        ("Told on October 14th", "October 14th", "a date"),
        ("Told on 14/10/25", "14/10/25", "a date"),
        ("Told on 2025-10-14", "2025-10-14", "a date"),
        ("It happened in March 2026", "March 2026", "a date"),
        ("Ring 07700 900123", "07700 900123", "a phone number"),
        ("Ring (01865) 496 012", "(01865) 496 012", "a phone number"),
        ("Ring +44 7700 900 123", "+44 7700 900 123", "a phone number"),
        ("Near OX4 1AB", "OX4 1AB", "a postcode"),
        ("near ox41ab", "ox41ab", "a postcode"),
        ("Write to jo.field@panel.example now", "jo.field@panel.example", "an e-mail address or a handle"),
        ("posts by @nightowl were kept", "@nightowl", "an e-mail address or a handle"),
        ("a car AB12 CDE was seen", "AB12 CDE", "a vehicle mark"),
        ("occurrence 43250012345", "43250012345", "a reference number"),
        ("PC Thorne was kind", "PC Thorne", "somebody's name"),
        ("Mrs K told us", "Mrs K", "somebody's name"),
        ("graffiti at 12 Tallow Close", "12 Tallow Close", "an address"),
        ("graffiti in Pellam Lane", "Pellam Lane", "an address"),
        ("In 2 of 12 cases the victim was told late", "2 of 12 cases", "a small number of cases"),
        ("In two of the six cases it was late", "two of the six cases", "a small number of cases"),
        ("In one case nobody came", "one case", "a small number of cases"),
    ],
)
def test_what_could_point_at_somebody_is_named(text: str, seen: str, words: str):
    found = slips(text, TODAY)
    assert [(s.seen, s.words) for s in found] == [(seen, words)]
    assert found[0].sentence == f"“{seen}” looks like {words}. Leave it out or write it in general terms."


@pytest.mark.parametrize(
    "text",
    [
        "The victim was told late or not at all.",
        "Give every direction an owner and a date by 31 March 2027.",
        "Refer within 2 working days, and call back within 24 hours.",
        "The DS review was late. The CPS was asked. The VPS was offered.",
        "In more than one case nobody owned the list.",
        "Half of cases had no contact plan; 5 of 12 cases were late.",
        "The case went to the Crown Court under the 1998 Act.",
        "Call 999 or 101. Right 6 of the Victims' Code, standard T01, question C05.",
        "Offer each victim a VPS. The U.K. rules say so.",
        "Raise the share to 95 in 100 from 35,200.",
    ],
)
def test_ordinary_words_about_the_work_pass(text: str):
    assert slips(text, TODAY, known={"VPS"}) == []


def test_a_date_that_has_passed_is_no_deadline():
    assert slips("Do it by 1 November 2026.", TODAY)[0].words == "a date"
    assert slips("Do it by 2 November 2026.", TODAY) == []
    assert slips("Do it by 31 February 2027.", TODAY)[0].words == "a date"


def test_capitals_of_the_glossary_pass():
    assert slips("Ask the QT first.", TODAY)[0].words == "somebody's initials"
    assert slips("Ask the QT first.", TODAY, known={"QT"}) == []


def test_each_problem_names_the_field():
    found = problems("Victim AB rang 07700 900123", "why", TODAY)
    assert [p.field for p in found] == ["why", "why"]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at_and_no_stretch_is_named_twice(text: str):
    found = slips(text, TODAY)
    ends = [s.start + len(s.seen) for s in found]
    assert all(text[s.start : s.start + len(s.seen)] == s.seen for s in found)
    assert all(end <= after.start for end, after in zip(ends, found[1:], strict=False))


def test_the_words_of_the_played_cycles_pass():
    cycles = json.loads((FIXTURES / "cycles.json").read_text())["cycles"]
    texts = [f["text"] for c in cycles for f in c["findings"]]
    texts += [r[part] for c in cycles for r in c["recommendations"] for part in ("text", "why", "target")]
    assert texts
    assert [(t, s.sentence) for t in texts for s in slips(t, TODAY)] == []
