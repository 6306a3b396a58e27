"""Which reader a file gets: its first bytes and the end of its name must say the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

import olefile

from redaction.bundle import BundleRefused
from redaction.readers.limits import MOST_CHARACTERS, check_size
from redaction.text import canonical

READABLE = {
    ".txt": "text",
    ".docx": "a Word document",
    ".pdf": "a PDF",
    ".eml": "a mail",
    ".msg": "an Outlook mail",
}

_BINARY = (
    (b"%PDF-", ".pdf", "a PDF"),
    (b"\x89PNG", ".png", "a picture"),
    (b"\xff\xd8\xff", ".jpg", "a picture"),
    (b"GIF8", ".gif", "a picture"),
    (b"II*\x00", ".tif", "a picture"),
    (b"MM\x00*", ".tif", "a picture"),
    (b"{\\rtf", ".rtf", "rich text"),
    (b"MZ", ".exe", "a program"),
    (b"\x7fELF", ".bin", "a program"),
    (b"\x1f\x8b", ".gz", "a packed file"),
    (b"7z\xbc\xaf", ".7z", "a packed file"),
    (b"Rar!", ".rar", "a packed file"),
)


def read_document(name: str, data: bytes, depth: int = 0) -> tuple[str, list[str]]:
    """Canonical text and warnings. Raises BundleRefused with a sentence for what can't or mustn't be read."""
    check_size(name, len(data))
    said = PurePosixPath(name).suffix.lower()
    is_, what = _sniffed(data)
    if said not in READABLE:
        raise BundleRefused(
            f"{name} is {what} and can't be read. Bring it as {_listed(READABLE)}; nothing was kept."
        )
    if is_ == ".doc":
        raise BundleRefused(f"{name} is in Word's old format. Save it as .docx in Word; nothing was kept.")
    if is_ != said and not (is_ == ".txt" and said == ".eml"):
        raise BundleRefused(
            f"{name} says it is {READABLE[said]}, but it is {what}. It may have been renamed: give it its own "
            "ending again, or export it afresh; nothing was kept."
        )
    raw, warnings = _reader(said)(name, data, depth)
    if len(raw) > MOST_CHARACTERS:
        raise BundleRefused(
            f"{name} holds {len(raw):,} characters; the most is {MOST_CHARACTERS:,}. Split it; nothing was kept."
        )
    text = canonical(raw)
    if not text.strip():
        raise BundleRefused(f"{name} holds no words. Leave it out, or ask for it as text; nothing was kept.")
    return text, warnings


def _reader(suffix: str) -> Callable[[str, bytes, int], tuple[str, list[str]]]:
    """Loaded only when needed: a text file must not pay for the PDF library."""
    if suffix == ".txt":
        from redaction.readers.txt import read_txt

        return lambda name, data, depth: read_txt(name, data)
    if suffix == ".docx":
        from redaction.readers.docx import read_docx

        return lambda name, data, depth: read_docx(name, data)
    if suffix == ".pdf":
        from redaction.readers.pdf import read_pdf

        return lambda name, data, depth: read_pdf(name, data)
    if suffix == ".eml":
        from redaction.readers.eml import read_eml

        return read_eml
    from redaction.readers.msg import read_msg

    return read_msg


def _sniffed(data: bytes) -> tuple[str, str]:
    """The ending that the bytes call for, and what they are in words."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniffed_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniffed_ole(data)
    for magic, suffix, what in _BINARY:
        if data.startswith(magic):
            return suffix, what
    if b"%PDF-" in data[:1024]:
        return ".pdf", "a PDF"
    return ".txt", "text"


def _sniffed_zip(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return ".zip", "a damaged ZIP"
    return (".docx", "a Word document") if "word/document.xml" in names else (".zip", "a ZIP")


def _sniffed_ole(data: bytes) -> tuple[str, str]:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if ole.exists("WordDocument"):
                return ".doc", "an old Word document"
            if ole.exists("__properties_version1.0"):
                return ".msg", "an Outlook mail"
            if ole.exists("EncryptedPackage"):
                return ".ole", "a document locked with a password"
    except (OSError, IndexError, ValueError):
        return ".ole", "a damaged file"
    return ".ole", "an old Office file"


def _listed(endings: dict[str, str]) -> str:
    *first, last = endings
    return f"{', '.join(first)} or {last}"
