from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response
from litestar.params import FromPath, FromQuery

from panel.findings import queries as findings
from panel.findings import rules as finding_rules
from panel.findings.categories import STRANDS
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotNow, Problem
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.recommendations import queries, rules, service, views
from panel.recommendations.forms import RecommendationForm, WithdrawForm
from panel.recommendations.models import Recommendation
from panel.web.given import TheForm, TheHouse, TheViewer, Web
from panel.web.pages import page, see
from panel.web.route import get, post


@get("/recommendations", may="recommendations.read")
def recommendations_page(
    request: Web,
    house: TheHouse,
    viewer: TheViewer,
    show: FromQuery[str] = "",
    theme: FromQuery[str] = "",
) -> Response[Any]:
    """`show` is a state; unknown values show nothing."""
    with house.read() as tx:
        everything = queries.recommendations(tx, viewer)
        chosen = [r for r in everything if (not show or r.state == show) and (not theme or r.theme == theme)]
        rows = views.rows(tx, chosen)
    states = [(s, words, sum(r.state == s for r in everything)) for s, words in rules.STATE_WORDS.items()]
    return page(
        request,
        "recommendations/list.html",
        rows=rows,
        states=[entry for entry in states if entry[2]],
        total=len(everything),
        show=show,
        theme=theme,
        theme_words=rows[0].theme_words if rows and theme else "",
        is_panel=rules.is_panel(viewer),
        may_write=not rules.why_not(rules.check_may_write, viewer),
    )


@get("/recommendations/new", may="recommendations.write")
def new_page(
    request: Web,
    house: TheHouse,
    viewer: TheViewer,
    finding: FromQuery[str] = "",
    supersedes: FromQuery[str] = "",
) -> Response[Any]:
    with house.read() as tx:
        if supersedes:
            old = queries.recommendation(tx, viewer, supersedes)
            rules.check_can_supersede(old.state)
            form = msgspec.structs.replace(_form_of(tx, old), supersedes=old.id, version=0)
        else:
            form = _started(tx, viewer, finding)
        return _form_page(request, tx, viewer, form)


def _started(tx: Tx, viewer: Viewer, finding_id: str) -> RecommendationForm:
    """A form that already says what the finding says."""
    if not finding_id:
        return RecommendationForm()
    found = findings.finding(tx, viewer, finding_id)
    return RecommendationForm(
        kind=rules.NOTABLE_PRACTICE if found.kind == rules.NOTABLE_PRACTICE else rules.RECOMMENDATION,
        findings=(found.id,),
        theme=found.theme,
        strands=(found.strand,) if found.strand else (),
        responsible_body=found.agency,
    )


