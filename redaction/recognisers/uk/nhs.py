"""NHS numbers: ten digits with a check digit."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

CUE = r"(?i:\bNHS(?:[ ]?(?:no\.?|number|num|#|id))?|\b(?:H&C|CHI|hospital|patient|spine)[ ](?:no\.?|number))"


def checks(number: str) -> bool:
    """Whether the tenth digit checks, by the weights ten to two, modulo eleven."""
    digits = [int(c) for c in re.sub(r"\D", "", number)]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 10 and rest % 11 == digits[9]


class NhsRecognizer(RuleRecognizer):
    """With a cue even a mistyped number counts; without one, the grouping and the check digit must both hold."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "ID",
            rf"{CUE}[ ]?(?:is|was)?[ .:#\-]*(?P<x>\d(?:[ \-]?\d){{8,10}})(?!\w)",
            "This is an NHS number.",
        ),
        Rule(
            "ID",
            r"(?<![\w/+-])(?P<x>\d{3}[ -]\d{3}[ -]\d{4})(?![\w/])",
            "This is an NHS number by its form and check digit.",
            0.8,
        ),
    )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Forms without a cue must check."""
        return rule.score > 0.8 or checks(match.group("x"))
