"""The title of a post without the site's name."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter

from presswatch.languages.packs import packs_with, words
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import host_of, is_front_page
from scraper.pages.article.blocks import Layout
from scraper.pages.article.metadata import Head
from scraper.pages.article.title_candidates import (
    COLONS,
    MAX_TITLE_CHARS,
    SECTIONS,
    WIDE,
    Heading,
    after_label,
    cuts_of,
    long_words,
    parts_of,
    plain_letters,
    read_headings,
    shown_part,
    title_key,
    unshown_title,
)
from scraper.pages.parsing.page import Page
from scraper.pages.text.letters import letters, single_spaced

_MIN_SHOWN_RATIO = 0.4
_MIN_LETTERS = 8
_FEW_WORDS = 3
_MAX_SECTION_PARTS = 2
_MAX_SECTION_WORDS = 3
_MAX_SECTION_WIDE = 8
_MAX_CUTS = 4
_BARE_MARKS = frozenset("|｜»«_:>")
"""Marks hardly ever inside a headline: a short last part after one of them is a section or the site."""
_PATH_MARKS = frozenset(">»")
_LOOSE_END = compiled_later(r"(?<=\S)\s+[|｜\-–—·•/~_]+$")
"""The mark before a site's name, where the owner has given the site none."""
_GENRES = frozenset(map(letters, words("genre_names"))) - {""}
"""What a text is called that is more than news, in the forms that papers print next to a headline."""
_NO_TITLES = frozenset(map(plain_letters, words("home_page_titles")))
"""What a head calls a page whose title it does not know."""
LevelledTexts = list[tuple[int, str]]
"""Headings as level (1 to 3) and text."""
_NEARLY_EACH = 0.75
_QUOTES = "\"'“”„‘’«»([¿¡"


def read_title(page: Page, head: Head, site_name: str, layout: Layout) -> str:
    """The headline as the page shows it.

    That is a heading which the head confirms or resembles, else the part of the head's title that is a line of the
    page, else the head's title less the site's name.
    """
    host = host_of(page.url)
    own = {plain_letters(site_name), plain_letters(host), plain_letters(host.rsplit(".", 1)[0].removeprefix("www."))}
    claims = [claim for claim in _claims(head) if plain_letters(claim) not in own | _NO_TITLES]
    shown = read_headings(page.root, MAX_TITLE_CHARS)
    if sections := _sections_in(claims, shown):
        claims, own = [], own | sections
    stripped = [strip_site(claim, site_name, page.url) for claim in claims]
    shown = _without_paths(shown, stripped)
    named = (one for one in shown if plain_letters(one.text) not in own - _NO_TITLES)
    headings = [(one.level, one.undated or _without_parts(one, stripped)) for one in named]

    part = partial(shown_part, claims, layout, page.url, plain_letters(site_name))
    if found := _without_path(next(filter(None, _confirmed(page, claims, stripped, headings, part)), "")):
        return without_capitals(_without_genre(found, stripped), stripped, page.declared_language)
    texts = [text for _, text in sorted(headings, key=lambda heading: heading[0] != 1)]
    is_sites = _is_sites(claims, texts, head, page.url)
    is_unshown = (is_sites or not shown) and not _is_line(claims, layout)
    line = unshown_title(layout, is_sites, has_headings=bool(shown)) if is_unshown else ""
    return next(filter(None, (line, *stripped[:1], *texts, *_claims(head))), "")


def _confirmed(
    page: Page, claims: list[str], stripped: list[str], headings: LevelledTexts, part: Callable[..., str]
) -> Iterator[str]:
    """The titles that head and page both give, by falling trust; `part` gives a part of a claim that a line shows."""
    yield _exact(headings, [text for text in stripped if not cuts_of(text)])
    yield _exact(headings, claims[:1])
    yield after_label(page.root, [*stripped[:1], *claims[:1]])
    yield _exact([heading for heading in headings if heading[0] == 1], stripped)
    yield _part_or_heading(part(), headings)
    yield _overlapping(headings, claims)
    yield part(inner=True)
    yield _resembling(headings, claims)


