"""Markup made plain or cheap: snippets of HTML as text, and pages without what costs a parser its square."""

import html
import re

import regex

from presswatch.languages.patterns import compiled_later

# A title or teaser is cut here, with a mark; what is longer is an attack or a whole text.
TEXT_MAX = 1000
# A "<" that opens no tag is a character of the text ("a < b") and would swallow what follows.
_NO_TAG = compiled_later(r"<(?![a-zA-Z/!?])")
# Only this much is looked at: enough for a teaser after heavy markup.
_INPUT_MAX = 20_000
MAX_ATTRIBUTES = 1000
"""Attributes of one tag that are read: the parser compares each with all before it, and no honest tag has a hundred."""
_ATTRIBUTE = r"""(?>[\s/]++[^\s/>=]{1,500}+(?>\s*+=\s*+(?>"[^"]{0,100000}+"|'[^']{0,100000}+'|[^\s>]{0,500}+))?+)"""
_CROWDED = compiled_later(rf"<[a-zA-Z][^\s/>]{{0,60}}+(?>{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}}(?P<rest>(?:{_ATTRIBUTE})++)")

MAX_MARKS = 30
"""Combining marks of one letter that are kept, as in Unicode's stream-safe text (UAX #15, 13): putting them in order
costs the square of their number."""
_TOWER = regex.compile(rf"\p{{M}}{{{MAX_MARKS}}}\K\p{{M}}+")
_NUMBERED = r"&#[xX]?[0-9a-fA-F]{2,6};?"
_NUMBERED_RUN = compiled_later(rf"{_NUMBERED}(?:{_NUMBERED}){{{MAX_MARKS}}}(?:{_NUMBERED})*+")


def plain_text(markup: str, limit: int = TEXT_MAX) -> str:
    """The words of a snippet of HTML: no tags, entities as characters, blanks collapsed, at most `limit` characters."""
    text = markup[:_INPUT_MAX]
    if "<" in text:
        text = _without_tags(_NO_TAG.sub("&lt;", text))
    text = " ".join(html.unescape(text).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _without_tags(markup: str) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 60 ms that feeds of plain titles do not need

    soup = BeautifulSoup(markup, "lxml")
    for hidden in soup(["script", "style"]):
        hidden.decompose()
    return soup.get_text(" ")


def without_crowds(page: str) -> str:
    """An HTML page without attributes beyond `MAX_ATTRIBUTES` of a tag and marks beyond `MAX_MARKS` of a letter."""
    page = _CROWDED.sub(lambda tag: tag[0][: tag.start("rest") - tag.start()], page)
    return without_towers(_NUMBERED_RUN.sub(_plain, page))


def without_towers(text: str) -> str:
    """The text without the combining marks beyond `MAX_MARKS` of a letter."""
    return text if text.isascii() else _TOWER.sub("", text)


def _plain(run: re.Match[str]) -> str:
    """Numbered characters as themselves where marks are piled up among them; as they were elsewhere."""
    text = html.unescape(run[0])
    cut = without_towers(text)
    return run[0] if cut == text else html.escape(cut)
