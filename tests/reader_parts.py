"""Opinions of the trained reader made up for a test, so that rules can be tried without the model."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from redaction.opinions import Opinions
from redaction.tagging.classes import CLASSES, NUMBER
from redaction.tagging.reader import WordRead

WORD = re.compile(r"\w+|[^\w\s]")


def view_of(text: str, likely: Mapping[str, tuple[str, float]] | None = None) -> Opinions:
    """Opinions on a text: `likely` gives the class and its likelihood for a word wherever it stands, else nothing of note."""
    words = []
    for match in WORD.finditer(text):
        kind, chance = (likely or {}).get(match.group(), ("O", 0.99))
        row = np.full(len(CLASSES), 1e-4, np.float32)
        row[NUMBER["O"]] = max(0.0, 1 - chance)
        row[NUMBER[kind]] = chance
        words.append(WordRead(match.start(), match.end(), row / row.sum()))
    return Opinions(text, words)
