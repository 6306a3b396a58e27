from __future__ import annotations

import re

import pytest

from panel.anonymisation import queries
from tests import office


@pytest.fixture
def preparer(person):
    return person("preparer")


@pytest.fixture
def case_id(house, preparer):
    return office.proposed(house, preparer)


@pytest.fixture
def desk(browser, preparer):
    return browser(preparer)


def open_span(house, preparer, case_id):
    with house.read() as tx:
        return queries.desk(tx, preparer, case_id).decided.open[0]


def test_the_queue_shows_each_state_in_words(house, desk, preparer, case_id):
    office.brought_in(house, preparer, "second")
    page = desk.get("/workbench").text
    assert "to prepare" in page
    assert "The machine has not started on it yet." in page
    assert "1 of 2 cases (50 %)" in page
    assert 'hx-trigger="every 2s"' in page
    assert "every 2s" not in desk.get("/workbench?still=true").text


def test_htmx_gets_the_queue_alone(desk, case_id):
    piece = desk.get("/workbench", headers={"hx-request": "true"}).text
    assert piece.lstrip().startswith('<div id="queue"')


def test_a_case_the_machine_has_not_reached_says_so(house, desk, preparer):
    case_id = office.brought_in(house, preparer)
    assert "waits for the machine" in desk.get(f"/workbench/{case_id}").text


def test_a_case_that_was_given_up_offers_another_try(house, desk, preparer):
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    def broken(*_):
        future: Future[bytes] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    case_id = office.brought_in(house, preparer)
    for _ in range(3):
        office.coordinator(house, broken).step(0)
    page = desk.get(f"/workbench/{case_id}").text
    assert "We could not prepare this case" in page
    assert "We could not prepare this case" in desk.get("/").text
    assert "The machine will try again." in desk.post(f"/workbench/{case_id}/try-again").text


def test_the_whole_way_from_the_first_doubtful_place_to_the_verifiers(house, desk, preparer, case_id):
    page = desk.get(f"/workbench/{case_id}").text
    assert "Doubtful places (1)" in page
    span = open_span(house, preparer, case_id)
    page = desk.get(f"/workbench/{case_id}/1?span={span}").text
    assert "Accept: hide it" in page
    assert "Original" in page
    assert "As the panel reads it" in page
    answer = desk.post(
        f"/workbench/{case_id}/decide", {"kind": "accept", "span": span, "document": "1", "back": "document"}
    )
    assert "No doubtful place is left." in answer.text
    answer = desk.post(f"/workbench/{case_id}/check")
    assert "may be a name" in answer.text
    assert "Hide each one, or let it stay with a reason." in answer.text
    while found := re.search(
        r'name="start" value="(\d+)">\s*<input type="hidden" name="end" value="(\d+)"', answer.text
    ):
        number = re.search(r'name="document" value="(\d+)"', answer.text)
        answer = desk.post(
            f"/workbench/{case_id}/decide",
            {
                "kind": "hide",
                "back": "check",
                "document": number.group(1),
                "start": found.group(1),
                "end": found.group(2),
                "type": "P",
                "find_all": "yes",
            },
        )
        assert answer.status_code == 200
    assert "What is left (0)" in answer.text
    answer = desk.post(f"/workbench/{case_id}/submit")
    assert "Submitted. Two verifiers will read it" in answer.text
    assert desk.post(f"/workbench/{case_id}/submit").status_code == 409


def test_hiding_words_lists_every_place_first(desk, case_id):
    page = desk.post(
        f"/workbench/{case_id}/hide", {"words": "Perpetua", "type": "P", "role": "witness", "document": "2"}
    )
    assert "1 place would be hidden" in page.text
    assert "Witness 1" in page.text
    assert "Perpetua" in desk.get(f"/workbench/{case_id}/2?show=result").text
    place = re.search(r'name="places" type="checkbox" value="([^"]+)"', page.text).group(1)
    given = {"words": "Perpetua", "type": "P", "role": "witness", "document": "2", "sure": "yes"}
    refused = desk.post(f"/workbench/{case_id}/hide", given)
    assert refused.status_code == 422
    assert "Tick at least one place" in refused.text
    done = desk.post(f"/workbench/{case_id}/hide", {**given, "places": place})
    assert "1 place hidden." in done.text
    assert (
        "Perpetua"
        not in desk.get(f"/workbench/{case_id}/2?show=result").text.split("<table")[1].split("</table")[0]
    )


