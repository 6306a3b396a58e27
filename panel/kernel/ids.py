"""Opaque identifiers: random, never derived from a case, safe in a URL."""

from __future__ import annotations

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 16


def new_id() -> str:
    """16 characters of Crockford's base 32, lower case: 80 random bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
