"""What site generators put between the posts of a list: undated pages, a picture that links to the whole list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.features import cluster_features
from scraper.pages.listing.ranking import (
    Judged,
    LogisticRegression,
    judge,
    judgeable,
    lead_of,
    load_classifiers,
    more_of,
    with_ranks,
)
from scraper.pages.listing.read import page_facts, read_listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
TITLES = (
    "Port workers win a new agreement after nine weeks",
    "Court hears the case of the river villages",
    "Volunteers wanted for the spring survey",
    "Five questions to our new chair",
    "What the budget means for northern schools",
)


def entry(url: str, title: str, day: str, time: str = "") -> str:
    return (
        f'<article class="entry"><h2><a href="{url}">{title}</a></h2><p class="day"><time {time}>{day}</time></p>'
        "<p>The board met on Monday and decided to open all of its registers to the families.</p></article>"
    )


def titles(entries: str, above: str = "") -> list[str]:
    html = (
        "<html lang='en'><head><title>Tide Institute</title></head><body><nav><a href='/'>Home</a>"
        f"<a href='/posts/'>Archive</a></nav><main>{above}{entries}</main><footer>Tide Institute</footer></body></html>"
    )
    return [item.title for item in read_listing(Page(url="https://tide.example/", html=html), NOW).items]


POSTS = [entry(f"/posts/{at}/", title, f"{20 - at} October 2026") for at, title in enumerate(TITLES)]


def test_a_picture_above_the_list_is_no_post() -> None:
    """A profile picture that links to the archive, in the same box as the list, is no entry."""
    picture = '<div class="face"><a href="/posts/" title="All news"><img src="/me.jpg" alt="/me.jpg"></a></div>'
    links = "".join(f'<a href="https://{name}.example/tide"><i class="i-{name}"></i></a>' for name in ("code", "chat"))
    profile = f'<div class="profile">{picture}<div class="links">{links}</div></div>'
    headed = [
        post.replace("h2>", "h1>").replace("</h1>", '</h1><a href="/" rel="author">Ada Lind</a>') for post in POSTS
    ]
    more = [
        post.replace("</article>", f'<a href="/posts/{at}/">Read on</a></article>') for at, post in enumerate(headed)
    ]
    assert titles(f'<div class="page">{profile}{"".join(more)}</div>') == list(TITLES)


def dated_list(entries: str, url: str = "https://tide.example/archives/", lang: str = "en") -> list[tuple[str, str]]:
    html = (
        f"<html lang='{lang}'><head><title>Archive | Tide Institute</title></head><body><nav><a href='/'>Home</a>"
        f"<a href='/about/'>About us</a></nav><main><h1>Archive</h1>{entries}</main></body></html>"
    )
    items = read_listing(Page(url=url, html=html), NOW).items
    return [(item.title, item.date.on.isoformat() if item.date else "") for item in items]


def test_a_short_title_next_to_a_linked_date() -> None:
    """A date with its month's name is no title, however short the title next to it."""
    posts = (
        ("七月 30", "码头工人九周后达成新协议"),
        ("六月 02", "志愿者春季调查招募"),
        ("五月 13", "向新任主席提出的五个问题"),
        ("四月 15", "法院审理沿河村庄一案"),
        ("三月 16", "预算对北部学校意味着什么"),
        ("二月 08", "声明"),
    )
    rows = "".join(
        f"<div class='item'><a class='day' href='/p/{at}/'>{day}</a> <a class='name' href='/p/{at}/'>{title}</a></div>"
        for at, (day, title) in enumerate(posts)
    )
    assert [title for title, _ in dated_list(f"<h3>2026 年</h3>{rows}", lang="zh")] == [title for _, title in posts]


