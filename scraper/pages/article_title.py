"""The title of a post without the site's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from presswatch.urls import host_of, is_front_page
from scraper.pages.article_blocks import HEADINGS, Layout, Unit
from scraper.pages.article_head import Head, fold
from scraper.pages.article_headings import (
    Heading,
    behind_label,
    read_headings,
    without_capitals,
    without_frame,
    without_stop,
)
from scraper.pages.article_kicker import without_kicker
from scraper.pages.article_site_name import SEPARATOR, parts_of, plain_letters
from scraper.pages.article_title_lines import HEAD_BITS, SECTIONS, labelled_title, unshown_title
from scraper.pages.page import Page

_MAX_TITLE_CHARS = 400
_MIN_SHOWN_RATIO = 0.4
_MIN_PART_RATIO = 0.25
_MIN_LETTERS = 8
_OUTER = " .\"'-:|»«“”„‘’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_MARKS = _DASHES | _QUOTES | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"), None)


def title_key(text: str) -> str:
    """A form of a title by which two writings of one title are equal: case, quotes, dashes, outer marks folded."""
    return (_known_key if len(text) <= _MAX_TITLE_CHARS else _key)(text)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("…", "...")
    return fold(plain).strip(_OUTER)


_known_key = lru_cache(maxsize=2048)(_key)
"""Every line of a page is compared with its title, and a site's menus stand on all its pages."""


def read_title(page: Page, head: Head, site_name: str, layout: Layout) -> str:
    """The headline as the page shows it.

    That is a heading which the head confirms or resembles, else the part of the head's title that is a line of the
    page, else the head's title less the site's name.
    """
    host = host_of(page.url)
    own = {plain_letters(site_name), plain_letters(host), plain_letters(host.rsplit(".", 1)[0].removeprefix("www."))}
    claims = [claim for claim in _claims(head) if plain_letters(claim) not in own | _NO_TITLES]
    shown = read_headings(page.root, _MAX_TITLE_CHARS)
    if sections := _sections(claims, shown):
        claims, own = [], own | sections
    stripped = [strip_site(claim, site_name, page.url) for claim in claims]
    shown = _without_paths(shown, stripped)
    given = [*stripped, *claims]
    headings = [
        (one.level, without_frame(_without_parts(one, stripped), given))
        for one in shown
        if plain_letters(one.text) not in own - _NO_TITLES
    ]
    found = _without_path(
        _exact(headings, [text for text in stripped if not SEPARATOR.search(text)])
        or _exact(headings, claims[:1])
        or behind_label(page.root, [*stripped[:1], *claims[:1]])
        or _exact([heading for heading in headings if heading[0] == 1], stripped)
        or ("" if _exact(headings, stripped, claims) else _shown_whole(claims, layout, plain_letters(site_name)))
        or _shown_part(claims, layout, plain_letters(site_name))
        or _exact(headings, stripped, claims)
        or _overlapping(headings, claims)
        or _shown_part(claims, layout, plain_letters(site_name), inner=True)
        or _resembling(headings, claims)
    )
    if labelled := labelled_title(layout, found):
        return labelled
    if found:
        found = without_frame(without_kicker(found, stripped, head, title_key), given)
        return without_capitals(without_stop(found, stripped), stripped, page.declared_language)
    is_shown = _is_line(claims, layout)
    is_sites = not is_shown and _is_sites(claims, [text for _, text in headings], head, page.url)
    told = "" if is_shown or (shown and not is_sites) else unshown_title(layout, is_sites, has_headings=bool(shown))
    firsts = [text for level, text in headings if level == 1] or [text for _, text in headings]
    return next(filter(None, (told, *stripped[:1], *firsts, *_claims(head))), "")


def _is_line(claims: list[str], layout: Layout) -> bool:
    """Whether a title that the head gives is a line of the page."""
    keys = {title_key(claim) for claim in claims}
    return any(title_key(unit.text) in keys for unit in layout.units if len(unit.text) <= _MAX_TITLE_CHARS)


