"""Every route, as every role, GET and POST, against the permission table. A new route is covered the day it is written."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from litestar import Litestar

from panel.accounts.permissions import BY_KEY, Role
from panel.app.factory import create_app
from panel.app.guard import OPEN

NONSENSE = "0000000000000000"


def doors(app: Litestar) -> list[tuple[str, str, str]]:
    """(method, path with nonsense ids, permission) of every route of the application."""
    found = []
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            key = handler.opt.get("permission", "")
            if key == OPEN or "OPTIONS" in handler.http_methods:
                continue
            path = route.path_format
            for part in route.path_components:
                if not isinstance(part, str):
                    path = path.replace("{" + part.name + "}", "1" if part.type is int else NONSENSE)
            found += [(method, path, key) for method in handler.http_methods if method in ("GET", "POST")]
    return sorted(set(found))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_through_exactly_its_own_doors(app, browser, person, role):
    visitor = browser(person(role) if role is not Role.PUBLIC else None, follow=False)
    visitor.get("/account" if role is not Role.PUBLIC else "/sign-in")
    wrong = []
    for method, path, key in doors(app):
        if path in ("/sign-out", "/sign-in"):
            continue
        answer = visitor.get(path) if method == "GET" else visitor.post(path)
        refused = answer.status_code == 403 or _to_sign_in(answer)
        allowed = role in BY_KEY[key].roles
        if allowed == refused or answer.status_code == 500:
            wrong.append(f"{method} {path} ({key}): {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _to_sign_in(answer: httpx.Response) -> bool:
    return answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")


def test_a_route_without_a_permission_stops_the_start(house, monkeypatch):
    import litestar

    import panel.audit.routes as stage

    @litestar.get("/forgotten")
    async def forgotten() -> str:
        return "open to all"

    monkeypatch.setattr(stage, "ROUTES", [*stage.ROUTES, forgotten])
    with pytest.raises(ValueError, match="forgotten"):
        create_app(house)


def test_a_route_on_one_side_is_absent_on_the_other(house):
    office = {path for _, path, _ in doors(create_app(house, "office"))}
    room = {path for _, path, _ in doors(create_app(replace(house, vault=None), "room"))}
    shared = office & room
    assert "/cases" in office - room
    assert "/meetings" in room - office
    assert "/sign-in" in shared


def test_every_navigation_entry_has_a_page(app, browser, person):
    from panel.accounts.permissions import navigation

    for role in Role:
        visitor = browser(person(role) if role is not Role.PUBLIC else None)
        for entry in navigation(role):
            answer = visitor.get(entry.path)
            assert answer.status_code == 200, (role, entry.path)
            assert answer.text.count("<h1") == 1, (role, entry.path)


def test_every_page_is_kept_out_of_caches(app, browser, person):
    visitor = browser(person(Role.COORDINATOR))
    for method, path, _ in doors(app):
        if method == "GET":
            answer = visitor.get(path)
            assert answer.headers["cache-control"] == "no-store", path
            assert "etag" not in answer.headers, path
            assert "default-src 'none'" in answer.headers["content-security-policy"], path
            assert answer.headers["x-content-type-options"] == "nosniff", path
