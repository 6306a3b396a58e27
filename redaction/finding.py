"""What a recogniser found, before anybody decides whether it goes."""

from __future__ import annotations

import msgspec


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one document that somebody took for an identifier.

    `score` from 0 to 1; `source` names the recogniser, `reason` is a sentence for the preparer.
    `label` is set where the finder already knows what stands in its place.
    """

    start: int
    end: int
    type: str
    score: float
    source: str
    reason: str
    label: str = ""
    person: str | None = None


class DetectorFailed(Exception):
    """A document could not be searched, so nothing of the bundle may go on. The message is a sentence."""

    def __init__(self, document: str, cause: str) -> None:
        self.document = document
        super().__init__(
            f"We could not search {document} for identifying details ({cause}). Nothing was released and the "
            "originals are kept. Try again; if it happens again, ask the person who runs this service to look."
        )
