"""A panel at the point where scoring starts: sealed cases on a meeting, people who declared. Built through the real services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer
from panel.meetings import service as meetings
from panel.meetings.forms import Plan
from panel.meetings.queries import agenda, readable_items
from panel.meetings.rules import Answer as Declared
from panel.packs import service as packs
from panel.packs.contents import (
    Contents,
    Document,
    Fact,
    Paragraph,
    Piece,
    StandardResult,
    TimelineEntry,
    encode,
)
from panel.scoring import rubric, service
from panel.scoring.forms import AnswerForm, CaseForm
from panel.scoring.rubric import Rubric

RUBRIC = rubric.decode((Path(__file__).parent.parent / "fixtures" / "rubric.json").read_bytes())
CORE = tuple(c.id for c in RUBRIC.asked())


def contents(number: int = 1) -> Contents:
    """A short sealed case with labels, a glossary word and time standards."""
    log = Document(
        id="d1",
        kind="oel",
        title="Enquiry log",
        words=180,
        paragraphs=(
            Paragraph(
                "d1p1",
                1,
                (
                    Piece("Spoke to "),
                    Piece("Victim 1", "P"),
                    Piece(f" at the scene, who said it was the third time. Log {number}."),
                ),
            ),
            Paragraph(
                "d1p2", 2, (Piece("OIC to obtain CCTV from "), Piece("a bus company", "OR"), Piece("."))
            ),
            Paragraph("d1p3", 3, (Piece("Victim 1", "P"), Piece(" updated by phone."))),
        ),
    )
    letter = Document(
        id="d2",
        kind="letter",
        title="Letter to the victim",
        words=180,
        paragraphs=(Paragraph("d2p1", 1, (Piece("We are sorry that this happened to you."),)),),
    )
    return Contents(
        policy="test",
        strands=("race", "religion"),
        location_type="home",
        report_channel="third_party",
        agencies=("Thames Valley Police",),
        outcome_code=15,
        outcome_words="Evidential difficulties",
        warning="It quotes racist abuse.",
        summary=(Fact("Reported by", "a third party"), Fact("How it ended", "Evidential difficulties")),
        timeline=(
            TimelineEntry(day=0, clock="13:50", what="Can thrown, words shouted"),
            TimelineEntry(day=0, clock="15:02", what="Crime recorded", standard="T01"),
            TimelineEntry(day=11, what="Victim told", standard="T08"),
        ),
        standards=(
            StandardResult(
                id="T01", name="Recorded in 24 hours", outcome="met", words="Met: 57 min (limit 24 hours)"
            ),
            StandardResult(
                id="T08", name="Told of key decisions", outcome="late", words="Late by 3 working days"
            ),
        ),
        people=("Victim 1",),
        documents=(log, letter),
    )


class Panel(msgspec.Struct):
    """`items` in the agenda's order; `members` have declared no conflict with any of them."""

    house: House
    coordinator: Viewer
    chair: Viewer
    members: list[Viewer]
    observer: Viewer
    meeting_id: str
    items: list[str]

    @property
    def scorers(self) -> list[Viewer]:
        return [self.chair, *self.members]

    def answer_all(self, viewer: Viewer, item_id: str, answer: str = "2", overall: str = "F2") -> None:
        """A complete draft with the same answer everywhere."""
        with self.house.write() as tx:
            service.start(tx, viewer, item_id)
            for criterion in CORE:
                comment = f"Because of {criterion}." if answer in ("0", "3") else ""
                form = AnswerForm(criterion=criterion, answer=answer, comment=comment)
                service.save_answer(tx, viewer, item_id, form)
            service.save_case(tx, viewer, item_id, CaseForm(overall=overall, confidence=2))

    def send(self, viewer: Viewer, item_id: str, answer: str = "2", overall: str = "F2") -> None:
        self.answer_all(viewer, item_id, answer, overall)
        with self.house.write() as tx:
            service.submit(tx, viewer, item_id)

    def open_meeting(self) -> None:
        with self.house.write() as tx:
            meetings.open_meeting(tx, self.coordinator, self.meeting_id)


def make_panel(
    house: House,
    person: Callable[..., Viewer],
    members: int = 3,
    cases: int = 1,
    declare: bool = True,
    questions: Rubric = RUBRIC,
) -> Panel:
    """An issued meeting."""
    coordinator, chair, observer = person("coordinator"), person("chair"), person("observer")
    people = [person("member") for _ in range(members)]
    with house.write() as tx:
        service.load_rubric(tx, SYSTEM, questions)
        sealed = [packs.seal(tx, SYSTEM, f"case{n}", encode(contents(n))) for n in range(1, cases + 1)]
        form = Plan(
            name="November panel",
            held_on=dt.date(2026, 12, 1),
            scores_due_on=dt.date(2026, 11, 27),
            place="Town Hall",
        )
        meeting = meetings.plan_meeting(tx, coordinator, form)
        meetings.add_cases(tx, coordinator, meeting.id, tuple(p.id for p in sealed))
    with house.read() as tx:
        items = [item.id for item, _ in agenda(tx, readable_items(coordinator), meeting.id)]
    panel = Panel(house, coordinator, chair, people, observer, meeting.id, items)
    if declare:
        issue(panel)
    return panel


def issue(panel: Panel) -> None:
    """Issues the pack; everybody declares no conflict."""
    with panel.house.write() as tx:
        meetings.issue_pack(tx, panel.coordinator, panel.meeting_id)
        for viewer in (*panel.scorers, panel.observer):
            for item_id in panel.items:
                meetings.declare(tx, viewer, item_id, Declared.NONE)
