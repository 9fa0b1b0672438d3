"""What stands on pages of a document beside its text: headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from scraper.pages.pdf.types import Line, PdfPage
from scraper.pages.text.letters import letters

_MARGIN_SHARE = 0.12
"""Headers and footers stand in this share of the page's height at its top and bottom."""
_PLACE_PT = 4.0
"""The same header stands at the same height on each page, give or take."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|pag|p|стр|страница|صفحة|trang|sayfa|strona|sida|side)\W{0,2})?"
    r"(?:제\s*)?(?:第\s*)?\d{1,3}\s*(?:(?:/|of|de|von|sur|di|van|из|من|z|av|af|／)\s*\d{1,3})?\s*(?:쪽|페이지|頁|页|ページ)?[\W_]*",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[\W_]{0,60}(?:more|m/f|mehr|suite|suivre|sigue|continued|\(?cont(?:\.|inued)\)?)[\W_]{0,60}", re.IGNORECASE
)


def without_furniture(lines: Sequence[Line], pages: Sequence[PdfPage]) -> list[Line]:
    """The lines without those that are repeated at one height of several pages, and without page numbers."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        for place in _places(line):
            seen[place].add(line.page)
    first_letters = {letters(line.text) for line in lines if line.page == 0}
    return [
        line
        for line in lines
        if not _is_furniture(line, pages[line.page].height, max(len(seen[place]) for place in _places(line)))
        and not (line.page > 0 and _at_top(line, pages[line.page].height) and letters(line.text) in first_letters)
    ]


def _places(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """The text without its numbers, with its height in two grids, so that no border parts what is close."""
    text, step = letters(_DIGITS.sub("", line.text)) or line.text, line.y / _PLACE_PT
    return (text, 2 * int(step)), (text, 2 * int(step + 0.5) + 1)


def _is_furniture(line: Line, height: float, pages: int) -> bool:
    if _at_top(line, height) or line.y < _MARGIN_SHARE * height:
        return pages > 1 or _PAGE_NUMBER.fullmatch(line.text) is not None or _MORE.fullmatch(line.text) is not None
    return False


def _at_top(line: Line, height: float) -> bool:
    return line.y > (1 - _MARGIN_SHARE) * height
