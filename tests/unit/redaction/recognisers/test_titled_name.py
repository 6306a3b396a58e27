"""Names after a title, a rank or a role, and the ordinary words that stand there too."""

from __future__ import annotations

import pytest

from redaction.recognisers.names.evidence import TITLED, TITLED_WORD
from redaction.recognisers.names.titled import TitledNameRecognizer, judge

RECOGNISER = TitledNameRecognizer()
VALID = (
    ("Mr Okonjo rang", ["Okonjo"]),
    ("MRS OKONJO RANG", ["OKONJO"]),
    ("Dr Tamsin Quillfeather wrote", ["Tamsin", "Quillfeather"]),
    ("mrs okonjo was upset", ["okonjo"]),
    ("PC 5512 DRAYCOTT attended", ["DRAYCOTT"]),
    ("DS Draycott/9876 reviewed", ["Draycott"]),
    ("PS Van der Meulen said", ["Van", "Meulen"]),
    ("IP Zeynep said", ["Zeynep"]),
    ("Cllr Idris ap Gwilym", ["Idris", "Gwilym"]),
    ("Imam Yusuf spoke", ["Yusuf"]),
    ("pc draycott attended", ["draycott"]),
    ("PC wall 28814 and PC tom driver 27106", ["wall", "tom", "driver"]),
    ("09/09/2025  opr TIA DRAYCOTT 61180", ["TIA", "DRAYCOTT"]),
    ("13:20 INSP GRAY REVIEW IN PERSON", ["GRAY"]),
    ("Seen by DO Draycott at 10:00", ["Draycott"]),
    ('Deon "Spider" Okonjo', ["Spider"]),
)
INVALID = (
    "PC attended at 14:20",
    "the IP was upset",
    "IP is Muslim",
    "Mr and Mrs",
    "spoke to the officer in the case",
    "Sgt to review",
    "the driver said no",
    "dr to be told",
    "OIC to update IP",
    "Victim Support was told",
    "DS MAY REVIEW",
    "PC READ AND AGREED",
    "WHAT DO RESTORATIVE TEAMS DO NOW THEN",
    "CAN'T DO A GROUND 2 ON ONE SLAP",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "names"), VALID)
def test_each_word_of_a_name_after_a_title_is_found(text: str, names: list[str]) -> None:
    assert set(names) <= set(surfaces(text))


@pytest.mark.parametrize("text", INVALID)
def test_ordinary_words_after_a_title_are_no_sure_names(text: str) -> None:
    sure = [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None) if r.entity_type == TITLED]
    assert sure == []


@pytest.mark.parametrize(
    ("word", "place", "score", "civil", "kind"),
    [
        ("Okonjo", 0, 0.9, True, TITLED),
        ("Hope", 0, 0.9, True, TITLED),
        ("said", 1, 0.9, True, None),
        ("and", 0, 0.9, True, None),
        ("Hope", 1, 0.7, False, TITLED_WORD),
        ("stmt", 0, 0.7, False, None),
    ],
)
def test_a_civil_title_takes_nearly_any_word_and_a_role_takes_few(word, place, score, civil, kind) -> None:
    assert judge(word, place, score, civil) == kind


def test_every_result_carries_a_sentence() -> None:
    for text, _ in VALID:
        for found in RECOGNISER.analyze(text, [], None):
            assert found.analysis_explanation.textual_explanation.endswith(".")
