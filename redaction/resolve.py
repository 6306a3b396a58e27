"""From weighed words to people: mentions in every document, each tied to one person of the bundle."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import msgspec

from redaction.bundle import CaseBundle
from redaction.finding import Finding
from redaction.gazetteer import fold
from redaction.honorifics import is_surname_alone, sex_of_title, sexes
from redaction.initials import initials_in
from redaction.matcher import Matcher
from redaction.people import PARTICLES, Being, Register, met_in_order
from redaction.propagate import known_words
from redaction.text import Document
from redaction.weigh import SURE, Word

LEAD = 48
"""Characters before a mention that may tell the bearer's rank or role."""
NAMED_SURELY = 0.9
LONGEST_INITIALS = 8
"""Characters; a longer stretch of letters is a name spelt out, which other guesses give way to."""
ADDRESSED = re.compile(r"(?:[ ]\([^)\n]{1,20}\))?[\"']?[ ]?<[\w.+-]+")
"""An e-mail address after *Surname, Given*."""


def _initials_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the single letters of a name before it (J. A. Smith) or after it (Khan A)."""
    before = re.search(r"(?:(?<![\w.'’&/-])[A-Z]\.?[ ]?){1,3}$", text[max(0, start - 9) : start])
    if before and before.group().strip() not in ("I", "A"):
        start -= len(before.group())
    trailing = (
        re.match(r"(?:[ ][A-Z]){2}(?=[\s,;):]|$)", text[end : end + 5]) if text[start:end].isupper() else None
    )
    if trailing:
        return start, end + 4
    alone = " " not in text[start:end].strip()
    comma = re.match(r",[ ](?:[A-Z]\.[ ]?){1,2}(?![A-Za-z\d])", text[end : end + 9]) if alone else None
    after = comma or re.match(
        r"[ ](?:[A-Z]\.(?![ ]?[A-Z][a-z])|[A-Z](?:-[A-Z])?(?=[\s,;):\"”’<]|\.?$))", text[end : end + 6]
    )
    letter = after.group().strip(" ,.") if after else ""
    told = re.match(r"[ ](?:is|was|has|had|said|says|told)[ ]", text[end + 2 : end + 9])
    ends = text[start:end].isupper() and re.match(r"[ ]{2}|[\t|:;)]|[ ]*(?:\n|$)", text[end + 2 : end + 9])
    if (
        (after and letter not in ("I", "A", "M", "F"))
        or (letter in ("M", "F") and told)
        or (letter in ("I", "A") and ends)
    ):
        end += len(after.group().rstrip()) if after else 0
    return _small_letters(text, start, end)


def _small_letters(text: str, start: int, end: int) -> tuple[int, int]:
    """The same where all is written small: *cllr n smith*, *smith b on foot*."""
    if not text[start:end].islower():
        return start, end
    before = re.search(r"(?<![\w.'’&/-])[b-hj-z][ ]$", text[max(0, start - 3) : start])
    if text[end : end + 1] in ("", ",", ".", ";", ")", "\n"):
        before = before or re.search(r"(?:[,;(.][ ]?|\n|^)[ai][ ]$", text[max(0, start - 4) : start])
    after = re.match(r"[ ][b-hj-lo-qtvyz](?=[ ,.;:)\n]|$)", text[end : end + 3])
    if before and " " not in text[start:end]:
        start -= 2
    elif after and " " not in text[start:end]:
        end += 2
    return start, end


OWN_INITIALS_BEFORE = re.compile(r"(?<![\w.'’&/-])(?P<letters>(?:[A-Za-z]\.?[ ]){1,3}|[A-Z]{2,3}[ ])$")
OWN_INITIAL_AFTER = re.compile(r",?[ ]([A-Zb-hj-z])(?=\.?(?:[\s,;:)\"”]|$))")


def _with_own_initial(text: str, mention: Finding, being: Being) -> Finding:
    """One name of a person with the letters beside it that are initials of the others: *hugo m*, *l b muirhead*, *GARDEN, C*."""
    *letters, word = fold(text[mention.start : mention.end]).split() or [""]
    if any(len(letter) > 1 for letter in letters):
        return mention
    whole = [n for n in being.names if len(n) > 1]
    before = OWN_INITIALS_BEFORE.search(text[max(0, mention.start - 10) : mention.start])
    if before and any(n[-1] == word and _are_of(before.group("letters"), n) for n in whole):
        return msgspec.structs.replace(mention, start=mention.start - len(before.group("letters")))
    after = OWN_INITIAL_AFTER.match(text[mention.end : mention.end + 5])
    if after and any(
        (n[0] == word and n[-1][0] == after.group(1).lower() and "," not in after.group())
        or (n[-1] == word and n[0][0] == after.group(1).lower() and after.group() not in (" I", " A"))
        for n in whole
    ):
        return msgspec.structs.replace(mention, end=mention.end + after.end(1))
    return mention


def _are_of(letters: str, name: tuple[str, ...]) -> bool:
    """Whether letters before a surname are initials: the first of the first name; written as one word, all of them."""
    joined = re.sub(r"[ .]", "", letters).lower()
    if " " in letters.strip() or len(joined) == 1:
        particles = "".join(token[0] for token in name[1:-1] if token in PARTICLES)
        return joined[0] == name[0][0] or joined == particles
    return joined == "".join(token[0] for token in name[:-1])


def _is_nickname(text: str, word: Word) -> bool:
    """Whether a word in quotation marks stands between two others: *Ann "Duchess" Smith*."""
    before, after = text[max(0, word.start - 3) : word.start], text[word.end : word.end + 3]
    return bool(re.fullmatch(r"\w[ ][\"“]", before) and re.fullmatch(r"[\"”][ ][A-ZÀ-Þ]", after))


def _together(text: str, left: Word, right: Word) -> bool:
    """Whether two name words stand in one mention: a space, hyphen, initial between, or *SURNAME, Given*."""
    gap = text[left.end : right.start]
    if gap in (" ", "  ", "-", "\u00a0"):
        return True
    if re.fullmatch(r"[ ](?:[A-Z]\.?|de|da|dos|do|del|al|el|bin|bint|ibn|van|von|der|y|e)[ ]", gap):
        return True
    if re.fullmatch(r"[ ][\"“‘'(][A-Z][\w'’-]+[\"”’')][ ]", gap):
        return True
    if re.fullmatch(r"[ ][\"“]|[\"”][ ]", gap):
        return _is_nickname(text, right if gap[0] == " " else left)
    if gap == ", " and ADDRESSED.match(text[right.end : right.end + 40]):
        return True
    surname_first = left.text.isupper() and (not right.text.isupper() or len(left.text) > 2)
    return gap == ", " and surname_first and text[right.end : right.end + 1] not in ("'",)


def runs_of(text: str, words: Sequence[Word]) -> list[list[Word]]:
    """Name words in runs, one run a mention."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _together(text, runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _mention(text: str, run: Sequence[Word]) -> Finding:
    top = max(run, key=lambda w: w.weight)
    start, end = _initials_around(text, run[0].start, run[-1].end)
    sure = 1 / (1 + math.exp(-top.weight))
    return Finding(
        start=start,
        end=end,
        type="P",
        score=round(sure if top.weight > SURE else min(sure, 0.55), 3),
        source="Names",
        reason=top.reason or "A capitalised word that no dictionary holds may be a name.",
    )


