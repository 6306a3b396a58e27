"""Sealed cases and a panel, made through the real services, for tests of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer
from panel.meetings import queries, service
from panel.meetings.forms import Plan
from panel.packs import contents as packed
from panel.packs import service as packs
from panel.packs.contents import Contents, Document, Paragraph, Piece
from panel.scoring import rubric
from panel.scoring import service as scoring

FIXTURES = Path(__file__).parent.parent / "fixtures"

HELD = dt.date(2026, 11, 30)
DUE = dt.date(2026, 11, 25)
SECRET = "the words nobody with a conflict may read"


def contents(number: int = 1) -> Contents:
    """A case whose text names its number, so that each has bytes of its own."""
    pieces = (Piece(f"Text {number}: {SECRET}. The OIC rang "), Piece("Victim 1", "P"), Piece("."))
    paragraphs = (
        Paragraph("d1p1", 1, (Piece("Opened."),)),
        Paragraph("d1p2", 2, pieces),
    )
    return Contents(
        policy="2026.1",
        strands=("race", "religion"),
        location_type="home",
        area="Oxford",
        closed_quarter="spring 2026",
        agencies=("Thames Valley Police",),
        documents=(
            Document(id="d1", kind="oel", title="Enquiry log", words=360 * number, paragraphs=paragraphs),
        ),
    )


def seal(house: House, number: int) -> str:
    """The id of a new sealed pack."""
    with house.write() as tx:
        return packs.seal(tx, SYSTEM, f"case{number}", packed.encode(contents(number))).id


def plan(name: str = "November panel", held: dt.date = HELD, due: dt.date = DUE) -> Plan:
    return Plan(name=name, held_on=held, scores_due_on=due, place="Town hall, room 2")


@dataclass
class Panel:
    """A meeting with `cases` sealed cases; `items` and `packs` in their order."""

    house: House
    coordinator: Viewer
    meeting_id: str
    packs: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


def load_questions(house: House) -> None:
    """The rubric, without which the pages of scoring refuse."""
    with house.write() as tx:
        scoring.load_rubric(tx, SYSTEM, rubric.decode((FIXTURES / "rubric.json").read_bytes()))


def planned(house: House, person: Callable[..., Viewer], cases: int = 3) -> Panel:
    load_questions(house)
    coordinator = person("coordinator")
    found = [seal(house, number) for number in range(1, cases + 1)]
    with house.write() as tx:
        meeting = service.plan_meeting(tx, coordinator, plan())
        service.add_cases(tx, coordinator, meeting.id, tuple(found))
    panel = Panel(house, coordinator, meeting.id, found)
    panel.items = items(panel)
    return panel


def issued(house: House, person: Callable[..., Viewer], cases: int = 3) -> Panel:
    panel = planned(house, person, cases)
    with house.write() as tx:
        service.issue_pack(tx, panel.coordinator, panel.meeting_id)
    return panel


def items(panel: Panel) -> list[str]:
    with panel.house.read() as tx:
        agenda = queries.agenda(tx, queries.known_items(panel.coordinator), panel.meeting_id)
    return [item.id for item, _ in agenda]
