"""Who is who: which mentions mean one person, what their part in the case is, and what they are called instead."""

from __future__ import annotations

import pytest

from redaction.bundle import CaseBundle, CaseFacts, Party
from redaction.people import Register, met_in_order, rank_from, role_from, tokens_of


def register(*parties: Party) -> Register:
    return Register(
        CaseBundle(facts=CaseFacts(format=1, reference="x", documents=(), parties=parties), documents=())
    )


VICTIM = Party(role="victim", name="Zeynep Maria Altunbas", also_known_as=("Zee",))
OFFICER = Party(role="officer", name="Idris Quillfeather-Moss", rank="DS")


@pytest.mark.parametrize(
    ("surface", "tokens"),
    [
        ("Zeynep Altunbas", ("zeynep", "altunbas")),
        ("ALTUNBAS, Zeynep", ("zeynep", "altunbas")),
        ("José O'Hara-Smith", ("jose", "o'hara-smith")),
        ("", ()),
        ("7741", ()),
    ],
)
def test_tokens_of_a_name(surface: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(surface) == tokens


SAME = (
    "Zeynep Altunbas",
    "ZEYNEP ALTUNBAS",
    "Altunbas, Zeynep",
    "Zeynep",
    "Altunbas",
    "Z Altunbas",
    "Zee",
    "Altumbas",
    "Zeynep Maria",
)
OTHERS = ("Kemal", "Bright", "Zoltan Brekke", "Z", "the", "")


@pytest.mark.parametrize("surface", SAME)
def test_forms_of_one_name_mean_one_person(surface: str) -> None:
    being = register(VICTIM, OFFICER).find(tokens_of(surface))
    assert being is not None
    assert being.party == 0


@pytest.mark.parametrize("surface", OTHERS)
def test_other_names_mean_nobody_known(surface: str) -> None:
    assert register(VICTIM, OFFICER).find(tokens_of(surface)) is None


def test_a_stranger_is_met_once_and_known_from_then_on() -> None:
    people = register(VICTIM)
    first = people.meet("Kemal Demirci", "witness ")
    assert people.meet("Demirci", "told ") is first
    assert people.meet("K.D.", "") is first
    assert first.role == "witness"
    assert people.meet("Brekke", "") is not first


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("spoke to PC ", "officer"),
        ("DS 7741 ", "officer"),
        ("consultant Dr ", "staff"),
        ("Witness: ", "witness"),
        ("her son ", "child"),
        ("spoke to ", "other"),
        ("", "other"),
    ],
)
def test_what_stands_before_a_name_tells_the_part(before: str, role: str) -> None:
    assert role_from(before) == role


@pytest.mark.parametrize(
    ("before", "rank"),
    [
        ("PC ", "PC"),
        ("detective sergeant ", "DS"),
        ("DETECTIVE CONSTABLE 7741 ", "DC"),
        ("Det Insp ", "DI"),
        ("chief inspector ", "CI"),
        ("sgt ", "PS"),
        ("Mr ", None),
        ("OIC ", None),
        ("", None),
    ],
)
def test_ranks_are_read_in_their_short_form(before: str, rank: str | None) -> None:
    assert rank_from(before) == rank


def test_labels_count_by_role_in_the_order_of_the_register_and_officers_keep_their_rank() -> None:
    people = register(VICTIM, OFFICER, Party(role="victim", name="Bo Marsh"))
    people.meet("Kemal Demirci", "")
    people.label_all()
    assert [b.label for b in people.beings] == ["Victim 1", "Officer 1 (DS)", "Victim 2", "Person 1"]
    assert [p.party for p in people.people()] == [0, 1, 2, None]


@pytest.mark.parametrize("letters", ["zma", "za", "az"])
def test_initials_of_a_name(letters: str) -> None:
    assert letters in set(register(VICTIM).beings[0].initials())


def test_full_names_are_met_before_first_names() -> None:
    listed = [("Kemal", "a"), ("Kemal Demirci", "b"), ("K", "c")]
    assert met_in_order(listed) == [("Kemal Demirci", "b"), ("Kemal", "a"), ("K", "c")]
