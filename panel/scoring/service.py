"""One person's sheet, the rubric, and concerns. The discussion's use cases are in `panel.scoring.discussion`."""

from __future__ import annotations

from panel.audit import service as audit
from panel.kernel.errors import Invalid, NotFound, NotNow
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.meetings import service as meetings
from panel.packs import contents as packed
from panel.packs import queries as packs
from panel.packs.contents import Contents
from panel.scoring import queries, rules
from panel.scoring.forms import AnswerForm, CaseForm, CiteForm, ConcernForm, PassedOnForm, QuestionsForm
from panel.scoring.models import Answer, Concern, Round, RubricVersion, Sheet
from panel.scoring.queries import Place
from panel.scoring.rubric import Rubric

# rubrics


def load_rubric(tx: Tx, viewer: Viewer, rubric: Rubric) -> RubricVersion:
    """Keeps a version for meetings issued from now on. The same version again changes nothing; with other words it is refused."""
    found = queries.rubric_version(tx, rubric.version)
    if found is not None:
        if found.contents != rubric:
            raise NotNow(
                f"Version {rubric.version} of the questions is already there with other words. "
                "Give the changed questions a new version. Nothing was changed."
            )
        return found
    row = RubricVersion(version=rubric.version, contents=rubric, loaded_at=tx.now, loaded_by=viewer.id)
    facts = {"questions": len(rubric.criteria)}
    audit.write(tx, viewer, "rubric.loaded", f"rubric:{rubric.version}", (row,), facts)
    return row


def choose_questions(tx: Tx, viewer: Viewer, item_id: str, form: QuestionsForm) -> Round:
    """The coordinator adds questions to the core ones for one case, before the pack is issued."""
    place = queries.place(tx, viewer, item_id)
    rules.check_may_choose_questions(viewer)
    rules.check_can_choose_questions(place.standing, place.phase)
    rules.check_questions(place.rubric, form.plus)
    row = queries.round_of(tx, item_id, lock=True) or new_round(place)
    row.plus = tuple(c.id for c in place.rubric.optional() if c.id in form.plus)
    audit.write(tx, viewer, "questions.chosen", f"item:{item_id}", (row,), {"plus": ",".join(row.plus)})
    return row


def new_round(place: Place) -> Round:
    return Round(
        item_id=place.item.id,
        phase=rules.INDEPENDENT,
        rubric_version=place.rubric.version,
        plus=(),
        current="",
        opened_by="",
        ended_by="",
        overall="",
        flags=(),
        observations="",
    )


# the sheet


def start(tx: Tx, viewer: Viewer, item_id: str) -> Sheet | None:
    """Opens the case, and for a scorer who can still score begins the sheet. None where there is nothing to score."""
    meetings.open_item(tx, viewer, item_id)
    queries.hold_own_place(tx, viewer, item_id)
    place = queries.place(tx, viewer, item_id)
    sheet = queries.own_sheet(tx, viewer, item_id)
    can_score = not rules.why_not(rules.check_may_score, viewer) and not rules.why_not(
        rules.check_can_score, place.standing, place.phase
    )
    if sheet is not None or not can_score:
        return sheet
    sheet = Sheet(
        id=new_id(),
        item_id=item_id,
        member_id=viewer.id,
        state=rules.DRAFT,
        rubric_version=place.rubric.version,
        answers={},
        went_well="",
        one_change="",
        overall="",
        started_at=tx.now,
        saved_at=tx.now,
    )
    audit.write(tx, viewer, "sheet.started", f"sheet:{sheet.id}", (sheet,), {"item": item_id})
    return sheet


def save_answer(tx: Tx, viewer: Viewer, item_id: str, form: AnswerForm) -> Sheet:
    """One question, complete or not: a draft takes what there is."""
    place, sheet = _draft(tx, viewer, item_id)
    rules.check_answer(place.rubric, place.asked, form.criterion, form.answer)
    cites = tuple(dict.fromkeys(form.cite))
    rules.check_cites(cites, paragraphs(packed.decode(place.pack.contents)))
    _keep(sheet, form.criterion, Answer(answer=form.answer, comment=form.comment, cites=cites))
    return _saved(tx, viewer, sheet)


def cite(tx: Tx, viewer: Viewer, item_id: str, form: CiteForm) -> Sheet:
    """Adds one paragraph to one question and leaves the rest of the answer as it is."""
    place, sheet = _draft(tx, viewer, item_id)
    rules.check_answer(place.rubric, place.asked, form.criterion, "")
    rules.check_cites((form.paragraph,), paragraphs(packed.decode(place.pack.contents)))
    before = sheet.answers.get(form.criterion, Answer())
    cites = tuple(dict.fromkeys((*before.cites, form.paragraph)))
    _keep(sheet, form.criterion, Answer(answer=before.answer, comment=before.comment, cites=cites))
    return _saved(tx, viewer, sheet)


