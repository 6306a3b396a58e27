from __future__ import annotations

from collections.abc import Iterable

from panel.audit import service as audit
from panel.kernel.errors import NotNow
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.screening import check_identifies_nobody
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.packs import queries, rules
from panel.packs.glossary import Entry
from panel.packs.models import ContextRequest, Pack, Term


def seal(tx: Tx, viewer: Viewer, case_id: str, data: bytes) -> Pack:
    """Puts exactly these bytes through the valve. The release stage has checked that two verifiers approved them."""
    packed.decode(data)
    digest = packed.sha256(data)
    if queries.is_known(tx, digest):
        raise NotNow(
            "Exactly this text was sealed before. It can't be sealed again. Change what was wrong with it, then verify it again."
        )
    if any(p.recalled_at is None for p in queries.packs_of_case(tx, case_id)):
        raise NotNow("This case is already sealed. Recall that version first.")
    pack = Pack(
        id=new_id(),
        number=queries.next_number(tx),
        case_id=case_id,
        sha256=digest,
        contents=data,
        sealed_at=tx.now,
        recall_reason="",
    )
    audit.write(
        tx,
        viewer,
        "pack.sealed",
        f"pack:{pack.id}",
        rows=(pack,),
        facts={"sha256": digest, "number": pack.number},
    )
    return pack


def recall(tx: Tx, viewer: Viewer, pack_id: str, reason: str) -> Pack:
    """From this moment nobody in the room can open the pack. `reason` must not identify anybody."""
    pack = queries.pack(tx, pack_id)
    rules.check_recall(pack.recalled_at is not None, reason)
    pack.recalled_at, pack.recall_reason = tx.now, reason
    audit.write(tx, viewer, "pack.recalled", f"pack:{pack.id}", rows=(pack,), facts={"number": pack.number})
    return pack


def ask_for_context(tx: Tx, viewer: Viewer, pack_id: str, paragraph: str, question: str) -> ContextRequest:
    """A question to the verifiers about one paragraph. The caller has checked that the viewer may read the pack.

    The same question of the same person, sent twice, is one question.
    """
    pack = queries.pack(tx, pack_id)
    rules.check_question(packed.decode(pack.contents), paragraph, question)
    check_identifies_nobody(question, "question", queries.known_capitals(tx))
    for own in queries.context_requests(tx, viewer, pack_id):
        if (own.asked_by, own.paragraph, own.question) == (viewer.id, paragraph, question):
            return own
    asked = ContextRequest(
        id=new_id(),
        pack_id=pack_id,
        paragraph=paragraph,
        question=question,
        asked_by=viewer.id,
        asked_at=tx.now,
        answer="",
        answered_by="",
    )
    audit.write(tx, viewer, "context.asked", f"pack:{pack_id}", (asked,), {"paragraph": paragraph})
    return asked


def load_glossary(tx: Tx, viewer: Viewer, terms: Iterable[Entry]) -> int:
    """Makes the glossary hold exactly these entries. Returns how many were added, changed or taken out."""
    wanted = {entry.term: entry for entry in terms}
    known = {term.term: term for term in queries.terms(tx)}
    gone = [term for key, term in known.items() if key not in wanted]
    changed = [_term(entry) for key, entry in wanted.items() if queries.entry(known.get(key)) != entry]
    for term in gone:
        tx.session.delete(term)
    rows = tuple(tx.session.merge(term) for term in changed)
    if gone or changed:
        facts = {"removed": len(gone), "changed": len(changed), "terms": len(wanted)}
        audit.write(tx, viewer, "glossary.loaded", "glossary", rows, facts)
    return len(gone) + len(changed)


def _term(entry: Entry) -> Term:
    return Term(
        term=entry.term,
        expansion=entry.expansion,
        meaning=entry.meaning,
        also="\n".join(entry.also),
        in_files=entry.in_files,
    )
