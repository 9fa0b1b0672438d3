"""The REST interface of WordPress: posts as JSON, and the address of the interface on a page."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from presswatch.errors import PageError
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url, same_site
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.feed.read import FeedEntry
from scraper.pages.parsing.encoding import decode
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.payload import read_items
from scraper.pages.parsing.plain import plain_text

# One answer holds at most 100 posts; pages of a hundred are asked for.
POSTS_MAX = 100
_WARNINGS_MAX = 20_000
# Broken places after which the next post is looked for; an answer with more is no answer any more.
_BREAKS_MAX = 20
_PAGE = compiled_later(r"<(?:!doctype|html|head|body|script)\b", re.IGNORECASE)
# How a post begins, and nothing that is within one: what is embedded there has no `date_gmt`.
_POST_BEGINS = compiled_later(r'\{\s*"id"\s*:\s*\d+\s*,\s*"date"\s*:\s*"[^"]{0,40}"\s*,\s*"date_gmt"')
_ID_OF_JSON = compiled_later(r"wp/v2/(?:posts|pages)/\d+/?$")


@dataclass(frozen=True, slots=True)
class PostsAnswer:
    """What an answer of the posts interface holds, and which fault keeps some of it back, "" for none.

    "truncated": it ends in the middle of a post; "parse-error": it is broken at a place before.
    """

    entries: tuple[FeedEntry, ...]
    fault: Literal["", "truncated", "parse-error"] = ""


def read_wordpress_answer(body: bytes, url: str) -> PostsAnswer:
    """Reads an answer of /wp-json/wp/v2/posts in its order; raises PageError "not-feed" if it is none.

    The day is the local one (`date`), the instant comes from `date_gmt`. Empty if the site has no posts. Of an answer
    that is cut off or broken those posts are read that came whole.
    """
    text = _without_warnings(decode(body, None).text.lstrip("\ufeff \r\n\t"))
    data: Any
    fault: Literal["", "truncated", "parse-error"] = ""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        data, fault = _whole_posts(text) if text.startswith("[") else ([], "")
        if not data:
            raise PageError(url, "not-feed", "the response is not JSON") from error
    if not isinstance(data, list):
        raise PageError(url, "not-feed", "the response is not a list of posts")
    entries = tuple(filter(None, (_entry(post, url) for post in data[:POSTS_MAX] if isinstance(post, dict))))
    if data and not entries:
        raise PageError(url, "not-feed", "the response is JSON, but not a list of posts")
    return PostsAnswer(entries, fault)


def _whole_posts(text: str) -> tuple[list[Any], Literal["", "truncated", "parse-error"]]:
    """The posts that came whole of an answer that is no good JSON, and what keeps the others back.

    After a broken place it goes on with the next post. What a site prints after the list costs nothing of it.
    """
    posts, at = read_items(text, 0)
    if at is None:
        return posts, ""
    for _ in range(_BREAKS_MAX):
        following = _POST_BEGINS.search(text, at)
        if following is None:
            break
        more, at = read_items(text, following.start() - 1)
        posts += more
        if at is None:
            return posts, "parse-error"
    return posts, "parse-error" if text.rstrip().endswith("]") else "truncated"


def _without_warnings(text: str) -> str:
    """The answer without what a PHP site prints about its errors before it; a page of HTML stays one."""
    start = text.find("[{")
    warned = text.startswith("<") and 0 < start < _WARNINGS_MAX and not _PAGE.search(text, 0, start)
    return text[start:] if warned else text


def wordpress_api(page: Page) -> str | None:
    """The base address of the REST interface, ending in "/", if the page names one on its own site."""
    for link in page.root.iter("link"):
        href = link.get("href") or ""
        if (link.get("rel") or "").strip().lower() == "https://api.w.org/":
            return _own_api(href, page)
        if "wp-json" in href and _ID_OF_JSON.search(href):
            return _own_api(href.partition("wp/v2/")[0], page)
    return None


def posts_url(api: str, page_number: int = 1) -> str:
    """The address of a page of posts, newest first; `api` as `wordpress_api` gives it (also the ?rest_route= form)."""
    mark = "&" if "?" in api else "?"
    return f"{posts_of_api(api)}{mark}per_page={POSTS_MAX}&page={page_number}&_embed=author"


def posts_of_api(api: str) -> str:
    """The address of all posts; `api` as `wordpress_api` gives it."""
    return f"{api}wp/v2/posts"


def _own_api(href: str, page: Page) -> str | None:
    address = clean_url(href, page.base_url) if href else None
    if address is None or not same_site(address, page.url):
        return None
    return address if urlsplit(address).query or address.endswith("/") else address + "/"


def _entry(post: dict[str, Any], url: str) -> FeedEntry | None:
    link = post.get("link")
    address = clean_url(link, url) if isinstance(link, str) and link else None
    if address is None:
        return None
    content = _rendered(post, "content")
    return FeedEntry(
        url=address,
        title=plain_text(_rendered(post, "title")),
        date=_date(post),
        teaser=plain_text(_rendered(post, "excerpt") or content),
        byline=_authors(post),
        modified=str(post.get("modified_gmt") or post.get("modified") or ""),
        guid=_rendered(post, "guid") or (str(post["id"]) if isinstance(post.get("id"), int) else None),
        text_html=content,
    )


def _rendered(post: dict[str, Any], name: str) -> str:
    value = post.get(name)
    inner = value.get("rendered") if isinstance(value, dict) else value
    return inner if isinstance(inner, str) else ""


def _date(post: dict[str, Any]) -> DateReading | None:
    """The printed local day with the instant of the UTC time next to it."""
    local, utc = post.get("date"), post.get("date_gmt")
    reading = read_date(local, DateContext(), "api") if isinstance(local, str) else None
    instant = read_date(f"{utc}Z", DateContext(), "api") if isinstance(utc, str) and utc else None
    if reading is None or instant is None or instant.at is None:
        return reading or instant
    return replace(reading, at=instant.at, precision="second", zone="UTC")


def _authors(post: dict[str, Any]) -> tuple[str, ...]:
    embedded = post.get("_embedded")
    people = embedded.get("author") if isinstance(embedded, dict) else None
    listed = people if isinstance(people, list) else []
    names = (person.get("name") for person in listed if isinstance(person, dict))
    return tuple(plain_text(name, 200) for name in names if isinstance(name, str) and name.strip())
