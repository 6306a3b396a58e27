"""What the pages of this stage show, put together from records whose reader was found to be allowed."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

import msgspec

from panel.followup import rules
from panel.followup.models import Action, Evidence, Update
from panel.followup.queries import Records
from panel.followup.standing import (
    ANSWER_WORDS,
    CLOSING_WORDS,
    HEALTH_WORDS,
    STATUS_WORDS,
    Standing,
    due,
    is_overdue,
    words,
)
from panel.kernel.clock import london_date
from panel.kernel.viewer import Viewer
from panel.recommendations.models import Recommendation
from panel.web.templates import day, in_days

LINE = 140

FILTERS = {
    "open": "All that are open",
    "overdue": "Overdue",
    "answer": "Awaiting answer",
    "verify": "To verify",
    "again": "Asked again",
    "closed": "Closed",
}
NUMBERS = ("overdue", "answer", "verify", "again")


class BoardRow(msgspec.Struct, frozen=True, kw_only=True):
    """One recommendation on the board. `tag` is the colour of the state word, which never stands alone."""

    id: str
    number: int
    line: str
    body: str
    owner: str
    state: str
    tag: str
    due: dt.date | None
    is_overdue: bool
    last_update: dt.date | None
    asked_before: int
    is_over: bool
    awaits_answer: bool
    awaits_verification: bool


class Board(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[BoardRow, ...]
    counts: dict[str, int]
    show: str
    body: str
    today: dt.date


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the history."""

    at: dt.datetime
    who: str
    what: str
    text: str = ""


class EvidenceView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    note: str
    link: str
    file_name: str
    at: dt.datetime


class UpdateView(msgspec.Struct, frozen=True, kw_only=True):
    at: dt.datetime
    who: str
    note: str
    changes: tuple[str, ...]
    evidence: EvidenceView | None


