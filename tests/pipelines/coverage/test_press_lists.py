"""Press lists made of cards, boxes at the end of a post, source lines of reprints, lists under their own heading."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts


def _card(url: str, *lines: str) -> list[str]:
    """A card, of which every line links to the same article."""
    return [f"[{line}]({url})" for line in lines]


def test_a_card_is_one_article_with_its_outlet_on_its_own_line() -> None:
    """Words of titles, teasers and buttons are no outlets.

    A name counts if the catalogue has it, if it is the site's, or if it is next to the title.
    """
    facts = shipped_facts(
        "PRESS",
        [
            "Reports on the tide company. Click a card to read the article.",
            *_card("https://www.hankyung.com/article/1", "2026.06", "한국경제", "조수를 재는 회사", "해양 장비를 다룬 기사", "기사 보기 →"),
            *_card("https://www.tidedaily.example/news/2", "2025.02", "TideDaily", "A gauge in every harbour", "The firm, as described by its engineers.", "Read it"),
            *_card("https://www.pierpost.example/news/3", "2024", "Pier Post", "Who reads the water?", "A visit, in which the director explains.", "Read it"),
            *_card("https://www.lemonde.fr/a/4", "2024", "La mer mesurée", "Un portrait.", "Read it"),
        ],
        "en",
    )  # fmt: skip
    assert [(item.outlet, item.article_url, item.certain) for item in facts.items] == [
        ("한국경제", "https://www.hankyung.com/article/1", True),
        ("TideDaily", "https://www.tidedaily.example/news/2", False),
        ("Pier Post", "https://www.pierpost.example/news/3", False),
        ("Le Monde", "https://www.lemonde.fr/a/4", False),  # known by its site alone
    ]
    assert facts.items[1].headline == "A gauge in every harbour"


def test_a_cards_day_and_name_may_share_a_line() -> None:
    """The date is the article's and not part of the name, and neither is a year after the name."""
    facts = shipped_facts(
        "Basında Biz",
        [
            *_card("https://www.liman.example/news/1", "Liman Gazetesi 22 Haziran 2026", "Gelgit ölçümleri başladı", "Habere git"),
            *_card("https://www.dalga.example/news/2", "Dalga Haber 2026", "Denizin sesi", "Habere git"),
            *_card("https://www.kiyi.example/news/3", "Kıyı Postası", "Kıyıda bir gün", "Habere git"),
        ],
        "tr",
    )  # fmt: skip
    found_items = [(item.outlet, item.article_date.on if item.article_date else None) for item in facts.items]
    assert found_items == [("Liman Gazetesi", date(2026, 6, 22)), ("Dalga Haber", None), ("Kıyı Postası", None)]


OUTLETS = ("Harbor Courier", "Tidewater Herald", "Radio Kestrel", "Marsh Weekly", "Northmoor Post")


