"""Overdue is derived; the state tables let nobody skip a step."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from panel.followup.standing import (
    ACTION,
    COURSE,
    DONE,
    Part,
    Standing,
    due,
    is_overdue,
    public_words,
    words,
)
from panel.kernel.errors import NotNow

DAY = dt.date(2027, 1, 10)
ONE = dt.timedelta(days=1)
ASKED = Standing(kind="recommendation", body="Oxford City Council", owner="", respond_by=DAY)


def part(letter="a", status="in_progress", due_on=DAY):
    return Part(letter=letter, body="Oxford City Council", owner="", status=status, due_on=due_on)


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_the_day_itself_is_still_in_time(days, late):
    today = DAY + days * ONE
    assert is_overdue(ASKED, today) is late
    worked = replace(ASKED, state="answered", answer="accepted", respond_by=None, parts=(part(),))
    assert is_overdue(worked, today) is late
    assert is_overdue(replace(worked, state="not_assured", revisit_on=DAY), today) is late


def test_the_earliest_open_action_is_what_is_due():
    parts = (part("a", "completed", DAY - 30 * ONE), part("b", due_on=DAY + ONE), part("c", due_on=DAY))
    assert due(replace(ASKED, state="answered", answer="accepted", parts=parts)) == DAY


def test_without_actions_the_date_asked_for_counts():
    answered = replace(ASKED, state="answered", answer="accepted", due_on=DAY + 5 * ONE)
    assert due(answered) == DAY + 5 * ONE


@pytest.mark.parametrize(
    "over",
    [
        replace(ASKED, state="closed"),
        replace(ASKED, is_withdrawn=True),
        replace(ASKED, kind="notable_practice"),
        replace(ASKED, state="evidenced"),
        replace(ASKED, state="answered", answer="not_accepted"),
        replace(ASKED, state="answered", answer="not_ours"),
    ],
)
def test_what_is_over_or_waits_for_the_board_is_never_the_bodys_delay(over):
    assert not is_overdue(over, DAY + 1000 * ONE)


days = st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1))
standings = st.builds(
    Standing,
    kind=st.sampled_from(["recommendation", "learning_point", "notable_practice"]),
    body=st.just("Oxford City Council"),
    owner=st.just(""),
    state=st.sampled_from(COURSE.states),
    is_withdrawn=st.booleans(),
    answer=st.sampled_from(["", "accepted", "not_accepted", "not_ours"]),
    respond_by=st.none() | days,
    due_on=st.none() | days,
    revisit_on=st.none() | days,
    parts=st.lists(
        st.builds(
            Part,
            letter=st.just("a"),
            body=st.just("b"),
            owner=st.just("o"),
            status=st.sampled_from(ACTION.states),
            due_on=days,
        ),
        max_size=3,
    ).map(tuple),
)


@given(standings, days)
def test_overdue_follows_from_the_due_day_and_from_nothing_else(standing, today):
    day = due(standing)
    assert is_overdue(standing, today) == (day is not None and day < today)
    if is_overdue(standing, today):
        assert is_overdue(standing, today + ONE)


@given(standings)
def test_every_standing_has_words_for_everybody(standing):
    assert words(standing)
    assert public_words(standing)


@given(standings)
def test_what_waits_waits_for_one_side_only(standing):
    assert not (standing.awaits_body and standing.awaits_verification)
    if standing.is_over:
        assert not (standing.awaits_body)
        assert not (standing.awaits_answer)
        assert not (standing.awaits_verification)


@given(st.lists(st.sampled_from(COURSE.states), max_size=12))
def test_no_walk_reaches_closed_as_done_without_a_check(walk):
    """`assured` is the only way to *implemented* (rules), and evidence the only way to `assured`."""
    state, seen = COURSE.start, [COURSE.start]
    for after in walk:
        try:
            state = COURSE.check(state, after)
        except NotNow:
            continue
        seen.append(state)
    for place, reached in enumerate(seen):
        if reached in ("assured", "not_assured"):
            assert seen[place - 1] == "evidenced"
        if reached == "reopened":
            assert seen[place - 1] == "closed"


def test_a_done_action_can_be_opened_again():
    for status in DONE:
        assert ACTION.allows(status, "in_progress")
    assert not ACTION.allows("completed", "not_started")


@pytest.mark.parametrize(
    ("standing", "awaits"),
    [
        (replace(ASKED, state="assured", answer="accepted"), True),
        (replace(ASKED, state="answered", answer="not_accepted"), True),
        (replace(ASKED, state="answered", answer="not_ours"), True),
        (replace(ASKED, state="answered", answer="accepted"), False),
        (replace(ASKED, state="evidenced", answer="accepted"), False),
        (replace(ASKED, state="closed", answer="not_accepted"), False),
        (replace(ASKED, state="assured", is_withdrawn=True), False),
    ],
)
def test_what_is_assured_or_answered_with_no_awaits_closing(standing, awaits):
    assert standing.awaits_closing is awaits
