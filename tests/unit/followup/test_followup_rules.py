from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from panel.followup import forms, rules
from panel.followup.standing import COURSE, Part, Standing
from panel.kernel.errors import Invalid, NotNow, PanelError, Refused
from panel.kernel.viewer import Viewer

TODAY = dt.date(2026, 11, 2)
BODIES = ("Oxford City Council", "Thames Valley Police", "Oxford Reference Panel", "oxford city council ")
ROLES = ("board", "chair", "responder", "police_lead", "member", "coordinator", "public", "admin")

viewers = st.builds(
    Viewer,
    id=st.sampled_from(["p1", "p2", "p3"]),
    name=st.sampled_from(["Jo Field", "Ana Ruiz", ""]),
    role=st.sampled_from(ROLES),
    agency=st.sampled_from((*BODIES, "")),
)
parts = st.builds(
    Part,
    letter=st.just("a"),
    body=st.sampled_from(BODIES),
    owner=st.sampled_from(["Jo Field, manager", "Head of service"]),
    status=st.sampled_from(["in_progress", "completed"]),
    due_on=st.just(TODAY),
)
standings = st.builds(
    Standing,
    kind=st.just("recommendation"),
    body=st.sampled_from(BODIES),
    owner=st.sampled_from(["Ana Ruiz, head of hubs", "Head of service"]),
    state=st.sampled_from(COURSE.states),
    answer=st.sampled_from(["", "accepted", "not_accepted", "not_ours"]),
    parts=st.lists(parts, max_size=3).map(tuple),
    people=st.frozensets(st.sampled_from(["p1", "p2", "p3"])),
)


@given(viewers, standings)
def test_nobody_decides_about_what_they_own_answered_or_reported(viewer, standing):
    if rules.why_not(rules.check_may_decide, viewer, standing):
        return
    assert viewer.role in ("board", "chair")
    assert viewer.id not in standing.people
    owners = {standing.body.strip().lower(), *(p.body.strip().lower() for p in standing.parts)}
    assert viewer.agency.strip().lower() not in owners
    named = " ".join((standing.owner, *(p.owner for p in standing.parts)))
    assert not viewer.name or viewer.name not in named


@given(viewers, standings)
def test_whoever_may_answer_may_not_decide(viewer, standing):
    assert rules.why_not(rules.check_may_answer, viewer, standing) or rules.why_not(
        rules.check_may_decide, viewer, standing
    )


@given(standings, st.sampled_from(["implemented", "reasons_accepted", "superseded", "withdrawn"]))
def test_implemented_needs_assured_and_reasons_accepted_needs_a_reasoned_no(standing, kind):
    if rules.why_not(rules.check_can_close, standing, kind):
        return
    assert standing.state != "closed"
    if kind == "implemented":
        assert standing.state == "assured"
        assert not standing.open_parts
    if kind == "reasons_accepted":
        assert standing.answer in ("not_accepted", "not_ours")


@given(standings)
def test_what_a_rule_allows_the_state_table_allows_too(standing):
    """The button and the write can't disagree."""
    for check, after in (
        (rules.check_can_acknowledge, "acknowledged"),
        (rules.check_can_answer, "answered"),
        (rules.check_can_send, "evidenced"),
        (rules.check_can_verify, "assured"),
        (rules.check_can_verify, "not_assured"),
        (rules.check_can_close, "closed"),
        (rules.check_can_reopen, "reopened"),
    ):
        if not rules.why_not(check, standing):
            assert COURSE.allows(standing.state, after), (check, standing.state)


def test_every_refusal_is_a_sentence():
    closed = Standing(kind="recommendation", body="A", owner="", state="closed")
    for check in (rules.check_can_answer, rules.check_can_send, rules.check_can_verify):
        sentence = rules.why_not(check, closed)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


class Kept:
    status, health, owner, due_on = "not_started", "on_track", "Jo", dt.date(2026, 12, 1)


def test_fields_left_as_they_were_are_no_change():
    same = forms.NewUpdate(note="x", status="not_started", health="on_track", owner="Jo", due_on=Kept.due_on)
    assert rules.changes_of(Kept, same) == ()
    assert rules.changes_of(Kept, forms.NewUpdate(note="x")) == ()


def test_an_update_in_two_fields_names_both():
    form = forms.NewUpdate(note="x", status="completed", due_on=dt.date(2027, 1, 1))
    assert [c.field for c in rules.changes_of(Kept, form)] == ["status", "due_on"]


@pytest.mark.parametrize(
    ("form", "error", "sentence"),
    [
        (forms.NewUpdate(), Invalid, "Say what is new"),
        (forms.NewUpdate(note="x", status="nearly"), Invalid, "how far"),
        (forms.NewUpdate(note="x", health="fine"), Invalid, "on track"),
        (forms.NewUpdate(note="x", due_on=TODAY - dt.timedelta(days=1)), Invalid, "has passed"),
        (forms.NewUpdate(note="x", evidence_link="intranet"), Invalid, "what this evidence shows"),
        (forms.NewUpdate(note="x", seen=3), NotNow, "Somebody reported"),
    ],
)
def test_updates_that_can_not_be_kept(form, error, sentence):
    with pytest.raises(error, match=sentence):
        rules.check_update(rules.changes_of(Kept, form), form, TODAY, seen=0)


@pytest.mark.parametrize(
    ("days", "sentence"), [(None, "Enter the date"), (0, "after today"), (57, "at most 56"), (56, "")]
)
def test_more_time_is_limited(days, sentence):
    standing = Standing(kind="recommendation", body="A", owner="", respond_by=TODAY)
    date = None if days is None else TODAY + dt.timedelta(days=days)
    found = rules.why_not(
        rules.check_extension, forms.AskExtension(new_date=date, why="Holidays"), standing, TODAY
    )
    assert sentence in found
    assert bool(sentence) == bool(found)


def test_letters_run_out_with_a_sentence():
    many = tuple(Part(letter="a", body="A", owner="", status="bau", due_on=TODAY) for _ in range(26))
    standing = Standing(kind="recommendation", body="A", owner="", state="answered", answer="accepted")
    rules.check_can_add_action(standing)
    with pytest.raises(NotNow, match="26 actions"):
        rules.check_can_add_action(replace(standing, parts=many))


def test_a_missing_agency_owns_nothing_and_answers_nothing():
    nobody = Viewer(id="p", role="responder", agency="")
    with pytest.raises(Refused):
        rules.check_may_answer(nobody, Standing(kind="recommendation", body="", owner=""))


@pytest.mark.parametrize(
    ("form", "check"),
    [
        (forms.Verify(), lambda f: rules.check_verification(f, TODAY)),
        (forms.Close(), rules.check_closing),
        (forms.Reopen(), rules.check_reopening),
        (forms.DecideExtension(), rules.check_extension_decision),
        (forms.SendEvidence(), rules.check_submission),
        (forms.NewAction(status=""), lambda f: rules.check_action(f, TODAY)),
    ],
)
def test_an_empty_form_names_every_field_that_is_missing(form, check):
    with pytest.raises(PanelError) as caught:
        check(form)
    assert all(p.sentence and p.field for p in caught.value.problems)
