"""What a worker does with a page: its bytes in, entries or an article out (`reader` hands them over)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from presswatch.errors import PageError
from presswatch.records import DateReading, copied
from presswatch.urls.canonical import identity_key, same_site
from scraper.items import POST_NUMBER, Entry
from scraper.pages.article.types import Article
from scraper.pages.dates.cues import date_from_url
from scraper.pages.discovery.discover import find_sources
from scraper.pages.discovery.sitemap import Sitemap, SitemapEntry, post_urls, read_sitemap, sitemaps_of_posts
from scraper.pages.feed.read import FeedEntry, read_feed
from scraper.pages.feed.wordpress import read_wordpress_answer, wordpress_api
from scraper.pages.html_tree.links import MAX_LINKS
from scraper.pages.listing.read import ListingHints, read_listing
from scraper.pages.parsing.encoding import OPENED_MAX_BYTES, opened
from scraper.pages.parsing.kinds import asks_for_password
from scraper.pages.parsing.page import made_by_script, open_page
from scraper.pages.parsing.skipped import left_out_entries, left_out_shared
from scraper.pages.post import read_post
from scraper.reading.results import Body, FeedPage, ListingPage, SitemapPage

_CAPTCHA = (b"captcha", b"challenge-platform", b"cf-turnstile")


def read_listing_body(body: Body, hints: ListingHints | None, layout: str | None, *, discover: bool) -> ListingPage:
    """Reads a listing page; with `discover` also its feeds, API and links to news pages."""
    page = open_page(body.content, body.url, body.content_type)
    listing = read_listing(page, body.context, hints=hints, layout=layout)
    if page.unread and not listing.items:
        # Links beyond those that are looked at read like text: a list above masses of them is at the beginning.
        beginning = read_listing(page.beginning(2 * MAX_LINKS), body.context, hints=hints, layout=layout)
        listing = beginning if beginning.items else listing
    wall = "" if listing.items else wall_of(body.content)
    result = ListingPage(listing=listing, wall=wall, unread=page.unread, cut=page.cut, language=page.declared_language)
    if not discover:
        return result
    by_script = not listing.items and made_by_script(page)
    return replace(result, by_script=by_script, candidates=find_sources(page), wordpress=wordpress_api(page))


def wall_of(content: bytes) -> str:
    """What a page that lists nothing asks for instead, in words; "" if it asks for nothing."""
    if asks_for_password(content):
        return "the page shows a log-in form in place of its list"
    content = content.lower()
    if any(sign in content for sign in _CAPTCHA):
        return "the page wants to see a person (captcha) in place of showing its list"
    return ""


def read_post_body(body: Body) -> Article:
    """Reads a post's page or PDF document; raises PageError(parse-error) for a document that is broken or encrypted."""
    return read_post(body.content, body.url, body.content_type, body.context)


def read_feed_body(body: Body) -> FeedPage:
    """Reads a feed; raises PageError(not-feed, xml-refused or too-large)."""
    _refuse_bomb(body)
    feed = read_feed(body.content, body.url, body.content_type, body.context)
    own = (body.url, feed.home or body.url)
    entries = [entry_of(item, *own) for item in feed.entries if item.url and not item.is_page]
    named = {(identity_key(entry.url), entry.title) for entry in entries}
    unusable = left_out_entries(sum(not item.url for item in feed.entries))
    left_out = (*unusable, *left_out_shared(len(named) - len({key for key, _ in named})))
    return copied(FeedPage, feed, entries=_own_guids(entries), left_out=left_out)


def _own_guids(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a feed, without guids that several of them share: such a one names the feed, not a post."""
    shared = Counter(guid for guid, _ in {(entry.guid, identity_key(entry.url)) for entry in entries})
    return tuple(replace(entry, guid=None) if shared[entry.guid] > 1 else entry for entry in entries)


def read_wordpress_body(body: Body) -> FeedPage:
    """Reads an answer of the WordPress posts API; raises PageError."""
    answer = read_wordpress_answer(body.content, body.url)
    return FeedPage(
        kind="wordpress",
        entries=tuple(entry_of(item, body.url) for item in answer.entries if item.url),
        broken=answer.fault != "",
        cut_off=answer.fault == "truncated",
    )


def entry_of(item: FeedEntry, *own: str) -> Entry:
    """The entry that a feed item describes; external if on none of the sites of `own`, the feed and its page."""
    url = item.post_url
    return copied(Entry, item, url=url, external=not any(same_site(url, one) for one in own))


def read_sitemap_body(body: Body) -> SitemapPage:
    """Reads a sitemap or sitemap index; raises PageError."""
    _refuse_bomb(body)
    sitemap = read_sitemap(body.content, body.url)
    children = sorted(sitemap.sitemaps, key=lambda child: day_of(child[1]), reverse=True)
    days = {address: change.on for address, change in children if change}
    shown = tuple((address, days.get(address)) for address in sitemaps_of_posts(one for one, _ in children))
    entries, addresses = posts_of(sitemap), len(sitemap.entries)
    return copied(SitemapPage, sitemap, addresses=addresses, entries=entries, children=shown)


def day_of(change: DateReading | None) -> date:
    """The day of a last change, the earliest possible one where none is given: the newest come first."""
    return change.on if change else date.min


def posts_of(sitemap: Sitemap) -> tuple[Entry, ...]:
    """The entries that are posts, newest first; `lastmod` is a mark of change, never a post's date."""
    likely = set(post_urls([entry.url for entry in sitemap.entries]))
    posts = [entry for entry in sitemap.entries if entry.title or entry.url in likely]
    newness = _newness_of(posts)
    ordered = sorted(posts, key=newness, reverse=True) if newness else _from_both_ends(posts)
    return tuple(
        copied(Entry, entry, date=entry.published, bare=not entry.title, modified=getattr(entry.lastmod, "raw", ""))
        for entry in ordered
    )


def _from_both_ends(posts: Sequence[SitemapEntry]) -> list[SitemapEntry]:
    """The first, the last, the second, the last but one ...: where nothing shows which end is the new one."""
    middle = (len(posts) + 1) // 2
    pairs = zip_longest(posts[:middle], reversed(posts[middle:]))
    return [post for pair in pairs for post in pair if post is not None]


def _newness_of(posts: Sequence[SitemapEntry]) -> Callable[[SitemapEntry], tuple[date, int]] | None:
    """How new a sitemap's posts are: by change, publication or address, else by their numbers, if all have one."""
    dated = {entry.url: day_of(entry.lastmod or entry.published or date_from_url(entry.url)) for entry in posts}
    if any(on != date.min for on in dated.values()):
        return lambda entry: (dated[entry.url], 0)
    numbers = {entry.url: int(found[1]) for entry in posts if (found := POST_NUMBER.search(entry.url))}
    return (lambda entry: (date.min, numbers[entry.url])) if len(numbers) == len(dated) else None


def _refuse_bomb(body: Body) -> None:
    """Raises PageError(too-large) for a .gz file that opens to more than a page may hold."""
    if len(opened(body.content)) >= OPENED_MAX_BYTES:
        raise PageError(body.url, "too-large", "the file is larger than allowed when decompressed")
