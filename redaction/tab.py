"""The Text Anonymization Benchmark: its JSON, and its measures (Pilán et al. 2022, Computational Linguistics 48(4)).

* ER_di, ER_qi: share of entities with a direct (quasi) identifier whose every mention that must be masked is masked. An
  entity is direct when its first mention is. A mention is masked when all of it is covered but titles, connecting words
  and punctuation.
* Token recall: share of the words in mentions of those entities that are masked.
* Token precision: each masked word counts with the share of its document's annotators who masked the whole of it too.
  Every word weighs the same (the paper's second precision weighs words by how hard a language model finds them).

With several annotators each one's entities and words count on their own, and the shares are taken over all of them
together: the micro-average that the paper uses.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import msgspec

from redaction.bundle import BundleRefused
from redaction.scoring import Predicted, Tally, covered

_WORD = re.compile(r"\w+")
_CONNECTING = re.compile(
    r"\b(?:mr|mrs|ms|and|or|from|until|to|about|after|as|at|before|between|by|during|for|in|into|of|on|over|since|with|the|"
    r"a|an|no|nr|s)\b",
    re.IGNORECASE,
)
"""Words that annotators include or leave out as they please: the benchmark ignores them."""


class TabMention(msgspec.Struct, frozen=True):
    start_offset: int
    end_offset: int
    identifier_type: str
    entity_id: str
    entity_type: str = ""


class TabAnnotation(msgspec.Struct, frozen=True):
    entity_mentions: tuple[TabMention, ...]


class TabDocument(msgspec.Struct, frozen=True):
    doc_id: str
    text: str
    annotations: dict[str, TabAnnotation]


class TabScore(msgspec.Struct):
    direct: Tally
    quasi: Tally
    recall: Tally
    precision_sum: float = 0.0
    masked_words: int = 0

    @property
    def precision(self) -> float | None:
        return self.precision_sum / self.masked_words if self.masked_words else None


HELD_BACK = 5
"""Of so many cases one is held back from training, so that the reader can be measured on cases it has not learnt from."""


def is_held_back(doc_id: str) -> bool:
    """Whether a case never becomes a lesson, by its number alone."""
    return zlib.crc32(doc_id.encode()) % HELD_BACK == 0


def read_tab(path: Path) -> list[TabDocument]:
    """Documents of a TAB file. Raises BundleRefused when it isn't one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[TabDocument])
    except OSError as fault:
        raise BundleRefused(f"{path.name} can't be read: {fault.strerror}.") from fault
    except msgspec.DecodeError as fault:
        raise BundleRefused(
            f"{path.name} isn't a TAB file: {fault}. Give the JSON file as the benchmark ships it."
        ) from fault


def new_score() -> TabScore:
    return TabScore(direct=Tally(), quasi=Tally(), recall=Tally())


def add_document(score: TabScore, document: TabDocument, predicted: list[Predicted]) -> None:
    """Counts one document into `score`."""
    mask = covered(predicted, len(document.text))
    by_annotator = [_entities(a.entity_mentions) for a in document.annotations.values()]
    for entities in by_annotator:
        _add_entities(score, document.text, entities, mask)
    wanted = [_wanted(entities, len(document.text)) for entities in by_annotator]
    for match in _WORD.finditer(document.text):
        if wanted and all(mask[match.start() : match.end()]):
            score.masked_words += 1
            score.precision_sum += sum(all(w[match.start() : match.end()]) for w in wanted) / len(wanted)


def _entities(found: tuple[TabMention, ...]) -> list[list[TabMention]]:
    """Mentions by entity, for entities of which at least one mention must be masked."""
    grouped: dict[str, list[TabMention]] = {}
    for mention in found:
        grouped.setdefault(mention.entity_id, []).append(mention)
    return [group for group in grouped.values() if any(_must_go(m) for m in group)]


def _add_entities(score: TabScore, text: str, entities: list[list[TabMention]], mask: bytearray) -> None:
    for group in entities:
        is_hidden = all(_is_hidden(text, m.start_offset, m.end_offset, mask) for m in group if _must_go(m))
        (score.direct if group[0].identifier_type == "DIRECT" else score.quasi).add(is_hidden)
        for mention in group:
            for word in _WORD.finditer(text, mention.start_offset, mention.end_offset):
                score.recall.add(_is_hidden(text, word.start(), word.end(), mask))


def _is_hidden(text: str, start: int, end: int, mask: bytearray) -> bool:
    """True when every letter and digit is covered or belongs to a connecting word."""
    free = {
        place
        for m in _CONNECTING.finditer(text[start:end])
        for place in range(start + m.start(), start + m.end())
    }
    return all(mask[p] or p in free or not text[p].isalnum() for p in range(start, end))


def _wanted(entities: list[list[TabMention]], length: int) -> bytearray:
    return covered(
        [Predicted(m.start_offset, m.end_offset, "") for g in entities for m in g if _must_go(m)], length
    )


def _must_go(mention: TabMention) -> bool:
    return mention.identifier_type in ("DIRECT", "QUASI")
