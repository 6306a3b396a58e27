"""What the pages of findings show. Nothing here holds a raw count outside the panel: see `counts.cells`."""

from __future__ import annotations

import datetime as dt

import msgspec
from markupsafe import Markup

from panel.findings import counts, queries, rules
from panel.findings.categories import STRANDS, CategorySet, label_of
from panel.findings.counts import Cell
from panel.findings.models import Finding
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings.models import Meeting
from panel.packs.contents import StandardResult
from panel.scoring import queries as scoring
from panel.scoring.queries import CaseResult
from panel.scoring.rubric import OVERALL, Criterion, Rubric
from panel.web import charts


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One count over the cases: in a sentence, drawn, and as a table."""

    id: str
    name: str
    question: str = ""
    sentence: str = ""
    cells: tuple[Cell, ...] = ()
    drawing: tuple[tuple[str, Markup], ...] = ()
    """Bars with their words; none where a cell is hidden, since its bar would give it back."""
    is_told_above: bool = False
    """Outside the panel: a finding already gives this question's number, and a second figure could be taken from it."""


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """`cases` are names the reader may know, in the closed view alone."""

    id: str
    meeting_id: str
    kind: str
    kind_words: str
    theme: str
    theme_words: str
    phase: str
    strand: str
    strand_key: str
    agency: str
    level: str
    text: str
    n_of_n: str
    has_number: bool
    """Whether `n_of_n` says n."""
    criteria: tuple[tuple[str, str], ...]
    """Name and question."""
    cases: tuple[str, ...]
    state: str
    version: int
    supersedes: str
    superseded_by: str
    drafted_at: dt.datetime
    adopted_at: dt.datetime | None


class MeetingRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    held_on: dt.date
    adopted: int
    drafts: int
    cases: int | None
    """Finished cases; None outside the panel."""


class MeetingView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    held_on: dt.date
    is_closed_view: bool
    cases: str
    """How many cases are counted, in words."""
    enough: bool
    """False when there are too few cases to show any count to this reader."""
    precision: str
    overall: Measure
    criteria: tuple[Measure, ...]
    standards: tuple[Measure, ...]
    adopted: tuple[FindingView, ...]
    drafts: tuple[FindingView, ...]
    replaced: tuple[FindingView, ...]
    may_write: bool
    why_not_draft: str


def meeting_rows(tx: Tx, viewer: Viewer) -> list[MeetingRow]:
    is_closed = rules.is_closed_view(viewer)
    rows = []
    for meeting in queries.meetings_held(tx, viewer):
        found = queries.findings(tx, viewer, meeting_id=meeting.id)
        rows.append(
            MeetingRow(
                id=meeting.id,
                name=meeting.name,
                held_on=meeting.held_on,
                adopted=sum(f.state == rules.ADOPTED for f in found),
                drafts=sum(f.state == rules.DRAFTED for f in found),
                cases=len(queries.results(tx, viewer, meeting.id)) if is_closed else None,
            )
        )
    return rows


def meeting_view(tx: Tx, viewer: Viewer, meeting_id: str) -> MeetingView:
    meeting = queries.meeting(tx, viewer, meeting_id)
    results = queries.results(tx, viewer, meeting_id)
    is_closed = rules.is_closed_view(viewer)
    enough = bool(results) and (is_closed or len(results) >= counts.ENOUGH_CASES)
    found = finding_views(tx, viewer, queries.findings(tx, viewer, meeting_id=meeting_id))
    criteria = scoring.rubric_for(tx, meeting).criteria if results else ()
    told = frozenset[str]() if is_closed else _told(found)
    return MeetingView(
        id=meeting.id,
        name=meeting.name,
        held_on=meeting.held_on,
        is_closed_view=is_closed,
        cases=_cases_words(len(results), is_closed),
        enough=enough,
        precision=counts.precision_note(len(results)) if enough else "",
        overall=_overall(results, is_closed),
        criteria=tuple(m for c in criteria if (m := _criterion(c, results, is_closed, told)) is not None),
        standards=_standards(queries.standards(tx, [r.item_id for r in results]), is_closed),
        adopted=tuple(f for f in found if f.state == rules.ADOPTED),
        drafts=tuple(f for f in found if f.state == rules.DRAFTED),
        replaced=finding_views(tx, viewer, queries.replaced_findings(tx, viewer, meeting_id)),
        may_write=not rules.why_not(rules.check_may_write, viewer),
        why_not_draft=rules.why_not(rules.check_can_draft, len(results)),
    )


def _cases_words(number: int, is_closed: bool) -> str:
    if is_closed or number >= counts.ENOUGH_CASES:
        return f"{number} finished {'case' if number == 1 else 'cases'}"
    return "fewer than 5 finished cases"


