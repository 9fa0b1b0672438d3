"""Outlets as partners, names that impostors use; a channel after its broadcaster, a programme next to its station."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

_ON = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["La Montagne sera partenaire média du festival.", "Billets en vente sur [lamontagne.fr](https://www.lamontagne.fr/)."], "fr"),
        (["El Norte de Castilla será el diario oficial y socio publicitario del festival.", "Abonos en [elnortedecastilla.es](https://www.elnortedecastilla.es/)."], "es"),
        (["Die taz ist Medienpartnerin des Festivals.", "Karten gibt es auf [taz.de](https://taz.de/)."], "de"),
        (["Информационный партнёр фестиваля — «Коммерсантъ».", "Билеты: [kommersant.ru](https://www.kommersant.ru/)."], "ru"),
        (["高知新聞がフェスティバルのメディアパートナーになりました。", "券は[高知新聞](https://www.kochinews.co.jp/)で。"], "ja"),
    ],
)  # fmt: skip
def test_a_partner_reported_nothing(lines: list[str], language: str) -> None:
    """A media partner has reported nothing, nor has one whose front page is linked."""
    assert outlets_named(shipped_facts("Festival", lines, language, _ON)) == []


def test_a_partner_that_reports_is_coverage() -> None:
    """A partner counts in a sentence that says it reported."""
    lines = [
        "The Shropshire Star is media partner of our otter festival.",
        "On 3 June the Shropshire Star published [a report on our wardens](https://www.shropshirestar.com/news/otters).",
    ]
    assert outlets_named(shipped_facts("Festival", lines, "en", _ON)) == ["Shropshire Star"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Callers are posing as BBC News reporters and ask our members for money.", "en"),
        ("Anrufer geben sich als Reporter der taz aus und verlangen von unseren Mitgliedern Geld.", "de"),
        ("Des inconnus se font passer pour des journalistes de La Montagne auprès de nos adhérents.", "fr"),
        ("Unos desconocidos se hacen pasar por periodistas de El País ante nuestros socios.", "es"),
        ("Неизвестные выдают себя за корреспондентов «Коммерсанта».", "ru"),
        ("高知新聞の記者を名乗る人物が会員宅を訪れています。", "ja"),
        ("有人自称中央电视台记者上门采访并收费。", "zh"),
        ("한겨레 기자를 사칭하는 사람이 회원에게 돈을 요구하고 있습니다.", "ko"),
    ],
)
def test_impostors_report_nothing(line: str, language: str) -> None:
    """A warning names the newspaper that the impostors claim to work for."""
    assert outlets_named(shipped_facts("Warning", [line], language, _ON)) == []


def test_house_and_channel_are_one() -> None:
    """A channel right after its broadcaster is no second outlet, nor is a programme next to the station the catalogue
    gives it.
    """
    line = "Mardi 11 juin, notre directrice était l’invitée de CQFD sur RTS La Première ([réécouter](https://www.rts.ch/audio/cqfd-1.html))."
    assert outlets_named(shipped_facts("À la radio", [line], "fr", _ON)) == ["RTS"]
    line = "Nuestra portavoz Nerea Goitia estuvo el martes en Hoy por Hoy Bilbao, de la Cadena SER."
    (item,) = shipped_facts("En la radio", [line], "es", _ON).items
    assert (item.outlet, item.outlet_raw) == ("Cadena SER", "Cadena SER")


@pytest.mark.parametrize(
    ("line", "language", "station"),
    [
        ("Our warden was a guest on “Morning Tide” on Radio Skerry on 11 June 2024.", "en", "Radio Skerry"),
        ("Nuestra portavoz fue entrevistada en «La Mañana Azul» en Radio Cantalejos.", "es", "Radio Cantalejos"),
        ("Notre directrice était l’invitée de « Matin Bleu » sur Radio Vallon.", "fr", "Radio Vallon"),
    ],
)
def test_a_programme_on_a_station_is_no_outlet(line: str, language: str, station: str) -> None:
    """A name in quotation marks next to a station is its programme, even without a word for one or an entry in the
    catalogue.
    """
    assert outlets_named(shipped_facts("On the air", [line], language, _ON)) == [station]


def test_a_newspaper_in_marks_and_a_station_are_two_outlets() -> None:
    """A newspaper in quotation marks next to a station is no programme of it."""
    line = "О нашем музее рассказали газета «Заречный вестник» и Радио Заречье."
    assert outlets_named(shipped_facts("СМИ о нас", [line], "ru", _ON)) == ["Заречный вестник", "Радио Заречье"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Partenaires médias : [Notélé](https://www.notele.be/), [L’Avenir](https://www.lavenir.net/).", "fr"),
        ("Media partners: [Radio Skerry](https://www.radioskerry.example/), [The Guardian](https://www.theguardian.com/).", "en"),
        ("Medienpartner: [Uferwelle](https://www.uferwelle.example/), [taz](https://taz.de/).", "de"),
    ],
)  # fmt: skip
def test_front_pages_of_partners_are_no_articles(line: str, language: str) -> None:
    """The word "media" in "media partners" is no evidence of a report."""
    lines = [
        "La sixième nuit se tiendra le 12 juin. We open at six. Wir öffnen um sechs.",
        "« Nous racontons », annonce notre directrice Ada Berg.",
        line,
    ]
    assert outlets_named(shipped_facts("Nuit du conte", lines, language, _ON)) == []


def test_a_partner_whose_article_is_linked_reported() -> None:
    """The link to an article shows that the partner reported."""
    line = "Our media partner [The Guardian reported on the otters](https://www.theguardian.com/environment/2024/jun/10/otters)."
    assert outlets_named(shipped_facts("Otter festival", ["Our wardens were in the news.", line], "en", _ON)) == [
        "The Guardian"
    ]


@pytest.mark.parametrize(
    "line", ["Time published is time lost, says our warden.", "Focus reported by the group is high."]
)
def test_an_everyday_word_before_such_a_verb_is_no_outlet(line: str) -> None:
    """It may be the first word of any sentence."""
    assert outlets_named(shipped_facts("Our spring", [line, "We met on the radio path."], "en", _ON)) == []
