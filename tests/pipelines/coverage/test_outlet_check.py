"""The check that every outlet passes before it is recorded: what is no outlet's name, as a word and in whole posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.coverage.outlet_check import Poster, check_outlet, checked_items
from pipelines.coverage.outlet_shape import first_words, function_words, shapes_in
from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.outlets.catalogue import load_catalogue
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import split_sentences
from presswatch.records import CoverageItem
from presswatch.watchlist.entries import Subject
from tests.pipelines.posts import FOLDER, MANNERS, PLAIN, make_post

_ON = date(2024, 5, 6)
_RIVERS = Subject(name="Open Rivers Foundation", aliases=("ORF",))
_STATION = Outlet(name="ORF", domains=("orf.at",), country="AT", language="de", medium="tv")


def items(title: str, lines: list[str], language: str, *subjects: Subject, url: str = "") -> tuple[CoverageItem, ...]:
    """The coverage of a post as a run reads it, with the watchlist's subjects."""
    post = make_post(title, lines, language, _ON, **({"url": url} if url else {}))
    mentions = find_mentions(post, build_matcher(subjects)) if subjects else ()
    return read_coverage(post, mentions, load_catalogue(), subjects).items


@pytest.mark.parametrize(
    ("title", "line", "language", "outlet"),
    [
        ("언론 인터뷰", "5월 3일 인터뷰에서 도하린 대표는 말했다. 에서 인터뷰를 볼 수 있다.", "ko", None),
        ("언론보도", "5월 3일 국제리뷰에서 저희 활동을 보도했습니다. 홈페이지에서 기사를 볼 수 있습니다.", "ko", "국제리뷰"),
        ("인터뷰", "기사 전문은 국제리뷰 홈페이지에서 볼 수 있습니다: [여기](https://www.kukjereview.example/a/1234)", "ko", "국제리뷰"),
        ("Prensa", "El artículo completo en Diario de la Ciudad pulsando [AQUÍ](https://diariociudad.example/n/123-nota-larga).", "es", "Diario de la Ciudad"),
        ("In the media", "On 3 May 2024 we were interviewed by Partners in Jakarta. [Read it here](https://news.example/a/forests-in-java).", "en", None),
        ("Presse", "Am 3. Mai 2024 berichtete das Gesundheitsministerium über uns.", "de", None),
    ],
)  # fmt: skip
def test_pieces_of_sentences_are_no_outlets(title: str, line: str, language: str, outlet: str | None) -> None:
    """In whole posts the real name in such a piece is kept, and an article without a name stays without one."""
    assert {item.outlet for item in items(title, [line], language)} <= {outlet, None}
    if outlet is not None:
        assert [item.outlet for item in items(title, [line], language)] == [outlet]


def test_a_refused_name_keeps_its_article_and_day() -> None:
    """Address and date are recorded without an outlet, for review, with the reason."""
    line = (
        "On 3 May 2024 we were interviewed by Partners in Jakarta: [article](https://news.example/a/forests-in-java)."
    )
    (item,) = items("In the media", [line], "en")
    assert (item.outlet, item.outlet_raw, item.certain) == (None, None, False)
    assert (item.article_url, item.article_date and item.article_date.on) == (
        "https://news.example/a/forests-in-java",
        date(2024, 5, 3),
    )
    assert "no outlet, people: Partners in Jakarta" in item.reason


@pytest.mark.parametrize("subject", [_RIVERS, Subject(name="Open Rivers Foundation")])
def test_an_acronym_of_the_watched_organization_is_no_station(subject: Subject) -> None:
    """An alias or the initials of the watched organization are no station: what it reports itself is no coverage."""
    lines = [
        "On 3 May 2024 ORF reported on the state of the river.",
        "The Harbour Gazette wrote about it on 4 May 2024.",
    ]
    assert [item.outlet for item in items("Rivers in the news", lines, "en", subject)] == ["The Harbour Gazette"]


def test_an_acronym_in_brackets_is_the_watched_organizations() -> None:
    """This holds even if the letters are not the initials of the name."""
    line = (
        "On 3 May 2024 the Open Rivers Foundation (RTL) published its report. RTL reported on low water on 4 May 2024."
    )
    assert items("Rivers in the news", [line], "en", Subject(name="Open Rivers Foundation")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2024 [ORF reported on our rivers](https://orf.at/stories/3356789/).",
        "On 3 May 2024 the broadcaster ORF reported on our rivers.",
        "On 3 May 2024 «ORF» reported on our rivers.",
    ],
)
def test_a_station_of_the_watched_organizations_name_is_uncertain(line: str) -> None:
    """A link to the station's site, quotation marks or a word for a station confirm it, but it stays uncertain for
    review.
    """
    assert [(item.outlet, item.certain) for item in items("Our rivers in the media", [line], "en", _RIVERS)] == [
        ("ORF", False)
    ]


