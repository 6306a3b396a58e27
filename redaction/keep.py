"""What must stay, decided by where it stands: peoples and faiths as evidence, ranks, offences, national bodies, clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redaction.finding import Finding
from redaction.lexicon import is_common_word, is_police_term, is_public_word, is_word
from redaction.opinions import Opinions
from redaction.recognisers.names import evidence as ev
from redaction.recognisers.uk.organisation import OrganisationRecognizer
from redaction.recognisers.uk.vehicle import MAKES
from redaction.weigh import WORD, Word, is_derived

IN_PLACE = re.compile(
    r"(?i)\b(?:in|near|from|at|around|towards|to|outside|of|through|via|leaving|into|across|between|off|moved|back to|visit(?:ed|ing)?|born in)[ ](?:the[ ]|north[ ]|south[ ]|east[ ]|west[ ]|central[ ])?$"
)
MAKE = re.compile(MAKES)
SENT_BACK = re.compile(
    r"(?i)\b(?:(?:go|get|fuck off|piss off|bugger off|send (?:them|him|her|you)|run|crawl|swim|clear off|sod off)[ ](?:\w+[ ]){0,2}(?:back[ ])?(?:to|home to)|back[ ]to)[ ]$"
)
"""Told to go to a far place: words of hostility, not where anybody lives."""
LAW = re.compile(
    r"(?i)\b(?:Act|Code|Order|Rules|Regulations|Section|Offences?|Bill|Scheme|Programme|Protocol|Guidance|Policy|Strategy|Standards?|Review|Procedure|Charter)$"
)
PERSONAL_OWN = re.compile(
    r"(?i)^(?:hate|race|religion|disability|transgender|repeat|crime|public|criminal|racially|religiously|common|harassment|assault|victim|community|restorative|restraining|protection|neighbourhood|response|risk|needs|personal|witness|interview|outcome|review|statement|occurrence|enquiry|incident|contact|summary|rationale|letter|report|log|form|daily|case|file|custody|station)\b"
)


def stays(word: str) -> bool:
    """Whether a word by itself singles nobody out: ordinary, of policing, or a people, faith or national body."""
    return is_word(word) or is_police_term(word) or is_public_word(word)


def _own_words(surface: str) -> list[str]:
    return [re.sub(r"['’]s$", "", w) for w in WORD.findall(surface)]


def place_of_model(text: str, finding: Finding) -> Finding | None:
    """A place that a language model saw, if its name is no people, ordinary word or term of policing."""
    surface = re.sub(r"^(?:[Tt]he|THE)\s+", "", text[finding.start : finding.end])
    start = finding.end - len(surface)
    if re.search(r"\n|[ \t]{2}|\|", surface):
        return None
    own = _own_words(surface)
    if not own or not any(w[0].isupper() for w in own) or any(is_police_term(w) for w in own):
        return None
    unknown = [w for w in own if not stays(w)]
    led = bool(IN_PLACE.search(text[max(0, start - 16) : start]))
    if not unknown and not (
        led
        and finding.type == ev.MODEL_PLACE
        and not all(is_public_word(w) or is_common_word(w) for w in own)
    ):
        return None
    if LAW.search(surface) or any(c.isdigit() for c in surface):
        return None
    if SENT_BACK.search(text[max(0, start - 40) : start]):
        return None
    score = 0.75 if led else 0.6
    return _as(finding, start, finding.end, "LO", score, "The language model takes this for a place.")


def organisation_of_model(text: str, finding: Finding) -> Finding | None:
    """An organisation that the model saw, if it has a word of its own and is no national body or law."""
    surface = text[finding.start : finding.end]
    if (
        re.search(r"\n|[ \t]{2}|\|", surface)
        or OrganisationRecognizer.NATIONAL.match(surface)
        or LAW.search(surface)
    ):
        return None
    own = [w for w in _own_words(surface) if len(w) > 1]
    unknown = [w for w in own if not stays(w) and w[0].isupper()]
    if (
        not unknown
        or any(is_police_term(w) for w in own)
        or PERSONAL_OWN.match(surface)
        or MAKE.fullmatch(surface)
    ):
        return None
    return _as(
        finding, finding.start, finding.end, "OR", 0.6, "The language model takes this for an organisation."
    )


def _as(finding: Finding, start: int, end: int, kind: str, score: float, reason: str) -> Finding:
    return Finding(start=start, end=end, type=kind, score=score, source=finding.source, reason=reason)


def settled(text: str, findings: Sequence[Finding], words: Sequence[Word]) -> list[Finding]:
    """Findings of places and organisations that the models only suggested, settled; personal evidence left out."""
    found = []
    names = [(w.start, w.end) for w in words if w.weight > 0]
    for finding in findings:
        suggested = finding.type in (ev.MODEL_PLACE, ev.MODEL_ORGANISATION)
        if suggested and any(s < finding.end and finding.start < e for s, e in names):
            kept = None
        elif finding.type == ev.MODEL_PLACE:
            kept = place_of_model(text, finding)
        elif finding.type == ev.MODEL_ORGANISATION:
            kept = organisation_of_model(text, finding)
        elif "?" in finding.type:
            kept = None
        else:
            kept = finding
        if kept is not None:
            found.append(kept)
    return found


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
CERTAIN = {"DT": 0.8, "AGE": 0.85}
CERTAIN_ELSE = 0.95
"""From this belief on a rule stands alone."""
LEAST_AGREED, LEAST_GUESSED = 0.03, 0.3
"""How likely the reader must find a stretch to go: after a rule, and after the language model's guess."""
KEPT = 0.5


def is_agreed(finding: Finding, view: Opinions) -> bool:
    """Whether the trained reader doesn't flatly deny a finding, or take it for words that must stay."""
    if finding.type not in SOFT or finding.score >= CERTAIN.get(finding.type, CERTAIN_ELSE):
        return True
    guessed = finding.source in ("SpacyRecognizer", "Places", "ProperNameRecognizer")
    least = LEAST_GUESSED if guessed else LEAST_AGREED
    likely = view.masked(finding.start, finding.end)
    return likely >= least and (likely >= KEPT or view.kept(finding.start, finding.end) < KEPT)


def seconded(findings: Sequence[Finding], view: Opinions) -> list[Finding]:
    """Findings of rules that the trained reader agrees to."""
    return [f for f in findings if is_agreed(f, view)]
