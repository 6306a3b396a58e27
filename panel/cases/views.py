"""What the pages of this stage show, as plain Structs."""

from __future__ import annotations

import datetime as dt

import msgspec

from panel.accounts.queries import person_names
from panel.cases import codes, contents, drawing, moments, queries, rules, selection, timeline
from panel.cases.models import Case, Draw
from panel.cases.queries import DocumentLine
from panel.cases.standards import assess
from panel.cases.standards_table import WORKING_DAY_RULE
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import SYSTEM, Viewer
from panel.packs.contents import Fact, StandardResult, TimelineEntry
from panel.packs.models import Pack
from redaction.bundle import CaseFacts

NOBODY = "Nobody yet"
STATE_WORDS = {
    "accepted": "To prepare",
    "refused": "Not taken",
    "disposed": "Destroyed",
    "received": "Received",
}


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """`due` is None for what needs no work any more."""

    id: str
    name: str
    state: str
    colour: str
    strands: str
    holder: str
    is_mine: bool
    is_live: bool
    """It is kept and can be opened."""
    received_at: dt.datetime
    documents: int
    words: int
    due: dt.date | None = None
    is_overdue: bool = False


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    to_prepare: list[QueueRow]
    sealed: list[QueueRow]
    ended: list[QueueRow]
    today: dt.date


class TimelineRow(msgspec.Struct, frozen=True):
    entry: TimelineEntry
    result: StandardResult | None
    is_new_day: bool


class OpenCase(msgspec.Struct, frozen=True, kw_only=True):
    """What only a case that still has its key can show."""

    facts: list[Fact]
    warnings: list[str]
    unknown: tuple[str, ...]
    standards: tuple[StandardResult, ...]
    timeline: list[TimelineRow]
    day_zero: dt.date | None
    documents: list[DocumentLine]
    older: list[tuple[str, dt.datetime]]
    """Id and day of other cases here with the same reference."""


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    row: QueueRow
    case_state: str
    reasons: list[str]
    received_by: str
    disposed_at: dt.datetime | None
    disposed_by: str
    is_sealed: bool
    today: dt.date
    opened: OpenCase | None
    why_not_take: str
    working_day_rule: str = WORKING_DAY_RULE


def queue(tx: Tx, viewer: Viewer) -> Queue:
    found = queries.cases(tx, viewer)
    packs = queries.packs_by_case(tx, found)
    names = _names(tx, found)
    rows = [(case, _row(tx, viewer, case, packs.get(case.id), names)) for case in found]
    live = [(case, row) for case, row in rows if case.state == "accepted"]
    return Queue(
        to_prepare=sorted((r for c, r in live if r.due), key=lambda r: (r.due, r.received_at)),
        sealed=[r for c, r in live if not r.due],
        ended=[r for c, r in reversed(rows) if c.state != "accepted"],
        today=london_date(tx.now),
    )


def _names(tx: Tx, found: list[Case]) -> dict[str, str]:
    ids = {i for case in found for i in (case.held_by, case.received_by, case.disposed_by) if i}
    return {**person_names(tx, sorted(ids)), SYSTEM.id: SYSTEM.name}


def _row(tx: Tx, viewer: Viewer, case: Case, pack: Pack | None, names: dict[str, str]) -> QueueRow:
    is_with_panel = pack is not None and pack.recalled_at is None
    is_waiting = case.state == "accepted" and not is_with_panel
    due = rules.due_on(case.received_at) if is_waiting else None
    state, colour = _state(case, pack)
    return QueueRow(
        id=case.id,
        name=_reference(tx, case),
        state=state,
        colour=colour,
        strands=", ".join(codes.STRANDS[s] for s in case.strands if s in codes.STRANDS),
        holder=names.get(case.held_by, "") or NOBODY,
        is_mine=bool(viewer.id) and case.held_by == viewer.id,
        is_live=case.state == "accepted",
        received_at=case.received_at,
        documents=case.document_count,
        words=case.word_count,
        due=due,
        is_overdue=due is not None and due < london_date(tx.now),
    )


