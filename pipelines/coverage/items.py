"""Items of coverage put together: outlet, link to the article, date, medium and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from pipelines.coverage.assign import assign_dates, assign_links, claim_left
from pipelines.coverage.cards import card_drafts
from pipelines.coverage.counted_days import fill_days_later
from pipelines.coverage.domains import domain_of, nominative, resembles
from pipelines.coverage.excluded_parts import is_programme
from pipelines.coverage.link_names import headline_of
from pipelines.coverage.links import ArticleLink, is_deep
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.passages import joined, passages
from pipelines.coverage.post_context import Draft, PostContext, day_of, groups, is_supported, same_house, segment_at
from pipelines.coverage.press_lists import MIN_LISTED, from_sites, listed_links
from pipelines.coverage.row_ranges import prose_after_rows, row_blocks
from pipelines.coverage.rows import carry_dates, date_by_headings, lead_date, row_draft, with_halves_joined
from pipelines.outlets.outlet import Outlet
from pipelines.text.speech_verbs import MEDIA_TITLE, OP_ED, PODCAST, RADIO, TELEVISION, VIDEO, tells_coverage
from presswatch.languages.packs import any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, CoverageItem, CoverageKind, Medium, Quote
from presswatch.text.strings import is_said_of
from presswatch.urls.canonical import site_of
from scraper.pages.dates.read import DateSpan


def _words_of(context: PostContext, draft: Draft) -> str:
    """The sentences about an item, with its link's words."""
    numbers = set(draft.homes)
    home = segment_at(context.segments, draft.link.start) if draft.link else None
    if home is not None:
        numbers.add(home)
    parts = [context.words_of(number) for number in sorted(numbers)]
    if any(n.in_title for n in draft.outlet_mentions) or not parts:
        parts.append(context.post.title)
    return "\n".join(parts)


_WRITTEN = compiled_later(any_of("article_words"), re.IGNORECASE)


def medium_of(words: str, outlet: Outlet | None, link: ArticleLink | None) -> Medium:
    """What an article is, by the words about it, the outlet's usual medium and the site of its link."""
    if OP_ED.search(words):
        return "op-ed"
    if _is_podcast(words, link):
        return "podcast"
    usual: Medium = outlet.medium if outlet else "article"
    if usual in ("article", "radio") and RADIO.search(words):
        return "radio"
    if usual in ("radio", "tv"):
        return "article" if link is not None and _WRITTEN.search(words) else usual
    if TELEVISION.search(words):
        return "tv"
    return "video" if _is_video(words, link) else usual


def _is_podcast(words: str, link: ArticleLink | None) -> bool:
    led = link is not None and "podcast" in link.url
    return PODCAST.search(words) is not None or (led and RADIO.search(words) is None)


def _is_video(words: str, link: ArticleLink | None) -> bool:
    return VIDEO.search(words) is not None or (link is not None and link.video)


_CITES = compiled_later(whole_words("citing_words"), re.IGNORECASE)
_QUOTED = compiled_later(whole_words("quoting_words"), re.IGNORECASE)


def kind_of(medium: Medium, words: str, *, has_quotes: bool) -> CoverageKind:
    """The kind of a coverage, by its medium and the words about it."""
    if medium == "op-ed":
        return "op-ed"
    if medium in ("radio", "tv", "podcast", "video"):
        return "broadcast"
    if has_quotes or _QUOTED.search(words):
        return "quoted"
    return "cited" if _CITES.search(words) else "named"


def host_of_copy(domain: str | None, link: ArticleLink | None) -> str | None:
    """The site that carries the copy that a link leads to, if it is not the outlet's."""
    site = site_of(link.url) if link and not link.short else None
    return site if site and domain and site != site_of("https://" + domain) else None


def finish(context: PostContext, draft: Draft, *, has_quotes: bool) -> CoverageItem:
    """A draft as a record; an outlet that no catalogue knows is proposed, never certain."""
    first, link = draft.first, draft.link
    words = _words_of(context, draft)
    outlet = first.outlet if first else None
    medium = medium_of(words, outlet, link)
    domain = domain_of(first, link)
    known = outlet is not None
    named = "named by nobody, site of the link" if first is None else f"{first.cue}: {first.name}"
    return CoverageItem(
        outlet=_outlet_name(first, link) if first else _printed_site(context, link),
        outlet_raw=_printed_name(draft),
        domain=domain,
        host=host_of_copy(domain, link),
        article_url=link.url if link else None,
        article_url_raw=link.raw if link else None,
        article_date=day_of(draft, context.post),
        headline=headline_of(link, words),
        medium=medium,
        kind=kind_of(medium, words, has_quotes=has_quotes),
        certain=known and "link by nearness" not in draft.why,
        reason="; ".join([named if known or first is None else f"wording, {named}", *draft.why]),
    )


