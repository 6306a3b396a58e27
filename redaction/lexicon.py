"""Which words are ordinary, which belong to policing, and which may stay although they begin with a capital.

The lists lie beside this module in `data/`, with their source and licence. They hold no personal names.
"""

from __future__ import annotations

import functools
import gzip
import re
from importlib import resources

REMEMBERED = 100_000
"""Words whose answers are kept, as a bundle says the same ones over and over."""
COMMON = 35
"""SCOWL sizes up to this one are words that most readers use; above it a capital speaks more for a name."""
EVERYDAY = 60
"""The size of words that this project adds to the dictionary: as rare as any it keeps."""
AS_WRITTEN = "="
"""Before a listed word that counts only as it is written in the list, because otherwise it is a name."""

_CONTRACTIONS = re.compile(r"(?:'(?:s|d|ll|ve|re|m|t|all)|n't|s')$")
_STEMS_OF_CONTRACTIONS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


def is_word(token: str) -> bool:
    """True for an ordinary English word in any case, with or without a possessive, contracted or hyphenated."""
    return size_of(token) is not None


def is_common_word(token: str) -> bool:
    """True for a word in everyday use: *will*, *hope*, *marsh*; not *khan* or *thatcher's* kind of word."""
    size = size_of(token)
    return size is not None and size <= COMMON


@functools.lru_cache(REMEMBERED)
def size_of(token: str) -> int | None:
    """How rare a word is, 10 (everyday) to 60; None when it is no ordinary word. A compound is as rare as its parts."""
    word = token.replace("’", "'").casefold().strip("'")
    if not word:
        return None
    found = _words().get(word)
    if found is not None:
        return found
    if "-" in word:
        return _size_of_parts([p for p in word.split("-") if p])
    stem = _CONTRACTIONS.sub("", word)
    if stem == word:
        return None
    return _words().get(_STEMS_OF_CONTRACTIONS.get(stem, stem))


@functools.lru_cache(REMEMBERED)
def is_police_term(token: str) -> bool:
    """True for abbreviations and shorthand of policing, courts and partners: *OIC*, *MG11*, *enqs*, *s4A*.

    Those of up to three letters, and those listed in capitals, must be written as listed or all in capitals: *IP* and
    *VARA*, not *Ip* and *Vara*. Those of `any_case_terms.txt` count however they are written: *ncrs*, *Isva*.
    """
    bare = _bare(token)
    if bare in _police_terms():
        return True
    folded = bare.casefold()
    return folded in _police_terms_folded(bare.isupper()) or folded in _any_case_terms()


@functools.lru_cache(REMEMBERED)
def is_public_word(token: str) -> bool:
    """True for words with a capital that single nobody out: months, peoples, faiths, channels, quoted abuse.

    They count in any case, but those marked in the list only as listed: *kara* the bangle, not *Kara*.
    """
    bare = _bare(token)
    whole = token.replace("’", "'")
    return whole in _public_words() or bare in _public_words() or bare.casefold() in public_words()


def is_listed(token: str) -> bool:
    """True for a term or public word exactly as it is listed: *MS*, not the *ST* that *St* would allow."""
    return token in _police_terms() or token in _public_words()


def may_stay(token: str) -> bool:
    """True when a capitalised token needs no mask on its own account; compounds when every part may stay."""
    if is_word(token) or is_police_term(token) or is_public_word(token):
        return True
    parts = [p for p in re.split(r"[-/+&.]", token) if p]
    if len(parts) < 2 or max(map(len, parts)) < 2:
        return False
    return all(p.isdigit() or len(p) == 1 or may_stay(p) for p in parts)


def _bare(token: str) -> str:
    return re.sub(r"(?:'s|s'|')$", "", token.replace("’", "'")).strip("'.")


def _size_of_parts(parts: list[str]) -> int | None:
    sizes = [_words().get(part) for part in parts]
    known = [size for size in sizes if size is not None]
    return max(known) if known and len(known) == len(sizes) else None


@functools.cache
def _words() -> dict[str, int]:
    packed = resources.files("redaction").joinpath("data/english.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("ascii").splitlines()
    added = dict.fromkeys((w.casefold() for w in _listed("everyday_words.txt")), EVERYDAY)
    return added | {word: int(size) for word, size in (line.split(" ") for line in lines)}


@functools.cache
def _police_terms() -> frozenset[str]:
    return _listed("police_terms.txt")


@functools.cache
def _police_terms_folded(is_upper: bool) -> frozenset[str]:
    """Terms in lower case: all of them for a token in capitals, else those that don't depend on how they are written."""
    return frozenset(
        t.casefold() for t in _police_terms() if is_upper or (len(t) > 3 and sum(c.isupper() for c in t) < 2)
    )


@functools.cache
def _any_case_terms() -> frozenset[str]:
    """Abbreviations, in small letters with their plurals, that are neither a word nor a name in any case."""
    listed = _listed("any_case_terms.txt")
    return listed | frozenset(f"{term}s" for term in listed)


@functools.cache
def _public_words() -> frozenset[str]:
    return frozenset(w.removeprefix(AS_WRITTEN) for w in _listed("public_words.txt"))


@functools.cache
def public_words() -> frozenset[str]:
    """The words that may stay with a capital in any case, in small letters."""
    return frozenset(w.casefold() for w in _listed("public_words.txt") if not w.startswith(AS_WRITTEN))


@functools.cache
def mostly_names() -> frozenset[str]:
    """Dictionary words, lower-case, that stand for a person or a family in nearly all real text."""
    return _listed("mostly_names.txt")


@functools.cache
def name_particles() -> frozenset[str]:
    """Titles and small words, lower-case, that stand within names and name nobody alone."""
    return _listed("name_particles.txt")


def _listed(name: str) -> frozenset[str]:
    text = resources.files("redaction").joinpath("data", name).read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
