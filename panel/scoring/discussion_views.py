"""What the discussion page shows: answers and comments of everybody, names of nobody."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.scoring import agreement, queries, rules
from panel.scoring.agreement import Agreement
from panel.scoring.discussion import first_answers
from panel.scoring.models import AgreedAnswer, Concern, Round, Sheet
from panel.scoring.queries import Place, Progress
from panel.scoring.rubric import (
    ALONE,
    CONFIDENCE,
    FLAGS,
    OVERALL,
    SCALE,
    Category,
    Criterion,
    flag_label,
    overall_label,
)
from panel.scoring.service import paragraphs
from panel.scoring.text import words_of_cites
from panel.scoring.views import Head, head
from panel.web import charts


class Comment(msgspec.Struct, frozen=True):
    label: str
    text: str
    cites: tuple[tuple[str, str], ...]


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    answer: str
    label: str
    reason: str
    moved: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `counts` pairs an answer's words with how many gave it, those on the line first."""

    number: int
    criterion: Criterion
    drawing: Markup
    counts: tuple[tuple[str, int], ...]
    words: str
    needs_talk: bool
    comments: tuple[Comment, ...]
    agreed: Agreed | None
    suggested: str
    is_current: bool


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """What scorers said about the case as a whole."""

    overall: tuple[tuple[str, int], ...]
    confidence: tuple[tuple[str, int], ...]
    went_well: tuple[str, ...]
    one_change: tuple[str, ...]


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    phase: str
    label: str
    flags: tuple[str, ...]
    observations: str


