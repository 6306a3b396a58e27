"""Write and audit in one call."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, text

from panel.audit.models import AuditEntry
from panel.audit.rules import GENESIS, Link, first_break, link_hash
from panel.kernel.database import Base
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer

_CHAIN_LOCK = 7_310_221


def write(
    tx: Tx,
    viewer: Viewer,
    action: str,
    subject: str,
    rows: tuple[Base, ...] = (),
    facts: Mapping[str, object] | None = None,
) -> AuditEntry:
    """Adds `rows` (new or already changed) and the audit entry, and sends both to the database now.

    `action` is `thing.verb` in the past tense ("sheet.submitted"); `subject` is `thing:id`. `facts` may hold ids, counts,
    states and dates; never names, case text, scores or comments.
    """
    tx.session.add_all(rows)
    tx.session.flush()
    number, previous = _head(tx)
    link = Link(
        number=number + 1,
        at=tx.now.isoformat(),
        actor=viewer.id or "public",
        action=action,
        subject=subject,
        facts={key: str(value) for key, value in (facts or {}).items()},
        previous=previous,
    )
    entry = AuditEntry(
        number=link.number,
        at=tx.now,
        actor=link.actor,
        action=action,
        subject=subject,
        facts=link.facts,
        previous=previous,
        hash=link_hash(link),
    )
    tx.session.add(entry)
    tx.session.flush()
    return entry


def _head(tx: Tx) -> tuple[int, str]:
    if tx.session.get_bind().dialect.name == "postgresql":
        tx.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})
    last = tx.session.execute(
        select(AuditEntry.number, AuditEntry.hash).order_by(AuditEntry.number.desc()).limit(1)
    ).first()
    return (last.number, last.hash) if last else (0, GENESIS)


def checkpoint(tx: Tx) -> tuple[int, str]:
    """Number and hash of the newest entry: printed in minutes and on reports."""
    return _head(tx)


def broken_at(tx: Tx) -> int | None:
    """The first entry that was changed, moved or taken out; None when the chain holds."""
    entries = tx.session.scalars(select(AuditEntry).order_by(AuditEntry.number))
    return first_break([(_link(e), e.hash) for e in entries])


def _link(entry: AuditEntry) -> Link:
    return Link(
        number=entry.number,
        at=entry.at.isoformat(),
        actor=entry.actor,
        action=entry.action,
        subject=entry.subject,
        facts=entry.facts,
        previous=entry.previous,
    )
