"""The Text Anonymization Benchmark: its JSON, and its measures (Pilán et al. 2022, Computational Linguistics 48(4)).

* ER_di, ER_qi: share of entities with a direct (quasi) identifier whose every mention that must be masked is masked.
  Each annotator's entities count on their own, so a document with two annotators weighs each of them alike, and the
  shares are taken over all of them together.
* Token recall: share of the words that an annotator would mask which are masked, over all annotators.
* Token precision: each masked word counts with the share of its document's annotators who would mask it too. No word is
  weighted by how much it tells (the paper's information-weighted precision needs a language model for that).

As everywhere here, titles, articles and clock times inside a mention need not be covered.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from redaction.bundle import BundleRefused
from redaction.scoring import Predicted, Tally, covered, is_masked

_WORD = re.compile(r"[^\W_]+")


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
    wanted = []
    for annotation in document.annotations.values():
        must_go = [m for m in annotation.entity_mentions if m.identifier_type in ("DIRECT", "QUASI")]
        wanted.append(
            covered([Predicted(m.start_offset, m.end_offset, "") for m in must_go], len(document.text))
        )
        _add_entities(score, document.text, must_go, mask)
    for match in _WORD.finditer(document.text):
        start, end = match.span()
        votes = [any(w[start:end]) for w in wanted]
        is_hidden = any(mask[start:end])
        for _ in range(sum(votes)):
            score.recall.add(is_hidden)
        if is_hidden and votes:
            score.masked_words += 1
            score.precision_sum += sum(votes) / len(votes)


def _add_entities(score: TabScore, text: str, must_go: list[TabMention], mask: bytearray) -> None:
    direct: set[str] = {m.entity_id for m in must_go if m.identifier_type == "DIRECT"}
    masked: dict[str, bool] = {}
    for mention in must_go:
        is_hidden = is_masked(text, mention.start_offset, mention.end_offset, mask)
        masked[mention.entity_id] = masked.get(mention.entity_id, True) and is_hidden
    for entity, is_hidden in masked.items():
        (score.direct if entity in direct else score.quasi).add(is_hidden)
