"""Press pages and their look-alikes in the markup of several content management systems, as whole pages of our own."""

from __future__ import annotations

import pytest

from benchmarks.coverage import read_facts
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import CoverageFacts


def _facts(language: str, heading: str, body: str) -> CoverageFacts:
    """The coverage facts of a page with a heading and a main area."""
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{heading}</title></head><body>'
        f'<nav><a href="/">Home</a></nav><main><h1>{heading}</h1>{body}</main><footer>2024</footer></body></html>'
    )
    row = {"page_url": "https://club.example/press"}
    return read_facts(row, page.encode(), load_catalogue())[1]


@pytest.mark.parametrize(
    ("language", "heading", "body", "outlets"),
    [
        pytest.param(
            "en",
            "Press",
            (
                '<table class="press"><tr><td>12 Mar 2024</td><td>The Leeds Courier</td>'
                '<td><a href="https://leedscourier.example/maker">Makers move into old mill</a></td></tr>'
                "<tr><td>3 Feb 2024</td><td>BBC Radio Leeds</td><td>Interview with our chair</td></tr>"
                "<tr><td>9 Jan 2024</td><td>The Guardian</td>"
                '<td><a href="https://www.theguardian.com/uk/2024/jan/09/mill">Inside the mill</a></td>'
                "</tr></table>"
            ),
            ["The Leeds Courier", "BBC Radio Leeds", "The Guardian"],
            id="en-hackerspace",
        ),
        pytest.param(
            "en",
            "In the media",
            (
                "<h3>TV and Radio</h3><ul>"
                '<li>BBC Radio 4, Today, 4 May 2023: <a href="https://www.bbc.co.uk/programmes/m001abc">Our '
                "director on flood defences</a></li>"
                "</ul><h3>Print &amp; Online</h3><ul>"
                '<li>Financial Times, 2 May 2023: <a href="https://www.ft.com/content/abc">Rivers at '
                "risk</a></li>"
                "</ul>"
            ),
            ["BBC Radio 4", "Financial Times"],
            id="en-radio-tv",
        ),
        pytest.param(
            "de",
            "Pressespiegel",
            (
                "<p><strong>14.03.2024</strong> – Süddeutsche Zeitung: <a "
                'href="https://www.sueddeutsche.de/bayern/rad-1.1">Radler fordern Platz</a></p>'
                "<p><strong>02.03.2024</strong> – Isar-Bote: Mehr Raum für Räder</p>"
                '<p><strong>20.02.2024</strong> – Radio Lora: <a href="https://lora924.example/rad">Gespräch '
                "mit der Vorsitzenden</a></p>"
            ),
            ["Süddeutsche Zeitung", "Isar-Bote", "Radio Lora"],
            id="de-verein",
        ),
        pytest.param(
            "fr",
            "Revue de presse",
            (
                '<article><h3><a href="https://www.lemonde.fr/planete/article/2023/11/02/a.html">Les jardins '
                "partagés gagnent du terrain</a></h3>"
                '<p class="meta">Le Monde — 2 novembre 2023</p>'
                '</article><article><h3><a href="https://www.lecho-du-lac.example/jardin">Un jardin pour '
                "tous</a></h3>"
                '<p class="meta">L’Écho du Lac — 20 octobre 2023</p></article>'
            ),
            ["Le Monde", "L’Écho du Lac"],
            id="fr-revue",
        ),
        pytest.param(
            "es",
            "Aparición en medios",
            (
                "<ul>"
                '<li>[El País] <a href="https://elpais.com/sociedad/2024-01-15/barrio.html">El barrio que se '
                "organiza</a> (15/01/2024)</li>"
                '<li>[La Voz del Puerto] <a href="https://lavozdelpuerto.example/huertos">Huertos en la '
                "azotea</a> (10/01/2024)</li>"
                "</ul>"
            ),
            ["El País", "La Voz del Puerto"],
            id="es-medios",
        ),
        pytest.param(
            "pt",
            "Na imprensa",
            (
                '<p><a href="https://www1.folha.uol.com.br/cotidiano/2023/05/x.shtml">Coletivo mapeia '
                "enchentes</a><br>Folha de S.Paulo, 12 de maio de 2023</p>"
                '<p><a href="https://gazetadoagreste.example/mapa">Jovens mapeiam o bairro</a><br>Gazeta do '
                "Agreste, 3 de maio de 2023</p>"
            ),
            ["Folha de S.Paulo", "Gazeta do Agreste"],
            id="pt-imprensa",
        ),
        pytest.param(
            "it",
            "Rassegna stampa",
            (
                "<ul>"
                "<li>la Repubblica, 7 aprile 2023 – <a "
                'href="https://www.repubblica.it/cronaca/2023/04/07/x">Il museo diffuso</a></li>'
                "<li>Il Corriere delle Valli, 1 aprile 2023 – <a "
                'href="https://corrierevalli.example/museo">Museo, si parte</a></li>'
                "</ul>"
            ),
            ["la Repubblica", "Il Corriere delle Valli"],
            id="it-rassegna",
        ),
        pytest.param(
            "pl",
            "Media o nas",
            (
                "<ul>"
                '<li>Gazeta Wyborcza, 12.10.2023, <a href="https://wyborcza.pl/7,1,2.html">Kto sadzi '
                "drzewa</a></li>"
                '<li>Głos Doliny, 5.10.2023, <a href="https://glosdoliny.example/drzewa">Drzewa dla '
                "miasta</a></li>"
                "</ul>"
            ),
            ["Gazeta Wyborcza", "Głos Doliny"],
            id="pl-media",
        ),
        pytest.param(
            "sv",
            "Vi i media",
            (
                "<ul>"
                '<li>2023-05-04 Dagens Nyheter: <a href="https://www.dn.se/x">Cyklarna som räddar</a></li>'
                '<li>2023-04-20 Skärgårdsbladet: <a href="https://skargardsbladet.example/c">Cyklar till '
                "alla</a></li>"
                "</ul>"
            ),
            ["Dagens Nyheter", "Skärgårdsbladet"],
            id="sv-press",
        ),
        pytest.param(
            "ru",
            "СМИ о нас",
            (
                '<p>12.04.2023 <a href="https://www.kommersant.ru/doc/1">Фонд помог школам</a> — Коммерсантъ</p>'
                '<p>02.04.2023 <a href="https://volzhskiyvestnik.example/f">Новые классы</a> — Волжский '
                "вестник</p>"
            ),
            ["Коммерсантъ", "Волжский вестник"],
            id="ru-smi",
        ),
        pytest.param(
            "ko",
            "언론보도",
            (
                "<table><tr><th>번호</th><th>제목</th><th>언론사</th><th>날짜</th></tr><tr><td>2</td>"
                '<td><a href="https://www.hani.co.kr/arti/1.html">마을 도서관이 바꾼 골목</a></td><td>한겨레</td>'
                "<td>2023.05.11</td></tr><tr><td>1</td>"
                '<td><a href="https://gomaeul.example/1">작은 도서관 문 열어</a></td><td>고마을신문</td>'
                "<td>2023.05.02</td></tr></table>"
            ),
            ["한겨레", "고마을신문"],
            id="ko-press",
        ),
        pytest.param(
            "zh",
            "媒体报道",
            (
                "<ul>"
                '<li>【新京报】<a href="https://www.bjnews.com.cn/detail/1.html">社区花园成网红</a> '
                "2023-05-06</li>"
                '<li>【江岸晚报】<a href="https://jiangan.example/1">居民共建花园</a> 2023-04-28</li></ul>'
            ),
            ["新京报", "江岸晚报"],
            id="zh-media",
        ),
    ],
)
def test_each_row_is_an_article(language: str, heading: str, body: str, outlets: list[str]) -> None:
    """Each row is an item with its outlet, known to the catalogue or not, its printed day and its link."""
    items = _facts(language, heading, body).items
    assert [one.outlet_raw or one.outlet for one in items] == outlets
    assert all(one.article_date is not None for one in items)
    assert sum(one.article_url is not None for one in items) == body.count("<a ")


