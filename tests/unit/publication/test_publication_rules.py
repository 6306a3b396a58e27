from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.viewer import Viewer
from panel.publication import rules
from panel.publication.rules import Draft, Words

people = st.sampled_from(["p1", "p2", "p3", "p4"])
hashes = st.sampled_from(["old", "new"])
drafts = st.builds(
    Draft,
    state=st.sampled_from(rules.STATES.states),
    sha256=hashes,
    writers=st.lists(people, min_size=1, max_size=2).map(tuple),
    approvals=st.lists(st.tuples(hashes, people), max_size=5).map(tuple),
)


@given(drafts)
def test_only_two_others_on_these_very_words_make_it_publishable(draft):
    if rules.why_not(rules.check_can_publish, draft):
        return
    others = {by for of, by in draft.approvals if of == draft.sha256} - set(draft.writers)
    assert len(others) >= 2
    assert draft.state == "checked"


@given(drafts, people, st.sampled_from(["chair", "board", "coordinator", "member"]))
def test_nobody_approves_their_own_words_or_twice(draft, who, role):
    viewer = Viewer(id=who, role=role)
    if rules.why_not(rules.check_may_approve, viewer, draft):
        return
    assert who not in draft.writers
    assert role in ("chair", "board")
    if not rules.why_not(rules.check_can_approve, viewer, draft):
        assert who not in draft.approvers


@given(st.lists(st.sampled_from(rules.STATES.states), max_size=10))
def test_no_walk_publishes_what_was_not_checked(walk):
    state, before = rules.STATES.start, ""
    for after in walk:
        if rules.STATES.allows(state, after):
            state, before = after, state
            if state == "published":
                assert before == "checked"


texts = st.text(max_size=20)
wordings = st.builds(
    Words,
    theme=texts,
    year=st.integers(2020, 2030),
    you_said=texts,
    we_asked=texts,
    they_answered=texts,
    what_changed=texts,
)


@given(wordings, wordings)
def test_other_words_have_another_hash(one, other):
    assert (rules.sha256(one) == rules.sha256(other)) == (one == other)


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (lambda: rules.check_can_draft("panel", True, False), "not meant for the public"),
        (lambda: rules.check_can_draft("public", False, False), "not issued yet"),
        (lambda: rules.check_can_draft("public", True, True), "a draft for this recommendation already"),
    ],
)
def test_what_can_not_be_told_to_the_public(check, sentence):
    with pytest.raises(NotNow, match=sentence):
        check()


def test_words_that_are_missing_or_too_long_are_named():
    with pytest.raises(Invalid) as caught:
        rules.check_words(Words(theme="t", year=2026, you_said="", we_asked="x" * 3001))
    assert [p.field for p in caught.value.problems] == ["you_said", "we_asked"]


def test_members_neither_write_nor_approve():
    member = Viewer(id="m", role="member")
    with pytest.raises(Refused):
        rules.check_may_write(member)
    with pytest.raises(Refused):
        rules.check_may_approve(member, Draft(state="checked", sha256="x", writers=("c",)))
