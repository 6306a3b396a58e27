"""Running what may fail or take too long, so that no failure is silent and every one names its document."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from redaction.finding import DetectorFailed
from redaction.text import Document


def blamed(documents: Sequence[Document]) -> str:
    """Whom a failure that is of no single document's making is put down to."""
    return documents[0].name if len(documents) == 1 else "the bundle"


class Watch:
    """Time that all steps share; a step that fails, or begins too late, raises `DetectorFailed` with the document's name."""

    def __init__(self, limit_seconds: float) -> None:
        self.limit = limit_seconds
        self.began = time.monotonic()

    def run[T](self, document: str, who: str, step: Callable[[], T]) -> T:
        """What the step gives. `who` opens the sentence where it fails: *a detector*."""
        if time.monotonic() - self.began > self.limit:
            raise DetectorFailed(document, f"it took longer than {self.limit:.0f} seconds")
        try:
            return step()
        except Exception as error:
            raise DetectorFailed(document, f"{who} failed: {type(error).__name__}") from error
