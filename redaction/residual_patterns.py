"""Residual check, part two: what nobody listed but what looks like a number, an address on the web, or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction.characters import is_uncased
from redaction.lexicon import is_police_term, is_public_word, is_word, may_stay, size_of
from redaction.phrases import kept_phrases, tokens
from redaction.reading import FILLER, Reading, is_in_capitals, is_mid_sentence
from redaction.residual_names import Hit

_UNITS = (
    r"metres?|meters?|m|km|cm|mm|miles?|yards?|yds?|feet|ft|inch(?:es)?|kg|g|grams?|ml|litres?|l|degrees?|people|persons?|"
    r"days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?|yrs?|words|pages|times|followers|members|"
    r"friends|likes|views|comments|posts|messages|photos|pixels|dpi|mph|kph|k|p|gb|mb"
)
_HARMLESS_AFTER = re.compile(
    rf"\s?(?:%|per\s?cent|percent|pounds?\b|quid\b|pence\b|gbp\b|euros?\b|(?:{_UNITS})\b)", re.IGNORECASE
)
_MONEY_BEFORE = re.compile(r"[£$€]\s?(?:\d{1,3},)*$")
_LAW_BEFORE = re.compile(
    r"\b(?:s|ss|sec|sect|section|sections|para|paras|paragraph|paragraphs|art|article|articles|reg|regulation|rule|sch|"
    r"schedule|part|class|code|level|stage|grade)\.?\s?$",
    re.IGNORECASE,
)
_ACT_BEFORE = re.compile(
    r"\b(?:Acts?|Order|Regulations|Rules|Code|PACE|POA|CDA|CJA|PHA|OAPA|MCA)\s(?:of\s)?$"
)
_ACT_AFTER = re.compile(r"\s(?:Act|Regulations|Code|guidance|Order|edition)\b")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_CLOCK_AFTER = re.compile(
    r"\s?(?:hrs?|hours?|h|am|pm|onwards?|today|yesterday|tonight|tomorrow|on\s\w{3,6}day)\b|\s?[-–]\s?(?:[01]\d|2[0-3])[0-5]\d\b",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:at|by|between|from|to|until|till|til|today|tonight|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|approx|approximately|about|around|circa|since|before|after|and|time)\.?:?\s|[@~]\s?|"
    r"(?:[01]\d|2[0-3])[0-5]\d\s?[-–/]\s?|:\d\d\s[+-])$",
    re.IGNORECASE,
)
_RANK_BEFORE = re.compile(r"\b(?:PC|PS|DC|DS|DI|PCSO|SGT|OFFICER|COLLAR|SHOULDER)\s$", re.IGNORECASE)
_PUBLIC_NUMBERS = frozenset(
    ("999", "101", "111", "112", "100", "1000", "200", "300", "400", "500", "360", "180", "365")
)
_RUN = re.compile(r"\d{3,}")
_SPACED = re.compile(r"(?<![\w.:£])(?:\d{2}[ \-]){2,}\d{2}(?![\w:])|(?<![\w.:£])\d(?:[ \-]\d){4,}(?![\w:])")
_DATE = re.compile(
    r"(?<![\d/.\-])(?:\d{1,2}([/.\-])\d{1,2}\1(?:19|20)?\d{2}|(?:19|20)\d{2}([/.\-])\d{1,2}\2\d{1,2})(?![\d/.\-])"
)
_MONTH_NAMES = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE_IN_WORDS = re.compile(
    rf"(?<![\d:.])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[ \t]*(?:of[ \t]+)?{_MONTH_NAMES}\b(?:,?[ \t]+(?:19|20)?\d{{2}}\b(?!:))?"
    rf"|\b{_MONTH_NAMES}[ \t]+(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![:.]\d)|(?:19|20)\d{{2}}\b)",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)[\s,\-]+){4,}"
    r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_SHAPES = (
    (
        "e-mail",
        re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w\-]{1,63}\.[\w.\-]{1,200}"),
        "looks like an e-mail address",
    ),
    (
        "web",
        re.compile(
            r"(?:https?://|www\.)\S+|(?<![\w\-])[\w\-]{1,63}\.(?:co\.uk|org\.uk|com|org|net|gov\.uk|uk)(?:/\S*)?\b",
            re.IGNORECASE,
        ),
        "looks like a web address",
    ),
    ("handle", re.compile(r"(?<![\w.])@\w[\w.]{1,}"), "looks like an online name"),
    ("postcode", re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b"), "looks like a postcode"),
    (
        "vehicle mark",
        re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]\d{1,3} ?[A-Z]{3}\b|\b[A-Z]{3} ?\d{1,3}[A-Z]\b"),
        "looks like a vehicle mark",
    ),
    (
        "personal number",
        re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE),
        "looks like a National Insurance number",
    ),
    (
        "address",
        re.compile(
            r"\b[Ff](?:lats?|LATS?) ?(?:\d{1,4}[A-Za-z]?|[A-Z])\b|\b\d{1,4}[A-Za-z]? +(?:[A-Z][\w'’]{1,30} +){1,3}(?:Road|Rd|Street|St|Lane|Ln|"
            r"Close|Avenue|Ave|Crescent|Drive|Way|Court|Terrace|Gardens|Place|Grove|Hill|Row|Square)\b"
        ),
        "looks like an address",
    ),
    (
        "street",
        re.compile(
            r"\b(?!High )[A-Z][\w'’]{1,30} (?:Road|Rd|Street|Lane|Close|Avenue|Ave|Crescent|Drive|Terrace|Gardens|Grove)\b"
        ),
        "looks like a street",
    ),
    ("initial", re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z][a-z]\w+"), "looks like a name with an initial"),
    ("exhibit", re.compile(r"\b[A-Z]{2,4}/\d{1,3}[A-Z]?\b"), "looks like an exhibit mark with initials"),
)
_CIVIL_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|MR|MRS|MISS|DR)\.?[ \t]+([A-Z][\w'’\-]+)")
_RANK = re.compile(r"\b(?:PC|PS|DC|DS|DI|DCI|PCSO|Sgt|Insp)[ \t]+([A-Z][\w'’\-]+)")
_AFTER_A_RANK = re.compile(
    r"reviews?|tasks?|updates?|supervis(?:or|ion|ed)|duty|hate|crime|comments?|direction|closure|rationale|entry|notes?|"
    r"team|on|to|and|for|from|the|is|was|has|will|attend(?:ed|ing)|response",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’\-][^\W_]+)*")
_ROMAN = re.compile(r"^[IVX]+$")
_RARE = 50


def shape_hits(reading: Reading) -> Iterator[Hit]:
    """E-mail and web addresses, handles, postcodes, plates, numbers spoken in words, dates in figures."""
    for rule, pattern, words in _SHAPES:
        for match in pattern.finditer(reading.plain):
            if not (rule == "exhibit" and _is_pair_of_terms(match[0])):
                yield *match.span(), rule, words
    for match in _SPELT.finditer(reading.plain):
        yield *match.span(), "number", "looks like a number said in words"
    for pattern in (_DATE, _DATE_IN_WORDS):
        for match in pattern.finditer(reading.plain):
            yield *match.span(), "date", "is a date"


def digit_hits(reading: Reading) -> Iterator[Hit]:
    """Runs of three or more digits that are no money, share, measure, clock time, law or public number."""
    for match in _RUN.finditer(reading.plain):
        is_time = bool(_CLOCK.fullmatch(match[0])) and reading.label_before(match.start()) == "DT"
        if not is_time and not _is_harmless(reading.plain, match):
            yield *match.span(), "digits", "is a number that might identify somebody"
    for match in _SPACED.finditer(reading.plain):
        yield *match.span(), "digits", "is a number that might identify somebody"
    for start, end, _ in reading.labels:
        for match in re.finditer(r"\d{4,}", reading.text[start:end]):
            yield start + match.start(), start + match.end(), "label", "is a number inside a label"


def word_hits(reading: Reading) -> Iterator[Hit]:
    """Capitalised words that are neither ordinary nor among the terms that may stay, in labels too."""
    common = {w.casefold() for w in re.findall(r"\b[a-z]\w+\b", reading.plain)}
    of_phrases = _starts_in_phrases(reading)
    for word, start in reading.tokens(_TOKEN):
        end = start + len(word)
        if start in of_phrases:
            continue
        if is_uncased(word):
            yield start, end, "script", "is written in another script, so it may be a name,"
            continue
        if not any(c.isupper() for c in word) or len(word) == 1:
            continue
        if _is_coded(word):
            if not _is_term(word):
                yield start, end, "word", "looks like a code or a mark"
        elif not _may_stay_here(word):
            yield (
                start,
                end,
                "word",
                "is neither an ordinary word nor a term that may stay, so it may be a name,",
            )
        elif _is_rare_name(reading, word, start, common):
            yield start, end, "word", "is a rare word with a capital, so it may be a name,"


def _starts_in_phrases(reading: Reading) -> set[int]:
    """Where words of set phrases begin: *Star of David*. Names of the case are looked for apart from this."""
    places = [m.span() for m in _TOKEN.finditer(reading.plain)]
    return {places[n][0] for run in kept_phrases(tokens(reading.plain, places)) for n in run}


def title_hits(reading: Reading) -> Iterator[Hit]:
    """A capitalised word straight after a title: *Mr Walker*, *DS Bishop*."""
    for match in _CIVIL_TITLE.finditer(reading.plain):
        yield *match.span(1), "title", "follows a title, so it may be a name,"
    for match in _RANK.finditer(reading.plain):
        word = match[1]
        is_plain = (
            _AFTER_A_RANK.fullmatch(word)
            or is_police_term(word)
            or is_in_capitals(reading.plain, match.start())
        )
        if not is_plain and (size_of(word) or 99) > 10:
            yield *match.span(1), "title", "follows a rank, so it may be a name,"


def _is_harmless(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 16]
    digits = match[0]
    if _HARMLESS_AFTER.match(after) or _MONEY_BEFORE.search(before) or _LAW_BEFORE.search(before):
        return True
    if digits in _PUBLIC_NUMBERS and not _touches(before, after):
        return True
    if re.fullmatch(r"(?:18|19|20)\d{2}", digits) and (_ACT_BEFORE.search(before) or _ACT_AFTER.match(after)):
        return True
    return bool(_CLOCK.fullmatch(digits)) and _is_clock(before, after)


def _touches(before: str, after: str) -> bool:
    """True where the number is a part of something longer."""
    return before[-1:].isalnum() or before.endswith(("-", "/")) or after[:1].isalnum()


def _is_clock(before: str, after: str) -> bool:
    if _RANK_BEFORE.search(before) or before[-1:].isalnum() or after[:1] == "/":
        return False
    is_first = not before.strip() or before.rstrip(" \t*-•").endswith("\n")
    return is_first or bool(_CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before))


def _is_coded(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _is_term(word: str) -> bool:
    """Codes that say nothing of a person: *MG11*, *s4A*, *IC1*, *4x4*; a single letter with a number or two."""
    numbered = re.fullmatch(r"([A-Za-z]+?)\d{1,2}(?:['’]s)?", word)
    if numbered and is_police_term(numbered[1]):
        return True
    if is_police_term(word) or re.fullmatch(
        r"(?:[A-Za-z]\d{1,2}|[Ss]\d+[A-Za-z]?(?:-\d+)?|\w*\d{3,}\w*|(?:Day|Para|No|Q|v)\d{1,2})", word
    ):
        return True
    parts = re.split(r"[-'’]", word)
    return len(parts) > 1 and all(p.isdigit() or _is_term(p) or is_word(p) for p in parts)


def _may_stay_here(word: str) -> bool:
    return may_stay(word) or bool(_ROMAN.match(word)) or may_stay(re.sub(r"['’]?[sd]$", "", word))


def _is_rare_name(reading: Reading, word: str, start: int, common: set[str]) -> bool:
    """A rare word with a capital mid-sentence, that the document never writes without one."""
    if reading.plain[start] == FILLER or not word[0].isupper() or word.isupper():
        return False
    size = size_of(word)
    is_rare = size is not None and size >= _RARE and not is_police_term(word) and not is_public_word(word)
    return is_rare and word.casefold() not in common and is_mid_sentence(reading.plain, start)


def _is_pair_of_terms(mark: str) -> bool:
    return is_police_term(mark.split("/")[0])
