"""The residual check finds what is left in every dress, lets harmless words pass, and fails closed."""

import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.bundle import (
    AnonymisedBundle,
    AnonymisedDocument,
    CaseBundle,
    CaseFacts,
    DocumentEntry,
    Party,
    Piece,
)
from redaction.decisions import DecidedBundle
from redaction.render import render
from redaction.spans import Span
from redaction.text import Document
from redaction.verify import verify

PARTIES = (
    Party(
        role="victim",
        name="Shirin Tavakoli",
        also_known_as=("Shiri",),
        date_of_birth="1991-02-07",
        addresses=("8 Elmcroft Close, Banbury OX16 9ZZ",),
        phones=("07700 900861",),
        emails=("shirin.t91@example.org",),
        vehicles=("AB12 CDE",),
        handles=("@lioness_91",),
    ),
    Party(role="suspect", name="Will Rose"),
    Party(role="witness", name="Ewa Ng"),
    Party(role="officer", name="Joanna Prest", rank="PC", collar="6038"),
    Party(role="other", name="April Christian"),
)


def bundle(*texts: str, **facts) -> CaseBundle:
    documents = tuple(Document(name=f"d{n}.txt", kind="oel", text=t) for n, t in enumerate(texts))
    entries = tuple(DocumentEntry(file=d.name) for d in documents)
    fields = {
        "parties": PARTIES,
        "reference": "43190554410",
        "other_references": {"cad": "CAD 0932 of 03/03/18"},
    }
    return CaseBundle(facts=CaseFacts(format=1, documents=entries, **(fields | facts)), documents=documents)


def decided(case: CaseBundle, *spans: tuple[int, str, str, str]) -> DecidedBundle:
    """Spans given as (document, words, type, label); each masks the first place where the words stand."""
    found: dict[str, list[Span]] = {d.name: [] for d in case.documents}
    for number, words, kind, label in spans:
        start = case.documents[number].text.index(words)
        span = Span(id=f"{number}{start}", start=start, end=start + len(words), type=kind, label=label)
        found[f"d{number}.txt"].append(span)
    return DecidedBundle(
        policy="p",
        documents=case.documents,
        spans={n: tuple(sorted(s, key=lambda x: x.start)) for n, s in found.items()},
    )


