"""Passwords by argon2id. One hash takes about 100 ms and 64 MiB, so only a few run at the same time."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from argon2.profiles import CHEAPEST, RFC_9106_LOW_MEMORY

_AT_ONCE = threading.BoundedSemaphore(4)


@cache
def hasher(cheap: bool) -> PasswordHasher:
    return PasswordHasher.from_parameters(CHEAPEST if cheap else RFC_9106_LOW_MEMORY)


@cache
def _nobody(cheap: bool) -> str:
    return hasher(cheap).hash("nobody has this password")


def hash_password(password: str, cheap: bool) -> str:
    with _AT_ONCE:
        return hasher(cheap).hash(password)


def matches(stored: str | None, password: str, cheap: bool) -> bool:
    """Takes as long for an unknown account (`stored` None) as for a wrong password."""
    with _AT_ONCE:
        try:
            hasher(cheap).verify(stored or _nobody(cheap), password)
        except (VerifyMismatchError, InvalidHashError):
            return False
    return stored is not None
