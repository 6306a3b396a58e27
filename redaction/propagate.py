"""Every other place where somebody already known is named: other case, misspelt, joined, plural."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.lexicon import COMMON, is_common_word, is_police_term, is_public_word, is_word, size_of
from redaction.likeness import LEAST, is_listed_short_form, is_pet_form, one_slip, same_with_slip, sound
from redaction.people import PARTICLES, Being, Register
from redaction.weigh import MONTH_NAMES, Word, is_derived

KNOWN_WORD = 3.4
"""What it weighs that an ordinary word (hope, rose) is known as somebody's name in this bundle."""
UNLIKELY = -4.2
LIKE_ENOUGH = 0.2
"""How likely the trained reader must find a word a name for it to be taken for a known name misspelt or cut."""
SPOKEN_OF = 3.0
LEAST_TOGETHER, MOST_BETWEEN = 7, 3
"""Letters of the shortest pair of names looked for as one word, and the most that stand between the two."""
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


class Matcher:
    """Looks words up among the tokens of a register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        tokens = [t for t in register.token_list() if len(t) >= LEAST]
        self._near: dict[str, list[str]] = {}
        for token in tokens:
            for key in {token[:2], token[1:3], sound(token)}:
                self._near.setdefault(key, []).append(token)
        self._initials: dict[str, Being] = {}
        for being in register.beings:
            for letters in being.initials():
                self._initials.setdefault(letters, being)
        self._memory: dict[str, str | None] = {}

    def token(self, word: str) -> str | None:
        """The known token that a word stands for: itself, its plural, joined to an initial, or misspelt."""
        if word not in self._memory:
            self._memory[word] = self._look_up(word)
        return self._memory[word]

    def _look_up(self, word: str) -> str | None:
        folded = fold(word)
        if self.register.owners(folded):
            return folded
        joined = folded[:-1] if len(word) > 4 and word[-1].isupper() and word[-2].islower() else ""
        plural = re.sub(r"(?:['’]s|e?s)$", "", folded) if len(folded) > 4 else ""
        login = folded[1:] if len(folded) > 4 and word.islower() and not is_word(folded) else ""
        if login and any(
            n[0][0] == folded[0] for b in self.register.owners(login) for n in b.names if len(n) > 1
        ):
            return login
        for form in (joined, plural, folded[:-1] if folded.endswith("s") and len(folded) > 4 else ""):
            if form and self.register.owners(form):
                return form
        if (
            len(folded) < LEAST - 1
            or is_word(folded)
            or is_derived(word)
            or is_police_term(word)
            or is_public_word(word)
        ):
            return self._short_form(word, folded) or self._slip_into_word(word, folded)
        if run := self.run_together(folded):
            return run
        if pet := self._pet_form(word, folded):
            return pet
        if len(folded) > 3 and word.islower():
            cut = next(
                (
                    t
                    for t in self._near.get(folded[:2], ())
                    if t.startswith(folded) and len(t) - len(folded) < 4
                ),
                None,
            )
            if cut and not is_word(cut):
                return cut
        if len(folded) < LEAST:
            return None
        close = [
            t
            for key in (folded[:2], folded[1:3], sound(folded))
            for t in self._near.get(key, ())
            if not is_word(t)
        ]
        return next((t for t in close if same_with_slip(folded, t)), None)

    def run_together(self, folded: str) -> str | None:
        """The last name of a party whose two names are written as one word, in either order, perhaps with letters between."""
        if len(folded) < LEAST_TOGETHER:
            return None
        for being in self.register.beings:
            for name in being.names if being.party is not None else ():
                if len(name) > 1 and any(
                    folded.startswith(a)
                    and folded.endswith(b)
                    and 0 <= len(folded) - len(a + b) <= MOST_BETWEEN
                    for a, b in ((name[0], name[-1]), (name[-1], name[0]))
                ):
                    return name[-1]
        return None

    def _pet_form(self, word: str, folded: str) -> str | None:
        """The party's name that a capitalised word is a fond or mocking form of."""
        if not word[0].isupper():
            return None
        return next(
            (
                t
                for t in self.register.token_list()
                if is_pet_form(folded, t) and any(b.party is not None for b in self.register.owners(t))
            ),
            None,
        )

    def _short_form(self, word: str, folded: str) -> str | None:
        """The party's first name of which a capitalised word is the usual short form: *Liz* for Elizabeth."""
        if not (word[0].isupper() and word[1:].islower()):
            return None
        return next(
            (
                t
                for t in self.register.token_list()
                if is_listed_short_form(folded, t)
                and any(b.party is not None for b in self.register.owners(t))
            ),
            None,
        )

    def _slip_into_word(self, word: str, folded: str) -> str | None:
        """The party's name that a capitalised word is a slip of, where the slip makes a rare word: *Priestly* for *Priestley*."""
        rare = len(folded) > LEAST and word[0].isupper() and word[1:].islower() and not is_common_word(word)
        if not rare or is_police_term(word) or is_public_word(word):
            return None
        close = {t for key in (folded[:2], sound(folded)) for t in self._near.get(key, ())}
        return next(
            (
                t
                for t in sorted(close)
                if one_slip(folded, t)
                and len(t) > LEAST
                and any(b.party is not None for b in self.register.owners(t))
            ),
            None,
        )

    def same_bearer(self, left: str, right: str) -> bool:
        """Whether two words are both names of one person, and different names."""
        a, b = self.token(left), self.token(right)
        return bool(
            a
            and b
            and a != b
            and any(x is y for x in self.register.owners(a) for y in self.register.owners(b))
        )

    def single(self, letter: str, role: str | None) -> Being | None:
        """Whose surname begins with a letter; officers first where a rank stands before it."""
        fits = [b for b in self.register.beings if any(n and n[-1][0] == letter.lower() for n in b.names)]
        ranked = [b for b in fits if role is None or b.role == role]
        return next(iter(ranked or fits), None)

    def by_letter(self, letter: str) -> Being | None:
        """The party whose first or last name begins with a letter; the first names are looked at before."""
        parties = [b for b in self.register.beings if b.party is not None and b.names]
        for place in (0, -1):
            for being in parties:
                if any(n[place][0] == letter.lower() for n in being.names):
                    return being
        return None

    def initials(self, letters: str) -> Being | None:
        """Whose initials these are."""
        return self._initials.get(re.sub(r"[^a-z]", "", letters.lower()))


