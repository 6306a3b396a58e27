"""Rendered text is the original with some stretches replaced, and says nothing of the files it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.decisions import DecidedBundle
from redaction.reading import Misaligned, masked_in
from redaction.render import render
from redaction.spans import Span
from redaction.text import Document, canonical
from redaction.titles import TITLES, slug, titles


def span(start: int, end: int, kind: str = "P", label: str = "Victim 1", person: str | None = "v1") -> Span:
    return Span(id=f"{start}-{end}", start=start, end=end, type=kind, label=label, person=person)


def rendered(text: str, *spans: Span, kind: str = "oel", name: str = "Ann Bright OEL.txt"):
    decided = DecidedBundle(
        policy="p", documents=(Document(name=name, kind=kind, text=text),), spans={name: spans}
    )
    return render(decided).documents[0]


def test_spans_are_replaced_and_counted():
    text = "Ann rang from 12 Mill Lane."
    decided = DecidedBundle(
        policy="p",
        documents=(
            Document(name="a.txt", kind="mg11", text=text),
            Document(name="b.txt", kind="mg11", text="No names."),
        ),
        spans={"a.txt": (span(0, 3), span(14, 26, "AD", "(address)", None))},
    )
    out = render(decided)
    assert [d.text for d in out.documents] == ["Victim 1 rang from (address).", "No names."]
    assert [d.title for d in out.documents] == ["Statement 1", "Statement 2"]
    assert out.counts == {"AD": 1, "P": 1}
    assert [p.type for p in out.documents[0].pieces] == ["P", None, "AD", None]


def test_neither_the_file_name_nor_an_unknown_kind_travels_on():
    document = rendered("Words.", kind="note about Ann Bright")
    assert (document.name, document.kind, document.title) == ("document", "other", "Document")


def test_a_first_and_a_last_name_of_one_person_become_one_label():
    assert rendered("Met Ann Bright.", span(4, 7), span(8, 14)).text == "Met Victim 1."
    assert rendered("Met Ann/4711.", span(4, 7), span(8, 12, "OC")).text == "Met Victim 1."
    assert rendered("Ann, Ann.", span(0, 3), span(5, 8)).text == "Victim 1, Victim 1."


def test_every_kind_of_case_json_has_a_title_of_its_own():
    assert len(set(TITLES.values())) == len(TITLES)
    assert titles(["letter", "oel", "letter"]) == ["Letter 1", "Enquiry log", "Letter 2"]
    assert len({slug(t) for t in TITLES.values()}) == len(TITLES)


ALPHABET = st.characters(exclude_categories=["Cs"])
PARTS = st.lists(
    st.tuples(
        st.text(ALPHABET, max_size=12),
        st.text(ALPHABET, min_size=1, max_size=8),
        st.sampled_from(["Victim 1", "(a place)"]),
    ),
    max_size=6,
)


@settings(max_examples=150)
@given(PARTS, st.text(ALPHABET | st.sampled_from("é👩🏽‍🦽שלום\u0301 a an the "), max_size=12))
def test_text_outside_spans_is_unchanged_and_offsets_stay_true(parts, tail):
    text = canonical("".join(plain + masked for plain, masked, _ in parts) + tail)
    spans, position = [], 0
    for number, (plain, masked, label) in enumerate(parts):
        start = min(position + len(plain), len(text))
        end = min(start + len(masked), len(text))
        if start < end:
            spans.append(span(start, end, "LO", label, str(number)))
        position = end
    document = rendered(text, *spans)
    plain_pieces = [p.text for p in document.pieces if p.type is None]
    outside = "".join(
        text[a:b]
        for a, b in zip([0, *(s.end for s in spans)], [*(s.start for s in spans), len(text)], strict=True)
    )
    kept = "".join(plain_pieces)
    assert len(outside) - 4 * len(spans) <= len(kept) <= len(outside)
    dropped = masked_in(document, text) if text else []
    assert len(dropped) >= bool(spans)
    if "a " not in text.casefold() and "an " not in text.casefold():
        assert kept == outside


def test_a_text_that_is_not_made_from_the_original_is_seen():
    document = rendered("Ann rang at noon.", span(0, 3))
    assert [m.surface for m in masked_in(document, "Ann rang at noon.")] == ["Ann"]
    for other in ("Ann rang at night.", " rang at noon.", "Ann rang at noon. More.", ""):
        with pytest.raises(Misaligned):
            masked_in(document, other)


def test_a_megabyte_renders():
    text = "Ann met the man at the shop. " * 36_000
    spans = tuple(span(at, at + 3) for at in range(0, len(text), 29))
    assert len(rendered(text, *spans).pieces) == 72_000
