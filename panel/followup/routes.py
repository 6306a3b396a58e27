from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.accounts.queries import person_names
from panel.followup import forms, queries, rules, service, views
from panel.followup.decisions import decisions
from panel.followup.standing import ANSWER_WORDS, HEALTH_WORDS, NO, STATUS_WORDS
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotFound, Problem
from panel.kernel.house import House, Tx
from panel.kernel.viewer import Viewer
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post

EMPTY: dict[str, msgspec.Struct] = {
    "answer": forms.Answer(),
    "extension": forms.AskExtension(),
    "granting": forms.DecideExtension(),
    "action": forms.NewAction(),
    "update": forms.NewUpdate(),
    "sending": forms.SendEvidence(),
    "verification": forms.Verify(),
    "closing": forms.Close(),
    "reopening": forms.Reopen(),
}
WORDS = {"answers": ANSWER_WORDS, "statuses": STATUS_WORDS, "healths": HEALTH_WORDS}


# the board


@get("/board", may="followup.board")
def board_page(
    request: Web, house: TheHouse, viewer: TheViewer, show: FromQuery[str] = "open", of: FromQuery[str] = ""
) -> Response[Any]:
    with house.read() as tx:
        shown = _board(tx, viewer, show, of)
    return page(
        request,
        "followup/board.html",
        board=shown,
        filters=views.FILTERS,
        numbers=views.NUMBERS,
        query=lambda show, of=shown.body: urlencode({"show": show, **({"of": of} if of else {})}),
    )


def _board(tx: Tx, viewer: Viewer, show: str, body: str) -> views.Board:
    today = london_date(tx.now)
    found = queries.all_issued(tx, viewer)
    kept = queries.records(tx, [r.id for r in found])
    rows = [views.board_row(r, kept[r.id], queries.standing(r, kept[r.id]), today) for r in found]
    return views.board(rows, show, body, today)


@get("/board/export.csv", may="followup.board")
def board_csv(
    house: TheHouse, viewer: TheViewer, show: FromQuery[str] = "open", of: FromQuery[str] = ""
) -> Response[Any]:
    with house.read() as tx:
        shown = _board(tx, viewer, show, of)
    return _download(views.board_csv(shown), f"board-{shown.show}.csv", "text/csv")


@get("/board/verify", may="followup.verify")
def to_verify(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        today = london_date(tx.now)
        found = queries.all_issued(tx, viewer)
        kept = queries.records(tx, [r.id for r in found])
        lists = decisions(found, kept, today)
    return page(request, "followup/verify.html", lists=lists, today=today)


def _download(content: bytes, name: str, media_type: str = "application/octet-stream") -> Response[Any]:
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content=content, media_type=media_type, headers=headers)


# the responsible body


