"""The chain's arithmetic."""

from __future__ import annotations

import hashlib

import msgspec

GENESIS = "0" * 64


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry's hash covers: everything but the hash itself. `at` is an ISO moment in UTC."""

    number: int
    at: str
    actor: str
    action: str
    subject: str
    facts: dict[str, str]
    previous: str


def link_hash(link: Link) -> str:
    return hashlib.sha256(msgspec.json.encode(link, order="deterministic")).hexdigest()


def first_break(links: list[tuple[Link, str]]) -> int | None:
    """The number of the first entry that does not follow from the one before; None when the chain holds."""
    previous = GENESIS
    for place, (link, stored) in enumerate(links, start=1):
        if link.number != place or link.previous != previous or link_hash(link) != stored:
            return link.number
        previous = stored
    return None
