"""What a page draws apart although its markup runs on: icons, a name and the day beside it."""

from __future__ import annotations

import lxml.html


def is_drawn(node: lxml.html.HtmlElement) -> bool:
    """Whether an element is empty: a dot or an icon."""
    return not node.text and not len(node)


def runs_on(last: str, first: str) -> bool:
    """Whether two letters side by side end one thing and begin another: "a3", "4O", "aM"."""
    if first.isdigit():
        return last.isalpha()
    return first.isupper() and (last.isdigit() or last.islower())
