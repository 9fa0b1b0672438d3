"""The decisions on one input, by the functions that a run calls.

They are called without the CPU time limits of `pipelines.common.step`, so a busy machine changes no decision. Each
function returns sections: a name ("mention", "coverage", "entry" …) and its decisions in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.decisions.plain import digest, plain
from benchmarks.houses import verdicts
from pipelines.coverage.step import read_coverage, refine_mentions
from pipelines.deduplicate.step import content_hash, fingerprint
from pipelines.mentions.step import Matcher, Refusal, find_mentions
from pipelines.normalize import normalize
from pipelines.outlets.catalogue import Catalogue
from presswatch.errors import PageError
from presswatch.records import Post
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.discovery.sitemap import looks_like_post, read_sitemap
from scraper.pages.feed.read import read_feed
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import open_page
from scraper.pages.post import read_post

Sections = dict[str, list[Any]]

LONGEST = 60_000
"""Characters of the longest text that is understood: longer ones are there to be slow, and a run limits their time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run builds once: the matcher of the watchlist and the outlets."""

    matcher: Matcher
    catalogue: Catalogue


def of_post(post: Post, tools: Tools) -> Sections:
    """Mentions, refusals, coverage, people, quotes and the keys of one post."""
    post = replace(post, text=post.text[:LONGEST]) if len(post.text) > LONGEST else post
    refusals: list[Refusal] = []
    mentions = find_mentions(post, tools.matcher, refused=refusals.append)
    facts = read_coverage(post, mentions, tools.catalogue, tools.matcher.subjects)
    kept = [plain(one) | {"sentence": digest(one.sentence)} for one in refine_mentions(mentions, facts)]
    return {
        "mention": kept,
        "refused": plain(refusals),
        "coverage": plain(facts.items),
        "person": plain(facts.people),
        "quote": plain(facts.quotes),
        "keys": [
            {"content": content_hash(post.title, post.text), "near": digest(str(fingerprint(post.title, post.text)))}
        ],
    }


def of_page(body: bytes, url: str, entry: Entry, tools: Tools) -> Sections:
    """The fields read from a post's page, and all decisions on the post it becomes."""
    try:
        article = read_post(body, url, None, DateContext())
    except PageError as error:
        return {"article": [{"error": str(error)}]}
    post = normalize(FoundPost(source="page", entry=entry, article=article))
    return {"article": [read_of(article)], "post": [stored_of(post)], **of_post(post, tools)}


def read_of(article: Article) -> dict[str, Any]:
    """The fields of an article; texts that have offsets, and those offsets, as hashes."""
    fields: dict[str, Any] = plain(article)
    hashed = {name: digest(str(fields[name])) for name in ("text", "blocks")}
    return fields | hashed | {"characters": len(article.text), "links": [_shown(link) for link in fields["links"]]}


def _shown(link: dict[str, Any]) -> str:
    return f"{link['start']}-{link['end']} {link['url']}"


def stored_of(post: Post) -> dict[str, Any]:
    """The fields of a normalized post, with hashes as in `read_of`; fields that fetching sets are empty here."""
    names = ("url", "url_key", "alias_keys", "guid", "title", "published", "byline", "language", "teaser")
    fields = {name: plain(getattr(post, name)) for name in names}
    hashed = {name: digest(str(plain(getattr(post, name)))) for name in ("text", "blocks", "links")}
    return fields | hashed


def of_listing(body: bytes, url: str, context: DateContext) -> Sections:
    """Whether a page is a list, its entries and its next page."""
    page = open_page(body, url)
    listing = read_listing(page, replace(context, language=page.declared_language))
    fields = plain(listing)
    return {"entry": fields.pop("items"), "listing": [fields | {"layout": digest(str(listing.layout))}]}


def of_feed(body: bytes, url: str) -> Sections:
    """The entries of a feed; of a sitemap if it is no feed."""
    try:
        fields = plain(read_feed(body, url, None, DateContext()))
    except PageError as error:
        return of_sitemap(body, url, str(error))
    entries = [one | {"text_html": digest(one["text_html"])} for one in fields.pop("entries")]
    return {"entry": entries, "feed": [fields]}


def of_sitemap(body: bytes, url: str, refused: str = "") -> Sections:
    """The addresses of a sitemap and which of them look like posts."""
    try:
        fields = plain(read_sitemap(body, url))
    except PageError as error:
        return {"feed": [{"error": str(error), "as_feed": refused}]}
    entries = [one | {"post": looks_like_post(one["url"])} for one in fields.pop("entries")]
    return {"entry": entries, "feed": [fields | {"as_feed": refused}]}


def of_series(posts: Iterable[Post], names: Sequence[str]) -> Sections:
    """Which posts of one source are copies of earlier ones; posts are called by `names`, in order."""
    found = []
    for name, verdict in zip(names, verdicts(posts), strict=True):
        fields = plain(verdict)
        for place in ("post_id", "duplicate_of"):
            fields[place] = None if fields[place] is None else names[fields[place]]
        found.append({"post": name} | fields)
    return {"duplicate": found}
