"""Bad input on the upload page: a sentence for each, nothing kept, and the house goes on."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import subprocess
import sys
import time
import zipfile

import pytest
from sqlalchemy import func, select

from panel.app.factory import create_app
from panel.cases import intake, reading
from panel.cases.models import Case, CaseDocument
from panel.kernel.errors import Invalid
from panel.kernel.workers import Workers

FACTS = {
    "format": 1,
    "reference": "43260000001",
    "agency": "Thames Valley Police",
    "strands": ["race"],
    "closed_at": "2026-03-02T09:00:00",
    "outcome": {"code": 16},
    "documents": [{"file": "oel.txt", "kind": "oel"}],
}
TEXT = b"Officer attended."


@pytest.fixture(scope="module")
def workers():
    """One worker for all of these tests: starting a process is what takes the time."""
    found = Workers(1)
    yield found
    found.close()


@pytest.fixture
def house(house, workers):
    return dataclasses.replace(house, workers=workers)


@pytest.fixture
def app(house):
    return create_app(house, "office")


def facts(**changes) -> bytes:
    return json.dumps({**FACTS, **changes}).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


GOOD = {"case.json": facts(), "oel.txt": TEXT}


def kept(house) -> int:
    with house.read() as tx:
        rows = [tx.session.scalar(select(func.count()).select_from(table)) for table in (Case, CaseDocument)]
    return sum(filter(None, rows))


def refused(house, viewer, files: dict[str, bytes]) -> str:
    with pytest.raises(Invalid) as caught:
        intake.bring_files(house, viewer, files)
    assert kept(house) == 0
    assert caught.value.problems[0].field == "files"
    return str(caught.value)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "Choose a ZIP file"),
        ({"oel.txt": TEXT}, "no case.json"),
        ({"a.zip": b""}, "a.zip is empty"),
        ({"a.zip": b"no zip at all"}, "neither a folder nor a ZIP"),
        ({"a.zip": b"PK\x03\x04 torn"}, "ZIP is damaged"),
        ({"a.zip": zipped(GOOD), "b.zip": zipped(GOOD)}, "one case at a time"),
        ({"a.zip": zipped(GOOD), "oel.txt": TEXT}, "one case at a time"),
        ({"case.json": b"{", "oel.txt": TEXT}, "isn't valid JSON"),
        ({"case.json": facts(format=7), "oel.txt": TEXT}, "format 7, and this version reads format 1"),
        ({"case.json": facts()}, "lists oel.txt, but the bundle doesn't hold it"),
        ({"case.json": facts(), "oel.txt": b""}, "oel.txt is empty"),
        ({"case.json": facts(documents=[]), "oel.txt": TEXT}, "lists no documents"),
        (
            {"case.json": facts(documents=[{"file": "oel.pdf"}]), "oel.pdf": b"MZ program"},
            "it is a program. It may have been renamed",
        ),
        ({"a.zip": zipped({**GOOD, "../evil.txt": b"x"})}, "outside itself"),
        ({"a.zip": zipped({**GOOD, "big.txt": b"\0" * 30_000_000})}, "would unpack to"),
    ],
)
def test_each_bad_upload_gets_its_own_sentence_and_nothing_is_kept(house, person, files, words):
    sentence = refused(house, person("preparer"), files)
    assert words in sentence


def test_too_large_is_said_before_anything_is_read(house, person):
    sentence = refused(house, person("preparer"), {"case.json": b"x" * (51 * 1024 * 1024)})
    assert "51 MB, and the most is 50 MB at once. Nothing was kept." in sentence


def test_sixty_megabytes_over_http_get_a_sentence_and_the_house_goes_on(browser, person, house):
    inside = browser(person("preparer"))
    inside.get("/cases/new")
    answer = inside.post("/cases/new", files=[("files", ("big.zip", b"PK" + os.urandom(60 * 1024 * 1024)))])
    assert answer.status_code == 413
    assert "at most 50 MB at once" in answer.text
    assert kept(house) == 0
    assert inside.get("/cases").status_code == 200


def test_a_bad_upload_comes_back_with_the_form_and_the_sentence(browser, person, house):
    inside = browser(person("preparer"))
    inside.get("/cases/new")
    answer = inside.post("/cases/new", files=[("files", ("case.json", b"{"))])
    assert answer.status_code == 422
    assert "Error: Add a case file" in answer.text
    assert 'href="#files"' in answer.text
    assert answer.text.count("valid JSON") == 2
    assert kept(house) == 0


def test_two_files_of_one_name_are_not_guessed_between(browser, person, house):
    inside = browser(person("preparer"))
    inside.get("/cases/new")
    pair = [("files", ("oel.txt", TEXT)), ("files", ("OEL.txt", b"Another."))]
    assert "two files called OEL.txt" in inside.post("/cases/new", files=pair).text


def test_a_name_that_would_leave_the_folder_is_refused_over_http(browser, person, house):
    inside = browser(person("preparer"))
    inside.get("/cases/new")
    files = [("folder", (name, data)) for name, data in {**GOOD, "../../evil.txt": b"x"}.items()]
    assert "outside itself" in inside.post("/cases/new", files=files).text
    assert kept(house) == 0


def test_words_of_a_hostile_file_are_text_on_the_page(browser, person, house):
    inside = browser(person("preparer"))
    inside.get("/cases/new")
    case = facts(reference="<script>alert(1)</script>", **{"<b>odd</b>": 1})
    answer = inside.post("/cases/new", files=[("files", ("case.json", case)), ("files", ("oel.txt", TEXT))])
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text
    assert "<b>odd" not in answer.text


def die(*_: object) -> bytes:
    os._exit(9)


def dawdle(data: bytes) -> bytes:
    """A bundle whose reader hangs."""
    reading._read = lambda asked: time.sleep(60)
    return reading.read_in_worker(data, time_limit=0.2)


@pytest.mark.parametrize("task", [die, dawdle])
def test_a_reader_that_dies_or_hangs_keeps_nothing_and_the_next_case_comes_in(
    house, person, monkeypatch, task
):
    preparer = person("preparer")
    with monkeypatch.context() as patched:
        patched.setattr(intake, "read_in_worker", task)
        assert "stopped while it read this one" in refused(house, preparer, GOOD)
    assert intake.bring_files(house, preparer, GOOD).case.state == "accepted"


def linger(_: object) -> bytes:
    """A worker that is not done before anybody looks."""
    time.sleep(1)
    return b""


def test_waiting_too_long_for_a_worker_is_said(house, person, monkeypatch):
    monkeypatch.setattr(intake, "WAIT", 0.0)
    monkeypatch.setattr(intake, "read_in_worker", linger)
    assert "had to wait too long" in refused(house, person("preparer"), GOOD)


def test_the_web_process_never_loads_a_document_reader():
    script = (
        "import sys; import panel.cases.routes, panel.cases.intake, panel.cases.service; "
        "loaded = [m for m in ('pypdfium2', 'docx', 'olefile', 'spacy', 'presidio_analyzer') if m in sys.modules]; "
        "print(loaded); sys.exit(bool(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
