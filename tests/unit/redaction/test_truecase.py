"""Capitals are changed for the model alone, and never an offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.truecase import style, truecased


@given(st.text(max_size=300))
def test_length_never_changes(text: str) -> None:
    assert len(truecased(text)) == len(text)


@pytest.mark.parametrize(
    ("line", "manner"),
    [("NASREEN BEGUM STATED THAT SHE WAS AT HOME", "upper"), ("spoke to mr okafor about the noise", "lower"), ("Spoke to Mr Okafor about it", "mixed"), ("IP1", "mixed")],
)  # fmt: skip
def test_lines_are_told_apart(line: str, manner: str) -> None:
    assert style(line) == manner


def test_names_get_their_capitals_back() -> None:
    assert truecased("NASREEN BEGUM STATED THAT SHE LEFT") == "Nasreen Begum stated that she left"
    assert truecased("Shirin TAVAKOLI said") == "Shirin Tavakoli said"
    assert "Okafor" in truecased("spoke to mr okafor about the noise")
