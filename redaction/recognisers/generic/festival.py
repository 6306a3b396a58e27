"""Festivals, holidays and public days: they are dates, and often of one community."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

FESTIVALS = (
    r"Eid(?:[ -]?(?:ul|al|el)[ -]?(?:Fitr|Adha|Fitar|Azha))?", r"Ramadh?aa?n|Ramzan", "Ashura", "Muharram", "Mawlid", "Milad", r"(?:Laylat|Lailat)[ -](?:al|ul)[ -]Qadr",
    "Diwali", "Divali", "Deepavali", "Holi", "Navratri", "Dussehra", "Raksha Bandhan", "Ganesh Chaturthi", "Janmashtami", "Onam", "Pongal",
    "Vaisakhi", "Baisakhi", "Bandi Chhor(?: Divas)?", "Gurpurab", "Wesak", "Vesak", "Nowruz", "Norooz", "Newroz",
    "Hanukkah", "Chanukah", "Hanukah", "Passover", "Pesach", "Seder night", "Yom Kippur", "Rosh Hashanah?", "Purim", "Sukkot", "Shavuot", "Simchat Torah", "Tisha B['’]Av",
    r"(?:Orthodox[ ])?Christmas(?:[ ](?:Eve|Day))?", "Xmas(?: Eve| Day)?", "Boxing Day", r"New[ ]Year(?:['’]?s)?(?:[ ](?:Eve|Day))?", "NYE", "Hogmanay", "Twelfth Night",
    r"Easter(?:[ ](?:Sunday|Monday|Saturday|weekend))?", "Good Friday", "Maundy Thursday", "Palm Sunday", "Ash Wednesday", "Shrove Tuesday", "Pancake Day", "Whitsun", "Pentecost",
    r"(?:Chinese|Lunar)[ ]New[ ]Year(?:['’]s)?(?:[ ](?:Eve|Day))?", r"(?:Orthodox|Coptic|Greek)[ ](?:Easter|Christmas|New[ ]Year)", r"Patronal[ ]Festival", r"(?:the[ ])?[Ff]east[ ](?:day[ ])?of[ ](?:St\.?|Saint|the)[ ][A-Z][\w'’]+", r"Corpus[ ]Christi", r"Candlemas", r"Advent[ ](?:Sunday|[Ff]ast)", "Tet", r"(?:Mid-)?Autumn[ ]Festival",
    r"(?:St\.?|Saint)[ ](?:Patrick|George|David|Andrew)['’]?s?[ ][Dd]ay", "Burns Night", r"Valentine['’]?s(?:[ ]Day)?", r"(?:Mother|Father)['’]?s['’]?[ ]Day", "Mothering Sunday",
    "Bonfire Night", "Bonfire Nite", "Fireworks Night", "Guy Fawkes(?: Night)?", "Hallowe['’]?en", "Remembrance (?:Sunday|Day)", "Armistice Day", "VE Day", "May Day", "Harvest Festival",
    "Holocaust Memorial Day", "Black History Month", "Trans(?:gender)? Day of (?:Remembrance|Visibility)", "Juneteenth", "Windrush Day", "Refugee Week", "Srebrenica (?:Memorial )?Day", "Kristallnacht", "Burns Supper", "Plough Monday", "Apple Day", r"Michaelmas", "Tu B[’']Shvat", "Lag BaOmer", "Arba[’']een", "Makar Sankranti", "Lohri",
    r"(?:[A-Z][\w'’]+[ ])?Pride(?:[ ](?:weekend|march|parade|day|month|[Ss]aturday|[Ss]unday))?(?!['’\w]|[ ](?:flags?|badges?|lanyards?|colou?rs|stickers?|banners?|rainbow|in|of|and[ ]Prejudice|T-?shirt|pin|bunting|progress))",
    r"(?:Notting[ ]Hill[ ])?Carnival", "Orangemen['’]?s Day", "Marching Season", "Yule", "Samhain", "Beltane", "Appleby(?: Horse)? Fair", "Stow Fair",
    r"(?:the[ ])?(?:(?:early|late)[ ])?(?:(?:May|August|spring|summer|Easter|Christmas|Whit)[ ])?[Bb]ank[ ][Hh]oliday(?:[ ](?:Monday|weekend|Friday))?",
    r"the[ ](?:Coronation|(?:Platinum|Golden|Diamond)[ ]Jubilee)(?:[ ]weekend)?",
)  # fmt: skip
ANY = "(?:" + "|".join(f"(?:{f})" for f in FESTIVALS) + ")"
RELATION = (
    r"(?:(?:the[ ])?(?:day|night|morning|evening|afternoon|week|weekend|eve|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|first day|last day|second day|third day|start|end)"
    r"[ ](?:before|after|of|following|preceding)[ ](?:the[ ])?|(?:the[ ])?(?:anniversary[ ]of|run-?up[ ]to|build-?up[ ]to)[ ](?:the[ ])?|(?:last|this|next|previous)[ ](?:year['’]s[ ])?)"
)
LOWER = r"(?:eid|ramadan|diwali|xmas(?: eve| day)?|(?:orthodox )?christmas(?: eve| day)?|orthodox easter|whitsun|(?<=at )new year|(?<=over )new year|(?<=since )new year|christmas|boxing day|new year[’']?s? (?:eve|day)|easter|bonfire night|halloween|hanukkah|passover|vaisakhi|good friday|yom kippur|rosh hashanah)"
UPPER_RELATION = r"(?:(?:THE[ ])?(?:DAY|NIGHT|MORNING|EVENING|WEEK|WEEKEND|EVE)[ ](?:BEFORE|AFTER|OF)[ ](?:THE[ ])?|(?:LAST|THIS|NEXT)[ ])"
UPPER = r"(?:EID|RAMADAN|ADVENT(?:[ ]FAST)?|WHITSUN|(?:ORTHODOX[ ])(?:EASTER|CHRISTMAS)|CLOCKS[ ](?:GO|WENT)[ ](?:FORWARD|BACK)|DIWALI|XMAS|CHRISTMAS(?:[ ](?:EVE|DAY))?|BOXING[ ]DAY|NEW[ ]YEARS?['’]?S?[ ](?:EVE|DAY)|EASTER|BONFIRE[ ]NIGHT|HALLOWEEN|HANUKKAH|CHANUKAH|PASSOVER|VAISAKHI|GOOD[ ]FRIDAY|YOM[ ]KIPPUR|(?<=AFTER[ ])PRIDE|(?<=BEFORE[ ])PRIDE|(?<=LAST[ ])PRIDE|(?:AUGUST[ ]|MAY[ ])?BANK[ ]HOLIDAY)"
PERSONAL = r"(?:(?:first|second|third|\w+th|[\d]{1,2}(?:st|nd|rd|th))[ ])?(?:wedding[ ]anniversary|birthday|anniversary)"


class FestivalRecognizer(RuleRecognizer):
    """A festival with the words that tie a day to it (*the night before Eid*, *last Diwali*)."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("DT", rf"(?<![\w'’-])(?P<x>{UPPER_RELATION}?{UPPER})(?![\w'’-])", "A festival or holiday is a date.", 0.8),
        Rule("DT", rf"(?<![\w'’-])(?P<x>{RELATION}?{ANY}(?:[ ](?:19|20)\d\d|[ ](?:last|this|next)[ ]year)?)(?![\w-]|['’](?!s\b))", "A festival or holiday is a date.", 0.85),
        Rule("DT", rf"(?<![\w'’-])(?P<x>{RELATION}?{LOWER})(?![\w'’-])(?![ ](?:card|tree|presents?|cake|eggs?|jumper)\b)", "A festival or holiday is a date.", 0.8),
        Rule("DT", rf"\b(?P<x>(?:the[ ])?(?:day|night|morning|evening|week|weekend)[ ](?:before|after|of)[ ](?:my|his|her|our|their|the|mum['’]s|dad['’]s)[ ](?:[\w’']+[ ])?{PERSONAL})\b", "A birthday or anniversary is a date.", 0.8),
    )  # fmt: skip
