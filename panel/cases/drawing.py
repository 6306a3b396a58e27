"""The use case of a draw: frame, exclusions, lot, certificate."""

from __future__ import annotations

import secrets
from collections import Counter

from panel.audit import service as audit
from panel.cases import moments, queries, rules, selection
from panel.cases.forms import DrawForm
from panel.cases.models import Case, Draw
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer

EXCLUDED = {
    "refused": "Refused when they were brought in",
    "disposed": "Destroyed",
    "with_panel": "Already sealed for the panel",
    "review_window": "Closed less than 3 months ago: the victim may still ask for a review",
}


def frame(tx: Tx, viewer: Viewer) -> tuple[list[Case], dict[str, int]]:
    """The cases that may be drawn now, by id, and how many may not, by reason."""
    found = queries.cases(tx, viewer)
    packs = queries.packs_by_case(tx, found)
    chosen: list[Case] = []
    left_out: Counter[str] = Counter()
    for case in found:
        reason = _reason(tx, case, case.id in packs)
        if reason:
            left_out[reason] += 1
        else:
            chosen.append(case)
    return sorted(chosen, key=lambda c: c.id), dict(left_out)


def _reason(tx: Tx, case: Case, is_sealed: bool) -> str:
    if case.state != "accepted":
        return case.state
    if is_sealed:
        return "with_panel"
    closed = moments.read(queries.facts(tx, case).closed_at)
    if closed and moments.add_months(closed.day, rules.REVIEW_WINDOW_MONTHS) > london_date(tx.now):
        return "review_window"
    return ""


def draw_cases(tx: Tx, viewer: Viewer, form: DrawForm) -> Draw:
    """Draws and keeps the certificate, which nobody can change afterwards."""
    rules.check_may_draw(viewer)
    cases, excluded = frame(tx, viewer)
    selection.check_draw(form.wanted, form.rule, form.seed, len(cases))
    wanted, seed = form.wanted or 0, form.seed or secrets.token_hex(8)
    candidates = [selection.Candidate(c.id, c.strands, c.outcome_code) for c in cases]
    drawn = Draw(
        id=new_id(),
        agency=viewer.agency,
        rule=form.rule,
        seed=seed,
        wanted=wanted,
        frame=tuple(c.id for c in cases),
        excluded=excluded,
        chosen=selection.draw(candidates, wanted, form.rule, seed),
        drawn_at=tx.now,
        drawn_by=viewer.id,
    )
    audit.write(
        tx,
        viewer,
        "cases.drawn",
        f"draw:{drawn.id}",
        rows=(drawn,),
        facts={"rule": drawn.rule, "seed": seed, "frame": len(cases), "wanted": wanted},
    )
    return drawn
