from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.accounts import queries, service, sessions
from panel.accounts.forms import ChangePassword, NewPerson, SignIn
from panel.accounts.permissions import ROLE_NAMES, TABLE, Role
from panel.kernel.errors import Invalid, NotNow, Problem
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import own_path, page, see
from panel.web.route import get, post


@get("/sign-in", may="account.sign_in")
def sign_in_page(request: Web, next: FromQuery[str] = "") -> Response[Any]:
    return page(request, "accounts/sign_in.html", form=SignIn(next=own_path(next)))


@post("/sign-in", may="account.sign_in")
def sign_in(request: Web, form: TheForm, house: TheHouse) -> Response[Any]:
    data = form.decode(SignIn)
    try:
        with house.write() as tx:
            viewer = service.sign_in(tx, data, house.settings.cheap_passwords)
    except NotNow as error:
        return page(request, "accounts/sign_in.html", form=data, problems=error.problems, status=error.status)
    if viewer is None:
        problems = (Problem(service.WRONG, "email"),)
        return page(request, "accounts/sign_in.html", form=data, problems=problems, status=422)
    sessions.start(request, _store(request), viewer.id)
    return see(request, own_path(data.next))


@post("/sign-out", may="account.sign_in")
def sign_out(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    if viewer.is_signed_in:
        with house.write() as tx:
            service.sign_out(tx, viewer)
    sessions.end(request, _store(request))
    return see(request, "/sign-in")


@get("/account", may="account.own")
def account_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        person = queries.account(tx, viewer, viewer.id)
    return page(request, "accounts/account.html", person=person, role_name=ROLE_NAMES[Role(person.role)])


@post("/account/password", may="account.own")
def change_password(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    try:
        with house.write() as tx:
            service.change_password(tx, viewer, form.decode(ChangePassword), house.settings.cheap_passwords)
    except Invalid as error:
        with house.read() as tx:
            person = queries.account(tx, viewer, viewer.id)
        role_name = ROLE_NAMES[Role(person.role)]
        return page(
            request,
            "accounts/account.html",
            person=person,
            role_name=role_name,
            problems=error.problems,
            status=error.status,
        )
    sessions.start(request, _store(request), viewer.id)
    return see(request, "/account", "Your password was changed. Other devices were signed out.")


@get("/people", may="people.manage")
def people_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return _people(request, house, viewer, NewPerson())


def _people(
    request: Web,
    house: TheHouse,
    viewer: TheViewer,
    form: NewPerson,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    with house.read() as tx:
        people = queries.accounts(tx, viewer)
    roles = [(role.value, ROLE_NAMES[role]) for role in Role if role is not Role.PUBLIC]
    names = {role.value: name for role, name in ROLE_NAMES.items()}
    return page(
        request,
        "accounts/people.html",
        people=people,
        roles=roles,
        role_names=names,
        form=form,
        problems=problems,
        status=status,
    )


@post("/people", may="people.manage")
def add_person(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    data = form.decode(NewPerson)
    try:
        with house.write() as tx:
            person = service.add_person(tx, viewer, data, house.settings.cheap_passwords)
    except Invalid as error:
        return _people(request, house, viewer, data, error.problems, error.status)
    return see(request, "/people", f"{person.name} was added.")


@post("/people/{account_id:str}/off", may="people.manage")
def switch_off(request: Web, account_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        person = service.switch_off(tx, viewer, account_id)
    return see(request, "/people", f"{person.name} can't sign in any more.")


@get("/who-may-do-what", may="glossary.read")
def permissions_page(request: Web) -> Response[Any]:
    return page(request, "accounts/permissions.html", table=TABLE, roles=list(Role), role_names=ROLE_NAMES)


def _store(request: Web) -> sessions.SqlStore:
    store = request.app.stores.get(sessions.STORE)
    if not isinstance(store, sessions.SqlStore):
        raise TypeError("sessions are not kept in the database")
    return store


ROUTES = [
    sign_in_page,
    sign_in,
    sign_out,
    account_page,
    change_password,
    people_page,
    add_person,
    switch_off,
    permissions_page,
]
