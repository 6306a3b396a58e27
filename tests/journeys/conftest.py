"""A real browser over the demo, driven by mouse or by keyboard alone."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from panel.demo.hand import File
from panel.demo.visitor import Page as Shown
from panel.demo.visitor import read_page

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
MOST_TABS = 1500


@pytest.fixture(scope="session")
def chromium(missing_tool: Any) -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("PANEL_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        missing_tool("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=ARGS)
        yield browser
        browser.close()


class BrowserHand:
    """A person at a real browser. `console` holds what the browser complained about, `abroad` requests to elsewhere."""

    def __init__(
        self, chromium: Browser, address: str, *, script: bool = True, size: dict[str, int] = DESK
    ) -> None:
        self._address = address
        self._context = chromium.new_context(
            base_url=address,
            java_script_enabled=script,
            viewport=size,
            locale="en-GB",
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(20_000)
        self.tab: Page = self._context.new_page()
        self.console: list[str] = []
        self.abroad: list[str] = []
        self._status = 0
        self.tab.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        self.tab.on("request", lambda r: None if r.url.startswith(address) else self.abroad.append(r.url))
        self.tab.on("response", self._note_status)

    def _note_status(self, response: Any) -> None:
        if (response.request.is_navigation_request() and response.status < 300) or response.status >= 400:
            self._status = response.status

    @property
    def page(self) -> Shown:
        path = self.tab.url.removeprefix(self._address).partition("#")[0]
        return read_page(path, self._status, self.tab.content())

    def open(self, path: str) -> Shown:
        self.tab.goto(path)
        return self.page

    def send(
        self,
        action: str,
        where: dict[str, str] | None = None,
        files: dict[str, File] | None = None,
        **values: Any,
    ) -> Shown:
        form = self.tab.locator("form").nth(self.page.find(action, where))
        for name, (file, content, kind) in (files or {}).items():
            form.locator(f'[name="{name}"]').set_input_files(
                {"name": file, "mimeType": kind, "buffer": content}
            )
        for name, value in values.items():
            self._set(form, name, value)
        self._press(form)
        return self.page

    def _set(self, form: Locator, name: str, value: Any) -> None:
        field = form.locator(f'[name="{name}"]:not([type="hidden"])')
        kind = field.first.evaluate("e => e.type || e.tagName.toLowerCase()")
        if kind in ("radio", "checkbox"):
            wanted = value if isinstance(value, list) else [value]
            for one in wanted:
                self._choose(form.locator(f'[name="{name}"][value="{one}"]'), kind)
        elif kind == "select-one":
            self._pick(field.first, value)
        else:
            self._write(field.first, str(value), kind)

    def _choose(self, box: Locator, kind: str) -> None:
        self._reveal(box)
        box.check(force=True)

    def _pick(self, field: Locator, value: str) -> None:
        self._reveal(field)
        field.select_option(value)

    def _write(self, field: Locator, value: str, kind: str) -> None:
        self._reveal(field)
        field.fill(value)

    def _press(self, form: Locator) -> None:
        button = form.locator('button[type="submit"]:not([disabled])').first
        self._reveal(button)
        if form.get_attribute("hx-post") and self.tab.evaluate("() => 'htmx' in window"):
            action = form.get_attribute("hx-post")
            self.tab.wait_for_load_state("networkidle")
            with self.tab.expect_response(
                lambda r: r.request.method == "POST" and r.url.endswith(str(action))
            ):
                self._push(button)
            self.tab.wait_for_load_state("networkidle")
        else:
            with self.tab.expect_navigation(timeout=120_000):
                self._push(button)

    def _push(self, button: Locator) -> None:
        button.click()

    def _reveal(self, thing: Locator) -> None:
        """Opens what is folded around it."""
        while not thing.is_visible():
            summary = thing.locator("xpath=ancestor::details[not(@open)]/summary")
            if summary.count():
                self._push(summary.first)
            else:
                self._push(self._way_on())

    def _way_on(self) -> Locator:
        """On a phone one question shows at a time: the button to the next one."""
        return self.tab.get_by_role("button", name=re.compile("^Go on to")).locator("visible=true").first

    def close(self) -> None:
        self._context.close()


class KeyboardHand(BrowserHand):
    """The same person without a mouse: Tab, arrows, space, Enter and letters."""

    def _go_to(self, thing: Locator) -> None:
        handle = thing.element_handle()
        for _ in range(MOST_TABS):
            if self.tab.evaluate("e => document.activeElement === e", handle):
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {thing.evaluate('e => e.outerHTML.slice(0, 120)')}")

    def _choose(self, box: Locator, kind: str) -> None:
        self._reveal(box)
        if box.is_checked():
            return
        if kind == "checkbox":
            self._go_to(box)
            self.tab.keyboard.press("Space")
            return
        self._enter_group(box)
        for _ in range(20):
            if box.is_checked():
                return
            self.tab.keyboard.press("ArrowDown")
        raise AssertionError("arrows never come to the radio button")

    def _enter_group(self, box: Locator) -> None:
        inside = "e => { const a = document.activeElement; return a.name === e.name && a.form === e.form }"
        handle = box.element_handle()
        for _ in range(MOST_TABS):
            if self.tab.evaluate(inside, handle):
                if not box.is_checked():
                    self.tab.keyboard.press("Space")
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError("Tab never comes to the radio buttons")

    def _pick(self, field: Locator, value: str) -> None:
        self._reveal(field)
        self._go_to(field)
        self.tab.keyboard.press("Home")
        for _ in range(60):
            if field.input_value() == value:
                return
            self.tab.keyboard.press("ArrowDown")
        raise AssertionError(f"arrows never come to {value}")

    def _write(self, field: Locator, value: str, kind: str) -> None:
        self._reveal(field)
        self._go_to(field)
        if kind == "date":
            self._write_date(field, value)
            return
        self.tab.keyboard.press("ControlOrMeta+a")
        self.tab.keyboard.type(value) if value else self.tab.keyboard.press("Delete")

    def _write_date(self, field: Locator, value: str) -> None:
        """Day first or month first: the browser's own language decides."""
        for order in ("%d%m%Y", "%m%d%Y"):
            self.tab.keyboard.type(f"{dt.date.fromisoformat(value):{order}}")
            if field.input_value() == value:
                return
            self.tab.keyboard.press("ArrowLeft")
            self.tab.keyboard.press("ArrowLeft")
        raise AssertionError(f"typing never gave {value}")

    def _push(self, button: Locator) -> None:
        self._go_to(button)
        self.tab.keyboard.press("Enter")


@pytest.fixture
def browser_hand(chromium: Browser, demo_address: str) -> Any:
    return lambda script=True: BrowserHand(chromium, demo_address, script=script)


@pytest.fixture
def keyboard_hand(chromium: Browser, demo_address: str) -> Any:
    return lambda: KeyboardHand(chromium, demo_address, size=PHONE)
