"""What a preparer is told about a case that comes in, and who may do what with it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from panel.cases import rules
from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.viewer import Viewer
from redaction.bundle import CaseBundle, CaseFacts
from redaction.text import Document

NOW = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
FIT = {
    "format": 1,
    "reference": "R",
    "documents": [{"file": "a.txt"}],
    "strands": ["race"],
    "closed_at": "2026-01-05",
    "outcome": {"code": 16},
    "contacts": [{"at": "2026-01-02"}],
}


def bundle(text: str = "Words.", **changes) -> CaseBundle:
    facts = msgspec.convert({**FIT, **changes}, CaseFacts)
    return CaseBundle(facts=facts, documents=(Document(name="a.txt", text=text),))


def warned(**changes) -> str:
    return " ".join(rules.warnings(bundle(**changes).facts, NOW))


def test_a_fit_case_has_neither_refusal_nor_warning():
    assert rules.refusals(bundle(), "Thames Valley Police", NOW) == ()
    assert warned() == ""


def test_every_reason_that_holds_is_given_at_once():
    found = rules.refusals(bundle(" ", live=True, strands=[], closed_at=None), "A", NOW)
    assert found == ("not_closed", "live", "no_strand", "no_words")


@pytest.mark.parametrize(
    ("theirs", "is_refused"), [("thames  valley POLICE", False), ("Kent", True), (None, False)]
)
def test_a_case_belongs_to_the_agency_that_brings_it(theirs, is_refused):
    found = rules.refusals(bundle(agency=theirs), "Thames Valley Police", NOW)
    assert found == (("other_agency",) if is_refused else ())


def test_incidents_that_are_no_crime_come_in_only_where_that_is_switched_on():
    case = bundle(case_type="non_crime")
    assert rules.refusals(case, "A", NOW) == ("non_crime",)
    assert rules.refusals(case, "A", NOW, rules.Eligibility(non_crime=True)) == ()
    assert rules.refusals(bundle(case_type="asb"), "A", NOW) == ()


@pytest.mark.parametrize(
    ("closed", "is_warned"), [("2026-03-01", False), ("2026-03-02", True), ("2026-05-30", True)]
)
def test_the_review_window_is_three_months(closed, is_warned):
    assert ("may still ask for a review" in warned(closed_at=closed)) == is_warned


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"contacts": []}, "no data about contact with the victim"),
        ({"outcome": {}}, "names no outcome that we know"),
        ({"outcome": {"code": 99}}, "names no outcome that we know"),
        ({"sub_strands": ["martian"]}, "as a strand: martian"),
        ({"reported_at": "soon"}, "can't read reported_at as a date"),
        ({"contacts": [{"at": "31/12/2025"}]}, "can't read contacts[0].at"),
        ({"reported_at": "2026-01-03", "recorded_at": "2026-01-02"}, "recorded_at comes before reported_at"),
    ],
)
def test_what_should_be_known_is_said(changes, words):
    assert words in warned(**changes)


def test_the_day_a_case_is_due_leaves_out_weekends_and_bank_holidays():
    assert rules.due_on(dt.datetime(2026, 12, 14, 9, tzinfo=dt.UTC)) == dt.date(2027, 1, 14)


def test_who_may_do_what():
    police = "Thames Valley Police"
    preparer, lead, verifier = (
        Viewer(id=role, role=role, agency=police) for role in ("preparer", "police_lead", "verifier")
    )
    for check in (rules.check_may_bring, rules.check_may_take, rules.check_may_dispose, rules.check_may_draw):
        check(preparer)
        with pytest.raises(Refused):
            check(verifier)
    rules.check_may_dispose(lead)
    rules.check_may_draw(lead)
    for check in (rules.check_may_bring, rules.check_may_take):
        with pytest.raises(Refused):
            check(lead)


def test_the_button_and_the_rule_say_the_same():
    preparer = Viewer(id="p", role="preparer", agency="A")
    assert rules.why_not_take("accepted", "other", preparer) == ""
    for state, holder in (("disposed", ""), ("accepted", "p")):
        with pytest.raises(NotNow) as caught:
            rules.check_can_take(state, holder, preparer)
        assert rules.why_not_take(state, holder, preparer) == str(caught.value)
    with pytest.raises(Invalid):
        rules.check_confirmed(False)
