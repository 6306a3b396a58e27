from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from panel.kernel.errors import Invalid
from panel.web.forms import Form
from panel.web.pages import own_path


class Shape(msgspec.Struct):
    name: str = "none"
    when: dt.date | None = None
    count: int = 0
    is_urgent: bool = False
    kinds: tuple[str, ...] = ()


def test_a_form_becomes_what_the_service_asks_for():
    form = Form(
        {
            "name": [" Jo "],
            "when": ["2026-11-02"],
            "count": ["3"],
            "is_urgent": ["on"],
            "kinds": ["a", "b", ""],
        }
    )
    assert form.decode(Shape) == Shape("Jo", dt.date(2026, 11, 2), 3, True, ("a", "b"))


def test_empty_fields_are_not_given():
    assert Form({"when": [""], "count": [" "], "name": [""]}).decode(Shape) == Shape(name="")


def test_each_wrong_field_is_named():
    with pytest.raises(Invalid) as caught:
        Form({"when": ["tomorrow"], "count": ["many"]}).decode(Shape)
    assert {p.field for p in caught.value.problems} == {"when", "count"}


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", ""])
def test_a_sign_in_never_sends_anybody_to_another_site(path: str):
    assert own_path(path) == "/"
