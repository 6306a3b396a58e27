"""What the trained reader makes of a bundle: every document once, and doubtful stretches again with the names it has met.

A name that one document gives in full is often cut short, misspelt or an ordinary word in the next. The second reading knows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from redaction.finding import DetectorFailed
from redaction.opinions import Opinions, opinions
from redaction.tagging.classes import NUMBER
from redaction.tagging.pieces import Known, Window, known_from, windows
from redaction.tagging.reader import reader
from redaction.text import Document

SURE = 0.9
"""From this belief on a name counts as met."""
DOUBTFUL = (0.003, 0.95)
"""Between these beliefs a word is worth a second look."""
AROUND = 60
"""Pieces in a window of the second reading: what stands near a name decides."""


def names_met(views: Iterable[Opinions]) -> set[str]:
    """What the reader is sure are names, as they are written."""
    return {view.text[start:end] for view in views for _, start, end, _ in view.runs((NUMBER["P"],), SURE)}


def is_news(word: str, before: Known, now: Known) -> bool:
    """Whether a word may be a name that was met since the first reading."""
    return now.of(word) != before.of(word)


def worth_another(window: Window, view: Opinions, before: Known, now: Known) -> bool:
    """Whether a window holds a word that may be a name met since the first reading, and is in doubt."""
    least, most = DOUBTFUL
    for start, end in zip(window.starts, window.ends, strict=True):
        word = view.text[start:end]
        if is_news(word, before, now) and least <= view.of("P", start, end) <= most:
            return True
    return False


def read_again(view: Opinions, before: Known, now: Known) -> None:
    """Revise the opinions on windows with doubtful words that may be names met."""
    again = [w for w in windows(view.text, AROUND, now) if worth_another(w, view, before, now)]
    view.revised(w for w in reader().read(again) if is_news(view.text[w.start : w.end], before, now))


class Watch:
    """Runs steps of a reading; a step that fails, or begins too late, raises `DetectorFailed` with the document's name."""

    def __init__(self, limit_seconds: float) -> None:
        self.limit = limit_seconds
        self.began = time.monotonic()

    def run[T](self, document: str, step: Callable[[], T]) -> T:
        """What the step gives."""
        if time.monotonic() - self.began > self.limit:
            raise DetectorFailed(document, f"it took longer than {self.limit:.0f} seconds")
        try:
            return step()
        except Exception as error:
            raise DetectorFailed(document, f"the trained reader failed: {type(error).__name__}") from error


def ready(documents: Sequence[Document]) -> None:
    """Load the reader. One that is missing fails on every document, so no single one of several is to blame."""
    try:
        reader()
    except Exception as error:
        name = documents[0].name if len(documents) == 1 else "the bundle"
        raise DetectorFailed(
            name, f"the trained reader could not be loaded: {type(error).__name__}"
        ) from error


def readings(
    documents: Sequence[Document], parties: Sequence[str], limit_seconds: float
) -> dict[str, Opinions]:
    """The reader's opinions by document. `parties` are names from the facts.

    Any failure or running late raises `DetectorFailed`, which names the document.
    """
    ready(documents)
    watch = Watch(limit_seconds)
    known = known_from(parties)
    views = {d.name: watch.run(d.name, partial(opinions, d.text, known)) for d in documents}
    now = known_from([*parties, *sorted(names_met(views.values()))])
    for name, view in views.items():
        watch.run(name, partial(read_again, view, known, now))
    return views
