"""The office side of the demo: fixtures come in, the machine redacts them, people check and release them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from panel.anonymisation.engine import Progress, run_until_done
from panel.cases.intake import ImportResult, import_paths
from panel.demo import data
from panel.demo.cast import Cast
from panel.demo.preparing import prepare, verify

Report = Callable[[str, int, int], None]
"""What is being done, how much is done, of how much."""


class DemoFailed(Exception):
    """The demo's data could not be played. The message says where it stopped."""


def bring_in(cast: Cast, bundles: Sequence[str], report: Report) -> dict[str, str]:
    """Case ids by bundle, imported through the product's own intake."""
    found: dict[str, str] = {}
    preparer = cast.role("preparer")

    def on_progress(result: ImportResult, number: int, total: int) -> None:
        report("Bringing in case files", number, total)
        if result.case_id is None or result.outcome not in ("accepted", "here_already"):
            raise DemoFailed(f"{bundles[number - 1]} was not accepted: {result.sentence}")
        found[bundles[number - 1]] = result.case_id

    import_paths(cast.house, preparer, [data.bundle(name) for name in bundles], on_progress)
    return found


def redact(cast: Cast, report: Report) -> None:
    def on_progress(progress: Progress) -> None:
        report("Redacting them", progress.done, progress.total)

    progress = run_until_done(cast.house, on_progress)
    if progress.failed:
        raise DemoFailed(f"{progress.failed} of {progress.total} case files could not be redacted")


def release(
    cast: Cast, cases: dict[str, str], bundles: Sequence[str], report: Report, is_verified: bool = True
) -> None:
    """A preparer decides and submits; two verifiers approve."""
    for number, name in enumerate(bundles, start=1):
        prepare(cast, cases[name], name)
        if is_verified:
            verify(cast, cases[name])
        report("Checking and sealing them", number, len(bundles))
