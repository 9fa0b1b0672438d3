"""Which pages are an empty shell for scripts to fill."""

from __future__ import annotations

import pytest

from scraper.pages.parsing.page import Page, made_by_script

MENU = "".join(f'<a href="/s/{n}">A rather long entry of the menu, number {n}</a>' for n in range(100))
PROSE = "<p>" + "The council met on Monday and counted its boats. " * 40 + "</p>"
NOSCRIPT = f"<noscript>{PROSE}</noscript>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<div id="root"></div><script src="/app.js"></script>', True),
        (f"<nav>{MENU}</nav><main>Loading</main><script>load()</script>", True),
        (f"{NOSCRIPT}<div id='root'></div><script src='/app.js'></script>", True),
        (f"<nav>{MENU}</nav><main>{PROSE}</main><script>load()</script>", False),
        ("<main>Nothing here</main>", False),
    ],
)
def test_a_shell_has_scripts_and_next_to_no_text_of_its_own(body: str, *, expected: bool):
    """Menus and noscript text do not count as text of its own."""
    assert made_by_script(Page(url="https://example.org/", html=f"<html><body>{body}</body></html>")) is expected
