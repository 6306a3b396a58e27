from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from panel.audit import service as audit
from panel.followup import forms, queries, rules
from panel.followup.models import (
    Action,
    Closing,
    Course,
    Evidence,
    Extension,
    Response,
    Submission,
    Update,
    Verification,
)
from panel.followup.queries import Records
from panel.followup.standing import COURSE, Standing
from panel.kernel import screening
from panel.kernel.clock import london_date
from panel.kernel.database import Base
from panel.kernel.errors import NotFound, Problem
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.packs.queries import known_capitals
from panel.recommendations.models import Recommendation


@dataclass(frozen=True)
class FileGiven:
    """An uploaded file."""

    name: str
    content: bytes


@dataclass
class _Open:
    """A recommendation that the viewer may read, locked, with what is kept about it."""

    recommendation: Recommendation
    kept: Records
    standing: Standing

    @property
    def id(self) -> str:
        return self.recommendation.id


def _open(tx: Tx, viewer: Viewer, recommendation_id: str) -> _Open:
    found = queries.issued(tx, viewer, recommendation_id)
    kept = queries.records(tx, [found.id])[found.id]
    return _Open(found, kept, queries.standing(found, kept))


def _moved(here: _Open, state: str) -> Course:
    """The row that says where it stands, moved on as `COURSE` allows."""
    COURSE.check(here.standing.state, state)
    course = here.kept.course or Course(recommendation_id=here.id, acknowledged_by="")
    course.state = state
    return course


def _screen(tx: Tx, **texts: str) -> None:
    """Refuses words that could point to a person or a case. Dates pass: reports on work are dated."""
    known, today = known_capitals(tx), london_date(tx.now)
    rules.check_words(
        [
            Problem(slip.sentence, field)
            for field, text in texts.items()
            for slip in screening.slips(text, today, known)
            if slip.words != "a date"
        ]
    )


def _write(tx: Tx, viewer: Viewer, action: str, here: _Open, *rows: Base, **facts: object) -> None:
    audit.write(tx, viewer, action, f"recommendation:{here.id}", rows=rows, facts=facts)


def acknowledge(tx: Tx, viewer: Viewer, recommendation_id: str) -> Course:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_answer(viewer, here.standing)
    rules.check_can_acknowledge(here.standing)
    course = _moved(here, "acknowledged")
    course.acknowledged_by, course.acknowledged_at = viewer.id, tx.now
    _write(tx, viewer, "recommendation.acknowledged", here, course)
    return course


def answer(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.Answer) -> Response:
    """Keeps every earlier answer; the newest holds."""
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_answer(viewer, here.standing)
    rules.check_can_answer(here.standing, form.seen)
    rules.check_answer(form)
    _screen(tx, reasons=form.reasons, what_will_be_done=form.what_will_be_done)
    response = Response(
        id=new_id(),
        recommendation_id=here.id,
        number=here.standing.answers + 1,
        kind=form.kind,
        reasons=form.reasons,
        what_will_be_done=form.what_will_be_done,
        given_by=viewer.id,
        given_at=tx.now,
    )
    facts = {"number": response.number, "kind": form.kind}
    _write(tx, viewer, "recommendation.answered", here, response, _moved(here, "answered"), **facts)
    return response


def ask_for_extension(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.AskExtension) -> Extension:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_answer(viewer, here.standing)
    rules.check_can_ask_extension(here.standing)
    rules.check_extension(form, here.standing, london_date(tx.now))
    _screen(tx, why=form.why)
    extension = Extension(
        id=new_id(),
        recommendation_id=here.id,
        new_date=form.new_date,
        why=form.why,
        asked_by=viewer.id,
        asked_at=tx.now,
        decision="",
        note="",
        decided_by="",
    )
    _write(tx, viewer, "extension.asked", here, extension, new_date=form.new_date)
    return extension


def decide_extension(
    tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.DecideExtension
) -> Extension:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_decide(viewer, here.standing)
    rules.check_can_decide_extension(here.standing)
    rules.check_extension_decision(form)
    _screen(tx, note=form.note)
    extension = here.kept.open_extension
    if extension is None:
        raise NotFound
    extension.decision, extension.note = ("granted" if form.granted == "yes" else "refused"), form.note
    extension.decided_by, extension.decided_at = viewer.id, tx.now
    _write(tx, viewer, f"extension.{extension.decision}", here, extension, new_date=extension.new_date)
    return extension


def add_action(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.NewAction) -> Action:
    """Takes the next free letter."""
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_answer(viewer, here.standing)
    rules.check_can_add_action(here.standing, form.seen)
    rules.check_action(form, london_date(tx.now))
    _screen(tx, text=form.text)
    action = Action(
        id=new_id(),
        recommendation_id=here.id,
        letter=rules.LETTERS[len(here.kept.actions)],
        text=form.text,
        owner=form.owner,
        body=form.body or here.recommendation.responsible_body,
        status=form.status,
        health="on_track",
        due_on=form.due_on,
        first_due_on=form.due_on,
        added_by=viewer.id,
        added_at=tx.now,
    )
    _write(tx, viewer, "action.added", here, action, letter=action.letter, due_on=form.due_on)
    return action


