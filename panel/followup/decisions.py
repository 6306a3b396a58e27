"""What waits for the board or the chair, as lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from panel.followup import queries
from panel.followup.queries import Records
from panel.followup.views import BoardRow, board_row
from panel.recommendations.models import Recommendation


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Each list oldest first: evidence to check, more time asked for, reasoned refusals, assured ones to close,
    and closed ones whose day to be looked at again has come."""

    evidence: tuple[BoardRow, ...] = ()
    more_time: tuple[BoardRow, ...] = ()
    refusals: tuple[BoardRow, ...] = ()
    to_close: tuple[BoardRow, ...] = ()
    revisits: tuple[BoardRow, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__struct_fields__)


def decisions(
    recommendations: Sequence[Recommendation], kept: Mapping[str, Records], today: dt.date
) -> Decisions:
    lists: dict[str, list[BoardRow]] = {name: [] for name in Decisions.__struct_fields__}
    for recommendation in recommendations:
        records = kept[recommendation.id]
        standing = queries.standing(recommendation, records)
        row = board_row(recommendation, records, standing, today)
        if standing.state == "closed":
            is_due = standing.closing == "implemented" and standing.revisit_on is not None
            if is_due and standing.revisit_on is not None and standing.revisit_on <= today:
                lists["revisits"].append(row)
        elif not standing.is_over:
            if standing.has_open_extension and standing.awaits_answer:
                lists["more_time"].append(row)
            if standing.state == "evidenced":
                lists["evidence"].append(row)
            if standing.is_no:
                lists["refusals"].append(row)
            if standing.state == "assured":
                lists["to_close"].append(row)
    return Decisions(**{name: tuple(rows) for name, rows in lists.items()})
