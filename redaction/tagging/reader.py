"""The trained reader at work: for every word of a text, how likely each class is.

The weights lie in the repository (model card: redaction/models/README.md) and are made anew by `python3 -m panel train`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib import resources
from typing import Any

import msgspec
import numpy as np

from redaction.known import NO_PARTIES, Known
from redaction.tagging.classes import CLASSES
from redaction.tagging.pieces import Window, arrays, windows

FILE = "models/reader.onnx"
SLOW = "SkipLayerNormFusion"
"""A step of onnxruntime's own making that costs a third more time on one thread than the steps it joins."""


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

    def _chances(self, window: Window) -> Any:
        """Likelihoods of a window's pieces by classes."""
        ids, traits = arrays(window)
        feed = {"ids": ids[None], "traits": traits[None], "positions": np.arange(len(ids))}
        return self.session.run(None, feed)[0][0]

    def words(self, text: str, known: Known = NO_PARTIES) -> list[WordRead]:
        """Every word in order."""
        return self.read(windows(text, known=known))

    def read(self, given: Iterable[Window]) -> list[WordRead]:
        """Every word of some windows in order. A word of several pieces has the mean of their likelihoods."""
        read: list[WordRead] = []
        for window in given:
            rows = self._chances(window)
            sums = np.zeros((len(window.starts), len(CLASSES)), np.float32)
            np.add.at(sums, window.words, rows[1 : len(window.ids) + 1])
            sums /= sums.sum(-1, keepdims=True)
            read += [WordRead(s, e, c) for s, e, c in zip(window.starts, window.ends, sums, strict=True)]
        return read


@functools.cache
def reader() -> Reader:
    """Loaded once in a process. Errors pass: no model, no redaction."""
    return Reader()
