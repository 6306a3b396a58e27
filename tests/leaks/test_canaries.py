"""Nothing that identifies lies about: not in the database, not on the room's pages, not in the log."""

from __future__ import annotations

import json
import re

import pytest
from sqlalchemy import text

from panel.demo import data
from panel.demo.crawl import crawl
from panel.demo.visitor import Visitor
from panel.web.assets import ROOT

pytestmark = pytest.mark.slow
BUNDLES = sorted((ROOT / "fixtures" / "bundles").iterdir())
ROOM = ("coordinator", "chair", "member", "observer", "police_lead", "responder", "board", "auditor", "admin")


def canaries() -> list[str]:
    found = {c for b in BUNDLES for c in json.loads((b / "case.json").read_text())["canaries"]}
    assert len(found) > 3 * len(BUNDLES) - 1
    return sorted(found)


def spellings(canary: str) -> set[bytes]:
    """As it stands, in other cases, without spaces, and as UTF-16."""
    forms = {canary, canary.lower(), canary.upper(), canary.replace(" ", "")}
    return {f.encode() for f in forms} | {f.encode("utf-16-le") for f in forms}


def test_no_byte_of_the_database_holds_a_canary(demo_house):
    with demo_house.engine.connect() as connection:
        connection.execute(text("select 1"))
    files = [p for p in demo_house.settings.data.iterdir() if p.name.startswith("panel.db")]
    everything = b"".join(p.read_bytes() for p in files)
    assert len(everything) > 500_000
    found = [c for c in canaries() if any(form in everything for form in spellings(c))]
    assert not found


def test_a_planted_canary_would_be_found(demo_house):
    """The search itself works: something that does lie in the database in clear is seen."""
    everything = (demo_house.settings.data / "panel.db").read_bytes()
    wal = demo_house.settings.data / "panel.db-wal"
    everything += wal.read_bytes() if wal.exists() else b""
    assert any(form in everything for form in spellings("Reference Panel"))


@pytest.mark.parametrize("role", ROOM)
def test_no_page_of_the_room_holds_a_canary(demo_house, demo_address, role):
    person = next(p for p in data.people() if p.role == role)
    wanted = re.compile("|".join(re.escape(c) for c in canaries()), re.IGNORECASE)
    visitor, found = Visitor(demo_address, role), []

    def look(page):
        found.extend(f"{page.path}: {hit}" for hit in wanted.findall(page.text))

    visitor.sign_in(person.email, person.password)
    result = crawl(visitor, "/", look)
    visitor.close()
    assert result.pages > 4
    assert not result.faults
    assert not found


def test_the_audit_log_names_nobody(demo_house):
    with demo_house.engine.connect() as connection:
        rows = connection.execute(text("select subject || facts from audit_entry")).scalars().all()
    log = "\n".join(rows).lower()
    assert len(rows) > 500
    assert not [c for c in canaries() if c.lower() in log]
    assert not [p.name for p in data.people() if p.name.lower() in log]