def test_a_refused_station_leaves_no_domain() -> None:
    """The domain of a refused station is dropped with it, since the article is on another site."""
    station = CoverageItem(
        outlet="ORF", outlet_raw="ORF", domain="orf.at", article_url="https://news.example/a/low-water"
    )
    (item,) = checked_items([station], Poster(watched=frozenset({"orf"})), load_catalogue())
    assert (item.outlet, item.domain, item.article_url) == (None, None, "https://news.example/a/low-water")


def test_a_refused_name_without_an_article_is_dropped() -> None:
    """Neither a front page nor a date alone is coverage."""
    front = CoverageItem(outlet="홈페이지에서", outlet_raw="홈페이지에서", article_url="https://news.example/")
    named = CoverageItem(
        outlet="Harbour Gazette", outlet_raw="Harbour Gazette", article_url="https://news.example/a/low-water"
    )
    assert checked_items([front, named], Poster(), load_catalogue()) == (named,)


def test_others_stations_stay_certain() -> None:
    """A station stays certain if no watched subject has its name."""
    paragraphs = ["On 3 May 2024 ORF reported on our rivers: [Read more](https://orf.at/stories/3356001)."]
    (item,) = items("Our rivers in the media", paragraphs, "en")
    assert (item.outlet, item.certain) == ("ORF", True)


def test_who_posts_is_no_outlet() -> None:
    """The organization that posts, known by the name of its site, is no outlet."""
    poster = Poster(sites=frozenset({"harbourtrust"}))
    assert {check_outlet(name, None, poster).reason for name in ("Harbour Trust", "The Harbour Trust")} == {"own-site"}


@pytest.mark.parametrize(
    ("name", "language", "reason"),
    [
        ("YouTube", "en", "platform"), ("유튜브", "ko", "platform"), ("홈페이지", "ko", "platform"), ("ホームページ", "ja", "platform"),
        ("Jakarta", "en", "place"), ("France", "fr", "place"), ("Berlin", "de", "place"), ("Jakarta, Indonesia", "en", "place"),
        ("By Jane Harrow", "en", "byline"), ("Von Ada Berg", "de", "byline"), ("김가람 기자", "ko", "byline"),
        ("Read the full story", "en", "button-label"), ("Hier klicken", "de", "button-label"),
        ("The Harbour Gazette said Monday", "en", "sentence"), ("Governor Leo Varinsky", "en", "people"),
        ("Partners in Jakarta", "en", "people"), ("Mandanten", "de", "word"), ("Der Export", "de", "word"),
        ("Gesundheitsministerium", "de", "institution"), ("Oct.", "en", "label"),
    ],
)  # fmt: skip
def test_what_is_no_outlets_name(name: str, language: str, reason: str) -> None:
    """Each kind of name that is no outlet's is refused with its reason."""
    assert check_outlet(name, None, Poster(language=language)).reason == reason


@pytest.mark.parametrize(
    ("name", "language", "url", "text"),
    [
        ("Im Blick", "de", "https://imblick.example/a/1", ""),
        ("За рубежом", "ru", None, "Газета «За рубежом» написала о нас."),
        ("물결", "ko", None, "계간지 《물결》에 실렸다."),
        ("Étincelle", "fr", None, "La chaîne YouTube Étincelle a tourné chez nous."),
        ("Harbour Gazette", "en", None, ""),
        ("La Voz de la Costa", "es", None, ""),
        ("바다일보", "ko", None, ""),
        ("海風新聞", "ja", None, ""),
    ],
)
def test_names_are_let_through(name: str, language: str, url: str | None, text: str) -> None:
    """Ordinary names pass, and so do odd ones confirmed by the article's host, quotation marks or a word for their
    kind.
    """
    assert check_outlet(name, None, Poster(language=language, text=text), url).reason is None


