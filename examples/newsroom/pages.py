"""How the example sites look: each in the manner of a common system (own pages, WordPress, Gnuboard, a feed)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from examples.newsroom.content import SITES, STORIES, Entry, Story

PER_PAGE = 4
TRACKING = "?utm_source=newsletter&utm_medium=email"

_LINK = re.compile(r"\[\[([a-z-]+)\|([^\]]+)\]\]")
_STORIES = {story.key: story for story in STORIES}

Bases = dict[str, str]
"""The address of each site by its key, without a slash at the end."""


def _linked(paragraph: str, bases: Bases) -> str:
    """The paragraph with its references to articles made links."""

    def link(match: re.Match[str]) -> str:
        story = _STORIES[match[1]]
        address = escape(bases[story.outlet] + story.path, quote=True)
        return f'<a href="{address}" target="_blank" rel="noopener">{match[2]}</a>'

    return _LINK.sub(link, paragraph)


def _body(entry: Entry, step: int, bases: Bases) -> list[str]:
    """The paragraphs as printed: with links, and where the site's editor doubles them, lead and last line twice."""
    paragraphs = [_linked(paragraph, bases) for paragraph in entry.text_at(step)]
    return [*paragraphs, paragraphs[0], paragraphs[-1]] if entry.doubled else paragraphs


