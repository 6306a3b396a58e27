from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.accounts.queries import person_names
from panel.followup.queries import issued
from panel.kernel.errors import Invalid
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.publication import forms, queries, rules, service, views, worklist
from panel.publication.screening import Screen
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post


@get("/you-said-we-did", may="publication.read")
def public_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        themes = views.themes(queries.entries(tx, viewer))
    return page(request, "publication/public.html", themes=themes, labels=rules.LABELS)


@get("/you-said-we-did.json", may="publication.read")
def open_data(house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        data = views.OpenData(entries=tuple(queries.entries(tx, viewer)))
    return Response(content=msgspec.json.encode(data), media_type="application/json")


@get("/publication", may="publication.work")
def work_list(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        rows = worklist.rows(tx, viewer)
        to_write = worklist.to_write(tx, viewer)
    return page(request, "publication/list.html", rows=rows, to_write=to_write, groups=views.GROUPS)


@get("/publication/new", may="publication.prepare")
def new_page(
    request: Web, house: TheHouse, viewer: TheViewer, recommendation: FromQuery[str] = ""
) -> Response[Any]:
    with house.read() as tx:
        if not recommendation:
            return page(
                request, "publication/new.html", to_write=worklist.to_write(tx, viewer), words=None, name=""
            )
        found = issued(tx, viewer, recommendation)
        words = queries.proposed_words(tx, viewer, found)
        has_draft = queries.open_draft(tx, found.id) is not None
    return page(
        request,
        "publication/new.html",
        recommendation_id=found.id,
        name=found.name,
        words=words,
        labels=rules.LABELS,
        why_not=rules.why_not(rules.check_can_draft, found.visibility, True, has_draft),
        to_write=(),
    )


@post("/publication/new", may="publication.prepare")
def start(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        found = service.draft(tx, viewer, form.decode(forms.Start).recommendation)
    return see(request, f"/publication/{found.id}/edit", "A first draft was made. Put it into plain words.")


@get("/publication/{text_id:str}", may="publication.work")
def text_page(request: Web, text_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return _text(request, house, viewer, text_id)


def _text(
    request: Web,
    house: House,
    viewer: Viewer,
    text_id: str,
    error: Invalid | None = None,
    template: str = "publication/text.html",
    given: msgspec.Struct | None = None,
) -> Response[Any]:
    with house.read() as tx:
        found = queries.text(tx, viewer, text_id)
        approvals = queries.approvals(tx, [text_id])[text_id]
        names = person_names(tx, [a.approved_by for a in approvals])
        name = issued(tx, viewer, found.recommendation_id).name
        view = views.text_page(found, approvals, name, queries.words_of(found), names, viewer)
    return page(
        request,
        template,
        view=view,
        given=given,
        labels=rules.LABELS,
        problems=error.problems if error else (),
        status=error.status if error else 200,
    )


@get("/publication/{text_id:str}/edit", may="publication.prepare")
def edit_page(request: Web, text_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return _text(request, house, viewer, text_id, template="publication/edit.html")


@post("/publication/{text_id:str}/edit", may="publication.prepare")
def edit(
    request: Web, text_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Wording)
    try:
        with house.write() as tx:
            service.edit(tx, viewer, text_id, data)
    except Invalid as error:
        return _text(request, house, viewer, text_id, error, "publication/edit.html", data)
    return see(request, f"/publication/{text_id}", "Your words were kept. Earlier approvals count no more.")


@post("/publication/{text_id:str}/check", may="publication.prepare")
def check(request: Web, text_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    try:
        with house.write() as tx:
            service.check(tx, viewer, text_id, _screens(request))
    except Invalid as error:
        return _text(request, house, viewer, text_id, error)
    return see(
        request,
        f"/publication/{text_id}",
        "Nothing was found that points to anybody. Two people can approve it now.",
    )


def _screens(request: Web) -> tuple[Screen, ...]:
    """Further looks at a text that the application was given, besides our own patterns."""
    return tuple(request.app.state.get("screens", ()))


@post("/publication/{text_id:str}/approve", may="publication.approve")
def approve(
    request: Web, text_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        service.approve(tx, viewer, text_id, form.decode(forms.Approve))
    return see(request, f"/publication/{text_id}", "Your approval of exactly these words was kept.")


@post("/publication/{text_id:str}/send-back", may="publication.approve")
def send_back(
    request: Web, text_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Reason)
    try:
        with house.write() as tx:
            service.send_back(tx, viewer, text_id, data)
    except Invalid as error:
        return _text(request, house, viewer, text_id, error, given=data)
    return see(request, f"/publication/{text_id}", "It went back to the coordinator with your reason.")


@post("/publication/{text_id:str}/publish", may="publication.prepare")
def publish(request: Web, text_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    try:
        with house.write() as tx:
            service.publish(tx, viewer, text_id, _screens(request))
    except Invalid as error:
        return _text(request, house, viewer, text_id, error)
    return see(request, f"/publication/{text_id}", "It is on the public page now.")


@post("/publication/{text_id:str}/take-down", may="publication.work")
def take_down(
    request: Web, text_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Reason)
    try:
        with house.write() as tx:
            service.take_down(tx, viewer, text_id, data)
    except Invalid as error:
        return _text(request, house, viewer, text_id, error, given=data)
    return see(request, f"/publication/{text_id}", "It is off the public page.")


ROUTES = [
    public_page,
    open_data,
    work_list,
    new_page,
    start,
    text_page,
    edit_page,
    edit,
    check,
    approve,
    send_back,
    publish,
    take_down,
]
