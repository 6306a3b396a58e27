"""Numbers the state gives a person: National Insurance, passport, driving licence, tax, visa, case numbers."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

NUMBER = r"(?:[ ]?(?:no\.?|number|num|ref(?:erence)?|#|id))?"
IS = r"(?:[ ](?:is|was))?[ ]*[:.#=\-]?[ ]*"


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
    )  # fmt: skip
