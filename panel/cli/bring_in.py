"""`panel import`: closed case files from folders and ZIPs, with a progress bar, and their redaction."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from panel.accounts.permissions import Role
from panel.accounts.queries import account_by_email, viewer_of
from panel.anonymisation.engine import Progress as Redacted
from panel.anonymisation.engine import run_until_done
from panel.app.open_house import open_house
from panel.cases.intake import ImportResult, import_paths
from panel.kernel.house import House
from panel.kernel.settings import from_environment
from panel.kernel.viewer import Viewer


def bring_in(paths: Sequence[Path], email: str, *, redact: bool) -> int:
    """Exit code 1 when any bundle was not taken or not redacted; each says why."""
    house = open_house(from_environment())
    viewer = _preparer(house, email)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    try:
        with Progress(*columns, console=Console(stderr=True)) as progress:
            results = _import(house, viewer, paths, progress)
            failed = _redact(house, progress) if redact else 0
    finally:
        house.workers.close()
    for result in results:
        print(f"{result.path}: {result.sentence}")
    if not results:
        print("Nothing there looks like a case bundle: a folder or a ZIP with case.json.", file=sys.stderr)
    if failed:
        print(f"{failed} could not be redacted. They stay on the workbench with the reason.", file=sys.stderr)
    bad = [r for r in results if r.outcome not in ("accepted", "here_already")]
    return 1 if bad or failed or not results else 0


def _preparer(house: House, email: str) -> Viewer:
    with house.read() as tx:
        account = account_by_email(tx, email)
        viewer = viewer_of(tx, account.id) if account else None
    if viewer is None or viewer.role != Role.PREPARER:
        raise SystemExit(f"{email} is not a case preparer here. Give the e-mail address of one with --as.")
    return viewer


def _import(house: House, viewer: Viewer, paths: Sequence[Path], progress: Progress) -> list[ImportResult]:
    task = progress.add_task("Bringing in", total=None)

    def on_progress(_: ImportResult, number: int, total: int) -> None:
        progress.update(task, completed=number, total=total)

    return import_paths(house, viewer, paths, on_progress)


def _redact(house: House, progress: Progress) -> int:
    task = progress.add_task("Redacting", total=None)

    def on_progress(state: Redacted) -> None:
        progress.update(task, completed=state.done + state.failed, total=state.total)

    return run_until_done(house, on_progress).failed