def leaks(text: str, *spans: tuple[int, str, str, str], allowed: tuple[str, ...] = (), **facts) -> list[str]:
    case = bundle(text, **facts)
    report = verify(render(decided(case, *spans)), case, allowed)
    for leak in report.leaks:
        assert leak.sentence.endswith(".")
    return [leak.surface for leak in report.leaks]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("She said Tavakoli was there.", "Tavakoli"),
        ("spoke to tavakoli again", "tavakoli"),
        ("spoke to TAVAKOLI'S son", "TAVAKOLI'S"),
        ("the Tavakolis left", "Tavakolis"),
        ("spoke to Tavakoly twice", "Tavakoly"),
        ("file shirintavakoli_2 saved", "shirintavakoli"),
        ("spoke to Tava-\nkoli again", "Tava-\nkoli"),
        ("TavakoliA was seen", "TavakoliA"),
        ("the Tavakoli-run shop", "Tavakoli"),
        ("Shiri was upset", "Shiri"),
        ("then S.T. left", "S.T"),
        ("then ST left", "ST"),
        ("then S. T. left", "S. T"),
        ("saw Ng there", "Ng"),
        ("call 07700 900861 today", "07700 900861"),
        ("call +44 (0)7700-900-861 today", "+44 (0)7700-900-861"),
        ("call 07700\n900861 today", "07700\n900861"),
        ("born 07/02/1991 in town", "07/02/1991"),
        ("born 7 Feb 91 in town", "7 Feb 91"),
        ("born 7th of February 1991", "7th of February 1991"),
        ("born 1991-02-07", "1991-02-07"),
        ("ref 07021991", "07021991"),
        ("a car AB 12 CDE left", "AB 12 CDE"),
        ("a car ab12cde left", "ab12cde"),
        ("partial ab12 seen", "ab12"),
        ("at 8 elmcroft close", "8 elmcroft close"),
        ("on elmcroft", "elmcroft"),
        ("near ox169zz", "ox169zz"),
        ("the ox16 area", "ox16"),
        ("posted by lioness_91 again", "lioness_91"),
        ("wrote from shirin.t91 (at) example.org", "shirin"),
        ("shoulder number 6038", "6038"),
        ("ref 4319 0554 410", "4319 0554 410"),
        ("met Will outside", "Will"),
        ("told Mr Rose twice", "Rose"),
        ("WILL ROSE was seen", "WILL ROSE"),
        ("spoke to April about it", "April"),
        ("and April Christian left", "April Christian"),
        ("regards\nRose\n", "Rose"),
    ],
)
def test_what_case_json_names_is_found_in_every_dress(text, surface):
    assert surface in leaks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will you come? The rose grew. She will.",
        "In April it rained, and by mid April it stopped.",
        "She is a Christian and Polish; they shouted at Muslim people.",
        "He arose, and the prose was fine.",
        "It cost £1,200 and 1500 pounds, or 150% of the price, for 200 people, 120 metres away.",
        "At 1350 hrs, by 0930, from 1400-1530 and 21:05:33 hours.",
        "Section 127, s.39, s4A, para 101, the Public Order Act 1986 and the 2010 Act.",
        "A 999 call, then 101. Part of 24/7 cover for 365 days.",
        "OIC and IP agreed; NFA by CPS. DS review. MG11 from the AP. H2H and CCTV enqs done.",
        "1) Update. II) Next. Q1 was fine. IP1's and AP2's needs.",
        "Told on Tuesday via Facebook and WhatsApp. Tell MAMA and Stop Hate UK wrote.",
        '"Go back to Pakistan you Paki", he shouted.',
        "E-mail sent. Follow-up due. Re-interviewed. He didn't. They'd left. Victim's view.",
    ],
)
def test_ordinary_words_and_numbers_pass(text):
    assert leaks(text) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("spoke to Kowalczyk there", "Kowalczyk"),
        ("KOWALCZYK WAS SEEN", "KOWALCZYK"),
        ("told Mr Walker so", "Walker"),
        ("told DS Bishop so", "Bishop"),
        ("a man, P. Marsh, left", "P. Marsh"),
        ("log 471 opened", "471"),
        ("PC 1410 went", "1410"),
        ("collar 2210 went", "2210"),
        ("mail jo@example.org now", "jo@example.org"),
        ("see www.example.org/jo now", "www.example.org/jo"),
        ("posted by @jo_91 now", "@jo_91"),
        ("near OX4 1AA today", "OX4 1AA"),
        ("car KX19 ABC went", "KX19 ABC"),
        ("NI QQ 12 34 56 C", "12 34 56"),
        ("sort 20-45-45 given", "20-45-45"),
        ("exhibit JK/2 seized", "JK/2"),
        ("on 12/03/2026 he", "12/03/2026"),
        ("on the 3rd of March he", "3rd of March"),
        ("in March 2026 he", "March 2026"),
        ("oh seven seven double oh nine", "oh seven seven double oh nine"),
        ("of 12 Mill Lane", "12 Mill Lane"),
        ("on Mill Lane", "Mill Lane"),
        ("from Flat 4 above", "Flat 4"),
        ("he went to the Gibbon there", "Gibbon"),
        ("unit AYL3 sent", "AYL3"),
        ("signed 徐若妍 here", "徐若妍"),
        ("he said زينب again", "زينب"),
    ],
)
def test_what_looks_like_an_identifier_is_found_although_nobody_named_it(text, surface):
    assert surface in leaks(text, parties=())


def test_what_was_masked_in_one_place_is_found_in_another():
    case = bundle("Spoke to Zzyx Qorl, ref AB/77-1.", "later zzyx rang about ab771", parties=())
    out = render(decided(case, (0, "Zzyx Qorl", "P", "Victim 1"), (0, "AB/77-1", "RF", "(reference)")))
    assert [leak.surface for leak in verify(out, case).leaks] == ["zzyx", "ab771"]


