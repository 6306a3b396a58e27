"""Homes that people of a case go by as *the lady at ten* or *9 is at it again*: a door's number, known from its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from redaction.finding import Finding
from redaction.recognisers.generic.numbers import TENS, UNITS
from redaction.text import Document

SURE = 0.7
IN_WORDS = {word: str(number) for number, word in enumerate((*UNITS, TENS[0])) if number > 1}
NUMBER = rf"(?P<x>\d{{1,3}}[A-Da-d]?|(?i:{'|'.join(IN_WORDS)}))(?![\w%]|[:.,]\d|[ ]?(?i:am|pm|hrs?|hours|mins?|minutes|days?|weeks?|months?|years?|yrs?|times|o'clock|past|to[ ]\w+|of[ ]them|people|in[ ]the[ ](?:morning|afternoon|evening)))"
DWELLER = r"(?:him|her|them|lad(?:y|ies)|m[ae]n|wom[ae]n|famil(?:y|ies)|couples?|neighbours?|residents?|tenants?|occup(?:ier|ant)s?|people|lads?|lot|blokes?|gent(?:leman)?|mum|nan|fella|kids?|boys?|girls?|students?|complainant)"
KNOCKED = re.compile(
    rf"\b(?i:complaint[ ]re|complaints?[ ](?:about|from|against)|knocked(?:[ ](?:at|on))?|called[ ]at|door[ ]of)[ ](?i:no\.?[ ]|number[ ])?{NUMBER}(?=[.,:;)\n]|$|[ ](?i:is|was|again|and|but|no|re|for)\b)"
    rf"|\b(?i:tried|attended)[ ](?P<y>\d{{1,3}}[A-Da-d]?)(?=[,.;)](?!\d))"
)
"""After a knock or a complaint a bare number is a home, whether or not its address was found."""
HOUSE_TO_HOUSE = re.compile(
    r"(?i)\b(?:h2h|hse2hse|h/h|house[- ](?:to|2)[- ]house|door[- ]to[- ]door|neighbours?[ ](?:spoken|seen|visited|called)|doors?[ ](?:knocked|tried|called)|no[ ](?:ans(?:wer)?|reply)|nil[ ]reply|not[ ]in|nowt|refused|tried[ ]\d{1,3})\b"
)
"""What tells that a passage lists the homes where police called."""
LISTED = re.compile(
    r"(?:(?<=[.;:][ ])|^[ \t*-]*)(?P<x>(?!(?:19|20)\d\d)\d{1,3}[A-Da-d]?(?:,?[ ]?(?:&|and|,)[ ]?\d{1,3}[A-Da-d]?)*)(?![.)/:%\d]|[ ](?i:am|pm|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?|yrs?|miles?|metres?|m|cm|x|of|people|males?|females?|youths?|lads|men|women|calls?|times|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b)(?=[ -][A-Za-z(\"“])",
    re.MULTILINE,
)
"""A number that opens a clause, or several: *9 refused. 11 T Pashley, denies.*"""
LEAST_LISTED = 2
OF_A_DOOR = (
    re.compile(rf"\b(?i:{DWELLER}[ ](?:at|from|in)[ ](?:no\.?[ ]|number[ ])?){NUMBER}"),
    re.compile(rf"\b(?i:re|number)[ ]{NUMBER}(?=[.,:;)\n]|$)"),
    re.compile(
        rf"(?:^|[.!?;:][ ]+|[\"“][ ]?){NUMBER}(?=[ ](?i:is|are|was|were|has|had|says?|said|did|didn['’]?t|complain(?:s|ed|ing)?|again|won['’]?t|lives?|moved|keeps?)\b)",
        re.MULTILINE,
    ),
)
"""Where the number of a known home is said alone: after who lives there, at the end of a clause, and where it acts itself."""
OF_AN_ADDRESS = re.compile(r"(?<![\w.])(\d{1,3}[A-Za-z]?)(?=,?[ ]+[\dA-Za-z]|$)")


def known_doors(documents: Sequence[Document], found: Mapping[str, Sequence[Finding]]) -> frozenset[str]:
    """Numbers of the homes whose addresses were found, in small letters."""
    doors: set[str] = set()
    for document in documents:
        for finding in found[document.name]:
            if finding.type == "AD" and finding.score >= SURE:
                surface = document.text[finding.start : finding.end]
                doors |= {m.group(1).lower() for m in OF_AN_ADDRESS.finditer(surface)}
    return frozenset(doors)


def door_copies(text: str, doors: frozenset[str]) -> Iterator[Finding]:
    """Where a home goes by its number alone."""
    for match in KNOCKED.finditer(text):
        yield _home(match)
    yield from _house_to_house(text)
    for pattern in OF_A_DOOR if doors else ():
        for match in pattern.finditer(text):
            said = match.group("x").lower()
            if IN_WORDS.get(said, said) in doors:
                yield _home(match)


def _house_to_house(text: str) -> Iterator[Finding]:
    """Doors by number in each passage that lists two or more, where the passage says that it does."""
    place = 0
    for passage in re.split(r"(\n[ \t]*\n)", text):
        listed = list(LISTED.finditer(passage)) if HOUSE_TO_HOUSE.search(passage) else []
        for match in listed if len(listed) >= LEAST_LISTED else ():
            home = _home(match)
            yield msgspec.structs.replace(home, start=place + home.start, end=place + home.end)
        place += len(passage)


def _home(match: re.Match[str]) -> Finding:
    group = "x" if match.groupdict().get("y") is None else "y"
    return Finding(
        start=match.start(group),
        end=match.end(group),
        type="AD",
        score=SURE,
        source="Doors",
        reason="Somebody's home goes by this number.",
    )
