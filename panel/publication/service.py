from __future__ import annotations

from collections.abc import Sequence

import msgspec

from panel.audit import service as audit
from panel.followup import queries as followup
from panel.kernel.clock import london_date
from panel.kernel.errors import Problem
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.publication import forms, queries, rules
from panel.publication.models import Approval, Text
from panel.publication.rules import Draft, Words
from panel.publication.screening import Screen, public_slips


def draft(tx: Tx, viewer: Viewer, recommendation_id: str) -> Text:
    """A new text from the records of an issued recommendation."""
    recommendation = followup.issued(tx, viewer, recommendation_id)
    rules.check_may_write(viewer)
    has_draft = queries.open_draft(tx, recommendation_id) is not None
    rules.check_can_draft(recommendation.visibility, recommendation.issued_at is not None, has_draft)
    words = queries.proposed_words(tx, viewer, recommendation)
    found = Text(
        id=new_id(),
        recommendation_id=recommendation.id,
        state=rules.STATES.start,
        sha256=rules.sha256(words),
        writers=(viewer.id,),
        drafted_by=viewer.id,
        drafted_at=tx.now,
        checked_by="",
        published_by="",
        superseded_by="",
        returned_by="",
        return_reason="",
        **msgspec.structs.asdict(words),
    )
    audit.write(tx, viewer, "text.drafted", f"text:{found.id}", rows=(found,), facts=_facts(found))
    return found


def _facts(found: Text) -> dict[str, object]:
    return {"recommendation": found.recommendation_id, "state": found.state, "sha256": found.sha256}


def _opened(tx: Tx, viewer: Viewer, text_id: str) -> tuple[Text, Draft]:
    found = queries.text(tx, viewer, text_id)
    return found, queries.draft_of(found, queries.approvals(tx, [text_id])[text_id])


def edit(tx: Tx, viewer: Viewer, text_id: str, form: forms.Wording) -> Text:
    """New words are a new draft: approvals of the old ones count no more."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_may_write(viewer)
    rules.check_can_edit(draft, form.seen)
    words = Words(
        theme=found.theme,
        year=found.year,
        you_said=form.you_said,
        we_asked=form.we_asked,
        they_answered=form.they_answered,
        what_changed=form.what_changed,
    )
    rules.check_words(words)
    rules.check_changed(draft, words)
    for field in rules.FIELDS:
        setattr(found, field, getattr(words, field))
    found.state = rules.STATES.check(found.state, "drafted")
    found.sha256 = rules.sha256(words)
    found.returned_by, found.return_reason = "", ""
    found.writers = tuple(dict.fromkeys((*found.writers, viewer.id)))
    audit.write(tx, viewer, "text.edited", f"text:{text_id}", rows=(found,), facts=_facts(found))
    return found


def check(tx: Tx, viewer: Viewer, text_id: str, screens: Sequence[Screen] = ()) -> Text:
    """Screens every field. `Invalid` names field and words; the text stays a draft then."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_may_write(viewer)
    rules.check_can_check(draft)
    rules.check_words(queries.words_of(found))
    rules.check_screened(screened(tx, found, screens))
    found.state = rules.STATES.check(found.state, "checked")
    found.checked_by, found.checked_at = viewer.id, tx.now
    audit.write(tx, viewer, "text.checked", f"text:{text_id}", rows=(found,), facts=_facts(found))
    return found


def screened(tx: Tx, found: Text, screens: Sequence[Screen] = ()) -> list[Problem]:
    known, today = queries.known_words(tx), london_date(tx.now)
    problems = []
    for field in rules.FIELDS:
        text = getattr(found, field)
        problems += [Problem(slip.sentence, field) for slip in public_slips(text, today, known)]
        problems += [Problem(sentence, field) for screen in screens for sentence in screen(text)]
    return problems


def approve(tx: Tx, viewer: Viewer, text_id: str, form: forms.Approve) -> Approval:
    """`form.seen` is the hash of the words the person read; other words are refused."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_may_approve(viewer, draft)
    rules.check_can_approve(viewer, draft, form.seen)
    approval = Approval(
        id=new_id(), text_id=text_id, sha256=found.sha256, approved_by=viewer.id, approved_at=tx.now
    )
    audit.write(tx, viewer, "text.approved", f"text:{text_id}", rows=(approval,), facts=_facts(found))
    return approval


def send_back(tx: Tx, viewer: Viewer, text_id: str, form: forms.Reason) -> Text:
    """Back to the writer, who must change the words: then no approval counts any more."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_may_approve(viewer, draft)
    rules.check_can_send_back(draft)
    rules.check_reason(form.reason)
    found.state = rules.STATES.check(found.state, "drafted")
    found.returned_by, found.return_reason = viewer.id, form.reason
    audit.write(tx, viewer, "text.sent_back", f"text:{text_id}", rows=(found,), facts=_facts(found))
    return found


def publish(tx: Tx, viewer: Viewer, text_id: str, screens: Sequence[Screen] = ()) -> Text:
    """Puts it on the public page; the text that was there for the same recommendation is superseded."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_may_write(viewer)
    rules.check_can_publish(draft)
    rules.check_screened(screened(tx, found, screens))
    earlier = queries.published_for(tx, found.recommendation_id)
    for old in earlier:
        old.state = rules.STATES.check(old.state, "superseded")
        old.superseded_by, old.superseded_at = found.id, tx.now
    found.state = rules.STATES.check(found.state, "published")
    found.published_by, found.published_at = viewer.id, tx.now
    audit.write(tx, viewer, "text.published", f"text:{text_id}", rows=(found, *earlier), facts=_facts(found))
    return found


def take_down(tx: Tx, viewer: Viewer, text_id: str, form: forms.Reason) -> Text:
    """At once, by one person: to take something off the public page needs nobody's consent."""
    found, draft = _opened(tx, viewer, text_id)
    rules.check_can_take_down(draft)
    rules.check_reason(form.reason)
    found.state = rules.STATES.check(found.state, "taken_down")
    found.returned_by, found.return_reason, found.taken_down_at = viewer.id, form.reason, tx.now
    audit.write(tx, viewer, "text.taken_down", f"text:{text_id}", rows=(found,), facts=_facts(found))
    return found
