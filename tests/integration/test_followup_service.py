"""From the issue of a recommendation to its closing, through the services."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from panel.audit import service as audit
from panel.followup import forms, queries, service
from panel.followup.models import Action, Course, Evidence, Response
from panel.followup.standing import is_overdue, words
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotFound, NotNow, PanelError, Refused
from panel.kernel.ids import new_id
from panel.recommendations.models import Recommendation

COUNCIL = "Oxford City Council"
FORCE = "Thames Valley Police"
BOARD = "Oxford Safer Communities Partnership"
D = dt.date


@pytest.fixture
def ask(house):
    """An issued recommendation to the council: `ask(responsible_body=FORCE, kind="learning_point")`."""
    numbers = iter(range(1, 100))

    def make(**given):
        number = next(numbers)
        now = house.clock.now()
        facts = {
            "id": new_id(),
            "number": number,
            "kind": "recommendation",
            "text": "Remove hateful graffiti within one working day.",
            "why": "It stayed up for a week in most of the cases we read.",
            "theme": "graffiti",
            "strands": (),
            "responsible_body": COUNCIL,
            "owner": "Head of street services",
            "due_on": D(2027, 3, 1),
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
def people(person):
    return {
        "council": person("responder", agency=COUNCIL),
        "force": person("police_lead", agency=FORCE),
        "board": person("board", agency=BOARD),
        "chair": person("chair", agency="Oxford Reference Panel"),
        "member": person("member", agency="Oxford Reference Panel"),
        "owner_on_board": person("board", agency=COUNCIL),
    }


@pytest.fixture
def do(house):
    """Runs one service function in its own transaction: `do(service.answer, viewer, id, form)`."""

    def run(function, *args, **kwargs):
        with house.write() as tx:
            return function(tx, *args, **kwargs)

    return run


@pytest.fixture
def standing(house, people):
    def look(recommendation_id):
        with house.read() as tx:
            found = queries.issued(tx, people["board"], recommendation_id)
            return queries.standing(found, queries.records(tx, [found.id])[found.id])

    return look


YES = forms.Answer(kind="accepted", what_will_be_done="A crew on call.")
NO = forms.Answer(kind="not_accepted", reasons="No money.", what_will_be_done="We ask again next year.")
CREW = forms.NewAction(
    text="A crew on call every day", owner="Jo Field, street services", due_on=D(2027, 1, 15)
)
DONE = forms.NewUpdate(
    note="The crew started.", status="completed", evidence_note="The rota", evidence_link="rota, page 3"
)
SEND = forms.SendEvidence(summary="The rota shows it.")
ASSURED = forms.Verify(decision="assured", reasons="The rota is full.", revisit_on=D(2027, 6, 1))
CLOSE = forms.Close(closing="implemented", closing_reasons="Done and checked.")


@pytest.fixture
def sent(ask, people, do):
    """A recommendation whose evidence waits for a decision."""
    one = ask()
    do(service.answer, people["council"], one, YES)
    do(service.add_action, people["council"], one, CREW)
    do(service.report, people["council"], one, "a", DONE)
    do(service.send_evidence, people["council"], one, SEND)
    return one


def test_a_recommendation_goes_from_issue_to_closed_on_evidence(house, ask, people, do, standing):
    one = ask()
    assert words(standing(one)) == "Awaiting answer"
    do(service.acknowledge, people["council"], one)
    assert words(standing(one)) == "Seen, awaiting answer"
    do(service.answer, people["council"], one, YES)
    assert words(standing(one)) == "Answered, actions to come"
    do(service.add_action, people["council"], one, CREW)
    do(service.report, people["council"], one, "a", forms.NewUpdate(note="Hiring.", status="in_progress"))
    do(service.report, people["council"], one, "a", msg(DONE, seen=1))
    do(service.send_evidence, people["council"], one, SEND)
    assert words(standing(one)) == "To verify"
    do(service.verify, people["board"], one, ASSURED)
    do(service.close, people["chair"], one, CLOSE)
    assert words(standing(one)) == "Closed: implemented"
    do(service.reopen, people["board"], one, forms.Reopen(reopening_reasons="It came back."))
    assert words(standing(one)) == "Open again"
    with house.read() as tx:
        assert audit.broken_at(tx) is None


def msg(form, **changes):
    from msgspec.structs import replace

    return replace(form, **changes)


def test_a_newer_answer_takes_the_place_of_the_older_one_and_both_are_kept(house, ask, people, do):
    one = ask()
    do(service.answer, people["council"], one, NO)
    do(service.answer, people["council"], one, msg(YES, seen=1))
    with house.read() as tx:
        kept = queries.records(tx, [one])[one]
        assert [r.kind for r in kept.responses] == ["not_accepted", "accepted"]
        assert kept.response.kind == "accepted"


@pytest.mark.parametrize(
    "table", ["followup_response", "followup_update", "followup_evidence", "followup_submission"]
)
def test_the_database_itself_refuses_to_change_what_was_said(house, sent, table):
    for statement in (f"UPDATE {table} SET id = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="frozen"), house.write() as tx:
            tx.session.execute(text(statement))


def test_the_words_and_first_date_of_an_action_never_change(house, sent):
    for column, value in (("text", "'x'"), ("first_due_on", "'2030-01-01'"), ("letter", "'z'")):
        with pytest.raises(DatabaseError, match="frozen"), house.write() as tx:
            tx.session.execute(text(f"UPDATE followup_action SET {column} = {value}"))


def test_a_moved_date_is_a_recorded_change(house, ask, people, do):
    one = ask()
    do(service.answer, people["council"], one, YES)
    do(service.add_action, people["council"], one, CREW)
    do(
        service.report,
        people["council"],
        one,
        "a",
        forms.NewUpdate(note="Late van.", due_on=D(2027, 2, 1), health="delayed"),
    )
    with house.read() as tx:
        kept = queries.records(tx, [one])[one]
        assert [(c.field, c.before, c.after) for c in kept.updates[0].changes] == [
            ("health", "on_track", "delayed"),
            ("due_on", "2027-01-15", "2027-02-01"),
        ]
        assert (kept.actions[0].first_due_on, kept.actions[0].due_on) == (D(2027, 1, 15), D(2027, 2, 1))


def test_more_time_is_asked_for_granted_and_shown(house, ask, people, do, standing, clock):
    one = ask()
    first = standing(one).respond_by
    asked = forms.AskExtension(new_date=first + dt.timedelta(days=14), why="The committee meets later.")
    do(service.ask_for_extension, people["council"], one, asked)
    assert standing(one).respond_by == first
    with pytest.raises(NotNow, match="Wait for the board"):
        do(service.ask_for_extension, people["council"], one, asked)
    with pytest.raises(Refused):
        do(service.decide_extension, people["owner_on_board"], one, forms.DecideExtension(granted="yes"))
    do(service.decide_extension, people["board"], one, forms.DecideExtension(granted="yes"))
    assert standing(one).respond_by == asked.new_date
    clock.set(dt.datetime.combine(first + dt.timedelta(days=1), dt.time(9), dt.UTC))
    assert not is_overdue(standing(one), london_date(clock.now()))


def test_refused_time_changes_nothing(ask, people, do, standing):
    one = ask()
    first = standing(one).respond_by
    do(
        service.ask_for_extension,
        people["council"],
        one,
        forms.AskExtension(new_date=first + dt.timedelta(days=5), why="Holidays."),
    )
    with pytest.raises(Invalid, match="Say why"):
        do(service.decide_extension, people["chair"], one, forms.DecideExtension(granted="no"))
    do(
        service.decide_extension,
        people["chair"],
        one,
        forms.DecideExtension(granted="no", note="It is urgent."),
    )
    assert standing(one).respond_by == first
    with pytest.raises(NotNow, match="Nobody waits"):
        do(service.decide_extension, people["chair"], one, forms.DecideExtension(granted="yes"))


@pytest.mark.parametrize("who", ["force", "board", "chair", "member"])
def test_only_the_responsible_body_answers(ask, people, do, who):
    with pytest.raises(Refused, match=f"Only {COUNCIL} can do this"):
        do(service.answer, people[who], ask(), YES)


def test_the_police_lead_answers_for_the_force(ask, people, do, standing):
    one = ask(responsible_body=FORCE)
    do(service.answer, people["force"], one, YES)
    assert standing(one).answer == "accepted"


def test_another_body_does_not_even_see_what_is_not_for_it(ask, people, do):
    with pytest.raises(NotFound):
        do(service.answer, people["force"], ask(visibility="panel"), YES)


def test_the_owner_can_neither_verify_nor_close(sent, people, do, person):
    named = person("board", agency=BOARD, name="Jo Field")
    for viewer in (people["owner_on_board"], people["council"], people["member"], named):
        with pytest.raises(Refused):
            do(service.verify, viewer, sent, ASSURED)
    do(service.verify, people["board"], sent, ASSURED)
    for viewer in (people["owner_on_board"], people["council"], people["member"], named):
        with pytest.raises(Refused):
            do(service.close, viewer, sent, CLOSE)


def test_the_body_of_one_action_is_an_owner_too(ask, people, do, person):
    one = ask()
    do(service.answer, people["council"], one, YES)
    do(service.add_action, people["council"], one, msg(CREW, body=FORCE))
    police_chair = person("chair", agency=FORCE)
    with pytest.raises(Refused, match="You act for Thames Valley Police"):
        do(
            service.close,
            police_chair,
            one,
            forms.Close(closing="withdrawn", closing_reasons="Not needed."),
        )
    do(service.report, people["force"], one, "a", forms.NewUpdate(note="We help."))


def test_nothing_is_closed_as_implemented_without_an_assured_check(sent, people, do):
    with pytest.raises(NotNow, match="Only what was checked and found assured"):
        do(service.close, people["board"], sent, CLOSE)
    do(service.verify, people["board"], sent, msg(ASSURED, decision="not_assured"))
    with pytest.raises(NotNow, match="Only what was checked"):
        do(service.close, people["board"], sent, CLOSE)


def test_a_reasoned_no_is_closed_by_accepting_the_reasons(ask, people, do, standing):
    one = ask()
    do(service.answer, people["council"], one, NO)
    with pytest.raises(NotNow, match="did not take this on"):
        do(service.add_action, people["council"], one, CREW)
    accepted = forms.Close(closing="reasons_accepted", closing_reasons="We understand.")
    do(service.close, people["board"], one, accepted)
    assert words(standing(one)) == "Closed: reasons accepted"


def test_evidence_needs_done_actions_and_something_to_look_at(ask, people, do):
    one = ask()
    council = people["council"]
    with pytest.raises(NotNow, match="Answer first"):
        do(service.send_evidence, council, one, SEND)
    do(service.answer, council, one, YES)
    with pytest.raises(NotNow, match="no action yet"):
        do(service.send_evidence, council, one, SEND)
    do(service.add_action, council, one, CREW)
    with pytest.raises(NotNow, match="Not every action is done yet: a"):
        do(service.send_evidence, council, one, SEND)
    do(service.report, council, one, "a", forms.NewUpdate(note="Done.", status="completed"))
    with pytest.raises(NotNow, match="no evidence yet"):
        do(service.send_evidence, council, one, SEND)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (forms.Answer(), "Choose your answer"),
        (forms.Answer(kind="not_accepted", what_will_be_done="x"), "Give your reasons"),
        (forms.Answer(kind="accepted"), "Write what will be done"),
        (forms.Answer(kind="not_ours", reasons="Highways own the lamps."), "which body should be asked"),
        (forms.Answer(kind="accepted", what_will_be_done="Ask J.S. first"), "initials"),
    ],
)
def test_an_incomplete_answer_is_refused_with_a_sentence(ask, people, do, form, sentence):
    with pytest.raises(Invalid, match=sentence):
        do(service.answer, people["council"], ask(), form)


def test_dates_may_stand_in_a_report_but_initials_may_not(ask, people, do):
    one = ask()
    do(service.answer, people["council"], one, YES)
    do(service.add_action, people["council"], one, CREW)
    do(service.report, people["council"], one, "a", forms.NewUpdate(note="Started on 12 October 2026."))
    with pytest.raises(Invalid, match="initials"):
        do(service.report, people["council"], one, "a", forms.NewUpdate(note="Met J.S. again.", seen=1))


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("rota.exe", 10, "this kind of file"),
        ("rota.pdf", 5 * 1024 * 1024 + 1, "larger than 5 MB"),
        ("rota.pdf", 0, "empty"),
    ],
)
def test_a_file_that_can_not_be_taken_is_refused_and_nothing_is_kept(
    house, ask, people, do, name, size, sentence
):
    one = ask()
    do(service.answer, people["council"], one, YES)
    do(service.add_action, people["council"], one, CREW)
    with pytest.raises(Invalid, match=sentence):
        do(service.report, people["council"], one, "a", DONE, service.FileGiven(name, b"x" * size))
    with house.read() as tx:
        assert not list(tx.session.scalars(select(Evidence)))
        assert tx.session.scalar(select(Action.status)) == "not_started"


def test_withdrawn_and_closed_ask_for_nothing_more(ask, people, do):
    with pytest.raises(NotNow, match="withdrawn"):
        do(service.answer, people["council"], ask(state="withdrawn"), YES)
    one = ask()
    do(service.close, people["board"], one, forms.Close(closing="withdrawn", closing_reasons="Settled."))
    with pytest.raises(NotNow, match="is closed"):
        do(service.answer, people["council"], one, YES)
    with pytest.raises(NotNow, match="notable practice"):
        do(service.answer, people["council"], ask(kind="notable_practice"), YES)


def both_at_once(*actions):
    """Outcomes of actions pressed at the same moment: None or the error."""
    gate = threading.Barrier(len(actions))
    outcomes = []

    def press(action):
        gate.wait()
        try:
            action()
            outcomes.append(None)
        except PanelError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=press, args=(a,)) for a in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_two_people_who_answer_at_once_do_not_overwrite_each_other(house, ask, people, do):
    one = ask()
    outcomes = both_at_once(
        lambda: do(service.answer, people["council"], one, msg(YES, seen=0)),
        lambda: do(service.answer, people["council"], one, msg(NO, seen=0)),
    )
    assert outcomes.count(None) == 1
    assert any("Somebody answered while you were writing" in str(o) for o in outcomes)
    with house.read() as tx:
        assert len(list(tx.session.scalars(select(Response)))) == 1


def test_two_presses_of_the_same_decision_count_once(house, sent, people, do):
    outcomes = both_at_once(
        lambda: do(service.verify, people["board"], sent, ASSURED),
        lambda: do(service.verify, people["chair"], sent, msg(ASSURED, decision="not_assured")),
    )
    assert [o for o in outcomes if o is None] == [None]
    with house.read() as tx:
        assert tx.session.get(Course, sent).state in ("assured", "not_assured")
        assert len(queries.records(tx, [sent])[sent].verifications) == 1
