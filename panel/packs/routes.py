from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromQuery

from panel.packs import queries
from panel.packs.checked import Checked, CheckedView, checked_view
from panel.packs.views import glossary_view
from panel.web.given import TheHouse, Web
from panel.web.pages import page
from panel.web.route import get


@get("/glossary", may="glossary.read")
def glossary_page(request: Web, house: TheHouse, q: FromQuery[str] = "") -> Response[Any]:
    with house.read() as tx:
        entries = queries.glossary(tx)
    view = glossary_view(entries, q[:100])
    return page(request, "packs/glossary.html", fragment="packs/_words.html", view=view)


@get("/how-this-works", may="glossary.read")
def how_page(request: Web) -> Response[Any]:
    return page(request, "packs/how.html", checked=_checked(request))


@get("/how-well-names-are-hidden", may="glossary.read")
def checked_page(request: Web) -> Response[Any]:
    return page(request, "packs/checked.html", view=_checked(request))


def _checked(request: Web) -> CheckedView | None:
    """What was measured last, read anew, so that a new measurement shows at once."""
    found: Checked | None = request.app.state.last_checked()
    return checked_view(found) if found else None


ROUTES = [glossary_page, how_page, checked_page]
