"""Hostile kit: feeds, sitemaps and API answers that are bombs, broken, or something else."""

from __future__ import annotations

import json

from benchmarks.hostile_kit.bombs import AS_FEED, MB, feed_of, page
from benchmarks.hostile_kit.kit import CANARY, Exchange, feed, feed_items, kind, listing

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE rss [{}]>'
REFUSED = ("failing: xml-refused",)
kind("xml-billion-laughs", *REFUSED, keys=AS_FEED)(
    feed_of(
        lambda base: feed(
            f"<item><title>&l11;</title><link>{base}/p/0</link></item>",
            prolog=DOCTYPE.format('<!ENTITY l0 "ha">' + LAUGHS),
        )
    )
)
kind("xml-quadratic", *REFUSED, keys=AS_FEED)(
    feed_of(
        lambda _: feed(
            f"<item><title>{'&a;' * 50_000}</title></item>", prolog=DOCTYPE.format(f'<!ENTITY a "{"b" * 50_000}">')
        )
    )
)
kind("xml-entity-before-all", *REFUSED)(
    feed_of(
        lambda base: feed(
            f"<item><title>{'&a;' * 9_000}</title><link>{base}/p/0</link></item>",
            prolog=DOCTYPE.format(f'<!ENTITY a "{"b" * 50_000}">'),
        )
    )
)
kind("xml-quadratic-small", *REFUSED, "ok", "failing: too-large", keys=AS_FEED)(
    feed_of(
        lambda _: feed(
            f"<item><title>{'&a;' * 90_000}</title></item>", prolog=DOCTYPE.format(f'<!ENTITY a "{"b" * 190}">')
        )
    )
)
kind("xml-external-file", *REFUSED, "ok", keys=AS_FEED)(
    feed_of(
        lambda base: feed(
            f"<item><title>&x;</title><link>{base}/p/0</link></item>",
            prolog=DOCTYPE.format('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        )
    )
)
kind("xml-external-http", *REFUSED, "ok", keys=AS_FEED)(
    feed_of(lambda base: feed(feed_items(base), prolog=DOCTYPE.format(f'<!ENTITY x SYSTEM "{CANARY}/x">')))
)
kind("xml-parameter-entity", *REFUSED, "ok", keys=AS_FEED)(
    feed_of(lambda base: feed(feed_items(base), prolog=DOCTYPE.format(f'<!ENTITY % x SYSTEM "{CANARY}/x.dtd"> %x;')))
)
kind("xml-external-dtd", "ok", *REFUSED, keys=AS_FEED)(
    feed_of(
        lambda base: feed(feed_items(base), prolog=f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{CANARY}/rss.dtd">')
    )
)
kind("xml-xinclude", "ok", posts=5, keys=AS_FEED)(
    feed_of(
        lambda base: feed(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{CANARY}/x"/>' + feed_items(base)
        )
    )
)
kind("xml-stylesheet", "ok", posts=5, keys=AS_FEED)(
    feed_of(
        lambda base: feed(
            feed_items(base), prolog=f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{CANARY}/x.xsl"?>'
        )
    )
)
kind(
    "xml-deep",
    "failing: parse-error",
    "failing: no-posts",
    "partial: parse-error",
    "failing: not-feed",
    "ok",
    keys=AS_FEED,
)(feed_of(lambda base: feed(feed_items(base) + "<a>" * 300_000)))
kind("xml-cdata-50mb", "failing: too-large", keys=AS_FEED)(
    feed_of(lambda _: feed(f"<item><title>x</title><description><![CDATA[{'y' * 50 * MB}]]></description></item>"))
)
kind("xml-cdata-6mb", "ok", posts=5, keys=AS_FEED)(
    feed_of(
        lambda base: feed(
            feed_items(base)
            + f"<item><title>Big</title><link>{base}/p/7</link>"
            + f"<description><![CDATA[{'y ' * 3 * MB}]]></description></item>"
        )
    )
)
kind("xml-broken", "partial: parse-error", posts=3, keys=AS_FEED)(
    feed_of(lambda base: feed(feed_items(base))[:-350] + "<<<&&& <item><title>un")
)
kind("xml-broken-start", "failing: not-feed", "failing: parse-error", "failing: no-posts", keys=AS_FEED)(
    feed_of(lambda _: "<rss <<< &&& " + "\x01" * 90)
)
kind("html-for-feed", "failing: not-feed", most=0, keys=AS_FEED)(page(listing))
kind("text-for-feed", "failing: not-feed", most=0, keys=AS_FEED)(
    page(lambda: "Sorry, our feed is down.", kind_="text/plain")
)
kind("empty-for-feed", "failing: no-posts", "failing: not-feed", most=0, keys=AS_FEED)(page(lambda: b""))
kind("feed-without-items", "failing: no-posts", most=0, keys=AS_FEED)(feed_of(lambda _: feed("")))
kind(
    "feed-utf-7",
    "failing: not-feed",
    "failing: bad-encoding",
    "failing: parse-error",
    "failing: no-posts",
    "ok",
    "partial: parse-error",
    keys=AS_FEED,
)(
    feed_of(
        lambda base: feed(feed_items(base), prolog='<?xml version="1.0" encoding="UTF-7"?>').replace(
            "<item>", "+ADw-item+AD4-"
        )
    )
)
kind("sitemap-laughs", *REFUSED, url="{base}/sitemap.xml", keys='kind = "sitemap"')(
    page(
        lambda: DOCTYPE.format('<!ENTITY l0 "ha">' + LAUGHS) + "<urlset><url><loc>&l11;</loc></url></urlset>",
        "/sitemap.xml",
        "application/xml",
    )
)


@kind("sitemap-50000", "partial: post-cap", url="{base}/sitemap.xml", keys='kind = "sitemap"\nmax_posts = 40', posts=30)
async def large_sitemap(exchange: Exchange) -> bool:
    if exchange.path != "/sitemap.xml":
        return False
    rows = "".join(
        f"<url><loc>{exchange.base}/news/p/{n}</loc><lastmod>2026-02-11</lastmod></url>" for n in range(50_000)
    )
    await exchange.send(f"<urlset>{rows}</urlset>", kind="application/xml")
    return True


@kind(
    "sitemap-of-itself",
    "failing: no-posts",
    "failing: page-cap",
    "failing: deadline",
    url="{base}/s/0.xml",
    keys='kind = "sitemap"',
)
async def sitemap_loop(exchange: Exchange) -> bool:
    if not exchange.path.startswith("/s/"):
        return False
    number = int(exchange.path[3:].split(".")[0])
    children = "".join(f"<sitemap><loc>{exchange.base}/s/{number * 3 + n}.xml</loc></sitemap>" for n in range(4))
    await exchange.send(f"<sitemapindex>{children}</sitemapindex>", kind="application/xml")
    return True


kind("json-feed-deep", "failing: not-feed", "failing: parse-error", "failing: no-posts")(
    page(
        lambda: '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 300_000,
        kind_="application/feed+json",
    )
)
kind(
    "wordpress-monster",
    "failing: parse-error",
    "failing: no-posts",
    "failing: not-feed",
    "ok",
    "failing: not-html",
    url="{base}/wp-json/wp/v2/posts",
)(
    page(
        lambda: json.dumps([{"id": "9" * 4400, "title": {"rendered": 7}, "link": [], "date": {}}] * 900),
        "/wp-json/wp/v2/posts",
        "application/json",
    )
)
