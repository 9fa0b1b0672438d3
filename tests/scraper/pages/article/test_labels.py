"""Lines with a label and a date at the start of a text: the page's own are removed, those of a press list stay."""

from __future__ import annotations

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

_PAGE = """<html lang="ja"><head><title>{title}</title></head><body><h1>{title}</h1><p>2024年7月2日</p><div class="entry">
{lines}<p>{prose}</p></div></body></html>"""
_PROSE = "港の学校の先生が、海辺の空き家がなぜ残るのかを新聞で語りました。島ごとに理由が違うといいます。"


def read(lines: str) -> str:
    page = _PAGE.format(title="先生の話が新聞に載りました", lines=lines, prose=_PROSE).encode()
    return read_article(open_page(page, "https://quay.example/news/7"), DateContext()).text


def test_the_date_of_the_page_is_removed() -> None:
    """A labelled date without similar lines around it is the page's."""
    assert "更新日" not in read("<p>更新日:2024年7月2日</p>")


def test_rows_of_a_press_list_stay() -> None:
    """A short line with a date is a row if it has a quoted title, or if a link and more such lines follow."""
    marked = read("<p>・港新聞オンライン 2024年6月18日「倉庫が食堂に」<br>https://harbour.example/a/1</p>")
    assert "港新聞オンライン" in marked
    rows = "".join(f"<p>24/06/1{n} 港新聞{n}<br>https://harbour.example/a/{n}</p>" for n in (1, 2))
    assert "港新聞1" in read(rows)


def test_the_first_row_of_a_definition_list_stays() -> None:
    """A row whose date can be read stays, though the order of the next one, 02/04/2021, is ambiguous."""
    told = "Reportage du matin avec Anne Petit, secrétaire du collectif des rives et des berges"
    rows = "".join(
        f"<dt>{name} <span>({day})</span></dt><dd>{told} — <a href='https://phare.example/a/{day[:2]}'>revoir</a></dd>"
        for name, day in (("Le Phare", "15/03/2021"), ("La Rive", "02/04/2021"), ("Radio Quai", "11/05/2021"))
    )
    lead = "Les journaux qui ont relayé la campagne pour le maintien de la passerelle."
    page = f"<html lang='fr'><title>Presse</title><main><h1>Presse</h1><p>{lead}</p><dl>{rows}</dl></main></html>"
    text = read_article(open_page(page.encode(), "https://quay.example/news/7"), DateContext()).text
    assert "Le Phare (15/03/2021)" in text


def test_a_link_that_a_way_back_follows_stays() -> None:
    """An element that also links back into the site is no row; the line with only the outside link is."""
    page = """<html lang="ko"><head><title>새벽병원</title></head><body><h2>병원 소식</h2><div class="view_wrap"><div class="view_body">
<div>척추센터장이 지난 14일 방송된 다큐에 출연해 허리 통증의 오해를 풀었다.</div><div>▶ <a href="https://tv.example/p/14">다시보기</a></div>
</div><a class="btn" href="/news">목록</a></div></body></html>"""
    assert "다시보기" in read_article(open_page(page.encode(), "https://quay.example/news/7"), DateContext()).text


def test_words_of_a_quotation_set_apart_stay_with_their_speaker() -> None:
    """The paragraph of a pull quotation is kept if the line of its speaker is."""
    page = """<html lang="de"><head><title>Knöpfe im Radio</title></head><body><main><h1>Knöpfe im Radio</h1>
<p>Am Samstag war unsere Kuratorin Lea Baumeister im Radio zu hören und sprach über Knöpfe aus vier Jahrhunderten.</p>
<figure class="wp-block-pullquote"><blockquote><p>Ein Knopf ist die kleinste Architektur.</p><cite>Lea Baumeister</cite></blockquote></figure>
<p>Die Sendung dauert acht Minuten und steht ein Jahr lang im Netz, danach liegt sie im Archiv des Senders.</p></main></body></html>"""
    text = read_article(open_page(page.encode(), "https://quay.example/news/7"), DateContext()).text
    assert "die kleinste Architektur" in text
