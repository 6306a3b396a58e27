"""Whatever a document holds, the redaction survives it: offsets stay true, no character is cut, and all else stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import redaction
from redaction.arbitrate import arbitrated
from redaction.bundle import (
    AnonymisedBundle,
    CaseBundle,
    CaseFacts,
    DocumentEntry,
    Party,
    Policy,
    Proposal,
)
from redaction.characters import is_between
from redaction.decisions import Decision, decide
from redaction.finding import Finding
from redaction.people import Register
from redaction.render import render
from redaction.spans import Span, span_id
from redaction.text import Document, canonical

NAME = "Zeynep Altunbas"
ARTICLE = re.compile(r"an?[ \t]+", re.IGNORECASE)
ODD = [
    "👩‍👩‍👧", "👍🏽", "🇬🇧", "❤️", "q\u0301", "Z\u0335eynep", "Altunbas\u0301", "\u0301", "قال زينب إنها في المنزل", "שלום", "\u200d", "\u200f", "\t", "\n\n", "\x0b",
    "\x00", "\r\n", "ﬁ", "İ", "ß", "ǅ", "\ud7ff", "\U0010ffff", "𝒵eynep", "Ｚｅｙｎｅｐ", "a" * 300, "1" * 300, "'" * 50, "((((", "]]", "[[P:", "-" * 80,
]  # fmt: skip
PLAIN = [
    NAME, "ZEYNEP ALTUNBAS", "zeynep", "Mrs Altunbas", "Z.A.", "PC 5512 DRAPER", "07700 900111", "14 Harrowgate Mews", "on 3 April 2025", "aged 44", "an Oakfield pupil",
    "zeynep.a@example.org", "AB12 CDE", "spoke to", "at 14:05", "was upset.", "the shop", "a", "an",
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(PLAIN), st.sampled_from(ODD), st.text(max_size=12)), max_size=14
).map(" ".join)
ONCE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bundle_of(*texts: str) -> CaseBundle:
    names = [f"d{n}.txt" for n in range(len(texts))]
    facts = CaseFacts(
        format=1,
        reference="43259998887",
        documents=tuple(DocumentEntry(file=n) for n in names),
        parties=(Party(role="victim", name=NAME, phones=("07700 900111",)),),
    )
    documents = tuple(Document(name=n, text=t) for n, t in zip(names, texts, strict=True))
    return CaseBundle(facts=facts, documents=documents)


def gaps(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """What lies before, between and after the spans."""
    position = 0
    for span in spans:
        yield text[position : span.start]
        position = span.end
    yield text[position:]


def check_spans(text: str, spans: Sequence[Span]) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.label.strip()
        assert is_between(text, span.start), (text, span)
        assert is_between(text, span.end), (text, span)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def check_nothing_else_changed(text: str, spans: Sequence[Span], written: AnonymisedBundle) -> None:
    """Each gap stands unchanged, but for an article that a label took over and the space inside one person's name."""
    plain = [piece.text for piece in written.documents[0].pieces if piece.type is None]
    for gap in gaps(text, spans):
        if (plain and gap == plain[0]) or (
            plain and gap.startswith(plain[0]) and ARTICLE.fullmatch(gap[len(plain[0]) :])
        ):
            plain.pop(0)
        else:
            assert not gap.strip(" \t/") or ARTICLE.fullmatch(gap), (gap, plain[:1])
    assert not plain


@ONCE
@given(TEXTS)
def test_offsets_are_true_no_character_is_cut_and_the_rest_is_unchanged(raw: str) -> None:
    text = canonical(raw)
    proposal = redaction.propose(bundle_of(text), Policy())
    check_spans(text, proposal.spans["d0.txt"])
    decided = redaction.decide(proposal)
    check_spans(text, decided.spans["d0.txt"])
    check_nothing_else_changed(text, decided.spans["d0.txt"], redaction.render(decided))


@ONCE
@given(st.lists(st.sampled_from([*PLAIN, *ODD]), max_size=8).map(" ".join))
def test_texts_that_no_reader_made_canonical_survive_too(raw: str) -> None:
    check_spans(raw, redaction.propose(bundle_of(raw), Policy()).spans["d0.txt"])


@pytest.mark.parametrize("odd", [o for o in ODD if canonical(o).strip()])
def test_a_party_is_found_beside_anything(odd: str) -> None:
    text = canonical(f"Log entry. {odd} {NAME} said she was at home.\n{NAME} {odd}\n")
    spans = redaction.propose(bundle_of(text), Policy()).spans["d0.txt"]
    covered = {place for span in spans for place in range(span.start, span.end)}
    for found in re.finditer(NAME, text):
        assert set(range(*found.span())) - {found.start() + NAME.index(" ")} <= covered, text


@pytest.mark.parametrize(
    "name",
    ["Z\u200beynep Altunbas", "Zey\u00adnep Altunbas", "\u202eZeynep\u202c Altunbas", "Zeynep\u2060 Altunbas", "Zeynep\x00 Altunbas", "Zeynep\r\nAltunbas", "Zeynep\u2028Altunbas"],
)  # fmt: skip
def test_what_is_unseen_does_not_hide_a_name(name: str) -> None:
    text = canonical(f"Spoke to {name} at home.")
    written = redaction.render(redaction.decide(redaction.propose(bundle_of(text), Policy())))
    assert "eynep" not in written.documents[0].text
    assert "Altunbas" not in written.documents[0].text


