from __future__ import annotations

from panel.accounts.permissions import Role
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.release import queries
from panel.release.views import listed
from panel.web.templates import count


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """For verifiers: each case they may decide on, questions of the panel, what waits for a second verifier."""
    if viewer.role != Role.VERIFIER:
        return []
    found: list[Waiting] = []
    for one in (listed(viewer, line) for line in queries.lines(tx, viewer)):
        submission = one.line.submission
        if one.yours:
            found.append(
                Waiting(
                    title=f"Verify case {submission.case_id[:6]}",
                    detail=f"Version {submission.version}. Second verifier."
                    if one.line.stand.state == "partly verified"
                    else f"Version {submission.version}. First verifier.",
                    link=f"/release/{submission.id}",
                    action="Read it beside the original",
                    order=25 if one.line.stand.state == "partly verified" else 30,
                )
            )
        elif one.note and viewer.id in one.line.stand.approvers:
            found.append(
                Waiting(
                    title=f"Case {submission.case_id[:6]} waits for a second verifier",
                    link=f"/release/{submission.id}",
                    for_you=False,
                )
            )
    asked = sum(q.answered_at is None for q in queries.questions(tx, viewer))
    if asked:
        found.append(
            Waiting(
                title=f"Answer {count(asked, 'question')} of the panel",
                detail="Members ask what a redaction hides. Answer in general terms.",
                link="/release/questions",
                action="Answer",
                order=20,
            )
        )
    return found
