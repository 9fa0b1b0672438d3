"""What `presswatch try` learns from a visit that keeps nothing: what the address is, why, and what it would yield."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from presswatch.clipping_json import clipping_json
from presswatch.records import Clipping
from presswatch.report import RunReport, TryPost, TryReport, name_for, source_toml
from presswatch.watchlist import SourceEntry
from scraper.items import Entry, EntryPage

# Posts that a trial opens; of the others the page tells enough if it shows their dates.
OPENED = 3


@dataclass(slots=True)
class Trial:
    """Collects what a visit finds; `posts` is how many entries are shown."""

    url: str
    posts: int = 10
    kind: str = ""
    start_url: str = ""
    why: list[str] = field(default_factory=list)
    next_url: str | None = None
    next_by_script: bool = False
    found: int = 0
    entries: tuple[Entry, ...] = ()
    clippings: list[Clipping] = field(default_factory=list)
    browser: bool = False
    browser_problem: str = ""

    def in_browser(self, problem: str) -> bool:
        """Notes that the page lists nothing without its scripts: it is opened in the browser, but for a `problem`."""
        self.browser, self.browser_problem = not problem, problem
        if not problem:
            self.why.append("without its scripts the page lists nothing: it was opened in a browser")
        return self.browser

    def note(self, kind: str, start_url: str, why: str, next_url: str | None, *, next_by_script: bool) -> None:
        """Keeps a reason for how the source is read; kind, place and what follows are those told first."""
        self.kind, self.start_url = self.kind or kind, self.start_url or start_url
        self.why.append(why)
        self.next_url, self.next_by_script = self.next_url or next_url, self.next_by_script or next_by_script

    def first_page(self, page: EntryPage) -> EntryPage:
        """The page cut to the entries that are shown."""
        self.found = len(page.entries)
        self.entries = page.entries[: self.posts]
        self.why += [f"left out: {words}" for words in page.left_out]
        return replace(page, entries=self.entries)

    def opens(self, entry: Entry) -> bool:
        """Whether an entry's page is fetched: the first few, and those without a date."""
        return entry in self.entries[:OPENED] or entry.date is None

    def report(self, run: RunReport, entry: SourceEntry) -> TryReport:
        """The report of the trial after its run."""
        line = run.sources[0] if run.sources else None
        posts = tuple(self._post(item) for item in self.entries)
        state = line.state if line else "failing"
        # Stopping after one page is what a trial does, not a fault of the source.
        cut = line is not None and line.reason in ("page-cap", "post-cap")
        in_browser = self.browser or entry.browser
        return TryReport(
            url=self.url,
            kind=self.kind if posts else "none",
            state="ok" if cut and posts else state,
            reason="" if cut or line is None else line.reason,
            words="" if cut or line is None else line.words,
            why=tuple(self.why),
            listing_url=self.start_url or None,
            next_url=self.next_url,
            next_by_script=self.next_by_script,
            posts_found=self.found,
            posts=posts,
            clipping=self._clipping(),
            suggestions=(
                *suggestions(self.entries, posts, external=any(post.external for post in posts)),
                *_for_a_browser(self.browser_problem),
            ),
            toml=_toml(self.url, entry, browser=in_browser) if posts else "",
            in_browser=in_browser,
        )

    def _post(self, entry: Entry) -> TryPost:
        post = next((one.post for one in self.clippings if one.post.url == entry.url), None)
        date = (post.published if post else None) or entry.date
        return TryPost(
            url=entry.url,
            title=(post.title if post else "") or entry.title,
            published_on=date.on if date else None,
            published_precision=date.precision if date else None,
            date_source=date.source if date else "",
            date_raw=date.raw if date else "",
            external=entry.external,
        )

    def _clipping(self) -> dict[str, object]:
        """The fullest of the posts: one that was opened before one read from the list alone.

        Then one that reports coverage, has quotes, names subjects.
        """
        if not self.clippings:
            return {}
        best = max(
            self.clippings,
            key=lambda one: (
                bool(one.post.text),
                bool(one.coverage.items),
                bool(one.coverage.quotes),
                len(one.mentions),
            ),
        )
        return clipping_json(best.post, best.mentions, best.coverage)


_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)")
"""Day and month, or month and day, both as numbers."""


def suggestions(entries: Sequence[Entry], posts: Sequence[TryPost], *, external: bool) -> tuple[str, ...]:
    """What a person may want to correct, in words that name the key of the watchlist."""
    found = []
    undated = sum(post.published_on is None for post in posts)
    if undated:
        found.append(
            f'{undated} of {len(posts)} posts have no date; if the page shows one, point at it: date = "CSS selector"'
        )
    unsure = [entry.date for entry in entries if entry.date is not None and not entry.date.certain]
    if any(_NUMBERS.search(date.raw) for date in unsure):  # a day without its year is unsure too, but not its order
        found.append('some dates can be read in two ways; say the order: date_order = "DMY" (or "MDY", "YMD")')
    if external:
        found.append(
            "entries that link straight to an outlet are recorded as listed; follow_external = true opens them"
        )
    if posts and len(posts) < 3:
        found.append('few posts were found; if some are missing, point at them: items = "CSS selector of one entry"')
    return tuple(found)


def _for_a_browser(problem: str) -> tuple[str, ...]:
    if not problem:
        return ()
    return (f"a script may put the list into this page; to have it opened in a browser: {problem}",)


def _toml(url: str, entry: SourceEntry, *, browser: bool) -> str:
    keys: dict[str, str | int | bool] = {"language": entry.language}
    if browser:
        keys["browser"] = True
    return source_toml(name=entry.name if entry.name != "try" else name_for(url), url=url, **keys)
