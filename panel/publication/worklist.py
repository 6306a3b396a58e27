"""What waits in publication: for the writer, for those who approve."""

from __future__ import annotations

import datetime as dt

from panel.followup import queries as followup
from panel.followup.queries import Records
from panel.followup.views import one_line
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.publication import queries
from panel.publication.rules import PUBLISH_WITHIN
from panel.publication.views import TextRow, ToWrite, row
from panel.recommendations.models import Recommendation


def rows(tx: Tx, viewer: Viewer) -> list[TextRow]:
    """Every text the viewer may see, newest first."""
    found = queries.texts(tx, viewer)
    given = queries.approvals(tx, [t.id for t in found])
    names = {r.id: r.name for r in followup.all_issued(tx, viewer)}
    return [row(t, given[t.id], names.get(t.recommendation_id, "A recommendation")) for t in found]


def to_write(tx: Tx, viewer: Viewer) -> list[ToWrite]:
    """Public recommendations without a text, or with news that came after their text was written."""
    recommendations = queries.publishable(tx, viewer)
    kept = followup.records(tx, [r.id for r in recommendations])
    written: dict[str, dt.datetime] = {}
    for text in queries.texts(tx, viewer):
        if text.state in ("drafted", "checked", "published"):
            last = written.get(text.recommendation_id)
            written[text.recommendation_id] = max(last, text.drafted_at) if last else text.drafted_at
    found = []
    for recommendation in recommendations:
        records, at = kept[recommendation.id], written.get(recommendation.id)
        news = _news(records)
        if at is not None and (news is None or news[0] <= at):
            continue
        found.append(
            ToWrite(
                recommendation_id=recommendation.id,
                name=recommendation.name,
                line=one_line(recommendation.text),
                why=news[1] if news else _quiet(recommendation),
                by=london_date(news[0]) + PUBLISH_WITHIN if news else None,
            )
        )
    return sorted(found, key=lambda w: (w.by or dt.date.max, w.name))


def _news(kept: Records) -> tuple[dt.datetime, str] | None:
    """The last thing the public should hear of: an answer, or that it was closed or opened again."""
    found = [(r.given_at, "Answered" if r.number == 1 else "Answered again") for r in kept.responses]
    found += [(c.decided_at, "Opened again" if c.kind == "reopened" else "Closed") for c in kept.closings]
    return max(found, default=None)


def _quiet(recommendation: Recommendation) -> str:
    return "Notable practice" if recommendation.kind == "notable_practice" else "No answer yet"
