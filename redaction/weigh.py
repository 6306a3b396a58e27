"""Weighing evidence for names, a word at a time.

Every witness adds or takes away a weight; a word whose sum is over nought is taken for a name. The weights are log-odds set by
hand from how police prose is written, so each can be read, argued with, and one day learnt.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from redaction.characters import is_uncased
from redaction.finding import Finding
from redaction.gazetteer import fold, kinds_of
from redaction.known import NO_PARTIES, Known
from redaction.lexicon import is_police_term, is_public_word, is_word, size_of
from redaction.manner import style
from redaction.mockery import thrown_words
from redaction.opinions import Opinions
from redaction.phrases import kept_phrases, tokens
from redaction.public_people import public_people
from redaction.recognisers.names import evidence as ev
from redaction.wordset import wordset

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
TITLES = wordset(
    "mr mrs ms miss mx dr doctor prof professor rev revd reverend fr father rabbi rebbetzin imam sheikh shaykh pastor canon cllr councillor sir lady lord dame judge granthi giani pandit mufti maulana mawlana ",
    "molana hafiz ustadh ustad auntie aunty aunt uncle nurse matron coach sister brother khatib sgt sergeant inspector constable superintendent headteacher mum mummy dad daddy nan nana gran granny grandad bhai baji didi chacha mrcpsych frcs mbe obe phd msc bsc rgn",
)
SHORTHAND = wordset(
    "reg att attd stmt veh susp inj unk poss prob approx rec recd ref refs obs enq enqs info incl pls tel mob addr nbr dau gf bf tho thx ta plz cos coz wont dont didnt wasnt isnt cant couldnt wouldnt doesnt havent hasnt innit gonna wanna gotta whatsapp texted texting voicemail mam yeah yeh nah nope ok okay"
)
PRONOUN = re.compile(
    r"(?i)(?:i|he|she|they|we|you|it|that|what|who|there|let|here|where|how)['’](?:m|s|re|ll|ve|d)$"
)
ORIGIN = re.compile(
    r"(?i)\bhong[ -]kong(?:ers?)?\b|\b(?:white|black|asian|mixed|any other|other)(?:[ ]?[-/][ ]?|[ ])(?:or[ ])?(?:british|english|welsh|scottish|northern irish|irish|european|african|caribbean|asian|gypsy|roma|traveller)\b|(?<![\w.'’])(?-i:white|black|brown|asian|WHITE|BLACK|ASIAN)[ ](?:fe)?males?\b"
)
"""Words of the forms in which people say what they are, and a land whose words are names apart."""
ILLNESS = re.compile(
    r"(?i)\b(?:ha(?:s|ve|d|ving)|got|with|from|of|for|his|her|my|their|(?:early|late|young|adult)[- ]onset|advanced)[ ](?:parkinson|crohn|alzheimer|huntington|hodgkin|asperger|tourette|graves|wilson|addison|cushing|raynaud|marfan|turner|down)['’]?s?(?=[,.;:)\n]|$|[ ](?:and|or|but|so|since|for|disease|syndrome|nurse|clinic|med(?:s|ication)|tablets|patients?|badly|now|which|who|as)\b)"
)
"""Illnesses that bear a name, where somebody has them."""
GOODS = re.compile(
    r"(?i)\b(?:bag|pack|packet|tin|can|bottle|pint|cup|mug|pot|box|jar|tub|carton|slab|crate|bar|sachet|roll|litre|four-?pack|six-?pack|multipack|tube|slice|bowl|tray|spoon|shot|case|capsule|drum|sack|keg|half)(?:e?s)?[ ]of[ ]"
    r"(?P<x>(?:(?:mr|mrs|dr|uncle|aunt|auntie|captain|old|new)\.?[ ])?[^\W\d_][\w&-]*(?:[ ](?-i:[A-Z])[\w-]*)?)(?!['’]s|[\w-])"
)
"""What comes in a bag, a can or a bottle, unless it is somebody's: *a box of Sam's books*."""
AUXILIARY = re.compile(
    r"(?i)(?:^|[\n\"“‘(:]|[.!?][ ]+)['\"“‘(]?(?:will|may)[ ](?=(?:you|he|she|they|it|we|i|there|your|my|his|her|their|any|anyone|anybody|someone|somebody)\b)"
)
"""Verbs that open a question or a wish, which are given names elsewhere."""
QUOTED_WORD = re.compile(r"(?<![\w'’])[\"“‘'](?P<x>[^\W\d_]{3,})[\"”’'](?![\w'’])")
"""A word alone in quotation marks: in small letters, where names have capitals, it is talked of and calls nobody."""
CALLED_A = re.compile(
    r"\b(?i:call(?:s|ed|ing)?[ ](?:me|him|her|them|us|you)|(?:being|such|you|proper|right|bit of|total|typical))[ ](?i:an?)[ ](?:(?i:proper|right|real|total|typical|bloody|fucking)[ ])?[\"“‘']?(?P<x>[A-Z][\w'’-]+|[A-Z]{3,})(?![ ][A-Z])"
)
"""What somebody is called with an article is an insult and no name: *called him a Muppet*."""
OF_NOBODY = 9.0
MONTH_NAMES = frozenset(("jan", "may", "april", "june", "august", "summer", "autumn", "eve"))
EPITHETS = wordset(
    "osama laden hitler kunta kinte ching borat shylock fagin manchu saddam ayatollah quasimodo rainman gump mongolian"
)
"""Names thrown at people as abuse: they tell of hostility, not of who was there."""
BASE = -2.6
TITLED, TITLED_WORD, INTRODUCED, HINTED = 5.5, 2.6, 4.0, 1.5
READ, READ_LEAST, READ_MOST = 1.1, -4.0, 6.0
"""What the trained reader's own log-odds weigh, and between which bounds they count."""
TRUSTED = 0.3
LETTER_TRUSTED, SMALL_LETTER_TRUSTED = 0.25, 0.8
TERM_TRUSTED = 0.9
"""From this likelihood on the trained reader alone makes a word, a letter, or a word on our lists a name."""
NEVER = 2.0
CLOCK_LETTERS = re.compile(r"(?i)[\d ]?[ap]\.?[ ]?m\.?$|(?<![a-z])(?:i\.e|e\.g)\.?$")
"""The ends of times of day and of *i.e.* and *e.g.*."""
SPEAKER_HEAD = re.compile(
    r"(?m)^[ \t]*(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?[ \t,-]{1,4})?([A-Z]{2,4})(?:[ ]{2,}|\t|[ ]?:[ ])(?=\S)"
)
"""Letters at the head of a line, after the time of day where there is one, that say who speaks."""
SPEAKER_TRUSTED = 0.02
RANKS = wordset(
    "PC DC DS DI DCI PS PSI CI TDC SPOC OIC CPS DMM CCTV BWV PNC IP AP FLO PCSO SGT INSP NHS MG11 VPS VRR"
)
KNOWN_NAME, KNOWN_NAME_THAT_IS_A_WORD = 1.3, 0.7
UNKNOWN_CAPITAL, UNKNOWN_CAPITALS, UNKNOWN_SMALL = 2.75, 1.9, 0.0
WORD_SMALL, WORD_OPENING, WORD_CAPITAL, RARE_WORD = -3.2, -3.0, -1.2, 0.9
POLICE_TERM, PUBLIC_WORD, TITLE = -6.0, -7.0, -9.0
NEIGHBOUR = 1.8
BELIEVED = 3.0
SURE = 1.5
"""Over this sum a span needs no second look."""


