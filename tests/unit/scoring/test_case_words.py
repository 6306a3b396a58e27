"""The rubric's words, and the sealed text in runs."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from panel.packs.contents import Document, Paragraph, Piece
from panel.packs.glossary import Entry
from panel.scoring import text
from panel.scoring.rubric import FLAGS, OVERALL
from tests.scored_panel import RUBRIC, contents

FIXTURES = Path(__file__).parents[3] / "fixtures"
OIC = Entry(term="OIC", expansion="officer in the case", meaning="The officer who leads the case.")


def test_findings_and_flags_have_the_words_of_the_categories_file() -> None:
    file = json.loads((FIXTURES / "findings.json").read_text())
    assert [(c.code, c.label, c.meaning) for c in OVERALL] == [
        (c["code"], c["label"], c["meaning"]) for c in file["overall"]
    ]
    assert [(c.code, c.label, c.meaning) for c in FLAGS] == [
        (c["key"], c["label"], c["meaning"]) for c in file["flags"]
    ]


def test_ten_questions_are_always_asked_and_four_can_be_added() -> None:
    assert len(RUBRIC.asked()) == 10
    assert [c.id for c in RUBRIC.optional()] == ["C10", "C12", "C13", "C14"]
    assert [c.id for c in RUBRIC.asked(("C10",))] == sorted([*(c.id for c in RUBRIC.asked()), "C10"])


def test_every_question_says_what_each_point_of_the_scale_means() -> None:
    for criterion in RUBRIC.criteria:
        assert set(criterion.anchors) == {"0", "1", "2", "3"}, criterion.id


def test_the_words_of_a_paragraph_come_out_as_they_went_in() -> None:
    sealed = contents()
    read = text.read(sealed, (OIC,))
    for document, view in zip(sealed.documents, read.documents, strict=True):
        for paragraph, seen in zip(document.paragraphs, view.paragraphs, strict=True):
            assert "".join(r.text for r in seen.runs) == "".join(p.text for p in paragraph.pieces)


def test_the_first_of_a_label_in_a_document_can_be_opened_and_says_why() -> None:
    read = text.read(contents(), ())
    labels = [r for p in read.documents[0].paragraphs for r in p.runs if r.kind == "label"]
    assert [(r.text, r.first) for r in labels] == [
        ("Victim 1", True),
        ("a bus company", True),
        ("Victim 1", False),
    ]
    notes = {note.id: note.text for note in read.notes}
    assert notes[labels[0].note].startswith("A person's name was here.")


def test_a_kind_of_label_nobody_explained_still_has_a_reason() -> None:
    odd = Document(
        id="d1",
        kind="other",
        title="Note",
        words=1,
        paragraphs=(Paragraph("d1p1", 1, (Piece("[removed]", "NEW"),)),),
    )
    (note,) = text.read(msgspec.structs.replace(contents(), documents=(odd,)), ()).notes
    assert note.text == text.OTHER_REASON


def test_a_glossary_word_is_explained_once_a_document() -> None:
    read = text.read(contents(), (OIC,))
    terms = [r.text for d in read.documents for p in d.paragraphs for r in p.runs if r.kind == "term"]
    assert terms == ["OIC"]
    assert "OIC: officer in the case" in {note.head for note in read.notes}


def test_the_timeline_is_in_order_and_carries_its_standards() -> None:
    lines = text.timeline(contents())
    assert [line.when for line in lines] == ["Day 0 13:50", "Day 0 15:02", "Day 11"]
    assert [line.outcome for line in lines] == ["", "met", "late"]
