"""Reading, scoring, discussing over HTTP with plain forms: nothing here needs script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer
from panel.packs import glossary
from panel.packs import service as packs
from panel.scoring import queries
from tests.conftest import Browser
from tests.scored_panel import CORE, Panel, make_panel

Open = Callable[..., Browser]
HTMX = {"hx-request": "true"}


@pytest.fixture
def panel(house: House, person: Callable[..., Viewer]) -> Panel:
    return make_panel(house, person)


def test_a_member_reads_scores_and_sends_with_plain_forms(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    home = member.get("/").text
    assert "1 case to read before 27 November 2026 - about 12 minutes" in home
    assert "Start reading Case 1" in home

    warning = member.get(f"/read/{item}")
    assert "It quotes racist abuse." in warning.text
    assert "Spoke to" not in warning.text
    reading = member.post(f"/read/{item}/start").text
    assert "Spoke to" in reading
    assert "0 of 10 answered" in reading

    answered = member.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "2", "cite": "d1p1"}).text
    assert "Saved 09:00" in answered
    assert "1 of 10 answered" in answered
    assert "Continue reading Case 1" in member.get("/").text

    for criterion in CORE:
        member.post(f"/read/{item}/answer", {"criterion": criterion, "answer": "2"})
    member.post(f"/read/{item}/case", {"overall": "F1", "confidence": "4", "went_well": "The letter."})
    ready = member.get(f"/read/{item}/submit").text
    assert "nobody can change them" in ready
    assert "You have answered all 10 questions." in ready
    thanks = member.post(f"/read/{item}/submit").text
    assert "Thank you. Your scores for Case 1 are in" in thanks
    assert "You sent these. Nobody can change them." in member.get(f"/read/{item}").text
    assert "to read before" not in member.get("/").text


def test_a_paragraph_is_cited_by_its_number_without_script(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    page = member.get(f"/read/{item}").text
    assert f'href="/read/{item}?cite=d1p2#cite"' in page
    chosen = member.get(f"/read/{item}?cite=d1p2&q=C05").text
    assert '<option value="C05" selected>' in chosen
    member.post(f"/read/{item}/cite", {"criterion": "C05", "paragraph": "d1p2"})
    with panel.house.read() as tx:
        sheet = queries.own_sheet(tx, panel.members[0], item)
    assert sheet is not None
    assert sheet.answers["C05"].cites == ("d1p2",)


def test_a_paragraph_that_is_not_there_opens_no_box(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    assert 'id="cite"' not in member.get(f"/read/{item}?cite=d9p9").text


def test_a_change_is_saved_as_it_is_made_and_answered_with_a_fragment(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    answer = member.post(f"/read/{item}/answer", {"criterion": "C02", "answer": "0"}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Saved 09:00" in answer.text
    assert "Please say why you chose" in answer.text
    assert "0 of 10 answered" in answer.text


def test_what_cannot_be_saved_says_so_and_keeps_the_page(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    fragment = member.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "9"}, headers=HTMX)
    assert fragment.status_code == 422
    assert "Not saved: Choose one of the answers on the page." in fragment.text
    whole = member.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "9"})
    assert whole.status_code == 422
    assert "There is a problem" in whole.text
    assert "Spoke to" in whole.text


def test_sending_too_early_lists_what_is_missing(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    page = member.get(f"/read/{item}/submit").text
    assert "12 things are still missing" in page
    assert "Question 1, Recording: choose an answer" in page
    assert re.search(r"<button[^>]*disabled", page)
    refused = member.post(f"/read/{item}/submit")
    assert refused.status_code == 422
    assert "Your scores were not sent" in refused.text


def test_labels_give_their_reason_and_words_their_meaning(panel: Panel, browser: Open) -> None:
    fixture = Path(__file__).parents[2] / "fixtures" / "glossary.json"
    with panel.house.write() as tx:
        packs.load_glossary(tx, SYSTEM, glossary.read(fixture.read_bytes()))
    member = browser(panel.members[0])
    page = member.post(f"/read/{panel.items[0]}/start").text
    assert '<button type="button" class="chip" popovertarget="why-p">Victim 1</button>' in page
    assert "The same person has the same label all through this case." in page
    assert re.search(r'class="term" popovertarget="term-\d+">OIC<', page)


def test_time_standards_stand_on_the_timeline_and_beside_the_question(panel: Panel, browser: Open) -> None:
    page = browser(panel.members[0]).post(f"/read/{panel.items[0]}/start").text
    assert page.count("Met: 57 min (limit 24 hours)") == 3
    assert "Late by 3 working days" in page


def test_skipping_a_case_closes_it_without_a_reason(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    assert "You need not say why." in member.get(f"/read/{item}/start").text
    member.post(f"/items/{item}/skip")
    assert member.get(f"/read/{item}").status_code == 404
    assert "to read before" not in member.get("/").text


def test_a_concern_goes_from_a_reader_to_the_coordinator_and_on(panel: Panel, browser: Open) -> None:
    item, member, coordinator = panel.items[0], browser(panel.members[0]), browser(panel.coordinator)
    assert "call 999" in member.get(f"/read/{item}/concern").text
    assert member.post(f"/read/{item}/concern", {"concern": " "}).status_code == 422
    member.post(f"/read/{item}/concern", {"concern": "Victim 1 may be at risk."})
    link = re.search(r'href="(/concerns/\w+)"', coordinator.get("/").text)
    assert link is not None
    page = coordinator.get(link.group(1)).text
    assert "Victim 1 may be at risk." in page
    assert panel.members[0].name not in page
    assert coordinator.post(f"{link.group(1)}/passed-on", {"passed_to": ""}).status_code == 422
    done = coordinator.post(f"{link.group(1)}/passed-on", {"passed_to": "Duty inspector"})
    assert "to: Duty inspector." in done.text
    assert "need help now" not in coordinator.get("/").text
    assert member.get(link.group(1)).status_code == 403


def test_an_observer_reads_without_questions_to_answer(panel: Panel, browser: Open) -> None:
    item, observer = panel.items[0], browser(panel.observer)
    page = observer.post(f"/read/{item}/start").text
    assert "Only panel members and the chair score cases. You can read this case." in page
    assert 'id="questions"' not in page
    assert observer.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "2"}).status_code == 403


def test_each_visit_that_opens_a_case_is_written_down_once(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    member.get(f"/read/{item}")
    member.get(f"/read/{item}")
    browser(panel.members[0]).get(f"/read/{item}")
    with panel.house.read() as tx:
        opened = tx.session.connection().exec_driver_sql(
            "SELECT count(*) FROM audit_entry WHERE action = 'pack.opened'"
        )
        assert opened.scalar() == 2


def test_the_chair_leads_a_case_to_its_end(panel: Panel, browser: Open) -> None:
    item = panel.items[0]
    for viewer, answer in ((panel.chair, "2"), (panel.members[0], "2"), (panel.members[1], "0")):
        panel.send(viewer, item, answer)
    chair, member, late = browser(panel.chair), browser(panel.members[0]), browser(panel.members[2])
    before = chair.get(f"/discuss/{item}").text
    assert "The discussion can start once the meeting is open." in before
    panel.open_meeting()
    assert "Open the discussion" in chair.get("/").text
    opened = chair.post(f"/discuss/{item}/open").text
    assert "3 people scored this case alone." in opened
    assert "Case 1 is being discussed" in late.get("/").text

    chair.post(f"/discuss/{item}/current", {"criterion": "C05"})
    moved = member.get(f"/discuss/{item}/current", headers=HTMX)
    assert "Question 5, Kept up to date" in moved.text
    assert member.get(f"/discuss/{item}/current?at=C05", headers=HTMX).status_code == 204

    refused = chair.post(f"/discuss/{item}/agree", {"criterion": "C01", "answer": "0"})
    assert refused.status_code == 422
    assert "Say in a sentence why the panel moved." in refused.text
    for criterion in CORE:
        chair.post(f"/discuss/{item}/agree", {"criterion": criterion, "answer": "2"})
    member.post(f"/discuss/{item}/minority", {"minority": "Nobody asked the victim."})
    short = chair.post(f"/discuss/{item}/end", {"overall": "F2"})
    assert short.status_code == 422
    form = {"overall": "F2", "flags": "notable_practice", "observations": "Write sooner."}
    ended = chair.post(f"/discuss/{item}/end", form).text
    assert "what the panel found" in ended

    final = late.get(f"/discuss/{item}").text
    for words in (
        "Appropriate, with observations",
        "Notable practice",
        "Write sooner.",
        "Nobody asked the victim.",
    ):
        assert words in final
    assert "1 of 3 moved." in final
    assert "The panel has finished with this case." in late.get(f"/discuss/{item}/current", headers=HTMX).text
    for viewer in panel.scorers:
        if viewer.id != panel.members[2].id:
            assert viewer.name not in final


def test_members_see_no_form_of_the_chair(panel: Panel, browser: Open) -> None:
    panel.send(panel.members[0], panel.items[0])
    panel.open_meeting()
    browser(panel.coordinator).post(f"/discuss/{panel.items[0]}/open")
    text = browser(panel.members[1]).get(f"/discuss/{panel.items[0]}").text
    assert f'action="/discuss/{panel.items[0]}/' not in text


def test_the_coordinator_adds_questions_before_the_pack_is_issued(
    house: House, person: Callable[..., Viewer], browser: Open
) -> None:
    panel = make_panel(house, person, declare=False)
    coordinator = browser(panel.coordinator)
    page = coordinator.get(f"/discuss/{panel.items[0]}").text
    assert "Extra questions" in page
    coordinator.post(f"/discuss/{panel.items[0]}/questions", {"plus": ["C10", "C13"]})
    with house.read() as tx:
        assert queries.place(tx, panel.coordinator, panel.items[0]).plus == ("C10", "C13")


@pytest.mark.parametrize("role", ["police_lead", "responder", "board", "auditor", "admin", "verifier"])
def test_other_roles_find_no_page_of_scoring(
    panel: Panel, person: Callable[..., Viewer], browser: Open, role: str
) -> None:
    stranger = browser(person(role))
    for path in (f"/read/{panel.items[0]}", f"/discuss/{panel.items[0]}", f"/read/{panel.items[0]}/submit"):
        assert stranger.get(path).status_code == 403


def test_a_sheet_that_names_somebody_is_kept_and_not_sent(panel: Panel, browser: Open) -> None:
    item, member = panel.items[0], browser(panel.members[0])
    member.post(f"/read/{item}/start")
    for criterion in CORE:
        member.post(f"/read/{item}/answer", {"criterion": criterion, "answer": "2"})
    member.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "3", "comment": "Mrs Khan was rung."})
    member.post(f"/read/{item}/case", {"overall": "F1", "confidence": "4"})
    page = member.get(f"/read/{item}/submit").text
    assert "Words that may point to a person" in page
    assert "“Mrs Khan” looks like somebody&#39;s name" in page
    refused = member.post(f"/read/{item}/submit")
    assert refused.status_code == 422
    assert "Nothing was lost." in refused.text
    assert "Mrs Khan was rung." in member.get(f"/read/{item}").text
    member.post(f"/read/{item}/answer", {"criterion": "C01", "answer": "3", "comment": "Victim 1 was rung."})
    assert "Thank you. Your scores" in member.post(f"/read/{item}/submit").text
