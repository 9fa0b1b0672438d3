"""Hostile kit: character sets, odd characters, dates, walls, and lists that changed since the last visit."""

from __future__ import annotations

from benchmarks.hostile_kit.kit import TOPICS, Exchange, Serve, kind, listing, post, usual_entries, usual_post

KOREAN = "북한인권정보센터 연례 보고서 발간 안내"
MORE_KOREAN = ("인권 상담 창구를 새로 열었습니다", "겨울 학기 연구원을 모집합니다")
PARAGRAPH = "오늘 우리 기관은 새로운 보고서를 발간하였으며 많은 독자들이 이 보고서를 기다려 왔습니다."
NEW_TITLE = "A brand new post on the shape of the valley"


def korean_entries() -> list[tuple[str, str, str]]:
    titles = (KOREAN, *MORE_KOREAN)
    return [(f"/p/{n}", title, f"2026-02-1{5 - n}") for n, title in enumerate(titles)]


def korean(encoding: str, declared: str = "", header: str = "text/html", *, spoil: bytes = b"") -> Serve:
    """A Korean site in an encoding, with the labels in its pages and headers."""
    meta = f'<meta charset="{declared}">' if declared else ""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path == "/news":
            page = listing(korean_entries())
        elif exchange.path in {"/p/0", "/p/1", "/p/2"}:
            number = int(exchange.path[-1])
            page = post((KOREAN, *MORE_KOREAN)[number], more=f"<p>{PARAGRAPH * 3}</p>", number=number)
        else:
            return False
        page = page.replace('<meta charset="utf-8">', meta).replace('lang="en"', 'lang="ko"')
        data = (
            page.encode(encoding).replace(b"</main>", spoil + b"</main>").replace(b"</article>", spoil + b"</article>")
        )
        await exchange.send(data, headers={"Content-Type": header})
        return True

    return serve


for name, serve in {
    "euc-kr-header": korean("euc-kr", header="text/html; charset=euc-kr"),
    "euc-kr-meta": korean("euc-kr", "euc-kr"),
    "euc-kr-undeclared": korean("euc-kr"),
    "cp949-as-ks": korean("cp949", "ks_c_5601-1987"),
    "euc-kr-header-lies-utf-8": korean("euc-kr", header="text/html; charset=utf-8"),
    "euc-kr-header-lies-latin": korean("euc-kr", "euc-kr", "text/html; charset=iso-8859-1"),
    "utf-8-says-euc-kr": korean("utf-8", "euc-kr"),
    "utf-8-header-lies": korean("utf-8", "utf-8", "text/html; charset=iso-8859-1"),
    "utf-8-undeclared": korean("utf-8"),
    "utf-8-unknown-charset": korean("utf-8", "x-klingon", "text/html; charset=none"),
    "utf-8-invalid-bytes": korean("utf-8", "utf-8", spoil=b"\xff\xfe\x80 broken \xc3"),
    "utf-16-bom": korean("utf-16"),
    "iso-2022-kr-charset": korean("utf-8", "iso-2022-kr", "text/html; charset=utf-8"),
}.items():
    kind(f"charset-{name}", "ok", posts=3, titles=(KOREAN, *MORE_KOREAN))(serve)


