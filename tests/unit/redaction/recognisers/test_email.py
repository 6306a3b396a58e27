"""E-mail addresses are found whole and nothing else is."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.email import EmailRecognizer

RECOGNISER = EmailRecognizer()
VALID = (
    ("write to amy.o'neil+work@post.example.org today", "amy.o'neil+work@post.example.org"),
    ("<J_SMITH@EXAMPLE.COM>", "J_SMITH@EXAMPLE.COM"),
    ("sam at example dot org", "sam at example dot org"),
    ("sam[at]example[dot]co[dot]uk", "sam[at]example[dot]co[dot]uk"),
    ("from kim@workplace, no ending", "kim@workplace"),
)
INVALID = (
    "met at home",
    "@handle_only",
    "5 @ 3 pounds",
    "look at this dot",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_email_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_email_stays(text: str) -> None:
    assert surfaces(text) == []