@pytest.mark.parametrize(
    ("reason", "language", "refused", "spared"),
    [
        ("function-word", "", ["I’ve", "We're proud"], ["D’Ieteren Magazine"]),
        ("piece-of-sentence", "en", ["Many Palestinians", "Welche Zeitung", "Plusieurs journaux"], ["Many-Bay Times"]),
        ("piece-of-sentence", "en", ["AI-generated", "US-only"], ["Mid-West Gazette"]),
        ("institution", "", ["Gesundheitsministerium", "Procuraduría de los Derechos", "Ministerstwo Zdrowia", "Police de Rives"], ["Polizeispiegel Magazin am Meer", "Policy Review"]),
        ("people", "de", ["Grab-Sprecher", "Team-Weltmeisterin", "Der US-Präsident"], ["Stadtspiegel"]),
        ("piece-of-sentence", "", ["والتلفزيون"], ["الوطن"]),
        ("piece-of-sentence", "", ["것이란", "앞선", "다른 매체"], ["수원일보"]),
        ("piece-of-sentence", "", ["削除してしまうと", "活動についての海風新聞における"], ["ひびき新聞"]),
        ("function-word", "", ["에서", "에서는", "그리고"], ["에코뉴스"]),
        ("piece-of-sentence", "", ["기사 전문은 국제리뷰", "지난 방송을 바다일보"], ["참좋은 뉴스", "우리마을 신문"]),
        ("piece-of-sentence", "", ["홈페이지에서", "국제리뷰를", "바다일보에서는"], ["갈매기마을", "바다일보"]),
        ("piece-of-sentence", "", ["국제리뷰에 따르면", "저희가 만났습니다"], ["바다타임스"]),
        ("host", "", ["국제리뷰 홈페이지", "바다일보 공식 누리집"], ["바다일보"]),
        ("byline", "", ["김가람 기자", "이하늘 특파원"], ["기자협회보"]),
        ("function-word", "", ["から", "について", "こちら"], ["みなと"]),
        ("piece-of-sentence", "", ["海風新聞に", "海風新聞によると", "公式サイトで"], ["海風新聞"]),
        ("piece-of-sentence", "", ["の海風新聞", "には海風新聞"], ["みなと新聞"]),
        ("piece-of-sentence", "", ["活動を海風新聞"], ["海風新聞"]),
        ("piece-of-sentence", "", ["取材を受けました", "掲載されました"], ["海風新聞"]),
        ("byline", "", ["山本花子記者", "佐藤さん"], ["記者クラブ通信"]),
        ("function-word", "", ["关于", "我们", "以及"], ["关注周刊"]),
        ("piece-of-sentence", "", ["与海湾日报", "以及海湾日报"], ["也门时报", "就业时报"]),
        ("piece-of-sentence", "", ["海湾日报的", "海湾日报记者"], ["海湾日报"]),
        ("piece-of-sentence", "", ["جريدة الميناء في", "مجلة المنارة التي"], ["جريدة الميناء"]),
        ("piece-of-sentence", "", ["في جريدة الميناء", "على موقع المنارة"], ["جريدة الميناء"]),
        ("piece-of-sentence", "es", ["Diario de la Ciudad pulsando", "Diario de la Ciudad haciendo"], ["Diario del Comando"]),
        ("button-label", "", ["Click here", "Cliquez ici", "Klicken Sie hier", "Haz clic aquí", "点击"], ["Clickbait Weekly"]),
        ("piece-of-sentence", "", ["La Gazette du port en cliquant", "Harbour Gazette at this link"], ["La Gazette du port"]),
        ("button-label", "", ["Read more", "hier klicken", "Lire la suite", "Leer más", "続きを読む", "자세히 보기"], ["Read Magazine", "More Radio"]),
        ("byline", "", ["By Jane Harrow", "Von Ada Berg", "Text: Ada Berg", "Par Anne Leduc"], ["Foto Hits"]),
        ("byline", "", ["Harbour Gazette reporter", "Diario del Faro periodista"], ["The Reporter"]),
        ("people", "en", ["Partners in Jakarta", "Colleagues from Riverton", "Mitglieder in Musterstadt", "Socios de Montebajo"], ["Partner Magazine", "Team Radio"]),
        ("piece-of-sentence", "el", ["Εφημερίδα του"], ["Εφημερίδα"]),
        ("piece-of-sentence", "ru", ["Газета Маяк в", "Портовый вестник и"], ["Портовый вестник"]),
        ("piece-of-sentence", "ru", ["В Портовом вестнике", "По Волге"], ["Вечерний порт"]),
    ],
)  # fmt: skip
def test_shapes_refuse_pieces_and_spare_names(
    reason: str, language: str, refused: list[str], spared: list[str]
) -> None:
    """Each pattern of a language refuses its examples and passes similar names."""
    shapes = [one for one in shapes_in(language) if one.reason == reason]
    assert [name for name in refused if not any(one.find.search(name) for one in shapes)] == []
    assert [name for name in spared if any(one.find.search(name) for one in shapes)] == []


