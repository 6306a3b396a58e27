from __future__ import annotations

import re

from panel.meetings import queries, service
from panel.meetings.forms import Minutes
from panel.meetings.rules import Answer
from tests.meeting_parts import SECRET, issued, planned, seal


def declare(house, viewer, *items):
    with house.write() as tx:
        for item in items:
            service.declare(tx, viewer, item, Answer.NONE)


def test_the_coordinator_plans_a_meeting_fills_it_and_issues_the_pack(house, browser, person):
    coordinator, member = person("coordinator"), person("member")
    for number in (1, 2):
        seal(house, number)
    desk = browser(coordinator)
    desk.get("/meetings/new")
    form = {"name": "November panel", "held_on": "2026-11-30", "scores_due_on": "2026-11-25", "place": "Hall"}
    page = desk.post("/meetings/new", form)
    assert "The meeting was planned" in page.text
    path = page.url.path
    assert "Put at least one sealed case on this meeting" in page.text
    options = re.findall(r'name="packs" type="checkbox" value="(\w+)"', desk.get(f"{path}/cases").text)
    assert len(options) == 2
    page = desk.post(f"{path}/cases", {"packs": options})
    assert "2 cases were added." in page.text
    assert "2 cases, about 26 minutes" in page.text
    assert browser(member).get(path).status_code == 404
    assert "The pack was issued" in desk.post(f"{path}/issue").text
    assert "Declare conflicts for 2 cases" in browser(member).get(path).text


def test_a_plan_with_mistakes_comes_back_with_all_of_them_and_what_was_typed(browser, person):
    desk = browser(person("coordinator"))
    desk.get("/meetings/new")
    page = desk.post(
        "/meetings/new", {"name": "My panel", "held_on": "soon", "scores_due_on": "", "place": ""}
    )
    assert page.status_code == 422
    assert 'value="My panel"' in page.text
    assert "This can&#39;t be read" in page.text
    page = desk.post(
        "/meetings/new", {"name": "", "held_on": "2026-11-01", "scores_due_on": "2026-11-05", "place": ""}
    )
    for sentence in ("Give the meeting a name", "has passed", "Say where the meeting is"):
        assert sentence in page.text
    assert 'href="#held_on"' in page.text


def test_a_meeting_is_changed_on_its_own_form(house, browser, person):
    panel = planned(house, person, cases=1)
    desk = browser(panel.coordinator)
    assert 'value="2026-11-30"' in desk.get(f"/meetings/{panel.meeting_id}/edit").text
    form = {"name": "Winter panel", "held_on": "2026-12-01", "scores_due_on": "2026-11-27", "place": "Online"}
    assert "Winter panel" in desk.post(f"/meetings/{panel.meeting_id}/edit", form).text
    page = desk.post(f"/meetings/{panel.meeting_id}/edit", form | {"place": ""})
    assert page.status_code == 422
    assert "Say where the meeting is" in page.text


def test_choosing_no_case_says_so(house, browser, person):
    panel = planned(house, person, cases=1)
    seal(house, 5)
    desk = browser(panel.coordinator)
    desk.get(f"/meetings/{panel.meeting_id}/cases")
    page = desk.post(f"/meetings/{panel.meeting_id}/cases", {})
    assert page.status_code == 422
    assert "Choose at least one case" in page.text


def test_cases_are_ordered_and_taken_off_by_plain_forms(house, browser, person):
    panel = planned(house, person)
    desk = browser(panel.coordinator)
    desk.get(f"/meetings/{panel.meeting_id}")
    page = desk.post(f"/items/{panel.items[2]}/move", {"up": "yes"})
    assert page.text.index("Case 3</a>") < page.text.index("Case 2</a>")
    assert "taken off" in desk.post(f"/items/{panel.items[0]}/remove").text


