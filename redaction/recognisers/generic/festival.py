"""Festivals, holidays and public days: they are dates, and often of one community."""

from __future__ import annotations

import re
from typing import ClassVar

from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.generic.calendars import FAITH_DATE

YEAR = r"(?:(?:19|20)\d\d|1[34]\d\d(?:[ ]?AH)?|57\d\d)"
GIVEN_DAY = r"(?:[ ](?:eve|day|night|morning|sunday|monday|saturday|weekend|week))?"
MUSLIM = (
    r"(?:big[ ]|small[ ]|little[ ]|first[ ])?eid(?:[ -]?(?:ul|al|el|un)[ -]?(?:fitr|adha|fitar|azha|ghadir|ghadeer|nabi|milad))?" + GIVEN_DAY,
    r"(?:bakra|bakr|choti|badi)[ ]eid", r"ramadh?aa?n", "ramazan", "ramzaa?n", "ashura[ah]?", "aashura", "muharram", r"(?:mawlid|milad|maulid)(?:[ -](?:al|un|e|an)[ -]nabi)?", r"(?:laylat|lailat|lailatul|laylatul|shab)[ -]?(?:(?:al|ul|e)[ -])?(?:qadr|bara[’']?at|barat|miraj|mi['’]raj|meraj)",
    r"(?:night[ ]of[ ]power)", r"chaand[ ]raat", r"chand[ ]raat", r"arba['’]?een", "chehlum", r"isra[ ](?:and|wal|w[’']al)[ -]?mi['’]?raj", r"yaum?[ ](?:al-)?arafah?", r"day[ ]of[ ]arafah?", r"jalsa[ ]salana",
)  # fmt: skip
JEWISH = (
    r"(?:erev[ ])?(?:c?han?n?uk+ah?|ch?anukk?ah)" + GIVEN_DAY, r"(?:erev[ ])?(?:passover|pesach|pesah)", r"seder[ ]night", r"(?:erev[ ])?yom[ ](?:kippur|tov|ha[ ’'-]?shoah?|ha[ ’'-]?zikaron|ha[ ’'-]?atzmaut)", r"(?:erev[ ])?rosh[ ](?:ha[ ’'-]?shanah?|chodesh)", r"(?:shushan[ ])?purim", r"(?:erev[ ])?su(?:k+|cc)(?:ot|os)h?", r"(?:erev[ ])?shavu['’]?(?:ot|os)h?", r"simc?hat?s?[ ]torah?", "shemini atzeret", "hoshana rabbah?",
    r"tisha?[ ]b['’]?av", r"tu[ ]b['’]?sh(?:e)?vat", r"lag[ ]b['’a]?[ ]?omer", "fast of (?:gedaliah?|esther|tammuz)", "slichot", "high holy days", r"chol[ ]ha[ ]?moed", r"the[ ]omer", r"the[ ]three[ ]weeks",
)  # fmt: skip
INDIAN = (
    r"(?:choti[ ])?di[wv]ali" + GIVEN_DAY, "deepavali", "dipavali", "dhanteras", "bandi chhorh?(?: divas)?", r"bhai[ ](?:dooj|duj|beej)", "annakut", r"holi(?:ka)?(?:[ ](?:dahan|day|night|phagwa))?(?![ ]?(?:day(?:s|ing)|ness))", "phagwah?", "navarat?ri", "navratri", "dus+ehra", "dussera", "dasara", "vijaya ?dashami", "durga puja", "raksha ?bandhan", "rakhi day", "ganesh chat(?:h)?urthi", r"(?:krishna )?janmashtami", "ram ?navami", "maha ?shiva?ratri", "shivratri", "saraswati puja", "vasant panchami", "karva chauth", "chhath(?: puja)?", "onam", "pongal", "thai pongal", "ugadi", "puthandu", "makar(?:a)? sankranti", "uttarayan", "lohri", "pohela boishakh", "gudi padwa", "hanuman jayanti", "mahavir jayanti", "paryushan", "samvatsari",
    r"(?:vai|bai|ve)sakhi", r"gurpurabs?", r"guru [a-z]+(?: [a-z]+)?(?: dev)?(?: ji)?['’]?s? (?:jayanti|gurpurab|birthday|jan[ae]m din)", "hola mohalla", "maghi", "shaheedi (?:gurpurab|divas|jor mela)", "indian (?:independence|republic) day", "pakistan(?:i)? (?:independence )?day", "bangladesh(?:i)? (?:victory|independence) day", r"ekushey",
    r"(?:wesak|vesak|visakha puja|buddha day|buddha purnima|bodhi day|losar|asalha puja|magha puja|songkran|khmer new year)", r"n[oa]w?[ -]?r[ou]o?z", "newroz", "nauroz", "naw[- ]ruz", "sizdah be[- ]?dar", "sizdah bedar", r"chaharshanbe soori", "yalda(?: night)?", "ridv[aá]n", "mehregan", "khordad sal",
)  # fmt: skip
SAINT = r"[a-z][\w'’]+(?:[ ](?:of|the|and|&)[ ][a-z][\w'’]+)?"
CHRISTIAN = (
    r"(?:orthodox[ ])?christmas" + GIVEN_DAY, r"x-?mas" + GIVEN_DAY, "christmastime", "christmas ?time", "boxing day", "crimbo", "chrimbo", r"twelfth night", "12th night", "epiphany" + GIVEN_DAY, "theophany", "three kings(?: day)?", "candlemas(?: day)?", "plough (?:monday|sunday)",
    r"(?:orthodox[ ]|greek[ ])?easter" + GIVEN_DAY, "good friday", "easter saturday", "holy (?:week|saturday|thursday|wednesday|friday)", "maundy thursday", "spy wednesday", "palm sunday", "passion sunday", "ash wednesday", r"shrove (?:tuesday|monday|sunday)", "shrovetide", "pancake (?:day|tuesday)", "mardi gras", "(?-i:Lent|LENT)(?=[ ]*(?:[.,;)]|$|and|last|this|began|starts|started))", "great lent", "clean monday", "mothering sunday", "low sunday", "divine mercy sunday", "rogation sunday", "lammas(?: day)?", "ascension(?: day| thursday)", "ascensiontide",
    "whitsun(?:tide)?(?: weekend| week| bank holiday)?", "whit (?:monday|sunday|week|friday|walks)", r"pentecost" + GIVEN_DAY, "trinity sunday", "corpus christi", r"(?:the )?(?:feast of the )(?:assumption|annunciation|transfiguration|dormition|immaculate conception|presentation|visitation|epiphany|nativity|ascension)(?: of (?:the virgin|our lady|our lord|the lord))?", "assumption (?:day|sunday)", "lady day", "michaelmas", "martinmas", "all saints['’]? day", "all souls['’]?(?: (?:day|night))?", "all hallows(?: eve|['’] eve)?", "hallowtide", "feast of christ the king", "stir[- ]up sunday", "advent (?:sunday|fast)", r"(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:sunday|week|day) (?:of|in|after|before) (?:advent|lent|easter|trinity|epiphany|pentecost)", "holy innocents['’]?(?: day)?", "childermas", "harvest (?:festival|supper|sunday|mass)", "patronal festival", "our lady of [a-z]+['’]?s? (?:day|feast)", "reformation (?:day|sunday)", "ember days?", "back to church sunday", "meskel", "timkat", "timket", "enkutatash", "fasika", "orthodox (?:easter|christmas|new year|good friday)", "coptic (?:easter|christmas|new year)", "greek (?:easter|christmas)", "julian christmas", "old christmas", "wigilia", "vigilia", "st lucia(?:['’]s)? day", "santa lucia day", "sinterklaas", "andrzejki", "wszystkich [sś]wi[eę]tych", "[sś]migus[- ]dyngus", "dyngus day", "fat thursday", "t[lł]usty czwartek", "kupala(?: night)?", "maslenitsa", "martisor", "dragobete", "old new year",
    rf"(?:the )?(?:feast|feast day|feastday|vigil|octave|solemnity) of (?:st\.?|saint|ss\.?|saints|the|our|all|corpus)[ ](?:{SAINT}|peter (?:and|&) paul|lady(?: of [a-z]+)?)", r"(?:st\.?|saint)[ ][a-z]{3,12}(?:['’]s?|s)[ ](?:day|eve|night|feast|weekend)(?![ ](?:nursery|cent|care|school|shelter|unit|ward|out|shift|service|club|hospital|hospice|porter|staff|staff|clinic))", "paddy['’]?s (?:day|night|weekend)", "dydd g[wŵ]yl dewi", "dydd santes dwynwen", r"nadolig",
)  # fmt: skip
PUBLIC = (
    r"new[ ]year['’]?s?(?:['’])?[ ](?:eve|day|night|morning|weekend|party)", "hogmanay", "(?-i:NYE)", "ne'?er ?day", "burns (?:night|supper)", "valentines?['’]?s?[ ]day", "valentine['’]?s(?: night| weekend)?", r"(?:international )?(?:mother|mum|father|grandparent)s?['’]?s?['’]?[ ]day", "international (?:women|men)['’]?s['’]? day", "april fool['’]?s?['’]? ?(?:day)?", "leap day", "shakespeare day", "may day(?! call)", "mayday (?:bank holiday|weekend)", "early may bank holiday", "v\\.?e\\.? day", "v\\.?j\\.? day", "d-day anniversary", "armed forces day", "armistice day", "poppy day", r"remembrance (?:sunday|day|weekend|service|parade)", "battle of britain (?:day|sunday)", "anzac day", "trafalgar day", "holocaust memorial day", "hmd", "srebrenica (?:memorial )?day", "windrush day", "stephen lawrence day", "grenfell anniversary", "kristallnacht", "stonewall day", "idahobi?t", "idahobit day", r"trans(?:gender)? day of (?:remembrance|visibility)", "tdor", "tdov", "bi visibility day", "lgbt\\+? history month", "black history month", "islamophobia awareness month", "gypsy,? roma,? (?:and )?traveller history month", "grthm", r"(?:national )?hate crime awareness week", "hcaw", "interfaith week", "inter faith week", "refugee (?:week|day)", "world refugee day", "anti-?bullying week", "disability history month", "deaf awareness week", "mental health awareness week", "anti-slavery day", "white ribbon day", "16 days of activism", "carers week", "neighbourhood policing week", "world book day", "children in need(?: day)?", "red nose day", "comic relief(?: day)?", "sports relief", "juneteenth", "emancipation day", "jamaican independence day", "nigerian independence day", "ghana independence day", "africa day", "al[- ]quds day", "nakba day", "land day", "polish (?:constitution|independence) day", "somali(?:land)? independence day", "australia day", "bastille day", "columbus day", "thanksgiving(?: day)?", "canada day", "4th of july", "fourth of july",
    r"bonfire (?:night|nite|weekend)", "fireworks? (?:night|nite|weekend)", "guy fawkes(?:['’]s?)?(?: (?:night|nite|day|weekend))?", "plot night", "mischief night", "devil['’]?s night", r"hallow['’]?e['’]?en(?: night| weekend)?", "trick or treat night", "black friday", "cyber monday", "black eye friday", "mad friday", "freshers['’]? ?(?:week|fair)?", "rag week", "a-?level results day", "gcse results day", "results day", "exam week", "sports day", "prom night", "leavers['’]? (?:day|ball|assembly)", "inset day", "carnival(?: (?:weekend|day|monday|sunday|saturday))?", "notting hill carnival", "derby day", "boat race day", "cup final(?: day)?", "grand national(?: day| weekend)?", "ladies['’]? day", "royal ascot", "gold cup day", "cheltenham week", "race (?:day|week)", "polling day", "election (?:day|night)", "census day", "(?:orangemen['’]?s day|the twelfth(?= (?:of july|fortnight|parade|weekend)|[ ]*[.,;])|marching season|lundy['’]?s day)", "yule(?:tide)?", "winter solstice", "summer solstice", "(?:spring|autumn|vernal) equinox", "samhain", "beltane", "imbolc", "lughnasadh", "ostara", "appleby(?: horse)?(?: fair)?(?= |[.,;)]|$)(?<=fair)", "stow (?:horse )?fair", "horse fair", "(?:chinese|lunar|vietnamese|korean) new year(?:['’]?s)?(?: (?:eve|day|parade))?", "spring festival", r"(?:mid-?)?autumn festival", "moon festival", "dragon boat festival", "qing ?ming", "ching ming", "hungry ghost festival", "seollal", "chuseok", "(?:islamic|hijri|jewish|sikh|hindu|tamil|sinhala|bengali|thai|ethiopian|eritrean|persian|iranian|kurdish|gujarati|nepali|assyrian|coptic|welsh) new year(?: (?:day|['’]s (?:eve|day)))?", "apple day", "srebrenica memorial (?:day|week)", "diamond jubilee", "the clocks (?:go|went|going|changed?|changing) (?:forward|back)", "clocks (?:go|went) (?:forward|back)", "black saturday",
    r"the[ ](?:coronation|(?:platinum|golden|diamond|silver)[ ]jubilee|royal wedding|queen['’]s funeral|king['’]s birthday|referendum|eu referendum|general election|euros|world cup|women['’]s world cup)(?:[ ](?:weekend|final|day|result|bank holiday))?",
    r"(?:(?:the|last|this|next)[ ])?(?:(?:early|late)[ ])?(?:(?:may|august|aug|spring|summer|easter|christmas|xmas|whit|coronation|jubilee)[ ])?bank[ ]holiday(?:[ ](?:monday|weekend|friday|sunday|saturday))?",
)  # fmt: skip
SCHOOL_ALONE = r"half[ -]?term(?:[ ](?:week|break|holidays?))?"
SCHOOL_NAMED = rf"(?:the[ ])?(?:(?:(?:autumn|spring|summer|michaelmas|hilary|trinity|lent|easter|christmas|february|feb|may|october|oct|whit|whitsun)[ ]{SCHOOL_ALONE}|{SCHOOL_ALONE})|(?:autumn|spring|summer|michaelmas|hilary)[ ]term)(?:[ ]{YEAR})?"
SCHOOL_EDGE = r"(?:the[ ])?(?:(?:very[ ])?(?:last|first|final)[ ](?:day|week|morning|friday|monday)|start|beginning|end|middle)[ ](?:of|back[ ]after)[ ](?:the[ ])?(?:(?:autumn|spring|summer|easter|christmas|school|this|last|next|academic)[ ])?(?:term|half[ -]?term|school[ ]year|academic[ ]year|school[ ]holidays|summer[ ]holidays|easter[ ]holidays|christmas[ ]holidays|holidays)(?:[ ]time)?"
HOLIDAYS = r"(?:the[ ]|last[ ]|this[ ]|next[ ]|over[ ]the[ ])(?:(?:start|end|beginning|middle)[ ]of[ ]the[ ])?(?:(?:long[ ])?(?:summer|easter|christmas|xmas|school|whit|winter|half[ -]term|february|october)[ ])(?:holidays?|hols|vacation|vac|break|recess)|(?:summer|easter|christmas|school)[ ](?:holidays|hols|vac(?:ation)?)(?:[ ]\d{4})?"
MAKES = r"(?:card|tree|presents?|gifts?|cake|eggs?|jumper|lights?|dinner|pudding|shopping|decorations?|crackers?|stocking|list|songs?|carols?|wrapping|paper|hamper|calendar|bonus|do\b|party dress|bonnet|bunny|cards|trees|cakes|jumpers|greetings?|wishes|message|stamps?|costume|costumes|outfit|mask|sweets|services?\b(?!$)|parcels?|pageant|rota|appeal|prayers?[ ]timetable|lanterns?|candles?|decs|market[ ]stall|RC|church|school|college|primary|academy|parish|hall|island)"
NO_TAIL = rf"(?![\w-])(?![ ](?:mubarak|moubarak|saeed|sayeed|said|kareem|greetings)\b)(?!['’](?!s\b))(?![ ]+(?:{MAKES})\b)"
ANY = "(?:" + "|".join(f"(?:{f})" for f in (*MUSLIM, *JEWISH, *INDIAN, *CHRISTIAN, *PUBLIC)) + ")"
DAYS = r"(?:day|night|morning|evening|afternoon|week|weekend|eve|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,2}(?:st|nd|rd|th))[ ](?:day|night|evening|morning|week|fast|candle)|start|end|middle|height)"
RELATION = rf"(?:(?:the[ ])?(?:(?:very|same|actual)[ ])?{DAYS}[ ](?:before|after|of|following|preceding)[ ](?:the[ ])?|(?:the[ ])?(?:anniversary[ ]of|run-?up[ ]to|build-?up[ ]to)[ ](?:the[ ])?|(?:last|this|next|previous)[ ](?:year['’]?s[ ])?|(?:one|two|three|four|five|six|seven|ten|a|\d{{1,2}})[ ](?:days?|nights?|weeks?)[ ](?:before|after|into)[ ](?:the[ ])?)"
WHEN = rf"(?:[ ]{YEAR}|[ ]['’]\d\d|[ ](?:last|this|next)[ ]year)"
LAST = r"(?:(?i:last|this|next|(?:day|night|morning|week|weekend|saturday|sunday)[ ](?:before|after|of)|at|during|after|before|over|since)[ ](?:the[ ])?)"
PRIDE = r"(?:(?!(?i:after|before|of|the|at|during|last|since|until|and|this|next)\b)[A-Z][\w'’]+[ ]|UK[ ]|Black[ ]|Trans[ ])?(?:Pride|PRIDE)(?:[ ](?i:weekend|march|parade|day|month|saturday|sunday|(?:19|20)\d\d))?(?!['’\w]|[ ](?i:flags?|badges?|lanyards?|colou?rs|stickers?|banners?|rainbow|in|of|and[ ]prejudice|t-?shirt|pin|bunting|progress|jewellery))"
NAMED = rf"(?i:{ANY}|{FAITH_DATE}|new[ ]year|advent|pride\b|\btet\b)|{PRIDE}"
"""What is a named day or a day of another calendar, wherever it stands in a date."""
PERSONAL = r"(?:(?:first|second|third|\w+th|[\d]{1,2}(?:st|nd|rd|th))[ ])?(?:wedding[ ]anniversary|birthday|anniversary|wedding|funeral|christening|bar[ ]mitzvah|bat[ ]mitzvah|yahrzeit)"
NEW_YEAR = r"(?:at|over|since|after|before|in the|into the|last|this)[ ](?:the[ ])?"


