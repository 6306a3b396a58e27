from __future__ import annotations

import msgspec
from sqlalchemy import Select, false, func, select

from panel.accounts.permissions import Role
from panel.cases.models import Case, CaseDocument, Draw
from panel.kernel.errors import NotFound, NotNow
from panel.kernel.house import Tx
from panel.kernel.vault import CaseKey
from panel.kernel.viewer import SYSTEM, Viewer
from panel.packs.models import Pack
from redaction.bundle import CaseBundle, CaseFacts
from redaction.text import Document

OFFICE_ROLES = (Role.PREPARER, Role.POLICE_LEAD, Role.VERIFIER)
DRAWERS = (Role.PREPARER, Role.POLICE_LEAD)


class Notes(msgspec.Struct, frozen=True):
    """What the reader of the bundle said about it as a whole."""

    unknown: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def readable_cases(viewer: Viewer) -> Select[Case]:
    """The office side of an agency sees that agency's cases; the system sees all; nobody else any."""
    if viewer.role == SYSTEM.role:
        return select(Case)
    if viewer.role not in OFFICE_ROLES or not viewer.agency:
        return select(Case).where(false())
    return select(Case).where(Case.agency == viewer.agency)


def case(tx: Tx, viewer: Viewer, case_id: str) -> Case:
    found = tx.session.scalar(readable_cases(viewer).where(Case.id == case_id))
    if found is None:
        raise NotFound
    return found


def cases(tx: Tx, viewer: Viewer, *states: str) -> list[Case]:
    """Cases in these states, or in any, the one that waits longest first."""
    query = readable_cases(viewer).order_by(Case.received_at, Case.id)
    return list(tx.session.scalars(query.where(Case.state.in_(states)) if states else query))


def case_by_fingerprint(tx: Tx, fingerprint: str) -> Case | None:
    return tx.session.scalar(select(Case).where(Case.fingerprint == fingerprint))


def same_reference(tx: Tx, viewer: Viewer, found: Case) -> list[Case]:
    """Other cases here with the same reference: perhaps an older export of the same case."""
    if found.reference_print is None:
        return []
    query = readable_cases(viewer).where(Case.reference_print == found.reference_print, Case.id != found.id)
    return list(tx.session.scalars(query.order_by(Case.received_at)))


def case_key(tx: Tx, found: Case) -> CaseKey:
    """Raises `NotNow` when the key was destroyed, or there never was one."""
    if found.key is None:
        raise NotNow("This case file is not kept any more, so its text can't be opened.")
    return tx.keys.case_key(found.id, found.key)


def facts(tx: Tx, found: Case) -> CaseFacts:
    return msgspec.json.decode(case_key(tx, found).open(found.facts or b"", "facts"), type=CaseFacts)


def notes(tx: Tx, found: Case) -> Notes:
    return msgspec.json.decode(case_key(tx, found).open(found.notes or b"", "notes"), type=Notes)


def open_bundle(tx: Tx, found: Case) -> CaseBundle:
    """The case as it was brought in, without gold marks. The caller audits that an original was opened."""
    about, said = facts(tx, found), notes(tx, found)
    key = case_key(tx, found)
    documents = tuple(
        _document(key, row, entry.kind)
        for row, entry in zip(documents_of(tx, found), about.documents, strict=True)
    )
    return CaseBundle(facts=about, documents=documents, unknown=said.unknown, warnings=said.warnings)


def documents_of(tx: Tx, found: Case) -> list[CaseDocument]:
    query = select(CaseDocument).where(CaseDocument.case_id == found.id).order_by(CaseDocument.position)
    return list(tx.session.scalars(query))


def _document(key: CaseKey, row: CaseDocument, kind: str) -> Document:
    place = f"document:{row.position}"
    return Document(
        name=key.open(row.name, f"{place}:name").decode(),
        kind=kind,
        text=key.open(row.text, f"{place}:text").decode(),
        warnings=msgspec.json.decode(key.open(row.warnings, f"{place}:warnings"), type=tuple[str, ...]),
    )


class DocumentLine(msgspec.Struct, frozen=True):
    """A document without its text. `kind` is a code of `codes.DOCUMENT_KINDS`."""

    name: str
    kind: str
    words: int
    warnings: tuple[str, ...]


def document_lines(tx: Tx, found: Case) -> list[DocumentLine]:
    key = case_key(tx, found)
    return [_line(key, row) for row in documents_of(tx, found)]


def _line(key: CaseKey, row: CaseDocument) -> DocumentLine:
    place = f"document:{row.position}"
    said = msgspec.json.decode(key.open(row.warnings, f"{place}:warnings"), type=tuple[str, ...])
    return DocumentLine(key.open(row.name, f"{place}:name").decode(), row.kind, row.words, said)


def packs_by_case(tx: Tx, found: list[Case]) -> dict[str, Pack]:
    """The newest sealed version of each case that has one, recalled or not."""
    ids = [c.id for c in found]
    rows = tx.session.scalars(select(Pack).where(Pack.case_id.in_(ids)).order_by(Pack.number))
    return {pack.case_id: pack for pack in rows}


def count(tx: Tx, viewer: Viewer, state: str) -> int:
    query = readable_cases(viewer).where(Case.state == state).subquery()
    return tx.session.scalar(select(func.count()).select_from(query)) or 0


def readable_draws(viewer: Viewer) -> Select[Draw]:
    if viewer.role not in DRAWERS or not viewer.agency:
        return select(Draw).where(false())
    return select(Draw).where(Draw.agency == viewer.agency)


def draw(tx: Tx, viewer: Viewer, draw_id: str) -> Draw:
    found = tx.session.scalar(readable_draws(viewer).where(Draw.id == draw_id))
    if found is None:
        raise NotFound
    return found


def draws(tx: Tx, viewer: Viewer) -> list[Draw]:
    return list(tx.session.scalars(readable_draws(viewer).order_by(Draw.drawn_at.desc())))