_TEMPLATES = (
    "On 3 May 2024, {} reported on our work.", "Our director told {} on 3 May 2024.", "An article in {} of 3 May 2024 quotes us.",
    "Am 3. Mai 2024 berichtete {} über uns.", "Ein Interview mit {} vom 3. Mai 2024.", "Le 3 mai 2024, {} a publié un article sur nous.",
    "El 3 de mayo de 2024, {} publicó una entrevista.", "{} | 3 May 2024 | Our work", "3 May 2024, {} – Our work", "[{}] Our work",
    "3 мая 2024 года {} написал о нас.", "5월 3일 {}에서 저희 활동을 보도했습니다.", "5月3日、{}に掲載されました。", "5月3日，{}报道了我们。",
)  # fmt: skip
"""Sentences in which the rules look for a name."""


def _words() -> list[str]:
    return sorted(function_words() | first_words())


def test_no_function_word_of_any_language_is_an_outlet() -> None:
    """Each function word alone, as listed and capitalized, is refused in posts of every language."""
    words = [word for word in _words() if word in function_words()]
    passed = [
        (word, language)
        for word in words
        for printed in (word, word.capitalize(), word.upper())
        for language in ("", "de", "en", "es", "fr", "ja", "ko", "ru", "zh")
        if check_outlet(printed, None, Poster(language=language)).reason is None
    ]
    assert len(words) > 1000
    assert passed == []


def test_no_function_word_leaves_a_post_as_an_outlet() -> None:
    """No function word becomes an outlet in the sentences where rules look for names; each sentence gets a tenth of the
    words.
    """
    catalogue = load_catalogue()
    words = [word for word in _words() if word in function_words()]
    for number, template in enumerate(_TEMPLATES):
        for word in words[number % 10 :: 10]:
            post = make_post("In the media", [template.format(word.capitalize())], None, _ON)
            for item in read_coverage(post, (), catalogue).items:
                known = catalogue.find(item.outlet_raw or "")
                assert known or (item.outlet or "").lower() not in function_words(), (template, word, item.outlet)


_NAMES = (
    "Harbour Gazette",
    "Marlow Weekly",
    "Diario de la Costa",
    "La Gazette du port",
    "Seeblatt",
    "바다일보",
    "海風新聞",
    "海湾日报",
    "Портовый вестник",
    "The Tide",
    "Radio Larkmoor",
    "Corriere del Molo",
    "Tribuna do Cais",
    "De Havenkrant",
)
"""Outlets of our own invention that no catalogue has."""


def test_small_words_do_not_stick_to_a_name() -> None:
    """Each introductory word of the lists is cut off before each name."""
    pieces = [
        (f"{word.capitalize()} {name}", name) for name in _NAMES for word in sorted(first_words()) if word.isalpha()
    ]
    wrong = []
    for piece, name in pieces:
        ruling = check_outlet(piece, None, Poster())
        part = piece[slice(*ruling.keep)].strip() if ruling.keep else piece
        if ruling.reason is None or (ruling.keep is not None and name not in part):
            wrong.append(piece)
    assert len(pieces) > 1_000
    assert wrong == []


def _sentences() -> Iterator[str]:
    """The sentences of our own texts that are part of the tests."""
    pages = Path(__file__).parents[2] / "pages"
    paths = [*FOLDER.glob("*.txt"), *MANNERS.glob("*.txt"), *PLAIN.glob("*.txt"), *pages.rglob("*.html")]
    for path in sorted(paths):
        text = re.sub(
            r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>",
            " ",
            path.read_text("utf-8", errors="replace"),
            flags=re.DOTALL,
        )
        for line in map(str.strip, text.splitlines()):
            if line and line[:2] not in ("@ ", "I:", "P:", "Q:", "M:"):
                yield from (line[low:high] for low, high in split_sentences(line))


def test_whole_sentences_are_no_outlets() -> None:
    """No sentence of more than eight words in our own texts, in any language, passes as an outlet."""
    found = [one for one in _sentences() if len(one.split()) > 8]
    assert len(found) > 1000
    assert [one for one in found if check_outlet(one, None, Poster()).reason is None] == []


def test_the_catalogue_would_pass() -> None:
    """Fewer than 1 in 100 names of the catalogue are refused for their form, so the check costs hardly any real outlet.

    Names that are a single word of the language are not counted: they are refused without further evidence.
    """
    names = [(name, outlet.language) for outlet in load_catalogue().outlets for name in (outlet.shown, *outlet.forms)]
    ruled = (check_outlet(name, None, Poster(language=language)).reason for name, language in names)
    refused = [reason for reason in ruled if reason not in (None, "word")]
    assert len(refused) < len(names) / 100


def test_a_catalogued_outlet_needs_no_shape() -> None:
    """An outlet of the catalogue passes in any form, unless a watched subject has its name."""
    assert check_outlet("ORF", _STATION, Poster()).reason is None
    assert check_outlet("ORF", _STATION, Poster(watched=frozenset({"orf"}))).reason == "watched"
