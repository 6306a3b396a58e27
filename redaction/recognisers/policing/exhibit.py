"""Exhibit marks: the initials of who found the thing, and a number."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.policing.fragments import RANKS

CUE = r"(?i:\b(?:exh(?:ibit(?:s|ed|ing)?)?|ex|item|produced?|producing|seized|marked|identification)\b[.]?(?:[ ](?:as|by|ref(?:erence)?|no\.?|mark|number|is|it))*[ :#(]*)"
MARK = r"[A-Z](?:\.?[A-Z]){1,3}\.?[ ]?/[ ]?\d{1,3}[A-Za-z]?"
LAW = frozenset(
    {
        "MG",
        "HO",
        "AND",
        "OR",
        "OF",
        "PACE",
        "CJA",
        "CDA",
        "POA",
        "OAPA",
        "MCA",
        "AM",
        "PM",
        "CCTV",
        "BWV",
        "ROT",
        "RTC",
        "NFA",
        "RUI",
        "VPS",
        "ABC",
        "VCC",
        "VRR",
        "RA",
        "SPOC",
        "OIC",
        "MO",
        "DVD",
        "USB",
        "CD",
        "HC",
        "CAD",
    }
)


class ExhibitRecognizer(RuleRecognizer):
    """Initials, slash, number; after a cue also without the slash, in small letters, or a run of them."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("RF", rf"(?<![\w/])(?P<x>{MARK}[ ]?(?:-|\u2013|to|through|and|&)[ ]?{MARK})(?![\w/])", "These are exhibit marks, made of somebody's initials."),
        Rule("RF", rf"(?<![\w/])(?P<x>{MARK})(?![\w/])", "This is an exhibit mark, made of somebody's initials."),
        Rule("RF", rf"{CUE}(?P<x>(?i:[A-Z]{{2,4}}[ ]?[/-]?[ ]?\d{{1,3}}[a-z]?))(?![\w/])", "This is an exhibit mark, made of somebody's initials.", 0.85),
        Rule("RF", r"(?<![\w/])(?P<x>[A-Z]{2,4}/[A-Z]{1,4}/\d{1,3})(?![\w/])", "This is an exhibit mark, made of somebody's initials.", 0.85),
        Rule("RF", r"(?<=/\d)(?:\d?)[ ]?(?:-|to|and|&|,)[ ]?(?P<x>[A-Z]{2,4}/?\d{1,2})(?![\w/])", "This exhibit mark follows another.", 0.8),
        Rule("RF", r"(?<![\w/])(?P<x>(?i:[A-Z]{2,4}/pnb/\d{1,3}))(?![\w/])", "This is an exhibit mark, made of somebody's initials.", 0.85),
        Rule("RF", r"(?<![\w/])(?P<x>(?:IMG|VID|DSC|MOV|PXL|DJI|MVI)[_-][\w-]+\.[A-Za-z0-9]{2,4})(?!\w)", "The name of a file from a camera leads to its owner.", 0.85),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Ranks and laws with a number are no exhibits."""
        if "camera" in rule.reason:
            return True
        letters = re.match(r"[A-Za-z.]+", match.group("x"))
        initials = letters.group().replace(".", "").upper() if letters else ""
        if initials in RANKS:
            return re.match(r"(?i)exhibit\b", match.group()) is not None and "/" in match.group("x")
        return initials not in LAW
