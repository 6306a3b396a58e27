"""axe on every shape of page, as every role."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from panel.demo import data
from panel.demo.crawl import crawl, shape_of
from panel.demo.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
ROLES = sorted({p.role for p in data.people()})


@pytest.fixture(scope="module")
def looked_at() -> set[str]:
    """Shapes of pages that a role before this one already looked at; what differs by role is the menu alone."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_pages(role, demo_address, browser_hand, looked_at):
    person = next(p for p in data.people() if p.role == role)
    visitor, chosen = Visitor(demo_address, role), {}
    visitor.sign_in(person.email, person.password)

    def note(page):
        if page.text and shape_of(page.path) not in looked_at:
            chosen.setdefault(shape_of(page.path), page.path)

    crawl(visitor, "/", note)
    visitor.close()
    chosen[f"home of {role}"] = "/"
    looked_at |= set(chosen)
    hand, faults = browser_hand(), []
    hand.open("/sign-in")
    hand.send("/sign-in", email=person.email, password=person.password)
    for path in chosen.values():
        hand.open(path)
        found = Axe().run(hand.tab, options=RULES)
        if found.violations_count:
            faults.append(f"{path}: {found.generate_report()[:1200]}")
    hand.close()
    assert not faults, "\n".join(faults)
