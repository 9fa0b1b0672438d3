"""What charts draw stands inside their picture."""

import re

import pytest

from presswatch.coverage_report.charts import Bar, bars_over_time


@pytest.mark.parametrize("bars", [1, 5, 21, 22, 23, 60])
@pytest.mark.parametrize("label", ["Nov 30", "2026년 11월"])
@pytest.mark.parametrize("width", [340, 900])
def test_no_label_is_cut_at_the_pictures_edge(bars, label, width):
    """The last one ends there where there is no room to stand in the middle below its bar."""
    drawn = str(bars_over_time([Bar(label=label, count=1)] * bars, "Weeks", width=width))
    ticks = re.findall(
        r'<text x="([\d.]+)"[^>]*class="tick" text-anchor="(middle|end)"[^>]*>([^<]*\D[^<]*)</text>', drawn
    )
    assert ticks
    for x, anchor, words in ticks:
        half = sum(6 if ord(letter) < 0x1100 else 12 for letter in words) / 2  # an average letter of 12 points
        assert float(x) + (half if anchor == "middle" else 0) <= width
