"""Imports every stage's tables, so that `Base.metadata` is whole."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

STAGES = (
    "audit",
    "accounts",
    "packs",
    "cases",
    "anonymisation",
    "release",
    "meetings",
    "scoring",
    "findings",
    "recommendations",
    "followup",
    "publication",
)

for stage in STAGES:
    if find_spec(f"panel.{stage}.models"):
        import_module(f"panel.{stage}.models")
