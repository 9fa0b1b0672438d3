"""Which places of a page are the post's own, and how far a line is from the title."""

from __future__ import annotations

from itertools import islice

from scraper.pages.article.blocks import Frame, Layout, Unit
from scraper.pages.article.hints import HINT_NAMES, TAG_BITS

MAX_LABEL_CHARS = 140
"""A line of metadata; what is longer is prose."""
MAX_PURE_CHARS = 50
"""A line of a date and little else."""
NEAR_UNITS = 14
"""How many units below the title (six above it) an unmarked date may be to be the post's."""
CLOSE_UNITS = 6
"""How near to the title a date is what a reader takes for the post's, whatever the head says."""
PROSE_CHARS = 60
"""A unit with so many characters of running prose is a paragraph."""

FOOTER_BIT = TAG_BITS["footer"]
"""A footer close to the title is the post's own (many themes put date and author there), a far one is the site's."""
COMMENT_BIT = 1 << HINT_NAMES.index("comment")
AWAY_BITS = FOOTER_BIT | TAG_BITS["aside"] | TAG_BITS["nav"] | COMMENT_BIT
_QUOTED_BIT = TAG_BITS["blockquote"]
_RELATED_BIT = 1 << HINT_NAMES.index("related")
_LISTING_RATIO = 0.3
"""From this share of linked text on, an element called "related", "more" or "list" is a list of other posts."""


def away_bits(layout: Layout, title_index: int) -> int:
    """The bits of asides, footers, menus and comments, without those that the title itself is in."""
    return _without_title(AWAY_BITS, layout, title_index)


def quoted_bit(layout: Layout, title_index: int) -> int:
    """The bit of a quotation, such as an embedded post of a network, unless the title itself is in one."""
    return _without_title(_QUOTED_BIT, layout, title_index)


def _without_title(bits: int, layout: Layout, title_index: int) -> int:
    return bits & ~layout.units[title_index].frame.above if title_index >= 0 else bits


def is_away(frame: Frame, away: int) -> bool:
    """True if an element is no part of the post: in a place named by `away`, or in a list of other posts."""
    if frame.above & away:
        return True
    return any(
        above.mask & _RELATED_BIT and above.link_chars > _LISTING_RATIO * above.chars
        for above in islice(frame.chain(), 5)
    )


def distance(index: int, title_index: int) -> int:
    """How far a place is from the title; above it counts double."""
    if title_index < 0:
        return index
    return index - title_index if index >= title_index else 2 * (title_index - index)


def is_near(index: int, title_index: int) -> bool:
    """True if a place is near the title."""
    return distance(index, title_index) <= NEAR_UNITS


def text_begins(layout: Layout, title_index: int) -> int:
    """The index of the first paragraph below the title; the number of units if there is none."""
    paragraphs = (unit.index for unit in layout.units[title_index + 1 :] if unit.prose >= PROSE_CHARS)
    return next(paragraphs, len(layout.units))


def title_of(layout: Layout, title_index: int) -> str:
    """The words of the unit that shows the title; empty if none does."""
    return layout.units[title_index].text if title_index >= 0 else ""


def has_digit(unit: Unit) -> bool:
    """True if a unit has a digit of any script."""
    return any(map(str.isdigit, unit.text))
