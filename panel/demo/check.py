"""`panel demo --check`: every page as every role, then the main job end to end over HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from panel.anonymisation.engine import Engine
from panel.app.serve import server_of
from panel.demo import data
from panel.demo.crawl import crawl
from panel.demo.hand import HttpHand
from panel.demo.main_job import MainJob
from panel.demo.visitor import Visitor
from panel.kernel.house import House

console = Console(width=110)


def check_demo(house: House, listener: socket.socket, address: str) -> int:
    """Prints what was counted. 0 when nothing was wrong."""
    with serving(house, listener):
        pages, faults = _every_page(address)
        steps, broken = _main_job(address)
    for fault in faults + broken:
        console.print(f"WRONG: {fault}", markup=False)
    console.print(
        f"{pages} pages looked at as {len(data.people()) + 1} people, {steps} steps of the main job done."
    )
    failed = len(faults) + len(broken)
    console.print(f"{pages + steps - failed} passed, {failed} failed")
    return 1 if failed else 0


@contextmanager
def serving(house: House, listener: socket.socket) -> Iterator[None]:
    """The application on a listening socket, in a thread, with its engine."""
    server, engine = server_of(house, "both"), Engine(house)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    engine.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield
    finally:
        engine.stop()
        server.should_exit = True
        thread.join(15)
        house.workers.close()


def _every_page(address: str) -> tuple[int, list[str]]:
    public = Visitor(address)
    result = crawl(public, "/you-said-we-did")
    pages, faults = result.pages, result.faults
    public.close()
    for person in data.people():
        visitor = Visitor(address, f"{person.role} {person.email}")
        visitor.sign_in(person.email, person.password)
        result = crawl(visitor, "/")
        pages, faults = pages + result.pages, faults + result.faults
        visitor.close()
    return pages, faults


def _main_job(address: str) -> tuple[int, list[str]]:
    job = MainJob(lambda person: HttpHand(address, person.email))
    try:
        job.run()
    except Exception as error:  # whatever broke is what the check is for
        return job.steps, [f"main job, after step {job.steps} ({job.doing}): {error}"]
    return job.steps, []