@post("/recommendations/new", may="recommendations.write")
def draft(request: Web, form: TheForm, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    data = form.decode(RecommendationForm)
    try:
        with house.write() as tx:
            found = service.draft_recommendation(tx, viewer, data)
    except (Invalid, NotNow) as error:
        with house.read() as tx:
            return _form_page(request, tx, viewer, data, problems=error.problems, status=error.status)
    return see(
        request, f"/recommendations/{found.id}", "Your draft was saved. Nobody outside the panel sees it."
    )


@get("/recommendations/{recommendation_id:str}", may="recommendations.read")
def recommendation_page(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    return _page(request, house, viewer, recommendation_id)


def _page(
    request: Web,
    house: TheHouse,
    viewer: TheViewer,
    recommendation_id: str,
    reason: str = "",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    with house.read() as tx:
        view = views.recommendation_view(tx, viewer, recommendation_id)
        today = london_date(tx.now)
    return page(
        request,
        "recommendations/recommendation.html",
        view=view,
        today=today,
        reason=reason,
        problems=problems,
        status=status,
    )


@get("/recommendations/{recommendation_id:str}/edit", may="recommendations.write")
def edit_page(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.read() as tx:
        found = queries.recommendation(tx, viewer, recommendation_id)
        rules.check_can_change(found.state, found.version, found.version)
        return _form_page(request, tx, viewer, _form_of(tx, found), found)


@post("/recommendations/{recommendation_id:str}/edit", may="recommendations.write")
def change(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(RecommendationForm)
    try:
        with house.write() as tx:
            service.change_recommendation(tx, viewer, recommendation_id, data)
    except (Invalid, NotNow) as error:
        with house.read() as tx:
            found = queries.recommendation(tx, viewer, recommendation_id)
            return _form_page(request, tx, viewer, data, found, problems=error.problems, status=error.status)
    return see(request, f"/recommendations/{recommendation_id}", "The draft was changed.")


@post("/recommendations/{recommendation_id:str}/agree", may="recommendations.issue")
def agree(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        service.agree(tx, viewer, recommendation_id)
    return see(request, f"/recommendations/{recommendation_id}", "Agreed. You can issue it now.")


@post("/recommendations/{recommendation_id:str}/send-back", may="recommendations.issue")
def send_back(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        service.send_back(tx, viewer, recommendation_id)
    return see(request, f"/recommendations/{recommendation_id}", "It is a draft again and can be changed.")


@post("/recommendations/{recommendation_id:str}/issue", may="recommendations.issue")
def issue(
    request: Web, recommendation_id: FromPath[str], house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    with house.write() as tx:
        found = service.issue(tx, viewer, recommendation_id)
    sentence = f"Issued to {found.responsible_body}. Its words are fixed now."
    return see(request, f"/recommendations/{recommendation_id}", sentence)


@post("/recommendations/{recommendation_id:str}/withdraw", may="recommendations.issue")
def withdraw(
    request: Web, recommendation_id: FromPath[str], form: TheForm, house: TheHouse, viewer: TheViewer
) -> Response[Any]:
    data = form.decode(WithdrawForm)
    try:
        with house.write() as tx:
            service.withdraw(tx, viewer, recommendation_id, data)
    except Invalid as error:
        return _page(request, house, viewer, recommendation_id, data.reason, error.problems, error.status)
    return see(
        request, f"/recommendations/{recommendation_id}", "Withdrawn. Nobody is asked for it any more."
    )


@get("/findings/agency", may="recommendations.read")
def agency_page(request: Web, house: TheHouse, viewer: TheViewer) -> Response[Any]:
    with house.read() as tx:
        view = views.agency_view(tx, viewer)
    return page(request, "recommendations/agency.html", view=view)


def _form_of(tx: Tx, row: Recommendation) -> RecommendationForm:
    return RecommendationForm(
        kind=row.kind,
        text=row.text,
        why=row.why,
        findings=tuple(s.finding_id for s in queries.sources(tx, row.id)),
        theme=row.theme,
        strands=row.strands,
        responsible_body=row.responsible_body,
        owner=row.owner,
        due_on=row.due_on.isoformat() if row.due_on else "",
        success_measure=row.success_measure,
        baseline=row.baseline,
        target=row.target,
        visibility=row.visibility,
        earlier=row.earlier_ids,
        version=row.version,
        supersedes=row.supersedes,
    )


def _form_page(
    request: Web,
    tx: Tx,
    viewer: Viewer,
    form: RecommendationForm,
    row: Recommendation | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response[Any]:
    adopted = findings.findings(tx, viewer, state=finding_rules.ADOPTED)
    before = views.rows(tx, queries.issued_before(tx, viewer, row.id if row else ""))
    same_theme = [r for r in before if not form.theme or r.theme == form.theme or r.id in form.earlier]
    return page(
        request,
        "recommendations/form.html",
        row=row,
        form=form,
        kinds=[(key, *words) for key, words in rules.KINDS.items()],
        findings=[(f.id, f.text, f.agency) for f in adopted],
        themes=[(c.key, c.label) for c in findings.categories(tx).themes],
        strands=[(c.key, c.label, "") for c in STRANDS],
        bodies=[(name, name) for name in findings.agencies(tx)],
        visibility=[(key, *words) for key, words in rules.VISIBILITY.items()],
        earlier=[(r.id, f"{r.name}: {r.text}", f"{r.theme_words} · {r.body}") for r in same_theme],
        problems=problems,
        status=status,
    )


ROUTES = [
    recommendations_page,
    new_page,
    draft,
    recommendation_page,
    edit_page,
    change,
    agree,
    send_back,
    issue,
    withdraw,
    agency_page,
]
