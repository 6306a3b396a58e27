"""What stays, by where it stands: peoples as evidence, laws, national bodies, words told in hate; and what a model saw that goes."""

from __future__ import annotations

import pytest

from redaction.finding import Finding
from redaction.keep import organisation_of_model, place_of_model, seconded, settled, stays
from redaction.recognisers.names import evidence as ev
from redaction.weigh import Word
from tests.reader_parts import view_of


def seen(text: str, surface: str, kind: str) -> Finding:
    start = text.index(surface)
    return Finding(
        start=start, end=start + len(surface), type=kind, score=0.6, source="Model", reason="Seen."
    )


@pytest.mark.parametrize("word", ["Polish", "Muslim", "harassment", "sergeant", "table", "CPS"])
def test_words_that_single_nobody_out_stay(word: str) -> None:
    assert stays(word)


@pytest.mark.parametrize("word", ["Quillfeather", "Altunbas", "Testington"])
def test_words_in_no_list_do_not(word: str) -> None:
    assert not stays(word)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("She lives in Testington now.", "Testington"),
        ("in the Quillfeather valley", "Quillfeather"),
        ("born in Llanquill", "Llanquill"),
    ],
)
def test_a_place_that_the_model_saw_goes(text: str, surface: str) -> None:
    kept = place_of_model(text, seen(text, surface, ev.MODEL_PLACE))
    assert kept is not None
    assert (text[kept.start : kept.end], kept.type) == (surface, "LO")


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He is Polish and said so.", "Polish"),
        ('He said "go back to Testington".', "Testington"),
        ("under the Quillfeather Act", "Quillfeather Act"),
        ("the Police station", "Police"),
        ("in 1985", "1985"),
        ("Road\nQuillfeather", "Road\nQuillfeather"),
        ("in small letters quill", "quill"),
    ],
)
def test_what_is_no_telling_place_stays(text: str, surface: str) -> None:
    assert place_of_model(text, seen(text, surface, ev.MODEL_PLACE)) is None


@pytest.mark.parametrize(
    ("text", "surface"),
    [("works for Quillfeather Ltd", "Quillfeather Ltd"), ("at Altunbas & Sons", "Altunbas & Sons")],
)
def test_an_organisation_with_a_name_of_its_own_goes(text: str, surface: str) -> None:
    kept = organisation_of_model(text, seen(text, surface, ev.MODEL_ORGANISATION))
    assert kept is not None
    assert kept.type == "OR"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("told Victim Support", "Victim Support"),
        ("the Crown Prosecution Service", "Crown Prosecution Service"),
        ("Public Order Act", "Public Order Act"),
        ("a Ford Fiesta", "Ford Fiesta"),
        ("Hate Crime Quillfeather", "Hate Crime Quillfeather"),
        ("Altunbas\nSons", "Altunbas\nSons"),
    ],
)
def test_national_bodies_laws_and_headings_stay(text: str, surface: str) -> None:
    assert organisation_of_model(text, seen(text, surface, ev.MODEL_ORGANISATION)) is None


def test_a_model_s_place_inside_a_name_gives_way_and_a_rule_s_finding_stands() -> None:
    text = "Spoke to Mr Testington in Testington."
    inside = seen(text, "Testington", ev.MODEL_PLACE)
    rule = Finding(start=25, end=36, type="LO", score=0.9, source="Places", reason="R.")
    person = seen(text, "Testington", ev.MODEL)
    name = Word(start=inside.start, end=inside.end, text="Testington", weight=2.0)
    assert settled(text, [inside, rule, person], [name]) == [rule]


def finding_of(text: str, surface: str, kind: str, score: float, source: str = "Rule") -> Finding:
    start = text.index(surface)
    return Finding(
        start=start, end=start + len(surface), type=kind, score=score, source=source, reason="Said."
    )


@pytest.mark.parametrize(
    ("kind", "score", "source", "likely", "stands"),
    [
        ("LO", 0.8, "Rule", {"Anchor": ("LO", 0.5)}, True),
        ("LO", 0.8, "Rule", {"Anchor": ("OR", 0.1)}, True),
        ("LO", 0.8, "Rule", {}, False),
        ("OR", 0.6, "SpacyRecognizer", {"Anchor": ("OR", 0.1)}, False),
        ("OR", 0.6, "SpacyRecognizer", {"Anchor": ("OR", 0.4)}, True),
        ("OR", 0.8, "Rule", {"Anchor": ("K", 0.8)}, False),
        ("DT", 0.99, "Rule", {}, True),
        ("PH", 0.7, "Rule", {}, True),
        ("RF", 0.7, "Rule", {"Anchor": ("K", 0.9)}, True),
    ],
)
def test_soft_findings_need_the_reader_s_half_consent_and_hard_forms_do_not(
    kind: str, score: float, source: str, likely: dict[str, tuple[str, float]], stands: bool
) -> None:
    text = "seen at Anchor then"
    given = finding_of(text, "Anchor", kind, score, source)
    assert bool(seconded([given], view_of(text, likely))) is stands
