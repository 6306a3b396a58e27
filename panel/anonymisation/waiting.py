from __future__ import annotations

from panel.accounts.permissions import Role
from panel.anonymisation import queries
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting
from panel.web.templates import count


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    """For preparers: one line a case that needs them, one for those the machine could not do, one for what it is busy with."""
    if viewer.role != Role.PREPARER:
        return []
    found: list[Waiting] = []
    in_hand = with_verifiers = 0
    for case, task, work in queries.queue(tx, viewer):
        if task is not None and task.state == "failed":
            found.append(
                Waiting(
                    title=f"Case {case.id[:6]} could not be prepared",
                    detail=task.error,
                    link=f"/workbench/{case.id}",
                    action="See what to do",
                    order=20,
                )
            )
        elif work is None:
            in_hand += 1
        elif work.state != "submitted":
            found.append(_to_prepare(case.id, work.open_count, work.returned_at is not None))
        elif not queries.is_sealed(tx, case.id):
            with_verifiers += 1
    if in_hand:
        found.append(_others(f"The machine is reading {count(in_hand, 'case')}", "/workbench"))
    if with_verifiers:
        found.append(_others(f"{count(with_verifiers, 'case')} with the verifiers", "/workbench"))
    return found


def _to_prepare(case_id: str, doubtful: int, is_back: bool) -> Waiting:
    left = f"{count(doubtful, 'doubtful place')} left." if doubtful else "Check what is left, then submit."
    return Waiting(
        title=f"{'Put right' if is_back else 'Prepare'} case {case_id[:6]}",
        detail=f"{'The verifiers sent it back. ' if is_back else ''}{left}",
        link=f"/workbench/{case_id}",
        action="Open the workbench",
        order=25 if is_back else 30,
    )


def _others(title: str, link: str) -> Waiting:
    return Waiting(title=title, link=link, for_you=False)
