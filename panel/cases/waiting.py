"""What waits for the people of the office: cases to take, cases near or over their day."""

from __future__ import annotations

from panel.accounts.permissions import Role
from panel.cases import queries, rules
from panel.cases.models import Case
from panel.kernel.clock import london_date
from panel.kernel.house import Tx
from panel.kernel.viewer import Viewer
from panel.kernel.waiting import Waiting


def waiting(tx: Tx, viewer: Viewer) -> list[Waiting]:
    if viewer.role not in (Role.PREPARER, Role.POLICE_LEAD):
        return []
    found = queries.cases(tx, viewer, "accepted")
    packs = queries.packs_by_case(tx, found)
    open_cases = [c for c in found if c.id not in packs or packs[c.id].recalled_at is not None]
    if viewer.role == Role.PREPARER:
        return _for_preparer(tx, open_cases)
    return _for_police_lead(tx, open_cases)


def _for_preparer(tx: Tx, open_cases: list[Case]) -> list[Waiting]:
    untaken = [c for c in open_cases if not c.held_by]
    if untaken:
        return [
            Waiting(
                title=f"{_files(len(untaken))} {'waits' if len(untaken) == 1 else 'wait'} for somebody to take",
                detail="Open a case file and take it, so that others know who prepares it.",
                link="/cases",
                action="See the case files",
                due=rules.due_on(untaken[0].received_at),
                is_overdue=_is_over(tx, untaken[0]),
                order=40,
            )
        ]
    if not open_cases:
        return [
            Waiting(
                title="Add a closed case file",
                detail="No case file is being prepared. The panel needs cases to read.",
                link="/cases/new",
                action="Add a case file",
                order=60,
            )
        ]
    return []


def _for_police_lead(tx: Tx, open_cases: list[Case]) -> list[Waiting]:
    over = [c for c in open_cases if _is_over(tx, c)]
    lines = []
    if over:
        lines.append(
            Waiting(
                title=f"{_files(len(over))} should have been ready for the panel by now",
                detail=f"Each should be prepared within {rules.PREPARE_WORKING_DAYS} working days.",
                link="/cases",
                action="See which",
                due=rules.due_on(over[0].received_at),
                is_overdue=True,
                order=20,
            )
        )
    if len(open_cases) > len(over):
        title = f"{_files(len(open_cases) - len(over))} being prepared for the panel"
        lines.append(Waiting(title=title, link="/cases", for_you=False, order=40))
    return lines


def _is_over(tx: Tx, case: Case) -> bool:
    return rules.due_on(case.received_at) < london_date(tx.now)


def _files(number: int) -> str:
    return f"{number} case file{'' if number == 1 else 's'}"
