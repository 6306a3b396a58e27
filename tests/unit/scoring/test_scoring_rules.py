from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.accounts.permissions import Role
from panel.kernel.errors import Invalid, NotNow, Refused
from panel.kernel.viewer import PUBLIC, SYSTEM, Viewer
from panel.meetings.rules import MEETING, Answer
from panel.scoring import rules
from panel.scoring.rules import Sight, Standing
from tests.scored_panel import CORE, RUBRIC

ANSWERS = [a.code for a in RUBRIC.answers]
VIEWERS = st.sampled_from([Viewer(id="v", role=role.value) for role in Role] + [PUBLIC, SYSTEM])
STANDINGS = st.builds(
    Standing,
    meeting_state=st.sampled_from(MEETING.states),
    is_recalled=st.booleans(),
    declaration=st.sampled_from(["", *Answer]),
    own_sheet=st.sampled_from(["", *rules.SHEETS.states]),
)


def chair() -> Viewer:
    return Viewer(id="c", role="chair")


def member() -> Viewer:
    return Viewer(id="m", role="member")


def complete() -> rules.SheetFacts:
    return rules.SheetFacts(answers=dict.fromkeys(CORE, ("2", "")), overall="F1", confidence=3)


@given(STANDINGS, VIEWERS)
def test_before_the_discussion_nobody_at_all_sees_a_sheet(item: Standing, viewer: Viewer) -> None:
    assert rules.visible(item, viewer, rules.INDEPENDENT) < Sight.SHEETS


@given(STANDINGS, VIEWERS)
def test_whoever_can_still_score_sees_nothing_of_others(item: Standing, viewer: Viewer) -> None:
    for phase in rules.PHASES.states:
        can_score = not rules.why_not(rules.check_may_score, viewer) and not rules.why_not(
            rules.check_can_score, item, phase
        )
        if can_score:
            assert rules.visible(item, viewer, phase) == Sight.NOTHING


@given(STANDINGS, VIEWERS)
def test_a_member_never_sees_a_count_before_the_discussion(item: Standing, viewer: Viewer) -> None:
    if viewer.role not in (Role.COORDINATOR, Role.CHAIR):
        assert rules.visible(item, viewer, rules.INDEPENDENT) == Sight.NOTHING


@given(STANDINGS, VIEWERS, st.sampled_from(rules.PHASES.states))
def test_a_case_that_is_not_readable_shows_nothing(item: Standing, viewer: Viewer, phase: str) -> None:
    stepped_back = viewer.role != Role.COORDINATOR and item.declaration != Answer.NONE
    if item.is_recalled or stepped_back:
        assert rules.visible(item, viewer, phase) == Sight.NOTHING


@given(STANDINGS, st.sampled_from(rules.PHASES.states))
def test_police_bodies_board_and_administrators_see_nothing(item: Standing, phase: str) -> None:
    for role in set(Role) - {Role.COORDINATOR, Role.CHAIR, Role.MEMBER, Role.OBSERVER}:
        assert rules.visible(item, Viewer(id="x", role=role), phase) == Sight.NOTHING


def test_phases_only_go_forward() -> None:
    order = {rules.INDEPENDENT: 0, rules.DISCUSSION: 1, rules.AGREED: 2, rules.NOT_AGREED: 2}
    for before in rules.PHASES.states:
        for after in rules.PHASES.states:
            assert rules.PHASES.allows(before, after) == (order[after] == order[before] + 1)


def test_a_sent_sheet_and_a_lapsed_one_have_no_way_on() -> None:
    for state in (rules.SUBMITTED, rules.LAPSED):
        assert not any(rules.SHEETS.allows(state, after) for after in rules.SHEETS.states)


def test_a_chair_sends_their_own_sheet_before_opening() -> None:
    with pytest.raises(Refused, match="Send your own scores for this case first"):
        rules.check_may_open(chair(), Standing(meeting_state="open", declaration="none", own_sheet="draft"))
    rules.check_may_open(chair(), Standing(meeting_state="open", declaration="none", own_sheet="submitted"))


def test_a_member_can_not_open_a_discussion() -> None:
    with pytest.raises(Refused, match="Only the chair or the coordinator"):
        rules.check_may_open(member(), Standing(meeting_state="open", declaration="none"))


