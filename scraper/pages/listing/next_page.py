"""The next page of a list: the link that leads to it, or that only a script opens it.

Addresses decide before words: a link is the next page if its address differs from the page's own in one number that is
one higher, or if it is the number after the current one in a row of numbers. Words ("older") come after.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import gcd
from urllib.parse import parse_qsl, unquote, urlsplit

import lxml.html

from presswatch.languages.packs import alternation, any_of, any_word, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.html_tree.links import Anchor, resolve
from scraper.pages.html_tree.tree import Tree
from scraper.pages.listing.features import PageFacts, bare_host

NEXT_WORDS = compiled_later(any_of("next_page_labels"), re.IGNORECASE)
"""The whole text of a link to the next (older) page, without arrows."""

OLDER = compiled_later(any_of("older_posts_words"), re.IGNORECASE)
"""Words anywhere in a text that lead to older posts."""

PAGES_NAMED = compiled_later(any_of("page_nouns"), re.IGNORECASE)
"""Part of a link to the next page that names pages or posts, so that it can mean nothing else."""

SCRIPT_WORDS = compiled_later(any_of("load_more_words"), re.IGNORECASE)
"""Part of a button that loads more entries."""

STRIP = " \t\u00a0<>‹›←→⇐⇒⇦⇨⟵⟶➔➜➤«»❮❯▶►▸◀◄◂⟨⟩⏵⏴➡⬅|[]()·•…."
"""What surrounds a page number or the words of a link to a page."""

_NUMBER = compiled_later(r"\d+")
_REMARK = compiled_later(r"\s{0,60}\([^()\d]{4,304}\)$")
"""What a link adds to its number for those who hear the page."""

_MAX_REMARK = 60
_LONGEST_LABEL = 44
_NUMBERED_DAY = compiled_later(r"/(?:19|20)\d\d/\d")


def number_in(text: str) -> int | None:
    """The page number that a short text is ("3", "[3]", "3페이지", "3 (last page)"); None for anything else."""
    text = _REMARK.sub("", text) if len(text) <= _MAX_REMARK else ""
    if not text or len(text) > 14:
        return None
    digits = _NUMBER.findall(text)
    if len(digits) != 1 or len(digits[0]) > 4:
        return None
    rest = _NUMBER.sub("", text).strip(STRIP + "-–—/").casefold()
    return int(digits[0]) if not rest or rest in words("page_number_words") else None


_ARROWS = compiled_later(r"[>›→⇒⇨⟶➔➜➤❯▶►▸»⟩〉⏵➡]")
_DOUBLE = compiled_later(rf">>|»|≫|⏭|{any_of('last_page_words')}", re.IGNORECASE)
_BACK_ARROWS = compiled_later(r"[<‹←❮◀◄«⟨〈⏴⬅]")
_PAGE_KEY = compiled_later(alternation("page_parameters"), re.IGNORECASE)
_BARE_PAGE = compiled_later(rf"(?:{any_word('page_names_in_queries')})-?(\d{{1,4}})", re.IGNORECASE)
"""A whole query that is a page ("?page2")."""

_SIZE_KEY = compiled_later(any_word("page_size_parameters"), re.IGNORECASE)
"""A parameter that says how many entries a page shows, not which page it is."""

MIN_OFFSET = 4
"""Numbers that all are multiples of this or more count entries ("10 | 20 | 30"), not pages."""

MAX_GAP = 40
"""Elements between two neighboring numbers of one row of page numbers."""


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next page's address, or that only a script opens it, and why that is believed.

    `pages_after`: the row of page numbers goes on by so many; 0 where there is no row.
    """

    url: str | None = None
    by_script: bool = False
    reason: str = ""
    pages_after: int = 0


