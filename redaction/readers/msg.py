"""Outlook mail (.msg): streams of an OLE file, named by property tag and type (MS-OXMSG)."""

from __future__ import annotations

import datetime as dt
import io
import struct

import olefile

from redaction.bundle import BundleRefused
from redaction.readers import mail
from redaction.readers.html import html_to_text
from redaction.readers.limits import MOST_DEPTH
from redaction.readers.txt import decode

_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_TO, _CC, _SUBJECT, _BODY, _HTML = "0E04", "0E03", "0037", "1000", "1013"
_ATTACHED_NAME, _ATTACHED_SHORT_NAME, _ATTACHED_DATA, _ATTACHED_MAIL = "3707", "3704", "37010102", "3701000D"
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_FILETIME = 0x0040
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read_msg(name: str, data: bytes, depth: int = 0) -> tuple[str, list[str]]:
    """Headers, body and attachments of a mail, and warnings."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return _Mail(ole, (), depth).read()
    except (OSError, struct.error, IndexError) as fault:
        raise BundleRefused(
            f"{name} is damaged: it can't be opened as an Outlook mail. Export it again; nothing was kept."
        ) from fault


class _Mail:
    """One mail in an OLE file; a forwarded mail lies in a storage of its own, whose path is `base`."""

    def __init__(self, ole: olefile.OleFileIO, base: tuple[str, ...], depth: int) -> None:
        self._ole = ole
        self._base = base
        self._depth = depth
        self.warnings: list[str] = []

    def read(self) -> tuple[str, list[str]]:
        sender = f"{self._text(_SENDER)} <{self._text(_SENDER_SMTP) or self._text(_SENDER_ADDRESS)}>"
        headers = [
            ("From", sender.replace("<>", "").strip()),
            ("To", self._text(_TO)),
            ("Cc", self._text(_CC)),
            ("Date", self._date()),
            ("Subject", self._text(_SUBJECT)),
        ]
        parts = [mail.written_out(headers, self._body())]
        for storage in self._attachments():
            text, said = self._attached(storage)
            parts.append(text)
            self.warnings += said
        return "\n".join(p for p in parts if p), self.warnings

    def _body(self) -> str:
        plain = self._text(_BODY)
        if plain.strip():
            return plain
        html = self._stream(f"__substg1.0_{_HTML}0102")
        if html is not None:
            text, said = decode(html)
            self.warnings += said
            return html_to_text(text)
        if self._text(f"{_HTML}"):
            return html_to_text(self._text(_HTML))
        if self._stream("__substg1.0_10090102") is not None:
            self.warnings.append(
                "The mail's body is rich text only and was left out. Bring the mail as .eml or PDF."
            )
        return ""

    def _attachments(self) -> list[tuple[str, ...]]:
        found = {
            tuple(entry[: len(self._base) + 1])
            for entry in self._ole.listdir()
            if tuple(entry[: len(self._base)]) == self._base
            and len(entry) > len(self._base) + 1
            and entry[len(self._base)].startswith("__attach_version1.0_")
        }
        return sorted(found)

    def _attached(self, storage: tuple[str, ...]) -> tuple[str, list[str]]:
        part = _Mail(self._ole, storage, self._depth)
        name = part._text(_ATTACHED_NAME) or part._text(_ATTACHED_SHORT_NAME) or "attachment"
        inner = (*storage, f"__substg1.0_{_ATTACHED_MAIL}")
        if self._ole.exists("/".join((*inner, "__properties_version1.0"))):
            if self._depth + 1 >= MOST_DEPTH:
                return "", [f"{name}: left out, because it is a mail within a mail within a mail."]
            text, said = _Mail(self._ole, inner, self._depth + 1).read()
            return f"[attachment {name}]\n{text}", [f"{name}: {w}" for w in said]
        return mail.attached(name, part._stream(f"__substg1.0_{_ATTACHED_DATA}") or b"", self._depth)

    def _text(self, tag: str) -> str:
        wide = self._stream(f"__substg1.0_{tag}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._stream(f"__substg1.0_{tag}001E")
        return decode(narrow.rstrip(b"\0"))[0] if narrow else ""

    def _date(self) -> str:
        """When it was sent, else delivered, in UTC: fixed-size properties lie in one stream, 16 bytes each."""
        data = self._stream("__properties_version1.0") or b""
        header = 32 if not self._base else 24
        found: dict[int, int] = {}
        for start in range(header, len(data) - 15, 16):
            kind, tag, _, value = struct.unpack_from("<HHIQ", data, start)
            if kind == _FILETIME and value:
                found[tag] = value
        ticks = found.get(_SUBMITTED, found.get(_DELIVERED))
        if ticks is None:
            return ""
        return (_EPOCH + dt.timedelta(microseconds=ticks // 10)).strftime("%d %B %Y %H:%M UTC")

    def _stream(self, name: str) -> bytes | None:
        path = "/".join((*self._base, name))
        return bytes(self._ole.openstream(path).read()) if self._ole.exists(path) else None
