from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath

from panel.accounts.permissions import may
from panel.cases import codes, disposal, drawing, intake, queries, rules, selection, service, views
from panel.cases.forms import DisposeForm, DrawForm
from panel.kernel.errors import Invalid, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post


@get("/cases", may="cases.read")
def queue_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        queue = views.queue(tx, viewer)
    return page(
        request,
        "cases/queue.html",
        queue=queue,
        days=rules.PREPARE_WORKING_DAYS,
        may_add=may(viewer.role, "cases.import"),
    )


@get("/cases/new", may="cases.import")
def new_page(request: Web, house: TheHouse) -> Response[Any]:
    return _new(request, house)


def _new(request: Web, house: House, error: Invalid | None = None) -> Response[Any]:
    return page(
        request,
        "cases/new.html",
        most=house.settings.upload_limit // 1024**2,
        problems=error.problems if error else (),
        status=error.status if error else 200,
    )


@post("/cases/new", may="cases.import")
def bring(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    try:
        chosen = [(f.name, f.content) for field in ("files", "folder") for f in form.files(field)]
        receipt = intake.bring_files(house, viewer, intake.picked(chosen))
    except Invalid as error:
        return _new(request, house, error)
    return see(request, f"/cases/{receipt.case.id}", intake.sentence_of(receipt))


@get("/cases/selection", may="cases.draw")
def selection_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return _selection(request, house, viewer, DrawForm())


def _selection(
    request: Web,
    house: House,
    viewer: Viewer,
    form: DrawForm,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    with house.read() as tx:
        frame, excluded = drawing.frame(tx, viewer)
        earlier = queries.draws(tx, viewer)
    return page(
        request,
        "cases/selection.html",
        form=form,
        frame_size=len(frame),
        excluded=[(drawing.EXCLUDED.get(reason, reason), n) for reason, n in sorted(excluded.items())],
        rules=[(key, words, "") for key, words in selection.RULES.items()],
        earlier=earlier,
        rule_words=selection.RULES,
        problems=problems,
        status=status,
    )


@post("/cases/selection", may="cases.draw")
def draw(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    try:
        data = form.decode(DrawForm)
    except Invalid as error:
        shown = DrawForm(rule=form.first("rule"), seed=form.first("seed"))
        problems = (Problem("Enter how many cases to draw, such as 12", "wanted"),)
        return _selection(request, house, viewer, shown, problems, error.status)
    try:
        with house.write() as tx:
            drawn = drawing.draw_cases(tx, viewer, data)
    except Invalid as error:
        return _selection(request, house, viewer, data, error.problems, error.status)
    return see(
        request, f"/cases/selection/{drawn.id}", "The cases were drawn. This certificate can't be changed."
    )


@get("/cases/selection/{draw_id:str}", may="cases.draw")
def draw_page(request: Web, draw_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        view = views.draw_view(tx, viewer, queries.draw(tx, viewer, draw_id))
    return page(request, "cases/draw.html", view=view)


@get("/cases/{case_id:str}", may="cases.read")
def case_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        found = service.open_case(tx, viewer, case_id)
        view = views.case_view(tx, viewer, found)
    return page(
        request,
        "cases/case.html",
        view=view,
        kinds=codes.DOCUMENT_KINDS,
        may_add=may(viewer.role, "cases.import"),
        may_work=may(viewer.role, "anonymisation.work"),
        may_dispose=may(viewer.role, "cases.dispose"),
    )


@post("/cases/{case_id:str}/take", may="cases.import")
def take(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        service.take(tx, viewer, case_id)
    return see(request, f"/cases/{case_id}", "You have this case file now.")


@get("/cases/{case_id:str}/dispose", may="cases.dispose")
def dispose_page(request: Web, case_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return _dispose(request, case_id, house, viewer)


def _dispose(
    request: Web, case_id: str, house: House, viewer: Viewer, error: Invalid | None = None
) -> Response[Any]:
    with house.write() as tx:
        found = service.open_case(tx, viewer, case_id)
        rules.check_can_dispose(found.state)
        view = views.case_view(tx, viewer, found)
    return page(
        request,
        "cases/dispose.html",
        view=view,
        problems=error.problems if error else (),
        status=error.status if error else 200,
    )


@post("/cases/{case_id:str}/dispose", may="cases.dispose")
def dispose(
    request: Web, case_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    try:
        disposal.destroy(house, viewer, case_id, form.decode(DisposeForm).confirmed)
    except Invalid as error:
        return _dispose(request, case_id, house, viewer, error)
    return see(request, f"/cases/{case_id}", "The case file was destroyed. Nobody can open it any more.")


ROUTES = [
    queue_page,
    new_page,
    bring,
    selection_page,
    draw,
    draw_page,
    case_page,
    take,
    dispose_page,
    dispose,
]