def test_only_the_ticked_places_are_hidden(house, desk, preparer, case_id):
    page = desk.post(f"/workbench/{case_id}/hide", {"words": "she", "type": "RL", "document": "1"})
    places = re.findall(r'name="places" type="checkbox" value="([^"]+)"', page.text)
    assert len(places) >= 2
    desk.post(
        f"/workbench/{case_id}/hide",
        {"words": "she", "type": "RL", "document": "1", "sure": "yes", "places": places[0]},
    )
    with house.read() as tx:
        found = queries.desk(tx, preparer, case_id)
    added = [s for spans in found.decided.spans.values() for s in spans if s.type == "RL"]
    assert len(added) == 1


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"words": "", "document": "1"}, "Write or paste the words to hide"),
        ({"words": "Nowhere Atall", "document": "1"}, "stand nowhere in this case"),
        ({"words": "Perpetua", "type": "XX", "document": "1"}, "Choose what kind of detail this is"),
    ],
)
def test_words_that_can_not_be_hidden_get_a_sentence_beside_the_field(desk, case_id, form, sentence):
    answer = desk.post(f"/workbench/{case_id}/hide", form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "There is a problem" in answer.text


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": "accept", "back": "document", "document": "1"}, "Choose a marked place"),
        ({"kind": "fly", "back": "case"}, "We do not know what you pressed"),
        ({"kind": "merge", "back": "people", "person": "p1"}, "Choose who this is the same person as"),
        (
            {"kind": "rename", "back": "people", "person": "p1", "label": ""},
            "Write the words that the panel will read",
        ),
        ({"kind": "allow", "back": "check", "surface": "x", "reason": "no"}, "Say why in at least 3 words"),
    ],
)
def test_each_refused_press_shows_its_page_again_with_a_sentence(desk, case_id, form, sentence):
    answer = desk.post(f"/workbench/{case_id}/decide", form)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_risk_is_generalised_with_one_press_and_undone(desk, case_id):
    page = desk.get(f"/workbench/{case_id}").text
    assert "A job and a place together may tell who this is." in page
    assert 'value="works nearby"' in page
    answer = desk.post(
        f"/workbench/{case_id}/decide",
        {"kind": "risk", "number": "0", "label": "works nearby", "back": "case"},
    )
    assert "works nearby" in desk.get(f"/workbench/{case_id}/1?show=result").text
    assert ">hidden<" in answer.text
    batch = re.search(r'name="batch" value="(\d+)"', desk.get(f"/workbench/{case_id}/changes").text).group(1)
    assert "Undone." in desk.post(f"/workbench/{case_id}/undo", {"batch": batch, "back": "changes"}).text
    assert "works at a bakery" in desk.get(f"/workbench/{case_id}/1?show=result").text


def test_people_are_counted_renamed_and_made_one(desk, case_id):
    page = desk.get(f"/workbench/{case_id}/people").text
    assert "Victim 1" in page
    assert "× 3" in page
    form = {"kind": "merge", "person": "p2", "into": "p1", "back": "people"}
    page = desk.post(f"/workbench/{case_id}/decide", form).text
    assert "Suspect 1" not in page.split("<main")[1]


def test_an_address_holds_no_file_name_and_a_missing_document_is_not_found(desk, case_id):
    assert "log.txt" not in desk.get(f"/workbench/{case_id}").text
    assert desk.get(f"/workbench/{case_id}/9").status_code == 404
    assert desk.get("/workbench/0000000000000000").status_code == 404


def test_the_pages_are_for_preparers_alone(browser, person, case_id):
    for role in ("verifier", "police_lead", "member", "coordinator", "admin"):
        assert browser(person(role)).get(f"/workbench/{case_id}").status_code == 403
    stranger = browser(person("preparer", agency="West Yorkshire Police"))
    assert stranger.get(f"/workbench/{case_id}").status_code == 404
    hidden, missing = (stranger.get(f"/workbench/{found}/1").text for found in (case_id, "0" * 16))
    assert re.sub('nonce="[^"]+"|value="[^"]+"', "", hidden) == re.sub(
        'nonce="[^"]+"|value="[^"]+"', "", missing
    )
    assert case_id[:6] not in stranger.get("/workbench").text


def test_home_says_what_waits(desk, case_id):
    page = desk.get("/").text
    assert f"Prepare case {case_id[:6]}" in page
    assert "1 doubtful place left." in page
