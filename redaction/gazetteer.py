"""Which tokens are known as somebody's name, from lists of many countries."""

from __future__ import annotations

import functools
import gzip
import unicodedata
from importlib import resources

PATH = str(resources.files("redaction").joinpath("data/name_tokens.txt.gz"))
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)


@functools.lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Small letters without accents, one spelling of the apostrophe."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


@functools.cache
def name_tokens() -> dict[str, str]:
    """Every known name token in small letters, with its kinds."""
    with open(PATH, "rb") as file:
        lines = gzip.decompress(file.read()).decode("ascii").splitlines()
    return dict(line.split(" ") for line in lines)


def kinds_of(token: str) -> str:
    """`f` for a known given name, `l` for a family name, `fl` for both, empty for neither."""
    return name_tokens().get(fold(token), "")
