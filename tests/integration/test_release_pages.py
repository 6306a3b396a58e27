from __future__ import annotations

import re

import pytest

from panel.packs.models import ContextRequest
from panel.release import service
from tests import office


@pytest.fixture
def preparer(person):
    return person("preparer")


@pytest.fixture
def submission(house, preparer):
    return office.submitted(house, preparer)


def checklist(sha256, **other):
    return {
        "sha256": sha256,
        "checks": ["compared", "known", "web"],
        "minutes": "25",
        "searched": "Searched for the quote about home.",
        **other,
    }


def test_two_verifiers_walk_a_case_to_its_seal_and_call_it_back(browser, person, submission):
    first, second = browser(person("verifier")), browser(person("verifier"))
    home = first.get("/").text
    assert f"Verify case {submission.case_id[:6]}" in home
    page = first.get(f"/release/{submission.id}?document=2").text
    assert "Mr Quoyle" in re.sub(r"<span[^>]*>[^<]*</span>|<[^>]+>", "", page)
    assert "0 of 2 verifiers have approved" in page
    answer = first.post(f"/release/{submission.id}/approve", checklist(submission.sha256))
    assert "A second verifier must approve the same version" in answer.text
    assert "Searched for the quote" in answer.text
    page = second.get(f"/release/{submission.id}").text
    assert "Searched for the quote" not in page
    assert "You will see what they wrote once you have decided." in page
    answer = second.post(f"/release/{submission.id}/approve", checklist(submission.sha256))
    assert "Approved and sealed." in answer.text
    assert answer.text.count("Searched for the quote") == 2
    answer = second.post(f"/release/{submission.id}/approve", checklist(submission.sha256))
    assert answer.status_code == 409
    assert "already sealed" in answer.text
    assert "Call it back" in second.get(f"/release/{submission.id}/recall").text
    answer = second.post(f"/release/{submission.id}/recall", {"reason": "No"})
    assert answer.status_code == 422
    answer = second.post(
        f"/release/{submission.id}/recall", {"reason": "A place name was left in a statement"}
    )
    assert "nobody on the panel can open it" in answer.text
    assert "recalled" in second.get("/release").text


def test_an_incomplete_checklist_keeps_what_was_typed_and_names_each_field(browser, person, submission):
    desk = browser(person("verifier"))
    answer = desk.post(
        f"/release/{submission.id}/approve",
        checklist(submission.sha256, checks=["compared"], minutes="", searched="My notes so far"),
    )
    assert answer.status_code == 422
    assert "My notes so far" in answer.text
    assert "Tick the first two lines" in answer.text
    assert "Enter how many minutes you spent" in answer.text
    answer = desk.post(f"/release/{submission.id}/approve", checklist(submission.sha256, minutes="many"))
    assert answer.status_code == 422


def test_a_case_is_sent_back_with_a_reason_the_preparer_reads(browser, person, preparer, submission):
    desk = browser(person("verifier"))
    short = desk.post(f"/release/{submission.id}/send-back", {"sha256": submission.sha256, "reason": "Bad"})
    assert short.status_code == 422
    assert "at least 10 words" in short.text
    reason = "Statement 1, paragraph 2 still tells who the sister is; hide that sentence please."
    answer = desk.post(f"/release/{submission.id}/send-back", {"sha256": submission.sha256, "reason": reason})
    assert "Sent back." in answer.text
    page = browser(preparer).get(f"/workbench/{submission.case_id}").text
    assert "Why it came back" in page
    assert reason in page
    assert "sent back" in browser(preparer).get("/workbench").text


def test_stale_bytes_can_not_be_approved(browser, person, submission):
    answer = browser(person("verifier")).post(f"/release/{submission.id}/approve", checklist("0" * 64))
    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.text


def test_what_is_shown_is_what_is_approved_and_names_no_known_person(browser, person, submission):
    page = browser(person("verifier")).get(f"/release/{submission.id}?show=result").text
    table = page.split('<table class="sides">')[1].split("</table>")[0]
    assert "Threlkeld" not in table
    assert "Victim 1" in table


def test_the_pages_are_for_verifiers_of_the_agency(browser, person, submission):
    for role in ("preparer", "police_lead", "member", "chair", "observer", "admin"):
        assert browser(person(role)).get(f"/release/{submission.id}").status_code == 403
    stranger = browser(person("verifier", agency="West Yorkshire Police"))
    assert stranger.get(f"/release/{submission.id}").status_code == 404
    assert submission.id not in stranger.get("/release").text
    coordinator = browser(person("coordinator"))
    assert coordinator.get(f"/release/{submission.id}").status_code == 403
    assert coordinator.get(f"/release/{submission.id}/recall").status_code == 404


def test_a_coordinator_calls_a_sealed_case_back_without_seeing_it(browser, house, person, submission):
    for viewer in (person("verifier"), person("verifier")):
        with house.write() as tx:
            service.approve(tx, viewer, submission.id, office.approval(submission.sha256))
    coordinator = browser(person("coordinator"))
    page = coordinator.get(f"/release/{submission.id}/recall")
    assert page.status_code == 200
    assert submission.case_id[:6] not in page.text
    answer = coordinator.post(f"/release/{submission.id}/recall", {"reason": "A member may know the family"})
    assert "Called back." in answer.text


def test_a_question_is_answered_on_its_page(browser, house, person, submission, clock):
    verifiers = [person("verifier"), person("verifier")]
    for viewer in verifiers:
        with house.write() as tx:
            pack_id = service.approve(tx, viewer, submission.id, office.approval(submission.sha256)).pack_id
    with house.write() as tx:
        tx.session.add(
            ContextRequest(
                id="question",
                pack_id=pack_id,
                paragraph="d1p2",
                question="What kind of place is this?",
                asked_by="m",
                asked_at=clock.now(),
                answer="",
                answered_by="",
            )
        )
    desk = browser(verifiers[0])
    assert "Answer 1 question of the panel" in desk.get("/").text
    assert "What kind of place is this?" in desk.get("/release/questions").text
    refused = desk.post("/release/questions/question", {"answer": "Ms Threlkeld lives there"})
    assert refused.status_code == 422
    assert "put it in general words" in refused.text
    assert "Ms Threlkeld lives there" in refused.text
    answer = desk.post("/release/questions/question", {"answer": "It is the victim's own home"})
    assert "To answer (0)" in answer.text
    assert "It is the victim&#39;s own home" in answer.text