LEAST_READ_OF_PARTY, LEAST_READ, LEAST_READ_OF_SMALL = 0.04, 0.1, 0.4
MID_SENTENCE = re.compile(
    r"\b(?!(?:the|an?|my|his|her|our|your|their|this|that|any|no|of|in|at|by|on|near|saint)[ ])[a-z]+,?[ ]$"
)
NO_CAPITAL_NEXT = re.compile(r"[ ][a-z(\"“]|['’]s\b|[,.;:?!)\n]|$")
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
        len(own) >= LEAST - 1
        and token.startswith(own)
        and any(b.party is not None for b in matcher.register.owners(token))
    )


def beside_own(text: str, words: Sequence[Word], place: int, matcher: Matcher) -> bool:
    """Whether another name of the same person stands right before or after a word."""
    for left, right in ((place - 1, place), (place, place + 1)):
        if left < 0 or right >= len(words):
            continue
        gap = text[words[left].end : words[right].start]
        if gap in (" ", ", ", "-") and matcher.same_bearer(words[left].text, words[right].text):
            return True
    return False


INITIAL_AFTER = re.compile(r",?[ ]([B-HJ-Z])(?=\.?(?:[\s,;:)]|$))")
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
    own = fold(words[place].text)
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
        token = matcher.token(word.text)
        if token is None or token in PARTICLES:
            yield word, word.weight > 0
            continue
        if beside_own(text, listing, place, matcher) or beside_own_initial(text, word, matcher, token):
            word.weight = max(word.weight + BESIDE_OWN, 1.0)
        listed = (
            word.is_mocked
            or is_word(word.text)
            or is_public_word(word.text)
            or is_police_term(word.text)
            or len(word.text) < 3
        )
        is_same = not word.is_mocked and (
            fold(word.text) == token or is_listed_short_form(fold(word.text), token)
        )
        is_form = (
            is_pet_form(fold(word.text), token)
            or (fold(word.text).startswith(token) and len(word.text) <= len(token) + 2)
            or is_first_half(word, token, matcher)
            or matcher.run_together(fold(word.text)) is not None
        )
        if not listed and not is_form and word.read < LIKE_ENOUGH:
            yield word, word.weight > 0
            continue
        if not listed:
            word.weight, word.reason = (
                max(word.weight, 5.0),
                word.reason or "Somebody known in this case has this name.",
            )
            yield word, True
            continue
        word.weight += known_bonus(text, word) if is_same else 0.0
        if is_slip_into_word(word, token):
            word.weight = max(word.weight, BARELY)
        if is_same and (
            is_owner(text, word, matcher, token)
            or word.read >= least_read(matcher, token, word)
            or stands_as_given_name(text, word, matcher, token)
        ):
            word.weight = max(word.weight, BARELY)
        yield word, word.weight > 0


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
