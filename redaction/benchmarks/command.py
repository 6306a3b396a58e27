"""`panel bench`: speed and memory beside baselines of the same run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from redaction.bundle import BundleRefused, CaseBundle

_FAILED, _STOPPED = 1, 130
OWN = Path(__file__).parents[2] / "fixtures" / "bundles"
"""Where a checkout keeps bundles; an installed product has none."""


def bench_command(argv: Sequence[str]) -> int:
    """`panel bench [redaction [FOLDER]]`: 0 when it ran, 1 with a sentence when it could not, 130 when it was stopped."""
    options = _parser().parse_args(argv)
    if options.what is None:
        print("panel bench can measure:")
        print("  redaction [FOLDER]  characters a second and peak memory of the whole redaction,")
        print("                      beside spaCy alone and Presidio as it comes, for one and two processes")
        return 0
    try:
        return _redaction(options.folder or OWN, options.rounds, options.json)
    except (BundleRefused, OSError) as fault:
        print(str(fault), file=sys.stderr)
        return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="panel bench", description="Measure speed and memory. Without a word, list what can be measured."
    )
    parser.add_argument("what", nargs="?", choices=["redaction"])
    parser.add_argument(
        "folder", type=Path, nargs="?", help="a bundle or a folder of bundles; else the fixtures"
    )
    parser.add_argument("--rounds", type=_at_least_one, default=3, help="the best of so many counts (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    return parser


def _at_least_one(words: str) -> int:
    if not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1")
    return int(words)


def _redaction(folder: Path, rounds: int, file: Path | None) -> int:
    from redaction.benchmarks.measuring import Measurement, NotMeasured, measure_all
    from redaction.benchmarks.table import as_json, as_lines
    from redaction.progress import progress

    bundles = _bundles(folder)
    found: list[Measurement] = []
    status = 0
    try:
        with progress("Measuring", or_lines=True) as tell:
            for measured in measure_all(bundles, rounds, tell):
                found.append(measured)
    except KeyboardInterrupt:
        status = _STOPPED
    except NotMeasured as fault:
        print(str(fault), file=sys.stderr)
        status = _FAILED
    figures = as_json(bundles, found, is_whole=status == 0)
    print("\n".join(as_lines(figures)))
    if file:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
    return status


def _bundles(folder: Path) -> list[CaseBundle]:
    """The bundles without their gold marks, which no system may see."""
    from redaction.evaluate import bundles_under
    from redaction.readers.bundle import read_bundle

    if folder == OWN and not folder.is_dir():
        raise BundleRefused("Give a folder of bundles: this installation comes without the invented ones.")
    return [msgspec.structs.replace(read_bundle(place), gold={}) for place in bundles_under(folder)]