class Word(msgspec.Struct):
    """A word of the text with what is known of it. `manner` is how its line is written, `read` how likely the trained reader
    finds it to be of a name."""

    start: int
    end: int
    text: str
    manner: str = "mixed"
    opens: bool = False
    weight: float = BASE
    reason: str = ""
    best: float = 0.0
    is_mocked: bool = False
    read: float = 0.0


def words_of(text: str) -> list[Word]:
    """The words of a text without possessive endings, each with the manner of its line."""
    found = []
    offset = 0
    for line in text.split("\n"):
        manner = style(line)
        opens = True
        for match in WORD.finditer(line):
            bare = POSSESSIVE.sub("", match.group())
            between = line[: match.start()].rstrip(" \t\"'“‘(*->•|")
            opens = not between or between[-1] in ".!?:|;" or between.endswith("--")
            found.append(
                Word(offset + match.start(), offset + match.start() + len(bare), bare, manner, opens)
            )
        offset += len(line) + 1
    return found


def covered_by(words: Sequence[Word], starts: Sequence[int], start: int, end: int) -> range:
    """Places in `words` of those that a stretch of text touches."""
    first = bisect.bisect_left(starts, start)
    while first > 0 and words[first - 1].end > start:
        first -= 1
    last = first
    while last < len(words) and words[last].start < end:
        last += 1
    return range(first, last)