def test_a_member_declares_from_neutral_facts_before_any_text_opens(house, browser, person):
    panel, member = issued(house, person, cases=2), person("member")
    home = browser(member)
    assert "Tell us whether you know anybody in 2 cases" in home.get("/").text
    page = home.get(f"/meetings/{panel.meeting_id}/declare")
    for fact in ("race, religion", "at home", "Oxford", "spring 2026", "Thames Valley Police"):
        assert fact in page.text
    assert SECRET not in page.text
    assert home.get(f"/items/{panel.items[0]}/recognise").status_code == 409
    page = home.post(f"/items/{panel.items[0]}/declare", {})
    assert page.status_code == 422
    assert f'href="#answer-{panel.items[0]}"' in page.text
    page = home.post(f"/items/{panel.items[0]}/declare", {"answer": "none"})
    assert page.url.path.endswith("/declare")
    assert "You can read this case now." in page.text
    page = home.post(f"/items/{panel.items[1]}/declare", {"answer": "conflict"})
    assert page.url.path == f"/meetings/{panel.meeting_id}"
    assert "you need not say why" in page.text
    assert f"/read/{panel.items[0]}" in page.text
    assert "Case 2" not in page.text


def test_recognising_a_case_shuts_it_and_tells_the_coordinator(house, browser, person):
    panel, member = issued(house, person, cases=1), person("member", name="Ilse Brandt")
    declare(house, member, panel.items[0])
    reader, desk = browser(member), browser(panel.coordinator)
    assert "Do you recognise this case?" in reader.get(f"/items/{panel.items[0]}/recognise").text
    page = reader.post(f"/items/{panel.items[0]}/recognise")
    assert "The coordinator was told." in page.text
    assert "No case of this meeting is open to you." in page.text
    assert "Somebody recognised Case 1" in desk.get("/").text
    page = desk.get(f"/meetings/{panel.meeting_id}")
    assert "recognised it while reading" in page.text
    assert "I have seen this" in page.text
    page = desk.post(f"/items/{panel.items[0]}/noted", {"member": member.id})
    assert "I have seen this" not in page.text
    assert (
        "asked about this case again"
        in desk.post(f"/items/{panel.items[0]}/reset", {"member": member.id}).text
    )
    assert "Declare conflicts for 1 case" in reader.get(f"/meetings/{panel.meeting_id}").text


def test_a_case_is_skipped_without_a_reason(house, browser, person):
    panel, member = issued(house, person, cases=1), person("member")
    reader = browser(member)
    reader.get(f"/meetings/{panel.meeting_id}/declare")
    assert "You skip this case." in reader.post(f"/items/{panel.items[0]}/skip").text
    assert "prefers not to see it" in browser(panel.coordinator).get(f"/meetings/{panel.meeting_id}").text


def test_a_case_called_back_vanishes_from_reading_with_a_sentence(house, browser, person):
    panel, member = issued(house, person, cases=2), person("member")
    declare(house, member, *panel.items)
    desk = browser(panel.coordinator)
    desk.get(f"/items/{panel.items[0]}/recall")
    page = desk.post(f"/items/{panel.items[0]}/recall", {"reason": "nonsense"})
    assert page.status_code == 422
    assert "Say why the case is called back" in page.text
    assert "called back" in desk.post(f"/items/{panel.items[0]}/recall", {"reason": "missed"}).text
    page = browser(member).get(f"/meetings/{panel.meeting_id}")
    assert "This case was called back." in page.text
    assert f"/read/{panel.items[0]}" not in page.text
    assert f"/read/{panel.items[1]}" in page.text


def test_a_question_goes_to_the_verifiers_from_its_own_page(house, browser, person):
    panel, member = issued(house, person, cases=1), person("member")
    declare(house, member, panel.items[0])
    reader = browser(member, follow=False)
    path = f"/packs/{panel.items[0]}/ask"
    assert "Enquiry log, paragraph 2" in reader.get(path).text
    assert SECRET in reader.get(f"{path}?paragraph=d1p2").text
    page = reader.post(path, {"paragraph": "d1p2", "question": ""})
    assert page.status_code == 422
    assert "Write what you need to know" in page.text
    named = reader.post(path, {"paragraph": "d1p2", "question": "Was it Mr Dell at 12 Tallow Close?"})
    assert named.status_code == 422
    assert "“Mr Dell” looks like somebody&#39;s name" in named.text
    assert "Was it Mr Dell at 12 Tallow Close?" in named.text
    answer = reader.post(path, {"paragraph": "d1p2", "question": "Was it a neighbour?"})
    assert answer.headers["location"] == f"/read/{panel.items[0]}#d1p2"
    page = reader.get(path)
    assert "Was it a neighbour?" in page.text
    assert "Not answered yet" in page.text


