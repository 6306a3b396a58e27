"""The figures mean what the gold format says they mean."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.bundle import Party
from redaction.gold import parse_gold
from redaction.scoring import (
    Predicted,
    case_style,
    damages,
    entities,
    entities_by_document,
    is_lookalike,
    is_masked,
    mentions,
    misses,
    tokens,
    wilson,
    with_parties,
)


def found(raw: str, *words: str, bundle: str = "B", document: str = "d"):
    """Mentions of a gold text when every occurrence of `words` is masked."""
    text, gold = parse_gold(raw)
    return mentions(bundle, document, text, gold, predicted(text, *words))


def predicted(text: str, *words: str) -> list[Predicted]:
    return [
        Predicted(at, at + len(w), "P", "x")
        for w in words
        for at in range(len(text))
        if text.startswith(w, at)
    ]


def test_a_span_is_masked_when_all_its_letters_and_digits_are():
    assert found("[[AD:8, Elm Close]]", "8", "Elm", "Close")[0].is_masked
    assert not found("[[AD:8, Elm Close]]", "Elm", "Close")[0].is_masked


@pytest.mark.parametrize(
    "raw", ["[[P:Mr Okafor]]", "[[OR:the Okafor]]", "[[P:Dr. Okafor]]", "[[P:Okafor at 14:05]]"]
)
def test_titles_articles_and_clock_times_need_not_be_covered(raw):
    masked = found(raw, "Okafor", " at ")
    assert masked[0].is_masked


def test_a_span_of_nothing_but_a_title_needs_all_of_it():
    assert not found("[[P:A]] went")[0].is_masked
    assert found("[[P:A]] went", "A")[0].is_masked


def test_an_entity_is_masked_only_when_every_mention_is():
    seen = found("[[P#a:Ann]] and [[P#a:Bright]] and [[P#b:Bo]]", "Ann", "Bo")
    assert (entities(seen).total, entities(seen).good) == (2, 1)


def test_mentions_without_a_key_are_tied_by_their_words_within_a_class():
    seen = found("[[P:Ann]] [[P:ANN]] [[LO:Ann]]", "ANN")
    assert entities(seen).total == 2


def test_entities_count_over_the_bundle_and_apart_by_document():
    seen = [*found("[[P#a:Ann]]", "Ann", document="1"), *found("[[P#a:Ann]]", document="2")]
    assert (entities(seen).total, entities(seen).good) == (1, 0)
    assert (entities_by_document(seen).total, entities_by_document(seen).good) == (2, 1)
    other = found("[[P#a:Ann]]", "Ann", bundle="C")
    assert entities([*seen, *other]).total == 2


def test_words_that_must_stay_are_damaged_by_a_single_letter():
    seen = found("She is [[K:Polish]] and [[K:deaf]].", "ish")
    assert [m.surface for m in damages(seen)] == ["Polish"]
    assert not list(misses(seen))


def test_words_that_only_look_like_names_are_told_by_their_key():
    seen = found("She is [[K:Polish]], sang [[K#trap:Molly Malone]] and [[P#trap:Ann]] came.", "Molly")
    assert [m.surface for m in seen if is_lookalike(m)] == ["Molly Malone"]


def test_a_miss_carries_its_type_and_25_characters_each_side():
    miss = next(misses(found("x" * 40 + " [[PH:07700 900123]] " + "y" * 40)))
    assert (miss.type, miss.before, miss.after) == ("PH", "x" * 24 + " ", " " + "y" * 24)


def test_precision_counts_words_and_charges_no_titles_articles_times_or_punctuation():
    text, gold = parse_gold("Mr [[P:Ann Bright]] met the Dean at 14:05, saying [[K:Polish]].")
    tally = tokens(text, gold, [Predicted(0, len(text), "P", "x")])
    assert (tally.masked_rightly, tally.masked_wrongly) == (2, len(["met", "Dean", "at", "saying", "Polish"]))
    assert tokens(text, gold, []) == tokens(
        text, gold, [Predicted(0, 2, "P", "x"), Predicted(17, 20, "P", "x")]
    )


@pytest.mark.parametrize(
    ("surface", "style"),
    [
        ("Ann", "Title"),
        ("ANN BRIGHT", "UPPER"),
        ("ann", "lower"),
        ("AB", "initials"),
        ("A.B.", "initials"),
        ("McCoy", "Title"),
    ],
)
def test_case_styles(surface, style):
    assert case_style(surface) == style


def test_names_are_tied_to_the_party_they_share_most_words_with():
    parties = (Party(name="Ann Bright", origin="british"), Party(name="Ann Okafor", origin="west_african"))
    seen = with_parties(
        found("[[P#a:Ann Okafor]] [[P#a:A]] [[P#s:Obi Okafor]] [[P#z:Zed]] [[LO:Ann]]"), parties
    )
    assert [(m.surface, m.origin, m.is_party) for m in seen] == [
        ("Ann Okafor", "west_african", True),
        ("A", "west_african", True),
        ("Obi Okafor", "west_african", False),
        ("Zed", None, False),
        ("Ann", None, False),
    ]


@pytest.mark.parametrize(
    ("good", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_intervals_agree_with_published_ones(good, total, low, high):
    """81 of 263 is the example of Newcombe (1998), Statistics in Medicine 17."""
    assert wilson(good, total) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 50), st.integers(1, 50))
def test_wilson_holds_the_share_and_stays_within_bounds(good, more):
    total = good + more
    low, high = wilson(good, total)
    assert 0 <= low <= good / total <= high <= 1


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)), max_size=5))
def test_predictions_anywhere_are_survived(text, places):
    spans = [Predicted(a, b, "P", "x") for a, b in places]
    assert tokens(text, (), spans).masked_rightly == 0
    assert is_masked(text, 0, len(text), bytearray(b"\1" * len(text)))


def test_a_mention_travels_between_processes():
    seen = found("[[P#a:Ann]]")[0]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(seen), type=type(seen)) == seen
