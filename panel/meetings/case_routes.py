"""Routes about one case on a meeting: conflicts, questions about redactions, calling a case back."""

from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.kernel.errors import Invalid, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.meetings import forms, queries, service, views
from panel.meetings.rules import Answer
from panel.packs.rules import RECALL_REASONS
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post

Page = Response[Any]
GONE = "It is closed for you now, and you need not say why."


@get("/meetings/{meeting_id:str}/declare", may="meetings.declare")
def declare_page(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _declare(request, house, viewer, meeting_id)


def _declare(
    request: Web,
    house: House,
    viewer: Viewer,
    meeting_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        view = views.declare_view(tx, viewer, meeting_id)
    return page(request, "meetings/declare.html", view=view, problems=problems, status=status)


@post("/items/{item_id:str}/declare", may="meetings.declare")
def declare(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    answer = form.decode(forms.Declare).answer
    with house.read() as tx:
        meeting_id = queries.item_to_declare(tx, viewer, item_id).meeting_id
    try:
        with house.write() as tx:
            service.declare(tx, viewer, item_id, answer)
            left = queries.count_items(tx, queries.askable_items(viewer), meeting_id)
    except Invalid as error:
        problems = (Problem(str(error), f"answer-{item_id}"),)
        return _declare(request, house, viewer, meeting_id, problems, error.status)
    sentence = "Saved. You can read this case now." if answer is Answer.NONE else f"Saved. {GONE}"
    return see(request, f"/meetings/{meeting_id}{'/declare' if left else ''}", sentence)


@get("/items/{item_id:str}/recognise", may="meetings.declare")
def recognise_page(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        found = queries.item_for_reading(tx, viewer, item_id)
        case = views.pack_line(found.pack, item_id)
    return page(request, "meetings/recognise.html", case=case, meeting_id=found.meeting.id)


@post("/items/{item_id:str}/recognise", may="meetings.declare")
def recognise(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        item = service.recognise(tx, viewer, item_id)
    sentence = f"Thank you for telling us. {GONE} The coordinator was told."
    return see(request, f"/meetings/{item.meeting_id}", sentence)


@post("/items/{item_id:str}/skip", may="meetings.declare")
def skip(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        item = service.declare(tx, viewer, item_id, Answer.SKIPPED)
    return see(request, f"/meetings/{item.meeting_id}", f"You skip this case. {GONE}")


@post("/items/{item_id:str}/reset", may="meetings.arrange")
def reset(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        meeting = service.reset(tx, viewer, item_id, form.decode(forms.Reset).member)
    return see(request, f"/meetings/{meeting.id}#people", "They are asked about this case again.")


@post("/items/{item_id:str}/noted", may="meetings.arrange")
def noted(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        meeting = service.note_recognised(tx, viewer, item_id, form.decode(forms.Reset).member)
    return see(request, f"/meetings/{meeting.id}#people", "Noted.")


@get("/items/{item_id:str}/recall", may="meetings.arrange")
def recall_page(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _recall(request, house, viewer, item_id)


def _recall(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        found = queries.item_for_reading(tx, viewer, item_id)
        case = views.pack_line(found.pack, item_id)
    return page(
        request,
        "meetings/recall.html",
        case=case,
        meeting_id=found.meeting.id,
        reasons=[(key, words, "") for key, words in RECALL_REASONS.items()],
        problems=problems,
        status=status,
    )


@post("/items/{item_id:str}/recall", may="meetings.arrange")
def recall(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    reason = RECALL_REASONS.get(form.decode(forms.Recall).reason, "")
    try:
        with house.write() as tx:
            meeting = service.recall_case(tx, viewer, item_id, reason)
    except Invalid as error:
        return _recall(request, house, viewer, item_id, error.problems, error.status)
    return see(request, f"/meetings/{meeting.id}", "The case was called back. Nobody can read it any more.")


@get("/packs/{item_id:str}/ask", may="packs.read")
def ask_page(
    request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer, paragraph: FromQuery[str] = ""
) -> Page:
    return _ask(request, house, viewer, item_id, forms.Ask(paragraph=paragraph))


def _ask(
    request: Web,
    house: House,
    viewer: Viewer,
    item_id: str,
    form: forms.Ask,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        view = views.ask_view(tx, viewer, item_id, form.paragraph)
    return page(request, "meetings/ask.html", view=view, form=form, problems=problems, status=status)


@post("/packs/{item_id:str}/ask", may="packs.read")
def ask(request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    data = form.decode(forms.Ask)
    try:
        with house.write() as tx:
            service.ask_for_context(tx, viewer, item_id, data.paragraph, data.question)
    except Invalid as error:
        return _ask(request, house, viewer, item_id, data, error.problems, error.status)
    sentence = (
        "Your question was sent. A verifier answers it in general terms, for everybody who reads this case."
    )
    return see(request, f"/read/{item_id}#{data.paragraph}", sentence)


ROUTES = [
    declare_page,
    declare,
    recognise_page,
    recognise,
    skip,
    reset,
    noted,
    recall_page,
    recall,
    ask_page,
    ask,
]
