from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import delete

from panel.audit import service as audit
from panel.cases import codes, queries, rules
from panel.cases.models import Case, CaseDocument
from panel.cases.queries import Notes
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.vault import CaseKey
from panel.kernel.viewer import SYSTEM, Viewer
from redaction.bundle import CaseBundle


class Receipt(msgspec.Struct, frozen=True):
    """What became of a bundle. `is_new` is False when the same content was already here and nothing was written."""

    case: Case
    is_new: bool


def accept_bundle(tx: Tx, viewer: Viewer, files: Mapping[str, bytes], bundle: CaseBundle) -> Case:
    """The case that these files are: new, refused with reasons, or the one that was here already."""
    return receive(tx, viewer, files, bundle).case


def receive(tx: Tx, viewer: Viewer, files: Mapping[str, bytes], bundle: CaseBundle) -> Receipt:
    """Takes a bundle that was read. `files` holds each document's own bytes under its name in the bundle."""
    rules.check_may_bring(viewer)
    agency = viewer.agency or (bundle.facts.agency or "").strip()
    mark = tx.keys.fingerprint(_content(agency, bundle))
    known = queries.case_by_fingerprint(tx, mark)
    if known is not None:
        return Receipt(known, False)
    found = _blank(tx, viewer, agency)
    reasons = rules.refusals(bundle, agency, tx.now)
    if reasons:
        return Receipt(_refuse(tx, viewer, found, reasons), True)
    return Receipt(_accept(tx, viewer, found, mark, files, bundle), True)


def _content(agency: str, bundle: CaseBundle) -> bytes:
    """The canonical bytes of what a bundle says: the same from a folder, a ZIP or single files."""
    documents = [(d.name, d.kind, d.text) for d in bundle.documents]
    return msgspec.json.encode((agency, bundle.facts, documents), order="deterministic")


def _blank(tx: Tx, viewer: Viewer, agency: str) -> Case:
    return Case(
        id=new_id(),
        state=rules.STATES.start,
        agency=agency,
        strands=(),
        reasons=(),
        document_count=0,
        word_count=0,
        received_at=tx.now,
        received_by=viewer.id,
        held_by="",
        disposed_by="",
    )


def _refuse(tx: Tx, viewer: Viewer, found: Case, reasons: tuple[str, ...]) -> Case:
    found.state = rules.STATES.check(found.state, "refused")
    found.reasons = reasons
    audit.write(
        tx, viewer, "case.refused", f"case:{found.id}", rows=(found,), facts={"reasons": " ".join(reasons)}
    )
    return found


def _accept(
    tx: Tx, viewer: Viewer, found: Case, mark: str, files: Mapping[str, bytes], bundle: CaseBundle
) -> Case:
    found.key, key = tx.keys.new_case_key(found.id)
    about = bundle.facts
    found.state = rules.STATES.check(found.state, "accepted")
    found.fingerprint = mark
    found.reference_print = tx.keys.fingerprint(
        f"reference:{found.agency}:{about.reference.strip()}".encode()
    )
    found.facts = key.seal(msgspec.json.encode(about), "facts")
    found.notes = key.seal(msgspec.json.encode(Notes(bundle.unknown, bundle.warnings)), "notes")
    found.strands = codes.known_codes(about.strands, codes.STRANDS)
    found.outcome_code = about.outcome.code if about.outcome.code in codes.OUTCOMES else None
    documents = _documents(found, key, files, bundle)
    found.document_count = len(documents)
    found.word_count = sum(d.words for d in documents)
    found.held_by = "" if viewer.id == SYSTEM.id else viewer.id
    tx.session.add(found)
    tx.session.flush()
    audit.write(
        tx,
        viewer,
        "case.accepted",
        f"case:{found.id}",
        rows=tuple(documents),
        facts={"documents": found.document_count, "words": found.word_count},
    )
    return found


def _documents(
    found: Case, key: CaseKey, files: Mapping[str, bytes], bundle: CaseBundle
) -> list[CaseDocument]:
    rows = []
    for position, document in enumerate(bundle.documents):
        place = f"document:{position}"
        rows.append(
            CaseDocument(
                id=new_id(),
                case_id=found.id,
                position=position,
                kind=codes.document_kind(document.kind),
                words=len(document.text.split()),
                name=key.seal(document.name.encode(), f"{place}:name"),
                text=key.seal(document.text.encode(), f"{place}:text"),
                warnings=key.seal(msgspec.json.encode(document.warnings), f"{place}:warnings"),
                original=key.seal(files[document.name], f"{place}:original"),
            )
        )
    return rows


def open_case(tx: Tx, viewer: Viewer, case_id: str) -> Case:
    """For a page that shows what identifies: who opened the original is on record."""
    found = queries.case(tx, viewer, case_id)
    if found.key is not None:
        audit.write(tx, viewer, "case.opened", f"case:{found.id}")
    return found


def take(tx: Tx, viewer: Viewer, case_id: str) -> Case:
    """From now on this preparer has the case."""
    found = queries.case(tx, viewer, case_id)
    rules.check_may_take(viewer)
    rules.check_can_take(found.state, found.held_by, viewer)
    found.held_by = viewer.id
    audit.write(tx, viewer, "case.taken", f"case:{found.id}", rows=(found,))
    return found


def dispose(tx: Tx, viewer: Viewer, case_id: str, is_confirmed: bool) -> Case:
    """Destroys the data key and everything sealed with it. A sealed pack that the panel reads is not touched."""
    found = queries.case(tx, viewer, case_id)
    rules.check_may_dispose(viewer)
    rules.check_can_dispose(found.state)
    rules.check_confirmed(is_confirmed)
    found.state = rules.STATES.check(found.state, "disposed")
    found.key = found.facts = found.notes = found.fingerprint = found.reference_print = None
    found.disposed_at, found.disposed_by = tx.now, viewer.id
    tx.session.execute(delete(CaseDocument).where(CaseDocument.case_id == found.id))
    audit.write(
        tx,
        viewer,
        "case.disposed",
        f"case:{found.id}",
        rows=(found,),
        facts={"documents": found.document_count},
    )
    return found