def _page(language: str, title: str, head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _moment(entry: Entry) -> datetime:
    return datetime.combine(entry.on, time(9, 30), tzinfo=UTC)


def _address(entry: Entry, step: int, bases: Bases) -> str:
    """Where the site's own list links to: from a step on under tracking parameters, as newsletters leave them."""
    address = bases[entry.site] + entry.path
    return address + TRACKING if step >= entry.tracked_from else address


# --- the organization's own site -----------------------------------------------------------------------------------

_RIVER_NAV = {
    "en": '<nav><a href="/">Home</a> <a href="/en/about">About us</a> <a href="/en/in-the-media">In the media</a> '
    '<a href="/ko/media">한국어</a> <a href="/en/donate">Donate</a></nav>',
    "ko": '<nav><a href="/">홈</a> <a href="/ko/about">기관소개</a> <a href="/ko/media">언론보도</a> '
    '<a href="/en/in-the-media">English</a> <a href="/ko/donate">후원하기</a></nav>',
}
_RIVER_FOOT = {
    "en": "<footer><p>© Open Archive for River Rights. Ferry House, 3 Quay Road, Larkmoor.</p></footer>",
    "ko": "<footer><p>© 열린강권리기록원. 라크무어 부두길 3, 나룻배집.</p></footer>",
}


def _day(entry: Entry, language: str) -> str:
    on = entry.on
    return f"{on.year}.{on.month:02}.{on.day:02}" if language == "ko" else f"{on:%B} {on.day}, {on.year}"


def river_list(language: str, entries: Sequence[Entry], page: int, step: int, bases: Bases) -> str:
    """A page of the "In the media" list: cards with title, date and teaser, older ones on further pages."""
    path, title = ("/ko/media", "언론보도") if language == "ko" else ("/en/in-the-media", "In the media")
    cards = []
    for entry in entries[(page - 1) * PER_PAGE : page * PER_PAGE]:
        address = escape(_address(entry, step, bases), quote=True)
        teaser = _LINK.sub(r"\2", entry.text_at(step)[0])[:120]
        cards.append(
            f'<li class="card"><a href="{address}"><h3>{escape(entry.title_at(step))}</h3></a>'
            f'<span class="when">{_day(entry, language)}</span><p>{teaser}…</p></li>'
        )
    pages = -(-len(entries) // PER_PAGE)
    pager = "".join(
        f'<a href="{path}?page={number}"{" rel=next" if number == page + 1 else ""}>{number}</a> '
        for number in range(1, pages + 1)
    )
    body = (
        f'<header>{_RIVER_NAV[language]}</header>\n<main><h1>{title}</h1>\n<ul class="cards">\n'
        + "\n".join(cards)
        + f'\n</ul>\n<div class="pagination">{pager}</div></main>\n{_RIVER_FOOT[language]}'
    )
    return _page(language, f"{title} | {SITES['river'][1]}", "", body)


def river_post(entry: Entry, step: int, bases: Bases, sister: Entry | None) -> str:
    """A post of the organization, with its sister page named in the head."""
    language = "ko" if entry.path.startswith("/ko/") else "en"
    head = f'<link rel="canonical" href="{bases["river"]}{entry.path}">\n'
    if sister is not None:
        other = "en" if language == "ko" else "ko"
        head += f'<link rel="alternate" hreflang="{other}" href="{bases["river"]}{sister.path}">\n'
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in _body(entry, step, bases))
    share = "공유하기" if language == "ko" else "Share this"
    body = (
        f"<header>{_RIVER_NAV[language]}</header>\n<main><article><h1>{escape(entry.title_at(step))}</h1>\n"
        f'<p class="date">{_day(entry, language)}</p>\n<div class="content">\n{text}\n</div></article>\n'
        f'<aside class="share">{share}: <a href="mailto:?subject=news">E-mail</a></aside></main>\n'
        f"{_RIVER_FOOT[language]}"
    )
    return _page(language, f"{entry.title_at(step)} | {SITES['river'][1]}", head, body)


# --- the network: WordPress ----------------------------------------------------------------------------------------


def _commons_frame(title: str, inner: str, bases: Bases) -> str:
    base = bases["commons"]
    head = (
        '<meta name="generator" content="WordPress 6.8">\n'
        f'<link rel="alternate" type="application/rss+xml" title="Delta Commons Network" href="{base}/feed/">\n'
        f'<link rel="https://api.w.org/" href="{base}/wp-json/">\n'
    )
    nav = (
        '<nav class="main-navigation"><a href="/">Home</a> <a href="/press/">Press</a> <a href="/join/">Join</a></nav>'
    )
    foot = '<footer class="site-footer">Delta Commons Network · Customs Bridge, Tamrin</footer>'
    body = f'<header class="site-header">{nav}</header>\n<main id="main" class="site-main">{inner}</main>\n{foot}'
    return _page("en-GB", f"{title} – Delta Commons Network", head, body)


def _wp_date(entry: Entry) -> str:
    return f'<time class="entry-date published" datetime="{_moment(entry).isoformat()}">{entry.on:%d %B %Y}</time>'


def commons_list(entries: Sequence[Entry], step: int, bases: Bases) -> str:
    """The press page: all posts with date and teaser."""
    articles = "\n".join(
        '<article class="post type-post"><h2 class="entry-title">'
        f'<a href="{bases["commons"]}{entry.path}" rel="bookmark">{escape(entry.title_at(step))}</a></h2>'
        f"{_wp_date(entry)}"
        f'<div class="entry-summary"><p>{entry.text_at(step)[0]}</p></div></article>'
        for entry in entries
    )
    return _commons_frame("Press", f'<h1 class="page-title">Press</h1>\n{articles}', bases)


def commons_post(entry: Entry, step: int, bases: Bases) -> str:
    """A post of the network."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in _body(entry, step, bases))
    inner = (
        '<article class="post type-post"><header class="entry-header">'
        f'<h1 class="entry-title">{escape(entry.title_at(step))}</h1>{_wp_date(entry)} '
        '<span class="byline">by <a class="url fn n" href="/author/desk/">Press desk</a></span></header>'
        f'<div class="entry-content">{text}</div></article>'
    )
    return _commons_frame(entry.title_at(step), inner, bases)


def commons_rest(entries: Sequence[Entry], step: int, bases: Bases) -> str:
    """What WordPress answers under /wp-json/wp/v2/posts."""
    posts = [
        {
            "id": 100 + number,
            "date": f"{_moment(entry):%Y-%m-%dT%H:%M:%S}",
            "date_gmt": f"{_moment(entry):%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{_moment(entry):%Y-%m-%dT%H:%M:%S}",
            "link": bases["commons"] + entry.path,
            "title": {"rendered": escape(entry.title_at(step))},
            "content": {"rendered": "".join(f"<p>{paragraph}</p>" for paragraph in _body(entry, step, bases))},
            "excerpt": {"rendered": f"<p>{entry.text_at(step)[0]}</p>"},
        }
        for number, entry in enumerate(entries)
    ]
    return json.dumps(posts, ensure_ascii=False, indent=1)


# --- the Korean board: Gnuboard ------------------------------------------------------------------------------------


def _board_frame(title: str, inner: str) -> str:
    nav = '<div id="hd"><a href="/">물길과사람 연대</a> <a href="/bbs/board.php?bo_table=news">소식</a></div>'
    return _page(
        "ko", f"{title} > 물길과사람 연대", "", f'{nav}\n<div id="container">{inner}</div>\n<div id="ft">상단으로</div>'
    )


def board_list(entries: Sequence[Entry], step: int, bases: Bases) -> str:
    """The board: numbered rows with short dates, notices pinned above them on every page."""
    rows = []
    plain = [entry for entry in entries if not entry.pinned]
    numbers = {entry.key: len(plain) - place for place, entry in enumerate(plain)}
    for entry in [*(entry for entry in entries if entry.pinned), *plain]:
        number = "<strong>공지</strong>" if entry.pinned else str(numbers[entry.key])
        address = escape(bases["board"] + entry.path, quote=True)
        rows.append(
            f'<tr class="{"bo_notice" if entry.pinned else ""}"><td class="td_num2">{number}</td>'
            f'<td class="td_subject"><a href="{address}">{escape(entry.title_at(step))}</a></td>'
            f'<td class="td_name sv_use">관리자</td><td class="td_num">{17 + entry.on.day}</td>'
            f'<td class="td_datetime">{entry.on:%y-%m-%d}</td></tr>'
        )
    head = "<tr><th>번호</th><th>제목</th><th>글쓴이</th><th>조회</th><th>날짜</th></tr>"
    table = (
        f'<div class="tbl_head01"><table><thead>{head}</thead><tbody>\n' + "\n".join(rows) + "\n</tbody></table></div>"
    )
    pager = '<nav class="pg_wrap"><span class="pg"><strong class="pg_current">1</strong> 페이지</span></nav>'
    return _board_frame("소식 1 페이지", f'<h2 id="container_title">소식</h2>{table}{pager}')


def board_post(entry: Entry, step: int, bases: Bases) -> str:
    """A post of the board."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in _body(entry, step, bases))
    inner = (
        '<article id="bo_v"><header><h2 id="bo_v_title">'
        f'<span class="bo_v_tit">{escape(entry.title_at(step))}</span></h2></header>'
        '<section id="bo_v_info"><strong>작성자 관리자</strong> '
        f'<strong class="if_date">{entry.on:%y-%m-%d} 18:05</strong> 조회 {17 + entry.on.day}회</section>'
        f'<section id="bo_v_atc"><div id="bo_v_con">{text}</div></section></article>'
    )
    return _board_frame(entry.title_at(step), inner)


# --- feeds, the review, the outlets --------------------------------------------------------------------------------


def feed(site: str, language: str, entries: Sequence[Entry], step: int, bases: Bases) -> str:
    """An RSS 2.0 feed of a site with teasers."""
    items = "".join(
        f"<item><title>{escape(entry.title_at(step))}</title><link>{escape(bases[site] + entry.path)}</link>"
        f'<guid isPermaLink="false">{entry.key}</guid><pubDate>{format_datetime(_moment(entry))}</pubDate>'
        f"<description>{escape(entry.text_at(step)[0])}</description></item>\n"
        for entry in entries
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{SITES[site][1]}</title>'
        f"<link>{bases[site]}/</link><description>News</description><language>{language}</language>\n"
        f"{items}</channel></rss>\n"
    )


def review_post(entry: Entry, step: int, bases: Bases) -> str:
    """A short item of the review."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in _body(entry, step, bases))
    head = f'<link rel="alternate" type="application/rss+xml" href="{bases["review"]}/rss.xml">\n'
    body = (
        f'<header><a href="/">Lowland Press Review</a></header><main><article><h1>{escape(entry.title_at(step))}</h1>'
        f'<time datetime="{entry.on.isoformat()}">{entry.on:%d/%m/%Y}</time>\n{text}</article></main>'
    )
    return _page("en", f"{entry.title_at(step)} | Lowland Press Review", head, body)


def story(item: Story, bases: Bases) -> str:
    """An article in an outlet, with the facts that newspapers give to machines."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.headline,
        "datePublished": f"{item.on.isoformat()}T06:00:00+00:00",
        "author": {"@type": "Person", "name": item.byline},
        "publisher": {"@type": "NewsMediaOrganization", "name": SITES[item.outlet][1]},
        "mainEntityOfPage": bases[item.outlet] + item.path,
    }
    head = (
        f'<meta property="og:site_name" content="{SITES[item.outlet][1]}">\n'
        f'<script type="application/ld+json">{json.dumps(facts, ensure_ascii=False)}</script>\n'
    )
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in item.paragraphs)
    body = f'<article><h1>{escape(item.headline)}</h1><p class="byline">{item.byline}</p>\n{text}</article>'
    return _page("ko" if item.outlet == "mulgyeol" else "en", f"{item.headline} - {SITES[item.outlet][1]}", head, body)


def front(site: str, inner: str = "") -> str:
    """A site's home page."""
    name = SITES[site][1]
    return _page("en", name, "", f"<h1>{name}</h1>{inner}")
