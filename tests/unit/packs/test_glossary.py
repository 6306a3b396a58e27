from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.errors import Invalid
from panel.packs.glossary import Entry, is_abbreviation, mark, read
from panel.packs.views import glossary_view

OIC = Entry(term="OIC", expansion="Officer in the case", meaning="Leads it.", also=("officer in charge",))
PS = Entry(term="PS", expansion="Police sergeant", meaning="A rank.", also=("Sgt",))
CODE = Entry(term="VCOP", expansion="Victims' Code", meaning="The rules.")
BWV = Entry(term="BWV", expansion="Body worn video", meaning="A camera.")
CAUTION = Entry(term="Caution", meaning="A warning.", also=("under caution",))
CALL = Entry(term="T/C", expansion="Telephone call", meaning="A call.")
RECALL = Entry(term="Recall", meaning="To call a sealed case back.", in_files=False)
TERMS = (OIC, PS, CODE, BWV, CAUTION, CALL, RECALL)


def marked(text: str) -> list[tuple[str, str]]:
    return [(words, entry.term) for words, entry in mark(text, TERMS) if entry]


@given(st.text(alphabet="OICoicPSs Vbwv/'’.\nCaution under'", max_size=60))
def test_the_pieces_joined_are_the_text(text):
    assert "".join(words for words, _ in mark(text, TERMS)) == text


def test_a_word_is_marked_where_it_first_occurs_in_a_paragraph():
    assert marked("OIC rang. OIC rang again.") == [("OIC", "OIC")]


def test_what_was_marked_is_carried_from_piece_to_piece():
    seen: set[str] = set()
    assert mark("OIC rang", TERMS, seen)[0][1] == OIC
    assert mark("then OIC left", TERMS, seen) == [("then OIC left", None)]


@pytest.mark.parametrize("text", ["psalm", "the ps said", "PSX", "2PS4", "PS/2", "PSs-x"])
def test_an_abbreviation_is_marked_in_its_own_case_and_as_a_whole_word_only(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two OICs met", [("OICs", "OIC")]),
        ("the OIC's view", [("OIC", "OIC")]),
        ("an Officer in\nthe  case", [("Officer in\nthe  case", "OIC")]),
        ("OFFICER IN CHARGE", [("OFFICER IN CHARGE", "OIC")]),
        ("by SGT and sgt", [("SGT", "PS")]),
        ("Victims’ code", [("Victims’ code", "VCOP")]),
        ("bwv was on", [("bwv", "BWV")]),
        ("T/C to victim", [("T/C", "T/C")]),
        ("said UNDER CAUTION that", [("UNDER CAUTION", "Caution")]),
    ],
)
def test_spellings_that_logs_use_are_marked(text, expected):
    assert marked(text) == expected


def test_words_of_the_panels_own_work_are_not_marked_in_case_text():
    assert marked("He could not recall it.") == []


@pytest.mark.parametrize(
    ("form", "expected"), [("OIC", True), ("MG11", True), ("Bail", False), ("s66", False)]
)
def test_abbreviations_are_told_from_words(form, expected):
    assert is_abbreviation(form) is expected


def test_nothing_is_marked_without_a_glossary():
    assert mark("OIC", ()) == [("OIC", None)]
    assert mark("", TERMS) == []


def test_a_glossary_that_cant_be_read_is_refused_with_a_sentence():
    with pytest.raises(Invalid, match="can't be read"):
        read(b"{")
    with pytest.raises(Invalid, match="format 9"):
        read(b'{"format": 9, "terms": []}')


def test_the_glossary_page_groups_by_letter_and_searches_meanings():
    assert [g.letter for g in glossary_view(TERMS, "").letters] == ["B", "C", "O", "P", "R", "T", "V"]
    found = glossary_view((*TERMS, Entry(term="8M", meaning="A code.")), " CODE ")
    assert [g.letter for g in found.letters] == ["0-9", "V"]
    assert (found.found, found.total) == (2, 8)
