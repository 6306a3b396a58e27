"""Blind means blind: no byte of anybody's pages changes because somebody else scored."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from panel.kernel.viewer import Viewer
from panel.scoring import service
from panel.scoring.forms import ConcernForm
from tests.conftest import Browser
from tests.scored_panel import Panel, make_panel

Open = Callable[..., Browser]


@pytest.fixture
def panel(house, person) -> Panel:
    return make_panel(house, person, members=3, cases=2)


def plain(text: str) -> str:
    """The page without the two things that differ on each request: the form token and the nonce of scripts."""
    text = re.sub(r'name="_csrf_token" value="[^"]+"', 'name="_csrf_token"', text)
    return re.sub(r'nonce="[^"]+"', "nonce", text)


def pages(browser: Browser, panel: Panel) -> dict[str, tuple[int, str]]:
    paths = ["/", "/meetings", f"/meetings/{panel.meeting_id}", "/findings", "/recommendations"]
    first, second = panel.items
    paths += [f"/read/{item}" for item in panel.items] + [f"/discuss/{item}" for item in panel.items]
    paths += [f"/read/{first}/{part}" for part in ("start", "submit", "concern")]
    paths += [f"/read/{second}?cite=d1p1", f"/discuss/{second}/current"]
    found = {}
    for path in paths:
        answer = browser.get(path)
        found[path] = (answer.status_code, plain(answer.text))
    return found


def visit(browser: Browser, panel: Panel) -> None:
    """The first opening of a case in a visit is a page of its own; the comparison is about those after it."""
    for item in panel.items:
        browser.get(f"/read/{item}")


def somebody_else_scores(panel: Panel, who: Viewer) -> None:
    """Another member sends one sheet, begins another and raises a concern."""
    panel.send(who, panel.items[0], "0", "F3")
    panel.answer_all(who, panel.items[1], "3")
    with panel.house.write() as tx:
        service.raise_concern(tx, who, panel.items[0], ConcernForm("Somebody may be at risk."))


@pytest.mark.parametrize(
    ("role", "own"), [("member", "nothing"), ("member", "draft"), ("member", "sent"), ("observer", "nothing")]
)
def test_pages_are_the_same_before_and_after_another_member_scores(
    panel: Panel, browser: Open, role: str, own: str
) -> None:
    viewer = panel.members[0] if role == "member" else panel.observer
    if own == "draft":
        panel.answer_all(viewer, panel.items[0])
    if own == "sent":
        panel.send(viewer, panel.items[0])
    mine = browser(viewer)
    visit(mine, panel)
    before = pages(mine, panel)
    somebody_else_scores(panel, panel.members[1])
    assert pages(mine, panel) == before


def test_a_chair_who_has_not_scored_sees_no_difference_either(panel: Panel, browser: Open) -> None:
    panel.open_meeting()
    chair = browser(panel.chair)
    visit(chair, panel)
    before = pages(chair, panel)
    somebody_else_scores(panel, panel.members[1])
    assert pages(chair, panel) == before


def test_what_a_chair_learns_after_scoring_is_a_number(panel: Panel, browser: Open) -> None:
    panel.send(panel.chair, panel.items[0])
    panel.send(panel.members[0], panel.items[0], "0", "F3")
    text = browser(panel.chair).get(f"/discuss/{panel.items[0]}").text
    assert "<strong>2 of 4</strong>" in text
    assert "Because of" not in text


def test_the_coordinator_sees_how_many_sheets_are_in_and_nothing_they_say(
    panel: Panel, browser: Open
) -> None:
    panel.send(panel.members[0], panel.items[0], "0", "F3")
    coordinator = browser(panel.coordinator)
    for path in (
        "/",
        f"/discuss/{panel.items[0]}",
        f"/read/{panel.items[0]}",
        f"/meetings/{panel.meeting_id}",
    ):
        text = coordinator.get(path).text
        assert "Because of" not in text
        assert panel.members[0].name not in text or path.startswith("/meetings")
    assert "1 of 4 score sheets are in" in coordinator.get("/").text


def test_a_concern_is_announced_to_the_coordinator_without_its_words(panel: Panel, browser: Open) -> None:
    somebody_else_scores(panel, panel.members[1])
    text = browser(panel.coordinator).get("/").text
    assert "Somebody may need help now: Case 1" in text
    assert "Somebody may be at risk." not in text


@pytest.mark.parametrize("path", ["/discuss/{}", "/discuss/{}/current"])
def test_the_discussion_is_refused_in_the_same_words_whoever_has_scored(
    panel: Panel, browser: Open, path: str
) -> None:
    for viewer in (*panel.members, panel.observer):
        answer = browser(viewer).get(path.format(panel.items[0]))
        assert answer.status_code == 409
        assert "Until then everybody scores alone." in answer.text


def test_no_route_opens_a_discussion_for_a_member(panel: Panel, browser: Open) -> None:
    somebody_else_scores(panel, panel.members[1])
    panel.open_meeting()
    member = browser(panel.members[0])
    assert member.post(f"/discuss/{panel.items[0]}/open").status_code == 403
    for path in ("agree", "agree-same", "current", "end"):
        assert member.post(f"/discuss/{panel.items[0]}/{path}").status_code == 403
    assert member.get(f"/discuss/{panel.items[0]}").status_code == 409


def test_a_minority_view_written_too_early_says_nothing_of_others(panel: Panel, browser: Open) -> None:
    panel.send(panel.members[0], panel.items[0])
    member = browser(panel.members[0])
    before = member.post(f"/discuss/{panel.items[0]}/minority", {"minority": "No."})
    somebody_else_scores(panel, panel.members[1])
    after = member.post(f"/discuss/{panel.items[0]}/minority", {"minority": "No."})
    assert before.status_code == after.status_code == 409
    assert plain(before.text) == plain(after.text)
