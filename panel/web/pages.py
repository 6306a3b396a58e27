"""A page or a fragment from one route, and the redirect after an action."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

from litestar import Request, Response
from litestar.enums import MediaType
from litestar.response import Template

from panel.kernel.errors import Problem
from panel.kernel.viewer import PUBLIC, Viewer

FLASH = "flash"


def viewer_of(request: Request[Any, Any, Any]) -> Viewer:
    return request.scope["state"].get("viewer", PUBLIC)


def is_fragment(request: Request[Any, Any, Any]) -> bool:
    """True when htmx asked for a piece of a page; a restored history entry needs the whole page."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"


def page(
    request: Request[Any, Any, Any],
    template: str,
    *,
    fragment: str = "",
    status: int = 200,
    problems: tuple[Problem, ...] = (),
    **context: Any,
) -> Template:
    """The full page `template`, or `fragment` when htmx asked for a piece of it.

    Templates get `viewer`, `navigation`, `flash`, `problems` and what is passed here.
    """
    viewer = viewer_of(request)
    as_fragment = bool(fragment) and is_fragment(request)
    context |= {
        "viewer": viewer,
        "problems": problems,
        "problem_of": {p.field: p.sentence for p in reversed(problems) if p.field},
        "path": request.url.path,
    }
    if not as_fragment:
        context |= {"navigation": request.app.state.navigation(viewer.role), "flash": _take_flash(request)}
    return Template(
        fragment if as_fragment else template, context=context, status_code=status, media_type=MediaType.HTML
    )


def flash(request: Request[Any, Any, Any], sentence: str) -> None:
    """A sentence for the top of the next page."""
    request.session[FLASH] = sentence


def _take_flash(request: Request[Any, Any, Any]) -> str:
    return request.session.pop(FLASH, "") if request.scope.get("session") else ""


def see(request: Request[Any, Any, Any], path: str, sentence: str = "") -> Response[Any]:
    """After an action: go and see `path` (303), with a sentence at its top. An htmx request is told to go there."""
    if sentence:
        flash(request, sentence)
    if is_fragment(request):
        return Response(content="", status_code=204, headers={"HX-Redirect": path})
    return go(path)


def go(path: str) -> Response[Any]:
    """A plain redirect after which the browser asks with GET."""
    return Response(content="", status_code=303, headers={"location": path})


def own_path(path: str, fallback: str = "/") -> str:
    """`path` when it stays on this site, else `fallback`."""
    parts = urlparse(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or path.startswith(("//", "/\\")):
        return fallback
    return path
