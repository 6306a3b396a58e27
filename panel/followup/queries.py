from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import undefer

from panel.followup import rules
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
from panel.followup.standing import COURSE, Part, Standing
from panel.kernel.clock import london_date
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.recommendations.models import Recommendation
from panel.recommendations.queries import readable_recommendations

T = TypeVar("T")


@dataclass
class Records:
    """Everything this stage keeps about one recommendation, each list oldest first."""

    course: Course | None = None
    responses: list[Response] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    verifications: list[Verification] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)

    @property
    def response(self) -> Response | None:
        """The answer that holds now."""
        return self.responses[-1] if self.responses else None

    @property
    def open_extension(self) -> Extension | None:
        return next((e for e in self.extensions if not e.decision), None)

    def updates_of(self, action_id: str) -> list[Update]:
        return sorted((u for u in self.updates if u.action_id == action_id), key=lambda u: u.number)

    @property
    def last_touched(self) -> dt.datetime | None:
        """When anybody last did anything here."""
        moments = [r.given_at for r in self.responses] + [u.written_at for u in self.updates]
        moments += [a.added_at for a in self.actions] + [s.sent_at for s in self.submissions]
        moments += [v.decided_at for v in self.verifications] + [c.decided_at for c in self.closings]
        moments += [e.decided_at or e.asked_at for e in self.extensions]
        if self.course and self.course.acknowledged_at:
            moments.append(self.course.acknowledged_at)
        return max(moments, default=None)

    @property
    def people(self) -> frozenset[str]:
        """Accounts on the owner's side: they can't decide about their own work."""
        found = {r.given_by for r in self.responses} | {u.written_by for u in self.updates}
        found |= {a.added_by for a in self.actions} | {e.given_by for e in self.evidence}
        found |= {s.sent_by for s in self.submissions} | {e.asked_by for e in self.extensions}
        found |= {self.course.acknowledged_by} if self.course else set()
        return frozenset(found - {""})


def readable_issued(viewer: Viewer) -> Select[Recommendation]:
    """Follow-up begins at issue; who may read a recommendation may read how it goes on."""
    return readable_recommendations(viewer).where(Recommendation.issued_at.is_not(None))


def issued(tx: Tx, viewer: Viewer, recommendation_id: str) -> Recommendation:
    """In a write transaction the row is locked, so that two people can't move it at the same time."""
    statement = readable_issued(viewer).where(Recommendation.id == recommendation_id)
    found = tx.session.scalar(statement.with_for_update() if tx.is_writable else statement)
    if found is None:
        raise NotFound
    return found


def all_issued(tx: Tx, viewer: Viewer) -> list[Recommendation]:
    return list(tx.session.scalars(readable_issued(viewer).order_by(Recommendation.number)))


def records(tx: Tx, recommendation_ids: Sequence[str]) -> dict[str, Records]:
    """For recommendations that the viewer was found to be allowed to read."""
    found = {one: Records() for one in recommendation_ids}
    for course in _rows(tx, Course, recommendation_ids):
        found[course.recommendation_id].course = course
    for model, name, order in (
        (Response, "responses", Response.number),
        (Extension, "extensions", Extension.asked_at),
        (Action, "actions", Action.letter),
        (Update, "updates", Update.number),
        (Evidence, "evidence", Evidence.given_at),
        (Submission, "submissions", Submission.sent_at),
        (Verification, "verifications", Verification.decided_at),
        (Closing, "closings", Closing.decided_at),
    ):
        for row in _rows(tx, model, recommendation_ids, order):
            getattr(found[row.recommendation_id], name).append(row)
    return found


def _rows(tx: Tx, model: Any, ids: Sequence[str], order: Any = None) -> Iterable[Any]:
    statement = select(model).where(model.recommendation_id.in_(ids))
    return tx.session.scalars(statement if order is None else statement.order_by(order))


def standing(recommendation: Recommendation, kept: Records) -> Standing:
    granted = [e.new_date for e in kept.extensions if e.decision == "granted"]
    closed = [c.kind for c in kept.closings if c.kind != "reopened"]
    answer = kept.response
    return Standing(
        kind=recommendation.kind,
        body=recommendation.responsible_body,
        owner=recommendation.owner,
        state=kept.course.state if kept.course else COURSE.start,
        is_withdrawn=recommendation.state == "withdrawn",
        answer=answer.kind if answer else "",
        answers=len(kept.responses),
        issued_on=london_date(recommendation.issued_at) if recommendation.issued_at else None,
        respond_by=granted[-1] if granted else recommendation.respond_by,
        due_on=recommendation.due_on,
        revisit_on=kept.verifications[-1].revisit_on if kept.verifications else None,
        closing=closed[-1] if closed else "",
        parts=tuple(
            Part(letter=a.letter, body=a.body, owner=a.owner, status=a.status, due_on=a.due_on)
            for a in kept.actions
        ),
        evidence=len(kept.evidence),
        has_open_extension=kept.open_extension is not None,
        people=kept.people,
    )


def standings(tx: Tx, recommendations: Sequence[Recommendation]) -> dict[str, Standing]:
    kept = records(tx, [r.id for r in recommendations])
    return {r.id: standing(r, kept[r.id]) for r in recommendations}


def evidence_file(tx: Tx, viewer: Viewer, recommendation_id: str, evidence_id: str) -> Evidence:
    """One piece of evidence with its bytes. Not found for those who may not open it."""
    recommendation = issued(tx, viewer, recommendation_id)
    stands = standing(recommendation, records(tx, [recommendation.id])[recommendation.id])
    found = tx.session.scalar(
        select(Evidence)
        .where(Evidence.id == evidence_id, Evidence.recommendation_id == recommendation_id)
        .options(undefer(Evidence.content))
    )
    if found is None or not found.file_name or not rules.may_open_evidence(viewer, stands):
        raise NotFound
    return found


def people_in(recommendation: Recommendation, kept: Records) -> list[str]:
    """Accounts whose names the history shows: they act here for their office."""
    deciders = {v.decided_by for v in kept.verifications} | {c.decided_by for c in kept.closings}
    deciders |= {e.decided_by for e in kept.extensions}
    deciders |= {recommendation.issued_by, recommendation.withdrawn_by}
    return sorted((kept.people | deciders) - {""})
