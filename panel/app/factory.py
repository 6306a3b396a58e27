"""One application from the stages of its side."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Literal

from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.di import Provide
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template.config import TemplateConfig

from panel.accounts import permissions, sessions
from panel.app.checked import last_checked
from panel.app.guard import OPEN, check_permission, unguarded, viewer_middleware
from panel.app.home import home_route
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.web import assets, headers
from panel.web.errors import HANDLERS
from panel.web.forms import Form, read_form
from panel.web.pages import viewer_of
from panel.web.templates import environment

Side = Literal["office", "room", "both"]

OFFICE = ("cases", "anonymisation", "release")
ROOM = ("meetings", "scoring", "findings", "recommendations", "followup", "publication")
SHARED = ("accounts", "audit", "packs")


def stages_of(side: Side) -> tuple[str, ...]:
    chosen = {"office": OFFICE, "room": ROOM, "both": OFFICE + ROOM}[side]
    return (*SHARED, *chosen)


def create_app(house: House, side: Side = "both") -> Litestar:
    """Raises `ValueError` when a route has no permission, or the room side is given a key."""
    if side == "room" and house.vault is not None:
        raise ValueError("the room side runs without the key")
    routes = _routes(stages_of(side))
    if missing := unguarded(routes):
        raise ValueError(f"routes without a permission: {', '.join(missing)}")
    return Litestar(
        [*routes, _static_files()],
        guards=[check_permission],
        dependencies={
            "house": Provide(lambda: house, use_cache=True, sync_to_thread=False),
            "viewer": Provide(viewer_of, sync_to_thread=False),
            "form": Provide(read_form),
        },
        signature_namespace={"House": House, "Viewer": Viewer, "Form": Form},
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment())),
        csrf_config=CSRFConfig(
            secret=_secret(house),
            cookie_name="panel_csrf",
            cookie_httponly=True,
            cookie_samesite="strict",
            cookie_secure=house.settings.secure_cookies,
        ),
        middleware=[sessions.config(house).middleware, lambda app: viewer_middleware(app, house)],
        stores={sessions.STORE: sessions.SqlStore(house)},
        before_request=headers.choose_nonce,
        before_send=[headers.add_headers],
        exception_handlers=HANDLERS,
        request_max_body_size=house.settings.upload_limit + 1024 * 1024,
        state=State(
            {
                "house": house,
                "side": side,
                "navigation": _navigation(routes),
                "last_checked": last_checked,
            }
        ),
        openapi_config=None,
        debug=False,
        logging_config=None,
    )


def _routes(stages: Sequence[str]) -> list[Any]:
    found: list[Any] = []
    waiting: list[Any] = []
    for stage in stages:
        found += _part(stage, "routes", "ROUTES", [])
        waiting += filter(None, [_part(stage, "waiting", "waiting", None)])
    return [home_route(waiting), *found]


def _part(stage: str, module: str, name: str, default: Any) -> Any:
    """`panel.<stage>.<module>.<name>`, where the stage has such a module."""
    try:
        return getattr(import_module(f"panel.{stage}.{module}"), name)
    except ModuleNotFoundError as error:
        if error.name == f"panel.{stage}.{module}":
            return default
        raise


def _navigation(routes: list[Any]) -> Any:
    """Navigation by role, without entries whose page lives on the other side."""
    paths = {path for route in routes for path in route.paths}

    def navigation(role: str) -> list[permissions.Permission]:
        return [entry for entry in permissions.navigation(role) if entry.path in paths]

    return navigation


def _static_files() -> Any:
    return create_static_files_router(
        "/static",
        [assets.ensure(), assets.OWN],
        name="static",
        cache_control=CacheControlHeader(max_age=3600, public=True),
        opt={"skip_session": True, "exclude_from_csrf": True, "permission": OPEN},
    )


def _secret(house: House) -> str:
    """The CSRF secret, made at the first start and kept: a new one would refuse every open page."""
    path = house.settings.secret_path
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text().strip()
