"""The teaser of an entry: prose beside its title, without the title, the day and the labels around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.date_types import DIGIT
from scraper.pages.listing.fields import title_pattern
from scraper.pages.listing.words import GENERIC_WORDS

MAX_TEASER = 600
"""Letters of a teaser kept; some listings print whole posts."""

LEAST_TEASER = 50
"""Weight of a teaser; less is a label or a day."""

_NEAR = 60
"""Letters at the ends of a text within which a day is looked for."""

_EDGES = " \t\u00a0|·•–—-/,:：;()（）[]【】>»→…"
_LAST = re.compile(r"(?<=[.!?。！？…\]\[])\s{0,60}(?P<words>[^.!?。！？…\[\]]{2,30})\]?[\s>»→…]{0,60}$")
"""The words behind a text's last full stop."""
_ANY_ORDER = DateContext(order="DMY")


def teaser_of(lines: Sequence[str], title: str, labels: Iterable[str | None]) -> str:
    """The longest prose of an entry's lines; empty where they say no more than title, day and labels (outlet, author).

    Without what stands before or behind the prose in its line: title, day, labels, "read more".
    """
    around = [label for label in labels if label]
    parts = [part for line in lines if weight(line) >= LEAST_TEASER for part in _beside(title, line)]
    longest = sorted((part for part in parts if weight(part) >= LEAST_TEASER), key=weight, reverse=True)
    bare = (_bare(part, around) for part in longest)
    return next((text[:MAX_TEASER] for text in bare if _is_prose(text, title)), "")


def _beside(title: str, line: str) -> list[str]:
    """What stands before and behind the title in a line; not the rest of a sentence that begins as the title."""
    if title in line:
        before, *behind = line.split(title) if title else [line]
    elif "".join(title.split()) in "".join(line.split()):
        before, *behind = title_pattern(title).split(line)
    else:
        return [line]
    return [before, *(part for part in behind if not _GOES_ON.match(part))]


_GOES_ON = re.compile(r",|\s*[a-zß-öø-ÿа-яё]")


def _is_prose(text: str, title: str) -> bool:
    """Whether a text says enough, and not the title, cut short, or days and who posted it."""
    if weight(text) < LEAST_TEASER or title.startswith(text.rstrip(" .…")):
        return False
    if weight(text) > _MAY_BE_LABELS or not DIGIT.search(text):
        return True
    days = sum(span.end - span.start for span in find_dates(text, _ANY_ORDER))
    return weight(text) - days >= LEAST_TEASER


_MAY_BE_LABELS = 100
"""Weight up to which a line may be days and labels alone: "Posted on 16 August 2022, changed on 5 May 2023 by ..."."""


def _bare(text: str, labels: Sequence[str]) -> str:
    """A text without the days and labels at its ends."""
    before = None
    while text != before:
        before = text
        text = _led(_ended(_without_days(text)))
        for label in labels:
            inner = text.strip(_EDGES)
            behind, ahead = inner.removeprefix(label), inner.removesuffix(label)
            if behind != inner and behind.lstrip()[:1] in _PARTS:
                text = behind
            elif ahead != inner and ahead.rstrip()[-1:] in f"{_PARTS}.!?":
                text = ahead
    return text


_PARTS = ":|·•–—-,/：()"
"""What stands between a label and prose; without that it is the first word of a sentence."""


def _led(text: str) -> str:
    """A text without separators left before it; brackets that it begins with itself stay."""
    return text.lstrip(" \t\u00a0|·•–—-/,:：;)）]】>»→").rstrip(" \t\u00a0|·•–—-/,:：;(（[【")


def _ended(text: str) -> str:
    """A text without "read more" behind it."""
    match = _LAST.search(text, max(0, len(text) - _NEAR))
    if match is None or not GENERIC_WORDS.fullmatch(match["words"].strip()):
        return text
    return text[: match.start("words")].rstrip(" [")


def _without_days(text: str) -> str:
    """A text without the days at its very beginning and end, but for those that a sentence begins or ends with."""
    head, tail = text[:_NEAR], text[-_NEAR:]
    if DIGIT.search(head):
        first = next(iter(find_dates(head, _ANY_ORDER)), None)
        alone = first is not None and not head[: first.start].strip(_EDGES)
        if first is not None and alone and not _GOES_ON.match(text, first.end):
            text = text[first.end :]
    if DIGIT.search(tail) and len(text) > len(tail):
        last = next(iter(find_dates(tail, _ANY_ORDER)[::-1]), None)
        alone = last is not None and not tail[last.end :].strip(_EDGES)
        if last is not None and alone and tail[: last.start].rstrip()[-1:] in _BEFORE_DAY:
            text = text[: len(text) - len(tail) + last.start]
    return text


_BEFORE_DAY = ".!?…。！？|·•–—-(（["
