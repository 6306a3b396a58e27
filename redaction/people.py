"""Mentions to people: who is who in a bundle, and what each is called instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from redaction.bundle import CaseBundle, Party
from redaction.gazetteer import fold
from redaction.likeness import is_short_form, same_with_slip, sound
from redaction.recognisers.policing.fragments import LOWER_RANK, RANK
from redaction.spans import Person

ROLES = {
    "victim": "Victim",
    "suspect": "Suspect",
    "witness": "Witness",
    "officer": "Officer",
    "staff": "Staff",
    "child": "Child",
}
PARTICLES = frozenset(
    [
        "de",
        "da",
        "dos",
        "do",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "ul",
        "ap",
        "ab",
        "la",
        "le",
        "the",
        "of",
        "and",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "jr",
        "sr",
        "st",
    ]
)
LONG_RANK = {
    "detective constable": "DC", "detective sergeant": "DS", "detective inspector": "DI", "detective chief inspector": "DCI", "det con": "DC", "det sgt": "DS", "det insp": "DI",
    "sergeant": "PS", "sgt": "PS", "inspector": "Insp", "constable": "PC", "police constable": "PC", "chief inspector": "CI", "superintendent": "Supt", "wpc": "PC", "oic": "", "io": "", "so": "", "cro": "",
}  # fmt: skip
SPELT_OUT = "|".join(r.replace(" ", "[ ]") for r in sorted(LONG_RANK, key=len, reverse=True) if " " in r)
RANK_BEFORE = re.compile(
    rf"(?<![\w/])(?:((?i:{SPELT_OUT})|{RANK})|({LOWER_RANK}))(?![A-Za-z])[ ./:-]*(?:[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}}[ /,]*)?(?:[A-Z]\.?[ ]?){{0,2}}$"
)
STAFF_BEFORE = re.compile(
    r"(?i)\b(?:dr|doctor|nurse|matron|sister|consultant|teacher|headteacher|prof(?:essor)?|cllr|councillor|solicitor|sol|interpreter|caseworker|case worker|key ?worker|social worker|support worker|housing officer|manager|advocate|paramedic|appropriate adult|clerk|receptionist|driver|chaplain|rabbi|imam|rev(?:erend)?|granthi|pcso|father)\b[ ,:.]*(?:mr|mrs|ms|miss)?\.?[ ]*$"
)
WITNESS_BEFORE = re.compile(r"(?i)\b(?:witness(?:ed by)?|wit|w\d)[ :.,-]*(?:mr|mrs|ms|miss)?\.?[ ]*$")
CHILD_BEFORE = re.compile(
    r"(?i)\b(?:son|daughter|dau|child|boy|girl|baby|toddler|pupil|grandson|granddaughter)s?[ ,:(]*$"
)


class Being(msgspec.Struct):
    """Somebody, as far as the bundle tells. `names` are tuples of folded tokens, in the order written."""

    key: str
    role: str
    names: list[tuple[str, ...]]
    surfaces: dict[str, int]
    party: int | None = None
    rank: str | None = None
    label: str = ""

    def tokens(self) -> Iterator[str]:
        """Every name token of two letters or more."""
        seen: dict[str, None] = {}
        for name in self.names:
            for token in name:
                if len(token) > 1 and token not in PARTICLES:
                    seen.setdefault(token)
        yield from seen

    def initials(self) -> Iterator[str]:
        """First and last, and all, of each name of two tokens or more; small letters."""
        for name in self.names:
            own = [t for t in name if t not in PARTICLES]
            letters = [t[0] for t in own]
            if len(letters) > 1:
                parts = [p[0] for p in re.split(r"[-'’]", own[-1]) if p]
                yield letters[0] + "".join(parts)
                yield "".join(letters[:-1]) + "".join(parts)
                yield letters[0] + letters[-1]
                yield "".join(letters)
                yield letters[-1] + letters[0]


def tokens_of(surface: str) -> tuple[str, ...]:
    """Folded tokens of a name as written; the surname first (TAVAKOLI, Shirin) is turned round."""
    if surface.count(",") == 1:
        last, first = surface.split(",")
        surface = f"{first} {last}"
    return tuple(t for t in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", fold(surface)) if t)


def _fits(token: str, name: tuple[str, ...]) -> bool:
    """Whether a mention's token may be one of a name's."""
    if len(token) == 1:
        return any(t[0] == token for t in name)
    return any(
        t == token
        or (len(t) == 1 and t == token[0])
        or same_with_slip(token, t)
        or is_short_form(token, t)
        or is_short_form(t, token)
        for t in name
    )


def _fits_loosely(token: str, name: tuple[str, ...]) -> bool:
    """As `_fits`, and short tokens that sound alike: Eva, Ewa. For mentions of two tokens or more."""
    return _fits(token, name) or (
        len(token) > 2 and any(len(t) > 2 and sound(t) == sound(token) and t[0] == token[0] for t in name)
    )


class Register:
    """All people of a bundle: the parties of case.json first and in order, then others as they are met."""

    def __init__(self, bundle: CaseBundle) -> None:
        self.beings: list[Being] = []
        self._by_token: dict[str, list[Being]] = {}
        self._known: dict[tuple[str, ...], Being | None] = {}
        self.sexes: dict[str, str] = {}
        self._relatives: dict[tuple[str, str], Being] = {}
        for number, party in enumerate(bundle.facts.parties):
            self._add_party(number, party)

    def _add_party(self, number: int, party: Party) -> None:
        names = [n for n in (party.name, *party.also_known_as) if tokens_of(n)]
        being = Being(f"p{len(self.beings) + 1}", party.role, [], dict.fromkeys(names, 1), number, party.rank)
        self.beings.append(being)
        for name in names:
            self._learn(being, tokens_of(name))

    def _learn(self, being: Being, name: tuple[str, ...]) -> None:
        if name in being.names:
            return
        being.names.append(name)
        for token in name:
            parts = {token, *(p for p in re.split(r"[-'’]", token) if len(p) > 2)}
            for part in sorted(parts):
                if len(part) > 1 and part not in PARTICLES:
                    owners = self._by_token.setdefault(part, [])
                    if being not in owners:
                        owners.append(being)
        self._known.clear()

    def owners(self, token: str) -> list[Being]:
        """Who bears exactly this token."""
        return self._by_token.get(token, [])

    def token_list(self) -> list[str]:
        """Every token anybody bears, in order of learning."""
        return list(self._by_token)

    def find(self, name: tuple[str, ...]) -> Being | None:
        """Whom a mention means, if anybody known."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: tuple[str, ...]) -> Being | None:
        strong = [t for t in name if len(t) > 1 and t not in PARTICLES]
        if not strong:
            return None
        fits = _fits_loosely if len(strong) > 1 else _fits
        own = [t for t in name if t not in PARTICLES]
        exact = [
            b
            for b in self.beings
            if any(all(fits(t, n) for t in own) and any(_fits(t, n) for t in strong) for n in b.names)
        ]
        exact.sort(key=lambda b: -max(sum(t in n for t in strong) for n in b.names))
        if exact:
            return exact[0]
        if len(strong) == 1:
            near = [b for b in self.beings if any(_fits(strong[0], (t,)) for t in b.tokens() if len(t) > 1)]
            return near[0] if near else None
        wider = [
            b for b in self.beings if any(len(n) > 1 and all(_fits(t, name) for t in n) for n in b.names)
        ]
        return wider[0] if wider else None

    def meet(self, surface: str, before: str) -> Being:
        """The person of a mention, made anew where nobody fits; `before` is the text that leads to it."""
        name = tokens_of(surface)
        being = self.find(name) or self._by_initials(surface)
        if being is None:
            being = Being(f"p{len(self.beings) + 1}", role_from(before), [], {}, rank=rank_from(before))
            self.beings.append(being)
            self._learn(being, name)
        elif len([t for t in name if len(t) > 1]) > 1:
            self._learn(being, name)
        being.surfaces[surface] = being.surfaces.get(surface, 0) + 1
        if being.party is None and being.role == "other" and role_from(before) != "other":
            being.role, being.rank = role_from(before), rank_from(before)
        return being

    def of_sex(self, being: Being, surname: str, sex: str | None, before: str) -> Being:
        """Who a surname after a title means: the party, another of that surname, or a relative of their own (Mrs Smith, beside a man of that name)."""
        if sex is None or self.sexes.get(being.key, sex) == sex:
            return being
        for other in self.owners(surname):
            if other.party is not None and self.sexes.get(other.key, sex) == sex:
                return other
        if (surname, sex) not in self._relatives:
            relative = Being(f"p{len(self.beings) + 1}", role_from(before), [(surname,)], {})
            self.beings.append(relative)
            self._relatives[surname, sex] = relative
        return self._relatives[surname, sex]

    def _by_initials(self, surface: str) -> Being | None:
        """Whose initials a mention of two to four capitals is."""
        letters = re.sub(r"[. ]", "", surface)
        if not (2 <= len(letters) <= 4 and letters.isupper()):
            return None
        return next((b for b in self.beings if letters.lower() in b.initials()), None)

    def label_all(self) -> None:
        """Role labels in the order of the register, counted by role."""
        counts: dict[str, int] = {}
        for being in self.beings:
            word = ROLES.get(being.role, "Person")
            counts[word] = counts.get(word, 0) + 1
            rank = f" ({being.rank})" if being.rank and word == "Officer" else ""
            being.label = f"{word} {counts[word]}{rank}"

    def people(self) -> tuple[Person, ...]:
        """The register as the proposal shows it: parties always, others where they are mentioned."""
        return tuple(
            Person(key=b.key, label=b.label, role=b.role, surfaces=tuple(sorted(b.surfaces)), party=b.party)
            for b in self.beings
        )


def rank_from(before: str) -> str | None:
    """The rank that stands just before a name, in its short form."""
    match = RANK_BEFORE.search(before)
    if not match:
        return None
    written = match.group(1) or match.group(2)
    return LONG_RANK.get(written.lower(), written.upper() if match.group(2) else written) or None


def role_from(before: str) -> str:
    """What the words just before a name say of its bearer's part in the case."""
    if RANK_BEFORE.search(before):
        return "officer"
    for pattern, role in ((STAFF_BEFORE, "staff"), (WITNESS_BEFORE, "witness"), (CHILD_BEFORE, "child")):
        if pattern.search(before):
            return role
    return "other"


def met_in_order(mentions: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Mentions with full names first, so that first names alone find somebody to belong to; order kept otherwise."""
    listed = list(mentions)
    return sorted(listed, key=lambda m: -min(2, len([t for t in tokens_of(m[0]) if len(t) > 1])))