def test_an_index_of_tags_is_no_list() -> None:
    """Sections with the date of their newest post link to lists of posts."""
    sections = ("In the media", "Statements", "Reports", "Events")
    rows = "".join(
        f"<li class='item'><a class='note' href='/categories/{name.lower().replace(' ', '-')}/'>"
        f"<p class='note title'>{name}</p><p class='note date'>2026-{10 - at}-06</p></a></li>"
        for at, name in enumerate(sections)
    )
    assert not dated_list(f"<ul class='note list'>{rows}</ul>", "https://tide.example/categories/")


def test_the_length_of_an_encoded_address_says_nothing() -> None:
    """A section's name counts by its letters, not by the length of its percent-encoded address."""

    def own_tail(name: str) -> float:
        page = Page(url=f"https://tide.example/categories/{name}/", html=f"<html><body>{''.join(POSTS)}</body></html>")
        facts = page_facts(page)
        return cluster_features(facts, facts.clusters[0])["own_tail"]

    assert own_tail("%D8%A8%D9%8A%D8%A7%D9%86%D8%A7%D8%AA") < own_tail("statements-of-the-board")


def blog_entry(at: int, labels: int) -> str:
    """An entry with a linked heading and a date; below its text a footer of sections and a comment link."""
    title, url = f"Storms {at}", f"/2026/03/storm-{at}.html"
    sections = "".join(
        f'<span>Posted in <a href="/topics/{(at + n) % 7}">Public health of the towns</a></span>' for n in range(labels)
    )
    comment = f'<span><a href="{url}#respond">Leave a comment<span> on {title}</span></a></span>'
    return (
        f'<article><header><h2><a href="{url}">{title}</a></h2><div><span><a href="{url}"><time datetime="2026-03-{18 - at:02}'
        f'T09:00">{18 - at} March 2026</time></a></span><span> by <a href="/author/2">Mina Park</a></span></div></header>'
        f"<div><p>The minister told reporters that the plan would be published.</p></div>"
        f"<footer>{sections}{comment}</footer></article>"
    )


def test_labels_of_the_entries_are_no_titles() -> None:
    """On a last page with few posts, section and comment links have more text than the titles."""
    entries = "".join(blog_entry(at, 2) for at in range(5))
    html = (
        f"<html lang='en'><head><title>News - Page 4</title></head><body><nav><a href='/'>Home</a> <a href='/news'>News</a>"
        f"</nav><div><main>{entries}</main><nav><ul><li><a href='/news/page/3'>3</a></li><li>4</li></ul></nav></div></body></html>"
    )
    found = read_listing(Page(url="https://site.example/news/page/4", html=html), DateContext())
    assert [item.title for item in found.items] == [f"Storms {at}" for at in range(5)]


def test_a_post_with_related_posts_is_no_list() -> None:
    """The post's own links (date, section, "Cancel reply") are no entries next to the related posts."""
    words = "<p>The minister told reporters on Tuesday that the plan would be published before summer, but some doubted it.</p>"
    related = "".join(
        f'<article><a href="/news/storm-{at}/"><img src="/{at}.png" alt=""></a><h4><a href="/news/storm-{at}/">Storm warning '
        f"for the harbour {at}</a></h4><p>by <a href='/author/{at}'>Mina Park</a> <time>{at} March 2026</time></p></article>"
        for at in (3, 5, 9)
    )
    html = (
        "<html lang='en'><head><title>River opens - Site</title></head><body><nav><a href='/'>Home</a></nav><main>"
        "<article class='post'><header><a href='/topics/2'>Public health</a><h1>River opens</h1><div>by <b>Mina Park</b>"
        " <a href='/?m=20260330'><time datetime='2026-03-30'>30 March 2026</time></a></div></header>"
        f"<div>{words * 4}</div></article><section><h3>Related</h3>{related}</section><div id='respond'><h3>Leave a reply <small>"
        "<a href='/news/river-opens/#respond'>Cancel reply</a></small></h3><form><input name='author'></form></div></main></body></html>"
    )
    page = Page(url="https://site.example/news/river-opens/", html=html)
    facts, all_more = page_facts(page), LogisticRegression(20.0, {})
    judged = with_ranks(judge(facts, judgeable(facts), load_classifiers()["cluster"]))
    lead = next(one for one in judged if one.cluster.anchors[0].url.endswith("/storm-3/"))
    words = [anchor.text for one in more_of(facts, judged, lead, all_more) for anchor in one.cluster.anchors]
    assert not {"Public health", "30 March 2026", "Cancel reply"} & set(words)
    assert not read_listing(page, DateContext()).items


