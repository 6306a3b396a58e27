"""The house stands as docs/building.md says."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for folder in ("panel", "redaction") for p in (ROOT / folder).rglob("*.py"))
LONGEST_MODULE = 400


def test_imports_keep_every_contract():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_longer_than_a_person_can_hold(path: Path):
    assert len(path.read_text().splitlines()) <= LONGEST_MODULE


def test_rules_do_no_input_or_output():
    for path in ROOT.glob("panel/*/rules.py"):
        imported = {
            name.name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        }
        assert not imported & {"litestar", "sqlalchemy", "jinja2", "os", "pathlib", "socket", "subprocess"}, (
            path
        )


def test_only_queries_and_services_hold_sql():
    for path in ROOT.glob("panel/*/routes*.py"):
        assert "sqlalchemy" not in path.read_text(), f"{path} holds SQL"


def test_the_web_process_starts_without_language_models(tmp_path):
    code = f"""
import sys, pathlib
from panel.app.open_house import open_house
from panel.app.factory import create_app
from panel.kernel.settings import Settings
create_app(open_house(Settings(data=pathlib.Path({str(tmp_path)!r}))))
heavy = {{"spacy", "presidio_analyzer", "typst", "onnxruntime", "numpy", "pypdfium2"}} & set(sys.modules)
sys.exit(f"loaded at start: {{heavy}}" if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_room_starts_without_a_key(house):
    from dataclasses import replace

    from panel.app.factory import create_app

    with pytest.raises(ValueError, match="without the key"):
        create_app(house, "room")
    assert create_app(replace(house, vault=None), "room") is not None


def test_nothing_names_the_workplace():
    words = ("/work" + "/", "artifact" + "ory", "pypi-" + "more", "hel" + "per-")
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    for name in tracked:
        path = ROOT / name
        if (
            path.suffix in (".py", ".md", ".html", ".toml", ".json", ".lock", ".txt", ".css", ".js", "")
            and path.is_file()
        ):
            text = path.read_text(errors="replace")
            assert not [w for w in words if w in text], name