@pytest.mark.parametrize("title", ["In the media", "Press"])
@pytest.mark.parametrize("rows", [6, 120])
@pytest.mark.parametrize(
    "form", ["{outlet}, {day}: [{title}]({url})", "- {day} – [{title}]({url}) ({outlet})", "### [{title}]({url})\n{outlet} {day}"]
)  # fmt: skip
def test_a_long_list_of_unknown_outlets_loses_no_row(title: str, rows: int, form: str) -> None:
    """Ten years of articles in papers that no catalogue has are as good as this year's six."""
    lines: list[str] = []
    for n in range(rows):
        outlet, day = OUTLETS[n % 5], f"{n % 27 + 1} May {2026 - n // 30}"
        url = f"https://{outlet.replace(' ', '').lower()}.example/news/story-{n}"
        lines += form.format(
            outlet=outlet, day=day, url=url, title=f"How volunteers saved the otters of weir {n}"
        ).split("\n")
    facts = shipped_facts(title, lines, "en")
    found = [(item.outlet, item.article_date.on if item.article_date else None) for item in facts.items]
    assert found == [(OUTLETS[n % 5], date(2026 - n // 30, 5, n % 27 + 1)) for n in range(rows)]


def test_two_cards_are_no_list() -> None:
    """A post that ends with two cards of further reading is read as prose."""
    lines = ["Our gauges are back in service after the winter."]
    lines += _card("https://a.example/long-read-1", "Pier Post", "Who reads the water?")
    lines += _card("https://b.example/long-read-2", "TideDaily", "A gauge in every harbour")
    assert not any("card" in item.reason for item in shipped_facts("Gauges return", lines, "en").items)


@pytest.mark.parametrize(
    ("heading", "name", "button", "language"),
    [
        ("Artikel zum Thema", "Küstenwelle", "Zum Artikel", "de"),
    ],
)
def test_a_box_names_the_outlet_above_its_button(heading: str, name: str, button: str, language: str) -> None:
    """In a box headed as coverage, the line above the "read" button is the outlet; without such a heading it is not."""
    lines = ["Tide Watch won the second prize of the harbour contest on 14 October 2025.", f"## {heading}", name]
    box = [*lines, f"[{button}](https://www.xyz-one.example/article/806190)"]
    facts = shipped_facts("Second prize", box, language, date(2025, 11, 2))
    assert outlets_named(facts) == [name]
    bare = [lines[0], "## Photos of the day", "Ada Lund", f"[{button}](https://www.xyz-one.example/article/806190)"]
    assert outlets_named(shipped_facts("Second prize", bare, language)) == []


_REPRINT = [
    "The open gauge community has joined forces to find a keeper who has been missing since 15 March 2024.",
    "The [report of Coast Rights](https://www.coastrights.example/reports/keeper) came out on 3 July.",
    *["The Harbour Foundation has lent its support, and so have many of those who live by the sea. " * 5] * 3,
]


def test_a_source_line_makes_a_post_the_reprint_of_its_article() -> None:
    """The outlet is the one that the source line links to; what the reprint itself cites, and its dates, are no
    coverage.
    """
    line = "Source: [The Buoy](https://www.thebuoy.example/2024/07/06/keeper/)"
    facts = shipped_facts("Keeper still missing", [line, *_REPRINT], "en", date(2024, 7, 8))
    assert [(item.outlet, item.article_url) for item in facts.items] == [
        ("The Buoy", "https://www.thebuoy.example/2024/07/06/keeper/")
    ]
    assert facts.items[0].article_date is not None
    assert (facts.items[0].article_date.on, facts.items[0].article_date.certain) == (date(2024, 7, 6), False)
    below = shipped_facts("Keeper still missing", [*_REPRINT, *_REPRINT[2:], line], "en", date(2024, 7, 8))
    assert [item.outlet for item in below.items] == ["The Buoy"]
    assert shipped_facts("Keeper still missing", _REPRINT, "en", date(2024, 7, 8)).items == ()


@pytest.mark.parametrize(
    "line",
    [
        "Source: [https://www.thebuoy.example/2024/07/06/keeper/](https://www.thebuoy.example/2024/07/06/keeper/)",
        "Source: [The Buoy](https://www.thebuoy.example/)",
    ],
)
def test_an_address_and_a_front_page_are_no_source_line(line: str) -> None:
    """A line that links to a front page or to a file credits a picture, a data set or a site, and is no source line."""
    assert shipped_facts("Keeper still missing", [line, *_REPRINT], "en", date(2024, 7, 8)).items == ()


def test_a_heading_in_the_text_makes_a_press_list() -> None:
    """Below the heading each title with its "read on" link is an article, and only its domain is known of the outlet."""
    lines = ["## СМИ о нас:"]
    for number, host in enumerate(("pribreg.example", "volna.example", "gavan.example")):
        lines += [
            f"## Завод у залива, часть {number}",
            f"[Читать полностью](https://{host}/news/2017/12/0{number + 1}/a)",
        ]
    items = shipped_facts("Защитим залив", lines, "ru").items
    assert [(item.domain, item.outlet) for item in items] == [
        ("pribreg.example", None),
        ("volna.example", None),
        ("gavan.example", None),
    ]
    assert not any(item.certain for item in items)
    assert shipped_facts("Защитим залив", ["## Наши планы", *lines[1:]], "ru").items == ()


def test_a_front_page_next_to_the_article_is_no_second_article() -> None:
    """A link to the outlet's home page is not recorded as a second article next to the article's own address."""
    facts = shipped_facts(
        "Artikel over ons op HavenKrant",
        [
            "[HavenKrant](https://www.havenkrant.example/) was te gast bij onze dojo en schreef een mooi artikel:",
            "https://www.havenkrant.example/verhaal/een-middag-aan-de-kade",
        ],
        "nl",
    )
    assert [item.article_url for item in facts.items] == [
        "https://www.havenkrant.example/verhaal/een-middag-aan-de-kade"
    ]


def test_entries_that_say_who_was_quoted_are_a_press_list() -> None:
    """Entries that each give a date, an outlet, a verb of reporting and a link are a press list under any title."""
    lines = [
        "We are asked for our views now and then:",
        "- 28/04/20: Ada Lund was quoted in a [report](https://www.theguardian.com/a/1) by The Guardian on gauges",
        "- 29/01/20: Ada Lund was interviewed by Le Monde for [a story](https://www.lemonde.fr/b/2) on tides",
    ]
    assert outlets_named(shipped_facts("Public engagement", lines, "en")) == ["The Guardian", "Le Monde"]


@pytest.mark.parametrize(
    ("title", "lines", "language", "outlet", "person"),
    [
        (
            "Tidvatten i vetenskapsprogrammet",
            ["Föreningen Tidvatten medverkar i Sveriges Radios program. Där intervjuas vår ordförande Hanna Ekberg.",
             "[Lyssna på hela avsnittet](https://sverigesradio.se/sida/avsnitt/1022711)"],
            "sv", "Sveriges Radio", ("Hanna Ekberg", "ordförande"),
        ),
        (
            "Napsali o nás",
            ["Naše ředitelka Jana Malá poskytla rozhovor pro Deník N o přílivu.",
             "[Celý článek](https://denikn.cz/123/priliv/)"],
            "cs", "Deník N", ("Jana Malá", "ředitelka"),
        ),
    ],
)  # fmt: skip
def test_other_languages_words_and_roles(
    title: str, lines: list[str], language: str, outlet: str, person: tuple[str, str]
) -> None:
    """Genitives of northern languages, words for coverage, for "read on" and for roles are known in other languages."""
    facts = shipped_facts(title, lines, language)
    assert outlets_named(facts) == [outlet]
    assert [(one.name, one.roles[0]) for one in facts.people if one.roles] == [person]


def _outlets_and_dates(
    title: str, lines: list[str], language: str, on: date | None = None
) -> list[tuple[str | None, date | None]]:
    items = shipped_facts(title, lines, language, on).items
    return [(item.outlet, item.article_date.on if item.article_date else None) for item in items]


def test_rows_that_end_with_their_link_keep_their_own_day() -> None:
    """A misspelt date leaves its own row without one: the dates of the following rows do not move up."""
    lines = []
    days = ("10 Settempre 2020", "12 Aprile 2020", "11 Aprile 2020", "28 Marzo 2020")
    for number, (day, outlet) in enumerate(
        zip(days, ("La Repubblica", "Corriere della Sera", "Il Sole 24 Ore", "La Stampa"), strict=True)
    ):
        lines += [
            f"Redazione, {day}",
            f"## {outlet}",
            "Il mare misurato da tutti",
            f"[SCOPRI](https://a.example/mare/{number})",
        ]
    assert [day for _, day in _outlets_and_dates("Rassegna stampa", lines, "it")] == [
        None,
        date(2020, 4, 12),
        date(2020, 4, 11),
        date(2020, 3, 28),
    ]


def test_a_day_over_several_pieces_is_that_of_all_of_them() -> None:
    """A date above several articles is that of all of them, even if the page reader took it for the page's own."""
    lines = [
        "## 25. September 2018",
        "Futurezone - [Urheberrecht: Filter kommen](https://futurezone.at/netzpolitik/a/400116158)",
        "## 1. November 2017",
        "Futurezone - [Wiener Kurzfilm zeigt Leben](https://futurezone.at/digital-life/b/295)",
        "Der Standard - [Spyware installieren ist einfach](https://www.derstandard.at/story/200007)",
        "## 30. Oktober 2017",
        "Die Presse - [Nachbetrachtungen zur Woche](https://www.diepresse.com/530/woche)",
    ]
    assert [day for _, day in _outlets_and_dates("Pressespiegel", lines, "de", date(2018, 9, 25))] == [
        date(2018, 9, 25),
        date(2017, 11, 1),
        date(2017, 11, 1),
        date(2017, 10, 30),
    ]


def test_a_name_repeated_in_its_title_begins_no_new_row() -> None:
    """A title that repeats the outlet printed above it, and links there, begins no new row."""
    lines = []
    for day, outlet, host in ((15, "The Guardian", "www.theguardian.com"), (16, "Le Monde", "www.lemonde.fr")):
        lines += [f"{day} March 2021: {outlet}", f"[{outlet} on the tide](https://{host}/a/{day})"]
    assert _outlets_and_dates("In the media", lines, "en") == [
        ("The Guardian", date(2021, 3, 15)),
        ("Le Monde", date(2021, 3, 16)),
    ]


def test_a_dash_after_a_name_is_no_part_of_it() -> None:
    """A dash after a name is not part of it, although name and host still match with the dash."""
    lines = [
        "## 20 de novembro de 2026",
        "O Globo - [Quem mede o mar](https://oglobo.globo.com/ciencia/quem)",
        "## 12 de novembro de 2026",
        "Rádio Maresia - [Conversa sobre marés](https://www.radiomaresia.example/programas/c-12)",
    ]
    assert _outlets_and_dates("Instituto na mídia", lines, "pt") == [
        ("O Globo", date(2026, 11, 20)),
        ("Rádio Maresia", date(2026, 11, 12)),
    ]


def test_a_list_stays_one_before_a_paragraph_about_two_outlets() -> None:
    """A closing paragraph about two outlets leaves the entries of the list above as they are, and its outlet is found
    too.
    """
    lines = [
        "Nosso trabalho repercutiu na imprensa nesta semana:",
        "- 19/11/2026 – [Pesca manejada dobra renda](https://gfoz.example/pesca-manejada) (Gazeta da Foz)",
        "- 20/11/2026 – [Escola inaugura biblioteca](https://g1.globo.com/pa/noticia/escola-flutuante.ghtml) (G1)",
    ]
    short = (
        "O coordenador Nonato Lobato participou do podcast “Maré Alta”, da Rádio Beira FM, em 18 de novembro de 2026."
    )
    long = short.replace("O coordenador", "O coordenador de pesca artesanal da nossa organização,").replace(
        "Lobato", "Lobato,"
    )
    radio = ("Rádio Beira FM", False)
    for closing, more in ([], []), ([short], [radio]), ([long], [radio]):
        facts = shipped_facts("Várzea em pauta: duas reportagens", [*lines, *closing], "pt")
        found = [(item.outlet, item.article_url is not None) for item in facts.items]
        assert found == [("Gazeta da Foz", True), ("g1", True), *more]


def test_a_source_line_that_only_sends_the_reader_on_names_no_link() -> None:
    """In a source line without the article's link, the outlet is the name before the link."""
    lines = [
        "新加坡《联合早报》于2024年6月1日刊出专题，报道本社的楼顶菜园。",
        "记者走访了两处菜园。",
        "来源：联合早报 [点击阅读全文](https://www.zaobao.com.sg/lifestyle/feature/story1)",
    ]
    (item,) = shipped_facts("《联合早报》专题：楼顶的菜园", lines, "zh", date(2024, 6, 12)).items
    assert item.outlet == "联合早报"


def test_new_year_in_a_title_about_coverage_is_no_closing_notice() -> None:
    """年末年始 in a title marks a notice of closing days, except where the title is about press coverage."""
    lines = ["次の各社で取り上げていただきました。", "- 北海道新聞　12月24日朝刊", "- 朝日新聞　12月30日"]
    facts = shipped_facts("年末年始のメディア掲載", lines, "ja", date(2024, 1, 10))
    assert [item.outlet for item in facts.items] == ["北海道新聞", "朝日新聞"]
    assert len(shipped_facts("報道された水辺の町（年末年始）", lines, "ja", date(2024, 1, 10)).items) == len(
        facts.items
    )
    assert shipped_facts("年末年始の休館と放送設備の点検", lines, "ja", date(2024, 1, 10)).items == ()
    assert shipped_facts("【報道関係各位】記者会見のご案内", lines, "ja", date(2024, 1, 10)).items == ()


def test_a_day_before_a_station_is_no_part_of_its_name() -> None:
    """Spaces alone separate date, station and programme."""
    lines = [
        "本学に関する掲載・出演は以下のとおりです。",
        "- 2月7日 北海道新聞 [流氷の下の音](https://www.hokkaido-np.co.jp/article/1/)",
        "- 2月15日 KQBラジオ カーナビラジオ午後一番！ 本学の准教授が出演",
        "- 2月22日 日本経済新聞 [牛舎の熱](https://www.nikkei.com/article/1/)",
    ]
    facts = shipped_facts("メディア掲載・出演情報", lines, "ja", date(2024, 3, 1))
    assert [item.outlet for item in facts.items] == ["北海道新聞", "KQBラジオ", "日本経済新聞"]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Der Seebote widmet unserem Wehr einen ganzseitigen Beitrag.", "Der Seebote"),
    ],
)
def test_the_article_of_a_noun_for_papers_is_the_sentences(line: str, outlet: str) -> None:
    """The article before a noun for newspapers belongs to the sentence, although many newspapers have one in their
    name.
    """
    (item,) = shipped_facts("Presse", [line], "de", date(2024, 6, 12)).items
    assert item.outlet == outlet


_KNOWN = "Am 3. Juni 2024 veröffentlichte die taz [einen Bericht über unser Wehr](https://taz.de/Wehr/!1/)."
_MORE = " Viele haben beim Bau geholfen, und wir danken allen, die bei Regen und Wind am Ufer gestanden haben." * 4


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("Auch der Wehrkurier hat die Eröffnung in seiner Ausgabe vom 6. Juni 2024 besprochen.", ["taz", "Wehrkurier"]),
        ("Auch der Wehrkurier hat die Eröffnung in seiner Ausgabe besprochen.", ["taz"]),
        ("Am 6. Juni 2024 kam der Wehrkurier an unseren Stand.", ["taz"]),
    ],
)
def test_an_unknown_paper_next_to_a_known_one_needs_its_own_day_and_report(line: str, outlets: list[str]) -> None:
    """In prose an unknown newspaper next to a known one counts only with its own date and verb of reporting.

    The noun alone may be any firm's name or a boat's.
    """
    facts = shipped_facts("Das neue Wehr", [_KNOWN + _MORE, line + _MORE], "de", date(2024, 6, 12))
    assert [item.outlet for item in facts.items] == outlets