def test_the_footer_of_an_entry_is_a_part_of_it() -> None:
    """Titles without links, text, and in each entry's footer the same link text with an arrow."""
    entries = "".join(
        f"<article><header><p class='meta'>Oct {20 - at}, 2026 - <a href='/topics/news/'>News</a></p><h1>{title}</h1></header>"
        f"<p>The board met on Monday and decided to open all of its registers to the families. {'It was late. ' * 9}</p>"
        f"<footer><a href='/p/{at}/'>Would you like to hear of it? →</a></footer></article>"
        for at, title in enumerate(TITLES)
    )
    pager = "<div><a href='/'>1</a> <a href='/page/2/'>2</a> <a href='/page/3/'>3</a></div>"
    html = (
        "<html lang='en'><head><title>Tide</title></head><body><header><h1><a href='/'>Tide</a></h1><h2>Our notes</h2></header>"
        f"<div id='main'><div class='index'>{entries}{pager}</div></div><footer>Tide</footer></body></html>"
    )
    items = read_listing(Page(url="https://tide.example/", html=html), NOW).items
    assert [item.title for item in items] == list(TITLES)
    assert [item.date.on.day for item in items if item.date] == [20 - at for at in range(len(TITLES))]


@pytest.mark.parametrize(
    ("shown", "title"), [("(2026)", f"{TITLES[1]} (2026)"), ("(12)", TITLES[1]), ("[3]", TITLES[1])]
)
def test_a_year_in_brackets_is_no_count_of_comments(shown: str, title: str) -> None:
    """Other numbers in brackets after a title are."""
    posts = [*POSTS[:1], entry("/posts/1/", f"{TITLES[1]} {shown}", "19 October 2026"), *POSTS[2:]]
    assert titles("".join(posts))[1] == title


def test_a_page_of_the_menu_is_no_post() -> None:
    """A home page may look like the only entry of a list: its title links to a page that is in the menu too."""

    def shown(menu: str) -> list[str]:
        html = (
            f"<html lang='en'><head><title>Tide Institute</title></head><body><nav><ul>{menu}</ul></nav><main>"
            f"{entry('/welcome', 'Welcome to the institute of tides', '5 January 2024')}</main></body></html>"
        )
        return [item.title for item in read_listing(Page(url="https://tide.example/", html=html), NOW).items]

    others = "<li><a href='/about'>About us</a></li><li><a href='/contact'>Contact</a></li>"
    assert shown(others) == ["Welcome to the institute of tides"]
    assert not shown(f"<li><a href='/welcome'>Welcome</a></li>{others}")


def test_the_classes_of_a_post_are_no_pattern_of_the_list() -> None:
    """Each post is in a box with its section and tags as classes, so no two boxes have the same classes."""
    tags = ("tides rivers", "court", "survey spring tides", "board", "schools budget")
    boxes = "".join(
        f"<div class='box'><div id='post-{at}' class='post-{at} post type-post {names}'><div class='top'>"
        f"<h2 class='title'><a href='/topic-{at % 3}/post-{at}/'>{title}</a></h2></div><div class='text'><p>The board met on "
        f"Monday and decided to open all of its registers.</p></div><div class='meta'><a class='day' href='/topic-{at % 3}/"
        f"post-{at}/'>{20 - at} October 2026</a> <a href='/topic-{at % 3}/post-{at}/#respond'>0</a></div></div></div>"
        for at, (title, names) in enumerate(zip(TITLES, tags, strict=True))
    )
    assert titles(f"<div class='posts'>{boxes}</div>") == list(TITLES)


