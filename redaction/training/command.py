"""`python3 -m panel train`: make the trained reader's weights anew, on two cores in about half an hour."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from redaction.progress import progress
from redaction.tagging.reader import FILE

if TYPE_CHECKING:
    from redaction.training.fit import Progress

WEIGHTS = Path(__file__).resolve().parent.parent / FILE
PROJECT = Path(__file__).resolve().parents[2]
BUNDLES = (PROJECT / "tests" / "evaluation" / "gold" / "train", PROJECT / "fixtures" / "bundles")
"""Marked bundles to learn from, as far as they are there."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="panel train",
        description="Train the reader from the prose in redaction/training/prose and the bundles for training.",
    )
    parser.add_argument(
        "--public", type=Path, metavar="FOLDER",
        help="public sets to learn from too, laid out as redaction/models/README.md says (tab*/, btc/, wnut*/)",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="FILE", help="where the weights go")
    parser.add_argument(
        "--work", type=Path, default=Path("var/train"), metavar="FOLDER", help="keeps finished passes"
    )
    parser.add_argument("--passes", type=int, metavar="N", help="fewer passes for a trial")
    parser.add_argument(
        "--fresh", action="store_true", help="begin again, even if a stopped training could go on"
    )
    return parser


def train_command(words: list[str]) -> int:
    """Exit code 0 with new weights, 1 with a sentence, 130 when stopped; what was finished is kept."""
    chosen = _parser().parse_args(words)
    if not all(importlib.util.find_spec(name) for name in ("jax", "onnx", "optax")):
        print(
            "Training needs the packages of requirements-train.lock. Run it as: python3 -m panel train",
            file=sys.stderr,
        )
        return 1
    if chosen.public is not None and not chosen.public.is_dir():
        print(
            f"There is no folder {chosen.public}. Nothing was trained. Give the folder of the public sets, or leave --public out.",
            file=sys.stderr,
        )
        return 1
    return _trained(chosen)


def _said(at: Progress, per_pass: int) -> str:
    """What stands beside the count: the loss at every step where a bar shows it, else at the end of each pass."""
    ended = at.done % per_pass == 0
    return f"loss {at.loss:.3f}" if ended or sys.stderr.isatty() else ""


def _trained(chosen: argparse.Namespace) -> int:
    from redaction.training import corpus
    from redaction.training.export import export
    from redaction.training.fit import Plan, Training

    bundles = [lesson for folder in BUNDLES if folder.is_dir() for lesson in corpus.bundles(folder)]
    own = [*corpus.own_prose(), *bundles]
    public = corpus.public_sets(chosen.public) if chosen.public else []
    plan = Plan(passes=chosen.passes) if chosen.passes else Plan()
    characters = sum(len(lesson.text) for lesson in own)
    console = Console()
    console.print(
        f"{len(own)} own texts ({characters:,} characters), {len(public)} public ones, {plan.passes} passes."
    )
    training = Training(own, public, plan, chosen.work)
    if not chosen.fresh and training.resume():
        console.print(f"Going on after pass {training.passed}.")
    try:
        with progress("training, step", or_lines=True) as tell:
            weights = training.run(lambda p: tell(p.done, p.steps, _said(p, training.per_pass)))
    except KeyboardInterrupt:
        print("\nStopped. Finished passes are kept; the same command goes on from there.", file=sys.stderr)
        return 130
    export(weights, chosen.out)
    console.print(f"Written: {chosen.out}. Now run: python3 -m panel evaluate fixtures/bundles")
    return 0
