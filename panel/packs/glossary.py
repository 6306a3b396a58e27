"""The glossary: reading its file, and marking its words in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from panel.kernel.errors import Invalid

FORMAT = 1


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One word explained. `also`: other spellings. `in_files` is false for a word of the panel's own work."""

    term: str
    meaning: str
    expansion: str = ""
    also: tuple[str, ...] = ()
    in_files: bool = True


class GlossaryFile(msgspec.Struct, frozen=True):
    format: int
    terms: tuple[Entry, ...]


Marked = list[tuple[str, Entry | None]]


def read(data: bytes) -> tuple[Entry, ...]:
    """The entries of a glossary file. Raises `Invalid` with a sentence when it can't be read."""
    try:
        found = msgspec.json.decode(data, type=GlossaryFile)
    except msgspec.DecodeError as error:
        raise Invalid(f"The glossary can't be read: {error}. Nothing was changed.") from None
    if found.format != FORMAT:
        raise Invalid(
            f"The glossary has format {found.format}; we read format {FORMAT}. Nothing was changed."
        )
    return found.terms


def mark(text: str, terms: Iterable[Entry], seen: set[str] | None = None) -> Marked:
    """`text` in pieces, each with the entry it stands for or None; the pieces joined give `text` back.

    Each entry is marked once: `seen` carries the terms already marked in the same paragraph from one piece to the next.
    Words match in any case; abbreviations in their own, because *PS* is not *ps* and *MASH* is not *mash*. Those of three
    letters or more without a vowel can be no other word, so they match in lower case too, as logs are often typed.
    """
    seen = set() if seen is None else seen
    index = _index(tuple(terms))
    pieces: Marked = []
    end = 0
    for start in _WORD_STARTS.finditer(text):
        found = _longest(index, text, start) if start.start() >= end else None
        if found is None or found[1].term in seen:
            continue
        seen.add(found[1].term)
        if start.start() > end:
            pieces.append((text[end : start.start()], None))
        pieces.append((text[start.start() : found[0]], found[1]))
        end = found[0]
    if end < len(text):
        pieces.append((text[end:], None))
    return pieces


def is_abbreviation(form: str) -> bool:
    """Two capitals in one word, or one beside a digit, make an abbreviation, whose case counts."""
    words = form.split()
    if any(sum(c.isupper() for c in word) >= 2 for word in words):
        return True
    return len(words) == 1 and any(c.isupper() for c in form) and any(c.isdigit() for c in form)


_WORD_STARTS = re.compile(r"(?<![\w/&-])\w+")
_VOWELS = frozenset("aeiouy")
Index = dict[str, list[tuple[re.Pattern[str], Entry]]]


@lru_cache(maxsize=8)
def _index(terms: tuple[Entry, ...]) -> Index:
    """Patterns by the first word of what they match, folded, longest first."""
    forms: dict[str, Entry] = {}
    shown = [entry for entry in terms if entry.in_files]
    for entry in shown:
        for form in (entry.term, *entry.also):
            forms.setdefault(form, entry)
    for entry in shown:
        if " " in entry.expansion:
            forms.setdefault(entry.expansion, entry)
    index: Index = {}
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        pattern = re.compile(rf"{_one(form)}(?![\w/&-])")
        first = re.match(r"\w+", form)
        if first is None:
            continue
        for key in {first.group().casefold(), first.group().casefold() + "s"}:
            index.setdefault(key, []).append((pattern, forms[form]))
    return index


def _longest(index: Index, text: str, start: re.Match[str]) -> tuple[int, Entry] | None:
    for pattern, entry in index.get(start.group().casefold(), ()):
        if match := pattern.match(text, start.start()):
            return match.end(), entry
    return None


def _one(form: str) -> str:
    """A form as a pattern: any white space for a space, either apostrophe, a plural s after an abbreviation."""
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in form.split())
    if not is_abbreviation(form):
        return f"(?i:{words})"
    if len(form) > 2 and not _VOWELS & set(form.casefold()):
        words = f"(?:{words}|{words.lower()})"
    return words if form.endswith("s") or " " in form else f"{words}s?"
