"""The code lists of a case and their words (field guide 2.6, 5.3 and 6(d)).

case.json comes from outside, so a code that is not listed here could be anything, a name included. Whatever leaves the
sealed part of a case goes through these lists; what they don't know becomes *other* or is left out.
"""

from __future__ import annotations

STRANDS = {
    "race": "race",
    "religion": "religion",
    "sexual_orientation": "sexual orientation",
    "transgender": "transgender identity",
    "disability": "disability",
    "age": "age",
    "sex": "sex or gender",
    "gender": "sex or gender",
    "subculture": "subculture",
    "other": "another reason",
}
"""The five monitored strands, then those that some forces record too."""

SUB_STRANDS = {
    "anti_muslim": "anti-Muslim",
    "antisemitic": "antisemitic",
    "anti_christian": "anti-Christian",
    "anti_hindu": "anti-Hindu",
    "anti_sikh": "anti-Sikh",
    "anti_buddhist": "anti-Buddhist",
    "sectarian": "sectarian",
    "anti_black": "anti-Black",
    "anti_asian": "anti-Asian",
    "anti_white": "anti-White",
    "gypsy_roma_traveller": "against Gypsies, Roma or Travellers",
    "anti_immigrant_nationality": "against immigrants or a nationality",
    "anti_immigrant": "against immigrants or a nationality",
    "homophobic": "homophobic",
    "biphobic": "biphobic",
    "transphobic": "transphobic",
    "learning_disability": "learning disability",
    "mental_health": "mental health",
    "physical": "physical disability",
    "sensory": "sight or hearing loss",
    "autism": "autism",
}

LOCATIONS = {
    "home": "at home",
    "street": "in the street",
    "bus": "on a bus",
    "train": "on a train or at a station",
    "taxi": "in a taxi",
    "transport": "on public transport",
    "hospital": "in a hospital",
    "health": "in a health centre",
    "school": "at a school",
    "college": "at a college or university",
    "university": "at a college or university",
    "shop": "in a shop",
    "takeaway": "in a takeaway",
    "pub": "in a pub or club",
    "work": "at work",
    "place_of_worship": "at a place of worship",
    "park": "in a park",
    "sport": "at a sports ground",
    "online": "online",
    "phone": "by phone",
    "custody": "in custody",
    "other": "somewhere else",
}

CHANNELS = {
    "999": "a 999 call",
    "101": "a 101 call",
    "online": "an online form",
    "front_counter": "a visit to a police station",
    "third_party": "a third party",
    "victims_first": "a support service",
    "officer": "a police officer",
    "school": "a school",
    "hospital": "a hospital",
    "council": "a council",
    "email": "an e-mail",
    "letter": "a letter",
    "social_media": "social media",
    "other": "another way",
}

NATIONAL_BODIES = {
    "tell mama": "Tell MAMA",
    "stop hate uk": "Stop Hate UK",
    "community security trust": "Community Security Trust",
    "cst": "Community Security Trust",
    "true vision": "True Vision",
    "crimestoppers": "Crimestoppers",
    "galop": "Galop",
    "victim support": "Victim Support",
    "victims first": "Victims First",
    "dimensions": "Dimensions",
    "mencap": "Mencap",
    "mind": "Mind",
    "nspcc": "NSPCC",
    "citizens advice": "Citizens Advice",
}
"""Bodies so large that their name points at nobody: by what a file calls them, in lower case. Any other is not named."""

FAMILIES = {
    "public_order": "public order (such as abuse or threats in public)",
    "violence": "violence",
    "criminal_damage": "criminal damage",
    "harassment": "harassment",
    "malicious_communications": "malicious messages",
    "arson": "arson",
    "theft": "theft",
    "robbery": "robbery",
    "burglary": "burglary",
    "sexual": "a sexual offence",
    "hate_incident": "an incident that is no crime",
    "other": "another offence",
}

CASE_TYPES = {"crime": "a crime", "non_crime": "an incident that is no crime", "asb": "anti-social behaviour"}

