"""One person's sheet: saved as it grows, complete before it is sent, frozen afterwards."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from panel.audit import service as audit
from panel.kernel.clock import SettableClock
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer
from panel.meetings import service as meetings
from panel.meetings.rules import Answer as Declared
from panel.packs import service as packs
from panel.scoring import discussion, queries, service
from panel.scoring.forms import (
    AnswerForm,
    CaseForm,
    CiteForm,
    ConcernForm,
    PassedOnForm,
    QuestionsForm,
)
from panel.scoring.models import Sheet
from tests.scored_panel import CORE, RUBRIC, Panel, issue, make_panel

MakePerson = Callable[..., Viewer]


@pytest.fixture
def panel(house: House, person: MakePerson) -> Panel:
    return make_panel(house, person)


def own(panel: Panel, viewer: Viewer, item_id: str) -> Sheet:
    with panel.house.read() as tx:
        sheet = queries.own_sheet(tx, viewer, item_id)
    assert sheet is not None
    return sheet


def test_a_draft_keeps_what_there_is_and_adds_paragraphs(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    with panel.house.write() as tx:
        service.start(tx, member, item)
        service.save_answer(tx, member, item, AnswerForm("C01", "0", "", ("d1p1",)))
        service.cite(tx, member, item, CiteForm("C01", "d2p1"))
        service.cite(tx, member, item, CiteForm("C01", "d2p1"))
        service.save_case(tx, member, item, CaseForm(went_well="The letter."))
    sheet = own(panel, member, item)
    assert sheet.answers["C01"].answer == "0"
    assert sheet.answers["C01"].cites == ("d1p1", "d2p1")
    assert (sheet.went_well, sheet.state) == ("The letter.", "draft")


def test_a_sheet_names_the_questions_that_were_newest_when_the_pack_was_issued(
    panel: Panel, clock: SettableClock
) -> None:
    clock.advance(hours=1)
    member, item = panel.members[0], panel.items[0]
    newer = msgspec.structs.replace(RUBRIC, version="2027.1", criteria=RUBRIC.criteria[:3])
    with panel.house.write() as tx:
        service.load_rubric(tx, SYSTEM, newer)
        sheet = service.start(tx, member, item)
    assert sheet is not None
    assert sheet.rubric_version == RUBRIC.version


def test_loading_the_same_questions_twice_changes_nothing_and_other_words_are_refused(house: House) -> None:
    with house.write() as tx:
        first = service.load_rubric(tx, SYSTEM, RUBRIC)
        number, _ = audit.checkpoint(tx)
        assert service.load_rubric(tx, SYSTEM, RUBRIC) is first
        assert audit.checkpoint(tx)[0] == number
    with house.write() as tx, pytest.raises(NotNow, match="Give the changed questions a new version"):
        service.load_rubric(tx, SYSTEM, msgspec.structs.replace(RUBRIC, title="Other questions"))


def test_the_newest_questions_are_the_current_ones(house: House, clock: SettableClock) -> None:
    with house.write() as tx:
        service.load_rubric(tx, SYSTEM, RUBRIC)
    clock.advance(days=1)
    with house.write() as tx:
        service.load_rubric(tx, SYSTEM, msgspec.structs.replace(RUBRIC, version="2027.1"))
    with house.read() as tx:
        assert queries.rubric(tx).version == "2027.1"


def test_without_questions_everybody_is_told_whom_to_ask(house: House) -> None:
    with house.read() as tx, pytest.raises(NotNow, match="Tell your system administrator to load them"):
        queries.rubric(tx)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (AnswerForm("C10", "2"), "This question is not asked about this case"),
        (AnswerForm("C01", "5"), "Choose one of the answers on the page"),
        (AnswerForm("C01", "2", "", ("d9p9",)), "That paragraph is not in this case"),
    ],
)
def test_what_the_page_does_not_offer_is_refused(panel: Panel, form: AnswerForm, sentence: str) -> None:
    member, item = panel.members[0], panel.items[0]
    with panel.house.write() as tx:
        service.start(tx, member, item)
    with panel.house.write() as tx, pytest.raises(Invalid, match=sentence):
        service.save_answer(tx, member, item, form)
    assert own(panel, member, item).answers == {}


def test_nothing_can_be_saved_before_the_case_was_opened(panel: Panel) -> None:
    with panel.house.write() as tx, pytest.raises(NotNow, match="Open the case first"):
        service.save_answer(tx, panel.members[0], panel.items[0], AnswerForm("C01", "2"))


def test_an_incomplete_sheet_is_not_sent_and_each_gap_is_named(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    with panel.house.write() as tx:
        service.start(tx, member, item)
        service.save_answer(tx, member, item, AnswerForm("C01", "3"))
    with panel.house.write() as tx, pytest.raises(Invalid) as error:
        service.submit(tx, member, item)
    assert len(error.value.problems) == len(CORE) + 2
    assert own(panel, member, item).state == "draft"


def test_a_sent_sheet_is_refused_every_change(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    panel.send(member, item)
    for attempt in (
        lambda tx: service.save_answer(tx, member, item, AnswerForm("C01", "1")),
        lambda tx: service.save_case(tx, member, item, CaseForm(overall="F1")),
        lambda tx: service.cite(tx, member, item, CiteForm("C01", "d1p1")),
        lambda tx: service.submit(tx, member, item),
    ):
        with (
            panel.house.write() as tx,
            pytest.raises(NotNow, match="Nobody can change them now, not even you"),
        ):
            attempt(tx)
    assert own(panel, member, item).answers["C01"].answer == "2"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scoring_sheet SET answers = '{}'",
        "UPDATE scoring_sheet SET state = 'draft'",
        "DELETE FROM scoring_sheet",
    ],
)
def test_the_database_itself_refuses_to_change_a_sent_sheet(panel: Panel, statement: str) -> None:
    panel.send(panel.members[0], panel.items[0])
    with pytest.raises(IntegrityError, match="this row is frozen"), panel.house.write() as tx:
        tx.session.execute(text(statement))


def test_a_draft_may_change_in_the_database_until_it_is_sent(panel: Panel) -> None:
    panel.answer_all(panel.members[0], panel.items[0])
    with panel.house.write() as tx:
        tx.session.execute(text("UPDATE scoring_sheet SET went_well = 'x'"))
    assert own(panel, panel.members[0], panel.items[0]).went_well == "x"


def test_observers_and_the_coordinator_read_but_do_not_score(panel: Panel) -> None:
    for viewer in (panel.observer, panel.coordinator):
        with panel.house.write() as tx:
            assert service.start(tx, viewer, panel.items[0]) is None
        with panel.house.write() as tx, pytest.raises(Refused, match="Only panel members and the chair"):
            service.save_answer(tx, viewer, panel.items[0], AnswerForm("C01", "2"))


@pytest.mark.parametrize(
    "role", ["police_lead", "responder", "board", "auditor", "admin", "preparer", "verifier"]
)
def test_for_everybody_else_the_case_does_not_exist(panel: Panel, person: MakePerson, role: str) -> None:
    stranger = person(role)
    with panel.house.write() as tx, pytest.raises(NotFound):
        service.start(tx, stranger, panel.items[0])


def test_a_member_with_a_conflict_finds_no_case(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    panel.answer_all(member, item)
    with panel.house.write() as tx:
        meetings.declare(tx, member, item, Declared.CONFLICT)
    with panel.house.write() as tx, pytest.raises(NotFound):
        service.submit(tx, member, item)
    with panel.house.read() as tx:
        assert queries.own_sheet(tx, member, item) is None


def test_whoever_recognises_a_case_stops_counting(panel: Panel) -> None:
    item = panel.items[0]
    panel.send(panel.members[0], item)
    panel.send(panel.members[1], item)
    with panel.house.write() as tx:
        meetings.recognise(tx, panel.members[0], item)
    with panel.house.read() as tx:
        assert queries.sheets_in(tx, item) == 1


def test_a_called_back_case_takes_no_scores(panel: Panel) -> None:
    member, item = panel.members[0], panel.items[0]
    panel.answer_all(member, item)
    with panel.house.write() as tx:
        meetings.recall_case(tx, panel.coordinator, item, "It says too much.")
    with panel.house.write() as tx, pytest.raises(NotNow, match="was called back"):
        service.submit(tx, member, item)


def test_scores_are_taken_until_the_discussion_opens_and_drafts_lapse_then(panel: Panel) -> None:
    item, late = panel.items[0], panel.members[1]
    panel.send(panel.members[0], item)
    panel.answer_all(late, item)
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.coordinator, item)
    assert own(panel, late, item).state == "lapsed"
    with panel.house.write() as tx, pytest.raises(NotNow, match="new scores can't be taken"):
        service.submit(tx, late, item)
    with panel.house.write() as tx:
        assert service.start(tx, panel.members[2], item) is None
        assert queries.sheets_in(tx, item) == 1


def test_extra_questions_are_asked_of_everybody(house: House, person: MakePerson) -> None:
    panel = make_panel(house, person, declare=False)
    item = panel.items[0]
    with house.write() as tx:
        service.choose_questions(tx, panel.coordinator, item, QuestionsForm(("C14", "C10")))
    issue(panel)
    with house.read() as tx:
        place = queries.place(tx, panel.members[0], item)
        assert [c.id for c in place.asked] == sorted([*CORE, "C10", "C14"])
    with house.write() as tx, pytest.raises(NotNow, match="The pack has been issued"):
        service.choose_questions(tx, panel.coordinator, item, QuestionsForm(()))


def test_only_the_coordinator_chooses_questions(panel: Panel) -> None:
    with panel.house.write() as tx, pytest.raises(Refused, match="Only the coordinator chooses"):
        service.choose_questions(tx, panel.chair, panel.items[0], QuestionsForm(("C10",)))


def test_a_concern_reaches_the_coordinator_at_once_and_no_other_reader(panel: Panel) -> None:
    item, member = panel.items[0], panel.members[0]
    with panel.house.write() as tx:
        row = service.raise_concern(tx, member, item, ConcernForm("Victim 1 may be at risk."))
        again = service.raise_concern(tx, member, item, ConcernForm("Victim 1 may be at risk."))
        assert again.id == row.id
    with panel.house.read() as tx:
        assert [c.id for c in queries.concerns(tx, panel.coordinator, only_open=True)] == [row.id]
        assert [c.id for c in queries.concerns(tx, member)] == [row.id]
        for other in (panel.chair, panel.members[1], panel.observer):
            assert queries.concerns(tx, other) == []
            with pytest.raises(NotFound):
                queries.concern(tx, other, row.id)


def test_a_concern_is_passed_on_once(panel: Panel) -> None:
    with panel.house.write() as tx:
        row = service.raise_concern(tx, panel.members[0], panel.items[0], ConcernForm("At risk."))
    with panel.house.write() as tx, pytest.raises(Invalid, match="Say who you told"):
        service.pass_on(tx, panel.coordinator, row.id, PassedOnForm(""))
    with panel.house.write() as tx, pytest.raises(NotFound):
        service.pass_on(tx, panel.members[0], row.id, PassedOnForm("me"))
    with panel.house.write() as tx:
        service.pass_on(tx, panel.coordinator, row.id, PassedOnForm("Duty inspector"))
    with panel.house.write() as tx, pytest.raises(NotNow, match="already passed this on"):
        service.pass_on(tx, panel.coordinator, row.id, PassedOnForm("Somebody else"))


def test_the_audit_log_holds_no_score_and_no_word_of_a_sheet(panel: Panel) -> None:
    panel.send(panel.members[0], panel.items[0], answer="0")
    with panel.house.read() as tx:
        facts = tx.session.execute(
            text("SELECT action, facts FROM audit_entry WHERE action LIKE 'sheet%'")
        ).all()
        assert audit.broken_at(tx) is None
    assert [row.action for row in facts][-1] == "sheet.submitted"
    for row in facts:
        assert "Because" not in str(row.facts)
        assert not {"answer", "comment", "overall"} & set(msgspec.json.decode(str(row.facts)))


def test_calling_a_case_back_closes_it_for_those_who_scored_it(panel: Panel) -> None:
    item = panel.items[0]
    panel.send(panel.members[0], item)
    with panel.house.write() as tx:
        place = queries.place(tx, panel.members[0], item)
        packs.recall(tx, panel.coordinator, place.pack.id, "Asked back")
    with panel.house.read() as tx, pytest.raises(NotNow, match="was called back"):
        queries.place(tx, panel.members[0], item)