class DiscussPage(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    scorers: int
    rows: tuple[Row, ...]
    whole: Whole
    agreement: Agreement | None
    current: str
    current_words: str
    can_lead: bool
    can_dissent: bool
    own_minority: str
    minority_views: tuple[str, ...]
    ending: Ending | None
    answers: tuple[tuple[str, str], ...]
    same_left: int
    overall_choices: tuple[Category, ...] = OVERALL
    flag_choices: tuple[Category, ...] = FLAGS


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The page before the discussion, for those who may open it. `progress` is None for those who may not know it."""

    head: Head
    progress: Progress | None
    why_not_open: str
    extra: tuple[Criterion, ...]
    chosen: tuple[str, ...]
    may_choose: bool
    why_not_choose: str
    concerns: tuple[Concern, ...]


def waiting_page(tx: Tx, viewer: Viewer, place: Place) -> Waiting:
    progress = queries.progress(tx, place)
    sheets_in = progress.sheets_in if progress else 0
    why_not = rules.why_not(rules.check_may_open, viewer, place.standing) or rules.why_not(
        rules.check_can_open, place.standing, place.phase, sheets_in
    )
    may_choose = not rules.why_not(rules.check_may_choose_questions, viewer)
    return Waiting(
        head=head(place, viewer, packed.decode(place.pack.contents)),
        progress=progress,
        why_not_open=why_not,
        extra=place.rubric.optional(),
        chosen=place.plus,
        may_choose=may_choose,
        why_not_choose=rules.why_not(rules.check_can_choose_questions, place.standing, place.phase),
        concerns=tuple(queries.concerns(tx, viewer, place.item.id)) if may_choose else (),
    )


def discuss_page(tx: Tx, viewer: Viewer, place: Place) -> DiscussPage:
    """Raises `NotNow` where the viewer may not see it yet: the same words whoever has scored."""
    if place.sight < rules.Sight.SHEETS:
        rules.check_in_discussion(rules.INDEPENDENT)
    found = queries.round_of(tx, place.item.id)
    if found is None:
        raise LookupError(place.item.id)
    contents = packed.decode(place.pack.contents)
    sheets = queries.sheets_sent(tx, viewer, place.item.id)
    first = first_answers(tx, viewer, place)
    agreed = queries.agreed(tx, place.item.id)
    views = queries.minority_views(tx, place.item.id)
    in_discussion = place.phase == rules.DISCUSSION
    return DiscussPage(
        head=head(place, viewer, contents),
        scorers=len(sheets),
        rows=_rows(place, sheets, first, agreed, paragraphs(contents), found.current),
        whole=_whole(place.item.id, sheets),
        agreement=_agreement(place, sheets),
        current=found.current,
        current_words=_current_words(place, found.current),
        can_lead=in_discussion and not rules.why_not(rules.check_may_lead, viewer),
        can_dissent=in_discussion and place.standing.own_sheet == rules.SUBMITTED,
        own_minority=views[viewer.id].text if viewer.id in views else "",
        minority_views=tuple(_shuffled(place.item.id, "minority", [(v.id, v.text) for v in views.values()])),
        ending=None if in_discussion else _ending(found),
        answers=tuple((a.code, a.label) for a in place.rubric.answers),
        same_left=sum(len(set(a)) == 1 for key, a in first.items() if key not in agreed),
    )


def current_words(tx: Tx, place: Place) -> tuple[str, str]:
    """The chair's question, as its id and in words; empty where the viewer may not see the discussion."""
    found = queries.round_of(tx, place.item.id)
    if found is None or place.sight < rules.Sight.SHEETS:
        return "", ""
    return found.current, _current_words(place, found.current)


def _current_words(place: Place, current: str) -> str:
    for number, criterion in enumerate(place.asked, 1):
        if criterion.id == current:
            return f"Question {number}, {criterion.name}"
    return ""


def _ending(found: Round) -> Ending:
    return Ending(
        phase=found.phase,
        label=overall_label(found.overall),
        flags=tuple(flag_label(f) for f in found.flags),
        observations=found.observations,
    )


def _rows(
    place: Place,
    sheets: Sequence[Sheet],
    first: dict[str, list[str]],
    agreed: dict[str, AgreedAnswer],
    names: dict[str, str],
    current: str,
) -> tuple[Row, ...]:
    rows = [
        _row(place, number, criterion, sheets, first[criterion.id], agreed.get(criterion.id), names, current)
        for number, criterion in enumerate(place.asked, 1)
    ]
    return tuple(sorted(rows, key=lambda row: rules.order_key(first[row.criterion.id], row.number)))


def _row(
    place: Place,
    number: int,
    criterion: Criterion,
    sheets: Sequence[Sheet],
    answers: list[str],
    agreed: AgreedAnswer | None,
    names: dict[str, str],
    current: str,
) -> Row:
    label = place.rubric.label
    counts = Counter(answers)
    ordered = [code for code in (*reversed(SCALE), "NS", "CF", "RD", "NA") if counts[code]]
    words = "; ".join(f"{label(code)}: {counts[code]}" for code in ordered) or "Nobody answered this question"
    agreed_on_line = int(agreed.answer) if agreed and agreed.answer in SCALE else None
    most = rules.most_given(answers)
    return Row(
        number=number,
        criterion=criterion,
        drawing=charts.dots(
            f"dots-{criterion.id}",
            f"First answers to question {number}, {criterion.name}",
            words,
            rules.numbers(answers),
            agreed=agreed_on_line,
        ),
        counts=tuple((label(code), counts[code]) for code in ordered),
        words=words,
        needs_talk=rules.needs_talk(answers),
        comments=_comments(place, criterion.id, sheets, names),
        agreed=_agreed(place, agreed, answers),
        suggested=agreed.answer if agreed else (most.pop() if len(most) == 1 else ""),
        is_current=criterion.id == current,
    )


def _agreed(place: Place, row: AgreedAnswer | None, answers: Sequence[str]) -> Agreed | None:
    if row is None:
        return None
    return Agreed(
        answer=row.answer,
        label=place.rubric.label(row.answer),
        reason=row.reason,
        moved=rules.moved(answers, row.answer),
    )


def _comments(
    place: Place, criterion: str, sheets: Sequence[Sheet], names: dict[str, str]
) -> tuple[Comment, ...]:
    said = [
        (s.id, Comment(place.rubric.label(a.answer), a.comment, words_of_cites(a.cites, names)))
        for s in sheets
        if (a := s.answers.get(criterion)) and (a.comment or a.cites)
    ]
    return tuple(_shuffled(place.item.id, criterion, said))


def _shuffled[T](item_id: str, what: str, said: Sequence[tuple[str, T]]) -> list[T]:
    """A random but lasting order, other for each question, so that a place in it belongs to nobody."""

    def key(entry: tuple[str, T]) -> bytes:
        return hashlib.sha256(f"{item_id}:{what}:{entry[0]}".encode()).digest()

    return [thing for _, thing in sorted(said, key=key)]


def _whole(item_id: str, sheets: Sequence[Sheet]) -> Whole:
    overall = Counter(s.overall for s in sheets)
    confidence = Counter(s.confidence for s in sheets)
    return Whole(
        overall=tuple((c.label, overall[c.code]) for c in ALONE if overall[c.code]),
        confidence=tuple((label, confidence[n]) for n, label in CONFIDENCE if confidence[n]),
        went_well=tuple(_shuffled(item_id, "well", [(s.id, s.went_well) for s in sheets if s.went_well])),
        one_change=tuple(
            _shuffled(item_id, "change", [(s.id, s.one_change) for s in sheets if s.one_change])
        ),
    )


def _agreement(place: Place, sheets: Sequence[Sheet]) -> Agreement | None:
    units = [
        [
            int(a.answer) if (a := s.answers.get(c.id)) is not None and a.answer in SCALE else None
            for s in sheets
        ]
        for c in place.asked
    ]
    return agreement.measure(units)
