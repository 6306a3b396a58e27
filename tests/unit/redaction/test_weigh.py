"""A word is a name when the evidence for it outweighs the evidence against: tables of both."""

from __future__ import annotations

import pytest

from redaction.finding import Finding
from redaction.known import known_from
from redaction.recognisers.names import evidence as ev
from redaction.weigh import is_derived, speakers, weighed, words_of
from tests.reader_parts import view_of

P = "P"


def names(text: str, likely: dict[str, tuple[str, float]], findings: tuple[Finding, ...] = ()) -> list[str]:
    return [w.text for w in weighed(text, findings, view_of(text, likely)) if w.weight > 0]


def found(text: str, surface: str, kind: str, score: float = 0.9) -> Finding:
    start = text.index(surface)
    return Finding(
        start=start, end=start + len(surface), type=kind, score=score, source="Test", reason="Said."
    )


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("Spoke to Oyelaran today.", {"Oyelaran": (P, 0.6)}, ["Oyelaran"]),
        ("spoke to oyelaran today.", {"oyelaran": (P, 0.6)}, ["oyelaran"]),
        ("SPOKE TO OYELARAN TODAY.", {"OYELARAN": (P, 0.6)}, ["OYELARAN"]),
        ("Then hope rang again.", {"hope": (P, 0.9)}, ["hope"]),
        ("Saw J at the flat.", {"J": (P, 0.9)}, ["J"]),
    ],
)
def test_what_the_reader_believes_is_a_name(
    text: str, likely: dict[str, tuple[str, float]], expected: list[str]
) -> None:
    assert names(text, likely) == expected


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("She gave up hope.", {"hope": (P, 0.05)}),
        ("The OIC will update.", {"OIC": (P, 0.1)}),
        ("He is Polish.", {"Polish": (P, 0.2)}),
        ("Saw a man, i.e. the suspect.", {"e": (P, 0.5)}),
        ("He rang on Monday.", {}),
    ],
)
def test_what_it_half_believes_of_an_ordinary_word_is_not(
    text: str, likely: dict[str, tuple[str, float]]
) -> None:
    assert names(text, likely) == []


def test_a_title_outweighs_the_reader_s_doubt() -> None:
    text = "Mrs Marsh rang again."
    assert names(text, {"Marsh": (P, 0.1)}, (found(text, "Marsh", ev.TITLED),)) == ["Marsh"]


def test_a_hint_alone_does_not_outweigh_the_reader() -> None:
    text = "The Testoria was stolen."
    assert names(text, {}, (found(text, "Testoria", ev.HINTED),)) == []


def test_a_name_thrown_at_somebody_as_abuse_is_nobody() -> None:
    text = 'He called me "Gunga Din" twice.'
    assert names(text, {"Gunga": (P, 0.9), "Din": (P, 0.9)}) == []


def test_a_doubtful_capital_beside_a_sure_name_is_a_name() -> None:
    text = "Rang Oyelaran Testoria today."
    sure = names(text, {"Oyelaran": (P, 0.99), "Testoria": (P, 0.2)})
    assert sure == ["Oyelaran", "Testoria"]


def test_words_leave_possessive_endings_out() -> None:
    assert [w.text for w in words_of("Hope's coat, the Khans' car, O'Neill's")] == [
        "Hope", "coat", "the", "Khans", "car", "O'Neill",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["texted", "crimed", "policed"])
def test_words_made_of_ordinary_ones_are_told(word: str) -> None:
    assert is_derived(word)


@pytest.mark.parametrize("word", ["oyelaran", "testoria", "Okonkwo"])
def test_names_are_not_taken_for_them(word: str) -> None:
    assert not is_derived(word)


@pytest.mark.parametrize(
    "text", ["White Welsh, aged 40.", "Recorded as mixed white and asian, Black British."]
)
def test_words_for_somebody_s_origin_are_no_name(text: str) -> None:
    likely = dict.fromkeys(("White", "Welsh", "Black", "British"), (P, 0.9))
    assert not {"Welsh", "British"} & set(names(text, likely))


def test_a_name_of_public_life_in_a_quotation_is_nobody() -> None:
    text = 'He shouted "Idi Amin was right" twice.'
    assert names(text, {"Idi": (P, 0.99), "Amin": (P, 0.99)}) == []


def test_a_people_s_name_that_is_also_a_given_name_goes_where_the_reader_is_sure() -> None:
    assert names("I will get Shona now.", {"Shona": (P, 0.96)}) == ["Shona"]
    assert names("She speaks Shona now.", {"Shona": (P, 0.4)}) == []
    assert names("She is Portuguese now.", {"Portuguese": (P, 0.96)}) == []


