"""The office and the room as two processes: the room works without the key, and neither has the other's pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.app.factory import create_app
from panel.demo import data
from panel.demo.crawl import crawl
from panel.demo.visitor import Visitor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("role", ["member", "coordinator", "board", "responder"])
def test_the_room_works_without_the_key(demo_house, serve, role):
    room = replace(demo_house, vault=None)
    with serve(create_app(room, "room")) as address:
        person = next(p for p in data.people() if p.role == role)
        visitor = Visitor(address, role)
        visitor.sign_in(person.email, person.password)
        result = crawl(visitor, "/")
        assert result.pages > 5
        assert not result.faults, "\n".join(result.faults)
        assert visitor.get("/workbench").status == 404
        visitor.close()


@pytest.mark.parametrize("role", ["preparer", "verifier"])
def test_the_office_works_without_the_room(demo_house, serve, role):
    with serve(create_app(demo_house, "office")) as address:
        person = next(p for p in data.people() if p.role == role)
        visitor = Visitor(address, role)
        visitor.sign_in(person.email, person.password)
        result = crawl(visitor, "/")
        assert result.pages > 5
        assert not result.faults, "\n".join(result.faults)
        assert visitor.get("/meetings").status == 404
        visitor.close()
