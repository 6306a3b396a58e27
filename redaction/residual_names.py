"""Residual check, part one: names, numbers and addresses that are known, in every form they take."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from redaction.lexicon import is_listed, may_stay
from redaction.occurrences import is_one_slip
from redaction.reading import FILLER, WORD, Reading, is_in_capitals, is_mid_sentence, squeezed
from redaction.suspects import MONTHS, Suspects

Hit = tuple[int, int, str, str]
"""Start and end in the rendered text, the rule, the sentence's first half."""

_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|PC|PS|DC|DS|DI|DCI|Sgt|Insp|PCSO|Cllr|IP|AP)\.?[ \t]+$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|from|early|late|mid|last|next|this|(?:end|start|beginning|middle) of)|\d(?:st|nd|rd|th)?)[ \t,]+$",
    re.IGNORECASE,
)


def name_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """Parts of names, in labels too: any case, plural, possessive, one slip away, glued to something else."""
    verdicts: dict[str, str | None] = {}
    for whole, place in reading.tokens(WORD):
        for word, start in _parts(whole, place):
            folded = word.replace("’", "'").casefold()
            if folded not in verdicts:
                verdicts[folded] = _rare_source(folded, found.rare)
            source = verdicts[folded]
            if source:
                yield start, start + len(word), "name", f"is {_article(source)}"
            elif _is_name_here(reading, start, start + len(word), folded, found):
                yield (
                    start,
                    start + len(word),
                    "name",
                    "is also a name in case.json, and is used as one here,",
                )
            elif word in found.initials and not _is_also_a_term(reading, word, start):
                yield start, start + len(word), "initials", "are the initials of somebody in case.json"


def spaced_initials_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """*S.T.*, *S. T.* and *S T*."""
    for letters in found.initials:
        pattern = r"\.?[ \t]?".join(re.escape(c) for c in letters)
        for match in re.finditer(rf"(?<![\w.]){pattern}(?!\w)", reading.plain):
            if len(match[0]) > len(letters):
                yield *match.span(), "initials", "are the initials of somebody in case.json"


def joined_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """Names broken over lines, glued into longer words, and values however they are spaced."""
    text, places = squeezed(reading.plain)
    for value, source in found.values.items():
        for at in _positions(text, value):
            start, end = places[at], places[at + len(value) - 1] + 1
            if _stands_alone(reading.plain, start, end):
                yield start, end, "value", f"is {_article(source)}"
    for part, source in found.rare.items():
        bare = "".join(c for c in part if c.isalnum())
        if len(bare) < 6:
            continue
        for at in _positions(text, bare):
            start, end = places[at], places[at + len(bare) - 1] + 1
            if _stands_alone(reading.plain, start, end) and _is_broken_name(reading.plain[start:end]):
                yield start, end, "joined", f"holds {_article(source)}"


