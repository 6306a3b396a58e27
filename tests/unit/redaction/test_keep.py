"""What stays, by itself and by what the trained reader makes of it."""

from __future__ import annotations

import msgspec
import pytest

from redaction.finding import Finding
from redaction.keep import names_a_people, seconded, stays, telling
from redaction.weigh import weighed
from tests.reader_parts import view_of


@pytest.mark.parametrize("word", ["Polish", "Muslim", "harassment", "sergeant", "table", "CPS"])
def test_words_that_single_nobody_out_stay(word: str) -> None:
    assert stays(word)


@pytest.mark.parametrize("word", ["Quillfeather", "Altunbas", "Testington"])
def test_words_in_no_list_do_not(word: str) -> None:
    assert not stays(word)


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
        ("OR", 0.6, "ProperNameRecognizer", {"Anchor": ("OR", 0.1)}, False),
        ("OR", 0.6, "ProperNameRecognizer", {"Anchor": ("OR", 0.4)}, True),
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


@pytest.mark.parametrize(
    "form",
    [
        "MG5",
        "the MG19",
        "mg 3A",
        "Ground 14",
        "outcome 16",
        "Section 5",
        "schedule 2",
        "s116",
        "s.20",
        "s4A",
        "s47ZA",
    ],
)
def test_the_number_of_a_form_a_law_or_an_emergency_line_is_nobody_s(form: str) -> None:
    text = f"on {form} then"
    assert telling(text, [finding_of(text, form, "RF", 0.9)]) == []


def test_an_emergency_line_is_nobody_s_number_but_a_collar_number_may_equal_one() -> None:
    text = "rang 999 for PC 101"
    taken = [
        finding_of(text, "999", "OC", 0.6, "Reader"),
        finding_of(text, "101", "OC", 0.9, "CollarRecognizer"),
    ]
    assert [text[f.start : f.end] for f in telling(text, taken)] == ["101"]


@pytest.mark.parametrize("surface", ["Royal British Legion", "ROYAL", "Comic Relief", "radio 4"])
def test_a_body_of_the_whole_country_stays_whole(surface: str) -> None:
    text = "seen at the Royal British Legion and ROYAL BRITISH LEGION, for Comic Relief, on radio 4"
    words = weighed(text, (), view_of(text, {}))
    assert telling(text, [finding_of(text, surface, "OR", 0.9)], words) == []


@pytest.mark.parametrize(
    "surface", ["Crown Court", "the magistrates' court", "Parkinson's", "Crohn's disease"]
)
def test_courts_of_no_place_and_illnesses_are_no_organisations(surface: str) -> None:
    text = f"at {surface} then"
    assert telling(text, [finding_of(text, surface, "OR", 0.9)]) == []
    assert len(telling(text, [finding_of(text, surface, "P", 0.9)])) == 1


def test_a_local_branch_of_one_is_still_a_find() -> None:
    text = "at the Quill Royal British Legion club"
    words = weighed(text, (), view_of(text, {}))
    assert len(telling(text, [finding_of(text, "Quill Royal British Legion club", "OR", 0.9)], words)) == 1


@pytest.mark.parametrize("surface", ["MG51192", "EA 2231", "9991", "Section House 5", "Ground Street 14"])
def test_numbers_that_hold_more_are_kept_as_finds(surface: str) -> None:
    text = f"on {surface} then"
    assert len(telling(text, [finding_of(text, surface, "RF", 0.9)])) == 1


@pytest.mark.parametrize("surface", ["Filipino porter", "the PORTUGUESE LADY", "two Polish lads"])
def test_a_people_s_name_with_a_plain_noun_is_no_venue(surface: str) -> None:
    assert names_a_people(surface)
    assert telling(f"saw {surface} there", [finding_of(f"saw {surface} there", surface, "OR", 0.9)]) == []


@pytest.mark.parametrize("surface", ["Polish shop", "Quillfeather porter", "Filipino porters lodge"])
def test_a_venue_named_for_a_people_is_one(surface: str) -> None:
    assert not names_a_people(surface)


def test_a_guess_within_a_set_phrase_goes_and_one_that_holds_more_stands() -> None:
    text = "sent by the spinal clinic and by the Quillfeather spinal clinic"
    words = weighed(text, (), view_of(text, {}))
    guessed = [
        finding_of(text, "spinal clinic", "OR", 0.8),
        finding_of(text, "Quillfeather spinal clinic", "OR", 0.8),
    ]
    assert [text[f.start : f.end] for f in telling(text, guessed, words)] == ["Quillfeather spinal clinic"]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "stays_readable"),
    [
        ("they have a plot beside the Scouts", "the Scouts", "OR", True),
        ("a gift from the Sally Army", "the Sally Army", "OR", True),
        ("seen at 3rd Quill Scouts on Monday", "3rd Quill Scouts", "OR", False),
        ("he answered in broad Yorkshire", "Yorkshire", "LO", True),
        ("she spoke broad Yorkshire to him", "broad Yorkshire", "LO", True),
        ("a Bristol accent, he said", "Bristol", "LO", True),
        ("he lives in Yorkshire now", "Yorkshire", "LO", False),
        ("one had gone home to Norway", "Norway", "LO", True),
        ("filed as no further action, OC18", "OC18", "VRM", True),
        ("strategy meeting under s47 CA89", "CA89", "PC", True),
        ("somewhere in the CA12 area", "CA12", "PC", False),
        ("reviewed by DS 1187 today", "DS 1187", "OC", False),
    ],
)
def test_bodies_at_large_and_ways_of_speaking_stay(
    text: str, surface: str, kind: str, stays_readable: bool
) -> None:
    found = msgspec.structs.replace(finding_of(text, surface, kind, 0.9), source="Reader")
    assert (telling(text, [found]) == []) is stays_readable
