"""Builds each page of the verifiers, so that a refused press can show the same page again with what was typed."""

from __future__ import annotations

from typing import Any

from litestar import Response

from panel.accounts.queries import person_names
from panel.anonymisation import queries as anonymisation
from panel.anonymisation import service as workbench
from panel.anonymisation import views as texts
from panel.kernel.errors import NotFound, NotNow, PanelError, Problem
from panel.kernel.house import House, Tx
from panel.kernel.viewer import Viewer
from panel.packs import queries as packs
from panel.packs.contents import decode
from panel.packs.models import ContextRequest
from panel.release import queries, rules
from panel.release.changes import changes
from panel.release.forms import Answer, Approve, Recall
from panel.release.views import TAGS, Question, beside, listed
from panel.web.given import Web
from panel.web.pages import page
from redaction.render import render

SHOWN = ("both", "original", "result")


def queue(request: Web, house: House, viewer: Viewer) -> Response[Any]:
    with house.read() as tx:
        lines = [listed(viewer, line) for line in queries.lines(tx, viewer)]
        waiting = sum(q.answered_at is None for q in queries.questions(tx, viewer))
    return page(
        request,
        "release/queue.html",
        open=[one for one in lines if one.line.stand.state in rules.OPEN],
        over=[one for one in lines if one.line.stand.state not in rules.OPEN],
        questions=waiting,
        needed=rules.NEEDED,
    )


def case(
    request: Web,
    house: House,
    viewer: Viewer,
    submission_id: str,
    number: int = 1,
    show: str = "both",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    typed: Approve | None = None,
    reason: str = "",
) -> Response[Any]:
    """The candidate beside the original. What another verifier wrote stays hidden until the viewer has decided."""
    with house.read() as tx:
        line = queries.line(tx, viewer, submission_id)
    workbench.open_original(house, viewer, line.submission.case_id)
    with house.read() as tx:
        shown = _shown(tx, viewer, line, number)
    return page(
        request,
        "release/case.html",
        line=line,
        stand=line.stand,
        tag=TAGS[line.stand.state],
        checks=rules.CHECKS,
        needed=rules.NEEDED,
        time_box=rules.TIME_BOX,
        show=show if show in SHOWN else "both",
        why_not=_why_not_approve(viewer, line.stand),
        why_not_return=_why_not_return(viewer, line.stand),
        typed=typed or Approve(),
        reason=reason,
        problems=problems,
        status=status,
        **shown,
    )


def _shown(tx: Tx, viewer: Viewer, line: queries.Line, number: int) -> dict[str, Any]:
    submission = line.submission
    desk = anonymisation.desk(tx, viewer, submission.case_id, up_to=submission.decision_number)
    tabs = texts.tabs(desk.decided)
    if not 1 <= number <= len(tabs):
        raise NotFound
    contents = queries.contents(tx, submission)
    before = queries.version_before(tx, submission)
    notes = queries.visible_notes(tx, viewer, line)
    return {
        "case": desk.case,
        "tabs": tabs,
        "tab": tabs[number - 1],
        "rows": beside(texts.rows(desk.decided, render(desk.decided), number), contents, number),
        "contents": contents,
        "allowed": [d for d in _that_count(desk) if d.kind == "allow"],
        "changes": changes(queries.contents(tx, before), contents) if before else [],
        "before": before,
        "notes": notes,
        "names": person_names(tx, [n.verifier_id for n in notes]),
        "returned": queries.return_reason(tx, line),
    }


def _that_count(desk: anonymisation.Desk) -> list[Any]:
    """Decisions that count in this version."""
    return [m.decision for m in workbench.undoable(desk.made)]


def _why_not_approve(viewer: Viewer, stand: rules.Stand) -> str:
    try:
        rules.check_may_verify(viewer, stand)
        rules.check_can_verify(stand, stand.sha256)
        rules.check_is_other(viewer, stand)
    except PanelError as error:
        return str(error)
    return ""


def _why_not_return(viewer: Viewer, stand: rules.Stand) -> str:
    try:
        rules.check_may_verify(viewer, stand)
        rules.check_can_verify(stand, stand.sha256)
    except PanelError as error:
        return str(error)
    return ""


def recall(
    request: Web,
    house: House,
    viewer: Viewer,
    submission_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    form: Recall | None = None,
) -> Response[Any]:
    """Shows nothing of the case: a coordinator, who may not see originals, comes here too."""
    with house.read() as tx:
        line = queries.line(tx, viewer, submission_id)
    why_not = ""
    try:
        rules.check_can_recall(line.stand.state)
    except NotNow as error:
        why_not = str(error)
    return page(
        request,
        "release/recall.html",
        line=line,
        why_not=why_not,
        form=form or Recall(),
        problems=problems,
        status=status,
    )


def questions(
    request: Web,
    house: House,
    viewer: Viewer,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    typed: Answer | None = None,
    asked: str = "",
) -> Response[Any]:
    """`asked`: the question whose answer was refused, `typed` what was written."""
    with house.read() as tx:
        found = [_question(tx, one) for one in queries.questions(tx, viewer)]
    return page(
        request,
        "release/questions.html",
        waiting=[q for q in found if q.request.answered_at is None],
        answered=[q for q in found if q.request.answered_at is not None],
        asked=asked,
        typed=typed or Answer(),
        problems=problems,
        status=status,
    )


def _question(tx: Tx, found: ContextRequest) -> Question:
    pack = packs.pack(tx, found.pack_id)
    for number, document in enumerate(decode(pack.contents).documents, 1):
        for paragraph in document.paragraphs:
            if paragraph.id == found.paragraph:
                submission = queries.submission_of_pack(tx, pack.id)
                return Question(
                    found, pack.name, document.title, paragraph.number, paragraph.pieces, submission, number
                )
    return Question(found, pack.name, "", 0, (), queries.submission_of_pack(tx, pack.id), 1)
