"""Make the list of names that `redaction.gazetteer` reads, from the locale lists of Faker (MIT licence).

    python -m redaction.training.gazetteer

One line a name token: the token in small letters without accents, then `f` for a given name, `l` for a family name or `fl`.
Tokens that are not of Latin letters, or shorter than three, are left out.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from redaction.gazetteer import PATH, fold

LATIN = re.compile(r"[a-z]{3,}$")


def faker_names() -> Iterator[tuple[str, str]]:
    """Pairs of `f` or `l` and a name as Faker writes it, over all locales."""
    import faker.providers.person as person

    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(a for a in dir(provider) if "name" in a and not a.startswith("_")):
            values = getattr(provider, attribute)
            kind = "f" if "first" in attribute else "l"
            if isinstance(values, (list, tuple, dict)):
                yield from ((kind, v) for v in values if isinstance(v, str))


def tokens() -> dict[str, str]:
    """Token to kinds."""
    kinds: dict[str, set[str]] = {}
    for kind, name in faker_names():
        for token in re.split(r"[^\w]+", fold(name)):
            if LATIN.match(token):
                kinds.setdefault(token, set()).add(kind)
    return {t: "".join(sorted(k)) for t, k in sorted(kinds.items())}


def main() -> None:
    """Write the file; the same bytes each time."""
    lines = "".join(f"{token} {kinds}\n" for token, kinds in tokens().items())
    Path(PATH).write_bytes(gzip.compress(lines.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
