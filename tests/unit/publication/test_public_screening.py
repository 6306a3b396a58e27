"""What must not reach the public page, and what may."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.publication.screening import public_slips

TODAY = dt.date(2026, 11, 2)
KNOWN = ("Thames Valley Police", "Oxford City Council", "Victims First", "TVP")


def seen(text):
    return [slip.seen for slip in public_slips(text, TODAY, KNOWN)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report by Amina came late.", "Amina"),
        ("They met Mr Rahman twice.", "Mr Rahman"),
        ("The note of J.S. was lost.", "J.S."),
        ("The victim, AB, was not told.", "AB"),
        ("It happened on 3 March 2026.", "3 March 2026"),
        ("It happened on Tuesday.", "on Tuesday"),
        ("The boy, a 15-year-old, was not asked.", "15-year-old"),
        ("In 3 of 12 cases it was late.", "3 of 12 cases"),
        ("In 9 of 12 cases it was late.", "9 of 12"),
        ("In three of the cases it was late. Two victims said so.", "Two victims"),
        ("In Case 7 nobody called.", "Case 7"),
        ("See https://news.example/a for more.", "https://news.example/a"),
        ("Call 01632 960123.", "01632 960123"),
        ("It was at 12 Rowan Street in the city.", "12 Rowan Street"),
        ("A shop in Headington was attacked.", "Headington"),
        ("Write to a.b@mail.example now.", "a.b@mail.example"),
    ],
)
def test_what_could_point_to_somebody_is_found(text, found):
    assert found in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Victims were told late, or not at all, in 7 of 12 cases.",
        "We asked Thames Valley Police to tell each victim within 1 working day.",
        "Right 6 of the Victims’ Code says that you must be told.",
        "Muslim and Jewish people told us that anti-Muslim and antisemitic words were left out.",
        "Oxford City Council’s crew now comes within 24 hours. Victims First helps.",
        "Fewer than 5 of 12 cases had a note. Most of 24 cases had none.",
        "A crew is on call. It cost £3,400.",
        "By 1 March 2027 every officer will have had the training.",
        "",
    ],
)
def test_plain_public_words_pass(text):
    assert seen(text) == []


@given(st.integers(1, 4), st.integers(12, 60))
def test_every_small_share_is_found_from_both_sides(small, base):
    assert seen(f"It was late in {small} of {base} cases.")
    assert seen(f"It was late in {base - small} of {base} cases.")


@given(st.integers(5, 30), st.integers(5, 30))
def test_shares_that_hide_nobody_pass(part, rest):
    assert seen(f"It was late in {part} of {part + rest} cases.") == []


@given(st.text(max_size=200))
def test_any_text_can_be_screened_and_each_stretch_is_named_once(text):
    slips = public_slips(text, TODAY, KNOWN)
    for one, after in itertools.pairwise(slips):
        assert one.start + len(one.seen) <= after.start
    assert all(slip.seen in text for slip in slips)
