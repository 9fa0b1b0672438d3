"""The title of a post without the site's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from presswatch.urls.canonical import host_of, is_front_page
from scraper.pages.article.blocks import Layout
from scraper.pages.article.head import Head
from scraper.pages.article.headings import (
    Heading,
    behind_label,
    read_headings,
    without_capitals,
    without_frame,
    without_stop,
)
from scraper.pages.article.title_candidates import SECTIONS, labelled_title, shown_part, shown_whole, unshown_title
from scraper.pages.article.title_parts import (
    ARCHIVES,
    COLONS,
    MAX_TITLE_CHARS,
    MIN_TELLING_CHARS,
    WIDE,
    at_colons,
    cuts_of,
    parts_of,
    plain_letters,
    telling,
    title_key,
)
from scraper.pages.parsing.page import Page
from scraper.pages.text.letters import fold, letters

_BAR = " | "

_GENRES = frozenset(
    map(
        letters,
        """
        editorial|editorials|opinion|opinions|commentary|comment|column|analysis|review|interview|feature|letters|essay
        kommentar|meinung|leitartikel|gastbeitrag|analyse|kolumne|rezension|reportage|leserbriefe
        éditorial|édito|tribune|chronique|entretien|critique|opinión|editoriales|columna|análisis|entrevista|crónica
        opinione|editoriale|commento|intervista|opinião|coluna|crónicas|opinie|commentaar|ledare|leder|kronikk|felieton
        opinia|komentarz|wywiad|názor|komentář|vélemény|görüş|yorum|röportaj|мнение|колонка|комментарий|интервью|думка
        사설|칼럼|오피니언|기고|인터뷰|社説|コラム|論説|寄稿|社论|社論|评论|評論|专访|專訪|رأي|مقال|افتتاحية
        """.replace("\n", "|").split("|"),
    )
) - {""}
"""What a text is called that is more than news, in the forms that papers print beside a headline."""


def without_kicker(heading: str, claims: Iterable[str], head: Head, key: Callable[[str], str]) -> str:
    """A heading without the section before or behind a bar in it, if the head gives the rest as the title.

    Behind the bar must stand a genre or a section that the head names: else it is what the headline says, and the head
    seems to give the rest alone only as its own last part is taken for the section of a page.
    """
    keys = {key(claim) for claim in claims}
    kicker, bar, rest = heading.partition(_BAR)
    if bar and len(kicker) < len(rest) and key(rest) in keys:
        return rest.strip()
    rest, bar, section = heading.rpartition(_BAR)
    if bar and len(section) < len(rest) and key(rest) in keys and letters(section) in _GENRES | _sections(head):
        return rest.strip()
    return heading


def _sections(head: Head) -> set[str]:
    named = [*head.metas.get("article:section", ()), *head.metas.get("section", ())]
    named += [item["articleSection"] for item in head.objects if isinstance(item.get("articleSection"), str)]
    return set(map(letters, named)) - {""}


_MIN_SHOWN_RATIO = 0.4
_MIN_LETTERS = 8


def read_title(page: Page, head: Head, site_name: str, layout: Layout) -> str:
    """The headline as the page shows it.

    That is a heading which the head confirms or resembles, else the part of the head's title that is a line of the
    page, else the head's title less the site's name.
    """
    host = host_of(page.url)
    own = {plain_letters(site_name), plain_letters(host), plain_letters(host.rsplit(".", 1)[0].removeprefix("www."))}
    claims = [claim for claim in _claims(head) if plain_letters(claim) not in own | _NO_TITLES]
    shown = read_headings(page.root, MAX_TITLE_CHARS)
    if sections := _sections_title(claims, shown):
        claims, own = [], own | sections
    stripped = [strip_site(claim, site_name, page.url) for claim in claims]
    shown = _without_paths(shown, stripped)
    given = [*stripped, *claims]
    headings = [
        (one.level, without_frame(_without_day(one, claims) or _without_parts(one, stripped), given))
        for one in shown
        if plain_letters(one.text) not in own - _NO_TITLES
    ]
    found = _without_path(
        _exact(headings, [text for text in stripped if not cuts_of(text)])
        or _exact(headings, claims[:1])
        or behind_label(page.root, [*stripped[:1], *claims[:1]])
        or _exact([heading for heading in headings if heading[0] == 1], stripped)
        or ("" if _exact(headings, stripped, claims) else shown_whole(claims, layout, plain_letters(site_name)))
        or _shown(claims, layout, headings, page.url, plain_letters(site_name))
        or _exact(headings, stripped, claims)
        or _overlapping(headings, claims)
        or _exact(headings, [text for claim in claims for text in _behind_site(claim, own)])
        or shown_part(claims, layout, page.url, plain_letters(site_name), inner=True)
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
    return any(title_key(unit.text) in keys for unit in layout.units if len(unit.text) <= MAX_TITLE_CHARS)


_NO_TITLES = frozenset(
    "home homepage startseite index start accueil inicio início главная 홈 메인 トップ ホーム 首页 首頁".split()
)
"""What a head says of a page whose title it does not know."""


def _is_sites(claims: list[str], headings: list[str], head: Head, url: str) -> bool:
    """Whether the head gives a post's page nothing but a title that no heading of it has a word of: the site's."""
    if is_front_page(url) or head.meta("og:title", "twitter:title") not in ("", head.title):
        return not claims
    words = set().union(*map(telling, claims))
    return not any(words & telling(text) for text in headings)


def _sections_title(claims: list[str], headings: list[Heading]) -> set[str]:
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


def _without_day(heading: Heading, claims: list[str]) -> str:
    """A heading without the day in it, if a title that the head gives has its other words and not the day as well."""
    words, whole = title_key(heading.undated), title_key(heading.text)
    keys = [title_key(claim) for claim in claims]
    is_told = words and any(words in key for key in keys) and not any(whole in key for key in keys)
    return heading.undated if is_told else ""


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
        any(claim.endswith(key) and claim[: -len(key)][-1:] in _BEFORE for claim in keys) and first[-1] not in COLONS
    )
    is_whole = plain_letters(heading.text) in map(plain_letters, claims)
    if len(last) >= len(first) / 2 and (is_end or (key in keys and not is_whole)):
        return last
    return first.rstrip(" :：") if title_key(first) in keys and not is_whole else heading.text


_BEFORE = ("", " ", ":", "|", '"', "'")


def _claims(head: Head) -> list[str]:
    """The titles that the head gives, the most trusted first."""
    found = [head.meta("og:title"), head.meta("articletitle"), head.meta("twitter:title")]
    found += [fold(item["headline"]) for item in head.objects[:1] if isinstance(item.get("headline"), str)]
    found += [head.meta("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"), head.title]
    whole = (_LOOSE_END.sub("", claim[:MAX_TITLE_CHARS]) for claim in found)
    return [claim for claim in whole if claim]


_LOOSE_END = re.compile(r"(?<=\S)\s+[|｜\-–—·•/~_]+$")
"""The mark before a site's name, where the owner has given the site none."""


