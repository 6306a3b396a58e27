"""Numbers the state gives a person: National Insurance, passport, driving licence, tax, visa, case numbers."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

NUMBER = r"(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|#|id))?"
IS = r"(?:[ ](?:is|was))?[ ]*[:.#=\-]?[ ]*"


LABELLED = "This is a number given to one person, after its label."
SPACED = "These are the characters of a number, set apart."
HOLDER = (
    r"member(?:ship)?|badge|warrant[ ]card|staff|employee|payroll|personnel|works|clock|client|customer|patient|hospital|unit|MRN|CHI|H&C|hospital[ ]no|case[ ]?worker|"
    r"student|pupil|learner|candidate|admission|UPN|ULN|UCAS|library(?:[ ]card)?|tenancy|tenant|rent|housing|application|applicant|homeless|council[ ]tax|account|"
    r"prison(?:er)?|NOMIS|nomis|delius|PNC[ ]?ID|UTR|tax|PAYE|VAT|claim(?:ant)?|policy|PIP|DLA|ESA|UC|universal[ ]credit|blue[ ]badge|bus[ ]pass|railcard|oyster(?:[ ]card)?|smart[ ]?card|travel[ ]?card|freedom[ ]pass|"
    r"loyalty(?:[ ]card)?|clubcard|nectar|voucher|gift[ ]?card|licen[cs]e|PCO|PHV|SIA|DBS|disclosure|BRP|biometric[ ]residence[ ]permit|residence[ ]permit|visa|eVisa|GWF|UAN|home[ ]office|HO|NASS|ARC|asylum|port|"
    r"passport|id[ ]card|identity[ ]card|registration|GMC|NMC|HCPC|SRA|GDC|GPhC|GPHC|PIN|SWE|NRPSI|union|donor|fob|key[ ]?card|swipe[ ]card|system|CRN|MyID"
)
"""Words before the number of one person at an office, shop, school, hospital or carrier."""
DEVICE = r"(?:serial|s/n|sn|asset|sticker|tag|IMEI|EID|ICCID|MEID|chip|microchip|frame|chassis|VIN|engine|hull|meter|MPAN|MPRN|locker|safe|router|device[ ]id|model|batch|barcode)"
DEVICE_WORD = r"(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|#|id|code|mark|sticker|tag))?"


class PersonalNumberRecognizer(RuleRecognizer):
    """By their form where that is enough, by the word before where it isn't."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("ID", r"(?i)(?<![\w/])(?P<x>(?!BG|GB|KN|NK|NT|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|TN|QQ)[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D])(?![\w/])", "This is a National Insurance number."),
        Rule("ID", rf"(?i)\b(?:NI(?:NO|[ ]?number)?|N\.I\.|national[ ]insurance){NUMBER}{IS}(?P<x>[A-Z]{{2}}[ ]?(?:\d[ ]?){{5,6}}[A-Z]?)(?!\w)", "This is a National Insurance number.", 0.85),
        Rule("ID", rf"(?i)\bpassport{NUMBER}{IS}(?:\([A-Z]+\)[ ]?)?(?P<x>(?=[A-Z]*\d)[A-Z]{{0,3}}[ ]?\d{{5,9}}[A-Z]?)(?!\w)", "This is a passport number."),
        Rule("ID", r"(?i)(?<![\w/])(?P<x>[A-Z9]{5}[ ]?\d[ ]?\d{2}[ ]?\d{3}[ ]?[A-Z9]{2}[ ]?\d[A-Z]{2}(?:[ ]?\d{2})?)(?!\w)", "This is a driving licence number."),
        Rule("ID", rf"(?i)\b(?:driv(?:ing|er['’]?s)[ ]licen[cs]e|D/?L|licen[cs]e){NUMBER}{IS}(?P<x>(?=[A-Z]*\d)[A-Z0-9][A-Z0-9 ]{{5,18}}\d[A-Z0-9]*)(?!\w)", "This is a licence number.", 0.85),
        Rule("ID", rf"(?i)\b(?:UTR|tax[ ]reference|BRP|visa|home[ ]office|HO|NASS|ARC|prison|NOMIS|PNC[ ]?ID|staff|employee|payroll|student|pupil|badge|licence|membership|tenancy|patient|hospital|MRN|universal[ ]credit|UC|blue[ ]badge|SIA|fob|key[ ]?card|swipe[ ]card|plate|system){NUMBER}[ ]*[:.#=]?[ ]*(?P<x>(?=(?-i:[A-Z]{{1,3}}[ ])?[A-Z/\-]*\d)(?:(?-i:[A-Z]{{1,3}}[ ])|[A-Z]{{0,3}}[/\-]?)\d[\dA-Z/\-]{{3,15}})(?![\w/])", "This is a number given to one person.", 0.8),
        Rule("ID", r"(?<![\w/])(?P<x>[A-Z]\d{4}[A-Z]{2})(?![\w/])", "This looks like a prison number.", 0.7),
        Rule("ID", r"(?i)\b(?:SIA|PIN|personal identification)[ ]?(?:licence|badge|no\.?|number)?[ :]*(?P<x>\d{4}[ ]?\d{4}[ ]?\d{4}[ ]?\d{4}|\d{2}[A-Z]\d{4}[A-Z])(?!\w)", "This is a professional's number.", 0.85),
        Rule("ID", r"(?i)\b(?:registered|registration|member|membership|NRPSI|GMC|NMC|HCPC|regulator)\b[^.\n]{0,30}?\bnumber[ ](?:is[ ])?(?P<x>[A-Z]{0,2}\d{4,8})(?!\w)", "This is a professional's number.", 0.85),
        Rule("ID", r"(?i)\b(?:cert(?:ificate)?|licen[cs]e)(?:[ ]?(?:no\.?|number))?[ :]+(?P<x>\d{1,3}/[A-Z]{2,4}/\d{3,8})(?!\w)", "This is a licence number.", 0.85),
        Rule("ID", rf"(?i)(?<![\w/])(?:{HOLDER})(?:[ ](?:card|book|permit|pass))?(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|#|id|code))?[ ]*[:.#=-]?[ ]*(?P<x>(?-i:(?=[A-Z]{{0,4}}[/ -]?\d)(?:[A-Z]{{1,4}}[/ -]?)?)\d{{2,6}}(?:[/ -]?[A-Z0-9]{{2,6}}){{1,3}})(?![\w/%]|[.,]\d)", LABELLED, 0.8),
        Rule("ID", rf"(?i)(?<![\w/])(?:{HOLDER})(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|#|id|code))(?:[ ](?:is|was))?[ ]*[:.#=-]?[ ]*(?P<x>(?=[A-Z/]{{0,4}}\d)[A-Z]{{0,4}}[/-]?\d{{3,12}}[A-Z]{{0,2}})(?![\w/%]|[.,]\d)", LABELLED, 0.8),
        Rule("ID", r"(?i)(?<![\w/])(?:(?:badge|staff|payroll|employee|member(?:ship)?|CRN|UPN|UTR|MRN|GMC|PIN|NMC|HCPC|SIA|DBS|PCO|BRP|UAN|GWF|prison|clubcard|railcard|oyster|policy|student|candidate|tenancy|patient)[ ]*[:#=]?[ ]*)(?P<x>[A-Z]{0,3}\d{4,16}[A-Z]{0,2})(?![\w/%]|[.,]\d)", LABELLED, 0.8),
        Rule("ID", rf"(?i)\b(?:{DEVICE}){DEVICE_WORD}(?:[ ](?:is|was|reads?|ending|ends[ ]in))?[ ]*[:.#=]?[ ]*(?P<x>(?=[A-Z/-]*\d)(?:[A-Z0-9]+[-/])*[A-Z0-9]*\d[A-Z0-9-]{{3,20}})(?![\w/%]|[.,]\d)", "This is the number of one device or thing.", 0.75),
        Rule("ID", r"(?<!\w)(?P<x>P<[A-Z]{3}[A-Z<]{5,42}(?:\s?[A-Z0-9<]{20,44})?|[A-Z0-9]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}\d\d)(?!\w)", "This is the machine line of a passport."),
        Rule("ID", r"(?i)\b(?:no\.?|number|ref(?:erence)?|id|code|reads?|badge|shoulder|account|plate|reg)[ ]*[:.#=]?[ ]*(?P<x>(?:[A-Z0-9]{1,2}[ ]){4,11}[A-Z0-9]{1,2})(?![\w'’])", SPACED, 0.75),
        Rule("ID", r"(?<![\w.,/:-])(?P<x>\d{2}[ ][A-Z](?:[ ]\d){4,6}|[A-Z](?:[ ]\d){4}(?:[ ][A-Z]){2}|[A-Z][ ][A-Z](?:[ ]\d){6}[ ][A-D])(?![\w.,/:-]\w|\w)", SPACED, 0.75),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """A number after a label holds three digits or more and no word; characters set apart hold four digits."""
        found = match.group("x")
        digits = sum(c.isdigit() for c in found)
        if rule.reason == SPACED:
            return digits >= 4
        if rule.reason == LABELLED:
            year = re.search(r"(?:^|[^\d])(?:19|20)\d\d$", found)
            tail = re.sub(r"^[^\d]*", "", found)
            return (
                digits >= 4
                and not year
                and not re.search(
                    r"[A-Za-z]{4,}|(?i:\d[ ](?:am|pm|hrs|to|and|of|in|on|at|by|the|was|or|for|is|per|had|has|who|no|he|she|pcs?|days?|dc|yrs?|mins?|pm|k|m))\b",
                    tail,
                )
            )
        return True
