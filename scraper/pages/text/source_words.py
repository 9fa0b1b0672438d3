"""Words before a colon that say where something came out: asked of a page's lines and of a post's sentences.

A module of its own, since the crawl's own process, which needs them, goes without parsers of pages.
"""

from __future__ import annotations

SOURCE_WORDS = (
    r"sources?|fuente|fonte|quelle|bron|kilde|källa|lähde|źródło|zdroj|kaynak|источник|джерело|출처|매체|언론사"
    r"|来源|來源|出典|المصدر"
)
"""Alternatives of a pattern, in small letters."""
