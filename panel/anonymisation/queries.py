"""Every SELECT of the workbench. Preparers and verifiers see the cases of their own agency; nobody else sees any."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Select, false, func, select

from panel.accounts.permissions import Role
from panel.anonymisation.models import DecisionRow, Submission, Task, Work
from panel.audit.models import AuditEntry
from panel.cases import queries as cases
from panel.cases.models import Case
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.vault import CaseKey
from panel.kernel.viewer import Viewer
from panel.packs import queries as packs
from redaction.bundle import CaseBundle, LeakReport, Proposal
from redaction.decisions import DecidedBundle, Decision, decide

PROPOSAL = "anonymisation:proposal"
REPORT = "anonymisation:report"
RETURNED = "anonymisation:returned"
_ORIGINALS = (Role.PREPARER, Role.VERIFIER)


def decision_place(number: int) -> str:
    return f"anonymisation:decision:{number}"


def candidate_place(submission_id: str) -> str:
    return f"anonymisation:candidate:{submission_id}"


class Made(msgspec.Struct, frozen=True):
    """A decision with who made it and when."""

    decision: Decision
    batch: int
    made_by: str
    made_at: dt.datetime


class Desk(msgspec.Struct, frozen=True):
    """A case opened on the workbench: what the machine proposed, what was decided, what that gives."""

    work: Work
    case: Case
    key: CaseKey
    proposal: Proposal
    made: tuple[Made, ...]
    decided: DecidedBundle

    @property
    def decisions(self) -> list[Decision]:
        return [m.decision for m in self.made]


def readable_work(viewer: Viewer) -> Select[Work]:
    if viewer.role not in _ORIGINALS:
        return select(Work).where(false())
    return (
        select(Work)
        .join(Case, Case.id == Work.case_id)
        .where(Case.agency == viewer.agency, Case.state == "accepted")
    )


def readable_tasks(viewer: Viewer) -> Select[Task]:
    if viewer.role not in _ORIGINALS:
        return select(Task).where(false())
    return (
        select(Task)
        .join(Case, Case.id == Task.case_id)
        .where(Case.agency == viewer.agency, Case.state == "accepted")
    )


def work(tx: Tx, viewer: Viewer, case_id: str) -> Work:
    """In a write transaction the row is held until its end, so that two presses come one after the other."""
    query = readable_work(viewer).where(Work.case_id == case_id)
    if tx.is_writable:
        query = query.with_for_update(of=Work)
    found = tx.session.scalar(query)
    if found is None:
        raise NotFound
    return found


def work_of_case(tx: Tx, case_id: str) -> Work:
    """For callers that have decided that the viewer may touch this case; held until the transaction ends."""
    return tx.session.get_one(Work, case_id, with_for_update=tx.is_writable, populate_existing=tx.is_writable)


def task(tx: Tx, viewer: Viewer, case_id: str) -> Task:
    found = tx.session.scalar(readable_tasks(viewer).where(Task.case_id == case_id))
    if found is None:
        raise NotFound
    return found


def status(tx: Tx, viewer: Viewer, case_id: str) -> tuple[Case, Task | None, Work | None]:
    """An accepted case, with its line of the ledger and its work as far as it has them."""
    found = cases.case(tx, viewer, case_id)
    if found.state != "accepted" or viewer.role not in _ORIGINALS:
        raise NotFound
    return found, tx.session.get(Task, case_id), tx.session.get(Work, case_id)


def desk(tx: Tx, viewer: Viewer, case_id: str, up_to: int | None = None) -> Desk:
    """The case as it stands, or as it stood after decision `up_to`."""
    return desk_of(tx, work(tx, viewer, case_id), up_to)


def desk_of(tx: Tx, found: Work, up_to: int | None = None) -> Desk:
    case = tx.session.get_one(Case, found.case_id)
    key = cases.case_key(tx, case)
    proposal = msgspec.json.decode(key.open(found.proposal, PROPOSAL), type=Proposal)
    made = decisions_of(tx, key, found.case_id, up_to)
    return Desk(found, case, key, proposal, made, decide(proposal, [m.decision for m in made]))


def decisions_of(tx: Tx, key: CaseKey, case_id: str, up_to: int | None = None) -> tuple[Made, ...]:
    query = select(DecisionRow).where(DecisionRow.case_id == case_id).order_by(DecisionRow.number)
    if up_to is not None:
        query = query.where(DecisionRow.number <= up_to)
    return tuple(
        Made(
            msgspec.json.decode(key.open(row.payload, decision_place(row.number)), type=Decision),
            row.batch,
            row.made_by,
            row.made_at,
        )
        for row in tx.session.scalars(query)
    )


def bundle(tx: Tx, case_id: str) -> CaseBundle:
    return cases.open_bundle(tx, tx.session.get_one(Case, case_id))


def report(opened: Desk) -> LeakReport | None:
    """The last residual check, where it was made after the newest decision."""
    found = opened.work
    if found.report is None or found.report_number != found.decision_count:
        return None
    return msgspec.json.decode(opened.key.open(found.report, REPORT), type=LeakReport)


def return_reason(opened: Desk) -> str:
    sealed = opened.work.return_reason
    return opened.key.open(sealed, RETURNED).decode() if sealed else ""


def queue(tx: Tx, viewer: Viewer) -> list[tuple[Case, Task | None, Work | None]]:
    """Accepted cases of the viewer's agency: those that wait for a person first, oldest first."""
    if viewer.role not in _ORIGINALS:
        return []
    rows = tx.session.execute(
        select(Case, Task, Work)
        .outerjoin(Task, Task.case_id == Case.id)
        .outerjoin(Work, Work.case_id == Case.id)
        .where(Case.agency == viewer.agency, Case.state == "accepted")
        .order_by(Case.received_at, Case.id)
    )
    order = {"not started": 1, "in progress": 0, "submitted": 3}
    return sorted(rows, key=lambda row: order[row[2].state] if row[2] else 2)


def submission(tx: Tx, submission_id: str) -> Submission | None:
    """For the stage of the verifiers, which has its own rule about who reads it."""
    return tx.session.get(Submission, submission_id)


def submissions_of(tx: Tx, case_id: str) -> list[Submission]:
    """Every version handed to the verifiers, oldest first."""
    return list(
        tx.session.scalars(
            select(Submission).where(Submission.case_id == case_id).order_by(Submission.version)
        )
    )


def candidate(key: CaseKey, found: Submission) -> bytes:
    return key.open(found.candidate, candidate_place(found.id))


def preparers(tx: Tx, case: Case, *others: str) -> tuple[str, ...]:
    """Everybody who brought the case in or decided anything about it, and `others`."""
    deciders = tx.session.scalars(
        select(DecisionRow.made_by).where(DecisionRow.case_id == case.id).distinct()
    )
    return tuple(sorted({case.received_by, *deciders, *others} - {""}))


def is_sealed(tx: Tx, case_id: str) -> bool:
    return any(pack.recalled_at is None for pack in packs.packs_of_case(tx, case_id))


def opened_lately(tx: Tx, viewer: Viewer, case_id: str, since: dt.datetime) -> bool:
    """Whether the audit log already holds that this person opened this case's originals after `since`."""
    newest = select(func.max(AuditEntry.at)).where(
        AuditEntry.subject == f"case:{case_id}",
        AuditEntry.actor == viewer.id,
        AuditEntry.action == "case.opened",
    )
    last = tx.session.scalar(newest)
    return last is not None and last > since
