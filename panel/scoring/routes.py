from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.kernel.errors import Invalid, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.scoring import discussion_routes, queries, service, views
from panel.scoring.forms import AnswerForm, CaseForm, CiteForm, ConcernForm, PassedOnForm
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import go, is_fragment, page, see
from panel.web.route import get, post

Page = Response[Any]
_OPENED = "opened"


@get("/read/{item_id:str}/start", may="packs.read")
def start_page(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        head, warning = views.start_page(tx, viewer, item_id)
    return page(request, "scoring/start.html", head=head, warning=warning)


@post("/read/{item_id:str}/start", may="packs.read")
def start(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    _open(request, house, viewer, item_id)
    return see(request, f"/read/{item_id}")


def _open(request: Web, house: House, viewer: Viewer, item_id: str) -> None:
    with house.write() as tx:
        service.start(tx, viewer, item_id)
    request.session[_OPENED] = [*request.session.get(_OPENED, []), item_id]


@get("/read/{item_id:str}", may="packs.read")
def reading_page(
    request: Web,
    item_id: FromPath[str],
    house: TheHouse,
    viewer: TheViewer,
    cite: FromQuery[str] = "",
    saved: FromQuery[str] = "",
    q: FromQuery[str] = "",
) -> Page:
    """The first opening goes through the warning; each visit's first opening is audited."""
    if item_id not in request.session.get(_OPENED, []):
        with house.read() as tx:
            queries.place(tx, viewer, item_id)
            has_sheet = queries.own_sheet(tx, viewer, item_id) is not None
        if not has_sheet:
            return go(f"/read/{item_id}/start")
        _open(request, house, viewer, item_id)
    return _reading(request, house, viewer, item_id, cite=cite, saved=saved, chosen=q)


def _reading(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    cite: str = "",
    saved: str = "",
    chosen: str = "",
) -> Page:
    with house.read() as tx:
        view = views.read_page(tx, viewer, item_id)
    cite = cite if cite in view.names else ""
    return page(
        request,
        "scoring/read.html",
        fragment="scoring/_problem.html",
        view=view,
        cite=cite,
        saved=saved,
        chosen=chosen or view.next_question,
        problems=problems,
        status=status,
    )


@post("/read/{item_id:str}/answer", may="scoring.score")
def save_answer(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    data = form.decode(AnswerForm)
    try:
        with house.write() as tx:
            service.save_answer(tx, viewer, item_id, data)
    except Invalid as error:
        return _reading(request, house, viewer, item_id, problems=error.problems, status=error.status)
    return _saved(request, house, viewer, item_id, data.criterion)


@post("/read/{item_id:str}/case", may="scoring.score")
def save_case(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    try:
        with house.write() as tx:
            service.save_case(tx, viewer, item_id, form.decode(CaseForm))
    except Invalid as error:
        return _reading(request, house, viewer, item_id, problems=error.problems, status=error.status)
    return _saved(request, house, viewer, item_id, "case")


def _saved(request: Web, house: House, viewer: Viewer, item_id: str, question: str) -> Page:
    if not is_fragment(request):
        return go(f"/read/{item_id}?saved={question}#q-{question}")
    with house.read() as tx:
        view = views.saved(tx, viewer, item_id, question)
    return page(request, "scoring/_saved.html", fragment="scoring/_saved.html", view=view)


@post("/read/{item_id:str}/cite", may="scoring.score")
def cite_paragraph(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    data = form.decode(CiteForm)
    try:
        with house.write() as tx:
            service.cite(tx, viewer, item_id, data)
    except Invalid as error:
        return _reading(
            request,
            house,
            viewer,
            item_id,
            problems=error.problems,
            status=error.status,
            cite=data.paragraph,
            chosen=data.criterion,
        )
    return go(f"/read/{item_id}?saved={data.criterion}#q-{data.criterion}")


@get("/read/{item_id:str}/submit", may="scoring.score")
def send_page(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _send(request, house, viewer, item_id)


def _send(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        view = views.send_page(tx, viewer, item_id)
    return page(request, "scoring/send.html", view=view, problems=problems, status=status)


@post("/read/{item_id:str}/submit", may="scoring.score")
def send(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    try:
        with house.write() as tx:
            service.submit(tx, viewer, item_id)
    except Invalid as error:
        problem = Problem(
            "Your scores were not sent: something is left to do, named below. Nothing was lost."
        )
        return _send(request, house, viewer, item_id, (problem,), error.status)
    return see(request, f"/read/{item_id}/submit")


@get("/read/{item_id:str}/concern", may="scoring.warn")
def concern_form(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _concern(request, house, viewer, item_id, ConcernForm())


def _concern(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    form: ConcernForm,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        head, _ = views.start_page(tx, viewer, item_id)
        raised = queries.concerns(tx, viewer, item_id)
    return page(
        request, "scoring/warn.html", head=head, raised=raised, form=form, problems=problems, status=status
    )


@post("/read/{item_id:str}/concern", may="scoring.warn")
def raise_concern(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    data = form.decode(ConcernForm)
    try:
        with house.write() as tx:
            service.raise_concern(tx, viewer, item_id, data)
    except Invalid as error:
        return _concern(request, house, viewer, item_id, data, error.problems, error.status)
    return see(request, f"/read/{item_id}", "The coordinator was told just now. Thank you. You can read on.")


@get("/concerns/{concern_id:str}", may="scoring.concerns")
def concern_page(request: Web, concern_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _concern_of(request, house, viewer, concern_id, PassedOnForm())


def _concern_of(
    request: Web,
    house: House,
    viewer: Viewer,
    concern_id: str,
    form: PassedOnForm,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        concern = queries.concern(tx, viewer, concern_id)
        name = queries.case_names(tx, [concern.item_id]).get(concern.item_id, "A case")
    return page(
        request,
        "scoring/concern.html",
        concern=concern,
        name=name,
        form=form,
        problems=problems,
        status=status,
    )


@post("/concerns/{concern_id:str}/passed-on", may="scoring.concerns")
def pass_on(
    request: Web, concern_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    data = form.decode(PassedOnForm)
    try:
        with house.write() as tx:
            service.pass_on(tx, viewer, concern_id, data)
    except Invalid as error:
        return _concern_of(request, house, viewer, concern_id, data, error.problems, error.status)
    return see(request, f"/concerns/{concern_id}", "Written down: the concern was passed on.")


ROUTES = [
    start_page,
    start,
    reading_page,
    save_answer,
    save_case,
    cite_paragraph,
    send_page,
    send,
    concern_form,
    raise_concern,
    concern_page,
    pass_on,
    *discussion_routes.ROUTES,
]
