"""Organisations and venues: a name in capitals with the noun that says what it is."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_common_word, is_police_term, is_public_word
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.uk.fragments import CAP, JOIN, any_of
from redaction.recognisers.uk.place import LEADERS
from redaction.wordset import wordset

HEADS = (
    # faith
    "Mosque", "Masjid", "Islamic Centre", "Islamic Center", "Islamic Circle", "Islamic Society", "Muslim Association", "Muslim Society", "Church", "Chapel", "Cathedral", "Minster", "Abbey", "Priory", "Synagogue", "Shul", "Hebrew Congregation", "Jewish Congregation", "Jewish Community",
    "Gurdwara", "Gurudwara", "Mandir", "Temple", "Vihara", "Kingdom Hall", "Tabernacle", "Parish", "Convent", "Monastery", "Madrasa", "Madrassah", "Baptist Church", "Methodist Church", "Fellowship", "Assembly", "Ministries", "Congregation",
    # learning
    "Primary School", "Infant School", "Junior School", "Secondary School", "High School", "Grammar School", "Comprehensive", "School", "Academy", "Academies", "College", "Sixth Form", "University", "Nursery", "Pre-school", "Preschool", "Kindergarten", "Campus", "Institute", "Youth Centre", "Learning Centre", "Multi-Academy Trust", "PRU",
    # health and care
    "Hospital", "Hospitals", "Infirmary", "Hospice", "Surgery", "Medical Centre", "Medical Practice", "Health Centre", "Clinic", "Pharmacy", "Dental Practice", "Ward", "Care Home", "Nursing Home", "Lodge Nursing Home", "Residential Home", "Day Centre", "Foundation Trust", "NHS Trust", "NHS Foundation Trust", "Birth Centre", "Practice", "Chemist", "Opticians",
    # homes and councils
    "Housing Association", "Housing", "Homes", "Housing Trust", "Housing Group", "City Council", "Borough Council", "District Council", "County Council", "Town Council", "Parish Council", "Council", "Hostel", "Refuge", "Shelter", "Residents Association", "Residents' Association", "Residents’ Association", "Tenants Association",
    # trade
    "Ltd", "Limited", "LLP", "PLC", "plc", "& Sons", "& Co", "Solicitors", "Solicitor", "Estates", "Lettings", "Estate Agents", "Stores", "Store", "Supermarket", "Superstore", "Newsagents", "News", "Off Licence", "Convenience Store", "Mini Mart", "Minimart", "Mini Market", "Food Centre", "Foods", "Food and Wine", "Food & Wine", "Wines", "Grocers", "Butchers",
    "Bakery", "Bakers", "Cafe", "Café", "Coffee", "Restaurant", "Takeaway", "Kebab", "Kebabs", "Kebab House", "Pizza", "Chicken", "Fish Bar", "Fish and Chips", "Chippy", "Grill", "BBQ", "Tandoori", "Balti", "Spice", "Diner", "Bistro", "Barbers", "Barber", "Hairdressers", "Salon", "Nails", "Tailors", "Launderette", "Garage", "Motors", "Autos", "Tyres", "Cars", "Taxis", "Minicabs", "Private Hire", "Coaches",
    "Buses", "Travel", "Transport", "Logistics", "Cleaning", "Security", "Recruitment", "Construction", "Builders", "Services Ltd", "Group", "Partnership", "Depot", "Warehouse", "Factory", "Works", "Brewery", "Nurseries", "Garden Centre", "Farm Shop", "Farm", "Stables", "Post Office", "Bank", "Casino", "Bookmakers", "Boutique", "Florist", "Florists", "Jewellers", "Delicatessen", "Deli",
    # leisure
    "Pub", "Inn", "Arms", "Tavern", "Taproom", "Bar", "Nightclub", "Club", "Social Club", "Working Men's Club", "Hotel", "Guest House", "Cinema", "Theatre", "Museum", "Library", "Leisure Centre", "Sports Centre", "Swimming Pool", "Lido", "Gym", "Fitness", "Arena", "Stadium", "Football Club", "FC", "AFC", "RFC", "CC", "Rugby Club", "Cricket Club", "Boxing Club", "Bowls Club", "Golf Club", "United", "Rovers", "Wanderers", "Athletic", "Rangers", "Town FC", "City FC", "Juniors", "Under",
    "Community Centre", "Community Association", "Village Hall", "Town Hall", "Civic Centre", "Guildhall", "Memorial Hall", "Hall", "Centre", "Association", "Society", "Forum", "Trust", "Foundation", "Charity", "Federation", "Alliance", "Network", "Project", "Collective", "Union", "Scouts", "Guides", "Brownies", "Cadets", "Choir", "Orchestra", "Food Bank", "Foodbank", "Youth Club", "Drop-in", "Advice Centre", "Citizens Advice", "Law Centre", "Neighbourhood Watch", "Pride", "Hire", "Launderette", "Chronicle", "Gazette", "Herald", "Echo", "Mercury", "Argus", "Courier", "Advertiser", "Voice", "Hub", "Family Hub", "Family Centre", "Radio", "Podcast", "Primary", "Infants", "Secondary", "Grammar", "Comp", "Steel Band", "Band", "Pipe Band", "Brass Band", "Justice Service", "Youth Justice Service", "Market", "Tool Hire", "Rainbow", "Caterers", "Catering", "Skip Hire", "Movers", "Removals", "Plumbing", "Electrical", "Roofing", "Landscapes", "Gardeners", "Nursing", "Dairy", "Mill", "Quarry", "Zoo",
    # courts, stations, forces
    "Police Station", "police station", "Magistrates' Court", "Magistrates’ Court", "Magistrates Court", "Magistrates", "Crown Court", "Youth Court", "County Court", "Police", "Constabulary", "Fire Station", "Ambulance Station", "Custody Suite", "custody suite", "custody", "Custody", "nick",
)  # fmt: skip
LOWER_HEADS = (
    "mosque", "church", "chapel", "synagogue", "gurdwara", "mandir", "temple", "school", "primary", "secondary", "infants", "juniors", "academy", "college", "university", "nursery", "hospital", "surgery", "clinic", "hospice", "medical centre", "health centre", "pharmacy", "ward", "care home", "nursing home",
    "housing", "hostel", "council", "library", "leisure centre", "sports centre", "community centre", "pub", "club", "hotel", "restaurant", "takeaway", "cafe", "kebab shop", "chip shop", "bakery", "barbers", "supermarket", "store", "shop", "garage", "gym", "cinema", "theatre", "campus", "site", "branch", "depot", "bus depot", "football club", "mosque committee", "solicitors", "magistrates", "food bank", "youth centre", "sixth form", "custody", "post office", "garden centre",
)  # fmt: skip
LOUD_WORDS = wordset(
    "WORKS TRAVEL CARS NEWS PRACTICE GROUP PROJECT SECURITY CLEANING UNION BANK UNDER UNITED GUIDES SHELTER REFUGE POLICE CUSTODY NICK BUSES TRANSPORT NETWORK SOCIETY TRUST HOMES HOUSING FORUM GARAGE TRUST BAND MARKET HIRE SECONDARY PRIMARY COMP FARM VOICE ECHO"
)
"""Heads that are ordinary words of a log when everything is in capitals."""
ADJECTIVES = wordset(
    "royal old new great north south east west central holy first green red white black blue golden saint st grand high park hill town city village community the queen king queens kings princess prince trinity all souls saints christ cross star sun rose lily oak elm ash river lake bridge castle"
)
WORD = rf"(?:{CAP}|[A-Z]\.?(?:[A-Z]\.?)*|&|\d{{1,2}}(?:st|nd|rd|th))"
BODY = rf"(?:{WORD}(?:[ ](?:{JOIN}[ ]){{0,2}}|[ ]?&[ ]?)){{1,5}}"
TRAIL = rf"(?:[ ](?:NHS[ ])?(?:Foundation[ ])?Trust|[ ](?:of|for|in)[ ](?:the[ ])?{CAP}(?:[ ]{CAP})?|[ ](?:Ltd|Limited|LLP|CIC|CIO|plc|PLC|FC|School|Committee|Centre|Association))?"
PUB = r"(?:(?:the|The|THE)[ ](?:[A-Z][\w'’]+[ ](?:and|&)[ ](?:the[ ])?[A-Z][\w'’]+|(?:Red|White|Black|Blue|Golden|Royal|Old|New|Green|Queen['’]?s|King['’]?s)[ ][A-Z][\w'’]+|(?:King|Queen|Duke|Prince|Earl|Marquis|Lord|Lady)(?:[ ]of)?[ ][A-Z][\w'’]+|[A-Z][\w'’]+))"


BREAKS = wordset(
    "FROM FOR TO AT BY WITH WHO WAS WERE IS ARE HAS HAD HAVE SAID SAYS SAW TOLD TELLS ASKS ASKED RANG RINGS WANTS SEEN TAKEN WENT GOES LEFT VIA INTO ONTO OUTSIDE INSIDE NEAR BEHIND THAT WHEN BUT HE SHE THEY HIS HER THEIR NOT NO"
)
"""Words that stand in no venue's name: in a line of capitals what comes before them is another matter."""


