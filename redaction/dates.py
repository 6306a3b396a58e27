"""Calendar dates: the forms people write and what each one says."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary|r)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b\.?"
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
    "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
ORDINAL_WORD = (
    "(?:" + "|".join(sorted((o.replace("-", "[- ]") for o in ORDINALS), key=lambda o: -len(o))) + ")"
)
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
LONG_YEAR = r"(?:19|20)\d{2}"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_MONTH = r"(?:viii|vii|iii|xii|iv|vi|ii|ix|xi|i|v|x)"
ROMAN_DATE = rf"{DAY_NUMBER}[./ ]{ROMAN_MONTH}[./ ](?:{LONG_YEAR}|\d{{2}})"
DATE_RANGE = rf"(?:{WEEKDAY}[ ])?{DAY_NUMBER}(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH_NAME}(?:[ ]{LONG_YEAR})?[ ]?(?:[-\u2010-\u2015]|to|until|till|through)[ ]?(?:the[ ])?(?:{WEEKDAY}[ ])?{DAY_NUMBER}(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH_NAME}(?:[ ]{LONG_YEAR})?"
"""The first and the last day of a time, as one: *25 December to 2 January*."""


class Calendar(msgspec.Struct, frozen=True):
    """What a written date says; what it leaves open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def on(self, year: int) -> dt.date | None:
        """The day it names in `year` where it says none itself; None where no such day exists."""
        if self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, day: dt.date) -> dt.date | None:
        """The day it names; where no year is written, the one nearest to `day`."""
        if self.year:
            return self.on(self.year)
        near = [d for y in (day.year - 1, day.year, day.year + 1) if (d := self.on(y))]
        return min(near, key=lambda d: (abs((d - day).days), d), default=None)


def full_year(written: str | None) -> int | None:
    """A year of two or four digits: 00 to 40 are of this century."""
    if not written:
        return None
    number = int(re.sub(r"\D", "", written))
    return number if number > 99 else number + (2000 if number <= 40 else 1900)


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its first letters."""
    start = name.lower().strip(". ")[:3]
    return (
        next((i for i, m in enumerate(MONTHS, 1) if m.startswith(start)), None) if len(start) == 3 else None
    )


FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d)(?P<d>{DAY_NUMBER})[./ ](?P<r>{ROMAN_MONTH})[./ ](?P<y>{LONG_YEAR}|\d{{2}})(?!\d)",
        rf"(?P<y>{LONG_YEAR})[-/.](?P<m>{MONTH_NUMBER})[-/.](?P<d>{DAY_NUMBER})(?!\d)",
        rf"(?P<d>{DAY_NUMBER})\s?[-/.\u2010-\u2015]\s?(?P<m>{MONTH_NUMBER})\s?[-/.\u2010-\u2015]\s?(?P<y>{LONG_YEAR}|\d{{2}})(?!\d)",
        rf"(?P<d>{DAY_NUMBER})(?:st|nd|rd|th)?[\s.-]*(?:day\s)?(?:of\s)?[\s-]*(?P<b>{MONTH_NAME})(?:,?[\s-]*(?P<y>{YEAR})(?![\d:]))?",
        rf"(?P<o>{ORDINAL_WORD})\s(?:day\s)?(?:of\s)?(?P<b>{MONTH_NAME})(?:,?\s(?P<y>{LONG_YEAR}))?",
        rf"(?P<b>{MONTH_NAME})\s(?:the\s)?(?P<d>{DAY_NUMBER})(?:st|nd|rd|th)?(?![\d:])(?:,?\s(?P<y>{LONG_YEAR}))?",
        rf"(?P<b>{MONTH_NAME})[\s,'’-]*(?P<y>{YEAR})?",
        r"(?<!\d)(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<y>\d{2})(?!\d)",
        rf"(?<!\d)(?P<d>{DAY_NUMBER})[/.](?P<m>{MONTH_NUMBER})(?!\d)",
        rf"(?<!\d)(?P<d>{DAY_NUMBER})(?:st|nd|rd|th)\b",
        rf"(?<!\d)(?P<y>{LONG_YEAR})(?!\d)",
    )
)


def read(surface: str) -> Calendar:
    """What a written date says. An empty `Calendar` where nothing can be read."""
    for form in FORMS:
        match = form.search(surface)
        if not match:
            continue
        parts = match.groupdict()
        word = parts.get("o")
        day = int(parts["d"]) if parts.get("d") else None
        if word:
            day = ORDINALS.index(word.lower().replace(" ", "-")) + 1
        month = int(parts["m"]) if parts.get("m") else month_number(parts.get("b") or "")
        if parts.get("r"):
            month = ROMAN.index(parts["r"].lower()) + 1
        return Calendar(full_year(parts.get("y")), month, day)
    return Calendar()


def iso_day(written: str | None) -> dt.date | None:
    """The day of an ISO date or time of case.json; None where it is missing or can't be read."""
    try:
        return dt.date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
