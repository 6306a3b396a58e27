"""The board, the answer page and the follow-up page over HTTP."""

from __future__ import annotations

import datetime as dt

import pytest

from panel.followup import forms, service
from panel.followup.models import Evidence
from panel.kernel.clock import london_date
from panel.kernel.ids import new_id
from panel.recommendations.models import Recommendation

COUNCIL = "Oxford City Council"
FORCE = "Thames Valley Police"


@pytest.fixture
def ask(house):
    numbers = iter(range(1, 100))

    def make(text="Remove hateful graffiti.", **given):
        now = house.clock.now()
        facts = {
            "id": new_id(),
            "number": next(numbers),
            "kind": "recommendation",
            "text": text,
            "why": "It stayed up.",
            "theme": "graffiti",
            "strands": (),
            "responsible_body": COUNCIL,
            "owner": "Head of street services",
            "due_on": dt.date(2027, 3, 1),
            "visibility": "public",
            "earlier_ids": (),
            "state": "issued",
            "drafted_by": "x",
            "drafted_at": now,
            "issued_at": now,
            "respond_by": london_date(now) + dt.timedelta(days=56),
        }
        with house.write() as tx:
            tx.session.add(Recommendation(**{**facts, **given}))
        return {**facts, **given}["id"]

    return make


@pytest.fixture
def council(person):
    return person("responder", agency=COUNCIL)


@pytest.fixture
def board(person):
    return person("board", agency="Oxford Safer Communities Partnership")


def test_a_body_answers_reports_with_a_file_and_the_board_closes(browser, ask, council, board):
    one = ask()
    asked = browser(council)
    assert "Answer recommendation 1" in asked.get(f"/answer/{one}").text
    assert "Thank you" in asked.post(f"/answer/{one}/seen").text
    answered = asked.post(
        f"/answer/{one}", {"kind": "accepted", "what_will_be_done": "A crew on call.", "seen": "0"}
    )
    assert "Now say in actions what will be done" in answered.text
    added = asked.post(
        f"/followup/{one}/actions",
        {"text": "A crew", "owner": "Jo Field", "due_on": "2027-01-15", "status": "not_started", "seen": "0"},
    )
    assert "Action a was added" in added.text
    asked.get(f"/followup/{one}/actions/a")
    reported = asked.post(
        f"/followup/{one}/actions/a",
        {"note": "The crew works.", "status": "completed", "evidence_note": "The rota", "seen": "0"},
        files={"file": ("../rota <1>.pdf", b"%PDF-1.4", "application/pdf")},
    )
    assert "Your update on action a was kept" in reported.text
    assert "Status: Not Started, now Completed" in reported.text
    assert "Your evidence was sent" in asked.post(f"/followup/{one}/send", {"summary": "See the rota."}).text
    decider = browser(board)
    assert "Evidence to check (1)" in decider.get("/board/verify").text
    verified = decider.post(
        f"/followup/{one}/verify",
        {"decision": "assured", "reasons": "The rota is full.", "revisit_on": "2027-06-01"},
    )
    assert "Assured, to close" in verified.text
    closed = decider.post(
        f"/followup/{one}/close", {"closing": "implemented", "closing_reasons": "Done and checked."}
    )
    assert "Closed: implemented" in closed.text
    assert "Closed (1)" in decider.get("/board").text


def test_evidence_is_only_ever_a_download_and_only_for_those_who_may(
    browser, house, ask, council, board, person
):
    one = ask()
    with house.write() as tx:
        service.answer(tx, council, one, forms.Answer(kind="accepted", what_will_be_done="A crew."))
        service.add_action(
            tx, council, one, forms.NewAction(text="A crew", owner="Jo", due_on=dt.date(2027, 1, 1))
        )
        update = service.report(
            tx,
            council,
            one,
            "a",
            forms.NewUpdate(note="Here.", evidence_note="A page"),
            service.FileGiven("..\\page\r\n.html.txt", b"<script>alert(1)</script>"),
        )
        assert tx.session.get(Evidence, update.evidence_id).file_name == "page.html.txt"
    path = f"/followup/{one}/evidence/{update.evidence_id}"
    for who in (council, board):
        answer = browser(who).get(path)
        assert answer.content == b"<script>alert(1)</script>"
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
    for who in (person("member"), person("responder", agency=FORCE)):
        hidden = browser(who).get(path)
        missing = browser(who).get(f"/followup/{one}/evidence/0000000000000000")
        assert hidden.status_code == missing.status_code == 404
    other = ask()
    assert browser(board).get(f"/followup/{other}/evidence/{update.evidence_id}").status_code == 404


