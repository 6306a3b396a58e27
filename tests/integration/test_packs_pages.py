from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from panel.audit.models import AuditEntry
from panel.kernel.errors import Invalid, NotNow
from panel.kernel.viewer import SYSTEM
from panel.packs import contents as packed
from panel.packs import glossary, queries, service
from panel.packs.contents import Contents

FILE = Path(__file__).parents[2] / "fixtures" / "glossary.json"


def load(house) -> int:
    with house.write() as tx:
        return service.load_glossary(tx, SYSTEM, glossary.read(FILE.read_bytes()))


def test_loading_the_glossary_twice_changes_nothing_the_second_time(house):
    assert load(house) >= 60
    assert load(house) == 0
    with house.read() as tx:
        assert queries.glossary(tx) != ()
        actions = list(tx.session.scalars(select(AuditEntry.action)))
    assert actions.count("glossary.loaded") == 1


def test_loading_again_adds_changes_and_takes_out(house):
    load(house)
    with house.read() as tx:
        before = {entry.term: entry for entry in queries.glossary(tx)}
    kept = before["OIC"]
    changed = glossary.Entry(term=kept.term, meaning="New words.", also=kept.also)
    with house.write() as tx:
        assert service.load_glossary(tx, SYSTEM, [changed]) == len(before)
    with house.read() as tx:
        assert queries.glossary(tx) == (changed,)


def test_anyone_can_look_up_a_word(house, browser):
    load(house)
    visitor = browser()
    page = visitor.get("/glossary")
    assert page.status_code == 200
    assert 'id="letter-0-9"' in page.text
    page = visitor.get("/glossary?q=officer in the case")
    assert "1 word for" in page.text
    assert "OIC" in page.text
    assert "No word matches" in visitor.get("/glossary?q=zzzz").text
    part = visitor.get("/glossary?q=bail", headers={"hx-request": "true"}).text
    assert part.startswith('<div id="words"')


def test_what_somebody_types_is_shown_as_text(house, browser):
    load(house)
    assert "<script>x" not in browser().get("/glossary?q=<script>x").text


def test_an_empty_glossary_says_who_fills_it(browser):
    assert "your administrator loads the glossary" in browser().get("/glossary").text


def test_anyone_can_read_how_this_works(browser):
    page = browser().get("/how-this-works")
    assert page.status_code == 200
    assert 'href="/who-may-do-what"' in page.text
    assert page.text.count("<h1") == 1


def test_anyone_can_read_how_well_names_are_hidden(browser):
    page = browser().get("/how-well-names-are-hidden")
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert '<svg class="chart chart-strip"' in page.text
    assert "What the computer cannot do" in page.text
    assert "people check every page" in page.text
    assert "every time they came up in a document" in browser().get("/how-this-works").text


def test_a_missing_measurement_is_said_plainly(app, browser, monkeypatch):
    monkeypatch.setattr(app.state, "last_checked", lambda: None)
    page = browser().get("/how-well-names-are-hidden").text
    assert "There are no test figures here." in page
    assert "<svg" not in page
    assert "There are no test figures here yet" in browser().get("/how-this-works").text


def test_recall_wants_a_short_reason_and_happens_once(house):
    with house.write() as tx:
        pack = service.seal(tx, SYSTEM, "case1", packed.encode(Contents(policy="2026.1")))
    for reason in ("", "x" * 201):
        with pytest.raises(Invalid), house.write() as tx:
            service.recall(tx, SYSTEM, pack.id, reason)
    with house.write() as tx:
        service.recall(tx, SYSTEM, pack.id, "Another reason")
    with pytest.raises(NotNow, match="already recalled"), house.write() as tx:
        service.recall(tx, SYSTEM, pack.id, "Another reason")


def test_the_same_bytes_are_never_sealed_twice(house):
    data = packed.encode(Contents(policy="2026.1"))
    with house.write() as tx:
        pack = service.seal(tx, SYSTEM, "case1", data)
    with house.write() as tx:
        service.recall(tx, SYSTEM, pack.id, "Another reason")
    with pytest.raises(NotNow, match="sealed before"), house.write() as tx:
        service.seal(tx, SYSTEM, "case1", data)
