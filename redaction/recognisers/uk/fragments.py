"""How streets and places are written here: shared by the recognisers of addresses, streets and venues."""

import re

CAP = r"[A-ZÀ-ÖØ-Þ](?:[a-zà-öø-ÿ'’]+|[A-ZÀ-ÖØ-Þ'’]+)(?:-[A-ZÀ-Þ]?[a-zà-ÿA-Z]+)*"
JOIN = r"(?:of|the|and|&|upon|on|le|de|y|yr|in|under|St\.?)"
NAME = rf"(?:(?:St\.?|Mt\.?)[ ])?{CAP}(?:[ ](?:{JOIN}[ ]){{0,2}}{CAP}){{0,3}}"
SHORT_NAME = rf"(?:St\.?[ ])?{CAP}(?:[ ]{CAP}){{0,2}}"
SUFFIXES = (
    "Road", "Rd", "Street", "St", "Avenue", "Ave", "Av", "Close", "Cl", "Clo", "Drive", "Dr", "Lane", "Ln", "Way", "Court", "Ct", "Crescent", "Cres", "Place", "Pl",
    "Gardens", "Gdns", "Garden", "Grove", "Gr", "Terrace", "Terr", "Ter", "Walk", "Row", "Square", "Sq", "Hill", "Rise", "View", "Mews", "Green", "Parade", "Quay", "Wharf", "Yard",
    "Gate", "End", "Bank", "Broadway", "Embankment", "Croft", "Fields", "Field", "Meadow", "Meadows", "Mead", "Meads", "Orchard", "Path", "Passage", "Vale", "Approach", "Buildings",
    "Villas", "Cottages", "Ridge", "Common", "Circus", "Crossing", "Parkway", "Promenade", "Prom", "Esplanade", "Wynd", "Loan", "Brae", "Alley", "Bypass", "Highway", "Turn", "Bottom", "Piece",
    "Furlong", "Leys", "Ley", "Leas", "Lea", "Holme", "Reach", "Side", "Strand", "Wharfage", "Chase", "Dene", "Dell", "Glade", "Spinney", "Copse", "Paddock", "Paddocks", "Loke", "Drove", "Park", "Cut", "Twitten", "Ginnel", "Snicket", "Hythe", "Staithe", "Pightle", "Causeway", "Gardens", "Backs", "Lanes", "Steps", "Entry", "Fold", "Garth", "Hey", "Nook", "Stile",
)  # fmt: skip
STREET_SUFFIXES = (
    "Road", "Rd", "Street", "St", "Avenue", "Ave", "Close", "Cl", "Drive", "Lane", "Ln", "Crescent", "Cres", "Gardens", "Gdns", "Grove", "Terrace", "Mews", "Walk",
    "Parade", "Square", "Broadway", "Embankment", "Croft", "Villas", "Cottages", "Parkway", "Promenade", "Esplanade", "Wynd", "Bypass", "Way", "Court", "Rise", "Row", "Place", "Hill", "Quay", "Wharf", "Cut", "Causeway", "Alley", "Mead", "Leys", "Garth", "Fold", "Hythe",
)  # fmt: skip
"""Those that make a street of a capitalised word even with no number."""


def any_of(words: tuple[str, ...]) -> str:
    """An alternation, the longest first."""
    return "(?:" + "|".join(sorted((w.replace(" ", "[ ]") for w in words), key=lambda w: (-len(w), w))) + ")"


SUFFIX = any_of(SUFFIXES)
ANY_CASE_SUFFIX = any_of(
    tuple({*SUFFIXES, *(s.upper() for s in SUFFIXES), *(s.lower() for s in SUFFIXES if len(s) > 3)})
)
STREET_SUFFIX = any_of((*STREET_SUFFIXES, *(s.upper() for s in STREET_SUFFIXES)))
WELSH = r"(?:Heol|Stryd|Ffordd|Clos|L[oô]n|Rhodfa|Maes|Cwrt|Llys|Rhiw|Plas|Parc|Tyddyn|Bryn|Pen-?y|Clôs|Teras|Cilgant|Rhes)"
WELSH_NAME = rf"{WELSH}(?:[ -](?:y|yr|Y|Yr|[A-ZÂÊÎÔÛŴŶ][\w’'-]+)){{1,4}}"
COURT_OF_LAW = re.compile(
    r"(?i)(?:^|.*\s)(?:administrative|constitutional|supreme|federal|district|regional|provincial|municipal|appeals?|appellate|crown|county|magistrates['’]?|high|youth|family|juvenile|criminal|civil|military|labour|social|assize|lustration|commercial|instance|security|patents?|human rights|the|said|same|that|this|our|of)\s+court$"
)
"""Courts that sit, not courts where people live."""
STREET = rf"(?:(?:{SHORT_NAME}|[Tt]he)[ ]{SUFFIX}(?:[ ](?:North|South|East|West))?|{WELSH_NAME})"