LED = re.compile(rf"(?i)(?<![\w'’-]){RELATION}$")
"""Words before a festival that tie a day to it: looked for only where one is found, as they could begin anywhere."""
LONGEST_LEAD = 70
FEAST = re.compile(rf"(?i)(?:{ANY}|pride)")
AT_DATE = re.compile(
    r"(?i)\b(?:at|on|over|during|since|before|after|until|till|by|last|this|next|past|every|of)[ ](?:the[ ])?$"
)
BARE = 0.75
"""What a feast's bare name is worth: less than what stands without the trained reader."""
TOLD_OF = re.compile(
    r"(?i)\b(?:my|our|your|his|her|their|whose|what|about|explained?|keeps?|kept|celebrates?|celebrating)[ ]$"
)
"""Words after which a feast's bare name is the feast and no day: *he comes to our Diwali*."""
EVENT = re.compile(
    r"(?i)[ ](?:evening|assembly|part(?:y|ies)|lunch|stalls?|fair|fayre|celebrations?|meal|supper|disco|bazaar|show|concert|play|event)\b"
)
EVENT_OF = re.compile(r"(?i)(?:\b(?:the|an?|our|their|his|her|my|school|annual|community)|['’]s)[ ]$")
"""Words around a feast's bare name that make it an event: *the school's Diwali evening*."""


