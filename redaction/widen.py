"""Words that belong to what was found: the flat before its street, the town before its postcode, the years after an age, the account after its sort code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from redaction.finding import Finding

REACH = 40
"""How many characters before and after a finding are looked at."""
FLOOR = r"(?:top|ground|first|second|third|basement|attic|garden|rear|front|upper|lower|middle|end|corner|left|right)"
DWELLING = r"(?:flat|floor|room|rooms|bedsit|maisonette|apartment|studio|annexe|annex|granny flat|shop|unit)"
OVER = (
    r"(?:over|above|below|under|behind|beneath|next to|next door to|opposite|at the back of|at the rear of)"
)
BEFORE: Mapping[str, re.Pattern[str]] = {
    "AD": re.compile(
        rf"(?i)(?<![\w/])(?:(?:the|a|her|his|their|our|my)[ ])?(?:(?:{FLOOR}[ -])+{DWELLING}(?:[ ]{DWELLING})?(?:,|[ ]at|[ ]of)?|{DWELLING}[ ]{OVER}|(?:caravan|pitch|plot|mooring|berth|boat|houseboat|room|cabin)[ ](?:no\.?[ ])?\w{{1,4}},?(?:[ ](?:at|on))?|rear[ ]of)[ ]$"
    ),
    "AGE": re.compile(r"(?i)\b(?:(?:just|only|recently|newly)[ ]turned|rising|pushing|getting on for)[ ]$"),
}
AFTER: Mapping[str, re.Pattern[str]] = {
    "AD": re.compile(
        r"(?:,?[ ][A-Z][A-Za-z'’-]+){1,3}(?=,?[ ]{1,2}[A-Z]{1,2}\d[0-9A-Z]?[ ]{0,2}\d[A-Z]{2}\b)"
    ),
    "AGE": re.compile(
        r"(?i)[ -]?(?:y|yo|y/o|y\.o\.?|yrs?|years?)(?:[ -](?:of[ ]age|olds?))?(?![\w'’])(?![ ](?:ago|later|earlier|now|since|before|in|with|at|of)\b)"
    ),
    "VRM": re.compile(
        r"[ ](?:and|then|something|ending|finishing|followed by)(?:[ ](?:in|with|an?))?[ ](?=[A-Z])[A-HJ-PR-Y]{1,3}(?![\w'’])"
    ),
}
BETWEEN_BANK = re.compile(
    r"(?i)[ ,;:/|(]{0,3}(?:and[ ])?(?:(?:bank[ ])?(?:a/?c|acct?|account|sort(?:[ ]?code)?|s/c)\.?(?:[ ]?(?:no|number|num)\.?)?)?[ :.=#]{0,3}"
)
"""What may stand between a sort code and its account number, either first."""


def widened(text: str, finding: Finding) -> Finding:
    """The finding with the words before and after it that belong to the same thing."""
    start, end = finding.start, finding.end
    before, after = BEFORE.get(finding.type), AFTER.get(finding.type)
    if before and (met := before.search(text[max(0, start - REACH) : start])):
        start -= len(met.group())
    if after and (met := after.match(text[end : end + REACH])):
        end += met.end()
    return msgspec.structs.replace(finding, start=start, end=end)


def accounts_joined(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """A sort code and the account number beside it as one finding; all others as they are."""
    made: list[Finding] = []
    last: int | None = None
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.type != "BANK":
            made.append(finding)
            continue
        if last is not None and BETWEEN_BANK.fullmatch(text[made[last].end : finding.start]):
            made[last] = msgspec.structs.replace(made[last], end=max(made[last].end, finding.end))
            continue
        made.append(finding)
        last = len(made) - 1
    return made