@get("/answer/{recommendation_id:str}", may="followup.answer")
def answer_page(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    return _answer_page(request, house, viewer, recommendation_id)


@post("/answer/{recommendation_id:str}", may="followup.answer")
def answer(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Answer)
    try:
        with house.write() as tx:
            response = service.answer(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _answer_page(request, house, viewer, recommendation_id, error, answer=data)
    after = "" if response.kind in NO else " Now say in actions what will be done, by whom and when."
    return see(request, f"/followup/{recommendation_id}", f"Your answer was kept and can be read.{after}")


@post("/answer/{recommendation_id:str}/seen", may="followup.answer")
def acknowledge(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        service.acknowledge(tx, viewer, recommendation_id)
    return see(
        request, f"/answer/{recommendation_id}", "Thank you. The panel can see that you have seen this."
    )


@post("/answer/{recommendation_id:str}/more-time", may="followup.answer")
def ask_for_extension(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = forms.AskExtension()
    try:
        data = form.decode(forms.AskExtension)
        with house.write() as tx:
            service.ask_for_extension(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _answer_page(request, house, viewer, recommendation_id, error, extension=data)
    return see(
        request, f"/answer/{recommendation_id}", "You asked for more time. The board or the chair decides."
    )


def _answer_page(
    request: Web,
    house: House,
    viewer: Viewer,
    recommendation_id: str,
    error: Invalid | None = None,
    **given: msgspec.Struct,
) -> Response[Any]:
    with house.read() as tx:
        found = queries.issued(tx, viewer, recommendation_id)
        kept = queries.records(tx, [found.id])[found.id]
        rules.check_may_answer(viewer, queries.standing(found, kept))
    return _shown(request, house, viewer, recommendation_id, "followup/answer.html", error, given=given)


# one recommendation


@get("/followup/{recommendation_id:str}", may="followup.board")
def follow_up_page(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    return _follow_up(request, house, viewer, recommendation_id)


def _follow_up(
    request: Web,
    house: House,
    viewer: Viewer,
    recommendation_id: str,
    error: Invalid | None = None,
    **given: msgspec.Struct,
) -> Response[Any]:
    return _shown(request, house, viewer, recommendation_id, "followup/followup.html", error, given=given)


def _shown(
    request: Web,
    house: House,
    viewer: Viewer,
    recommendation_id: str,
    template: str,
    error: Invalid | None = None,
    letter: str = "",
    given: Mapping[str, msgspec.Struct] = {},
) -> Response[Any]:
    with house.read() as tx:
        found = queries.issued(tx, viewer, recommendation_id)
        kept = queries.records(tx, [found.id])[found.id]
        names = person_names(tx, queries.people_in(found, kept))
        standing = queries.standing(found, kept)
        view = views.follow_up(found, kept, standing, viewer, names, london_date(tx.now))
    return page(
        request,
        template,
        view=view,
        action=_action(view, viewer, standing, letter),
        forms={**EMPTY, **given},
        words=WORDS,
        problems=error.problems if error else (),
        status=error.status if error else 200,
    )


def _action(view: views.FollowUp, viewer: Viewer, standing: Any, letter: str) -> views.ActionView | None:
    """The action whose page this is, for those who may report on it."""
    if not letter:
        return None
    found = next((a for a in view.actions if a.letter == letter), None)
    if found is None:
        raise NotFound
    rules.check_may_report(viewer, standing, found.body)
    return found


@post("/followup/{recommendation_id:str}/actions", may="followup.answer")
def add_action(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = forms.NewAction()
    try:
        data = form.decode(forms.NewAction)
        with house.write() as tx:
            action = service.add_action(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, action=data)
    return see(request, f"/followup/{recommendation_id}", f"Action {action.letter} was added.")


@get("/followup/{recommendation_id:str}/actions/{letter:str}", may="followup.answer")
def action_page(
    request: Web, recommendation_id: FromPath[str], letter: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    return _shown(request, house, viewer, recommendation_id, "followup/action.html", letter=letter)


@post("/followup/{recommendation_id:str}/actions/{letter:str}", may="followup.answer")
def report(
    request: Web,
    recommendation_id: FromPath[str],
    letter: FromPath[str],
    form: TheForm,
    house: TheHouse,
    viewer: TheViewer,
) -> Response[Any]:
    data = forms.NewUpdate()
    file = next((service.FileGiven(f.name, f.content) for f in form.files("file")), None)
    try:
        data = form.decode(forms.NewUpdate)
        with house.write() as tx:
            service.report(tx, viewer, recommendation_id, letter, data, file)
    except Invalid as error:
        if file is not None:
            again = Problem("Choose your file again: it was not kept", "file")
            error = Invalid(str(error), problems=(*error.problems, again))
        return _shown(
            request, house, viewer, recommendation_id, "followup/action.html", error, letter, {"update": data}
        )
    return see(request, f"/followup/{recommendation_id}", f"Your update on action {letter} was kept.")


@post("/followup/{recommendation_id:str}/send", may="followup.answer")
def send_evidence(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.SendEvidence)
    try:
        with house.write() as tx:
            service.send_evidence(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, sending=data)
    return see(
        request,
        f"/followup/{recommendation_id}",
        "Your evidence was sent. The board or the chair will check it.",
    )


@get("/followup/{recommendation_id:str}/evidence/{evidence_id:str}", may="followup.board")
def evidence_file(
    recommendation_id: FromPath[str], evidence_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        found = service.open_evidence(tx, viewer, recommendation_id, evidence_id)
    return _download(found.content or b"", found.file_name)


# who decides


@post("/followup/{recommendation_id:str}/more-time", may="followup.verify")
def decide_extension(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.DecideExtension)
    try:
        with house.write() as tx:
            extension = service.decide_extension(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, granting=data)
    said = "They get more time." if extension.decision == "granted" else "They get no more time."
    return see(request, f"/followup/{recommendation_id}", f"{said} Everybody can see it.")


@post("/followup/{recommendation_id:str}/verify", may="followup.verify")
def verify(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = forms.Verify()
    try:
        data = form.decode(forms.Verify)
        with house.write() as tx:
            service.verify(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, verification=data)
    return see(request, f"/followup/{recommendation_id}", "Your decision was kept, with its reasons.")


@post("/followup/{recommendation_id:str}/close", may="followup.verify")
def close(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Close)
    try:
        with house.write() as tx:
            service.close(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, closing=data)
    return see(request, f"/followup/{recommendation_id}", "It is closed. You can open it again at any time.")


@post("/followup/{recommendation_id:str}/reopen", may="followup.verify")
def reopen(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(forms.Reopen)
    try:
        with house.write() as tx:
            service.reopen(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _follow_up(request, house, viewer, recommendation_id, error, reopening=data)
    return see(request, f"/followup/{recommendation_id}", "It is open again.")


ROUTES = [
    board_page,
    board_csv,
    to_verify,
    answer_page,
    answer,
    acknowledge,
    ask_for_extension,
    follow_up_page,
    add_action,
    action_page,
    report,
    send_evidence,
    evidence_file,
    decide_extension,
    verify,
    close,
    reopen,
]
