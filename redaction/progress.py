"""How far a command is, on the error stream."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def progress(title: str, *, or_lines: bool = False) -> Iterator[Callable[[int, int, str], None]]:
    """A bar when somebody is watching the error stream; else nothing, or with `or_lines` a line at each step."""
    if not sys.stderr.isatty():
        yield _line(title) if or_lines else lambda done, total, name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=f"{title} {name}"
        )


def _line(title: str) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, name: str) -> None:
        if name:
            print(f"{title} {done + 1} of {total}: {name}", file=sys.stderr, flush=True)

    return tell