def _action(here: _Open, letter: str) -> Action:
    found = next((a for a in here.kept.actions if a.letter == letter), None)
    if found is None:
        raise NotFound
    return found


def report(
    tx: Tx,
    viewer: Viewer,
    recommendation_id: str,
    letter: str,
    form: forms.NewUpdate,
    file: FileGiven | None = None,
) -> Update:
    """Appends a dated update to action `letter`, with the changes it makes and the evidence it brings."""
    here = _open(tx, viewer, recommendation_id)
    action = _action(here, letter)
    rules.check_may_report(viewer, here.standing, action.body)
    rules.check_can_report(here.standing)
    changes = rules.changes_of(action, form)
    seen = len(here.kept.updates_of(action.id))
    rules.check_update(changes, form, london_date(tx.now), seen, has_file=file is not None)
    _screen(tx, note=form.note, evidence_note=form.evidence_note, evidence_link=form.evidence_link)
    evidence = _evidence(tx, viewer, here, action, form, file) if form.evidence_note else None
    for change in changes:
        if change.field == "due_on" and form.due_on is not None:
            action.due_on = form.due_on
        else:
            setattr(action, change.field, change.after)
    update = Update(
        id=new_id(),
        action_id=action.id,
        recommendation_id=here.id,
        number=seen + 1,
        note=form.note,
        changes=changes,
        evidence_id=evidence.id if evidence else "",
        written_by=viewer.id,
        written_at=tx.now,
    )
    facts = {"letter": letter, "number": update.number, "status": action.status, "due_on": action.due_on}
    rows = (action, update, evidence) if evidence else (action, update)
    _write(tx, viewer, "action.reported", here, *rows, **facts)
    return update


def _evidence(
    tx: Tx, viewer: Viewer, here: _Open, action: Action, form: forms.NewUpdate, file: FileGiven | None
) -> Evidence:
    if file is not None:
        rules.check_file(file.name, len(file.content))
    return Evidence(
        id=new_id(),
        recommendation_id=here.id,
        action_id=action.id,
        note=form.evidence_note,
        link=form.evidence_link,
        file_name=_plain_name(file.name) if file else "",
        content=file.content if file else None,
        sha256=hashlib.sha256(file.content).hexdigest() if file else "",
        given_by=viewer.id,
        given_at=tx.now,
    )


def _plain_name(name: str) -> str:
    """The last part of a path, without what a file system or a header could take for more than a name."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isalnum() or c in " ._-()").strip(" .")
    return kept[-120:] or "evidence"


def send_evidence(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.SendEvidence) -> Submission:
    """Says that all is done and asks the board or the chair to check."""
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_answer(viewer, here.standing)
    rules.check_can_send(here.standing)
    rules.check_submission(form)
    _screen(tx, summary=form.summary)
    submission = Submission(
        id=new_id(),
        recommendation_id=here.id,
        summary=form.summary,
        sent_by=viewer.id,
        sent_at=tx.now,
    )
    _write(tx, viewer, "evidence.sent", here, submission, _moved(here, "evidenced"))
    return submission


def open_evidence(tx: Tx, viewer: Viewer, recommendation_id: str, evidence_id: str) -> Evidence:
    """The file, and an audit entry that it was opened."""
    found = queries.evidence_file(tx, viewer, recommendation_id, evidence_id)
    audit.write(tx, viewer, "evidence.opened", f"evidence:{found.id}")
    return found


def verify(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.Verify) -> Verification:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_decide(viewer, here.standing)
    rules.check_can_verify(here.standing)
    rules.check_verification(form, london_date(tx.now))
    _screen(tx, reasons=form.reasons)
    verification = Verification(
        id=new_id(),
        recommendation_id=here.id,
        decision=form.decision,
        reasons=form.reasons,
        revisit_on=form.revisit_on,
        decided_by=viewer.id,
        decided_at=tx.now,
    )
    facts = {"decision": form.decision, "revisit_on": form.revisit_on}
    _write(tx, viewer, "evidence.verified", here, verification, _moved(here, form.decision), **facts)
    return verification


def close(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.Close) -> Closing:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_decide(viewer, here.standing)
    rules.check_closing(form)
    rules.check_can_close(here.standing, form.closing)
    _screen(tx, closing_reasons=form.closing_reasons)
    return _close(tx, viewer, here, "closed", form.closing, form.closing_reasons)


def reopen(tx: Tx, viewer: Viewer, recommendation_id: str, form: forms.Reopen) -> Closing:
    here = _open(tx, viewer, recommendation_id)
    rules.check_may_decide(viewer, here.standing)
    rules.check_can_reopen(here.standing)
    rules.check_reopening(form)
    _screen(tx, reopening_reasons=form.reopening_reasons)
    return _close(tx, viewer, here, "reopened", "reopened", form.reopening_reasons)


def _close(tx: Tx, viewer: Viewer, here: _Open, state: str, kind: str, reasons: str) -> Closing:
    closing = Closing(
        id=new_id(),
        recommendation_id=here.id,
        kind=kind,
        reasons=reasons,
        decided_by=viewer.id,
        decided_at=tx.now,
    )
    _write(tx, viewer, f"recommendation.{state}", here, closing, _moved(here, state), kind=kind)
    return closing