def titled(*titles: str) -> Serve:
    """A site with these titles in its list and posts."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path == "/news":
            await exchange.send(listing([(f"/p/{n}", title, f"2026-02-1{9 - n}") for n, title in enumerate(titles)]))
            return True
        number = exchange.path.rsplit("/", 1)[1]
        if not number.isdigit():
            return False
        await exchange.send(post(titles[int(number)], number=int(number)))
        return True

    return serve


kind("chars-nul", "ok", posts=4)(titled("A title\x00 with nothing in it", TOPICS[1], TOPICS[2], TOPICS[3]))
kind("chars-control", "ok", posts=4)(
    titled("Bell \x07 and \x1b[31mred\x1b[0m on the terminal", TOPICS[1], TOPICS[2], TOPICS[3])
)
kind("chars-bidi", "ok", posts=4)(
    titled("Turn \u202earound\u202c the \u2066river\u2069 report", TOPICS[1], TOPICS[2], TOPICS[3])
)
kind("chars-surrogates", "ok", posts=4)(
    titled("Half &#xD800; a &#xDFFF; character here", TOPICS[1], TOPICS[2], TOPICS[3])
)
kind("chars-zalgo", "ok", posts=4)(
    titled("R" + "\u0336\u0489" * 400 + "iver report of the year", TOPICS[1], TOPICS[2], TOPICS[3])
)
kind("chars-formula", "ok", posts=4)(
    titled("=cmd|'/c calc'!A1 in a title", "+1 +2 +3 +4 and more", "@SUM(A1) of everything", TOPICS[3])
)
kind("chars-markup", "ok", posts=4)(
    titled("&lt;script&gt;alert(1)&lt;/script&gt; in the river", "{{7*7}} ${7*7} of the valley", TOPICS[2], TOPICS[3])
)


@kind("chars-surrogates-json", "ok", posts=5, keys='kind = "feed"')
async def halves_in_json(exchange: Exchange) -> bool:
    """A JSON Feed whose escapes are lone surrogates, which HTML cannot have."""
    if exchange.path != "/news":
        return False
    items = ",".join(
        rf'{{"id": "{exchange.base}{url}", "url": "{exchange.base}{url}", "title": "Half \ud800 {title}"}}'
        for url, title, _ in usual_entries()
    )
    head = '"version": "https://jsonfeed.org/version/1.1", "title": "\\udfff"'
    await exchange.send(f'{{{head}, "items": [{items}]}}', kind="application/feed+json")
    return True


kind("titles-empty", "ok", posts=3)(titled("", "", TOPICS[2], TOPICS[3], TOPICS[4]))
kind("titles-same", "ok", posts=4)(titled(*["The weekly letter of the house"] * 5))


def dated(*days: str) -> Serve:
    """A site whose list prints these dates, and whose posts print none."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path == "/news":
            await exchange.send(listing([(f"/p/{n}", TOPICS[n % 5], day) for n, day in enumerate(days)]))
            return True
        page = usual_post(exchange.path)
        if page is None:
            return False
        await exchange.send(page.replace("<time", "<i").replace("</time>", "</i>").replace("2026-", "week "))
        return True

    return serve


kind("dates-ambiguous", "ok", posts=5)(dated("03/04/2026", "02/04/2026", "01/04/2026", "12/03/2026", "11/03/2026"))
kind("dates-future", "ok", posts=5)(dated("2031-01-01", "2030-12-30", "2030-12-01", "2030-11-11", "2030-10-10"))
kind("dates-absurd", "ok", posts=5)(dated("2026-13-45", "0000-00-00", "99999-01-01", "32 Jan 1850", "HERE"))
kind("dates-missing", "ok", posts=5)(dated("", "", "", "", ""))


def wall(body: str, head: str = "", title: str = "News") -> Serve:
    """A site that answers with 200 and this instead of its list."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news" or exchange.phase == 1:
            return False
        await exchange.send(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
        return True

    return serve


FORM = (
    '<form method="post" action="/login"><label>E-mail <input name="user"></label>'
    '<input type="password" name="pw"><button>Log in</button></form>'
)
CAPTCHA = (
    '<h1>Checking your browser</h1><p>Please verify that you are human.</p><div class="captcha" data-sitekey="x"></div>'
)
WALLS = ("blocked: login-wall", "failing: login-wall")
kind("wall-login", *WALLS, most=0)(wall("<h1>Members</h1><p>Please log in to read on.</p>" + FORM, title="Log in"))
kind("wall-captcha", *WALLS, "failing: no-posts", most=0)(wall(CAPTCHA, title="Just a moment..."))
kind("wall-maintenance", "failing: no-posts", most=0)(
    wall("<h1>We will be back soon</h1><p>Maintenance until noon.</p>")
)
kind("wall-script", "failing: no-posts", most=0)(
    wall('<div id="root"></div><script src="/app.js"></script><noscript>Enable JavaScript.</noscript>')
)
kind("later-login", *WALLS, before=True, posts=5)(
    wall("<h1>Members</h1><p>Please log in to read on.</p>" + FORM, title="Log in")
)
kind("later-captcha", *WALLS, "failing: no-posts", before=True, posts=5)(wall(CAPTCHA, title="Just a moment..."))
kind("later-maintenance", "failing: no-posts", before=True, posts=5)(
    wall("<h1>We will be back soon</h1><p>Maintenance until noon.</p>")
)
kind("later-no-posts", "failing: no-posts", before=True, posts=5)(
    wall("<main><h1>News</h1><ul></ul></main><footer>Imprint</footer>")
)
kind("later-empty", "failing: no-posts", before=True, posts=5)(wall(""))


def later(page: str) -> Serve:
    """A site whose list later becomes this."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.phase == 1 or exchange.path != "/news":
            return False
        await exchange.send(page)
        return True

    return serve