class ActionView(msgspec.Struct, frozen=True, kw_only=True):
    letter: str
    text: str
    owner: str
    body: str
    status: str
    status_key: str
    health: str
    health_key: str
    due: dt.date
    first_due: dt.date
    moves: int
    is_overdue: bool
    is_done: bool
    updates: tuple[UpdateView, ...]


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page of one recommendation. `why_not` holds, by button, the sentence of the rule that says no."""

    row: BoardRow
    text: str
    why: str
    success: str
    issued_on: dt.date | None
    age: int
    respond_by: dt.date | None
    first_respond_by: dt.date | None
    answer: str
    answer_key: str
    reasons: str
    will_be_done: str
    answered_on: dt.date | None
    answers: int
    asks_for_answer: bool
    open_extension: tuple[dt.date, str] | None
    summary: str
    """What the body said when it sent its evidence the last time."""
    actions: tuple[ActionView, ...]
    steps: tuple[StepView, ...]
    closings: list[tuple[str, str, str]]
    awaits_closing: bool
    may_open_evidence: bool
    is_answerer: bool
    why_not: dict[str, str]
    today: dt.date


def board_row(recommendation: Recommendation, kept: Records, standing: Standing, today: dt.date) -> BoardRow:
    late = is_overdue(standing, today)
    return BoardRow(
        id=recommendation.id,
        number=recommendation.number,
        line=one_line(recommendation.text),
        body=recommendation.responsible_body,
        owner=recommendation.owner,
        state=words(standing),
        tag=_tag(standing, late),
        due=due(standing),
        is_overdue=late,
        last_update=london_date(kept.last_touched) if kept.last_touched else None,
        asked_before=len(recommendation.earlier_ids),
        is_over=standing.is_over,
        awaits_answer=standing.awaits_answer,
        awaits_verification=standing.awaits_verification,
    )


def _tag(standing: Standing, late: bool) -> str:
    if late:
        return "red"
    if standing.is_over:
        return "grey"
    return {"evidenced": "yellow", "assured": "green", "not_assured": "orange"}.get(standing.state, "")


def one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LINE else line[: LINE - 1].rsplit(" ", 1)[0] + "…"


def board(rows: Sequence[BoardRow], show: str, body: str, today: dt.date) -> Board:
    """Overdue first, then by due date, then what has none. Counts are over every body or the chosen one."""
    show = show if show in FILTERS else "open"
    of_body = [r for r in rows if not body or rules.same_body(r.body, body)]
    chosen = sorted((r for r in of_body if _is_in(r, show)), key=_urgency)
    counts = {key: sum(_is_in(r, key) for r in of_body) for key in FILTERS}
    return Board(rows=tuple(chosen), counts=counts, show=show, body=body, today=today)


def _is_in(row: BoardRow, show: str) -> bool:
    if row.is_over or show == "closed":
        return row.is_over and show == "closed"
    return {
        "open": True,
        "overdue": row.is_overdue,
        "answer": row.awaits_answer,
        "verify": row.awaits_verification,
        "again": row.asked_before > 0,
    }[show]


def _urgency(row: BoardRow) -> tuple[bool, dt.date, int]:
    return (not row.is_overdue, row.due or dt.date.max, row.number)


_HEAD = (
    "State",
    "Number",
    "Recommendation",
    "Body",
    "Owner",
    "Due",
    "In words",
    "Last update",
    "Asked before",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def board_csv(shown: Board) -> bytes:
    """What the page shows, as a table. No cell can start a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(_HEAD)
    for row in shown.rows:
        cells = (
            row.state,
            str(row.number),
            row.line,
            row.body,
            row.owner,
            row.due.isoformat() if row.due else "",
            in_days(row.due, shown.today) if row.due else "",
            row.last_update.isoformat() if row.last_update else "",
            str(row.asked_before),
        )
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def follow_up(
    recommendation: Recommendation,
    kept: Records,
    standing: Standing,
    viewer: Viewer,
    names: Mapping[str, str],
    today: dt.date,
) -> FollowUp:
    answer, extension = kept.response, kept.open_extension
    success = (recommendation.success_measure, recommendation.baseline, recommendation.target)
    return FollowUp(
        row=board_row(recommendation, kept, standing, today),
        text=recommendation.text,
        why=recommendation.why,
        success="\n".join(
            f"{head}{words}" for head, words in zip(("", "Now: ", "Aim: "), success, strict=True) if words
        ),
        issued_on=standing.issued_on,
        age=(today - standing.issued_on).days if standing.issued_on else 0,
        respond_by=standing.respond_by,
        first_respond_by=recommendation.respond_by,
        answer=ANSWER_WORDS[answer.kind] if answer else "",
        answer_key=answer.kind if answer else "",
        reasons=answer.reasons if answer else "",
        will_be_done=answer.what_will_be_done if answer else "",
        answered_on=london_date(answer.given_at) if answer else None,
        answers=standing.answers,
        asks_for_answer=standing.asks_for_answer,
        summary=kept.submissions[-1].summary if kept.submissions else "",
        open_extension=(extension.new_date, extension.why) if extension else None,
        actions=tuple(action_view(a, kept, names, today) for a in kept.actions),
        steps=_steps(recommendation, kept, names),
        closings=rules.closings(standing),
        awaits_closing=standing.awaits_closing,
        may_open_evidence=rules.may_open_evidence(viewer, standing),
        is_answerer=not rules.why_not(rules.check_may_answer, viewer, standing),
        why_not=_why_not(viewer, standing),
        today=today,
    )


def _why_not(viewer: Viewer, standing: Standing) -> dict[str, str]:
    body = rules.why_not(rules.check_may_answer, viewer, standing)
    decider = rules.why_not(rules.check_may_decide, viewer, standing)
    return {
        "acknowledge": body or rules.why_not(rules.check_can_acknowledge, standing),
        "answer": body or rules.why_not(rules.check_can_answer, standing),
        "extension": body or rules.why_not(rules.check_can_ask_extension, standing),
        "action": body or rules.why_not(rules.check_can_add_action, standing),
        "report": body or rules.why_not(rules.check_can_report, standing),
        "send": body or rules.why_not(rules.check_can_send, standing),
        "decide": decider,
        "decide_extension": decider or rules.why_not(rules.check_can_decide_extension, standing),
        "verify": decider or rules.why_not(rules.check_can_verify, standing),
        "close": decider or rules.why_not(rules.check_can_close, standing),
        "reopen": decider or rules.why_not(rules.check_can_reopen, standing),
    }


