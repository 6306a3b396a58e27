"""The ledger in our own database knows what is done; the worker processes may be killed at any moment.

A coordinator claims cases for the length of a lease and renews it while a worker is busy. Whoever dies loses the lease, and
another coordinator, or the same one after a restart, takes the case up again. SQLite has one writer (BEGIN IMMEDIATE);
elsewhere rows that another coordinator is claiming are skipped.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, or_, select

from panel.anonymisation import rules
from panel.anonymisation.models import Task, Work
from panel.audit import service as audit
from panel.cases import queries as cases
from panel.cases.models import Case
from panel.kernel.house import Tx
from panel.kernel.viewer import SYSTEM
from redaction.bundle import Policy, Proposal
from redaction.decisions import decide


def enrol(tx: Tx) -> int:
    """A line for every accepted case that has none. Returns how many were new."""
    known = select(Task.case_id)
    new = tx.session.scalars(select(Case.id).where(Case.state == "accepted", Case.id.not_in(known))).all()
    tx.session.add_all(
        Task(
            case_id=case_id,
            state=rules.TASK.start,
            attempts=0,
            owner="",
            queued_at=tx.now,
            error="",
            policy="",
        )
        for case_id in new
    )
    tx.session.flush()
    return len(new)


def has_new(tx: Tx) -> bool:
    """Whether a claim could find anything: spares an idle coordinator a write each second."""
    unknown = select(Case.id).where(Case.state == "accepted", Case.id.not_in(select(Task.case_id)))
    claimable = select(Task.case_id).where(_is_claimable(tx))
    return any(tx.session.scalar(query.limit(1)) is not None for query in (unknown, claimable))


def _is_claimable(tx: Tx) -> ColumnElement[bool]:
    return or_(Task.state == "todo", (Task.state == "doing") & (Task.lease_until < tx.now))


def claim(tx: Tx, owner: str, most: int) -> list[str]:
    """Up to `most` case ids, oldest first, now held by `owner` until their lease ends.

    A case whose lease ran out for the last time is given up. One that failed before goes alone, so that a document that
    kills its worker takes no other case with it.
    """
    enrol(tx)
    found = tx.session.scalars(
        select(Task)
        .where(_is_claimable(tx))
        .order_by(Task.attempts, Task.queued_at, Task.case_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    held: list[str] = []
    for task in found:
        if not _is_worth_trying(tx, task) or (held and task.attempts):
            continue
        task.state, task.owner, task.lease_until = "doing", owner, tx.now + rules.LEASE
        task.attempts += 1
        held.append(task.case_id)
        if task.attempts > 1:
            break
    tx.session.flush()
    return held


def _is_worth_trying(tx: Tx, task: Task) -> bool:
    case = tx.session.get(Case, task.case_id)
    if case is None or case.state != "accepted":
        _give_up(tx, task, rules.DISPOSED)
        return False
    if task.attempts >= rules.MAX_ATTEMPTS:
        _give_up(tx, task, rules.gave_up(rules.KILLED, task.attempts))
        return False
    return True


def _give_up(tx: Tx, task: Task, sentence: str) -> None:
    task.state, task.error, task.owner, task.lease_until = "failed", sentence, "", None
    task.finished_at = tx.now
    audit.write(tx, SYSTEM, "redaction.gave_up", f"case:{task.case_id}", rows=(task,))


def renew(tx: Tx, owner: str, case_ids: Iterable[str]) -> None:
    for task in _held(tx, owner, case_ids):
        task.lease_until = tx.now + rules.LEASE


def hand_back(tx: Tx, owner: str, case_ids: Iterable[str]) -> None:
    """An orderly stop: the cases wait for the next start, and the attempt doesn't count."""
    for task in _held(tx, owner, case_ids):
        task.state, task.owner, task.lease_until = "todo", "", None
        task.attempts -= 1


def fail(tx: Tx, owner: str, case_id: str, cause: str) -> None:
    """An attempt failed: the case waits for another one, or is given up with a sentence that blocks its release."""
    for task in _held(tx, owner, [case_id]):
        if rules.after_failure(task.attempts) == "failed":
            _give_up(tx, task, rules.gave_up(cause, task.attempts))
        else:
            task.state, task.owner, task.lease_until, task.error = "todo", "", None, cause


def finish(tx: Tx, owner: str, case_id: str, proposal: Proposal, encoded: bytes, policy: Policy) -> bool:
    """Stores the proposal sealed, once. False when another coordinator has the case by now."""
    tasks = _held(tx, owner, [case_id])
    case = tx.session.get(Case, case_id)
    if not tasks or case is None or case.state != "accepted":
        return False
    task = tasks[0]
    task.state, task.owner, task.lease_until, task.error = "done", "", None, ""
    task.policy, task.finished_at = policy.version, tx.now
    work = Work(
        case_id=case_id,
        state=rules.WORK.start,
        policy=policy.version,
        proposal=cases.case_key(tx, case).seal(encoded, "anonymisation:proposal"),
        span_count=sum(len(spans) for spans in proposal.spans.values()),
        open_count=len(decide(proposal).open),
        decision_count=0,
        report_number=-1,
        leak_count=0,
        submission_id="",
        returned_by="",
        proposed_at=tx.now,
    )
    facts = {"spans": work.span_count, "doubtful": work.open_count, "policy": policy.version}
    audit.write(tx, SYSTEM, "redaction.proposed", f"case:{case_id}", rows=(task, work), facts=facts)
    return True


def _held(tx: Tx, owner: str, case_ids: Iterable[str]) -> list[Task]:
    return list(
        tx.session.scalars(
            select(Task)
            .where(Task.case_id.in_(list(case_ids)), Task.state == "doing", Task.owner == owner)
            .with_for_update()
        )
    )


def counts(tx: Tx, agency: str = "") -> dict[str, int]:
    """How many accepted cases are in each state, of one agency or of all; cases that no coordinator has seen count as todo."""
    query = (
        select(Task.state, func.count(Case.id))
        .select_from(Case)
        .outerjoin(Task, Task.case_id == Case.id)
        .where(Case.state == "accepted")
        .group_by(Task.state)
    )
    if agency:
        query = query.where(Case.agency == agency)
    found: dict[str, int] = {}
    for state, number in tx.session.execute(query):
        found[state or "todo"] = found.get(state or "todo", 0) + number
    return found
