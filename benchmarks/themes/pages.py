"""Pages of the running sites of `benchmarks.theme_sites_php`: served, crawled, and kept as their system sent them.

A site is kept whole, post by post and list by list, as one JSON file that `serve_php` answers from; forms, feeds,
searches and what only a signed-in user sees are skipped.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urljoin, urlsplit, urlunsplit

import lxml.html

PAGES = 600
"""A site of thirty posts has some hundred pages; a theme that turns filters into addresses has endless ones."""
ASKED_WITHIN_S = 60
LEAST_POSTS = 10
"""With fewer posts within reach the theme needs what is missing here: an extension, a script."""
LEFT_OUT = re.compile(
    r"wp-login|wp-admin|xmlrpc|wp-json|replytocom|/feed(/|$)|[?&]feed=|wp-cron|wp-comments|rest_route|/embed(/|$)"
    r"|\.(css|js|png|jpe?g|gif|svg|ico|woff2?|xml|zip|webp)(\?|$)|[?&](action|act|s|share|sst|sod|sfl|stx|like|theme)="
    r"|trackback|/admin/|/rss|/search/|/action/|\.php/action|[?&](device|module)=|bo_table=[^&]*&wr_id=\d+&.*(sst|good)"
    r"|(bbs|install)/(login|register|password|download|spam|good|scrap)|/write(\.php|\?|$)"
)
_IN_ADDRESSES_OF_POSTS = ("page", "sca", "category")
"""Boards put the list's page or filter into the address of a post."""

LEAST_SHOWN = 2
"""Posts that the list's first page shows at least."""
Key = tuple[str, tuple[tuple[str, str], ...]]
Kept = dict[str, tuple[int, str, str]]
"""By address: status, content type, and text; for a redirect the target in place of the text."""


