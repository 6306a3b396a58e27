"""Codes of a case in plain words (field guide 5.3). A code that is not listed is shown as it is, without underscores."""

from __future__ import annotations

from collections.abc import Sequence

from panel.packs.contents import Contents

STRANDS = {
    "race": "race",
    "religion": "religion",
    "sexual_orientation": "sexual orientation",
    "transgender": "transgender identity",
    "disability": "disability",
    "age": "age",
    "sex": "sex or gender",
    "subculture": "alternative subculture",
    "other": "another strand",
}
SUB_STRANDS = {
    "anti_muslim": "anti-Muslim",
    "antisemitic": "antisemitic",
    "anti_black": "anti-Black",
    "anti_asian": "anti-Asian",
    "anti_white": "anti-White",
    "anti_sikh": "anti-Sikh",
    "gypsy_roma_traveller": "Gypsy, Roma and Traveller",
    "anti_immigrant_nationality": "immigrants or nationality",
    "sectarian": "sectarian",
    "homophobic": "homophobic",
    "biphobic": "biphobic",
    "learning_disability": "learning disability",
    "mental_health": "mental health",
    "physical": "physical disability",
    "sensory": "sight or hearing",
}
SETTINGS = {
    "home": "at home",
    "street": "in the street",
    "bus": "on a bus",
    "train": "on a train",
    "shop": "in a shop",
    "hospital": "in a hospital",
    "school": "at a school",
    "workplace": "at work",
    "place_of_worship": "at a place of worship",
    "online": "online",
    "other": "somewhere else",
}


def plain(code: str, words: dict[str, str]) -> str:
    return words.get(code, code.replace("_", " "))


def strands(codes: Sequence[str]) -> str:
    """Such as *race, religion*; *strand not recorded* when there is none."""
    return ", ".join(plain(code, STRANDS) for code in codes) or "strand not recorded"


def setting(code: str) -> str:
    """Such as *at home*."""
    return plain(code, SETTINGS) if code else "place not recorded"


def line(contents: Contents) -> str:
    """A case in one line, such as *race, religion · at home*."""
    return f"{strands(contents.strands)} · {setting(contents.location_type)}"
