"""Looks for what could point at one person or one case in what people write: the one screen that every stage uses (field guide 3.3).

Pure patterns, not language understanding: it catches what slips in while writing, and names what it saw. Initials are the
leak that a published action plan really had (field guide 0).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

import msgspec

from panel.kernel.errors import Invalid, Problem

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
]
_MONTH = rf"(?:{'|'.join(_MONTHS)})\.?"
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS[:12], start=1)}
_PERSON = (
    r"(?:[Vv]ictim|[Ss]uspect|[Ww]itness|[Oo]fficer|[Cc]omplainant|[Oo]ffender|[Mm]other|[Ff]ather|[Cc]hild)"
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady|Rev|PC|DC|DS|DI|DCI|PCSO|Sgt|Insp|Sergeant|Constable|Inspector)"
_SMALL = r"(?:one|two|three|four|1|2|3|4)"
_STREET = r"(?:Road|Street|Lane|Avenue|Crescent|Terrace)"
_NUMBERED = rf"(?:{_STREET}|Close|Drive|Court|Gardens|Square|Way|House)"
COMMON_CAPITALS = frozenset(
    ["UK", "GB", "EU", "US", "NI", "IT", "HR", "ID", "OK", "TV", "GP", "MP", "AI", "ASB", "BSL", "CCTV", "CPS", "RJ", "VP", "PC", "DC", "DS", "DI", "IO", "EO", "SW", "NE", "NW", "SE", "FI", "GO", "PM", "AM", "NR", "III", "II", "IV"]
)  # fmt: skip


class Kind(msgspec.Struct, frozen=True):
    """One kind of slip. `words` completes "This looks like ..."."""

    words: str
    pattern: re.Pattern[str]


_KINDS = (
    Kind("an e-mail address or a handle", re.compile(r"(?<![\w@])[\w.+-]*@\w[\w.-]*")),
    Kind("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)),
    Kind("a phone number", re.compile(r"(?<!\d)(?:\+44|\(?0)(?:[\s()-]*\d){9,10}(?!\d)")),
    Kind("a vehicle mark", re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")),
    Kind("a reference number", re.compile(r"(?<![\d,.])\d{6,}(?!\d)|\b\d{2,}/\d{2,}/\d{2,}/?\d*[A-Z]\b")),
    Kind(
        "an address",
        re.compile(rf"\b\d+[A-Za-z]?,?\s+(?:[A-Z][a-z]+\s+){{1,2}}{_NUMBERED}\b|\b[A-Z][a-z]+\s+{_STREET}\b"),
    ),
    Kind("somebody's name", re.compile(rf"\b{_TITLE}\.?\s+(?:[A-Z][a-z]+|[A-Z]\b)(?:\s[A-Z][a-z]+)*")),
    Kind(
        "a small number of cases",
        re.compile(
            rf"(?<!than )\b{_SMALL}\s+(?:out\s+)?of\s+(?:the\s+|our\s+)?(?:\w+\s+){{0,2}}(?:cases|victims|files|people|suspects)\b"
            rf"|(?<!than )\b{_SMALL}\s+(?:cases?|victims?|files?|suspects?)\b",
            re.IGNORECASE,
        ),
    ),
)
_DOTTED = re.compile(r"\b[A-Z]\.\s?[A-Z]\b\.?(?:\s?[A-Z]\b\.?)?")
_AFTER_PERSON = re.compile(rf"\b{_PERSON}s?,?\s+\(?([A-Z]{{1,3}})\b(?!['’])")
_PAIR = re.compile(r"(?<![\w.'’-])([A-Z]{2})(?:['’]s)?(?![\w'’-])")
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{2,4})\b"),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<y>\d{{4}}))?\b"
    ),
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>\d{{4}}))?"),
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<y>\d{{4}})\b"),
)


class Slip(msgspec.Struct, frozen=True):
    """What was seen, and where it starts in the text."""

    words: str
    seen: str
    start: int

    @property
    def sentence(self) -> str:
        return f"“{self.seen}” looks like {self.words}. Leave it out or write it in general terms."


def slips(text: str, today: dt.date, known: Collection[str] = ()) -> list[Slip]:
    """Everything that looks as if it could point at a person or a case, in the text's order, each stretch once.

    `known` are capitals that mean something to everybody here (the glossary). A date from `today` on is a deadline and
    passes: nothing about a closed case lies in the future.
    """
    found = [Slip(kind.words, m.group(), m.start()) for kind in _KINDS for m in kind.pattern.finditer(text)]
    found += _initials(text, {*COMMON_CAPITALS, *known})
    found += [Slip("a date", m.group(), m.start()) for m in _dates(text) if not _is_deadline(m, today)]
    return each_once(found)


def each_once(found: list[Slip]) -> list[Slip]:
    """In the text's order; of slips that lie over each other the first, and of those the longest."""
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda s: (s.start, -len(s.seen))):
        if not kept or slip.start >= kept[-1].start + len(kept[-1].seen):
            kept.append(slip)
    return kept


def problems(text: str, field: str, today: dt.date, known: Collection[str] = ()) -> list[Problem]:
    return [Problem(slip.sentence, field) for slip in slips(text, today, known)]


PASSING = frozenset(("a date", "a small number of cases"))


def identifying(text: str, field: str, known: Collection[str] = ()) -> list[Problem]:
    """What names a person or a case. Days and small numbers pass: these words stand beside one redacted case."""
    return [Problem(s.sentence, field) for s in slips(text, dt.date.min, known) if s.words not in PASSING]


def check_identifies_nobody(text: str, field: str, known: Collection[str] = ()) -> None:
    """Raises `Invalid` where the text names a person or a case."""
    if found := identifying(text, field, known):
        raise Invalid(found[0].sentence, problems=found)


def _initials(text: str, known: Collection[str]) -> Iterator[Slip]:
    for match in _DOTTED.finditer(text):
        if re.sub(r"[.\s]", "", match.group()) in known:
            continue
        yield Slip("somebody's initials", match.group(), match.start())
    for pattern in (_AFTER_PERSON, _PAIR):
        for match in pattern.finditer(text):
            if match.group(1) not in known:
                yield Slip("somebody's initials", match.group(1), match.start(1))


def _dates(text: str) -> Iterator[re.Match[str]]:
    for pattern in _DATES:
        yield from pattern.finditer(text)


def _is_deadline(match: re.Match[str], today: dt.date) -> bool:
    parts = match.groupdict()
    if not parts.get("y"):
        return False
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        if parts.get("d") is None:
            return (year, _month(parts)) >= (today.year, today.month)
        return dt.date(year, _month(parts), int(parts["d"])) >= today
    except ValueError:
        return False


def _month(parts: dict[str, str]) -> int:
    return int(parts["m"]) if parts.get("m") else _MONTH_NUMBER[parts["month"].rstrip(".")[:3]]
