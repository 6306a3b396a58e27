"""What a new version changed since the one before, paragraph by paragraph. Pure."""

from __future__ import annotations

from difflib import SequenceMatcher

import msgspec

from panel.packs.contents import Contents, Document, Paragraph


class Change(msgspec.Struct, frozen=True):
    """`before` or `after` is empty where a paragraph came or went. `id` is that of the new paragraph, or the old one's."""

    title: str
    id: str
    before: str
    after: str


def changes(old: Contents, new: Contents) -> list[Change]:
    before = {d.id: d for d in old.documents}
    found = [c for d in new.documents for c in _document(before.get(d.id), d)]
    gone = [d for d in old.documents if d.id not in {n.id for n in new.documents}]
    found += [Change(d.title, p.id, _text(p), "") for d in gone for p in d.paragraphs]
    if _summary(old) != _summary(new):
        found.append(Change("Summary", "summary", "an earlier summary", "the summary on this page"))
    return found


def _summary(contents: Contents) -> Contents:
    return msgspec.structs.replace(contents, documents=(), people=())


def _document(old: Document | None, new: Document) -> list[Change]:
    left = list(old.paragraphs) if old else []
    right = list(new.paragraphs)
    matcher = SequenceMatcher(None, [_text(p) for p in left], [_text(p) for p in right], autojunk=False)
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            a = left[i1 + n] if i1 + n < i2 else None
            b = right[j1 + n] if j1 + n < j2 else None
            some = b or a
            if some is not None:
                found.append(Change(new.title, some.id, _text(a) if a else "", _text(b) if b else ""))
    return found


def _text(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces)
