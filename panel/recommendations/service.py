from __future__ import annotations

from panel.audit import service as audit
from panel.findings import queries as findings
from panel.findings import rules as finding_rules
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.packs import queries as packs
from panel.recommendations import queries, rules
from panel.recommendations.forms import RecommendationForm, WithdrawForm
from panel.recommendations.models import Recommendation, Source


def choices(tx: Tx, viewer: Viewer, own_id: str = "") -> rules.Choices:
    """What this person may put into a recommendation."""
    return rules.Choices(
        findings={f.id: f.level for f in findings.findings(tx, viewer, state=finding_rules.ADOPTED)},
        bodies=findings.agencies(tx),
        themes=tuple(t.key for t in findings.categories(tx).themes),
        earlier=tuple(r.id for r in queries.issued_before(tx, viewer, own_id)),
    )


def draft_recommendation(tx: Tx, viewer: Viewer, form: RecommendationForm) -> Recommendation:
    """A new draft. With `form.supersedes` it takes the place of an issued one when it is issued itself."""
    rules.check_may_write(viewer)
    _check(tx, viewer, form)
    rules.check_not_twice(queries.is_drafted(tx, viewer, form.text))
    if form.supersedes:
        rules.check_can_supersede(queries.recommendation(tx, viewer, form.supersedes).state)
    drafted = Recommendation(
        id=new_id(),
        number=queries.next_number(tx),
        state=rules.STATES.start,
        version=1,
        supersedes=form.supersedes,
        superseded_by="",
        drafted_by=viewer.id,
        drafted_at=tx.now,
        agreed_by="",
        issued_by="",
        withdrawn_by="",
        withdrawn_reason="",
    )
    _fill(tx, drafted, form)
    tx.session.add(drafted)
    tx.session.flush()
    facts = {"number": drafted.number, "findings": len(form.findings)}
    subject = f"recommendation:{drafted.id}"
    audit.write(tx, viewer, "recommendation.drafted", subject, _sources(drafted, form), facts)
    return drafted


def change_recommendation(
    tx: Tx, viewer: Viewer, recommendation_id: str, form: RecommendationForm
) -> Recommendation:
    rules.check_may_write(viewer)
    found = queries.recommendation(tx, viewer, recommendation_id, lock=True)
    rules.check_can_change(found.state, form.version, found.version)
    _check(tx, viewer, form, found.id)
    _fill(tx, found, form)
    found.version += 1
    queries.forget_sources(tx, found.id)
    rows = (found, *_sources(found, form))
    facts = {"version": found.version}
    audit.write(tx, viewer, "recommendation.changed", f"recommendation:{found.id}", rows, facts)
    return found


def _check(tx: Tx, viewer: Viewer, form: RecommendationForm, own_id: str = "") -> None:
    rules.check_complete(form, choices(tx, viewer, own_id), london_date(tx.now), packs.known_capitals(tx))


def _fill(tx: Tx, row: Recommendation, form: RecommendationForm) -> None:
    row.kind, row.text, row.why, row.theme = form.kind, form.text, form.why, form.theme
    row.strands = tuple(sorted(set(form.strands)))
    row.responsible_body, row.owner, row.visibility = form.responsible_body, form.owner, form.visibility
    row.success_measure, row.baseline, row.target = form.success_measure, form.baseline, form.target
    row.due_on = rules.due_date(form.due_on)
    row.earlier_ids = queries.with_their_earlier(tx, form.earlier)


def _sources(row: Recommendation, form: RecommendationForm) -> tuple[Source, ...]:
    chosen = sorted(set(form.findings))
    return tuple(Source(recommendation_id=row.id, finding_id=one, is_frozen=False) for one in chosen)


def agree(tx: Tx, viewer: Viewer, recommendation_id: str) -> Recommendation:
    """The chair records that the panel agrees these words."""
    rules.check_may_decide(viewer)
    found = queries.recommendation(tx, viewer, recommendation_id, lock=True)
    rules.check_can_agree(found.state, found.kind, needed(found), london_date(tx.now))
    found.state, found.agreed_by, found.agreed_at = rules.AGREED, viewer.id, tx.now
    return _decided(tx, viewer, found, "agreed")


def needed(row: Recommendation) -> dict[str, object]:
    """The fields that must be filled before a recommendation can be agreed."""
    return {name: getattr(row, name) for name in rules.FIELD_WORDS}


def send_back(tx: Tx, viewer: Viewer, recommendation_id: str) -> Recommendation:
    """Opens agreed words for a change; they must be agreed again."""
    rules.check_may_decide(viewer)
    found = queries.recommendation(tx, viewer, recommendation_id, lock=True)
    rules.check_can_send_back(found.state)
    found.state, found.agreed_by, found.agreed_at = rules.DRAFTED, "", None
    found.version += 1
    return _decided(tx, viewer, found, "sent_back")


def issue(tx: Tx, viewer: Viewer, recommendation_id: str) -> Recommendation:
    """The body is asked from this moment, and has 56 days to answer. The words are frozen by the database."""
    rules.check_may_decide(viewer)
    found = queries.recommendation(tx, viewer, recommendation_id, lock=True)
    today = london_date(tx.now)
    is_current = queries.are_findings_current(tx, found.id)
    rules.check_can_issue(found.state, found.due_on, is_current, today)
    found.state, found.issued_by, found.issued_at = rules.ISSUED, viewer.id, tx.now
    found.respond_by = rules.respond_by(found.kind, today)
    behind = queries.sources(tx, found.id)
    for source in behind:
        source.is_frozen = True
    tx.session.flush()
    if found.supersedes:
        _replace(tx, viewer, found)
    facts = {"number": found.number, "respond_by": found.respond_by, "findings": len(behind)}
    audit.write(tx, viewer, "recommendation.issued", f"recommendation:{found.id}", (found, *behind), facts)
    return found


def _replace(tx: Tx, viewer: Viewer, new: Recommendation) -> None:
    """Withdraws the one whose place `new` takes; one that was withdrawn in the meantime stays as it is."""
    old = queries.recommendation(tx, viewer, new.supersedes, lock=True)
    if old.state != rules.ISSUED:
        return
    old.superseded_by = new.id
    _withdraw(tx, viewer, old, f"{new.name} takes its place.")


def withdraw(tx: Tx, viewer: Viewer, recommendation_id: str, form: WithdrawForm) -> Recommendation:
    """Nobody is asked for it any more. The row and its reason stay."""
    rules.check_may_decide(viewer)
    found = queries.recommendation(tx, viewer, recommendation_id, lock=True)
    rules.check_can_withdraw(found.state)
    rules.check_reason(form.reason, london_date(tx.now), packs.known_capitals(tx))
    _withdraw(tx, viewer, found, form.reason)
    return found


def _withdraw(tx: Tx, viewer: Viewer, row: Recommendation, reason: str) -> None:
    row.state = rules.STATES.check(row.state, rules.WITHDRAWN)
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_reason = viewer.id, tx.now, reason
    _decided(tx, viewer, row, "withdrawn")


def _decided(tx: Tx, viewer: Viewer, row: Recommendation, verb: str) -> Recommendation:
    facts = {"number": row.number, "version": row.version}
    audit.write(tx, viewer, f"recommendation.{verb}", f"recommendation:{row.id}", (row,), facts)
    return row