def _overall(results: list[CaseResult], is_closed: bool) -> Measure:
    labels = {o.code: o.label for o in OVERALL}
    cells = counts.cells(counts.tally(labels, (r.overall for r in results)), labels, is_closed)
    return Measure(
        id="overall",
        name="The cases as a whole",
        cells=cells,
        drawing=_drawing("overall", cells, len(results)),
    )


def _told(found: tuple[FindingView, ...]) -> frozenset[str]:
    """Names of the questions whose number a finding gives."""
    return frozenset(name for f in found if f.has_number for name, _ in f.criteria)


def _criterion(
    criterion: Criterion, results: list[CaseResult], is_closed: bool, told: frozenset[str]
) -> Measure | None:
    """None for a question that was asked about no case, or about too few to say anything here."""
    if criterion.name in told:
        return Measure(id=criterion.id, name=criterion.name, question=criterion.question, is_told_above=True)
    answers = [r.agreed[criterion.id] for r in results if criterion.id in r.agreed]
    groups = counts.grouped(counts.tally(counts.GROUP_OF, answers))
    shown = counts.cells(groups, counts.GROUP_WORDS, is_closed)
    if not answers or not shown:
        return None
    base = len(answers) - (groups[counts.NOT_ASKED] if is_closed else 0)
    drawn = tuple(c for c in shown if c.key != counts.NOT_ASKED or not is_closed)
    labels = counts.ANSWER_WORDS
    table = counts.cells(counts.tally(labels, answers), labels, True) if is_closed else shown
    return Measure(
        id=criterion.id,
        name=criterion.name,
        question=criterion.question,
        sentence=counts.sentence(shown, base),
        cells=table,
        drawing=_drawing(criterion.id, drawn, base),
    )


def _standards(by_case: list[tuple[StandardResult, ...]], is_closed: bool) -> tuple[Measure, ...]:
    names = {s.id: s.name for case in by_case for s in case}
    found = []
    for standard, name in sorted(names.items()):
        outcomes = [s.outcome for case in by_case for s in case if s.id == standard]
        cells = counts.cells(counts.tally(counts.STANDARD_WORDS, outcomes), counts.STANDARD_WORDS, is_closed)
        if cells:
            found.append(Measure(id=standard, name=name, cells=cells))
    return tuple(found)


def _drawing(uid: str, cells: tuple[Cell, ...], base: int) -> tuple[tuple[str, Markup], ...]:
    """Bars in cases with the 95 % interval, one a cell that is not zero."""
    if not cells or base < 1 or any(c.value is None for c in cells):
        return ()
    bars = []
    for cell in cells:
        if not cell.value:
            continue
        interval = counts.wilson(cell.value, base)
        words = f"{cell.label}: {cell.value} of {base}"
        if counts.may_show_percent(base):
            words += f" ({interval.share:.0%}; could be {interval.low:.0%} to {interval.high:.0%})"
        low, high = interval.low * base, interval.high * base
        bars.append((words, charts.strip(f"bar-{uid}-{cell.key}", words, cell.value, low, high, base)))
    return tuple(bars)


def finding_views(tx: Tx, viewer: Viewer, found: list[Finding]) -> tuple[FindingView, ...]:
    lists = queries.categories(tx)
    rubrics: dict[str, Rubric] = {}
    views: list[FindingView] = []
    for finding in found:
        if finding.meeting_id not in rubrics:
            meeting = tx.session.get_one(Meeting, finding.meeting_id)
            rubrics[finding.meeting_id] = scoring.rubric_for(tx, meeting)
        views.append(_finding(tx, viewer, finding, lists, rubrics[finding.meeting_id]))
    return tuple(views)


def _finding(tx: Tx, viewer: Viewer, finding: Finding, lists: CategorySet, rubric: Rubric) -> FindingView:
    names = queries.readable_case_names(tx, viewer, finding.item_ids)
    knows_all = rules.is_closed_view(viewer) and len(names) == len(finding.item_ids)
    words = counts.n_of_n(finding.case_count, finding.of_cases, knows_all)
    asked = [c for key in finding.criteria if (c := rubric.criterion(key)) is not None]
    return FindingView(
        id=finding.id,
        meeting_id=finding.meeting_id,
        kind=finding.kind,
        kind_words=label_of(lists.kinds, finding.kind),
        theme=finding.theme,
        theme_words=label_of(lists.themes, finding.theme),
        phase=label_of(lists.phases, finding.phase),
        strand=label_of(STRANDS, finding.strand) if finding.strand else "Every strand",
        strand_key=finding.strand,
        agency=finding.agency,
        level=label_of(lists.levels, finding.level),
        text=finding.text,
        n_of_n=words,
        has_number=words[0].isdigit(),
        criteria=tuple((c.name, c.question) for c in asked),
        cases=tuple(names.values()) if knows_all else (),
        state=finding.state,
        version=finding.version,
        supersedes=finding.supersedes,
        superseded_by=finding.superseded_by,
        drafted_at=finding.drafted_at,
        adopted_at=finding.adopted_at,
    )
