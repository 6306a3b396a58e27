"""Numbers of the national police systems: URN, PNC, CRO, arrest summons."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

NO = r"(?:[ ]?(?:ID|no\.?|number|ref(?:erence)?|#))?[ ]*[:.=\-|]?[ ]*"


class NationalNumberRecognizer(RuleRecognizer):
    """Stray spaces and slashes are allowed for, as they are typed."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("ID", rf"(?i)\bURN(?:[ ]?\([^)]*\))?[ .]*{NO}(?P<x>\d{{2}}[ /]?[A-Z0-9]{{2}}[ /]?\d(?:[ ]?\d){{3,7}}(?:[ ]?/[ ]?\d{{1,2}})?(?:[ ]?[MS]\b)?)(?![\w])", "This is a case's unique reference number.", 0.95),
        Rule("ID", r"(?<![\w/])(?P<x>\d{2}[ /]?(?=[A-Z0-9]{2}[ /]?\d)[A-Z][A-Z0-9][ /]?\d{5,7}(?:/\d{1,2})?[MS]?)(?![\w/])", "This has the form of a case's unique reference number."),
        Rule("ID", rf"(?i)\bPNC(?:[ ]?ID)?{NO}(?P<x>(?:19|20)?\d{{2}}[ ]?/[ ]?\d(?:[ ]?\d){{0,6}}[ ]?[A-Z])(?!\w)", "This is a number on the Police National Computer.", 0.95),
        Rule("ID", r"(?<![\w/])(?P<x>(?:(?:19|20)?\d{2})[ ]?/[ ]?\d{3,7}[ ]?[A-HJ-NP-RT-Z])(?![\w/])", "This has the form of a number on the Police National Computer."),
        Rule("ID", rf"(?i)\bCRO{NO}(?P<x>(?:SF[ ]?\d{{2}}[ ]?/[ ]?\d{{1,6}}|\d{{1,6}}[ ]?/[ ]?\d{{2}})[ ]?[A-Z]?)(?!\w)", "This is a criminal record number.", 0.95),
        Rule("ID", r"(?<![\w/])(?P<x>(?:SF\d{2}/\d{1,6}|\d{4,6}/\d{2})[ ]?[A-HJ-NP-RT-Z])(?![\w/])", "This has the form of a criminal record number.", 0.85),
        Rule("ID", rf"(?i)\b(?:ASN|arrest[ ]summons(?:[ ]number)?){NO}(?P<x>\d{{2}}[ /]?[A-Z0-9]{{4}}[ /]?[A-Z0-9]{{2}}[ /]?[A-Z0-9 /]{{1,16}}[A-Z0-9])(?![\w])", "This is an arrest summons number.", 0.95),
        Rule("ID", r"(?<![\w/])(?P<x>\d{2}/\d{2}[A-Z0-9]{2}/[A-Z0-9]{2}/\d{3,11}[A-Z]?)(?![\w/])", "This has the form of an arrest summons number."),
        Rule("ID", r"(?<![\w/])(?P<x>\d{2}[ ]?\d{2}[A-Z0-9]{2}[ ]?[A-Z0-9]{2}[ ]?\d{11}[ ]?[A-Z])(?!\w)", "This has the form of an arrest summons number."),
        Rule("ID", r"(?i)\bPNC[ ](?:record|print)[ ](?:no|number)?[ ]*(?P<x>\d[\d/ ]{4,12}[A-Z]?)\b", "This is a number on the Police National Computer.", 0.8),
    )  # fmt: skip
