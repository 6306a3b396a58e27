"""The two commands that need no database: `panel redact` and `panel evaluate`."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

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
    """`panel evaluate FOLDER`: 0 when it ran, whatever the figures are."""
    parser = argparse.ArgumentParser(
        prog="panel evaluate", description="Measure the redaction on texts with gold marks."
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="a bundle, or a folder of bundles, in the gold format"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    parser.add_argument("--compare", choices=["presidio"], help="run default Presidio on the same texts too")
    parser.add_argument(
        "--format", nargs=2, metavar=("FORMAT", "FILE"), help="read FILE in another format: tab FILE"
    )
    options = parser.parse_args(argv)
    if (options.folder is None) == (options.format is None):
        parser.error("give a folder of bundles, or --format tab FILE")
    if options.format and options.format[0] != "tab":
        parser.error("the only other format is tab")
    try:
        figures = _evaluated(options)
        if options.json:
            _save(options.json, figures)
    except (BundleRefused, OSError) as fault:
        return _say(str(fault))
    except Exception as fault:  # a set that can't be measured whole is not measured at all
        return _say(f"The evaluation could not run: {type(fault).__name__}: {fault}")
    return 0


def _evaluated(options: argparse.Namespace) -> dict[str, Any]:
    """Runs and prints each system; the first one's figures, with any other under `compared`."""
    from redaction import report

    figures = [_figures(options, "product")]
    lines = report.tab_as_lines if options.format else report.run_as_lines
    print("\n".join(lines(figures[0])))
    if options.compare:
        figures.append(_apart(options, options.compare))
        print()
        print("\n".join(lines(figures[1])))
    return figures[0] | ({"compared": {f["system"]: f for f in figures[1:]}} if figures[1:] else {})


def _figures(options: argparse.Namespace, system: str) -> dict[str, Any]:
    from redaction import report
    from redaction.evaluate import evaluate_folder, evaluate_tab
    from redaction.progress import progress

    with progress(system) as tell:
        if options.format:
            return report.tab_as_json(evaluate_tab(Path(options.format[1]), system, tell))
        return report.run_as_json(evaluate_folder(options.folder, system, tell))


def _apart(options: argparse.Namespace, system: str) -> dict[str, Any]:
    """The same in a process of its own: its memory counts for itself, and neither system sees the other's recognisers."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_figures, options, system).result()


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
