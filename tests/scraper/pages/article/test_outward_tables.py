"""A post's table of press coverage is its text, whatever language its class is named in."""

from __future__ import annotations

import lxml.html
import pytest

from scraper.pages.article.blocks import read_layout
from scraper.pages.article.boilerplate import with_whole_rows
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

ROWS = (
    ("06/11/2023", "Expansión", "Se traspasa ferretería", "https://www.expansion.com/valencia/1.html"),
    ("10/11/2023", "El Eco", "La Cámara busca relevo", "https://eleco.example/relevo"),
    ("21/11/2023", "Plaza Comarcal", "Bares con nombre propio", "https://plazacomarcal.example/bares"),
)


@pytest.mark.parametrize("name", ["tabla-medios", "tabella", "tabelle", "tabela", "table", "presse"])
def test_a_table_of_coverage_is_no_menu(name: str) -> None:
    """ "tabla" is a table, not a tab."""
    rows = "".join(
        f'<tr><td>{day}</td><td>{outlet}</td><td><a href="{url}">{title}</a></td></tr>'
        for day, outlet, title, url in ROWS
    )
    html = f"""<html><body><div><a href="/">Cámara</a><a href="/prensa">Prensa</a></div>
<section><h1>Impactos en medios: noviembre 2023</h1><p class="fecha">04/12/2023</p>
<p>Resumen de las noticias sobre el programa de relevo en el comercio rural.</p>
<table class="{name}"><tr><th>Fecha</th><th>Medio</th><th>Titular</th></tr>{rows}</table>
<p>Si ha publicado una información sobre la Cámara y no aparece, escríbanos.</p></section></body></html>"""
    article = read_article(open_page(html.encode(), "https://camara.example/prensa/1"), DateContext())
    assert [link.url for link in article.links] == [url for *_, url in ROWS]


def _kept(rows: str) -> list[str]:
    """The lines of a post's table of which a reader of running text has kept the lead and the titles that link."""
    html = f"<html><body><main><h1>La lonja en los medios</h1><p>Resumen:</p><table>{rows}</table></main></body></html>"
    layout = read_layout(lxml.html.document_fromstring(html))
    chosen = [unit for unit in layout.units if unit.links or unit.text == "Resumen:"]
    return [unit.text for unit in with_whole_rows(layout, chosen, "https://lonja.example/medios-octubre")]


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


TITLE = '<a href="https://elecodelaria.example/la-balanza">La balanza que volvió a casa</a>'


def test_a_row_is_kept_with_its_link() -> None:
    """Outlet and day stand in cells of their own before the title that leads out; a row without a link is another's."""
    told = (
        _row("Medio", "Fecha", "Enlace") + _row("El Eco de la Ría", "3/10", TITLE) + _row("Onda Ría", "29/10", "Charla")
    )
    assert _kept(told) == ["Resumen:", "El Eco de la Ría", "3/10", "La balanza que volvió a casa"]


@pytest.mark.parametrize(
    "row",
    [
        _row("Noticias", '<a href="/balanza">La balanza que volvió a casa</a>'),
        _row("Texto " * 200, TITLE),
    ],
)
def test_a_row_of_the_layout_is_none(row: str) -> None:
    """What leads within the site, and what is too large for outlet, day and title."""
    assert "Noticias" not in _kept(row)
    assert not any(text.startswith("Texto") for text in _kept(row))
