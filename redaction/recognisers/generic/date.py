"""Calendar dates in digits and words. Weekdays alone, clock times and lengths of time stay."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.dates import (
    DATE_RANGE,
    DAY_NUMBER,
    LONG_YEAR,
    MONTH_NAME,
    MONTH_NUMBER,
    ORDINAL_WORD,
    ROMAN_DATE,
    WEEKDAY,
    YEAR,
)
from redaction.recognisers.base import DASH, Rule, RuleRecognizer

ORDINAL = r"(?:st|nd|rd|th)"
DAY = rf"{DAY_NUMBER}{ORDINAL}?"
LIST = rf"(?:{DAY}[ ]?(?:{DASH}|/|&|,|to|and|or)[ ]?(?:and[ ])?(?:the[ ])?){{0,4}}"
LEAD = rf"(?:(?i:{WEEKDAY}),?[ ](?:the[ ])?)?"
TAIL = rf"(?:,?[ ]{YEAR}(?!\d|[:.]\d|/|[ ]?(?i:hrs?|hours|am|pm|males?|females?|men|people|mins?|minutes|officers|days|weeks)\b))?"
SLASH = rf"[ ]?(?:/|\.|{DASH})[ ]?"
CUE = r"(?:on|since|from|until|till?|by|before|after|dated?|of|and|to|the|for|between|due|ref|w/c|wc|w/e|log|cad|check|bailed to|return)"
PART = r"(?:(?:the[ ])?(?:early|mid|late|start of|beginning of|middle of|end of|first week (?:of|in)|last week (?:of|in)|second week (?:of|in)|third week (?:of|in)|week of)[ -](?:the[ ])?)"
SEASON = r"(?:spring|summer|autumn|winter)"
WEEK_LEAD = r"(?:w/?[ ]?c|w/?[ ]?e|wk[ ]?(?:c|e|comm?|commencing|ending)|week[ ](?:commencing|beginning|ending|of)|w/b|wb|wef|w\.e\.f\.?|m/e|month[ ]end(?:ing)?|p/e|c\.o\.b\.?|cob)"
NOT_DAYS = r"(?![ -]*(?:floor|birthday|century|time|anniversary|attempt|occasion|party|parties|place|year|grade|form|tier|class|offence|incident|visit|call|street|avenue|entry|person|man|male|female|review|suspect|victim|witness|battalion|child|grader|person|hand|degree|night|\d))"
CLOCKED = re.compile(
    r"(?:\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3})(?:[/.-]\d{2,4})?|(?:at|between|from|until|till|approx\.?|about|time|circa|hrs))[ ,|\t@-]+$|^[ \t|]*$|\n[ \t|]*$|\d[ ]?[-\u2013][ ]?$"
)
"""Before four digits that are a time of day in a log, not a year."""
ACTS = re.compile(
    r"(?:\b[A-Z]{2,6}[ ]|\b[A-Z]{2,6}[ ]?\(|\b(?:Act|Order|Regulations|Rules|Code|Guidance|Bill|Strategy|Framework|Directive|Convention|Procedure|Plan|Policy)s?,?[ ])$"
)


IN_A_DIARY = "Entries of this log begin with a day and a month."
DIARY = re.compile(
    r"^[ \t>*\u2022-]*\d\d\.(?:0[1-9]|1[0-2])[ ]+(?:[01]\d|2[0-3])[:.]?[0-5]\d\b", re.MULTILINE
)


class DateRecognizer(RuleRecognizer):
    """Each form of a date; the reader is left weekdays and clock times."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("DT", rf"(?<![\w/.-])(?P<x>{LONG_YEAR}-{MONTH_NUMBER}-{DAY_NUMBER})(?!\d)", "This is a date."),
        Rule("DT", rf"(?<![\w/.£$€])(?P<x>{LEAD}{DAY_NUMBER}{SLASH}{MONTH_NUMBER}{SLASH}(?:{LONG_YEAR}|\d{{2}}))(?![\w/])", "This is a date."),
        Rule("DT", rf"(?<![\w/.])(?P<x>{LEAD}{LIST}{DAY}[ .\-]{{0,2}}(?:day[ ])?(?:of[ ])?(?i:{MONTH_NAME})(?:[ \-]?{YEAR}(?!\d|[:.]\d|/|[ ]?(?i:hrs?|hours|am|pm)\b)|{TAIL}))(?!\w)", "This is a date."),
        Rule("DT", rf"(?<![\w/])(?P<x>{LEAD}(?:(?i:the)[ ])?(?i:{ORDINAL_WORD})[ ](?:day[ ])?of[ ](?i:{MONTH_NAME})(?:,?[ ]{LONG_YEAR})?)(?!\w)", "This is a date in words."),
        Rule("DT", rf"(?<![\w/])(?P<x>{LEAD}(?:{MONTH_NAME}|(?i:(?!may|mar\b){MONTH_NAME}))[ ](?:the[ ])?{DAY}(?:[ ]?(?:{DASH}|and|&)[ ]?{DAY})?(?![\w:%/]|\.\d)(?:,?[ ]{LONG_YEAR})?)(?![ ]?(?i:hrs|hours|am|pm))", "This is a date."),
        Rule("DT", rf"(?<![\w/])(?P<x>(?i:{PART})?(?:{MONTH_NAME}|(?i:(?!may|mar\b|march\b){MONTH_NAME}))[ ,'’/-]{{1,2}}(?:{LONG_YEAR}|['’]?(?:1[5-9]|2[0-9])(?![\w:]|[ ]?(?i:hrs|hours|am|pm))))(?!\w)", "This is a month of a year."),
        Rule("DT", r"(?i:\b(?:in|since|until|till?|by|from|during|throughout|around|about|last|this|next|of|for|to|before|after|and|or|between|through|back in|due|early|mid|late)[ -](?:the[ ])?(?:(?:start|beginning|middle|end)[ ]of[ ])?)(?P<x>(?:(?:early|mid|late)[ -])?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b)(?![ ]+[A-Z][a-z]|[’'-]\w)", "This is a month.", 0.75),
        Rule("DT", r"(?i:\b(?:in|since|until|till?|by|during|last|this|next|around|every|of)[ ](?:early[ ]|mid[ -]|late[ ])?)(?P<x>(?:january|february|april|june|july|august|september|october|november|december)\b)(?!['’]s[ ])", "This is a month.", 0.75),
        Rule("DT", rf"\b(?P<x>(?i:{PART})(?:{MONTH_NAME}|(?i:(?!may|mar\b|march\b){MONTH_NAME})))(?!\w)", "This is a part of a month.", 0.8),
        Rule("DT", r"(?<![\w/'’-])(?P<x>(?:January|February|April|June|July|August|September|October|November|December))(?![ ]+[A-Z][a-z]|[’'-]\w|\w)", "This is a month.", 0.7),
        Rule("DT", r"(?<![\w/£.,-])(?P<x>(?:1[3-9]|2[0-9]|3[01])/(?:0?[1-9]|1[0-2]))(?![\w/%]|[.,]\d)", "This is a day and a month.", 0.7),
        Rule("DT", r"(?:^[ \t>*|\[(-]*|[(,][ ]|\b(?i:done|dated|rec['’]?d|sent|authorised|requested|due|signed|seen|booked|posted|closed|made|taken|review|email|text|letter|i/v|interview|call)[ ])(?P<x>\d{1,2}/(?:0?[1-9]|1[0-2]))(?=[ ]+\d{1,2}[:.]?\d\d\b|[ ]?[).,;:]|[ ]+[-\u2013][ ]|[ ][A-Z]{2,3}$|[ ]+(?:at|and|to|by|now|with|from)\b|$)", "This is a day and a month.", 0.65),
        Rule("DT", rf"(?<![\w])(?P<x>{DAY_NUMBER}{ORDINAL})(?=[,.;:)]|$|[ ](?:and|&)[ ]\d)", "This is a day of a month.", 0.65),
        Rule("DT", rf"(?<![\w])(?P<x>[Tt]he[ ]{DAY_NUMBER}{ORDINAL})\b{NOT_DAYS}(?![ ]+of[ ](?!January|February|March|April|May|June|July|August|September|October|November|December))", "This is a day of a month.", 0.65),
        Rule("DT", r"(?<![\w/£.,:-])(?P<x>19[3-9]\d|20[0-3]\d)(?![\w/:%-]|[.,]\d|[ ]?(?i:hrs|hours|am|pm|pounds|people|steps)\b)", "This is a year.", 0.6),
        Rule("DT", r"(?<![\w/£.])(?P<x>(?:0[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2]))(?![\w/%]|\.\d)", "This is a day and a month.", 0.75),
        Rule("DT", rf"\b(?i:{CUE})[ :](?P<x>{DAY_NUMBER}[/.](?:0?[1-9]|1[0-2]))(?![\w/%]|\.\d|[ ]and[ ]\d{{1,2}}\.\d\d|[ ]?(?:am|pm|hrs|miles|km|m\b|cm|stone|per|mg|ml|out))", "This looks like a day and a month.", 0.65),
        Rule("DT", rf"\b(?i:{CUE}|is|was|told|said|meant)[ ](?P<x>(?:the[ ])?{DAY_NUMBER}{ORDINAL})\b{NOT_DAYS}", "This is a day of a month.", 0.75),
        Rule("DT", rf"(?<![\w/])(?P<x>(?i:{WEEKDAY})[ ](?:the[ ])?{DAY_NUMBER}{ORDINAL}?)(?![\w:./]|[ ]?(?i:am|pm|hrs|people|males|times|officers|minutes|hours))", "This is a day of a month.", 0.75),
        Rule("DT", rf"(?i:\b(?:in|since|until|till|back in|around|from|during|of|early|late|mid|circa|c\.|summer|winter|autumn|spring|year)[ -](?:about[ ]|around[ ])?)(?P<x>{LONG_YEAR}(?:[/-]\d{{2}}(?:\d{{2}})?)?)(?![\w/]|[ ]?(?i:hrs|hours))", "This is a year.", 0.7),
        Rule("DT", rf"\b(?P<x>(?i:(?:last|this past|the[ ](?:previous|following|same|early|late)|early|late|end of|end of the|this)[ ]{SEASON}|(?:the[ ]end[ ]of[ ])?the[ ]{SEASON}(?:[ ]of[ ]{LONG_YEAR})?(?![ -](?:time|term|holidays?|coat|flu|fair|camp))|{SEASON}[ ]{LONG_YEAR}))\b", "This is a season.", 0.65),
        Rule("DT", r"(?<=[_\-])(?P<x>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?[12]\d|20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)", "This is a date in a file name.", 0.8),
        Rule("DT", r"(?<![\w/.,£-])(?P<x>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[12]\d|20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)", "This is a date in one run of digits.", 0.8),
        Rule("DT", rf"(?<![\w/.])(?P<x>(?i:{DATE_RANGE}))(?!\w)", "These are the first and the last day of a time.", 0.95),
        Rule("DT", rf"(?<![\w/.])(?P<x>(?i:{ROMAN_DATE}))(?![\w/])", "This is a date with its month in Roman numerals."),
        Rule("DT", rf"(?<![\w/])(?P<x>(?i:{WEEKDAY})[ ]{DAY_NUMBER}[/.]{MONTH_NUMBER})(?![\w/]|\.\d)", "This is a day and a month.", 0.8),
        Rule("DT", rf"(?<![\w/])(?P<x>(?i:{WEEKDAY})[ ](?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[12]\d)(?!\w)", "This is a date in one run of digits.", 0.8),
        Rule("DT", r"(?<![\w'’-])(?P<x>(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?(?:,[ ]|[ ]and[ ]|[ ]?&[ ])){1,6}(?:Jan|Feb|Mar|Apr|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?)\b", "These are months.", 0.75),
        Rule("DT", r"^[ \t>*\u2022-]*(?P<x>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?=[ ]+(?:[01]\d|2[0-3])[:.]?[0-5]\d\b)", "This is a day and a month.", 0.8),
        Rule("DT", r"^[ \t>*\u2022-]*(?P<x>(?:2[4-9]|3[01])\.(?:0[1-9]|1[0-2]))(?=[ ]+[-\u2013]|[.:,][ ]+[A-Za-z])", "This is a day and a month.", 0.8),
        Rule("DT", r"^[ \t>*\u2022-]*(?P<x>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?=[ ]+[-\u2013][ ])", IN_A_DIARY, 0.75),
        Rule("DT", rf"(?i)(?<![\w/])(?P<x>{WEEK_LEAD}[ .:]*(?:{WEEKDAY}[ ])?(?:the[ ])?{DAY_NUMBER}{ORDINAL}?(?:[ ](?:of[ ])?{MONTH_NAME}|[/.]{MONTH_NUMBER}(?:[/.](?:20)?\d\d)?)?(?:[ ]{LONG_YEAR})?)(?![\w:/]|[.]\d|[ ]?(?:am|pm|hrs)\b)", "This is the day a week begins or ends.", 0.85),
        Rule("DT", rf"(?i)(?<![\w/])(?P<x>(?:wk|week)[ ]?(?:no\.?[ ]?|number[ ])?(?:[1-4]\d|5[0-3]|0?[1-9])[ ]?(?:of|/|,)?[ ]?{LONG_YEAR}|wk[ ]?(?:no\.?[ ]?)?(?:[1-4]\d|5[0-3]))(?![\w:/%]|[.]\d|[ ]?(?:weeks|wks|pregnant|scan|of[ ](?:the[ ])?(?:pregnancy|course|programme)))", "This is a week of a year.", 0.75),
        Rule("DT", rf"(?i)(?<![\w/])(?P<x>(?:[1-4]Q|Q[1-4])[ ,/-]{{0,2}}(?:of[ ])?(?:FY[ ]?)?(?:{LONG_YEAR}(?:[/-]\d\d(?:\d\d)?)?|['’]?[12]\d(?:[/-][12]\d)?)|(?:the[ ])?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[ ](?:quarter|half)[ ]of[ ](?:the[ ]year|{LONG_YEAR}(?:[/-]\d\d)?))(?![\w/])", "This is a quarter of a year.", 0.8),
        Rule("DT", r"(?<![\w/])(?P<x>(?:FY|fy)[ ]?(?:20)?[12]\d[/-](?:20)?[12]\d)(?![\w/])", "This is a tax year.", 0.75),
        Rule("DT", rf"(?i)(?<![\w/])(?P<x>(?:{WEEKDAY}[ ])?(?:the[ ])?{DAY_NUMBER}{ORDINAL}?[ ](?:inst|ult|prox|instant|ultimo|proximo)\b\.?)(?!\w)", "This is a day of this, the last or the next month."),
        Rule("DT", rf"(?i)(?<![\w/'’-])(?P<x>(?:early|mid|late)(?:[ -]|[ ]?(?:/|to)[ ]?(?:early|mid|late)[ -])(?:{MONTH_NAME})(?:[ ]?['’]?(?:{LONG_YEAR}|[12]\d))?)(?![\w])", "This is a part of a month.", 0.8),
        Rule("DT", rf"(?i)(?<![\w/'’-])(?P<x>(?:(?:early|mid|late)[ -])?{SEASON}(?:[ ]?(?:/|-)[ ]?{SEASON})?[ ](?:of[ ])?(?:{LONG_YEAR}(?:[/-]\d\d)?|['’][12]\d))(?![\w/])", "This is a season of a year.", 0.8),
        Rule("DT", rf"(?i)(?<![\w/'’-])(?P<x>(?:last|this[ ]past|the[ ]previous|the[ ]following)[ ](?:{SEASON}|(?!may\b|march\b){MONTH_NAME}))(?![\w'’-])(?![ ](?:time|term|coat|holidays))", "This is a season or a month.", 0.7),
        Rule("DT", r"(?i)(?:\b(?:in|since|until|till?|during|last|next|every|of|by)[ ](?:the[ ](?:month[ ]of|start[ ]of|end[ ]of|beginning[ ]of|middle[ ]of)[ ])?)(?P<x>(?:january|february|april|june|july|august|september|october|november|december|(?-i:JAN|FEB|APR|AUG|SEPT?|OCT|NOV|DEC|MARCH|jan|feb|apr|aug|sept?|oct|nov|dec)))(?![\w'’-])(?![ ]+\d)", "This is a month.", 0.75),
        Rule("DT", rf"(?i)(?<![\w/.-])(?P<x>(?:{WEEKDAY}[ ])?(?:the[ ])?(?:night|evening|morning|afternoon|early[ ]hours|day)[ ]of[ ](?:{WEEKDAY}[ ])?(?:the[ ])?{DAY_NUMBER}(?:{ORDINAL})?(?:[ ]?(?:/|-|to)[ ]?{DAY_NUMBER}{ORDINAL}?)?(?:[ ](?:of[ ])?{MONTH_NAME})?)(?![\w:/]|[.]\d)", "This is a day of a month.", 0.75),
        Rule("DT", rf"(?i)(?<![\w/.])(?P<x>{DAY_NUMBER}{ORDINAL}?[ ]?(?:/|-|\u2013|&|and|or|to)[ ]?{DAY_NUMBER}{ORDINAL}[ ](?:of[ ](?:this|last|next|the)[ ]month))(?!\w)", "These are days of a month.", 0.8),
        Rule("DT", rf"(?i)(?<![\w/.])(?P<x>(?:on[ ])?(?:the[ ])?{DAY_NUMBER}{ORDINAL}[ ]of[ ](?:this|last|next|that|each|the)[ ]month|(?:the[ ])?{ORDINAL_WORD}[ ]of[ ](?:this|last|next|that|the)[ ]month)(?!\w)", "This is a day of a month.", 0.75),
        Rule("DT", rf"(?<![\w/.,£$€])(?P<x>{LONG_YEAR}(?:/|\.){MONTH_NUMBER}(?:/|\.){DAY_NUMBER})(?![\w/])", "This is a date."),
        Rule("DT", r"(?<![\w/.,£$€-])(?P<x>(?:0[1-9]|1[0-2])/20[0-3]\d)(?![\w/])", "This is a month of a year.", 0.75),
        Rule("DT", r"(?i)(?<![\w/])(?P<x>(?:the[ ])?(?:early|mid|late)[ -](?:19|20)?\d0['’]?s(?=[ ](?:when|i\b|we\b|he\b|she\b|they\b)|[ ]*[.,;)])|(?:the[ ])?(?:19[3-9]0|20[0-2]0)['’]?s(?=[ ](?:when|i\b|we\b|he\b|she\b|they\b)|[ ]*[.,;)]))(?!\w)", "This is a time of years.", 0.6),
        Rule("DT", rf"(?i)(?<![\w/])(?P<x>{WEEKDAY},?[ ](?:the[ ])?(?:{ORDINAL_WORD}))(?!\w)(?=[ ]*(?:[.,;)\n]|$|at\b|in\b|of\b))", "This is a day of a month.", 0.75),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """The year of an Act is the Act's name."""
        before = match.string[max(0, match.start("x") - 20) : match.start("x")]
        if re.search(r"(?:\d(?:st|nd|rd|th)?|early|mid|late)[ -]may$", match.group("x")) and not re.match(
            r"[ ]?(?:[,.;:)\n]|\d|$)", match.string[match.end("x") :][:3]
        ):
            return False
        if rule.reason == IN_A_DIARY:
            return DIARY.search(match.string) is not None
        if rule.reason == "This is a year.":
            return not (ACTS.search(before) or CLOCKED.search(before))
        if rule.score == 0.7 and match.group("x") == "24/7":
            return False
        bare_year = re.fullmatch(r"\d{4}(?:[/-]\d+)?", match.group("x")) is not None
        return not (bare_year and ACTS.search(before))
