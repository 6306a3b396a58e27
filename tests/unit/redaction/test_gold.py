"""Gold marks become true offsets, or a sentence that names the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.bundle import BundleRefused
from redaction.gold import parse_gold
from redaction.spans import NAMES
from redaction.text import canonical

EXAMPLE = '[[OC:PC 6038]] [[P#jp:Prest]] attended. IP wears a [[K:headscarf]], heard "[[K:clear off]]".'


def test_marks_are_stripped_and_offsets_point_at_the_words():
    text, spans = parse_gold(EXAMPLE)
    assert text == 'PC 6038 Prest attended. IP wears a headscarf, heard "clear off".'
    assert [(s.type, s.entity, text[s.start : s.end]) for s in spans] == [
        ("OC", None, "PC 6038"),
        ("P", "jp", "Prest"),
        ("K", None, "headscarf"),
        ("K", None, "clear off"),
    ]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("one\ntwo [[XX:y]]", "line 2: XX is not a type"),
        ("[[P:Ann", "must read"),
        ("[[P Ann]]", "must read"),
        ("[[P:]]", "holds no words"),
        ("[[P: ]]", "holds no words"),
        ("[[P:Ann [[K:x]] b]]", "inside one another"),
        ("Ann]] went", "never opened"),
        ("[[P:Ann]] went]]", "never opened"),
        ("caf[[P:e]]\u0301", "accent"),
    ],
)
def test_a_faulty_mark_is_refused_with_its_line(raw, words):
    with pytest.raises(BundleRefused, match=words):
        parse_gold(raw)


def test_a_closing_bracket_may_belong_to_the_words():
    text, spans = parse_gold("[[RF:[ref 12]]]")
    assert text == "[ref 12]"
    assert (spans[0].start, spans[0].end) == (0, 8)


PLAIN = st.text(
    alphabet=st.characters(exclude_characters="[]", exclude_categories=["Cs", "Mn", "Mc", "Lm"]), max_size=30
)


@given(
    st.lists(
        st.tuples(PLAIN, st.sampled_from(sorted(NAMES)), PLAIN.filter(lambda s: canonical(s).strip())),
        max_size=6,
    ),
    PLAIN,
)
def test_marks_round_trip_whatever_the_words_are(marks, tail):
    raw = "".join(f"{before}[[{kind}#k1:{words}]]" for before, kind, words in marks) + tail
    bare = "".join(before + words for before, _, words in marks) + tail
    if canonical(bare) != "".join(canonical(b) + canonical(w) for b, _, w in marks) + canonical(tail):
        return
    text, spans = parse_gold(raw)
    assert text == canonical(bare)
    assert [text[s.start : s.end] for s in spans] == [canonical(w) for _, _, w in marks]