def _part_or_heading(part: str, headings: LevelledTexts) -> str:
    """A part of a head's title that the page shows; the main heading, if the line that shows it is none.

    A line outside the headings may be hidden words for machines: a main heading with other words of it is the title.
    """
    key = title_key(part)
    if key in {title_key(text) for _, text in headings}:
        return part
    first = _resembling(headings, [part])
    return part if key in title_key(first) or title_key(first) in key else first


def _is_line(claims: list[str], layout: Layout) -> bool:
    """True if a title that the head gives is a line of the page."""
    keys = {title_key(claim) for claim in claims}
    return any(title_key(unit.text) in keys for unit in layout.units if len(unit.text) <= MAX_TITLE_CHARS)


def _is_sites(claims: list[str], headings: list[str], head: Head, url: str) -> bool:
    """True if the head's title is the site's: no heading of the page has a word of it, or there is none."""
    if is_front_page(url) or head.meta("og:title", "twitter:title") not in ("", head.title):
        return not claims
    known = set().union(*map(long_words, claims))
    return not any(known & long_words(text) for text in headings)


def _sections_in(claims: list[str], headings: list[Heading]) -> set[str]:
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


def _without_paths(headings: list[Heading], claims: list[str]) -> list[Heading]:
    """The headings without those in a path to the page, if another one shows a title that the head gives."""
    rest = [heading for heading in headings if not heading.is_path]
    keys = tuple(filter(None, map(title_key, claims)))
    is_shown = len(rest) < len(headings) and any(title_key(heading.text).endswith(keys) for heading in rest)
    return rest if is_shown else headings


def _without_parts(heading: Heading, claims: list[str]) -> str:
    """A heading without the section before it or the summary after it, if these are in elements of their own.

    The head must give the rest as the title, or as its end. A section with a colon is a part of the title unless the
    head gives the title without it.
    """
    if len(heading.parts) != 2:
        return heading.text
    first, last = heading.parts
    keys = [title_key(claim) for claim in claims]
    is_whole = plain_letters(heading.text) in map(plain_letters, claims)
    if first[-1] not in COLONS and any(key.endswith(title_key(last)) for key in keys):
        return last
    if is_whole or title_key(last) in keys:
        return heading.text if is_whole else last
    return first.rstrip(" :：") if title_key(first) in keys else heading.text


def _claims(head: Head) -> list[str]:
    """The titles that the head gives, the most trusted first."""
    found = [head.meta("og:title"), head.meta("articletitle"), head.meta("twitter:title")]
    found += [single_spaced(item["headline"]) for item in head.objects[:1] if isinstance(item.get("headline"), str)]
    found += [head.meta("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"), head.title]
    whole = (_LOOSE_END.sub("", claim[:MAX_TITLE_CHARS]) for claim in found)
    return [claim for claim in whole if claim]


def _without_path(heading: str) -> str:
    """A heading without the short section that boards append to it ("... > Notices")."""
    cuts = cuts_of(heading)
    if cuts and _PATH_MARKS & set(cuts[-1].group()):
        rest, part = heading[: cuts[-1].start()].strip(), heading[cuts[-1].end() :].strip()
        return rest if _is_section(part, rest, cuts[-1].group()) else heading
    return heading


def strip_site(title: str, site_name: str, url: str) -> str:
    """A head's title without the parts that name site or section: by name, by host, or short ones after a bar."""
    site, host = plain_letters(site_name), plain_letters(host_of(url).rsplit(".", 1)[0])
    for _ in range(_MAX_CUTS):
        shorter = _without_outer_part(title, site, host)
        if shorter == title:
            break
        title = shorter
    rest, colon, last = title.rpartition(":")
    return rest if colon and rest and site and plain_letters(last) == site else title


def _without_outer_part(title: str, site: str, host: str) -> str:
    """A title without its first or last part, if that names site or section; else as it is."""
    cuts = cuts_of(title)
    if not cuts:
        return title
    first, last = title[: cuts[0].start()].strip(), title[cuts[-1].end() :].strip()
    before, after = title[: cuts[-1].start()].strip(), title[cuts[0].end() :].strip()
    if _names_site(last, site, host):
        return before
    if _names_site(first, site, host):
        return after
    return before if _is_section(last, before, cuts[-1].group()) else title


