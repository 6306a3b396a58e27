"""Vehicle registration marks: today's form, older ones, Northern Ireland, private, and parts of one."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_word
from redaction.recognisers.base import Rule, RuleRecognizer

CUE = (
    r"(?i:\b(?:VRM|VRN|index(?:[ ](?:number|mark|plate))?|reg(?:istration)?(?:[ ]?(?:no\.?|number|plate|mark))?|number[ ]?plate|licence[ ]plate|plates?|vehicle|veh|"
    r"car|van|taxi|lorry|motorbike|moped|minicab|ANPR(?:[ ]hit)?(?:[ ](?:on|for))?)\b)"
)
LINK = r"[ ]?(?:is|was|are|:|-|=|\(|,|being|reads?|of|on|displaying|bearing|registered|reg\.?|index|VRM|mark)?[ ]?(?:[:\-(\"“][ ]?)?"
PARTIAL = r"(?i:\b(?:partial|part|first half|first part|last (?:three|3|half|part)|start(?:s|ed|ing)?(?:[ ]with)?|beg(?:ins|an|inning)(?:[ ]with)?|end(?:s|ed|ing)?(?:[ ](?:in|with))?|contain(?:s|ed|ing)?)\b)"
SPELT = r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisk[e]?y|x-?ray|yankee|zulu|zero|one|two|three|four|five|six|seven|eight|nine|niner)"
MAKES = r"(?i:audi|bmw|ford|vauxhall|toyota|nissan|honda|mercedes|vw|volkswagen|peugeot|renault|citroen|fiat|kia|hyundai|skoda|seat|mini|volvo|mazda|transit|corsa|astra|focus|fiesta|golf|polo|vivaro|yaris|clio|micra|qashqai|prius|insignia|sprinter|berlingo|kangoo|octavia|passat|leon|ibiza|swift|jazz|civic|land rover|range rover|jaguar|tesla|dacia|subaru|suzuki|mitsubishi|lexus|scooter|moped|motorcycle|estate|hatchback|saloon|4x4|pickup)"


class VehicleRecognizer(RuleRecognizer):
    """Today's form stands alone in any case; the older and private ones need capitals, digits or a cue."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("VRM", r"(?<![\w/])(?P<x>[A-Z]{2}\d{2}[ \-]{0,2}[A-Z]{3})(?![\w/])", "This is a vehicle's mark."),
        Rule("VRM", r"(?<![\w/])(?P<x>[a-z]{2}\d{2}[ ]?[a-z]{3})(?![\w/])", "This is a vehicle's mark in small letters.", 0.85),
        Rule("VRM", r"(?<![\w/])(?P<x>[A-HJ-NP-TV-Y]\d{1,3}[ ]?[A-Z]{3})(?![\w/])", "This looks like an older vehicle mark.", 0.8),
        Rule("VRM", r"(?<![\w/])(?P<x>[A-Z]{3}[ ]?\d{1,3}[A-HJ-NP-TV-Y])(?![\w/])", "This looks like an older vehicle mark.", 0.8),
        Rule("VRM", r"(?<![\w/])(?P<x>(?:[A-Z]{1,2}Z|[A-Z]?I[A-Z]|[A-Z]Z[A-Z])[ ]?\d{1,4})(?![\w/])", "This looks like a vehicle mark of Northern Ireland.", 0.75),
        Rule("VRM", rf"{CUE}{LINK}(?P<x>(?=[A-Z0-9 ]*\d)(?=[A-Z0-9 ]*[A-Z])[A-Z0-9]{{1,7}}(?:[ ][A-Z0-9]{{1,4}})?)(?![\w/])", "This stands where a vehicle's mark is given.", 0.8),
        Rule("VRM", rf"(?i:\b(?:private|personal(?:ised)?|cherished)[ ](?:reg(?:istration)?|number[ ]?|plate)(?:[ ]?plate)?){LINK}(?P<x>[A-Z0-9]{{1,7}}(?:[ ][A-Z0-9]{{1,4}})?)(?![\w/])", "This stands where a vehicle's mark is given.", 0.85),
        Rule("VRM", rf"{CUE}[^.\n]{{0,25}}?{PARTIAL}[ ]?(?:VRM|VRN|index|reg(?:istration)?|plate)?[ ]?(?:of|is|was|with|in|:|-)?[ ]?[\"“'‘(]?(?P<x>[A-Z0-9]{{2,4}}(?:[ ]?[A-Z0-9?*_]{{1,4}})?)(?![\w/])", "This is part of a vehicle's mark.", 0.8),
        Rule("VRM", rf"{PARTIAL}[ ](?i:VRM|VRN|index|reg(?:istration)?|plate|mark)[ ]?(?i:of|is|was|with|number|no\.?|:|-)?[ ]?[\"“'‘(]?(?P<x>[A-Z0-9]{{1,4}}(?:[ ]?[A-Z0-9?*_]{{1,4}})?)(?![\w/])", "This is part of a vehicle's mark.", 0.8),
        Rule("VRM", rf"\b{MAKES}[ ]?(?:[,(\-][ ]?)?(?P<x>(?=[A-Z0-9 ]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{{2,4}}[ ]?[A-Z0-9]{{2,4}})(?![\w/])", "This stands where a vehicle's mark is given.", 0.75),
        Rule("VRM", r"\b(?i:veh(?:icle)?|vrm|index|reg|car|van)[ :]+(?P<x>[A-Z]{2}[ ]\d{2}[ ][A-Z]{1,2})(?!\w)", "This is part of a vehicle's mark.", 0.8),
        Rule("VRM", r"(?<![\w/])(?P<x>[A-Z]{2}\d{2}[ ]?[A-Z]{0,2}(?:\?|\*|_|\.){2,4})", "This is part of a vehicle's mark.", 0.8),
        Rule("VRM", rf"(?i)\b(?P<x>(?:{SPELT}[ ,-]+){{2,6}}{SPELT})\b", "These are letters and digits of a plate, spelt out.", 0.75),
        Rule("VRM", r"(?<![\w-])(?P<x>(?:[A-Z0-9]-){3,6}[A-Z0-9])(?![\w-])(?=[^\n]{0,25}\b(?i:plate|reg|vrm|index|car|van))", "These are letters and digits of a plate, spelt out.", 0.75),
        Rule("VRM", r"(?<![\w/])(?P<x>[A-Z]{2}[ ]?\d{2}[ ][A-Z]{3})(?![\w/])", "This is a vehicle's mark with odd spaces.", 0.75),
    )  # fmt: skip
    NOT = re.compile(
        r"(?:PARTIAL\b|IS\s\d|WAS\s\d)|(?:MG|DS|SPOC|IC|PC|DC|PS|DI|IP|AP|W|V|S|ID|COVID|GDPR)\s?\d|\d{2}[A-Z]{2}$"
    )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Letters that are an ordinary word after a road or a ward (*M25 THE*) are no mark."""
        found = match.group("x").strip()
        if rule.reason.endswith("spelt out.") and "-" not in found:
            return bool(
                re.search(
                    r"(?i)\b(?:alpha|alfa|bravo|delta|echo|foxtrot|hotel|kilo|lima|oscar|papa|quebec|romeo|sierra|tango|yankee|zulu)\b",
                    found,
                )
            )
        if self.NOT.match(found):
            return False
        if "given" in rule.reason and not any(c.isdigit() for c in found):
            return (
                "private" in match.group().lower()
                or "personal" in match.group().lower()
                or "cherished" in match.group().lower()
            )
        letters = re.findall(r"[A-Za-z]{3}", found)
        spaced = " " in found
        if rule.score < 0.87 and spaced and letters and is_word(letters[-1]):
            return bool(
                re.search(
                    rf"{CUE}[^.\n]{{0,12}}$", match.string[max(0, match.start("x") - 30) : match.start("x")]
                )
            )
        return True
