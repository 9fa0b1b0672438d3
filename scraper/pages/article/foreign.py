"""Lines that stand in a place of the page which never holds a post's text: its consent to cookies, forms, its foot."""

from __future__ import annotations

import re

from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.date_places import AWAY_BITS

_CONSENT = re.compile(
    r"cookies?[-_]?(?:banner|notice|consent|bar|law|popup|pop-up|modal|overlay|message|dialog|settings|info|layer|wall|box|hint)"
    r"|(?:consent|gdpr|dsgvo|rgpd)[-_]?(?:cookie|banner|notice|bar|popup|modal|overlay|dialog|manager|layer|box)",
    re.IGNORECASE,
)
"""Names of the box that asks about cookies; a recipe's category may be called cookies, but no box."""
_ANSWER = re.compile(
    r"(?:^|[\s_-])(?:comment|reply)[-_]?(?:form|respond)|(?:^|\s)(?:respond|commentform)(?:$|\s)", re.IGNORECASE
)
"""Names of the form in which readers answer."""
_FOOT = re.compile(r"(?:^|\s)(?:(?:site|page|main|global)[-_]?)?(?:footer|foot|colophon)(?:$|\s)", re.IGNORECASE)
"""Names of the foot of a site, as whole words."""


def without_foreign(layout: Layout, title_index: int, units: list[Unit]) -> list[Unit]:
    """The lines that stand in no consent box, answer form or foot of the site in which the title does not stand.

    Where all stand there, the sentences right below the title: the longer words of such places had hidden them.
    """
    around = set[int]()
    if title_index >= 0:
        around = {frame.order for frame in layout.units[title_index].frame.chain()}
    known: dict[int, bool] = {}
    end = len(layout.units) - _UNITS_BEHIND

    def is_foreign(unit: Unit) -> bool:
        return _is_foreign(unit.frame, around, end, known)

    kept = [unit for unit in units if not is_foreign(unit)]
    if kept or not units or title_index < 0:
        return kept
    below = layout.units[title_index + 1 : title_index + 1 + _UNITS_BELOW]
    return [unit for unit in below if _is_sentence(unit) and not is_foreign(unit)]


_UNITS_BELOW = 12
_SENTENCE_CHARS = 40
_ENDS = ".!?:。！？：…؟।"


def _is_sentence(unit: Unit) -> bool:
    """Whether a line below the title says something: all that a post of a sentence or two has."""
    own = unit.text[-1] in _ENDS and len(unit.text) >= _SENTENCE_CHARS and 2 * unit.link_chars <= len(unit.text)
    return own and unit.frame.tag not in HEADINGS and not unit.frame.above & AWAY_BITS


_UNITS_BEHIND = 15
"""Lines that may stand behind the foot of a site: what scripts show over the page."""


def _is_foreign(frame: Frame, around: set[int], end: int, known: dict[int, bool]) -> bool:
    """Whether an element or one around it, up to those around the title, is such a place."""
    if frame.order in around or frame.parent is None:
        return False
    found = known.get(frame.order)
    if found is None:
        found = known[frame.order] = _is_place(frame, end) or _is_foreign(frame.parent, around, end, known)
    return found


def _is_place(frame: Frame, end: int) -> bool:
    element = frame.element
    if element is None:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _CONSENT.search(names) or _ANSWER.search(names):
        return True
    foot = frame.tag == "footer" or _FOOT.search(names) is not None
    return foot and frame.last >= end and not any(above.tag in _OF_THE_POST for above in frame.chain())


_OF_THE_POST = frozenset(("article", "blockquote", "figure"))
"""A foot inside these is that of the post, or of words quoted in it."""
