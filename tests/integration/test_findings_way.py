"""From finished cases to adopted findings: the way, the refusals, and who may not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from panel.findings import queries, service, views
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.meetings import service as meetings
from tests.findings_parts import COUNCIL, TEXT, TVP, adopted, finding_form, held_before, hold, room

SHORT, MET = {"C05": "0"}, {"C05": "2"}


@pytest.fixture
def held(house):
    return held_before(house, [SHORT, SHORT, MET])


def draft(parts, viewer=None, **changes):
    with parts.house.write() as tx:
        form = finding_form(parts, **changes)
        return service.draft_finding(tx, viewer or parts.coordinator, parts.meeting_id, form)


def view_of(parts, viewer):
    with parts.house.read() as tx:
        return views.meeting_view(tx, viewer, parts.meeting_id)


def test_answers_are_counted_in_a_sentence_a_drawing_and_a_table(held):
    view = view_of(held, held.member)
    updates = next(m for m in view.criteria if m.id == "C05")
    assert updates.sentence == "In 2 of 3 cases this was partly met or not met."
    assert {c.label: c.value for c in updates.cells if c.value} == {"Met": 1, "Not met": 2}
    assert [words for words, _ in updates.drawing] == [
        "Good practice or met: 1 of 3",
        "Partly met or not met: 2 of 3",
    ]
    told = next(m for m in view.standards if m.id == "T07")
    assert sum(c.value or 0 for c in told.cells) == 3
    assert view.precision.startswith(
        "With 3 cases, a share of one half could really be 57 points higher or lower."
    )


def test_a_finding_is_drafted_then_adopted_and_says_n_of_n(held):
    found = draft(held, cases=tuple(held.items[:2]))
    assert (found.state, found.case_count, found.of_cases) == ("drafted", 2, 3)
    with held.house.write() as tx:
        service.adopt_finding(tx, held.chair, found.id)
    (shown,) = view_of(held, held.member).adopted
    assert shown.n_of_n == "2 of 3 cases"
    assert shown.cases == ("Case 1", "Case 2")


def test_an_adopted_finding_can_be_changed_by_nobody(held):
    found = adopted(held)
    with held.house.write() as tx, pytest.raises(NotNow, match="was adopted, so its words can't change"):
        service.change_finding(tx, held.coordinator, found.id, finding_form(held, version=1))
    with held.house.write() as tx, pytest.raises(NotNow, match="was adopted, so it stays"):
        service.discard_finding(tx, held.chair, found.id)
    for statement in (
        "update findings_finding set text = 'other'",
        "update findings_finding set case_count = 9",
        "update findings_finding set state = 'drafted'",
        "delete from findings_finding",
    ):
        with pytest.raises(DatabaseError, match="frozen"), held.house.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_newer_finding_takes_the_place_of_an_adopted_one(held):
    old = adopted(held)
    new = draft(held, supersedes=old.id, text="The victim was told late.")
    with held.house.read() as tx:
        assert queries.finding(tx, held.member, old.id).superseded_by == ""
    with held.house.write() as tx:
        service.adopt_finding(tx, held.chair, new.id)
    view = view_of(held, held.member)
    assert [f.id for f in view.adopted] == [new.id]
    assert [f.id for f in view.replaced] == [old.id]
    with pytest.raises(NotNow, match="already replaced by a newer one"):
        draft(held, supersedes=old.id, text="Something else.")


def test_a_draft_changed_by_somebody_else_is_not_overwritten(held):
    found = draft(held)
    with held.house.write() as tx:
        service.change_finding(
            tx, held.chair, found.id, finding_form(held, version=1, text="The chair's words.")
        )
    with held.house.write() as tx, pytest.raises(NotNow, match="Somebody else changed this draft"):
        service.change_finding(tx, held.coordinator, found.id, finding_form(held, version=1))


def test_what_is_missing_is_named_field_by_field(held):
    with pytest.raises(Invalid) as caught:
        draft(
            held, kind="", theme="", phase="", level="", agency="", text="", criteria=(), cases=(), strand="x"
        )
    assert [p.field for p in caught.value.problems] == [
        "kind", "text", "criteria", "cases", "theme", "phase", "strand", "agency", "level",
    ]  # fmt: skip


def test_words_that_point_at_somebody_are_refused_with_what_was_seen(held):
    with pytest.raises(Invalid, match="“AB” looks like somebody's initials"):
        draft(held, text="Victim AB was told late.")


def test_a_case_of_another_meeting_cannot_be_chosen(held):
    with pytest.raises(Invalid, match="Choose at least one case"):
        draft(held, cases=("0123456789abcdef",))


@pytest.mark.parametrize("who", ["member", "police_lead", "board", "council"])
def test_only_coordinator_and_chair_draft(held, who):
    with pytest.raises(Refused, match="Only the coordinator and the chair draft findings"):
        draft(held, getattr(held, who))


@pytest.mark.parametrize("who", ["member", "coordinator", "board"])
def test_only_the_chair_adopts(held, who):
    found = draft(held)
    with held.house.write() as tx, pytest.raises(Refused, match="Only the panel chair adopts findings"):
        service.adopt_finding(tx, getattr(held, who), found.id)


def test_before_a_case_is_finished_nothing_can_be_drafted(held):
    with held.house.write() as tx:
        for item in held.items:
            meetings.recall_case(tx, held.coordinator, item, "Too easy to recognise")
    with pytest.raises(NotNow, match="No case of this meeting is finished yet"):
        draft(held)


def test_a_finding_whose_case_was_called_back_is_not_adopted(held):
    found = draft(held)
    with held.house.write() as tx:
        meetings.recall_case(tx, held.coordinator, held.items[0], "Too easy to recognise")
    with held.house.read() as tx, pytest.raises(NotFound):
        queries.finding(tx, held.chair, found.id)
    with held.house.read() as tx:
        assert queries.finding(tx, held.coordinator, found.id).state == "drafted"


def test_two_people_who_adopt_at_once_adopt_once(held):
    found = draft(held)

    def press(_: int) -> str:
        try:
            with held.house.write() as tx:
                service.adopt_finding(tx, held.chair, found.id)
        except NotNow as error:
            return str(error)
        return "adopted"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(press, range(2)))
    assert said == ["This finding was already adopted.", "adopted"]


def test_a_draft_sent_twice_at_once_is_kept_once(held):
    def press(_: int) -> str:
        try:
            draft(held)
        except NotNow as error:
            return str(error)
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(press, range(2)))
    assert said == ["You have already drafted this finding. Nothing was added.", "kept"]


def test_the_same_categories_again_change_nothing(held):
    with held.house.write() as tx:
        first = service.load_categories(tx, held.coordinator, queries.categories(tx))
        assert service.load_categories(tx, held.coordinator, first.data).id == first.id


def test_each_reads_what_is_for_them(held):
    ours = adopted(held)
    one = adopted(held, level="individual", text="One officer could explain the review better.")
    theirs = adopted(held, agency=COUNCIL, text="Graffiti stood for days.")
    drafted = draft(held, text="Something still being written.")
    seen = {}
    for who in ("member", "coordinator", "police_lead", "council", "board"):
        with held.house.read() as tx:
            seen[who] = {f.id for f in queries.findings(tx, getattr(held, who))}
    assert seen["member"] == seen["coordinator"] == {ours.id, one.id, theirs.id, drafted.id}
    assert seen["police_lead"] == {ours.id, one.id}
    assert seen["council"] == {theirs.id}
    assert seen["board"] == {ours.id, theirs.id}


def test_over_http_from_counts_to_an_adopted_finding(held, browser):
    coordinator = browser(held.coordinator)
    page = coordinator.get(f"/findings/{held.meeting_id}/new?criterion=C05&kind=area_for_improvement")
    assert page.text.count('name="cases" type="checkbox"') == 3
    assert page.text.count("checked") == 4, "the kind, the question and the two cases it fell short in"
    form = {
        "kind": "area_for_improvement", "theme": "victim_updates", "phase": "victim_care", "agency": TVP,
        "level": "organisational", "text": "Victim AB waited", "criteria": "C05", "cases": held.items[:2],
    }  # fmt: skip
    refused = coordinator.post(f"/findings/{held.meeting_id}/new", form)
    assert refused.status_code == 422
    assert "looks like somebody&#39;s initials" in refused.text
    assert "Victim AB waited" in refused.text, "what was typed is still there"
    saved = coordinator.post(f"/findings/{held.meeting_id}/new", {**form, "text": TEXT})
    assert "Your draft was saved" in saved.text
    chair = browser(held.chair)
    assert "1 finding to adopt" in chair.get("/").text
    with held.house.read() as tx:
        (found,) = queries.findings(tx, held.chair, state="drafted")
    chair.get(f"/findings/{held.meeting_id}")
    done = chair.post(f"/finding/{found.id}/adopt")
    assert "The finding was adopted" in done.text
    again = chair.post(f"/finding/{found.id}/adopt")
    assert again.status_code == 409
    assert "already adopted" in again.text


def test_hidden_and_missing_meetings_look_the_same(house, person, browser):
    parts = hold(room(house, person), [SHORT], close=False)
    board = browser(parts.board)
    hidden = board.get(f"/findings/{parts.meeting_id}")
    missing = board.get("/findings/0000000000000000")
    assert hidden.status_code == missing.status_code == 404


@pytest.mark.parametrize("who", ["council", "member"])
def test_pages_for_writers_are_closed_to_others(held, browser, who):
    assert browser(getattr(held, who)).get(f"/findings/{held.meeting_id}/new").status_code == 403