def save_case(tx: Tx, viewer: Viewer, item_id: str, form: CaseForm) -> Sheet:
    """What is asked once about the whole case."""
    _, sheet = _draft(tx, viewer, item_id)
    rules.check_case_fields(form.overall, form.confidence)
    sheet.overall, sheet.confidence = form.overall, form.confidence
    sheet.went_well, sheet.one_change = form.went_well, form.one_change
    return _saved(tx, viewer, sheet)


def submit(tx: Tx, viewer: Viewer, item_id: str) -> Sheet:
    """Freezes the sheet for good: the rules and the database refuse every later change."""
    place, sheet = _draft(tx, viewer, item_id)
    known = packs.known_capitals(tx)
    rules.check_can_submit(place.standing, place.phase, place.asked, facts_of(sheet), known)
    asked = {c.id for c in place.asked}
    sheet.answers = {key: answer for key, answer in sheet.answers.items() if key in asked and answer.answer}
    sheet.state = rules.SHEETS.check(sheet.state, rules.SUBMITTED)
    sheet.saved_at = sheet.submitted_at = tx.now
    facts = {"item": item_id, "rubric": sheet.rubric_version, "questions": len(sheet.answers)}
    audit.write(tx, viewer, "sheet.submitted", f"sheet:{sheet.id}", (sheet,), facts)
    return sheet


def facts_of(sheet: Sheet) -> rules.SheetFacts:
    answers = {key: (a.answer, a.comment) for key, a in sheet.answers.items()}
    return rules.SheetFacts(
        answers=answers, overall=sheet.overall, confidence=sheet.confidence, went_well=sheet.went_well, one_change=sheet.one_change,
    )  # fmt: skip


def paragraphs(contents: Contents) -> dict[str, str]:
    """What each paragraph is called, such as *Enquiry log, paragraph 14*, by its id."""
    return {p.id: f"{d.title}, paragraph {p.number}" for d in contents.documents for p in d.paragraphs}


def _draft(tx: Tx, viewer: Viewer, item_id: str) -> tuple[Place, Sheet]:
    """The case and the viewer's own sheet, locked, where it can still change. The lock comes first: then the phase holds."""
    sheet = queries.own_sheet(tx, viewer, item_id, lock=True)
    place = queries.place(tx, viewer, item_id)
    rules.check_may_score(viewer)
    rules.check_can_score(place.standing, place.phase)
    if sheet is None:
        raise NotNow("Open the case first: read what it holds, then choose Start reading.")
    return place, sheet


def _keep(sheet: Sheet, criterion: str, answer: Answer) -> None:
    sheet.answers = {**sheet.answers, criterion: answer}


def _saved(tx: Tx, viewer: Viewer, sheet: Sheet) -> Sheet:
    sheet.saved_at = tx.now
    facts = {"answered": len(sheet.answers)}
    audit.write(tx, viewer, "sheet.saved", f"sheet:{sheet.id}", (sheet,), facts)
    return sheet


# concerns


def raise_concern(tx: Tx, viewer: Viewer, item_id: str, form: ConcernForm) -> Concern:
    """Tells the coordinator at once that somebody may need help now. It is no part of the sheet."""
    queries.place(tx, viewer, item_id)
    rules.check_may_raise(viewer)
    rules.check_concern(form.concern)
    queries.hold_own_place(tx, viewer, item_id)
    for earlier in queries.concerns(tx, viewer, item_id, only_open=True):
        if earlier.text == form.concern:
            return earlier
    row = Concern(
        id=new_id(),
        item_id=item_id,
        text=form.concern,
        raised_by=viewer.id,
        raised_at=tx.now,
        passed_to="",
        passed_by="",
    )
    audit.write(tx, viewer, "concern.raised", f"concern:{row.id}", (row,), {"item": item_id})
    return row


def pass_on(tx: Tx, viewer: Viewer, concern_id: str, form: PassedOnForm) -> Concern:
    """The coordinator writes down who was told. Once."""
    row = queries.concern(tx, viewer, concern_id)
    if not rules.may_pass_on(viewer):
        raise NotFound
    if row.passed_at is not None:
        raise NotNow("Somebody has already passed this on.")
    if not form.passed_to:
        raise Invalid("Say who you told: a role and an organisation, no names", "passed_to")
    if len(form.passed_to) > rules.MAX_PASSED_TO:
        raise Invalid(f"Use fewer words: at most {rules.MAX_PASSED_TO} characters", "passed_to")
    row.passed_to, row.passed_by, row.passed_at = form.passed_to, viewer.id, tx.now
    audit.write(tx, viewer, "concern.passed_on", f"concern:{row.id}", (row,), {"item": row.item_id})
    return row
