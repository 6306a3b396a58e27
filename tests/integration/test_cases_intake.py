"""Bringing case files in, through the services: whole or not at all, once, sealed, and only what is fit for a panel."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from panel.audit.models import AuditEntry
from panel.cases import disposal, intake, queries, service
from panel.cases.models import Case, CaseDocument
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.kernel.viewer import SYSTEM
from redaction.readers.bundle import read_bundle_files

FACTS = {
    "format": 1,
    "reference": "43260000001",
    "agency": "Thames Valley Police",
    "strands": ["race"],
    "closed_at": "2026-03-02T09:00:00",
    "outcome": {"code": 16},
    "parties": [{"role": "victim", "name": "Zuleika Harbottle"}],
    "documents": [{"file": "oel.txt", "kind": "oel"}, {"file": "mg11 harbottle.txt", "kind": "mg11"}],
}
FILES = {
    "oel.txt": b"Officer met Zuleika Harbottle at home.",
    "mg11 harbottle.txt": b"I am Zuleika Harbottle.",
}
BUNDLES = Path(__file__).parent.parent.parent / "fixtures" / "bundles"


def files(**changes) -> dict[str, bytes]:
    return {"case.json": json.dumps({**FACTS, **changes}).encode(), **FILES}


def receive(house, viewer, **changes) -> service.Receipt:
    held = files(**changes)
    with house.write() as tx:
        return service.receive(tx, viewer, held, read_bundle_files(held))


def bytes_of_database(house) -> bytes:
    return b"".join(p.read_bytes() for p in house.settings.data.glob("panel.db*"))


def test_a_case_comes_in_whole_and_opens_as_it_was(house, person):
    preparer = person("preparer")
    held = files()
    bundle = read_bundle_files(held)
    with house.write() as tx:
        found = service.accept_bundle(tx, preparer, held, bundle)
    assert (found.state, found.document_count, found.held_by) == ("accepted", 2, preparer.id)
    with house.read() as tx:
        again = queries.case(tx, preparer, found.id)
        assert queries.open_bundle(tx, again) == bundle


def test_nothing_that_identifies_can_be_read_in_the_database(house, person):
    receive(house, person("preparer"))
    kept = bytes_of_database(house)
    for canary in ("Harbottle", "harbottle", "Zuleika", "43260000001", "mg11 h"):
        assert canary.encode() not in kept


def test_the_same_case_again_is_the_same_case_and_nothing_is_written(house, person):
    preparer = person("preparer")
    first = receive(house, preparer)
    with house.read() as tx:
        before = tx.session.scalar(select(func.count()).select_from(AuditEntry))
    second = receive(house, preparer)
    assert second.case.id == first.case.id
    assert (first.is_new, second.is_new) == (True, False)
    assert intake.sentence_of(second).startswith("This case file is here already")
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(AuditEntry)) == before


def test_a_changed_export_of_the_same_case_is_a_new_case_that_says_so(house, person):
    preparer = person("preparer")
    first = receive(house, preparer).case
    second = receive(house, preparer, outcome={"code": 18}).case
    assert second.id != first.id
    with house.read() as tx:
        assert [c.id for c in queries.same_reference(tx, preparer, second)] == [first.id]


def test_another_agency_does_not_learn_that_a_case_is_here(house, person):
    mine = receive(house, person("preparer"), agency=None)
    theirs = receive(house, person("preparer", agency="Kent Police"), agency=None)
    assert theirs.is_new
    assert theirs.case.id != mine.case.id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"closed_at": None}, "not_closed"),
        ({"closed_at": "soon"}, "closing_unreadable"),
        ({"closed_at": "2027-01-01"}, "closes_later"),
        ({"live": True}, "live"),
        ({"outcome": {"vrr_requested_at": "2026-04-01"}}, "review_running"),
        ({"strands": []}, "no_strand"),
        ({"strands": ["Harbottle"]}, "no_strand"),
        ({"case_type": "non_crime"}, "non_crime"),
        ({"case_type": "Harbottle"}, "unknown_type"),
        ({"agency": "Kent Police"}, "other_agency"),
    ],
)
def test_a_case_not_fit_for_a_panel_leaves_only_its_reason(house, person, changes, reason):
    preparer = person("preparer")
    receipt = receive(house, preparer, **changes)
    found = receipt.case
    assert (found.state, found.reasons) == ("refused", (reason,))
    assert (found.key, found.facts, found.fingerprint, found.strands) == (None, None, None, ())
    assert found.received_by == preparer.id
    assert intake.sentence_of(receipt).endswith("Nothing of the case was kept.")
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(CaseDocument)) == 0
    assert b"Harbottle" not in bytes_of_database(house)


def test_a_refused_case_may_be_brought_again_when_it_is_put_right(house, person):
    preparer = person("preparer")
    refused = receive(house, preparer, closed_at=None).case
    accepted = receive(house, preparer).case
    assert (refused.state, accepted.state) == ("refused", "accepted")


def test_only_a_preparer_brings_cases_in(house, person):
    for role in ("verifier", "police_lead", "coordinator", "member", "admin"):
        with pytest.raises(Refused):
            receive(house, person(role))
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(Case)) == 0


@pytest.mark.parametrize(
    ("role", "agency", "sees"),
    [
        ("preparer", "Thames Valley Police", True),
        ("police_lead", "Thames Valley Police", True),
        ("verifier", "Thames Valley Police", True),
        ("preparer", "Kent Police", False),
        ("verifier", "", False),
        ("coordinator", "Thames Valley Police", False),
        ("chair", "Thames Valley Police", False),
        ("member", "Thames Valley Police", False),
        ("admin", "Thames Valley Police", False),
        ("auditor", "Thames Valley Police", False),
    ],
)
def test_the_office_of_its_own_agency_sees_a_case_and_nobody_else(house, person, role, agency, sees):
    found = receive(house, person("preparer")).case
    viewer = person(role, agency=agency)
    with house.read() as tx:
        assert bool(queries.cases(tx, viewer)) == sees
        if sees:
            assert queries.case(tx, viewer, found.id).id == found.id
        else:
            with pytest.raises(NotFound):
                queries.case(tx, viewer, found.id)


def test_disposal_destroys_key_and_text_and_leaves_a_trace(house, person):
    preparer = person("preparer")
    found = receive(house, preparer).case
    key = found.key
    assert key in bytes_of_database(house)
    disposal.destroy(house, preparer, found.id, is_confirmed=True)
    with house.read() as tx:
        gone = queries.case(tx, preparer, found.id)
        assert (gone.state, gone.key, gone.facts, gone.fingerprint) == ("disposed", None, None, None)
        assert gone.disposed_by == preparer.id
        assert queries.documents_of(tx, gone) == []
        with pytest.raises(NotNow, match="not kept any more"):
            queries.open_bundle(tx, gone)
        last = tx.session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()))
        assert last.action == "case.disposed"
    assert key not in bytes_of_database(house)


def test_disposal_needs_a_tick_a_right_and_a_case(house, person):
    preparer = person("preparer")
    accepted = receive(house, preparer).case
    refused = receive(house, preparer, live=True).case
    with pytest.raises(Invalid, match="Tick the box"), house.write() as tx:
        service.dispose(tx, preparer, accepted.id, is_confirmed=False)
    with pytest.raises(Refused), house.write() as tx:
        service.dispose(tx, person("verifier"), accepted.id, is_confirmed=True)
    with pytest.raises(NotFound), house.write() as tx:
        service.dispose(tx, person("preparer", agency="Kent Police"), accepted.id, is_confirmed=True)
    with pytest.raises(NotNow, match="refused"), house.write() as tx:
        service.dispose(tx, preparer, refused.id, is_confirmed=True)
    with house.write() as tx:
        service.dispose(tx, preparer, accepted.id, is_confirmed=True)
    with pytest.raises(NotNow, match="already destroyed"), house.write() as tx:
        service.dispose(tx, preparer, accepted.id, is_confirmed=True)


def test_what_was_destroyed_may_be_brought_again(house, person):
    preparer = person("preparer")
    found = receive(house, preparer).case
    with house.write() as tx:
        service.dispose(tx, preparer, found.id, is_confirmed=True)
    assert receive(house, preparer).is_new


def test_two_people_who_bring_the_same_case_at_once_get_one_case(house, person):
    people = [person("preparer"), person("preparer")]
    held = files()
    bundle = read_bundle_files(held)
    start = threading.Barrier(2)
    got: list[service.Receipt] = []

    def press(viewer) -> None:
        start.wait()
        with house.write() as tx:
            got.append(service.receive(tx, viewer, held, bundle))

    threads = [threading.Thread(target=press, args=(viewer,)) for viewer in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({receipt.case.id for receipt in got}) == 1
    assert sorted(receipt.is_new for receipt in got) == [False, True]


def test_a_preparer_takes_over_a_case_that_nobody_has(house, person):
    first, second = person("preparer"), person("preparer")
    found = receive(house, SYSTEM).case
    assert (found.held_by, found.agency) == ("", "Thames Valley Police")
    for viewer in (first, second):
        with house.write() as tx:
            assert service.take(tx, viewer, found.id).held_by == viewer.id
    with pytest.raises(NotNow, match="already have"), house.write() as tx:
        service.take(tx, second, found.id)
    with pytest.raises(Refused), house.write() as tx:
        service.take(tx, person("police_lead"), found.id)


def test_a_fault_in_the_middle_leaves_nothing(house, person, monkeypatch):
    preparer = person("preparer")
    monkeypatch.setattr(service.audit, "write", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        receive(house, preparer)
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(Case)) == 0
        assert tx.session.scalar(select(func.count()).select_from(CaseDocument)) == 0


def test_many_paths_are_brought_in_and_starting_again_changes_nothing(house, person, tmp_path):
    preparer = person("preparer")
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "case.json").write_bytes(b"{")
    paths = [
        BUNDLES / "c01_home_tell_mama",
        tmp_path / "torn",
        tmp_path / "gone",
        BUNDLES / "c02_synagogue_graffiti",
    ]
    said: list[tuple[str, int, int]] = []
    results = intake.import_paths(house, preparer, paths, lambda r, n, of: said.append((r.outcome, n, of)))
    assert [r.outcome for r in results] == ["accepted", "unreadable", "unreadable", "accepted"]
    assert said == [("accepted", 1, 4), ("unreadable", 2, 4), ("unreadable", 3, 4), ("accepted", 4, 4)]
    assert "isn't valid JSON" in results[1].sentence
    assert "Check the name" in results[2].sentence
    again = intake.import_paths(house, preparer, [BUNDLES / "c01_home_tell_mama"])
    assert [(r.outcome, r.case_id) for r in again] == [("here_already", results[0].case_id)]
    house.workers.close()


def test_a_folder_of_bundles_is_walked(house, person, tmp_path):
    for number in (1, 2):
        folder = tmp_path / f"case{number}"
        folder.mkdir()
        for name, data in files(reference=f"4326000000{number}").items():
            (folder / name).write_bytes(data)
    results = intake.import_paths(house, person("preparer"), [tmp_path])
    assert [(Path(r.path).name, r.outcome) for r in results] == [("case1", "accepted"), ("case2", "accepted")]
    house.workers.close()