LINES = f"Log of 3 April 2025.\r\nSpoke to {NAME} at home – “caf\u00e9” \u00a320.\r\n{NAME.upper()} RANG.\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        LINES.encode(),
        b"\xef\xbb\xbf" + LINES.encode(),
        LINES.encode("utf-16"),
        b"\xff\xfe" + LINES.encode("utf-16-le"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        LINES.encode("cp1252"),
        LINES.replace("\r\n", "\r").encode(),
        LINES.replace("home", "ho\0me\x07").encode(),
        LINES.encode() + b"\xff\xfe\xfa broken",
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cr", "nul", "broken"],
)
def test_odd_encodings_are_read_and_redacted_with_true_offsets(raw: bytes, tmp_path) -> None:
    (tmp_path / "case.json").write_text(
        json.dumps(
            {"format": 1, "reference": "43259998887", "documents": [{"file": "log.txt"}], "parties": [{"role": "victim", "name": NAME}]}
        )
    )  # fmt: skip
    (tmp_path / "log.txt").write_bytes(raw)
    bundle = redaction.read_bundle(tmp_path)
    text = bundle.documents[0].text
    assert "\r" not in text
    assert "\0" not in text
    spans = redaction.propose(bundle, Policy()).spans["log.txt"]
    check_spans(text, spans)
    assert {text[s.start : s.end].casefold() for s in spans if s.type == "P"} >= {NAME.casefold()}


FINDINGS = st.lists(
    st.builds(
        lambda start, length, kind, score: Finding(
            start=start, end=start + length, type=kind, score=score, source="S", reason="R.", label="x"
        ),
        st.integers(0, 40),
        st.integers(0, 20),
        st.sampled_from(["P", "AD", "LO", "DT", "RF", "OC"]),
        st.floats(0, 1),
    ),
    max_size=8,
)


@given(
    FINDINGS,
    st.sampled_from(["Ann q\u0301 👩‍👩‍👧 Bright of 12 Mill Lane, Weir End, 3/4/25", "x" * 60, "  ,;: " * 10]),
)
def test_findings_that_overlap_nest_or_are_empty_become_spans_that_do_not(
    findings: list[Finding], text: str
) -> None:
    inside = [f for f in findings if f.end <= len(text)]
    final = arbitrated(text, inside, Register(bundle_of(text)))
    assert all(0 <= f.start < f.end <= len(text) for f in final)
    assert all(is_between(text, f.start) and is_between(text, f.end) for f in final)
    assert all(a.end <= b.start for a, b in pairwise(final))


def proposal_of(text: str, *places: tuple[int, int]) -> Proposal:
    spans = tuple(
        Span(id=span_id("d", a, b, str(n)), start=a, end=b, type="P", label=f"Person {n}")
        for n, (a, b) in enumerate(places)
    )
    return Proposal(policy="p", documents=(Document(name="d", text=text),), spans={"d": spans})


@given(
    st.lists(st.sampled_from(["ab", "q\u0301", "👩‍👩‍👧", " ", "7"]), min_size=1, max_size=10).map("".join),
    st.data(),
)
def test_whatever_overlaps_after_decisions_all_marked_words_go_and_no_others(text: str, data) -> None:
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple)
    places = data.draw(st.lists(place.filter(lambda p: p[0] < p[1]), max_size=6, unique=True))
    added = data.draw(place.filter(lambda p: text[p[0] : p[1]].strip()) if text.strip() else st.none())
    decisions = (
        [Decision(number=1, kind="add", document="d", start=added[0], end=added[1], type="P", label="New")]
        if added
        else []
    )
    decided = decide(proposal_of(text, *places), decisions)
    spans = decided.spans["d"]
    check_spans(text, spans)
    marked = {p for a, b in (*places, *([added] if added else [])) for p in range(a, b)}
    gone = {p for s in spans for p in range(s.start, s.end)}
    assert {p for p in marked if text[p].isalnum()} <= gone
    check_nothing_else_changed(text, spans, render(decided))


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\t", ".", "👍"])
def test_texts_with_nothing_in_them_stay_as_they_are(text: str) -> None:
    written = redaction.render(
        redaction.decide(redaction.propose(bundle_of(text, "Ann Bright rang."), Policy()))
    )
    assert written.documents[0].text == text


@pytest.mark.slow
def test_a_megabyte_in_one_line_survives_to_the_last_check() -> None:
    piece = f"PC 5512 DRAPER spoke to {NAME} 👩‍👩‍👧 q\u0301 at 14 Harrowgate Mews on 3/4/25; "
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000].rstrip("\u200d\u0301 ")
    bundle = bundle_of(canonical(text))
    proposal = redaction.propose(bundle, Policy(time_limit_seconds=3_000.0))
    check_spans(bundle.documents[0].text, proposal.spans["d0.txt"])
    decided = redaction.decide(proposal)
    written = redaction.render(decided)
    assert "Altunbas" not in written.documents[0].text
    redaction.verify(written, bundle, decided.allowed)