def find_next(page: PageFacts, items: set[str], last_entry: int) -> NextPage:
    """The next page; `items` are the posts' addresses, `last_entry` is the element where the last entry starts."""
    own = page.url.split("#", 1)[0]
    others = items | {own}
    options = [a for a in page.anchors if a.url not in others and bare_host(page.split[a.url]) == page.host]
    row = _row(page, own, last_entry)
    found = (row.after() if row else None) or _by_declared(page, options, own, last_entry)
    if found is None and not (row and row.is_over()):
        found = _by_words(page, options, own, last_entry) or _by_step(options, own)
    if found is None and row is None:
        found = _by_head(page, options, own)
    return found or _by_script(page, last_entry)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of page numbers: number and address of each link, and the number of the page itself."""

    links: dict[int, str]
    current: int

    def after(self) -> NextPage | None:
        """The number after the current one."""
        following = self.current + 1
        if following not in self.links:
            return None
        reason = f"page number {following} follows {self.current}"
        return NextPage(self.links[following], reason=reason, pages_after=max(self.links) - self.current)

    def is_over(self) -> bool:
        """True where it begins with 1 and ends with the current page, which does not just fill a block of ten."""
        return 1 in self.links and max(self.links) <= self.current and self.current % 10 != 0


_FILE_ENDS = alternation("web_page_file_ends")
_PATH_PAGE = compiled_later(
    rf"(?:^|/)(?:(?:{any_word('page_names_in_paths')})[/_=:-]?)?(\d{{1,4}})(?:/|\.(?:{_FILE_ENDS}))?$"
    rf"|(?<=[a-z_\-])[-_]?(\d{{1,3}})(\.(?:{_FILE_ENDS})|/)?$",
    re.IGNORECASE,
)
_RANGE = compiled_later(r"(?<![\d-])(\d{1,5})-(\d{1,5})(?=/|$)")
_PAGED_PATH = compiled_later(alternation("numbered_page_paths"))
_INDEX = compiled_later(r"/(?:index|default)(?:\.\w{2,5})?(?=/?$)", re.IGNORECASE)


def page_step(own: str, other: str) -> int | None:
    """By how much the page number of `other` is above that of `own`; None if they are not pages of one listing."""
    first, second = _shape(own), _shape(other)
    return (second[1] - first[1]) or None if first[0] == second[0] else None


@lru_cache(maxsize=4096)
def _shape(url: str) -> tuple[str, int]:
    """An address without its page number, and that number (1 where it has none)."""
    parts = urlsplit(url)
    pairs, number = [], None
    for key, value in sorted(parse_qsl(parts.query, keep_blank_values=True)[:30]):
        bare = _BARE_PAGE.fullmatch(key) if not value else None
        if _PAGE_KEY.search(key) and value.isdecimal() and len(value) < 7:
            number = int(value)
        elif bare:
            number = int(bare.group(1))
        elif value:
            pairs.append((key, value))
    path = _INDEX.sub("", unquote(parts.path)[:500])
    if number is None:
        path, number = _path_number(path)
    return f"{bare_host(parts)}{_INDEX.sub('', path).rstrip('/')}?{pairs}", number


def _path_number(path: str) -> tuple[str, int]:
    """A path without the page number or range ("11-20") in it, and that number (1 where it has none)."""
    ranged = _RANGE.search(path)
    if ranged and int(ranged.group(2)) > int(ranged.group(1)):
        return path[: ranged.start()] + path[ranged.end() :], int(ranged.group(1))
    match = _PATH_PAGE.search(path)
    if not match:
        return path, 1
    tail = match.group(3) or "" if match.group(2) else ""
    return path[: match.start()] + tail, int(match.group(1) or match.group(2))


def _label(page: PageFacts, anchor: Anchor) -> str:
    """The words of a link, or those of its attributes or picture where it shows none."""
    if anchor.text.strip(STRIP):
        return anchor.text
    tree, element = page.tree, page.tree.elements[anchor.number]
    spare = [element.get("aria-label"), element.get("title"), *tree.pictured(anchor.number, 2)]
    return next((" ".join(text.split()) for text in spare if text and text.strip()), anchor.text)


def _by_declared(page: PageFacts, options: list[Anchor], own: str, last_entry: int) -> NextPage | None:
    """A link with rel=next whose address does not point backward.

    It is after the entries, or its address could be a page of this listing.
    """
    for anchor in options:
        if _is_next(page.tree.elements[anchor.number]) and _may_be_next(anchor, own, last_entry):
            return NextPage(anchor.url, reason="link marked as the next page")
    return None


def _is_next(link: lxml.html.HtmlElement) -> bool:
    """True if a link's relation says that it leads to the next page."""
    return "next" in (link.get("rel") or "").lower().split()


def _may_be_next(anchor: Anchor, own: str, last_entry: int) -> bool:
    """True if a link leads to a later page, or to no numbered one but from after the entries or to this listing."""
    step = page_step(own, anchor.url)
    if step is not None:
        return step > 0
    return anchor.number > last_entry or _same_path(own, anchor.url) or _paged(anchor.url)