def is_derived(word: str) -> bool:
    """Whether a word no list holds is made of an ordinary one: *texted*, *crimed*, *att'd*."""
    small = re.sub(r"['’](?:d|s|ing|ll|ve|re)$", "", word.lower())
    if small != word.lower():
        return len(small) < 5 or is_word(small) or is_police_term(small)
    for ending, put in (
        ("ed", ""),
        ("ed", "e"),
        ("ed", "y"),
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
        ("ers", ""),
        ("ly", ""),
        ("s", ""),
        ("ness", ""),
    ):
        stem = small.removesuffix(ending)
        if (
            stem != small
            and len(stem) > 2
            and (is_word(stem + put) or (stem[-1] == stem[-2] and is_word(stem[:-1])))
        ):
            return not kinds_of(small)
    return False


def _unknown(word: Word) -> float:
    """A word in no dictionary: its capitals and the list of names speak."""
    text = word.text
    weight = KNOWN_NAME if kinds_of(text) else 0.0
    if text.islower():
        shorthand = len(text) < 5 and is_police_term(text.upper())
        return POLICE_TERM if shorthand else weight + UNKNOWN_SMALL
    if len(text) < 2 or is_derived(text):
        return weight + WORD_OPENING
    if text.isupper() and (word.manner == "mixed" and len(text) < 5):
        return weight + (UNKNOWN_CAPITALS if len(text) > 3 else 0.0)
    return weight + (UNKNOWN_CAPITAL if word.manner != "upper" else UNKNOWN_CAPITALS)


def _spelling(word: Word) -> float:
    """What the word itself says: its capitals, the dictionary, the lists."""
    text = word.text
    capital = text[0].isupper()
    if text.lower() in SHORTHAND:
        return POLICE_TERM
    if text.lower() in TITLES or len(text) == 1 or PRONOUN.match(text):
        return TITLE
    if is_police_term(text):
        return POLICE_TERM
    if text.lower() in EPITHETS or (is_public_word(text) and text.lower() not in MONTH_NAMES):
        return PUBLIC_WORD
    if is_word(text):
        if not capital or word.manner == "upper":
            weight = WORD_SMALL
        else:
            weight = WORD_OPENING if word.opens else WORD_CAPITAL
        weight += RARE_WORD if (size_of(text) or 0) > 35 else 0.0
        return weight + (KNOWN_NAME_THAT_IS_A_WORD if capital and kinds_of(text) else 0.0)
    return _unknown(word)


def _witness(finding: Finding) -> float:
    """What one finding says."""
    match finding.type:
        case ev.TITLED:
            return TITLED
        case ev.TITLED_WORD:
            return TITLED_WORD
        case ev.INTRODUCED:
            return INTRODUCED * finding.score
        case ev.HINTED:
            return HINTED * finding.score / 0.7
    return 0.0


def _add_neighbours(words: list[Word], text: str) -> None:
    """Names stand together: a doubtful capital beside a sure name gains by it."""
    sure = [w.weight > 0 for w in words]
    for place, word in enumerate(words):
        small = not word.text[0].isupper()
        if (
            sure[place]
            or is_police_term(word.text)
            or (small and (word.best < BELIEVED or is_derived(word.text) or word.text.endswith("ed")))
        ):
            continue
        for other in (place - 1, place + 1):
            if 0 <= other < len(words) and sure[other]:
                left, right = sorted((place, other))
                gap = text[words[left].end : words[right].start]
                if gap in (" ", "  ", "-") and not (word.opens and other < place):
                    word.weight += NEIGHBOUR
                    word.reason = word.reason or "It stands beside a name."
                    break


def _read(word: Word, view: Opinions) -> None:
    """Add what the trained reader thinks of a word."""
    word.read = view.of("P", word.start, word.end)
    chance = min(max(word.read, 1e-4), 1 - 1e-4)
    least = (
        0.0 if is_uncased(word.text) else READ_LEAST
    )  # the reader hardly knows such scripts: a denial says nothing
    value = READ * min(max(math.log(chance / (1 - chance)), least), READ_MOST)
    word.weight += value
    if value > 0:
        word.best, word.reason = value, "The trained reader takes this for somebody's name."


def speakers(text: str) -> frozenset[str]:
    """Initials that head two lines or more as those of somebody who speaks: *HV   No comment.*"""
    heads = [m.group(1) for m in SPEAKER_HEAD.finditer(text)]
    return frozenset(h for h in heads if heads.count(h) > 1 and not is_police_term(h) and not is_word(h))


ARTICLE = re.compile(r"(?i)\b(?:the|an?|my|his|her|your|our|their)[ ]$")


