"""What the language model saw becomes evidence of its kind; dates and numbers are left to the rules."""

from __future__ import annotations

import pytest
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.nlp import BundlePass, Entity
from redaction.recognisers.names import evidence as ev
from redaction.recognisers.names.spacy_names import SpacyRecognizer

RECOGNISER = SpacyRecognizer()
VALID = (
    ("PERSON", ev.MODEL),
    ("GPE", ev.MODEL_PLACE),
    ("LOC", ev.MODEL_PLACE),
    ("FAC", ev.MODEL_PLACE),
    ("ORG", ev.MODEL_ORGANISATION),
    ("NORP", ev.MODEL_PEOPLE),
    ("LANGUAGE", ev.MODEL_PEOPLE),
)
INVALID = (
    "DATE",
    "TIME",
    "CARDINAL",
    "ORDINAL",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "EVENT",
    "LAW",
    "PRODUCT",
    "",
)


def artefacts(*labels: str) -> NlpArtifacts:
    return BundlePass().artefacts([Entity(3 * n, 3 * n + 2, label) for n, label in enumerate(labels)])


@pytest.mark.parametrize(("label", "kind"), VALID)
def test_people_places_organisations_and_peoples_are_passed_on(label: str, kind: str) -> None:
    found = RECOGNISER.analyze("Ann of Weir", [], artefacts("DATE", label))
    assert [(f.start, f.end, f.entity_type) for f in found] == [(3, 5, kind)]
    assert found[0].analysis_explanation.textual_explanation.endswith(".")


@pytest.mark.parametrize("label", INVALID)
def test_nothing_else_is(label: str) -> None:
    assert RECOGNISER.analyze("Ann of Weir", [], artefacts(label)) == []


def test_without_a_language_pass_there_is_no_evidence() -> None:
    assert RECOGNISER.analyze("Ann", [], None) == []


def test_no_evidence_is_a_verdict() -> None:
    assert all("?" in kind for kind in RECOGNISER.supported_entities)
