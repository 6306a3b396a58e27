"""Web addresses go, front pages of public services stay."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.web import WebRecognizer

RECOGNISER = WebRecognizer()
VALID = (
    ("see https://social.example/user/amy?x=1.", "https://social.example/user/amy?x=1"),
    ("www.facebook.com/groups/close.chat", "www.facebook.com/groups/close.chat"),
    ("tiktok.com/@amy.x", "tiktok.com/@amy.x"),
    ("our site larchbakery.co.uk", "larchbakery.co.uk"),
)
INVALID = (
    "report at www.police.uk",
    "see https://www.gov.uk/victims-code",
    "e.g. this, i.e. that",
    "name@example.com",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_web_address_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_web_address_stays(text: str) -> None:
    assert surfaces(text) == []