_NO_TITLES = frozenset(
    "home homepage startseite index start accueil inicio início главная 홈 메인 トップ ホーム 首页 首頁".split()  # noqa: SIM905 - a line of words reads better than a list
)
"""What a head says of a page whose title it does not know."""


def _is_sites(claims: list[str], headings: list[str], head: Head, url: str) -> bool:
    """Whether the head gives a post's page nothing but a title that no heading of it has a word of: the site's."""
    if is_front_page(url) or head.meta("og:title", "twitter:title") not in ("", head.title):
        return not claims
    words = set().union(*map(_telling, claims))
    return not any(words & _telling(text) for text in headings)


def _sections(claims: list[str], headings: list[Heading]) -> set[str]:
    """The section ("Press releases") that each claim names, if none names more, but for what no heading shows."""
    shown = {plain_letters(heading.text) for heading in headings}
    found: set[str] = set()
    for claim in claims:
        parts = list(map(plain_letters, parts_of(claim)))
        named = SECTIONS.intersection(parts)
        if not named or len(parts) > _MAX_SECTION_PARTS or not shown - named or (shown - named).intersection(parts):
            return set()
        found |= named
    return found


_MAX_SECTION_PARTS = 2


def _without_paths(headings: list[Heading], claims: list[str]) -> list[Heading]:
    """The headings without those in a path to the page, if another one shows a title that the head gives."""
    rest = [heading for heading in headings if not heading.is_path]
    keys = tuple(filter(None, map(title_key, claims)))
    is_shown = len(rest) < len(headings) and any(title_key(heading.text).endswith(keys) for heading in rest)
    return rest if is_shown else headings


def _without_parts(heading: Heading, claims: list[str]) -> str:
    """A heading without the section before it or the summary behind it, if these stand in elements of their own.

    The head must give the rest as the title, or as its end. A section with a colon is a part of the title unless the
    head gives the title without it.
    """
    if len(heading.parts) != 2:
        return heading.text
    first, last = heading.parts
    keys = [title_key(claim) for claim in claims]
    key = title_key(last)
    is_end = (
        any(claim.endswith(key) and claim[: -len(key)][-1:] in _BEFORE for claim in keys) and first[-1] not in _COLONS
    )
    is_whole = plain_letters(heading.text) in map(plain_letters, claims)
    if len(last) >= len(first) / 2 and (is_end or (key in keys and not is_whole)):
        return last
    return first.rstrip(" :：") if title_key(first) in keys and not is_whole else heading.text


_BEFORE = ("", " ", ":", "|", '"', "'")
_COLONS = ":：?!"


def _claims(head: Head) -> list[str]:
    """The titles that the head gives, the most trusted first."""
    found = [head.meta("og:title"), head.meta("articletitle"), head.meta("twitter:title")]
    found += [fold(item["headline"]) for item in head.objects[:1] if isinstance(item.get("headline"), str)]
    found += [head.meta("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"), head.title]
    whole = (_LOOSE_END.sub("", claim[:_MAX_TITLE_CHARS]) for claim in found)
    return [claim for claim in whole if claim]


_LOOSE_END = re.compile(r"(?<=\S)\s+[|｜\-–—·•/~_]+$")
"""The mark before a site's name, where the owner has given the site none."""


_PATH_MARKS = frozenset(">»")


def _without_path(heading: str) -> str:
    """A heading without the short section that boards append to it ("... > Notices")."""
    cuts = list(SEPARATOR.finditer(heading))
    if cuts and _PATH_MARKS & set(cuts[-1].group()):
        rest, part = heading[: cuts[-1].start()].strip(), heading[cuts[-1].end() :].strip()
        return rest if _is_section(part, rest, cuts[-1].group()) else heading
    return heading


