from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from panel.audit import service as audit
from panel.audit.models import AuditEntry
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.meetings import queries, service, waiting
from panel.meetings.forms import Minutes
from panel.meetings.rules import Answer, Mark
from panel.packs import queries as packs
from panel.packs.models import ContextRequest
from tests.meeting_parts import DUE, HELD, issued, items, plan, planned, seal


def declare(house, viewer, item_id, answer=Answer.NONE):
    with house.write() as tx:
        service.declare(tx, viewer, item_id, answer)


def titles(house, viewer) -> list[str]:
    with house.read() as tx:
        return [line.title for line in waiting.waiting(tx, viewer)]


def actions(house) -> list[str]:
    with house.read() as tx:
        return list(tx.session.scalars(select(AuditEntry.action).order_by(AuditEntry.number)))


# the whole way


def test_a_meeting_goes_from_plan_to_agreed_minutes(house, person):
    panel = issued(house, person, cases=2)
    chair, member = person("chair"), person("member")
    for item in panel.items:
        declare(house, member, item)
    with house.write() as tx:
        assert service.open_item(tx, member, panel.items[0]).contents.area == "Oxford"
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
        form = Minutes(minutes="We agreed to meet again.", attendance={member.id: Mark.PRESENT})
        service.write_minutes(tx, panel.coordinator, panel.meeting_id, form)
    with house.read() as tx:
        number, digest = audit.checkpoint(tx)
    with house.write() as tx:
        meeting = service.approve_minutes(tx, chair, panel.meeting_id)
    assert (meeting.state, meeting.checkpoint_number, meeting.checkpoint_hash) == ("approved", number, digest)
    with house.read() as tx:
        assert queries.attendance(tx, panel.meeting_id)[member.id].mark == "present"
        assert audit.broken_at(tx) is None
    assert actions(house)[-6:] == [
        "conflict.declared",
        "pack.opened",
        "meeting.opened",
        "meeting.closed",
        "meeting.minuted",
        "meeting.minutes_approved",
    ]


def test_agreed_minutes_cant_be_changed_even_in_the_database(house, person):
    panel = issued(house, person, cases=1)
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.write_minutes(tx, panel.coordinator, panel.meeting_id, Minutes(minutes="Said."))
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
    with house.write() as tx:
        service.approve_minutes(tx, person("chair"), panel.meeting_id)
    with pytest.raises(DatabaseError), house.write() as tx:
        tx.session.execute(text("update meetings_meeting set minutes = 'other'"))


def test_an_issued_agenda_cant_be_changed_even_in_the_database(house, person):
    panel = issued(house, person, cases=1)
    with pytest.raises(DatabaseError), house.write() as tx:
        tx.session.execute(text("delete from meetings_item"))
    assert items(panel) == panel.items


# planning


def test_cases_move_up_and_down_and_come_off_while_the_meeting_is_planned(house, person):
    panel = planned(house, person)
    first, second, third = panel.items
    with house.write() as tx:
        service.move_case(tx, panel.coordinator, third, up=True)
        service.move_case(tx, panel.coordinator, first, up=True)
    assert items(panel) == [first, third, second]
    with house.write() as tx:
        service.remove_case(tx, panel.coordinator, first)
        service.move_case(tx, panel.coordinator, third, up=False)
    assert items(panel) == [second, third]


def test_after_issue_the_agenda_stands(house, person):
    panel = issued(house, person)
    for change in (
        lambda tx: service.remove_case(tx, panel.coordinator, panel.items[0]),
        lambda tx: service.move_case(tx, panel.coordinator, panel.items[0], up=False),
        lambda tx: service.add_cases(tx, panel.coordinator, panel.meeting_id, (panel.packs[0],)),
    ):
        with pytest.raises(NotNow, match="cases can't change any more"), house.write() as tx:
            change(tx)


def test_a_pack_is_on_one_meeting_at_a_time_until_that_meeting_closes(house, person):
    panel = issued(house, person, cases=1)
    with house.write() as tx:
        other = service.plan_meeting(tx, panel.coordinator, plan("December panel"))
    with pytest.raises(NotNow, match="on another meeting"), house.write() as tx:
        service.add_cases(tx, panel.coordinator, other.id, tuple(panel.packs))
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
        assert service.add_cases(tx, panel.coordinator, other.id, tuple(panel.packs)) == 1


def test_adding_nothing_or_something_unknown_adds_nothing(house, person):
    panel = planned(house, person, cases=1)
    fresh = seal(house, 9)
    with pytest.raises(Invalid, match="at least one case"), house.write() as tx:
        service.add_cases(tx, panel.coordinator, panel.meeting_id, ())
    with pytest.raises(NotNow, match="Nothing was added"), house.write() as tx:
        service.add_cases(tx, panel.coordinator, panel.meeting_id, (fresh, "0000000000000000"))
    assert items(panel) == panel.items