@contextlib.contextmanager
def served(
    root: Path,
    address: str,
    port: int,
    told: Mapping[str, str] | None = None,
    php: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Lets PHP's own server serve a system for the block; `told` are environment variables, `php` settings."""
    router = Path(__file__).with_name("router.php").absolute()
    settings = {"opcache.enable_cli": "1", "short_open_tag": "1", "memory_limit": "512M", "display_errors": "0"} | dict(
        php or {}
    )
    command = ["php", *(word for name, value in settings.items() for word in ("-d", f"{name}={value}"))]
    command += ["-S", f"{address}:{port}", "-t", str(root), str(router)]
    known = {**os.environ, **(told or {}), "PHP_CLI_SERVER_WORKERS": "3", "SITE_ROOT": str(root.absolute())}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=known, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        time.sleep(1)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


class _Unmoved(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A moved page is kept as moved."""


_OPENER = urllib.request.build_opener(_Unmoved)


def asked(url: str, form: Mapping[str, str] | None = None, referer: str = "") -> tuple[int, Message, bytes]:
    """Status, headers, body; status 0 if no answer came."""
    sent = urllib.parse.urlencode(form).encode() if form else None
    headers = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0"}
    if referer:
        headers["Referer"] = referer
    try:
        answer = _OPENER.open(urllib.request.Request(url, sent, headers), timeout=ASKED_WITHIN_S)  # noqa: S310 - loopback
        return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as moved:
        return moved.code, moved.headers, moved.read()
    except (OSError, http.client.HTTPException):
        return 0, Message(), b""


def walked(base: str, starts: list[str]) -> Kept:
    """All pages of a site that links lead to."""
    kept: Kept = {}
    waiting = deque(_plain(url) for url in starts)
    seen = set(waiting)
    while waiting and len(kept) < PAGES:
        url = waiting.popleft()
        status, headers, body = asked(url)
        text = body.decode("utf-8", "surrogateescape")
        if status in {301, 302, 303, 307, 308}:
            target = urljoin(url, headers.get("Location", ""))
            kept[url] = status, "", target
            found = [target]
        elif status == 200 and "html" in headers.get("Content-Type", ""):
            kept[url] = status, headers["Content-Type"], text
            found = links(url, text)
        else:
            continue
        for link in map(_plain, found):
            if link.startswith(f"{base}/") and link not in seen and not LEFT_OUT.search(link):
                seen.add(link)
                waiting.append(link)
    return kept


def links(url: str, text: str) -> list[str]:
    """The links of a page, and the next page in its head, without fragments."""
    document = _document(text)
    base = next((element.get("href") or url for element in document.iter("base")), url)
    found = []
    for element in document.iter("a", "link"):
        link = element.get("href")
        if link is not None and (element.tag == "a" or element.get("rel") == "next"):
            with contextlib.suppress(ValueError):
                found.append(urldefrag(urljoin(base, link.strip()))[0])
    return found


def _document(text: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.fromstring(text.encode("utf-8", "replace").strip() or b"<html></html>", parser=parser)


def _plain(url: str) -> str:
    """A normal form of an address."""
    try:
        parts = urlsplit(urldefrag(url)[0])
        path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._") or "/"
        return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
    except ValueError:
        return ""


def key(url: str) -> Key:
    """The key that two spellings of one address share; the server of the kept sites has the same rule."""
    parts = urlsplit(url)
    path = re.sub(r"/index\.(html|php)$", "/", unquote(parts.path)).rstrip("/") or "/"
    return path, tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))


def _without_lists(url: str) -> Key:
    path, query = key(url)
    return path, tuple(pair for pair in query if pair[0] not in _IN_ADDRESSES_OF_POSTS)


def within_reach(kept: Kept, start: str, posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The posts that links lead to from the list without passing through a post.

    A post in no list cannot be distinguished from a removed one, so it is not expected.
    """
    known = {key(url): (url, page) for url, page in kept.items()}
    answered = {_without_lists(url) for url, page in kept.items() if page[0] == 200}
    wanted = {key(post["url"]) for post in posts}
    host, waiting = urlsplit(start).netloc, deque([start])
    seen, reached = {key(start)}, set()
    while waiting:
        url = waiting.popleft()
        here = key(url)
        post = here if here in wanted else _without_lists(url)
        if post in wanted:
            reached.add(post)
            continue
        if here not in known:
            continue
        status, _, text = known[here][1]
        for link in links(url, text) if status == 200 else [text]:
            if urlsplit(link).netloc == host and key(link) not in seen:
                seen.add(key(link))
                waiting.append(link)
    return [post for post in posts if key(post["url"]) in reached & answered]


def shown_on(kept: Kept, start: str, posts: list[dict[str, Any]]) -> int:
    """How many posts the list itself links to; a front page of sections alone is no list."""
    known = {key(url): page for url, page in kept.items()}
    status, _, text = known.get(key(start), (0, "", ""))
    found = {_without_lists(link) for link in links(start, text)} if status == 200 else set()
    return sum(key(post["url"]) in found for post in posts)


def with_shown_days(kept: Kept, posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The posts, without their date if no page shows it: some themes never do."""
    wanted = {key(post["url"]) for post in posts}
    own: dict[Key, str] = {}
    lists = []
    for url, (status, _, text) in kept.items():
        if status == 200 and _without_lists(url) in wanted:
            own[_without_lists(url)] = _words(text)
        elif status == 200:
            lists.append(_words(text))
    shown = " ".join(lists)
    return [
        post if _written(post["date"]).search(f"{own.get(key(post['url']), '')} {shown}") else {**post, "date": None}
        for post in posts
    ]


def _words(text: str) -> str:
    """The text of a page and its machine-readable times."""
    document = _document(text)
    told = [element.get("datetime") or element.get("content") or "" for element in document.iter("time", "meta")]
    return " ".join([*" ".join(map(str, document.itertext())).split(), *told])


def _written(day: str) -> re.Pattern[str]:
    """A date in numbers or with its month's name, the year before or after."""
    year, month, date = day[:4], str(int(day[5:7])), str(int(day[8:]))
    parts = f"(?<!\\d)0?{date}(?!\\d)", f"(?<!\\d)0?{month}(?!\\d)"
    orders = [
        f"{year}\\D{{0,4}}{parts[1]}\\D{{0,4}}{parts[0]}",
        f"{parts[0]}\\D{{1,18}}{year}",
        f"{parts[0]}[./-] ?{parts[1]}",
        f"{parts[1]}[./月월-] ?{parts[0]}",
    ]
    return re.compile("|".join(orders))


def save(folder: Path, address: str, kept: Kept, posts: list[dict[str, Any]]) -> None:
    """Keeps the pages; a post that only a list's address leads to is kept under its own address too."""
    pages = dict(kept)
    by_post = {_without_lists(url): page for url, page in kept.items() if page[0] == 200}
    have = set(map(key, kept))
    for post in posts:
        if key(post["url"]) not in have and key(post["url"]) in by_post:
            pages[post["url"]] = by_post[key(post["url"])]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{address}.json").write_text(json.dumps(pages), encoding="utf-8")
