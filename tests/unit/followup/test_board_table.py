"""The board's order, its counts and its export."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.followup.views import FILTERS, BoardRow, board, board_csv, one_line, safe_cell

TODAY = dt.date(2026, 11, 2)


def row(number, due=None, late=False, **given):
    facts = {
        "id": str(number),
        "number": number,
        "line": f"Do {number}",
        "body": "Oxford City Council",
        "owner": "Head of service",
        "state": "Awaiting answer",
        "tag": "",
        "due": due,
        "is_overdue": late,
        "last_update": None,
        "asked_before": 0,
        "is_over": False,
        "awaits_answer": True,
        "awaits_verification": False,
    }
    return BoardRow(**{**facts, **given})


def test_overdue_first_then_by_due_date_then_what_has_none():
    rows = [
        row(1),
        row(2, TODAY + dt.timedelta(days=9)),
        row(3, TODAY - dt.timedelta(days=2), late=True),
        row(4, TODAY - dt.timedelta(days=9), late=True),
        row(5, TODAY),
    ]
    assert [r.number for r in board(rows, "open", "", TODAY).rows] == [4, 3, 5, 2, 1]


def test_each_number_is_the_length_of_its_list():
    rows = [
        row(1, late=True, due=TODAY),
        row(2, awaits_answer=False, awaits_verification=True),
        row(3, asked_before=2),
        row(4, is_over=True, asked_before=1),
        row(5, body="Thames Valley Police"),
    ]
    for body in ("", "Oxford City Council"):
        for show in FILTERS:
            shown = board(rows, show, body, TODAY)
            assert shown.counts[show] == len(shown.rows)
    assert [r.number for r in board(rows, "closed", "", TODAY).rows] == [4]
    assert [r.number for r in board(rows, "again", "", TODAY).rows] == [3]


def test_an_unknown_filter_shows_what_is_open():
    assert board([row(1)], "<script>", "", TODAY).show == "open"


def test_the_table_says_what_the_page_says():
    shown = board([row(1, TODAY - dt.timedelta(days=12), late=True)], "overdue", "", TODAY)
    table = list(csv.DictReader(io.StringIO(board_csv(shown).decode("utf-8-sig"))))
    assert table[0]["In words"] == "12 days over"
    assert table[0]["Recommendation"] == "Do 1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_starts_a_formula(start):
    shown = board([row(1, line=f"{start}cmd|' /C calc'!A0")], "open", "", TODAY)
    cell = next(iter(csv.DictReader(io.StringIO(board_csv(shown).decode("utf-8-sig")))))["Recommendation"]
    assert cell.startswith("'")


@given(st.text())
def test_a_cell_keeps_its_words(text):
    assert safe_cell(text).removeprefix("'") == text.removeprefix("'") or safe_cell(text) == text


@given(st.text(max_size=400))
def test_one_line_is_one_short_line(text):
    line = one_line(text)
    assert "\n" not in line
    assert len(line) <= 140
