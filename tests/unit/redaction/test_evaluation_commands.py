"""The two commands: what they write, what they say, and what they return. A stand-in redactor masks by rule here."""

import json
import re
import sys
import types

import msgspec
import pytest

from redaction import evaluate
from redaction.bundle import Policy, Proposal
from redaction.commands import evaluate_command, redact_command
from redaction.gold import parse_gold
from redaction.spans import Person, Risk, Span, span_id
from redaction.tab import is_held_back

CASE = {
    "format": 1,
    "reference": "43260000001",
    "documents": [{"file": "oel.gold.txt", "kind": "oel"}, {"file": "mg11.gold.txt", "kind": "mg11"}],
    "parties": [{"role": "victim", "name": "Shirin Tavakoli", "origin": "iranian"}],
}
OEL = "[[P#v:Shirin]] rang, [[RL:who is]] [[K:Iranian]]. [[P#v:TAVAKOLI]] left a [[K:deaf]] man at [[LO:Marsh End]].\n"
MG11 = "I am [[P#v:Shirin]] of [[AD:8 Elm Close]].\n"


def stand_in(bundle, policy: Policy) -> Proposal:
    """Masks every Shirin, and the word deaf."""
    assert not bundle.gold, "the redactor must not see the marks"
    spans = {}
    for document in bundle.documents:
        found = []
        for match in re.finditer("Shirin|deaf|Jo Bloggs", document.text):
            key = span_id(document.name, match.start(), match.end(), "P")
            found.append(
                Span(id=key, start=match.start(), end=match.end(), type="P", label="Victim 1", person="v")
            )
        spans[document.name] = tuple(found)
    risks = tuple(
        Risk(document=d.name, start=m.start(), end=m.end(), sentence="Why.", suggestion="Say less.")
        for d in bundle.documents
        for m in re.finditer("who is|I am", d.text)
    )
    people = (Person(key="v", label="Victim 1", role="victim", surfaces=("Shirin",)),)
    return Proposal(
        policy=policy.version, documents=bundle.documents, spans=spans, people=people, risks=risks
    )


@pytest.fixture
def pipeline(monkeypatch):
    module = types.ModuleType("redaction.pipeline")
    module.propose = stand_in
    monkeypatch.setitem(sys.modules, "redaction.pipeline", module)
    return module


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "set" / "C01"
    place.mkdir(parents=True)
    (place / "case.json").write_text(json.dumps(CASE))
    (place / "oel.gold.txt").write_text(OEL)
    (place / "mg11.gold.txt").write_text(MG11)
    return tmp_path / "set"


def test_evaluate_writes_the_keys_of_the_gold_format(pipeline, folder, tmp_path, capsys):
    file = tmp_path / "figures.json"
    assert evaluate_command([str(folder), "--json", str(file)]) == 0
    figures = json.loads(file.read_text())
    assert figures["types"]["P"]["mentions"] == 3
    assert figures["types"]["P"]["masked"] == 2
    direct = figures["classes"]["direct"]
    assert (direct["mentions"], direct["masked"], direct["entities"], direct["entities_masked"]) == (
        4,
        2,
        2,
        0,
    )
    assert (direct["document_entities"], direct["document_entities_masked"]) == (3, 1)
    assert figures["keep"]["spans"] == 2
    assert figures["keep"]["damaged"] == 1
    assert figures["tokens"]["masked_rightly"] == 2
    assert figures["tokens"]["masked_wrongly"] == 1
    assert figures["characters_per_second"] > 0
    assert figures["peak_memory_mb"] > 0
    assert figures["policy"] == Policy().version
    assert figures["documents"]["C01/oel.gold.txt"]["spans"][0] == [0, 6, "P", "Victim 1"]
    texts = {"C01/oel.gold.txt": OEL, "C01/mg11.gold.txt": MG11}
    assert set(figures["documents"]) == set(texts)
    for name, document in figures["documents"].items():
        text = parse_gold(texts[name])[0]
        assert all(text[start:end] in ("Shirin", "deaf") for start, end, _, _ in document["spans"])
    risks = figures["risks"]
    assert {k: risks["RL"][k] for k in ("spans", "shown", "masked")} == {"spans": 1, "shown": 1, "masked": 0}
    assert risks["JB"]["spans"] == 0
    assert (risks["false_alarms"], risks["words"]) == (1, 20)
    assert risks["false_alarms_per_1000_words"] == pytest.approx(1000 / 20)
    assert figures["cases"]["UPPER"]["masked"] == 0
    assert figures["origins"]["iranian"]["mentions"] == 3
    assert figures["parties"]["entities"] == 1
    assert [m["surface"] for m in figures["misses"]] == ["who is", "TAVAKOLI", "Marsh End", "8 Elm Close"]
    assert figures["misses"][1]["before"] == "in rang, who is Iranian. "
    assert [m["surface"] for m in figures["damages"]] == ["deaf"]


def test_evaluate_prints_a_table_with_intervals_misses_and_damages(pipeline, folder, capsys):
    assert evaluate_command([str(folder / "C01")]) == 0
    printed = capsys.readouterr().out
    for words in (
        "P Name",
        "direct",
        "iranian",
        "token precision",
        "-- Risks shown to the preparer",
        "-- Targets",
        "at least 0.985",
        "not met",
        "(0.",
        "-- Missed: 4",
        "[TAVAKOLI]",
        "-- Damaged: 1",
    ):
        assert words in printed