REDESIGN = (
    "<html><body><div id=app><div class=grid>"
    + "".join(
        f"<section class=card><a href='{url}'><img alt=''><h2>{title}</h2></a><small>{day}</small></section>"
        for url, title, day in [("/p/9", NEW_TITLE, "2026-12-29"), *usual_entries()]
    )
    + "</div></div></body></html>"
)
kind("later-redesign", "ok", "partial: layout", before=True, posts=6)(later(REDESIGN))
kind("later-one-left", "ok", "partial: drop", before=True, posts=5)(later(listing(usual_entries(count=1))))


@kind("later-feed-empty", "failing: no-posts", before=True, keys='kind = "feed"', posts=5)
async def feed_later(exchange: Exchange) -> bool:
    from benchmarks.hostile_kit.kit import feed, feed_items  # noqa: PLC0415 - used once

    if exchange.path != "/news":
        return False
    await exchange.send(feed(feed_items(exchange.base) if exchange.phase == 1 else ""), kind="application/rss+xml")
    return True


@kind("later-page-for-feed", "failing: not-feed", before=True, posts=5, keys='kind = "feed"')
async def page_later(exchange: Exchange) -> bool:
    from benchmarks.hostile_kit.kit import feed, feed_items  # noqa: PLC0415 - used once

    if exchange.path != "/news":
        return False
    if exchange.phase == 1:
        await exchange.send(feed(feed_items(exchange.base)), kind="application/rss+xml")
    else:
        await exchange.send("<html><body><h1>Our feed has moved</h1></body></html>")
    return True


@kind("later-gone", "failing: http-410", before=True, posts=5)
async def gone_later(exchange: Exchange) -> bool:
    if exchange.path != "/news" or exchange.phase == 1:
        return False
    await exchange.send("", 410)
    return True


@kind("later-post-removed", "ok", before=True, posts=5)
async def removed_later(exchange: Exchange) -> bool:
    if exchange.phase == 1:
        return False
    if exchange.path == "/news":
        entries = usual_entries()
        await exchange.send(listing(entries[:2] + entries[3:]))
    elif exchange.path == "/p/2":
        await exchange.send("", 410)
    else:
        return False
    return True


@kind("republished-with-trackers", "ok", before=True, posts=5, most=5)
async def trackers(exchange: Exchange) -> bool:
    if exchange.path.startswith("/news") and exchange.phase == 2:
        entries = [(f"{url}/?utm_source=x&fbclid=abc#top", title, day) for url, title, day in usual_entries()]
        await exchange.send(listing(entries + usual_entries()))
        return True
    page = usual_post(exchange.path)
    if page is None:
        return False
    await exchange.send(page)
    return True


@kind("post-without-text", "ok", posts=5)
async def no_text(exchange: Exchange) -> bool:
    if "/p/" not in exchange.path:
        return False
    await exchange.send("<html><head></head><body></body></html>")
    return True


@kind("posts-missing-404", "partial: http-404", "ok", posts=4)
async def one_missing(exchange: Exchange) -> bool:
    if exchange.path != "/p/2":
        return False
    await exchange.send("", 404)
    return True


@kind("doubled-lead", "ok", posts=1, titles=(TOPICS[0],))
async def doubled(exchange: Exchange) -> bool:
    if "/p/" not in exchange.path:
        return False
    number = int(exchange.path.rsplit("/", 1)[1])
    lead = "<p>The Example Institute told its readers on Monday that the river has rights, which the law must name.</p>"
    await exchange.send(post(TOPICS[number], more=lead * 2, number=number))
    return True
