"""Outlets, dates and the coverage gate in natural sentences: everyday words, fragments, republishers, lists."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.article_dates import dates_in
from pipelines.coverage.outlet_names import is_call_sign
from pipelines.coverage.post_context import dates_of
from pipelines.text.segments import segments, text_blocks
from tests.pipelines.posts import make_post, outlets_named, shipped_facts

_POST_DAY = date(2024, 5, 6)


def _dates_by_outlet(
    title: str, lines: list[str], language: str, on: date = _POST_DAY
) -> dict[str | None, date | None]:
    facts = shipped_facts(title, lines, language, on)
    return {item.outlet: item.article_date.on if item.article_date else None for item in facts.items}


@pytest.mark.parametrize(
    ("title", "line", "language", "outlet"),
    [
        ("Hoy, en La Voz", "Hoy salimos en La Voz de Galicia, página 31, con el coro.", "es", "La Voz de Galicia"),
        (
            "Heute, in der SZ",
            "Heute steht unser Chor auf Seite 12 der Süddeutschen Zeitung.",
            "de",
            "Süddeutsche Zeitung",
        ),
        ("Today, in the Guardian", "Today our choir is on page 12 of The Guardian.", "en", "The Guardian"),
        ("Сегодня, в «Известиях»", "Сегодня наш хор — на странице 12 газеты «Известия».", "ru", "Известия"),
        ("Oggi, su Repubblica", "Oggi il nostro coro è a pagina 12 di Repubblica.", "it", "la Repubblica"),
        ("Hoje, no Público", "Hoje o nosso coro está na página 12, no Público.", "pt", "Público"),
    ],
)
def test_a_word_for_a_day_is_no_paper_at_the_head_of_a_sentence(
    title: str, line: str, language: str, outlet: str
) -> None:
    """Hoy, Heute, Today and Сегодня name newspapers too, but without quotation marks or a word for one they are days."""
    assert _dates_by_outlet(title, [line], language) == {outlet: _POST_DAY}


@pytest.mark.parametrize(
    ("title", "line", "language", "outlet"),
    [
        ("Über uns", "In der Zeitung „Heute“ erschien am 3. Mai ein Bericht über unseren Chor.", "de", "heute.at"),
        ("Газета о нас", "3 мая газета «Сегодня» написала о нашем хоре.", "ru", "Сегодня"),
    ],
)
def test_such_a_paper_is_known_by_its_marks(title: str, line: str, language: str, outlet: str) -> None:
    """It counts with quotation marks or a word for its kind: "In der Zeitung „Heute“"."""
    assert _dates_by_outlet(title, [line], language) == {outlet: date(2024, 5, 3)}


@pytest.mark.parametrize(
    "name", ["LT8", "LU 17", "XEW-AM", "XHTV", "CFRB", "DZMM", "3AW", "2GB", "CX 22", "JOAK", "KQRT"]
)
def test_call_signs_of_the_world(name: str) -> None:
    """Stations' call signs are recognized in the formats of their countries."""
    assert is_call_sign(name)


def test_a_month_cut_short_is_no_outlet() -> None:
    """In "published on Oct. 22" the date is the article's."""
    dates = _dates_by_outlet(
        "AP cites our maps", ["An Associated Press story published on Apr. 22 used our maps of the delta."], "en"
    )
    assert dates == {"Associated Press": date(2024, 4, 22)}


@pytest.mark.parametrize(
    ("first", "then", "language", "days"),
    [
        (
            "An Associated Press story of 3 March cited our survey.",
            "It was carried the same day by The Seattle Times and on the following day by the Star Tribune.",
            "en",
            {"The Seattle Times": 3, "Star Tribune": 4},
        ),
        (
            "L'AFP a consacré le 3 mars une dépêche à notre étude.",
            "Elle a été reprise le jour même par Le Figaro et deux jours plus tard par La Croix.",
            "fr",
            {"Le Figaro": 3, "La Croix": 5},
        ),
        (
            "Die dpa berichtete am 3. März über unsere Studie.",
            "Am selben Tag griff die Süddeutsche Zeitung die Meldung auf, am Tag darauf die taz.",
            "de",
            {"Süddeutsche Zeitung": 3, "taz": 4},
        ),
        (
            "3 марта ТАСС рассказал о нашем исследовании.",
            "В тот же день заметку перепечатал «Коммерсантъ», а на следующий день — «Известия».",
            "ru",
            {"Коммерсантъ": 3, "Известия": 4},
        ),
        (
            "3月3日、共同通信が当会の調査を報じました。",
            "同日、朝日新聞が、翌日には毎日新聞が記事を掲載しました。",
            "ja",
            {"朝日新聞": 3, "毎日新聞": 4},
        ),
        (
            "3월 3일 연합뉴스가 우리 단체의 조사를 보도했습니다.",
            "같은 날 한겨레가, 다음 날 경향신문이 기사를 실었습니다.",
            "ko",
            {"한겨레": 3, "경향신문": 4},
        ),
        (
            "نشرت رويترز في 3 آذار تقريرا عن مركزنا.",
            "ونقلته في اليوم نفسه صحيفة الغد وفي اليوم التالي صحيفة الرأي.",
            "ar",
            {"الغد": 3, "الرأي الأردنية": 4},
        ),
    ],
)
def test_each_outlet_of_one_report_has_its_own_date(first: str, then: str, language: str, days: dict[str, int]) -> None:
    """ "The same day by X and on the following day by Y": each outlet gets its own date."""
    dates = _dates_by_outlet("In the media", [first, then], language, date(2024, 3, 8))
    assert {name: dates.get(name) for name in days} == {name: date(2024, 3, day) for name, day in days.items()}


