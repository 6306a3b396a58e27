"""Names of public life stay where they are abuse or background, and go where they may be somebody of the case."""

from __future__ import annotations

import re

import pytest

from redaction.known import NO_PARTIES, Known, known_from
from redaction.phrases import could_be_anybody, is_quoted, tokens
from redaction.public_people import public_people


def named(text: str, parties: Known = NO_PARTIES) -> list[str]:
    words = [m.span() for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
    return [text[words[run[0]][0] : words[run[-1]][1]] for run in public_people(tokens(text, words), parties)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said Hitler would have.", ["Hitler"]),
        ("HITLER WAS RIGHT ON THE WALL", ["HITLER WAS RIGHT"]),
        ("CALLED HIM OSAMA BIN LADEN TWICE", ["OSAMA BIN LADEN"]),
        ('She shouted "Michael Jackson" at me.', ["Michael Jackson"]),
        ("They call me Michael Jackson at work.", ["Michael Jackson"]),
        ("another uncle tom, he said", ["uncle tom"]),
        ("Genghis Khan", ["Genghis Khan"]),
    ],
)
def test_names_of_public_life_are_seen(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Witness Michael Jackson rang.",
        "Spoke with Ian Brady of flat 2.",
        "Tom uncle of the boy",
        "Bin. Laden lorry",
        "The king of hearts",
    ],
)
def test_a_name_that_could_be_anybody_s_is_not_unless_it_is_quoted_or_likened(text: str) -> None:
    assert named(text) == []


def test_a_name_that_shares_a_word_with_a_party_never_stays() -> None:
    text = 'He shouted "Osama bin Laden" at Osama.'
    assert named(text) == ["Osama bin Laden"]
    assert named(text, known_from(["Osama Testoria"])) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('he said "go x', True),
        ('he said "go" x', False),
        ("he said “go x", True),
        ("a line\nx", False),
        ("called ‘x", True),
        ("don't x", False),
    ],
)
def test_a_quotation_runs_from_its_mark_to_the_end_of_the_line(text: str, quoted: bool) -> None:
    assert is_quoted(text, text.index("x")) is quoted


def test_only_names_of_a_first_and_a_last_word_could_be_anybody_s() -> None:
    assert could_be_anybody(("michael", "jackson"))
    assert not could_be_anybody(("hitler",))
    assert not could_be_anybody(("darth", "vader"))
