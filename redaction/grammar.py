"""Small helps so that a sentence still reads when labels stand in it. Each changes a label, never the words around it."""

from __future__ import annotations

import re

_DETERMINER = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|my|our|your|its|no|each|every|another|some|any)|['’]s|s['’])[ \t]+$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"\b(an?)([ \t]+)$", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"^(\(?)(?:an?|the)[ \t]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?][\"'”’)\]]*)\s+$")
_POSSESSIVE = re.compile(r"(['’]s|(?<=s)['’])$", re.IGNORECASE)
_SOUNDS_LIKE_A_VOWEL = re.compile(
    r"[^\w]*(?:[aeio]|u(?!ni|se|su|k\b|rin)|hour|honest|8|11\b|18\b|80)", re.IGNORECASE
)
_SOUNDS_LIKE_A_CONSONANT = re.compile(r"[^\w]*(?:one\b|once\b|eu)", re.IGNORECASE)


def fitted(label: str, surface: str, before: str, after: str, *, is_person: bool = False) -> tuple[str, int]:
    """The label as it should stand between `before` and `after`, and how many characters of `before` it takes over.

    Only an article that no longer agrees is taken over: *an Oakfield pupil* becomes *a secondary school pupil*.
    """
    label = _without_doubled_brackets(label, before, after)
    if is_person:
        label = _with_possessive(_without_doubled_rank(label, before), surface)
    indefinite = _INDEFINITE.search(before)
    if indefinite:
        return _with_article(label, indefinite)
    if _DETERMINER.search(before):
        label = _OWN_ARTICLE.sub(r"\1", label)
    return (_capitalised(label) if starts_sentence(before) else label), 0


def starts_sentence(before: str) -> bool:
    """True at the start of a text, after a full stop, or after an empty line; not in the middle of a wrapped line."""
    if not before.strip():
        return True
    return bool(_SENTENCE_END.search(before)) or before.endswith("\n\n")


def _with_article(label: str, found: re.Match[str]) -> tuple[str, int]:
    bare = _OWN_ARTICLE.sub(r"\1", label)
    wanted = "an" if _is_vowel_sound(bare) else "a"
    written = found[1]
    if written.casefold() == wanted:
        return bare, 0
    article = wanted.upper() if written.isupper() and len(written) > 1 else wanted
    article = article.capitalize() if written[0].isupper() else article
    return f"{article}{found[2]}{bare}", len(found[0])


def _is_vowel_sound(words: str) -> bool:
    return bool(_SOUNDS_LIKE_A_VOWEL.match(words)) and not _SOUNDS_LIKE_A_CONSONANT.match(words)


def _with_possessive(label: str, surface: str) -> str:
    """A mask that took the possessive with it gives it back."""
    if _POSSESSIVE.search(surface) and not _POSSESSIVE.search(label):
        return f"{label}'s"
    return label


def _without_doubled_rank(label: str, before: str) -> str:
    """*DS Officer 3*, not *DS Officer 3 (DS)*."""
    rank = re.search(r" \((\w+)\)$", label)
    return label[: rank.start()] if rank and re.search(rf"\b{rank[1]}[ \t]+$", before) else label


def _without_doubled_brackets(label: str, before: str, after: str) -> str:
    is_bracketed = label.startswith("(") and label.endswith(")") and label.count("(") == 1
    return label[1:-1] if is_bracketed and before.endswith("(") and after.startswith(")") else label


def _capitalised(label: str) -> str:
    at = next((i for i, c in enumerate(label) if c.isalpha()), None)
    return label if at is None else label[:at] + label[at].upper() + label[at + 1 :]
