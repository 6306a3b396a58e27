"""`panel demo`: set up, serve, and with `--check` prove that it works."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from panel.accounts.permissions import ROLE_NAMES, Role
from panel.app.open_house import open_house
from panel.app.serve import listen, serve
from panel.demo import data
from panel.kernel.house import House
from panel.kernel.settings import Settings
from panel.web import assets

FINISHED = "demo.finished"
console = Console(stderr=True)


def run_demo(folder: Path, port: int, *, fresh: bool, check: bool) -> int:
    listener = listen("127.0.0.1", port)
    try:
        assets.ensure()
    except assets.AssetsMissing as error:
        raise SystemExit(str(error)) from None
    house = prepare(folder, fresh=fresh)
    address = f"http://127.0.0.1:{port}"
    if check:
        from panel.demo.check import check_demo

        return check_demo(house, listener, address)
    show_people(address)
    serve(house, "both", listener)
    return 0


def prepare(folder: Path, *, fresh: bool) -> House:
    """The demo's house, filled at the first start. What an interrupted first start left is thrown away."""
    finished = folder / FINISHED
    if folder.exists() and (fresh or not finished.exists()):
        _empty(folder)
    house = open_house(Settings(data=folder, workers=max(1, min(4, (os.cpu_count() or 2)))))
    if not finished.exists():
        fill(house)
        finished.touch()
    return house


def _empty(folder: Path) -> None:
    """Only a folder that the demo made is emptied."""
    known = {FINISHED, "panel.db", "master.key", "web.secret"}
    strangers = [p.name for p in folder.iterdir() if p.name.split("-")[0] not in known]
    if strangers:
        raise SystemExit(
            f"{folder} holds {strangers[0]}, which the demo did not make. Choose another folder with --data."
        )
    shutil.rmtree(folder)


def fill(house: House) -> None:
    from panel.demo.build import build

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        build(house, report)


def show_people(address: str) -> None:
    table = Table(title="Sign in as one of these invented people", title_justify="left")
    for column in ("What they do", "E-mail address", "Password"):
        table.add_column(column)
    for person in data.people():
        table.add_row(ROLE_NAMES[Role(person.role)], person.email, person.password)
    out = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 100)
    out.print(table)
    out.print(f"\nOpen [bold]{address}[/bold] in a browser. Stop with Ctrl-C.", highlight=False)
