"""From a case file full of names to a closed recommendation and a public sentence, as people really work."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from panel.demo.main_job import MainJob

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IMAGES = Path(__file__).parents[2] / "docs" / "images"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


class Watcher:
    """Looks at every page of a walk: nothing from elsewhere, no complaint of the browser, axe clean, nothing cut off."""

    def __init__(self, *, axe: bool) -> None:
        self._axe, self._looked = axe, set[str]()
        self.faults: list[str] = []

    def __call__(self, hand, what: str) -> None:
        self.faults += [f"{what}: asked {url}" for url in hand.abroad]
        self.faults += [f"{what}: {line}" for line in hand.console]
        width = hand.tab.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
        if width[0] > width[1]:
            self.faults.append(f"{what}: the page is {width[0]} wide on a screen of {width[1]}")
        shape = re.sub(r"/[0-9a-z]{16}", "/*", hand.page.path.partition("?")[0])
        if self._axe and shape not in self._looked:
            self._looked.add(shape)
            found = Axe().run(hand.tab, options=RULES)
            if found.violations_count:
                self.faults.append(f"{what} ({hand.page.path}): {found.generate_report()[:1500]}")
        hand.console.clear()


def picture(hand, what: str) -> None:
    """The two screenshots of the README, taken anew when asked for."""
    names = {"reading and scoring": "reading.png", "board": "board.png"}
    if os.environ.get("PANEL_PICTURES") and what in names:
        IMAGES.mkdir(exist_ok=True)
        hand.tab.screenshot(path=IMAGES / names[what])


def test_with_script_and_mouse(chromium, demo_address, browser_hand):
    watcher = Watcher(axe=True)

    def look(hand, what: str) -> None:
        watcher(hand, what)
        picture(hand, what)

    job = MainJob(lambda person: browser_hand(), look)
    job.run()
    assert not watcher.faults, "\n".join(watcher.faults)
    assert job.steps > 40


def test_with_script_switched_off(chromium, demo_address, browser_hand):
    watcher = Watcher(axe=False)
    job = MainJob(lambda person: browser_hand(script=False), watcher)
    job.run()
    assert not watcher.faults, "\n".join(watcher.faults)


def test_by_keyboard_alone_on_a_small_phone(chromium, demo_address, keyboard_hand):
    watcher = Watcher(axe=True)
    job = MainJob(lambda person: keyboard_hand(), watcher)
    job.run()
    assert not watcher.faults, "\n".join(watcher.faults)


def test_the_readme_shows_pictures_that_exist():
    readme = (IMAGES.parents[1] / "README.md").read_text()
    shown = re.findall(r"\(docs/images/([\w.]+)\)", readme)
    assert len(shown) >= 2
    assert all((IMAGES / name).stat().st_size > 10_000 for name in shown)
