from __future__ import annotations

from sqlalchemy import func, select

from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.packs.models import Pack, Term


def pack(tx: Tx, pack_id: str) -> Pack:
    """For stages that have already decided that the viewer may know of this pack."""
    found = tx.session.get(Pack, pack_id)
    if found is None:
        raise NotFound
    return found


def packs_of_case(tx: Tx, case_id: str) -> list[Pack]:
    """Every sealed version of a case, oldest first."""
    return list(tx.session.scalars(select(Pack).where(Pack.case_id == case_id).order_by(Pack.number)))


def usable_packs(tx: Tx) -> list[Pack]:
    """Sealed and not recalled, by number: what a coordinator may put on a meeting."""
    return list(tx.session.scalars(select(Pack).where(Pack.recalled_at.is_(None)).order_by(Pack.number)))


def next_number(tx: Tx) -> int:
    return (tx.session.scalar(select(func.max(Pack.number))) or 0) + 1


def terms(tx: Tx) -> list[Term]:
    return list(tx.session.scalars(select(Term).order_by(func.lower(Term.term))))