def test_what_a_body_typed_is_still_there_when_something_is_missing(browser, ask, council):
    one = ask()
    visitor = browser(council)
    visitor.get(f"/answer/{one}")
    answer = visitor.post(
        f"/answer/{one}", {"kind": "not_accepted", "what_will_be_done": "We keep our rota."}
    )
    assert answer.status_code == 422
    assert "Give your reasons" in answer.text
    assert "We keep our rota." in answer.text
    late = visitor.post(f"/answer/{one}/more-time", {"new_date": "soon", "why": "Holidays."})
    assert late.status_code == 422


def test_an_answer_that_it_is_for_somebody_else_goes_to_the_board(browser, ask, council, board):
    one = ask()
    visitor = browser(council)
    visitor.get(f"/answer/{one}")
    form = {
        "kind": "not_ours",
        "reasons": "The lamps are the county's.",
        "what_will_be_done": "Ask the county. We told them.",
    }
    answer = visitor.post(f"/answer/{one}", form)
    assert "Your answer was kept" in answer.text
    assert "Now say in actions" not in answer.text
    assert "Not ours: ask somebody else" in answer.text
    assert "Not accepted, or not theirs" in browser(board).get("/board/verify").text
    everybody = browser(board).get(f"/followup/{one}").text
    assert "Not theirs, they say: to decide" in everybody


def test_a_second_press_of_the_same_form_is_told_so(browser, ask, council):
    one = ask()
    visitor = browser(council)
    visitor.get(f"/answer/{one}")
    form = {"kind": "accepted", "what_will_be_done": "A crew.", "seen": "0"}
    assert visitor.post(f"/answer/{one}", form).status_code == 200
    again = visitor.post(f"/answer/{one}", form)
    assert again.status_code == 409
    assert "Somebody answered while you were writing" in again.text


def test_nobody_else_comes_to_the_answer_page(browser, ask, person):
    one = ask()
    assert browser(person("responder", agency=FORCE)).get(f"/answer/{one}").status_code == 403
    assert browser(person("member")).get(f"/answer/{one}").status_code == 403
    hidden = ask(visibility="panel")
    assert browser(person("police_lead", agency=FORCE)).get(f"/answer/{hidden}").status_code == 404


def test_the_owner_on_the_board_sees_the_sentence_instead_of_the_form(browser, house, ask, council, person):
    one = ask()
    owner = browser(person("board", agency=COUNCIL))
    page = owner.get(f"/followup/{one}").text
    assert "which owns this. Somebody from elsewhere must decide." in page
    assert "Close this recommendation" not in page
    answer = owner.post(f"/followup/{one}/close", {"closing": "withdrawn", "closing_reasons": "No."})
    assert answer.status_code == 403


def test_the_board_shows_overdue_first_and_each_number_leads_to_its_list(browser, ask, board, clock):
    ask("Later: train every officer.")
    clock.advance(days=-70)
    ask("Late: tell the victim.", responsible_body=FORCE, earlier_ids=("a", "b"))
    clock.advance(days=70)
    visitor = browser(board)
    page = visitor.get("/board").text
    assert page.index("Late: tell the victim") < page.index("Later: train every officer")
    assert "14 days over" in page
    assert "2 times" in page
    late = visitor.get("/board?show=overdue").text
    assert "Late: tell" in late
    assert "Later: train" not in late
    again = visitor.get("/board?show=again&of=Thames+Valley+Police").text
    assert "Late: tell" in again
    assert "Nothing here now" in visitor.get("/board?show=verify").text


def test_the_download_holds_what_the_page_shows(browser, ask, board):
    ask("=HYPERLINK(1)")
    answer = browser(board).get("/board/export.csv?show=answer")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert '"\'=HYPERLINK(1)"' in answer.text
    assert "Awaiting answer" in answer.text


