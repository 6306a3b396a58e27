from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response
from litestar.params import FromPath

from panel.accounts.permissions import Role
from panel.kernel.errors import Invalid, Problem
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.meetings import case_routes, forms, queries, rules, service, views
from panel.web.forms import Form
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post

Page = Response[Any]
PLAN_FIELDS = ("name", "held_on", "scores_due_on", "place")


@get("/meetings", may="meetings.read")
def meetings_page(request: Web, house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        meetings = [views.meeting_line(meeting) for meeting in queries.meetings(tx, viewer)]
    return page(request, "meetings/meetings.html", meetings=meetings)


@get("/meetings/{meeting_id:str}", may="meetings.read")
def meeting_page(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        if viewer.role == Role.COORDINATOR:
            arranged = views.arrange_view(tx, viewer, meeting_id)
            return page(request, "meetings/arrange.html", view=arranged)
        view = views.meeting_view(tx, viewer, meeting_id)
    return page(request, "meetings/meeting.html", view=view)


# planning


@get("/meetings/new", may="meetings.arrange")
def new_meeting_page(request: Web) -> Page:
    return page(request, "meetings/plan.html", values=dict.fromkeys(PLAN_FIELDS, ""), meeting=None)


@post("/meetings/new", may="meetings.arrange")
def new_meeting(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    try:
        with house.write() as tx:
            meeting = service.plan_meeting(tx, viewer, form.decode(forms.Plan))
    except Invalid as error:
        return page(
            request,
            "meetings/plan.html",
            values=_typed(form),
            meeting=None,
            problems=error.problems,
            status=error.status,
        )
    return see(request, f"/meetings/{meeting.id}", "The meeting was planned. Now put sealed cases on it.")


def _typed(form: Form) -> dict[str, str]:
    return {field: form.first(field) for field in PLAN_FIELDS}


@get("/meetings/{meeting_id:str}/edit", may="meetings.arrange")
def edit_page(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        meeting = queries.meeting(tx, viewer, meeting_id)
    rules.check_can_change_plan(meeting.state)
    values = {field: str(getattr(meeting, field)) for field in PLAN_FIELDS}
    return page(request, "meetings/plan.html", values=values, meeting=views.meeting_line(meeting))


@post("/meetings/{meeting_id:str}/edit", may="meetings.arrange")
def edit(request: Web, meeting_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer) -> Page:
    try:
        with house.write() as tx:
            service.change_plan(tx, viewer, meeting_id, form.decode(forms.Plan))
    except Invalid as error:
        with house.read() as tx:
            meeting = views.meeting_line(queries.meeting(tx, viewer, meeting_id))
        return page(
            request,
            "meetings/plan.html",
            values=_typed(form),
            meeting=meeting,
            problems=error.problems,
            status=error.status,
        )
    return see(request, f"/meetings/{meeting_id}", "The meeting was changed.")


@get("/meetings/{meeting_id:str}/cases", may="meetings.arrange")
def cases_page(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    return _cases(request, house, viewer, meeting_id)


def _cases(
    request: Web,
    house: House,
    viewer: Viewer,
    meeting_id: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Page:
    with house.read() as tx:
        meeting = queries.meeting(tx, viewer, meeting_id)
        rules.check_can_change_agenda(meeting.state)
        free = [views.pack_line(pack) for pack in queries.free_packs(tx)]
    line = views.meeting_line(meeting)
    return page(request, "meetings/cases.html", meeting=line, free=free, problems=problems, status=status)


@post("/meetings/{meeting_id:str}/cases", may="meetings.arrange")
def add_cases(
    request: Web, meeting_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    try:
        with house.write() as tx:
            added = service.add_cases(tx, viewer, meeting_id, form.decode(forms.AddCases).packs)
    except Invalid as error:
        return _cases(request, house, viewer, meeting_id, error.problems, error.status)
    sentence = "1 case was added." if added == 1 else f"{added} cases were added."
    return see(request, f"/meetings/{meeting_id}", sentence)


@post("/items/{item_id:str}/remove", may="meetings.arrange")
def remove_case(request: Web, item_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        meeting = service.remove_case(tx, viewer, item_id)
    return see(request, f"/meetings/{meeting.id}", "The case was taken off this meeting.")


@post("/items/{item_id:str}/move", may="meetings.arrange")
def move_case(
    request: Web, item_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    with house.write() as tx:
        meeting = service.move_case(tx, viewer, item_id, form.decode(forms.MoveCase).up)
    return see(request, f"/meetings/{meeting.id}#cases")


# the meeting's way


@post("/meetings/{meeting_id:str}/issue", may="meetings.arrange")
def issue(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        service.issue_pack(tx, viewer, meeting_id)
    return see(request, f"/meetings/{meeting_id}", "The pack was issued. Members can declare conflicts now.")


@post("/meetings/{meeting_id:str}/open", may="meetings.arrange")
def open_meeting(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        service.open_meeting(tx, viewer, meeting_id)
    return see(request, f"/meetings/{meeting_id}", "The meeting is open.")


@post("/meetings/{meeting_id:str}/close", may="meetings.arrange")
def close_meeting(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        service.close_meeting(tx, viewer, meeting_id)
    return see(request, f"/meetings/{meeting_id}/minutes", "The meeting is closed. Now write the minutes.")


@get("/meetings/{meeting_id:str}/minutes", may="meetings.read")
def minutes_page(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.read() as tx:
        view = views.minutes_view(tx, viewer, meeting_id)
    return page(request, "meetings/minutes.html", view=view, text=view.text)


@post("/meetings/{meeting_id:str}/minutes", may="meetings.arrange")
def write_minutes(
    request: Web, meeting_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Page:
    try:
        with house.write() as tx:
            service.write_minutes(tx, viewer, meeting_id, forms.minutes(form))
    except Invalid as error:
        with house.read() as tx:
            view = views.minutes_view(tx, viewer, meeting_id)
        return page(
            request,
            "meetings/minutes.html",
            view=_with_marks(view, form),
            text=form.first("minutes"),
            problems=error.problems,
            status=error.status,
        )
    return see(
        request, f"/meetings/{meeting_id}/minutes", "The minutes were saved. The chair can agree them now."
    )


def _with_marks(view: views.MinutesView, form: Form) -> views.MinutesView:
    """The same with the attendance that was just chosen, so that a mistake in the text costs no clicks."""
    people = [(key, name, form.first(forms.ATTENDANCE + key) or mark) for key, name, mark in view.people]
    return msgspec.structs.replace(view, people=people)


@post("/meetings/{meeting_id:str}/approve", may="meetings.approve")
def approve_minutes(request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Page:
    with house.write() as tx:
        service.approve_minutes(tx, viewer, meeting_id)
    return see(request, f"/meetings/{meeting_id}/minutes", "The minutes are agreed. They can't change now.")


ROUTES = [
    meetings_page,
    meeting_page,
    new_meeting_page,
    new_meeting,
    edit_page,
    edit,
    cases_page,
    add_cases,
    remove_case,
    move_case,
    issue,
    open_meeting,
    close_meeting,
    minutes_page,
    write_minutes,
    approve_minutes,
    *case_routes.ROUTES,
]
