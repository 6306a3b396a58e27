"""The files of a bundle, from a ZIP or a folder, by their path inside it. Nothing is written to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path

from redaction.bundle import BundleRefused
from redaction.readers.limits import MIB, MOST_BYTES, MOST_EXPANDED, MOST_FILES, check_archive

_IGNORED = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\.[^/]*|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What file managers leave behind; never part of a case."""


def files_of_zip(data: bytes) -> dict[str, bytes]:
    """Path inside the bundle to content. Raises BundleRefused for bombs, paths that lead outside, and damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive("The ZIP", archive)
            return _without_folder_around({n: archive.read(e) for n, e in _entries(archive).items()})
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as fault:
        raise BundleRefused(
            "The ZIP is damaged and can't be opened. Make it again; nothing was kept."
        ) from fault


def files_of_folder(folder: Path) -> dict[str, bytes]:
    """Path inside the folder to content. A link is refused: it may lead anywhere."""
    found: dict[str, bytes] = {}
    total = 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _IGNORED.search(name):
            continue
        if path.is_symlink():
            raise BundleRefused(
                f"{name} is a link to another place. Put the file itself in the folder; nothing was kept."
            )
        if not path.is_file():
            continue
        size = path.stat().st_size
        total += size
        if size > MOST_BYTES:
            raise _too_large(name, size)
        if total > MOST_EXPANDED or len(found) >= MOST_FILES:
            raise BundleRefused(
                f"The folder holds more than a case file may: {MOST_FILES} files, {MOST_EXPANDED // MIB} MB. Nothing was kept."
            )
        found[name] = path.read_bytes()
    return _without_folder_around(found)


def check_name(name: str) -> None:
    """A path inside the bundle must stay inside it."""
    parts = name.split("/")
    outside = (
        name.startswith("/") or ".." in parts or "\\" in name or re.match(r"[A-Za-z]:", name) or "\0" in name
    )
    if outside or "" in parts or not name:
        raise BundleRefused(
            f"The bundle names a file outside itself ({name!r}). Make it again from the case's own folder; nothing was kept."
        )


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Files worth reading, by name."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in archive.infolist():
        name = entry.orig_filename
        check_name(name.removesuffix("/"))
        if entry.is_dir() or _IGNORED.search(name):
            continue
        mode = entry.external_attr >> 16
        if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise BundleRefused(
                f"{name} in the ZIP is a link, not a file. Put the file itself in; nothing was kept."
            )
        if name.casefold() in seen:
            raise BundleRefused(
                f"The ZIP holds {name} twice, so it's unclear which counts. Make it again; nothing was kept."
            )
        if entry.file_size > MOST_BYTES:
            raise _too_large(name, entry.file_size)
        seen.add(name.casefold())
        found[name] = entry
    return found


def _too_large(name: str, size: int) -> BundleRefused:
    return BundleRefused(
        f"{name} is {size // MIB} MB; the most is {MOST_BYTES // MIB} MB. Split it or leave out pictures; nothing was kept."
    )


def _without_folder_around(files: dict[str, bytes]) -> dict[str, bytes]:
    """A ZIP of a folder often holds that folder: its name is dropped when everything lies in it."""
    tops = {name.split("/", 1)[0] for name in files}
    if "case.json" in files or len(tops) != 1:
        return files
    top = tops.pop() + "/"
    return {n.removeprefix(top): d for n, d in files.items()} if top + "case.json" in files else files
