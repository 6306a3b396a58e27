from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.clock import london
from panel.kernel.errors import NotNow
from panel.kernel.states import StateTable
from panel.kernel.suppression import THRESHOLD, suppress
from panel.kernel.working_days import add_working_days, is_working_day, working_days_between

DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31))


@given(DAYS, st.integers(0, 60))
def test_adding_working_days_and_counting_them_agree(start: dt.date, count: int):
    end = add_working_days(start, count)
    assert working_days_between(start, end) == count
    assert count == 0 or is_working_day(end)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (dt.date(2026, 4, 2), dt.date(2026, 4, 7), 1),  # Good Friday and Easter Monday between
        (dt.date(2026, 11, 20), dt.date(2026, 11, 23), 1),  # Friday to Monday
        (dt.date(2026, 11, 21), dt.date(2026, 11, 22), 0),  # Saturday to Sunday
        (dt.date(2025, 12, 24), dt.date(2025, 12, 29), 1),  # Christmas and Boxing Day
    ],
)
def test_bank_holidays_and_weekends_do_not_count(start: dt.date, end: dt.date, days: int):
    assert working_days_between(start, end) == days
    assert working_days_between(end, start) == -days


def test_a_moment_without_a_zone_is_london_time():
    assert london("2026-07-01T12:00:00").hour == 11
    assert london("2026-12-01T12:00:00").hour == 12


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=8))
def test_no_small_count_is_shown_and_no_total_gives_one_back(counts: dict[str, int]):
    shown = suppress(counts)
    assert not [k for k, c in shown.items() if c.value is not None and 0 < c.value < THRESHOLD]
    assert all(c.value is None or c.value == counts[k] for k, c in shown.items())
    hidden = [k for k, c in shown.items() if c.value is None]
    others = [k for k in counts if k not in hidden and counts[k] > 0]
    assert len(hidden) != 1 or not others


def test_a_move_outside_the_table_is_refused_in_a_sentence():
    table = StateTable("meeting", "planned", {"planned": ("open",), "open": ()})
    assert table.check("planned", "open") == "open"
    with pytest.raises(NotNow, match="This meeting is open"):
        table.check("open", "planned")


def test_a_table_that_names_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="not listed"):
        StateTable("thing", "a", {"a": ("b",)})
