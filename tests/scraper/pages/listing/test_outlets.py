"""The outlet that a press list prints next to a title, and no other words."""

from __future__ import annotations

import pytest

from scraper.pages.text.outlet_names import names_site
from tests.scraper.pages.press_lists import DAYS, LINKS, OUTLETS, TITLES, read, rows

LINES = {
    "day and outlet before the title, between line breaks": ('{d}, {o}: <a href="{w}">{t}</a><br>', "p"),
    "outlet and day before": ('{o}, {d}: <a href="{w}">{t}</a><br>\n', "p"),
    "behind the title, between line breaks": ('<a href="{w}">{t}</a>, {o}, {d}<br>\n', "p"),
    "in a line below, empty lines between": ('<a href="{w}">{t}</a><br>{o}, {d}<br><br>\n', "p"),
    "in a line above, empty lines between": ('<strong>{o}</strong><br><a href="{w}">{t}</a><br>{d}<br><br>\n', "p"),
    "several entries in a line": ('<a href="{w}">{t}</a> ({o}, {d}); ', "p"),
    "several in a line, led": ('{o}, {d}: <a href="{w}">{t}</a>; ', "p"),
    "dashes": ('<li><strong>{o}</strong> – {d} – <a href="{w}">{t}</a></li>', "ul"),
    "slashes": ('<li>{d} / {o} / <a href="{w}">{t}</a></li>', "ul"),
    "commas behind": ('<p><a href="{w}">{t}</a>, {o}, {d}</p>', "div"),
    "emphasized behind quoted": ('<p><a href="{w}">“{t},”</a> <em>{o}</em>, {d}</p>', "div"),
    "brackets": ('<li><a href="{w}">{t}</a> ({o}, {d})</li>', "ul"),
    "with the author": ('<li><a href="{w}">{t}</a>, by {a}, {o}, {d}</li>', "ul"),
    "the author in it": ('<li>{a} in {o}: <a href="{w}">{t}</a> ({d})</li>', "ul"),
    "a teaser behind": ('<li><strong>{o}</strong> ({d}): <a href="{w}">{t}</a><br>{b}</li>', "ul"),
    "term and description": ("<dt>{d}</dt><dd><em>{o}</em>: <a href='{w}'>{t}</a></dd>", "dl"),
    "term with the outlet": ("<dt>{o}, {d}</dt><dd><a href='{w}'>{t}</a></dd>", "dl"),
    "row: outlet, day, title": ('<tr><td>{o}</td><td>{d}</td><td><a href="{w}">{t}</a></td></tr>', "table"),
    "row: day, title, section, outlet": (
        '<tr><td>{d}</td><td><a href="{w}">{t}</a></td><td>{s}</td><td>{o}</td></tr>',
        "table",
    ),
    "row: language, day, author, title, outlet": (
        '<tr><td>{lang}</td><td>{d}</td><td>{a}</td><td><a href="{w}">{t}</a></td><td>{o}</td></tr>',
        "table",
    ),
    "card: label above": (
        '<div class="card"><span class="label">{o}</span><h3><a href="{w}">{t}</a></h3><p>{b}</p><time>{d}</time></div>',
        "section",
    ),
    "card: below, run together": (
        '<div class="card"><h3><a href="{w}">{t}</a></h3><div><span>{d}</span><span>{o}</span></div></div>',
        "section",
    ),
    "card: amid section, button and reading time": (
        '<div class="card"><span>{s}</span><h3><a href="{w}">{t}</a></h3><a href="{w}">Read more</a>'
        "<span>{n} min read</span><em>{o}</em><time>{d}</time></div>",
        "section",
    ),
    "card: a link around all": (
        '<a class="card" href="{w}"><span class="src">{o}</span><h3>{t}</h3><span class="date">{d}</span></a>',
        "section",
    ),
    "card: place above": (
        '<div class="card"><span>{p}</span><h3><a href="{w}">{t}</a></h3><div>{d}</div><div>{o}</div></div>',
        "section",
    ),
    "card: author below": (
        '<div class="card"><h3><a href="{w}">{t}</a></h3><div>By {a}</div><div>{o}</div><div>{d}</div></div>',
        "section",
    ),
    "card: labelled": (
        '<div class="card"><h3><a href="{w}">{t}</a></h3><div>Source: {o}</div><div>{d}</div></div>',
        "section",
    ),
    "card: a logo": (
        '<div class="card"><img src="/l/{n}.png" alt="{o} logo"><h3><a href="{w}">{t}</a></h3><div>{d}</div></div>',
        "section",
    ),
    "card: the button names it": (
        '<div class="card"><h3>{t}</h3><p>{d}</p><p><a href="{w}">Read on {o}</a></p></div>',
        "section",
    ),
    "in the title": ('<li>{d} <a href="{w}">{t} | {o}</a></li>', "ul"),
    "before the title": ('<li>{d} <a href="{w}">{o}: {t}</a></li>', "ul"),
}