def action_view(action: Action, kept: Records, names: Mapping[str, str], today: dt.date) -> ActionView:
    updates = kept.updates_of(action.id)
    evidence = {e.id: e for e in kept.evidence}
    is_done = action.status in ("completed", "bau")
    return ActionView(
        letter=action.letter,
        text=action.text,
        owner=action.owner,
        body=action.body,
        status=STATUS_WORDS[action.status],
        status_key=action.status,
        health=HEALTH_WORDS[action.health],
        health_key=action.health,
        due=action.due_on,
        first_due=action.first_due_on,
        moves=sum(change.field == "due_on" for u in updates for change in u.changes),
        is_overdue=not is_done and today > action.due_on,
        is_done=is_done,
        updates=tuple(_update_view(u, evidence.get(u.evidence_id), names) for u in reversed(updates)),
    )


def _update_view(update: Update, evidence: Evidence | None, names: Mapping[str, str]) -> UpdateView:
    return UpdateView(
        at=update.written_at,
        who=names.get(update.written_by, "somebody"),
        note=update.note,
        changes=tuple(change_words(change) for change in update.changes),
        evidence=EvidenceView(
            id=evidence.id,
            note=evidence.note,
            link=evidence.link,
            file_name=evidence.file_name,
            at=evidence.given_at,
        )
        if evidence
        else None,
    )


def change_words(change: rules.Change) -> str:
    """Such as *Status: Not Started, now In Progress*."""
    label = {"status": "Status", "health": "Health", "due_on": "Due", "owner": "Owner"}[change.field]
    if change.field == "due_on":
        before, after = (day(dt.date.fromisoformat(d)) for d in (change.before, change.after))
    else:
        known = STATUS_WORDS | HEALTH_WORDS
        before, after = known.get(change.before, change.before), known.get(change.after, change.after)
    return f"{label}: {before}, now {after}"


def _steps(recommendation: Recommendation, kept: Records, names: Mapping[str, str]) -> tuple[StepView, ...]:
    """The history, newest first."""
    found: list[StepView] = []

    def add(at: dt.datetime | None, by: str, what: str, text: str = "") -> None:
        if at is not None:
            found.append(StepView(at=at, who=names.get(by, ""), what=what, text=text))

    add(recommendation.issued_at, recommendation.issued_by, "Issued")
    if kept.course:
        add(kept.course.acknowledged_at, kept.course.acknowledged_by, "Seen by the body that must answer")
    for e in kept.extensions:
        add(e.asked_at, e.asked_by, f"More time asked for, until {day(e.new_date)}", e.why)
        decided = f"More time granted, until {day(e.new_date)}" if e.decision == "granted" else "No more time"
        add(e.decided_at, e.decided_by, decided, e.note)
    for r in kept.responses:
        what = "Answered" if r.number == 1 else f"Answered again (answer {r.number})"
        add(r.given_at, r.given_by, f"{what}: {ANSWER_WORDS[r.kind].lower()}", r.reasons)
    letters = {a.id: a.letter for a in kept.actions}
    for a in kept.actions:
        add(a.added_at, a.added_by, f"Action {a.letter} added")
    for u in kept.updates:
        changed = "; ".join(change_words(change) for change in u.changes)
        add(u.written_at, u.written_by, f"Update on action {letters[u.action_id]}", changed)
    for s in kept.submissions:
        add(s.sent_at, s.sent_by, "Evidence sent to be checked", s.summary)
    for v in kept.verifications:
        what = "Checked: assured" if v.decision == "assured" else "Checked: not assured"
        add(v.decided_at, v.decided_by, f"{what}. To look at again on {day(v.revisit_on)}", v.reasons)
    for c in kept.closings:
        what = "Opened again" if c.kind == "reopened" else f"Closed: {CLOSING_WORDS[c.kind].lower()}"
        add(c.decided_at, c.decided_by, what, c.reasons)
    add(
        recommendation.withdrawn_at,
        recommendation.withdrawn_by,
        "Withdrawn by the panel",
        recommendation.withdrawn_reason,
    )
    return tuple(sorted(found, key=lambda step: step.at)[::-1])
