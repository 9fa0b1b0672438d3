"""Outlets that do something other than report, and dates of issues and broadcasts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

_ON = date(2024, 6, 7)


@pytest.mark.parametrize(
    ("title", "line", "language"),
    [
        ("School newspaper visits the Yorkshire Post", "Our pupils visited the Yorkshire Post on 4 June.", "en"),
        ("Visite des CM2 à Ouest-France", "Mardi 4 juin, les élèves ont visité l'imprimerie de Ouest-France.", "fr"),
        ("Экскурсия", "4 июня наши студенты побывали в редакции газеты «Известия» и увидели её работу.", "ru"),
        ("زيارة إلى صحيفة الرأي", "زار طلاب المدرسة يوم 4 حزيران مقر صحيفة الرأي.", "ar"),
        ("Im Lesecafé", "Für unser Lesecafé suchen wir Paten, die ein Abo der taz oder des Spiegel übernehmen.", "de"),
        ("订阅报刊通知", "阅览室新增《人民日报》《光明日报》，欢迎读者前来阅览。", "zh"),
        ("신문 구독 안내", "1층 정기간행물실에서 한겨레, 매일경제를 보실 수 있습니다.", "ko"),
        (
            "Neu im Team",
            "Seit 1. Juni verstärkt Jule Harms unser Team. Zuvor schrieb sie für die taz und den NDR.",
            "de",
        ),
        ("Welcome, Maria", "Maria Lind joins us as head of events. She spent ten years at Reuters.", "en"),
        (
            "In memoriam",
            "Peter Vogt, der über zwanzig Jahre für die Frankfurter Rundschau schrieb, ist gestorben.",
            "de",
        ),
        ("Donación", "La biblioteca agradece a Diario de Burgos la donación de 300 libros para la sala.", "es"),
        ("新聞の読み方講座", "6月15日、朝日新聞記者の三浦拓也さんを講師に迎え、講座を開きます。", "ja"),
        ("Statement on the ferry", "We have read the reports in The Herald about the ferry. They are wrong.", "en"),
    ],
)
def test_an_outlet_visited_taken_or_worked_for_reported_nothing(title: str, line: str, language: str) -> None:
    """An outlet that is visited, subscribed to, worked for, a donor or a guest's employer has reported nothing."""
    assert outlets_named(shipped_facts(title, [line], language, _ON)) == []


@pytest.mark.parametrize(
    ("title", "line", "language", "outlet"),
    [
        ("On the school", "The Guardian reported on 4 June on our pupils' visit to the mill.", "en", "The Guardian"),
        ("Spende", "Über unsere Spendenaktion berichtete am 4. Juni die taz.", "de", "taz"),
        ("绿邻里做客电台", "6月4日，绿邻里创始人做客经济之声，和主持人聊了临期食品捐赠。", "zh", "中央人民广播电台"),
        ("Presse", "À lire dans Ouest-France du 4 juin (réservé aux abonnés) : nos haies.", "fr", "Ouest-France"),
        ("Besuch", "Am 4. Juni besuchte die taz unsere Schülerinnen und interviewte drei von ihnen.", "de", "taz"),
        ("講座の紹介", "6月4日付の朝日新聞に当館の講座が掲載されました。", "ja", "朝日新聞"),
        (
            "Interview mit unserer Gründerin",
            "In der taz vom 4. Juni erzählt sie, die früher für Banken arbeitete.",
            "de",
            "taz",
        ),
    ],
)
def test_reports_about_visits_gifts_and_careers_are_coverage(title: str, line: str, language: str, outlet: str) -> None:
    """A verb or noun of reporting in the sentence makes it coverage."""
    facts = shipped_facts(title, [line], language, _ON)
    assert [(item.outlet, item.article_date and item.article_date.on) for item in facts.items] == [
        (outlet, date(2024, 6, 4))
    ]


@pytest.mark.parametrize(
    ("line", "language", "outlet", "day"),
    [
        ("La Stampa di martedì ha dedicato un articolo alle nostre siepi.", "it", "La Stampa", 4),
        ("Die Presse vom Dienstag widmet unseren Hecken eine Seite.", "de", "Die Presse", 4),
        ("El Mundo del martes dedica una página a nuestros setos.", "es", "El Mundo", 4),
        ("La Croix de mardi consacre une page à nos haies.", "fr", "La Croix", 4),
        ("Il Messaggero di ieri racconta le nostre siepi.", "it", "Il Messaggero", 6),
        ("We wtorek „Gazeta Wyborcza” napisała o naszym żywopłocie.", "pl", "Gazeta Wyborcza", 4),
    ],
)
def test_a_paper_of_a_day_is_that_paper(line: str, language: str, outlet: str, day: int) -> None:
    """A name that is also a word is a newspaper if the day of an issue follows it directly."""
    facts = shipped_facts("Noi", [line], language, _ON)
    assert [(item.outlet, item.article_date and item.article_date.on) for item in facts.items] == [
        (outlet, date(2024, 6, day))
    ]


def test_a_weekday_at_the_head_of_a_sentence_is_no_review() -> None:
    """In "Lundi matin, …" it is the weekday: the magazine of that name needs quotation marks."""
    facts = shipped_facts(
        "La ferme à la radio", ["Lundi matin, notre fermière était l'invitée de France Inter."], "fr", date(2024, 6, 6)
    )
    assert [(item.outlet, item.article_date and item.article_date.on) for item in facts.items] == [
        ("France Inter", date(2024, 6, 3))
    ]


def test_pieces_between_semicolons_are_rows() -> None:
    """A press list may be one line, with its entries separated by semicolons."""
    facts = shipped_facts(
        "Destaque na imprensa",
        ['Expresso, 31 de maio de 2024: "Sebes vivas"; Antena 1, 3 de junho: entrevista à bióloga Rita Sá.'],
        "pt",
        _ON,
    )
    assert [(item.outlet, item.article_date and item.article_date.on) for item in facts.items] == [
        ("Expresso", date(2024, 5, 31)),
        ("Antena 1", date(2024, 6, 3)),
    ]


@pytest.mark.parametrize(
    ("lines", "language", "day"),
    [
        (["6月12日（水）10時から、FM富山に園長の高瀬が出演します。"], "ja", date(2024, 6, 12)),
    ],
)
def test_the_date_of_a_broadcast_is_the_announced_one(lines: list[str], language: str, day: date) -> None:
    """An announced broadcast has the date that the post gives for it, though it is in the future."""
    facts = shipped_facts("テレビの取材を受けました", lines, language, _ON)
    assert [item.article_date and item.article_date.on for item in facts.items] == [day]


@pytest.mark.parametrize(
    ("title", "language"),
    [("Ils ont parlé de nous", "fr"), ("Ne hanno parlato di noi", "it"), ("Sie berichteten über uns", "de")],
)
def test_they_talked_about_us_is_a_press_title(title: str, language: str) -> None:
    """ "They spoke of us" is a press title in the past tense as in the present."""
    facts = shipped_facts(title, ["Ouest-France (3/06/2024)", "Le Monde (4/06/2024)"], language, _ON)
    assert outlets_named(facts) == ["Ouest-France", "Le Monde"]
