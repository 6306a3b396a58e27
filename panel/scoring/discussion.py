"""The use cases of a discussion: opening it, the agreed answers, minority views, the ending."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from panel.audit import service as audit
from panel.kernel.errors import Invalid, NotNow
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.screening import check_identifies_nobody
from panel.kernel.viewer import Viewer
from panel.packs import queries as packs
from panel.scoring import queries, rules
from panel.scoring.forms import AgreeForm, CurrentForm, EndForm, MinorityForm
from panel.scoring.models import AgreedAnswer, MinorityView, Round
from panel.scoring.queries import Place
from panel.scoring.service import new_round


def open_discussion(tx: Tx, viewer: Viewer, item_id: str) -> Round:
    """From now on everybody who may read the case sees all sheets, and nobody can send one any more.

    Sheets that were not sent lapse: their writers can read and talk, but their scores do not count.
    """
    place = queries.place(tx, viewer, item_id)
    row = queries.round_of(tx, item_id, lock=True) or new_round(place)
    rules.check_may_open(viewer, place.standing)
    rules.check_can_open(place.standing, row.phase, queries.sheets_in(tx, item_id))
    row.phase = rules.PHASES.check(row.phase, rules.DISCUSSION)
    row.rubric_version = place.rubric.version
    row.opened_at, row.opened_by = tx.now, viewer.id
    late = queries.drafts(tx, item_id)
    for sheet in late:
        sheet.state = rules.SHEETS.check(sheet.state, rules.LAPSED)
    facts = {"sheets": queries.sheets_in(tx, item_id), "lapsed": len(late)}
    try:
        audit.write(tx, viewer, "discussion.opened", f"item:{item_id}", (row, *late), facts)
    except IntegrityError:
        raise NotNow("Somebody else has just opened this discussion. Reload the page.") from None
    return row


def point_at(tx: Tx, viewer: Viewer, item_id: str, form: CurrentForm) -> Round:
    """The chair shows everybody which question the panel is at."""
    place, row = _led(tx, viewer, item_id)
    if form.criterion and form.criterion not in {c.id for c in place.asked}:
        raise Invalid("This question is not asked about this case. Reload the page.", "criterion")
    row.current = form.criterion
    audit.write(tx, viewer, "discussion.moved_on", f"item:{item_id}", (row,), {"question": form.criterion})
    return row


def agree(tx: Tx, viewer: Viewer, item_id: str, form: AgreeForm) -> AgreedAnswer:
    """The panel's answer to one question. A changed mind is kept as a further row; the same again changes nothing."""
    place, _ = _led(tx, viewer, item_id)
    first = first_answers(tx, viewer, place).get(form.criterion, [])
    rules.check_agreed(place.rubric, place.asked, form.criterion, form.answer, form.reason, first)
    check_identifies_nobody(form.reason, f"reason-{form.criterion}", packs.known_capitals(tx))
    return _record(tx, viewer, item_id, form)


def agree_on_same(tx: Tx, viewer: Viewer, item_id: str) -> int:
    """Takes over the answers that every scorer gave, where none was recorded yet. Returns how many."""
    place, _ = _led(tx, viewer, item_id)
    done = queries.agreed(tx, item_id)
    same = [
        (key, answers[0])
        for key, answers in first_answers(tx, viewer, place).items()
        if key not in done and len(set(answers)) == 1
    ]
    for criterion, answer in same:
        _record(tx, viewer, item_id, AgreeForm(criterion=criterion, answer=answer))
    return len(same)


def record_minority(tx: Tx, viewer: Viewer, item_id: str, form: MinorityForm) -> MinorityView:
    """What a scorer wants printed beside the panel's view, without their name. Empty text takes it back."""
    place = queries.place(tx, viewer, item_id)
    rules.check_may_dissent(place.standing.own_sheet)
    rules.check_in_discussion(_phase(tx, item_id))
    check_identifies_nobody(form.minority, "minority", packs.known_capitals(tx))
    row = MinorityView(
        id=new_id(),
        item_id=item_id,
        member_id=viewer.id,
        number=queries.last_minority_number(tx, item_id, viewer.id) + 1,
        text=form.minority,
        written_at=tx.now,
    )
    audit.write(tx, viewer, "minority.written", f"item:{item_id}", (row,), {"number": row.number})
    return row


def end(tx: Tx, viewer: Viewer, item_id: str, form: EndForm) -> Round:
    """Ends a case as agreed, or with F4b as not agreed. Nothing about it can be changed afterwards."""
    place, row = _led(tx, viewer, item_id)
    done = queries.agreed(tx, item_id)
    unanswered = [c for c in place.asked if c.id not in done]
    rules.check_can_end(form.overall, form.flags, form.observations, unanswered)
    check_identifies_nobody(form.observations, "observations", packs.known_capitals(tx))
    row.phase = rules.PHASES.check(row.phase, rules.ending(form.overall))
    row.overall, row.flags, row.observations = form.overall, form.flags, form.observations
    row.current, row.ended_at, row.ended_by = "", tx.now, viewer.id
    facts = {"phase": row.phase, "agreed": len(done)}
    audit.write(tx, viewer, "discussion.ended", f"item:{item_id}", (row,), facts)
    return row


def first_answers(tx: Tx, viewer: Viewer, place: Place) -> dict[str, list[str]]:
    """The answers first given to each asked question, in the order of the scale, so that no place belongs to a person."""
    sheets = queries.sheets_sent(tx, viewer, place.item.id)
    return {c.id: sorted(s.answers[c.id].answer for s in sheets if c.id in s.answers) for c in place.asked}


def _record(tx: Tx, viewer: Viewer, item_id: str, form: AgreeForm) -> AgreedAnswer:
    last = queries.agreed(tx, item_id).get(form.criterion)
    if last is not None and (last.answer, last.reason) == (form.answer, form.reason):
        return last
    row = AgreedAnswer(
        item_id=item_id,
        criterion=form.criterion,
        number=last.number + 1 if last else 1,
        answer=form.answer,
        reason=form.reason,
        agreed_at=tx.now,
        agreed_by=viewer.id,
    )
    facts = {"question": form.criterion, "number": row.number}
    audit.write(tx, viewer, "answer.agreed", f"item:{item_id}", (row,), facts)
    return row


def _led(tx: Tx, viewer: Viewer, item_id: str) -> tuple[Place, Round]:
    """The case and its round, locked, where the chair may lead it now."""
    place = queries.place(tx, viewer, item_id)
    rules.check_may_lead(viewer)
    row = queries.round_of(tx, item_id, lock=True)
    rules.check_in_discussion(row.phase if row else rules.INDEPENDENT)
    if row is None:
        raise LookupError(item_id)
    return place, row


def _phase(tx: Tx, item_id: str) -> str:
    row = queries.round_of(tx, item_id, lock=True)
    return row.phase if row else rules.INDEPENDENT
