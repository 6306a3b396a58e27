"""What the reading page and the send page show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from panel.kernel.clock import LONDON
from panel.kernel.errors import PanelError, Problem
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.packs import queries as packs
from panel.packs import words
from panel.packs.contents import Contents, Fact, StandardResult
from panel.packs.models import ContextRequest
from panel.scoring import queries, rules, text
from panel.scoring.models import Answer, Sheet
from panel.scoring.queries import Place
from panel.scoring.rubric import ALONE, CONFIDENCE, SCALE, AnswerKind, Category, Criterion
from panel.scoring.service import facts_of, paragraphs


def clock_time(moment: dt.datetime | None) -> str:
    """Such as *14:02*, in London."""
    return f"{moment.astimezone(LONDON):%H:%M}" if moment else ""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at the top of every page about a case."""

    item_id: str
    name: str
    line: str
    sha256: str
    meeting_id: str
    meeting_name: str
    due: dt.date
    minutes: int
    phase: str
    is_scorer: bool


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question with what this scorer has said so far. `scale` pairs each point with what it means here."""

    number: int
    criterion: Criterion
    scale: tuple[tuple[str, str, str], ...]
    others: tuple[AnswerKind, ...]
    answer: str = ""
    answer_label: str = ""
    comment: str = ""
    cites: tuple[tuple[str, str], ...] = ()
    is_answered: bool = False
    needs_comment: bool = False
    standards: tuple[StandardResult, ...] = ()


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    overall: str = ""
    confidence: int | None = None
    went_well: str = ""
    one_change: str = ""


class ReadPage(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    introduction: str
    summary: tuple[Fact, ...]
    timeline: tuple[text.TimelineView, ...]
    standards: tuple[StandardResult, ...]
    text: text.Text
    asked_police: tuple[ContextRequest, ...]
    names: dict[str, str]
    """What each paragraph is called."""
    questions: tuple[Question, ...]
    case: CaseView
    state: str
    """Of the viewer's own sheet; empty without one."""
    why_not: str
    """Why nothing can be scored here, empty when it can."""
    saved_at: dt.datetime | None
    answered: int
    overall_choices: tuple[Category, ...] = ALONE
    confidence_choices: tuple[tuple[int, str], ...] = CONFIDENCE

    @property
    def saved_clock(self) -> str:
        return clock_time(self.saved_at)

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def next_question(self) -> str:
        """The first question without a full answer, else the first."""
        ids = [q.criterion.id for q in self.questions if not q.is_answered] or [
            q.criterion.id for q in self.questions
        ]
        return ids[0] if ids else ""


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What changes on the page when something was saved."""

    item_id: str
    saved_at: dt.datetime
    answered: int
    total: int
    question: Question | None = None

    @property
    def saved_clock(self) -> str:
        return clock_time(self.saved_at)


class SendPage(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    state: str
    missing: tuple[Problem, ...]
    naming: tuple[Problem, ...]
    """Words that seem to name a person or a case."""
    why_not: str
    total: int


def head(place: Place, viewer: Viewer, contents: Contents) -> Head:
    return Head(
        item_id=place.item.id,
        name=place.pack.name,
        line=words.line(contents),
        sha256=place.pack.sha256,
        meeting_id=place.meeting.id,
        meeting_name=place.meeting.name,
        due=place.meeting.scores_due_on,
        minutes=contents.minutes_to_read,
        phase=place.phase,
        is_scorer=not rules.why_not(rules.check_may_score, viewer),
    )


def start_page(tx: Tx, viewer: Viewer, item_id: str) -> tuple[Head, str]:
    """The head and the warning, before any of the text."""
    place = queries.place(tx, viewer, item_id)
    contents = packed.decode(place.pack.contents)
    return head(place, viewer, contents), contents.warning


def read_page(tx: Tx, viewer: Viewer, item_id: str) -> ReadPage:
    place = queries.place(tx, viewer, item_id)
    contents = packed.decode(place.pack.contents)
    sheet = queries.own_sheet(tx, viewer, item_id)
    asked = questions(place, sheet, contents)
    return ReadPage(
        head=head(place, viewer, contents),
        introduction=place.rubric.introduction,
        summary=contents.summary,
        timeline=text.timeline(contents),
        standards=contents.standards,
        text=text.read(contents, packs.glossary(tx)),
        asked_police=tuple(packs.context_requests(tx, viewer, place.pack.id)),
        names=paragraphs(contents),
        questions=asked,
        case=_case(sheet),
        state=sheet.state if sheet else "",
        why_not=_why_not_score(viewer, place, sheet),
        saved_at=sheet.saved_at if sheet else None,
        answered=sum(q.is_answered for q in asked),
    )


def saved(tx: Tx, viewer: Viewer, item_id: str, criterion: str = "") -> Saved:
    """After a save, with the question it was about."""
    place = queries.place(tx, viewer, item_id)
    sheet = queries.own_sheet(tx, viewer, item_id)
    asked = questions(place, sheet, packed.decode(place.pack.contents))
    return Saved(
        item_id=item_id,
        saved_at=sheet.saved_at if sheet else tx.now,
        answered=sum(q.is_answered for q in asked),
        total=len(asked),
        question=next((q for q in asked if q.criterion.id == criterion), None),
    )


def send_page(tx: Tx, viewer: Viewer, item_id: str) -> SendPage:
    place = queries.place(tx, viewer, item_id)
    sheet = queries.own_sheet(tx, viewer, item_id)
    return SendPage(
        head=head(place, viewer, packed.decode(place.pack.contents)),
        state=sheet.state if sheet else "",
        missing=tuple(rules.missing(place.asked, facts_of(sheet))) if sheet else (),
        naming=tuple(rules.naming(place.asked, facts_of(sheet), packs.known_capitals(tx))) if sheet else (),
        why_not=_why_not_score(viewer, place, sheet),
        total=len(place.asked),
    )


def questions(place: Place, sheet: Sheet | None, contents: Contents) -> tuple[Question, ...]:
    names = paragraphs(contents)
    given = sheet.answers if sheet else {}
    return tuple(
        _question(n, c, place, given.get(c.id, Answer()), names, contents.standards)
        for n, c in enumerate(place.asked, 1)
    )


def _question(
    number: int,
    criterion: Criterion,
    place: Place,
    given: Answer,
    names: dict[str, str],
    standards: Sequence[StandardResult],
) -> Question:
    labels = place.rubric.label
    return Question(
        number=number,
        criterion=criterion,
        scale=tuple((code, labels(code), criterion.anchors.get(code, "")) for code in reversed(SCALE)),
        others=tuple(a for a in place.rubric.answers if a.code not in SCALE),
        answer=given.answer,
        answer_label=labels(given.answer) if given.answer else "",
        comment=given.comment,
        cites=text.words_of_cites(given.cites, names),
        is_answered=rules.is_answered(given.answer, given.comment),
        needs_comment=bool(given.answer) and not rules.is_answered(given.answer, given.comment),
        standards=tuple(s for s in standards if s.id in criterion.timers),
    )


def _case(sheet: Sheet | None) -> CaseView:
    if sheet is None:
        return CaseView()
    return CaseView(
        overall=sheet.overall,
        confidence=sheet.confidence,
        went_well=sheet.went_well,
        one_change=sheet.one_change,
    )


def _why_not_score(viewer: Viewer, place: Place, sheet: Sheet | None) -> str:
    try:
        rules.check_may_score(viewer)
        rules.check_can_score(place.standing, place.phase)
    except PanelError as error:
        return str(error)
    return "" if sheet else "Open the case first."
