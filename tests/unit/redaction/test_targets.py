"""Every row of the table of targets comes out, with its target and whether it is met."""

import pytest

from redaction.evaluate import Run, TabRun
from redaction.gold import parse_gold
from redaction.origins import ENOUGH, OTHER, group_of
from redaction.report import run_as_json, run_as_lines, spread_between, tab_as_json, tab_as_lines
from redaction.scoring import Predicted, Tokens, mentions
from redaction.tab import new_score
from redaction.targets import Row, as_lines, exact

MEASURES = [
    "direct identifiers, entity recall by document",
    "direct identifiers, entity recall over a whole bundle",
    "people, entity recall, for every origin of name",
    "people, spread between origins",
    "people in Title case, mention recall",
    "people in UPPER case, mention recall",
    "people in lower case, mention recall",
    "parties named in case.json, every surface in the bundle",
    "structured identifiers: references",
    "structured identifiers: phones",
    "structured identifiers: postcodes",
    "structured identifiers: plates",
    "structured identifiers: e-mail",
    "structured identifiers: birth dates",
    "structured identifiers: collar numbers",
    "structured identifiers: addresses",
    "structured identifiers: handles",
    "structured identifiers: personal numbers",
    "structured identifiers: bank details",
    "quasi-identifiers (dates, ages, places, organisations and venues), mention recall",
    "identifying jobs, stories and relations, shown as a risk",
    "risks: false alarms per 1,000 words",
    "token precision",
    "words a panel must read, damaged",
    "words that name nobody but look like a name (goods, songs, bodies), masked",
    "speed, whole pipeline, characters a second",
    "peak memory, MB",
]


def figures_of(raw: str, *words: str) -> dict:
    text, gold = parse_gold(raw)
    predicted = [Predicted(text.index(w), text.index(w) + len(w), "P", "x") for w in words]
    run = Run(system="product", policy="p", mentions=mentions("B", "d", text, gold, predicted), bundles=1)
    run.tokens = Tokens(9, 1)
    run.characters, run.seconds, run.peak_memory_mb = 50_000, 2.0, 640.0
    return run_as_json(run)


def rows_of(figures: dict) -> dict[str, dict]:
    return {row["measure"]: row for row in figures["targets"]}


def test_every_row_of_the_table_comes_out_even_with_nothing_to_count():
    figures = run_as_json(Run(system="product", policy="p"))
    assert [row["measure"] for row in figures["targets"]] == MEASURES
    met = {row["met"] for row in figures["targets"] if row["total"] is not None}
    assert met == {None}
    assert "none to count" in "\n".join(run_as_lines(figures))


def test_values_targets_and_verdicts():
    rows = rows_of(
        figures_of(
            "[[P#a:Ann Bright]], [[P#b:bo]], [[PH:07700 900123]], [[AGE:44]], [[RL:sang]], [[K:deaf]]",
            "Ann Bright",
            "07700 900123",
            "deaf",
        )
    )
    direct = rows["direct identifiers, entity recall by document"]
    assert (direct["good"], direct["total"], direct["target"], direct["met"]) == (2, 3, 0.985, False)
    assert rows["people in Title case, mention recall"]["met"] is True
    assert rows["people in Title case, mention recall"]["certain"] is False
    assert rows["people in lower case, mention recall"]["value"] == 0.0
    assert rows["structured identifiers: phones"]["value"] == 1.0
    quasi = rows["quasi-identifiers (dates, ages, places, organisations and venues), mention recall"]
    assert (quasi["good"], quasi["total"]) == (0, 1), "jobs and stories have a row of their own"
    assert rows["words a panel must read, damaged"]["met"] is False
    assert rows["words a panel must read, damaged"]["target_is"] == "at most"
    assert rows["token precision"]["value"] == 0.9
    assert rows["speed, whole pipeline, characters a second"]["met"] is True
    assert rows["peak memory, MB"]["met"] is True


@pytest.mark.parametrize(
    ("row", "met", "certain"),
    [
        (Row(key="k", measure="x", target=0.9, value=0.95, interval=(0.91, 0.97)), True, True),
        (Row(key="k", measure="x", target=0.9, value=0.95, interval=(0.8, 0.97)), True, False),
        (Row(key="k", measure="x", target=0.9, value=0.89, interval=(0.8, 0.97)), False, False),
        (Row(key="k", measure="x", target=4, least=False, value=4.0), True, True),
        (Row(key="k", measure="x", target=4, least=False, value=4.1, interval=(3.0, 5.0)), False, False),
        (Row(key="k", measure="x", target=4), None, None),
    ],
)
def test_a_target_is_met_by_the_figure_and_certainly_by_its_whole_interval(row, met, certain):
    assert (row.is_met, row.is_certain) == (met, certain)


def counts(people: int, total: int, good: int) -> dict:
    return {"entities": people, "document_entities": total, "document_entities_masked": good}


def test_the_spread_is_taken_over_groups_with_enough_people():
    spread = spread_between(
        {
            "British and Irish": counts(40, 100, 99),
            "African": counts(ENOUGH, 20, 18),
            "Jewish": counts(ENOUGH - 1, 20, 2),
            OTHER: counts(50, 50, 1),
        }
    )
    assert spread["spread"] == pytest.approx(0.09)
    assert (spread["lowest"], spread["highest"]) == ("African", "British and Irish")
    assert (spread["counted"], spread["people"]) == (2, 50)


def test_one_group_has_no_spread():
    assert spread_between({"African": counts(ENOUGH, 20, 18)})["spread"] is None
    assert spread_between({})["lowest"] is None


@pytest.mark.parametrize(
    ("origin", "group"),
    [
        ("british", "British and Irish"),
        ("northern_irish", "British and Irish"),
        ("South Asian Sikh", "South Asian"),
        ("south_asian_muslim", "South Asian"),
        ("nigerian_igbo", "African"),
        ("romanian", "Eastern European"),
        ("romanian_roma", "Roma and Traveller"),
        ("jewish-sephardi", "Jewish"),
        ("unknown", OTHER),
        ("", OTHER),
    ],
)
def test_groups_of_origins(origin: str, group: str):
    assert group_of(origin) == group


def test_tab_has_its_own_rows():
    figures = tab_as_json(TabRun(system="product", policy="p", score=new_score()))
    assert [row["measure"] for row in figures["targets"]] == ["TAB ER_di", "TAB ER_qi", "TAB token precision"]
    assert [row["target"] for row in figures["targets"]] == [0.99, 0.9, 0.78]
    assert "TAB ER_di" in "\n".join(tab_as_lines(figures))


def test_a_figure_short_of_its_target_never_looks_like_it():
    assert exact(0.97979, 0.98, False) == "0.97979"
    assert exact(0.985, 0.98, True) == "0.985"
    assert exact(0.9801, 0.98, True) == "0.980"


def test_a_row_without_a_target_is_neither_met_nor_missed() -> None:
    row = Row(key="x", measure="x", target=None, value=0.5, interval=(0.4, 0.6))
    assert (row.is_met, row.is_certain) == (None, None)
    assert "none set" in next(line for line in as_lines([row]) if line.startswith("x"))