def test_a_body_sees_on_the_board_only_what_it_may_read(browser, ask, council):
    ask("Ours.")
    ask("For all bodies.", responsible_body=FORCE, visibility="partner")
    ask("Between the force and the panel.", responsible_body=FORCE, visibility="panel")
    page = browser(council).get("/board").text
    assert "Ours." in page
    assert "For all bodies." in page
    assert "Between the force" not in page


def test_drafts_are_not_followed_up(browser, ask, person):
    one = ask("Still a draft.", state="drafted", issued_at=None, respond_by=None)
    chair = browser(person("chair", agency="Oxford Reference Panel"))
    assert chair.get(f"/followup/{one}").status_code == 404
    assert "Still a draft" not in chair.get("/board").text


def test_home_tells_each_side_what_waits(browser, house, ask, council, board, person, clock):
    one = ask()
    assert "Recommendation 1: answer it" in browser(council).get("/").text
    clock.advance(days=30)
    assert "Half of the time is over" in browser(council).get("/").text
    with house.write() as tx:
        service.answer(tx, council, one, forms.Answer(kind="accepted", what_will_be_done="A crew."))
        service.add_action(
            tx, council, one, forms.NewAction(text="A crew", owner="Jo", due_on=dt.date(2026, 12, 20))
        )
    assert "report on action a" in browser(council).get("/").text
    clock.advance(days=60)
    assert "1 recommendation overdue" in browser(board).get("/").text
    assert "1 recommendation overdue" in browser(person("coordinator")).get("/").text
    with house.write() as tx:
        done = forms.NewUpdate(note="Done.", status="bau", evidence_note="The rota")
        service.report(tx, council, one, "a", done)
        service.send_evidence(tx, council, one, forms.SendEvidence(summary="See the rota."))
    assert "1 recommendation to verify" in browser(board).get("/").text
    assert "your evidence is being checked" in browser(council).get("/").text


def test_notable_practice_asks_for_nothing(browser, ask, council, board):
    one = ask(kind="notable_practice", due_on=None)
    assert "It needs no answer" in browser(council).get(f"/followup/{one}").text
    assert browser(council).get("/").text.count("answer it") == 0
    assert "Overdue (0)" in browser(board).get("/board").text


def test_every_sort_of_form_comes_back_with_its_sentence(browser, house, ask, council, board):
    one = ask()
    asked, decider = browser(council), browser(board)
    asked.get(f"/answer/{one}")
    decider.get(f"/followup/{one}")
    with house.write() as tx:
        service.ask_for_extension(
            tx, council, one, forms.AskExtension(new_date=dt.date(2027, 1, 20), why="Later.")
        )
    assert "Choose whether they get more time" in decider.post(f"/followup/{one}/more-time").text
    assert "They get more time." in decider.post(f"/followup/{one}/more-time", {"granted": "yes"}).text
    assert "more time granted" in asked.get(f"/answer/{one}").text
    asked.post(f"/answer/{one}", {"kind": "accepted", "what_will_be_done": "A crew."})
    assert "Write what will be done" in asked.post(f"/followup/{one}/actions").text
    asked.post(f"/followup/{one}/actions", {"text": "A crew", "owner": "Jo", "due_on": "2027-02-01"})
    empty = asked.post(f"/followup/{one}/actions/a", files={"file": ("a.pdf", b"x", "application/pdf")})
    assert "Say what is new" in empty.text
    assert "Choose your file again" in empty.text
    done = {"note": "Done.", "status": "completed", "evidence_note": "Rota"}
    assert "was kept" in asked.post(f"/followup/{one}/actions/a", done).text
    assert "what shows that it is done" in asked.post(f"/followup/{one}/send").text
    asked.post(f"/followup/{one}/send", {"summary": "Rota."})
    assert "Choose whether the evidence shows" in decider.post(f"/followup/{one}/verify").text
    decider.post(
        f"/followup/{one}/verify", {"decision": "assured", "reasons": "Good.", "revisit_on": "2027-06-01"}
    )
    assert "Choose how it is closed" in decider.post(f"/followup/{one}/close").text
    decider.post(f"/followup/{one}/close", {"closing": "implemented", "closing_reasons": "Good."})
    assert "Say why it is opened again" in decider.post(f"/followup/{one}/reopen").text
    assert "Open again" in decider.post(f"/followup/{one}/reopen", {"reopening_reasons": "Back."}).text