@pytest.mark.parametrize(("form", "around"), LINES.values(), ids=LINES)
def test_the_printed_outlet_is_what_an_entry_gets(form: str, around: str) -> None:
    """Wherever the list prints it, without adjacent words of the line or of the next entry."""
    items = read(rows(form, around))
    assert [item.outlet for item in items] == list(OUTLETS)
    assert all(title in item.title for item, title in zip(items, TITLES, strict=True))


OTHERS = {
    "author": '<div class="card"><h3><a href="{w}">{t}</a></h3><div>{d}</div><div>{a}</div></div>',
    "byline": '<div class="card"><h3><a href="{w}">{t}</a></h3><div>{d}</div><div>By {a}</div></div>',
    "section": '<div class="card"><span>{s}</span><h3><a href="{w}">{t}</a></h3><div>{d}</div></div>',
    "button": '<div class="card"><h3><a href="{w}">{t}</a></h3><div>{d}</div><a href="{w}">Read more</a></div>',
    "place": '<p>{p}, {d}: <a href="{w}">{t}</a></p>',
    "file": '<p>{d}: <a href="{w}">{t}</a> (PDF)</p>',
    "language": '<p>{d}: <a href="{w}">{t}</a> ({lang})</p>',
    "time": '<p>{d}: <a href="{w}">{t}</a> <span>{n} min read</span></p>',
    "teaser": '<p><a href="{w}">{t}</a> {b} <span>{d}</span></p>',
}


@pytest.mark.parametrize("form", OTHERS.values(), ids=OTHERS)
def test_what_is_no_outlet_is_not_taken_for_one(form: str) -> None:
    """Authors, sections, buttons, places, files, languages, reading times and teasers may be in its place."""
    assert [item.outlet for item in read(rows(form, "section"))] == [None] * 8


def test_entries_that_print_an_outlet_and_those_that_do_not() -> None:
    """An entry whose line has none gets none, least of all its neighbour's."""
    lines = "".join(
        f'{DAYS[n]}{f", {OUTLETS[n]}" if n % 2 else ""}: <a href="{LINKS[n]}">{TITLES[n]}</a><br>' for n in range(8)
    )
    expected = [OUTLETS[n] if n % 2 else None for n in range(8)]
    assert [item.outlet for item in read(f"<p>{lines}</p>")] == expected


def test_the_kind_of_article_stays_with_the_outlet() -> None:
    """ "Op-ed" and "Interview" give the kind of coverage; "Article" adds nothing."""
    items = read(rows('<li>{o}, Op-ed, {d}: <a href="{w}">{t}</a></li>'))
    assert [item.outlet for item in items] == [f"{outlet}, Op-ed" for outlet in OUTLETS]
    assert [item.outlet for item in read(rows('<li>{o} – Article – {d}: <a href="{w}">{t}</a></li>'))] == list(OUTLETS)


