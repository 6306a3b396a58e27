"""One function for each thing a verifier does."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from panel.anonymisation import queries as anonymisation
from panel.anonymisation import rules as identifying
from panel.anonymisation import service as workbench
from panel.audit import service as audit
from panel.cases import queries as cases
from panel.cases.models import Case
from panel.kernel.errors import NotNow
from panel.kernel.house import Tx
from panel.kernel.vault import CaseKey
from panel.kernel.viewer import Viewer
from panel.packs import service as packs
from panel.packs.models import ContextRequest, Pack
from panel.release import queries, rules
from panel.release.forms import Answer, Approve, Recall, SendBack
from panel.release.models import Approval, Release


def approve(tx: Tx, viewer: Viewer, submission_id: str, form: Approve) -> Release:
    """One verifier's word on exact bytes. The second one seals them in the same transaction."""
    line = queries.line(tx, viewer, submission_id)
    _check(viewer, line, form.sha256)
    rules.check_is_other(viewer, line.stand)
    rules.check_checklist(form.checks, form.minutes, form.searched)
    release = line.release or _new(line)
    approval = Approval(
        release_id=release.id,
        verifier_id=viewer.id,
        sha256=line.stand.sha256,
        checks=form.checks,
        minutes=form.minutes,
        notes=_key(tx, release).seal(form.searched.encode(), queries.notes_place(release.id, viewer.id)),
        approved_at=tx.now,
    )
    release.state = rules.STATES.check(release.state, rules.after_approval(len(line.stand.approvers) + 1))
    facts = {"sha256": release.sha256, "state": release.state}
    try:
        audit.write(
            tx, viewer, "case.approved", f"case:{release.case_id}", rows=(release, approval), facts=facts
        )
    except IntegrityError:
        raise NotNow(
            "Somebody decided about this case at the same moment. Reload the page to see where it stands."
        ) from None
    if release.state == "verified":
        _seal(tx, viewer, queries.line(tx, viewer, submission_id), release)
    return release


def _check(viewer: Viewer, line: queries.Line, sha256: str) -> None:
    rules.check_may_verify(viewer, line.stand)
    rules.check_can_verify(line.stand, sha256)


def _new(line: queries.Line) -> Release:
    found = line.submission
    return Release(
        id=found.id,
        case_id=found.case_id,
        sha256=found.sha256,
        state=rules.STATES.start,
        pack_id="",
        returned_by="",
    )


def _key(tx: Tx, release: Release) -> CaseKey:
    return cases.case_key(tx, tx.session.get_one(Case, release.case_id))


def _seal(tx: Tx, viewer: Viewer, line: queries.Line, release: Release) -> Pack:
    if not rules.may_seal(line.stand):
        raise NotNow("Two verifiers who did not prepare this case must approve the same version.")
    pack = packs.seal(tx, viewer, release.case_id, queries.candidate(tx, line.submission))
    if pack.sha256 != release.sha256:
        raise NotNow(
            "These are not the bytes that were approved. Nothing was released. Tell your system administrator."
        )
    release.state, release.pack_id = rules.STATES.check(release.state, "sealed"), pack.id
    tx.session.flush()
    return pack


def send_back(tx: Tx, viewer: Viewer, submission_id: str, form: SendBack) -> Release:
    """The preparer works on it again and reads why."""
    line = queries.line(tx, viewer, submission_id)
    _check(viewer, line, form.sha256)
    rules.check_return_reason(form.reason)
    release = line.release or _new(line)
    release.state = rules.STATES.check(release.state, "returned")
    release.reason = _key(tx, release).seal(form.reason.encode(), queries.reason_place(release.id))
    release.returned_by, release.returned_at = viewer.id, tx.now
    audit.write(tx, viewer, "case.returned", f"case:{release.case_id}", rows=(release,))
    workbench.reopen(tx, viewer, release.case_id, form.reason)
    return release


def recall(tx: Tx, viewer: Viewer, submission_id: str, form: Recall) -> Release:
    """From this moment nobody in the room can open the sealed case; its preparer works on it again, if it is still kept."""
    line = queries.line(tx, viewer, submission_id)
    rules.check_may_recall(viewer)
    rules.check_can_recall(line.stand.state)
    rules.check_recall_reason(form.reason)
    release = tx.session.get_one(Release, submission_id)
    packs.recall(tx, viewer, release.pack_id, form.reason)
    release.state = rules.STATES.check(release.state, "recalled")
    audit.write(tx, viewer, "case.called_back", f"case:{release.case_id}", rows=(release,))
    if tx.session.get_one(Case, release.case_id).state == "accepted":
        workbench.reopen(tx, viewer, release.case_id, f"Called back after it was sealed: {form.reason}")
    return release


def answer(tx: Tx, viewer: Viewer, question_id: str, form: Answer) -> ContextRequest:
    """Says in general terms what a redaction hides. The answer is part of the record and does not change."""
    found = queries.question(tx, viewer, question_id)
    if found.answered_at is not None:
        raise NotNow("This question was already answered.")
    pack = tx.session.get_one(Pack, found.pack_id)
    rules.check_answer(form.answer, _identifying(tx, pack.case_id, form.answer))
    found.answer, found.answered_by, found.answered_at = form.answer, viewer.id, tx.now
    audit.write(
        tx, viewer, "question.answered", f"question:{found.id}", rows=(found,), facts={"pack": pack.id}
    )
    return found


def _identifying(tx: Tx, case_id: str, words: str) -> list[str]:
    """What in `words` stands in case.json as a name or contact detail, or was hidden in a document for naming somebody."""
    facts = anonymisation.bundle(tx, case_id).facts
    decided = anonymisation.desk_of(tx, anonymisation.work_of_case(tx, case_id)).decided
    hidden = [
        document.text[span.start : span.end]
        for document in decided.documents
        for span in decided.spans.get(document.name, ())
        if span.is_direct
    ]
    return identifying.identifiers_in(words, facts, surnames=True) + identifying.standing_in(words, hidden)