def phrase_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """Full names and streets: the same words in the same order, however they are written or broken."""
    words = [(m.group().casefold(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", reading.text)]
    first: dict[str, list[int]] = {}
    for index, (word, _, _) in enumerate(words):
        first.setdefault(word, []).append(index)
    for phrase, source in found.phrases.items():
        wanted = phrase.split(" ")
        for index in first.get(wanted[0], ()):
            run = words[index : index + len(wanted)]
            if [w for w, _, _ in run] == wanted and all(b[1] - a[2] <= 3 for a, b in pairwise(run)):
                yield run[0][1], run[-1][2], "phrase", f"is {_article(source)}"


def phone_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """Known phone numbers with any spacing, brackets or country code."""
    for match in re.finditer(r"\+?\d[\d\s().\-/]{4,}\d", reading.text):
        digits = re.sub(r"\D", "", match[0])
        if any(number in digits for number in found.phones):
            yield *match.span(), "phone", "is a phone number in case.json, or one masked elsewhere,"


def birth_hits(reading: Reading, found: Suspects) -> Iterator[Hit]:
    """Known dates of birth in figures or words, in either order, with or without separators."""
    for birth in found.births:
        try:
            day = dt.date.fromisoformat(birth[:10])
        except ValueError:
            yield from _verbatim(reading, birth)
            continue
        for match in re.finditer(_date_pattern(day), reading.text, re.IGNORECASE):
            yield *match.span(), "date of birth", "is a date of birth in case.json"


def _rare_source(folded: str, rare: dict[str, str]) -> str | None:
    """Why this word is a name part: the same, plural or possessive, glued at an end, or one slip of the keyboard away."""
    for stem in (folded, folded.removesuffix("'s")):
        if stem in rare:
            return rare[stem]
    if may_stay(folded) or may_stay(folded.capitalize()) or may_stay(folded.upper()):
        return None
    for stem in (folded.removesuffix("s"), folded.removesuffix("es")):
        if stem in rare:
            return rare[stem]
    for part, source in rare.items():
        is_glued = len(part) >= 4 and part in folded
        if is_glued or (len(part) >= 5 and len(folded) >= 5 and is_one_slip(part, folded)):
            return source
    return None


def _is_name_here(reading: Reading, start: int, end: int, folded: str, found: Suspects) -> bool:
    """For name parts that are ordinary words too: is this one used as a name?"""
    stem = folded.removesuffix("'s")
    is_public = stem in found.public
    if (
        (stem not in found.ordinary and not is_public)
        or reading.plain[start] == FILLER
        or not reading.text[start].isupper()
    ):
        return False
    before = reading.plain[max(0, start - 40) : start]
    if (
        _TITLE.search(before)
        or _is_beside_a_name(reading, start, end, found)
        or _is_an_entry(reading, start, end)
    ):
        return True
    if is_public or is_in_capitals(reading.plain, start) or not is_mid_sentence(reading.plain, start):
        return False
    return not (stem in MONTHS and _MONTH_BEFORE.search(before))


def _is_also_a_term(reading: Reading, word: str, start: int) -> bool:
    """*IP* is the injured party even when somebody's initials are IP; *TO* on a line in capitals is a word."""
    return is_listed(word) or (may_stay(word) and is_in_capitals(reading.plain, start))


def _is_beside_a_name(reading: Reading, start: int, end: int, found: Suspects) -> bool:
    before = re.search(r"([^\W\d_]+)[ \t]+$", reading.plain[max(0, start - 40) : start])
    after = re.match(r"[ \t]+([^\W\d_]+)", reading.plain[end : end + 40])
    return any(m is not None and _is_any_part(m[1], found) for m in (before, after))


def _is_an_entry(reading: Reading, start: int, end: int) -> bool:
    """True for a word alone on its line or in its cell, as under a letter."""
    before = reading.plain[max(0, start - 40) : start].rstrip(" \t")
    after = reading.plain[end : end + 40].lstrip(" \t")
    return (not before or before[-1] in "\n|") and (not after or after[0] in "\n|,")


def _is_any_part(word: str, found: Suspects) -> bool:
    folded = word.casefold()
    return word[0].isupper() and any(folded in group for group in (found.rare, found.ordinary, found.public))


def _parts(whole: str, place: int) -> Iterable[tuple[str, int]]:
    """The word, or its parts where it is hyphenated."""
    if "-" not in whole:
        return [(whole, place)]
    return [(m[0], place + m.start()) for m in re.finditer(r"[^-]+", whole)]


def _positions(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """True when no letter or digit touches either end: *1234* is not found in *91234*."""
    return not (start > 0 and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _is_broken_name(stretch: str) -> bool:
    """True where a name was split by a line's end, a hyphen or a blank; not where whole words happen to spell it."""
    if "\n" in stretch or "-" in stretch:
        return True
    return not all(may_stay(part) for part in stretch.split())


def _date_pattern(day: dt.date) -> str:
    month = MONTHS[day.month - 1]
    names = rf"(?:{month}|{month[:3]}|{month[:4]})\.?"
    year = rf"(?:{day.year}|['’]?{day.year % 100:02d})"
    number, figures = rf"0?{day.day}(?:st|nd|rd|th)?", rf"0?{day.month}"
    gap, mark = r"[\s,]{0,3}(?:of\s{1,3})?", r"\s{0,2}[-/.\s]\s{0,2}"
    return (
        rf"(?<!\d)(?:{number}{gap}{names}{gap}{year}|{names}{gap}{number}{gap}{year}|{number}{mark}{figures}{mark}{year}"
        rf"|{figures}{mark}{number}{mark}{year}|{day.year}{mark}{figures}{mark}{number}"
        rf"|{day.day:02d}{day.month:02d}(?:{day.year}|{day.year % 100:02d})|{day:%Y%m%d})(?!\d)"
    )


def _verbatim(reading: Reading, value: str) -> Iterator[Hit]:
    for match in re.finditer(re.escape(value), reading.text, re.IGNORECASE):
        yield *match.span(), "date of birth", "is a date of birth in case.json"


def _article(source: str) -> str:
    return source if source.startswith("something") else f"from {source}"
