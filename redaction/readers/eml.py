"""Mail as text files (RFC 5322)."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage
from typing import cast

from redaction.bundle import BundleRefused
from redaction.readers import mail
from redaction.readers.html import html_to_text
from redaction.readers.txt import decode

_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read_eml(name: str, data: bytes, depth: int = 0) -> tuple[str, list[str]]:
    """Headers, body and attachments of a mail, and warnings. `depth` counts the mails it lies in."""
    message = cast(EmailMessage, email.message_from_bytes(data, policy=policy.default))
    if not any(message[header] for header in _HEADERS):
        raise BundleRefused(
            f"{name} isn't a mail: it has no From, To, Date or Subject line. Export it again; nothing was kept."
        )
    body, warnings = _body(message)
    parts = [mail.written_out([(h, str(message[h] or "")) for h in _HEADERS], body)]
    for attachment in message.iter_attachments():
        text, said = _attachment(cast(EmailMessage, attachment), depth)
        parts.append(text)
        warnings += said
    return "\n".join(p for p in parts if p), warnings


def _body(message: EmailMessage) -> tuple[str, list[str]]:
    part = message.get_body(("plain", "html"))
    if part is None:
        return "", []
    text, warnings = _text(cast(EmailMessage, part))
    return (html_to_text(text) if part.get_content_type() == "text/html" else text), warnings


def _text(part: EmailMessage) -> tuple[str, list[str]]:
    """The words of a part. Where the mail names no encoding that exists, they are read as text of unknown encoding."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8"), []
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _attachment(part: EmailMessage, depth: int) -> tuple[str, list[str]]:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        return mail.attached(part.get_filename() or "forwarded mail.eml", data, depth)
    name = part.get_filename() or f"attachment.{part.get_content_subtype()}"
    if part.get_content_type() in ("text/html", "text/plain") and not part.get_filename():
        text, warnings = _text(part)
        return (html_to_text(text) if part.get_content_subtype() == "html" else text), warnings
    payload = part.get_payload(decode=True)
    return mail.attached(name, payload if isinstance(payload, bytes) else b"", depth)
