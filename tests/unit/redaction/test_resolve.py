"""A mention takes in the single letters that belong to it, and no word of the sentence."""

from __future__ import annotations

import pytest

import redaction
from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry, Party, Policy
from redaction.text import Document


def masked(text: str, types: tuple[str, ...] = ("P",)) -> list[str]:
    """What goes as a name of somebody, in order."""
    facts = CaseFacts(
        format=1,
        reference="43259998887",
        documents=(DocumentEntry(file="d.txt"),),
        parties=(Party(role="victim", name="Ifeoma Chukwuka"),),
    )
    bundle = CaseBundle(facts=facts, documents=(Document(name="d.txt", text=text),))
    spans = redaction.propose(bundle, Policy()).spans["d.txt"]
    return [text[s.start : s.end] for s in spans if s.type in types]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CHUKWUKA I     night shift", "CHUKWUKA I"),
        ("CHUKWUKA I\nnight shift", "CHUKWUKA I"),
        ("CHUKWUKA I\tnights", "CHUKWUKA I"),
        ("Chukwuka I. rang in", "Chukwuka I"),
        ("I. Chukwuka rang in", "I. Chukwuka"),
    ],
)
def test_initials_beside_a_surname_go_with_it(text: str, name: str) -> None:
    assert name in masked(text)


def test_i_who_speak_am_no_initial() -> None:
    assert masked("WHEN I MET CHUKWUKA I WAS LATE") == ["CHUKWUKA"]


def test_a_name_in_another_script_goes() -> None:
    assert "徐若妍" in masked("That is how I felt.\n\nR. Xu\n徐若妍\n")


def test_a_name_spelt_out_is_one_mention() -> None:
    found = masked("You know me. CHUKWUKA, C H U K W U. Tell them.")
    assert any("C H U K W U" in name for name in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tc to ifeoma c re bail", "ifeoma c"),
        ("i chukwuka, stn duty", "i chukwuka"),
        ("Rang Ifeoma C about it", "Ifeoma C"),
        ("Rang Ifeomá C about it", "Ifeomá C"),
        ("attached (shot_ifeomachukwuka_fb.png)", "ifeomachukwuka"),
        ("attached (shot_ifeomanchukwuka_fb.png)", "ifeomanchukwuka"),
        ("attached chukwukaifeoma.png", "chukwukaifeoma"),
    ],
)
def test_a_name_beside_the_initial_of_the_other_or_run_together_with_it_goes_whole(
    text: str, name: str
) -> None:
    assert any(name in gone for gone in masked(text, ("P", "HD")))


def test_a_letter_that_is_not_the_other_name_s_stays() -> None:
    assert masked("tc to ifeoma b re bail")[0].startswith("ifeoma")
    assert masked("ifeoma c4 is her room") == ["ifeoma"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pnc check = i b chukwuka, no trace", "i b chukwuka"),
        ("pnc check chukwuka, ife no trace", "ife"),
        ("told ife chukwuka about it", "ife chukwuka"),
        ("thinks b. okonjo or i. chukwuka did", "i. chukwuka"),
        ("the day after. I.C. appears at court", "I.C."),
        ("0618 PNC CHUKWUKA, I: NO TRACE", "CHUKWUKA, I"),
        ("he said CHUKVKA OR CHUKWUKA, not sure", "CHUKVKA"),
        ("ifeo said nothing at all to him", "ifeo"),
    ],
)
def test_a_party_goes_with_initials_before_or_after_in_two_spellings_and_broken_off(
    text: str, name: str
) -> None:
    assert name in masked(text)


def test_three_letters_that_begin_a_party_s_name_and_mean_nothing_else_go() -> None:
    assert masked("ring left at scene. ask ife to be seen") == ["ife"]


def test_a_rank_or_a_title_at_the_head_of_a_name_stays() -> None:
    assert masked("Cpl Chukwuka came with Sgt Chukwuka") == ["Chukwuka", "Chukwuka"]


def test_letters_that_are_not_the_first_name_s_stay_before_a_surname() -> None:
    assert masked("CAR PARK, FULL. PO CHUKWUKA SPOKE") == ["CHUKWUKA"]


def test_a_party_s_name_misspelt_into_a_rare_word_goes_in_the_middle_of_a_sentence() -> None:
    facts = CaseFacts(
        format=1,
        reference="43259998887",
        documents=(DocumentEntry(file="d.txt"),),
        parties=(Party(role="suspect", name="Jack Priestley"),),
    )
    document = Document(name="d.txt", text="I cut the hair of this Priestly boy. The rites are priestly.")
    bundle = CaseBundle(facts=facts, documents=(document,))
    spans = redaction.propose(bundle, Policy()).spans["d.txt"]
    assert [document.text[s.start : s.end] for s in spans if s.type == "P"] == ["Priestly"]