KOREAN = (
    ("법원, 교도소에 편지 공개 판결", "연례 보고서 오늘 발간", "소장 제네바 회의서 발언", "국경 폐쇄에 관한 성명 발표"),
    ("바다일보", "한물결신문", "연안뉴스", "남해방송"),
    tuple(f"https://news{n}.pr{n}.example/article/33{n}" for n in range(4)),
    tuple(f"2026.11.{18 - 2 * n:02}" for n in range(4)),
)
JAPANESE = (
    ("裁判所、刑務所に手紙の公開を命じる", "年次報告書が本日発行されました", "代表がジュネーブの会議で発言", "国境閉鎖についての声明"),
    ("北浜新聞", "みなと新聞", "みらいテレビ", "国際評論"),
    KOREAN[2],
    tuple(f"2026年11月{18 - 2 * n}日" for n in range(4)),
)  # fmt: skip
ARABIC = (
    ("المحكمة تقضي بالإفراج عن الرسائل من السجن", "نشر التقرير السنوي عن الاحتجاز اليوم", "المدير يتحدث في مؤتمر جنيف الدولي", "بيان حول إغلاق الحدود واللاجئين"),
    ("الميناء الجديد", "صحيفة الوادي", "الساحل", "المدينة اليوم"),
    KOREAN[2],
    tuple(f"{18 - 2 * n} نوفمبر 2026" for n in range(4)),
)  # fmt: skip
RUSSIAN = (
    ("Суд постановил выдать письма из тюрьмы", "Годовой отчёт о задержаниях опубликован", "Директор выступил на конференции в Женеве", "Заявление о закрытии границы и беженцах"),
    ("Коммерческий вестник", "Новая гавань", "Радио «Волна»", "Северный край"),
    KOREAN[2],
    tuple(f"{18 - 2 * n:02}.11.2026" for n in range(4)),
)  # fmt: skip
GERMAN = (
    ("Gericht ordnet Herausgabe der Briefe an", "Jahresbericht über Haft erscheint heute", "Direktorin spricht auf Konferenz in Genf", "Erklärung zur Schließung der Grenze"),
    ("Südküsten-Zeitung", "Oberland Bote", "Der Leuchtturm", "Hafen-Kurier"),
    ("https://www.suedkuesten-zeitung.example/a/1", "https://oberlandbote.example/2026/2", "https://leuchtturm.example/politik/3", "https://www.hafen-kurier.example/4"),
    RUSSIAN[3],
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "around", "written", "language"),
    [
        ('<li><a href="{w}">[{o}] {t}</a> <span>{d}</span></li>', "ul", KOREAN, "ko"),
        ('<li>{d} {o} <a href="{w}">{t}</a></li>', "ul", KOREAN, "ko"),
        ('<li><a href="{w}">{t}</a> ({o}, {d})</li>', "ul", KOREAN, "ko"),
        ('<p>◆{o} {d} <a href="{w}">「{t}」</a></p>', "div", JAPANESE, "ja"),
        ('<p><a href="{w}">◆{o} {d}「{t}」</a></p>', "div", JAPANESE, "ja"),
        ('<li>{d} 【{o}】<a href="{w}">{t}</a></li>', "ul", JAPANESE, "ja"),
        ('<li>{d} <a href="{w}">{o}に「{t}」が掲載されました</a></li>', "ul", JAPANESE, "ja"),
        ('<p>{d}، {o}: <a href="{w}">{t}</a></p>', "div", ARABIC, "ar"),
        ('<li>{o} – {d} – <a href="{w}">{t}</a></li>', "ul", ARABIC, "ar"),
        ('<p>{d}. {o}. <a href="{w}">{t}</a></p>', "div", RUSSIAN, "ru"),
        ('<li><a href="{w}">{t}</a> // {o}. {d}</li>', "ul", RUSSIAN, "ru"),
        ('<p>{o} vom {d}: <a href="{w}">{t}</a></p>', "div", GERMAN, "de"),
        ('<li>{d} | {o} | <a href="{w}">{t}</a></li>', "ul", GERMAN, "de"),
    ],
)
def test_outlets_in_other_languages(
    form: str, around: str, written: tuple[tuple[str, ...], ...], language: str
) -> None:
    """If the link's address cannot spell the name, its place, the same in all entries, shows it."""
    assert [item.outlet for item in read(rows(form, around, of=written), language)] == list(written[1])


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("The Valley Courier", "www.valley-courier.example"),
        ("Valley Courier Online", "valleycourier.example"),
        ("New Harbour Times", "nhtimes.example"),
        ("Radio Free Skerry", "rfs.example"),
        ("HNK News", "edition.hnk.example"),
        ("Südküste", "suedkueste.example"),
        ("El Faro", "elfaro.example"),
        ("valleycourier.example", "news.valleycourier.example"),
        ("Вестник долины", "vestnikdoliny.example"),
    ],
)
def test_a_name_that_an_address_spells(name: str, host: str) -> None:
    assert names_site(name, f"https://{host}/a/1")


@pytest.mark.parametrize(
    ("name", "host"),
    [("World", "worldofboats.example"), ("News", "news.example.org"), ("Seoul", "seoulharbourtimes.example")],
)
def test_a_word_in_an_address_is_no_name_of_the_site(name: str, host: str) -> None:
    assert not names_site(name, f"https://{host}/a/1")
