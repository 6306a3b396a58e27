"""Telephone numbers in the ways people in this country write and say them."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import DASH, Rule, RuleRecognizer

SEP = rf"(?:[ \t\u00a0]{{1,2}}|\.|{DASH}|/)?"
COUNTRY = r"(?:\+|00)[ ]?44[ ]?(?:\(0\)[ ]?)?"
WORD = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine)"
MULTIPLE = rf"(?:(?:double|triple)[ -])?{WORD}"
EXTENSION = r"(?:[ ,]{0,2}(?i:ext(?:ension|n)?\.?|x)[ .:]?\d{2,6})?"
DATED = re.compile(r"0?\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)")
"""A date with its time has as many digits as a phone number."""
SHORT = frozenset({"999", "101", "112", "111", "105", "116123"})
"""Numbers that everybody may ring stay."""


class PhoneRecognizer(RuleRecognizer):
    """Nine to eleven digits after a nought or +44; foreign numbers after a plus; last digits after a cue; words."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "PH",
            rf"(?<![\w+])(?P<x>{COUNTRY}(?:\d{SEP}){{8,10}}\d{EXTENSION})(?!\w)",
            "This is a phone number.",
        ),
        Rule(
            "PH",
            rf"(?<![\w+/.])(?P<x>\(?0{SEP}[1-9](?:{SEP}\)?{SEP}\d){{8,9}}{EXTENSION})(?![\w/])",
            "This is a phone number.",
        ),
        Rule(
            "PH",
            rf"(?<![\w+])(?P<x>\+[1-9]\d{{0,2}}(?:{SEP}\(?\d\)?){{7,12}})(?!\w)",
            "This is a phone number from abroad.",
            0.85,
        ),
        Rule(
            "PH",
            r"(?i:\b(?:number|no\.?|mob(?:ile)?|tel(?:ephone)?|phone|landline|handset|line|call(?:er)?|msisdn|sim)\b[^.\n]{0,40}?"
            r"\b(?:end(?:s|ing|ed)|finish(?:es|ing))[ ](?:in[ ]|with[ ])?)(?P<x>[\dXx*]{0,8}\d{3,6})\b",
            "These are the last digits of a phone number.",
            0.85,
        ),
        Rule(
            "PH",
            r"(?i:\b(?:mob(?:ile)?|tel(?:ephone)?|phone|landline|msisdn)\b\.?(?:[ ](?:no|number))?\.?[ ]*[:\-][ ]*)(?P<x>\d[\d ]{4,14}\d)(?!\w)",
            "This stands where a phone number is asked for.",
            0.85,
        ),
        Rule(
            "PH",
            r"(?i:\b(?:ext|extn|extension)\b\.?(?:[ ]no\.?)?[ ]?:?[ ]?)(?P<x>\d{3,6})(?![\w:.]\d|\w)",
            "This is an extension of somebody's phone.",
            0.85,
        ),
        Rule(
            "PH",
            rf"(?i)(?<![\w/])(?P<x>(?:oh|o|zero|nought|07|o7|0)\d{{0,9}}(?:[ ,\-]{{1,2}}(?:{MULTIPLE}(?:[ ]hundred)?|\d{{1,6}})){{5,12}})(?![\w/])",
            "This is a phone number in words.",
            0.85,
        ),
        Rule(
            "PH",
            r"(?<![\w+])(?P<x>07\d{3}[ ]?[xX*]{3}[ ]?[\dxX*]{3})(?!\w)",
            "This is part of a phone number.",
            0.8,
        ),
        Rule(
            "PH",
            r"(?<![\w+])(?=[\dOo ]*\d[\dOo ]*\d)(?P<x>[oO0]7[\doO]{3}[ ]?[\doO]{3}[ ]?[\doO]{3})(?!\w)",
            "This is a phone number with letters for noughts.",
            0.85,
        ),
    )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Service numbers stay; a date with slashes is no phone."""
        found = match.group("x")
        if rule.reason.endswith("in words.") and not re.search(r"(?i)[a-z]{3}", found):
            return False
        digits = re.sub(r"\D", "", found)
        if digits in SHORT:
            return False
        return not DATED.match(found.strip())