def test_labels_and_titles_are_read_too():
    assert leaks("Spoke to her.", (0, "her", "P", "Tavakoli")) == ["Tavakoli"]
    assert leaks("Spoke to her.", (0, "her", "PH", "07700900861")) == ["07700900861"]
    case = bundle("Words.")
    out = render(decided(case))
    named = msgspec.structs.replace(out.documents[0], title="Statement of Tavakoli")
    report = verify(msgspec.structs.replace(out, documents=(named,)), case)
    assert [leak.surface for leak in report.leaks] == ["Tavakoli"]


def test_a_clock_time_after_a_masked_date_passes_and_after_a_rank_does_not():
    assert leaks("02/03/26 1410 call made.", (0, "02/03/26", "DT", "(Day 3)")) == []
    assert leaks("02/03/26 1410 call made.", (0, "02/03/26", "RF", "(reference)")) == ["1410"]


def test_what_a_person_allowed_passes_and_nothing_else():
    assert leaks("The Gibbon and the Orangutang pub", allowed=("orangutang",), parties=()) == ["Gibbon"]


def test_canaries_and_references_are_found():
    assert leaks("so marshbottom it is", canaries=("Marshbottom",)) == ["marshbottom"]
    assert leaks("log 0932 of 03/03/18") == ["0932", "03/03/18"]


def test_a_text_that_is_not_the_original_with_masks_is_a_leak():
    case = bundle("The officer left.")
    other = render(decided(bundle("The officer stayed.")))
    assert verify(other, case).leaks[0].rule == "check failed"
    assert not verify(AnonymisedBundle(policy="p", documents=()), case).is_releasable


def test_whatever_breaks_in_the_check_counts_as_a_leak(monkeypatch):
    def broken(*_):
        raise RuntimeError("no")

    monkeypatch.setattr(sys.modules["redaction.verify"], "suspects", broken)
    case = bundle("Words.")
    report = verify(render(decided(case)), case)
    assert not report.is_releasable
    assert "could not finish (RuntimeError)" in report.leaks[0].sentence


def test_an_empty_bundle_is_not_releasable():
    empty = CaseBundle(facts=CaseFacts(format=1, reference="x", documents=()), documents=())
    assert not verify(AnonymisedBundle(policy="p", documents=()), empty).is_releasable


PLAIN = st.sampled_from(["He left. ", "the man and ", "at the shop ", "\n", "“so”, ", "émigré 👩🏽‍🦽 "])
DRESSES = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        "{}'s".format,
        "{}s".format,
        "the {}-run".format,
        "x{}y".format,
        "({})".format,
        "{}.".format,
    ]
)
NAMES = st.sampled_from(["Tavakoli", "Shirin", "Prest", "Joanna", "Elmcroft", "Banbury"])


@settings(max_examples=150)
@given(st.lists(PLAIN, max_size=4), NAMES, DRESSES, st.lists(PLAIN, max_size=4))
def test_no_dress_and_no_surrounding_hides_a_rare_name(before, name, dress, after):
    text = "".join(before) + dress(name) + " " + "".join(after)
    found = leaks(text)
    assert any(name.casefold() in surface.casefold() for surface in found)


@given(st.text(max_size=80))
def test_any_text_can_be_checked(text):
    document = AnonymisedDocument(name="a", kind="oel", title="Log", pieces=(Piece(text=text),))
    report = verify(AnonymisedBundle(policy="p", documents=(document,)), bundle(text))
    assert all(leak.rule != "check failed" for leak in report.leaks)


@pytest.mark.slow
def test_a_megabyte_is_checked_in_seconds():
    import time

    text = "The man told Her that Section 127 was met, and she left at 14:05. " * 16_000
    started = time.perf_counter()
    assert leaks(text) == []
    assert time.perf_counter() - started < 60
