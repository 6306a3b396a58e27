from __future__ import annotations

from typing import Any

from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.kernel.errors import Invalid
from panel.release import pages, service
from panel.release.forms import Answer, Approve, Recall, SendBack
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import see
from panel.web.route import get, post


@get("/release", may="release.verify")
def queue_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return pages.queue(request, house, viewer)


@get("/release/questions", may="release.verify")
def questions_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    return pages.questions(request, house, viewer)


@post("/release/questions/{question_id:str}", may="release.verify")
def answer(
    request: Web, question_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(Answer)
    try:
        with house.write() as tx:
            service.answer(tx, viewer, question_id, data)
    except Invalid as error:
        return pages.questions(request, house, viewer, error.problems, error.status, data, question_id)
    return see(request, "/release/questions", "Your answer is on the page of the case now.")


@get("/release/{submission_id:str}", may="release.verify")
def case_page(
    request: Web,
    submission_id: FromPath[str],
    house: TheHouse,
    viewer: TheViewer,
    document: FromQuery[int] = 1,
    show: FromQuery[str] = "both",
) -> Response[Any]:
    return pages.case(request, house, viewer, submission_id, document, show)


@post("/release/{submission_id:str}/approve", may="release.verify")
def approve(
    request: Web, submission_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    try:
        data = form.decode(Approve)
    except Invalid as error:
        return pages.case(request, house, viewer, submission_id, problems=error.problems, status=error.status)
    try:
        with house.write() as tx:
            release = service.approve(tx, viewer, submission_id, data)
    except Invalid as error:
        return pages.case(
            request, house, viewer, submission_id, problems=error.problems, status=error.status, typed=data
        )
    if release.state == "sealed":
        sentence = "Approved and sealed. The coordinator can put it on a meeting now."
    else:
        sentence = "Approved. A second verifier must approve the same version before it is sealed."
    return see(request, f"/release/{submission_id}", sentence)


@post("/release/{submission_id:str}/send-back", may="release.verify")
def send_back(
    request: Web, submission_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(SendBack)
    try:
        with house.write() as tx:
            service.send_back(tx, viewer, submission_id, data)
    except Invalid as error:
        return pages.case(
            request,
            house,
            viewer,
            submission_id,
            problems=error.problems,
            status=error.status,
            reason=data.reason,
        )
    return see(request, "/release", "Sent back. The preparer reads your reason.")


@get("/release/{submission_id:str}/recall", may="release.recall")
def recall_page(
    request: Web, submission_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    return pages.recall(request, house, viewer, submission_id)


@post("/release/{submission_id:str}/recall", may="release.recall")
def recall(
    request: Web, submission_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(Recall)
    try:
        with house.write() as tx:
            service.recall(tx, viewer, submission_id, data)
    except Invalid as error:
        return pages.recall(request, house, viewer, submission_id, error.problems, error.status, data)
    return see(
        request,
        f"/release/{submission_id}/recall",
        "Called back. From this moment nobody on the panel can open it.",
    )


ROUTES = [
    queue_page,
    questions_page,
    answer,
    case_page,
    approve,
    send_back,
    recall_page,
    recall,
]
