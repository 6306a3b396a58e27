"""Dates of birth: a date that a word or a sign says is one."""

from __future__ import annotations

from typing import ClassVar

from redaction.dates import DAY_NUMBER, LONG_YEAR, MONTH_NAME, MONTH_NUMBER, ORDINAL_WORD, ROMAN_DATE
from redaction.recognisers.base import DASH, Rule, RuleRecognizer

SEP = rf"[ ]?(?:/|\.|{DASH}|[ ])[ ]?"
DATE = (
    rf"(?:(?i:{ROMAN_DATE})|{DAY_NUMBER}{SEP}{MONTH_NUMBER}{SEP}(?:{LONG_YEAR}|\d{{2}})|{LONG_YEAR}-{MONTH_NUMBER}-{DAY_NUMBER}"
    rf"|{DAY_NUMBER}(?:st|nd|rd|th)?[ .\-]{{0,2}}(?:of[ ])?(?i:{MONTH_NAME}),?[ .\-]{{0,2}}(?:{LONG_YEAR}|['’]?\d{{2}})?"
    rf"|(?i:{ORDINAL_WORD})[ ]of[ ](?i:{MONTH_NAME})(?:,?[ ]{LONG_YEAR})?"
    rf"|(?i:{MONTH_NAME})[ ]{DAY_NUMBER}(?:st|nd|rd|th)?,?[ ]{LONG_YEAR}|\d{{8}}|\d{{6}}|(?i:{MONTH_NAME})[ ]{LONG_YEAR}|{LONG_YEAR})"
)
CUE = r"(?:d\.?[ ]?o\.?[ ]?b\.?|date[ ]of[ ]birth|birth[ ]?date|d/o/b|born(?:[ ](?:on|in))?(?:[ ]the)?|b\.|birthday(?:[ ]is)?(?:[ ]on)?(?:[ ]the)?)"


class BirthDateRecognizer(RuleRecognizer):
    """The date alone is taken; the word before it stays, so a reader sees that a birth date was given."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("DOB", rf"(?<![\w])(?i:{CUE})[ \t]*[:=\-\]|]*[ \t]*\(?(?P<x>{DATE})(?![\w/])", "This is a date of birth.", 0.97),
        Rule("DOB", rf"(?<![\w])(?P<x>{DATE})[ ]*\(?(?i:dob|d\.o\.b\.?|date of birth)\b", "This is a date of birth.", 0.95),
        Rule("DOB", r"(?i)\bborn[ ]in[ ](?P<x>['’]?[3-9]\d|['’]?0\d)(?![\w/.:-])", "This is a year of birth.", 0.85),
    )  # fmt: skip