OUTCOMES = {
    0: "Not yet decided",
    1: "Charged or summonsed",
    2: "Caution for a young person",
    3: "Caution for an adult",
    4: "Taken into consideration",
    5: "The offender died",
    6: "Penalty notice",
    7: "Cannabis or khat warning",
    8: "Community resolution",
    9: "Prosecution is not in the public interest (prosecutors decided)",
    10: "Formal action is not in the public interest (police decided)",
    11: "The suspect is too young to be prosecuted",
    12: "The suspect is too ill to be prosecuted",
    13: "The victim or key witness has died or is too ill",
    14: "No suspect was identified and the victim does not support further action",
    15: "A suspect was identified and the victim supports action, but the evidence is not enough",
    16: "A suspect was identified, but the victim does not support further action",
    17: "The time limit for a prosecution has passed",
    18: "The investigation is complete and no suspect was identified",
    19: "Passed to the national fraud bureau",
    20: "Another body takes the action",
    21: "Further investigation is not in the public interest (police decided)",
    22: "An education or support activity instead of prosecution",
}

NO_FURTHER_ACTION = frozenset({9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21})

RANKS = {
    "pc": "PC",
    "dc": "DC",
    "pcso": "PCSO",
    "ps": "PS",
    "sgt": "Sgt",
    "sergeant": "Sgt",
    "ds": "DS",
    "di": "DI",
    "insp": "Insp",
    "inspector": "Insp",
    "dci": "DCI",
    "ci": "CI",
    "chief inspector": "CI",
    "supt": "Supt",
    "superintendent": "Supt",
    "dsupt": "DSupt",
    "csupt": "CSupt",
    "cps": "CPS",
    "prosecutor": "CPS",
}
SUPERVISORS = frozenset({"PS", "Sgt", "DS", "DI", "Insp", "DCI", "CI", "Supt", "DSupt", "CSupt"})

REVIEWS = {
    "ds24": "Sergeant's review",
    "spoc10": "Hate crime lead's review",
    "monthly": "Monthly review",
    "dmm": "Talked about at the daily meeting",
    "crime_meeting": "Talked about at the weekly crime meeting",
    "closing": "Closing review",
}
MEETINGS = frozenset({"dmm", "crime_meeting"})
"""Kinds of `reviews` that are meetings at which a case came up, not a supervisor's own check."""

KEY_DECISIONS = {
    "arrest": "a suspect was arrested",
    "interview": "the suspect was interviewed",
    "release": "the suspect was released",
    "bail": "the suspect is on bail or under investigation",
    "no_investigation": "police will not investigate further",
    "charge": "the suspect was charged",
    "outcome": "the outcome",
}

CONTACT_CHANNELS = {
    "in_person": "in person",
    "visit": "in person",
    "phone": "by phone",
    "voicemail": "by voicemail",
    "text": "by text",
    "email": "by e-mail",
    "letter": "by letter",
    "video": "by video call",
}
WRITTEN = frozenset({"letter", "email"})

RISK_LEVELS = {"standard": "standard", "low": "low", "medium": "medium", "high": "high", "std": "standard"}

ALTERNATIVES = {
    "restorative_justice": "restorative justice",
    "rj": "restorative justice",
    "community_resolution": "community resolution",
    "conditional_caution": "conditional caution",
    "asb_cpn": "community protection notice",
    "asb": "anti-social behaviour powers",
    "abc": "acceptable behaviour contract",
    "tenancy": "action on a tenancy",
    "injunction": "injunction",
    "hate_course": "hate crime awareness course",
    "none": "none",
}

DOCUMENT_KINDS = {
    "incident_log": "Incident log",
    "occurrence": "Crime report",
    "oel": "Enquiry log",
    "contact": "Victim contact log",
    "review": "Supervisor reviews",
    "mg11": "Witness statement",
    "vps": "Victim personal statement",
    "mg5": "Police report (MG5)",
    "mg6": "Case information (MG6)",
    "mg3": "Charging report (MG3)",
    "interview": "Interview record",
    "outcome": "Outcome and reasons",
    "letter": "Letter",
    "email": "E-mail",
    "risk": "Risk and needs assessment",
    "referral": "Referral",
    "partner": "Paper of a partner",
    "cia": "Community impact assessment",
    "image": "Picture",
    "other": "Other document",
}


def known(code: str | None, words: dict[str, str], otherwise: str = "") -> str:
    """The words of a code; `otherwise` when the list does not have it."""
    return words.get((code or "").strip().lower(), otherwise)


def known_codes(codes: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
    """The codes that the list has, in their order, each once."""
    return tuple(dict.fromkeys(c for c in (code.strip().lower() for code in codes) if c in words))


def rank(text: str | None) -> str:
    """A rank in its usual short form, or nothing when the text is no rank."""
    return RANKS.get((text or "").strip().lower(), "")


def document_kind(kind: str) -> str:
    """A code of `DOCUMENT_KINDS`."""
    return kind if kind in DOCUMENT_KINDS else "other"
