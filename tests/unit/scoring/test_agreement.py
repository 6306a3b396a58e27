"""Agreement against published figures: Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, and Gwet's AC1."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.scoring.agreement import (
    Units,
    gwet_ac1,
    krippendorff_alpha,
    measure,
    nominal,
    ordinal,
    spread,
    within_one,
)

_ = None
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
)
UNITS: Units = list(zip_longest(*OBSERVERS))
RATING = st.none() | st.integers(0, 3)
PANELS = st.integers(3, 6).flatmap(
    lambda raters: st.lists(st.lists(RATING, min_size=raters, max_size=raters), min_size=1, max_size=10)
)


def test_nominal_alpha_of_four_observers_is_the_published_figure() -> None:
    assert krippendorff_alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.0005)


def test_ordinal_alpha_of_four_observers_is_the_published_figure() -> None:
    assert krippendorff_alpha(UNITS, ordinal) == pytest.approx(0.815, abs=0.0005)


def test_nominal_alpha_of_three_raters_is_what_other_implementations_give() -> None:
    three = [unit[:3] for unit in UNITS[:10]]
    assert krippendorff_alpha(three, nominal) == pytest.approx(0.67526, abs=0.00001)


def test_ac1_of_four_raters_is_the_published_figure() -> None:
    assert gwet_ac1(UNITS, (1, 2, 3, 4, 5)) == pytest.approx(0.77544, abs=0.00001)


def test_two_raters_get_no_figure_for_it_would_show_who_said_what() -> None:
    assert measure([[1, 2], [3, 3]]) is None


def test_nothing_rated_gives_no_alpha_and_no_share() -> None:
    units: Units = [[None, None, None], [None, 2, None]]
    assert krippendorff_alpha(units) is None
    assert within_one(units) is None
    assert gwet_ac1(units, (0, 1, 2, 3)) is None


def test_one_same_rating_everywhere_says_all_agree_though_alpha_is_undefined() -> None:
    found = measure([[2, 2, 2]] * 4)
    assert found is not None
    assert found.alpha is None
    assert found.within_one == 1
    assert "within one step" in found.words


def test_words_follow_the_figure() -> None:
    alike = measure([[0, 0, 0], [3, 3, 3], [1, 1, 1], [2, 2, 2]])
    apart = measure([[0, 3, 1], [3, 0, 2], [1, 3, 0]])
    assert alike is not None
    assert alike.words == "You saw this case in much the same way."
    assert apart is not None
    assert apart.words.startswith("You saw this case in different ways.")


@given(PANELS)
def test_alpha_never_exceeds_one_and_ignores_the_order_of_raters(units: list[list[int | None]]) -> None:
    alpha = krippendorff_alpha(units)
    turned = krippendorff_alpha([list(reversed(unit)) for unit in units])
    if alpha is None:
        assert turned is None
    else:
        assert alpha <= 1 + 1e-12
        assert turned == pytest.approx(alpha)


@given(PANELS)
def test_the_share_within_one_lies_between_none_and_all(units: list[list[int | None]]) -> None:
    share = within_one(units)
    assert share is None or 0 <= share <= 1


def test_spread_is_highest_less_lowest() -> None:
    assert spread([0, 3, 2]) == 3
    assert spread([2]) == 0
    assert spread([]) == 0
