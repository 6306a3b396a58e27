from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.anonymisation import candidate, rules, views
from panel.kernel.errors import Invalid, NotNow
from redaction.bundle import CaseFacts, Leak, Party, Piece, Proposal
from redaction.decisions import decide
from redaction.render import render
from redaction.spans import Span, span_id
from redaction.text import Document, paragraphs

FACTS = CaseFacts(
    format=1,
    reference="43260011223",
    documents=(),
    parties=(
        Party(name="Ozanna Threlkeld", also_known_as=("Ozzy",), phones=("07700 900123",)),
        Party(name="May"),
    ),
)
TEXTS = st.text(alphabet="ab \n.", max_size=60)


@st.composite
def masked(draw):
    """A document and spans over it that don't touch."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if any(c.isalnum() for c in text[start:end]):
            key = span_id("x", start, end, "P")
            spans.append(
                Span(id=key, start=start, end=end, type="P", label="Victim 1", doubtful=start % 2 == 0)
            )
    return Proposal(policy="t", documents=(Document(name="x", text=text),), spans={"x": tuple(spans)})


@given(masked())
def test_the_rows_hold_the_whole_original_and_the_whole_result(proposal):
    decided = decide(proposal)
    written = render(decided)
    rows = views.rows(decided, written, 1)
    assert "\n".join("".join(m.text for m in row.original) for row in rows).rstrip(
        "\n"
    ) == proposal.documents[0].text.rstrip("\n")
    assert "\n".join("".join(p.text for p in row.result) for row in rows) == written.documents[0].text


@given(TEXTS)
def test_lines_without_hidden_places_number_as_the_library_numbers_paragraphs(text):
    found = [line for line in candidate.lines([Piece(text=text)]) if not candidate.is_blank(line)]
    assert ["".join(p.text for p in line) for line in found] == [
        text[p.start : p.end] for p in paragraphs(text)
    ]


@given(masked())
def test_the_next_doubtful_place_walks_round_all_of_them(proposal):
    decided = decide(proposal)
    seen, at = set(), ""
    for _ in decided.open:
        number, at = views.next_open(decided, at)
        assert number == 1
        seen.add(at)
    assert seen == set(decided.open)
    assert (views.next_open(decided) == (0, "")) == (not decided.open)


@given(TEXTS, st.integers(0, 5))
def test_a_leak_is_traced_to_its_own_place_when_nothing_is_hidden(text, which):
    places = [i for i in range(len(text)) if text.startswith("a", i)]
    if not places:
        return
    at = places[which % len(places)]
    leak = Leak(document="x", start=at, end=at + 1, surface="a", sentence="", rule="")
    assert views.original_place(Document(name="x", text=text), (), text, leak) == at


def test_a_leak_inside_a_label_has_no_place_in_the_original():
    leak = Leak(document="x", start=0, end=6, surface="Victim", sentence="", rule="")
    assert views.original_place(Document(name="x", text="Ann left"), (), "Victim 1 left", leak) == -1


@pytest.mark.parametrize(
    ("text", "surnames", "found"),
    [
        ("Reported by OZANNA  THRELKELD", False, ["Ozanna Threlkeld"]),
        ("Reported by Mrs Threlkeld", False, []),
        ("Reported by Mrs Threlkeld", True, ["Threlkeld"]),
        ("call 07700-900123", False, ["07700 900123"]),
        ("It may be so", True, []),
        ("Threlkelds are many", True, []),
        ("crime 43260011223.", False, ["43260011223"]),
    ],
)
def test_what_is_written_around_the_documents_is_searched_for_the_facts(text, surnames, found):
    assert rules.identifiers_in(text, FACTS, surnames) == found


@given(st.text(max_size=40))
def test_the_search_never_fails(text):
    rules.identifiers_in(text, FACTS, surnames=True)


def test_a_case_is_submitted_only_when_everything_is_settled():
    rules.check_can_submit("in progress", 0, True, 0)
    for state, open_count, is_checked, leaks in (
        ("submitted", 0, True, 0),
        ("in progress", 1, True, 0),
        ("in progress", 0, False, 0),
        ("in progress", 0, True, 1),
    ):
        with pytest.raises(NotNow):
            rules.check_can_submit(state, open_count, is_checked, leaks)


@pytest.mark.parametrize("label", ["", "  ", "x" * 81, "two\nlines"])
def test_a_label_is_one_short_line(label):
    with pytest.raises(Invalid):
        rules.check_label(label)


@pytest.mark.parametrize(("attempts", "state"), [(1, "todo"), (2, "todo"), (3, "failed"), (4, "failed")])
def test_three_attempts_are_all(attempts, state):
    assert rules.after_failure(attempts) == state


@pytest.mark.parametrize(
    ("suggestion", "words"),
    [
        ("Say *a relative*, or leave it out.", "a relative"),
        ("Leave the description out.", "(details left out)"),
        ("", "(details left out)"),
    ],
)
def test_a_suggestion_gives_words_ready_to_use(suggestion, words):
    assert views.instead(suggestion) == words