@pytest.mark.parametrize(
    ("language", "heading", "body"),
    [
        pytest.param(
            "en",
            "Our media partners",
            (
                "<p>We thank our partners of the festival 2024.</p><ul>"
                '<li><a href="https://www.theguardian.com/">The Guardian</a></li>'
                '<li><a href="https://www.timeout.com/">Time Out</a></li>'
                '<li><a href="https://resonancefm.example/">Resonance FM</a></li></ul>'
            ),
            id="en-partners",
        ),
        pytest.param(
            "en",
            "We are hiring a press officer",
            (
                "<p>You write for our newsletter and pitch stories to outlets such as The Guardian, BBC News "
                "and Wired. "
                "Experience at a daily newspaper is welcome. "
                'Apply by 12 May 2024 at <a href="/jobs/apply">our form</a>.</p>'
            ),
            id="en-job",
        ),
        pytest.param(
            "en",
            "Publications",
            (
                "<ul><li>Okafor A., Lind B. (2022). Soil carbon in uplands. Nature, 601, 12-18. "
                '<a href="https://doi.org/10.1038/x">doi</a></li><li>Lind B. (2021). Peat. '
                'Science, 372, 4. <a href="https://doi.org/10.1126/y">doi</a></li></ul>'
            ),
            id="en-publications",
        ),
        pytest.param(
            "fr",
            "Ils nous soutiennent",
            (
                '<ul><li><a href="https://www.telerama.fr/"><img alt="Télérama"></a></li>'
                '<li><a href="https://www.radiofrance.fr/"><img alt="Radio France"></a></li>'
                '<li><a href="https://www.ville.example/">Ville de Lyon</a></li></ul>'
            ),
            id="fr-partenaires",
        ),
        pytest.param(
            "it",
            "Presentazione del libro",
            (
                "<p>Dialoga con l’autrice Marco Riva, giornalista del Corriere della Sera. "
                "Sabato 6 maggio 2023, ore 18, Biblioteca civica. Ingresso libero.</p>"
            ),
            id="it-evento",
        ),
        pytest.param(
            "ko",
            "기자단 모집 안내",
            (
                "<p>대학생 기자단을 모집합니다. 우수 기자에게는 한겨레, 경향신문 견학 기회를 드립니다. 접수 기간: 2023.05.01 ~ "
                "2023.05.20</p>"
            ),
            id="ko-notice",
        ),
        pytest.param(
            "ja",
            "受賞のお知らせ",
            (
                "<p>当社の製品が2023年度グッドデザイン賞を受賞しました。審査員には日本経済新聞の編集委員も名を連ねています。</p>"
                ""
            ),
            id="ja-award",
        ),
    ],
)
def test_a_page_that_only_names_outlets_reports_nothing(language: str, heading: str, body: str) -> None:
    """Partners, job advertisements, publications, events, calls and awards name outlets that have reported nothing."""
    assert _facts(language, heading, body).items == ()
