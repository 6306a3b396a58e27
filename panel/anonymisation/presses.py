"""What a preparer presses. Each ends at a page that shows what came of it."""

from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath

from panel.anonymisation import actions, pages, queries, rules, service, views
from panel.anonymisation.forms import Hide, OfKind, Press, Undo
from panel.kernel.errors import Invalid
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import post
from panel.web.templates import count
from redaction.decisions import DecidedBundle

STAY = ("retype", "relabel", "split")
"""After these the same place stays chosen, so that the reader sees what became of it."""


@post("/workbench/{case_id:str}/decide", may="anonymisation.work")
def decide(
    request: Web, case_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    press = form.decode(Press)
    try:
        with house.write() as tx:
            desk = queries.desk(tx, viewer, case_id)
            wanted = actions.decisions_of(press, desk.proposal, desk.decided)
            decided = service.decide(tx, viewer, case_id, wanted)
    except Invalid as error:
        return _again(request, house, viewer, case_id, press, error)
    if press.back == "check":
        report = service.check(house, viewer, case_id)
        return see(request, f"/workbench/{case_id}/check", _left(len(report.leaks)))
    if press.back != "document":
        return see(request, _page_of(case_id, press.back), _done(decided))
    return _onwards(request, case_id, press, decided)


def _page_of(case_id: str, back: str) -> str:
    return f"/workbench/{case_id}/{back}" if back in ("people", "changes") else f"/workbench/{case_id}"


def _again(
    request: Web, house: House, viewer: Viewer, case_id: str, press: Press, error: Invalid
) -> Response[Any]:
    given = (request, house, viewer, case_id)
    match press.back:
        case "check":
            return pages.check(*given, problems=error.problems, status=error.status)
        case "people":
            return pages.people(*given, problems=error.problems, status=error.status)
        case "document" if press.document:
            return pages.document(
                *given, press.document, press.span, problems=error.problems, status=error.status
            )
    return pages.overview(*given, problems=error.problems, status=error.status)


def _onwards(request: Web, case_id: str, press: Press, decided: DecidedBundle) -> Response[Any]:
    number, span = (press.document or 1, press.span)
    if press.kind not in STAY:
        found = views.next_open(decided, press.span)
        number, span = found if found[0] else (number, span)
    return see(request, _place(case_id, number, span), _done(decided))


def _place(case_id: str, number: int, span: str) -> str:
    return f"/workbench/{case_id}/{number}?span={span}#span-{span}"


def _done(decided: DecidedBundle) -> str:
    left = len(decided.open)
    return f"Done. {count(left, 'doubtful place')} left." if left else "Done. No doubtful place is left."


def _left(leaks: int) -> str:
    if leaks:
        return f"Checked. {count(leaks, 'thing')} left that could identify somebody."
    return "Checked. Nothing is left that could identify somebody, as far as the check can see."


@post("/workbench/{case_id:str}/hide", may="anonymisation.work")
def hide(
    request: Web, case_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    """First press: lists every place it would touch. Second press: hides those left ticked."""
    data = form.decode(Hide)
    try:
        with house.read() as tx:
            desk = queries.desk(tx, viewer, case_id)
            rules.check_can_decide(desk.work.state)
            found = actions.hiding(data, desk.proposal, desk.decisions, desk.decided)
        if not data.sure:
            return _preview(request, desk, data, found)
        wanted = actions.apply(data, found, desk.decided)
        with house.write() as tx:
            decided = service.decide(tx, viewer, case_id, wanted)
    except Invalid as error:
        if data.sure and error.problems[0].field == "places":
            return _preview(request, desk, data, found, error)
        typed = {"words": data.words, "type": data.type, "person": data.person, "role": data.role}
        return pages.document(
            request,
            house,
            viewer,
            case_id,
            data.document,
            problems=error.problems,
            status=error.status,
            **typed,
        )
    number = len(found.places) if len(wanted) == 1 and wanted[0].find_all else len(wanted)
    sentence = f"{count(number, 'place')} hidden. {_done(decided)}"
    return see(request, f"/workbench/{case_id}/{data.document}", sentence)


def _preview(
    request: Web, desk: queries.Desk, data: Hide, found: actions.Hiding, error: Invalid | None = None
) -> Response[Any]:
    return page(
        request,
        "anonymisation/hide.html",
        case=desk.case,
        form=data,
        places=found.places,
        ticked=[f"{p.document}:{p.start}:{p.end}" for p in found.places] if error is None else data.places,
        kind=dict(actions.TYPES)[data.type],
        problems=error.problems if error else (),
        status=error.status if error else 200,
    )


@post("/workbench/{case_id:str}/accept-doubtful", may="anonymisation.work")
def accept_doubtful(
    request: Web, case_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(OfKind)
    with house.write() as tx:
        done = service.accept_doubtful(tx, viewer, case_id, data.type)
    path = f"/workbench/{case_id}/{data.document}" if data.document else f"/workbench/{case_id}"
    return see(request, path, f"{count(done, 'doubtful place')} accepted. They stay hidden.")


@post("/workbench/{case_id:str}/undo", may="anonymisation.work")
def undo(
    request: Web, case_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(Undo)
    try:
        with house.write() as tx:
            service.undo(tx, viewer, case_id, data.batch)
    except Invalid as error:
        return pages.changes(request, house, viewer, case_id, error.problems, error.status)
    path = f"/workbench/{case_id}/{data.document}" if data.document else _page_of(case_id, data.back)
    return see(request, path, "Undone.")


@post("/workbench/{case_id:str}/check", may="anonymisation.work")
def check(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    report = service.check(house, viewer, case_id)
    return see(request, f"/workbench/{case_id}/check", _left(len(report.leaks)))


@post("/workbench/{case_id:str}/submit", may="anonymisation.work")
def submit(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        service.submit(tx, viewer, case_id)
    return see(request, "/workbench", "Submitted. Two verifiers will read it beside the original.")


@post("/workbench/{case_id:str}/take-back", may="anonymisation.work")
def take_back(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        service.take_back(tx, viewer, case_id)
    return see(request, f"/workbench/{case_id}", "You have it back. The verifiers will have to start again.")


@post("/workbench/{case_id:str}/try-again", may="anonymisation.work")
def try_again(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        service.try_again(tx, viewer, case_id)
    return see(request, "/workbench", "The machine will try again.")


ROUTES = [decide, hide, accept_doubtful, undo, check, submit, take_back, try_again]
