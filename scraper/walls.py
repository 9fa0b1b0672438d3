"""What came in place of a post: a log-in, the site's home page, the list again; and when that is told of the source."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from presswatch.urls import identity_key, is_front_page, site_of
from scraper.items import Dropped, Entry, FoundPost
from scraper.pages.article_types import Article
from scraper.pages.kinds import asks_for_password
from scraper.pages.letters import letters

LOG_IN, HOME, LIST = "a log-in", "the home page", "the list again"
# One post for members alone is no fault of its source.
FEWEST_WALLED = 2


def in_its_place(found: FoundPost) -> str:
    """What a post's address led to in place of the post, or shows; "" where it may be the post.

    Taken for it, such a page would give all posts one address or one text, and make one of them. A field for a password
    alone says nothing, sites have such on posts too: the entry's title stands nowhere on a wall, and next to no text.
    """
    entry, article, snapshot = found.entry, found.article, found.snapshot
    if snapshot is None:
        return ""
    if not found.redirects or identity_key(snapshot.url) == identity_key(entry.url):
        short = article is not None and article.wall == "login"
        return LOG_IN if short and _asks_to_log_in(entry, article, snapshot.body) else ""
    if is_front_page(snapshot.url) and site_of(snapshot.url) == site_of(entry.url):
        return HOME
    if identity_key(snapshot.url) == identity_key(found.found_on):
        return LIST
    return LOG_IN if _asks_to_log_in(entry, article, snapshot.body) else ""


def _asks_to_log_in(entry: Entry, article: Article | None, body: bytes) -> bool:
    """Whether a page has a field for a password and nowhere the entry's title."""
    title = letters(unicodedata.normalize("NFC", entry.title))
    if not title or not asks_for_password(body):
        return False
    return article is None or title not in letters(f"{article.title} {article.text}")


@dataclass(slots=True)
class Walls:
    """The posts of a visit in whose place something else came; those of other sites are no matter of the source.

    `_forms` counts by their text the pages with the post's title and a log-in: where several say the same, that is no
    text of a post.
    """

    read: int = 0
    instead: Counter[str] = field(default_factory=Counter)
    _forms: Counter[str] = field(default_factory=Counter)

    def look(self, found: FoundPost) -> list[Dropped]:
        """Takes in a post whose page was fetched; says for `presswatch why` what came in its place."""
        if found.entry.external:
            return []
        self.read += 1
        what = in_its_place(found)
        if what:
            self.instead[what] += 1
            why = f"{what} came in its place; it is recorded from the list"
            return [Dropped(url=found.entry.url, step="fetch", outcome="login-wall", detail=why)]
        if found.article is not None and found.article.wall == "login":
            self._forms[found.article.text] += 1
        return []

    @property
    def words(self) -> str:
        """What is to be told of the source: "" unless it shows most of the posts that were asked for to nobody."""
        forms = sum(count for text, count in self._forms.items() if count > 1 or not text)
        came = self.instead + Counter({LOG_IN: forms})
        if came.total() < FEWEST_WALLED or came.total() * 2 <= self.read:
            return ""
        places = ", ".join(f"{what} ({count})" for what, count in came.most_common())
        return f"{came.total()} of {self.read} posts are not shown; in their place came {places}"
