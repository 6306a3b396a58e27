"""The preparer's pages. What changes something is in `presses`."""

from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.anonymisation import ledger, pages, presses, queries
from panel.anonymisation.engine import Progress
from panel.web.given import TheHouse, TheViewer, Web
from panel.web.pages import page
from panel.web.route import get


@get("/workbench", may="anonymisation.work")
def queue_page(
    request: Web, house: TheHouse, viewer: TheViewer, still: FromQuery[bool] = False
) -> Response[Any]:
    """`still`: the page stays as it is instead of reloading its counts by itself."""
    with house.read() as tx:
        lines = [pages.Queued.of(*row) for row in queries.queue(tx, viewer)]
        progress = Progress(**ledger.counts(tx, viewer.agency))
    return page(
        request,
        "anonymisation/queue.html",
        fragment="anonymisation/_queue.html",
        lines=lines,
        progress=progress,
        still=still,
    )


@get("/workbench/{case_id:str}", may="anonymisation.work")
def case_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        case, task, work = queries.status(tx, viewer, case_id)
    if work is None:
        return page(request, "anonymisation/waiting.html", case=case, task=task)
    return pages.overview(request, house, viewer, case_id)


@get("/workbench/{case_id:str}/{document:int}", may="anonymisation.work")
def document_page(
    request: Web,
    case_id: FromPath[str],
    document: FromPath[int],
    house: TheHouse,
    viewer: TheViewer,
    span: FromQuery[str] = "",
    show: FromQuery[str] = "both",
) -> Response[Any]:
    return pages.document(request, house, viewer, case_id, document, span, show)


@get("/workbench/{case_id:str}/people", may="anonymisation.work")
def people_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return pages.people(request, house, viewer, case_id)


@get("/workbench/{case_id:str}/changes", may="anonymisation.work")
def changes_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return pages.changes(request, house, viewer, case_id)


@get("/workbench/{case_id:str}/check", may="anonymisation.work")
def check_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return pages.check(request, house, viewer, case_id)


ROUTES = [
    queue_page,
    case_page,
    document_page,
    people_page,
    changes_page,
    check_page,
    *presses.ROUTES,
]
