"""What a board sees of a meeting says nothing about one or two cases, and never which."""

from __future__ import annotations

import re

import msgspec
import pytest

from panel.findings import views
from tests.findings_parts import adopted, hold, room


@pytest.fixture
def parts(house, person):
    return room(house, person)


def seen_by_board(parts):
    """Everything the board's page is made from, without what names the meeting itself."""
    with parts.house.read() as tx:
        view = views.meeting_view(tx, parts.board, parts.meeting_id)
    return msgspec.structs.replace(view, id="", name="")


def test_one_case_more_or_less_among_the_small_changes_nothing(parts):
    """Of six cases, one or two fell short: the board can't tell these meetings apart."""
    seen = []
    for short in (1, 2):
        hold(parts, [{"C05": "0"}] * short + [{}] * (6 - short), name=f"Meeting {short}")
        seen.append(seen_by_board(parts))
    assert seen[0].criteria == seen[1].criteria
    updates = next(m for m in seen[0].criteria if m.id == "C05")
    assert updates.sentence == "In some of 6 cases this was partly met or not met."
    assert updates.drawing == ()


def test_a_question_whose_number_a_finding_gives_has_no_second_number(parts):
    hold(parts, [{"C05": "0"}] * 5 + [{"C05": "NS"}] + [{}] * 4)
    adopted(parts, cases=tuple(parts.items[:5]))
    view = seen_by_board(parts)
    assert [f.n_of_n for f in view.adopted] == ["5 of 10 cases"]
    updates = next(m for m in view.criteria if m.id == "C05")
    assert (updates.is_told_above, updates.cells, updates.sentence) == (True, (), "")


def test_with_fewer_than_five_cases_the_board_sees_no_count(parts, browser):
    hold(parts, [{"C05": "0"}] * 3 + [{}])
    adopted(parts, cases=tuple(parts.items[:3]))
    view = seen_by_board(parts)
    assert (view.enough, view.overall.cells, view.criteria, view.standards) == (False, (), (), ())
    page = browser(parts.board).get(f"/findings/{parts.meeting_id}").text
    main = page[page.index("<main") : page.index("</main>")]
    assert "Fewer than 5 cases were finished" in main
    assert "In the cases we read" in main
    assert not re.search(r"Case \d|\b[34] of\b|\b[34] finished", main)


def test_a_member_with_a_conflict_counts_without_that_case(parts, person, house):
    """Somebody who never declared can read none of the cases, so none is counted for them or named to them."""
    hold(parts, [{"C05": "0"}, {"C05": "0"}, {}])
    found = adopted(parts)
    stranger = person("member", agency="Oxford Reference Panel")
    with house.read() as tx:
        view = views.meeting_view(tx, stranger, parts.meeting_id)
    assert view.cases == "0 finished cases"
    assert (view.criteria, view.standards) == ((), ())
    assert [(f.id, f.cases, f.n_of_n) for f in view.adopted] == [(found.id, (), "the cases we read")]
