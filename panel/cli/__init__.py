"""The console command `panel`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 when it did what was asked, 1 with a sentence when it could not, 2 for a wrong command line."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0] in ("redact", "evaluate", "bench", "train"):
        return _library(words[0], words[1:])
    chosen = _parser().parse_args(words)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        print("Stopped. What was finished is kept; the same command goes on from there.", file=sys.stderr)
        return 130


def _library(name: str, words: list[str]) -> int:
    from redaction import commands
    from redaction.benchmarks.command import bench_command
    from redaction.training.command import train_command

    known = {
        "redact": commands.redact_command,
        "evaluate": commands.evaluate_command,
        "bench": bench_command,
        "train": train_command,
    }
    return known[name](words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="panel", description="The Reference Panel.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser(
        "demo", help="set everything up with invented cases and serve it on this machine"
    )
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--fresh", action="store_true", help="throw the demo's data away and start again")
    demo.add_argument("--check", action="store_true", help="prove that it works, then stop: exit code 0 or 1")
    demo.add_argument("--data", type=Path, default=Path("var/demo"))
    demo.set_defaults(run=_demo)
    serve = commands.add_parser("serve", help="serve an installation (settings from PANEL_* variables)")
    serve.add_argument("--side", choices=("office", "room", "both"), default="both")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)
    bring = commands.add_parser("import", help="bring in closed case files: folders or ZIPs")
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    bring.add_argument(
        "--as", dest="email", required=True, metavar="E-MAIL", help="the preparer who brings them in"
    )
    bring.add_argument(
        "--no-redaction", action="store_true", help="only bring in; the served application redacts later"
    )
    bring.set_defaults(run=_import)
    add = commands.add_parser("add-person", help="add a person, such as the first administrator")
    for name in ("name", "email", "role", "agency"):
        add.add_argument(f"--{name}", required=True)
    add.set_defaults(run=_add_person)
    audit = commands.add_parser("check-audit", help="check that the audit chain is whole")
    audit.set_defaults(run=_check_audit)
    reference = commands.add_parser("reference", help="print the permission table as documentation")
    reference.set_defaults(run=_reference)
    commands.add_parser(
        "redact", help="anonymise one bundle into a folder, without any database", add_help=False
    )
    commands.add_parser("evaluate", help="measure redaction on marked-up bundles", add_help=False)
    commands.add_parser("bench", help="measure speed and memory beside baselines", add_help=False)
    commands.add_parser("train", help="make the trained reader's weights anew", add_help=False)
    commands.add_parser("test", help="run the tests (python3 -m panel test)", add_help=False)
    return parser


def _demo(chosen: argparse.Namespace) -> int:
    from panel.demo.run import run_demo

    return run_demo(chosen.data, chosen.port, fresh=chosen.fresh, check=chosen.check)


def _serve(chosen: argparse.Namespace) -> int:
    from panel.cli.serving import serve_installation

    return serve_installation(chosen.side, chosen.host, chosen.port)


def _import(chosen: argparse.Namespace) -> int:
    from panel.cli.bring_in import bring_in

    return bring_in(chosen.paths, chosen.email, redact=not chosen.no_redaction)


def _add_person(chosen: argparse.Namespace) -> int:
    from panel.cli.people import add_person

    return add_person(chosen.name, chosen.email, chosen.role, chosen.agency)


def _check_audit(chosen: argparse.Namespace) -> int:
    from panel.cli.people import check_audit

    return check_audit()


def _reference(chosen: argparse.Namespace) -> int:
    from panel.accounts.reference import as_markdown

    print(as_markdown(), end="")
    return 0
