"""Where somebody of the case is named by letters alone: initials, one letter, a name spelt out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from redaction.gazetteer import fold
from redaction.lexicon import is_common_word, is_police_term, is_public_word, is_word
from redaction.matcher import Matcher
from redaction.people import Being
from redaction.propagate import VERB
from redaction.recognisers.policing.fragments import RANK
from redaction.weigh import SPEAKER_HEAD
from redaction.wordset import wordset

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}(?:O['’][A-Z]\b|[A-Z](?:-[A-Z])?\b\.?)")
SMALL_DOTTED = re.compile(
    r"(?<![\w.])(?!(?:i\.e|e\.g|a\.m|p\.m|n\.b|c\.f|a\.k|p\.s|o\.k|u\.k|d\.o|r\.e|r\.i|p\.a|n\.f|m\.o|v\.a)\b)(?:[a-z]\.){1,2}[a-z]\.?(?![\w])"
)
LONE = re.compile(
    rf"(?<![\w/])(?:(?P<rank>{RANK})|(?:Mr|Mrs|Ms|Miss|Dr)\.?)[ ](?P<x>[A-Z])(?![\w'’-]|\.[A-Za-z]|[ ][A-Z][a-z])"
)
SMALL_TITLED = re.compile(r"(?<![\w/])(?:mr|mrs|ms|miss)\.?[ ](?P<x>[b-hj-z])(?![\w'’/-]|\.[a-z])")
"""A title and a letter in small letters: *she saw mrs b put it there*."""
SYLLABLES = re.compile(r"(?<![\w'’-])[A-Z][a-z]{1,5}(?:-[A-Za-z]{1,5}){1,5}(?![\w-])")
"""A name said syllable by syllable: *Ru-ten-do*."""
LETTER = r"(?:(?:[Dd]ouble|DOUBLE)[ -])?[A-Z]"
SPELT = re.compile(
    rf"(?<![\w'’-])(?:(?:[A-Za-z]-){{3,}}[A-Za-z]|(?:{LETTER},[ ]){{3,}}{LETTER}|(?:{LETTER}[. ]){{3,}}{LETTER}|(?:{LETTER}[. ]){{2,}}[Dd]ouble[ -][A-Z])(?![\w-])"
)
DOUBLE = re.compile(r"(?i)double[ -]([A-Z])")
LEAST_SPELT = 4
"""Letters of a name's beginning that are enough when it is spelt out."""
ROLES_ALWAYS = wordset("PC DC DS DI PS CI IP AP OIC IO NHS CPS UK OK NO")
SPACED = re.compile(r"(?<![\w.'’&/-])(?:[A-Z][ ]){1,2}[A-Z](?:-[A-Z])?(?![\w'’/&-]|\.\w|[ ][A-Z]\b)")
ACTS = r"(?:was|is|has|had|said|says|told|asked|will|would|can|wants|went|rang|called|did|does|on|saw|left|spoke|knows|thinks|sent|wrote|heard|took|gave|made|signed|agreed|denied|confirmed|stated)"
LONE_ACTING = re.compile(
    rf"(?:(?:\b(?:and|that|but|when|because|as|if|where|so|while|&)|[a-z)],|[.;:])[ ])(?P<x>[B-HJ-Z])(?=[ ]{ACTS}[ ][a-z])"
)
"""A letter that does something after a word that opens a clause: *and B was at home*."""
LONE_SIGNED = re.compile(
    r"(?:[.!?][ ]|[-\u2013][ ]|^[ \t]*)(?P<x>[B-HJ-Z]|(?<=[.!?] )[b-hj-z])\.?(?=[\"”’']|[ \t]*$)",
    re.MULTILINE,
)
STATES = r"(?:absent|present|upset|fine|happy|calm|crying|safe|well|home|back|late|not|still|lives|lived|works|wants|came|rang|here)"
LONE_OPENING = re.compile(
    rf"(?:^[ \t]*(?:\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?[ \t]+)?(?:\d{{1,2}}[:.]?\d\d[ \t]+)?|[.?!][ ]+)(?P<x>[B-HJ-Zb-hj-z])(?=[ ](?:{ACTS}|{STATES})\b)",
    re.MULTILINE,
)
"""A letter that opens an entry or a sentence and does something: *06/10 N absent*, *t said ok*."""
SMALL_ABOUT = re.compile(
    r"\b(?:for|to|told|rang|with|from|tell|saw|asked|about)[ ](?P<x>[b-hj-lnpq-wyz])(?=[.,;?!](?:\s|$)|[ ]*\n)"
)
"""A letter in small writing that ends its clause after *for* or *told*: *not sorry for t.*"""
SMALL_MET = re.compile(
    r"\b(?:told|rang|tel|txt|texted|spoke (?:to|with)|from|with|by|saw|asked|met|ask|update[ds]?)[ ](?P<x>[a-z]{2,3})(?=[ ]*[,.;)\n]|[ ](?:and|&|re|at|on|that|about|who|to)\b)"
)
SMALL_SIGNED = re.compile(r"(?:[.!?)][ ]+|[-\u2013][ ]|^[ \t]*)(?P<x>[a-z]{2,3})(?=\.?[ \t]*$)", re.MULTILINE)
SPEAKER = re.compile(r"\n[ \t]*$|^[ \t]*$")
SIGNING = re.compile(r"[.!?)][ ]+$|[-\u2013][ ]$|\n[ \t>]*$")
SIGNED = re.compile(
    rf"(?:\.?|,?[ ](?:{RANK}|\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?)(?![\w:/])\.?)[ \t]*(?:\n|$)"
)
"""What follows letters that sign: the end of the line, perhaps after a rank or a day: *HQ 16/12*."""
NEVER = wordset(
    "PC DC DS DI PS CI AM PM IP AP OIC NHS CPS UK GP MP ID TV CD OK NO TO IT IS ME WE HE DO SO ON OR OF AT BY IN AN AS IF UP US BE GO MY AND THE NOT BUT ALL ANY NB RE FW CC PA PR HR IT ED EM MO RA RJ VA VF RP DA CJ AA"
)
"""Letters that mean something else so often that they are never taken for initials by themselves, party or not."""
ABRUPT_TITLES = wordset("MS MR DR")
"""Titles that, in capitals and with a verb right after them, are somebody's initials."""
SPEAKS_OFTEN = 3
"""A party's initials at the heads of so many lines are a speaker's, whatever else the letters mean."""
PLAIN = re.compile(r"(?<![\w/.&-])[A-Z]{2,4}(?![\w/&]|-\w|\.\w)")
BEFORE_INITIALS = re.compile(
    r"(?i)(?:\b(?:with|from|to|by|told|rang|tel|called|spoke|i/v|interview(?:ed)?|of|and|contact|update[ds]?|emailed|texted|visit(?:ed)?|saw|re|for|ip\d?|ap|susp(?:ect)?|victim|witness|oic|pc|ds|dc|di|ps|signed|initials?|initialled|says|per|arrested|witnessed|n\.?b\.?)\b[ :.,]*|[-\u2013|(\[/]\s?)$"
)
AFTER_INITIALS = re.compile(
    r"^(?:['’]s\b|[ ,:)]+(?:stmt|statement|said|says|states|stated|told|rang|called|replied|reply|agreed|denied|interview|i/v|admits?|admitted|was|is|has|had|and|will|would|asked|not|confirmed|happy|to|at|on|REQ(?:S|D|UESTS?)?|ADV(?:S|ISED|ISES)?|STS|STATES)\b|[ ]*[.:)|]|[ ]?[,/(]?[ ]?\d{3,5}[A-Z]{0,2}\b(?![:.]\d))"
)


