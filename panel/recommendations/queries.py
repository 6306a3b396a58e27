from __future__ import annotations

from sqlalchemy import Select, false, or_, select

from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.recommendations import rules
from panel.recommendations.models import Recommendation


def readable_recommendations(viewer: Viewer) -> Select[Recommendation]:
    """The panel reads all of them; the board and the auditor what was issued; a body what it was asked.

    A body also reads what was issued to others with visibility *partner* or *public*.
    """
    if rules.is_panel(viewer):
        return select(Recommendation)
    issued = select(Recommendation).where(Recommendation.issued_at.is_not(None))
    if viewer.role in rules.WATCHERS:
        return issued
    if viewer.role in rules.ASKED and viewer.agency:
        return issued.where(
            or_(
                Recommendation.responsible_body == viewer.agency,
                Recommendation.visibility.in_(("partner", "public")),
            )
        )
    return select(Recommendation).where(false())


def recommendation(tx: Tx, viewer: Viewer, recommendation_id: str) -> Recommendation:
    found = tx.session.scalar(readable_recommendations(viewer).where(Recommendation.id == recommendation_id))
    if found is None:
        raise NotFound
    return found
