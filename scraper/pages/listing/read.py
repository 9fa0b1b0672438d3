"""A listing page: which links are posts, with title and date, and which link is the next page.

The tree is flattened, its links are put into clusters of similar places (clusters), each gets features (features) and a
probability (ranking, page_classifier), and some are chosen (choice). Each address becomes an entry with title (titles),
date (dates), teaser, outlet (outlets) and byline; then the next page is found (next_page).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from presswatch.languages.packs import alternation, any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import same_site
from scraper.pages.dates.read import DateContext, DateSpan, find_dates, read_date
from scraper.pages.dates.words import first_ordering
from scraper.pages.discovery.addresses import is_home
from scraper.pages.html_tree.links import Anchor, collect_anchors, hrefs_of
from scraper.pages.html_tree.tree import flatten, weight
from scraper.pages.listing import entry_lines
from scraper.pages.listing.choice import Choice, choose, describe, hinted_items, hinted_next, text_under, without
from scraper.pages.listing.clusters import Cluster, cluster_anchors
from scraper.pages.listing.date_groups import ANY_ORDER, DIGIT, Entry
from scraper.pages.listing.dates import entry_dates
from scraper.pages.listing.entry_lines import Pieces
from scraper.pages.listing.features import PageFacts, bare_host
from scraper.pages.listing.next_page import NextPage, find_next
from scraper.pages.listing.outlets import Linked, headlines_next_to_links, outlets_of
from scraper.pages.listing.ranking import load_classifiers
from scraper.pages.listing.script_links import Functions, clicked_rows
from scraper.pages.listing.titles import GENERIC_WORDS, learn_titles, title_of
from scraper.pages.listing.types import Listing, ListingHints, ListingItem
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.skipped import left_out_links
from scraper.pages.person_names.names import authors_apart
from scraper.pages.text.language import read_language

__all__ = ["Listing", "ListingHints", "ListingItem", "make_items", "page_facts", "read_listing"]

MAX_TEASER = 600
"""Letters of a teaser kept; some listings print whole posts."""

LEAST_TEASER = 50
"""Weight of a teaser; less is a label or a day."""

_NEAR = 60
"""Letters at the ends of a text within which a day is looked for."""

_EDGES = " \t\u00a0|·•–—-/,:：;()（）[]【】>»→…"
_LAST = compiled_later(r"(?<=[.!?。！？…\]\[])\s{0,60}(?P<words>[^.!?。！？…\[\]]{2,30})\]?[\s>»→…]{0,60}$")
"""The words after a text's last full stop."""
_GOES_ON = compiled_later(r",|\s*[a-zß-öø-ÿа-яё]")
_MAY_BE_LABELS = 100
"""Weight up to which a line may be days and labels alone: "Posted on 16 August 2022, changed on 5 May 2023 by ..."."""
_PARTS = ":|·•–—-,/：()"
"""What is between a label and prose; without that it is the first word of a sentence."""
_BEFORE_DAY = ".!?…。！？|·•–—-(（["


_LEARN_FROM = 60
_BY = compiled_later(rf"(?:{any_of('list_byline_openings')})\s+(\D{{3,60}})", re.IGNORECASE)
_PINNED = compiled_later(rf"\[?(?:{any_of('pinned_labels')})\]?", re.IGNORECASE)
_LONGEST_PIN = 12
_PINNED_NAME = compiled_later(alternation("pinned_box_names"), re.IGNORECASE)
"""Classes of a box that is kept at the top, whole: "category-notice" is the subject of a post."""


def teaser_of(lines: Sequence[str], title: str, labels: Iterable[str | None]) -> str:
    """The longest prose of an entry's lines; empty where they say no more than title, day and labels (outlet, author).

    Without what comes before or after the prose in its line: title, day, labels, "read more".
    """
    around = list(filter(None, labels))
    parts = chain.from_iterable(_around_title(title, line) for line in lines if weight(line) >= LEAST_TEASER)
    longest = sorted((part for part in parts if weight(part) >= LEAST_TEASER), key=weight, reverse=True)
    bare = (_bare(part, around) for part in longest)
    return next((text[:MAX_TEASER] for text in bare if _is_prose(text, title)), "")