@pytest.mark.parametrize(
    "line",
    [
        "設立：2001年6月4日",
        "설립: 2001년 6월 4일",
        "成立日期：2001年6月4日",
        "Fundada: 4 de junio de 2001",
        "Gegründet: 4. Juni 2001",
    ],
)
def test_a_founding_date_names_no_outlet(line: str) -> None:
    """The founding date in the organization's boilerplate names no outlet."""
    notice = "Der Verein lädt ein. / 当社は新しい計測器を発売しました。"
    assert (
        shipped_facts(
            "Neues / お知らせ", [notice, "X Inc.", line, "URL: https://x.example"], "ja", date(2024, 6, 12)
        ).items
        == ()
    )


def test_the_language_of_an_article_is_no_part_of_its_outlet() -> None:
    """Where several cards end the line of outlet and day with a language, the name is what comes before it."""
    names = ["Harbour Courier", "Tide Weekly", "Pier Post", "Buoy Review"]
    lines = [
        line
        for n, name in enumerate(names, 1)
        for line in (
            f"## [The keepers of gauge number {n}](https://www.outlet{n}.example/2023/12/1{n}/keepers-of-the-gauge/)",
            f"[{name} {'French' if n % 2 else 'English'} 1{n}/12/2023]"
            f"(https://www.outlet{n}.example/2023/12/1{n}/keepers-of-the-gauge/)",
        )
    ]
    facts = shipped_facts("In the media", lines, "en", date(2023, 12, 20))
    assert outlets_named(facts) == names


