"""What a worker process does with a bundle that came from outside. The web process never parses one.

Bytes go in and bytes come out, so nothing that a hostile file builds can travel further than its text. The readers are
imported where they run: this module is imported by the web process too.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import msgspec

from redaction.bundle import BundleRefused, CaseBundle

TIME_LIMIT = 90.0
"""Seconds for one bundle. A file that takes longer was made to."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Either a folder or ZIP on this machine, or files in memory, of which one may be a ZIP."""

    path: str = ""
    files: dict[str, bytes] = {}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle with its documents' own bytes, or the sentence that says why not."""

    refused: str = ""
    bundle: CaseBundle | None = None
    files: dict[str, bytes] = {}


def ask(asked: Asked) -> bytes:
    return msgspec.msgpack.encode(asked)


def answer_of(data: bytes) -> Answer:
    return msgspec.msgpack.decode(data, type=Answer)


def read_in_worker(data: bytes, time_limit: float = TIME_LIMIT) -> bytes:
    """Reads the bundle named in `data`. A reader that hangs ends this process, whatever code it hangs in."""
    alarm = threading.Timer(time_limit, os._exit, (1,))
    alarm.daemon = True
    alarm.start()
    try:
        return msgspec.msgpack.encode(_read(msgspec.msgpack.decode(data, type=Asked)))
    finally:
        alarm.cancel()


def _read(asked: Asked) -> Answer:
    from redaction.readers.bundle import read_bundle_files

    try:
        files = _files(asked)
        bundle = read_bundle_files(files)
    except BundleRefused as refused:
        return Answer(refused=str(refused))
    except (OSError, RecursionError, MemoryError) as fault:
        words = (fault.strerror if isinstance(fault, OSError) else "") or "it is not built as it should be"
        return Answer(refused=f"The bundle can't be read: {words}. Nothing was kept.")
    names = {document.name for document in bundle.documents}
    bare = msgspec.structs.replace(bundle, gold={})
    return Answer(bundle=bare, files={name: data for name, data in files.items() if name in names})


def _files(asked: Asked) -> dict[str, bytes]:
    from redaction.readers.archive import files_of_folder

    if asked.path:
        path = Path(asked.path)
        return files_of_folder(path) if path.is_dir() else _unzipped(path.name, path.read_bytes())
    if len(asked.files) == 1:
        name, data = next(iter(asked.files.items()))
        if name.lower().endswith(".zip") or data.startswith(b"PK\x03\x04"):
            return _unzipped(name, data)
    return asked.files


def _unzipped(name: str, data: bytes) -> dict[str, bytes]:
    from redaction.readers.archive import files_of_zip

    if not data:
        raise BundleRefused(f"{name} is empty. Bring the bundle again; nothing was kept.")
    if not data.startswith(b"PK"):
        raise BundleRefused(
            f"{name} is neither a folder nor a ZIP. Bring the case's folder, or a ZIP of it; nothing was kept."
        )
    return files_of_zip(data)
