"""More styles of press pages, in texts of our own: credit lines, hosts and shows, lists without roles, contracted
articles.
"""

from __future__ import annotations

from datetime import date

import pytest

from presswatch.records import CoverageFacts
from tests.pipelines.posts import outlets_named, shipped_facts


def _people(facts: CoverageFacts) -> set[tuple[str, tuple[str, ...]]]:
    return {(one.name, one.roles) for one in facts.people}


_ESSAY = (
    "The tide does not wait for the committee that is to measure it. For thirty years the gauges of the northern coast "
    "have been read by volunteers, and for thirty years nobody has asked them what they saw. That should change."
)


@pytest.mark.parametrize(
    ("line", "language", "outlets"),
    [
        ("Fuente: [El Mercurio](https://www.emol.com/a/los-mareografos)", "es", ["El Mercurio"]),
        ("Article paru dans Le Monde", "fr", ["Le Monde"]),
        ("[The Guardian](https://www.theguardian.com/a/gauges)", "en", ["The Guardian"]),
        ("Erschienen in der Frankfurter Rundschau", "de", ["Frankfurter Rundschau"]),
    ],
)
def test_a_credit_line_is_evidence(line: str, language: str, outlets: list[str]) -> None:
    """A line with an outlet's name alone, or crediting it with the article, is coverage; the name inside a sentence is
    not.
    """
    assert outlets_named(shipped_facts("The gauges of the north", [_ESSAY, line], language)) == outlets
    name = outlets[0]
    sentence = (
        f"Whoever has subscribed to {name} for all these years may have wondered about it, as we have at our table."
    )
    assert outlets_named(shipped_facts("The gauges of the north", [_ESSAY, sentence], language)) == []


@pytest.mark.parametrize(
    ("title", "line", "language", "outlets"),
    [
        (
            "Podcast with Jo Lund",
            "Our director, Jo Lund, joins Peter Sand on the Lessons from Old Harbours podcast to discuss the tide.",
            "en",
            ["Lessons from Old Harbours"],
        ),
        (
            "Revue de presse",
            "Notre directrice Anne Berg a parlé au journal du Parisien de nos digues.",
            "fr",
            ["Le Parisien"],
        ),
        (
            "Rassegna stampa",
            "La nostra direttrice Anna Berg è stata intervistata dal Corriere della Sera.",
            "it",
            ["Corriere della Sera"],
        ),
        ("媒体报道", "在我们关于经济发展趋势的新闻中，《潮汐经济》一书被多次提及。", "zh", []),
    ],
)
def test_shows_hosts_and_fused_names(title: str, line: str, language: str, outlets: list[str]) -> None:
    """A host is no outlet, a show's name may hold short words, an article contracted with a preposition belongs to the
    name.
    """
    assert outlets_named(shipped_facts(title, [line], language)) == outlets


def test_the_site_of_the_printed_link_and_of_the_employer() -> None:
    """A link with the site's address as its text names the outlet; the site of an employer is no outlet's."""
    article = "https://www.tidechronicle.example/coast/our-gauges"
    facts = shipped_facts(
        "Press: Tidechronicle", [f"An article about our gauges appeared, read it [here]({article})."], "en"
    )
    assert [(i.outlet, i.article_url) for i in facts.items] == [("Tidechronicle", article)]
    lines = [
        "Gaugetica’s CEO, Jo Lund, joins Peter Sand on Sky News to talk about the tide.",
        "[Watch the interview at Gaugetica](https://www.gaugetica.example/news/interview-on-sky-news-0)",
    ]
    facts = shipped_facts("Gaugetica CEO talks tides on Sky News", lines, "en", None, "https://jolund.example/news/1")
    assert [(i.outlet, i.article_url) for i in facts.items] == [("Sky News", None)]


CGTN = "https://news.cgtn.com/news/2020-04/27/the-tide-AB12/index.html"


def test_the_day_in_an_address() -> None:
    """The date in an article's address is used if the post gives none, if it is not after the post."""
    article = "https://www.lemonde.fr/planete/article/2021/01/18/les-digues_6161001_3244.html"
    line = f"Notre directrice Anne Berg a été interrogée par [Le Monde]({article})"
    (item,) = shipped_facts("Revue de presse", [f"{line}."], "fr", date(2021, 3, 1)).items
    assert item.article_date is not None
    assert (item.article_date.on, item.article_date.source, item.article_date.certain) == (
        date(2021, 1, 18),
        "url",
        False,
    )
    (item,) = shipped_facts("Revue de presse", [f"{line} le 17 janvier 2021."], "fr", date(2021, 3, 1)).items
    assert item.article_date is not None
    assert item.article_date.on == date(2021, 1, 17)
    (item,) = shipped_facts("Nos digues", [f"{line}."], "fr", date(2020, 12, 1)).items
    assert item.article_date is None
    joined = "https://www.lemonde.fr/planete/article/20210118123456"
    (item,) = shipped_facts("Revue de presse", [f"Anne Berg dans [Le Monde]({joined})."], "fr", date(2021, 3, 1)).items
    assert item.article_date is not None
    assert item.article_date.on == date(2021, 1, 18)


