"""Hostile kit: traps, forbidden addresses, odd links."""

from __future__ import annotations

from benchmarks.hostile_kit.kit import (
    CANARY,
    CANARY_PORT,
    Exchange,
    Serve,
    feed,
    feed_items,
    kind,
    listing,
    usual_entries,
    usual_post,
)

ALL_PAGES = 'backfill = "all"'
FEW_PAGES = 'backfill = "all"\nmax_pages = 6'


def page_number(path: str) -> int:
    """The page that a path asks for: /news?page=3."""
    query = path.partition("page=")[2]
    return int(query) if query.isdigit() else 1


@kind("pages-same", "ok", posts=5, most=5, keys=ALL_PAGES)
async def same_pages(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/news"):
        return False
    await exchange.send(listing(next_url=f"/news?page={page_number(exchange.path) + 1}"))
    return True


@kind("pages-new-for-ever", "partial: page-cap", "partial: post-cap", posts=20, keys=FEW_PAGES)
async def new_pages(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/news"):
        return False
    page = page_number(exchange.path)
    await exchange.send(listing(usual_entries(first=page * 5), next_url=f"/news?page={page + 1}"))
    return True


@kind("pages-cycle", "ok", posts=10, most=10, keys=ALL_PAGES)
async def cycle(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/news"):
        return False
    page = page_number(exchange.path)
    entries = usual_entries(first=0 if page % 2 else 5)
    await exchange.send(listing(entries, next_url="/news" if page == 2 else "/news?page=2"))
    return True


@kind("pages-calendar", "ok", "partial: page-cap", posts=5, most=5, keys=FEW_PAGES)
async def calendar(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/news"):
        return False
    month = page_number(exchange.path)
    entries = usual_entries() if month == 1 else []
    days = "".join(f'<td><a href="/news?page={month}&day={day}">{day}</a></td>' for day in range(1, 31))
    await exchange.send(listing(entries, next_url=f"/news?page={month + 1}", more=f"<table><tr>{days}</tr></table>"))
    return True


@kind("paths-grow", "ok", posts=5, most=15, keys=ALL_PAGES)
async def growing(exchange: Exchange) -> bool:
    if "news" not in exchange.path:
        return False
    base = exchange.path.rstrip("/")
    entries = [(f"{base}/more/p/{n}", title, day) for n, (_, title, day) in enumerate(usual_entries())]
    page = usual_post(exchange.path)
    await exchange.send(page or listing(entries, next_url=f"{base}/more"))
    return True


@kind("session-ids", "ok", posts=5, most=5, keys=FEW_PAGES)
async def sessions(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/news"):
        return False
    token = f"{sum(map(ord, exchange.path)) * 7919:032x}"
    entries = [(f"{url}?PHPSESSID={token}", title, day) for url, title, day in usual_entries()]
    await exchange.send(listing(entries, next_url=f"/news?PHPSESSID={token}&page={page_number(exchange.path) + 1}"))
    return True


@kind("soft-404", "ok", "partial: page-cap", "failing: no-posts", most=10, keys=FEW_PAGES)
async def soft(exchange: Exchange) -> None:
    """Every address answers with the list."""
    await exchange.send(listing(next_url=f"/news?page={page_number(exchange.path) + 1}"))


@kind("soft-404-posts", "ok", "partial: no-posts", posts=1)
async def soft_posts(exchange: Exchange) -> bool:
    """Every post says with status 200 that it does not exist."""
    if exchange.path == "/news":
        return False
    await exchange.send("<html><head><title>Not found</title></head><body><h1>Page not found</h1></body></html>")
    return True


def redirects_to(target: str, status: int = 302) -> Serve:
    """A site whose list redirects there."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        await exchange.send("", status, {"Location": target})
        return True

    return serve


kind("redirect-to-itself", "failing: redirect-loop")(redirects_to("/news"))


@kind("redirect-circle", "failing: redirect-loop")
async def circle(exchange: Exchange) -> None:
    await exchange.send("", 302, {"Location": {"/news": "/a", "/a": "/b"}.get(exchange.path, "/news")})


@kind("redirect-endless", "failing: redirect-loop")
async def endless_redirect(exchange: Exchange) -> None:
    step = int(exchange.path[2:]) if exchange.path.startswith("/r") else 0
    await exchange.send("", 301, {"Location": f"/r{step + 1}"})


@kind("redirect-growing", "failing: redirect-loop", "failing: too-large", "failing: reset")
async def growing_redirect(exchange: Exchange) -> None:
    await exchange.send("", 301, {"Location": exchange.path + "x" * 20_000})


@kind("redirect-cookie", "failing: redirect-loop")
async def cookie_wall(exchange: Exchange) -> None:
    await exchange.send("", 302, {"Location": exchange.path, "Set-Cookie": "seen=1"})


@kind("meta-refresh", "failing: no-posts", most=0)
async def refresh(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    head = '<meta http-equiv="refresh" content="0;url=/news">'
    await exchange.send(f"<html><head>{head}</head><body><p>One moment please.</p></body></html>")
    return True


@kind("meta-refresh-canary", "failing: no-posts", most=0)
async def refresh_canary(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    await exchange.send(
        f'<html><head><meta http-equiv="refresh" content="0;url={CANARY}/x"></head><body>Wait.</body></html>'
    )
    return True


def canonical(target: str) -> Serve:
    """Posts that all declare one canonical address."""

    async def serve(exchange: Exchange) -> bool:
        page = usual_post(exchange.path, head=f'<link rel="canonical" href="{target}">')
        if page is None:
            return False
        await exchange.send(page)
        return True

    return serve


kind("canonical-home", "ok", posts=5)(canonical("/"))
kind("canonical-one-post", "ok", posts=5)(canonical("/p/1"))
kind("canonical-stolen", "ok", posts=5)(canonical("http://control-a.example/p/1"))
kind("canonical-canary", "ok", posts=5)(canonical(f"{CANARY}/p/1"))

# Forbidden addresses

REFUSED = "failing: address-refused"
kind("redirect-loopback", REFUSED, most=0)(redirects_to(f"{CANARY}/admin"))
kind("redirect-loopback-308", REFUSED, most=0)(redirects_to(f"{CANARY}/admin", 308))
kind("redirect-localhost", REFUSED, most=0)(redirects_to(f"http://localhost:{CANARY_PORT}/"))
kind("redirect-private", REFUSED, most=0)(redirects_to("http://10.0.0.1/"))
kind("redirect-metadata", REFUSED, most=0)(redirects_to("http://169.254.169.254/latest/meta-data/"))
kind("redirect-ipv6-loopback", REFUSED, most=0)(redirects_to(f"http://[::1]:{CANARY_PORT}/"))
kind("redirect-mapped", REFUSED, most=0)(redirects_to(f"http://[::ffff:127.0.0.1]:{CANARY_PORT}/"))
kind("redirect-decimal", REFUSED, most=0)(redirects_to(f"http://2130706433:{CANARY_PORT}/"))
kind("redirect-octal", REFUSED, most=0)(redirects_to(f"http://0177.0.0.1:{CANARY_PORT}/"))
kind("redirect-hex", REFUSED, most=0)(redirects_to(f"http://0x7f000001:{CANARY_PORT}/"))
kind("redirect-short", REFUSED, most=0)(redirects_to(f"http://127.1:{CANARY_PORT}/"))
kind("redirect-zero", REFUSED, most=0)(redirects_to(f"http://0.0.0.0:{CANARY_PORT}/"))
kind("redirect-trailing-dot", REFUSED, most=0)(redirects_to(f"http://127.0.0.1.:{CANARY_PORT}/"))
kind("redirect-localhost-dot", REFUSED, most=0)(redirects_to(f"http://localhost.:{CANARY_PORT}/"))
kind("redirect-circled", REFUSED, "failing: dns", "failing: redirect-scheme", most=0)(
    redirects_to(f"http://①②⑦.⓪.⓪.①:{CANARY_PORT}/")
)
kind("redirect-userinfo", REFUSED, most=0)(redirects_to(f"http://good.example@127.0.0.1:{CANARY_PORT}/"))
kind(
    "redirect-backslash",
    REFUSED,
    "failing: dns",
    "failing: redirect-scheme",
    "failing: http-302",
    "failing: http-404",
    most=0,
)(redirects_to(f"http:\\\\127.0.0.1:{CANARY_PORT}\\"))
kind("redirect-no-scheme", REFUSED, most=0)(redirects_to(f"//127.0.0.1:{CANARY_PORT}/"))
kind("redirect-file", "failing: redirect-scheme", REFUSED, most=0)(redirects_to("file:///etc/passwd"))
kind("redirect-ftp", "failing: redirect-scheme", REFUSED, most=0)(redirects_to(f"ftp://127.0.0.1:{CANARY_PORT}/x"))
kind("redirect-data", "failing: redirect-scheme", REFUSED, most=0)(redirects_to("data:text/html,<a href=x>y</a>"))
kind("redirect-javascript", "failing: redirect-scheme", REFUSED, most=0)(redirects_to("javascript:alert(1)"))
kind("redirect-gopher", "failing: redirect-scheme", REFUSED, most=0)(
    redirects_to(f"gopher://127.0.0.1:{CANARY_PORT}/_x")
)
kind(
    "redirect-nowhere",
    "failing: redirect-loop",
    "failing: redirect-scheme",
    "failing: dns",
    "failing: http-302",
    REFUSED,
    most=0,
)(redirects_to("http://"))
kind(
    "redirect-bad-port",
    "failing: redirect-scheme",
    "failing: dns",
    "failing: parse-error",
    "failing: refused",
    REFUSED,
    most=0,
)(redirects_to("http://127.66.0.1:999999/"))
kind("redirect-bad-ipv6", "failing: redirect-scheme", "failing: dns", "failing: parse-error", REFUSED, most=0)(
    redirects_to("http://[::1/")
)

for name, host in (
    ("loopback", "127.0.0.1"), ("localhost", "localhost"), ("decimal", "2130706433"), ("hex", "0x7f.0.0.1"),
    ("octal", "0177.0.0.01"), ("short", "127.1"), ("mapped", "[::ffff:7f00:1]"), ("zero", "0.0.0.0"), ("ipv6", "[::1]"),  # noqa: S104 - to be refused
):  # fmt: skip
    kind(f"source-{name}", REFUSED, listen="none", url=f"http://{host}:{CANARY_PORT}/news", most=0)(redirects_to("/"))


@kind("post-redirects-private", "partial: address-refused", posts=4)
async def post_redirect(exchange: Exchange) -> bool:
    if exchange.path != "/p/2":
        return False
    await exchange.send("", 302, {"Location": f"{CANARY}/admin"})
    return True


def list_with(head: str = "", more: str = "", next_url: str = "") -> Serve:
    """A site whose list has this in addition to its posts."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        await exchange.send(listing(head=head, more=more, next_url=next_url))
        return True

    return serve


kind("base-href", "ok", "failing: no-posts", "failing: address-refused", "partial: address-refused")(
    list_with(f'<base href="{CANARY}/">')
)
kind("base-href-file", "ok", posts=5)(list_with('<base href="file:///etc/">'))
kind("base-href-script", "ok", posts=5)(list_with('<base href="javascript:alert(1)//">'))
kind("next-canary", "ok", "partial: address-refused", posts=5, keys=ALL_PAGES)(
    list_with(next_url=f"{CANARY}/news?page=2")
)
kind("next-metadata", "ok", "partial: address-refused", posts=5, keys=ALL_PAGES)(
    list_with(next_url="http://169.254.169.254/news?page=2")
)
kind("next-file", "ok", posts=5, keys=ALL_PAGES)(list_with(next_url="file:///etc/passwd"))
kind("next-javascript", "ok", posts=5, keys=ALL_PAGES)(list_with(next_url="javascript:more()"))
kind("alternate-canary", "ok", posts=5)(
    list_with(
        f'<link rel="alternate" type="application/rss+xml" href="{CANARY}/feed">'
        f'<link rel="preload" as="image" href="{CANARY}/i">'
    )
)
kind("media-canary", "ok", posts=5)(
    list_with(more=f'<img src="{CANARY}/i.png"><iframe src="{CANARY}/f"></iframe><script src="{CANARY}/s.js"></script>')
)


@kind("home-alternate-canary", "failing: no-posts", url="{base}/home", most=0)
async def home(exchange: Exchange) -> None:
    """A page without posts whose feed is elsewhere."""
    links = f'<link rel="alternate" type="application/rss+xml" href="{CANARY}/feed">'
    links += f'<link rel="https://api.w.org/" href="{CANARY}/wp-json/">'
    if exchange.path == "/home":
        await exchange.send(
            f"<html><head><title>Home</title>{links}</head>"
            f'<body><h1>Home</h1><p>Hi.</p><a href="{CANARY}/news">News</a></body></html>'
        )
    else:
        await exchange.send("", 404)


def entries_with(*odd: str) -> Serve:
    """A list whose first entries link to odd addresses, followed by the usual ones."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        entries = [(url, f"Unusual entry number {n} on the list", "2026-12-29") for n, url in enumerate(odd)]
        await exchange.send(listing(entries + usual_entries()))
        return True

    return serve


ANY_REFUSED = ("ok", "partial: address-refused", "partial: dns")
kind("links-canary", *ANY_REFUSED, posts=5)(
    entries_with(f"{CANARY}/a", f"http://localhost:{CANARY_PORT}/b", "http://169.254.169.254/")
)
kind("links-spellings", *ANY_REFUSED, posts=5)(
    entries_with(
        f"http://2130706433:{CANARY_PORT}/",
        f"http://0x7f.1:{CANARY_PORT}/",
        f"http://[::ffff:127.0.0.1]:{CANARY_PORT}/",
    )
)
kind("links-followed-canary", *ANY_REFUSED, posts=5, keys="follow_external = true")(
    entries_with(f"{CANARY}/a", f"http://127.1:{CANARY_PORT}/b", f"http://u:p@127.0.0.1:{CANARY_PORT}/c")
)
kind("links-schemes", "ok", posts=5, most=5)(
    entries_with(
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "mailto:a@b.example", "tel:+1"
    )
)
kind("links-monsters", "ok", "partial: http-404", "partial: http-414", "partial: dns", "partial: reset", posts=5)(
    entries_with(
        "/p/" + "x" * 200_000, "http://[::1/", "http://a b.example/", "//", "http://" + "a." * 200 + "example/"
    )
)


@kind("links-with-password", "ok", posts=5, most=5)
async def with_password(exchange: Exchange) -> bool:
    """Its own posts, with a user name and a password that must be neither sent nor shown."""
    if exchange.path != "/news":
        return False
    host = exchange.base.removeprefix("http://")
    odd = [(f"http://name:secret-word@{host}{url}", title, day) for url, title, day in usual_entries()]
    await exchange.send(listing(odd))
    return True


@kind("feed-canary", "ok", "partial: address-refused", posts=5, keys='kind = "feed"')
async def feed_canary(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    odd = (
        f'<item><title>Odd one</title><link>{CANARY}/x</link><enclosure url="{CANARY}/e.mp3" type="audio/mpeg"/></item>'
    )
    odd += "<item><title>Script</title><link>javascript:alert(1)</link></item>"
    head = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{CANARY}/feed?page=2"/>'
    head += f"<image><url>{CANARY}/i</url></image>"
    await exchange.send(feed(odd + feed_items(exchange.base), head), kind="application/rss+xml")
    return True


@kind("sitemap-canary", "ok", "partial: address-refused", url="{base}/sitemap.xml", keys='kind = "sitemap"')
async def sitemap_canary(exchange: Exchange) -> bool:
    if exchange.path == "/sitemap.xml":
        await exchange.send(
            f"<sitemapindex><sitemap><loc>{CANARY}/s.xml</loc></sitemap><sitemap><loc>{exchange.base}/news/s.xml</loc></sitemap></sitemapindex>",
            kind="application/xml",
        )
    elif exchange.path == "/news/s.xml":
        rows = "".join(f"<url><loc>{exchange.base}/news{path}</loc></url>" for path, _, _ in usual_entries())
        await exchange.send(f"<urlset>{rows}<url><loc>{CANARY}/news/p/9</loc></url></urlset>", kind="application/xml")
    else:
        return False
    return True


@kind("credentials-redirect", "failing: address-refused", most=0)
async def credentials(exchange: Exchange) -> bool:
    """An address with credentials, which must not be shown to anybody."""
    if exchange.path != "/news":
        return False
    await exchange.send(
        "", 302, {"Location": f"http://user:secret-word@{CANARY.removeprefix('http://')}/steal?token=secret-word"}
    )
    return True


@kind("credentials-scheme", "failing: redirect-scheme", most=0)
async def credentials_scheme(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    await exchange.send("", 302, {"Location": "ftp://user:secret-word@example.org/?token=secret-word"})
    return True
