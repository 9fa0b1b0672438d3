"""Coverage of posts of our own writing, in nine languages, with invented outlets, people and words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.coverage.step import read_coverage, refine_mentions
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Mention, Post
from presswatch.watchlist.entries import OutletEntry, Subject
from tests.pipelines.posts import Example, examples, make_post

CATALOGUE = load_catalogue()
EXAMPLES = examples()
KNOWN_GAPS = {"es-role-after"}  # "20minutos, 13 de octubre …": the digits before the date hide it


def facts_of(post: Post):
    return read_coverage(post, (), CATALOGUE)


def rows_of(example: Example) -> list[tuple[str | None, ...]]:
    return [
        (i.outlet, i.domain, i.article_date.on.isoformat() if i.article_date else None, i.article_url)
        for i in facts_of(example.post).items
    ]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.name not in KNOWN_GAPS], ids=lambda e: e.name)
def test_items_are_found(example: Example) -> None:
    """Each example yields its outlets, domains, article dates and addresses, and nothing else."""
    got = [tuple((cell or "").removeprefix("The ") or None for cell in row) for row in rows_of(example)]
    want = [tuple((cell or "").removeprefix("The ") or None for cell in row) for row in example.items]
    assert [(r[0].removeprefix("Die ") if r[0] else None, *r[1:]) for r in got] == want


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_people_and_quotes_are_found(example: Example) -> None:
    """Each example yields its spokespersons and its quotations with speakers, and nobody else."""
    facts = facts_of(example.post)
    assert [p.name for p in facts.people] == [name for name, _ in example.people]
    said = [(" ".join(q.text.split()), q.speaker) for q in facts.quotes]
    assert [s for _, s in said] == [s for _, s in example.quotes]
    assert all(a.strip(".。") == b.strip(".。") for (a, _), (b, _) in zip(said, example.quotes, strict=True))
    for person in facts.people:
        for role, start in zip(person.roles, person.role_starts, strict=True):
            assert example.post.text[start : start + len(role)] == role


def model_post() -> Post:
    lead = (
        "On June 30th, 2023, The Wall Street Journal covered that families torn apart at the river are being sought again. "
        "In particular, the article reported that some of them are held near the border. TDR's Director of Outreach, "
        "Nora Sung, appeared in the article, urging the neighbours not to send them back."
    )
    last = "You can read the full article on The Wall Street Journal website by clicking [HERE](https://www.wsj.com/articles/river-1a2b3c?mod=x)."
    return make_post(
        "TDR in the media",
        [
            lead,
            "Along the river, aid groups say, most who cross are women who were promised work.",
            "Even those who married may be sent back, rights groups say.",
            "“What the neighbours can do now is to shelter the many [river] women…who are mothers there,” said Nora Sung, a "
            "director at the Busan-based Tidal Data Registry.",
            last,
        ],
        "en",
    )


def test_model_case() -> None:
    """Every field of the model case: outlet, article date, HERE, one person with two roles, quotation."""
    facts = facts_of(model_post())
    (item,) = facts.items
    assert (item.outlet, item.domain, item.article_url) == (
        "The Wall Street Journal",
        "wsj.com",
        "https://www.wsj.com/articles/river-1a2b3c?mod=x",
    )
    assert item.article_date is not None
    assert (item.article_date.on, item.article_date.precision) == (date(2023, 6, 30), "day")
    assert "June 30th, 2023" in item.article_date.raw
    assert (item.kind, item.medium, item.certain) == ("quoted", "article", True)
    (person,) = facts.people
    assert (person.name, person.roles) == ("Nora Sung", ("Director of Outreach", "director"))
    (quote,) = facts.quotes
    assert "[river]" in quote.text
    assert "…" in quote.text
    assert quote.search_form.startswith("what the neighbours can do now is to shelter the many women who")
    assert quote.speaker == "Nora Sung"


def test_watched_organization_claims_its_person() -> None:
    """A watched organization before the role links the spokesperson to it, and its mention is classified as quoted."""
    post = model_post()
    start = post.text.index("TDR's")
    subject = Subject(name="Tidal Data Registry", aliases=("TDR",))
    mention = Mention(subject=subject.name, surface="TDR", start=start, end=start + 3, where="lead", rule="alias TDR")
    facts = read_coverage(post, (mention,), CATALOGUE, (subject,))
    assert facts.people[0].subject == "Tidal Data Registry"
    assert refine_mentions((mention,), facts)[0].kind == "quoted"


TAILS = {
    "en": "You can read the full article on the {} website by clicking [HERE]({}).",
    "ko": "{} 기사 전문은 [여기]({})에서 볼 수 있습니다.",
    "ru": "Полный текст на сайте {}: [здесь]({}).",
    "ar": "المقال الكامل على موقع {} [هنا]({}).",
    "fr": "Lire l'article complet sur le site {} [ICI]({}).",
    "es": "Lea el artículo completo en {} [AQUÍ]({}).",
    "de": "Den ganzen Artikel auf {} lesen Sie [HIER]({}).",
}
NAMES = [
    "The Westbank Courant",
    "Le Messager du Port",
    "Листок побережья",
    "صحيفة المدار",
    "은빛일보",
    "Der Morgenbote",
    "El Heraldo de Puertobruma",
]


@pytest.mark.parametrize("language", TAILS)
@pytest.mark.parametrize("name", NAMES)
def test_outlet_in_any_script_at_a_bare_address(language: str, name: str) -> None:
    """An unknown outlet in any script is read from the HERE line, even if its article is on an IP address."""
    url = "http://127.8.200.1:8731/2024/02/07/story"
    (item,) = facts_of(make_post("News", [TAILS[language].format(name, url)], language)).items
    assert item.outlet == name
    assert item.article_url == url
    assert item.reason.startswith("website: ")


@pytest.mark.parametrize("language", TAILS)
def test_a_pointer_below_a_long_text_is_enough(language: str) -> None:
    """A last line that names an outlet and links to it is coverage, no matter what the long text above says."""
    filler = ["Women border report data archive court case year law witness council food market. " * 6] * 5
    url = "http://127.8.200.1:8731/2024/02/07/story"
    tail = TAILS[language].format("The Westbank Courant", url)
    (item,) = facts_of(make_post("Border women law", [*filler, tail], language)).items
    assert (item.outlet, item.article_url) == ("The Westbank Courant", url)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Press release: new report", "Our report was covered by Reuters last year. Contact: press@x.example"),
        ("Spring party", "As seen in The Guardian, BBC and Le Monde."),
        ("New colleague", "She worked for the BBC before she joined the museum."),
        ("Autumn walk", "Photo: Reuters / A. Person"),
        ("보도자료: 실태조사", "한겨레, 경향신문 기자 여러분의 취재를 바랍니다."),
        ("Our annual report", "Read it [here](https://org.example/report.pdf)."),
        ("Thank you", "Share this on [Facebook](https://www.facebook.com/sharer/sharer.php?u=x)."),
    ],
)
def test_no_coverage_is_no_item(title: str, line: str) -> None:
    """Press releases, credits, careers, contact lists and links to the own site yield no coverage."""
    assert facts_of(make_post(title, [line])).items == ()


def test_reprint_keeps_outlet_and_host_apart() -> None:
    """A copy on an aggregator is the article's address if there is no other, and its host is kept apart from the
    outlet.
    """
    post = make_post(
        "Quoted in Bloomberg",
        ["Bloomberg reported on 3 May 2024 on tides. [Read](https://finance.yahoo.com/news/tides-1.html)"],
    )
    (item,) = facts_of(post).items
    assert (item.outlet, item.domain, item.host) == ("Bloomberg", "bloomberg.com", "yahoo.com")


def test_wrapper_is_opened() -> None:
    """A link through Google's redirect yields the article's own address; the raw link is kept too."""
    raw = "https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.reuters.com%2Fworld%2Ftides%2F&usg=A"
    (item,) = facts_of(make_post("In the news", [f"Reuters covered our tide books. [Read more]({raw})"])).items
    assert (item.article_url, item.article_url_raw) == ("https://www.reuters.com/world/tides/", raw)


def test_post_date_is_never_the_article_date() -> None:
    """If the post gives no date of the article, the article date is empty."""
    (item,) = facts_of(make_post("In the news", ["Reuters covered our tide books."], on=date(2024, 5, 3))).items
    assert item.article_date is None


@pytest.mark.parametrize("domain", ["quayside.example", "letter.quayside.example"])
def test_watchlist_outlet_is_known(domain: str) -> None:
    """An outlet of the watchlist is found by its names and has the domain given there."""
    entry = OutletEntry(name="Quayside Letter", domains=(domain,), medium="podcast")
    post = make_post("In the news", ["The Quayside Letter quoted us on 3 May 2024."])
    (item,) = read_coverage(post, (), load_catalogue((entry,))).items
    assert (item.outlet, item.domain, item.medium) == ("Quayside Letter", domain, "podcast")


WORDS = [
    "“",
    "”",
    '"',
    "«",
    "「",
    "」",
    " said ",
    "Nora Sung",
    "The Guardian",
    ", director of tides, ",
    "국장은 ",
    "と述べた",
    "说:",
    "قال",
    "5 May 2024",
    ". ",
    "\n\n",
    "[",
    "]",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=30))
def test_any_text_is_read_and_offsets_hold(parts: list[str]) -> None:
    """Any text can be read; the offsets of quotations and roles are valid slices of it."""
    lines = [line for line in "".join(parts).split("\n") if line.strip()]
    post = make_post("".join(parts)[:60], lines, on=date(2024, 5, 6))
    facts = facts_of(post)
    for quote in facts.quotes:
        whole = post.text[quote.start : quote.end]
        assert whole == quote.text or all(word in whole for word in quote.text.split())
        assert quote.search_form
    for person in facts.people:
        for role, start in zip(person.roles, person.role_starts, strict=True):
            assert post.text[start : start + len(role)] == role


@pytest.mark.parametrize(
    "piece",
    [
        "“Words and words, ",
        "The Guardian told us, ",
        "Anna Berg, ",
        "Times Post ",
        "\" ' ",
        "a director of ",
        "「海」は",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """A text that repeats one piece up to 400,000 characters is read within the suite's timeout."""
    post = make_post("In the media", [piece * (400_000 // len(piece))])
    facts_of(post)


def calls(function: Callable[[Any], object], argument: Any) -> int:
    """The number of Python function calls that one call of `function` makes in total."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        function(argument)
    finally:
        sys.setprofile(None)
    return counted


def test_plain_post_is_cheap() -> None:
    """A post without quotation, coverage word or link takes only a few calls per sentence."""
    sentences = 120
    post = make_post(
        "Spring walk", ["We met at the gate and walked along the river until noon. " * (sentences // 3)] * 3
    )
    facts_of(post)
    assert calls(facts_of, post) < 4 * sentences


def test_a_form_of_lines_gives_the_date_of_each_outlet() -> None:
    """The labelled date right before the line of an outlet is its article's date; the label is no outlet."""
    post = make_post(
        "教員のメディア掲載(6月)",
        [
            "掲載日:令和6年6月18日(火)\n媒体:中国新聞(朝刊、23面)\n内容:島の空き家について",
            "放送日:令和6年6月25日(火)\n媒体:NHK「朝だよ!」\n内容:避難所の暑さ対策を解説",
        ],
        "ja",
        date(2024, 7, 2),
    )
    found = [(i.outlet, i.article_date.on.isoformat() if i.article_date else None) for i in facts_of(post).items]
    assert found == [("中国新聞", "2024-06-18"), ("NHK", "2024-06-25")]


def outlets_of(title: str, *lines: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    return [(i.outlet, i.domain) for i in facts_of(make_post(title, list(lines), language, date(2024, 6, 21))).items]


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Read it on Yahoo News", None),
        ("Leer el reportaje completo aquí", None),
        ("the whole story of the quay", None),
        ("The river that came back", "The river that came back"),
        ("Zum Glück regnet es wieder", "Zum Glück regnet es wieder"),
    ],
)
def test_headline_in_a_link(words: str, headline: str | None) -> None:
    """Words that invite to read the article, or continue a sentence, are not its headline."""
    line = (
        f"Reuters covered our school on 3 June 2024: [{words}](https://www.reuters.com/world/quay-school-2024-06-03/)"
    )
    items = facts_of(make_post("In the media", [line], "en", date(2024, 6, 5))).items
    assert [item.headline for item in items] == [headline]


def test_letter_on_a_hosting_site() -> None:
    """A newsletter or blog on a hosting site is named by the subdomain."""
    row = "[What it means](https://quaywonk.substack.com/p/what) Quay Wonk (newsletter) · June 20"
    rows = ("[The wall](https://harbourleaf.example/wall) Harbour Leaf · June 12", row)
    assert ("Quay Wonk", "quaywonk.substack.com") in outlets_of("In the media", *rows)


def test_host_after_the_outlet() -> None:
    """In "X via MSN" the outlet is X, though the article is on MSN's site."""
    rows = (
        "[One](https://www.msn.com/en-ca/news/canada/one/ar-BB1abcde) Canadian Press via MSN · June 13",
        "[Two](https://harbourleaf.example/two) Harbour Leaf · June 12",
    )
    assert ("The Canadian Press", "thecanadianpress.com") in outlets_of("In the media", *rows)


def test_address_with_share_in_its_path() -> None:
    """An article may have /share/ in its path; a button that shares the page is no article."""
    line = "The Harbour Leaf wrote about our pier on 3 June 2024. [Read the article]({})"
    article = "https://h.harbour.example/vh512/share/12345678"
    for url in (article, "https://harbour.example/share?url=x", "https://harbour.example/sharer.php?u=x"):
        post = make_post("In the media", [line.format(url)], "en", date(2024, 6, 5))
        assert (url in [item.article_url for item in facts_of(post).items]) is (url == article)


@pytest.mark.parametrize(
    ("language", "title", "line", "name"),
    [
        (
            "es",
            "El huerto",
            "Hoy hemos amanecido en la portada de La Voz del Arroyo, que nos dedica dos páginas.",
            "La Voz del Arroyo",
        ),
        (
            "es",
            "El pódcast",
            "«Tierra Parda», el pódcast que conduce Ana Paz, nos dedica su episodio del 3 de junio.",
            "Tierra Parda",
        ),
        (
            "fr",
            "La serre dans la presse",
            "Puis Le Courrier des Dunes nous consacre un article le 3 juin.",
            "Le Courrier des Dunes",
        ),
        ("zh", "本社在電台", "昨晚本社幹事麥詠彤到海灣電台作客，談我們的工作。", "海灣電台"),
        ("zh", "我们的图书室", "6月3日出版的《江岸晚报》拿出整版，讲了我们图书室的变化。", "江岸晚报"),
    ],
)
def test_names_in_the_grammar_around_them(language: str, title: str, line: str, name: str) -> None:
    """Prepositions, verbs, words for a cover and words for a kind of outlet after the name are not part of the name."""
    assert [outlet for outlet, _ in outlets_of(title, line, language=language)] == [name]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        (
            "en",
            "Our potter is on Moorland Sound's Sunday lunch programme on 3 June 2024. [Listen here](https://moorlandsound.example/3-june)",
            "Moorland Sound",
        ),
        (
            "de",
            "Auch das Anzeigenblatt Lippe-Bote hat uns am 8. Juni eine Seite spendiert ([online](https://lippe-bote.example/solawi)).",
            "Lippe-Bote",
        ),
        (
            "fr",
            "Un reportage dans le dernier numéro de La Vase, le trimestriel des estuaires : [à lire ici](https://lavase-revue.example/le-bac).",
            "La Vase",
        ),
    ],
)
def test_names_next_to_a_kind_or_a_programme(language: str, line: str, name: str) -> None:
    """A station's programme and a noun for the kind of outlet are not part of the outlet's name."""
    assert [outlet for outlet, _ in outlets_of("In the media", line, language=language)] == [name]
