"""Builds each page of the workbench, so that a refused press can show the same page again with its sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from litestar import Response

from panel.accounts.queries import person_names
from panel.anonymisation import actions, queries, rules, service, views
from panel.anonymisation.models import Task, Work
from panel.cases.models import Case
from panel.kernel.errors import NotFound, PanelError, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.web.given import Web
from panel.web.pages import page
from redaction.render import render
from redaction.spans import NAMES

SHOWN = ("both", "original", "result")
KIND_WORDS = {
    "accept": "Accepted as it was proposed",
    "reject": "Left as it stands in the file",
    "retype": "Given another kind",
    "relabel": "Given other words",
    "add": "Hidden",
    "merge": "Two people made one",
    "split": "Somebody else",
    "allow": "May stay",
    "undo": "Undone",
}


class Queued(msgspec.Struct, frozen=True):
    """One line of the queue."""

    case_id: str
    words: str
    tag: str
    detail: str
    doubtful: int
    received_at: dt.datetime
    documents: int
    strands: tuple[str, ...]

    @classmethod
    def of(cls, case: Case, task: Task | None, work: Work | None) -> Queued:
        words, tag, detail = _state_words(task, work)
        doubtful = work.open_count if work and work.state != "submitted" else 0
        return cls(case.id, words, tag, detail, doubtful, case.received_at, case.document_count, case.strands)


def _state_words(task: Task | None, work: Work | None) -> tuple[str, str, str]:
    if work is not None and work.returned_at is not None:
        return "sent back", "orange", "The verifiers sent it back to you."
    if work is not None:
        return {
            "not started": ("to prepare", "yellow", "The machine has made its proposal."),
            "in progress": ("in progress", "blue", ""),
            "submitted": ("submitted", "green", "The verifiers have it, or it is sealed."),
        }[work.state]
    if task is not None and task.state == "failed":
        return "failed", "red", task.error
    if task is not None and task.state == "doing":
        return "being read", "grey", "The machine looks for identifying details."
    return "waiting", "grey", "The machine has not started on it yet."


def overview(
    request: Web,
    house: House,
    viewer: Viewer,
    case_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    service.open_original(house, viewer, case_id)
    with house.read() as tx:
        desk = queries.desk(tx, viewer, case_id)
        is_sealed = queries.is_sealed(tx, case_id)
        names = person_names(tx, [desk.work.returned_by])
    decided = desk.decided
    work = desk.work
    doubtful = views.doubtful(decided)
    return page(
        request,
        "anonymisation/case.html",
        case=desk.case,
        work=work,
        tabs=views.tabs(decided),
        doubtful=doubtful,
        doubtful_kinds=sorted({(p.type, NAMES[p.type]) for p in doubtful}),
        risks=views.risks(desk.proposal, decided),
        people=views.people(decided),
        returned=queries.return_reason(desk),
        returned_by=names.get(work.returned_by, ""),
        why_not_check=_why_not(rules.check_can_check, work.state),
        why_not_decide=_why_not(rules.check_can_decide, work.state),
        why_not_take_back=_why_not(rules.check_can_take_back, work.state, is_sealed),
        problems=problems,
        status=status,
    )


def _why_not(check: Any, *given: Any) -> str:
    try:
        check(*given)
    except PanelError as error:
        return str(error)
    return ""


def document(
    request: Web,
    house: House,
    viewer: Viewer,
    case_id: str,
    number: int,
    span: str = "",
    show: str = "both",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    **typed: Any,
) -> Response[Any]:
    """`span`: the place whose form is shown; `typed`: what the person had filled in before a refusal."""
    service.open_original(house, viewer, case_id)
    with house.read() as tx:
        desk = queries.desk(tx, viewer, case_id)
    decided = desk.decided
    tabs = views.tabs(decided)
    if not 1 <= number <= len(tabs):
        raise NotFound
    chosen = views.places(decided, {span}) if span else []
    found = next((s for spans in decided.spans.values() for s in spans if s.id == span), None)
    undoable = service.undoable(desk.made)
    return page(
        request,
        "anonymisation/document.html",
        case=desk.case,
        work=desk.work,
        tabs=tabs,
        tab=tabs[number - 1],
        rows=views.rows(decided, render(decided), number),
        chosen=chosen[0] if chosen and found else None,
        chosen_span=found,
        is_open=span in decided.open,
        next_open=views.next_open(decided, span),
        everybody=[(p.key, p.label) for p in decided.people],
        people=views.people(decided),
        risks=sum(not risk.is_covered for risk in views.risks(desk.proposal, decided)),
        last_batch=undoable[-1].batch if undoable else 0,
        types=actions.TYPES,
        roles=actions.ROLES,
        names=NAMES,
        show=show if show in SHOWN else "both",
        why_not=_why_not(rules.check_can_decide, desk.work.state),
        typed={"words": "", "type": "P", "person": "", "role": "other", **typed},
        problems=problems,
        status=status,
    )


def people(
    request: Web,
    house: House,
    viewer: Viewer,
    case_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    service.open_original(house, viewer, case_id)
    with house.read() as tx:
        desk = queries.desk(tx, viewer, case_id)
    return page(
        request,
        "anonymisation/people.html",
        case=desk.case,
        people=views.people(desk.decided),
        why_not=_why_not(rules.check_can_decide, desk.work.state),
        problems=problems,
        status=status,
    )


def changes(
    request: Web,
    house: House,
    viewer: Viewer,
    case_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    service.open_original(house, viewer, case_id)
    with house.read() as tx:
        desk = queries.desk(tx, viewer, case_id)
        names = person_names(tx, sorted({m.made_by for m in desk.made}))
    return page(
        request,
        "anonymisation/changes.html",
        case=desk.case,
        lines=_history(desk, names),
        why_not=_why_not(rules.check_can_decide, desk.work.state),
        problems=problems,
        status=status,
    )


def _history(desk: queries.Desk, names: dict[str, str]) -> list[dict[str, Any]]:
    """One line a press, newest first."""
    counts = {m.batch for m in service.undoable(desk.made)}
    batches: dict[int, list[queries.Made]] = {}
    for made in desk.made:
        batches.setdefault(made.batch, []).append(made)
    return [
        {
            "batch": batch,
            "words": KIND_WORDS[made[0].decision.kind],
            "what": _what(desk, made[0]),
            "count": len(made),
            "who": names.get(made[0].made_by, ""),
            "at": made[0].made_at,
            "is_undone": made[0].decision.kind != "undo" and batch not in counts,
            "is_undo": made[0].decision.kind == "undo",
        }
        for batch, made in sorted(batches.items(), reverse=True)
    ]


def _what(desk: queries.Desk, made: queries.Made) -> str:
    """A few words on what was decided."""
    d = made.decision
    if d.kind == "undo":
        return next((KIND_WORDS[m.decision.kind] for m in desk.made if m.decision.number == d.of), "")
    if d.surface:
        return f"“{d.surface}”: {d.reason}"
    texts = {document.name: document.text for document in desk.proposal.documents}
    if d.document and d.start is not None and d.end is not None:
        return f"“{' '.join(texts[d.document][d.start : d.end].split())}”"
    for spans in (desk.proposal.spans, desk.decided.spans):
        for name, found in spans.items():
            for span in found:
                if span.id == d.span:
                    return f"“{' '.join(texts[name][span.start : span.end].split())}”"
    labels = {p.key: p.label for p in (*desk.proposal.people, *desk.decided.people)}
    return " and ".join(filter(None, (labels.get(d.person or ""), labels.get(d.into or ""), d.label)))


def check(
    request: Web,
    house: House,
    viewer: Viewer,
    case_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    service.open_original(house, viewer, case_id)
    with house.read() as tx:
        desk = queries.desk(tx, viewer, case_id)
    report = queries.report(desk)
    anonymised = render(desk.decided)
    work = desk.work
    is_checked = report is not None
    given = work.state, work.open_count, is_checked, work.leak_count
    return page(
        request,
        "anonymisation/check.html",
        case=desk.case,
        work=work,
        report=report,
        leaks=views.leaks(report.leaks, desk.decided, anonymised) if report else [],
        allowed=[m.decision for m in service.undoable(desk.made) if m.decision.kind == "allow"],
        people=views.people(desk.decided),
        types=actions.TYPES,
        next_open=views.next_open(desk.decided),
        why_not_check=_why_not(rules.check_can_check, work.state),
        why_not_submit=_why_not(rules.check_can_submit, *given),
        problems=problems,
        status=status,
    )
