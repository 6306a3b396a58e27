from __future__ import annotations

from sqlalchemy import Select, false, select

from panel.audit.models import AuditEntry
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer

PAGE = 100
AUDITOR = "auditor"


def readable_entries(viewer: Viewer) -> Select[AuditEntry]:
    """The log is for the auditor alone. Its entries hold no case text, names or scores."""
    return select(AuditEntry) if viewer.role == AUDITOR else select(AuditEntry).where(false())


def entries(tx: Tx, viewer: Viewer, before: int, action: str) -> list[AuditEntry]:
    """A page of entries, newest first, older than number `before` when that is given."""
    query = readable_entries(viewer).order_by(AuditEntry.number.desc()).limit(PAGE)
    if before:
        query = query.where(AuditEntry.number < before)
    if action:
        query = query.where(AuditEntry.action == action)
    return list(tx.session.scalars(query))


def actions(tx: Tx, viewer: Viewer) -> list[str]:
    chosen = (
        readable_entries(viewer).with_only_columns(AuditEntry.action).distinct().order_by(AuditEntry.action)
    )
    return list(tx.session.scalars(chosen))
