"""The pages of case files over HTTP: what each person sees, every refusal's sentence, and what is kept."""

from __future__ import annotations

import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from panel.app.factory import create_app
from panel.audit.models import AuditEntry
from panel.cases import queries, service
from panel.cases.models import Case
from panel.kernel.viewer import SYSTEM
from redaction.readers.bundle import read_bundle_files

BUNDLES = Path(__file__).parent.parent.parent / "fixtures" / "bundles"
FACTS = {
    "format": 1,
    "reference": "43260000001",
    "agency": "Thames Valley Police",
    "strands": ["race"],
    "closed_at": "2026-03-02T09:00:00",
    "outcome": {"code": 16},
    "shoe_size": 9,
    "documents": [{"file": "oel.txt", "kind": "oel"}],
}


@pytest.fixture
def house(house):
    yield house
    house.workers.close()


@pytest.fixture
def app(house):
    """The office side alone, as a force runs it."""
    return create_app(house, "office")


def bundle(**changes) -> dict[str, bytes]:
    return {"case.json": json.dumps({**FACTS, **changes}).encode(), "oel.txt": b"Officer attended."}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def bring(browser, files: dict[str, bytes], field: str = "files"):
    browser.get("/cases/new")
    return browser.post("/cases/new", files=[(field, (name, data)) for name, data in files.items()])


def case_count(house) -> int:
    with house.read() as tx:
        return tx.session.scalar(select(func.count()).select_from(Case)) or 0


@pytest.fixture
def imported(house) -> str:
    """A fixture case that the system brought in."""
    folder = BUNDLES / "c12_mosque_community"
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    with house.write() as tx:
        return service.accept_bundle(tx, SYSTEM, files, read_bundle_files(files)).id


def test_a_preparer_brings_a_case_in_and_reads_what_its_dates_say(browser, person):
    files = {p.name: p.read_bytes() for p in (BUNDLES / "c02_synagogue_graffiti").iterdir()}
    page = bring(browser(person("preparer")), {"case.zip": zipped(files)})
    assert page.status_code == 200
    assert "The case file is in:" in page.text
    assert "Late by 3 h 25 min (limit 24 hours)" in page.text
    assert "Day 0 is 8 November 2024" in page.text
    assert "/workbench/" in page.text


def test_a_zip_single_files_and_a_folder_are_the_same_case(browser, person, house):
    inside = browser(person("preparer"))
    assert "The case file is in" in bring(inside, {"a.zip": zipped(bundle())}).text
    assert "is here already, with exactly this content" in bring(inside, bundle()).text
    in_folder = {f"my case/{name}": data for name, data in bundle().items()}
    assert "is here already" in bring(inside, {**in_folder, "my case/.DS_Store": b"x"}, "folder").text
    assert case_count(house) == 1


def test_unknown_fields_and_files_left_out_are_listed(browser, person):
    page = bring(browser(person("preparer")), {**bundle(), "secret.txt": b"x"})
    assert "<code>shoe_size</code>" in page.text
    assert "list secret.txt: left out" in page.text
    assert "no data about contact with the victim" in page.text


def test_a_case_that_does_not_fit_is_refused_with_its_reasons(browser, person, house):
    page = bring(browser(person("preparer")), bundle(live=True, strands=[]))
    assert "Why we did not take this case" in page.text
    assert "Something still runs on this case" in page.text
    assert "names no hate crime strand" in page.text
    assert "43260000001" not in page.text
    assert "Destroy this case file" not in page.text
    assert case_count(house) == 1


def test_the_queue_shows_state_day_and_who_has_it(browser, person, imported, clock):
    preparer = person("preparer")
    inside = browser(preparer)
    page = inside.get("/cases").text
    assert "To prepare (1)" in page
    assert "Nobody yet" in page
    assert "30 November 2026" in page
    inside.get(f"/cases/{imported}")
    inside.post(f"/cases/{imported}/take")
    assert f"{preparer.name} (you)" in inside.get("/cases").text
    clock.advance(days=30)
    assert "2 days over" in browser(preparer).get("/cases").text


def test_opening_a_case_is_written_down_and_the_queue_is_not(browser, person, imported, house):
    lead = person("police_lead")
    inside = browser(lead)
    inside.get("/cases")
    inside.get(f"/cases/{imported}")
    with house.read() as tx:
        opened = list(tx.session.scalars(select(AuditEntry).where(AuditEntry.action == "case.opened")))
    assert [(entry.actor, entry.subject) for entry in opened] == [(lead.id, f"case:{imported}")]


@pytest.mark.parametrize(
    ("role", "agency", "status"),
    [
        ("preparer", "Thames Valley Police", 200),
        ("police_lead", "Thames Valley Police", 200),
        ("preparer", "Kent Police", 404),
        ("police_lead", "Kent Police", 404),
        ("verifier", "Thames Valley Police", 403),
        ("coordinator", "Thames Valley Police", 403),
        ("member", "Oxford Reference Panel", 403),
        ("admin", "Thames Valley Police", 403),
        ("auditor", "Thames Valley Police", 403),
    ],
)
def test_only_the_office_of_its_agency_opens_a_case(browser, person, imported, role, agency, status):
    answer = browser(person(role, agency=agency)).get(f"/cases/{imported}")
    assert answer.status_code == status
    if status != 200:
        assert "Golestani" not in answer.text


