"""A name met for certain anywhere makes the reader look again at doubtful words like it, and at nothing else."""

from __future__ import annotations

import pytest

from redaction.known import NO_PARTIES, known_from
from redaction.readings import doubtful, names_met, read_again, readings
from redaction.text import Document
from redaction.watch import Watch
from tests.reader_parts import view_of


def test_names_are_met_where_the_reader_is_sure() -> None:
    first = view_of("Spoke to Oya Testoria today.", {"Oya": ("P", 0.97), "Testoria": ("P", 0.95)})
    second = view_of("Marsh left.", {"Marsh": ("P", 0.6)})
    assert names_met([first, second]) == {"Oya Testoria"}


@pytest.mark.parametrize(
    ("text", "chance", "met", "again"),
    [
        ("then testoria left", 0.2, "Oya Testoria", True),
        ("then testoria left", 0.99, "Oya Testoria", False),
        ("then testoria left", 0.001, "Oya Testoria", False),
        ("then testoria left", 0.2, "Ada Quill", False),
        ("the marsh was wet", 0.2, "Ivy Marsh", True),
    ],
)
def test_a_window_is_read_again_for_a_doubtful_word_that_may_be_a_name_met(
    text: str, chance: float, met: str, again: bool
) -> None:
    word = text.split()[1]
    view = view_of(text, {word: ("P", chance)})
    assert doubtful(view, NO_PARTIES, known_from([met])) == ({text.index(word)} if again else set())


def test_a_word_that_the_facts_named_already_is_not_read_again() -> None:
    text = "then testoria left"
    known = known_from(["Oya Testoria"])
    assert not doubtful(view_of(text, {"testoria": ("P", 0.2)}), known, known)


def test_the_second_reading_knows_the_name() -> None:
    text = "neighbour says that bran was shouting again outside, told bran to stop."
    [view] = readings([Document(name="log.txt", text=text)], (), Watch(60)).values()
    before = view.of("P", text.index("bran"), text.index("bran") + 4)
    view.chances[:, :] = 0.05
    read_again(view, NO_PARTIES, known_from(["Bran Testoria"]))
    after = view.of("P", text.index("bran"), text.index("bran") + 4)
    assert after > 0.5
    assert after >= before
