from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromQuery

from panel.audit import queries, service
from panel.web.given import TheHouse, TheViewer, Web
from panel.web.pages import page
from panel.web.route import get


@get("/audit", may="audit.read")
def audit_page(
    request: Web, house: TheHouse, viewer: TheViewer, before: FromQuery[int] = 0, action: FromQuery[str] = ""
) -> Response[Any]:
    with house.read() as tx:
        entries = queries.entries(tx, viewer, before, action)
        broken = service.broken_at(tx)
        number, head = service.checkpoint(tx)
        actions = queries.actions(tx, viewer)
    return page(
        request,
        "audit/audit.html",
        entries=entries,
        broken=broken,
        number=number,
        head=head,
        actions=actions,
        action=action,
    )


ROUTES = [audit_page]
