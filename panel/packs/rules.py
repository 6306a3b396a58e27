from __future__ import annotations

from panel.kernel.errors import Invalid, NotNow
from panel.packs.contents import Contents

MAX_QUESTION = 1_000
RECALL_REASONS = {
    "recognisable": "Somebody may be recognisable",
    "missed": "Something was not redacted",
    "live": "The case is open again",
    "agency": "The agency asked for it back",
    "other": "Another reason",
}
"""A fixed list, so that the reason itself identifies nobody."""
_MAX_REASON = 200


def check_question(contents: Contents, paragraph: str, question: str) -> None:
    known = {p.id for document in contents.documents for p in document.paragraphs}
    if paragraph not in known:
        raise Invalid("Choose the paragraph that you ask about", "paragraph")
    if not question:
        raise Invalid("Write what you need to know", "question")
    if len(question) > MAX_QUESTION:
        raise Invalid(f"That is too long: at most {MAX_QUESTION:,} characters", "question")


def check_recall(is_recalled: bool, reason: str) -> None:
    if is_recalled:
        raise NotNow("This case was already recalled.")
    if not reason:
        raise Invalid("Say why the case is called back", "reason")
    if len(reason) > _MAX_REASON:
        raise Invalid(f"Use fewer words: at most {_MAX_REASON} characters", "reason")
