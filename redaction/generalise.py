"""Less precise words for precise ones: ages to bands, dates to days, venues and places to their kind."""

from __future__ import annotations

import datetime as dt
import re

from redaction.dates import DATE_RANGE, Calendar, read
from redaction.recognisers.generic.festival import NAMED
from redaction.recognisers.generic.numbers import value

ADULT, OLD = 18, 80
FESTIVAL = re.compile(NAMED)
SCHOOL_YEAR = re.compile(r"\b(?:year|yr)[\s-]?\w+$|^y\d|\bform\b|former|\bsixth|^reception|^primary|^[sp]\d$")
DECADES = {
    "twent": 20,
    "thirt": 30,
    "fort": 40,
    "fift": 50,
    "sixt": 60,
    "sevent": 70,
    "eight": 80,
    "ninet": 90,
}

VENUES = (
    ("mosque|masjid|islamic|muslim", "a mosque or Muslim organisation"), ("synagogue|shul|hebrew|jewish|beth |beit |chabad", "a synagogue or Jewish organisation"), ("gurdwara|gurudwara|sikh|guru ", "a gurdwara or Sikh organisation"), ("mandir|hindu|vihara|temple", "a temple"),
    ("cathedral|church|chapel|parish|minster|abbey|priory|congregation|st\\.? [a-z]+['’]?s$", "a church"), ("primary|infant|junior school", "a primary school"), ("nursery|preschool|pre-school|kindergarten", "a nursery"), ("university|campus", "a university"), ("college|sixth form", "a college"),
    ("school|academy|grammar|comprehensive|secondary|\\bcomp\\b", "a school"), ("nursing home|care home|residential home|lodge", "a care home"), ("hospice", "a hospice"), ("ward\\b", "a hospital ward"), ("hospital|infirmary|nhs|birth centre", "a hospital"), ("surgery|medical|health centre|clinic|practice|dental", "a health centre"), ("pharmacy|chemist", "a pharmacy"),
    ("police|constabulary|\\bnick\\b|custody", "a police station or force"), ("magistrates|crown court|county court|youth court", "a court"), ("solicitor|llp|law ", "a law firm"), ("council", "a council"), ("housing|homes|lettings|estates", "a housing provider"), ("hostel|refuge|shelter", "a hostel"),
    ("kebab|pizza|chicken|fish|chippy|takeaway|grill|tandoori|balti|spice|burger", "a takeaway"), ("restaurant|diner|bistro|caf[eé]|coffee", "a restaurant or café"), ("pub\\b|inn\\b|arms\\b|tavern|taproom|\\bbar\\b|nightclub|\\bhead\\b", "a pub or bar"), ("hotel|guest house", "a hotel"),
    ("football|\\bfc\\b|afc|rugby|cricket|boxing|bowls|golf|hockey|athletic|united|rovers|wanderers|juniors", "a sports club"), ("gym|fitness|leisure|sports|swimming|lido|stadium|arena", "a sports centre"), ("bus|coach|travel|transport|taxi|cars|minicab|private hire|rail", "a transport company"),
    ("library|museum|theatre|cinema", "a public building"), ("radio|herald|gazette|chronicle|echo|mercury|argus|courier|advertiser|news\\b", "a news outlet"), ("store|shop|market|mart|supermarket|superstore|newsagent|off licence|wines|foods|grocer|butcher|baker|florist|boutique|hire|launderette", "a shop"), ("salon|barber|hair|nails", "a hairdresser"), ("garage|motors|autos|tyres", "a garage"), ("bank", "a bank"),
    ("community centre|village hall|hall|civic", "a community hall"), ("group|society|association|network|forum|project|trust|foundation|charity|partnership|alliance|collective|voice", "a community organisation"), ("ltd|limited|plc|& (?:co|sons)|company", "a company"),
)  # fmt: skip
PLACES = (
    ("bus|tram|service|route", "(a bus route)"), ("ward|bay|bed|room|cubicle|cell|theatre|pod", "(a room)"), ("estate|flats", "(an estate)"), ("park|recreation|playing field|playground|common|green|meadow|wood|allotment|nature", "(a park)"), ("station|stop|interchange|platform", "(a station or stop)"),
    ("shopping|precinct|market|arcade|retail", "(a shopping area)"), ("car park|multi-storey", "(a car park)"), ("bridge|underpass|subway|roundabout|junction|towpath|canal|lock|weir|river", "(a landmark)"), ("[abm]\\d+|ring road|bypass", "(a road)"), ("village", "(a village)"),
)  # fmt: skip


def band_of(age: int) -> str:
    """A band of ages that keeps the signs *under 18* and *over 80*."""
    if age < 10:
        return "under 10"
    if age < ADULT:
        return "10 to 17"
    if age >= OLD:
        return f"{OLD} or over"
    if age < 30:
        return f"{ADULT} to 29"
    return f"{age // 10 * 10} to {age // 10 * 10 + 9}"


