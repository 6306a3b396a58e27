"""Every page as every role: from home along every link."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

import msgspec

from panel.demo.visitor import Page, Visitor

MOST_PAGES_OF_A_SHAPE = 6


class Crawled(msgspec.Struct):
    """`faults` are sentences."""

    pages: int = 0
    faults: list[str] = []


def crawl(visitor: Visitor, start: str, on_page: Callable[[Page], None] = lambda page: None) -> Crawled:
    """Follows links breadth first. Of pages whose addresses differ only in an id or a query, a few are enough."""
    seen, waiting, shapes = {start}, deque([start]), dict[str, int]()
    result = Crawled()
    while waiting:
        path = waiting.popleft()
        shape = shape_of(path)
        shapes[shape] = shapes.get(shape, 0) + 1
        if shapes[shape] > MOST_PAGES_OF_A_SHAPE or path.startswith("/static/"):
            continue
        page = visitor.get(path)
        result.pages += 1
        result.faults += [f"{visitor.name}, {path}: {fault}" for fault in _faults(page)]
        on_page(page)
        for link in page.links:
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return result


def _faults(page: Page) -> list[str]:
    found = []
    if page.status != 200:
        found.append(f"status {page.status}")
    elif page.text.lstrip().startswith("<!DOCTYPE"):
        if page.headings != 1:
            found.append(f"{page.headings} main headings")
        if not page.title:
            found.append("no title")
    return found


def shape_of(path: str) -> str:
    """The address without ids and values: pages of one shape differ only in what they are about."""
    bare, _, query = path.partition("?")
    names = re.findall(r"(\w+)=", query)
    return re.sub(r"/[0-9a-z]{16}(?=/|$)", "/*", bare) + ("?" + "&".join(sorted(names)) if names else "")
