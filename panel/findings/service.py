from __future__ import annotations

import hashlib

import msgspec

from panel.audit import service as audit
from panel.findings import queries, rules
from panel.findings.categories import CategorySet
from panel.findings.forms import FindingForm
from panel.findings.models import Categories, Finding
from panel.kernel.clock import london_date
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.meetings.models import Meeting
from panel.packs import queries as packs
from panel.scoring import queries as scoring


def load_categories(tx: Tx, viewer: Viewer, data: CategorySet) -> Categories:
    """Puts a list of themes, phases, kinds and levels in use. The same list again changes nothing."""
    digest = hashlib.sha256(msgspec.json.encode(data, order="deterministic")).hexdigest()
    if found := queries.categories_by_hash(tx, digest):
        return found
    loaded = Categories(id=new_id(), sha256=digest, data=data, loaded_by=viewer.id, loaded_at=tx.now)
    audit.write(
        tx, viewer, "categories.loaded", f"categories:{loaded.id}", (loaded,), {"themes": len(data.themes)}
    )
    return loaded


def choices(tx: Tx, viewer: Viewer, meeting: Meeting) -> rules.Choices:
    """What this person may put into a finding of this meeting."""
    return rules.Choices(
        categories=queries.categories(tx),
        criteria={c.id: c.question for c in scoring.rubric_for(tx, meeting).criteria},
        agencies=queries.agencies(tx),
        cases={r.item_id: r.case_name for r in queries.results(tx, viewer, meeting.id)},
    )


def draft_finding(tx: Tx, viewer: Viewer, meeting_id: str, form: FindingForm) -> Finding:
    """A new draft. With `form.supersedes` it takes the place of an adopted finding once it is adopted itself."""
    rules.check_may_write(viewer)
    meeting = queries.meeting(tx, viewer, meeting_id, lock=True)
    _check(tx, viewer, meeting, form)
    rules.check_not_twice(queries.is_drafted(tx, viewer, meeting_id, form.text))
    if form.supersedes:
        old = queries.finding(tx, viewer, form.supersedes)
        if old.meeting_id != meeting_id:
            raise NotFound
        rules.check_can_supersede(old.state, old.superseded_by)
    drafted = Finding(
        id=new_id(),
        meeting_id=meeting_id,
        state=rules.STATES.start,
        version=1,
        supersedes=form.supersedes,
        superseded_by="",
        drafted_by=viewer.id,
        drafted_at=tx.now,
        adopted_by="",
    )
    _fill(tx, drafted, form)
    audit.write(tx, viewer, "finding.drafted", f"finding:{drafted.id}", (drafted,), {"meeting": meeting_id})
    return drafted


def change_finding(tx: Tx, viewer: Viewer, finding_id: str, form: FindingForm) -> Finding:
    rules.check_may_write(viewer)
    found = queries.finding(tx, viewer, finding_id, lock=True)
    rules.check_can_change(found.state, form.version, found.version)
    _check(tx, viewer, queries.meeting(tx, viewer, found.meeting_id), form)
    _fill(tx, found, form)
    found.version += 1
    facts = {"version": found.version}
    audit.write(tx, viewer, "finding.changed", f"finding:{found.id}", (found,), facts)
    return found


def _check(tx: Tx, viewer: Viewer, meeting: Meeting, form: FindingForm) -> None:
    may_choose = choices(tx, viewer, meeting)
    rules.check_can_draft(len(may_choose.cases))
    rules.check_complete(form, may_choose, london_date(tx.now), packs.known_capitals(tx))


def _fill(tx: Tx, finding: Finding, form: FindingForm) -> None:
    finding.kind, finding.theme, finding.phase, finding.level = form.kind, form.theme, form.phase, form.level
    finding.strand, finding.agency, finding.text = form.strand, form.agency, form.text
    finding.criteria = tuple(sorted(set(form.criteria)))
    finding.item_ids = tuple(sorted(set(form.cases)))
    finding.case_count = len(finding.item_ids)
    finding.of_cases = len(queries.all_results(tx, finding.meeting_id))


def adopt_finding(tx: Tx, viewer: Viewer, finding_id: str) -> Finding:
    """The panel's word from now on. N is counted once more, since more cases may be finished than at drafting."""
    rules.check_may_adopt(viewer)
    found = queries.finding(tx, viewer, finding_id, lock=True)
    finished = [r.item_id for r in queries.all_results(tx, found.meeting_id)]
    rules.check_can_adopt(found.state, found.item_ids, finished)
    old = _replaced(tx, viewer, found)
    found.of_cases = len(finished)
    found.state, found.adopted_by, found.adopted_at = rules.ADOPTED, viewer.id, tx.now
    if old is not None:
        old.superseded_by = found.id
    rows = (found,) if old is None else (found, old)
    facts = {
        "meeting": found.meeting_id,
        "cases": found.case_count,
        "of": found.of_cases,
        "replaces": found.supersedes,
    }
    audit.write(tx, viewer, "finding.adopted", f"finding:{found.id}", rows, facts)
    return found


def _replaced(tx: Tx, viewer: Viewer, finding: Finding) -> Finding | None:
    if not finding.supersedes:
        return None
    old = queries.finding(tx, viewer, finding.supersedes, lock=True)
    rules.check_can_supersede(old.state, old.superseded_by)
    return old


def discard_finding(tx: Tx, viewer: Viewer, finding_id: str) -> Finding:
    """Throws a draft away. The row stays, so that the log can be followed."""
    rules.check_may_write(viewer)
    found = queries.finding(tx, viewer, finding_id, lock=True)
    rules.check_can_discard(found.state)
    found.state = rules.DISCARDED
    audit.write(tx, viewer, "finding.discarded", f"finding:{found.id}", (found,))
    return found
