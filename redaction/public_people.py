"""People and figures of public life: named in abuse, slogans and background, they tell of hostility and not of who was there.

A person of the case may bear such a name. So a name that could be anybody's stays only where it is quoted or likened, and none stays
that shares a word with a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction.known import Known
from redaction.phrases import Tokens, could_be_anybody, is_quoted, listed_phrases

LIKENED = re.compile(
    r"(?i)(?:\b(?:like|call(?:s|ed|ing)?[ ](?:me|him|her|them|us)|as|oi|you|another|real|proper|song|chant(?:s|ed|ing)?|about|than|free|said|says|shout(?:s|ed|ing)?)[ ,:]+(?:an?[ ]|the[ ])?)$"
)


def public_people(given: Tokens, parties: Known) -> Iterator[range]:
    """Places of the tokens that name somebody of public life."""
    for run, name in listed_phrases("public_people.txt").runs(given):
        start = given.places[run.start][0]
        apart = not any(len(w) > 2 and w in parties.words for w in name)
        told = is_quoted(given.text, start) or LIKENED.search(given.text[max(0, start - 24) : start])
        if apart and (told or not could_be_anybody(name)):
            yield run
