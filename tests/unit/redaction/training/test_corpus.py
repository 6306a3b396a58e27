"""The training prose is sound: every mark parses, every name is marked wherever it stands."""

from __future__ import annotations

import json
from pathlib import Path

from redaction.spans import NAMES
from redaction.tab import is_held_back
from redaction.training.corpus import UNKNOWN, court_cases, own_prose, tweets


def test_every_document_of_the_own_prose_parses_and_holds_marks() -> None:
    lessons = own_prose()
    assert len(lessons) > 500
    assert all(mark.type in NAMES for lesson in lessons for mark in lesson.marks)
    assert sum(bool(lesson.marks) for lesson in lessons) > 0.98 * len(lessons)


def test_marks_are_in_order_and_do_not_overlap() -> None:
    for lesson in own_prose():
        ends = [0, *(m.end for m in lesson.marks)]
        assert all(m.start >= end for m, end in zip(lesson.marks, ends, strict=False))


def test_tweets_become_lessons_about_names_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("@\tB-PER\nsmudge\tI-PER\nhello\tO\n\nIn\tO\nParis\tB-LOC\n")
    (lesson,) = tweets(file)
    assert lesson.names_only
    assert [lesson.text[m.start : m.end] for m in lesson.marks] == ["@ smudge"]


def test_court_cases_take_direct_and_quasi_spans_and_leave_the_rest_open(tmp_path: Path) -> None:
    text = "Mr Ozal lived in Izmir and was Turkish."
    mentions = [
        {
            "entity_type": "PERSON",
            "identifier_type": "DIRECT",
            "start_offset": 3,
            "end_offset": 7,
            "entity_id": "1",
        },
        {
            "entity_type": "LOC",
            "identifier_type": "NO_MASK",
            "start_offset": 17,
            "end_offset": 22,
            "entity_id": "2",
        },
        {
            "entity_type": "DEM",
            "identifier_type": "QUASI",
            "start_offset": 31,
            "end_offset": 38,
            "entity_id": "3",
        },
    ]
    file = tmp_path / "tab.json"
    file.write_text(
        json.dumps([{"doc_id": "001-1", "text": text, "annotations": {"a": {"entity_mentions": mentions}}}])
    )
    (lesson,) = court_cases(file)
    assert [(text[m.start : m.end], m.type) for m in lesson.marks] == [
        ("Ozal", "P"), ("Izmir", UNKNOWN), ("Turkish", UNKNOWN),
    ]  # fmt: skip


def test_a_fifth_of_the_court_cases_never_becomes_a_lesson(tmp_path: Path) -> None:
    cases = [{"doc_id": f"001-{n}", "text": f"Case {n}.", "annotations": {}} for n in range(200)]
    file = tmp_path / "tab.json"
    file.write_text(json.dumps(cases))
    learnt = {lesson.text for lesson in court_cases(file)}
    held = {case["text"] for case in cases if is_held_back(case["doc_id"])}
    assert learnt | held == {case["text"] for case in cases}
    assert not learnt & held
    assert 20 < len(held) < 60