def initials_in(text: str, matcher: Matcher) -> Iterator[tuple[int, int, Being]]:
    """Places of somebody's initials: with full stops anywhere, without them where they are no known abbreviation."""
    for pattern in (DOTTED, SMALL_DOTTED):
        for match in pattern.finditer(text):
            being = matcher.initials(match.group())
            if being:
                yield match.start(), match.end(), being
    yield from _after_rank(text, matcher)
    yield from _single_letters(text, matcher)
    yield from _small_letters(text, matcher)
    for match in SPACED.finditer(text):
        being = matcher.initials(match.group())
        if being and being.party is not None:
            yield match.start(), match.end(), being
    yield from _spelt_out(text, matcher)
    heads = Counter(m.group(1) for m in SPEAKER_HEAD.finditer(text))
    speaking = frozenset(letters for letters, lines in heads.items() if lines >= SPEAKS_OFTEN)
    for match in PLAIN.finditer(text):
        being = matcher.initials(match.group())
        if being is not None and _are_initials(text, match, being, speaking):
            yield match.start(), match.end(), being


def _after_rank(text: str, matcher: Matcher) -> Iterator[tuple[int, int, Being]]:
    """One letter after a rank or a title: *PC D attended*."""
    for match in LONE.finditer(text):
        officer = match.group("rank") is not None
        being = matcher.single(match.group("x"), "officer" if officer else None)
        if being:
            yield match.start("x"), match.end("x"), being
    for match in SMALL_TITLED.finditer(text):
        being = matcher.single(match.group("x"), None)
        if being:
            yield match.start("x"), match.end("x"), being


def _single_letters(text: str, matcher: Matcher) -> Iterator[tuple[int, int, Being]]:
    """A party's one letter that acts or signs."""
    for pattern in (LONE_ACTING, LONE_OPENING, LONE_SIGNED, SMALL_ABOUT):
        for match in pattern.finditer(text):
            being = matcher.by_letter(match.group("x"))
            if being:
                yield match.start("x"), match.end("x"), being


