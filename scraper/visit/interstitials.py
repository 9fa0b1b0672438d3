"""What came in place of a post or a list: a log-in, the home page, a notice, a redirect elsewhere."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace

from presswatch.errors import PageError
from presswatch.records import Dropped, Validator
from presswatch.urls.canonical import identity_key, is_front_page, mask, site_of
from scraper.items import UNREAD, Entry, FoundPost, Learned
from scraper.pages.article.types import Article
from scraper.pages.discovery.addresses import is_home
from scraper.pages.parsing.kinds import asks_for_password
from scraper.pages.text.letters import letters
from scraper.visit.filler_pages import CHECK, LOG_IN, ONE_PAGE, Fillers
from scraper.visit.visit_input import Standing

HOME, LIST, COOKIES = "the home page", "the list again", "a question about cookies"
# One post for members alone is no fault of its source.
FEWEST_WALLED = 2
# What some posts of a site may lead to for good, while the site is healthy.
USUAL = frozenset({LOG_IN, HOME, LIST, ONE_PAGE})
# What asks something of the reader before it shows a post.
ASKING = frozenset({LOG_IN, HOME, LIST, COOKIES, CHECK})
# A list that moved together with all its posts is believed once as many visits have found it there.
BELIEVED_AFTER = 3


def in_its_place(found: FoundPost) -> str:
    """What a post's address led to in its place, or shows ("": maybe the post): a password field is not enough."""
    entry, article, snapshot = found.entry, found.article, found.snapshot
    if snapshot is None:
        return ""
    key, walled = identity_key(snapshot.url), True
    if not found.redirects or key == identity_key(entry.url):
        walled = article is not None and article.wall == "login"
    elif is_front_page(snapshot.url) and site_of(snapshot.url) == site_of(entry.url):
        return HOME
    elif key == identity_key(found.found_on):
        return LIST
    return LOG_IN if walled and _asks_to_log_in(entry, article, snapshot.body) else ""


def _asks_to_log_in(entry: Entry, article: Article | None, body: bytes) -> bool:
    """True if a page has a password field and does not show the entry's title."""
    title = letters(unicodedata.normalize("NFC", entry.title))
    if not title or not asks_for_password(body):
        return False
    return article is None or title not in letters(f"{article.title} {article.text}")


@dataclass(slots=True)
class Walls:
    """The posts of a visit that something else replaced; those of other sites do not concern the source.

    `read` counts own posts whose page came, `instead` what came in place of `unread` ones, `_forms` pages with a
    post's title and a log-in by their text: several with one are no posts.
    """

    read: int = 0
    instead: Counter[str] = field(default_factory=Counter)
    unread: set[str] = field(default_factory=set)
    dropped: list[Dropped] = field(default_factory=list)
    _forms: Counter[str] = field(default_factory=Counter)
    _fillers: Fillers = field(default_factory=Fillers)

    def look(self, found: FoundPost) -> list[FoundPost]:
        """Takes in a post; returns those decided now, without the pages of those in whose place something came."""
        own = (found.snapshot or found.article) is not None and not found.entry.external
        self.read += own
        what = in_its_place(found) if own else ""
        if what:
            return [self._judged(found, what)]
        if own and found.article is not None and found.article.wall == "login":
            self._forms[found.article.text] += 1
        return [self._judged(one, filler) for one, filler in self._fillers.look(found)]

    def rest(self) -> list[FoundPost]:
        """The posts that still wait at the end of a page of the walk, as decided."""
        return [self._judged(one, filler) for one, filler in self._fillers.rest()]

    @property
    def waiting(self) -> int:
        """How many posts wait to be decided."""
        return self._fillers.waiting

    def _judged(self, found: FoundPost, what: str) -> FoundPost:
        if not what:
            return found
        entry = found.entry
        if not entry.external:
            self.instead[what] += 1
            if found.article is not None and found.article.wall == "login":
                self._forms[found.article.text] -= 1
        self.unread.add(entry.url)
        why = f"{what} came instead; the post is recorded from the list and will be fetched again"
        self.dropped.append(Dropped(url=entry.url, step="fetch", outcome="login-wall", detail=why))
        return replace(found, entry=replace(entry, as_shown=UNREAD), article=None, snapshot=None, redirects=())

    def asked_again(self, touched: Mapping[int, str], listed: Mapping[int, Entry]) -> dict[int, str]:
        """What the source shows of known posts, such that those which were not to be read are opened again."""
        return {
            number: UNREAD if number in listed and listed[number].url in self.unread else shown
            for number, shown in touched.items()
        }

    def without_marks(self, asked: MutableMapping[str, Validator]) -> MutableMapping[str, Validator]:
        """What posts' answers said of themselves, without those that did not show the post."""
        asked.update((url, Validator()) for url in self.unread if url in asked)
        return asked

    @property
    def shown(self) -> int:
        """How many of the own posts whose pages came are shown there."""
        return self.read - self._came().total()

    @property
    def most(self) -> bool:
        """True if most of the posts asked for, and at least two, are not shown."""
        count = self._came().total()
        return count >= FEWEST_WALLED and count * 2 > self.read

    @property
    def words(self) -> str:
        """What is to be reported of the source: "" where only a few posts are not shown, as is usual for a site."""
        came = self._came()
        if not self.most and USUAL.issuperset(came):
            return ""
        places = ", ".join(f"{what} ({count})" for what, count in came.most_common())
        return f"{came.total()} of {self.read} posts are not shown; in their place came {places}"

    @property
    def reason(self) -> str:
        """The word for it: login-wall where something is asked of the reader, no-posts where nothing is there."""
        came = self._came()
        asking = sum(count for what, count in came.items() if what in ASKING)
        return "login-wall" if asking * 2 >= came.total() else "no-posts"

    def _came(self) -> Counter[str]:
        forms = sum(count for text, count in self._forms.items() if count > 1 or (count and not text))
        return self.instead + Counter({LOG_IN: forms})


def refuse_led_away(url: str, led_to: str, standing: Standing, learned: Learned, *, any_known: bool) -> None:
    """Raises PageError where a list leads (`led_to`) elsewhere than before, and nothing there is known."""
    before = standing.learned.led_to.get(url, url)
    elsewhere = identity_key(led_to) not in (identity_key(url), identity_key(before))
    home = is_home(led_to)
    watched = standing.first_visit_on is not None
    if elsewhere and not any_known and watched and (home or standing.without_posts < BELIEVED_AFTER):
        place = "the home page" if home else "another page"
        raise PageError(url, "no-posts", f"it redirects to {place}, {mask(led_to)}, which shows none of its posts")
    learned.led_to.pop(url, None)
    if identity_key(led_to) != identity_key(url):
        learned.led_to[url] = led_to