def _state(case: Case, pack: Pack | None) -> tuple[str, str]:
    """The state in words, and the colour of its tag."""
    if case.state != "accepted" or pack is None:
        colours = {"accepted": "yellow", "refused": "red"}
        return STATE_WORDS[case.state], colours.get(case.state, "grey")
    return (f"Sealed as {pack.name}", "green") if pack.recalled_at is None else ("Called back", "orange")


def _reference(tx: Tx, case: Case) -> str:
    if case.key is None:
        return "No longer kept"
    return queries.facts(tx, case).reference


def case_view(tx: Tx, viewer: Viewer, case: Case) -> CaseView:
    names = _names(tx, [case])
    pack = queries.packs_by_case(tx, [case]).get(case.id)
    return CaseView(
        row=_row(tx, viewer, case, pack, names),
        case_state=case.state,
        reasons=[rules.REASONS[code] for code in case.reasons if code in rules.REASONS],
        received_by=names.get(case.received_by, ""),
        disposed_at=case.disposed_at,
        disposed_by=names.get(case.disposed_by, ""),
        is_sealed=pack is not None and pack.recalled_at is None,
        today=london_date(tx.now),
        opened=_opened(tx, viewer, case) if case.key is not None else None,
        why_not_take=rules.why_not_take(case.state, case.held_by, viewer),
    )


def _opened(tx: Tx, viewer: Viewer, case: Case) -> OpenCase:
    facts, notes = queries.facts(tx, case), queries.notes(tx, case)
    assessed = assess(facts)
    return OpenCase(
        facts=_facts(facts),
        warnings=[*rules.warnings(facts, tx.now), *notes.warnings],
        unknown=notes.unknown,
        standards=tuple(a.result for a in assessed),
        timeline=_timeline(facts),
        day_zero=timeline.day_zero(facts),
        documents=queries.document_lines(tx, case),
        older=[(c.id, c.received_at) for c in queries.same_reference(tx, viewer, case)],
    )


def _facts(facts: CaseFacts) -> list[Fact]:
    """The file's own reference and days first, then what the panel will read at its head."""
    closed = moments.read(facts.closed_at)
    own = [Fact("Reference", facts.reference)]
    own += [Fact(f"Reference ({name})", text) for name, text in facts.other_references.items()]
    own += [Fact("Police area", facts.area)] if facts.area else []
    own += [Fact("Closed", f"{closed.day.day} {closed.day:%B %Y}")] if closed else []
    return [*own, *contents.header(facts).summary]


def _timeline(facts: CaseFacts) -> list[TimelineRow]:
    assessed = assess(facts)
    results = {a.result.id: a.result for a in assessed}
    rows: list[TimelineRow] = []
    for entry in timeline.timeline(facts, assessed):
        is_new_day = not rows or rows[-1].entry.day != entry.day
        rows.append(TimelineRow(entry, results.get(entry.standard), is_new_day))
    return rows


class DrawView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    drawn_at: dt.datetime
    drawn_by: str
    rule: str
    seed: str
    wanted: int
    frame: tuple[str, ...]
    excluded: list[tuple[str, int]]
    chosen: list[tuple[int, str, str]]
    """Place in the draw, case id, reference."""


def draw_view(tx: Tx, viewer: Viewer, drawn: Draw) -> DrawView:
    here = {case.id: case for case in queries.cases(tx, viewer)}
    return DrawView(
        id=drawn.id,
        drawn_at=drawn.drawn_at,
        drawn_by=person_names(tx, [drawn.drawn_by]).get(drawn.drawn_by, ""),
        rule=selection.RULES.get(drawn.rule, drawn.rule),
        seed=drawn.seed,
        wanted=drawn.wanted,
        frame=drawn.frame,
        excluded=[(drawing.EXCLUDED.get(reason, reason), n) for reason, n in sorted(drawn.excluded.items())],
        chosen=[(n, i, _reference(tx, here[i])) for n, i in enumerate(drawn.chosen, start=1) if i in here],
    )