_SITE_NAME = 5
"""Letters of a site's name from which the same word in a title is the site's."""


def _printed_site(context: PostContext, link: ArticleLink | None) -> str | None:
    """The site of a link as the post's title prints it ("Press: tidenews.org", "Archive/Press Tidenews")."""
    if link is None or link.short or link.video or link.outlet is not None:
        return None
    label = link.site.partition(".")[0]
    names = [link.site, *([label] if len(label) >= _SITE_NAME else [])]
    found = (re.search(rf"(?<![\w.@-]){re.escape(name)}(?![\w-])", context.post.title, re.IGNORECASE) for name in names)
    return next((match.group() for match in found if match), None)


def _printed_name(draft: Draft) -> str | None:
    """The name that the post prints: the outlet's own where a programme of its is next to it."""
    own = (
        n.name for n in draft.outlet_mentions if n.outlet is not None and n.name == n.outlet.shown and not n.in_title
    )
    return next(own, draft.first.name if draft.first is not None else None)


def _outlet_name(outlet_mention: OutletMention, link: ArticleLink | None) -> str:
    """The name under which an outlet is recorded; of one that no catalogue knows, as its link's host writes it."""
    if outlet_mention.outlet is not None:
        return outlet_mention.outlet.shown
    return nominative(outlet_mention.name, link) if link is not None else outlet_mention.name


def build_items(context: PostContext, blocks: Sequence[Block], quotes: Sequence[Quote]) -> tuple[CoverageItem, ...]:
    """The items of a post that reports coverage: rows of a list each for itself, prose as a whole."""
    if cards := card_drafts(context, blocks):
        return _finished(context, cards, quotes)
    rows = row_blocks(context, blocks)
    drafts = _row_drafts(context, rows, blocks)
    if len(drafts) < 2 or _only_links(context, rows):
        drafts = _prose_drafts(context)
        date_by_headings(context, drafts, blocks)
    else:
        for draft in drafts:
            draft.date = draft.date or lead_date(context, rows, draft)
        fill_days_later(context, drafts)
        after = prose_after_rows(context, rows)
        drafts = _before_rows(context, rows, drafts) + drafts + (_prose_drafts(after) if after else [])
    claim_left(context, drafts)
    drafts += listed_links(context, drafts)
    return _finished(context, drafts, quotes)


def _row_drafts(context: PostContext, rows: Sequence[tuple[int, int]], blocks: Sequence[Block]) -> list[Draft]:
    read = [(row, draft) for row in rows if (draft := row_draft(context, row))]
    drafts = [draft for _, draft in read]
    carry_dates(context, [row for row, _ in read], drafts, blocks)
    return with_halves_joined(drafts)


def _before_rows(context: PostContext, rows: Sequence[tuple[int, int]], drafts: Sequence[Draft]) -> list[Draft]:
    """The catalogued outlet whose report, dated before the rows, others carried: an agency's, mostly."""
    begin = min(row[0] for row in rows)
    lead = [n for n in context.mentions_in(0, begin) if not n.in_title and n.strength > 1]
    days = {number: span for number, span in context.dates if span.end <= begin}
    first = _reported_first(lead, days, drafts)
    if len(groups(first)) != 1 or len(groups(lead)) != 1 or not tells_coverage(context.words_of(first[0].segment)):
        return []
    draft = Draft(first, date=days[first[0].segment].reading)
    link = next((one for one in _free_links(context, drafts) if one.outlet == first[0].outlet), None)
    if link is not None:
        draft.take(link, "link by site")
    return [draft]


def _reported_first(
    lead: Sequence[OutletMention], days: Mapping[int, DateSpan], drafts: Sequence[Draft]
) -> list[OutletMention]:
    """The surely named outlets with a day in their sentence that are no row's."""
    keys = {n.key for draft in drafts for n in draft.outlet_mentions}
    return [n for n in lead if _is_sure(n) and n.segment in days and n.key not in keys]


