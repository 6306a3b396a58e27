"""Every other place where the same words stand: case, possessive, initials with dots, one slip of the keyboard."""

from __future__ import annotations

import itertools
import re

from redaction.lexicon import is_word

WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.,\-'’/_]{0,3}")
_SHORTEST_MISSPELT = 5
"""Below five letters one slip makes another name too easily. A slip that makes an ordinary word, *harsh* for *Marsh*, is none."""


def find_occurrences(text: str, surface: str) -> list[tuple[int, int]]:
    """(start, end) of each occurrence of `surface` in `text`, in order, the exact ones included."""
    initials = _initials(surface)
    if initials:
        pattern = r"\.?[ \t]?".join(map(re.escape, initials))
        return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?:\.(?=\W|$))?(?!\w)", text)]
    wanted = [w.casefold() for w in WORD.findall(surface)]
    if not wanted:
        return [m.span() for m in re.finditer(re.escape(surface), text)] if surface.strip() else []
    words = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    position = 0
    while position <= len(words) - len(wanted):
        window = words[position : position + len(wanted)]
        if _is_same(window, wanted) and _is_together(text, window):
            found.append((window[0][1], window[-1][2]))
            position += len(wanted)
        else:
            position += 1
    return found


def is_one_slip(a: str, b: str) -> bool:
    """True when one letter added, left out, changed or swapped with its neighbour turns `a` into `b`."""
    if a == b or abs(len(a) - len(b)) > 1:
        return a == b
    if len(a) > len(b):
        a, b = b, a
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[first:] == b[first + 1 :]
    swapped = a[:first] + a[first + 1 : first + 2] + a[first] + a[first + 2 :]
    return a[first + 1 :] == b[first + 1 :] or swapped == b


def _initials(surface: str) -> str:
    """*EM*, *E.M.* and *E. M.* give EM; anything else nothing."""
    letters = re.sub(r"[.\s]", "", surface)
    is_short = 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()
    apart = re.fullmatch(r"(?:[^\W\d_]\.?\s?){2,4}", surface.strip())
    return letters if is_short and apart else ""


def _is_same(window: list[tuple[str, int, int]], wanted: list[str]) -> bool:
    return all(_is_variant(word, like) for (word, _, _), like in zip(window, wanted, strict=True))


def _is_variant(word: str, like: str) -> bool:
    if word == like:
        return True
    is_long = len(like) >= _SHORTEST_MISSPELT and len(word) >= _SHORTEST_MISSPELT
    is_slip = is_long and word.isalpha() and like.isalpha() and is_one_slip(word, like)
    return is_slip and not is_word(word)


def _is_together(text: str, window: list[tuple[str, int, int]]) -> bool:
    gaps = itertools.pairwise(window)
    return all(_GAP.fullmatch(text, a[2], b[1]) is not None for a, b in gaps)
