"""Every SELECT of the verifiers. They see submissions of their own agency; a coordinator only those that were sealed."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Select, false, select

from panel.accounts.permissions import Role
from panel.anonymisation import queries as anonymisation
from panel.anonymisation.models import Submission, Work
from panel.cases import queries as cases
from panel.cases.models import Case
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.packs.models import ContextRequest, Pack
from panel.release.models import Approval, Release
from panel.release.rules import STATES, Stand, state_now


def notes_place(release_id: str, verifier_id: str) -> str:
    return f"release:{release_id}:notes:{verifier_id}"


def reason_place(release_id: str) -> str:
    return f"release:{release_id}:reason"


class Notes(msgspec.Struct, frozen=True):
    """What a verifier wrote with an approval."""

    verifier_id: str
    checks: tuple[str, ...]
    minutes: int
    searched: str
    approved_at: dt.datetime


class Line(msgspec.Struct, frozen=True):
    """One submission with where it stands, for lists and for the rules."""

    submission: Submission
    release: Release | None
    pack: Pack | None
    stand: Stand


def readable_submissions(viewer: Viewer) -> Select[Submission]:
    if viewer.role == Role.VERIFIER and viewer.agency:
        return (
            select(Submission).join(Case, Case.id == Submission.case_id).where(Case.agency == viewer.agency)
        )
    if viewer.role == Role.COORDINATOR:
        return select(Submission).join(Release, Release.id == Submission.id).where(Release.pack_id != "")
    return select(Submission).where(false())


def line(tx: Tx, viewer: Viewer, submission_id: str) -> Line:
    """In a write transaction the case's work is held until its end, so that two presses come one after the other."""
    found = tx.session.scalar(readable_submissions(viewer).where(Submission.id == submission_id))
    if found is None:
        raise NotFound
    return line_of(tx, found)


def line_of(tx: Tx, submission: Submission) -> Line:
    work = anonymisation.work_of_case(tx, submission.case_id)
    release = tx.session.get(Release, submission.id, populate_existing=tx.is_writable)
    pack = tx.session.get(Pack, release.pack_id) if release and release.pack_id else None
    return Line(submission, release, pack, _stand(tx, submission, work, release, pack))


def _stand(tx: Tx, submission: Submission, work: Work, release: Release | None, pack: Pack | None) -> Stand:
    stored = release.state if release else STATES.start
    is_current = work.state == "submitted" and work.submission_id == submission.id
    return Stand(
        state=state_now(stored, is_current, pack is not None and pack.recalled_at is not None),
        sha256=submission.sha256,
        is_current=is_current,
        preparers=frozenset(submission.preparers),
        approvers=frozenset(a.verifier_id for a in approvals(tx, submission.id, submission.sha256)),
    )


def approvals(tx: Tx, release_id: str, sha256: str) -> list[Approval]:
    """Those of exactly these bytes, oldest first."""
    query = select(Approval).where(Approval.release_id == release_id, Approval.sha256 == sha256)
    return list(tx.session.scalars(query.order_by(Approval.approved_at)))


def lines(tx: Tx, viewer: Viewer) -> list[Line]:
    """Every submission the viewer may see, newest first."""
    query = readable_submissions(viewer).order_by(Submission.submitted_at.desc(), Submission.id)
    return [line_of(tx, found) for found in tx.session.scalars(query).all()]


def candidate(tx: Tx, submission: Submission) -> bytes:
    case = tx.session.get_one(Case, submission.case_id)
    return anonymisation.candidate(cases.case_key(tx, case), submission)


def contents(tx: Tx, submission: Submission) -> packed.Contents:
    return packed.decode(candidate(tx, submission))


def submission_of_pack(tx: Tx, pack_id: str) -> str:
    """Id of the submission that was sealed as this pack; empty when it was sealed elsewhere."""
    return tx.session.scalar(select(Release.id).where(Release.pack_id == pack_id)) or ""


def version_before(tx: Tx, submission: Submission) -> Submission | None:
    """The version the verifiers had before this one."""
    older = [
        s for s in anonymisation.submissions_of(tx, submission.case_id) if s.version < submission.version
    ]
    return older[-1] if older else None


def visible_notes(tx: Tx, viewer: Viewer, found: Line) -> list[Notes]:
    """A verifier sees what others wrote once they have decided themselves, or nothing is left to decide."""
    if viewer.role != Role.VERIFIER:
        return []
    is_over = found.stand.state not in ("awaiting", "partly verified")
    case = tx.session.get_one(Case, found.submission.case_id)
    key = cases.case_key(tx, case)
    return [
        Notes(
            a.verifier_id,
            a.checks,
            a.minutes,
            key.open(a.notes, notes_place(a.release_id, a.verifier_id)).decode(),
            a.approved_at,
        )
        for a in approvals(tx, found.submission.id, found.submission.sha256)
        if is_over or viewer.id in found.stand.approvers
    ]


def return_reason(tx: Tx, found: Line) -> str:
    if found.release is None or found.release.reason is None:
        return ""
    case = tx.session.get_one(Case, found.submission.case_id)
    return cases.case_key(tx, case).open(found.release.reason, reason_place(found.release.id)).decode()


def readable_questions(viewer: Viewer) -> Select[ContextRequest]:
    if viewer.role != Role.VERIFIER or not viewer.agency:
        return select(ContextRequest).where(false())
    return (
        select(ContextRequest)
        .join(Pack, Pack.id == ContextRequest.pack_id)
        .join(Case, Case.id == Pack.case_id)
        .where(Case.agency == viewer.agency, Case.state == "accepted")
    )


def question(tx: Tx, viewer: Viewer, question_id: str) -> ContextRequest:
    query = readable_questions(viewer).where(ContextRequest.id == question_id)
    found = tx.session.scalar(query.with_for_update(of=ContextRequest) if tx.is_writable else query)
    if found is None:
        raise NotFound
    return found


def questions(tx: Tx, viewer: Viewer) -> list[ContextRequest]:
    """Unanswered first, then oldest first."""
    query = readable_questions(viewer).order_by(ContextRequest.asked_at)
    return sorted(tx.session.scalars(query).all(), key=lambda q: q.answered_at is not None)
