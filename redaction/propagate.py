"""Every other place where somebody already known is named: other case, misspelt, joined, plural."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.keep import stays
from redaction.lexicon import COMMON, is_common_word, is_word, size_of
from redaction.likeness import (
    is_listed_short_form,
    is_pet_form,
    is_short_form,
    one_slip,
    same_with_slip,
)
from redaction.matcher import Matcher
from redaction.people import PARTICLES
from redaction.weigh import MONTH_NAMES, Word

KNOWN_WORD = 3.4
"""What it weighs that an ordinary word (hope, rose) is known as somebody's name in this bundle."""
UNLIKELY = -4.2
LIKE_ENOUGH = 0.2
"""How likely the trained reader must find a word a name for it to be taken for a known name misspelt or cut."""
SPOKEN_OF = 3.0
TELLING = re.compile(
    r"(?i)\b(?:says|said|told|tells|rang|phoned|asked|called|spoke (?:to|with|w)|spk (?:to|w)|trace|named|arrested|i/v|interviewed|nicked|saw|name|naming|identif(?:y|ied))[ ]$"
)
ACTING = re.compile(
    r"(?i)(?:\b(?:i|we|you|they|he|she|it|to|who|that|there|would|will|can|could|should|do|don['’]?t|not|also|still|just|always|only|and|the|a|an|any|no|in|with|lost|gave up|such|of|high|better|some)|['’]s|[,.;])[ ]$"
)
OWNED = re.compile(
    r"(?i)['’]s[ ](?:mate|mum|mam|dad|nan|gran|brother|sister|wife|husband|partner|girlfriend|boyfriend|friend|son|daughter|mother|father|aunt|uncle|cousin|phone|solicitor|account|statement|stmt|flat|house|car|kids?|family|boss|girl|lad)s?\b"
)
ASKED = re.compile(r"(?i)\bname\b[^\n?]{0,16}\?[ \n]*(?:[^\n:]{1,20}:[ ])?$")
RARE_KNOWN, OPENING_WITH_VERB, CAPITAL_INSIDE, BESIDE_OWN = 2.6, 1.8, 1.2, 5.0


VERB = re.compile(
    r"^[ ]+(?:also[ ]|then[ ]|just[ ]|never[ ]|still[ ])?(?:would|will|did|does|has|had|was|is|seems|could|can|said|says|told|went|came|saw|ran|took|gave|got|made|left|put|held|kept|heard|knew|felt|thought|spoke|rang|wrote|stood|fell|hit|threw|spat|drove|read|brought|bought|caught|sat|lost|paid|met|sent|swore|shut|let|tried|replied|(?!this|his|hers|ours|its|yes|thus|plus|perhaps|always|across|unless)[a-z]{3,}(?:ed|s))\b"
)


LEAST_READ_OF_PARTY, LEAST_READ, LEAST_READ_OF_SMALL = 0.04, 0.1, 0.4
MID_SENTENCE = re.compile(
    r"\b(?!(?:the|an?|my|his|her|our|your|their|this|that|any|no|of|in|at|by|on|near|saint)[ ])[a-z]+,?[ ]$"
)
NO_CAPITAL_NEXT = re.compile(r"[ ][a-z(\"“]|['’]s\b|[,.;:?!)\n]|$")
SURELY = 5.0
SHORTEST_NAME = 3
BARELY = 0.2
"""The weight of a word that is a name by a hair: shown to the preparer as doubtful."""


def known_bonus(text: str, word: Word) -> float:
    """What it adds that an ordinary word is a name in this bundle: more where it is written and placed as a name is."""
    bonus = KNOWN_WORD
    small = word.text.islower()
    after = text[word.end : word.end + 24]
    if OWNED.match(after) or (not small and ASKED.search(text[max(0, word.start - 60) : word.start])):
        return bonus + SPOKEN_OF
    if word.manner == "upper" and re.match(r"[ ](?:[A-Z]\.)+", after):
        bonus += RARE_KNOWN
    if word.manner == "upper" and VERB.match(after.lower()):
        bonus += SPOKEN_OF
    if small and word.manner == "mixed" and is_common_word(word.text):
        before = text[max(0, word.start - 14) : word.start]
        if ACTING.search(before):
            return 0.0
        if VERB.match(text[word.end : word.end + 24]) or TELLING.search(before):
            return bonus + SPOKEN_OF
        return 0.0 if word.weight < UNLIKELY else bonus
    if small and VERB.match(text[word.end : word.end + 24]):
        bonus += OPENING_WITH_VERB
    if (size_of(word.text) or 0) > COMMON or re.search(
        r"(?<![\w.'’])[A-Z]\.?[ ]?$", text[max(0, word.start - 4) : word.start]
    ):
        bonus += RARE_KNOWN
    if not word.text[0].isupper() or word.manner == "upper":
        return bonus
    if word.opens:
        return bonus + (OPENING_WITH_VERB if VERB.match(text[word.end : word.end + 24]) else 0.0)
    return bonus + CAPITAL_INSIDE


