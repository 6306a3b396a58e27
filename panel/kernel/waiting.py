"""One line of the home page: something that waits for somebody."""

from __future__ import annotations

import datetime as dt

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """`for_you` puts it under *Waiting for you*, else under *Waiting for others*. Lowest `order` stands first."""

    title: str
    detail: str = ""
    link: str = ""
    action: str = ""
    due: dt.date | None = None
    is_overdue: bool = False
    for_you: bool = True
    order: int = 50