def _is_section(part: str, rest: str, mark: str) -> bool:
    """True if a last part is short next to the rest and set off by a mark that headlines do not use."""
    if len(part) * 2 > len(rest):
        return False
    if not part.isascii() and WIDE.search(part):
        return len(part) <= _MAX_SECTION_WIDE
    return not _BARE_MARKS.isdisjoint(mark) and len(part.split()) <= _MAX_SECTION_WORDS < len(rest.split())


def _names_site(part: str, site: str, host: str) -> bool:
    """True if a part of a title spells the site's name or host."""
    own = plain_letters(part)
    if not own:
        return True
    if site and (own == site or _contains(site, own) or _contains(own, site)):
        return len(own) < len(site) + 20
    squeezed = host.replace("www", "")
    return len(own) > 2 and (own in squeezed or (len(own) < 40 and _contains(own, squeezed)))


def _contains(whole: str, part: str) -> bool:
    return len(part) > 3 and part in whole


def _exact(headings: LevelledTexts, claims: list[str]) -> str:
    """The first heading of the highest level that equals a claim, or nothing."""
    keys = {title_key(text) for text in claims}
    fitting = [heading for heading in headings if title_key(heading[1]) in keys]
    return min(fitting, key=itemgetter(0), default=(0, ""))[1]


def _overlapping(headings: LevelledTexts, claims: list[str]) -> str:
    """The longest main heading that makes up most of a claim, or the other way round; empty if none does."""
    inside = list(map(plain_letters, claims))
    fitting = (text for level, text in headings if level == 1 and _overlaps(plain_letters(text), inside))
    return max(fitting, key=len, default="")


def _overlaps(heading: str, claims: list[str]) -> bool:
    """True if a heading and a claim are one title cut or prolonged: one contains the other and is not much longer."""
    pairs = (sorted((heading, claim), key=len) for claim in claims if len(heading) > _MIN_LETTERS)
    return any(short in long and len(short) >= len(long) * _MIN_SHOWN_RATIO for short, long in pairs)


def _resembling(headings: LevelledTexts, claims: list[str]) -> str:
    """The only main heading of a page if it shares a long word with the head's title, of several most; or nothing.

    Many pages print another headline than they announce to search engines; the printed one is the title.
    """
    firsts = list(dict.fromkeys(text for level, text in headings if level == 1))
    if len(firsts) > 1:
        # Of these the one that has most of the long words of a title that the head gives.
        known = [long_words(claim) for claim in claims if not WIDE.search(claim)]
        firsts = [text for text in firsts if any(2 * len(own & long_words(text)) > len(own) for own in known)]
    shared = len(firsts) == 1 and any(long_words(firsts[0]) & long_words(claim) for claim in claims)
    return firsts[0] if shared else ""


def _without_genre(heading: str, claims: list[str]) -> str:
    """A heading without the genre after a bar, or a full stop, if the head gives the rest as the title."""
    rest, _, genre = heading.rpartition(" | ")
    if letters(genre) in _GENRES and title_key(rest) in map(title_key, claims):
        return rest.strip()
    return heading[:-1] if heading.endswith(".") and heading[:-1] in claims else heading


def without_capitals(heading: str, claims: list[str], language: str | None = None) -> str:
    """A heading that a page sets in capitals, whole or each of its words, as its head writes the same words.

    Nearly each is enough where headlines of the language have no title case; they have where the language is unknown.
    """
    initials = [start for word in heading.split() if (start := word.strip(_QUOTES)[:1]).isalpha()]
    least = 1.0 if not language or language in packs_with("title_case") else _NEARLY_EACH
    if len(initials) < _FEW_WORDS or sum(map(str.isupper, initials)) < least * len(initials):
        return heading
    plain, most = heading.casefold(), _capitals(heading)
    return next((claim for claim in claims if claim.casefold() == plain and _capitals(claim) < most), heading)


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))
