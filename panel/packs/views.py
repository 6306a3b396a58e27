from __future__ import annotations

from collections.abc import Sequence

import msgspec

from panel.packs.glossary import Entry


class Letter(msgspec.Struct, frozen=True):
    """The entries under one letter; *0-9* holds those that start with a digit."""

    letter: str
    entries: list[Entry]


class GlossaryView(msgspec.Struct, frozen=True, kw_only=True):
    """`query` as typed; `total` counts every entry, `found` those shown."""

    query: str
    total: int
    found: int
    letters: list[Letter]


def glossary_view(entries: Sequence[Entry], query: str) -> GlossaryView:
    wanted = query.strip().casefold()
    shown = [entry for entry in entries if wanted in _searched(entry)] if wanted else list(entries)
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(shown, key=lambda e: e.term.casefold()):
        first = entry.term[0].upper()
        by_letter.setdefault(first if first.isalpha() else "0-9", []).append(entry)
    letters = [Letter(letter, found) for letter, found in by_letter.items()]
    return GlossaryView(query=query.strip(), total=len(entries), found=len(shown), letters=letters)


def _searched(entry: Entry) -> str:
    return "\n".join((entry.term, entry.expansion, entry.meaning, *entry.also)).casefold()
