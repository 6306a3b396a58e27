"""What the two mail formats share: header lines first, then the body, then what was attached."""

from __future__ import annotations

from collections.abc import Iterable

from redaction.bundle import BundleRefused
from redaction.readers import registry
from redaction.readers.limits import MOST_DEPTH


def written_out(headers: Iterable[tuple[str, str]], body: str) -> str:
    """Header lines that have a value, an empty line, the body."""
    lines = [f"{name}: {' '.join(value.split())}" for name, value in headers if value and value.strip()]
    return "\n".join([*lines, "", body.strip()])


def attached(name: str, data: bytes, depth: int) -> tuple[str, list[str]]:
    """An attachment's text under a line with its name. One that can't be read is left out, with a warning why."""
    if depth >= MOST_DEPTH:
        return "", [f"{name}: left out, because it is a mail within a mail within a mail."]
    try:
        text, warnings = registry.read_document(name, data, depth + 1)
    except BundleRefused as refused:
        return "", [f"An attachment was left out. {refused}"]
    return f"[attachment {name}]\n{text}", [f"{name}: {w}" for w in warnings]