_PATH_MARKS = frozenset(">»")


def _without_path(heading: str) -> str:
    """A heading without the short section that boards append to it ("... > Notices")."""
    cuts = cuts_of(heading)
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
        cuts = cuts_of(title)
        if not cuts:
            break
        first, last = title[: cuts[0].start()].strip(), title[cuts[-1].end() :].strip()
        before, after = title[: cuts[-1].start()].strip(), title[cuts[0].end() :].strip()
        if before and _names_site(last, site, host):
            title = before
        elif after and (_names_site(first, site, host) or plain_letters(first) in ARCHIVES):
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
    if not part.isascii() and WIDE.search(part):
        return len(part) <= _MAX_SECTION_WIDE and (bool(_BARE_MARKS & set(mark)) or "-" in mark)
    return bool(_BARE_MARKS & set(mark)) and len(part.split()) <= _MAX_SECTION_WORDS < len(rest.split())


def _names_site(part: str, site: str, host: str) -> bool:
    """Whether a part of a title spells the site's name or host."""
    own = plain_letters(part)
    if not own:
        return True
    if site and (own == site or (len(own) > 3 and own in site) or (len(site) > 3 and site in own)):
        return len(own) < len(site) + 20
    squeezed = host.replace("www", "")
    return len(own) > 2 and (own in squeezed or (len(squeezed) > 3 and squeezed in own and len(own) < 40))


def _behind_site(claim: str, own: set[str]) -> list[str]:
    """What stands behind the site's name and a colon in a title of the head."""
    return [behind for site, behind in at_colons(claim) if plain_letters(site) in own]


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


def _shown(claims: list[str], layout: Layout, headings: list[tuple[int, str]], url: str, site: str) -> str:
    """The part of a head's title that the page shows; the main heading, if the line that shows it is none.

    A line outside the headings may be hidden words for machines: a main heading with most of its words is the title.
    """
    part = shown_part(claims, layout, url, site)
    words = telling(part)
    is_heading = title_key(part) in [title_key(text) for _, text in headings]
    first = _resembling(headings, [part]) if words and not is_heading else ""
    is_part = title_key(part) in title_key(first) or title_key(first) in title_key(part)
    return first if not is_part and len(words & telling(first)) > len(words) / 2 else part


def _resembling(headings: list[tuple[int, str]], claims: list[str]) -> str:
    """The only main heading of a page if it shares a telling word with the head's title, of several most; or nothing.

    Many pages print another headline than they announce to search engines; the printed one is the title.
    """
    firsts = list(dict.fromkeys(text for level, text in headings if level == 1))
    if len(firsts) > 1:
        firsts = [text for text in firsts if any(_says_most(text, claim) for claim in claims)]
    if len(firsts) != 1 or len(firsts[0]) < MIN_TELLING_CHARS:
        return ""
    words = telling(firsts[0])
    return firsts[0] if any(words & telling(claim) for claim in claims) else ""


def _says_most(heading: str, claim: str) -> bool:
    """Whether a heading has most of the telling words of a title that the head gives, which must have some."""
    words = telling(claim)
    return not WIDE.search(claim) and len(words) >= _FEW_WORDS and 2 * len(words & telling(heading)) > len(words)


_FEW_WORDS = 3
