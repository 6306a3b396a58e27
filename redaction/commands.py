"""The two commands that need no database: `panel redact` and `panel evaluate`."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from redaction.bundle import AnonymisedBundle, BundleRefused, CaseBundle, LeakReport, Policy
from redaction.decisions import DecidedBundle

_FAILED = 1


def redact_command(argv: Sequence[str]) -> int:
    """`panel redact BUNDLE --out DIR`: 0 when the result may be released, 1 with sentences when not."""
    parser = argparse.ArgumentParser(
        prog="panel redact", description="Anonymise one case bundle, without a database."
    )
    parser.add_argument("bundle", type=Path, help="a folder or a ZIP with case.json and its documents")
    parser.add_argument(
        "--out", type=Path, required=True, help="where the anonymised texts go; made if need be"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "--key-file", type=Path, help="also write who each label stands for: this file identifies people"
    )
    options = parser.parse_args(argv)
    try:
        bundle, decided, written, report = _redacted(options.bundle)
        _write(options.out, bundle, decided, written, report)
        if options.key_file:
            _save(options.key_file, {p.label: list(p.surfaces) for p in decided.people})
    except (BundleRefused, OSError) as fault:
        return _say(str(fault))
    except Exception as fault:  # fail closed: whatever breaks, no text is given out as finished
        return _say(f"{options.bundle.name} could not be redacted, so nothing was written: {fault}")
    summary = _summary(written, report, options.out)
    print(_json(summary) if options.json else "\n".join(_summary_lines(summary)))
    for leak in report.leaks:
        print(leak.sentence, file=sys.stderr)
    return 0 if report.is_releasable else _FAILED


def evaluate_command(argv: Sequence[str]) -> int:
    """`panel evaluate FOLDER...`: 0 when it ran, whatever the figures are."""
    parser = _evaluate_parser()
    options = parser.parse_args(argv)
    if bool(options.folders) == bool(options.format):
        parser.error("give a folder of bundles, or --format tab FILE")
    if options.format and options.format[0] != "tab":
        parser.error("the only other format is tab")
    if options.held_back and not options.format:
        parser.error("only a tab file has cases held back: give --format tab FILE")
    sets = _named(options.folders)
    if len(sets) < len(options.folders):
        parser.error("two sets have the same name: give NAME=FOLDER")
    try:
        figures = _evaluated(options, sets)
        if options.json:
            _save(options.json, next(iter(figures.values())) if len(figures) == 1 else {"sets": figures})
        if options.publish:
            _publish(figures, is_tab=bool(options.format))
    except (BundleRefused, OSError) as fault:
        return _say(str(fault))
    except Exception as fault:  # a set that can't be measured whole is not measured at all
        return _say(f"The evaluation could not run: {type(fault).__name__}: {fault}")
    return 0


def _evaluate_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="panel evaluate", description="Measure the redaction on texts with gold marks."
    )
    parser.add_argument(
        "folders",
        nargs="*",
        metavar="[NAME=]FOLDER",
        help="a bundle, or a folder of bundles, in the gold format; several are named sets",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    parser.add_argument("--compare", choices=["presidio"], help="run default Presidio on the same texts too")
    parser.add_argument(
        "--format", nargs=2, metavar=("FORMAT", "FILE"), help="read FILE in another format: tab FILE"
    )
    parser.add_argument(
        "--held-back",
        action="store_true",
        help="of a tab file, only the cases that the trained reader never learnt from",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="keep the totals as the product's published figures, and put them into its documentation",
    )
    return parser


def _named(folders: Sequence[str]) -> dict[str, Path]:
    """Sets by name: as given before an equals sign, else what the folder is called."""
    sets = {}
    for words in folders:
        name, sign, place = words.partition("=")
        if not sign or Path(words).exists():
            name, place = Path(words).resolve().name, words
        sets[name] = Path(place)
    return sets


def _evaluated(options: argparse.Namespace, sets: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """Runs and prints each system on each set; figures by set, with any other system's under `compared`."""
    from redaction import report

    lines = report.tab_as_lines if options.format else report.run_as_lines
    kind: Kind = "bundles" if not options.format else "tab held back" if options.held_back else "tab"
    measured: dict[str, dict[str, Any]] = {}
    for name, place in (sets or {kind: Path(options.format[1])}).items():
        if measured:
            print()
        if len(sets) > 1:
            print(f"== {name}")
        run = _figures if len(sets) < 2 else _apart  # so that no set's memory counts for the next
        figures = run(place, kind, "product")
        print("\n".join(lines(figures)))
        if options.compare:
            other = _apart(place, kind, options.compare)
            print()
            print("\n".join(lines(other)))
            figures = figures | {"compared": {other["system"]: other}}
        measured[name] = figures
    return measured


