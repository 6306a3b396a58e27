"""Numbers in words, for ages."""

from __future__ import annotations

import re

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENS = "(?:" + "|".join([*TENS, "fourty"]) + ")"
_UNITS = "(?:" + "|".join(sorted(UNITS[1:], key=lambda u: -len(u))) + ")"
WORDS = rf"(?:{_TENS}(?:[- ]?(?:one|two|three|four|five|six|seven|eight|nine))?|{_UNITS}|(?:a|one)[ ]hundred)"
"""One to ninety-nine, and a hundred, in words."""


def value(written: str) -> int | None:
    """The first number in a text, in digits or words; None where there is none."""
    digits = re.search(r"\d{1,3}", written)
    if digits:
        return int(digits.group())
    match = re.search(rf"\b{WORDS}", written.lower())
    if not match:
        return None
    total = 0
    for word in re.split(r"[- ]", match.group()):
        if word == "hundred":
            return 100
        if word in UNITS:
            total += UNITS.index(word)
        elif word in [*TENS, "fourty"]:
            total += 20 + 10 * TENS.index(word if word != "fourty" else "forty")
    return total
