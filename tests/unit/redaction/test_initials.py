"""Letters that stand for somebody of the case are found; letters that mean something else are left."""

from __future__ import annotations

import pytest

from redaction.bundle import Party
from redaction.initials import initials_in
from redaction.matcher import Matcher
from tests.matcher_parts import MATCHER, matcher_of

SUSPECT = matcher_of(Party(role="suspect", name="Carl Coverdale"))


def found_in(text: str, matcher: Matcher = MATCHER) -> list[str]:
    return [text[start:end] for start, end, _ in initials_in(text, matcher)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Seen by Z.A. at home", "Z.A."),
        ("Seen by Z. A. at home", "Z. A."),
        ("ZA said she was upset", "ZA"),
        ("PC D attended", "D"),
        ("We met, and Z was at the door.", "Z"),
        ("all fine. - za\n", "za"),
        ("spelt A-l-t-u-n-b-a-s on the phone", "A-l-t-u-n-b-a-s"),
        ("It is A L T U N B. Tell them", "A L T U N B"),
        ("06/10/25  Z absent. Mum texted", "Z"),
        ("not thought so. z lives here", "z"),
        ("told za, ok", "za"),
        ("Witnessed ZA, 3417", "ZA"),
        ("Surname? A, L, T, U, N, B, A, S. Not Alton.", "A, L, T, U, N, B, A, S"),
        ("You can say Al-tun-bas, nearly.", "Al-tun-bas"),
        ("off sick, nobody covered. ZA 16/12\n", "ZA"),
        ("I agree.\n> ZA, DC\n", "ZA"),
        ("19:50  ZA REQ FEMALE ESCORT", "ZA"),
        ("then she saw mrs w put it there", "w"),
        ("sorry for z. told him", "z"),
        ("night staff told. z.\n\nmon 12 jan", "z"),
        ("from the cod. z saw one of them", "z"),
        ("plus a spyhole. z.a. to ring her", "z.a."),
    ],
)
def test_initials_of_somebody_known_are_found(text: str, letters: str) -> None:
    assert letters in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "He is in block Z.",
        "PC attended",
        "The CPS said no.",
        "a grade A",
        "on the A4074",
        "NHS staff",
        "Plan Z was agreed",
    ],
)
def test_letters_that_mean_something_else_are_left(text: str) -> None:
    assert found_in(text) == []


def test_a_party_s_initials_that_head_line_after_line_are_a_speaker_s_whatever_else_they_mean() -> None:
    text = (
        "DC: Where were you?\nCC: At home.\nDC: With whom?\nCC: My wife.\nDC: Anyone else?\nCC: No comment."
    )
    assert found_in(text, SUSPECT) == ["CC"] * 3


def test_letters_of_a_mail_s_head_are_no_speaker_s() -> None:
    text = "To: the office\nCC: the team\nSubject: update"
    assert found_in(text, SUSPECT) == []


def test_initials_after_the_time_of_day_head_lines_too() -> None:
    text = "Speakers: CC the suspect.\n00:31:40  CC: No.\n00:31:42  CC: Leave it.\n00:31:50  CC: Fine."
    assert found_in(text, SUSPECT) == ["CC"] * 4


def test_a_name_spelt_out_with_a_double_letter_is_found() -> None:
    matcher = matcher_of(Party(role="suspect", name="Liam Russell"))
    assert found_in("Russell, R U double S. Tell them.", matcher) == ["R U double S"]


RANKED = (
    "(DC = me. TI = suspect.)\nDC: Mr Ifans?\nTI: Aye.\nDC: Sit down.\nTI: No.\nDC: Well.\n\nDC Price came."
)


def test_an_officer_s_initials_that_are_a_rank_are_found_where_they_speak_and_not_before_a_name() -> None:
    officer = matcher_of(Party(role="officer", name="Dervla Coyle", rank="PC"))
    assert found_in(RANKED, officer) == ["DC"] * 4
    assert found_in(RANKED.replace("DC = me. ", ""), officer) == ["DC"] * 3


def test_a_rank_at_the_head_of_lines_is_not_taken_for_a_victim_unless_the_text_explains_it() -> None:
    victim = matcher_of(Party(role="victim", name="Dan Cole"))
    assert found_in(RANKED, victim) == ["DC"] * 4
    assert found_in(RANKED.replace("DC = me. ", ""), victim) == []


def test_a_title_in_capitals_that_acts_is_somebody_s_initials() -> None:
    mona = matcher_of(Party(role="witness", name="Mona Saleh"))
    assert found_in("He left. MS wished it recorded.", mona) == ["MS"]
    assert found_in("He left. MS Kaur wished it recorded.", mona) == []


def test_a_party_s_initials_that_are_a_title_too_sign_a_text() -> None:
    mona = matcher_of(Party(role="witness", name="Mona Saleh"))
    assert found_in("I never had anyone stand up. MS\n", mona) == ["MS"]
    assert found_in("He walks with sticks, MS since 2019.", mona) == []
