"""Routes of a case's discussion; `panel.scoring.routes` hands them on."""

from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.accounts.permissions import may
from panel.kernel.errors import Invalid, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.scoring import discussion, discussion_views, queries, rules, service
from panel.scoring.forms import AgreeForm, CurrentForm, EndForm, MinorityForm, QuestionsForm
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post

Page = Response[Any]


@get("/discuss/{item_id:str}", may="scoring.discuss")
def discussion_page(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _discussion(request, house, viewer, item_id)


def _discussion(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    typed: AgreeForm | None = None,
    ending: EndForm | None = None,
    minority: MinorityForm | None = None,
) -> Page:
    """Before it is opened only those who may open it find a page here, with a number at the most."""
    with house.read() as tx:
        place = queries.place(tx, viewer, item_id)
        if place.phase == rules.INDEPENDENT and may(viewer.role, "scoring.open"):
            view = discussion_views.waiting_page(tx, viewer, place)
            return page(request, "scoring/waiting.html", view=view, problems=problems, status=status)
        found = discussion_views.discuss_page(tx, viewer, place)
    return page(
        request,
        "scoring/discuss.html",
        view=found,
        typed=typed or AgreeForm(),
        ending=ending or EndForm(),
        minority=found.own_minority if minority is None else minority.minority,
        problems=problems,
        status=status,
    )


@get("/discuss/{item_id:str}/current", may="scoring.discuss")
def current(
    request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer, at: FromQuery[str] = ""
) -> Page:
    """Where the chair is; 204 when that is where this page already is."""
    with house.read() as tx:
        place = queries.place(tx, viewer, item_id)
        if place.sight < rules.Sight.SHEETS:
            rules.check_in_discussion(rules.INDEPENDENT)
        criterion, words = discussion_views.current_words(tx, place)
    is_over = place.phase in rules.ENDED
    if criterion == at and not is_over:
        return Response(content="", status_code=204)
    return page(
        request,
        "scoring/_current.html",
        fragment="scoring/_current.html",
        item_id=item_id,
        criterion=criterion,
        words=words,
        is_over=is_over,
    )


@post("/discuss/{item_id:str}/questions", may="scoring.questions")
def choose_questions(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    try:
        with house.write() as tx:
            service.choose_questions(tx, viewer, item_id, form.decode(QuestionsForm))
    except Invalid as error:
        return _discussion(request, house, viewer, item_id, problems=error.problems, status=error.status)
    return see(request, f"/discuss/{item_id}", "The questions for this case were saved.")


@post("/discuss/{item_id:str}/open", may="scoring.open")
def open_discussion(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        discussion.open_discussion(tx, viewer, item_id)
    return see(request, f"/discuss/{item_id}", "The discussion is open. Everybody sees the scores now.")


@post("/discuss/{item_id:str}/current", may="scoring.agree")
def point_at(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    data = form.decode(CurrentForm)
    try:
        with house.write() as tx:
            discussion.point_at(tx, viewer, item_id, data)
    except Invalid as error:
        return _discussion(request, house, viewer, item_id, problems=error.problems, status=error.status)
    return see(request, f"/discuss/{item_id}#c-{data.criterion}")


@post("/discuss/{item_id:str}/agree", may="scoring.agree")
def agree(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    data = form.decode(AgreeForm)
    try:
        with house.write() as tx:
            discussion.agree(tx, viewer, item_id, data)
    except Invalid as error:
        return _discussion(
            request, house, viewer, item_id, problems=error.problems, status=error.status, typed=data
        )
    return see(request, f"/discuss/{item_id}#c-{data.criterion}")


@post("/discuss/{item_id:str}/agree-same", may="scoring.agree")
def agree_on_same(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        number = discussion.agree_on_same(tx, viewer, item_id)
    words = "1 answer was" if number == 1 else f"{number} answers were"
    return see(request, f"/discuss/{item_id}", f"{words} taken over.")


@post("/discuss/{item_id:str}/minority", may="scoring.minority")
def record_minority(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    data = form.decode(MinorityForm)
    try:
        with house.write() as tx:
            discussion.record_minority(tx, viewer, item_id, data)
    except Invalid as error:
        return _discussion(
            request, house, viewer, item_id, problems=error.problems, status=error.status, minority=data
        )
    sentence = "Your minority view was saved." if data.minority else "Your minority view was taken back."
    return see(request, f"/discuss/{item_id}", sentence)


@post("/discuss/{item_id:str}/end", may="scoring.agree")
def end(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    data = form.decode(EndForm)
    try:
        with house.write() as tx:
            discussion.end(tx, viewer, item_id, data)
    except Invalid as error:
        return _discussion(
            request, house, viewer, item_id, problems=error.problems, status=error.status, ending=data
        )
    return see(request, f"/discuss/{item_id}", "The panel has finished with this case.")


ROUTES = [
    discussion_page,
    current,
    choose_questions,
    open_discussion,
    point_at,
    agree,
    agree_on_same,
    record_minority,
    end,
]
