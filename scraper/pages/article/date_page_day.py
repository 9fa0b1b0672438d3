"""Days that are no post's: those in the site's head, today's in a bar above the title, that of the site's change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presswatch.records import DateReading
from scraper.pages.article.blocks import Frame, Layout, Unit
from scraper.pages.article.date_places import MAX_LABEL_CHARS
from scraper.pages.article.date_words import put_up, tells_update
from scraper.pages.article.hints import TAG_BITS
from scraper.pages.dates.read import DateContext
from scraper.pages.dates.relative import local_now

_HEADER_BIT = TAG_BITS["header"]
_MAIN_BITS = TAG_BITS["main"] | TAG_BITS["article"]
_PROSE_CHARS = 60


@dataclass(frozen=True, slots=True)
class AboveTitle:
    """Tells of the places above a page's title which days there are no post's."""

    layout: Layout
    title_index: int
    context: DateContext

    def in_head_of_site(self, frame: Frame, index: int) -> bool:
        """Whether a place above the title is in a `<header>` that is neither the title's nor a part of the post."""
        if index >= self.title_index or not frame.above & _HEADER_BIT or frame.above & _MAIN_BITS:
            return False
        headers = (above for above in frame.chain() if above.mask & _HEADER_BIT)
        return not any(_holds(header, self.title_index) for header in headers)

    def is_of_visit(self, frame: Frame, index: int, reading: DateReading) -> bool:
        """Whether a day above the title and outside the post's box is the one that a site prints anew each day.

        That is today's, or yesterday's on a page kept for a day, with a day to either side for the zone of the site; a
        label that tells when the page was put up speaks for the post.
        """
        now = local_now(self.context)
        if now is None or index >= self.title_index or abs((now.date() - reading.on).days) > 1:
            return False
        return not put_up(self.layout.units[index].text) and not self._in_box(frame, index)

    def _in_box(self, frame: Frame, index: int) -> bool:
        """Whether a line stands in the post's main element, or in the smallest that holds title and text."""
        both = next((above for above in frame.chain() if _holds(above, self.title_index)), None)
        if both is not None and both.above & _MAIN_BITS:
            return True
        around = self.layout.units[self.title_index].frame.chain()
        boxes = (box for box in around if box.last > self.title_index + 1 and box.prose >= _PROSE_CHARS)
        box = next(boxes, None)
        return box is not None and box.parent is not None and _holds(box, index)


def lines_of_site(units: Iterable[Unit]) -> set[int]:
    """Of lines with a figure those that tell when the site, not the post, was changed."""
    return {
        unit.index
        for unit in units
        if len(unit.text) <= MAX_LABEL_CHARS and tells_update(unit.text) and _SITE.search(unit.text)
    }


_SITE = re.compile(r"\b(?:web)?site\b|\bsitio\b|\bwebseite\b|\bсайт", re.IGNORECASE)


def _holds(frame: Frame, index: int) -> bool:
    return frame.first <= index < frame.last
