"""Worker processes for what the web process must not do: parse untrusted files and run language models."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")


class Workers:
    """A pool of processes, started at the first task and started again after one of them dies."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def submit(self, task: Callable[..., T], *arguments: Any) -> Future[T]:
        """`task` must be importable by name and take and return bytes or other plain values.

        The future raises `BrokenProcessPool` when a worker died; the next `submit` then finds a fresh pool.
        """
        with self._lock:
            if self._pool is None:
                self._pool = self._start()
            try:
                return self._pool.submit(task, *arguments)
            except BrokenProcessPool:
                self._pool = self._start()
                return self._pool.submit(task, *arguments)

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, mp_context=multiprocessing.get_context("spawn"))
