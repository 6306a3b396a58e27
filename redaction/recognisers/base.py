"""The common form of the recognisers: a Presidio recogniser made of rules."""

from __future__ import annotations

import re
from typing import ClassVar

import msgspec
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.recognisers.needs import is_worth, needed, plain

DASH = r"[-\u2010-\u2015]"
"""Any hyphen or dash that people type in numbers and dates."""


class Rule(msgspec.Struct, frozen=True):
    """One pattern. What it finds is the group `x` where the pattern has one, else the whole match.

    `reason` is the sentence a preparer reads. `score` under 0.6 marks the span as doubtful.
    """

    type: str
    pattern: str
    reason: str
    score: float = 0.9


def result(kind: str, start: int, end: int, score: float, source: str, reason: str) -> RecognizerResult:
    """A Presidio result that carries the sentence for the preparer."""
    explanation = AnalysisExplanation(recognizer=source, original_score=score, textual_explanation=reason)
    return RecognizerResult(kind, start, end, score, explanation)


class RuleRecognizer(EntityRecognizer):
    """A recogniser whose whole knowledge is its `RULES`; `accepts` may look closer at a match."""

    RULES: ClassVar[tuple[Rule, ...]] = ()

    name: str

    def __init__(self) -> None:
        super().__init__(supported_entities=sorted({r.type for r in self.RULES}), name=type(self).__name__)

    def load(self) -> None:
        """Compile the rules, each with the words without which it finds nothing."""
        self._compiled = [
            (rule, re.compile(rule.pattern, re.MULTILINE), needed(rule.pattern)) for rule in self.RULES
        ]

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Whether a match of a rule is the thing sought: check digits, calendars, neighbours."""
        return True

    def narrowed(self, rule: Rule, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
        """The part of a match that is the thing itself; an empty one drops it."""
        return start, end

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Every match of every rule that is accepted."""
        found = []
        small = plain(text)
        for rule, pattern, words in self._compiled:
            if not is_worth(words, small):
                continue
            group: int | str = "x" if "x" in pattern.groupindex else 0
            for match in pattern.finditer(text):
                if not self.accepts(rule, match):
                    continue
                start, end = self.narrowed(rule, match, *match.span(group))
                if end > start:
                    found.append(result(rule.type, start, end, rule.score, self.name, rule.reason))
        return found
