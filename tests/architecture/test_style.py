"""Lint, format and types, as everybody who changes the house runs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from panel.web.assets import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "panel", "redaction", "tests"],
        ["ruff", "format", "--check", "panel", "redaction", "tests"],
        pytest.param(["mypy"], marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_the_house_is_tidy(command: list[str]):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
