"""A post's table of press coverage is part of its text, in any language of its class name."""

from __future__ import annotations

import pytest

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