def test_day_and_place_change_until_the_meeting_opens(house, person):
    panel = issued(house, person, cases=1)
    moved = msgspec.structs.replace(plan(), held_on=HELD + dt.timedelta(days=7))
    with house.write() as tx:
        assert service.change_plan(tx, panel.coordinator, panel.meeting_id, moved).held_on > HELD
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
    with pytest.raises(NotNow, match="has started"), house.write() as tx:
        service.change_plan(tx, panel.coordinator, panel.meeting_id, plan())


def test_a_case_that_was_called_back_holds_up_the_issue(house, person):
    panel = planned(house, person, cases=2)
    with house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[0], "Something was not redacted")
    with pytest.raises(NotNow, match="Case 1 was called back"), house.write() as tx:
        service.issue_pack(tx, panel.coordinator, panel.meeting_id)
    assert "Case 1 was called back" in titles(house, panel.coordinator)


# conflicts


@pytest.mark.parametrize("role", ["member", "chair", "observer"])
def test_a_case_opens_only_after_an_answer(house, person, role):
    panel, reader = issued(house, person, cases=1), person(role)
    with pytest.raises(NotNow, match="Before you open this case"), house.write() as tx:
        service.open_item(tx, reader, panel.items[0])
    declare(house, reader, panel.items[0])
    with house.write() as tx:
        assert service.open_item(tx, reader, panel.items[0]).pack.name == "Case 1"


@pytest.mark.parametrize("answer", [Answer.CONFLICT, Answer.SKIPPED, Answer.RECOGNISED])
def test_after_stepping_back_the_case_does_not_exist_and_no_answer_brings_it_back(house, person, answer):
    panel, member = issued(house, person, cases=1), person("member")
    declare(house, member, panel.items[0])
    with house.write() as tx:
        if answer is Answer.RECOGNISED:
            service.recognise(tx, member, panel.items[0])
        else:
            service.declare(tx, member, panel.items[0], answer)
    for again in (Answer.NONE, Answer.CONFLICT):
        with pytest.raises(NotFound):
            declare(house, member, panel.items[0], again)
    with pytest.raises(NotFound), house.write() as tx:
        service.recognise(tx, member, panel.items[0])
    with pytest.raises(NotFound), house.write() as tx:
        service.open_item(tx, member, panel.items[0])
    with house.read() as tx:
        assert queries.members_of(tx, panel.items[0]) == []