def test_minutes_are_written_agreed_and_printed_with_the_checkpoint(house, browser, person):
    panel, member, chair = issued(house, person, cases=1), person("member"), person("chair")
    declare(house, member, panel.items[0])
    desk, path = browser(panel.coordinator), f"/meetings/{panel.meeting_id}"
    desk.get(path)
    assert desk.post(f"{path}/minutes", {"minutes": "Early."}).status_code == 409
    assert "The meeting is open." in desk.post(f"{path}/open").text
    assert "Now write the minutes" in desk.post(f"{path}/close").text
    form = {"minutes": "We spoke about Case 1.", f"attendance-{member.id}": "present"}
    page = desk.post(f"{path}/minutes", form)
    assert page.status_code == 422
    assert "Leave case numbers out" in page.text
    assert 'value="present" checked' in page.text
    assert "saved" in desk.post(f"{path}/minutes", form | {"minutes": "We spoke."}).text
    assert browser(member).get(f"{path}/minutes").status_code == 409
    head = browser(chair)
    assert "Agree the minutes of November panel" in head.get("/").text
    assert "Agree the minutes" in head.get(f"{path}/minutes").text
    assert "They can&#39;t change now" in head.post(f"{path}/approve").text
    page = browser(member).get(f"{path}/minutes").text
    with house.read() as tx:
        meeting = queries.meeting(tx, member, panel.meeting_id)
        pack = queries.item_for_reading(tx, member, panel.items[0]).pack
    assert meeting.checkpoint_hash in page
    assert f"number {meeting.checkpoint_number}:" in page
    assert pack.sha256[:10] in page
    assert f"{member.name}: came" in page


def test_the_police_lead_sees_that_a_meeting_is_on_and_nothing_of_its_cases(house, browser, person):
    panel, lead = issued(house, person, cases=1), person("police_lead")
    page = browser(lead).get(f"/meetings/{panel.meeting_id}")
    assert "The panel reads its cases by itself." in page.text
    assert "Case 1" not in page.text
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
        service.write_minutes(tx, panel.coordinator, panel.meeting_id, Minutes(minutes="Said."))
    assert browser(lead).get(f"/meetings/{panel.meeting_id}/minutes").status_code == 403


def test_a_button_that_would_be_refused_is_drawn_with_the_sentence_of_the_rule(house, browser, person):
    panel = planned(house, person, cases=1)
    with house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[0], "Another reason")
    desk = browser(panel.coordinator)
    page = desk.get(f"/meetings/{panel.meeting_id}")
    assert "Case 1 was called back. Take it off this meeting" in page.text
    refused = desk.post(f"/meetings/{panel.meeting_id}/issue")
    assert refused.status_code == 409
    assert "Case 1 was called back. Take it off this meeting" in refused.text


def test_no_page_of_a_member_shows_what_others_declared(house, browser, person):
    """The member's pages are the same bytes before and after somebody else declares, recognises or asks."""
    panel, member, other = issued(house, person, cases=2), person("member"), person("member")
    declare(house, member, panel.items[0])
    reader = browser(member)
    paths = ("/", "/meetings", f"/meetings/{panel.meeting_id}", f"/meetings/{panel.meeting_id}/declare")
    before = [_settled(reader.get(path).text) for path in paths]
    declare(house, other, panel.items[0])
    with house.write() as tx:
        service.ask_for_context(tx, other, panel.items[0], "d1p2", "Who?")
        service.recognise(tx, other, panel.items[0])
        service.declare(tx, other, panel.items[1], Answer.CONFLICT)
    assert [_settled(reader.get(path).text) for path in paths] == before


def _settled(page: str) -> str:
    """A page without the two values that are new in every answer."""
    return re.sub(r'(nonce="|name="_csrf_token" value=")[^"]*"', r"\1", page)