_MAX_SECTION_WORDS = 3
_MAX_SECTION_WIDE = 8
_BARE_MARKS = frozenset("|｜»«_:>")
"""Marks that hardly ever stand inside a headline: a short last part after one of them is a section or the site."""


def strip_site(title: str, site_name: str, url: str) -> str:
    """A head's title without the parts that name site or section: by name, by host, or short ones behind a bar."""
    site, host = plain_letters(site_name), plain_letters(host_of(url).rsplit(".", 1)[0])
    for _ in range(4):
        cuts = list(SEPARATOR.finditer(title))
        if not cuts:
            break
        first, last = title[: cuts[0].start()].strip(), title[cuts[-1].end() :].strip()
        before, after = title[: cuts[-1].start()].strip(), title[cuts[0].end() :].strip()
        if before and _names_site(last, site, host):
            title = before
        elif after and _names_site(first, site, host):
            title = after
        elif before and _is_section(last, before, cuts[-1].group()):
            title = before
        else:
            break
    rest, colon, last = title.rpartition(":")
    return rest if colon and rest and site and plain_letters(last) == site else title


def _is_section(part: str, rest: str, mark: str) -> bool:
    """Whether a last part is short beside the rest and set off by a mark that headlines do not use."""
    if len(part) * 2 > len(rest):
        return False
    if not part.isascii() and _WIDE.search(part):
        return len(part) <= _MAX_SECTION_WIDE and (bool(_BARE_MARKS & set(mark)) or "-" in mark)
    return bool(_BARE_MARKS & set(mark)) and len(part.split()) <= _MAX_SECTION_WORDS < len(rest.split())


_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _names_site(part: str, site: str, host: str) -> bool:
    """Whether a part of a title spells the site's name or host."""
    own = plain_letters(part)
    if not own:
        return True
    if site and (own == site or (len(own) > 3 and own in site) or (len(site) > 3 and site in own)):
        return len(own) < len(site) + 20
    squeezed = host.replace("www", "")
    return len(own) > 2 and (own in squeezed or (len(squeezed) > 3 and squeezed in own and len(own) < 40))


def _exact(headings: list[tuple[int, str]], *claims: list[str]) -> str:
    """The first heading of the highest level that equals a claim of the first list, else of the next, or nothing."""
    for texts in claims:
        keys = {title_key(text) for text in texts}
        for level in (1, 2, 3):
            for heading_level, text in headings:
                if heading_level == level and title_key(text) in keys:
                    return text
    return ""


def _overlapping(headings: list[tuple[int, str]], claims: list[str]) -> str:
    """The longest main heading that makes up most of a claim, or the other way round; empty if none does."""
    inside = [plain_letters(claim) for claim in claims]
    fitting = [text for level, text in headings if level == 1 and _overlaps(plain_letters(text), inside)]
    return max(fitting, key=len, default="")


def _overlaps(heading: str, claims: Iterable[str]) -> bool:
    """Whether a heading and a claim are one title cut or prolonged: one contains the other and is not much longer."""
    for claim in claims:
        short, long = sorted((heading, claim), key=len)
        if len(heading) > _MIN_LETTERS and short and short in long and len(short) >= len(long) * _MIN_SHOWN_RATIO:
            return True
    return False


def _outer_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """The beginnings (flagged) and ends of a title, cut at its separators."""
    for cut in SEPARATOR.finditer(claim):
        yield claim[: cut.start()].strip(), True
        yield claim[cut.end() :].strip(), False


def _inner_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """What stands between two separators next to each other."""
    for cut, other in pairwise(SEPARATOR.finditer(claim)):
        yield claim[cut.end() : other.start()].strip(), False


def _shown_whole(claims: list[str], layout: Layout, site: str) -> str:
    """A title of the head that is a line of the page with all its parts: "Storm warning | Clean water"."""
    wholes = {site, *map(plain_letters, claims)}
    wanted = {title_key(claim) for claim in claims if _has_parts(claim, wholes)}
    return next((unit.text for unit in layout.units if wanted and _is_own(unit) and title_key(unit.text) in wanted), "")