def banner_page(banner: str, menu: str = "", words: str = "More", url: str = "https://tide.example/") -> list[str]:
    entries = "".join(
        f"<article><a href='/{at}-tide' class='image'><img src='/{at}.png' alt=''></a><h3>{title}</h3><p>The board met on "
        f"Monday and decided to open all of its registers. {'It was late. ' * 9}</p><ul><li><a href='/{at}-tide'>{words}</a></li>"
        "</ul></article>"
        for at, title in enumerate(TITLES)
    )
    html = (
        f"<html lang='en'><head><title>Tide</title></head><body><div id='main'><header><a href='/'>Tide</a></header>{banner}"
        f"<section><div class='posts'>{entries}</div></section></div><nav>{menu}</nav></body></html>"
    )
    return [item.title for item in read_listing(Page(url=url, html=html), NOW).items]


BANNER = (
    "<section id='banner'><div><header><h1>The harbour opens to ships</h1><p>After two years.</p></header><p>The people cross the"
    " river again.</p><ul><li><a href='/harbour'>More</a></li></ul></div><span><img src='/h.png' alt=''></span></section>"
)


@pytest.mark.parametrize(
    ("banner", "menu", "words"),
    [
        (BANNER, "", "Read on"),
        (BANNER.replace("/harbour", "https://harbour.example/"), "", "More"),
        (
            BANNER
            + f"<div><p>{'We build quiet rooms for loud people, in any town that asks for one. ' * 60}</p></div>",
            "",
            "More",
        ),
    ],
    ids=["other words", "another site", "amid a page of its own"],
)
def test_a_banner_for_something_else(banner: str, menu: str, words: str) -> None:
    """A link with other words, a link to another site, and a page that is no list."""
    assert "The harbour opens to ships" not in banner_page(banner, menu, words)


def test_more_links_below_a_long_first_post_are_no_titles() -> None:
    """The newest post is shown in full without a "more" link; the titles are the headings, including its own."""
    code = "<pre>" + "".join(f"<span>{n}</span>" for n in range(2000)) + "</pre>"
    more = '<p><a class="more-link" href="/2026/{}/">Go on to the whole of this article</a></p>'
    boxes = "".join(
        f'<div class="post"><h2><a href="/2026/{at}/" rel="bookmark">{title[:12]}</a></h2><p>The board met.</p>'
        f"{more.format(at) if at else code}</div>"
        for at, title in enumerate(TITLES)
    )
    facts = page_facts(Page(url="https://tide.example/", html=f"<html><body><div>{boxes}</div></body></html>"))
    likely = {5: 0.9, 4: 0.97}
    judged = [Judged(one, cluster_features(facts, one), likely[len(one.urls)]) for one in facts.clusters]
    lead = lead_of(judged)
    assert lead is not None
    assert [anchor.text for anchor in lead.cluster.anchors] == [title[:12].strip() for title in TITLES]


def test_authors_in_the_line_of_the_title_are_no_posts() -> None:
    """ "(date) Title, by Author" and an excerpt full of links: the first link of each line is the post."""
    entries = "".join(
        f'<li class="post"><p class="title">(2026-10-{20 - at}) <a class="internal" href="{at}.html">{title}</a>, '
        f'by <a class="internal" href="author/{at % 2}.html"><em>Keeper {at % 2}</em></a></p>'
        f'<p class="excerpt"><a class="external" href="https://doi.example/{at}">Reed et al. ({2010 + at})</a> measured '
        f"the tide. {'The water rose by a hand and fell again before the evening came to the harbour. ' * 6}</p></li>"
        for at, title in enumerate(TITLES)
    )
    assert titles(f"<article><h1>Blog</h1><ul>{entries}</ul></article>") == list(TITLES)
