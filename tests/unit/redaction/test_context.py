"""Jobs and stories that single somebody out are shown; the ordinary prose of a log is not."""

from __future__ import annotations

import pytest

from redaction.context import risks_in, risks_seen
from redaction.suggestions import suggestion
from redaction.text import Document
from tests.reader_parts import view_of

TELLING = (
    "She is the only Farsi-speaking midwife at the birth centre.",
    "He is the widower of the woman who was killed on the ring road at Easter.",
    "Her brother drowned saving two boys in the river.",
    "Occupation: bagpipe maker",
    "He kept the ferry for forty years and everyone knows him.",
    "The imam asked for calm.",
    "She was on the front page after the fire that killed her father.",
    "I was the one who drove the lifeboat that night.",
)
PLAIN = (
    "PC attended at 14:20 and took a statement.",
    "She was upset and asked for an update by phone.",
    "The suspect shouted abuse and left on foot.",
    "Enquiries with the shop for CCTV, none held.",
    "I am satisfied that the grading is correct.",
)


def risks(text: str) -> list[str]:
    return [text[r.start : r.end] for r in risks_in(Document(name="a", text=text))]


@pytest.mark.parametrize("text", TELLING)
def test_what_singles_somebody_out_is_shown(text: str) -> None:
    assert risks(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_police_prose_raises_nothing(text: str) -> None:
    assert not risks(text)


def test_every_risk_says_why_and_what_to_write_instead() -> None:
    for text in TELLING:
        for risk in risks_in(Document(name="a", text=text)):
            assert risk.sentence.endswith(".")
            assert risk.suggestion.endswith(".")
            assert 0 <= risk.start < risk.end <= len(text)


STORY = "Her brother drowned saving two boys in the river."


def seen(text: str, likely: dict[str, tuple[str, float]]) -> list[tuple[str, str]]:
    found = risks_seen(Document(name="a", text=text), view_of(text, likely))
    return [(text[r.start : r.end], r.suggestion) for r in found]


def test_the_reader_s_own_story_is_shown_with_what_to_write_instead() -> None:
    text = "He breeds llamas by the lock."
    assert seen(text, dict.fromkeys(("breeds", "llamas"), ("RL", 0.8))) == [
        ("breeds llamas", "Say *somebody whose story others may know*.")
    ]


def test_a_cue_that_the_reader_denies_is_not_shown_and_one_it_half_believes_is() -> None:
    assert seen(STORY, {}) == []
    assert len(seen(STORY, {"drowned": ("RL", 0.2)})) == 1


def test_one_stretch_is_shown_once() -> None:
    assert len(seen(STORY, dict.fromkeys(STORY.rstrip(".").split(), ("RL", 0.9)))) == 1


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (
            "JB",
            "Owner, and pujari at the temple upstairs",
            "Say *a person with a role in a faith community*.",
        ),
        ("JB", "the only Sikh driver on nights", "Say *works in transport*."),
        ("JB", "the alpaca shearer", "Say *has a job* and leave out which."),
        ("RL", "whose father was killed at the weir", "Say *somebody who has lost a person close to them*."),
        ("RL", "came here in the back of a lorry", "Say *somebody who came here for safety*."),
        ("RL", "the one with the xylophone", "Say *somebody whose story others may know*."),
    ],
)
def test_a_suggestion_is_true_of_many(kind: str, words: str, expected: str) -> None:
    assert suggestion(kind, words) == expected
