"""The trained reader at work: for every word of a text, how likely each class is.

The weights lie in the repository (model card: redaction/models/README.md) and are made anew by `python3 -m panel train`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

import msgspec
import numpy as np

from redaction.tagging.classes import CLASSES
from redaction.tagging.pieces import NO_PARTIES, Known, Window, arrays, windows

FILE = "models/reader.onnx"
SLOW = "SkipLayerNormFusion"
"""A step of onnxruntime's own making that costs a third more time on one thread than the steps it joins."""
TOGETHER = 2
"""Windows of about one length that are read at once."""
SLACK = 6
"""How many pieces shorter than the longest a window read together with it may be."""


class WordRead(msgspec.Struct, frozen=True):
    """One word: offsets into the text and the likelihood of each class, in the order of `CLASSES`."""

    start: int
    end: int
    chances: Any


class Reader:
    """The model in memory. One thread, so that a process stays on its core."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(resources.files("redaction") / FILE),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[SLOW],
        )

    def _chances(self, together: list[Window]) -> Any:
        """Likelihoods of windows by pieces by classes; shorter windows are filled up with pieces nobody looks at."""
        given = [arrays(w) for w in together]
        length = max(len(ids) for ids, _ in given)
        ids = np.zeros((len(given), length), np.int64)
        traits = np.zeros((len(given), length, given[0][1].shape[1]), np.int64)
        bias = np.zeros((len(given), 1, 1, length), np.float32)
        for row, (own, shown) in enumerate(given):
            ids[row, : len(own)], traits[row, : len(own)] = own, shown
            bias[row, 0, 0, len(own) :] = -1e9
        feed = {"ids": ids, "traits": traits, "positions": np.arange(length), "bias": bias}
        return self.session.run(None, feed)[0]

    def words(self, text: str, known: Known = NO_PARTIES) -> list[WordRead]:
        """Every word in order."""
        return self.read(windows(text, known=known))

    def read(self, given: Iterable[Window]) -> list[WordRead]:
        """Every word of some windows in order. A word of several pieces has the mean of their likelihoods."""
        read: list[WordRead] = []
        for together in packed(given):
            for window, rows in zip(together, self._chances(together), strict=True):
                sums = np.zeros((len(window.starts), len(CLASSES)), np.float32)
                np.add.at(sums, window.words, rows[1 : len(window.ids) + 1])
                sums /= sums.sum(-1, keepdims=True)
                read += [WordRead(s, e, c) for s, e, c in zip(window.starts, window.ends, sums, strict=True)]
        return sorted(read, key=lambda w: w.start)


def packed(given: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows in groups of about one length, the longest first."""
    held = sorted(given, key=lambda w: (-len(w.ids), w.starts[0]))
    first = 0
    while first < len(held):
        last = first + 1
        while (
            last < len(held)
            and last - first < TOGETHER
            and len(held[last].ids) >= len(held[first].ids) - SLACK
        ):
            last += 1
        yield held[first:last]
        first = last


@functools.cache
def reader() -> Reader:
    """Loaded once in a process. Errors pass: no model, no redaction."""
    return Reader()
