"""Postcodes, whole and outward half."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

AREAS = [
    "AB",
    "AL",
    "B",
    "BA",
    "BB",
    "BD",
    "BH",
    "BL",
    "BN",
    "BR",
    "BS",
    "BT",
    "CA",
    "CB",
    "CF",
    "CH",
    "CM",
    "CO",
    "CR",
    "CT",
    "CV",
    "CW",
    "DA",
    "DD",
    "DE",
    "DG",
    "DH",
    "DL",
    "DN",
    "DT",
    "DY",
    "E",
    "EC",
    "EH",
    "EN",
    "EX",
    "FK",
    "FY",
    "G",
    "GL",
    "GU",
    "GY",
    "HA",
    "HD",
    "HG",
    "HP",
    "HR",
    "HS",
    "HU",
    "HX",
    "IG",
    "IM",
    "IP",
    "IV",
    "JE",
    "KA",
    "KT",
    "KW",
    "KY",
    "L",
    "LA",
    "LD",
    "LE",
    "LL",
    "LN",
    "LS",
    "LU",
    "M",
    "ME",
    "MK",
    "ML",
    "N",
    "NE",
    "NG",
    "NN",
    "NP",
    "NR",
    "NW",
    "OL",
    "OX",
    "PA",
    "PE",
    "PH",
    "PL",
    "PO",
    "PR",
    "RG",
    "RH",
    "RM",
    "S",
    "SA",
    "SE",
    "SG",
    "SK",
    "SL",
    "SM",
    "SN",
    "SO",
    "SP",
    "SR",
    "SS",
    "ST",
    "SW",
    "SY",
    "TA",
    "TD",
    "TF",
    "TN",
    "TQ",
    "TR",
    "TS",
    "TW",
    "UB",
    "W",
    "WA",
    "WC",
    "WD",
    "WF",
    "WN",
    "WR",
    "WS",
    "WV",
    "YO",
    "ZE",
]
AREA = "(?:" + "|".join(sorted(AREAS, key=lambda a: (-len(a), a))) + ")"
OUTWARD = rf"{AREA}\d[0-9A-Z]?"
INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
NO_ORDINAL = r"(?!\d(?:st|nd|rd|th|pt|yr|hr|ft|lb|ph|gb|tb|day|wd|wk))"
CUE = r"(?:post[ ]?code|area|district|in|at|near|around|from|of|to|the|covering|,)"


class PostcodeRecognizer(RuleRecognizer):
    """A whole postcode in any case; the outward half in capitals after a word that speaks of a place."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "PC",
            rf"(?<![\w/])(?P<x>(?i:{OUTWARD})[ \u00a0]{{0,2}}(?i:{INWARD}))(?![\w/])",
            "This is a postcode.",
        ),
        Rule(
            "PC",
            rf"(?<![\w/])(?P<x>(?:[A-Z]{{1,2}}|[a-z]{{2}})\d[0-9A-Za-z]?[ \u00a0]{{0,2}}(?i:{NO_ORDINAL}{INWARD}))(?![\w/])",
            "This has the form of a postcode.",
            0.85,
        ),
        Rule(
            "PC",
            rf"(?<![\w/])(?i:post[ ]?code)(?:[ ](?:is|of|area))?[ :]*(?P<x>(?i:{OUTWARD}))(?![\w/])",
            "This is half a postcode.",
            0.85,
        ),
        Rule(
            "PC",
            rf"\b(?i:{CUE})[ ](?P<x>{OUTWARD})(?![\w/.])(?=[ ]?(?:area|district|postcode|,|;|\)|$|\.\s|and\b|\n))",
            "This looks like half a postcode.",
            0.7,
        ),
    )
    NOT_OUTWARD = re.compile(r"(?:M|A|B|E|S|W|G|N|L)\d{1,2}$")
    LETTERED = re.compile(r"[A-Z]{1,2}\d[A-Z]")
    LONDON = ("E1W", "EC", "N1", "NW1W", "SE1P", "SW1", "W1", "WC")
    """Where a letter ends the outward half; elsewhere *S4A* is a section of an act."""
    """Motorways, roads, boxes, wards and exhibits look the same: one letter needs the word postcode or area."""

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """One-letter halves only beside a word that says so."""
        if rule.score > 0.7:
            return True
        after = match.string[match.end("x") : match.end("x") + 12].lower()
        if self.LETTERED.fullmatch(match.group("x")):
            return match.group("x").startswith(self.LONDON)
        plain = self.NOT_OUTWARD.match(match.group("x"))
        return not plain or after.lstrip().startswith(("area", "postcode", "district"))