def test_a_known_outlet_is_recorded_as_its_row_prints_it() -> None:
    """Found by the site of the link, in capitals, or by a line that spells the host."""
    facts = shipped_facts(
        "In the media",
        [
            *_card("https://www.lemonde.fr/a/4", "LE MONDE", "La mer mesurée par tous ceux qui vivent au bord de la baie"),
            *_card("https://brutkasten.com/artikel/pegel", "BRUTKASTEN", "Der Pegel, den eine Stadt seit hundert Jahren liest"),
            *_card("https://www.hankyung.com/article/1", "2026.06", "조수를 재는 회사", "해양 장비를 다룬 기사를 만나 보세요"),
        ],
        "en",
    )  # fmt: skip
    assert [item.outlet_raw for item in facts.items][:2] == ["LE MONDE", "BRUTKASTEN"]


def test_rows_that_end_with_a_link_are_not_split_by_the_titles_in_them() -> None:
    """A title that names an outlet again belongs to its row: day, outlet, title, button."""
    rows = [
        ("2 May 2021", "Harbour Courier", "How the Pier Post came to read our gauge"),
        ("3 May 2021", "Pier Post", "A gauge in every harbour"),
        ("4 May 2021", "Tide Weekly", "A town counts the waves, as the Harbour Courier wrote"),
    ]
    lines = ["We in the papers of the coast"]
    for n, (day, outlet, title) in enumerate(rows, 1):
        host = outlet.lower().replace(" ", "")
        lines += [day, outlet, title, f"[Read on](https://www.{host}.example/2021/gauge-{n}/)"]
    facts = shipped_facts("In the media", lines, "en", date(2021, 6, 1))
    assert outlets_named(facts) == [outlet for _, outlet, _ in rows]
    assert [item.article_date.on.day for item in facts.items if item.article_date] == [2, 3, 4]
