"""Whatever breaks, no proposal comes out, and the sentence names the document; the same bundle gives the same bytes in any process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

import redaction
from redaction import detect, pipeline, readings
from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry, Party, Policy
from redaction.commands import redact_command
from redaction.finding import DetectorFailed
from redaction.tagging import reader as reading
from redaction.text import Document
from redaction.watch import Watch

ROOT = Path(__file__).parents[2]
FAULTS = [
    RuntimeError("x"),
    MemoryError(),
    RecursionError(),
    KeyError("Ann Bright"),
    TimeoutError(),
    OSError("gone"),
]


def bundle_of(*texts: str) -> CaseBundle:
    names = [f"log{n}.txt" for n in range(len(texts))]
    facts = CaseFacts(
        format=1,
        reference="43259998887",
        documents=tuple(DocumentEntry(file=n) for n in names),
        parties=(Party(role="victim", name="Ann Bright"), Party(role="suspect", name="Bo Marsh")),
    )
    return CaseBundle(
        facts=facts,
        documents=tuple(Document(name=n, text=t) for n, t in zip(names, texts, strict=True)),
    )


def broken(fault: BaseException):
    def fail(*_: object, **__: object) -> None:
        raise fault

    return fail


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: type(f).__name__)
@pytest.mark.parametrize("part", ["known_surfaces", "exact_copies", "venue_copies", "resolve", "arbitrated", "risks_of", "Labeller"])  # fmt: skip
def test_any_fault_in_any_part_stops_everything_and_names_the_document(
    part: str, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, part, broken(fault))
    with pytest.raises(DetectorFailed, match=r"log0\.txt") as stopped:
        redaction.propose(bundle_of("Ann Bright rang from 12 Mill Lane."))
    assert stopped.value.document == "log0.txt"
    assert "Nothing was released" in str(stopped.value)
    assert "Bright" not in str(stopped.value), "the sentence may be shown where originals may not"


def test_a_reading_that_fails_on_one_document_names_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    real = readings.opinions

    def fail_on_bo(text: str, *rest: object) -> object:
        if "Bo rang" in text:
            raise ValueError("Bo rang")
        return real(text, *rest)

    monkeypatch.setattr(readings, "opinions", fail_on_bo)
    with pytest.raises(DetectorFailed, match=r"log1\.txt.*trained reader failed: ValueError") as stopped:
        redaction.propose(bundle_of("Ann rang.", "Bo rang.", "Ann rang back."))
    assert stopped.value.document == "log1.txt"
    assert "Bo rang" not in str(stopped.value)


def test_a_second_reading_that_fails_names_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "doubtful", broken(ValueError("x")))
    with pytest.raises(DetectorFailed, match=r"log0\.txt.*trained reader failed: ValueError"):
        redaction.propose(bundle_of("Ann Bright rang.", "Bo rang."))


def test_a_reading_that_runs_late_names_the_document_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DetectorFailed, match=r"longer than") as stopped:
        readings.readings(bundle_of("Ann rang.").documents, (), Watch(-1.0))
    assert stopped.value.document == "log0.txt"


def test_a_missing_reader_blames_no_document_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "reader", broken(OSError("no such file")))
    with pytest.raises(DetectorFailed, match=r"search the bundle.*could not be loaded") as stopped:
        redaction.propose(bundle_of("Ann rang.", "Bo rang."))
    assert stopped.value.document == "the bundle"


def test_a_missing_reader_stops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE", "models/gone.onnx")
    reading.reader.cache_clear()
    try:
        with pytest.raises(DetectorFailed, match=r"log0\.txt") as stopped:
            redaction.propose(bundle_of("Ann Bright rang from 12 Mill Lane."))
    finally:
        reading.reader.cache_clear()
    said = str(stopped.value)
    assert "We could not search log0.txt" in said
    assert "Nothing was released and the originals are kept" in said
    assert "gone.onnx" not in said
    assert "Bright" not in said


def test_a_fault_in_one_document_names_that_one_and_lets_none_of_the_others_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = detect.analyse_one

    def fail_at_second(document: Document, *rest: object) -> object:
        if document.name == "log1.txt":
            raise RuntimeError("broken")
        return real(document, *rest)

    monkeypatch.setattr(detect, "analyse_one", fail_at_second)
    with pytest.raises(DetectorFailed) as stopped:
        redaction.propose(bundle_of("Ann rang.", "Bo rang.", "Ann rang back."))
    assert stopped.value.document == "log1.txt"


def test_running_late_names_the_document_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    detect.analyser()
    real = detect.analyse_one

    def slow(document: Document, *rest: object) -> object:
        if document.name == "log0.txt":
            time.sleep(1.0)
        return real(document, *rest)

    monkeypatch.setattr(detect, "analyse_one", slow)
    with pytest.raises(DetectorFailed, match=r"longer than") as stopped:
        redaction.propose(bundle_of("Ann rang.", "Bo rang."), Policy(time_limit_seconds=0.9))
    assert stopped.value.document == "log1.txt"


@pytest.mark.parametrize("part", ["decide", "render", "verify"])
def test_a_fault_after_the_search_writes_no_file(part: str, tmp_path, capsys, monkeypatch) -> None:
    place = tmp_path / "case"
    place.mkdir()
    (place / "case.json").write_text('{"format": 1, "reference": "x1", "documents": [{"file": "a.txt"}]}')
    (place / "a.txt").write_text("Ann Bright rang.")
    monkeypatch.setattr(redaction, part, broken(RuntimeError("broken")))
    assert redact_command([str(place), "--out", str(tmp_path / "out")]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


TEXTS = (
    "03/04/25 1415 PC 5512 DRAPER spoke to Ann Bright of Larch House, 12 Mill Lane, with Ola Nowak-Reyes.",
    "OLA RANG. ann bright wasn't in. BM 0900: gone to the Weir End Social Club with A.",
    "Dear Mrs Bright, I met Bo on 3 April. Yours, Samina Qureshi-Holt, samina@example.org",
)


def digest_of(texts: tuple[str, ...]) -> str:
    """Everything that comes out, from the proposal to the text, as one number."""
    proposal = redaction.propose(bundle_of(*texts))
    written = redaction.render(redaction.decide(proposal))
    return hashlib.sha256(msgspec.json.encode((proposal, written))).hexdigest()


@pytest.mark.slow
def test_the_same_bundle_gives_the_same_bytes_in_one_process_or_two() -> None:
    here = digest_of(TEXTS)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert set(pool.map(digest_of, [TEXTS] * 4)) == {here}


@pytest.mark.slow
def test_what_was_redacted_before_changes_nothing() -> None:
    first = digest_of(TEXTS)
    digest_of(("Will Hope met May Rose in Reading.", "HOPE RANG."))
    assert digest_of(TEXTS) == first


@pytest.mark.slow
def test_the_order_of_hashes_changes_nothing() -> None:
    code = (
        "import sys; from tests.hostile import test_redaction_fails_closed as t; print(t.digest_of(t.TEXTS))"
    )
    seen = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-800:]
        seen.add(done.stdout.strip())
    assert len(seen) == 1
