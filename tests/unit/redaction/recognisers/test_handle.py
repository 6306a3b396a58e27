"""Handles and the names of online groups."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.handle import HandleRecognizer

RECOGNISER = HandleRecognizer()
VALID = (
    ("by @dan_w99", "@dan_w99"),
    ("Instagram account is danny.w_x", "danny.w_x"),
    ('the Facebook group "Larch Road Residents"', "Larch Road Residents"),
    ('Snapchat username "big dave"', "big dave"),
    ("u/larchlad posted", "u/larchlad"),
    ('his gamertag "Reaper 77"', "Reaper 77"),
    ('in group "year ten chat"', "year ten chat"),
    ("user dan_w99 wrote", "dan_w99"),
    ("> To: Ann Bright; late_shift_leads", "late_shift_leads"),
    ("Cc: stewards_east", "stewards_east"),
    ('The chat was later renamed "dan is innocent" by him', "dan is innocent"),
    ('the group "Hot Plates Crew" is to be closed', "Hot Plates Crew"),
)
INVALID = (
    "at home @ 5pm",
    "posted on Facebook",
    "a WhatsApp message",
    "the group of men",
    "and/or",
    "see the file first_draft",
    "To: late_shift@example.org",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_handle_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_handle_stays(text: str) -> None:
    assert surfaces(text) == []
