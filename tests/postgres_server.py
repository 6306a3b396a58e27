"""A real PostgreSQL server for the tests that need one: started in a folder of its own, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and postgres, newest version first."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True
    )
    if found := next((f for f in folders if (f / "initdb").exists()), None):
        return found
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _as_user() -> list[str]:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["setpriv", f"--reuid={'postgres' if 'postgres' in names else 'nobody'}", "--clear-groups"]


@contextmanager
def running() -> Iterator[str]:
    """The address of a fresh server, as a SQLAlchemy URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = Path(tempfile.mkdtemp(prefix="panel-pg-"))
    user = _as_user()
    if user:
        shutil.chown(data, user[1].split("=")[1])
    data.chmod(0o700)
    command = binaries()
    assert command is not None
    subprocess.run(
        [*user, command / "initdb", "-D", data, "-U", "panel", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        cwd="/",
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    subprocess.run(
        [*user, command / "pg_ctl", "-D", data, "-w", "-o", options, "-l", data / "log", "start"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    try:
        yield f"postgresql+psycopg://panel@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [*user, command / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
            check=False,
            capture_output=True,
            cwd="/",
        )
        shutil.rmtree(data, ignore_errors=True)