def _around_title(title: str, line: str) -> list[str]:
    """What comes before and after the title in a line; not the rest of a sentence that begins as the title."""
    if title in line:
        before, *after = line.split(title) if title else [line]
    elif "".join(title.split()) in "".join(line.split()):
        before, *after = entry_lines.title_pattern(title).split(line)
    else:
        return [line]
    return [before, *(part for part in after if not _GOES_ON.match(part))]


def _is_prose(text: str, title: str) -> bool:
    """True if a text says enough, and not the title, cut short, or days and who posted it."""
    if weight(text) < LEAST_TEASER or title.startswith(text.rstrip(" .…")):
        return False
    if weight(text) > _MAY_BE_LABELS or not DIGIT.search(text):
        return True
    days = sum(span.end - span.start for span in find_dates(text, ANY_ORDER))
    return weight(text) - days >= LEAST_TEASER


def _bare(text: str, labels: Sequence[str]) -> str:
    """A text without the days and labels at its ends."""
    before = None
    while text != before:
        before = text
        # Separators left before or after the text go; brackets that it begins with itself stay.
        text = (
            _ended(_without_days(text)).lstrip(" \t\u00a0|·•–—-/,:：;)）]】>»→").rstrip(" \t\u00a0|·•–—-/,:：;(（[【")
        )
        for label in labels:
            inner = text.strip(_EDGES)
            unled, unended = inner.removeprefix(label), inner.removesuffix(label)
            if unled != inner and unled.lstrip()[:1] in _PARTS:
                text = unled
            elif unended != inner and unended.rstrip()[-1:] in f"{_PARTS}.!?":
                text = unended
    return text


def _ended(text: str) -> str:
    """A text without "read more" after it."""
    match = _LAST.search(text, max(0, len(text) - _NEAR))
    if match is None or not GENERIC_WORDS.fullmatch(match["words"].strip()):
        return text
    return text[: match.start("words")].rstrip(" [")


def _without_days(text: str) -> str:
    """A text without the days at its very beginning and end, but for those that a sentence begins or ends with."""
    head, tail = text[:_NEAR], text[-_NEAR:]
    first = next(iter(_days_in(head)), None)
    if first is not None and not head[: first.start].strip(_EDGES) and not _GOES_ON.match(text, first.end):
        text = text[first.end :]
    last = next(reversed(_days_in(tail)), None) if len(text) > len(tail) else None
    if last is not None and not tail[last.end :].strip(_EDGES) and tail[: last.start].rstrip()[-1:] in _BEFORE_DAY:
        text = text[: len(text) - len(tail) + last.start]
    return text


def _days_in(text: str) -> list[DateSpan]:
    return find_dates(text, ANY_ORDER) if DIGIT.search(text) else []


def make_items(
    page: PageFacts, clusters: list[Cluster], context: DateContext, hints: ListingHints
) -> list[ListingItem]:
    """The entries of these clusters in the order of the page, each address once."""
    entries = _titled(page, _once(page, clusters), hints)
    own = entry_lines.own_lines(page.tree, [entry.link for entry in entries], [entry.span for entry in entries])
    if not hints.title:
        entries = _with_headlines(page, entries, own)
    dates = _dates(page, _with_lines(page, entries, own), _in_language(page, entries, context), hints)
    return list(_items(page, entries, own, dates))


def _titled(page: PageFacts, chosen: list[tuple[Anchor, tuple[int, int]]], hints: ListingHints) -> list[Entry]:
    """An entry for each link and its span, with the title that the watchlist's selector names, or the list's own."""
    sample = chosen[:_LEARN_FROM]
    lines = [line for _, span in sample for line in set(page.tree.lines(*span)[:20])]
    context = learn_titles(page.tree, lines, [anchor.number for anchor, _ in sample])
    entries = []
    for anchor, span in chosen:
        title = text_under(page, span, hints.title, "title")[0] or title_of(page, anchor, span, context)
        entries.append(Entry(span, anchor.number, title, anchor.url))
    return entries


def _with_headlines(page: PageFacts, entries: list[Entry], own: list[list[Pieces]]) -> list[Entry]:
    """The entries, those that link an outlet's name or "here" with the headline next to it as title."""
    linked = [
        Linked(lines, entry.link, entry.url, page.tree.text(entry.link), entry.title)
        for lines, entry in zip(own, entries, strict=True)
        if _is_external(page, entry.url)
    ]
    headlines = dict(zip((one.link for one in linked), headlines_next_to_links(page.tree, linked), strict=True))
    return [replace(entry, title=headlines.get(entry.link) or entry.title) for entry in entries]


