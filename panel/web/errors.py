"""One handler shows every error as a page with a sentence, or as a fragment with the same sentence."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response
from litestar.exceptions import HTTPException

from panel.kernel.errors import NotFound, PanelError, Problem
from panel.web.pages import go, page

log = logging.getLogger("panel")


class SignInNeeded(Exception):
    """Nobody is signed in and the page is not public."""

    def __init__(self, path: str) -> None:
        self.path = path


def show_panel_error(request: Request[Any, Any, Any], error: PanelError) -> Response[Any]:
    return _show(request, error.status, error.title, error.problems)


def show_sign_in(request: Request[Any, Any, Any], error: SignInNeeded) -> Response[Any]:
    return go("/sign-in" if error.path == "/" else f"/sign-in?{urlencode({'next': error.path})}")


def show_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Wrong method, too large, malformed, CSRF: the framework's refusals in our words."""
    if error.status_code in (404, 405):
        return show_panel_error(request, NotFound())
    sentence = {
        400: "What was sent can't be read. Nothing was changed. Go back and try again.",
        403: "This page was open for too long or came from somewhere else. Nothing was changed. Go back, reload and try again.",
        413: "That is too large: at most 50 MB at once. Nothing was kept. Send fewer or smaller files.",
        429: "That was too often. Wait a minute, then try again.",
    }.get(error.status_code, "That did not work. Nothing was changed. Go back and try again.")
    return _show(request, error.status_code, "That did not work", (Problem(sentence),))


def show_crash(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    log.exception("unexpected error on %s", request.url.path, exc_info=error)
    sentence = "Something went wrong on our side. What you were doing was not saved. Go back and try again."
    return _show(request, 500, "Something went wrong", (Problem(sentence),))


def _show(
    request: Request[Any, Any, Any], status: int, title: str, problems: tuple[Problem, ...]
) -> Response[Any]:
    return page(
        request,
        "errors/error.html",
        fragment="errors/_error.html",
        status=status,
        problems=problems,
        title=title,
    )


HANDLERS: dict[Any, Any] = {
    PanelError: show_panel_error,
    SignInNeeded: show_sign_in,
    HTTPException: show_http_error,
    Exception: show_crash,
}
