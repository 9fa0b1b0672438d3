"""Pages that are a shell: their scripts are to put the text there."""

from __future__ import annotations

from lxml import etree

from scraper.pages.parsing.page import Page

# Characters outside links. A news page that lists its posts itself has more in titles and teasers, even a short one;
# a shell has a claim, an address and a line on cookies.
SHELL_MAX_CHARS = 1500
_UNSHOWN = frozenset({"script", "style", "noscript", "template", "a", "option", "head"})


def made_by_script(page: Page) -> bool:
    """Whether the page has scripts, and so little text outside its links that a list may be missing."""
    if next(page.root.iter("script"), None) is None:
        return False
    return _shown_characters(page.root) < SHELL_MAX_CHARS


def _shown_characters(root: etree._Element) -> int:
    """Characters of text outside links, counted no further than needed."""
    count, waiting = 0, [root]
    while waiting and count < SHELL_MAX_CHARS:
        element = waiting.pop()
        if isinstance(element.tag, str) and element.tag not in _UNSHOWN:
            count += len((element.text or "").strip())
            waiting.extend(element)
        count += len((element.tail or "").strip())
    return count
