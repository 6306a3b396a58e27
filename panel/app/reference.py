"""The reference data every installation starts with: rubric, kinds of finding, glossary."""

from __future__ import annotations

from pathlib import Path

import msgspec

from panel.findings import service as findings
from panel.findings.categories import CategorySet
from panel.kernel.house import House
from panel.kernel.viewer import SYSTEM
from panel.packs import glossary
from panel.packs import service as packs
from panel.scoring import queries as scores
from panel.scoring import service as scoring
from panel.scoring.rubric import Rubric

_PACKAGED = Path(__file__).parent.parent / "_fixtures"
FOLDER = _PACKAGED if _PACKAGED.exists() else Path(__file__).parent.parent.parent / "fixtures"


def load_defaults(house: House) -> None:
    """Loads what ships, into a house that has no rubric yet. A house with its own rubric is left alone."""
    with house.read() as tx:
        if scores.has_rubric(tx):
            return
    with house.write() as tx:
        scoring.load_rubric(tx, SYSTEM, msgspec.json.decode(_bytes("rubric.json"), type=Rubric))
        findings.load_categories(tx, SYSTEM, msgspec.json.decode(_bytes("findings.json"), type=CategorySet))
        packs.load_glossary(tx, SYSTEM, glossary.read(_bytes("glossary.json")))


def _bytes(name: str) -> bytes:
    return (FOLDER / name).read_bytes()