def test_evaluate_reads_tab(pipeline, tmp_path, capsys):
    text = "Shirin and Bo"
    found = [
        {
            "start_offset": 0,
            "end_offset": 6,
            "identifier_type": "DIRECT",
            "entity_id": "1",
            "entity_type": "PERSON",
        }
    ]
    content = [{"doc_id": "d1", "text": text, "annotations": {"a": {"entity_mentions": found}}}]
    (tmp_path / "tab.json").write_text(json.dumps(content))
    file = tmp_path / "out.json"
    assert evaluate_command(["--format", "tab", str(tmp_path / "tab.json"), "--json", str(file)]) == 0
    figures = json.loads(file.read_text())
    assert figures["ER_di"]["share"] == 1.0
    assert figures["token_precision"]["share"] == 1.0
    assert "ER_di" in capsys.readouterr().out


def test_evaluate_measures_only_cases_held_back_from_training_when_asked(pipeline, tmp_path, capsys):
    content = [{"doc_id": f"001-{n}", "text": "Shirin", "annotations": {}} for n in range(60)]
    held = [case for case in content if is_held_back(case["doc_id"])]
    place, file = tmp_path / "tab.json", tmp_path / "out.json"
    place.write_text(json.dumps(content))
    asked = ["--format", "tab", str(place), "--held-back"]
    assert evaluate_command([*asked, "--json", str(file)]) == 0
    assert json.loads(file.read_text())["documents"] == len(held) > 0
    place.write_text(json.dumps([case for case in content if case not in held]))
    assert evaluate_command(asked) == 1
    assert "no case to measure that is held back" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["x", "--format", "tab", "y"], ["--format", "csv", "y"], ["x", "--held-back"]]
)
def test_evaluate_asks_for_one_thing_to_measure(arguments):
    with pytest.raises(SystemExit):
        evaluate_command(arguments)


def test_what_cannot_be_evaluated_gets_a_sentence_and_exit_code_1(
    pipeline, folder, tmp_path, capsys, monkeypatch
):
    assert evaluate_command([str(tmp_path / "nowhere")]) == 1
    assert "holds no bundles to evaluate" in capsys.readouterr().err
    for gold in folder.rglob("*.gold.txt"):
        gold.rename(gold.with_name(gold.name.replace(".gold", "")))
    (folder / "C01" / "case.json").write_text(json.dumps(CASE).replace(".gold", ""))
    assert evaluate_command([str(folder)]) == 1
    assert "carries gold marks" in capsys.readouterr().err
    monkeypatch.setattr(pipeline, "propose", lambda *_: 1 / 0)
    assert evaluate_command([str(folder)]) == 1
    assert "could not run: ZeroDivisionError" in capsys.readouterr().err


def test_redact_writes_texts_labels_and_leaks_but_no_names(pipeline, folder, tmp_path, capsys):
    out = tmp_path / "out"
    assert redact_command([str(folder / "C01"), "--out", str(out), "--json"]) == 1
    captured = capsys.readouterr()
    summary = json.loads(captured.out)
    assert summary["releasable"] is False
    assert summary["documents"] == {"enquiry-log": "Enquiry log", "statement": "Statement"}
    assert (out / "enquiry-log.txt").read_text().startswith("Victim 1 rang, who is Iranian. TAVAKOLI left a")
    assert json.loads((out / "people.json").read_text()) == [{"label": "Victim 1", "mentions": 3}]
    assert any(
        leak["surface"] == "TAVAKOLI" for leak in json.loads((out / "leaks.json").read_text())["leaks"]
    )
    assert "“TAVAKOLI” is from a name in case.json" in captured.err


def test_redact_says_who_is_who_only_in_a_file_that_is_asked_for(pipeline, folder, tmp_path):
    key = tmp_path / "key.json"
    redact_command([str(folder / "C01"), "--out", str(tmp_path / "out"), "--key-file", str(key)])
    assert json.loads(key.read_text()) == {"Victim 1": ["Shirin"]}


def test_redact_returns_0_when_nothing_is_left(pipeline, tmp_path, capsys):
    place = tmp_path / "B"
    place.mkdir()
    case = {"format": 1, "reference": "43260000001", "documents": [{"file": "a.txt"}], "shoe": 1}
    (place / "case.json").write_text(json.dumps(case))
    (place / "a.txt").write_text("Shirin left the shop.")
    assert redact_command([str(place), "--out", str(tmp_path / "out")]) == 0
    assert "found nothing left" in capsys.readouterr().out
    assert "shoe" in (tmp_path / "out" / "warnings.json").read_text()


def test_a_redaction_that_fails_writes_nothing(pipeline, folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(pipeline, "propose", lambda *_: 1 / 0)
    out = tmp_path / "out"
    assert redact_command([str(folder / "C01"), "--out", str(out)]) == 1
    (tmp_path / "empty").mkdir()
    assert redact_command([str(tmp_path / "empty"), "--out", str(out)]) == 1
    errors = capsys.readouterr().err
    assert "could not be redacted, so nothing was written" in errors
    assert "no case.json" in errors
    assert not out.exists()


def test_progress_is_told_for_each_bundle(pipeline, folder):
    seen = []
    evaluate.evaluate_folder(folder, progress=lambda done, total, name: seen.append((done, total, name)))
    assert seen == [(0, 1, "C01"), (1, 1, "")]


def test_a_run_is_plain_data(pipeline, folder):
    run = evaluate.evaluate_folder(folder)
    assert msgspec.json.decode(msgspec.json.encode(run), type=type(run)).bundles == 1
