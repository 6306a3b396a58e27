"""The time standards: their names, limits and sources (field guide 6(c)). Change a limit here and nowhere else."""

from __future__ import annotations

import msgspec

ACTION_PLAN = "Oxford Hate Crime Action Plan 2018-20"
RIGHT_6 = "Victims' Code, Right 6"
REVIEW_SCHEME = "Police Victims' Right to Review scheme"


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """`limit` is in the unit the rule counts in; `enhanced` is the shorter limit for victims with enhanced rights."""

    id: str
    name: str
    source: str
    limit: int = 0
    enhanced: int = 0
    weekly: int = 0
    """For T05 alone: days until the weekly meeting."""


_ROWS = (
    Standard(id="T01", name="Crime recorded", limit=24, source="National Crime Recording Standard"),
    Standard(
        id="T02",
        name="First check by a detective sergeant",
        limit=24,
        source=f"{ACTION_PLAN}, items 3.3d and 3.3e",
    ),
    Standard(id="T03", name="Check by the hate crime SPOC", limit=10, source=f"{ACTION_PLAN}, item 3.3e"),
    Standard(id="T04", name="Monthly checks", limit=31, source=f"{ACTION_PLAN}, item 3.3e"),
    Standard(
        id="T05",
        name="Talked about at the daily meeting",
        limit=1,
        weekly=7,
        source=f"{ACTION_PLAN}, items 3.3d to 3.3f",
    ),
    Standard(id="T06", name="Told about an arrest", limit=5, enhanced=1, source=RIGHT_6),
    Standard(id="T07", name="Told about an interview", limit=5, enhanced=1, source=RIGHT_6),
    Standard(id="T08", name="Told about a release", limit=5, enhanced=1, source=RIGHT_6),
    Standard(id="T09", name="Told about bail", limit=5, enhanced=1, source=RIGHT_6),
    Standard(id="T10", name="Told that police will not investigate", limit=5, enhanced=1, source=RIGHT_6),
    Standard(
        id="T11",
        name="Referred to support",
        limit=2,
        source=f"Victims' Code, Right 4; {ACTION_PLAN}, item 3.3e",
    ),
    Standard(
        id="T12",
        name="Contact as agreed",
        limit=28,
        source="Victims' Code, Right 6; Thames Valley Victim Contact Contract",
    ),
    Standard(
        id="T13",
        name="Victim seen by an officer",
        limit=24,
        source="A local choice, based on the practice of another force",
    ),
    Standard(id="T14", name="Statement, needs and confirmation", source="Victims' Code, Rights 3, 4 and 7"),
    Standard(id="T15a", name="Asking for a review", limit=3, source=REVIEW_SCHEME),
    Standard(id="T15b", name="Review request answered", limit=10, source=REVIEW_SCHEME),
    Standard(id="T15c", name="Review decided", limit=30, source=REVIEW_SCHEME),
    Standard(id="T16", name="Graffiti removed", limit=1, source=f"{ACTION_PLAN}, item 3.5"),
    Standard(
        id="T17",
        name="Time limit for less serious offences",
        limit=6,
        source="Magistrates' Courts Act 1980, section 127",
    ),
    Standard(id="T18", name="Learning review after no further action", source=f"{ACTION_PLAN}, item 3.4b"),
)

STANDARDS = {row.id: row for row in _ROWS}

WORKING_DAY_RULE = (
    "A working day is Monday to Friday, leaving out bank holidays in England and Wales, and we count the first working day "
    "after the event as day 1."
)

SUMMARY_ONLY_CLASSES = frozenset({"9A", "105A", "8L"})
"""Home Office classes of offences that only magistrates can hear, when not aggravated by race or religion: fear, alarm or
distress; common assault; harassment."""
SUMMARY_ONLY_FAMILIES = frozenset({"public_order", "harassment"})
"""Used when a file names a family and no class."""
