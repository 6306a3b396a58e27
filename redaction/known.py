"""What the facts of a case tell of its parties' names: whether a word may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from redaction.gazetteer import fold
from redaction.lexicon import name_particles

NOBODY, NAMED, INITIALLED, LETTERED = range(4)
LEAST_NAME = 3
"""Name words shorter than this are too often something else to be known by."""


class Known(msgspec.Struct, frozen=True):
    """What the facts of a case tell of its parties' names, folded: name words, initials, single letters."""

    words: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    """Names that somebody of the case is called and says are not theirs."""

    def of(self, word: str) -> int:
        """Whether a word of the text may name a party, and how."""
        if not word[:1].isalpha():
            return NOBODY
        folded = fold(word)
        if folded in self.words or (folded[-1:] == "s" and folded[:-1] in self.words):
            return NAMED
        if folded in self.initials:
            return INITIALLED
        return LETTERED if len(word) == 1 and word.isupper() and folded in self.letters else NOBODY


DENIED = re.compile(
    r"\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir)[ ](?:real[ ])?name(?:['’]s|[ ]is|[ ]was)(?:n['’]?t|[ ]not)|(?:[Hh]e|[Ss]he|I|[Nn]obody(?:[ ]here)?)[ ]?(?:['’]s|['’]m|is|am|was)(?:n['’]?t|[ ]not)?[ ](?:even[ ])?(?:called|named)|[Nn]one[ ]of[ ](?:us|them)[ ](?:is|are)[ ]called)[ ][\"“‘']?(?P<x>[A-Z][a-z]{2,})(?![\w-]|[ ][A-Z])"
    r"|\b(?:MY|HIS|HER|THEIR)[ ](?:REAL[ ])?NAME(?:['’]S|[ ]IS|[ ]WAS)(?:N['’]?T|[ ]NOT)[ ][\"“‘']?(?P<y>[A-Z]{3,})(?![\w-])"
)
SAYS_NO = re.compile(r"(?i)(?:n['’]?t|\bnot|nobody|none)\b")


def denied_in(texts: Iterable[str], own: frozenset[str]) -> frozenset[str]:
    """Names thrown at somebody who says that it is not theirs: *My name's not Abdul*. None that begins as a party's does."""
    begun = {word[0] for word in own}
    said = {
        fold(match.group("x") or match.group("y"))
        for text in texts
        for match in DENIED.finditer(text)
        if SAYS_NO.search(match.group())
    }
    return frozenset(name for name in said if name[0] not in begun)


def known_from(names: Iterable[str], texts: Iterable[str] = ()) -> Known:
    """What full names tell, and the names that the texts say are nobody's."""
    words: set[str] = set()
    initials: set[str] = set()
    letters: set[str] = set()
    for name in names:
        parts = [w for w in re.findall(r"[^\W\d_]+", fold(name)) if w not in name_particles()]
        words |= {w for w in parts if len(w) >= LEAST_NAME}
        letters |= {w[0] for w in parts}
        if len(parts) > 1:
            initials |= {parts[0][0] + parts[-1][0], "".join(w[0] for w in parts)}
    own = frozenset(words)
    return Known(own, frozenset(initials), frozenset(letters), denied_in(texts, own))


NO_PARTIES = Known()
