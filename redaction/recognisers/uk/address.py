"""Homes and other addresses: a number with a street, a flat, a house by name, a door by its number."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_police_term, is_public_word, size_of
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.uk.fragments import (
    ANY_CASE_SUFFIX,
    CAP,
    COURT_OF_LAW,
    NAME,
    STREET,
    STREET_SUFFIX,
    WELSH_NAME,
)

NUMBER = r"\d{1,4}[A-Za-z]?(?:[ ]?[-/&][ ]?\d{1,4}[A-Za-z]?)?"
UNIT = r"(?i:Flat|Flt|Apartment|Apt|Unit|Plot|Maisonette|Studio|Bedsit|Caravan|Pitch|Berth|Mooring)"
PART = rf"{UNIT}(?:[ ]?(?:no\.?[ ]?)?\d{{1,4}}[A-Za-z]?|[ ][A-Z]\d{{0,3}})\b"
HOUSE = rf"{CAP}(?:[ ]{CAP}){{0,2}}[ ](?:House|Court|Lodge|Cottage|Farm|Tower|Towers|Point|Heights|Mansions|Villa|Barn|Mill|Hall|Block|Building|Buildings|Lodgings|HOUSE|COURT|LODGE|COTTAGE|TOWER)"
ANY_STREET = rf"(?:{NAME}[ ]{STREET_SUFFIX}|{CAP}(?:[ ]{CAP}){{0,2}}[ ]{ANY_CASE_SUFFIX}|[Tt]he[ ]{ANY_CASE_SUFFIX}|{WELSH_NAME})"
LOWER_STREET = r"[a-z][a-z'’-]{2,}(?:[ ][a-z'’-]{3,}){0,2}?[ ](?:road|rd|street|st|avenue|ave|close|drive|lane|ln|cl|crescent|cres|gardens|gdns|grove|terrace|mews|walk|court|ct|way|place|square|rise|row|green|hill|park|view|parade|croft|meadow|mead|leys)"
COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
AT_HOME = r"(?i:\b(?:h/a|home[ ]address|address|addr|h/add|hm add|lives[ ](?:at|in)|living[ ]at|resid(?:es|ing|ent)[ ](?:at|of|in)|of|at|from|to|outside|visited|attended)\b[ ]?:?[ ]*)"
PLACE = r"(?i:the[ ](?:flats?|rooms?|house|bungalow|maisonettes?|bedsits?|property|shop|door|home|terrace|block)[ ](?:just[ ]|directly[ ])?(?:above|over|behind|opposite|beside|next[ ]to|next[ ]door[ ]to|below|under)[ ](?:the[ ]|a[ ])?(?:[\w'’&-]+[ ]){1,4}?(?:on|in|at|off)[ ](?:the[ ])?)"
NO_DOOR = re.compile(
    r"(?:\b[A-Z]{2,5}|(?i:phone|mobile|mob|tel|ref(?:erence)?|crime|collar|badge|log|flight|bus|route|serial|account|contact|bed|ward|victim|suspect|witness|statement|photo|clip|item|question|outcome|exhibit|entry|action|point|line|dose|my|his|her|their|your|whose|new|wrong|same|right|incident|visit|case|text|a|protocol|article|law|act|decree|rule|directive|regulation|resolution|form|volume|part|chapter|annex|appendix|table|figure))\s*$"
)

OF_AN_OFFENCE = re.compile(r"\b(?i:common)[ ](?i:assault|law|land)\b")


class AddressRecognizer(RuleRecognizer):
    """The longest form wins: flat, house name, number and street go as one."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("AD", rf"(?<![\w/.£-])(?P<x>(?:{PART},?[ ]+)?(?:{HOUSE},?[ ]+)?(?<![\d:])(?:(?i:no\.?|number)[ ]?)?{NUMBER},?[ ]+{ANY_STREET})(?!\w)", "This is an address."),
        Rule("AD", rf"(?<![\w/])(?P<x>{PART}(?:,?[ ]+(?:{HOUSE}|{NUMBER}(?=[,\s]))){{0,2}}(?:,?[ ]+(?:{NUMBER},?[ ]+)?{ANY_STREET})?)(?!\w)", "This is a flat."),
        Rule("AD", rf"(?<![\w/.£:-])(?P<x>(?:(?:the[ ])?(?:flat|room|bedsit|shop)[ ](?:above|over|below|under|at|behind)[ ])?\d{{1,4}}[a-z]?,?[ ]{LOWER_STREET})(?![\w-])", "This is an address in small letters.", 0.7),
        Rule("AD", rf"{AT_HOME}(?P<x>(?:[Tt]he[ ])?{CAP}(?:[ ]{CAP}){{0,2}},[ ](?:{NUMBER},?[ ]+)?(?:{NAME}[ ]{STREET_SUFFIX}|{STREET}))(?!\w)", "This is a house by its name.", 0.8),
        Rule("AD", rf"(?i:\b(?:h/a|home[ ]address|address|addr|lives[ ]at|living[ ]at|resides[ ]at|cottage[ ]called|house[ ]called|bungalow[ ]called)\b[ ]?:?[ ]*)(?P<x>(?!(?:PC|DC|DS|PS|Mr|Mrs|Ms|Dr|IP|AP)\b)(?:[Tt]he[ ])?{CAP}(?:[ ]{CAP}){{0,2}})(?=[,.;\n])", "This stands where an address is given.", 0.6),
        Rule("AD", rf"(?P<x>{PLACE}{ANY_STREET})(?!\w)", "This description leads to one address.", 0.85),
        Rule("AD", r"\b(?:at|to|from|outside|into|opposite|number|no)[ ](?P<x>\d{1,3}[A-D])(?=[,.;)]|[ ](?:and|where|who|is|was|on|which|with|has)\b|$)", "This looks like the number of a house.", 0.62),
        Rule("AD", rf"(?<![\w])(?P<x>{CAP}(?:[ ]{CAP})?[ ](?:House|Court|Cottage|Tower|Towers|Heights|Mansions|Villas?|Farm|Barn|Lodge))(?=,[ ][A-Z]|[ ]?$|[.;)])(?!\w)", "This is a building by its name.", 0.65),
        Rule("AD", r"(?P<x>(?i:(?:the|a|her|his|their|my)[ ])?(?i:flats?|rooms?|maisonettes?|bedsits?)[ ](?i:above|over|below|under)[ ](?i:the|a)[ ](?i:\w+[ ])?(?i:shop|launderette|laundrette|takeaway|chippy|pub|bakery|barbers?|salon|bank|caf[eé]|garage|restaurant|off[ -]?licen[cs]e|newsagents?|post office|chemist|pharmacy|bookies|butchers?|florist|kebab shop|store|offices?))\b", "This description leads to one address.", 0.75),
        Rule("AD", r"(?<![\w/])(?P<x>(?:[Nn]umber|[Nn]o\.?|NO\.?|NUMBER|[Hh]ouse[ ](?:number|no\.?)|[Dd]oor[ ](?:number|no\.?))[ ]?\d{1,3}[A-Da-d]?)(?![\w/%:]|[.,]\d|[ ](?:of\b|bus\b|priority|one\b|in\b|on[ ]my|on[ ]the[ ]list|fan\b))", "This is the number of a house.", 0.75),
        Rule("AD", r"\b(?i:at|in|to|from|of|outside|opposite|for|next[ ]to|lady|man|woman|couple|family|neighbours?)[ ](?P<x>(?i:number|no\.?)[ ](?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))(?![\w-]|[ ](?:of|in[ ]the|on[ ]the|bus|time|people)\b)", "This is a home by its number in words.", 0.75),
        Rule("AD", r"(?<![\w/])(?P<x>(?:[Nn]umbers|[Nn]os\.?|NOS\.?|[Ff]lats|[Hh]ouses|[Pp]lots|[Pp]itches|[Mm]oorings|[Cc]aravans)[ ]?\d{1,3}[a-d]?(?:(?:,[ ]?|[ ]?(?:and|&|to|-|or)[ ]?|,[ ]?and[ ])\d{1,3}[a-d]?)*)(?![\w/%:]|[.,]\d)", "These are numbers of houses.", 0.8),
        Rule("AD", r"(?<![\w/])(?P<x>(?:[A-Z][\w'’-]+[ ]){0,2}(?:Caravan|Traveller|Travellers['’]|Mobile Home|Residential)[ ](?:Site|Park)(?:,[ ](?:plot|pitch)[ ]\d+)?)(?!\w)", "This is the name of a site where people live.", 0.75),
        Rule("AD", r"(?i)\b(?:grid[ ]ref(?:erence)?|what3words|w3w|lat(?:itude)?/?long(?:itude)?|coordinates|coords|easting|GPS)\b[ :.]*(?P<x>(?:///)?[a-z]+\.[a-z]+\.[a-z]+|[A-Z]{2}[ ]?\d{3,5}[ ]?\d{3,5}|-?\d{1,2}\.\d{3,}[, ]+-?\d{1,3}\.\d{3,}|\d{6}[ ,/]+\d{6})", "This is an exact place.", 0.9),
        Rule("AD", r"(?<![\w/])(?P<x>///[a-z]+\.[a-z]+\.[a-z]+)\b", "This is an exact place.", 0.95),
        Rule("AD", rf"(?i)\b(?P<x>(?:flats|numbers|houses|plots|pitches)[ ](?:{COUNT}(?:,[ ]|[ ]and[ ]|[ ]to[ ]))+{COUNT})\b", "These are numbers of houses.", 0.8),
        Rule("AD", r"(?:(?<=[.,;:!?][ ])|(?<=\n))(?P<x>(?!(?:19|20)\d\d)\d{1,3}[A-Da-d]?(?:(?:,[ ]?|[ ]?(?:and|&)[ ]|,[ ]?and[ ])\d{1,3}[A-Da-d]?)*)(?=[ ](?i:saw|heard|no[ ](?:reply|answer)|nil[ ]reply|not[ ]in|no[ ]one[ ]in|nobody[ ]in|nobody[ ]home|empty|vacant|unoccupied|refused)\b)", "Doors that police called at go by their numbers.", 0.8),
        Rule("AD", rf"\b(?i:off|on|aboard|of|moored|lives?[ ](?:on|aboard)|called[ ]at)[ ](?:(?i:the|his|her|their|a)[ ])?(?P<x>(?i:n/?b|narrow-?boat|houseboat|m/?v|barge|widebeam)[ ][\"“'‘]?(?:{CAP}(?:[ ]{CAP}){{0,2}}|[a-z]{{4,}}(?=[,.;]))(?:,[ ](?i:mooring|berth|pontoon)[ ]\w{{1,4}})?(?:,[ ]{CAP}(?:[ ]{CAP}){{0,2}})?)", "A boat that people live on is an address.", 0.8),
        Rule("AD", rf"\b(?i:(?:my|our|his|her|their|the)[ ](?:narrow-?|house)?boat[ ](?:is|was)[ ](?:called|named)|(?:narrow-?boat|houseboat|barge)[ ](?:called|named))[ ][\"“'‘]?(?P<x>{CAP}(?:[ ]{CAP}){{0,2}})", "A boat that people live on is an address.", 0.8),
        Rule("AD", rf"(?<![\w])(?P<x>(?:[Tt]he|THE)[ ]{CAP}(?:[ ]{CAP})?,[ ](?:{NUMBER},?[ ]+)?(?:{CAP}[ ]){{1,3}}{STREET_SUFFIX})(?!\w)", "This is a house by its name.", 0.8),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """A numbered door isn't a number of something else; small letters need a name that is no ordinary word."""
        found, before = match.group("x"), match.string[max(0, match.start("x") - 24) : match.start("x")]
        if COURT_OF_LAW.match(found) or OF_AN_OFFENCE.search(
            match.string[max(0, match.end("x") - 8) : match.end("x") + 12]
        ):
            return False
        timed = re.match(r"(?:[01]\d|2[0-3])[0-5]\d[ ]([A-Z]+)\b", found)
        if timed and is_police_term(timed.group(1)):
            return False
        if rule.score == 0.75 and "number of a house" in rule.reason:
            return not NO_DOOR.search(before)
        if rule.score == 0.7:
            words = re.findall(r"[a-z'’-]+", found)
            if is_public_word(words[0]):
                return False
            return any((size_of(w) or 99) > 20 and not is_police_term(w) for w in words[:-1] if len(w) > 2)
        if rule.score == 0.6:
            return not all(is_police_term(w) or w.isupper() for w in found.split())
        return not re.match(r"(?i)(?:\d{1,2}(?:st|nd|rd|th))", found)