def is_first_half(word: Word, token: str, matcher: Matcher) -> bool:
    """Whether a word is a party's name broken off, as friends do: *chlo* of Chloe."""
    own = fold(word.text)
    return (
        len(own) >= SHORTEST_NAME
        and token.startswith(own)
        and any(b.party is not None for b in matcher.register.owners(token))
    )


def is_short_given(given: str, surname: str | None, matcher: Matcher) -> bool:
    """Whether a word is short for the first name of somebody with this surname, as lists turn names round: *carr, norm*."""
    return surname is not None and any(
        len(n) > 1 and n[-1] == surname and is_short_form(fold(given), n[0])
        for b in matcher.register.owners(surname)
        if b.party is not None
        for n in b.names
    )


def beside_own(text: str, words: Sequence[Word], place: int, matcher: Matcher) -> bool:
    """Whether another name of the same person stands right before or after a word."""
    for left, right in ((place - 1, place), (place, place + 1)):
        if left < 0 or right >= len(words):
            continue
        a, b = words[left].text, words[right].text
        first, second = matcher.token(a), matcher.token(b)
        if first is second is None or text[words[left].end : words[right].start] not in (" ", ", ", "-"):
            continue
        if (
            matcher.same_bearer(a, b)
            or is_short_given(b, first, matcher)
            or is_short_given(a, second, matcher)
        ):
            return True
    return False


INITIAL_AFTER = re.compile(r",?[ ]([B-HJ-Z])(?=\.?(?:[\s,;:)]|$))")
EITHER = (" or ", "/", " /", "/ ", ", or", "be ")
"""How what stands between two tries at a name begins or ends; the last is that of *or maybe*."""
EITHER_SPELLING = re.compile(r"(?i)[ ]?/[ ]?|,?[ ]or[ ](?:maybe[ ])?")


def beside_own_initial(text: str, word: Word, matcher: Matcher, token: str) -> bool:
    """Whether a surname stands before its owner's initial, as records list people: *GARDEN, C*."""
    after = INITIAL_AFTER.match(text[word.end : word.end + 5])
    return (
        after is not None
        and word.text[0].isupper()
        and any(
            len(n) > 1 and n[-1] == token and n[0][0] == after.group(1).lower()
            for b in matcher.register.owners(token)
            for n in b.names
        )
    )


def in_two_spellings(text: str, words: Sequence[Word], place: int, matcher: Matcher) -> bool:
    """Whether a word and a known name beside it are two tries at one name: *STUBS OR STUBBS*."""
    word = words[place]
    before, after = text[max(0, word.start - 4) : word.start].lower(), text[word.end : word.end + 4].lower()
    if len(word.text) < SHORTEST_NAME or not (before.endswith(EITHER) or after.startswith(EITHER)):
        return False
    own = fold(word.text)
    for other in (place - 2, place - 1, place + 1, place + 2):
        if not 0 <= other < len(words):
            continue
        token, first, second = fold(words[other].text), min(place, other), max(place, other)
        gap = text[words[first].end : words[second].start]
        if matcher.register.owners(token) and EITHER_SPELLING.fullmatch(gap) and same_with_slip(own, token):
            return True
    return False


def least_read(matcher: Matcher, token: str, word: Word) -> float:
    """How likely the reader must find an ordinary word a name, when somebody of the bundle is called so."""
    if word.text.islower() and word.manner == "mixed":
        return LEAST_READ_OF_SMALL
    parties = any(b.party is not None for b in matcher.register.owners(token))
    return LEAST_READ_OF_PARTY if parties else LEAST_READ


def is_slip_into_word(word: Word, token: str) -> bool:
    """Whether a rare word with its capital in the middle of an ordinary sentence is a known name misspelt."""
    capital = word.text[0].isupper() and word.text[1:].islower()
    apart = not (word.opens or word.is_mocked or is_common_word(word.text)) and word.manner == "mixed"
    own = fold(word.text)
    return capital and apart and is_word(word.text) and own != token and one_slip(own, token)