def _with_lines(page: PageFacts, entries: list[Entry], own: list[list[Pieces]]) -> list[Entry]:
    """The entries, those that line breaks alone part from others with the lines that are their own."""
    blocks = entry_lines.parted_by_breaks(page.tree, [entry.link for entry in entries])
    return [
        replace(entry, flat=(block, (lines[0][0], lines[-1][1]))) if block is not None and lines else entry
        for entry, block, lines in zip(entries, blocks, own, strict=True)
    ]


def _kept_up(page: PageFacts, entries: list[Entry]) -> int:
    """How many entries at the top have a class for it; none where all do, as on a board of notices only."""
    boxes = (page.tree.elements[entry.span[0]].get("class") or "" for entry in entries)
    named = [any(map(_PINNED_NAME.fullmatch, names.split())) for names in boxes]
    return named.index(False) if False in named else 0


def _in_language(page: PageFacts, entries: list[Entry], context: DateContext) -> DateContext:
    """The context with the language that orders the numbers of a day: the titles', else the one that is declared."""
    if context.language:
        return context
    declared = (page.root.get("lang") or "").strip().replace("_", "-").lower() or None
    written = read_language(
        " ".join(entry.title for entry in entries), declared.partition("-")[0] if declared else None
    )
    return replace(context, language=first_ordering(written, declared))


def _once(page: PageFacts, clusters: list[Cluster]) -> list[tuple[Anchor, tuple[int, int]]]:
    """Each address with the link and span of its first cluster (the lead's before the others'), in document order."""
    found: dict[str, tuple[Anchor, tuple[int, int]]] = {}
    own = page.url.split("#", 1)[0]
    for cluster in clusters:
        for anchor, span in zip(cluster.anchors, cluster.records, strict=True):
            # A heading that leads home may be in line with the posts.
            at_home = (
                anchor.url in page.split and bare_host(page.split[anchor.url]) == page.host and is_home(anchor.url)
            )
            if anchor.url != own and not at_home:
                found.setdefault(anchor.url, (anchor, span))
    return _apart(sorted(found.values(), key=lambda pair: pair[0].number))


def _apart(chosen: list[tuple[Anchor, tuple[int, int]]]) -> list[tuple[Anchor, tuple[int, int]]]:
    """Entries that end where the next one begins: a lead article's may have no box of its own to end with.

    One found with an entry before it inside, as a card below pinned posts may be, begins where that one ends.
    """
    following = [*(span[0] for _, span in chosen[1:]), 0]
    before = [(-1, -1), *(span for _, span in chosen)]
    found = []
    for (anchor, (start, end)), after, last in zip(chosen, following, before, strict=False):
        first = last[1] if start <= last[0] and last[1] <= anchor.number else start
        found.append((anchor, (first, min(end, after) if after > anchor.number else end)))
    return found


def _dates(
    page: PageFacts, entries: list[Entry], context: DateContext, hints: ListingHints
) -> list[DateReading | None]:
    if not hints.date:
        return entry_dates(page.tree, entries, context)
    named = (text_under(page, entry.span, hints.date, "date") for entry in entries)
    return [read_date(text, context, "listing") or read_date(machine, context, "time") for text, machine in named]


def _items(
    page: PageFacts, entries: list[Entry], own: list[list[Pieces]], dates: list[DateReading | None]
) -> Iterator[ListingItem]:
    """The entries that have titles, with what their own lines say next to these."""
    outlets, kept_up = _outlets(page, entries, own, dates), _kept_up(page, entries)
    for place, (entry, lines, reading, outlet) in enumerate(zip(entries, own, dates, outlets, strict=True)):
        texts = [page.tree.parted_line(*line) for line in lines]
        byline = _byline([text for text in texts if text != entry.title])
        if entry.title:
            yield ListingItem(
                url=entry.url,
                title=entry.title,
                date=reading,
                teaser=teaser_of(texts, entry.title, [reading.raw if reading else None, outlet, *byline]),
                outlet=outlet,
                byline=byline,
                external=_is_external(page, entry.url),
                pinned=place < kept_up or any(len(text) <= _LONGEST_PIN and _PINNED.fullmatch(text) for text in texts),
            )


