"""No figure shown outside the panel lets a reader work out a small number, not even one who knows how we hide them."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.findings.counts import ENOUGH_CASES, GROUP_OF, cells, grouped, n_of_n, sentence
from panel.kernel.suppression import THRESHOLD, suppress


def _tables(cell_count: int, total: int) -> list[tuple[int, ...]]:
    return [v for v in itertools.product(range(total + 1), repeat=cell_count) if sum(v) == total]


@pytest.mark.parametrize(
    ("cell_count", "total"),
    [(2, 5), (2, 12), (3, 5), (3, 8), (3, 13), (3, 14), (4, 7), (4, 12), (4, 13), (5, 9)],
)
def test_every_hidden_cell_could_have_had_another_value(cell_count: int, total: int):
    """Knowing the total, the shown cells and the method, more than one value remains for each hidden cell."""
    seen = defaultdict(list)
    for values in _tables(cell_count, total):
        shown = suppress({str(place): n for place, n in enumerate(values)})
        seen[tuple(c.value for c in shown.values())].append(values)
    for shown, possible in seen.items():
        for place, value in enumerate(shown):
            if value is None:
                assert len({values[place] for values in possible}) > 1, (shown, possible)


@given(st.dictionaries(st.sampled_from(sorted(GROUP_OF)), st.integers(0, 14), min_size=1))
def test_outside_the_panel_no_small_count_is_shown(counts: dict[str, int]):
    groups = grouped(counts)
    shown = cells(groups, {}, is_closed_view=False)
    assert not [c for c in shown if c.value is not None and 0 < c.value < THRESHOLD]
    if sum(groups.values()) < ENOUGH_CASES:
        assert shown == ()


@given(st.integers(0, 30), st.integers(1, 30))
def test_n_of_n_gives_neither_part_when_one_is_small(count: int, base: int):
    count = min(count, base)
    words = n_of_n(count, base, is_closed_view=False)
    if base < ENOUGH_CASES:
        assert not any(ch.isdigit() for ch in words)
    elif 0 < count < THRESHOLD or 0 < base - count < THRESHOLD:
        assert words == f"some of {base} cases"
    else:
        assert words == f"{count} of {base} cases"


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_the_sentence_says_no_more_than_the_cells(good: int, short: int, unclear: int):
    groups = {"good": good, "short": short, "unclear": unclear, "not_asked": 0}
    shown = cells(groups, {}, is_closed_view=False)
    words = sentence(shown, good + short + unclear)
    hidden = {c.key for c in shown if c.value is None}
    if "short" in hidden:
        assert words == f"In some of {good + short + unclear} cases this was partly met or not met."
    if "unclear" in hidden:
        assert "let us tell" not in words
