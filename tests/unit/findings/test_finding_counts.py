"""The arithmetic of counts: intervals, precision, groups and sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.findings import counts
from panel.scoring import rubric

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(("cases", "points"), [(12, 28), (24, 20), (48, 14), (3, 57)])
def test_precision_is_that_of_the_field_guide(cases: int, points: int):
    assert counts.half_width(cases) == points
    assert f"{points} points higher or lower" in counts.precision_note(cases)


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(5, 12, 0.193, 0.680), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 2, 0.095, 0.905)],
)
def test_the_interval_is_wilsons(count: int, base: int, low: float, high: float):
    found = counts.wilson(count, base)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_stays_between_none_and_all(base: int, data: st.DataObject):
    found = counts.wilson(data.draw(st.integers(0, base)), base)
    assert 0 <= found.low <= found.share + 1e-9
    assert found.share - 1e-9 <= found.high <= 1


def test_every_answer_of_the_questions_has_its_group_and_its_words():
    answers = {a.code for a in rubric.decode((FIXTURES / "rubric.json").read_bytes()).answers}
    assert answers == set(counts.GROUP_OF) == set(counts.ANSWER_WORDS)


@given(st.lists(st.sampled_from(sorted(counts.GROUP_OF)), max_size=40))
def test_groups_lose_no_case(answers: list[str]):
    assert sum(counts.grouped(counts.tally(counts.GROUP_OF, answers)).values()) == len(answers)


@pytest.mark.parametrize(
    ("good", "short", "unclear", "words"),
    [
        (7, 5, 0, "In 5 of 12 cases this was partly met or not met."),
        (6, 5, 1, "In 5 of 12 cases this was partly met or not met. In 1 the file does not let us tell."),
        (12, 0, 0, "In all 12 cases this was met, or was good practice."),
        (11, 0, 1, "In none of 12 cases did this fall short. In 1 the file does not let us tell."),
        (1, 0, 0, "In the 1 case this was met, or was good practice."),
        (0, 1, 0, "In 1 of 1 case this was partly met or not met."),
    ],
)
def test_the_sentence_says_what_the_panel_sees(good: int, short: int, unclear: int, words: str):
    groups = {"good": good, "short": short, "unclear": unclear, "not_asked": 0}
    shown = counts.cells(groups, {}, is_closed_view=True)
    assert counts.sentence(shown, good + short + unclear) == words


def test_the_panel_sees_every_cell():
    shown = counts.cells({"met": 1, "late": 2}, counts.STANDARD_WORDS, is_closed_view=True)
    assert [(c.label, c.words) for c in shown] == [("Met", "1"), ("Late", "2")]


def test_percentages_need_ten_cases():
    assert not counts.may_show_percent(9)
    assert counts.may_show_percent(10)
