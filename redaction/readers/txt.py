"""Plain text in the encodings that police systems export."""

from __future__ import annotations

import codecs

from redaction.bundle import BundleRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.05
"""Share of control characters from which bytes are no longer taken for text."""


def read_txt(name: str, data: bytes) -> tuple[str, list[str]]:
    """The text and warnings. Raises BundleRefused when the bytes are no text."""
    text, warnings = decode(data)
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text)
    if controls > len(text) * _MOST_CONTROLS:
        raise BundleRefused(
            f"{name} isn't text, whatever its name says. Export it again as text; nothing was kept."
        )
    if controls:
        warnings.append(f"{controls} unreadable control characters were left out.")
    return text, warnings


def decode(data: bytes) -> tuple[str, list[str]]:
    """Bytes as text by their mark, as UTF-8, as UTF-16 without a mark, else as Windows text with a warning."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data, encoding)
    guess = _utf16_without_mark(data)
    if guess:
        text, lost = _lossy(data, guess)
        return text, ["The file doesn't say its encoding; it was read as UTF-16.", *lost]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text, lost = _lossy(data, "cp1252")
        return text, [
            "The file isn't UTF-8; it was read as Windows text. Check accents and pound signs.",
            *lost,
        ]


def _lossy(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, [f"{lost} characters could not be read and show as \ufffd."] if lost else []


def _utf16_without_mark(data: bytes) -> str | None:
    """English in UTF-16 has a NUL in nearly every second byte, always on the same side."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None
