"""The number that a link to a page of a list shows."""

from __future__ import annotations

import re

STRIP = " \t\u00a0<>‹›←→⇐⇒⇦⇨⟵⟶➔➜➤«»❮❯▶►▸◀◄◂⟨⟩⏵⏴➡⬅|[]()·•…."
"""What stands around a page number or the words of a link to a page."""

_NUMBER = re.compile(r"\d+")
_REMARK = re.compile(r"\s{0,60}\([^()\d]{4,304}\)$")
"""What a link adds to its number for those who hear the page."""

_MAX_REMARK = 60


def number_in(text: str) -> int | None:
    """The page number that a short text is ("3", "[3]", "3페이지", "3 (last page)"); None for anything else."""
    text = _REMARK.sub("", text) if len(text) <= _MAX_REMARK else ""
    if not text or len(text) > 14:
        return None
    digits = _NUMBER.findall(text)
    if len(digits) != 1 or len(digits[0]) > 4:
        return None
    rest = _NUMBER.sub("", text).strip(STRIP + "-–—/").casefold()
    return int(digits[0]) if not rest or rest in _PAGE_WORDS else None


_PAGE_WORDS = frozenset(
    [
        "page",
        "p",
        "페이지",
        "열린페이지",
        "ページ",
        "页",
        "頁",
        "第页",
        "第頁",
        "strona",
        "seite",
        "pagina",
        "página",
        "страница",
        "صفحة",
        "صفحه",
        "หน้า",
        "पृष्ठ",
        "sida",
        "side",
        "sayfa",
    ]
)
