from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Select, false, select

from panel.accounts.permissions import Role
from panel.findings.categories import label_of
from panel.findings.counts import n_of_n
from panel.findings.queries import agencies, categories, findings_by_id
from panel.followup import queries as followup
from panel.followup.queries import Records
from panel.followup.standing import ANSWER_WORDS, DONE, Standing, public_words
from panel.kernel.clock import london_date
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.packs.queries import known_capitals, terms
from panel.publication.models import Approval, Text
from panel.publication.rules import Draft, Words
from panel.recommendations.models import Recommendation, Source

PREPARERS = frozenset({Role.COORDINATOR, Role.CHAIR, Role.BOARD})
OPEN = ("drafted", "checked")


def readable_texts(viewer: Viewer) -> Select[Text]:
    """Those who prepare and approve read every text; everybody reads what is published."""
    if viewer.role in PREPARERS:
        return select(Text)
    return select(Text).where(Text.state == "published")


def text(tx: Tx, viewer: Viewer, text_id: str) -> Text:
    """In a write transaction the row is locked."""
    statement = readable_texts(viewer).where(Text.id == text_id)
    found = tx.session.scalar(statement.with_for_update() if tx.is_writable else statement)
    if found is None:
        raise NotFound
    return found


def texts(tx: Tx, viewer: Viewer) -> list[Text]:
    """Newest first."""
    return list(tx.session.scalars(readable_texts(viewer).order_by(Text.drafted_at.desc(), Text.id)))


def approvals(tx: Tx, text_ids: list[str]) -> dict[str, list[Approval]]:
    found: dict[str, list[Approval]] = {one: [] for one in text_ids}
    rows = select(Approval).where(Approval.text_id.in_(text_ids)).order_by(Approval.approved_at)
    for approval in tx.session.scalars(rows):
        found[approval.text_id].append(approval)
    return found


def draft_of(found: Text, given: list[Approval]) -> Draft:
    return Draft(
        state=found.state,
        sha256=found.sha256,
        writers=found.writers,
        approvals=tuple((a.sha256, a.approved_by) for a in given),
        is_returned=found.state == "drafted" and bool(found.return_reason),
    )


def words_of(found: Text) -> Words:
    return Words(
        theme=found.theme,
        year=found.year,
        you_said=found.you_said,
        we_asked=found.we_asked,
        they_answered=found.they_answered,
        what_changed=found.what_changed,
    )


def open_draft(tx: Tx, recommendation_id: str) -> Text | None:
    statement = select(Text).where(Text.recommendation_id == recommendation_id, Text.state.in_(OPEN))
    return tx.session.scalar(statement.limit(1))


def published_for(tx: Tx, recommendation_id: str) -> list[Text]:
    return list(
        tx.session.scalars(
            select(Text).where(Text.recommendation_id == recommendation_id, Text.state == "published")
        )
    )


def publishable(tx: Tx, viewer: Viewer) -> list[Recommendation]:
    """Issued recommendations that are meant for the public, by number."""
    if viewer.role not in PREPARERS:
        return list(tx.session.scalars(select(Recommendation).where(false())))
    return [r for r in followup.all_issued(tx, viewer) if r.visibility == "public"]


def proposed_words(tx: Tx, viewer: Viewer, recommendation: Recommendation) -> Words:
    """A first wording from the records, with small counts hidden. A person puts it into plain words."""
    kept = followup.records(tx, [recommendation.id])[recommendation.id]
    sources = select(Source.finding_id).where(Source.recommendation_id == recommendation.id)
    findings = findings_by_id(tx, viewer, list(tx.session.scalars(sources)))
    said = "\n\n".join(
        f"{f.text} We saw this in {n_of_n(f.case_count, f.of_cases, is_closed_view=False)}." for f in findings
    )
    issued_at = recommendation.issued_at or tx.now
    return Words(
        theme=label_of(categories(tx).themes, recommendation.theme),
        year=london_date(issued_at).year,
        you_said=said or recommendation.why,
        we_asked=f"We asked {recommendation.responsible_body}: {recommendation.text}",
        they_answered=_answered(kept),
        what_changed=_changed(kept),
    )


def _answered(kept: Records) -> str:
    answer = kept.response
    if answer is None:
        return ""
    lines = (f"{ANSWER_WORDS[answer.kind]}.", answer.reasons, answer.what_will_be_done)
    return "\n\n".join(line for line in lines if line)


def _changed(kept: Records) -> str:
    return "\n".join(f"Done: {action.text}" for action in kept.actions if action.status in DONE)


def known_words(tx: Tx) -> frozenset[str]:
    """Words that name nobody: abbreviations and terms of the glossary, and the bodies that answer."""
    return known_capitals(tx) | {term.term for term in terms(tx)} | set(agencies(tx))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What everybody may read of one recommendation. `state` is one of a few fixed sentences."""

    theme: str
    year: int
    you_said: str
    we_asked: str
    they_answered: str
    what_changed: str
    state: str
    published_on: dt.date
    sha256: str


def entries(tx: Tx, viewer: Viewer) -> list[Entry]:
    """The public page, by theme and then newest year first."""
    found = list(tx.session.scalars(readable_texts(viewer).where(Text.state == "published")))
    states = _states(tx, [t.recommendation_id for t in found])
    made = [
        Entry(
            theme=t.theme,
            year=t.year,
            you_said=t.you_said,
            we_asked=t.we_asked,
            they_answered=t.they_answered,
            what_changed=t.what_changed,
            state=public_words(states[t.recommendation_id]),
            published_on=london_date(t.published_at),
            sha256=t.sha256,
        )
        for t in found
        if t.published_at is not None and t.recommendation_id in states
    ]
    return sorted(made, key=lambda e: (e.theme, -e.year, e.published_on, e.sha256))


def _states(tx: Tx, recommendation_ids: list[str]) -> dict[str, Standing]:
    found = list(tx.session.scalars(select(Recommendation).where(Recommendation.id.in_(recommendation_ids))))
    return followup.standings(tx, found)