def test_the_year_in_addresses() -> None:
    """Dates without a year on an undated page get the year that the addresses of its articles show."""
    rows = [
        "- [Le Monde](https://www.lemonde.fr/planete/2021/02/03/digues.html), 2 février",
        "- [Libération](https://www.liberation.fr/planete/digues-12345), 12 février",
    ]
    facts = shipped_facts("Revue de presse", rows, "fr", None)
    assert [item.article_date and item.article_date.on for item in facts.items] == [date(2021, 2, 2), date(2021, 2, 12)]


@pytest.mark.parametrize(
    ("title", "lines", "language", "people"),
    [
        (
            "Interviews",
            [
                "- Andreas Wagner in der Deutschen Welle: Debatte über Deiche",
                "- Dr. Martin Mick im Deutschlandfunk: Wer pegelt, der bleibt",
            ],
            "de",
            {("Andreas Wagner", ()), ("Martin Mick", ())},
        ),
        (
            "Barbara Dahl im Interview mit dem Deutschlandfunk",
            ["Lesen Sie hier das Deutschlandfunk-Interview in voller Länge."],
            "de",
            {("Barbara Dahl", ())},
        ),
        (
            "In the media",
            [
                "Mira Holt is a geographer whose work foresaw much of this.",
                "Speaking to the Guardian, Dr Holt, senior fellow emeritus, said: “In 1971 I was appalled at the tide.”",
            ],
            "en",
            {("Mira Holt", ("geographer", "senior fellow emeritus"))},
        ),
        (
            "In the news",
            ["The institute’s director – Mira Holt – was featured in The Guardian."],
            "en",
            {("Mira Holt", ("director",))},
        ),
        (
            "In the news",
            ["The New Yorker covers the work of our Professors Bruce Lund, David Mills and Dana Berg."],
            "en",
            {("Bruce Lund", ("Professors",)), ("David Mills", ("Professors",)), ("Dana Berg", ("Professors",))},
        ),
        (
            "Columna",
            [
                "Columna redactada por el profesor-investigador, Ignacio Lund, publicada el 17 de junio de 2015 en El Mercurio."
            ],
            "es",
            {("Ignacio Lund", ("profesor-investigador",))},
        ),
        (
            "О нас в СМИ",
            ["В эфире телеканала «Культура» директор Музеев Приморского Берега Анна Лунд рассказала о маяках."],
            "ru",
            {("Анна Лунд", ("директор Музеев Приморского Берега",))},
        ),
        ("媒体报道", ["《联合早报》刊登了采访，两名记者与我院刘万山院长进行了座谈。"], "zh", {("刘万山", ("院长",))}),
    ],
)
def test_people_of_lists_and_titles(
    title: str, lines: list[str], language: str, people: set[tuple[str, tuple[str, ...]]]
) -> None:
    """People without roles are found in rows and titles, by title and surname, between dashes, after an organization's
    name.
    """
    assert _people(shipped_facts(title, lines, language)) == people


@pytest.mark.parametrize(
    "line",
    [
        "지난 11월 18일 코리아리버는 강변 마을의 강제 이주에 대해 보도했다. 한가람 국장이 기사에 등장했다.",
        "코리아리버는 11월 26일 물길센터가 유해 발굴에 참여한다고 보도했다.",
        "코리아리버는 마을의 등록부에 관하여 보도했다.",
    ],
)
def test_what_was_reported_is_no_outlet(line: str) -> None:
    """In a Korean sentence the words between the newspaper and its verb are the topic and no outlet."""
    named = outlets_named(
        shipped_facts("언론 보도", [line, "[기사 보기](https://krj.example/2026/11/26/dig-site)"], "ko")
    )
    assert not {"대해", "참여한다고", "관하여"} & set(named)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Larkmoor Tribune reported on the river on 12 October 2026 and quoted Lu Fern.", "quoted"),
        ("The Chicago Tribune reported on the river on 12 October 2026 and quoted Lu Fern.", "quoted"),
        ("La Tribune a publié un article sur le fleuve et cite notre directrice, Lu Fern.", "cited"),
        ("Notre directrice a signé une tribune dans Le Monde le 12 octobre 2026.", "op-ed"),
        ("Tribune : notre directrice écrit dans Le Monde.", "op-ed"),
    ],
)
def test_a_paper_called_tribune_publishes_articles_too(line: str, kind: str) -> None:
    """The French word for an opinion piece is also a newspaper's name: inside a line a capital decides."""
    facts = shipped_facts(
        "In the press", [line, "[Read the article](https://press.example/2026/10/12/river-story)"], "en"
    )
    assert {one.kind for one in facts.items} == {kind}
