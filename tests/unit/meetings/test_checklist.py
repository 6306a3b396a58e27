from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.meetings import rules
from panel.meetings.checklist import Progress, steps

DAY = dt.date(2026, 11, 30)
NEW = Progress(
    state="planned",
    held_on=DAY,
    scores_due_on=dt.date(2026, 11, 25),
    issued_on=None,
    cases=0,
    people_to_declare=0,
    answers_missing=0,
    has_minutes=False,
)


def statuses(at: Progress, today: dt.date) -> dict[str, str]:
    return {step.key: step.status for step in steps(at, today)}


def test_a_new_meeting_needs_cases_first():
    found = statuses(NEW, dt.date(2026, 11, 2))
    assert found["cases"] == "to do"
    assert set(found.values()) == {"to do", "later"}
    assert found["issue"] == "later"


def test_a_pack_not_issued_a_week_before_scores_are_due_is_late():
    ready = msgspec.structs.replace(NEW, cases=2)
    assert statuses(ready, dt.date(2026, 11, 18))["issue"] == "to do"
    assert statuses(ready, dt.date(2026, 11, 19))["issue"] == "late"


@pytest.mark.parametrize(
    ("people", "answers", "words"), [(1, 1, "1 person has 1 answer"), (2, 5, "2 people have 5")]
)
def test_missing_declarations_are_counted_and_late_after_three_working_days(people, answers, words):
    issued = msgspec.structs.replace(
        NEW,
        state="issued",
        cases=3,
        issued_on=dt.date(2026, 11, 2),
        people_to_declare=people,
        answers_missing=answers,
    )
    [step] = [s for s in steps(issued, dt.date(2026, 11, 6)) if s.key == "declare"]
    assert words in step.detail
    assert (step.status, step.who) == ("late", "panel")
    assert statuses(issued, dt.date(2026, 11, 5))["declare"] == "to do"


def test_the_day_of_the_meeting_asks_to_open_it_and_the_next_day_is_late():
    issued = msgspec.structs.replace(NEW, state="issued", cases=1, issued_on=dt.date(2026, 11, 2))
    assert statuses(issued, dt.date(2026, 11, 29))["open"] == "later"
    assert statuses(issued, DAY)["open"] == "to do"
    assert statuses(issued, dt.date(2026, 12, 1))["open"] == "late"


def test_the_chair_agrees_minutes_after_they_are_written():
    closed = msgspec.structs.replace(NEW, state="closed", cases=1, issued_on=dt.date(2026, 11, 2))
    assert statuses(closed, DAY)["minutes"] == "to do"
    assert statuses(closed, DAY)["approve"] == "later"
    written = msgspec.structs.replace(closed, has_minutes=True)
    assert (statuses(written, DAY)["minutes"], statuses(written, DAY)["approve"]) == ("done", "to do")


@given(
    st.sampled_from(rules.MEETING.states),
    st.integers(0, 3),
    st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
)
def test_a_meeting_that_is_over_asks_for_nothing(state, missing, today):
    at = msgspec.structs.replace(
        NEW, state=state, cases=1, answers_missing=missing, issued_on=dt.date(2026, 11, 2), has_minutes=True
    )
    if state == "approved":
        assert not [s for s in steps(at, today) if s.is_waiting]
