"""The published figures: totals alone, kept whole, and the same in the file, the page and the intervals made from counts."""

import datetime as dt
import json

import pytest

from redaction import published
from redaction.commands import evaluate_command
from redaction.evaluate import Run, TabRun
from redaction.gold import parse_gold
from redaction.published import (
    BEGIN,
    END,
    LATEST,
    PAGE,
    Figure,
    _cell,
    as_markdown,
    latest,
    measured_set,
    publish,
    with_figures,
)
from redaction.report import run_as_json, tab_as_json
from redaction.scoring import Predicted, Tokens, mentions, wilson
from redaction.tab import new_score

TODAY = dt.date(2026, 11, 22)


def figures(good: int = 1) -> dict:
    text, gold = parse_gold("[[P#a:Ann Bright]] and [[P#b:Bo Marsh]] at [[LO:Weir End]].")
    spans = [Predicted(0, 10, "P", "x"), Predicted(15, 23, "P", "x")][:good]
    run = Run(system="product", policy="p1", mentions=mentions("B", "d", text, gold, spans), bundles=1)
    run.tokens, run.characters, run.seconds = Tokens(2, 1), 100, 1.0
    run.predicted = {"B/d": spans}
    return run_as_json(run)


@pytest.fixture
def places(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nstale\n{END}\nAfter.\n")
    return {"file": tmp_path / "latest.json", "page": page}


def test_a_file_holds_totals_and_no_words_of_any_text(places):
    publish([measured_set("dev", figures())], None, "p1", TODAY, **places)
    kept = places["file"].read_text()
    for words in ("Bright", "Marsh", "Weir", "spans", "misses", "B/d"):
        assert words not in kept
    found = latest(places["file"])
    assert (found.date, found.policy, found.sets[0].name, found.sets[0].seen) == (TODAY, "p1", "dev", False)
    assert (found.sets[0].bundles, found.sets[0].documents, found.sets[0].characters) == (1, 1, 100)
    row = found.sets[0].figure("direct_document")
    assert (row.good, row.total, row.amount, row.is_met) == (1, 2, 0.5, False)
    assert row.interval == wilson(1, 2)
    assert found.sets[0].figure("speed").amount == 100.0
    assert found.sets[0].figure("nothing") is None


def test_the_page_gets_the_figures_between_its_marks_and_keeps_the_rest(places):
    found = publish([measured_set("dev", figures())], None, "p1", TODAY, **places)
    words = places["page"].read_text()
    assert words.startswith("Before.\n")
    assert words.endswith("After.\n")
    assert "stale" not in words
    assert "\n".join(as_markdown(found)) in words
    assert "| direct identifiers, entity recall by document | at least 0.985 | **0.500 (" in words
    assert with_figures(words, found) == words


def test_a_page_without_marks_is_refused_and_nothing_is_written(places):
    places["page"].write_text("No marks.")
    with pytest.raises(ValueError, match="no place for figures"):
        publish([measured_set("dev", figures())], None, "p1", TODAY, **places)
    assert not places["file"].exists()


def test_tab_and_sets_are_published_apart_and_kept_while_the_policy_is_the_same(places):
    tab = measured_set(
        "tab", tab_as_json(TabRun(system="product", policy="p1", score=new_score(), documents=3))
    )
    publish([measured_set("dev", figures())], None, "p1", TODAY, **places)
    both = publish([], tab, "p1", TODAY, **places)
    assert [s.name for s in both.sets] == ["dev"]
    assert both.tab.documents == 3
    assert "TAB ER_di" in places["page"].read_text()
    assert publish([measured_set("dev", figures(2))], None, "p1", TODAY, **places).tab is not None
    assert publish([measured_set("dev", figures(2))], None, "p2", TODAY, **places).tab is None


def test_a_rate_is_counted_and_bounded_in_its_own_unit():
    rate = Figure(key="x", measure="x", target=4, target_is="at most", per=1000, good=3, total=1000)
    assert rate.amount == 3.0
    assert rate.interval == pytest.approx(tuple(1000 * x for x in wilson(3, 1000)))
    assert rate.is_met is True
    empty = Figure(key="x", measure="x", target=1, target_is="at least", good=0, total=0)
    assert (empty.amount, empty.interval, empty.is_met) == (None, None, None)


def test_nothing_published_is_none(tmp_path):
    assert latest(tmp_path / "absent.json") is None


def test_the_documentation_holds_the_figures_of_the_last_evaluation():
    found = latest(LATEST)
    assert found is not None
    words = PAGE.read_text()
    assert with_figures(words, found) == words, f"run: {published.COMMAND}"


def test_the_file_in_the_repository_measures_a_set_that_nobody_looked_at():
    assert [s.name for s in latest(LATEST).sets if s.seen is False]


@pytest.fixture
def measured(monkeypatch, tmp_path, places):
    """The command with stand-ins for the runs and the places it publishes to."""
    from redaction import commands

    monkeypatch.setattr(commands, "_figures", lambda place, is_tab, system: figures() | {"place": place.name})
    monkeypatch.setattr(commands, "_apart", commands._figures)
    monkeypatch.setattr(published, "LATEST", places["file"])
    monkeypatch.setattr(published, "PAGE", places["page"])
    return places


def test_several_folders_are_named_sets(measured, tmp_path, capsys):
    file = tmp_path / "f.json"
    words = ["train=a/b", str(tmp_path / "dev"), "--json", str(file), "--publish"]
    assert evaluate_command(words) == 0
    assert "== train" in capsys.readouterr().out
    kept = json.loads(file.read_text())["sets"]
    assert {name: f["place"] for name, f in kept.items()} == {"train": "b", "dev": "dev"}
    assert [s.name for s in latest(measured["file"]).sets] == ["train", "dev"]


def test_without_publish_nothing_is_published(measured):
    assert evaluate_command(["a/dev"]) == 0
    assert not measured["file"].exists()


def test_two_sets_of_one_name_are_refused():
    with pytest.raises(SystemExit):
        evaluate_command(["a/dev", "b/dev"])


def test_a_figure_without_a_target_is_never_bold() -> None:
    plain = Figure(key="x", measure="x", target=None, target_is="at most", good=1, total=2)
    assert plain.is_met is None
    assert "**" not in _cell(plain)
