"""What a walk through the product needs of a browser, whoever drives it: plain HTTP, a real browser, or a keyboard alone."""

from __future__ import annotations

from typing import Any, Protocol

from panel.demo.visitor import Page, Visitor

File = tuple[str, bytes, str]
"""Name, content and media type."""


class Hand(Protocol):
    @property
    def page(self) -> Page:
        """What is on the screen now."""
        ...

    def open(self, path: str) -> Page: ...

    def send(
        self,
        action: str,
        where: dict[str, str] | None = None,
        files: dict[str, File] | None = None,
        **values: Any,
    ) -> Page:
        """Fills the form for `action` (see `Page.find`) and presses its button."""
        ...

    def close(self) -> None: ...


class HttpHand:
    """Plain HTTP, no script."""

    def __init__(self, address: str, name: str) -> None:
        self._visitor = Visitor(address, name)

    @property
    def page(self) -> Page:
        return self._visitor.page

    def open(self, path: str) -> Page:
        return self._visitor.get(path)

    def send(
        self,
        action: str,
        where: dict[str, str] | None = None,
        files: dict[str, File] | None = None,
        **values: Any,
    ) -> Page:
        return self._visitor.send(action, where, files, **values)

    def close(self) -> None:
        self._visitor.close()
