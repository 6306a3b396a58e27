"""Where else somebody or something already known stands: other case, misspelt, joined, plural, as initials, in other spacing."""

from __future__ import annotations

import pytest

from redaction.finding import Finding
from redaction.propagate import exact_copies, squeezed, stands_as_given_name
from redaction.weigh import words_of
from tests.matcher_parts import MATCHER


@pytest.mark.parametrize(
    ("surface", "key"),
    [("07700 900 123", "07700900123"), ("AB12 CDE", "ab12cde"), ("43/2026-1.7", "43202617"), ("", "")],
)
def test_identifiers_are_squeezed(surface: str, key: str) -> None:
    assert squeezed(surface) == key


PHONE = Finding(start=0, end=0, type="PH", score=1.0, source="S", reason="A phone.")


@pytest.mark.parametrize(
    "written", ["07700900123", "07700 900123", "07700-900-123", "07700.900.123", "07700 900-123"]
)
def test_an_identifier_is_found_in_any_spacing(written: str) -> None:
    text = f"ring {written} now"
    found = list(exact_copies(text, {"07700900123": PHONE}))
    assert [(text[f.start : f.end], f.type) for f in found] == [(written, "PH")]
    assert "found elsewhere" in found[0].reason


@pytest.mark.parametrize(
    "written", ["077009001234", "107700900123", "07700   900123", "x07700900123", "07700"]
)
def test_a_longer_or_broken_number_is_another(written: str) -> None:
    assert list(exact_copies(f"ring {written} now", {"07700900123": PHONE})) == []


def test_nothing_known_is_found_nowhere() -> None:
    assert list(exact_copies("anything", {})) == []


def stands(text: str, surface: str) -> bool:
    word = next(w for w in words_of(text) if w.text == surface)
    return stands_as_given_name(text, word, MATCHER, surface.lower())


@pytest.mark.parametrize(
    "text",
    [
        "By then they said Hope calm down.",
        "the lady was called Hope and so she was",
        "I told Hope's mum",
        "we rang Hope.",
    ],
)
def test_a_party_s_first_name_with_a_capital_inside_a_sentence_is_a_name(text: str) -> None:
    assert stands(text, "Hope")


@pytest.mark.parametrize(
    "text",
    [
        "Hope is all we have",
        "at the Hope inn",
        "prayed at Hope Chapel",
        "she lives in Hope now",
        "A NEW Hope HERE",
    ],
)
def test_elsewhere_the_word_is_weighed_as_any_other(text: str) -> None:
    assert not stands(text, "Hope")


def test_a_surname_that_is_a_word_is_weighed_as_any_other() -> None:
    assert not stands("they said Draycott calm down", "Draycott")
