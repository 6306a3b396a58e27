from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.errors import Invalid, NotNow, PanelError, Refused
from panel.kernel.viewer import Viewer
from panel.packs.contents import Contents, Document, Paragraph, Piece
from panel.release import rules
from panel.release.changes import changes

PEOPLE = ("ann", "bob", "cas", "dee")
STEPS = st.one_of(
    st.tuples(st.just("approve"), st.sampled_from(PEOPLE), st.sampled_from(("now", "stale"))),
    st.tuples(st.just("return"), st.sampled_from(PEOPLE), st.just("now")),
    st.tuples(st.just("edit"), st.sampled_from(PEOPLE), st.just("now")),
    st.tuples(st.just("recall"), st.sampled_from(PEOPLE), st.just("now")),
)


def verifier(name: str) -> Viewer:
    return Viewer(id=name, name=name, role="verifier", agency="A")


def step(stand: rules.Stand, what: str, who: str, which: str) -> rules.Stand:
    """One press, as the service does it: checks, then the move."""
    viewer = verifier(who)
    if what == "recall":
        rules.check_can_recall(stand.state)
        return msgspec.structs.replace(stand, state=rules.STATES.check(stand.state, "recalled"))
    if what == "edit":
        if stand.state == "sealed":
            raise NotNow("sealed")
        return rules.Stand("awaiting", stand.sha256 + "+", True, stand.preparers | {who}, frozenset())
    rules.check_may_verify(viewer, stand)
    rules.check_can_verify(stand, stand.sha256 if which == "now" else "other bytes")
    if what == "return":
        return msgspec.structs.replace(stand, state=rules.STATES.check(stand.state, "returned"))
    rules.check_is_other(viewer, stand)
    approvers = stand.approvers | {who}
    state = rules.STATES.check(stand.state, rules.after_approval(len(approvers)))
    stand = msgspec.structs.replace(stand, state=state, approvers=approvers)
    if state == "verified" and rules.may_seal(stand):
        return msgspec.structs.replace(stand, state=rules.STATES.check(state, "sealed"))
    return stand


@given(st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=3), st.lists(STEPS, max_size=30))
def test_no_way_leads_to_a_seal_without_two_others_on_these_very_bytes(preparers, steps):
    stand = rules.Stand("awaiting", "sha", True, frozenset(preparers), frozenset())
    for what, who, which in steps:
        try:
            stand = step(stand, what, who, which)
        except PanelError:
            continue
        if stand.state in ("sealed", "recalled"):
            assert len(stand.approvers) >= 2
        assert not stand.approvers & stand.preparers
        assert stand.state != "verified"


def test_two_different_verifiers_seal():
    stand = rules.Stand("awaiting", "sha", True, frozenset({"ann"}), frozenset())
    stand = step(step(stand, "approve", "bob", "now"), "approve", "cas", "now")
    assert stand.state == "sealed"


def test_who_prepared_may_not_verify():
    stand = rules.Stand("awaiting", "sha", True, frozenset({"ann"}), frozenset())
    with pytest.raises(Refused, match="somebody else must check it"):
        rules.check_may_verify(verifier("ann"), stand)
    with pytest.raises(Refused, match="Only a verifier"):
        rules.check_may_verify(Viewer(id="m", role="member"), stand)


@pytest.mark.parametrize(
    ("stored", "is_current", "is_recalled", "shown"),
    [
        ("sealed", True, False, "sealed"),
        ("sealed", True, True, "recalled"),
        ("sealed", False, False, "sealed"),
        ("awaiting", False, False, "returned"),
        ("partly verified", False, False, "returned"),
        ("partly verified", True, False, "partly verified"),
        ("recalled", False, True, "recalled"),
    ],
)
def test_the_state_follows_the_preparer_and_the_pack(stored, is_current, is_recalled, shown):
    assert rules.state_now(stored, is_current, is_recalled) == shown


@pytest.mark.parametrize(
    ("checks", "minutes", "searched", "fields"),
    [
        ((), None, "", ["checks", "minutes", "searched"]),
        (("compared", "known"), 20, "nothing", ["checks"]),
        (("compared", "web"), 20, "nothing", ["checks"]),
        (("compared", "known", "web"), 0, "nothing", ["minutes"]),
        (("compared", "known", "web"), 481, "nothing", ["minutes"]),
        (("compared", "known", "web"), 20, "  ", ["searched"]),
    ],
)
def test_an_incomplete_checklist_names_each_field(checks, minutes, searched, fields):
    with pytest.raises(Invalid) as caught:
        rules.check_checklist(checks, minutes, searched)
    assert [p.field for p in caught.value.problems] == fields


def test_a_complete_checklist_passes_and_an_unknown_line_does_not():
    rules.check_checklist(("compared", "known", "news"), 25, "Two quotes; nothing.")
    with pytest.raises(Invalid, match="no line called"):
        rules.check_checklist(("compared", "known", "magic"), 25, "x")


def test_sending_back_needs_ten_words():
    with pytest.raises(Invalid, match="at least 10 words"):
        rules.check_return_reason("The name of the sister still stands there")
    rules.check_return_reason("In statement 1 paragraph 2 the name of the sister still stands; hide it")


def contents(*paragraphs: str) -> Contents:
    found = tuple(Paragraph(f"d1p{n}", n, (Piece(text),)) for n, text in enumerate(paragraphs, 1))
    document = Document(id="d1", kind="oel", title="Enquiry log", words=1, paragraphs=found)
    return Contents(policy="test", documents=(document,))


def test_changes_name_what_came_went_and_differs():
    found = changes(contents("a", "b", "c"), contents("a", "B", "c", "d"))
    assert [(c.id, c.before, c.after) for c in found] == [("d1p2", "b", "B"), ("d1p4", "", "d")]
    assert changes(contents("a"), contents("a")) == []


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_no_changes_means_the_same_text(old, new):
    assert (changes(contents(*old), contents(*new)) == []) == (old == new)
