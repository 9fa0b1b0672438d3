"""Entries in one paragraph or box, separated only by line breaks: each has its own date and outlet."""

from __future__ import annotations

import pytest

from tests.scraper.pages.press_lists import DAYS, LINKS, OUTLETS, TITLES, read, rows

DAY_BEFORE = {
    "outlet and day before": '{o}, {d}<br><a href="{w}">{t}</a><br>',
    "an empty line between": '{o}, {d}<br><a href="{w}">{t}</a><br><br>',
    "in elements": '<strong>{o}</strong>, <em>{d}</em><br><a href="{w}">{t}</a><br>',
    "in elements with names": '<span class="day">{d}</span> <span class="of">{o}</span><br><a href="{w}">{t}</a><br>',
    "day before, outlet behind": '{d}<br><a href="{w}">{t}</a><br>{o}<br>',
    "a teaser behind": '{o}, {d}<br><a href="{w}">{t}</a><br>{b}<br>',
    "one line": '{d} – {o} – <a href="{w}">{t}</a><br>',
}
DAY_BEHIND = {
    "outlet and day behind": '<a href="{w}">{t}</a><br>{o}, {d}<br>',
    "an empty line between": '<a href="{w}">{t}</a><br>{o}, {d}<br><br>',
    "in elements": '<a href="{w}">{t}</a><br><strong>{o}</strong>, <em>{d}</em><br>',
    "outlet before, day behind": '{o}<br><a href="{w}">{t}</a><br>{d}<br>',
    "a teaser between": '<a href="{w}">{t}</a><br>{b}<br>{o}, {d}<br>',
    "one line": '<a href="{w}">{t}</a> – {o}, {d}<br>',
}
FORMS = [*DAY_BEFORE.values(), *DAY_BEHIND.values()]


def facts(html: str) -> list[tuple[str, str | None, str | None]]:
    return [(item.title, item.outlet, item.date.raw if item.date else None) for item in read(html)]


EXPECTED = list(zip(TITLES, OUTLETS, DAYS, strict=True))


@pytest.mark.parametrize("around", ["p", "div"])
@pytest.mark.parametrize("form", FORMS)
def test_a_date_belongs_to_the_entry_of_its_line(form: str, around: str) -> None:
    """Before the link or after it, in elements or bare; the first and the last entry too."""
    assert facts(rows(form, around)) == EXPECTED


def test_the_word_for_year_after_a_date_is_no_part_of_the_outlet() -> None:
    """ "20 мая 2026 г. газета «Берег»": "г." is no part; a name may begin lowercase if a quoted name follows."""
    names = (
        "газета «Берег»",
        "Радио Пристань",
        "Северный вестник",
        "телеканал «Маяк»",
        "Портовые новости",
        "Курьер залива",
    )
    titles = (
        "Суд обязал тюрьму выдать письма",
        "Годовой отчёт опубликован сегодня",
        "Директор выступил в Женеве",
        "Заявление о закрытии границы",
        "Архив писем открыт для всех",
        "Волонтёры считают тюленей",
    )
    lines = "".join(
        f'{20 - n} мая 2026 г. {name}<br><a href="https://n{n}.pr{n}.example/{n}">{titles[n]}</a><br>'
        for n, name in enumerate(names)
    )
    assert [item.outlet for item in read(f"<p>{lines}</p>", "ru")] == list(names)


@pytest.mark.parametrize("intro", ["What the papers wrote about us.<br>", "Last changed on 20 November 2026<br>"])
@pytest.mark.parametrize("form", [DAY_BEFORE["outlet and day before"], DAY_BEHIND["outlet and day behind"]])
def test_words_before_the_first_entry_are_not_its_lines(form: str, intro: str) -> None:
    """An introduction in the same paragraph shifts no date."""
    assert facts(rows(form, "p").replace("<p>", f"<p>{intro}")) == EXPECTED


@pytest.mark.parametrize("form", [DAY_BEFORE["outlet and day before"], DAY_BEHIND["outlet and day behind"]])
def test_an_entry_without_a_day_gets_none_of_its_neighbours(form: str) -> None:
    """Its date stays empty."""
    days = [DAYS[n] if n not in (2, 7) else None for n in range(8)]
    shown = tuple(day or "" for day in days)
    html = rows(form, "p", of=(TITLES, OUTLETS, tuple(f"https://o{n}.example/{n}" for n in range(8)), shown))
    assert [item.date.raw if item.date else None for item in read(html.replace(", <br>", "<br>"))] == days


def test_entries_that_leave_a_line_out() -> None:
    """With an outlet before some titles only, or a teaser after some, each keeps the date after it."""
    html = "<br>".join(
        (f"{OUTLETS[n]}<br>" if n not in (1, 4) else "")
        + f'<a href="https://o{n}.example/{n}">{TITLES[n]}</a><br>{DAYS[n]}'
        for n in range(8)
    )
    assert facts(f"<p>{html}</p>") == [(TITLES[n], OUTLETS[n] if n not in (1, 4) else None, DAYS[n]) for n in range(8)]


def test_paragraphs_of_several_entries_each() -> None:
    """Each under its heading, as press clippings of a season are kept."""
    form = DAY_BEFORE["outlet and day before"]
    halves = [tuple(part[at : at + 4] for part in (TITLES, OUTLETS, LINKS, DAYS)) for at in (0, 4)]
    html = "".join(
        f"<h3>{name}</h3>{rows(form, 'p', of=of)}" for name, of in zip(("Autumn", "Summer"), halves, strict=True)
    )
    assert facts(html) == EXPECTED
