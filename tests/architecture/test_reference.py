"""The documentation that is made from code says what the code says."""

from __future__ import annotations

import re

from panel.accounts.reference import as_markdown
from panel.web.assets import ROOT


def test_the_permission_page_is_the_permission_table():
    kept = (ROOT / "docs" / "reference" / "who-may-do-what.md").read_text()
    assert kept == as_markdown(), "run: python3 -m panel reference > docs/reference/who-may-do-what.md"


def test_every_decision_says_what_was_decided():
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert len(decisions) >= 10
    for path in decisions:
        words = path.read_text()
        assert re.match(r"# \d+\. ", words), path
        assert "**Decision.**" in words, path


def test_links_between_documents_lead_somewhere():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
