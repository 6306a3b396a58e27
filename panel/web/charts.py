"""Drawings as accessible SVG: a title, a description, presentation attributes and classes only, no script and no style.

Colours come from classes of `charts.css` so that dark mode and print hold. The same figures always stand in a table or in
words beside the drawing: nobody needs the picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

_DOT = 7
_STEP = 17
_SMALLEST = 1e-9
"""Below this everything is drawn as nothing."""


def dots(
    uid: str,
    title: str,
    desc: str,
    values: Sequence[int],
    *,
    low: int = 0,
    high: int = 3,
    agreed: int | None = None,
) -> Markup:
    """Dots stacked on a line of whole numbers from `low` to `high`; the agreed value has a ring under the line.

    `uid` must be unique on the page.
    """
    counts = Counter(values)
    tallest = max(counts.values(), default=1)
    width, base = 260, 12 + max(tallest, 2) * _STEP
    gap = (width - 48) / max(high - low, 1)
    x = {value: 24 + (value - low) * gap for value in range(low, high + 1)}
    parts = [_line(x[low], base, x[high], base, "chart-axis")]
    for value, at in x.items():
        parts.append(_line(at, base - 4, at, base + 4, "chart-axis"))
        parts.append(_text(at, base + 24, str(value), "middle"))
        if value == agreed:
            parts.append(
                Markup('<circle class="chart-ring" cx="{}" cy="{}" r="12"/>').format(_f(at), base + 19)
            )
        for n in range(counts[value]):
            cy = base - 12 - n * _STEP
            parts.append(
                Markup('<circle class="chart-dot" cx="{}" cy="{}" r="{}"/>').format(_f(at), cy, _DOT)
            )
    return _svg(uid, title, desc, width, base + 34, parts)


def bars(
    uid: str,
    title: str,
    desc: str,
    rows: Sequence[tuple[str, float, float, float]],
    *,
    top: float | None = None,
    unit: str = "",
) -> Markup:
    """One bar a row of (label, value, low, high) with the interval from low to high as a line across its end.

    `top` is the value at the right edge (the largest `high` unless given); equal low and high draw no interval.
    """
    left, right, row = 8, 56, 52
    width, height = 560, row * max(len(rows), 1) + 6
    biggest = max((max(r[1], r[3]) for r in rows), default=0.0) if top is None else top
    scale = (width - left - right) / (biggest if biggest > _SMALLEST else 1)
    parts: list[Markup] = []
    for n, (label, value, low, high) in enumerate(rows):
        y = n * row
        parts.append(_text(left, y + 17, label, "start"))
        parts.append(
            Markup('<rect class="chart-bar" x="{}" y="{}" width="{}" height="18"/>').format(
                left, y + 25, _f(max(value * scale, 1))
            )
        )
        end = left + value * scale
        if high > low:
            a, b, middle = left + low * scale, left + high * scale, y + 34
            parts += [
                _line(a, middle, b, middle, "chart-interval"),
                _line(a, middle - 6, a, middle + 6, "chart-interval"),
                _line(b, middle - 6, b, middle + 6, "chart-interval"),
            ]
            end = max(end, b)
        parts.append(_text(end + 8, y + 39, f"{value:g}{unit}", "start"))
    return _svg(uid, title, desc, width, height, parts)


def strip(uid: str, title: str, value: float, low: float, high: float, top: float, desc: str = "") -> Markup:
    """One bar without words, as wide as its place, over a line for the interval from `low` to `high`. `top` is the full width.

    The words stand beside it in the page, so they keep their size on a phone.
    """
    width, start, end = (_f(100 * min(max(n / top, 0.0), 1.0)) for n in (value, low, high))
    parts = [
        Markup('<rect class="chart-ground" x="0" y="0" width="100%" height="14"/>'),
        Markup('<rect class="chart-bar" x="0" y="0" width="{}%" height="14"/>').format(width),
    ]
    for x1, y1, x2, y2 in ((start, 20, end, 20), (start, 16, start, 24), (end, 16, end, 24)):
        parts.append(
            Markup('<line class="chart-interval" x1="{}%" y1="{}" x2="{}%" y2="{}"/>').format(x1, y1, x2, y2)
        )
    return Markup(
        '<svg class="chart chart-strip" width="100%" height="26" role="img" aria-labelledby="{u}-t{also}" focusable="false">'
        '<title id="{u}-t">{t}</title>{more}{body}</svg>'
    ).format(
        u=uid,
        t=title,
        also=f" {uid}-d" if desc else "",
        more=Markup('<desc id="{}-d">{}</desc>').format(uid, desc) if desc else "",
        body=Markup("").join(parts),
    )


def _svg(uid: str, title: str, desc: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{u}-t {u}-d" focusable="false">'
        '<title id="{u}-t">{t}</title><desc id="{u}-d">{d}</desc>{body}</svg>'
    ).format(w=width, h=height, u=uid, t=title, d=desc, body=Markup("").join(parts))


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, _f(x1), _f(y1), _f(x2), _f(y2)
    )


def _text(x: float, y: float, words: str, anchor: str) -> Markup:
    return Markup('<text class="chart-text" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _f(x), _f(y), anchor, escape(words)
    )


def _f(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