def _small_letters(text: str, matcher: Matcher) -> Iterator[tuple[int, int, Being]]:
    """Initials in small letters that sign an entry, or that somebody told or rang."""
    for pattern in (SMALL_SIGNED, SMALL_MET):
        for match in pattern.finditer(text):
            letters = match.group("x")
            being = matcher.initials(letters)
            known = being is not None and (being.party is not None or being.role == "officer")
            plain = is_word(letters) or (pattern is SMALL_MET and is_police_term(letters.upper()))
            if being and known and not plain:
                yield match.start("x"), match.end("x"), being


def _spelt_out(text: str, matcher: Matcher) -> Iterator[tuple[int, int, Being]]:
    """A name letter by letter, whole or as far as somebody got: *T R U double S*."""
    for match in SPELT.finditer(text):
        letters = re.sub(r"[-., ]", "", DOUBLE.sub(r"\1\1", match.group())).lower()
        begun = (
            t for t in matcher.register.token_list() if len(letters) >= LEAST_SPELT and t.startswith(letters)
        )
        token = matcher.token(letters) or next(begun, None)
        if token and matcher.register.owners(token):
            yield match.start(), match.end(), matcher.register.owners(token)[0]
    for match in SYLLABLES.finditer(text):
        owners = matcher.register.owners(fold(match.group().replace("-", "")))
        if owners:
            yield match.start(), match.end(), owners[0]


def _are_initials(text: str, match: re.Match[str], being: Being, speaking: frozenset[str]) -> bool:
    """Whether two to four capitals without full stops are somebody's initials, by what they else mean and where they stand.

    `speaking` are letters that head line after line.
    """
    letters = match.group()
    before, after = text[max(0, match.start() - 22) : match.start()], text[match.end() : match.end() + 24]
    if letters in ROLES_ALWAYS:
        return being.party is not None and _heads_lines(text, match, being, speaking)
    if being.party is not None and letters in speaking:
        return True
    if letters in NEVER:
        return being.party is not None and _stand_as_a_person(letters, before, after)
    listed = is_police_term(letters) or is_public_word(letters) or is_word(letters)
    acts = VERB.match(after) or re.match(r"[ ](?:no longer|not|never|away|moved|off)\b", after)
    if being.party is not None and _speaks(text, match):
        return True
    if _signs(before, after):
        return True
    around = BEFORE_INITIALS.search(before) or AFTER_INITIALS.match(after) or acts
    if letters in ABRUPT_TITLES and acts:
        return True
    return not listed or (bool(around) and being.party is not None)


def _heads_lines(text: str, match: re.Match[str], being: Being, speaking: frozenset[str]) -> bool:
    """Whether letters that are a rank too speak here: those of an officer, or of somebody the text explains (*DC = me*)."""
    letters = match.group()
    explained = re.search(rf"(?<![\w/]){letters}[ ]?=[ ]", text) is not None
    head = SPEAKER_HEAD.match(text, text.rfind("\n", 0, match.start()) + 1)
    heads = head is not None and head.start(1) == match.start()
    told = text[match.end() : match.end() + 3].lstrip().startswith("=")
    return (explained and (heads or told)) or (heads and letters in speaking and being.role == "officer")


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Whether letters stand at the head of a line where a speaker's name stands: *DL    No comment.*"""
    opens = SPEAKER.search(text[max(0, match.start() - 8) : match.start()])
    return (
        opens is not None
        and re.match(r"(?:[ ]{2,}|\t|[ ]?:[ ])\S", text[match.end() : match.end() + 12]) is not None
    )


def _signs(before: str, after: str) -> bool:
    """Whether letters end a line after a full stop, a dash, or on a line of their own, perhaps with a rank or a day."""
    return SIGNING.search(before) is not None and SIGNED.match(after) is not None


def _stand_as_a_person(letters: str, before: str, after: str) -> bool:
    """Whether letters that usually mean something else sign a line, head an entry, act, or follow *with* or *by*."""
    if _signs(before, after):
        return True
    if re.search(r"\d\d[:.]?\d\d[ ,|]+$", before) and after.startswith(":"):
        return True
    if letters not in ("AM", "PM") and re.search(r"(?i)\b(?:with|w|by|via|from)[ ]$", before):
        return True
    if re.search(
        r"(?i)\b(?:log|note|notes|report|record|entry|form|oel|i)[ ](?:says?|writes?|put|puts|wrote|reads?)[ ]$",
        before,
    ):
        return True
    if re.match(r"[ ][\"“]\w", after) and not re.search(
        r"\d[ ]?$|\b(?:the|a|an|his|her|my|their|own)[ ]$", before
    ):
        return True
    owned = re.search(r"(?i)(?:\b(?:the|a|an|own|his|her|my|their|your|our|local|\d+)|\d)[ ]$", before)
    return VERB.match(after) is not None and owned is None and not is_common_word(letters)
