"""Places without a house number: streets, estates, parks, stations, roads by number, wards, beds, bus routes."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_common_word, is_police_term, is_word
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.uk.fragments import (
    CAP,
    COURT_OF_LAW,
    NAME,
    SHORT_NAME,
    STREET_SUFFIX,
    WELSH_NAME,
    any_of,
)
from redaction.wordset import wordset

AREAS = any_of((
    "Estate", "estate", "Park", "Recreation Ground", "recreation ground", "Rec", "Playing Fields", "playing fields", "playing field", "Shopping Centre", "shopping centre", "Precinct", "precinct", "Retail Park",
    "retail park", "Industrial Estate", "industrial estate", "Business Park", "Station", "station", "Bus Station", "bus station", "railway station", "train station", "Market", "market", "Underpass", "underpass", "Subway", "Bridge", "bridge",
    "Roundabout", "roundabout", "Interchange", "Car Park", "car park", "Services", "Common", "common", "Meadow", "Meadows", "Woods", "Wood", "Copse", "Lake", "Lock", "Marina", "Canal", "Beach", "Pier", "Harbour", "Cemetery", "cemetery",
    "Allotments", "allotments", "Playground", "playground", "Skatepark", "skate park", "skatepark", "Leisure Park", "Arcade", "arcade", "Junction", "junction", "Village", "village", "Valley", "Heath", "Castle", "Viaduct", "towpath", "Towpath", "multi-storey", "Bus Stop", "bus stop",
    "Wing", "wing", "Rise", "Green", "Corner", "Cross", "Quarter", "Island", "Nature Reserve", "Country Park", "flats", "taxi rank", "bus depot", "depot", "ring road", "weir", "Weir", "Community Garden", "Footbridge", "footbridge", "FOOTBRIDGE", "UNDERPASS", "ROUNDABOUT", "RBT", "ESTATE", "COPSE", "Flyover", "flyover",
))  # fmt: skip
LEADERS = wordset(
    "on at in to from off of by near towards twds outside along down up into onto via the a an and left right attended attending went walked walking running ran driving drove passing past attention made is was this that corner opposite ",
    "behind before after visited checked area located location scene outside inside cctv enquiries enqs patrol units unit male female males suspect victim caller h2h leaflet drop h/a rp rtc going heading headed towards between where",
)
PREPOSITIONS = wordset("on at in to from near off via of by outside toward towards")
COMPASS = (
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Uu]pper|[Ll]ower|[Gg]reater|[Oo]ld|[Nn]ew)[ -])?"
)
BED = r"(?:\d{1,3}[A-Za-z]?|[A-Z]\d{0,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
TOWN_WORDS = tuple(
    sorted(
        wordset(
            "Ash Barking Barrow Bath Battle Bury Chard Cheddar Cove Deal Derby Diss Eye Fleet Flint Goring Hale Ham Hook Hove Hull Lancing Leek Maidenhead Mold Reading Rugby Rye Sale Sandwich Settle Slough Ware Wells Wick"
        )
    )
)
"""Towns of this country whose names a dictionary also lists: taken only where a place is spoken of."""
TOWN_WORD = any_of((*TOWN_WORDS, *(t.upper() for t in TOWN_WORDS if len(t) > 4)))
ROUTE = r"(?:[A-Z]{0,2}\d{1,3}[A-Za-z]?)"


class PlaceRecognizer(RuleRecognizer):
    """Capitals are asked for; in small letters a street's own name must be no ordinary word."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("LO", rf"(?<![\w])(?P<x>{SHORT_NAME}[ ]{STREET_SUFFIX}(?:[ ](?:North|South|East|West))?)(?![\w])", "This is a street.", 0.8),
        Rule("LO", rf"(?<![\w])(?P<x>{WELSH_NAME})(?!\w)", "This is a street by its Welsh name.", 0.8),
        Rule("LO", r"(?<![\w])(?P<x>[a-z][a-z'’-]{2,}(?:[ ][a-z'’-]{3,})?[ ](?:road|rd|street|st|avenue|ave|close|drive|lane|ln|crescent|cres|gardens|gdns|grove|terrace|mews|court|ct|way|walk|estate))(?![\w])", "This is a street in small letters.", 0.6),
        Rule("LO", rf"(?<![\w])(?P<x>{NAME}[ ]{AREAS})(?![\w])", "This is a place by its name.", 0.7),
        Rule("LO", r"(?<![\w£/-])(?P<x>(?:[AB]\d{2,4}(?:\(M\))?|M\d{1,2}))(?![\w/])(?=[ ]|[.,;)]|$)", "This is a road by its number.", 0.7),
        Rule("LO", rf"(?i:\b(?:bus|service|route|tram|line|number|no\.?)[ ](?:route[ ]|service[ ]|no\.?[ ]|number[ ])?)(?P<x>{ROUTE})(?=[ ](?i:bus|service|route|tram|from|to|towards|at|was|into|out)\b)", "This is a bus route.", 0.75),
        Rule("LO", rf"(?<![\w/£:])(?P<x>(?:[Tt]he[ ])?(?:(?i:number|no\.?|route)[ ])?{ROUTE}[ ](?:bus|service|tram|night bus|minibus))(?!\w)", "This is a bus route.", 0.8),
        Rule("LO", rf"(?i:\b(?:bus[ ](?:route|service|no\.?|number)|route(?:[ ]no\.?|[ ]number)?|service[ ]number)[ :]+)(?P<x>{ROUTE})(?!\w)", "This is a bus route.", 0.8),
        Rule("LO", rf"\b(?:on|off|onto|catch|caught|took|take|board(?:ed|ing)?|driv(?:e|es|ing)|drove)[ ](?P<x>the[ ](?:{ROUTE}|(?:number|no\.?)[ ]{ROUTE}))(?=[ ](?:to|from|towards|into|home|when|at|and|with|bus|going|that|by|because|again|every)\b|[.,;])", "This looks like a bus route.", 0.65),
        Rule("LO", rf"(?<![\w])(?P<x>(?i:bay|ward|bed|room|rm|kiosk|gate|turnstile|seat|chair|bus[ ]stop|car[ ]park|dock[ ]gate|cubicle|cell|theatre|side[ ]room|classroom|platform|stand|stop|carriage|pod)[ ](?:no\.?[ ]|number[ ])?{BED}(?:[ ,/]{{1,2}}(?i:bed[ ])?\d{{1,2}})?)(?![\w:%]|[.,]\d|[ ](?:minutes?|hours?|days?|people|nurses?|staff))", "This is one room, bed or bay.", 0.7),
        Rule("LO", r"(?<![\w])(?P<x>(?:the[ ])?(?:first|second|third|fourth|fifth|sixth)[ ](?:bed|bay|cubicle))(?!\w)", "This is one bed or bay.", 0.65),
        Rule("LO", rf"(?<![\w])(?P<x>(?:[Bb]eat|[Ss]ector|[Nn]eighbourhood|LPA|[Ww]ard)[ ]?:?[ ][A-Z]{{1,3}}\d{{1,3}}(?:[ ]{SHORT_NAME})?)(?!\w)", "This is a police beat or an electoral ward.", 0.7),
        Rule("LO", rf"(?i:^[ \t]*(?:location|area|beat|place|town|locality|venue|lpa|sector|neighbourhood|scene)[ .]*[:|][ \t]*)(?P<x>{COMPASS}{CAP}(?:[ ]{CAP}){{0,3}})(?=[,.;|)\n]|$)", "This stands where a place is given.", 0.65),
        Rule("LO", rf"(?<![\w])(?P<x>{COMPASS}{CAP}(?:-(?:on|upon|in|under|le|by)-(?:the-)?{CAP})(?:[ ]{CAP})?)(?!\w)", "This is a town by its form.", 0.8),
        Rule("LO", rf"(?<![\w])(?P<x>{CAP}[ ](?:upon|on|under|by)[ ](?:the[ ])?(?:Thames|Avon|Trent|Tyne|Sea|Tees|Wye|Severn|Stour|Ouse|Hill|Water))(?!\w)", "This is a town by its form.", 0.8),
        Rule("LO", rf"\b(?:the|The)[ ](?P<x>{CAP}(?:[ ]{CAP})?)[ ](?=(?:area|estate|side|end|neighbourhood|district|flats|shops|precinct|development|roundabout|junction|turn-?off)\b)", "This is a part of a town.", 0.65),
        Rule("LO", rf"(?:\b(?i:in|from|to|of|at|near|around|outside|for|into|through|leaving|via|across|over|towards|between|and|central|north|south|east|west)[ ]|,[ ]|[|/][ ]?|^[ \t]*)(?P<x>{TOWN_WORD})(?=[ ]*(?:[,.;:|)\n]|$|[A-Z]{{1,2}}\d|\d|(?i:and|on|at|by|to|in|is|was|since|for|with|who|when|where|station|town|centre|road|because|before|after|until|last|this|as|area|police|magistrates|crown|custody|hospital|university)\b))", "This is a town whose name is also a word.", 0.7),
    )  # fmt: skip
    NOT_PLACE = frozenset({"Victim", "Crown", "Police", "Custody", "Home", "Front", "Back", "Way", "This", "That", "Driving", "Case", "Hate", "Public", "Magistrates", "Youth", "County", "High", "The", "A", "No", "Right", "Same", "One", "Under", "Any", "Open", "Close", "Sworn", "Early", "Better", "In", "At", "On", "From", "Job", "Every", "Which", "Either", "By", "Is", "Was", "Night"})  # fmt: skip

    def narrowed(self, rule: Rule, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
        """Verbs and small words that stand before a street in a line of capitals, or open a sentence, are cut off."""
        if rule.score == 0.6:
            lead, rest = match.string[start:end].split(" ", 1)
            odd = lead in LEADERS or is_word(lead) or is_police_term(lead.upper()) or len(lead) < 5
            cut = odd and rest.count(" ") > 0 and not is_word(rest.split()[0])
            return (start + len(lead) + 1, end) if cut else (start, end)
        if not ("street." in rule.reason or "by its name" in rule.reason):
            return start, end
        words = list(re.finditer(r"\S+", match.string[start:end]))
        loud = match.string[start:end].isupper()
        inner = [n for n, w in enumerate(words[:-2]) if w.group().casefold() in PREPOSITIONS]
        first = inner[-1] + 1 if loud and inner else 0
        while first < len(words) - 2 and self.leads(words[first].group(), loud):
            first += 1
        if first == len(words) - 2 and words[first].group().casefold() in LEADERS:
            return start, start
        return start + words[first].start(), end

    @staticmethod
    def leads(word: str, loud: bool) -> bool:
        """Whether a word before a street's name is no part of it."""
        return word.casefold() in LEADERS or (loud and (word.endswith(("ED", "ING")) or is_police_term(word)))

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Names made wholly of words that begin sentences or belong to courts and police stay."""
        found = match.group("x")
        words = found.split()
        if COURT_OF_LAW.match(found):
            return False
        if rule.score == 0.6:
            return any(not is_word(w) and not is_police_term(w) for w in words[:-1])
        if rule.reason == "This is a road by its number.":
            return True
        own = [w for w in words[:-1] if w not in ("of", "the", "and", "The")]
        if (rule.score in (0.7, 0.8) and "street." in rule.reason) or "by its name" in rule.reason:
            if not own or (own[0] in self.NOT_PLACE and len(own) == 1 and own[0] != "High"):
                return False
            if found.isupper() and any(w.casefold() in PREPOSITIONS for w in words[:-2]):
                return True
            if found.isupper():
                return any(not is_common_word(w) and not is_police_term(w) for w in own)
        return True
