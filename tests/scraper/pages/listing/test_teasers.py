"""The teaser of an entry is prose: not its title, its date or a label again."""

from __future__ import annotations

import pytest

from tests.scraper.pages.press_lists import DAYS, OUTLETS, PROSE, TITLES, read, rows

OWN = tuple(f"https://keepers.example/news/{n}" for n in range(8))
OF_ITS_OWN = (TITLES, OUTLETS, OWN, DAYS)


@pytest.mark.parametrize(
    "form",
    [
        '<li>{d}: <a href="{w}">{t}</a></li>',
        '<li><span class="date">{d}</span><a href="{w}">{t}</a></li>',
        '<li>18 May – <a href="{w}">{t}</a> [PDF]</li>',
        '<li><a href="{w}">{t}</a> posted on {d}, changed on {d} by Mina Park</li>',
        '<li><strong>{o}</strong> – {d} – <a href="{w}">{t}</a></li>',
        '<li><a href="{w}">{t}</a>, in short, said one of us. {d}</li>',
    ],
)
def test_a_line_of_title_and_day_is_no_teaser(form: str) -> None:
    assert [item.teaser for item in read(rows(form, of=OF_ITS_OWN))] == [""] * 8


@pytest.mark.parametrize(
    "form",
    [
        '<li><a href="{w}">{t}</a> {b} <span>{d}</span></li>',
        '<li><h3><a href="{w}">{t}</a></h3><p>{d} – {b}</p></li>',
        '<li><h3><a href="{w}">{t}</a></h3><p><span>{d}</span>{b} <a href="{w}">Read more</a></p></li>',
        '<li><span>{d}</span><a href="{w}">{t}</a><div>By {a}</div><div>{b}</div></li>',
    ],
)
def test_prose_next_to_the_title_is_the_teaser(form: str) -> None:
    """The teaser is the prose without the other parts of its line."""
    assert [item.teaser for item in read(rows(form, of=OF_ITS_OWN))] == [f"{PROSE} {n}." for n in range(8)]


def test_prose_that_begins_with_a_day_or_an_author_stays_whole() -> None:
    """A date or an author that is part of the sentence stays in it."""
    said = [
        '<li><h3><a href="{w}">{t}</a></h3><p>5 May 2024 was the day on which the harbour was closed to all, we wrote.</p></li>',
        '<li><h3><a href="{w}">{t}</a></h3><div>By {a}</div><p>{a} has seen the harbour and tells what became of it.</p></li>',
    ]
    first, second = (read(rows(form, of=OF_ITS_OWN))[0].teaser for form in said)
    assert first.startswith("5 May 2024 was the day")
    assert second.startswith("Ada Berg has seen")
