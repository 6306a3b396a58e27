"""Runs each system in fresh processes, each on a core of its own, and takes the time and the memory.

A process loads and warms its models, says that it is ready, and then waits for the word before each round. The clock is
that of the process which gives the word, from the word until the last one is done.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from redaction.benchmarks.systems import SYSTEMS, Load, System, Work, warm_up
from redaction.bundle import CaseBundle
from redaction.evaluate import peak_memory_mb


class Measurement(msgspec.Struct, kw_only=True):
    """One system in a number of processes. `seconds` holds each round; memory is that of all processes together."""

    system: str
    title: str
    processes: int
    characters: int
    seconds: list[float]
    peak_memory_mb: float
    found: int
    documents: int
    stages: dict[str, float] = {}
    """Seconds of the best round by stage, over all processes."""
    is_pinned: bool = False
    """Whether each process had a core of its own."""

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def characters_per_second(self) -> float:
        return self.characters / self.best if self.best else 0.0


class NotMeasured(Exception):
    """A process failed. The message is a sentence."""


Tell = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what runs now."""


def length_of(bundle: CaseBundle) -> int:
    return sum(len(document.text) for document in bundle.documents)


def shares(bundles: Sequence[CaseBundle], processes: int) -> list[list[CaseBundle]]:
    """The bundles shared out so that each process has about as many characters: the longest first, to whoever has least."""
    parts: list[list[CaseBundle]] = [[] for _ in range(processes)]
    loads = [0] * processes
    for bundle in sorted(bundles, key=length_of, reverse=True):
        least = loads.index(min(loads))
        parts[least].append(bundle)
        loads[least] += length_of(bundle)
    return [part for part in parts if part]


def cores() -> list[int]:
    """The cores that this process may use; none where the system can't say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def measure_all(
    bundles: Sequence[CaseBundle],
    rounds: int = 3,
    tell: Tell | None = None,
    systems: Sequence[System] = SYSTEMS,
    numbers: Sequence[int] = (1, 2),
) -> Iterator[Measurement]:
    """Each system in one process, then in two. What was measured is given back at once, so that a stop loses nothing."""
    steps = [(number, system) for number in numbers for system in systems]
    for done, (number, system) in enumerate(steps):
        if tell:
            tell(done, len(steps), f"{system.title}, {_processes(number)}")
        yield measure(system, bundles, number, rounds)
    if tell:
        tell(len(steps), len(steps), "")


def measure(system: System, bundles: Sequence[CaseBundle], processes: int, rounds: int) -> Measurement:
    """The best of some rounds in so many processes. Raises `NotMeasured`."""
    parts = shares(bundles, processes)
    free = cores()
    pinned = len(free) >= len(parts)
    with _started(system, parts, free if pinned else []) as pipes:
        for pipe in pipes:
            _answer(pipe, system)
        seconds, works = [], []
        for _ in range(rounds):
            began = time.perf_counter()
            for pipe in pipes:
                pipe.send(True)
            done = [_answer(pipe, system) for pipe in pipes]
            seconds.append(time.perf_counter() - began)
            works.append(done)
        memory = sum(float(_asked_to_end(pipe, system)) for pipe in pipes)
    best: list[Work] = works[seconds.index(min(seconds))]
    return Measurement(
        system=system.key,
        title=system.title,
        processes=processes,
        characters=sum(map(length_of, bundles)),
        seconds=seconds,
        peak_memory_mb=memory,
        found=sum(work.found for work in best),
        documents=sum(work.documents for work in best),
        stages={stage: sum(work.stages[stage] for work in best) for stage in best[0].stages},
        is_pinned=pinned,
    )


@contextlib.contextmanager
def _started(
    system: System, parts: Sequence[list[CaseBundle]], free: Sequence[int]
) -> Iterator[list[Connection]]:
    """A fresh process for each part, ended whatever happens."""
    fresh = multiprocessing.get_context("spawn")
    pipes, children = [], []
    try:
        for number, part in enumerate(parts):
            ours, theirs = fresh.Pipe()
            core = free[number] if free else None
            child = fresh.Process(target=_work, args=(theirs, system.load, part, core), daemon=True)
            child.start()
            theirs.close()
            pipes.append(ours)
            children.append(child)
        yield pipes
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.join(10)
        for pipe in pipes:
            pipe.close()


def _work(pipe: Connection, load: Load, bundles: list[CaseBundle], core: int | None) -> None:
    """The child: on its core before anything is loaded, ready when warm, a round at each word, its memory at the end."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # whoever is at the terminal stops the parent, and it ends us
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    try:
        go = load()
        go([warm_up()])
        pipe.send(None)
        while pipe.recv():
            pipe.send(go(bundles))
        pipe.send(peak_memory_mb())
    except Exception as fault:
        pipe.send(
            fault if isinstance(fault, NotMeasured) else NotMeasured(f"{type(fault).__name__}: {fault}")
        )


def _answer(pipe: Connection, system: System) -> Any:
    try:
        answer = pipe.recv()
    except EOFError:
        raise NotMeasured(f"The process that ran {system.title} ended before it was done.") from None
    if isinstance(answer, NotMeasured):
        raise NotMeasured(f"{system.title} could not be measured: {answer}")
    return answer


def _asked_to_end(pipe: Connection, system: System) -> Any:
    pipe.send(False)
    return _answer(pipe, system)


def _processes(number: int) -> str:
    return "1 process" if number == 1 else f"{number} processes"