def _free(text: str, words: Sequence[Word], taken: Sequence[Finding]) -> list[Word]:
    """Words that no firm finding of another type covers."""
    mask = bytearray(len(text))
    for finding in taken:
        mask[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    return [w for w in words if not any(mask[w.start : w.end])]


def meet_people(
    bundle: CaseBundle, words: Mapping[str, list[Word]], taken: Mapping[str, list[Finding]]
) -> Register:
    """A first round over all documents: who is there at all."""
    register = Register(bundle)
    mentions: list[tuple[str, str]] = []
    for document in bundle.documents:
        text = document.text
        free = _free(text, [w for w in words[document.name] if w.weight > 0], taken[document.name])
        for run in runs_of(text, free):
            found = _mention(text, run)
            mentions.append((text[found.start : found.end], text[max(0, found.start - LEAD) : found.start]))
    for surface, before in met_in_order(mentions):
        register.meet(surface, before)
    return register


def _named(
    document: Document, words: Sequence[Word], matcher: Matcher, taken: Sequence[Finding]
) -> list[Finding]:
    """A second round over one document, with everybody known: mentions tied to people."""
    register, text = matcher.register, document.text
    named = [w for w, is_name in known_words(text, words, matcher) if is_name]
    found = []
    for run in runs_of(text, _free(text, named, taken)):
        mention = _mention(text, run)
        surface = text[mention.start : mention.end]
        before = text[max(0, mention.start - LEAD) : mention.start]
        tokens = tuple(matcher.token(w.text) or w.text.casefold() for w in run)
        being = register.find(tokens) or register.meet(surface, before)
        if being.party is not None and is_surname_alone(being, tokens):
            being = register.of_sex(being, tokens[-1], sex_of_title(before), before)
        mention = _with_own_initial(text, mention, being)
        found.append(_tied(mention, being, text[mention.start : mention.end]))
    return _with_initials(text, found, matcher)


def _with_initials(text: str, found: list[Finding], matcher: Matcher) -> list[Finding]:
    """The mentions and those by letters alone: letters that hold a shorter mention take its place, others give way to one."""
    for start, end, being in initials_in(text, matcher):
        mention = Finding(
            start=start,
            end=end,
            type="P",
            score=0.8,
            source="Initials",
            reason="These are somebody's initials.",
        )
        length = end - start
        others = [f for f in found if not (start <= f.start and f.end <= end and f.end - f.start < length)]
        if not any(f.start < end and f.end > start for f in others):
            found = [*others, _tied(mention, being, text[start:end])]
        elif length > LONGEST_INITIALS and not any(f.start <= start and end <= f.end for f in found):
            found = [*_cut_away(found, start, end), _tied(mention, being, text[start:end])]
    return found


def _cut_away(found: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """The mentions without what lies in a stretch that is a mention of its own."""
    left = [msgspec.structs.replace(f, end=min(f.end, start)) for f in found if f.start < start]
    right = [
        msgspec.structs.replace(f, start=max(f.start, end)) for f in found if f.end > end and f.start >= start
    ]
    return [*left, *right]


def _tied(mention: Finding, being: Being, surface: str) -> Finding:
    """The mention with its person; sure when the person is a party."""
    being.surfaces.setdefault(surface, 1)
    score = max(mention.score, NAMED_SURELY) if being.party is not None else mention.score
    return Finding(
        start=mention.start, end=mention.end, type="P", score=score, source=mention.source, reason=mention.reason, person=being.key,
    )  # fmt: skip


def resolve(
    bundle: CaseBundle, words: Mapping[str, list[Word]], taken: Mapping[str, list[Finding]]
) -> tuple[Register, dict[str, list[Finding]]]:
    """The people of the bundle and every mention of them by document. `taken` are firm findings of other types."""
    register = meet_people(bundle, words, taken)
    register.sexes = sexes(register.beings, (d.text for d in bundle.documents))
    matcher = Matcher(register)
    found = {d.name: _named(d, words[d.name], matcher, taken[d.name]) for d in bundle.documents}
    register.label_all()
    return register, found