def age_label(surface: str) -> str:
    """What stands for an age, in the grammar of what was written."""
    small = surface.lower()
    if SCHOOL_YEAR.search(small) and not re.search(r"old|years|odd|plus", small):
        return "(school year)"
    if re.search(r"[nt](?:u)?agenarian|centenarian", small):
        return "older person"
    if re.match(r"b\.|born", small):
        return "(year of birth)"
    if small.endswith("birthday"):
        return "birthday"
    decade = next((n for stem, n in DECADES.items() if re.search(rf"{stem}ies", small)), None)
    tens = re.search(r"\b([1-9])0['’]?s", small)
    if decade or tens:
        return f"{decade or int(tens.group(1)) * 10 if tens else decade}s"
    if "teens" in small:
        return "teens"
    age = 0 if re.search(r"months?|weeks?", small) else value(surface)
    if age is None:
        return "(age)"
    band = band_of(age)
    if re.search(r"[- ]olds?$|y/?\.?o", small):
        attributive = small.endswith("-old") or "-year old" in small
        return (
            band.replace(" ", "-") + "-year-old"
            if attributive and band[0].isdigit() and "over" not in band
            else f"aged {band}"
        )
    return band


def festival_label(surface: str) -> str | None:
    """A festival with its relation kept: *the day after a festival*; None where there is none."""
    match = FESTIVAL.search(surface)
    if not match:
        return "the day of a family occasion" if re.search(r"anniversary|birthday", surface) else None
    lead = surface[: match.start()].strip().lower()
    named = (
        "a holiday"
        if re.search(r"(?i)bank holiday|new year|christmas|xmas|boxing|easter", match.group())
        else "a festival"
    )
    if lead in ("last", "this", "next", "previous", "the", ""):
        sides = {"last": "an earlier", "previous": "an earlier", "this": "that", "next": "a later"}
        return f"{sides[lead]} {named.split()[1]}" if lead in sides else named
    return f"{lead.removesuffix(' the')} {named}"


def _about(days: int) -> str:
    months = round(abs(days) / 30.4)
    if months < 1:
        return "(the month of Day 0)"
    side = "after" if days > 0 else "before"
    if months < 18:
        return f"(about {months} month{'s' if months > 1 else ''} {side} Day 0)"
    years = round(abs(days) / 365.25)
    return f"(about {years} year{'s' if years > 1 else ''} {side} Day 0)"


def day_label(day: dt.date, zero: dt.date) -> str:
    """A day by its distance from Day 0; far away only roughly."""
    days = (day - zero).days
    if days > 730 or days < -60:
        return _about(days)
    if days < 0:
        return f"{-days} day{'s' if days < -1 else ''} before Day 0"
    return f"Day {days}"


def date_label(surface: str, zero: dt.date | None, near: dt.date | None) -> tuple[str, dt.date | None]:
    """What stands for a date, and the day it means where that can be told. `near` is the day last spoken of."""
    festival = festival_label(surface)
    if festival:
        return festival, None
    if re.fullmatch(DATE_RANGE, surface, re.IGNORECASE):
        first, last = re.split(
            r"(?i)\s?(?:[-\u2010-\u2015]|\b(?:to|until|till|through)\b)\s?", surface, maxsplit=1
        )
        (begins, day), (ends, end) = date_label(first, zero, near), date_label(last, zero, near)
        return f"{begins} to {ends}", end or day
    written = read(surface)
    anchor = near or zero
    if zero is None or anchor is None or written == Calendar():
        return ("(a season)" if re.search(r"(?i)spring|summer|autumn|winter", surface) else "(date)"), None
    if written.day and written.month is None:
        day = _day_of_month(written.day, anchor)
    else:
        day = written.nearest(anchor)
    if day:
        return day_label(day, zero), day
    if written.month:
        middle = Calendar(written.year, written.month, 15).nearest(anchor)
        return (
            _about((middle - zero).days)
            if middle and (middle.year, middle.month) != (zero.year, zero.month)
            else "(the month of Day 0)"
        ), None
    if written.year:
        years = written.year - zero.year
        if years == 0:
            return "(the year of Day 0)", None
        return (
            f"({abs(years)} year{'s' if abs(years) > 1 else ''} {'after' if years > 0 else 'before'} Day 0)",
            None,
        )
    return "(date)", None


def _day_of_month(number: int, anchor: dt.date) -> dt.date | None:
    near = []
    for months in (-1, 0, 1):
        month = anchor.month - 1 + months
        try:
            near.append(dt.date(anchor.year + month // 12, month % 12 + 1, number))
        except ValueError:
            continue
    return min(near, key=lambda d: (abs((d - anchor).days), d), default=None)


def venue_label(surface: str) -> str:
    """The kind of an organisation by the noun in its name."""
    small = surface.casefold()
    return next((label for words, label in VENUES if re.search(rf"\b(?:{words})", small)), "an organisation")


def place_label(surface: str, reason: str) -> str:
    """The kind of a place by the noun in its name or by how it was found."""
    small = surface.casefold()
    if "street" in reason:
        return "(a street)"
    if "bus route" in reason:
        return "(a bus route)"
    kind = next((label for words, label in PLACES if re.search(rf"\b(?:{words})\b", small)), None)
    return kind or ("(a town)" if "town" in reason or "model" in reason else "(a place)")
