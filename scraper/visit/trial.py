"""What `presswatch try` learns from a visit that keeps nothing: what the address is, why, and what it would yield."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from presswatch.encoders.json import clipping_json
from presswatch.records import Clipping, DateReading, Post, copied
from presswatch.report import RunReport, SourceLine, TryPost, TryReport, name_for, source_toml
from presswatch.urls.canonical import identity_key
from presswatch.watchlist.entries import SourceEntry
from scraper.items import Entry, EntryPage

# Posts that a trial opens; for the others the page is enough if it shows their dates.
OPENED = 3
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)")
"""Day and month, or month and day, both as numbers."""


@dataclass(slots=True)
class Trial:
    """Collects what a visit finds: `places` that list posts and their entries (`lists`), of which `posts` are shown.

    `found` is called with each post: as its list shows it, and again when its page was opened.
    """

    url: str
    posts: int = 10
    found: Callable[[TryPost], None] | None = None
    kind: str = ""
    start_url: str = ""
    why: list[tuple[str, str]] = field(default_factory=list)  # the place ("": the visit) and the reason
    places: list[str] = field(default_factory=list)
    lists: list[tuple[Entry, ...]] = field(default_factory=list)
    next_url: str | None = None
    next_by_script: bool = False
    clippings: list[Clipping] = field(default_factory=list)
    browser: bool = False
    browser_problem: str = ""

    def in_browser(self, problem: str) -> bool:
        """Notes that the page lists nothing without its scripts: it is opened in the browser, but for a `problem`."""
        self.browser, self.browser_problem = not problem, problem
        if not problem:
            self.why.append(("", "without its scripts the page lists nothing: it was opened in a browser"))
        return self.browser

    def note(self, kind: str, start_url: str, why: str, next_url: str | None, *, next_by_script: bool) -> None:
        """Keeps a reason for how the source is read; kind, place and what follows are those given first."""
        self.kind, self.start_url = self.kind or kind, self.start_url or start_url
        self.why.append((start_url, why))
        if start_url not in self.places:
            self.places.append(start_url)
        self.next_url, self.next_by_script = self.next_url or next_url, self.next_by_script or next_by_script

    def first_page(self, page: EntryPage) -> EntryPage:
        """The page cut to as many entries as are shown at most."""
        self.lists.append(page.entries)
        self.why += [(page.url, f"skipped: {words}") for words in page.left_out]
        shown = page.entries[: self.posts]
        for entry in shown:
            self._show(entry)
        return replace(page, entries=shown)

    def add(self, clipping: Clipping) -> None:
        """Keeps the clipping of a post."""
        self.clippings.append(clipping)
        self._show(clipping.post)

    def opens(self, entry: Entry) -> bool:
        """True if an entry's page is fetched: the first few of a list, and those without a date."""
        return any(entry in entries[:OPENED] for entries in self.lists) or entry.date is None

    def _show(self, one: Entry | Post) -> None:
        if self.found is not None:
            date = one.date if isinstance(one, Entry) else one.published
            self.found(_dated(TryPost(url=one.url, title=one.title), date))

    def _distinct(self) -> list[list[Entry]]:
        """The entries of each place without those that another place showed before."""
        seen: set[str] = set()
        result = []
        for entries in self.lists:
            fresh = {identity_key(entry.url): entry for entry in reversed(entries)}
            result.append([fresh[key] for key in reversed(fresh) if key not in seen])
            seen |= fresh.keys()
        return result

    def _shown(self) -> tuple[Entry, ...]:
        """The entries to show: of several places as many each, and what one has not, of the others."""
        shown: list[tuple[int, list[Entry]]] = []
        left, places = self.posts, self._distinct()
        for number, entries in sorted(enumerate(places), key=lambda place: len(place[1])):
            share = left // (len(places) - len(shown))
            shown.append((number, entries[:share]))
            left -= min(share, len(entries))
        return tuple(entry for _, entries in sorted(shown, key=lambda place: place[0]) for entry in entries)

    def report(self, run: RunReport, entry: SourceEntry) -> TryReport:
        """What the address would yield, after the run that visited it; `entry` is its source."""
        entries = self._shown()
        posts = tuple(self._post(item) for item in entries)
        line = self._line(run, entry, any_post=bool(posts))
        in_browser = self.browser or entry.browser
        several, browser = len(self.places) > 1, self.browser_problem
        wishes = list(suggestions(entries, posts))
        if browser:
            wishes.append(f"a script may put the list into this page; to have it opened in a browser: {browser}")
        return copied(
            TryReport,
            self,  # with its address, and what follows
            kind=self.kind if posts else "none",
            state=line.state,
            reason=line.reason,
            words=line.words,
            why=tuple(f"{place}: {words}" if place and several else words for place, words in self.why),
            listing_url=self.start_url or None,
            places=tuple(self.places),
            posts_found=sum(map(len, self._distinct())),
            posts=posts,
            clipping=self._clipping(),
            suggestions=tuple(wishes),
            toml=self._toml(entry, in_browser=in_browser) if posts else "",
            in_browser=in_browser,
        )

    def _line(self, run: RunReport, entry: SourceEntry, *, any_post: bool) -> SourceLine:
        """The run's line; stopping after one page is what a trial does, not a fault of the source."""
        line = run.sources[0] if run.sources else SourceLine(name=entry.name, url=self.url, state="failing")
        if line.reason not in ("page-cap", "post-cap"):
            return line
        return replace(line, state="ok" if any_post else line.state, reason="", words="")

    def _toml(self, entry: SourceEntry, *, in_browser: bool) -> str:
        name = entry.name if entry.name != "try" else name_for(self.url)
        keys: dict[str, str | int | bool] = {"language": entry.language} | ({"browser": True} if in_browser else {})
        return source_toml(name=name, url=self.url, **keys)

    def _post(self, entry: Entry) -> TryPost:
        post = next((one.post for one in self.clippings if one.post.url == entry.url), None)
        title, date = (post.title or entry.title, post.published or entry.date) if post else (entry.title, entry.date)
        return _dated(TryPost(url=entry.url, title=title, external=entry.external), date)

    def _clipping(self) -> dict[str, object]:
        """The fullest of the posts: opened, then with coverage, quotes, mentions."""
        if not self.clippings:
            return {}

        def fullness(one: Clipping) -> tuple[bool, bool, bool, int]:
            return bool(one.post.text), bool(one.coverage.items), bool(one.coverage.quotes), len(one.mentions)

        best = max(self.clippings, key=fullness)
        return clipping_json(best.post, best.mentions, best.coverage)


def _dated(post: TryPost, date: DateReading | None) -> TryPost:
    """The post with its date, if it has one."""
    if date is None:
        return post
    return replace(
        post,
        published_on=date.on,
        published_precision=date.precision,
        date_source=date.source,
        date_raw=date.raw,
    )


def suggestions(entries: Sequence[Entry], posts: Sequence[TryPost]) -> Iterator[str]:
    """What a person may want to correct, in words that name the key of the watchlist."""
    undated = sum(post.published_on is None for post in posts)
    if undated:
        yield f'{undated} of {len(posts)} posts have no date; if the page shows one, select it: date = "CSS selector"'
    unsure = (entry.date.raw for entry in entries if entry.date is not None and not entry.date.certain)
    if any(map(_NUMBERS.search, unsure)):  # a day without its year is unsure too, but not its order
        yield 'some dates can be read in two ways; set their order: date_order = "DMY" (or "MDY", "YMD")'
    if any(post.external for post in posts):
        yield "entries that link straight to an outlet are recorded as listed; to open them: follow_external = true"
    if 0 < len(posts) < 3:
        yield 'few posts were found; if some are missing, select them: items = "CSS selector of one entry"'
