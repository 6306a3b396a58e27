"""`panel bench`: the sums, the table, the processes, and that a stop keeps what was measured. No test asserts a speed."""

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.benchmarks import command, measuring
from redaction.benchmarks.measuring import Measurement, NotMeasured, length_of, measure, shares
from redaction.benchmarks.systems import SYSTEMS, System, Work
from redaction.benchmarks.table import as_json, as_lines, ratio
from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry
from redaction.text import Document

FIXTURES = Path(__file__).parents[3] / "fixtures" / "bundles"


def bundle(length: int, name: str = "a") -> CaseBundle:
    facts = CaseFacts(format=1, reference=name, documents=(DocumentEntry(file=name),))
    return CaseBundle(facts=facts, documents=(Document(name=name, text="x" * length),))


def measured(system: str, processes: int = 1, seconds: tuple[float, ...] = (2.0, 1.0, 4.0)) -> Measurement:
    return Measurement(
        system=system,
        title=f"the {system}",
        processes=processes,
        characters=1000,
        seconds=list(seconds),
        peak_memory_mb=300.0,
        found=5,
        documents=2,
        stages={"propose": 0.75, "verify": 0.25} if system == "redaction" else {},
        is_pinned=True,
    )


def load_counter():
    """Counts characters, and says on how many cores it may run."""

    def go(bundles):
        free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
        return Work(sum(map(length_of, bundles)), len(bundles), {"cores": float(free)})

    return go


def load_fault():
    raise ValueError("no model here")


def load_end():
    os._exit(3)


def test_speed_is_that_of_the_best_round():
    assert measured("redaction").characters_per_second == 1000.0


def test_a_ratio_is_against_the_baseline_of_as_many_processes():
    found = [measured("redaction"), measured("spacy", seconds=(0.5,)), measured("spacy", 2, (0.1,))]
    assert ratio(found[0], "spacy", found) == 0.5
    assert ratio(found[0], "presidio", found) is None
    assert ratio(measured("redaction", 2), "spacy", found) == 0.1


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=12), st.integers(1, 3))
def test_bundles_are_shared_out_whole_and_evenly(lengths, processes):
    bundles = [bundle(n, str(i)) for i, n in enumerate(lengths)]
    parts = shares(bundles, processes)
    assert sorted(b.facts.reference for p in parts for b in p) == sorted(b.facts.reference for b in bundles)
    loads = [sum(map(length_of, part)) for part in parts]
    assert max(loads) - min(loads) <= max(lengths) or len(parts) < processes


def test_the_table_holds_speed_ratio_memory_and_stages():
    figures = as_json([bundle(1000)], [measured("redaction"), measured("spacy", seconds=(0.5,))], True)
    row = figures["results"][0]
    assert row["ratio_to"] == {"spacy": 0.5, "presidio": None}
    assert (row["characters_per_second"], row["peak_memory_mb"], row["found"]) == (1000.0, 300.0, 5)
    printed = "\n".join(as_lines(figures))
    for words in ("1 bundles, 1 documents, 1,000 characters", "x spacy", "0.50", "propose 75%", "300"):
        assert words in printed
    assert "Stopped" not in printed


def test_a_part_of_a_run_says_that_it_is_one():
    figures = as_json([bundle(10)], [], False)
    assert figures["complete"] is False
    assert "Stopped before the end" in "\n".join(as_lines(figures))


def test_each_process_is_fresh_reads_its_share_and_has_a_core():
    system = System("counter", "a counter", load_counter)
    bundles = [bundle(30, "a"), bundle(20, "b"), bundle(5, "c")]
    for processes in (1, 2):
        found = measure(system, bundles, processes, rounds=2)
        assert (found.found, found.documents, len(found.seconds)) == (55, 3, 2)
        assert found.peak_memory_mb > 0
        if found.is_pinned:
            assert found.stages["cores"] == processes


@pytest.mark.parametrize(("load", "words"), [(load_fault, "no model here"), (load_end, "ended before")])
def test_a_process_that_fails_gets_a_sentence(load, words):
    with pytest.raises(NotMeasured, match=words):
        measure(System("x", "the stand-in", load), [bundle(5)], 1, rounds=1)


def test_bench_without_a_word_lists_what_it_can_measure(capsys):
    assert command.bench_command([]) == 0
    assert "redaction [FOLDER]" in capsys.readouterr().out


@pytest.fixture
def small(tmp_path):
    place = tmp_path / "B"
    place.mkdir()
    (place / "case.json").write_text(
        json.dumps({"format": 1, "reference": "43260000001", "documents": [{"file": "a.txt"}]})
    )
    (place / "a.txt").write_text("PC 1234 spoke to Jo Bloggs.")
    return place


def test_a_stop_prints_and_keeps_what_was_measured(small, tmp_path, capsys, monkeypatch):
    def stopped(*_):
        yield measured("redaction")
        raise KeyboardInterrupt

    monkeypatch.setattr(measuring, "measure_all", stopped)
    file = tmp_path / "b.json"
    assert command.bench_command(["redaction", str(small), "--json", str(file)]) == 130
    printed = capsys.readouterr().out
    assert "the redaction" in printed
    assert "Stopped before the end" in printed
    kept = json.loads(file.read_text())
    assert kept["complete"] is False
    assert [r["system"] for r in kept["results"]] == ["redaction"]


def test_what_cannot_be_measured_gets_a_sentence_and_exit_code_1(tmp_path, small, capsys, monkeypatch):
    assert command.bench_command(["redaction", str(tmp_path / "nowhere")]) == 1
    assert "holds no bundles" in capsys.readouterr().err

    def broken(*_):
        raise NotMeasured("spaCy alone could not be measured: no model.")
        yield

    monkeypatch.setattr(measuring, "measure_all", broken)
    assert command.bench_command(["redaction", str(small)]) == 1
    assert "no model" in capsys.readouterr().err
    monkeypatch.setattr(command, "OWN", tmp_path / "absent")
    assert command.bench_command(["redaction"]) == 1
    assert "Give a folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["speed"], ["redaction", ".", "--rounds", "0"]])
def test_a_wrong_command_line_is_refused(words):
    with pytest.raises(SystemExit):
        command.bench_command(words)


@pytest.mark.slow
def test_everything_that_is_listed_really_ran(tmp_path, capsys):
    place = tmp_path / "set" / "one"
    shutil.copytree(FIXTURES / "c04_street_999_couple", place)
    shutil.copytree(FIXTURES / "c03_bus_learning_disability", place.with_name("two"))
    file = tmp_path / "b.json"
    assert (
        command.bench_command(["redaction", str(tmp_path / "set"), "--rounds", "1", "--json", str(file)]) == 0
    )
    figures = json.loads(file.read_text())
    assert figures["complete"] is True
    ran = {(r["system"], r["processes"]): r for r in figures["results"]}
    assert set(ran) == {(s.key, n) for s in SYSTEMS for n in (1, 2)}
    for row in ran.values():
        assert row["documents"] == figures["texts"]["documents"]
        assert row["found"] > 50
        assert row["peak_memory_mb"] > 100
        assert row["characters_per_second"] > 0
    assert ran["spacy", 1]["ratio_to"]["spacy"] == ran["presidio", 2]["ratio_to"]["presidio"] == 1.0
    for key in ("redaction", "presidio"):
        assert ran[key, 1]["found"] == ran[key, 2]["found"]
    assert all(ran["redaction", 1]["ratio_to"].values())