Kind = Literal["bundles", "tab", "tab held back"]
"""What is measured: bundles, a TAB file, or the cases of one that are held back from training."""


def _figures(place: Path, kind: Kind, system: str) -> dict[str, Any]:
    from redaction import report
    from redaction.evaluate import evaluate_folder, evaluate_tab
    from redaction.progress import progress

    with progress(system) as tell:
        if kind != "bundles":
            run = evaluate_tab(place, system, tell, held_back=kind == "tab held back")
            return report.tab_as_json(run)
        return report.run_as_json(evaluate_folder(place, system, tell))


def _apart(place: Path, kind: Kind, system: str) -> dict[str, Any]:
    """The same in a process of its own: its memory counts for itself, and neither system sees the other's recognisers."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_figures, place, kind, system).result()


def _publish(figures: dict[str, dict[str, Any]], *, is_tab: bool) -> None:
    from redaction import published

    found = [published.measured_set(name, of_set) for name, of_set in figures.items()]
    policy = next(iter(figures.values()))["policy"]
    today = datetime.now().astimezone().date()
    sets, tab = ([], found[0]) if is_tab else (found, None)
    published.publish(sets, tab, policy, today, published.LATEST, published.PAGE)
    print(
        f"The totals are published in {published.LATEST.name}. Pages and documentation show them from now on."
    )


def _redacted(place: Path) -> tuple[CaseBundle, DecidedBundle, AnonymisedBundle, LeakReport]:
    from redaction import decide, propose, read_bundle, render, verify

    bundle = read_bundle(place)
    decided = decide(propose(msgspec.structs.replace(bundle, gold={}), Policy()))
    written = render(decided)
    return bundle, decided, written, verify(written, bundle, decided.allowed)


def _write(
    out: Path, bundle: CaseBundle, decided: DecidedBundle, written: AnonymisedBundle, report: LeakReport
) -> None:
    """The texts, who is in them by label only, and what the residual check stopped at."""
    out.mkdir(parents=True, exist_ok=True)
    for document in written.documents:
        (out / f"{document.name}.txt").write_text(document.text, "utf-8")
    counts = {
        person.label: sum(s.person == person.key for spans in decided.spans.values() for s in spans)
        for person in decided.people
    }
    _save(out / "people.json", [{"label": label, "mentions": count} for label, count in counts.items()])
    _save(out / "leaks.json", report)
    notes = [*bundle.warnings, *(f"{d.name}: {w}" for d in bundle.documents for w in d.warnings)]
    notes += [f"case.json holds {name}, which is not known and was kept out." for name in bundle.unknown]
    _save(out / "warnings.json", notes)


def _summary(written: AnonymisedBundle, report: LeakReport, out: Path) -> dict[str, Any]:
    return {
        "releasable": report.is_releasable,
        "policy": written.policy,
        "out": str(out),
        "documents": {d.name: d.title for d in written.documents},
        "removed": written.counts,
        "leaks": len(report.leaks),
    }


def _summary_lines(summary: dict[str, Any]) -> Iterator[str]:
    yield f"{len(summary['documents'])} documents anonymised into {summary['out']}, policy {summary['policy']}."
    yield (
        "Removed: " + (", ".join(f"{n} {kind}" for kind, n in summary["removed"].items()) or "nothing") + "."
    )
    if summary["releasable"]:
        yield "The residual check found nothing left. Two people must still read it before a panel does."
    else:
        yield f"Not ready to release: the residual check stopped at {summary['leaks']} places, listed in leaks.json."


def _save(path: Path, content: object) -> None:
    path.write_text(_json(msgspec.to_builtins(content)) + "\n", "utf-8")


def _json(content: object) -> str:
    return msgspec.json.format(msgspec.json.encode(content), indent=1).decode()


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return _FAILED
