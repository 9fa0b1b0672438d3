"""Words by which a line of a page is labelled: published, updated, an event, a broadcast, other posts, rights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import Unit
from scraper.pages.article.places import MAX_LABEL_CHARS
from scraper.pages.dates.cues import has_posted_label
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.text.known_lines import remembered

_MAX_PUBLICATION_LABEL = 16
UPDATED = compiled_later(any_word("update_stems"), re.IGNORECASE)
PUBLISHED = compiled_later(rf"\b(?:{any_word('publication_stems')})", re.IGNORECASE)
"""Words of publication, after a date of change in one line."""
RIGHTS = compiled_later(rf"©|\(c\) ?(?:19|20)\d\d|{any_word('rights_words')}", re.IGNORECASE)
"""Words about who owns a site or picture: a date in such a line is no post's."""
ROC_DAY = compiled_later(
    rf"(?:{alternation('dated_labels')})\s{{0,60}}[:：]?\s{{0,60}}"
    r"(?P<day>(?P<year>1[0-2]\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<on>\d{1,2}))(?!\d)"
)
"""A date of publication in years of the Republic of China, as offices of Taiwan print it: 發布日期：113-04-25."""
RELATED = compiled_later(rf"\W{{0,300}}(?:{alternation('related_headings')})", re.IGNORECASE)
"""The beginning of a heading over other posts."""
ISSUE = compiled_later(alternation("paper_issues"), re.IGNORECASE)
"""Words for the issue or the page of a paper."""
SITE = compiled_later(rf"\b(?:{any_word('site_words')})\b", re.IGNORECASE)

is_publication_label = remembered(has_posted_label)
"""`has_posted_label`, with its answers about the short lines of a site remembered."""


@remembered
def is_update(line: str) -> bool:
    """True if a line has a word for a change."""
    return UPDATED.search(line) is not None


def is_publication_line(units: Sequence[Unit], unit: Unit) -> bool:
    """True if a line, or a label alone right before it (a cell of a table), says when the page was published."""
    before = units[unit.index - 1].text if unit.index else ""
    return is_publication_label(unit.text) or (len(before) <= _MAX_PUBLICATION_LABEL and is_publication_label(before))


_TILL = rf"(?:[-–—~～〜]|{any_word('until_characters')}|\b(?:{any_word('until_words')})\b)"
_UNTIL = compiled_later(_TILL, re.IGNORECASE)
_UNTIL_ALONE = compiled_later(rf"\s{{0,60}}[,.]?\s{{0,60}}{_TILL}\s{{0,60}}", re.IGNORECASE)
_FROM_DAY = compiled_later(rf"(?<![\d.:/-])\d{{1,2}}(?:\.|st|nd|rd|th)?\s*{_TILL}\s*$", re.IGNORECASE)
_DAYS = compiled_later(r"^\D*\d{1,2}\.?\s*[-–—]\s*\d{1,2}\b(?!\s*[-–—./]?\s*\d{2})")
"""The first and the last day within one date: "28-30 June 2023", but not "28-06-2023"."""
_HOURS = compiled_later(
    rf"(?<![\d.:])\d{{1,2}}[:.h]\d{{2}}(?:\s*(?:{any_word('hour_words')}))?\s*{_TILL}\s*\d{{1,2}}[:.h]\d{{2}}(?![\d.:])",
    re.IGNORECASE,
)
"""Hours from and to, next to a date."""
_BROADCAST = alternation("broadcast_labels")
_EVENT_LABEL = compiled_later(rf"\W*(?:{_BROADCAST}|{alternation('event_labels')})\W*", re.IGNORECASE)
_EVENT_WITH_COLON = compiled_later(
    rf"\W{{0,300}}(?:{_BROADCAST}|{alternation('event_labels_with_colon')})"
    rf"(?:\s(?:{any_word('colon_fillers')}))?\s{{0,60}}[:：]",
    re.IGNORECASE,
)


@remembered
def is_event_label(line: str) -> bool:
    """True if a line is the label of an event's or a broadcast's date, which is in the next line, as in a table."""
    return len(line) <= MAX_LABEL_CHARS and _EVENT_LABEL.fullmatch(line) is not None


@remembered
def is_event_line(line: str) -> bool:
    """True if a short line with a date gives the first and the last day, the hours or the beginning of something."""
    if len(line) > MAX_LABEL_CHARS or not any(map(str.isdigit, line)):
        return False
    if _EVENT_WITH_COLON.match(line):
        return True
    return _UNTIL.search(line) is not None and _has_period(line)


def _has_period(line: str) -> bool:
    """True if a line with a word for "until" has a first and a last day, or a date with hours from and to."""
    spans = find_dates(line, DateContext(), "element")
    if any(_DAYS.match(span.reading.raw) or _FROM_DAY.search(line, 0, span.start) for span in spans):
        return True
    if spans and _HOURS.search(line):
        return True
    return any(
        first.reading.on < last.reading.on and _UNTIL_ALONE.fullmatch(line, first.end, last.start)
        for first, last in pairwise(spans)
    )


_ADJACENT = compiled_later(rf"\W{{0,300}}(?:{alternation('adjacent_posts')})", re.IGNORECASE)
_CALENDAR = compiled_later(rf"\W*(?:{alternation('calendar_headings')})\W*", re.IGNORECASE)
_COMMENTS = compiled_later(
    rf"(?:\d{{1,60}}\s{{0,60}}|(?:{any_word('comment_heading_starts')})\s)?(?:{alternation('comment_headings')})"
    rf"(?:\s(?:{any_word('comment_heading_ends')}))?\s{{0,60}}(?:{any_word('list_words')})?"
    r"\W{0,300}\d{0,60}\W{0,300}$",
    re.IGNORECASE,
)
_REPLIES = compiled_later(rf"\W*(?:{alternation('reply_headings')})\W*", re.IGNORECASE)
"""A heading over replies as blog programs print it: 2 thoughts on “The harbour”, "Leave a comment"."""


@remembered
def links_adjacent_post(line: str) -> bool:
    """True if a line links to the post before or after."""
    return _ADJACENT.match(line) is not None


@remembered
def heads_calendar(line: str) -> bool:
    """True if a heading announces events, not a post."""
    return _CALENDAR.fullmatch(line) is not None


@remembered
def heads_other_posts(line: str) -> bool:
    """True if a heading is over comments or other posts."""
    return bool(_COMMENTS.match(line) or RELATED.match(line) or _REPLIES.fullmatch(line))
