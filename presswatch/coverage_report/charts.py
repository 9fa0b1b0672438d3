"""Charts as SVG, drawn here: no script, font or picture from elsewhere; a table next to each has the numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from presswatch.encoders.words import line_apart, one_line
from presswatch.text.strings import columns, widest

_LINE = 38  # height of one bar with its label above it
_BARS_WIDTH = 420
_BAR = 10
_LABEL_COLUMNS = 46
_LEFT, _CEILING = 30, 14  # room for the scale's numbers and for the number above the tallest bar
_LETTER = 7.5
# The style sheet has better values; these are for programs that read pictures without it (PDF writers).
_LOOKS = {
    "chart": Markup('font-family="sans-serif"'),
    "bar": Markup('fill="#0b5563"'),
    "track": Markup('fill="#e3eef0"'),
    "grid": Markup('stroke="#d9dee3" stroke-width="1"'),
    "label": Markup('fill="#17212b" font-size="13"'),
    "count": Markup('fill="#17212b" font-size="13" font-weight="700"'),
    "tick": Markup('fill="#566472" font-size="12"'),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and its number."""

    label: str
    count: int


def bar_list(bars: Sequence[Bar], title: str) -> Markup:
    """Horizontal bars below each other, each under its label, so that a long name in any script has room."""
    most = max((bar.count for bar in bars), default=1) or 1
    drawn = Markup("").join(_lying(bar, number * _LINE, most) for number, bar in enumerate(bars))
    return _svg(_BARS_WIDTH, _LINE * len(bars) + 4, title, drawn)


def _lying(bar: Bar, top: int, most: int) -> Markup:
    width = max(2.0, bar.count / most * _BARS_WIDTH) if bar.count else 0.0
    return (
        _text(0, top + 14, "label", _fitted(bar.label), "start")
        + _text(_BARS_WIDTH, top + 14, "count", str(bar.count), "end")
        + _rect(0, top + 20, _BARS_WIDTH, _BAR, "track")
        + _rect(0, top + 20, width, _BAR, "bar")
    )


def _fitted(label: str) -> str:
    """The label, cut where it would run into its number."""
    text = one_line(label)
    shown = widest(text, _LABEL_COLUMNS)
    return text if shown == text else f"{shown[:-1].rstrip()}…"


def bars_over_time(bars: Sequence[Bar], title: str, *, width: int, height: int = 230) -> Markup:
    """Vertical bars next to each other, with a scale of whole numbers; labels as far as there is room."""
    most = max((bar.count for bar in bars), default=0)
    step = 1  # between the lines of the scale: 1, 2 or 5 times a power of ten, at most five lines
    while most / step > 5:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    top = max(step, math.ceil(most / step) * step)
    bottom = height - 26
    scale = (bottom - _CEILING) / top
    grid = Markup("").join(_grid_line(value, bottom - value * scale, width) for value in range(0, top + 1, step))
    slot = (width - _LEFT) / max(1, len(bars))
    every = max(1, math.ceil((max((columns(bar.label) for bar in bars), default=0) * _LETTER + 14) / slot))
    drawn = Markup("").join(
        _standing(bar, _LEFT + slot * (number + 0.5), slot, bottom, scale)
        + (_tick(bar.label, _LEFT + slot * (number + 0.5), bottom + 18, width) if number % every == 0 else Markup(""))
        for number, bar in enumerate(bars)
    )
    return _svg(width, height, title, grid + drawn)


def _tick(label: str, middle: float, height: float, width: int) -> Markup:
    """A label below its bar; the last one ends at the edge of the picture, so as not to be cut."""
    if middle + columns(label) * _LETTER / 2 > width:
        return _text(width, height, "tick", label, "end")
    return _text(middle, height, "tick", label)


def _standing(bar: Bar, middle: float, slot: float, bottom: int, scale: float) -> Markup:
    if not bar.count:
        return Markup("")
    thick, tall = min(44.0, slot * 0.68), bar.count * scale
    drawn = _rect(middle - thick / 2, bottom - tall, thick, tall, "bar")
    return drawn + _text(middle, bottom - tall - 4, "count", str(bar.count)) if thick >= _LETTER * 2 else drawn


def _grid_line(value: int, height: float, width: int) -> Markup:
    line = Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" class="grid" {}/>')
    return line.format(_LEFT, width, round(height, 1), round(height, 1), _LOOKS["grid"]) + _text(
        _LEFT - 7, height + 4, "tick", str(value), "end"
    )


def _text(x: float, y: float, kind: str, words: str, anchor: str = "middle") -> Markup:
    made = Markup('<text x="{}" y="{}" class="{}" text-anchor="{}" {}>{}</text>')
    return made.format(round(x, 1), round(y, 1), kind, anchor, _LOOKS[kind], line_apart(words))  # format escapes


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    made = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="2" class="{}" {}/>')
    return made.format(round(x, 1), round(y, 1), round(width, 1), round(height, 1), kind, _LOOKS[kind])


def _svg(width: int, height: int, title: str, inside: Markup) -> Markup:
    made = Markup(
        '<svg viewBox="0 -2 {} {}" class="chart" role="img" aria-label="{}" font-family="sans-serif">{}</svg>'
    )
    return made.format(width, height + 4, one_line(title), inside)
