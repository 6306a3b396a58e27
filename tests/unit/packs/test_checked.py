"""The page about hidden names says what was measured, chooses the fairest set, and never rounds up to perfect."""

import datetime as dt

import pytest

from panel.app.checked import last_checked
from panel.packs.checked import Amount, Checked, CheckedSet, checked_view


def amount(value: float, target: float = 0.9, *, is_met: bool = True) -> Amount:
    return Amount(value=value, low=value - 0.05, high=min(1.0, value + 0.05), target=target, is_met=is_met)


def of(*sets: CheckedSet) -> Checked:
    return Checked(date=dt.date(2026, 11, 22), policy="2026.1", sets=sets)


def a_set(title: str, cases: int, *, is_new: bool, **amounts: Amount) -> CheckedSet:
    return CheckedSet(title=title, cases=cases, is_new=is_new, amounts=amounts)


OLD = a_set("Old", 40, is_new=False, direct_document=amount(0.99), damaged=amount(0.0))
NEW = a_set("New", 8, is_new=True, direct_document=amount(0.853, 0.985, is_met=False), damaged=amount(0.036))


def test_the_drawings_and_the_sentence_are_of_cases_that_nobody_looked_at():
    view = checked_view(of(OLD, NEW))
    assert view.main is NEW
    assert view.found_in_100 == "85"
    assert (view.broken_promises, view.promises) == (1, 2)
    assert [(bar.label, bar.value) for bar in view.bars] == [
        ("Names and numbers, in a document", "85.3%"),
        ("Spoilt words (low is good)", "3.6%"),
    ]
    first = view.bars[0].drawing
    assert '<title id="bar-direct-document-t">Names and numbers, in a document: 85.3%</title>' in first
    assert "between 80.3% and 90.3%.</desc>" in first
    assert 'aria-labelledby="bar-direct-document-t bar-direct-document-d"' in first


def test_without_new_cases_the_largest_set_is_shown_and_said_to_flatter():
    small = a_set("Small", 2, is_new=False, direct_document=amount(1.0))
    assert checked_view(of(small, OLD)).main is OLD


def test_every_set_has_its_column_and_a_figure_that_is_missing_says_so():
    bare = a_set("Bare", 1, is_new=False, direct_document=amount(0.9))
    view = checked_view(of(NEW, bare))
    assert view.titles == ("New", "Bare")
    spoilt = next(row for row in view.rows if "spoilt" in row.what)
    assert spoilt.promised == "at most 90%"
    assert spoilt.cells[1] == ("none to count", "")
    assert view.rows[0].cells[0] == ("85.3% (between 80.3% and 90.3%)", "not yet")


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "100% ("), (0.99996, "over 99.9% ("), (0.985, "98.5% ("), (0.5, "50% (")]
)
def test_nothing_is_rounded_up_to_perfect(value: float, words: str):
    view = checked_view(of(a_set("S", 1, is_new=True, direct_document=amount(value))))
    assert view.rows[0].cells[0][0].startswith(words)


def test_a_set_with_nothing_to_count_is_no_figure():
    assert checked_view(of(a_set("S", 1, is_new=True))) is None
    assert checked_view(of()) is None


def test_a_missing_or_faulty_file_gives_no_figures(tmp_path):
    assert last_checked(tmp_path / "absent.json") is None
    faulty = tmp_path / "faulty.json"
    faulty.write_text('{"date": "soon"}')
    assert last_checked(faulty) is None


def test_what_is_in_the_repository_can_be_shown():
    view = checked_view(last_checked())
    assert view.main.is_new
    assert len(view.rows) == 7
