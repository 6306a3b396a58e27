"""Which known person of a bundle a word stands for: the name itself, its plural, a short form, a slip of the pen, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redaction.gazetteer import fold
from redaction.lexicon import is_common_word, is_police_term, is_public_word, is_word
from redaction.likeness import LEAST, is_listed_short_form, is_pet_form, one_slip, same_with_slip, sound
from redaction.people import Being, Register
from redaction.weigh import is_derived

LEAST_TOGETHER, MOST_BETWEEN = 7, 3
"""Letters of the shortest pair of names looked for as one word, and the most that stand between the two."""
SHORTEST_BEGUN = 3
LONGEST_CUT = 4
"""A known name may lack fewer letters than this at its end."""


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
        if form := self._with_ending(word, folded):
            return form
        if len(folded) < SHORTEST_BEGUN or _has_meaning(word, folded) or is_derived(word):
            return self._of_capital(word, folded)
        return (
            self.run_together(folded)
            or self._pet_form(word, folded)
            or self._cut_off(word, folded)
            or self._begun(folded)
            or self._misspelt(folded)
        )

    def _with_ending(self, word: str, folded: str) -> str | None:
        """A known name with something joined to it: an initial, a plural, a possessive, the first letter of a login."""
        login = folded[1:] if len(folded) > LEAST - 1 and word.islower() and not is_word(folded) else ""
        if login and any(
            n[0][0] == folded[0] for b in self.register.owners(login) for n in b.names if len(n) > 1
        ):
            return login
        if len(folded) < LEAST:
            return None
        if folded[-1] != "s" and not word[-1].isupper():
            return None
        joined = folded[:-1] if word[-1].isupper() and word[-2].islower() else ""
        plural = re.sub(r"(?:['’]s|e?s)$", "", folded)
        forms = (joined, plural, folded[:-1] if folded.endswith("s") else "")
        return next((form for form in forms if form and self.register.owners(form)), None)

    def _cut_off(self, word: str, folded: str) -> str | None:
        """The known name that a word in small letters begins: *chlo* of Chloe."""
        if not word.islower():
            return None
        begun = (t for t in self._near.get(folded[:2], ()) if t.startswith(folded))
        cut = next((t for t in begun if len(t) - len(folded) < LONGEST_CUT), None)
        return None if cut is None or is_word(cut) else cut

    def _begun(self, folded: str) -> str | None:
        """The first name of a party that three letters or more begin and that mean nothing else: *woj* of Wojciech."""
        return self._of_party(
            name[0]
            for being in self.register.beings
            for name in being.names
            if len(name) > 1 and len(name[0]) > len(folded) and name[0].startswith(folded)
        )

    def _misspelt(self, folded: str) -> str | None:
        """The known name that a word is a slip of."""
        if len(folded) < LEAST:
            return None
        close = (t for key in (folded[:2], folded[1:3], sound(folded)) for t in self._near.get(key, ()))
        return next((t for t in close if not is_word(t) and same_with_slip(folded, t)), None)

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
        return self._of_party(t for t in self.register.token_list() if is_pet_form(folded, t))

    def _of_capital(self, word: str, folded: str) -> str | None:
        """The party's name that an ordinary word stands for where it has a capital: short for it, or a slip of it."""
        if not (word[0].isupper() and word[1:].islower()):
            return None
        return self._short_form(folded) or self._slip_into_word(word, folded)

    def _short_form(self, folded: str) -> str | None:
        """The party's first name of which a word is the usual short form: *Liz* for Elizabeth."""
        return self._of_party(t for t in self.register.token_list() if is_listed_short_form(folded, t))

    def _slip_into_word(self, word: str, folded: str) -> str | None:
        """The party's name that a rare word is a slip of: *Priestly* for *Priestley*."""
        if len(folded) <= LEAST or is_common_word(word) or is_police_term(word) or is_public_word(word):
            return None
        close = {t for key in (folded[:2], sound(folded)) for t in self._near.get(key, ())}
        return self._of_party(t for t in sorted(close) if len(t) > LEAST and one_slip(folded, t))

    def _of_party(self, tokens: Iterable[str]) -> str | None:
        """The first of these that is a party's."""
        return next((t for t in tokens if any(b.party is not None for b in self.register.owners(t))), None)

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


def _has_meaning(word: str, folded: str) -> bool:
    """Whether a word means something by itself, so that it stands for nobody by chance."""
    return is_word(folded) or is_police_term(word) or is_public_word(word)
