"""How a line is written is told from its capitals."""

from __future__ import annotations

import pytest

from redaction.manner import style, style_at


@pytest.mark.parametrize(
    ("line", "manner"),
    [("NASREEN BEGUM STATED THAT SHE WAS AT HOME", "upper"), ("spoke to mr okafor about the noise", "lower"), ("Spoke to Mr Okafor about it", "mixed"), ("IP1", "mixed")],
)  # fmt: skip
def test_lines_are_told_apart(line: str, manner: str) -> None:
    assert style(line) == manner


def test_the_manner_of_a_place_is_that_of_its_line() -> None:
    text = "spoke to her and she was fine\nIP STATES SHE RAN\nThen She left."
    assert [style_at(text, text.index(w)) for w in ("spoke", "STATES", "left")] == ["lower", "upper", "mixed"]


@pytest.mark.parametrize(
    ("line", "manner"),
    [
        ("18:02 Mikey: u going up the parade later on", "lower"),
        ("[14/8/25, 22:01:03] Big Lou: tell chantelle to ring me", "lower"),
        ("GREY  it was a laugh chlo you know", "lower"),
        ("Mikey: went up the Parade later on with her", "mixed"),
        ("DS 4411: He came home and Sarah left it", "mixed"),
        ("Mikey: ok then", "mixed"),
    ],
)
def test_who_speaks_tells_nothing_of_how_it_is_written(line: str, manner: str) -> None:
    assert style(line) == manner
