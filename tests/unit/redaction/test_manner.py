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
