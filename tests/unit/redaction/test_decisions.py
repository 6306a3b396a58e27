"""Decisions replay to the same result every time, and none of them uncovers what another one covers."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.bundle import Proposal
from redaction.decisions import Decision, DecisionRefused, decide
from redaction.spans import Person, Span, span_id
from redaction.text import Document

TEXT = "Ann Bright met Tom. ANN's dog barked. E.B. and EB left 12 Mill Lane; Annn Brigth rang 07700 900123."
OTHER = "ann bright wrote. Tom replied."


def span(start: int, end: int, kind: str = "P", document: str = "a", **more) -> Span:
    fields = {"label": "Victim 1", "person": "v1"} if kind == "P" else {"label": "(address)"}
    return Span(id=span_id(document, start, end, kind), start=start, end=end, type=kind, **(fields | more))


def proposal(*spans: Span, people: tuple[Person, ...] | None = None) -> Proposal:
    both = (
        Person(key="v1", label="Victim 1", role="victim"),
        Person(key="s1", label="Suspect 1", role="suspect"),
    )
    return Proposal(
        policy="test",
        documents=(Document(name="a", text=TEXT), Document(name="b", text=OTHER)),
        spans={"a": tuple(spans), "b": ()},
        people=both if people is None else people,
    )


ANN = span(0, 10)
TOM = span(15, 18, label="Suspect 1", person="s1", doubtful=True)


def does(kind: str, number: int = 1, **fields) -> Decision:
    return Decision(number=number, kind=kind, **fields)


def surfaces(decided, name: str = "a") -> list[str]:
    text = next(d.text for d in decided.documents if d.name == name)
    return [text[s.start : s.end] for s in decided.spans[name]]


def test_without_decisions_everything_proposed_stays_masked():
    decided = decide(proposal(ANN, TOM))
    assert surfaces(decided) == ["Ann Bright", "Tom"]
    assert decided.open == (TOM.id,)


@pytest.mark.parametrize(
    ("decision", "words", "labels"),
    [
        (does("accept", span=TOM.id), ["Ann Bright", "Tom"], ["Victim 1", "Suspect 1"]),
        (does("reject", span=TOM.id), ["Ann Bright"], ["Victim 1"]),
        (does("retype", span=TOM.id, type="OR"), ["Ann Bright", "Tom"], ["Victim 1", "(an organisation)"]),
        (
            does("retype", span=TOM.id, type="OR", label="a shop"),
            ["Ann Bright", "Tom"],
            ["Victim 1", "a shop"],
        ),
        (does("relabel", span=TOM.id, label="a man"), ["Ann Bright", "Tom"], ["Victim 1", "a man"]),
        (does("split", span=TOM.id, role="witness"), ["Ann Bright", "Tom"], ["Victim 1", "Witness 1"]),
        (does("split", span=TOM.id, person="v1"), ["Ann Bright", "Tom"], ["Victim 1", "Victim 1"]),
        (does("merge", person="s1", into="v1"), ["Ann Bright", "Tom"], ["Victim 1", "Victim 1"]),
    ],
)
def test_each_kind_does_what_it_says(decision, words, labels):
    decided = decide(proposal(ANN, TOM), [decision])
    assert surfaces(decided) == words
    assert [s.label for s in decided.spans["a"]] == labels
    assert (TOM.id in decided.open) == (decision.kind == "merge")


def test_merging_people_moves_labels_that_speak_of_them():
    home = span(55, 67, "AD", label="home of Suspect 1")
    decided = decide(proposal(ANN, TOM, home), [does("merge", person="s1", into="v1")])
    assert [s.label for s in decided.spans["a"]] == ["Victim 1", "Victim 1", "home of Victim 1"]
    assert [p.key for p in decided.people] == ["v1"]


def test_a_name_added_with_find_all_is_found_in_every_spelling_and_document():
    decided = decide(
        proposal(), [does("add", document="a", start=0, end=10, type="P", role="victim", find_all=True)]
    )
    assert surfaces(decided) == ["Ann Bright"]
    assert surfaces(decided, "b") == ["ann bright"]
    first = decide(
        proposal(), [does("add", document="a", start=4, end=10, type="P", role="victim", find_all=True)]
    )
    assert surfaces(first) == ["Bright", "Brigth"]
    assert {s.label for s in first.spans["a"]} == {"Victim 2"}


def test_initials_are_found_with_and_without_dots():
    at = TEXT.index("EB")
    decided = decide(proposal(), [does("add", document="a", start=at, end=at + 2, type="P", find_all=True)])
    assert surfaces(decided) == ["E.B.", "EB"]


def test_find_all_leaves_a_place_that_a_person_rejected():
    decisions = [
        does("reject", 1, span=TOM.id),
        does("add", 2, document="b", start=18, end=21, type="P", person="s1", find_all=True),
    ]
    decided = decide(proposal(ANN, TOM), decisions)
    assert surfaces(decided) == ["Ann Bright"]
    assert surfaces(decided, "b") == ["Tom"]


def test_what_a_person_marks_wins_and_the_rest_stays_masked():
    wide = span(0, 18, "AD")
    decided = decide(proposal(wide), [does("add", document="a", start=0, end=10, type="P", person="v1")])
    assert [(s.type, TEXT[s.start : s.end]) for s in decided.spans["a"]] == [
        ("P", "Ann Bright"),
        ("AD", " met Tom"),
    ]


def test_undo_takes_a_decision_back_and_can_be_undone():
    reject, undo, again = does("reject", 1, span=TOM.id), does("undo", 2, of=1), does("undo", 3, of=2)
    assert surfaces(decide(proposal(TOM), [reject])) == []
    assert surfaces(decide(proposal(TOM), [reject, undo])) == ["Tom"]
    assert surfaces(decide(proposal(TOM), [reject, undo, again])) == []


def test_an_allowed_surface_is_kept_for_the_residual_check():
    decided = decide(proposal(), [does("allow", surface="Mill", reason="A kind of building here.")])
    assert decided.allowed == ("Mill",)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (does("accept", span="nope"), "no marked place nope"),
        (does("accept"), "doesn't say which span"),
        (does("retype", span=TOM.id, type="K"), "K is not a type that can be masked"),
        (does("add", document="z", start=0, end=1, type="P"), "no document called z"),
        (does("add", document="a", start=5, end=5, type="P"), "hold no text"),
        (does("add", document="a", start=0, end=9999, type="P"), "hold no text"),
        (does("add", document="a", start=0, end=3, type="P", person="x"), "no person x"),
        (does("split", span=TOM.id, role="king"), "king is not a role"),
        (does("merge", person="s1", into="s1"), "can't be merged with themselves"),
        (does("merge", person="s1", into="zz"), "no person zz"),
        (does("allow", surface="x"), "doesn't say which reason"),
        (does("undo", of=9), "undoes a decision that was never made"),
        (does("undo", of=1), "undoes a decision that was never made"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(decision, words):
    with pytest.raises(DecisionRefused, match=words):
        decide(proposal(TOM), [decision])


def test_undoing_what_a_later_decision_relies_on_is_refused():
    add = does("add", 1, document="a", start=0, end=10, type="P", role="victim")
    made = decide(proposal(), [add]).spans["a"][0].id
    with pytest.raises(DecisionRefused, match="Decision 2 can't be used"):
        decide(proposal(), [add, does("relabel", 2, span=made, label="x"), does("undo", 3, of=1)])


def test_two_decisions_with_one_number_are_refused():
    with pytest.raises(DecisionRefused, match="same number"):
        decide(proposal(TOM), [does("accept", span=TOM.id), does("reject", span=TOM.id)])


def test_decisions_travel_as_json():
    decision = does("add", 7, document="a", start=0, end=3, type="P", find_all=True, role="victim")
    assert msgspec.json.decode(msgspec.json.encode(decision), type=Decision) == decision


PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda p: (p[0], min(len(TEXT), p[0] + p[1]))
)
SPANS = st.lists(st.tuples(PLACES, st.sampled_from(["P", "AD", "RF"])), max_size=8)
ADDS = st.lists(st.tuples(PLACES, st.booleans()), max_size=4)


@settings(max_examples=60)
@given(SPANS, ADDS, st.booleans())
def test_nothing_proposed_or_added_is_uncovered_and_nothing_overlaps(spans, adds, is_reversed):
    proposed = proposal(*{s.id: s for s in (span(a, b, kind) for (a, b), kind in spans)}.values())
    decisions = [
        does("add", number, document="a", start=a, end=b, type="RF", find_all=everywhere)
        for number, ((a, b), everywhere) in enumerate(adds, 1)
        if TEXT[a:b].strip()
    ]
    decided = decide(proposed, decisions[::-1] if is_reversed else decisions)
    assert decided == decide(proposed, decisions)
    kept = decided.spans["a"]
    assert all(x.end <= y.start for x, y in itertools.pairwise(kept))
    assert len({s.id for s in kept}) == len(kept)
    covered = {p for s in kept for p in range(s.start, s.end)}
    wanted = {p for (a, b), _ in spans for p in range(a, b)} | {
        p for d in decisions for p in range(d.start, d.end)
    }
    assert {p for p in wanted if TEXT[p].isalnum()} <= covered
