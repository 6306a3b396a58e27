"""One function for each thing a preparer does. What is slow (the residual check) runs in a worker, outside a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from panel.anonymisation import candidate, queries, rules, task
from panel.anonymisation.models import DecisionRow, Submission, Task, Work
from panel.audit import service as audit
from panel.cases import contents as case_contents
from panel.kernel.errors import Invalid, NotNow
from panel.kernel.house import House, Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.packs import queries as packs
from redaction.bundle import LeakReport
from redaction.decisions import DecidedBundle, Decision, DecisionRefused
from redaction.decisions import decide as replay
from redaction.render import render

OPENED_AGAIN_AFTER = dt.timedelta(minutes=15)


def open_original(house: House, viewer: Viewer, case_id: str) -> None:
    """Writes to the audit log that this person looks at the originals of this case: once for each quarter of an hour."""
    with house.read() as tx:
        queries.work(tx, viewer, case_id)
        if queries.opened_lately(tx, viewer, case_id, tx.now - OPENED_AGAIN_AFTER):
            return
    with house.write() as tx:
        audit.write(tx, viewer, "case.opened", f"case:{case_id}", facts={"for": viewer.role})


def decide(tx: Tx, viewer: Viewer, case_id: str, decisions: Sequence[Decision]) -> DecidedBundle:
    """Adds decisions made with one press and returns the case as they leave it. Their numbers are given here.

    Raises `Invalid` with the library's sentence, and keeps nothing, when one of them makes no sense.
    """
    rules.check_may_prepare(viewer)
    work = queries.work(tx, viewer, case_id)
    rules.check_can_decide(work.state)
    desk = queries.desk_of(tx, work)
    first = work.decision_count + 1
    new = [msgspec.structs.replace(d, number=n) for n, d in enumerate(decisions, first)]
    try:
        decided = replay(desk.proposal, [*desk.decisions, *new])
    except DecisionRefused as refused:
        raise Invalid(_without_number(str(refused))) from None
    _keep(tx, viewer, desk, new, decided)
    return decided


def _keep(tx: Tx, viewer: Viewer, desk: queries.Desk, new: list[Decision], decided: DecidedBundle) -> None:
    if not new:
        return
    work, first = desk.work, new[0].number
    rows = tuple(
        DecisionRow(
            case_id=work.case_id,
            number=d.number,
            batch=first,
            kind=d.kind,
            payload=desk.key.seal(msgspec.json.encode(d), queries.decision_place(d.number)),
            made_by=viewer.id,
            made_at=tx.now,
        )
        for d in new
    )
    work.decision_count = new[-1].number
    work.open_count = len(decided.open)
    if work.state != "in progress":
        work.state = rules.WORK.check(work.state, "in progress")
    facts = {"kind": new[0].kind, "count": len(new), "left": work.open_count}
    audit.write(tx, viewer, "redaction.decided", f"case:{work.case_id}", rows=(*rows, work), facts=facts)


def _without_number(sentence: str) -> str:
    """The library names decisions by number, which means nothing to the person who pressed a button."""
    _, colon, rest = sentence.partition("can't be used: ")
    return f"That can't be done: {rest}" if colon else sentence


def undo(tx: Tx, viewer: Viewer, case_id: str, batch: int) -> DecidedBundle:
    """What was decided with one press no longer counts."""
    desk = queries.desk(tx, viewer, case_id)
    last = undoable(desk.made)
    numbers = [m.decision.number for m in last if m.batch == batch]
    if not numbers:
        raise NotNow("This was already undone. Reload the page to see how the case stands.")
    return decide(
        tx, viewer, case_id, [Decision(number=0, kind="undo", of=number) for number in reversed(numbers)]
    )


def undoable(made: Sequence[queries.Made]) -> list[queries.Made]:
    """Decisions that count, in order; an undo is none."""
    undone = {m.decision.of for m in made if m.decision.kind == "undo"}
    return [m for m in made if m.decision.kind != "undo" and m.decision.number not in undone]


def accept_doubtful(tx: Tx, viewer: Viewer, case_id: str, kind: str = "") -> int:
    """Accepts every doubtful place that nobody has looked at, of one type or of all. Returns how many."""
    desk = queries.desk(tx, viewer, case_id)
    waiting = set(desk.decided.open)
    chosen = [
        s.id
        for spans in desk.decided.spans.values()
        for s in spans
        if s.id in waiting and kind in ("", s.type)
    ]
    if not chosen:
        raise NotNow("No doubtful place of this kind is left.")
    decide(tx, viewer, case_id, [Decision(number=0, kind="accept", span=span) for span in chosen])
    return len(chosen)


def check(house: House, viewer: Viewer, case_id: str) -> LeakReport:
    """Runs the residual check in a worker and keeps its result for the decisions it was made after."""
    with house.read() as tx:
        rules.check_may_prepare(viewer)
        desk = queries.desk(tx, viewer, case_id)
        rules.check_can_check(desk.work.state)
        bundle = msgspec.json.encode(queries.bundle(tx, case_id))
        number = desk.work.decision_count
    given = msgspec.json.encode(desk.proposal), msgspec.json.encode(tuple(desk.decisions))
    try:
        found = house.workers.submit(task.check, bundle, *given).result()
    except Exception as error:
        raise NotNow(
            "The check could not finish. Nothing was changed. Press the button again; if this comes back, ask the person "
            "who runs this service to look."
        ) from error
    report = msgspec.json.decode(found, type=LeakReport)
    with house.write() as tx:
        _keep_report(tx, viewer, case_id, report, number)
    return report


def _keep_report(tx: Tx, viewer: Viewer, case_id: str, report: LeakReport, number: int) -> None:
    work = queries.work(tx, viewer, case_id)
    if work.decision_count != number:
        raise NotNow("Somebody decided something while the check ran. Run it again.")
    key = queries.desk_of(tx, work).key
    work.report = key.seal(msgspec.json.encode(report), queries.REPORT)
    work.report_number, work.leak_count = number, len(report.leaks)
    facts = {"left": work.leak_count, "decisions": number}
    audit.write(tx, viewer, "redaction.checked", f"case:{case_id}", rows=(work,), facts=facts)


def submit(tx: Tx, viewer: Viewer, case_id: str) -> Submission:
    """Hands exact bytes to the verifiers. The residual check must have run after the newest decision and found nothing."""
    rules.check_may_prepare(viewer)
    work = queries.work(tx, viewer, case_id)
    is_checked = work.report_number == work.decision_count
    rules.check_can_submit(work.state, work.open_count, is_checked, work.leak_count)
    desk = queries.desk_of(tx, work)
    data = _candidate(tx, desk)
    digest = packed.sha256(data)
    if any(pack.sha256 == digest for pack in packs.packs_of_case(tx, case_id)):
        raise NotNow(
            "Nothing has changed since this case was called back. Change what was wrong, then submit."
        )
    submission = _submission(tx, viewer, desk, data)
    if work.state != "in progress":
        work.state = rules.WORK.check(work.state, "in progress")
    work.state = rules.WORK.check(work.state, "submitted")
    work.submission_id = submission.id
    work.return_reason, work.returned_by, work.returned_at = None, "", None
    facts = {"sha256": digest, "version": submission.version}
    audit.write(tx, viewer, "case.submitted", f"case:{case_id}", rows=(submission, work), facts=facts)
    return submission


def _candidate(tx: Tx, desk: queries.Desk) -> bytes:
    facts = queries.bundle(tx, desk.work.case_id).facts
    header = case_contents.header(facts)
    if left := rules.identifiers_in(packed.encode(header).decode(), facts):
        raise NotNow(
            f"The summary of this case still holds {len(left)} of the names, references or contact details in case.json. "
            "Nothing was submitted. Ask the person who runs this service to look."
        )
    return packed.encode(candidate.build(header, render(desk.decided), desk.decided.people))


def _submission(tx: Tx, viewer: Viewer, desk: queries.Desk, data: bytes) -> Submission:
    submission_id = new_id()
    return Submission(
        id=submission_id,
        case_id=desk.work.case_id,
        version=len(queries.submissions_of(tx, desk.work.case_id)) + 1,
        decision_number=desk.work.decision_count,
        sha256=packed.sha256(data),
        candidate=desk.key.seal(data, queries.candidate_place(submission_id)),
        policy=desk.work.policy,
        preparers=queries.preparers(tx, desk.case, viewer.id),
        submitted_by=viewer.id,
        submitted_at=tx.now,
    )


def check_and_submit(house: House, viewer: Viewer, case_id: str) -> LeakReport:
    """The button *Submit*: checks first, and hands the case on only when nothing is left."""
    report = check(house, viewer, case_id)
    if report.is_releasable:
        with house.write() as tx:
            submit(tx, viewer, case_id)
    return report


def take_back(tx: Tx, viewer: Viewer, case_id: str) -> Work:
    """The preparer works on it again: what the verifiers had is no longer current, and its approvals count for nothing."""
    rules.check_may_prepare(viewer)
    work = queries.work(tx, viewer, case_id)
    rules.check_can_take_back(work.state, queries.is_sealed(tx, case_id))
    work.state, work.submission_id = rules.WORK.check(work.state, "in progress"), ""
    audit.write(tx, viewer, "case.taken_back", f"case:{case_id}", rows=(work,))
    return work


def reopen(tx: Tx, viewer: Viewer, case_id: str, reason: str) -> Work:
    """A verifier sends the case back, or a sealed version was called back: the preparer sees why. Callers have checked who may."""
    work = queries.work_of_case(tx, case_id)
    desk = queries.desk_of(tx, work)
    if work.state == "submitted":
        work.state = rules.WORK.check(work.state, "in progress")
    work.submission_id = ""
    work.return_reason = desk.key.seal(reason.encode(), queries.RETURNED)
    work.returned_by, work.returned_at = viewer.id, tx.now
    tx.session.flush()
    return work


def try_again(tx: Tx, viewer: Viewer, case_id: str) -> Task:
    """A case that the machine gave up goes to the ledger again, with all its attempts."""
    rules.check_may_prepare(viewer)
    found = queries.task(tx, viewer, case_id)
    found.state = rules.TASK.check(found.state, "todo")
    found.attempts, found.error, found.finished_at = 0, "", None
    audit.write(tx, viewer, "redaction.tried_again", f"case:{case_id}", rows=(found,))
    return found
