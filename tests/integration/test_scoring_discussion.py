"""The discussion: opened once, led by the chair, dissent kept, and finished for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.meetings import service as meetings
from panel.meetings.rules import Answer as Declared
from panel.scoring import discussion, discussion_views, queries, service
from panel.scoring.forms import AgreeForm, CurrentForm, EndForm, MinorityForm
from tests.conftest import Browser
from tests.scored_panel import CORE, Panel, make_panel

MakePerson = Callable[..., Viewer]


@pytest.fixture
def panel(house: House, person: MakePerson) -> Panel:
    return make_panel(house, person)


@pytest.fixture
def talking(panel: Panel) -> Panel:
    """Chair and two members sent sheets, one member did not; the discussion is open."""
    for viewer, answer in ((panel.chair, "2"), (panel.members[0], "2"), (panel.members[1], "0")):
        panel.send(viewer, panel.items[0], answer)
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.chair, panel.items[0])
    return panel


def page_for(panel: Panel, viewer: Viewer) -> discussion_views.DiscussPage:
    with panel.house.read() as tx:
        return discussion_views.discuss_page(tx, viewer, queries.place(tx, viewer, panel.items[0]))


def agree_on_all(panel: Panel, answer: str = "2") -> None:
    with panel.house.write() as tx:
        for criterion in CORE:
            discussion.agree(tx, panel.chair, panel.items[0], AgreeForm(criterion, answer))


def test_nobody_opens_a_discussion_before_the_meeting_or_without_sheets(panel: Panel) -> None:
    item = panel.items[0]
    with panel.house.write() as tx, pytest.raises(NotNow, match="once the meeting is open"):
        discussion.open_discussion(tx, panel.coordinator, item)
    panel.open_meeting()
    with panel.house.write() as tx, pytest.raises(NotNow, match="Nobody has sent scores"):
        discussion.open_discussion(tx, panel.coordinator, item)
    with panel.house.write() as tx, pytest.raises(Refused, match="Send your own scores"):
        discussion.open_discussion(tx, panel.chair, item)
    with panel.house.write() as tx, pytest.raises(Refused, match="Only the chair or the coordinator"):
        discussion.open_discussion(tx, panel.members[0], item)


def test_a_discussion_opens_once(talking: Panel) -> None:
    with talking.house.write() as tx, pytest.raises(NotNow, match="This discussion was opened before"):
        discussion.open_discussion(tx, talking.chair, talking.items[0])


def test_those_who_did_not_send_a_sheet_see_the_discussion_and_do_not_count(talking: Panel) -> None:
    late = talking.members[2]
    page = page_for(talking, late)
    assert page.scorers == 3
    assert not page.can_dissent
    with talking.house.write() as tx, pytest.raises(Refused, match="for people who scored this case"):
        discussion.record_minority(tx, late, talking.items[0], MinorityForm("I would have said no."))


def test_rows_show_every_answer_and_nobody_s_name_or_id(talking: Panel) -> None:
    page = page_for(talking, talking.observer)
    row = page.rows[0]
    assert row.counts == (("Met", 2), ("Not met", 1))
    assert [c.text for c in row.comments] == [f"Because of {row.criterion.id}."]
    shown = str(page)
    for viewer in talking.scorers:
        assert viewer.id not in shown
        assert viewer.name not in shown


def test_comments_stand_in_another_order_for_each_question_and_keep_it(panel: Panel) -> None:
    for viewer in panel.scorers:
        panel.answer_all(viewer, panel.items[0], "0")
        with panel.house.write() as tx:
            for criterion in CORE:
                form = service.AnswerForm(criterion, "0", f"{viewer.name} on {criterion}")
                service.save_answer(tx, viewer, panel.items[0], form)
            service.submit(tx, viewer, panel.items[0])
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.coordinator, panel.items[0])
    first, again = page_for(panel, panel.chair), page_for(panel, panel.members[0])
    orders = [tuple(c.text.split(" on ")[0] for c in row.comments) for row in first.rows]
    assert orders == [tuple(c.text.split(" on ")[0] for c in row.comments) for row in again.rows]
    assert len(set(orders)) > 1


def test_the_chair_alone_records_what_was_agreed(talking: Panel) -> None:
    item = talking.items[0]
    for viewer in (talking.members[0], talking.coordinator, talking.observer):
        with talking.house.write() as tx, pytest.raises(Refused, match="Only the chair records"):
            discussion.agree(tx, viewer, item, AgreeForm("C01", "2"))


def test_a_changed_mind_is_a_new_row_and_the_last_one_counts(talking: Panel) -> None:
    item = talking.items[0]
    with talking.house.write() as tx:
        discussion.agree(tx, talking.chair, item, AgreeForm("C01", "2"))
        discussion.agree(tx, talking.chair, item, AgreeForm("C01", "2"))
        discussion.agree(tx, talking.chair, item, AgreeForm("C01", "0", "The log shows it."))
    with talking.house.read() as tx:
        assert queries.agreed(tx, item)["C01"].answer == "0"
        assert tx.session.scalar(text("SELECT count(*) FROM scoring_agreed")) == 2
    row = next(r for r in page_for(talking, talking.chair).rows if r.criterion.id == "C01")
    assert row.agreed is not None
    assert (row.agreed.moved, row.agreed.reason) == (2, "The log shows it.")


def test_leaving_the_commonest_answer_without_a_reason_is_refused(talking: Panel) -> None:
    with talking.house.write() as tx, pytest.raises(Invalid, match="why the panel moved"):
        discussion.agree(tx, talking.chair, talking.items[0], AgreeForm("C01", "0"))


def test_answers_that_everybody_gave_are_taken_over_together(panel: Panel) -> None:
    panel.send(panel.chair, panel.items[0], "2")
    panel.send(panel.members[0], panel.items[0], "2")
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.chair, panel.items[0])
        assert discussion.agree_on_same(tx, panel.chair, panel.items[0]) == len(CORE)
        assert discussion.agree_on_same(tx, panel.chair, panel.items[0]) == 0


def test_the_question_at_hand_is_shown_to_everybody(talking: Panel) -> None:
    with talking.house.write() as tx:
        discussion.point_at(tx, talking.chair, talking.items[0], CurrentForm("C05"))
    assert page_for(talking, talking.members[2]).current_words == "Question 5, Kept up to date"
    with talking.house.write() as tx, pytest.raises(Invalid):
        discussion.point_at(tx, talking.chair, talking.items[0], CurrentForm("C99"))


def test_a_case_ends_agreed_only_when_every_question_is(talking: Panel) -> None:
    item = talking.items[0]
    with talking.house.write() as tx, pytest.raises(Invalid) as error:
        discussion.end(tx, talking.chair, item, EndForm("F1"))
    assert len(error.value.problems) == len(CORE)
    agree_on_all(talking)
    with talking.house.write() as tx:
        assert discussion.end(tx, talking.chair, item, EndForm("F1")).phase == "agreed"


def test_members_who_disagree_end_a_case_without_agreed_answers(talking: Panel) -> None:
    with talking.house.write() as tx:
        ended = discussion.end(
            tx, talking.chair, talking.items[0], EndForm("F4b", (), "Some say this, some say that.")
        )
    assert ended.phase == "not agreed"


def test_a_finished_case_takes_no_change(talking: Panel) -> None:
    item = talking.items[0]
    agree_on_all(talking)
    with talking.house.write() as tx:
        discussion.end(tx, talking.chair, item, EndForm("F2", ("notable_practice",), "Good letters."))
    for attempt in (
        lambda tx: discussion.agree(tx, talking.chair, item, AgreeForm("C01", "0", "No.")),
        lambda tx: discussion.end(tx, talking.chair, item, EndForm("F1")),
        lambda tx: discussion.point_at(tx, talking.chair, item, CurrentForm("C01")),
        lambda tx: discussion.record_minority(tx, talking.chair, item, MinorityForm("No.")),
    ):
        with talking.house.write() as tx, pytest.raises(NotNow, match="What was agreed can't be changed"):
            attempt(tx)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scoring_round SET phase = 'independent', opened_at = NULL",
        "UPDATE scoring_round SET phase = 'independent'",
        "UPDATE scoring_round SET phase = 'agreed'",
        "DELETE FROM scoring_round",
    ],
)
def test_the_database_itself_refuses_to_close_an_opened_case_again(talking: Panel, statement: str) -> None:
    with pytest.raises(IntegrityError), talking.house.write() as tx:
        tx.session.execute(text(statement))


@pytest.mark.parametrize("table", ["scoring_agreed", "scoring_minority", "scoring_rubric"])
def test_the_database_keeps_what_was_recorded(talking: Panel, table: str) -> None:
    with talking.house.write() as tx:
        discussion.agree(tx, talking.chair, talking.items[0], AgreeForm("C01", "2"))
        discussion.record_minority(tx, talking.chair, talking.items[0], MinorityForm("No."))
    with pytest.raises(IntegrityError, match="this row is frozen"), talking.house.write() as tx:
        tx.session.execute(text(f"DELETE FROM {table}"))


def test_a_minority_view_is_shown_without_a_name_and_can_be_taken_back(talking: Panel) -> None:
    item, dissenter = talking.items[0], talking.members[1]
    with talking.house.write() as tx:
        discussion.record_minority(tx, dissenter, item, MinorityForm("First words."))
        discussion.record_minority(tx, dissenter, item, MinorityForm("Nobody asked the victim."))
    page = page_for(talking, talking.observer)
    assert page.minority_views == ("Nobody asked the victim.",)
    assert page.own_minority == ""
    with talking.house.write() as tx:
        discussion.record_minority(tx, dissenter, item, MinorityForm(""))
    assert page_for(talking, talking.chair).minority_views == ()


def test_results_hold_the_agreed_sheet_and_no_names(talking: Panel) -> None:
    item = talking.items[0]
    with talking.house.write() as tx:
        discussion.record_minority(tx, talking.members[1], item, MinorityForm("Nobody asked."))
        for criterion in CORE:
            discussion.agree(tx, talking.chair, item, AgreeForm(criterion, "2"))
        discussion.end(
            tx, talking.chair, item, EndForm("F3", ("organisational_learning",), "Updates stopped.")
        )
    with talking.house.read() as tx:
        (result,) = queries.case_results(tx, talking.coordinator, talking.meeting_id)
    assert (result.case_name, result.overall, result.phase) == ("Case 1", "F3", "agreed")
    assert result.agreed == dict.fromkeys(CORE, "2")
    assert result.first["C01"] == ["0", "2", "2"]
    assert result.moved["C01"] == 1
    assert (result.strands, result.outcome_code, result.scorers) == (("race", "religion"), 15, 3)
    assert (result.minority_view, result.observations) == ("Nobody asked.", "Updates stopped.")
    assert not any(viewer.id in str(result) for viewer in talking.scorers)


def test_results_hold_no_case_that_is_still_scored_or_discussed(panel: Panel, talking: Panel) -> None:
    with talking.house.read() as tx:
        assert queries.case_results(tx, talking.coordinator, talking.meeting_id) == []


def test_results_leave_out_a_case_for_those_who_stepped_back_from_it(talking: Panel) -> None:
    with talking.house.write() as tx:
        discussion.end(tx, talking.chair, talking.items[0], EndForm("F4b", (), "This, and that."))
        meetings.declare(tx, talking.members[2], talking.items[0], Declared.CONFLICT)
    with talking.house.read() as tx:
        assert queries.case_results(tx, talking.members[2], talking.meeting_id) == []
        assert len(queries.case_results(tx, talking.members[0], talking.meeting_id)) == 1


def test_whoever_recognises_the_case_during_the_talk_leaves_no_trace_in_it(talking: Panel) -> None:
    item, recogniser = talking.items[0], talking.members[1]
    with talking.house.write() as tx:
        discussion.record_minority(tx, recogniser, item, MinorityForm("Nobody asked."))
        meetings.recognise(tx, recogniser, item)
    page = page_for(talking, talking.chair)
    assert page.scorers == 2
    assert page.minority_views == ()
    assert page.rows[0].counts == (("Met", 2),)
    with talking.house.read() as tx, pytest.raises(NotFound):
        queries.place(tx, recogniser, item)


def test_two_scorers_get_no_figure_of_agreement(panel: Panel) -> None:
    for viewer in (panel.chair, panel.members[0]):
        panel.send(viewer, panel.items[0])
    panel.open_meeting()
    with panel.house.write() as tx:
        discussion.open_discussion(tx, panel.chair, panel.items[0])
    assert page_for(panel, panel.chair).agreement is None


def test_three_scorers_get_a_figure_with_its_number(talking: Panel) -> None:
    found = page_for(talking, talking.chair).agreement
    assert found is not None
    assert (found.raters, found.questions) == (3, len(CORE))


def test_what_the_panel_writes_down_names_nobody_and_is_shown_again_to_mend(
    talking: Panel, browser: Callable[..., Browser]
) -> None:
    item = talking.items[0]
    dissenter = browser(talking.members[1])
    refused = dissenter.post(f"/discuss/{item}/minority", {"minority": "PC Thorne did well."})
    assert refused.status_code == 422
    assert "“PC Thorne” looks like somebody&#39;s name" in refused.text
    assert "PC Thorne did well.</textarea>" in refused.text
    for words in (
        lambda tx: discussion.agree(tx, talking.chair, item, AgreeForm("C01", "2", "Mrs Khan said so.")),
        lambda tx: discussion.end(tx, talking.chair, item, EndForm("F4b", (), "Both Dr Ash and I agree.")),
    ):
        with talking.house.write() as tx, pytest.raises(Invalid, match="looks like somebody's name"):
            words(tx)
