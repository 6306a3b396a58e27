"""Routes as plain functions run in a thread, each naming the permission that opens it: `@get("/cases", may="cases.read")`.

The framework's own `sync_to_thread` wraps a handler twice when two handlers share a path (litestar 2.25), so the thread
is started here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import anyio.to_thread
import litestar

Handler = Callable[..., Any]


def get(path: str, *, may: str) -> Callable[[Handler], Any]:
    """A page. `may` is a key of `panel.accounts.permissions.TABLE`."""
    return lambda handler: litestar.get(path, opt={"permission": may})(_in_thread(handler))


def post(path: str, *, may: str) -> Callable[[Handler], Any]:
    """An action: changes something, then sends the browser on with `see`, or shows the form again."""
    return lambda handler: litestar.post(path, opt={"permission": may}, status_code=200)(_in_thread(handler))


def _in_thread(handler: Handler) -> Handler:
    @functools.wraps(handler)
    async def run(**arguments: Any) -> Any:
        return await anyio.to_thread.run_sync(functools.partial(handler, **arguments))

    return run
