"""Mr and Mrs of one surname: whether a title fits the party whose surname follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redaction.gazetteer import fold
from redaction.people import PARTICLES, Being

TITLE = re.compile(r"(?i)(?<![\w])(mr|master|sir|mrs|ms|miss|lady|dame)\b\.?[ ]{1,2}(?:[A-Z]\.?[ ])?$")
MALE = frozenset({"mr", "master", "sir"})
HE, SHE = (
    re.compile(r"(?i)\b(?:he|him|his|himself|male|man|boy)\b"),
    re.compile(r"(?i)\b(?:she|her|hers|herself|female|woman|girl)\b"),
)
NEAR = 70
"""Characters after a given name in which a pronoun is taken to mean its bearer, unless another given name comes first."""
CLEAR = 3
"""How many more words must speak for one sex than for the other before a title may contradict it."""


def sex_of_title(before: str) -> str | None:
    """`m` or `f` for the title that ends just before a name."""
    match = TITLE.search(before)
    if match is None:
        return None
    return "m" if match.group(1).lower() in MALE else "f"


def is_surname_alone(being: Being, tokens: tuple[str, ...]) -> bool:
    """Whether a mention is one token, and that the last of a name of two or more."""
    own = [t for t in tokens if t not in PARTICLES and len(t) > 1]
    return len(own) == 1 and any(len(n) > 1 and n[-1] == own[0] != n[0] for n in being.names)


def sexes(beings: Iterable[Being], texts: Iterable[str]) -> dict[str, str]:
    """`m` or `f` by key of the parties of whom the bundle says it clearly, by pronouns after the given name and titles before it."""
    given = {
        n[0]: b.key for b in beings if b.party is not None for n in b.names if len(n) > 1 and len(n[0]) > 2
    }
    if not given:
        return {}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(given))) + r")(?!\w)")
    score = dict.fromkeys(given.values(), 0)
    for text in texts:
        small = fold(text)
        for match in pattern.finditer(small):
            after = pattern.split(small[match.end() : match.end() + NEAR], maxsplit=1)[0]
            lean = len(SHE.findall(after)) - len(HE.findall(after))
            title = sex_of_title(small[max(0, match.start() - 8) : match.start()])
            score[given[match.group()]] += lean + {"f": 4, "m": -4, None: 0}[title]
    return {key: "f" if n > 0 else "m" for key, n in score.items() if abs(n) >= CLEAR}