def _outlets(
    page: PageFacts, entries: list[Entry], own: list[list[Pieces]], dates: list[DateReading | None]
) -> list[str | None]:
    """The outlet that is printed next to each entry which leads to another site; None where none is."""
    places = [at for at, entry in enumerate(entries) if entry.title and _is_external(page, entry.url)]
    printed, above = [], entry_lines.heads_above(page.tree, [entry.link for entry in entries], own) if places else []
    for at in places:
        entry, reading = entries[at], dates[at]
        day = reading.raw if reading else ""
        fields = [
            *entry_lines.fields_of(page.tree, own[at], entry.title, entry.link, day),
            *entry_lines.pictures(page.tree, entry.span),
        ]
        printed.append((entry.url, entry.title, [*fields, *above[at]]))
    found = dict(zip(places, outlets_of(printed), strict=True))
    return [found.get(at) for at in range(len(entries))]


def _is_external(page: PageFacts, url: str) -> bool:
    host = bare_host(page.split[url]) if url in page.split else ""
    return bool(host) and host != page.host and not same_site(url, page.url)


def _byline(lines: list[str]) -> tuple[str, ...]:
    matches = (_BY.fullmatch(line) for line in lines if len(line) <= 80)
    return next((authors_apart(match[1].strip()) for match in matches if match), ())


def read_listing(
    page: Page, context: DateContext, *, hints: ListingHints | None = None, layout: str | None = None
) -> Listing:
    """Reads a listing page; `layout` is what an earlier reading of this source learned.

    Never raises for a page, however broken; a selector that is not CSS raises `SelectorError`. A page that is no
    listing gives `is_listing` False and no items, with the reason.
    """
    facts = page_facts(page)
    hints = hints or ListingHints()
    choice = _hinted(facts, hints) or choose(facts, load_classifiers(), layout)
    clusters = [without(facts, hints, cluster) for cluster in choice.clusters]
    items = make_items(facts, [cluster for cluster in clusters if cluster.anchors], context, hints)
    following = _next(facts, hints, clusters) if choice.clusters else NextPage()
    return Listing(
        items=tuple(items),
        next_url=following.url,
        next_by_script=following.by_script,
        pages_after=following.pages_after,
        is_listing=bool(choice.clusters) or choice.empty,
        confidence=choice.confidence,
        reason=f"{choice.reason}; {following.reason}" if following.reason else choice.reason,
        layout=choice.layout,
        layout_changed=choice.changed,
        left_out=left_out_links(hrefs_of(page.root)),
    )


def page_facts(page: Page) -> PageFacts:
    """The flat page with its links in clusters; bounded by MAX_ELEMENTS and MAX_LINKS."""
    tree = flatten(page.root)
    links = collect_anchors(tree, page.base_url)
    rows = clicked_rows(tree, page.base_url, links, Functions(page.root))
    anchors = sorted([*links, *rows], key=lambda anchor: anchor.number) if rows else links
    return PageFacts(tree, page.url, anchors, cluster_anchors(tree, anchors), page.root, page.base_url)


def _hinted(facts: PageFacts, hints: ListingHints) -> Choice | None:
    """The choice that the watchlist makes by its selector; None without one."""
    cluster = hinted_items(facts, hints)
    if cluster is None:
        return None
    if not cluster.anchors:
        return Choice(1.0, f"the watchlist's selector {hints.items!r} names no entry with a link on this page")
    reason = f"the watchlist's selector {hints.items!r} names {len(cluster.anchors)} entries"
    return Choice(1.0, reason, [cluster], layout=describe(facts.tree, [cluster]))


def _next(facts: PageFacts, hints: ListingHints, clusters: Iterable[Cluster]) -> NextPage:
    hinted = hinted_next(facts, hints)
    if hints.next:
        return NextPage(hinted, reason=f"the watchlist's selector {hints.next!r} names the next page" if hinted else "")
    anchors = [anchor for cluster in clusters for anchor in cluster.anchors]
    return find_next(facts, {anchor.url for anchor in anchors}, max((a.number for a in anchors), default=0))
