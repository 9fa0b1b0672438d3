"""A cache of decisions about lines."""

from __future__ import annotations

from scraper.pages.text.known_lines import remembered


def test_a_short_line_is_judged_once_and_a_long_one_each_time():
    """Menus are on all pages of a site; a paragraph is on one and would evict others."""
    judged: list[str] = []

    @remembered
    def is_menu(line: str) -> bool:
        judged.append(line)
        return line == "Menu"

    long = "word " * 40
    assert [is_menu(line) for line in ("Menu", "News", "Menu", long, long)] == [True, False, True, False, False]
    assert judged == ["Menu", "News", long, long]


def test_an_answer_that_says_no_is_remembered_as_well():
    """Most lines are no label and no date: the empty result is cached too."""
    judged: list[str] = []

    @remembered
    def label_in(line: str) -> str | None:
        judged.append(line)
        return None

    assert [label_in("Quay news"), label_in("Quay news")] == [None, None]
    assert judged == ["Quay news"]
