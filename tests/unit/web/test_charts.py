from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from panel.web import charts

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def tree(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


@given(st.lists(st.integers(0, 3), max_size=12), TEXT, TEXT)
def test_there_is_one_dot_for_every_value_whatever_the_words(
    values: list[int], title: str, desc: str
) -> None:
    found = tree(charts.dots("u", title, desc, values))
    assert len([e for e in found if e.get("class") == "chart-dot"]) == len(values)
    assert (found.findtext("title") or "") == title
    assert (found.findtext("desc") or "") == desc


def test_a_drawing_is_named_by_its_title_and_description() -> None:
    found = tree(charts.dots("c05", "Updates", "Met: 2", [2, 2], agreed=2))
    assert found.get("role") == "img"
    assert found.get("aria-labelledby") == "c05-t c05-d"
    assert len([e for e in found if e.get("class") == "chart-ring"]) == 1


def test_words_in_a_drawing_can_not_become_markup() -> None:
    drawing = charts.bars("u", "<script>", "a & b", [("<b>label</b>", 1, 0, 2)])
    assert "<script>" not in drawing
    assert "<b>" not in drawing


@given(
    st.lists(st.tuples(TEXT, st.floats(0, 100), st.floats(0, 100), st.floats(0, 100)), min_size=0, max_size=8)
)
def test_bars_stay_inside_the_drawing(rows: list[tuple[str, float, float, float]]) -> None:
    rows = [(label, value, min(value, low), max(value, high)) for label, value, low, high in rows]
    found = tree(charts.bars("u", "t", "d", rows))
    width = float((found.get("viewBox") or "").split()[2])
    for bar in (e for e in found if e.get("class") == "chart-bar"):
        assert float(bar.get("x", "0")) + float(bar.get("width", "0")) <= width


def test_no_drawing_carries_style_or_script() -> None:
    for drawing in (charts.dots("u", "t", "d", [1]), charts.bars("v", "t", "d", [("a", 2, 1, 3)])):
        assert "style=" not in drawing
        assert "on" + "click" not in drawing
