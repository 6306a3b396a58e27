"""E-mail addresses, written whole or spelt out."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'\-]*"
DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
SPELT = r"(?i:\s?[\[(]at[\])]\s?|\s+at\s+)"
SPELT_DOT = r"(?i:\s?[\[(]dot[\])]\s?|\s+dot\s+)"


class EmailRecognizer(RuleRecognizer):
    """The whole address, with whatever name is inside it."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("EM", rf"(?<![\w@]){LOCAL}@{DOMAIN}(?![\w@])", "This is an e-mail address."),
        Rule(
            "EM",
            rf"(?<![\w@])[A-Za-z0-9._%+\-]+{SPELT}[A-Za-z0-9\-]+(?:{SPELT_DOT}[A-Za-z]{{2,24}}){{1,3}}\b",
            "This is an e-mail address spelt out in words.",
            0.85,
        ),
        Rule(
            "EM",
            rf"(?i)(?<![\w@])[a-z0-9._%+\-]+\s?[\[(]\s?at\s?[\])]\s?{DOMAIN}",
            "This is an e-mail address with its sign spelt out.",
            0.9,
        ),
        Rule(
            "EM",
            r"(?<![\w@])[A-Za-z0-9._%+\-]{2,}@[A-Za-z0-9\-]{3,}(?=[\s,;:)]|$)",
            "This looks like an e-mail address without its end.",
            0.7,
        ),
    )
