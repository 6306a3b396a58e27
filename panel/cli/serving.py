"""`panel serve`."""

from __future__ import annotations

import sys

from panel.app.factory import Side
from panel.app.open_house import open_house
from panel.app.reference import load_defaults
from panel.app.serve import listen, serve
from panel.kernel.settings import from_environment


def serve_installation(side: Side, host: str, port: int) -> int:
    listener = listen(host, port)
    house = open_house(from_environment(), with_key=side != "room")
    if side != "office":
        load_defaults(house)
    print(f"Serving the {side} side on http://{host}:{port}. Stop with Ctrl-C.", file=sys.stderr)
    serve(house, side, listener)
    return 0
