"""Charts: labels, bars and scales stay inside the picture."""

import re

import pytest

from presswatch.coverage_report.charts import Bar, bar_list, bars_over_time


@pytest.mark.parametrize("bars", [1, 5, 21, 22, 23, 60])
@pytest.mark.parametrize("label", ["Nov 30", "2026년 11월"])
@pytest.mark.parametrize("width", [340, 900])
def test_no_label_is_cut_at_the_edge(bars, label, width):
    """A label without room below the middle of the last bar ends at the edge instead."""
    drawn = str(bars_over_time([Bar(label=label, count=1)] * bars, "Weeks", width=width))
    ticks = re.findall(
        r'<text x="([\d.]+)"[^>]*class="tick" text-anchor="(middle|end)"[^>]*>([^<]*\D[^<]*)</text>', drawn
    )
    assert ticks
    for x, anchor, words in ticks:
        half = sum(6 if ord(letter) < 0x1100 else 12 for letter in words) / 2  # an average letter of 12 points
        assert float(x) + (half if anchor == "middle" else 0) <= width


def rects(drawn: object, kind: str) -> list[tuple[float, ...]]:
    """x, y, width and height of the rectangles of a kind."""
    found = re.findall(
        rf'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="2" class="{kind}"', str(drawn)
    )
    return [tuple(map(float, one)) for one in found]


def texts(drawn: object, kind: str) -> list[tuple[float, float, str, str]]:
    """x, y, anchor and words of the texts of a kind."""
    found = re.findall(
        rf'<text x="([\d.]+)" y="([\d.]+)" class="{kind}" text-anchor="(\w+)"[^>]*>([^<]*)</text>', str(drawn)
    )
    return [(float(x), float(y), anchor, words) for x, y, anchor, words in found]


def test_bars_below_each_other():
    """Bars are as long as their numbers, the longest over the full width; the smallest is still visible."""
    drawn = bar_list([Bar("Courier", 1000), Bar("Herald", 500), Bar("Post", 1), Bar("None", 0)], "Outlets")
    assert rects(drawn, "track") == [(0, 20, 420, 10), (0, 58, 420, 10), (0, 96, 420, 10), (0, 134, 420, 10)]
    assert rects(drawn, "bar") == [(0, 20, 420, 10), (0, 58, 210, 10), (0, 96, 2, 10), (0, 134, 0, 10)]
    assert texts(drawn, "label")[:2] == [(0, 14, "start", "Courier"), (0, 52, "start", "Herald")]
    assert texts(drawn, "count")[:2] == [(420, 14, "end", "1000"), (420, 52, "end", "500")]
    assert 'viewBox="0 -2 420 160"' in drawn
    assert 'aria-label="Outlets"' in drawn
    assert rects(bar_list([Bar("None", 0)], "x"), "bar") == [(0, 20, 0, 10)]
    assert 'viewBox="0 -2 420 8"' in bar_list([], "x")


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("x" * 46, "x" * 46),
        ("x" * 47, "x" * 45 + "…"),
        ("가" * 23, "가" * 23),
        ("가" * 24, "가" * 22 + "…"),
        ("x" * 44 + " yy", "x" * 44 + "…"),
    ],
)
def test_a_label_ends_before_its_number(label, shown):
    """It has 46 columns, of which a wide letter takes two."""
    assert texts(bar_list([Bar(label, 1)], "x"), "label")[0][3] == shown


def test_bars_over_time():
    """Bars rise from a common baseline to the height of their numbers, which are printed above them."""
    drawn = bars_over_time([Bar("Jan", 4), Bar("Feb", 0), Bar("Mar", 2)], "Months", width=330, height=230)
    assert rects(drawn, "bar") == [(58, 14, 44, 190), (258, 109, 44, 95)]
    assert texts(drawn, "count") == [(80, 10, "middle", "4"), (280, 105, "middle", "2")]
    assert texts(drawn, "tick") == [
        (23, 208, "end", "0"),
        (23, 160.5, "end", "1"),
        (23, 113, "end", "2"),
        (23, 65.5, "end", "3"),
        (23, 18, "end", "4"),
        (80, 222, "middle", "Jan"),
        (180, 222, "middle", "Feb"),
        (280, 222, "middle", "Mar"),
    ]
    lines = re.findall(r'<line x1="(\d+)" x2="(\d+)" y1="([\d.]+)" y2="([\d.]+)"', str(drawn))
    assert lines[0] == ("30", "330", "204.0", "204.0")
    assert 'viewBox="0 -2 330 234"' in drawn


@pytest.mark.parametrize(
    ("most", "values"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (10, [0, 2, 4, 6, 8, 10]),
        (11, [0, 5, 10, 15]),
        (26, [0, 10, 20, 30]),
        (51, [0, 20, 40, 60]),
        (120, [0, 50, 100, 150]),
    ],
)
def test_the_scale_has_whole_numbers_and_few_lines(most, values):
    """The steps of the scale are 1, 2, 5, 10 and so on."""
    ticks = texts(bars_over_time([Bar("", most)], "x", width=330), "tick")
    assert [int(words) for *_, words in ticks if words] == values


def test_narrow_bars_have_fewer_labels_and_no_numbers():
    """Labels and numbers are printed only as far as they fit: 15 points for a number, 36.5 for three letters."""
    drawn = bars_over_time([Bar("Jan", 1)] * 15, "x", width=330 + 30)
    assert len([one for one in texts(drawn, "tick") if one[3] == "Jan"]) == 8
    assert texts(drawn, "count") == []
    assert len(texts(bars_over_time([Bar("", 1)] * 10, "x", width=30 + 221), "count")) == 10
    assert texts(bars_over_time([Bar("", 1)] * 10, "x", width=30 + 220), "count") == []
