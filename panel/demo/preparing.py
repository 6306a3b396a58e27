"""What a careful preparer and two verifiers do with a fixture: the marks say what they would see."""

from __future__ import annotations

from collections.abc import Sequence

import redaction
from panel.anonymisation import queries, service
from panel.demo import data
from panel.demo.cast import Cast
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.release import service as release
from panel.release.forms import Approve
from panel.release.rules import CHECKS
from redaction.bundle import CaseBundle, GoldSpan, LeakReport
from redaction.decisions import DecidedBundle, Decision
from redaction.spans import KEEP, Span

ROUNDS = 8


def prepare(cast: Cast, case_id: str, bundle_name: str) -> None:
    """Decides every doubtful place and what the machine missed or hid wrongly, then submits. Raises when leaks stay."""
    preparer, marked = cast.role("preparer"), redaction.read_bundle(data.bundle(bundle_name))
    _decide(cast.house, preparer, case_id, marked)
    for _ in range(ROUNDS):
        report = service.check_and_submit(cast.house, preparer, case_id)
        if report.is_releasable:
            return
        _settle(cast.house, preparer, case_id, marked, report)
    left = ", ".join(sorted({leak.rule for leak in report.leaks}))
    raise RuntimeError(
        f"{bundle_name}: {len(report.leaks)} places stay unsettled after {ROUNDS} rounds ({left})"
    )


def verify(cast: Cast, case_id: str) -> None:
    """Both verifiers approve; the second approval seals."""
    for number, verifier in enumerate(cast.roles("verifier")):
        with cast.house.write() as tx:
            work = queries.work(tx, verifier, case_id)
            submission = queries.submissions_of(tx, case_id)[-1]
            form = Approve(
                sha256=submission.sha256,
                checks=tuple(CHECKS)[: 4 + number],
                minutes=25 + 5 * number,
                searched="Quotes and the setting, on the web and in local news. Nothing found.",
            )
            release.approve(tx, verifier, work.submission_id, form)


def _decide(house: House, preparer: Viewer, case_id: str, marked: CaseBundle) -> None:
    with house.read() as tx:
        decided = queries.desk(tx, preparer, case_id).decided
    chosen = [
        decision
        for name, spans in decided.spans.items()
        for decision in _for_document(name, spans, marked.gold.get(name, ()), set(decided.open))
    ]
    with house.write() as tx:
        service.decide(tx, preparer, case_id, chosen)


def _for_document(
    name: str, spans: Sequence[Span], gold: Sequence[GoldSpan], open_ids: set[str]
) -> list[Decision]:
    must_go = [g for g in gold if g.type != KEEP]
    must_stay = [g for g in gold if g.type == KEEP]
    chosen = []
    rejected = set()
    for span in spans:
        if _touches(span, must_stay) and not _touches(span, must_go):
            rejected.add(span.id)
            chosen.append(Decision(number=0, kind="reject", span=span.id))
        elif span.id in open_ids:
            chosen.append(Decision(number=0, kind="accept", span=span.id))
    shown = [s for s in spans if s.id not in rejected]
    for mark in must_go:
        if not any(s.start <= mark.start and mark.end <= s.end for s in shown):
            chosen.append(
                Decision(number=0, kind="add", document=name, start=mark.start, end=mark.end, type=mark.type)
            )
    return chosen


def _touches(span: Span, marks: Sequence[GoldSpan]) -> bool:
    return any(span.start < m.end and m.start < span.end for m in marks)


def _settle(house: House, preparer: Viewer, case_id: str, marked: CaseBundle, report: LeakReport) -> None:
    """What the last check stopped at: hidden where the marks say it identifies, allowed with a reason where not."""
    with house.read() as tx:
        decided = queries.desk(tx, preparer, case_id).decided
    identifying = _identifying(marked)
    chosen: list[Decision] = []
    for surface in dict.fromkeys(leak.surface for leak in report.leaks):
        kind = identifying.get(surface.casefold())
        hidden = _hide(decided, surface, kind) if kind else []
        allowed = Decision(
            number=0, kind="allow", surface=surface, reason="An ordinary word here; it names nobody"
        )
        chosen += hidden or [allowed]
    with house.write() as tx:
        service.decide(tx, preparer, case_id, chosen)


def _identifying(marked: CaseBundle) -> dict[str, str]:
    texts = {d.name: d.text for d in marked.documents}
    return {
        texts[name][g.start : g.end].casefold(): g.type
        for name, marks in marked.gold.items()
        for g in marks
        if g.type != KEEP
    }


def _hide(decided: DecidedBundle, surface: str, kind: str) -> list[Decision]:
    """Adds for every place where `surface` still stands in the text."""
    chosen = []
    for document in decided.documents:
        start = document.text.find(surface)
        while start >= 0:
            end = start + len(surface)
            if not any(s.start < end and start < s.end for s in decided.spans.get(document.name, ())):
                chosen.append(
                    Decision(number=0, kind="add", document=document.name, start=start, end=end, type=kind)
                )
            start = document.text.find(surface, end)
    return chosen
