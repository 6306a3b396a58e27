"""Word lists written as plain text."""

from __future__ import annotations


def wordset(*texts: str) -> frozenset[str]:
    """The words of texts that are separated by spaces."""
    return frozenset(word for text in texts for word in text.split())
