from __future__ import annotations

from sqlalchemy import func, or_, select

from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.packs.glossary import Entry
from panel.packs.models import ContextRequest, Pack, Term


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


def is_known(tx: Tx, sha256: str) -> bool:
    """Whether these bytes were sealed before, recalled or not."""
    return tx.session.scalar(select(Pack.id).where(Pack.sha256 == sha256)) is not None


def context_requests(tx: Tx, viewer: Viewer, pack_id: str) -> list[ContextRequest]:
    """Questions about a pack that the viewer may see: answered ones, and their own. Oldest first.

    For stages that have already decided that the viewer may read the pack; who asked is shown to nobody.
    """
    mine = ContextRequest.asked_by == viewer.id
    return list(
        tx.session.scalars(
            select(ContextRequest)
            .where(ContextRequest.pack_id == pack_id, or_(mine, ContextRequest.answered_at.is_not(None)))
            .order_by(ContextRequest.asked_at, ContextRequest.id)
        )
    )


def terms(tx: Tx) -> list[Term]:
    return list(tx.session.scalars(select(Term).order_by(func.lower(Term.term))))


def entry(term: Term | None) -> Entry | None:
    if term is None:
        return None
    return Entry(
        term=term.term,
        meaning=term.meaning,
        expansion=term.expansion,
        also=tuple(term.also.split("\n")) if term.also else (),
        in_files=term.in_files,
    )


def glossary(tx: Tx) -> tuple[Entry, ...]:
    """Every entry by name: what `packs.glossary.mark` wants."""
    return tuple(found for term in terms(tx) if (found := entry(term)))


def known_capitals(tx: Tx) -> frozenset[str]:
    """Abbreviations of the glossary: in them two capitals are nobody's initials."""
    words = " ".join(f"{e.term} {' '.join(e.also)}" for e in glossary(tx))
    return frozenset(word for word in words.replace("/", " ").split() if word.isupper())