@pytest.mark.parametrize(
    ("meeting", "phase", "sheets", "sentence"),
    [
        ("issued", rules.INDEPENDENT, 3, "once the meeting is open"),
        ("open", rules.INDEPENDENT, 0, "Nobody has sent scores"),
        ("open", rules.DISCUSSION, 3, "This discussion was opened before"),
        ("open", rules.AGREED, 3, "This discussion was opened before"),
    ],
)
def test_a_discussion_opens_once_in_an_open_meeting_with_sheets(
    meeting: str, phase: str, sheets: int, sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        rules.check_can_open(Standing(meeting_state=meeting), phase, sheets)


def test_a_complete_sheet_can_be_sent() -> None:
    item = Standing(meeting_state="issued", declaration="none", own_sheet="draft")
    rules.check_can_submit(item, rules.INDEPENDENT, RUBRIC.asked(), complete())


@pytest.mark.parametrize(("answer", "word"), [("3", "Good practice"), ("0", "Not met")])
def test_the_ends_of_the_scale_need_a_reason(answer: str, word: str) -> None:
    facts = rules.SheetFacts(
        answers={**complete().answers, "C05": (answer, "  ")}, overall="F1", confidence=3
    )
    (problem,) = rules.missing(RUBRIC.asked(), facts)
    assert problem.sentence.endswith(f"say why you chose {word}")
    assert problem.field == "q-C05"


@given(st.sets(st.sampled_from(CORE)), st.booleans(), st.booleans())
def test_each_missing_answer_is_named_once(left_out: set[str], no_overall: bool, unsure: bool) -> None:
    facts = rules.SheetFacts(
        answers={c: ("1", "") for c in CORE if c not in left_out},
        overall="" if no_overall else "F2",
        confidence=None if unsure else 1,
    )
    problems = rules.missing(RUBRIC.asked(), facts)
    assert len(problems) == len(left_out) + no_overall + unsure
    assert {p.field for p in problems if p.field != "q-case"} == {f"q-{c}" for c in left_out}


def test_one_member_alone_can_not_say_that_members_disagree() -> None:
    with pytest.raises(Invalid):
        rules.check_case_fields("F4b", 2)


@pytest.mark.parametrize(
    ("overall", "sentence"),
    [
        ("F2", "Write down the panel's observations"),
        ("F3", "Write down what fell short"),
        ("F4a", "Write down what the panel needs to know"),
        ("F4b", "Write down both views"),
    ],
)
def test_every_finding_but_the_first_needs_words(overall: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        rules.check_can_end(overall, (), " ", ())
    rules.check_can_end(overall, (), "Words.", ())


def test_a_case_is_agreed_only_with_every_question_agreed_but_may_end_split_without() -> None:
    left = RUBRIC.asked()[:2]
    with pytest.raises(Invalid) as error:
        rules.check_can_end("F1", (), "", left)
    assert [p.field for p in error.value.problems] == ["c-C01", "c-C02"]
    rules.check_can_end("F4b", (), "One view, and the other.", left)
    assert rules.ending("F4b") == rules.NOT_AGREED
    assert {rules.ending(code) for code in ("F1", "F2", "F3", "F4a")} == {rules.AGREED}


def test_unknown_findings_and_flags_are_refused() -> None:
    with pytest.raises(Invalid) as error:
        rules.check_can_end("F9", ("gossip",), "Words.", ())
    assert [p.field for p in error.value.problems] == ["overall", "flags"]


def test_leaving_what_most_people_said_needs_a_reason() -> None:
    asked = RUBRIC.asked()
    with pytest.raises(Invalid, match="Say in a sentence why the panel moved"):
        rules.check_agreed(RUBRIC, asked, "C01", "0", "", ["2", "2", "0"])
    rules.check_agreed(RUBRIC, asked, "C01", "0", "The log shows it.", ["2", "2", "0"])
    rules.check_agreed(RUBRIC, asked, "C01", "2", "", ["2", "2", "0"])
    rules.check_agreed(RUBRIC, asked, "C01", "0", "", ["2", "0"])


@given(st.lists(st.lists(st.sampled_from(ANSWERS), max_size=8), min_size=2, max_size=14))
def test_questions_stand_with_the_widest_spread_first(rows: list[list[str]]) -> None:
    places = sorted(range(len(rows)), key=lambda n: rules.order_key(rows[n], n))
    spreads = [rules.spread(rules.numbers(rows[n])) for n in places]
    assert spreads == sorted(spreads, reverse=True)
    assert sorted(places) == list(range(len(rows)))


@given(st.lists(st.sampled_from(ANSWERS), max_size=8), st.sampled_from(ANSWERS))
def test_who_moved_is_everybody_who_first_said_something_else(first: list[str], agreed: str) -> None:
    assert rules.moved(first, agreed) + first.count(agreed) == len(first)


def test_a_wide_spread_or_an_end_of_the_scale_asks_for_talk() -> None:
    assert rules.needs_talk(["1", "3"])
    assert rules.needs_talk(["0", "0", "0"])
    assert not rules.needs_talk(["1", "2", "NS"])


def test_only_a_scorer_writes_a_minority_view() -> None:
    for state in ("", rules.DRAFT, rules.LAPSED):
        with pytest.raises(Refused, match="for people who scored this case"):
            rules.check_may_dissent(state)


def test_questions_change_only_before_the_pack_is_issued() -> None:
    rules.check_can_choose_questions(Standing(meeting_state="planned"), rules.INDEPENDENT)
    with pytest.raises(NotNow, match="The pack has been issued"):
        rules.check_can_choose_questions(Standing(meeting_state="issued"), rules.INDEPENDENT)
    with pytest.raises(Invalid):
        rules.check_questions(RUBRIC, ("C01",))


def test_a_comment_that_names_somebody_is_put_right_before_it_is_sent() -> None:
    asked, first = [RUBRIC.criteria[0]], RUBRIC.criteria[0]
    named = rules.SheetFacts(
        answers={first.id: ("2", "PC Thorne was kind on 3 May")}, overall="F1", confidence=3, one_change="Ring Mrs K back"
    )  # fmt: skip
    found = rules.naming(asked, named, ())
    assert [p.field for p in found] == [f"q-{first.id}", "q-case"]
    assert found[0].sentence.startswith(f"Question 1, {first.name}: “PC Thorne” looks like somebody's name")
    with pytest.raises(Invalid, match="PC Thorne"):
        rules.check_can_submit(Standing(meeting_state="open"), rules.INDEPENDENT, asked, named)


def test_days_small_numbers_and_known_abbreviations_name_nobody() -> None:
    first = RUBRIC.criteria[0]
    plain = "Two suspects ran off on Day 0, 14 October. Victim 1 was told by the RF."
    sheet = rules.SheetFacts(answers={first.id: ("2", plain)}, overall="F1", confidence=3)
    assert rules.naming([first], sheet, {"RF"}) == []
