"""Snippets of HTML inside feeds and interfaces become plain text."""

from __future__ import annotations

import html
import re

# A title or teaser is cut here, with a mark; what is longer is an attack or a whole text.
TEXT_MAX = 1000
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--|!\[CDATA\[|[?!][^<>]*)>|\]\]>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
# Only this much is looked at: enough for a teaser behind heavy markup.
_INPUT_MAX = 20_000


def plain_text(markup: str, limit: int = TEXT_MAX) -> str:
    """The words of a snippet of HTML: no tags, entities as characters, blanks collapsed, at most `limit` characters."""
    text = markup[:_INPUT_MAX]
    if "<" in text:
        text = _TAG.sub(" ", _HIDDEN.sub(" ", text))
    text = " ".join(html.unescape(text).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
