"""Home: one list called *Waiting for you*, then *Waiting for others*, collected from every stage on this side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from litestar import Response

from panel.accounts.permissions import ROLE_NAMES, Role
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.web.given import TheHouse, TheViewer, Web
from panel.web.pages import page
from panel.web.route import get

WaitingFor = Callable[[Tx, Viewer], Sequence[Waiting]]


def home_route(stages: Sequence[WaitingFor]) -> Any:
    """The home page over the given stages."""

    @get("/", may="home.read")
    def home(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
        with house.read() as tx:
            items = sorted((w for stage in stages for w in stage(tx, viewer)), key=_urgency)
            today = london_date(tx.now)
        return page(
            request,
            "home/home.html",
            for_you=[w for w in items if w.for_you],
            for_others=[w for w in items if not w.for_you],
            role_name=ROLE_NAMES[Role(viewer.role)],
            today=today,
        )

    return home


def _urgency(item: Waiting) -> tuple[bool, int, str, str]:
    return (not item.is_overdue, item.order, item.due.isoformat() if item.due else "9", item.title)
