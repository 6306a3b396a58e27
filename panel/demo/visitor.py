"""A browser without a screen: follows links and fills in the forms it finds on a page, as a person without script would."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlparse

import httpx
import msgspec


class Field(msgspec.Struct):
    """One value a form would send, with the value it was shown with; `kind` is the input type or the element's name."""

    name: str
    value: str
    kind: str
    is_set: bool = True
    choices: tuple[str, ...] = ()


class PageForm(msgspec.Struct):
    action: str
    method: str
    fields: list[Field] = []
    buttons: list[tuple[str, str]] = []

    def values(self) -> dict[str, list[str]]:
        """What pressing a nameless button would send."""
        found: dict[str, list[str]] = {}
        for field in self.fields:
            if field.name and field.is_set:
                found.setdefault(field.name, []).append(field.value)
        return found

    @property
    def names(self) -> set[str]:
        return {field.name for field in self.fields}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[PageForm] = []
        self.headings = 0
        self.title = ""
        self._form: PageForm | None = None
        self._text_of: Field | None = None
        self._select: Field | None = None
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "h1":
            self.headings += 1
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "form":
            self._form = PageForm(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(self._form, tag, given)

    def _control(self, form: PageForm, tag: str, given: dict[str, str]) -> None:
        if "disabled" in given and tag != "option":
            return
        if tag == "input":
            kind = given.get("type", "text")
            is_set = kind not in ("checkbox", "radio") or "checked" in given
            default = "on" if kind in ("checkbox", "radio") else ""
            form.fields.append(
                Field(
                    given.get("name", ""),
                    given.get("value", default),
                    kind,
                    is_set and kind not in ("submit", "file"),
                )
            )
        elif tag == "textarea":
            self._text_of = Field(given.get("name", ""), "", "textarea")
            form.fields.append(self._text_of)
        elif tag == "select":
            self._select = Field(given.get("name", ""), "", "select")
            form.fields.append(self._select)
        elif tag == "option" and self._select is not None:
            value = given.get("value", "")
            if not self._select.choices or "selected" in given:
                self._select.value = value
            self._select.choices = (*self._select.choices, value)
        elif tag == "button" and given.get("type", "submit") == "submit":
            form.buttons.append((given.get("name", ""), given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._text_of is not None:
            self._text_of.value += data
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._text_of = None
        elif tag == "select":
            self._select = None
        elif tag == "title":
            self._in_title = False


class Page(msgspec.Struct):
    """A page that came back."""

    path: str
    status: int
    text: str
    title: str
    headings: int
    links: list[str]
    forms: list[PageForm]

    def find(self, action: str, where: dict[str, str] | None = None) -> int:
        """The place among this page's forms of the first one for `action` whose fields hold the values of `where`.

        `action` may leave out the beginning or the end. Raises LookupError with what there is.
        """
        for place, form in enumerate(self.forms):
            shown = form.values()
            fits = form.action == action or form.action.startswith(action) or form.action.endswith(action)
            if fits and all(value in shown.get(name, ()) for name, value in (where or {}).items()):
                return place
        raise LookupError(
            f"{self.path} ({self.title}) has no form for {action} {where or ''}: {[f.action for f in self.forms]}"
        )

    def has(self, action: str, where: dict[str, str] | None = None) -> bool:
        try:
            return self.find(action, where) >= 0
        except LookupError:
            return False

    def link(self, part: str) -> str:
        """The first link whose address holds `part`."""
        for link in self.links:
            if part in link:
                return link
        raise LookupError(f"{self.path} ({self.title}) has no link with {part}")


class Visitor:
    """One person's browser. `page` is what they look at."""

    def __init__(self, address: str, name: str = "the public") -> None:
        self.name = name
        self.page = Page("", 0, "", "", 0, [], [])
        self._client = httpx.Client(base_url=address, follow_redirects=True, timeout=60, trust_env=False)

    def get(self, path: str) -> Page:
        self.page = _page(self._client.get(path))
        return self.page

    def send(
        self,
        action: str,
        where: dict[str, str] | None = None,
        files: dict[str, Any] | None = None,
        **values: Any,
    ) -> Page:
        """Fills the form for `action` on the page and sends it. A value is text, or a list for several of one name."""
        form = self.page.forms[self.page.find(action, where)]
        data: dict[str, Any] = {**form.values(), **values}
        target = urljoin(self.page.path, form.action or self.page.path)
        if form.method == "get":
            self.page = _page(self._client.get(target, params=data))
        else:
            self.page = _page(self._client.post(target, data=data, files=files))
        return self.page

    def sign_in(self, email: str, password: str) -> Page:
        self.get("/sign-in")
        page = self.send("/sign-in", email=email, password=password)
        if "Signed in as" not in page.text:
            raise LookupError(f"{email} could not sign in: {page.title}")
        return page

    def close(self) -> None:
        self._client.close()


def _page(answer: httpx.Response) -> Page:
    path = answer.url.path + (f"?{answer.url.query.decode()}" if answer.url.query else "")
    is_page = answer.headers.get("content-type", "").startswith("text/html")
    return read_page(path, answer.status_code, answer.text if is_page else "")


def read_page(path: str, status: int, text: str) -> Page:
    """What a person without script finds on a page: title, headings, links of this site and forms."""
    reader = _Reader()
    reader.feed(text)
    links = [_own(path, link) for link in reader.links]
    return Page(
        path, status, text, reader.title.strip(), reader.headings, [x for x in links if x], reader.forms
    )


def _own(base: str, link: str) -> str:
    """The link as a path of this site, without its fragment; empty for others."""
    target = urldefrag(urljoin(base, link)).url
    return "" if urlparse(target).netloc or not target.startswith("/") else target
