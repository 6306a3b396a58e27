"""Ages go, lengths of time stay."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.age import AgeRecognizer

RECOGNISER = AgeRecognizer()
VALID = (
    ("he is 8 going on 9.", "8 going on 9"),
    ("Micah is two years and four months", "two years and four months"),
    ("aged 34", "34"),
    ("34 yo male", "34 yo"),
    ("a thirty-four year old man", "thirty-four year old"),
    ("a 14-year-old", "14-year-old"),
    ("in his mid-forties", "mid-forties"),
    ("late 20s", "late 20s"),
    ("I am thirty-one,", "thirty-one"),
    ("Hiba (36)", "36"),
    ("Age: 15", "15"),
    ("She is 7.", "7"),
    ("16-18 yrs old", "16-18 yrs old"),
    ("a woman of 88 is", "88"),
    ("in Year 10.", "Year 10"),
    ("his fifteenth birthday", "fifteenth birthday"),
    ("when I was nine,", "nine"),
    ("male, 40s, white", "40s"),
    ("the lads were 13 or 14.", "13 or 14"),
    ("thirteen or fourteen, I'd say", "thirteen or fourteen"),
    ("he is 70 odd.", "70 odd"),
    ("a sixty-odd year old man", "sixty-odd year old"),
    ("she is pushing seventy.", "seventy"),
    ("he'd just gone 18 when", "18"),
    ("in her teens", "teens"),
    ("Lee Winter, 35.", "35"),
    ("her birthday, 28.", "28"),
    ("M/42", "42"),
    ("42/F", "42"),
    ("IP 42 F", "42"),
    ("(b. 1974)", "b. 1974"),
    ("BORN 1974", "BORN 1974"),
    ("a septuagenarian", "septuagenarian"),
    ("two Y7 pupils", "Y7"),
    ("a sixth former", "sixth former"),
    ("in the lower sixth", "lower sixth"),
    ("now in Form 4.", "Form 4"),
    ("a yr 9 lad", "yr 9"),
    ("the year sevens", "year sevens"),
    ("six months old", "six months old"),
    ("a lad of nine behind the till", "nine"),
    ("a woman about thirty got on", "thirty"),
)
INVALID = (
    "for forty years",
    "the son of one of them",
    "a child of the town",
    "15 years ago",
    "over 18",
    "she is 6 ft tall",
    "I am 100% sure",
    "(1) do this (2) do that",
    "a white one",
    "he is one of them",
    "in 10 minutes",
    "Male 1 ran",
    "Age if under 18: over 18",
    "the 1990s estate",
    "there were 13 or 14 people",
    "70 odd cars",
    "pushing past",
    "Flat Rose House, 35.",
    "Section Twelve, 35.",
    "at junction 42/43",
    "the M42.",
    "score 3 or 4, twice",
    "a bus at 14 or 15 past",
    "it cost 13 or 14 pounds",
    "form 4 of the Act",
    "Form 696",
    "fill in the form",
    "nearly 20 metres",
    "going on 3 months",
    "born in Leeds",
    "he left school in form",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_age_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_age_stays(text: str) -> None:
    assert surfaces(text) == []
