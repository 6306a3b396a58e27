"""What the pages of publication show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from panel.followup.views import one_line
from panel.kernel.clock import london_date
from panel.kernel.viewer import Viewer
from panel.publication import rules
from panel.publication.models import Approval, Text
from panel.publication.queries import Entry, draft_of
from panel.publication.rules import Draft, Words


class TextRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the work list. `group`: writing, approving, ready, published, past."""

    id: str
    name: str
    line: str
    state: str
    group: str
    since: dt.date


class ToWrite(msgspec.Struct, frozen=True, kw_only=True):
    """A recommendation without a text, or with news since its text was written. `by`: 21 days after the news."""

    recommendation_id: str
    name: str
    line: str
    why: str
    by: dt.date | None


class TextPage(msgspec.Struct, frozen=True, kw_only=True):
    """`why_not` holds, by button, the sentence of the rule that says no."""

    id: str
    recommendation_id: str
    name: str
    words: Words
    state: str
    state_key: str
    sha256: str
    approved_by: tuple[tuple[str, dt.datetime], ...]
    void_approvals: int
    return_reason: str
    published_on: dt.date | None
    why_not: dict[str, str]


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """One heading of the public page, with an address to jump to."""

    anchor: str
    name: str
    years: tuple[tuple[int, tuple[Entry, ...]], ...]


GROUPS = (
    ("writing", "Being written"),
    ("approving", "Waiting for approval"),
    ("ready", "Ready to publish"),
    ("published", "On the public page"),
    ("past", "Replaced or taken down"),
)


def row(found: Text, given: list[Approval], name: str) -> TextRow:
    draft = draft_of(found, given)
    moment = found.published_at or found.checked_at or found.drafted_at
    return TextRow(
        id=found.id,
        name=name,
        line=one_line(found.we_asked),
        state=rules.state_words(draft),
        group=_group(draft),
        since=london_date(moment),
    )


def _group(draft: Draft) -> str:
    if draft.state == "checked":
        return "ready" if len(draft.approvers) >= rules.APPROVALS_NEEDED else "approving"
    return {"drafted": "writing", "published": "published"}.get(draft.state, "past")


def text_page(
    found: Text, given: Sequence[Approval], name: str, words: Words, names: Mapping[str, str], viewer: Viewer
) -> TextPage:
    draft = draft_of(found, list(given))
    writer = rules.why_not(rules.check_may_write, viewer)
    approver = rules.why_not(rules.check_may_approve, viewer, draft)
    return TextPage(
        id=found.id,
        recommendation_id=found.recommendation_id,
        name=name,
        words=words,
        state=rules.state_words(draft),
        state_key=found.state,
        sha256=found.sha256,
        approved_by=tuple(
            (names.get(a.approved_by, "somebody"), a.approved_at) for a in given if a.sha256 == found.sha256
        ),
        void_approvals=sum(a.sha256 != found.sha256 for a in given),
        return_reason=found.return_reason,
        published_on=london_date(found.published_at) if found.published_at else None,
        why_not={
            "edit": writer or rules.why_not(rules.check_can_edit, draft),
            "check": writer or rules.why_not(rules.check_can_check, draft),
            "approve": approver or rules.why_not(rules.check_can_approve, viewer, draft),
            "send_back": approver or rules.why_not(rules.check_can_send_back, draft),
            "publish": writer or rules.why_not(rules.check_can_publish, draft),
            "take_down": rules.why_not(rules.check_can_take_down, draft),
        },
    )


def themes(entries: Iterable[Entry]) -> tuple[Theme, ...]:
    """Entries come by theme, then newest year first."""
    found = []
    for number, (name, of_theme) in enumerate(groupby(entries, key=lambda e: e.theme), start=1):
        years = tuple((year, tuple(some)) for year, some in groupby(of_theme, key=lambda e: e.year))
        found.append(Theme(anchor=f"theme-{number}", name=name, years=years))
    return tuple(found)


class OpenData(msgspec.Struct, frozen=True, kw_only=True):
    """`/you-said-we-did.json`, format 1: the same words as the page. Dates are ISO dates."""

    format: int = 1
    title: str = "You said, we did"
    about: str = (
        "What a community panel said after reading anonymised hate crime cases, what it asked for, what was answered and "
        "what changed. Small numbers are hidden. The panel reads few cases: they show what to learn, not how often it happens."
    )
    entries: tuple[Entry, ...] = ()
