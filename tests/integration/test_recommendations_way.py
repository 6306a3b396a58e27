"""From adopted findings to an issued recommendation: the way, the refusals, and who may not."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.recommendations import queries, service, views
from panel.recommendations.forms import RecommendationForm, WithdrawForm
from tests.findings_parts import COUNCIL, TVP, adopted, held_before, hold

WORDS = "Agree with every victim at first contact how and when they hear from you, from 1 March 2027."


@pytest.fixture
def held(house):
    return held_before(house, [{"C05": "0"}, {"C05": "1"}, {}])


@pytest.fixture
def finding(held):
    return adopted(held)


def form_of(finding, **changes):
    form = RecommendationForm(
        text=WORDS,
        why="People who hear nothing stop trusting the police.",
        findings=(finding.id,),
        theme="victim_updates",
        responsible_body=TVP,
        owner="Head of victim care",
        due_on="2027-03-01",
        success_measure="Share of files with a contact plan",
        baseline="not measured",
        target="95 in 100",
    )
    return msgspec.structs.replace(form, **changes)


def draft(parts, finding, viewer=None, **changes):
    with parts.house.write() as tx:
        return service.draft_recommendation(tx, viewer or parts.coordinator, form_of(finding, **changes))


def issued(parts, finding, **changes):
    found = draft(parts, finding, **changes)
    with parts.house.write() as tx:
        service.agree(tx, parts.chair, found.id)
    with parts.house.write() as tx:
        return service.issue(tx, parts.chair, found.id)


def test_an_issued_recommendation_is_due_for_answer_in_56_days(held, finding):
    found = issued(held, finding)
    assert (found.number, found.state) == (1, "issued")
    assert found.respond_by == dt.date(2026, 12, 28)
    with held.house.read() as tx:
        view = views.recommendation_view(tx, held.police_lead, found.id)
    assert [f.criteria[0][0] for f in view.findings]
    assert view.findings[0].n_of_n == "the cases we read", "outside the panel a small number is not said"
    assert view.findings[0].cases == ()
    assert view.may_answer


def test_notable_practice_is_issued_without_asking_for_an_answer(held):
    good = adopted(held, kind="notable_practice", text="The officer rang back every week.")
    empty = {"owner": "", "due_on": "", "success_measure": "", "baseline": "", "target": ""}
    found = issued(held, good, kind="notable_practice", text="Share how this was done.", **empty)
    assert found.respond_by is None
    with held.house.read() as tx:
        assert [r.id for r in views.agency_view(tx, held.police_lead).praise] == [found.id]


def test_after_issue_the_database_refuses_to_change_the_words(held, finding):
    found = issued(held, finding)
    with held.house.write() as tx, pytest.raises(NotNow, match="its words can't change"):
        service.change_recommendation(tx, held.chair, found.id, form_of(finding, version=1))
    for statement in (
        "update recommendations_recommendation set text = 'other'",
        "update recommendations_recommendation set responsible_body = 'other'",
        "update recommendations_recommendation set respond_by = '2030-01-01'",
        "update recommendations_source set finding_id = 'other'",
        "delete from recommendations_source",
        "delete from recommendations_recommendation",
    ):
        with pytest.raises(DatabaseError, match="frozen"), held.house.engine.begin() as connection:
            connection.execute(text(statement))


def test_agreed_words_change_only_after_they_are_sent_back(held, finding):
    found = draft(held, finding)
    with held.house.write() as tx:
        service.agree(tx, held.chair, found.id)
    with held.house.write() as tx, pytest.raises(NotNow, match="The panel has agreed these words"):
        service.change_recommendation(tx, held.coordinator, found.id, form_of(finding, version=1))
    with held.house.write() as tx:
        service.send_back(tx, held.chair, found.id)
    with held.house.write() as tx, pytest.raises(NotNow, match="Somebody else changed this draft"):
        service.change_recommendation(tx, held.coordinator, found.id, form_of(finding, version=1))
    with held.house.write() as tx:
        changed = service.change_recommendation(
            tx, held.coordinator, found.id, form_of(finding, version=2, target="99 in 100")
        )
    assert (changed.target, changed.state, changed.version) == ("99 in 100", "drafted", 3)
    with held.house.write() as tx, pytest.raises(NotNow, match="must agree this before it can be issued"):
        service.issue(tx, held.chair, found.id)


def test_an_incomplete_draft_is_kept_but_not_agreed(held, finding):
    found = draft(held, finding, why="", due_on="", target="")
    with (
        held.house.write() as tx,
        pytest.raises(
            NotNow, match="the draft must say why it matters, when it should be done and how it should be"
        ),
    ):
        service.agree(tx, held.chair, found.id)


def test_a_draft_names_what_is_wrong_field_by_field(held, finding):
    with pytest.raises(Invalid) as caught:
        draft(
            held, finding, kind="x", text="", findings=(), theme="", strands=("x",), responsible_body="Nobody",
            visibility="x", earlier=("x",), due_on="soon",
        )  # fmt: skip
    assert [p.field for p in caught.value.problems] == [
        "kind", "text", "findings", "theme", "strands", "responsible_body", "visibility", "earlier", "due_on",
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["text", "why", "success_measure", "baseline", "target"])
def test_words_that_point_at_somebody_are_refused_in_every_field(held, finding, field):
    with pytest.raises(Invalid) as caught:
        draft(held, finding, **{field: "As for victim KL"})
    assert [(p.field, "initials" in p.sentence) for p in caught.value.problems] == [(field, True)]


def test_what_one_person_should_learn_is_never_public(held):
    one = adopted(held, level="individual")
    with pytest.raises(Invalid, match="can't be published"):
        draft(held, one, visibility="public")
    found = issued(held, one)
    with held.house.read() as tx:
        assert views.recommendation_view(tx, held.board, found.id).findings == ()
        assert views.recommendation_view(tx, held.police_lead, found.id).findings != ()


def test_a_draft_comes_only_from_adopted_findings_that_stand(held, finding):
    found = draft(held, finding)
    with held.house.write() as tx:
        service.agree(tx, held.chair, found.id)
    adopted(held, supersedes=finding.id, text="The victim was told late.")
    with held.house.write() as tx, pytest.raises(NotNow, match="A finding behind this was replaced"):
        service.issue(tx, held.chair, found.id)
    with pytest.raises(Invalid, match="at least one adopted finding"):
        draft(held, finding, text="Something else.")


def test_asking_again_is_counted_over_a_chain(held, finding):
    first = issued(held, finding)
    second = issued(held, finding, text="Ask again.", earlier=(first.id,))
    hold(held, [{"C05": "0"}], name="Winter meeting")
    later = adopted(held, text="Still late.")
    third = issued(held, later, text="Ask a third time.", earlier=(second.id,))
    with held.house.read() as tx:
        assert queries.times_asked(tx, first).words == ""
        assert queries.times_asked(tx, second).words == "asked 2 times in 1 report"
        assert queries.times_asked(tx, third).words == "asked 3 times in 2 reports"
        view = views.recommendation_view(tx, held.police_lead, third.id)
    assert [r.name for r in view.earlier] == ["Recommendation 2", "Recommendation 1"]


def test_a_newer_one_takes_the_place_of_an_issued_one(held, finding):
    old = issued(held, finding)
    new = issued(held, finding, text="Better words.", supersedes=old.id)
    with held.house.read() as tx:
        before = queries.recommendation(tx, held.police_lead, old.id)
        assert (before.state, before.superseded_by) == ("withdrawn", new.id)
        assert before.withdrawn_reason == "Recommendation 2 takes its place."
    with pytest.raises(NotNow, match="Only something that was issued"):
        draft(held, finding, text="Again.", supersedes=old.id)


def test_withdrawing_needs_a_reason_and_keeps_the_row(held, finding):
    found = issued(held, finding)
    with held.house.write() as tx, pytest.raises(Invalid, match="Say why it is withdrawn"):
        service.withdraw(tx, held.chair, found.id, WithdrawForm())
    with held.house.write() as tx, pytest.raises(Invalid, match="looks like"):
        service.withdraw(tx, held.chair, found.id, WithdrawForm(reason="PC Thorne asked"))
    with held.house.write() as tx:
        service.withdraw(tx, held.chair, found.id, WithdrawForm(reason="The law now says so."))
    with held.house.write() as tx, pytest.raises(NotNow, match="already withdrawn"):
        service.withdraw(tx, held.chair, found.id, WithdrawForm(reason="Again"))
    with held.house.read() as tx:
        view = views.recommendation_view(tx, held.police_lead, found.id)
    assert (view.withdrawn_reason, view.may_answer) == ("The law now says so.", False)


def test_a_due_day_that_has_passed_stops_the_issue(held, finding, clock):
    found = draft(held, finding)
    with held.house.write() as tx:
        service.agree(tx, held.chair, found.id)
    clock.set(dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC))
    with (
        held.house.write() as tx,
        pytest.raises(NotNow, match="The day by which it should be done has passed"),
    ):
        service.issue(tx, held.chair, found.id)


def test_each_reads_what_is_for_them(held, finding):
    drafted = draft(held, finding, text="Not issued yet.")
    ours = issued(held, finding)
    about_walls = adopted(held, agency=COUNCIL, text="Graffiti stood for days.")
    theirs = issued(held, about_walls, text="Clean it.", responsible_body=COUNCIL)
    shared = issued(held, about_walls, text="Tell us.", responsible_body=COUNCIL, visibility="partner")
    seen = {}
    for who in ("member", "coordinator", "police_lead", "council", "board"):
        with held.house.read() as tx:
            seen[who] = {r.id for r in queries.recommendations(tx, getattr(held, who))}
    assert seen["member"] == seen["coordinator"] == {drafted.id, ours.id, theirs.id, shared.id}
    assert seen["board"] == {ours.id, theirs.id, shared.id}
    assert seen["police_lead"] == {ours.id, shared.id}
    assert seen["council"] == {theirs.id, shared.id}
    with held.house.read() as tx, pytest.raises(NotFound):
        queries.recommendation(tx, held.council, ours.id)


@pytest.mark.parametrize("who", ["member", "police_lead", "board", "council"])
def test_only_coordinator_and_chair_draft(held, finding, who):
    with pytest.raises(Refused, match="Only the coordinator and the chair draft recommendations"):
        draft(held, finding, getattr(held, who))


@pytest.mark.parametrize("who", ["member", "coordinator", "board", "police_lead"])
def test_only_the_chair_decides(held, finding, who):
    found = draft(held, finding)
    for step in (service.agree, service.send_back, service.issue):
        with held.house.write() as tx, pytest.raises(Refused, match="Only the panel chair agrees, issues"):
            step(tx, getattr(held, who), found.id)
    with held.house.write() as tx, pytest.raises(Refused):
        service.withdraw(tx, getattr(held, who), found.id, WithdrawForm(reason="No"))


def test_two_people_who_issue_at_once_issue_once(held, finding):
    found = draft(held, finding)
    with held.house.write() as tx:
        service.agree(tx, held.chair, found.id)

    def press(_: int) -> str:
        try:
            with held.house.write() as tx:
                service.issue(tx, held.chair, found.id)
        except NotNow as error:
            return str(error)
        return "issued"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == ["This was already issued.", "issued"]


def test_a_draft_sent_twice_at_once_is_kept_once(held, finding):
    def press(_: int) -> str:
        try:
            draft(held, finding)
        except NotNow as error:
            return str(error)
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == [
            "You have already drafted this. Nothing was added.",
            "kept",
        ]


def test_over_http_from_a_finding_to_an_issued_recommendation(held, finding, browser):
    coordinator = browser(held.coordinator)
    page = coordinator.get(f"/recommendations/new?finding={finding.id}")
    assert f'value="{finding.id}" checked' in page.text
    fields = {key: value for key, value in msgspec.structs.asdict(form_of(finding)).items() if value}
    bad = coordinator.post("/recommendations/new", {**fields, "due_on": "2020-01-01"})
    assert bad.status_code == 422
    assert "Choose a day after today" in bad.text
    assert WORDS in bad.text, "what was typed is still there"
    saved = coordinator.post("/recommendations/new", fields)
    assert "Your draft was saved" in saved.text
    assert "Only the panel chair agrees" in saved.text, "the button says why it is not for the coordinator"
    with held.house.read() as tx:
        (found,) = queries.recommendations(tx, held.chair)
    chair = browser(held.chair)
    assert "1 recommendation to agree" in chair.get("/").text
    chair.get(f"/recommendations/{found.id}")
    assert "Agreed. You can issue it now." in chair.post(f"/recommendations/{found.id}/agree").text
    assert "Issued to Thames Valley Police" in chair.post(f"/recommendations/{found.id}/issue").text
    again = chair.post(f"/recommendations/{found.id}/issue")
    assert (again.status_code, "This was already issued." in again.text) == (409, True)
    police = browser(held.police_lead)
    assert WORDS in police.get("/recommendations").text
    assert WORDS in police.get(f"/recommendations/{found.id}").text


def test_hidden_and_missing_recommendations_look_the_same(held, finding, browser):
    hidden = draft(held, finding)
    council = browser(held.council)
    one = council.get(f"/recommendations/{hidden.id}")
    other = council.get("/recommendations/0000000000000000")
    assert (one.status_code, other.status_code) == (404, 404)
    assert len(one.text) == len(other.text)


def test_the_agency_page_shows_praise_and_learning_without_names_or_cases(held, finding, browser):
    good = adopted(held, kind="notable_practice", text="The officer rang back every week.")
    issued(held, good, kind="notable_practice", text="Share how this was done.")
    police = browser(held.police_lead)
    assert "The panel says thank you" in police.get("/").text
    page = police.get("/findings/agency").text
    assert "Share how this was done." in page
    assert finding.text in page
    assert "Case 1" not in page
    assert held.chair.name not in page
