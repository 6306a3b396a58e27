"""Draws by lot: repeatable, fair in form, and no rare strand lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.cases import rules
from panel.cases.selection import Candidate, check_draw, draw, lot
from panel.kernel.errors import Invalid, NotNow

STRANDS = st.sampled_from(["race", "religion", "disability", "transgender"])
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.text("abcdefgh0123456789", min_size=1, max_size=6),
        strands=st.lists(STRANDS, max_size=2, unique=True).map(tuple),
        outcome_code=st.none() | st.integers(1, 22),
    ),
    max_size=30,
    unique_by=lambda c: c.id,
)
RULES = st.sampled_from(["simple", "strand", "outcome"])


@settings(max_examples=100, deadline=None)
@given(CANDIDATES, RULES, st.integers(1, 40), st.text(max_size=8), st.randoms())
def test_a_draw_depends_on_frame_rule_and_seed_alone(frame, rule, wanted, seed, random):
    drawn = draw(frame, wanted, rule, seed)
    shuffled = list(frame)
    random.shuffle(shuffled)
    assert draw(shuffled, wanted, rule, seed) == drawn
    assert len(drawn) == len(set(drawn)) == min(wanted, len(frame))
    assert set(drawn) <= {c.id for c in frame}
    assert draw(frame, wanted + 1, rule, seed)[: len(drawn)] == drawn


@settings(max_examples=100, deadline=None)
@given(CANDIDATES, st.text(max_size=8))
def test_a_stratified_draw_reaches_every_strand_before_any_twice(frame, seed):
    strata = {c.strands[0] if len(c.strands) == 1 else "" for c in frame}
    if any(len(c.strands) != 1 for c in frame) or not frame:
        return
    first = draw(frame, len(strata), "strand", seed)
    assert {c.strands[0] for c in frame if c.id in first} == strata


def test_a_simple_draw_is_the_lowest_lots():
    frame = [Candidate(i) for i in ("a", "b", "c", "d")]
    assert draw(frame, 2, "simple", "apple") == tuple(sorted("abcd", key=lambda i: lot("apple", i))[:2])


def test_a_case_with_two_strands_stands_for_the_rarer():
    frame = [*(Candidate(f"r{n}", ("race",)) for n in range(9)), Candidate("x", ("race", "disability"))]
    for seed in "abcdef":
        assert draw(frame, 1, "strand", seed) == ("x",)


@pytest.mark.parametrize("wanted", [None, 0, -1, 4])
def test_a_draw_of_none_or_of_too_many_is_refused(wanted):
    with pytest.raises(Invalid):
        check_draw(wanted, "simple", "", 3)


def test_every_state_moves_only_as_listed():
    table = rules.STATES
    moves = {(a, b) for a in table.states for b in table.states if table.allows(a, b)}
    assert moves == {("received", "accepted"), ("received", "refused"), ("accepted", "disposed")}
    with pytest.raises(NotNow):
        table.check("disposed", "accepted")


def test_every_reason_is_a_sentence_that_says_what_to_do():
    for sentence in rules.REASONS.values():
        assert sentence.endswith(".")
        assert len(sentence.split()) >= 8
