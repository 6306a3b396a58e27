"""What counts as shown to the preparer, and what as a false alarm."""

import pytest

from redaction.gold import parse_gold
from redaction.risk_recall import RiskCount, add_document, is_false_alarm
from redaction.scoring import Predicted, mentions
from redaction.spans import Risk


def risk(text: str, words: str, suggestion: str = "Say *a member of staff*.") -> Risk:
    start = text.index(words)
    return Risk(
        document="d", start=start, end=start + len(words), sentence="Few hold it.", suggestion=suggestion
    )


def counted(raw: str, *shown: str, masked: str = "", suggestion: str = "Say less.") -> RiskCount:
    text, gold = parse_gold(raw)
    predicted = [Predicted(text.index(masked), text.index(masked) + len(masked), "P", "x")] if masked else []
    count = RiskCount()
    found = mentions("B", "d", text, gold, predicted)
    add_document(count, text, gold, found, [risk(text, words, suggestion) for words in shown])
    return count


STAFF = (
    "She is [[JB:the only Farsi-speaking midwife]] and [[RL:lost a son in the flood]], said [[P:Ann Bright]]."
)


def test_a_risk_that_touches_a_job_shows_it():
    count = counted(STAFF, "She is the only")
    assert (count.kinds["JB"].spans, count.kinds["JB"].shown, count.kinds["JB"].masked) == (1, 1, 0)
    assert (count.kinds["RL"].spans, count.kinds["RL"].shown) == (1, 0)
    assert (count.false_alarms, count.raised) == (0, 1)


def test_what_is_masked_whole_counts_as_shown_and_as_masked():
    count = counted(STAFF, masked="lost a son in the flood")
    assert (count.kinds["RL"].shown, count.kinds["RL"].masked) == (1, 1)
    assert counted(STAFF, masked="lost a son").kinds["RL"].shown == 0
    assert (count.all_kinds.spans, count.all_kinds.shown, count.all_kinds.masked) == (2, 1, 1)


def test_a_risk_without_a_suggestion_shows_nothing():
    assert counted(STAFF, "the only", suggestion=" ").all_kinds.shown == 0


def test_words_are_counted_for_the_rate_of_false_alarms():
    count = counted("She walked to the shop. " * 50, "She walked")
    assert (count.words, count.false_alarms) == (250, 1)
    assert count.false_alarms_per_1000_words == 4.0
    assert RiskCount().false_alarms_per_1000_words is None


@pytest.mark.parametrize(
    ("raw", "words", "alarm"),
    [
        ("He is [[JB:the ferryman]] here.", "He is the ferryman here", False),
        ("He is [[JB:the ferryman]] here.", "here", True),
        ("Told [[OR:the Weir Choir]] today.", "the Weir Choir", False),
        ("Told the [[OR:Weir Choir]] today.", "the Weir Choir", False),
        ("Told the [[OR:Weir Choir]] today.", "Told the Weir Choir", True),
        ("She is [[K:deaf]].", "deaf", True),
        ("Plain words.", "Plain words", True),
    ],
)
def test_what_a_false_alarm_is(raw: str, words: str, alarm: bool):
    text, gold = parse_gold(raw)
    assert is_false_alarm(text, gold, risk(text, words)) is alarm


def test_a_risk_on_nothing_is_a_false_alarm():
    assert is_false_alarm("a ... b", (), Risk(document="d", start=2, end=5, sentence="", suggestion=""))