_READING = [
    "Three pieces that went round the tea room.",
    "- [The Guardian on old wheats](https://www.theguardian.com/environment/2024/apr/12/wheat)",
    "- [BBC on the lotus](https://www.bbc.com/future/article/20240406-lotus)",
]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("What we are reading in May", "en"),
        ("Weekend reads", "en"),
        ("Lesetipps im Mai", "de"),
        ("Nos lectures de la semaine", "fr"),
        ("Lecturas recomendadas de mayo", "es"),
        ("Что почитать в мае", "ru"),
        ("最近読んだ記事", "ja"),
        ("本月推荐阅读", "zh"),
        ("함께 읽는 기사", "ko"),
    ],
)
def test_what_somebody_reads_is_no_coverage(title: str, language: str) -> None:
    """The entries of a reading list are about other things."""
    assert _dates_by_outlet(title, _READING, language) == {}


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Further reading", "en"),
        ("Zum Weiterlesen", "de"),
        ("Pour aller plus loin", "fr"),
        ("Para saber más", "es"),
        ("Что почитать", "ru"),
        ("参考リンク", "ja"),
        ("延伸阅读", "zh"),
        ("참고 자료", "ko"),
    ],
)
def test_further_reading_below_a_post_is_no_coverage(heading: str, language: str) -> None:
    """A list below a post on another subject is background reading."""
    lines = ["Two hundred samples reached our seed bank this week.", f"## {heading}", *_READING[1:]]
    assert _dates_by_outlet("New seeds", lines, language) == {}


def test_coverage_with_further_reading_below_it_stays() -> None:
    """A post about coverage keeps it, and a heading such as "In the press" is no further reading."""
    lines = ["The Guardian reported on our seed bank on 3 May.", "## Further reading", *_READING[2:]]
    assert "The Guardian" in _dates_by_outlet("The Guardian on our seeds", lines, "en")
    assert _dates_by_outlet("New seeds", ["Our seeds arrived.", "## In the press", *_READING[1:]], "en")


def test_a_report_about_a_prize_is_coverage() -> None:
    """With its date the sentence is a report about the prize."""
    dates = _dates_by_outlet(
        "Пресса о нас", ["О том, что наш директор получил премию, 3 мая написал «Коммерсантъ»."], "ru"
    )
    assert dates == {"Коммерсантъ": date(2024, 5, 3)}


@pytest.mark.parametrize(
    ("head", "rows", "language", "outlets"),
    [
        (
            "О нас в газетах",
            "Окружная хроника, № 45 от 14.03.2024, с. 4 - заметка о первенстве.\nЛесной вестник, 15.03.2024, с. 2 - фото.",
            "ru",
            ["Окружная хроника", "Лесной вестник"],
        ),
        (
            "In the papers",
            "Norwood Gazette, 14 March 2024, p. 4 - report on the cup.\nThe Westbury Herald, 15 March 2024, p. 2 - a photo.",
            "en",
            ["Norwood Gazette", "The Westbury Herald"],
        ),
        (
            "On parle de nous",
            "L'Écho de Vernoy, 14 mars 2024, p. 4 - compte rendu.\nLe Courrier du Val, 15 mars 2024, p. 2 - photo.",
            "fr",
            ["L'Écho de Vernoy", "Le Courrier du Val"],
        ),
        (
            "Salimos en los medios",
            "El Faro de Alameda, 14/03/2024, pág. 4 - crónica.\nLa Tribuna del Valle, 15/03/2024, pág. 2 - foto.",
            "es",
            ["El Faro de Alameda", "La Tribuna del Valle"],
        ),
        (
            "新聞・雑誌に載りました",
            "■朝日新聞 3月14日付 12面 「カブを守る」\n■月刊『たねと畑』 6月号 44ページ 採種の写真",
            "ja",
            ["朝日新聞", "たねと畑"],
        ),
    ],
)
def test_a_press_list_may_be_headed_in_the_text_alone(head: str, rows: str, language: str, outlets: list[str]) -> None:
    """Old sites give all pages the same title, and the rows may be lines of one paragraph."""
    facts = shipped_facts("Norwood Chess Federation", [head, rows], language, date(2024, 3, 18))
    assert outlets_named(facts) == outlets