def _same_path(own: str, other: str) -> bool:
    return urlsplit(own).path.rstrip("/") == urlsplit(other).path.rstrip("/")


def _row(page: PageFacts, own: str, last_entry: int) -> Row | None:
    """The row of page numbers that belongs to the entries: the first after the last of them, else the last before."""
    before = None
    for links in _number_runs(page):
        # Their addresses differ from the page's own by steps that grow with the numbers.
        values = _as_pages({number_in(anchor.text) or 0: anchor.url for anchor in links})
        current = None if len(values) < len(links) else _linear(values, own) or _alone(values, own)
        if current is not None and links[0].number > last_entry:
            return Row(values, current)
        before = before if current is None else Row(values, current)
    return before


def _number_runs(page: PageFacts) -> list[list[Anchor]]:
    """Links that are a rising number each, close to one another."""
    runs: list[list[Anchor]] = []
    last, top = -MAX_GAP, 0
    for anchor in page.anchors:
        value = number_in(anchor.text)
        if value is None:
            continue
        if anchor.number - last < MAX_GAP and value > top:
            runs[-1].append(anchor)
        elif anchor.number - last >= MAX_GAP or value < top:
            runs.append([anchor])
        last, top = anchor.number, value
    return [run for run in runs if len(run) <= 60]


