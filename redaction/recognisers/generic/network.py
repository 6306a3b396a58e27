"""Addresses and serial numbers of machines: IP, MAC, IMEI."""

from __future__ import annotations

import ipaddress
import re
from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer


class NetworkRecognizer(RuleRecognizer):
    """IP addresses that parse, MAC addresses, IMEI by cue or check digit, SIM serial by cue."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("ID", r"(?<![\w.])(?P<x>(?:\d{1,3}\.){3}\d{1,3})(?::\d{2,5})?(?![\w.]\d)", "This is an internet address."),
        Rule("ID", r"(?i)(?<![\w:])(?P<x>(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6})(?![\w:])", "This is an internet address."),
        Rule("ID", r"(?i)(?<![\w:])(?P<x>(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![\w:])", "This is the address of a device."),
        Rule("ID", r"(?i)\bIMEI(?:[ ]?(?:no|number|is))?[ .:#]*(?P<x>\d[\d \-/]{12,20}\d)", "This is the serial number of a phone."),
        Rule("ID", r"(?<![\d/])(?P<x>\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d)(?![\d/])", "This looks like the serial number of a phone.", 0.8),
        Rule("ID", r"(?i)\b(?:ICCID|IMSI|serial(?:[ ]?(?:no|number))?)[ .:#]*(?P<x>[A-Z0-9][A-Z0-9-]{5,21})\b", "This is a serial number.", 0.85),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """IP addresses must parse, other things look like them."""
        found = match.group("x")
        if rule.reason != "This is an internet address.":
            return any(c.isdigit() for c in found)
        try:
            ipaddress.ip_address(found)
        except ValueError:
            return False
        return True
