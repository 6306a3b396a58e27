"""Festivals are dates, with the words that tie a day to them, in any case and of every community."""

from __future__ import annotations

import time

import pytest

from redaction.recognisers.generic.festival import FestivalRecognizer

RECOGNISER = FestivalRecognizer()
VALID = (
    ("the night before Eid, which", "the night before Eid"),
    ("last Diwali", "last Diwali"),
    ("the day after Pride", "the day after Pride"),
    ("on Boxing Day", "Boxing Day"),
    ("at Christmas", "Christmas"),
    ("THE DAY AFTER PRIDE", "THE DAY AFTER PRIDE"),
    ("over new year's eve", "new year's eve"),
    ("the anniversary of Kristallnacht", "the anniversary of Kristallnacht"),
    ("Eid al-Fitr", "Eid al-Fitr"),
    ("the August bank holiday", "the August bank holiday"),
    ("Newroz 2016", "Newroz 2016"),
    ("the day after my daughter's birthday", "the day after my daughter's birthday"),
    ("on the 26th Sha'ban 1447 we", "the 26th Sha'ban 1447"),
    ("during Shawwal", "Shawwal"),
    ("15 Nisan 5785", "15 Nisan 5785"),
    ("on 9 Av", "9 Av"),
    ("1 Vaisakh 557", "1 Vaisakh 557"),
    ("Kartik Sudi 5", "Kartik Sudi 5"),
    ("on 3 Ordibehesht 1404", "3 Ordibehesht 1404"),
    ("12 Meskerem", "12 Meskerem"),
    ("the feast of St Anthony", "the feast of St Anthony"),
    ("on Whit Monday", "Whit Monday"),
    ("St Andrew's Night", "St Andrew's Night"),
    ("All Souls Day", "All Souls Day"),
    ("at Epiphany", "Epiphany"),
    ("Candlemas 2024", "Candlemas 2024"),
    ("Orthodox Good Friday", "Orthodox Good Friday"),
    ("guy fawkes", "guy fawkes"),
    ("in the October half term", "the October half term"),
    ("the last day of term", "the last day of term"),
    ("in the summer holidays", "the summer holidays"),
    ("the autumn term", "the autumn term"),
    ("on Derby Day", "Derby Day"),
    ("the third night of Hanukkah", "the third night of Hanukkah"),
    ("Erev Yom Kippur", "Erev Yom Kippur"),
    ("two days before Vaisakhi", "two days before Vaisakhi"),
    ("after Jalsa Salana", "Jalsa Salana"),
    ("on Wigilia", "Wigilia"),
    ("Fourth Sunday of Advent", "Fourth Sunday of Advent"),
    ("on Remembrance Sunday 2024", "Remembrance Sunday 2024"),
    ("on Diwali evening", "Diwali"),
)
INVALID = (
    "she wrote eid mubarak to all",
    "took pride in it",
    "a Pride flag",
    "holiday pay",
    "an easterly wind",
    "with pride",
    "an Easter egg",
    "the advent calendar",
    "an ADVENT CALENDAR",
    "a Christmas jumper",
    "she lent in and lent him a fiver",
    "Mr Nye said",
    "the terms of the order",
    "in terms of risk",
    "the long term",
    "short-term let",
    "new year's resolution",
    "a Mother's Day card",
    "Rajab said",
    "Azar and Bahman came",
    "Corpus Christi School",
    "a day off",
    "she was on holiday",
    "the av screen",
    "a pancake",
    "mayday call",
    "a valentine",
    "he comes to our Diwali",
    "we explained Vaisakhi",
    "celebrating Eid",
    "the year of D-Day",
    "stalls at the Diwali evening",
    "the school's Eid party",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_festival_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_festival_stays(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the night before Eid al-Adha",
        "last Diwali",
        "the first night of Chanukah",
        "Vaisakhi 2025",
        "Good Friday",
        "the 26th Ramadan 1447",
        "Guy Fawkes Night",
        "the summer holidays",
        "Lunar New Year",
        "St Patrick's Day",
        "May Day",
    ],
)
def test_a_festival_is_found_in_any_case(text: str) -> None:
    for form in (text, text.upper(), text.lower()):
        assert form in surfaces(f"It was {form}.")


def test_a_long_text_without_festivals_is_read_quickly() -> None:
    text = (
        "The victim went to the end of the road on the way to the shop after the last bus of the day. " * 400
    )
    began = time.perf_counter()
    assert surfaces(text) == []
    assert time.perf_counter() - began < 3
