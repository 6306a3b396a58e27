"""TAB's measures on a small document whose shares can be counted by hand."""

import json

import pytest

from redaction.bundle import BundleRefused
from redaction.scoring import Predicted
from redaction.tab import add_document, new_score, read_tab

TEXT = "Mr Ann Bright lived in Oslo between 1991 and 1993. Ann left Norway."


def mention(words: str, kind: str, entity: str, nth: int = 0) -> dict:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return {
        "start_offset": at,
        "end_offset": at + len(words),
        "identifier_type": kind,
        "entity_id": entity,
        "entity_type": "X",
    }


def document(tmp_path, **annotators):
    content = [
        {
            "doc_id": "1",
            "text": TEXT,
            "annotations": {k: {"entity_mentions": v} for k, v in annotators.items()},
        }
    ]
    path = tmp_path / "tab.json"
    path.write_text(json.dumps(content))
    return read_tab(path)[0]


FIRST = [
    mention("Mr Ann Bright", "DIRECT", "a1"),
    mention("Ann", "DIRECT", "a1", 1),
    mention("Oslo", "QUASI", "a2"),
    mention("between 1991 and 1993", "QUASI", "a3"),
    mention("Norway", "NO_MASK", "a4"),
]
SECOND = [
    mention("Ann Bright", "DIRECT", "b1"),
    mention("Oslo", "NO_MASK", "b2"),
    mention("Norway", "QUASI", "b3"),
]


def spans(*words: str) -> list[Predicted]:
    return [
        Predicted(at, at + len(w), "", "") for w in words for at in range(len(TEXT)) if TEXT.startswith(w, at)
    ]


def score(doc, *words: str):
    found = new_score()
    add_document(found, doc, spans(*words))
    return found


def test_an_entity_counts_when_every_mention_is_masked_but_for_titles_and_connecting_words(tmp_path):
    doc = document(tmp_path, one=FIRST)
    found = score(doc, "Ann", "Bright", "1991", "1993")
    assert (found.direct.good, found.direct.total) == (1, 1)
    assert (found.quasi.good, found.quasi.total) == (1, 2)
    assert score(doc, "Ann Bright").direct.good == 0


def test_annotators_are_averaged_over_all_their_entities(tmp_path):
    found = score(document(tmp_path, one=FIRST, two=SECOND), "Ann Bright", "Norway")
    assert (found.direct.good, found.direct.total) == (1, 2)
    assert (found.quasi.good, found.quasi.total) == (1, 3)


def test_precision_counts_each_masked_word_with_the_share_of_annotators(tmp_path):
    found = score(document(tmp_path, one=FIRST, two=SECOND), "Bright", "Oslo", "lived")
    assert found.masked_words == 3
    assert found.precision == pytest.approx((1 + 0.5 + 0) / 3)


def test_recall_counts_the_words_of_entities_that_must_go(tmp_path):
    found = score(document(tmp_path, two=SECOND), "Ann")
    assert (found.recall.good, found.recall.total) == (1, 3)


def test_a_file_that_is_not_tab_is_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_text('{"a": 1}')
    with pytest.raises(BundleRefused, match="isn't a TAB file"):
        read_tab(path)
    with pytest.raises(BundleRefused, match="can't be read"):
        read_tab(tmp_path / "none.json")