def test_a_word_of_a_script_without_capitals_is_taken_for_a_name_although_the_reader_denies_it() -> None:
    assert names("R. Xu\n徐若妍\n", {"Xu": (P, 0.9), "徐若妍": (P, 0.001)}) == ["Xu", "徐若妍"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Will you leave it!", "Will"),
        ('he shouted "May I pass"', "May"),
        ("He has Parkinson's, and falls.", "Parkinson"),
        ("a Star of David on a chain", "David"),
    ],
)
def test_a_verb_an_illness_or_a_set_phrase_is_nobody(text: str, word: str) -> None:
    assert names(text, {word: (P, 0.99)}) == []


@pytest.mark.parametrize(
    ("text", "word"), [("Told Will you had rung.", "Will"), ("Rang Parkinson's mum.", "Parkinson")]
)
def test_the_same_word_elsewhere_may_be_somebody(text: str, word: str) -> None:
    assert names(text, {word: (P, 0.99)}) == [word]


def test_speakers_are_told_with_the_time_before_them_and_without() -> None:
    assert speakers("QV: No.\nQV: Never.\nOK: fine") == {"QV"}
    assert speakers("[00:31:42] QV: No.\n00:31 QV: Never.") == {"QV"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a bag of Testington rice", "Testington"),
        ("ONE CAN OF TESTINGTON THROWN", "TESTINGTON"),
    ],
)
def test_a_thing_is_nobody(text: str, word: str) -> None:
    assert names(text, {word: (P, 0.99)}) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was a Ben of some sort.", "Ben"),
        ("a box of Testington's books", "Testington"),
        ("Rang Testington today.", "Testington"),
    ],
)
def test_somebody_beside_such_words_is_somebody(text: str, word: str) -> None:
    assert names(text, {word: (P, 0.99)}) == [word]


def test_a_party_s_name_is_no_thing() -> None:
    text = "She gave me a tin of Testington sweets, the Testington habit."
    view = view_of(text, {"Testington": (P, 0.99)})
    taken = weighed(text, (), view, known_from(["Ada Testington"]))
    assert [w.text for w in taken if w.weight > 0] == ["Testington", "Testington"]


def test_a_word_in_small_letters_alone_in_quotation_marks_calls_nobody() -> None:
    likely = {"kefira": (P, 0.9), "Kefira": (P, 0.9)}
    assert names('In her language "kefira" is one thing here.', likely) == []
    assert names('In her language "Kefira" is one thing here.', likely) == ["Kefira"]
    assert names('then they said "kefira" is one thing here', likely) == ["kefira"]
    party = known_from(["Kefira Tal"])
    text = 'The Note calls her "kefira" once.'
    assert [w.text for w in weighed(text, (), view_of(text, likely), party) if w.weight > 0] == ["kefira"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("he had called her a Karen and left", "Karen"),
        ("It is P for Peter, then", "Peter"),
        ('"you Lithos would eat the swans"', "Lithos"),
        ('he said "speak English, Porto rat"', "Porto"),
        ("I will spell it, P A K I", "K"),
    ],
)
def test_words_thrown_at_somebody_and_words_for_a_letter_are_nobody(text: str, word: str) -> None:
    assert word not in names(text, {word: (P, 0.99)})


def test_a_name_that_somebody_denies_is_nobody_wherever_it_stands() -> None:
    text = 'He shouted "over there, Abdul" and then Abdul again.'
    view = view_of(text, {"Abdul": (P, 0.99)})
    denied = known_from(["Zeynep Okonjo"], ["My name is not Abdul"])
    assert not [w for w in weighed(text, (), view, denied) if w.weight > 0 and w.text == "Abdul"]


def test_how_somebody_looks_is_no_party_s_name() -> None:
    text = "tyrell brown (black male) v kenny white (white male)"
    words = weighed(text, (), view_of(text, dict.fromkeys(("black", "white"), (P, 0.9))))
    assert [w.text for w in words if w.is_mocked] == ["black", "male", "white", "male"]


def test_a_party_s_name_for_a_letter_is_a_party_s_name() -> None:
    view = view_of("It is P for Peter, then", {"Peter": (P, 0.99)})
    words = weighed("It is P for Peter, then", (), view, known_from(["Peter Okonjo"]))
    assert "Peter" in [w.text for w in words if w.weight > 0]