def _has_parts(claim: str, wholes: set[str]) -> bool:
    """Whether a title has parts, none of which is the site's name or another title that the head gives."""
    parts = {plain_letters(part) for part, _ in _outer_parts(claim)} - {"", plain_letters(claim)}
    return bool(parts) and not parts & wholes


def _is_own(unit: Unit) -> bool:
    """Whether a line stands outside the header and the menus and is more than a link."""
    return not unit.frame.above & HEAD_BITS and unit.link_chars < len(unit.text) <= _MAX_TITLE_CHARS


def _shown_part(claims: list[str], layout: Layout, site: str, *, inner: bool = False) -> str:
    """The beginning or end of a head's title, cut at a separator, that is a line of the page; empty if none is.

    Lines outside the page's header and menus count more, beginnings more than ends, long ones more than short ones.
    """
    parts: dict[str, tuple[str, bool]] = {}
    for claim in claims:
        for part, begins in _inner_parts(claim) if inner else _outer_parts(claim):
            if len(part) >= _MIN_PART_RATIO * len(claim) and plain_letters(part) != site:
                parts[title_key(part)] = (part, begins)
    whole = {plain_letters(claim) for claim in claims}
    best, best_rank = "", (False, False, False, 0)
    for unit in layout.units if parts else ():
        part, begins = _part_of(unit, parts)
        if (
            not part
            or (len(part) < len(unit.text) and plain_letters(unit.text) in whole)
            or any(_leads_home(href) for _, _, href in unit.links)
        ):
            continue
        is_own = _is_own(unit)
        rank = (is_own, is_own and unit.frame.tag == "h1", begins, len(part))
        if rank > best_rank:
            best, best_rank = part, rank
    return best


def _part_of(unit: Unit, parts: dict[str, tuple[str, bool]]) -> tuple[str, bool]:
    """The part that a line is, or with which a heading ends (boards print a category before the title), or nothing."""
    if len(unit.text) > _MAX_TITLE_CHARS:
        return "", False
    key = title_key(_CLOCK.sub("", unit.text) if unit.text[0].isdecimal() else unit.text)
    if key in parts or unit.frame.tag not in HEADINGS:
        return parts.get(key, ("", False))
    return next(
        (
            part
            for end, part in parts.items()
            if end and key.endswith(end) and 2 * len(end) >= len(key) and key[: -len(end)].rstrip()[-1:] not in _COLONS
        ),
        ("", False),
    )


_CLOCK = re.compile(r"^\d\d:\d\d\s(?=\D)")
"""The time of day that some boards print before a post's title."""


def _leads_home(href: str) -> bool:
    """Whether a link leads to a site's front page: what it says is the site's name."""
    path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href.lstrip("./")
    return not path.strip("/") or path.startswith("index.")


_MIN_TELLING_CHARS = 4


def _resembling(headings: list[tuple[int, str]], claims: list[str]) -> str:
    """The only main heading of a page if it shares a telling word with the head's title, or nothing.

    Many pages print another headline than they announce to search engines; the printed one is the title.
    """
    firsts = list(dict.fromkeys(text for level, text in headings if level == 1))
    if len(firsts) != 1 or len(firsts[0]) < _MIN_TELLING_CHARS:
        return ""
    words = _telling(firsts[0])
    return firsts[0] if any(words & _telling(claim) for claim in claims) else ""


def _telling(text: str) -> set[str]:
    """The longer words of a text; of scripts without spaces, its pairs of signs."""
    words = {word.strip(_OUTER + ",?!()") for word in text.casefold().translate(_MARKS).split()}
    found = {word for word in words if len(word) >= _MIN_TELLING_CHARS}
    if _WIDE.search(text):
        found |= {text[at : at + 2] for at in range(len(text) - 1)}
    return found