def _is_sure(outlet_mention: OutletMention) -> bool:
    return outlet_mention.outlet is not None and outlet_mention.strength >= _SURE


def _free_links(context: PostContext, drafts: Sequence[Draft]) -> list[ArticleLink]:
    """The links that are no item's."""
    taken = {draft.link.url for draft in drafts if draft.link}
    return [link for link in context.links if link.url not in taken]


_SURE = 3
"""The strength of a catalogued name in a sentence about coverage."""


ITEMS_MAX = 400
"""Articles that are recorded of one post: each is compared with the others. A list that fills what is read for
coverage, with a line of 125 characters for each, has as many."""


def _finished(context: PostContext, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> tuple[CoverageItem, ...]:
    """The drafts as items, each once, with its passages and the kind of coverage that they show."""
    drafts = drafts[:ITEMS_MAX]
    owned = passages(context, drafts)
    others = [span for spans in owned for span in spans]
    found = []
    for draft, spans in zip(drafts, owned, strict=True):
        quoted = any(is_said_of(quote.start, spans, others) for quote in quotes)
        found.append(replace(finish(context, draft, has_quotes=quoted), passages=spans))
    return _distinct(found)


def _only_links(context: PostContext, rows: Sequence[tuple[int, int]]) -> bool:
    """True if the rows are names that link, after sentences about which outlet reported when."""
    linked = [row for row in rows if context.links_in(*row)]
    if len(linked) < MIN_LISTED or any(context.days_in(*row) for row in linked):
        return False
    if any(high - low - _address_chars(context, low, high) > _SHORT_ROW for low, high in linked):
        return False
    begin = min(low for low, _ in linked)
    return any(span.start < begin for _, span in context.dates) and bool(context.mentions_in(0, begin))


def _address_chars(context: PostContext, low: int, high: int) -> int:
    return sum(link.end - link.start for link in context.links_in(low, high) if link.is_address)


_SHORT_ROW = 40
"""Characters: a row of an outlet's name and a word such as "link" is no longer; a printed address does not count."""


def _prose_drafts(context: PostContext) -> list[Draft]:
    """The items of running text: outlets that are sure, or else shown by a date or link near them."""
    named = _named_in_prose(context)
    certain = any(n.strength >= _CERTAIN for n in named)
    named = _with_certain(context, named) if certain else [n for n in named if is_supported(context, n)]
    drafts = [Draft(group) for group in groups([*named, *_titled_with(context, named, certain=certain)])]
    if not drafts:
        drafts = from_sites(context)
    else:
        assign_links(context, drafts, context.links)
        drafts = _weed(drafts)
    assign_dates(context, drafts)
    return drafts


def _with_certain(context: PostContext, named: Sequence[OutletMention]) -> list[OutletMention]:
    """The certain outlets, with other places of their names, and likely ones with a report of their own."""
    certain = [n for n in named if n.strength >= _CERTAIN]
    homes, keys = {n.segment for n in certain}, {n.key for n in certain}
    return [
        replace(n, strength=_CERTAIN) if own else n
        for n in named
        if (own := _has_own_report(context, n, homes)) or n.strength >= _CERTAIN or n.key in keys
    ]


_CERTAIN = 2
"""The strength from which a name is surely an outlet's."""


def _named_in_prose(context: PostContext) -> list[OutletMention]:
    """The outlets named in the text, without those that are only a brand, a publisher or a programme."""
    named = [n for n in context.outlet_mentions if n.strength > 0 and not _is_brand_link(context, n)]
    named = [n for n in named if not _is_publisher(context, n, named)]
    own = [n for n in named if not is_programme(context, n)]
    return own if own or context.titled else named


def _titled_with(context: PostContext, named: Sequence[OutletMention], *, certain: bool) -> list[OutletMention]:
    """The outlets of the title that count next to those `named` in the text."""
    titled = [n for n in context.titled if not certain or n.outlet is not None or n.strength >= _CERTAIN]
    if not named:
        return titled
    several = len({n.key for n in titled if n.outlet}) > 1  # a title with several catalogued outlets is about all
    return [n for n in titled if (several and n.outlet is not None) or _is_named_or_linked(context, n, named)]


def _is_named_or_linked(context: PostContext, titled: OutletMention, named: Sequence[OutletMention]) -> bool:
    if any(titled.key == n.key or same_house(titled, n) for n in named):
        return True
    return _has_link(context, titled)


def _has_own_report(context: PostContext, outlet_mention: OutletMention, certain: AbstractSet[int]) -> bool:
    """True if a name with a word for a medium has a sentence of its own with a day, in a post of surer outlets."""
    loose = outlet_mention.strength == 1 and outlet_mention.cue == "media word"
    if not loose or outlet_mention.segment in certain:
        return False
    dated = context.is_dated(outlet_mention.segment)
    return dated and tells_coverage(context.words_of(outlet_mention.segment))


_SERIAL_OF = compiled_later(rf"(?:{any_of('serial_words')})\s?\Z", re.IGNORECASE)


def _is_publisher(context: PostContext, outlet_mention: OutletMention, named: Sequence[OutletMention]) -> bool:
    """True if a name is that of the house whose podcast the sentence names before it."""
    start = outlet_mention.start
    if not _SERIAL_OF.search(context.post.text, max(0, start - 24), max(0, start)):
        return False
    others = (n for n in named if n.segment == outlet_mention.segment and n.key != outlet_mention.key)
    if any(n.end < start for n in others):
        return True
    before = context.post.text[context.segments[outlet_mention.segment].start : start]
    return any(n.key != outlet_mention.key and n.name in before for n in context.titled)


_BRAND_CUES = ("domain", "cue", "verb", "class", "media word")


def _is_brand_link(context: PostContext, outlet_mention: OutletMention) -> bool:
    """True if a name is only the words of a link to its own site, without a date: a mention of a firm or product."""
    if outlet_mention.outlet is not None or outlet_mention.cue not in _BRAND_CUES:
        return False
    if MEDIA_TITLE.search(context.post.title) or context.is_dated(outlet_mention.segment):
        return False
    around = (one for one in context.links if one.start <= outlet_mention.start and outlet_mention.end <= one.end)
    return any(link.video or not link.deep for link in around)


def _has_link(context: PostContext, outlet_mention: OutletMention) -> bool:
    if outlet_mention.outlet is not None:
        return any(
            link.outlet is not None and set(link.outlet.domains) & set(outlet_mention.outlet.domains)
            for link in context.links
        )
    return any(resembles(outlet_mention.name, link) for link in context.links)


def _weed(drafts: list[Draft]) -> list[Draft]:
    """Drops names found by wording alone where another outlet has the link; keeps all that are catalogued or linked."""
    solid = [
        d
        for d in drafts
        if d.link is not None or (d.first is not None and (d.first.outlet is not None or d.first.strength >= 2))
    ]
    return solid or drafts[:1]


def _distinct(items: Iterable[CoverageItem]) -> tuple[CoverageItem, ...]:
    """Each outlet and article once; an item without address or date folds into one of the same outlet that has them."""
    kept: list[CoverageItem] = []
    for item in items:
        twin = next((i for i, k in enumerate(kept) if _same_piece(k, item) or _same_piece(item, k)), None)
        if twin is None:
            kept.append(item)
        else:
            kept[twin] = _joined(kept[twin], item)
    return tuple(kept) if len(kept) > 1 else tuple(replace(one, passages=()) for one in kept)


def _joined(known: CoverageItem, item: CoverageItem) -> CoverageItem:
    """Two items of one article as one: the one with the article's address, with the day and passages of both."""
    fuller = item if _address(known) is None and _address(item) is not None else known
    quoted = "quoted" in (known.kind, item.kind) and fuller.kind in ("cited", "named")
    return replace(
        fuller,
        article_date=known.article_date or item.article_date,
        passages=joined((*known.passages, *item.passages)),
        kind="quoted" if quoted else fuller.kind,
    )


def _same_piece(known: CoverageItem, item: CoverageItem) -> bool:
    """True if an item adds nothing to a known one: its outlet and address, or its outlet and no other day."""
    address = _address(item)
    house = known.domain is not None and item.domain is not None and not address
    if known.outlet != item.outlet and not (house and _site(known) == _site(item)):
        return False
    if known.article_url == item.article_url:
        return True
    return address is None and item.article_date in (None, known.article_date)


def _address(item: CoverageItem) -> str | None:
    """The address of the article itself; an outlet's front page is none."""
    return item.article_url if item.article_url and is_deep(item.article_url) else None


def _site(item: CoverageItem) -> str:
    return _site_of_domain(item.domain or "")


@lru_cache(maxsize=512)
def _site_of_domain(domain: str) -> str:
    return site_of(f"https://{domain}")
