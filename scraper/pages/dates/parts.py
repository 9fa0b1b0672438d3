"""A day whose parts stand in elements of their own, told apart by their class names: <span class="month">11</span>…"""

from __future__ import annotations

import re

import lxml.html

MAX_INSIDE = 12
"""Elements looked at inside one; a day of three parts has three to nine."""

_NAMED = re.compile(r"(?:^|[\s_-])(day|month|year)(?=$|[\s_-])", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,4})\D?")
_WORDS = re.compile(r"[^\W\d_年月日년월일]")
_LENGTHS = {"day": (1, 2), "month": (1, 2), "year": (4, 4)}


def named_day(element: lxml.html.HtmlElement) -> str:
    """The day as ISO text if elements inside name a day, a month and a year, each a number and each once; else empty.

    Months in words need no such help: any text of theirs is a date.
    """
    if _WORDS.search(element.text_content()):
        return ""
    parts: dict[str, str] = {}
    for place, child in enumerate(element.iterdescendants()):
        if place >= MAX_INSIDE:
            return ""
        names = _NAMED.findall(child.get("class") or "") if isinstance(child.tag, str) and not len(child) else []
        if len(names) != 1:
            continue
        name = names[0].lower()
        match = _DIGITS.fullmatch((child.text or "").strip())
        low, high = _LENGTHS[name]
        if match is None or name in parts or not low <= len(match[1]) <= high:
            return ""
        parts[name] = match[1]
    return "-".join(parts[name].zfill(2) for name in ("year", "month", "day")) if len(parts) == len(_LENGTHS) else ""
