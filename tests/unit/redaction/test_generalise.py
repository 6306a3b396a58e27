"""Less precise words for precise ones still read and still tell what a panel needs."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.dates import read
from redaction.generalise import age_label, band_of, date_label, day_label, place_label, venue_label

ZERO = dt.date(2025, 3, 29)


@pytest.mark.parametrize(
    ("written", "label"),
    [("34", "30 to 39"), ("thirty-four years old", "aged 30 to 39"), ("14-year-old", "10-to-17-year-old"), ("seven", "under 10"), ("mid-forties", "40s"), ("late 20s", "20s"),
     ("84", "80 or over"), ("18", "18 to 29"), ("six months old", "aged under 10"), ("Year 10", "(school year)"), ("Y7", "(school year)"), ("Form 4", "(school year)"), ("lower sixth", "(school year)"), ("septuagenarian", "older person"), ("b. 1974", "(year of birth)"), ("sixty-odd year old", "aged 60 to 69"), ("teens", "teens")],
)  # fmt: skip
def test_ages_become_bands(written: str, label: str) -> None:
    assert age_label(written) == label


@given(st.integers(0, 115))
def test_every_age_has_a_band_that_keeps_childhood(age: int) -> None:
    band = band_of(age)
    assert (band in ("under 10", "10 to 17")) == (age < 18)
    if 18 <= age < 80:
        low, high = band.split(" to ")
        assert int(low) <= age <= int(high)


@pytest.mark.parametrize(
    ("written", "label"),
    [("29/03/2025", "Day 0"), ("1 April 2025", "Day 3"), ("26.3.25", "3 days before Day 0"), ("31 March", "Day 2"), ("the 30th", "Day 1"), ("the day after Pride", "the day after a festival"),
     ("last Christmas", "an earlier holiday"), ("2014", "(11 years before Day 0)"), ("in words", "(date)"), ("290325", "Day 0"), ("the first of April", "Day 3")],
)  # fmt: skip
def test_dates_become_days(written: str, label: str) -> None:
    assert date_label(written, ZERO, None)[0] == label


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_a_written_day_is_read_back(day: dt.date) -> None:
    for form in (
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B} {day.year}",
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert read(form).on(day.year) == day


@given(st.dates(dt.date(2023, 1, 1), dt.date(2027, 12, 31)))
def test_no_label_of_a_day_shows_the_day(day: dt.date) -> None:
    label = day_label(day, ZERO)
    assert day.isoformat() not in label
    assert str(day.year) not in label.split()


@pytest.mark.parametrize(
    ("name", "label"),
    [("Larchfield Primary School", "a primary school"), ("Masjid al-Noor", "a mosque or Muslim organisation"), ("Bishop's Lea", "an organisation"), ("Kennet Vale Hospital", "a hospital"), ("Sorrel Ward", "a hospital ward")],
)  # fmt: skip
def test_venues_are_named_by_their_kind(name: str, label: str) -> None:
    assert venue_label(name) == label


def test_places_are_named_by_their_kind() -> None:
    assert place_label("Mill Road", "This is a street.") == "(a street)"
    assert place_label("the 9 bus", "This is a bus route.") == "(a bus route)"
    assert place_label("Hartsmere", "The language model takes this for a place.") == "(a town)"
