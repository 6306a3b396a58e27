"""A case somebody stepped back from does not exist for them: no page, list, count, error, number of queries gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select

from panel.accounts.permissions import may
from panel.app.factory import ROOM
from panel.audit.models import AuditEntry
from panel.meetings import queries, service
from panel.meetings.forms import Minutes
from panel.meetings.models import Declaration
from panel.meetings.rules import Answer
from panel.packs import service as packs
from tests.meeting_parts import SECRET, Panel, issued, planned

NONSENSE = "0000000000000000"
STEPPED_BACK = (Answer.CONFLICT, Answer.SKIPPED, Answer.RECOGNISED)


def item_doors() -> list[tuple[str, str, str]]:
    """(method, path with `{item_id}` left open, permission) of every route of the room that takes an agenda item."""
    found = []
    for stage in ROOM:
        if not find_spec(f"panel.{stage}.routes"):
            continue
        for handler in import_module(f"panel.{stage}.routes").ROUTES:
            for path in handler.paths:
                if "{item_id" in path:
                    shown = re.sub(r"\{(?!item_id)\w+:int\}", "1", path.replace("{item_id:str}", "{item_id}"))
                    shown = re.sub(r"\{(?!item_id)\w+:\w+\}", NONSENSE, shown)
                    found += [(m, shown, handler.opt["permission"]) for m in handler.http_methods]
    return sorted({door for door in found if door[0] in ("GET", "POST")})


DOORS = item_doors()


def settled(answer: Any) -> tuple[int, str]:
    """Status and page without the two values that are new in every answer."""
    page = re.sub(r'(nonce="|name="_csrf_token" value=")[^"]*"', r"\1", answer.text)
    return answer.status_code, page


def ask(visitor: Any, door: tuple[str, str, str], item_id: str) -> Any:
    path = door[1].format(item_id=item_id)
    form = {"answer": "none", "question": "Who?", "paragraph": "d1p2", "reason": "other", "up": "yes"}
    return visitor.get(path) if door[0] == "GET" else visitor.post(path, form)


def step_back(panel: Panel, viewer: Any, item_id: str, answer: Answer = Answer.CONFLICT) -> None:
    with panel.house.write() as tx:
        if answer is Answer.RECOGNISED:
            service.declare(tx, viewer, item_id, Answer.NONE)
            service.recognise(tx, viewer, item_id)
        else:
            service.declare(tx, viewer, item_id, answer)


def written(house: Any) -> tuple[int, list[str]]:
    with house.read() as tx:
        entries = tx.session.scalar(select(func.count()).select_from(AuditEntry))
        return entries, list(tx.session.scalars(select(Declaration.answer).order_by(Declaration.id)))


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def test_the_room_has_routes_about_cases():
    assert ("GET", "/items/{item_id}/recognise", "meetings.declare") in DOORS
    assert len(DOORS) >= 10


@pytest.mark.parametrize("door", DOORS, ids=[f"{method} {path}" for method, path, _ in DOORS])
def test_a_case_with_a_conflict_answers_like_one_that_never_was(house, browser, person, door):
    """Same status, same bytes, same number of queries, and nothing is written."""
    panel, member = issued(house, person, cases=2), person("member")
    step_back(panel, member, panel.items[1])
    visitor = browser(member, follow=False)
    visitor.get("/account")
    ask(visitor, door, NONSENSE)
    before = written(house)
    with counted(house.engine) as for_nonsense:
        missing = ask(visitor, door, NONSENSE)
    with counted(house.engine) as for_hidden:
        hidden = ask(visitor, door, panel.items[1])
    assert settled(hidden) == settled(missing)
    assert hidden.status_code == (404 if may("member", door[2]) else 403)
    assert len(for_hidden) == len(for_nonsense)
    assert written(house) == before


PAGES = [door for door in DOORS if door[0] == "GET"]


@pytest.mark.parametrize(
    ("role", "answer"), list(zip(("member", "chair", "observer"), STEPPED_BACK, strict=True))
)
def test_every_way_of_stepping_back_hides_the_case_from_every_role(house, browser, person, role, answer):
    panel, reader = issued(house, person, cases=2), person(role)
    step_back(panel, reader, panel.items[1], answer)
    visitor = browser(reader, follow=False)
    visitor.get("/account")
    for door in PAGES:
        assert settled(ask(visitor, door, panel.items[1])) == settled(ask(visitor, door, NONSENSE)), door


def test_before_the_pack_is_issued_a_case_answers_like_one_that_never_was(house, browser, person):
    panel = planned(house, person, cases=1)
    visitor = browser(person("member"), follow=False)
    visitor.get("/account")
    for door in PAGES:
        assert settled(ask(visitor, door, panel.items[0])) == settled(ask(visitor, door, NONSENSE)), door


def test_a_case_that_was_never_opened_and_called_back_answers_like_one_that_never_was(house, browser, person):
    panel, member = issued(house, person, cases=1), person("member")
    with house.write() as tx:
        packs.recall(tx, panel.coordinator, panel.packs[0], "Another reason")
    visitor = browser(member, follow=False)
    visitor.get("/account")
    for door in PAGES:
        assert settled(ask(visitor, door, panel.items[0])) == settled(ask(visitor, door, NONSENSE)), door


@pytest.mark.parametrize("answer", STEPPED_BACK)
def test_no_list_shows_and_no_count_counts_it(house, browser, person, answer):
    panel, member, chair = issued(house, person, cases=3), person("member"), person("chair")
    with house.write() as tx:
        service.declare(tx, member, panel.items[0], Answer.NONE)
    step_back(panel, member, panel.items[1], answer)
    with house.write() as tx:
        service.open_meeting(tx, panel.coordinator, panel.meeting_id)
        service.close_meeting(tx, panel.coordinator, panel.meeting_id)
        service.write_minutes(tx, panel.coordinator, panel.meeting_id, Minutes(minutes="We met."))
        service.approve_minutes(tx, chair, panel.meeting_id)
    visitor, path = browser(member), f"/meetings/{panel.meeting_id}"
    for page in (visitor.get(p).text for p in ("/", "/meetings", path, f"{path}/declare", f"{path}/minutes")):
        assert "Case 2" not in page
        assert panel.items[1] not in page
    with house.read() as tx:
        known = queries.agenda(tx, queries.known_items(member), panel.meeting_id)
        assert [pack.name for _, pack in known] == ["Case 1"]


def test_while_the_meeting_runs_home_and_its_pages_leave_the_case_out(house, browser, person):
    panel, member = issued(house, person, cases=3), person("member")
    step_back(panel, member, panel.items[1])
    visitor, path = browser(member), f"/meetings/{panel.meeting_id}"
    assert "anybody in 2 cases" in visitor.get("/").text
    assert "Declare conflicts for 2 cases" in visitor.get(path).text
    assert "Case 2" not in visitor.get(f"{path}/declare").text


def test_what_happens_to_a_hidden_case_changes_no_byte_of_their_pages(house, browser, person):
    panel, member = issued(house, person, cases=3), person("member")
    with house.write() as tx:
        service.declare(tx, member, panel.items[0], Answer.NONE)
    step_back(panel, member, panel.items[1])
    visitor, path = browser(member), f"/meetings/{panel.meeting_id}"
    pages = ("/", "/meetings", path, f"{path}/declare")
    before = [settled(visitor.get(p)) for p in pages]
    with house.write() as tx:
        service.recall_case(tx, panel.coordinator, panel.items[1], "Another reason")
    assert [settled(visitor.get(p)) for p in pages] == before


def test_text_of_a_case_is_on_no_page_before_its_reader_has_declared(house, browser, person):
    panel, member = issued(house, person, cases=2), person("member")
    visitor, path = browser(member), f"/meetings/{panel.meeting_id}"
    for page in ("/", "/meetings", path, f"{path}/declare"):
        assert SECRET not in visitor.get(page).text
    for door in PAGES:
        assert SECRET not in ask(visitor, door, panel.items[0]).text, door
