"""Bank details: sort code and account, card, IBAN."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.recognisers.base import DASH, Rule, RuleRecognizer

CUE = r"(?i:\b(?:sort[ ]?code|s/c|a/?c(?:count)?(?:[ ]?(?:no|number|num))?|account[ ]?(?:no|number)|bank(?:[ ](?:account|details))?|acct)\b\.?)"

SORT = r"\b(?:sort(?:[ ]?code)?s?|s/c|sc)(?:[ ](?:is|was|no\.?|number))?[ ]*[.:#=,-]?[ ]*"
CODE = rf"\d{{2}}[ ]?(?:{DASH}|[./])?[ ]?\d{{2}}[ ]?(?:{DASH}|[./])?[ ]?\d{{2}}"
BETWEEN = r"[ ,;:/|\n.-]{1,4}(?:and[ ]|with[ ]|then[ ]|&[ ])?(?:the[ ])?"
ACC = r"(?:bank[ ])?(?:account|acct|accnt|acc|a/c|ac)(?:[ ]?(?:no\.?|num(?:ber)?|#|details))?(?:[ ](?:is|was))?[ ]*[.:#=-]?[ ]*"


def luhn(digits: str) -> bool:
    """Whether the last digit of a card number checks."""
    total = 0
    for place, digit in enumerate(int(d) for d in reversed(digits)):
        total += digit if place % 2 == 0 else (digit * 2 - 9 if digit > 4 else digit * 2)
    return total % 10 == 0


class BankRecognizer(RuleRecognizer):
    """A sort code needs its dashes or its cue; an account number needs a cue or a sort code beside it."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("BANK", rf"(?i)\bsort[ ]?code(?:[ ]?(?:is|no))?[ .:]*(?P<x>\d{{2}}[ ]?{DASH}?[ ]?\d{{2}}[ ]?{DASH}?[ ]?\d{{2}})(?!\d)", "This is a sort code."),
        Rule("BANK", rf"(?<![\d/-])(?P<x>\d{{2}}{DASH}\d{{2}}{DASH}\d{{2}}[ ,;/]{{1,3}}(?:(?i:a/?c(?:count)?|acc?t?)[ .:]*(?i:no|number)?[ .:]*)?\d{{8}})(?!\d)", "This is a sort code with its account."),
        Rule("BANK", rf"{CUE}(?:[ ](?:is|ending|ends in|no))?[ .:#]*(?P<x>\d{{4}}[ ]?\d{{4}}|\d{{6,10}}|(?<=ending )\d{{4}})(?![\d/])", "This is a bank account."),
        Rule("BANK", r"(?<![\d/])(?P<x>(?:\d{4}[ -]?){3}\d{4})(?![\d/])", "This is a card number."),
        Rule("BANK", r"(?<!\w)(?P<x>[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{1,4})(?!\w)", "This is an international account number."),
        Rule("BANK", r"(?i)\b(?:(?:debit|credit|bank)[ ])?(?:card|visa|mastercard|visa card)[ ](?:no\.?|number|ending|ends)(?:[ ]in)?[ :]*(?P<x>[\dX* ]{0,15}\d{4})\b", "These are digits of a card."),
        Rule("BANK", r"(?i)\bcard\b[ ,:.(]{1,3}(?:is[ ]|no\.?[ ]|number[ ])?(?P<x>(?:\d{4}[ -]?){3}\d{4})(?![\d/])", "This stands where a card is spoken of."),
        Rule("BANK", rf"(?i)\b(?:account|acct|a/c|bank|pay(?:ment)?[ ]to)\b[^\d\n]{{0,12}}(?P<x>\d{{2}}[ ]?{DASH}?[ ]?\d{{2}}[ ]?{DASH}?[ ]?\d{{2}}[ ]?[/,][ ]?\d{{4}}[ ]?\d{{4}})(?![\d/])", "This is a sort code with its account."),
        Rule("BANK", rf"(?i){SORT}(?P<x>{CODE}{BETWEEN}(?:{ACC}){{0,1}}\d{{4}}[ -]?\d{{2,4}}(?:\d\d)?)(?!\d|[.,]\d)", "This is a sort code with its account.", 0.9),
        Rule("BANK", rf"(?i){SORT}(?P<x>{CODE})(?![\d/]|{DASH}\d)", "This is a sort code.", 0.9),
        Rule("BANK", rf"(?i)\b{ACC}(?P<x>\d{{4}}[ -]?\d{{4}}|\d{{2}}[ -]\d{{2}}[ -]\d{{2}}[ -]\d{{2}}|\d{{7,10}})(?![\d/]|[.,]\d)", "This is a bank account.", 0.9),
        Rule("BANK", r"(?<![\w*])(?P<x>(?:\*{2}|[xX]{3}|\u2022{2}|#{3})[ *xX\u2022#-]{0,24}(?!(?:999|101)(?!\d))\d{3,4})(?!\w)", "These are the last digits of a card or an account.", 0.8),
        Rule("BANK", r"(?i)\b(?:card|account|acct|a/c|visa|mastercard|amex|debit|credit|barclaycard)\b[^.\n\d]{0,20}\b(?:ending|ends|end|last[ ](?:four|4)(?:[ ]digits)?)(?:[ ](?:in|with|are|is|of))*[ :*]*(?P<x>\d{3,4}|\d[ ]\d[ ]\d[ ]\d)(?!\w|[.,]\d)", "These are the last digits of a card or an account.", 0.85),
        Rule("BANK", r"(?i)\b(?:CVV|CVC|CV2|security[ ]code|roll[ ]?(?:no\.?|number)|swift|bic)[ ]*(?:is|no\.?|code)?[ :=]*(?P<x>\d{3,4}|(?=[A-Z/-]*\d)[A-Z0-9/-]{6,14}|(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?))(?!\w)", "This belongs to a bank account or a card.", 0.8),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Card numbers must check; an IBAN must hold enough digits."""
        digits = re.sub(r"\D", "", match.group("x"))
        if rule.reason == "This is a card number.":
            return luhn(digits)
        if rule.reason in (
            "These are the last digits of a card or an account.",
            "This belongs to a bank account or a card.",
        ):
            return len(digits) >= 3 or match.group("x").isupper()
        return len(digits) >= 4 and (rule.reason[:25] != "This is an international " or len(digits) >= 10)
