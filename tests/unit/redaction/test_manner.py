"""How a line is written is told from its capitals."""

from __future__ import annotations

import pytest

from redaction.manner import style


@pytest.mark.parametrize(
    ("line", "manner"),
    [("NASREEN BEGUM STATED THAT SHE WAS AT HOME", "upper"), ("spoke to mr okafor about the noise", "lower"), ("Spoke to Mr Okafor about it", "mixed"), ("IP1", "mixed")],
)  # fmt: skip
def test_lines_are_told_apart(line: str, manner: str) -> None:
    assert style(line) == manner
