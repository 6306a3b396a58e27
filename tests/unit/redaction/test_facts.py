"""What case.json tells is looked for everywhere, unless it is too short or too ordinary to be sought by itself."""

from __future__ import annotations

import pytest

from redaction.bundle import CaseBundle, CaseFacts, Party
from redaction.facts import known_surfaces


def known(party: Party | None = None, **facts) -> dict[str, str]:
    given = CaseFacts(
        format=1, reference="43259998887", documents=(), parties=(party,) if party else (), **facts
    )
    return {key: f.type for key, f in known_surfaces(CaseBundle(facts=given, documents=())).items()}


@pytest.mark.parametrize(
    ("party", "key", "kind"),
    [
        (Party(phones=("07700 900123",)), "07700900123", "PH"),
        (Party(emails=("Z.A@example.org",)), "za@exampleorg", "EM"),
        (Party(vehicles=("AB12 CDE",)), "ab12cde", "VRM"),
        (Party(handles=("@zee_99",)), "@zee_99", "HD"),
        (Party(collar="C7741"), "c7741", "OC"),
        (Party(addresses=("14 Harrowgate Mews, Testington, OX4 9ZZ",)), "14harrowgatemews", "AD"),
        (Party(addresses=("14 Harrowgate Mews, Testington, OX4 9ZZ",)), "harrowgatemews", "LO"),
        (Party(addresses=("14 Harrowgate Mews, Testington, OX4 9ZZ",)), "testington", "LO"),
        (Party(addresses=("14 Harrowgate Mews, Testington, OX4 9ZZ",)), "ox49zz", "PC"),
        (Party(addresses=("Flat 2, 14 Harrowgate Mews",)), "harrowgatemews", "LO"),
    ],
)
def test_the_facts_of_a_party_are_sought(party: Party, key: str, kind: str) -> None:
    assert known(party)[key] == kind


@pytest.mark.parametrize(
    ("facts", "key", "kind"),
    [
        ({}, "43259998887", "RF"),
        ({"other_references": {"cad": "CAD 0417/3-4-25"}}, "cad0417/3425", "RF"),
        ({"location": "9 Quillfeather Close, Testington"}, "9quillfeatherclose", "AD"),
        ({"area": "Testington"}, "testington", "LO"),
        ({"agency": "Westmarch Constabulary"}, "westmarchconstabulary", "OR"),
    ],
)
def test_the_facts_of_the_case_are_sought(facts: dict, key: str, kind: str) -> None:
    found = known(**facts)
    assert found.get(key.replace("/", "")) == kind or found.get(key) == kind


@pytest.mark.parametrize(
    ("party", "key"),
    [
        (Party(collar="7"), "7"),
        (Party(collar="1415"), "1415"),
        (Party(addresses=("the shop",)), "theshop"),
        (Party(handles=("ab",)), "ab"),
        (Party(addresses=("Police Station",)), "policestation"),
        (Party(), ""),
    ],
)
def test_short_clock_like_and_ordinary_surfaces_are_not_sought_by_themselves(party: Party, key: str) -> None:
    assert key not in known(party)


def test_nobody_named_leaves_the_reference_alone() -> None:
    assert known() == {"43259998887": "RF"}