def is_owner(text: str, word: Word, matcher: Matcher, token: str) -> bool:
    """Whether a party's name stands before their own people or things: *young's mum keen*."""
    party = any(b.party is not None for b in matcher.register.owners(token))
    return party and OWNED.match(text[word.end : word.end + 24]) is not None


def stands_as_given_name(text: str, word: Word, matcher: Matcher, token: str) -> bool:
    """Whether a party's first name stands with its capital in the middle of an ordinary sentence: *they said Grace calm down*."""
    if word.opens or word.manner != "mixed" or not (word.text[0].isupper() and word.text[1:].islower()):
        return False
    if token in MONTH_NAMES or not MID_SENTENCE.search(text[max(0, word.start - 16) : word.start]):
        return False
    first = any(
        b.party is not None and any(len(n) > 1 and n[0] == token for n in b.names)
        for b in matcher.register.owners(token)
    )
    return first and NO_CAPITAL_NEXT.match(text[word.end : word.end + 4]) is not None


def known_words(text: str, words: Iterable[Word], matcher: Matcher) -> Iterator[tuple[Word, bool]]:
    """Each word with whether it is, by itself or by its weight, somebody's name."""
    listing = list(words)
    for place, word in enumerate(listing):
        if in_two_spellings(text, listing, place, matcher):
            word.weight = max(word.weight, 1.0)
        if beside_own(text, listing, place, matcher):
            word.weight = max(word.weight + BESIDE_OWN, 1.0)
        token = matcher.token(word.text)
        if token is not None and token not in PARTICLES:
            if beside_own_initial(text, word, matcher, token):
                word.weight = max(word.weight + BESIDE_OWN, 1.0)
            _weigh_known(text, word, matcher, token)
        yield word, word.weight > 0


def _weigh_known(text: str, word: Word, matcher: Matcher, token: str) -> None:
    """Add to a word's weight what it says that it stands for a name known in this bundle."""
    if not (word.is_mocked or stays(word.text) or len(word.text) < SHORTEST_NAME):
        if is_form(word, token, matcher) or fold(word.text) == token or word.read >= LIKE_ENOUGH:
            word.weight = max(word.weight, SURELY)
            word.reason = word.reason or "Somebody known in this case has this name."
        return
    is_same = not word.is_mocked and (
        fold(word.text) == token or is_listed_short_form(fold(word.text), token)
    )
    word.weight += known_bonus(text, word) if is_same else 0.0
    if is_slip_into_word(word, token) or (is_same and _stands_as_name(text, word, matcher, token)):
        word.weight = max(word.weight, BARELY)


def _stands_as_name(text: str, word: Word, matcher: Matcher, token: str) -> bool:
    """Whether an ordinary word that is somebody's name is it here: by what it owns, by the reader, or by its place."""
    return (
        is_owner(text, word, matcher, token)
        or word.read >= least_read(matcher, token, word)
        or stands_as_given_name(text, word, matcher, token)
    )


def is_form(word: Word, token: str, matcher: Matcher) -> bool:
    """Whether a word is made of a known name, however little the reader believes: a pet form, more letters, fewer, two in one."""
    own = fold(word.text)
    return (
        is_pet_form(own, token)
        or (own.startswith(token) and len(own) <= len(token) + 2)
        or is_first_half(word, token, matcher)
        or matcher.run_together(own) is not None
    )


def exact_copies(text: str, surfaces: dict[str, Finding]) -> Iterator[Finding]:
    """Other places of an identifier found somewhere in the bundle, in any case and spacing. Keys of `surfaces` are squeezed."""
    if not surfaces:
        return
    forms = sorted(surfaces, key=lambda s: (-len(s), s))
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(r"[ \-./]{0,2}".join(map(re.escape, f)) for f in forms) + r")(?!\w)",
        re.IGNORECASE,
    )
    for match in pattern.finditer(text):
        model = surfaces.get(squeezed(match.group()))
        if model:
            yield Finding(
                start=match.start(), end=match.end(), type=model.type, score=model.score, source="Propagation",
                reason="The same was found elsewhere in this case. " + model.reason, label=model.label, person=model.person,
            )  # fmt: skip


def squeezed(surface: str) -> str:
    """An identifier without its spaces and marks, in small letters."""
    return re.sub(r"[\s\-./]", "", surface).casefold()