def test_the_coordinator_lets_somebody_be_asked_again(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    declare(house, member, panel.items[0], Answer.CONFLICT)
    with house.write() as tx:
        service.reset(tx, panel.coordinator, panel.items[0], member.id)
    assert actions(house)[-1] == "conflict.reset"
    declare(house, member, panel.items[0])
    with house.read() as tx:
        assert queries.members_of(tx, panel.items[0]) == [member.id]


def test_only_answers_that_stepped_back_are_asked_again(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    with pytest.raises(NotFound), house.write() as tx:
        service.reset(tx, panel.coordinator, panel.items[0], member.id)
    declare(house, member, panel.items[0])
    with pytest.raises(NotNow), house.write() as tx:
        service.reset(tx, panel.coordinator, panel.items[0], member.id)
    with pytest.raises(Refused, match="Only the panel coordinator"), house.write() as tx:
        service.reset(tx, member, panel.items[0], member.id)


def test_recognising_tells_the_coordinator_until_they_have_seen_it(house, person):
    panel, member = issued(house, person, cases=1), person("member", name="Ilse Brandt")
    declare(house, member, panel.items[0])
    with house.write() as tx:
        service.recognise(tx, member, panel.items[0])
    assert "Somebody recognised Case 1" in titles(house, panel.coordinator)
    with house.write() as tx:
        service.note_recognised(tx, panel.coordinator, panel.items[0], member.id)
        service.note_recognised(tx, panel.coordinator, panel.items[0], member.id)
    assert "Somebody recognised Case 1" not in titles(house, panel.coordinator)
    assert actions(house).count("conflict.noted") == 1
    with house.read() as tx:
        facts = [e.facts for e in tx.session.scalars(select(AuditEntry))]
    assert "Ilse" not in str(facts)


def test_an_answer_must_be_one_of_the_three(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    for answer in (None, Answer.RECOGNISED):
        with pytest.raises(Invalid, match="one of the three"):
            declare(house, member, panel.items[0], answer)


def test_observers_read_but_do_not_count_among_those_who_score(house, person):
    panel, observer, chair = issued(house, person, cases=1), person("observer"), person("chair")
    declare(house, observer, panel.items[0])
    declare(house, chair, panel.items[0])
    with house.read() as tx:
        assert queries.members_of(tx, panel.items[0]) == [chair.id]


def test_nobody_is_asked_once_the_meeting_is_over(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
    with pytest.raises(NotFound):
        declare(house, member, panel.items[0])


def test_before_the_pack_is_issued_the_panel_knows_nothing(house, person):
    panel, member = planned(house, person), person("member")
    for ask in (
        lambda tx: queries.meeting(tx, member, panel.meeting_id),
        lambda tx: queries.item_for_reading(tx, member, panel.items[0]),
    ):
        with pytest.raises(NotFound), house.read() as tx:
            ask(tx)
    with pytest.raises(NotFound):
        declare(house, member, panel.items[0])
    assert titles(house, member) == []


@pytest.mark.parametrize(
    "role", ["police_lead", "responder", "board", "auditor", "admin", "preparer", "verifier"]
)
def test_people_outside_the_panel_know_no_case(house, person, role):
    panel, outsider = issued(house, person, cases=1), person(role)
    with house.read() as tx:
        for items_of in (queries.readable_items, queries.known_items, queries.askable_items):
            assert queries.agenda(tx, items_of(outsider), panel.meeting_id) == []
        with pytest.raises(NotFound):
            queries.item_for_reading(tx, outsider, panel.items[0])


# recall, context, home


def test_a_case_that_was_called_back_is_shut_with_a_sentence(house, person):
    panel, member, other = issued(house, person, cases=1), person("member"), person("member")
    declare(house, member, panel.items[0])
    declare(house, other, panel.items[0], Answer.CONFLICT)
    with house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[0], "Somebody may be recognisable")
    for reader in (member, panel.coordinator):
        with pytest.raises(NotNow, match="Nobody can read it"), house.read() as tx:
            queries.item_for_reading(tx, reader, panel.items[0])
    with house.read() as tx:
        with pytest.raises(NotFound):
            queries.item_for_reading(tx, other, panel.items[0])
        assert queries.agenda(tx, queries.readable_items(member), panel.meeting_id) == []
    with pytest.raises(NotNow, match="already recalled"), house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[0], "Another reason")


def test_a_member_who_never_declared_does_not_hear_of_a_case_called_back(house, person):
    panel, member = issued(house, person, cases=1), person("member")
    with house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[0], "Another reason")
    with house.read() as tx, pytest.raises(NotFound):
        queries.item_for_reading(tx, member, panel.items[0])


def test_a_question_about_a_redaction_is_asked_once_and_answered_for_all_readers(house, person):
    panel, member, other = issued(house, person, cases=1), person("member"), person("member")
    for reader in (member, other):
        declare(house, reader, panel.items[0])
    for _ in range(2):
        with house.write() as tx:
            asked = service.ask_for_context(tx, member, panel.items[0], "d1p2", "Same person as before?")
    with house.read() as tx:
        assert [r.id for r in packs.context_requests(tx, member, panel.packs[0])] == [asked.id]
        assert packs.context_requests(tx, other, panel.packs[0]) == []
    with house.write() as tx:
        row = tx.session.get_one(ContextRequest, asked.id)
        row.answer, row.answered_by, row.answered_at = "Yes, the same.", "verifier", tx.now
    with house.read() as tx:
        assert [r.answer for r in packs.context_requests(tx, other, panel.packs[0])] == ["Yes, the same."]


@pytest.mark.parametrize(
    ("paragraph", "question", "field"),
    [("d9p9", "Who?", "paragraph"), ("d1p2", "", "question"), ("d1p2", "x" * 1001, "question")],
)
def test_a_question_names_a_paragraph_and_is_short(house, person, paragraph, question, field):
    panel, member = issued(house, person, cases=1), person("member")
    declare(house, member, panel.items[0])
    with pytest.raises(Invalid) as error, house.write() as tx:
        service.ask_for_context(tx, member, panel.items[0], paragraph, question)
    assert error.value.problems[0].field == field


def test_home_says_who_has_to_do_what_by_when(house, person, clock):
    panel = planned(house, person, cases=2)
    member, chair = person("member"), person("chair")
    seal(house, 9)
    assert titles(house, panel.coordinator) == [
        "1 sealed case is on no meeting yet",
        "November panel: issue the pack",
    ]
    with house.write() as tx:
        service.issue_pack(tx, panel.coordinator, panel.meeting_id)
    assert "November panel: everybody says whether they have a conflict" in titles(house, panel.coordinator)
    assert titles(house, member) == [
        "Tell us whether you know anybody in 2 cases",
        "November panel is on 30 November 2026",
    ]
    clock.advance(days=7)
    with house.read() as tx:
        assert [w.is_overdue for w in waiting.waiting(tx, member)] == [True, False]
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
        service.write_minutes(tx, panel.coordinator, panel.meeting_id, Minutes(minutes="Said."))
    assert titles(house, chair) == ["Agree the minutes of November panel"]
    assert titles(house, member) == []


def test_meetings_that_are_coming_stand_first(house, person):
    coordinator = person("coordinator")
    with house.write() as tx:
        for name, days in (("Later", 9), ("Sooner", 3)):
            moved = msgspec.structs.replace(
                plan(name), held_on=HELD + dt.timedelta(days=days), scores_due_on=DUE
            )
            service.plan_meeting(tx, coordinator, moved)
        assert [m.name for m in queries.meetings(tx, coordinator)] == ["Sooner", "Later"]
