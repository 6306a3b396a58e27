"""The redaction never falls below these floors on the fixture bundles. Raise them when it gets better; never lower them."""

from pathlib import Path

import pytest

from redaction.evaluate import Run, evaluate_folder
from redaction.report import run_as_json

BUNDLES = Path(__file__).parents[2] / "fixtures" / "bundles"

FLOORS = {
    "direct entities, each document by itself": 0.95,
    "mentions of the parties of case.json": 0.98,
    "token precision": 0.85,
    "words that must stay, left whole": 0.90,
}


@pytest.fixture(scope="module")
def run() -> Run:
    return evaluate_folder(BUNDLES)


@pytest.mark.slow
def test_no_figure_is_below_its_floor(run: Run):
    figures = run_as_json(run)
    direct, parties, keep = figures["classes"]["direct"], figures["parties"], figures["keep"]
    measured = {
        "direct entities, each document by itself": direct["document_entities_masked"]
        / direct["document_entities"],
        "mentions of the parties of case.json": parties["masked"] / parties["mentions"],
        "token precision": figures["tokens"]["precision"],
        "words that must stay, left whole": 1 - keep["damaged"] / keep["spans"],
    }
    below = {name: round(share, 4) for name, share in measured.items() if share < FLOORS[name]}
    assert not below


@pytest.mark.slow
def test_every_fixture_bundle_is_measured(run: Run):
    assert run.bundles == len(list(BUNDLES.glob("*/case.json"))) >= 12