def after_verb(words: list[re.Match[str]]) -> int:
    """The place after the last word that no venue's name holds."""
    return max((n + 1 for n, w in enumerate(words[:-1]) if w.group().strip(".,:;") in BREAKS), default=0)


class OrganisationRecognizer(RuleRecognizer):
    """Names that the head noun proves; quoted or plain names after a word that says what they are."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("OR", rf"(?<![\w])(?P<x>{BODY}{any_of(HEADS)}{TRAIL})(?![\w])", "This is an organisation or a venue by its name.", 0.75),
        Rule("OR", rf"(?<![\w])(?P<x>{BODY}{any_of(tuple(h.upper() for h in HEADS if len(h) > 3 and h.upper() not in LOUD_WORDS))}(?:[ ](?:[A-Z&]{{2,}}[ ]?){{1,4}}\b)?)(?![\w])", "This is an organisation or a venue in capitals.", 0.7),
        Rule("OR", rf"(?<![\w])(?P<x>(?:(?!(?i:the|a|an|at|in|my|his|her|our|their|local|this|that|from|to|of)\b){CAP}[ ](?:(?:of|and|the|&)[ ])?){{1,3}})(?={any_of(LOWER_HEADS)}\b)", "This name says which venue or organisation.", 0.65),
        Rule("OR", r"(?<![\w])(?P<x>(?:Masjid|Jamia|Jame|Jami|Darul|Dar[ ]al|Beth|Beit|Gurdwara|Guru[ ]Nanak|Shree|Shri|Sri|Chabad)(?:[ -](?:al-|Al-|e-|ul-)?[A-Z][\w'’-]+){1,4})(?!\w)", "This is a place of worship by its name.", 0.75),
        Rule("OR", r"(?<![\w])(?P<x>St\.?[ ][A-Z][\w]+['’]?s?(?:[ ](?:and|&)[ ]St\.?[ ][A-Z]\w+['’]?s?)?)(?![\w]|[ ](?:Road|Street|Close|Lane|Avenue|Drive|Rd))", "This is a church, a school or a place named for a saint.", 0.65),
        Rule("OR", rf"(?i:\b(?:works?|worked|working|employed|job|shift|manager|cleaner|driver|chef|teacher|nurse|student|studying|studies|pupil|volunteers?|volunteering|placement|goes|attends|attending|enrolled)[ ](?:as[ ][\w ]{{2,25}}[ ])?(?:at|for|with|to)[ ](?:the[ ])?)(?P<x>(?!(?:I|He|She|They|We|It|PC|DC|DS|IP|AP|English|Police|NHS|CPS|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b){CAP}(?:[ ](?:(?:of|and|&)[ ])?{CAP}){{0,3}})(?![\w])", "This is where somebody works or learns.", 0.65),
        Rule("OR", rf"(?i:\b(?:pub|bar|inn|nightclub|restaurant|takeaway|caf[eé]|shop|salon|barbers|store|gym|hotel|company|firm|charity|school|college|employer|landlord|agency)[ ]?(?:called|named|,|-|:)[ ]*)(?P<x>[\"“‘']?(?:[Tt]he[ ])?(?!(?:PC|DC|DS|PS|Mr|Mrs|Ms|Dr|IP|AP|He|She|I|We|They|The|This|That|It|No|Not|And|But)\b){CAP}(?:[ ](?:(?:of|and|the|&|in)[ ])?{CAP}){{0,3}})", "This is the name of a venue or organisation.", 0.65),
        Rule("OR", rf"\b(?i:outside|inside|in|at|from|to|near|of|behind|opposite|left|leaving|into|past)[ ](?P<x>{PUB})(?=[ ](?:pub|PH|public[ ]house|bar|inn|beer[ ]garden|on[ ][A-Z])\b)", "This is a pub by its name.", 0.75),
        Rule("OR", rf"(?i:^[ \t]*(?:employer|school|workplace|company|organisation|venue|premises|practice|gp|landlord|agency|housing provider|place of work|branch|team)[ .]*[:|][ \t]*)(?P<x>{CAP}(?:[ ](?:(?:of|and|the|&)[ ])?{CAP}){{0,4}})(?=[,.;|)\n(]|$)", "This stands where an organisation is given.", 0.7),
        Rule("OR", r"(?<![\w])(?P<x>(?:[A-Z][\w'’]+[ ]){1,3})(?=(?:NPT|LPA|CID|NHPT|Neighbourhood[ ]Team|Neighbourhood[ ]Policing|response[ ]team|Response[ ]Team|Response|police)\b)", "This name says where a police team works.", 0.6),
        Rule("OR", r"(?<![\w])(?P<x>(?:TVP|MPS|GMP|WMP|WYP|SYP|BTP|HIOWC|SWP|NWP|PSNI|ESPD))(?![\w-])", "This is a police force by its letters.", 0.7),
        Rule("OR", r"(?<![\w])(?P<x>(?:[A-Z][a-z]+[ ]){1,3}(?:Police|Constabulary)(?:[ ]Service)?)(?![\w])", "This is a police force by its name.", 0.85),
        Rule("OR", r"(?<![\w])(?P<x>(?:HMP|HMYOI|HMPYOI|YOI|HMP/YOI|IRC)[ ][A-Z][\w'’]+(?:[ ](?!VISITS|WING)[A-Z][\w'’]+)?)", "This is a prison by its name.", 0.85),
    )  # fmt: skip
    NATIONAL = re.compile(
        r"(?i)^(?:the[ ])?(?:crown prosecution|kick it out|big issue|language ?line|mothers['’]? union|golden hour|show racism|care quality|parish council$|victims first|victim support|tell mama|stop hate|crimestoppers|college of policing|citizens advice|community security|true vision|national |british |british transport|metropolitan (?!police)|equality|galop|hm |his majesty|her majesty|ministry|department|home office|house of|supreme|european|united nations|social services|adult social|children['’]?s (?:services|social)|housing (?:officer|association|act)|police (?:station|officer|national|and|constable)|crime |hate crime|criminal|public order|human rights|restorative|independent|magistrates['’]? court$|crown court$|youth court$|county court$|mental health act|equality act|anti-?social|high court|social club$|community (?:resolution|safety|impact|protection)|witness care|probation|youth (?:justice|offending)|legal aid|national health|nhs england|state|court of|islamic (?:state|clothing)|labour|conservative|green party|reform|facebook|instagram|whatsapp|google|twitter|samaritans|mind$|refuge$|shelter$|mencap|stonewall|scope$|the police)"
    )
    OPENERS = frozenset(
        [
            "The",
            "A",
            "An",
            "I",
            "He",
            "She",
            "They",
            "We",
            "It",
            "This",
            "That",
            "These",
            "Those",
            "My",
            "His",
            "Her",
            "Their",
            "Our",
            "Your",
            "At",
            "In",
            "On",
            "From",
            "To",
            "Of",
            "And",
            "But",
            "When",
            "Where",
            "While",
            "After",
            "Before",
            "If",
            "As",
            "For",
            "With",
            "No",
            "Not",
            "Some",
            "Any",
            "All",
            "Both",
            "Each",
            "Also",
            "Then",
            "There",
            "Why",
            "What",
            "Who",
            "Which",
            "Because",
            "Since",
            "Until",
            "Whilst",
            "Enquiries",
            "Attended",
            "Spoke",
            "Called",
            "Rang",
            "Visited",
            "Contacted",
            "Emailed",
            "Local",
            "Police",
            "Met",
            "Checked",
            "Outside",
            "Inside",
            "Near",
            "Next",
            "New",
            "Every",
            "Either",
            "Via",
            "Re",
            "Per",
            "Said",
            "Told",
            "Asked",
            "Two",
            "Three",
            "Four",
            "Five",
            "Ten",
        ]
    )

    def narrowed(self, rule: Rule, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
        """Words that open a sentence, or that shout in a line of capitals, are cut off the front."""
        words = list(re.finditer(r"\S+", match.string[start:end]))
        loud = match.string[start:end].isupper() or bool(
            words and words[0].group().isupper() and len(words[0].group()) > 2
        )
        first = after_verb(words) if loud else 0
        while first < len(words) - 1 and self.leads(words[first].group(), loud):
            first += 1
        if first == len(words) - 1 and first > 0 and rule.reason.startswith("This is an organisation"):
            return start, start
        firm = re.search(r"(?:[A-Z]\.[ ]?)[\w'’-]+[ ](?:of|from|at)[ ]", match.string[start:end])
        if firm and rule.reason.startswith("This is an organisation"):
            return start + firm.end(), end
        if first and not any(w.group()[0].isupper() for w in words[first:]):
            return start, start
        return (start + words[first].start(), end) if words else (start, start)

    def leads(self, word: str, loud: bool) -> bool:
        """Whether a word before a venue's name is no part of it."""
        bare = word.strip(".,:;")
        if bare in self.OPENERS or bare.casefold() in LEADERS or (word.endswith(".") and len(bare) > 3):
            return True
        return (
            loud
            and bare.isupper()
            and (
                is_police_term(bare)
                or bare.endswith(("ED", "ING"))
                or (is_common_word(bare) and bare.casefold() not in ADJECTIVES)
            )
        )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """National bodies, offices of process and sentence openers with a common noun are no venue."""
        found = match.group("x").strip()
        if self.NATIONAL.match(found):
            return False
        words = list(re.findall(r"[\w'’&-]+", found))
        while words and words[0] in self.OPENERS:
            words = words[1:]
        if not words or (len(words) == 1 and rule.reason.startswith("This is an organisation")):
            return False
        own = words[:-1] if rule.reason.startswith("This is an organisation") else words
        if found.isupper() and not rule.reason.endswith("letters."):
            return any(not is_common_word(w) and not is_police_term(w) and not is_public_word(w) for w in own)
        return not all(is_police_term(w) or is_public_word(w) or w in self.OPENERS for w in own)
