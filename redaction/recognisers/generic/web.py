"""Web addresses: pages and profiles can name a person or a group."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

ENDINGS = "com|net|org|uk|co|io|tv|me|info|example|eu|de|ie|fr|app|dev|social|ly|gg|chat|news|online|site|wales|scot|biz|ac|gov"
PUBLIC = (
    "police.uk",
    "gov.uk",
    "nhs.uk",
    "victimsupport.org.uk",
    "tellmamauk.org",
    "stophateuk.org",
    "cps.gov.uk",
    "report-it.org.uk",
    "crimestoppers-uk.org",
)
"""Pages of the state and of national services single nobody out, unless they are somebody's own page there."""


class WebRecognizer(RuleRecognizer):
    """Addresses with a scheme, with www, and bare ones with a path."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("HD", r"(?i)\b(?P<x>(?:https?|hxxps?|ftp)://[^\s<>\"'’”)\]]*[\w/=-])", "This web address may lead to a person or a group."),
        Rule("HD", r"(?i)(?<![\w@./])(?P<x>www\.[^\s<>\"'’”)\]]*[\w/=-])", "This web address may lead to a person or a group."),
        Rule("HD", rf"(?i)(?<![\w@./-])(?P<x>[a-z0-9][a-z0-9.-]*\.(?:{ENDINGS})/[^\s<>\"'’”)\]]*[\w/=-])", "This web address may lead to a person or a group."),
        Rule("HD", rf"(?<![\w@./-])(?P<x>[a-z0-9-]{{2,}}(?:\.[a-z0-9-]{{2,}})*\.(?:{ENDINGS}))(?![\w.@-])", "This looks like a web address.", 0.7),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """The front pages of public services stay."""
        host = re.sub(r"(?i)^(?:\w+://)?(?:www\.)?", "", match.group("x"))
        return not any(host.split("/")[0].endswith(p) for p in PUBLIC)
