"""What must stay, decided by where it stands: peoples and faiths as evidence, ranks, offences, national bodies, clock times."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from redaction.finding import Finding
from redaction.lexicon import is_police_term, is_public_word, is_word
from redaction.opinions import Opinions
from redaction.weigh import Word, is_derived

IN_PLACE = re.compile(
    r"(?i)\b(?:in|near|from|at|around|towards|to|outside|of|through|via|leaving|into|across|between|off|moved|back to|visit(?:ed|ing)?|born in)[ ](?:the[ ]|north[ ]|south[ ]|east[ ]|west[ ]|central[ ])?$"
)
SENT_BACK = re.compile(
    r"(?i)\b(?:(?:go|get|fuck off|piss off|bugger off|send (?:them|him|her|you)|run|crawl|swim|clear off|sod off)[ ](?:\w+[ ]){0,2}(?:back[ ])?(?:to|home to)|back[ ]to|go[ ]\w+[ ]in)[ ]$"
)
"""Told to go to a far place: words of hostility, not where anybody lives."""
KEPT_FORM = re.compile(
    r"(?i)(?:the[ ])?(?:MG[ ]?\d{1,2}[A-Z]?|(?-i:s\.?[ ]?\d{1,3}[A-Z]{0,2})(?:\(\w\))*|(?-i:DS24|OC[ ]?\d{1,2}|(?:CA|CDA|POA|CJA|PHA|SOA|MCA|TA|MHA|OAPA|CJPOA|PACE)[ ]?(?:1861|(?:19)?(?:68|83|84|86|88|89|94|97|98)|200[345]))|(?:ground|outcome|code|section|schedule|regulation|art(?:icle)?)[ ]\d{1,3}[A-Z]?(?:\(\w\))*)"
)
"""Forms and grounds of law by their number: never anybody's, whoever found them."""
EMERGENCY = ("999", "101", "111", "112", "no 101", "no 999", "No 101", "NO 101", "NO 999")
"""Lines that the reader may take for a number of somebody's; a rule that sees a rank before one is right."""
KEPT_NAME = re.compile(
    r"(?i)(?:the[ ])?(?:(?:crown|magistrates['’]?|county|youth|high|family|supreme)[ ]court|magistrates['’]?|(?:parkinson|crohn|alzheimer|huntington|down|asperger|tourette|hodgkin|m[eé]ni[eè]re|raynaud|wilson|addison|graves)['’]s(?:[ ](?:disease|syndrome))?)"
)
"""Courts of no place, and illnesses: no organisation, whoever took them for one."""
BODY_AT_LARGE = re.compile(
    r"(?i)(?:the[ ])?(?:(?:air|army|sea|police|fire|girl|boy)[ ](?:cadets|scouts|guides)|scouts|cubs|beavers|brownies|(?:girl[ ])?guides|rainbows|cadets|urdd|boys['’]?[ ]brigade|girls['’]?[ ]brigade|salvation[ ]army|sally[ ]army|women['’]s[ ]institute|british[ ]legion|freemasons|masons|rotary|round[ ]table|samaritans|st\.?[ ]john[ ]ambulance)"
)
"""Bodies with a branch in every town: without its name, they lead to nobody."""
ACCENT_BEFORE = re.compile(r"(?i)\b(?:broad|thick|proper|pure|speaks?)[ ][^\W\d_]+$")
ACCENT_AFTER = re.compile(r"(?i)[ ](?:accent|dialect|lilt|twang|pudding|terrier)s?\b")
CHANNEL = re.compile(r"(?i)\b(?:radio[ ][1-5]|channel[ ][45]|comic relief|children in need)\b")
"""Channels that a number names, and bodies that share their name with a day. Others stand among the set phrases."""


def stays(word: str) -> bool:
    """Whether a word by itself singles nobody out: ordinary, of policing, or a people, faith or national body."""
    return is_word(word) or is_police_term(word) or is_public_word(word)


def place_words(text: str, words: Sequence[Word], view: Opinions) -> list[Finding]:
    """Towns in no dictionary: those the trained reader sees in any line, and unknown capitals after a word of place."""
    found = []
    for word in words:
        if word.weight > 0 or stays(word.text) or len(word.text) < 4 or is_derived(word.text):
            continue
        before = text[max(0, word.start - 40) : word.start]
        led, capital = bool(IN_PLACE.search(before)), word.text[0].isupper()
        seen = view.of("LO", word.start, word.end) > 0.5
        if (seen and (capital or led)) or (capital and led and not SENT_BACK.search(before)):
            found.append(
                Finding(
                    start=word.start,
                    end=word.end,
                    type="LO",
                    score=0.7 if seen and led else 0.55,
                    source="Places",
                    reason="An unknown word where a place is spoken of: perhaps a town.",
                )
            )
    return found


