"""Reports mentioned in passing, without a date; newspapers as waste paper, advertising space, forgery or quiz answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

_ON = date(2024, 6, 14)
_AROUND = {
    "en": ("We have mapped the otter holts of the lower Teme.", "The next survey starts in October."),
    "de": ("Die Zählung der Fischotter an der Leine ist fertig.", "Die nächste beginnt im Oktober."),
    "fr": ("Le comptage des loutres de la Vienne est terminé.", "Prochain comptage en octobre."),
    "es": ("Terminó el censo de nutrias del bajo Tormes.", "El próximo censo será en octubre."),
    "ru": ("1 июня завершён учёт выдр в нижнем течении.", "Следующий учёт — в октябре."),
    "ja": ("下流域のカワウソ調査が終わりました。", "次回は10月です。"),
    "zh": ("下游水獭调查已经结束。", "下次调查从十月开始。"),
    "ko": ("하류 수달 조사를 마쳤습니다.", "다음 조사는 10월에 시작합니다."),
    "ar": ("انتهى إحصاء القضاعات.", "يبدأ الإحصاء التالي في تشرين الأول."),
}


@pytest.mark.parametrize(
    ("line", "language", "outlet"),
    [
        ("Last week The Shropshire Star wrote about the survey, and two farmers called us.", "en", "Shropshire Star"),
        ("Letzte Woche hat die taz über die Zählung berichtet; zwei Landwirte meldeten sich.", "de", "taz"),
        ("La semaine dernière, La Montagne a consacré un article au comptage.", "fr", "La Montagne"),
        ("La semana pasada El Norte de Castilla contó el censo en su contraportada.", "es", "El Norte de Castilla"),
        ("先週、この調査が高知新聞に取り上げられました。", "ja", "高知新聞"),
        ("上周，《重庆日报》报道了这次调查。", "zh", "重庆日报"),
        ("지난주 강원도민일보가 이 조사를 다뤘습니다.", "ko", "강원도민일보"),
        ("وكانت صحيفة الغد قد تناولت الإحصاء الأسبوع الماضي.", "ar", "الغد"),
    ],
)
def test_a_report_mentioned_in_passing_is_coverage_without_a_date(line: str, language: str, outlet: str) -> None:
    """In "Last week X wrote about the survey" the date of the survey is not taken for the article's."""
    first, last = _AROUND[language]
    facts = shipped_facts("Otters", [first, line, last], language, _ON)
    assert [(item.outlet, item.article_date) for item in facts.items] == [(outlet, None)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Last month the BBC reported that food prices rose by eight per cent.", "en"),
        ("Letzten Monat berichtete der Spiegel, dass die Preise gestiegen sind.", "de"),
        ("La semaine dernière, Le Monde a révélé que les prix avaient augmenté.", "fr"),
        ("La semana pasada, El País informó de que los precios subieron.", "es"),
        ("На прошлой неделе «Коммерсантъ» написал, что цены выросли.", "ru"),
        ("先週、朝日新聞は物価が8％上がったと報じました。", "ja"),
        ("上周，《人民日报》报道称物价上涨百分之八。", "zh"),
        ("지난주 한겨레는 물가가 8% 올랐다고 보도했습니다.", "ko"),
        ("ذكرت صحيفة الغد الأسبوع الماضي أن الأسعار ارتفعت.", "ar"),
    ],
)
def test_a_cited_source_is_no_coverage(line: str, language: str) -> None:
    """A short post that only cites the press as its source reports no coverage."""
    assert outlets_named(shipped_facts("Prices", [line, _AROUND[language][1]], language, _ON)) == []


@pytest.mark.parametrize(
    ("title", "line", "language"),
    [
        ("Press accreditation", "Colleagues from BBC News and the Shropshire Star have already registered.", "en"),
        ("Anzeige", "Wir haben in der Süddeutschen Zeitung eine Anzeige geschaltet, um Helfer zu finden.", "de"),
        ("Archivo", "Recogemos periódicos viejos, sobre todo ejemplares de El Norte de Castilla.", "es"),
        ("古新聞", "工作に使う古新聞（朝日新聞、高知新聞など）を集めています。", "ja"),
        ("신문지", "수달 모형을 만들 신문지가 필요합니다. 한겨레든 조선일보든 신문지면 됩니다.", "ko"),
        ("Fälschung", "Im Netz kursiert ein gefälschter Artikel im Layout des Spiegel über unsere Otter.", "de"),
        ("Quiz", "Which paper first printed the word in a headline: The Guardian, The Sun or the Daily Mail?", "en"),
    ],
)
def test_a_paper_that_is_used_reported_nothing(title: str, line: str, language: str) -> None:
    """An outlet that ran an advertisement, was recycled, forged or the answer of a quiz has reported nothing."""
    assert outlets_named(shipped_facts(title, [line], language, _ON)) == []


@pytest.mark.parametrize(
    ("line", "language", "outlet"),
    [
        ("La loutre fait la une de La Montagne ce vendredi 14 juin !", "fr", "La Montagne"),
        ("今朝の高知新聞の一面にカワウソの写真が大きく出ています。", "ja", "高知新聞"),
        ("Сегодняшний номер «Российской газеты» открывается снимком нашей выдры.", "ru", "Российская газета"),
        ("오늘 아침 강원일보 1면에 우리 수달이 나왔어요!", "ko", "강원일보"),
    ],
)
def test_front_pages_of_today(line: str, language: str, outlet: str) -> None:
    """ "On today's front page" and "in today's issue" are coverage of the post's date, in each language."""
    facts = shipped_facts("Otter", [line], language, _ON)
    assert [(item.outlet, item.article_date and item.article_date.on) for item in facts.items] == [(outlet, _ON)]
