"""Labels fit into their sentence; the words around them stay as they are."""

import pytest

from redaction.grammar import fitted


@pytest.mark.parametrize(
    ("before", "surface", "after", "label", "text", "taken"),
    [
        ("He went to the ", "St Mary's", " ", "a primary school", "primary school", 0),
        ("He went to the ", "St Mary's", " ", "(a primary school)", "(primary school)", 0),
        ("He went to ", "St Mary's", ".", "a primary school", "a primary school", 0),
        ("her ", "mosque", ".", "a mosque", "mosque", 0),
        ("Ann's ", "Oak Academy", ".", "a school", "school", 0),
        ("an ", "Oakfield", " pupil", "a secondary school", "a secondary school", 3),
        ("An ", "Oakfield", " pupil", "a secondary school", "A secondary school", 3),
        ("a ", "Riverside", " worker", "an organisation", "an organisation", 2),
        ("a ", "Riverside", " worker", "a hospital", "hospital", 0),
        ("", "St Mary's", " rang", "a primary school", "A primary school", 0),
        ("He left. ", "St Mary's", " rang", "a primary school", "A primary school", 0),
        ('He said "no." ', "St Mary's", " rang", "a primary school", "A primary school", 0),
        ("He went to\n", "St Mary's", " and", "a primary school", "a primary school", 0),
        ("end\n\n", "St Mary's", " rang", "(a place)", "(A place)", 0),
        ("spoke to ", "Shirin's", " son", "Victim 1", "Victim 1's", 0),
        ("spoke to ", "Shirin", "'s son", "Victim 1", "Victim 1", 0),
        ("home (", "8 Elm Close", ")", "(address)", "address", 0),
        ("DS ", "Prest", " said", "Officer 2 (DS)", "Officer 2", 0),
        ("PC ", "Prest", " said", "Officer 2 (DS)", "Officer 2 (DS)", 0),
    ],
)
def test_a_label_fits(before, surface, after, label, text, taken):
    assert fitted(label, surface, before, after, is_person=label[0] in "VO") == (text, taken)