SOFT = ("LO", "OR", "AGE", "DT", "HD")
"""Types whose form proves nothing: a rule's finding stands only if the trained reader half agrees."""
GUESSED = ("LO", "OR", "AGE", "DT")
"""Types of which a guess falls within a set phrase. A name online may be any phrase."""
CERTAIN = {"DT": 0.8, "AGE": 0.85}
CERTAIN_ELSE = 0.95
"""From this belief on a rule stands alone."""
LEAST_AGREED, LEAST_GUESSED = 0.06, 0.3
"""How likely the reader must find a stretch to go: after a rule, and after a guess by form alone."""
KEPT = 0.5


def is_agreed(finding: Finding, view: Opinions) -> bool:
    """Whether the trained reader doesn't flatly deny a finding, or take it for words that must stay."""
    if finding.type not in SOFT or finding.score >= CERTAIN.get(finding.type, CERTAIN_ELSE):
        return True
    guessed = finding.source in ("Places", "ProperNameRecognizer")
    least = LEAST_GUESSED if guessed else LEAST_AGREED
    likely = view.masked(finding.start, finding.end)
    return likely >= least and (likely >= KEPT or view.kept(finding.start, finding.end) < KEPT)


def seconded(findings: Sequence[Finding], view: Opinions) -> list[Finding]:
    """Findings of rules that the trained reader agrees to."""
    return [f for f in findings if is_agreed(f, view)]


PERSON_NOUN = (
    r"(?:m[ae]n|wom[ae]n|lad(?:y|ies)|lads?|lass(?:es)?|girls?|boys?|blokes?|guys?|gent(?:leman|lemen)?s?|males?|females?|couples?|famil(?:y|ies)|mums?|dads?|mothers?|fathers?|kids?|child(?:ren)?|bab(?:y|ies)"
    r"|teenagers?|youths?|students?|pupils?|nurses?|porters?|drivers?|cleaners?|workers?|cooks?|chefs?|carers?|teachers?|doctors?|neighbours?|residents?|customers?|passengers?|patients?|victims?|witness(?:es)?|suspects?"
    r"|callers?|interpreters?|speakers?|friends?|colleagues?|people|persons?|origin|descent|heritage|background|accent|descendants?|community|communities)"
)
OF_A_PEOPLE = re.compile(
    rf"(?i)(?:(?:the|a|an|two|three|some|other|another)[ ])?(?P<x>\w[\w'’-]*)[ ]{PERSON_NOUN}"
)
"""Somebody's origin with a plain noun: *a Filipino porter*, *the PORTUGUESE LADY*."""


def names_a_people(surface: str) -> bool:
    """Whether a stretch is no venue but a people's name and a plain noun for a person."""
    match = OF_A_PEOPLE.fullmatch(surface)
    return match is not None and is_public_word(match.group("x"))


def names_a_land(surface: str) -> bool:
    """Whether a guessed place is a country or a nation by itself, which is evidence and too wide to lead to anybody."""
    return is_public_word(surface.removeprefix("the ")) and not is_word(surface)


class Holders:
    """Stretches in order, none over another, that answer whether one of them holds a given stretch."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether all of a stretch lies in one of them."""
        place = bisect.bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]


def telling(text: str, findings: Iterable[Finding], words: Sequence[Word] = ()) -> list[Finding]:
    """Findings that may lead to somebody: no number of a form, a law or an emergency line, no national body.

    Guesses within words of nobody here, such as set phrases, aren't.
    """
    holders = (Holders([m.span() for m in CHANNEL.finditer(text)]), Holders(_of_nobody(words)))
    return [
        f
        for f in findings
        if not KEPT_FORM.fullmatch(text[f.start : f.end])
        and not (f.source in ("Reader", "AddressRecognizer") and text[f.start : f.end] in EMERGENCY)
        and not (f.type == "OR" and KEPT_NAME.fullmatch(text[f.start : f.end]))
        and not (f.type == "OR" and BODY_AT_LARGE.fullmatch(text[f.start : f.end]))
        and not (f.type == "LO" and _is_way_of_speaking(text, f))
        and not (f.type == "LO" and f.source in ("Reader", "Places") and names_a_land(text[f.start : f.end]))
        and not (f.type in ("OR", "LO") and names_a_people(text[f.start : f.end]))
        and not (f.type in GUESSED and any(h.hold(f.start, f.end) for h in holders))
    ]


def _is_way_of_speaking(text: str, finding: Finding) -> bool:
    """Whether a guessed place tells how somebody speaks, or is a kind of thing: *broad Yorkshire*, *a Bristol accent*."""
    up_to, after = text[max(0, finding.start - 10) : finding.end], text[finding.end : finding.end + 10]
    spoken = ACCENT_BEFORE.search(up_to) or ACCENT_AFTER.match(after)
    return finding.source in ("Reader", "Places") and spoken is not None


def _of_nobody(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches of words side by side that are mockery, names of public life or set phrases."""
    found: list[tuple[int, int]] = []
    last = None
    for place, word in enumerate(words):
        if not word.is_mocked:
            continue
        if found and last == place - 1:
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
        last = place
    return found
