"""The words a finding is sorted by (field guide 6(b)). They are loaded, not written into the code, so a panel may have its own."""

from __future__ import annotations

import msgspec


class Category(msgspec.Struct, frozen=True):
    key: str
    label: str
    meaning: str = ""


class CategorySet(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the finding categories' file, format 1, that sorts findings. Overall findings belong to scoring."""

    format: int = 1
    themes: tuple[Category, ...] = ()
    levels: tuple[Category, ...] = ()
    phases: tuple[Category, ...] = ()
    kinds: tuple[Category, ...] = ()


STRANDS = (
    Category("race", "Race"),
    Category("religion", "Religion"),
    Category("sexual_orientation", "Sexual orientation"),
    Category("transgender", "Transgender"),
    Category("disability", "Disability"),
    Category("other", "Another reason"),
)
"""The codes of field guide 5.3, in words."""


def label_of(categories: tuple[Category, ...], key: str) -> str:
    """The label of `key`; a key that is no longer in the list is still shown, in words."""
    return next((c.label for c in categories if c.key == key), key.replace("_", " ").capitalize())