_DAY_WORDS = {
    "en": ["yesterday", "last night", "this afternoon", "tonight", "today"],
    "de": ["gestern", "heute", "vorgestern"],
    "fr": ["hier soir", "ce matin", "aujourd'hui", "avant-hier"],
    "es": ["ayer", "anoche", "esta mañana", "esta tarde", "esta noche", "hoy"],
    "it": ["ieri", "stamattina", "stasera", "oggi"],
    "nl": ["gisteravond", "vanmorgen", "vanochtend", "vanavond", "vandaag"],
    "pl": ["wczoraj", "dzisiaj"],
    "ko": ["어제", "어젯밤", "오늘", "그제"],
    "ja": ["昨日", "本日", "今朝", "一昨日"],
    "zh": ["昨天", "今天", "今晚", "前天"],
}


def test_every_word_for_a_day_is_read_in_a_sentence_without_figures() -> None:
    """A quick pre-check decides which sentences are read for dates, so it must know every word for a day."""
    for language, words in _DAY_WORDS.items():
        for word in words:
            text = (
                f"館長は、{word}、放送局で話しました話しました。"
                if language in ("ja", "zh")
                else f"xenon {word} yttrium zirconium"
            )
            post = make_post("x", [text], language, _POST_DAY)
            parts = segments(post.text, text_blocks(post.text, post.blocks))
            assert dates_in(text, post), word
            assert dates_of(post, parts), word


@pytest.mark.parametrize(
    ("line", "language", "outlet"),
    [
        ("隔月刊『たねと畑』6月号に当会の記事が載りました。", "ja", "たねと畑"),
        ("季刊「山の暮らし」夏号で当会の活動が紹介されました。", "ja", "山の暮らし"),
        ("『週刊さかな』6月10日号に組合長のインタビューが掲載されました。", "ja", "週刊さかな"),
        ("6月10日付のしまなみ新報に当会の記事が載りました。", "ja", "しまなみ新報"),
        ("월간 『숲과 사람』 6월호에 우리 단체 이야기가 실렸습니다.", "ko", "숲과 사람"),
        ("계간 <물결> 여름호에 우리 대표님 인터뷰가 실렸습니다.", "ko", "물결"),
        ("月刊《林间》6月号刊登了我会的文章。", "zh", "林间"),
        ("10 июня районная газета «Знамя труда» написала о нашем хоре.", "ru", "Знамя труда"),
        ("Лесная правда, 10 июня 2024: заметка о нашем хоре.", "ru", "Лесная правда"),
        ("El 10 de junio nuestra directora conversó con XEKQ sobre el coro.", "es", "XEKQ"),
        ("On 10 June our director spoke to 5KQ about the choir.", "en", "5KQ"),
    ],
)
def test_unknown_outlets_by_their_form(line: str, language: str, outlet: str) -> None:
    """A word for its frequency, the issue, the date of the issue or a call sign marks an unknown outlet."""
    assert outlets_named(shipped_facts("1", [line], language, date(2024, 6, 14))) == [outlet]


@pytest.mark.parametrize(
    "line",
    [
        "On 10 June the Harbor Courier quoted our director.",
        "On June 10 the Harbor Courier quoted our director.",
        "On 10th June 2024 the Harbor Courier quoted our director.",
        "On Monday the Harbor Courier quoted our director.",
        "In its edition of 10 June the Harbor Courier quotes our director.",
    ],
)
def test_a_day_without_a_comma_is_not_part_of_the_name_after_it(line: str) -> None:
    """The name begins after the day and its article, and the day is the article's."""
    assert _dates_by_outlet("The choir in the news", [line], "en", date(2024, 6, 14)) == {
        "Harbor Courier": date(2024, 6, 10)
    }


def test_relative_dates_win_over_the_only_printed_date() -> None:
    """ "X ran it on 3 March; Y the same day, Z two days later": the only printed date is not Z's."""
    found = _dates_by_outlet(
        "Reuters on our study",
        ["Reuters ran the story on 3 March; The Guardian carried it the same day, The Irish Times two days later."],
        "en",
        date(2024, 3, 8),
    )
    assert [day.day for day in found.values() if day] == [3, 3, 5]
