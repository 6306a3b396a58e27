"""Set phrases stay although a word of theirs may be somebody's name; the list holds nothing that could be one."""

from __future__ import annotations

import re

import pytest

from redaction.known import NO_PARTIES, Known, known_from
from redaction.phrases import kept_phrases, listed_phrases, tokens
from redaction.recognisers.generic.date import DateRecognizer
from redaction.recognisers.generic.festival import FestivalRecognizer
from redaction.weigh import words_of

NO_DAY = {"drakes pride", "fullers london pride", "white pride"}
"""Phrases that end in *pride* and are no festival."""


def kept(text: str, parties: Known = NO_PARTIES) -> list[str]:
    words = [(w.start, w.end) for w in words_of(text)]
    return [text[words[run[0]][0] : words[run[-1]][1]] for run in kept_phrases(tokens(text, words), parties)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wears a Star of David on a chain", ["Star of David"]),
        ("NO GRACE PERIOD WAS GIVEN", ["GRACE PERIOD"]),
        ("he has Bell's palsy", ["Bell's palsy"]),
        ("his Jack Russell bit me", ["Jack Russell"]),
        ("eats Ben & Jerry's", ["Ben & Jerry"]),
        ("on Duke of Edinburgh's award", ["Duke of Edinburgh's award"]),
    ],
)
def test_a_set_phrase_is_seen_in_any_capitals(text: str, found: list[str]) -> None:
    assert kept(text) == found


@pytest.mark.parametrize(
    "text",
    ["Jack Russell rang at nine.", "Grace. Period pains.", "Star, of David Mews", "told fred perry to leave"],
)
def test_what_may_be_somebody_is_no_set_phrase(text: str) -> None:
    assert kept(text) == []


def test_words_that_are_all_names_of_parties_are_no_set_phrase() -> None:
    text = "He owns a Jack Russell."
    assert kept(text, known_from(["Jack Russell"])) == []
    assert kept(text, known_from(["Jack Adeyemi"])) == ["Jack Russell"]


def test_the_list_holds_phrases_of_two_words_or_more_without_figures() -> None:
    phrases = list(listed_phrases("kept_phrases.txt"))
    assert len(phrases) > 5000
    assert [p for p in phrases if len(p) < 2 or any(re.search(r"\d", w) for w in p)] == []


def test_no_phrase_of_the_list_is_a_date() -> None:
    recognisers = (FestivalRecognizer(), DateRecognizer())
    phrases = {" ".join(p) for p in listed_phrases("kept_phrases.txt")} - NO_DAY
    assert [p for p in sorted(phrases) if any(r.analyze(p.title(), [], None) for r in recognisers)] == []


def test_somebody_s_own_is_no_set_phrase() -> None:
    assert kept("looks promising. young's mum keen") == []
    assert kept("a young mum came") == ["young mum"]
