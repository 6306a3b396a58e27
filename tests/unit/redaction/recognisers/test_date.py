"""Calendar dates in many forms."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.date import DateRecognizer

RECOGNISER = DateRecognizer()
VALID = (
    ("on 03/03/18 at", "03/03/18"),
    ("DMM 01/09/2025 0915", "01/09/2025"),
    ("INC 0041 OF 16/11/24", "16/11/24"),
    ("on 3.3.2018", "3.3.2018"),
    ("2026-03-03", "2026-03-03"),
    ("3rd March 2026", "3rd March 2026"),
    ("3 Mar 26", "3 Mar 26"),
    ("March 3rd, 2026", "March 3rd, 2026"),
    ("Tuesday 3 March", "Tuesday 3 March"),
    ("the third of March", "the third of March"),
    ("since January", "January"),
    ("in March 2026", "March 2026"),
    ("early April 2025", "early April 2025"),
    ("on the 14th she", "the 14th"),
    ("due 4/11]", "4/11"),
    ("rec'd 23/9 now", "23/9"),
    ("since 2019", "2019"),
    ("3rd and 4th May", "3rd and 4th May"),
    ("clip_290325.mp4", "290325"),
    ("last summer", "last summer"),
    ("first week of October", "first week of October"),
    ("29 October 2025: he", "29 October 2025"),
    ("01-Apr-25", "01-Apr-25"),
    ("w/c 3rd we", "w/c 3rd"),
    ("week commencing 12 May", "week commencing 12 May"),
    ("W/E 07/12/25", "W/E 07/12/25"),
    ("by wk 14", "wk 14"),
    ("week 3 of 2025", "week 3 of 2025"),
    ("Q3 2025", "Q3 2025"),
    ("Q1 25/26", "Q1 25/26"),
    ("the first quarter of 2024", "the first quarter of 2024"),
    ("FY 2024/25", "FY 2024/25"),
    ("your letter of the 14th inst", "the 14th inst"),
    ("MID-FEB", "MID-FEB"),
    ("mid-Feb", "mid-Feb"),
    ("early march", "early march"),
    ("late may 2024", "late may 2024"),
    ("spring 2024", "spring 2024"),
    ("WINTER 2023/24", "WINTER 2023/24"),
    ("Autumn '23", "Autumn '23"),
    ("LAST SUMMER", "LAST SUMMER"),
    ("the night of the 3rd/4th", "the night of the 3rd/4th"),
    ("the 5th of last month", "the 5th of last month"),
    ("3.xi.24", "3.xi.24"),
    ("14 XII 2024", "14 XII 2024"),
    ("03/2024", "03/2024"),
    ("2025/03/14", "2025/03/14"),
    ("IN MARCH", "MARCH"),
    ("since sept", "sept"),
    ("wef 3 June", "wef 3 June"),
    ("Friday the thirteenth.", "Friday the thirteenth"),
    ("the late 1990s, when", "the late 1990s"),
)
INVALID = (
    "on Tuesday",
    "at 14:05",
    "24/7 cover",
    "the Public Order Act 1986",
    "s31 CDA 1998",
    "6 out of 10",
    "the second floor",
    "3 days",
    "half past nine",
    "may have been",
    "1/2 a pint",
    "in 20 minutes",
    "at 2010 hrs",
    "marched off",
    "may the verb stay",
    "they march past the gate",
    "spring forward",
    "a spring clean",
    "it sprang open last thing",
    "the fall of the stairs",
    "week 12 of the pregnancy",
    "Q3. What did he say?",
    "Q1 and Q2",
    "question 3/4",
    "mid-thirties",
    "an early mark",
    "a wc by the door",
    "they marched in march order",
    "late may be better than never",
    "second half of the match",
    "the 1990s estate",
    "she may",
    "a May tree is",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_date_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2025",
        "early April 2025",
        "Tuesday 3 June",
        "last summer",
        "w/c 3rd",
        "the 14th inst",
        "spring 2024",
    ],
)
def test_a_date_is_found_in_any_case(text: str) -> None:
    for form in (text, text.upper(), text.lower()):
        assert form in surfaces(f"It was {form} she said")


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_date_stays(text: str) -> None:
    assert surfaces(text) == []