class FestivalRecognizer(RuleRecognizer):
    """A festival with the words that tie a day to it (*the night before Eid*, *last Diwali*), in any case."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("DT", rf"(?i)(?<![\w'’-])(?P<x>{ANY}{WHEN}?){NO_TAIL}", "A festival or holiday is a date.", 0.85),
        Rule("DT", rf"(?<![\w'’-])(?P<x>{PRIDE}{WHEN}?)", "A festival or holiday is a date.", 0.85),
        Rule("DT", rf"(?<=[ ])(?<![\w'’-])(?P<x>(?i:{DAYS}[ ](?:before|after|of)[ ]|last[ ]|this[ ]year['’]s[ ])pride)(?=[ ]*[.,;)\n]|[ ](?:when|last|this|in)\b|$)", "A festival or holiday is a date.", 0.75),
        Rule("DT", rf"(?i)\b(?:{NEW_YEAR})(?P<x>new[ ]years?)(?![ ](?:eve|day|resolution|honours?)|['’\w-])", "A festival or holiday is a date.", 0.8),
        Rule("DT", r"(?<![\w'’-])(?P<x>New[ ]Year(?:['’]?s)?|NEW[ ]YEAR['’]?S?)(?![\w'’-]|[ ](?i:eve|day|resolutions?|honours?))", "A festival or holiday is a date.", 0.8),
        Rule("DT", r"(?<![\w'’-])(?P<x>(?:TET|Tet|Maghi|Advent(?![ ](?i:calendars?|candles?|wreath|crown))|ADVENT(?![ ]CALENDARS?))(?:[ ](?i:sunday|fast|last[ ]year))?)(?![\w'’-])", "A festival or holiday is a date.", 0.75),
        Rule("DT", rf"(?i)(?<![\w'’-])(?P<x>{SCHOOL_NAMED}|{SCHOOL_EDGE}|{HOLIDAYS})(?![\w-])(?![ ](?:club|camp|time[ ]job|play[ ]?scheme|dates|timetable))", "School terms and holidays are dates.", 0.75),
        Rule("DT", rf"(?i)(?<![\w'’-])(?P<x>{FAITH_DATE})(?![\w-])", "This is a date of another calendar.", 0.9),
        Rule("DT", rf"(?i)\b(?P<x>(?:the[ ])?(?:day|night|morning|evening|week|weekend)[ ](?:before|after|of)[ ](?:my|his|her|our|their|the|mum['’]s|dad['’]s)[ ](?:[\w’']+[ ])?{PERSONAL})\b", "A birthday or anniversary is a date.", 0.8),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Carnival in small letters is any fair; a feast that is somebody's or is kept, or an event called so, is no day."""
        found, before = match.group("x"), match.string[max(0, match.start("x") - 14) : match.start("x")]
        after = match.string[match.end("x") : match.end("x") + 14]
        is_event = EVENT_OF.search(before) and EVENT.match(after)
        is_told = FEAST.fullmatch(found) and (TOLD_OF.search(before) or is_event)
        return found != "carnival" and not is_told

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """A festival with words that tie a day to it is surer than its bare name, which may be the feast itself."""
        found = super().analyze(text, entities, nlp_artifacts)
        for one in found:
            bare = FEAST.fullmatch(text[one.start : one.end]) and not AT_DATE.search(
                text[max(0, one.start - 12) : one.start]
            )
            one.score = min(one.score, BARE) if bare else one.score
        return found

    def narrowed(self, rule: Rule, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
        """The festival with the words before it that say which day."""
        lead = LED.search(match.string[max(0, start - LONGEST_LEAD) : start])
        return (start - len(lead.group()) if lead else start), end