def test_hidden_and_missing_cases_look_the_same(browser, person, imported):
    other = browser(person("preparer", agency="Kent Police"))
    hidden, missing = (other.get(f"/cases/{i}") for i in (imported, "0000000000000000"))
    without_nonce = [re.sub(r'nonce="[^"]+"|value="[^"]+"', "", answer.text) for answer in (hidden, missing)]
    assert hidden.status_code == missing.status_code == 404
    assert without_nonce[0] == without_nonce[1]


def test_a_police_lead_reads_but_does_not_bring_in_or_take(browser, person, imported):
    inside = browser(person("police_lead"))
    page = inside.get(f"/cases/{imported}").text
    assert "/workbench/" not in page
    assert "Take this case file" not in page
    assert inside.get("/cases/new").status_code == 403
    assert inside.post(f"/cases/{imported}/take").status_code == 403


def test_a_case_is_destroyed_only_with_a_tick(browser, person, imported, house):
    inside = browser(person("police_lead"))
    assert "No version of this case is with the panel" in inside.get(f"/cases/{imported}/dispose").text
    answer = inside.post(f"/cases/{imported}/dispose")
    assert answer.status_code == 422
    assert "Tick the box" in answer.text
    gone = inside.post(f"/cases/{imported}/dispose", {"confirmed": "yes"})
    assert "Nobody can open it any more" in gone.text
    assert "Open in the workbench" not in gone.text
    again = inside.post(f"/cases/{imported}/dispose", {"confirmed": "yes"})
    assert again.status_code == 409
    assert "already destroyed" in again.text
    with house.read() as tx:
        assert queries.cases(tx, SYSTEM)[0].key is None


def test_two_people_who_destroy_at_once_are_told_who_was_first(browser, person, imported):
    people = [browser(person("police_lead")), browser(person("preparer"))]
    for inside in people:
        inside.get(f"/cases/{imported}/dispose")
    with ThreadPoolExecutor(2) as pool:
        statuses = pool.map(
            lambda inside: inside.post(f"/cases/{imported}/dispose", {"confirmed": "yes"}).status_code, people
        )
        assert sorted(statuses) == [200, 409]


def test_two_uploads_of_one_case_at_once_make_one_case(browser, person, house):
    people = [browser(person("preparer")), browser(person("preparer"))]
    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(lambda inside: bring(inside, bundle()).text, people))
    assert case_count(house) == 1
    assert sorted("is here already" in page for page in pages) == [False, True]


def test_a_draw_keeps_a_certificate_that_shows_frame_seed_and_exclusions(browser, person, imported, house):
    inside = browser(person("police_lead"))
    bring(browser(person("preparer")), bundle(live=True))
    assert "1 case file can be drawn now" in inside.get("/cases/selection").text
    page = inside.post("/cases/selection", {"wanted": "1", "rule": "strand", "seed": "apple"})
    assert "Certificate of a draw by lot" in page.text
    assert "apple" in page.text
    assert "1: refused when they were brought in" in page.text
    assert f"/cases/{imported}" in page.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"wanted": "", "rule": "simple"}, "Enter how many cases to draw"),
        ({"wanted": "many", "rule": "simple"}, "Enter how many cases to draw"),
        ({"wanted": "0", "rule": "simple"}, "Enter how many cases to draw"),
        ({"wanted": "5", "rule": "simple"}, "Only 1 can be drawn now"),
        ({"wanted": "1", "rule": "best"}, "Choose how to draw"),
        ({"wanted": "1", "rule": "simple", "seed": "x" * 41}, "at most 40 characters"),
    ],
)
def test_a_draw_that_can_not_be_says_why(browser, person, imported, data, sentence):
    inside = browser(person("preparer"))
    inside.get("/cases/selection")
    answer = inside.post("/cases/selection", data)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_draw_of_another_agency_is_not_found(browser, person, imported, house):
    page = browser(person("preparer"), follow=False)
    page.get("/cases/selection")
    path = page.post("/cases/selection", {"wanted": "1", "rule": "simple"}).headers["location"]
    assert page.get(path).status_code == 200
    assert browser(person("preparer", agency="Kent Police")).get(path).status_code == 404


def test_home_tells_preparer_and_police_lead_what_waits(browser, person, imported, clock):
    assert "1 case file waits for somebody to take" in browser(person("preparer")).get("/").text
    lead = browser(person("police_lead"))
    assert "1 case file being prepared" in lead.get("/").text
    clock.advance(days=40)
    assert "1 case file should have been ready" in browser(person("police_lead")).get("/").text
    assert "Add a closed case file" in browser(person("preparer", agency="Kent Police")).get("/").text
