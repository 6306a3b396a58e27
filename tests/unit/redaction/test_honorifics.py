"""A title and a surname mean the party only where the title fits; otherwise somebody else of that family."""

import pytest

from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry, Party, Policy
from redaction.dates import read
from redaction.generalise import date_label
from redaction.honorifics import is_surname_alone, sex_of_title, sexes
from redaction.people import Register, tokens_of
from redaction.pipeline import propose
from redaction.text import Document


def bundle_of(text: str, *names: str) -> CaseBundle:
    facts = CaseFacts(
        format=1,
        reference="x",
        documents=(DocumentEntry(file="log.txt"),),
        parties=tuple(Party(name=n, role=r) for n, r in zip(names, ("suspect", "victim"), strict=False)),
    )
    return CaseBundle(facts=facts, documents=(Document(name="log.txt", text=text),))


def labels(text: str, *names: str) -> dict[str, str]:
    proposal = propose(bundle_of(text, *names), Policy())
    return {text[s.start : s.end]: s.label for s in proposal.spans["log.txt"]}


MAN = "Craig Rendlesham was seen. Craig said he was at home and his wife could say so. Craig gave his phone. "


@pytest.mark.parametrize(
    ("before", "sex"),
    [("told Mrs ", "f"), ("told MR ", "m"), ("Miss J. ", "f"), ("told ", None), ("PC ", None), ("Dr ", None)],
)
def test_a_title_tells_a_sex(before: str, sex: str | None):
    assert sex_of_title(before) == sex


def test_the_wife_of_a_party_is_a_person_of_her_own():
    found = labels(MAN + "I then rang and Mrs Rendlesham answered the door.", "Craig Rendlesham")
    assert found["Craig Rendlesham"] == "Suspect 1"
    assert found["Rendlesham"] == "Person 1"


def test_a_fitting_title_means_the_party():
    found = labels(MAN + "I then rang and Mr Rendlesham answered the door.", "Craig Rendlesham")
    assert found["Rendlesham"] == "Suspect 1"


def test_where_nothing_tells_the_title_means_the_party():
    found = labels("Shirin Tavakoli rang. Mrs Tavakoli is well.", "Shirin Tavakoli")
    assert found["Tavakoli"] == "Suspect 1"


def test_a_title_chooses_between_two_parties_of_one_surname():
    text = (
        MAN
        + "Delia Rendlesham said she saw it. Delia kept her coat on. Delia left, she was upset. Mrs Rendlesham signed."
    )
    found = labels(text, "Craig Rendlesham", "Delia Rendlesham")
    assert found["Rendlesham"] == "Victim 1"


@pytest.mark.parametrize(
    "text",
    [
        "Yusuf Keane went home. We met Keane, and Y was on the door all night.",
        'Yusuf Keane wrote it. The text ends: "thank you for coming. Y"',
        "Yusuf Keane was asked.\nDC    Were you there?\nYK    No comment.",
        "yusuf keane seen at home, stmt taken, all fine. yk\n",
        "Yusuf Keane says so in the minutes, which Y K then signed.",
    ],
)
def test_initials_of_a_party_go_where_they_act_sign_or_speak(text: str):
    proposal = propose(bundle_of(text, "Yusuf Keane"), Policy())
    last = max(s.end for s in proposal.spans["log.txt"] if s.type == "P")
    place = max(text.rfind(form) for form in ("Y was", 'Y"', "YK", "yk", "Y K"))
    assert last > place


def test_letters_that_grade_or_list_stay():
    text = "Kofi Bremner lives in block B and has a grade C. Plan B was agreed by all."
    proposal = propose(bundle_of(text, "Kofi Bremner"), Policy())
    assert [text[s.start : s.end] for s in proposal.spans["log.txt"] if s.type == "P"] == ["Kofi Bremner"]


def test_a_range_of_dates_is_one_thing_with_both_days_told():
    zero = read("20 December 2024").on(2024)
    assert zero
    label, _ = date_label("25 December to 2 January", zero, zero)
    assert label == "Day 5 to Day 13"


def test_a_register_without_evidence_gives_no_sex():
    assert Register(bundle_of("", "Craig Rendlesham")).sexes == {}


@pytest.mark.parametrize(
    ("mention", "alone"),
    [
        ("Rendlesham", True),
        ("Mr Rendlesham", True),
        ("Craig", False),
        ("Craig Rendlesham", False),
        ("C Rendlesham", True),
        ("Bright", False),
        ("", False),
    ],
)
def test_a_surname_alone_is_one_token_and_the_last_of_a_full_name(mention: str, alone: bool):
    being = Register(bundle_of("", "Craig Rendlesham")).beings[0]
    assert is_surname_alone(being, tokens_of(mention)) is alone


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Craig said he was at home with his wife. Craig left; he was upset.", "m"),
        ("Mr Craig Rendlesham rang.", "m"),
        ("Ms Craig Rendlesham rang.", "f"),
        ("Craig said she saw him.", None),
        ("Craig rang.", None),
        ("He rang. She rang.", None),
        ("", None),
    ],
)
def test_a_sex_is_told_only_where_the_bundle_says_it_clearly(text: str, sex: str | None):
    beings = Register(bundle_of(text, "Craig Rendlesham")).beings
    assert list(sexes(beings, [text]).values()) == ([sex] if sex else [])
