"""The door: who is asking, and may somebody of that role come to this route at all."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp, Receive, Scope, Send

from panel.accounts import permissions, sessions
from panel.accounts.queries import viewer_of
from panel.kernel.errors import Refused
from panel.kernel.house import House
from panel.kernel.viewer import PUBLIC, Viewer
from panel.web.errors import SignInNeeded

OPEN = "open"
"""The permission of static files: no table entry, nothing to protect."""


def viewer_middleware(app: ASGIApp, house: House) -> ASGIApp:
    """Puts the viewer into the request's state; a switched-off account is the public from its next request on."""

    def find(account_id: str) -> Viewer:
        with house.read() as tx:
            return viewer_of(tx, account_id)

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            session = scope.get("session")
            account_id = session.get(sessions.PERSON, "") if isinstance(session, dict) else ""
            scope["state"]["viewer"] = (
                await anyio.to_thread.run_sync(find, account_id) if account_id else PUBLIC
            )
        await app(scope, receive, send)

    return middleware


def check_permission(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The guard of every route."""
    key = handler.opt.get("permission", "")
    if key == OPEN:
        return
    viewer: Viewer = connection.scope["state"].get("viewer", PUBLIC)
    if permissions.may(viewer.role, key):
        return
    if not viewer.is_signed_in:
        raise SignInNeeded(connection.url.path)
    raise Refused(
        f"You are signed in as {permissions.ROLE_NAMES[permissions.Role(viewer.role)].lower()}, and this page is for others. "
        "Nothing was changed."
    )


def unguarded(routes: list[Any]) -> list[str]:
    """Names of route handlers that name no permission, or one the table does not have."""
    return [r.fn.__name__ for r in routes if r.opt.get("permission") not in permissions.BY_KEY]