def _as_pages(values: dict[int, str]) -> dict[int, str]:
    """Numbers that count entries ("0 | 10 | 20") as page numbers; other rows as they are."""
    step = gcd(*values)
    turned = sorted(value // step + 1 for value in values) if step >= MIN_OFFSET else []
    if len(turned) < 2 or turned[-1] - turned[0] > len(turned):
        return values
    if any(_SIZE_KEY.search(key) for url in values.values() for key, _ in parse_qsl(urlsplit(url).query)[:30]):
        return values
    return {value // step + 1: url for value, url in values.items()}


def _linear(values: dict[int, str], own: str) -> int | None:
    """The own number, from addresses in which one number is a·v + b of the linked number v (pages, offsets)."""
    split = {value: tuple(_NUMBER.split(url)) for value, url in values.items()}
    skeleton, count = Counter(split.values()).most_common(1)[0]
    if count < 2 or len(values) - count > 1:
        return None
    members = {v: [int(n) for n in _NUMBER.findall(values[v])] for v, parts in split.items() if parts == skeleton}
    law = _law(members)
    return _own_value(values, own, skeleton, law) if law else None


def _law(members: dict[int, list[int]]) -> tuple[int, int, int] | None:
    """The place of the one number that moves in all addresses, its slope and its base; None if there is no such law."""
    (v1, first), (v2, second) = list(members.items())[:2]
    moving = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(moving) != 1:
        return None
    place = moving[0]
    slope, rest = divmod(second[place] - first[place], v2 - v1)
    base = first[place] - slope * v1
    if rest or slope < 1 or abs(base) > slope + 1:
        return None
    return (place, slope, base) if all(n[place] == slope * v + base for v, n in members.items()) else None


def _own_value(values: dict[int, str], own: str, skeleton: tuple[str, ...], law: tuple[int, int, int]) -> int | None:
    """The number of the page itself in a row found linear: by its address, else the number missing or first.

    `law` is the place of the moving number in the address, its slope and its base.
    """
    place, slope, base = law
    if own in values.values():
        return next(value for value, url in values.items() if url == own)
    if tuple(_NUMBER.split(own)) == skeleton:
        value, rest = divmod(int(_NUMBER.findall(own)[place]) - base, slope)
        return None if rest else value
    (bare, number), first = _shape(own), next(iter(values.values()))
    if bare == _shape(first)[0]:
        # A number far above the row's ("?n=1250" next to "page=2") says which list this is.
        return max(1, number) if (slope, base) == (1, 0) and number <= max(values) + 1 else 1
    return 1 if _same_path(own, first) or min(values) <= 2 else None


def _alone(values: dict[int, str], own: str) -> int | None:
    """The own number where one or two links show no steps: next to the number of an address one step away."""
    if len(values) > 2:
        return None
    for value, url in values.items():
        step = page_step(own, url)
        if step in (1, -1) and (value - step >= 1) and _shape(url)[1] in (value, value - 1):
            return value - step
    return None


def _by_words(page: PageFacts, options: list[Anchor], own: str, last_entry: int) -> NextPage | None:
    """A link that says "next" or "older" or is an arrow forward, unless its address leads backward.

    One that names pages or posts ("older posts") counts after the entries with any address; a bare "more"
    needs an address that looks like a page. Next to "older" a "next" leads back to what is newer.
    """
    labelled = ((_label(page, anchor), anchor) for anchor in options)
    ranked = [
        (rank, anchor.url, label)
        for label, anchor in labelled
        if 0 < len(label) <= _LONGEST_LABEL and (rank := _rank(label, anchor, own, after=anchor.number > last_entry))
    ]
    if not ranked:
        return None
    _, url, label = max(ranked)
    return NextPage(url, reason=f"link “{label}”")


def _rank(label: str, anchor: Anchor, own: str, *, after: bool) -> tuple[bool, bool, bool, bool, bool, int] | None:
    """How well a link leads to the next page, greater is better; None for one that does not."""
    bare = label.strip(STRIP)
    step = page_step(own, anchor.url)
    says = NEXT_WORDS.fullmatch(bare) is not None
    if not says and (bare or not _is_arrow(label, step)):
        return None
    named = after and step is None and PAGES_NAMED.search(bare)
    if not named and not _forward(step, own, anchor):
        return None
    single = says or not _DOUBLE.search(label)
    return step == 1, step is not None, bool(OLDER.search(bare)), says, single, anchor.number


def _is_arrow(label: str, step: int | None) -> bool:
    """True if a link without words is an arrow forward; a double one is so only to the page that is one further."""
    if not _ARROWS.search(label) or _BACK_ARROWS.search(label):
        return False
    return step == 1 or not _DOUBLE.search(label)


def _forward(step: int | None, own: str, anchor: Anchor) -> bool:
    if step is not None:
        return step > 0
    return (_same_path(own, anchor.url) and urlsplit(own).query != urlsplit(anchor.url).query) or _paged(anchor.url)


def _paged(url: str) -> bool:
    parts = urlsplit(url)
    return any(_PAGE_KEY.search(key) for key, _ in parse_qsl(parts.query)[:30]) or bool(_PAGED_PATH.search(parts.path))


def _by_step(options: list[Anchor], own: str) -> NextPage | None:
    """A link of few or no words whose address is that of the page with its number one higher."""
    for anchor in options:
        is_short = len(anchor.text) <= _LONGEST_LABEL and not _NUMBERED_DAY.search(anchor.url)
        if is_short and page_step(own, anchor.url) == 1 and (_paged(anchor.url) or not anchor.text.strip(STRIP)):
            return NextPage(anchor.url, reason="its address is that of the following page")
    return None


def _by_head(page: PageFacts, options: list[Anchor], own: str) -> NextPage | None:
    """`<link rel=next>` in the head, where the page shows no way to other pages that would contradict it."""
    if any((page_step(own, anchor.url) or 0) < 0 for anchor in options):
        return None
    for link in filter(_is_next, page.root.iter("link")):
        url = resolve(link.get("href") or "", page.base_url)
        if url and url != own and (page_step(own, url) or 0) > 0:
            return NextPage(url, reason="the page's head names the next page")
    return None


def _by_script(page: PageFacts, last_entry: int) -> NextPage:
    """A button or script link after the entries that says "more" or "next"."""
    for text in _script_labels(page.tree, last_entry):
        if len(text) <= 40 and (SCRIPT_WORDS.search(text) or NEXT_WORDS.fullmatch(text.strip(STRIP))):
            return NextPage(by_script=True, reason=f"“{text}” works by script only")
    return NextPage(reason="no link to a next page")


def _script_labels(tree: Tree, last_entry: int) -> Iterator[str]:
    """The words of what only runs a script, after the entries."""
    for tag in ("button", "a", "input", "span", "div"):
        for number in tree.by_tag.get(tag, [])[:5000]:
            element = tree.elements[number]
            if number >= last_entry and _runs_script(tag, element):
                yield tree.text(number) or element.get("value") or element.get("aria-label") or ""


def _runs_script(tag: str, element: lxml.html.HtmlElement) -> bool:
    """True if a click on an element can only run a script."""
    if tag in ("span", "div"):
        return bool(element.get("onclick"))
    href = (element.get("href") or "").strip().lower()
    return tag != "a" or not href or href.startswith(("#", "javascript:"))
