"""The room side of the demo: meetings, scores, discussions and findings, played through the services."""

from __future__ import annotations

import datetime as dt

from panel.demo.cast import Cast
from panel.demo.data import DemoCase, DemoCycle, DemoLive, DemoSheet
from panel.findings import service as findings
from panel.findings.forms import FindingForm
from panel.kernel.viewer import Viewer
from panel.meetings import queries as meeting_queries
from panel.meetings import service as meetings
from panel.meetings.forms import Minutes, Plan
from panel.meetings.rules import Answer as Declared
from panel.meetings.rules import Mark
from panel.packs import queries as packs
from panel.scoring import discussion
from panel.scoring import service as scoring
from panel.scoring.forms import AgreeForm, AnswerForm, CaseForm, EndForm, MinorityForm

READ_DAYS = 14


class Room:
    """`cases` maps a bundle's folder to its case id."""

    def __init__(self, cast: Cast, cases: dict[str, str]) -> None:
        self.cast, self.cases, self.house = cast, cases, cast.house
        self.coordinator, self.chair = cast.role("coordinator"), cast.role("chair")

    def play(self, cycle: DemoCycle) -> tuple[str, dict[str, str]]:
        """A whole finished meeting. Returns its id and the findings' ids by key."""
        held_on = (self.cast.present - dt.timedelta(days=cycle.days_ago)).date()
        self.cast.at(cycle.days_ago + READ_DAYS + 6)
        plan = Plan(
            name=cycle.name, held_on=held_on, scores_due_on=held_on - dt.timedelta(days=3), place=cycle.place
        )
        meeting_id, items = self.issue(plan, [c.bundle for c in cycle.cases])
        self.cast.at(cycle.days_ago + 8)
        for case in cycle.cases:
            for sheet in case.sheets:
                self.score(items[case.bundle], sheet)
        self.cast.at(cycle.days_ago)
        with self.house.write() as tx:
            meetings.open_meeting(tx, self.coordinator, meeting_id)
        for case in cycle.cases:
            self.discuss(items[case.bundle], case)
        found = self.find(meeting_id, items, cycle)
        self.minute(meeting_id, cycle.minutes)
        return meeting_id, found

    def begin(self, live: DemoLive) -> None:
        """A meeting that members are reading for now."""
        self.cast.at(2)
        present = self.cast.present.date()
        plan = Plan(
            name=live.name,
            held_on=present + dt.timedelta(days=live.held_in_days),
            scores_due_on=present + dt.timedelta(days=live.scores_due_in_days),
            place=live.place,
        )
        _, items = self.issue(plan, list(live.cases))
        for email, answers in live.declared.items():
            for bundle, answer in answers.items():
                self.declare(self.cast[email], items[bundle], Declared(answer))
        self.cast.at(1)
        for sheet in live.sheets:
            self.score(items[sheet.bundle], sheet)

    def issue(self, plan: Plan, bundles: list[str]) -> tuple[str, dict[str, str]]:
        """Plans a meeting, puts the bundles' packs on it and issues it. Returns its id and the items by bundle."""
        with self.house.write() as tx:
            chosen = {b: packs.packs_of_case(tx, self.cases[b])[-1].id for b in bundles}
            meeting = meetings.plan_meeting(tx, self.coordinator, plan)
            meetings.add_cases(tx, self.coordinator, meeting.id, tuple(chosen.values()))
            meetings.issue_pack(tx, self.coordinator, meeting.id)
            known = meeting_queries.known_items(self.coordinator)
            items = {p.id: i.id for i, p in meeting_queries.agenda(tx, known, meeting.id)}
        return meeting.id, {bundle: items[pack_id] for bundle, pack_id in chosen.items()}

    def declare(self, viewer: Viewer, item_id: str, answer: Declared) -> None:
        with self.house.write() as tx:
            meetings.declare(tx, viewer, item_id, answer)

    def score(self, item_id: str, sheet: DemoSheet) -> None:
        """One member alone: declares, reads, answers, and sends the sheet when it is finished."""
        viewer = self.cast[sheet.member]
        self.declare(viewer, item_id, Declared.NONE)
        with self.house.write() as tx:
            scoring.start(tx, viewer, item_id)
        for criterion, answer in sheet.answers.items():
            form = AnswerForm(
                criterion=criterion, answer=answer, comment=sheet.comments.get(criterion, ""), cite=()
            )
            with self.house.write() as tx:
                scoring.save_answer(tx, viewer, item_id, form)
        with self.house.write() as tx:
            scoring.save_case(
                tx,
                viewer,
                item_id,
                CaseForm(
                    overall=sheet.overall,
                    confidence=sheet.confidence,
                    went_well=sheet.went_well,
                    one_change=sheet.one_change,
                ),
            )
            if sheet.submit:
                scoring.submit(tx, viewer, item_id)

    def discuss(self, item_id: str, case: DemoCase) -> None:
        with self.house.write() as tx:
            discussion.open_discussion(tx, self.chair, item_id)
        for criterion, answer in case.agreed.items():
            reason = (
                case.reasons.get(criterion) or "We looked at the paragraphs together and settled on this."
            )
            with self.house.write() as tx:
                discussion.agree(
                    tx, self.chair, item_id, AgreeForm(criterion=criterion, answer=answer, reason=reason)
                )
        for view in case.minority:
            with self.house.write() as tx:
                discussion.record_minority(
                    tx, self.cast[view.member], item_id, MinorityForm(minority=view.text)
                )
        with self.house.write() as tx:
            form = EndForm(overall=case.overall, flags=case.flags, observations=case.observations)
            discussion.end(tx, self.chair, item_id, form)

    def find(self, meeting_id: str, items: dict[str, str], cycle: DemoCycle) -> dict[str, str]:
        """Drafts and adopts the findings. Returns their ids by key."""
        found: dict[str, str] = {}
        for draft in cycle.findings:
            form = FindingForm(
                kind=draft.kind,
                theme=draft.theme,
                phase=draft.phase,
                strand=draft.strand,
                agency=draft.agency,
                level=draft.level,
                text=draft.text,
                criteria=draft.criteria,
                cases=tuple(items[b] for b in draft.cases),
            )
            with self.house.write() as tx:
                finding = findings.draft_finding(tx, self.coordinator, meeting_id, form)
                findings.adopt_finding(tx, self.chair, finding.id)
            found[draft.key] = finding.id
        return found

    def minute(self, meeting_id: str, words: str) -> None:
        present = [self.chair, *self.cast.roles("member")]
        with self.house.write() as tx:
            meetings.close_meeting(tx, self.coordinator, meeting_id)
            form = Minutes(minutes=words, attendance={v.id: Mark.PRESENT for v in present})
            meetings.write_minutes(tx, self.coordinator, meeting_id, form)
        with self.house.write() as tx:
            meetings.approve_minutes(tx, self.chair, meeting_id)
