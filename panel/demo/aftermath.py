"""What came after the demo's meetings: recommendations, answers, actions, evidence, closing and publication.

Recommendations are issued on the day of their meeting; everything later is noted with the cast's clock, because cycles overlap.
"""

from __future__ import annotations

import datetime as dt

from panel.demo.cast import Cast, Step
from panel.demo.data import DemoCycle, DemoPublication, DemoRecommendation
from panel.followup import forms, service
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.publication import service as publication
from panel.publication.forms import Approve, Wording
from panel.recommendations import service as recommendations
from panel.recommendations.forms import RecommendationForm

REVISIT_AFTER = dt.timedelta(days=90)
STATUS = {"Not Started": "not_started", "In Progress": "in_progress", "Completed": "completed", "BAU": "bau"}


class Aftermath:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._ids: dict[str, str] = {}

    def issue(self, cycle: DemoCycle, findings: dict[str, str]) -> None:
        """Issues the cycle's recommendations today and notes what comes later."""
        coordinator, chair = self.cast.role("coordinator"), self.cast.role("chair")
        for draft in cycle.recommendations:
            form = self._form(draft, cycle.days_ago, findings)
            with self.cast.house.write() as tx:
                row = recommendations.draft_recommendation(tx, coordinator, form)
                recommendations.agree(tx, chair, row.id)
                recommendations.issue(tx, chair, row.id)
            self._ids[draft.key] = row.id
            self._follow(draft, cycle.days_ago)
        for text in cycle.publications:
            self._publish(text, cycle.days_ago)

    def _form(self, draft: DemoRecommendation, days_ago: int, findings: dict[str, str]) -> RecommendationForm:
        return RecommendationForm(
            kind=draft.kind,
            text=draft.text,
            why=draft.why,
            findings=tuple(findings[key] for key in draft.findings),
            theme=draft.theme,
            strands=draft.strands,
            responsible_body=draft.responsible_body,
            owner=draft.owner,
            due_on=self._day(days_ago, draft.due_in_days).isoformat() if draft.due_in_days else "",
            success_measure=draft.success_measure,
            baseline=draft.baseline,
            target=draft.target,
            visibility=draft.visibility,
            earlier=tuple(self._ids[key] for key in draft.earlier),
        )

    def _day(self, days_ago: int, after_days: int) -> dt.date:
        return (self.cast.present - dt.timedelta(days=days_ago - after_days)).date()

    def _note(self, days_ago: int, after_days: int, step: Step) -> None:
        self.cast.later(days_ago - after_days, step)

    def _follow(self, draft: DemoRecommendation, days_ago: int) -> None:
        own_id = self._ids[draft.key]
        if draft.answer:
            given = draft.answer
            answer = forms.Answer(
                kind=given.decision, reasons=given.reason or given.text, what_will_be_done=given.text
            )
            by = self.cast[given.by]
            self._note(days_ago, given.after_days, lambda tx: service.answer(tx, by, own_id, answer))
            self._actions(draft, days_ago, by, given.after_days)
        if draft.evidence:
            sent, sender = draft.evidence, self.cast[draft.evidence.by]
            summary = forms.SendEvidence(summary=sent.text)
            self._note(
                days_ago, sent.after_days, lambda tx: service.send_evidence(tx, sender, own_id, summary)
            )
        if draft.verification:
            self._verify(draft, days_ago, own_id)

    def _actions(self, draft: DemoRecommendation, days_ago: int, by: Viewer, answered: int) -> None:
        own_id = self._ids[draft.key]
        for number, action in enumerate(draft.actions):
            new = forms.NewAction(
                text=action.text,
                owner=action.owner,
                due_on=self._day(days_ago, action.due_in_days),
                seen=number,
            )

            def add(tx: Tx, new: forms.NewAction = new) -> object:
                return service.add_action(tx, by, own_id, new)

            self._note(days_ago, answered, add)
            for seen, update in enumerate(action.updates):
                letter = "abcdefghij"[number]
                form = forms.NewUpdate(
                    note=update.text,
                    status=STATUS[update.status],
                    health="on_track",
                    owner=action.owner,
                    due_on=self._day(days_ago, action.due_in_days),
                    evidence_note=update.evidence,
                    seen=seen,
                )

                def report(tx: Tx, letter: str = letter, form: forms.NewUpdate = form) -> object:
                    return service.report(tx, by, own_id, letter, form)

                self._note(days_ago, update.after_days, report)

    def _verify(self, draft: DemoRecommendation, days_ago: int, own_id: str) -> None:
        if draft.verification is None:
            return
        given, verifier = draft.verification, self.cast[draft.verification.by]
        revisit = (self.cast.present + REVISIT_AFTER).date()
        verify = forms.Verify(decision=given.decision, reasons=given.reasons, revisit_on=revisit)
        self._note(days_ago, given.after_days, lambda tx: service.verify(tx, verifier, own_id, verify))
        if draft.close:
            ending, closer = draft.close, self.cast[draft.close.by]
            close = forms.Close(closing=ending.closed_as, closing_reasons=ending.reasons)
            self._note(days_ago, ending.after_days, lambda tx: service.close(tx, closer, own_id, close))

    def _publish(self, text: DemoPublication, days_ago: int) -> None:
        """Drafted by the coordinator, approved by two others, published."""
        writer, approvers = self.cast[text.by], [self.cast[email] for email in text.approvers]
        own_id = self._ids[text.recommendation]

        def publish(tx: Tx) -> None:
            row = publication.draft(tx, writer, own_id)
            words = Wording(
                you_said=text.you_said,
                we_asked=text.we_asked,
                they_answered=text.they_answered,
                what_changed=text.what_changed,
                seen=row.sha256,
            )
            row = publication.edit(tx, writer, row.id, words)
            publication.check(tx, writer, row.id)
            for approver in approvers:
                publication.approve(tx, approver, row.id, Approve(seen=row.sha256))
            publication.publish(tx, writer, row.id)

        self._note(days_ago, text.after_days, publish)
