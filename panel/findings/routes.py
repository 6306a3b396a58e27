from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.findings import counts, queries, rules, service, views
from panel.findings.categories import STRANDS, Category
from panel.findings.forms import FindingForm
from panel.findings.models import Finding
from panel.kernel.errors import Invalid, NotNow, Problem
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.meetings.models import Meeting
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post


@get("/findings", may="findings.read")
def findings_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        rows = views.meeting_rows(tx, viewer)
    return page(request, "findings/findings.html", rows=rows, is_closed_view=rules.is_closed_view(viewer))


@get("/findings/{meeting_id:str}", may="findings.read")
def meeting_page(
    request: Web, meeting_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.read() as tx:
        view = views.meeting_view(tx, viewer, meeting_id)
    return page(
        request,
        "findings/meeting.html",
        view=view,
        why_not_adopt=rules.why_not(rules.check_may_adopt, viewer),
    )


@get("/findings/{meeting_id:str}/new", may="findings.write")
def new_page(
    request: Web,
    meeting_id: FromPath[str],
    house: TheHouse,
    viewer: TheViewer,
    criterion: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    supersedes: FromQuery[str] = "",
) -> Response[Any]:
    with house.read() as tx:
        meeting = queries.meeting(tx, viewer, meeting_id)
        if supersedes:
            old = queries.finding(tx, viewer, supersedes)
            rules.check_can_supersede(old.state, old.superseded_by)
            form = msgspec.structs.replace(_form_of(old), supersedes=old.id, version=0)
        else:
            form = _started(tx, viewer, meeting, criterion, kind)
        return _form_page(request, tx, viewer, meeting, form)


def _started(tx: Tx, viewer: Viewer, meeting: Meeting, criterion: str, kind: str) -> FindingForm:
    """A form for a finding about one question, with the cases ticked whose answer speaks for it."""
    wanted = ("3",) if kind == "notable_practice" else ("0", "1")
    results = queries.results(tx, viewer, meeting.id)
    cases = tuple(r.item_id for r in results if r.agreed.get(criterion) in wanted)
    return FindingForm(kind=kind, criteria=(criterion,) if criterion else (), cases=cases)


@post("/findings/{meeting_id:str}/new", may="findings.write")
def draft(
    request: Web, meeting_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(FindingForm)
    try:
        with house.write() as tx:
            service.draft_finding(tx, viewer, meeting_id, data)
    except (Invalid, NotNow) as error:
        with house.read() as tx:
            meeting = queries.meeting(tx, viewer, meeting_id)
            return _form_page(
                request, tx, viewer, meeting, data, problems=error.problems, status=error.status
            )
    return see(request, f"/findings/{meeting_id}#drafts", "Your draft was saved. The chair can adopt it.")


@get("/finding/{finding_id:str}/edit", may="findings.write")
def edit_page(request: Web, finding_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        found = queries.finding(tx, viewer, finding_id)
        rules.check_can_change(found.state, found.version, found.version)
        meeting = queries.meeting(tx, viewer, found.meeting_id)
        return _form_page(request, tx, viewer, meeting, _form_of(found), finding_id)


@post("/finding/{finding_id:str}/edit", may="findings.write")
def change(
    request: Web, finding_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(FindingForm)
    try:
        with house.write() as tx:
            found = service.change_finding(tx, viewer, finding_id, data)
    except (Invalid, NotNow) as error:
        with house.read() as tx:
            found = queries.finding(tx, viewer, finding_id)
            meeting = queries.meeting(tx, viewer, found.meeting_id)
            return _form_page(
                request, tx, viewer, meeting, data, finding_id, problems=error.problems, status=error.status
            )
    return see(request, f"/findings/{found.meeting_id}#drafts", "The draft was changed.")


@post("/finding/{finding_id:str}/adopt", may="findings.adopt")
def adopt(request: Web, finding_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        found = service.adopt_finding(tx, viewer, finding_id)
    return see(request, f"/findings/{found.meeting_id}", "The finding was adopted. Its words are fixed now.")


@post("/finding/{finding_id:str}/discard", may="findings.write")
def discard(request: Web, finding_id: FromPath[str], house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.write() as tx:
        found = service.discard_finding(tx, viewer, finding_id)
    return see(request, f"/findings/{found.meeting_id}", "The draft was thrown away.")


def _form_of(finding: Finding) -> FindingForm:
    return FindingForm(
        kind=finding.kind,
        theme=finding.theme,
        phase=finding.phase,
        strand=finding.strand,
        agency=finding.agency,
        level=finding.level,
        text=finding.text,
        criteria=finding.criteria,
        cases=finding.item_ids,
        version=finding.version,
        supersedes=finding.supersedes,
    )


def _form_page(
    request: Web,
    tx: Tx,
    viewer: Viewer,
    meeting: Meeting,
    form: FindingForm,
    finding_id: str = "",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    choices = service.choices(tx, viewer, meeting)
    lists = choices.categories
    return page(
        request,
        "findings/form.html",
        meeting=meeting,
        form=form,
        kinds=_options(lists.kinds),
        themes=[(c.key, c.label) for c in lists.themes],
        phases=[(c.key, c.label) for c in lists.phases],
        levels=_options(lists.levels),
        strands=[(c.key, c.label) for c in STRANDS],
        agencies=[(name, name) for name in choices.agencies],
        criteria=[(key, question, "") for key, question in choices.criteria.items()],
        cases=[(item, name, "") for item, name in choices.cases.items()],
        finding_id=finding_id,
        why_not=rules.why_not(rules.check_can_draft, len(choices.cases)),
        precision=counts.precision_note(len(choices.cases)),
        problems=problems,
        status=status,
    )


def _options(categories: tuple[Category, ...]) -> list[tuple[str, str, str]]:
    return [(c.key, c.label, c.meaning) for c in categories]


ROUTES = [findings_page, meeting_page, new_page, draft, edit_page, change, adopt, discard]
