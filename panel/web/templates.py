"""The Jinja environment: GOV.UK macros, our templates, and the few filters pages use."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    select_autoescape,
)

from panel.kernel.clock import LONDON

_PACKAGED = Path(__file__).parent.parent / "_templates"
FOLDER = _PACKAGED if _PACKAGED.exists() else Path(__file__).parent.parent.parent / "templates"


@cache
def environment() -> Environment:
    """One for the process, so that no template is compiled twice. Autoescape is on."""
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(FOLDER), macros]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"day": day, "moment": moment, "count": count, "in_days": in_days}
    return env


def day(value: dt.date | dt.datetime | None) -> str:
    """14 October 2026."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        value = value.astimezone(LONDON).date()
    return f"{value.day} {value:%B %Y}"


def moment(value: dt.datetime | None) -> str:
    """14 October 2026, 14:02."""
    return f"{day(value)}, {value.astimezone(LONDON):%H:%M}" if value else ""


def count(number: int, one: str, many: str = "") -> str:
    """1 case, 3 cases."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_days(due: dt.date, today: dt.date) -> str:
    """in 12 days, today, 12 days over."""
    days = (due - today).days
    if days == 0:
        return "today"
    return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} over"