def _trusted(words: Sequence[Word], place: int, text: str, speaking: frozenset[str]) -> float:
    """From which likelihood on the trained reader alone makes this word a name; over one for what never is."""
    word = words[place]
    small = word.text.lower()
    if word.text in speaking:
        return SPEAKER_TRUSTED
    if word.text in RANKS or small in EPITHETS or (small in TITLES and len(small) < 6):
        return NEVER
    if (
        word.manner == "mixed"
        and word.text == small
        and is_word(small)
        and ARTICLE.search(text[max(0, word.start - 8) : word.start])
    ):
        return NEVER
    if len(word.text) == 1:
        beside = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
        if "/" in beside or CLOCK_LETTERS.search(text[max(0, word.start - 3) : word.end + 1]):
            return NEVER
        return LETTER_TRUSTED if word.text.isupper() else SMALL_LETTER_TRUSTED
    if is_public_word(word.text) and not is_word(word.text) and small not in MONTH_NAMES:
        called_so = "f" in kinds_of(word.text) or _stands_by_name(words, place, text)
        return TERM_TRUSTED if called_so else NEVER
    return TERM_TRUSTED if is_police_term(word.text) else TRUSTED


def _stands_by_name(words: Sequence[Word], place: int, text: str) -> bool:
    """Whether a word right before or after is one that the reader takes for a name: Jane *French*."""
    return any(
        0 <= other < len(words)
        and words[other].read >= 0.5
        and text[words[min(place, other)].end : words[max(place, other)].start] == " "
        for other in (place - 1, place + 1)
    )


def _of_nobody_here(text: str, words: Sequence[Word], starts: Sequence[int], parties: Known) -> Iterator[int]:
    """Places of words in mockery, in the names of public life, and in words for somebody's origin."""
    for pattern in (ORIGIN, ILLNESS, AUXILIARY):
        for phrase in pattern.finditer(text):
            yield from covered_by(words, starts, phrase.start(), phrase.end())
    for phrase in GOODS.finditer(text):
        places = covered_by(words, starts, *phrase.span("x"))
        if not any(parties.of(words[p].text) for p in places):
            yield from places
    for quoted in QUOTED_WORD.finditer(text):
        for place in covered_by(words, starts, *quoted.span("x")):
            word = words[place]
            if word.manner == "mixed" and word.text.islower() and not parties.of(word.text):
                yield place
    for start, end in thrown_words(text):
        places = covered_by(words, starts, start, end)
        if not any(len(words[p].text) > 1 and parties.of(words[p].text) for p in places):
            yield from places
    for place, word in enumerate(words if parties.denied else ()):
        if fold(word.text) in parties.denied and not parties.of(word.text):
            yield place
    for called in CALLED_A.finditer(text):
        if not parties.of(called.group("x")):
            yield from covered_by(words, starts, *called.span("x"))
    given = tokens(text, [(w.start, w.end) for w in words])
    for run in (*public_people(given, parties), *kept_phrases(given, parties)):
        yield from run


def weighed(
    text: str, findings: Iterable[Finding], view: Opinions, parties: Known = NO_PARTIES
) -> list[Word]:
    """The words of the text with the sum of evidence for each. `parties` are the names of the facts."""
    words = words_of(text)
    starts = [w.start for w in words]
    for word in words:
        word.weight = BASE + _spelling(word)
        _read(word, view)
    seen: dict[tuple[int, str], float] = {}
    for finding in findings:
        for place in covered_by(words, starts, finding.start, finding.end):
            value = _witness(finding)
            key = (place, finding.type)
            gain = value - seen.get(key, 0.0) if abs(value) > abs(seen.get(key, 0.0)) else 0.0
            seen[key] = seen.get(key, 0.0) + gain
            words[place].weight += gain
            if value > words[place].best:
                words[place].best, words[place].reason = value, finding.reason
    speaking = speakers(text)
    for place, word in enumerate(words):
        if word.read >= _trusted(words, place, text, speaking):
            word.weight = max(word.weight, math.log(word.read / (1 - min(word.read, 0.9999))) + 0.1)
    for place in _of_nobody_here(text, words, starts, parties):
        words[place].weight -= OF_NOBODY
        words[place].is_mocked = True
    titled = {p for p, kind in seen if kind == ev.TITLED}
    for place in titled:
        if (
            not (
                is_police_term(words[place].text)
                or PRONOUN.match(words[place].text)
                or words[place].is_mocked
            )
            and len(words[place].text) > 1
        ):
            words[place].weight = max(words[place].weight, 1.0)
    _add_neighbours(words, text)
    return words
