"""Serving over HTTP."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn

from panel.app.factory import Side, create_app
from panel.kernel.house import House
from panel.web.assets import AssetsMissing


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or a sentence when the port is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except PermissionError:
        listener.close()
        raise SystemExit(f"You may not use port {port}. Choose one above 1023 with --port.") from None
    except OSError:
        listener.close()
        raise SystemExit(
            f"Port {port} is in use. Choose another with --port, such as --port {port + 1}."
        ) from None
    return listener


def server_of(house: House, side: Side) -> uvicorn.Server:
    try:
        app: Any = create_app(house, side)
    except AssetsMissing as error:
        raise SystemExit(str(error)) from None
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", lifespan="off", server_header=False, date_header=True)
    )


def serve(house: House, side: Side, listener: socket.socket) -> None:
    """Serves until interrupted; on the office side redaction goes on in the background."""
    from panel.anonymisation.engine import Engine

    server = server_of(house, side)
    engine = Engine(house) if side != "room" else None
    if engine is not None:
        engine.start()
    try:
        server.run(sockets=[listener])
    finally:
        if engine is not None:
            engine.stop()
        house.workers.close()
