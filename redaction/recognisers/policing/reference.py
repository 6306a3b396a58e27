"""References of crimes, incidents, custody and partners, by the word before them or by their form."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

WORD = (
    r"(?:crime|occurrence|occ|niche|incident|inc|log|CAD|C&C|STORM|command|event|ref(?:erence)?|our[ ]ref(?:erence)?|your[ ]ref(?:erence)?|case|job|CR|CRN|report|record|ticket|custody|CUSTODY|"
    r"detention|datix|complaint|intel(?:ligence)?|IR|5x5x5|VIW|MARAC|vulnerability|VAF|PPN|referral|docket|file|claim|enquiry|RMS|CRIS|athena|connect|investigation|linked(?:[ ]to)?|"
    r"sub[ ]ref|related|URN|tenancy|work[ ]order|works[ ]order|helpdesk|SAR|FOI|property|seizure|receipt|bag|seal|policy|insurance|stop[ ](?:and|&)[ ]search|FPN|CPN|PND|ticket|evidence|NICE|NICHE|upload|order|invoice|application|tweet|call)"
)
NUMBER = r"(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|record|id|#|nos\.?|refs?|code))?"
CODE = r"(?:(?<![A-Za-z])[A-Z]{1,6}[/\-. ]?)?\d[\dA-Z]*(?:[ ]?[/\-.][ ]?\d+|[/\-.][\dA-Z]+){0,5}"
OF_DATE = r"(?:[ ](?:of|dated|on|from)[ ](?:the[ ])?\d{1,2}(?:st|nd|rd|th)?[/. -](?:\d{1,2}|[A-Za-z]{3,9})(?:[/. -]\d{2,4})?)?"


class ReferenceRecognizer(RuleRecognizer):
    """Anything with two digits or more after a word that announces a reference, and codes that can be nothing else."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("RF", rf"(?i:\b{WORD}{NUMBER}(?![a-z])(?:[ ](?:is|was|under))?[ ]*[:.#=\-(\[|]*[ ]*)(?P<x>(?-i:{CODE}){OF_DATE})(?![\w/])", "This is a reference."),
        Rule("RF", rf"\b(?P<x>CAD[ ](?:(?i:no\.?|ref\.?)[ ])?\d{{3,6}}{OF_DATE})(?![\w/])", "This is a reference.", 0.95),
        Rule("RF", rf"(?<![\w/:])(?P<x>(?!(?:999|10[15]|11[12])[ ])\d{{3,5}}{OF_DATE.removesuffix(chr(63))})(?![\w/])", "This is an incident by its number and day.", 0.85),
        Rule("RF", r"(?<![\w/])(?P<x>[A-Z]{1,4}[/-]\d{4,8}|[A-Z]{1,4}[ ]\d{2}-\d{4,6}|[A-Z]{2,4}[ ]\d{4}[ ]\d{4})(?![\w/-])", "This has the form of a reference.", 0.8),
        Rule("RF", r"(?<![^\W_])(?P<x>[A-Z]{1,3}\d{4,8})(?=[_.])", "This is a reference in a file name.", 0.8),
        Rule("RF", r"(?<![\w/])(?P<x>\d{2}[ ]?\d{2}[ ]?\d{7})(?![\w/])", "This has the form of an occurrence number."),
        Rule("RF", r"(?<![\w/.-])(?P<x>[A-Z]{1,6}/\d{1,8}(?:/[\dA-Z]{1,8}){1,3}|[A-Z]{2,6}-\d{2,8}(?:-[\dA-Z]{1,8}){0,3}|\d{1,4}[A-Z]{1,3}/\d{2,8}/\d{2,4}|\d{2}/\d{4,8}/\d{2}|\d{5,8}/\d{2,4})(?![\w/])", "This has the form of a reference.", 0.8),
        Rule("RF", r"(?<![\w/£$€.,:+-])(?P<x>(?=[A-Z0-9]*\d{4})(?=[A-Z0-9]*[A-Z])[A-Z]{0,4}\d[A-Z0-9]{4,})(?![\w/]|[.,]\d)", "This looks like a reference.", 0.7),
        Rule("RF", r"(?<![\w£$€.,:+/-])(?P<x>\d{6,}(?:[-/ ]\d{2,})?)(?![\w/:%]|[.,]\d)", "A long number can be traced.", 0.65),
        Rule("RF", r"(?<![\w/])(?P<x>[A-Z]{1,2}\d{5,6})(?=[_.)\];,\s]|$)", "This looks like a reference.", 0.7),
    )  # fmt: skip
    LAW = re.compile(
        r"(?i)(?:HO|home office|classification|code|section|s\.?|outcome|offence|NSIR|MG|act)[ ]?$"
    )
    COUNT = re.compile(
        r"(?i)^[ ]?(?:days?|hours?|hrs?|weeks?|months?|years?|yrs?|minutes?|mins?|people|times?|males?|females?|officers?|am|pm|%|(?:st|nd|rd|th)\b|working|reports?|incidents?|occasions?|calls?|entries|pages?|wd\b|of the)"
    )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Clock times, counts, dates, sections of law and outcome codes after *report* or *incident* are no references."""
        found = match.group("x").strip()
        if re.match(r"(?:VIA|TAKER|HANDLER|ON|FROM|AT|IN|TO|NO|OF|AND|IS|WAS|BY|LOG)[ ]", found):
            return False
        digits = re.sub(r"\D", "", found)
        if rule.score < 0.9:
            return not re.fullmatch(r"(?:19|20)\d{2}(?:/\d{2,4})?", found)
        if len(digits) < 2 or self.LAW.search(match.string[max(0, match.start("x") - 16) : match.start("x")]):
            return False
        if self.COUNT.match(match.string[match.end("x") : match.end("x") + 12]):
            return False
        clock = re.fullmatch(r"(?:[01]?\d|2[0-3])[.:][0-5]\d", found)
        date = re.fullmatch(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?", found)
        year = re.fullmatch(r"(?:19|20)\d{2}", found)
        return not (clock or date or year) and (
            len(digits) > 2 or not re.fullmatch(r"\d+", found) or "#" in match.group()
        )
