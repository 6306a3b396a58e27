"""What the verifiers' pages show, as plain values."""

from __future__ import annotations

import msgspec

from panel.anonymisation.views import Mark, Row
from panel.kernel.errors import PanelError
from panel.kernel.viewer import Viewer
from panel.packs.contents import Contents, Piece
from panel.packs.models import ContextRequest
from panel.release import queries, rules

TAGS = {
    "awaiting": "yellow",
    "partly verified": "blue",
    "verified": "green",
    "sealed": "green",
    "recalled": "red",
    "returned": "grey",
}


class Listed(msgspec.Struct, frozen=True):
    """One submission in the queue. `yours` says what is asked of the viewer, empty when nothing is."""

    line: queries.Line
    tag: str
    yours: str
    note: str


def listed(viewer: Viewer, line: queries.Line) -> Listed:
    stand = line.stand
    is_asked, note = False, ""
    if stand.state in rules.OPEN:
        try:
            rules.check_may_verify(viewer, stand)
            rules.check_is_other(viewer, stand)
            is_asked = True
        except PanelError as error:
            note = str(error)
    return Listed(line, TAGS[stand.state], "read it and decide" if is_asked else "", note)


class Question(msgspec.Struct, frozen=True):
    """A question of a panel member with the paragraph it is about, as the panel reads it."""

    request: ContextRequest
    pack: str
    title: str
    number: int
    pieces: tuple[Piece, ...]
    submission_id: str
    document: int


class Beside(msgspec.Struct, frozen=True):
    """One paragraph of the very bytes to be approved, beside what the original has there."""

    number: int
    original: tuple[Mark, ...]
    result: tuple[Piece, ...]


def beside(rows: list[Row], contents: Contents, number: int) -> list[Beside]:
    """Paragraphs of document `number` as submitted, not as the text would be written today.

    `rows` give the originals; where they don't match one to one, the whole original stands beside the first paragraph.
    """
    paragraphs = contents.documents[number - 1].paragraphs
    originals = [row.original for row in rows if row.number]
    if len(originals) != len(paragraphs):
        whole = tuple(mark for row in rows for mark in (*row.original, Mark("\n")))
        originals = [whole, *[()] * (len(paragraphs) - 1)]
    return [Beside(p.number, o, p.pieces) for p, o in zip(paragraphs, originals, strict=False)]
