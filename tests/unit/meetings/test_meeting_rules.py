from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.viewer import Viewer
from panel.meetings import rules
from panel.meetings.rules import ASKED, Answer

TODAY = dt.date(2026, 11, 2)
LATER = dt.date(2026, 11, 30)


def who(role: str) -> Viewer:
    return Viewer(id="x", name="X", role=role)


@given(st.sampled_from(rules.MEETING.states), st.sampled_from(rules.MEETING.states))
def test_a_meeting_only_goes_one_step_forward(before, after):
    order = list(rules.MEETING.states)
    assert rules.MEETING.allows(before, after) == (order.index(after) == order.index(before) + 1)


@given(st.lists(st.sampled_from(rules.DECLARATION.states), max_size=8))
def test_nobody_who_stepped_back_comes_to_read_without_being_asked_again(wanted):
    state, stepped_back = ASKED, False
    for answer in wanted:
        if not rules.DECLARATION.allows(state, answer):
            continue
        assert not (stepped_back and answer == Answer.NONE)
        stepped_back = (stepped_back or answer in (Answer.CONFLICT, Answer.SKIPPED, Answer.RECOGNISED)) and (
            answer != ASKED
        )
        state = answer


@pytest.mark.parametrize(
    ("name", "held", "due", "place", "field"),
    [
        ("", LATER, LATER, "Town hall", "name"),
        ("x" * 121, LATER, LATER, "Town hall", "name"),
        ("Panel", None, LATER, "Town hall", "held_on"),
        ("Panel", dt.date(2026, 11, 1), TODAY, "Town hall", "held_on"),
        ("Panel", LATER, None, "Town hall", "scores_due_on"),
        ("Panel", LATER, dt.date(2026, 11, 1), "Town hall", "scores_due_on"),
        ("Panel", LATER, dt.date(2026, 12, 1), "Town hall", "scores_due_on"),
        ("Panel", LATER, LATER, "", "place"),
        ("Panel", LATER, LATER, "x" * 301, "place"),
    ],
)
def test_a_plan_names_what_is_wrong_with_it(name, held, due, place, field):
    with pytest.raises(Invalid) as error:
        rules.check_plan(name, held, due, place, TODAY)
    assert error.value.problems[0].field == field


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_form():
    with pytest.raises(Invalid) as error:
        rules.check_plan("", None, None, "", TODAY)
    assert [p.field for p in error.value.problems] == ["name", "held_on", "scores_due_on", "place"]


def test_a_pack_is_issued_with_cases_none_of_them_called_back():
    rules.check_can_issue("planned", ["Case 1"], [])
    with pytest.raises(NotNow, match="at least one sealed case"):
        rules.check_can_issue("planned", [], [])
    with pytest.raises(NotNow, match="Case 1 was called back"):
        rules.check_can_issue("planned", ["Case 1"], ["Case 1"])
    with pytest.raises(NotNow, match="is issued, so it can't become issued"):
        rules.check_can_issue("issued", ["Case 1"], [])


@pytest.mark.parametrize(
    "text", ["We spoke about Case 7.", "case 12 was hard", "CASE NO. 3", "Case number 4"]
)
def test_minutes_name_no_case(text):
    with pytest.raises(Invalid, match="Leave case numbers out"):
        rules.check_minutes(text)


def test_minutes_may_speak_of_cases_in_general():
    rules.check_minutes("In case of doubt we ask. We read 7 cases.")


def test_minutes_are_agreed_after_they_are_written_and_the_meeting_is_closed():
    rules.check_can_approve("closed", "Text")
    with pytest.raises(NotNow, match="not written yet"):
        rules.check_can_approve("closed", "")
    with pytest.raises(NotNow):
        rules.check_can_approve("open", "Text")


@pytest.mark.parametrize(
    ("role", "state", "written", "sentence"),
    [
        ("coordinator", "open", False, ""),
        ("chair", "closed", True, ""),
        ("chair", "closed", False, "not agreed yet"),
        ("chair", "open", True, "not agreed yet"),
        ("member", "closed", True, "not agreed yet"),
        ("member", "approved", True, ""),
        ("observer", "approved", True, ""),
        ("police_lead", "approved", True, "for the panel"),
    ],
)
def test_who_reads_minutes_when(role, state, written, sentence):
    found = rules.why_not(rules.check_may_read_minutes, who(role), state, written)
    assert sentence in found
    assert bool(found) == bool(sentence)


@pytest.mark.parametrize("state", rules.MEETING.states)
def test_a_first_answer_is_asked_for_from_issue_to_close(state):
    allowed = not rules.why_not(rules.check_can_declare, state, ASKED, Answer.NONE)
    assert allowed == (state in ("issued", "open"))


@pytest.mark.parametrize("state", ["issued", "open", "closed", "approved"])
def test_a_reader_can_stand_back_at_any_time(state):
    rules.check_can_declare(state, Answer.NONE, Answer.RECOGNISED)


def test_only_the_roles_of_the_table_act():
    for role in ("member", "observer", "chair", "police_lead", "admin", "auditor", "board"):
        with pytest.raises(Refused):
            rules.check_may_arrange(who(role))
    with pytest.raises(Refused):
        rules.check_may_approve(who("coordinator"))
    with pytest.raises(Refused):
        rules.check_may_declare(who("coordinator"))


def test_declarations_are_due_three_working_days_after_issue():
    friday = dt.date(2026, 10, 30)
    assert rules.declare_due(friday) == dt.date(2026, 11, 4)
