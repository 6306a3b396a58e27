"""What the trained reader makes of a bundle: every document once, and doubtful stretches again with the names it has met.

A name that one document gives in full is often cut short, misspelt or an ordinary word in the next. The second reading knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from redaction.finding import DetectorFailed
from redaction.known import Known, known_from
from redaction.opinions import Opinions, opinions
from redaction.tagging.classes import NUMBER
from redaction.tagging.pieces import windows
from redaction.tagging.reader import reader
from redaction.text import Document
from redaction.watch import Watch, blamed

READER = "the trained reader"

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


def doubtful(view: Opinions, before: Known, now: Known) -> set[int]:
    """Where words start that may be names met since the first reading, and are in doubt."""
    least, most = DOUBTFUL
    return {
        start
        for start, end in zip(view.starts, view.ends, strict=True)
        if is_news(view.text[start:end], before, now) and least <= view.of("P", start, end) <= most
    }


def read_again(view: Opinions, before: Known, now: Known) -> None:
    """Revise the opinions on windows with doubtful words that may be names met."""
    worth = doubtful(view, before, now)
    if not worth:
        return
    again = [w for w in windows(view.text, AROUND, now) if not worth.isdisjoint(w.starts)]
    view.revised(w for w in reader().read(again) if is_news(view.text[w.start : w.end], before, now))


def ready(documents: Sequence[Document]) -> None:
    """Load the reader. One that is missing fails on every document, so no single one of several is to blame."""
    try:
        reader()
    except Exception as error:
        raise DetectorFailed(
            blamed(documents), f"the trained reader could not be loaded: {type(error).__name__}"
        ) from error


def readings(documents: Sequence[Document], parties: Sequence[str], watch: Watch) -> dict[str, Opinions]:
    """The reader's opinions by document. `parties` are names from the facts.

    Any failure or running late raises `DetectorFailed`, which names the document.
    """
    ready(documents)
    known = known_from(parties)
    views = {d.name: watch.run(d.name, READER, partial(opinions, d.text, known)) for d in documents}
    now = known_from([*parties, *sorted(names_met(views.values()))])
    for name, view in views.items():
        watch.run(name, READER, partial(read_again, view, known, now))
    return views
