"""What the states of a recommendation allow, and what a draft must say before it is agreed."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.accounts.permissions import Role
from panel.kernel.errors import NotNow, PanelError
from panel.kernel.viewer import Viewer
from panel.recommendations import rules
from panel.recommendations.models import Recommendation

TODAY = dt.date(2026, 11, 2)
FULL: dict[str, object] = {
    "why": "w", "owner": "o", "due_on": dt.date(2027, 1, 1), "success_measure": "s", "baseline": "b", "target": "t",
}  # fmt: skip


@given(st.lists(st.sampled_from(rules.STATES.states), max_size=12))
def test_nothing_is_issued_that_was_not_agreed_and_nothing_comes_back_from_withdrawn(wanted: list[str]):
    path = [rules.STATES.start]
    for state in wanted:
        if rules.STATES.allows(path[-1], state):
            path.append(state)
    for before, after in itertools.pairwise(path):
        assert after != rules.ISSUED or before == rules.AGREED
        assert before != rules.WITHDRAWN
        assert before != rules.ISSUED or after == rules.WITHDRAWN


@given(st.sampled_from(sorted(rules.KINDS)), st.sets(st.sampled_from(sorted(FULL))))
def test_what_is_missing_is_said_in_one_sentence(kind: str, missing: set[str]):
    values = {name: "" if name in missing else value for name, value in FULL.items()}
    said = rules.why_not(rules.check_can_agree, rules.DRAFTED, kind, values, TODAY)
    needed = missing & set(rules.NEEDED[kind])
    assert bool(said) == bool(needed)
    assert all(rules.FIELD_WORDS[name] in said for name in needed)


@given(st.sampled_from(sorted(rules.STATES.states)), st.integers(1, 3), st.integers(1, 3))
def test_words_change_only_in_a_draft_that_nobody_else_changed(state: str, sent: int, version: int):
    said = rules.why_not(rules.check_can_change, state, sent, version)
    assert (said == "") == (state == rules.DRAFTED and sent == version)


def test_a_day_that_has_come_is_too_late_to_ask_for():
    values = {**FULL, "due_on": TODAY}
    with pytest.raises(NotNow, match="has passed"):
        rules.check_can_agree(rules.DRAFTED, rules.RECOMMENDATION, values, TODAY)
    rules.check_can_issue(rules.AGREED, TODAY + dt.timedelta(days=1), True, TODAY)


def test_an_answer_is_due_in_56_days_and_praise_asks_for_none():
    assert rules.respond_by(rules.RECOMMENDATION, TODAY) == dt.date(2026, 12, 28)
    assert rules.respond_by(rules.LEARNING_POINT, TODAY) == dt.date(2026, 12, 28)
    assert rules.respond_by(rules.NOTABLE_PRACTICE, TODAY) is None


@pytest.mark.parametrize("role", sorted(Role))
def test_only_the_chair_decides_and_only_two_roles_draft(role: Role):
    viewer = Viewer(id="v", role=role)
    assert (not _says_no(rules.check_may_decide, viewer)) == (role is Role.CHAIR)
    assert (not _says_no(rules.check_may_write, viewer)) == (role in (Role.CHAIR, Role.COORDINATOR))


def _says_no(check, viewer: Viewer) -> bool:
    try:
        check(viewer)
    except PanelError:
        return True
    return False


def test_each_kind_has_its_name():
    names = [Recommendation(number=4, kind=kind).name for kind in rules.KINDS]
    assert names == ["Recommendation 4", "Learning point 4", "Notable practice 4"]
