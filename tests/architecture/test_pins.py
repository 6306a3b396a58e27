"""What is installed is what the lock files pin, today and when a newer version is out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OVERRIDES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["uv"]["override-dependencies"]


def pinned(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^([\w.-]+==[^ ;\\]+)", (ROOT / lock).read_text("utf-8")))


@pytest.mark.parametrize("override", OVERRIDES)
def test_an_override_is_the_very_version_that_the_lock_file_pins(override: str) -> None:
    """The installer puts an override in the place of a pin, without its hash: a looser one would take what came out yesterday."""
    assert override in pinned("requirements.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock", "requirements-train.lock"])
def test_every_pin_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"(?m)^(?=[A-Za-z])", text)
    without = [b.splitlines()[0] for b in blocks if "==" in b and "--hash=sha256:" not in b]
    assert without == []
