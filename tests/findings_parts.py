"""A finished meeting, played through the real services, for tests of what comes after it."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from panel.accounts import service as accounts
from panel.accounts.forms import NewPerson
from panel.accounts.queries import viewer_of
from panel.findings import service as findings
from panel.findings.categories import CategorySet
from panel.findings.forms import FindingForm
from panel.findings.models import Finding
from panel.kernel.database import open_engine
from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM, Viewer
from panel.meetings import queries as meeting_queries
from panel.meetings import service as meetings
from panel.meetings.forms import Plan
from panel.meetings.rules import Answer
from panel.packs import contents as packed
from panel.packs import service as packs
from panel.packs.queries import usable_packs
from panel.scoring import discussion, rubric
from panel.scoring import service as scoring
from panel.scoring.forms import AgreeForm, AnswerForm, CaseForm, EndForm

FIXTURES = Path(__file__).parent.parent / "fixtures"
TVP, COUNCIL = "Thames Valley Police", "Oxford City Council"
TEXT = "The victim was told late or not at all."


@dataclass
class Room:
    """The people of a room and one meeting of it."""

    house: House
    coordinator: Viewer
    chair: Viewer
    member: Viewer
    police_lead: Viewer
    council: Viewer
    board: Viewer
    meeting_id: str = ""
    items: list[str] = field(default_factory=list)


def room(house: House, person: Callable[..., Viewer]) -> Room:
    """The questions and categories loaded, and one person of each kind."""
    with house.write() as tx:
        scoring.load_rubric(tx, SYSTEM, rubric.decode((FIXTURES / "rubric.json").read_bytes()))
        findings.load_categories(
            tx, SYSTEM, msgspec.json.decode((FIXTURES / "findings.json").read_bytes(), type=CategorySet)
        )
    panel = "Oxford Reference Panel"
    return Room(
        house=house,
        coordinator=person("coordinator", agency=panel),
        chair=person("chair", agency=panel),
        member=person("member", agency=panel),
        police_lead=person("police_lead", agency=TVP),
        council=person("responder", agency=COUNCIL),
        board=person("board", agency="Oxford Safer Communities Partnership"),
    )


def contents(number: int) -> packed.Contents:
    late = "late" if number % 2 else "met"
    return packed.Contents(
        policy="1",
        strands=("race", "religion"),
        location_type="home",
        warning=f"Case text {number}",
        standards=(
            packed.StandardResult(id="T01", name="Crime recorded", outcome="met", words="Met"),
            packed.StandardResult(id="T07", name="Victim told of interview", outcome=late, words=late),
        ),
        documents=(
            packed.Document(
                id="d1",
                kind="oel",
                title="Enquiry log",
                words=4,
                paragraphs=(packed.Paragraph("d1p1", 1, (packed.Piece(f"Entry of case {number}"),)),),
            ),
        ),
    )


def hold(
    parts: Room, answers: list[dict[str, str]], name: str = "Autumn meeting", close: bool = True
) -> Room:
    """A meeting with one finished case for each of `answers`: what differs from *Met*, by question. The member scores."""
    with parts.house.write() as tx:
        start = len(packs_sealed(parts))
        sealed = [
            packs.seal(tx, SYSTEM, f"case{start + n:012}", packed.encode(contents(start + n)))
            for n in range(len(answers))
        ]
        meeting = meetings.plan_meeting(
            tx,
            parts.coordinator,
            Plan(
                name=name, held_on=dt.date(2026, 11, 20), scores_due_on=dt.date(2026, 11, 18), place="Library"
            ),
        )
        meetings.add_cases(tx, parts.coordinator, meeting.id, tuple(p.id for p in sealed))
        meetings.issue_pack(tx, parts.coordinator, meeting.id)
        items = [
            i.id
            for i, _ in meeting_queries.agenda(tx, meeting_queries.known_items(parts.coordinator), meeting.id)
        ]
    parts.meeting_id, parts.items = meeting.id, items
    with parts.house.write() as tx:
        for item in items:
            for reader in (parts.chair, parts.member):
                meetings.declare(tx, reader, item, Answer.NONE)
    for item, given in zip(items, answers, strict=True):
        score(parts, item, given)
    with parts.house.write() as tx:
        meetings.open_meeting(tx, parts.coordinator, meeting.id)
    for item, given in zip(items, answers, strict=True):
        agree(parts, item, given)
    if close:
        with parts.house.write() as tx:
            meetings.close_meeting(tx, parts.coordinator, meeting.id)
    return parts


_TEMPLATES: dict[str, tuple[Path, Room]] = {}


def held_before(house: House, answers: list[dict[str, str]]) -> Room:
    """The same as `hold(room(...))`, played once and copied for each test that has not touched its database yet."""
    key, target = repr(answers), house.settings.data / "panel.db"
    if key not in _TEMPLATES:
        folder = Path(tempfile.mkdtemp(prefix="held"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        shutil.copyfile(target, folder / "panel.db")
        engine = open_engine(f"sqlite:///{folder / 'panel.db'}")
        place = House(engine=engine, settings=house.settings, clock=house.clock)
        made = hold(room(place, lambda role, agency: _person(place, role, agency)), answers)
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("VACUUM INTO ?", (str(folder / "whole.db"),))
            connection.exec_driver_sql("BEGIN")
        engine.dispose()
        _TEMPLATES[key] = folder / "whole.db", made
    source, made = _TEMPLATES[key]
    shutil.copyfile(source, target)
    return replace(made, house=house, items=list(made.items))


def _person(house: House, role: str, agency: str) -> Viewer:
    form = NewPerson(
        name=f"{role.replace('_', ' ').title()} 1",
        email=f"{role}1@panel.example",
        role=role,
        agency=agency,
        password="correct-horse-battery",
    )
    with house.write() as tx:
        return viewer_of(tx, accounts.add_person(tx, SYSTEM, form, cheap=True).id)


def packs_sealed(parts: Room) -> list[str]:
    with parts.house.read() as tx:
        return [p.id for p in usable_packs(tx)]


def _asked(parts: Room) -> tuple[str, ...]:
    return tuple(c.id for c in rubric.decode((FIXTURES / "rubric.json").read_bytes()).asked())


def score(parts: Room, item: str, given: dict[str, str]) -> None:
    with parts.house.write() as tx:
        scoring.start(tx, parts.member, item)
        for criterion in _asked(parts):
            answer = given.get(criterion, "2")
            form = AnswerForm(
                criterion=criterion, answer=answer, comment="Seen in the log." if answer in "03" else ""
            )
            scoring.save_answer(tx, parts.member, item, form)
        scoring.save_case(tx, parts.member, item, CaseForm(overall="F2", confidence=3))
        scoring.submit(tx, parts.member, item)


def agree(parts: Room, item: str, given: dict[str, str]) -> None:
    with parts.house.write() as tx:
        discussion.open_discussion(tx, parts.coordinator, item)
        for criterion in _asked(parts):
            form = AgreeForm(criterion=criterion, answer=given.get(criterion, "2"))
            discussion.agree(tx, parts.chair, item, form)
        observations = "It could have been better."
        discussion.end(tx, parts.chair, item, EndForm(overall="F2", observations=observations))


def finding_form(parts: Room, **changes: object) -> FindingForm:
    base = FindingForm(
        kind="area_for_improvement",
        theme="victim_updates",
        phase="victim_care",
        agency=TVP,
        level="organisational",
        text=TEXT,
        criteria=("C05",),
        cases=(parts.items[0],),
    )
    return msgspec.structs.replace(base, **changes)


def adopted(parts: Room, **changes: object) -> Finding:
    with parts.house.write() as tx:
        drafted = findings.draft_finding(
            tx, parts.coordinator, parts.meeting_id, finding_form(parts, **changes)
        )
    with parts.house.write() as tx:
        return findings.adopt_finding(tx, parts.chair, drafted.id)
