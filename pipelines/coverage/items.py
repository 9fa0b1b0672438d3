"""Items of coverage put together: outlet, link to the article, date, medium and kind; also entries of lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from pipelines.common.fold import squash
from pipelines.coverage.assign import assign_dates, assign_links, claim_left, fill_days_later
from pipelines.coverage.certainty import weighed
from pipelines.coverage.domains import domain_of, headline_of, label_of, nominative, outlet_domain, resembles
from pipelines.coverage.evidence import Case, Surroundings
from pipelines.coverage.layout import row_blocks
from pipelines.coverage.links import ArticleLink, is_deep, read_link
from pipelines.coverage.name_candidates import OutletMention, name_hit, names_media
from pipelines.coverage.post_context import (
    Draft,
    PostContext,
    day_of,
    groups,
    homes_of,
    is_programme,
    is_supported,
    joined,
    passages,
    same_house,
)
from pipelines.coverage.rows import card_drafts, carry_dates, date_by_headings, left_drafts, name_by_site, row_draft
from pipelines.outlets.catalogue import Catalogue
from pipelines.outlets.outlet import Outlet
from pipelines.text.speech_verbs import OP_ED, PODCAST, RADIO, TELEVISION, VIDEO
from presswatch.languages.packs import any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, CoverageItem, CoverageKind, Link, Medium, Post, Quote
from presswatch.text.strings import holds, is_said_of
from presswatch.urls.canonical import site_of
from scraper.pages.text.outlet_names import KINDS


def _words_of(context: PostContext, draft: Draft) -> str:
    parts = [context.words_of(number) for number in sorted(set(homes_of(context, draft)))]
    if any(n.in_title for n in draft.outlet_mentions):
        parts.append(context.post.title)
    return "\n".join(parts)


_WRITTEN = compiled_later(any_of("article_words"), re.IGNORECASE)


def _medium_of(words: str, outlet: Outlet | None, link: ArticleLink | None) -> Medium:
    """What an article is, by the words about it, the outlet's usual medium and the site of its link."""
    if OP_ED.search(words):
        return "op-ed"
    led = link is not None and "podcast" in link.url
    if PODCAST.search(words) or (led and RADIO.search(words) is None):
        return "podcast"
    usual: Medium = outlet.medium if outlet else "article"
    if usual in ("article", "radio") and RADIO.search(words):
        return "radio"
    if usual in ("radio", "tv"):
        return "article" if link is not None and _WRITTEN.search(words) else usual
    return _filmed(words, link) or usual


def _filmed(words: str, link: ArticleLink | None) -> Medium | None:
    if TELEVISION.search(words):
        return "tv"
    return "video" if VIDEO.search(words) or (link is not None and link.video) else None


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


def _host_of_copy(domain: str | None, link: ArticleLink | None) -> str | None:
    """The site that carries the copy that a link leads to, if it is not the outlet's."""
    site = site_of(link.url) if link and not link.short else None
    return site if site and domain and site != site_of("https://" + domain) else None


def finish(context: PostContext, draft: Draft) -> CoverageItem:
    """A draft as a record, not yet weighed, its kind not yet known."""
    first, link = draft.first, draft.link
    words = _words_of(context, draft)
    outlet = first.outlet if first else None
    medium = _medium_of(words, outlet, link)
    domain = domain_of(first, link)
    named = "unnamed" if first is None else f"{first.cue}: {first.name}"
    return CoverageItem(
        outlet=_outlet_name(first, link) if first else _printed_site(context, link),
        outlet_raw=_printed_name(draft),
        domain=domain,
        host=_host_of_copy(domain, link),
        article_url=link.url if link else None,
        article_url_raw=link.raw if link else None,
        article_date=day_of(draft, context.post),
        headline=headline_of(link, words),
        medium=medium,
        kind="named",
        certain=False,
        reason="; ".join([named, *draft.why]),
    )


_SITE_NAME = 5
"""Letters of a site's name from which the same word in a title is the site's."""


def _printed_site(context: PostContext, link: ArticleLink | None) -> str | None:
    """The site of a link as the post's title prints it ("Press: tidenews.org", "Archive/Press Tidenews")."""
    if link is None or link.video:
        return None
    label = link.site.partition(".")[0]
    names = [link.site, *([label] if len(label) >= _SITE_NAME else [])]
    found = (re.search(rf"(?<![\w.@-]){re.escape(name)}(?![\w-])", context.post.title, re.IGNORECASE) for name in names)
    return next((match.group() for match in found if match), None)


def _printed_name(draft: Draft) -> str | None:
    """The name that the post prints: the outlet's own where a programme of its is next to it."""
    own = (n.name for n in draft.outlet_mentions if n.outlet and n.name == n.outlet.shown and not n.in_title)
    return next(own, draft.first.name if draft.first is not None else None)


def _outlet_name(named: OutletMention, link: ArticleLink | None) -> str:
    """The name under which an outlet is recorded; of one that no catalogue knows, as its link's host writes it."""
    if named.outlet is not None:
        return named.outlet.shown
    return nominative(named.name, link) if link is not None else named.name


def build_items(
    context: PostContext, blocks: Sequence[Block], quotes: Sequence[Quote], evidence: frozenset[str]
) -> tuple[CoverageItem, ...]:
    """The items of a post: rows of a list each for itself, prose as a whole; `evidence` is that of the whole post."""
    cards, others = card_drafts(context, blocks)
    drafts = [*cards, *_row_drafts(context, others)] or _prose_drafts(context, blocks)
    claim_left(context, drafts)
    drafts += left_drafts(context, drafts, blocks)
    for draft in drafts:
        name_by_site(context, draft)
    return _finished(context, drafts, quotes, evidence)


def _row_drafts(context: PostContext, blocks: Sequence[Block]) -> list[Draft]:
    read = [(row, draft) for row in row_blocks(context, blocks) if (draft := row_draft(context, row))]
    drafts = [draft for _, draft in read]
    carry_dates(context, [row for row, _ in read], drafts, blocks)
    fill_days_later(context, drafts)
    return drafts if len(drafts) > 1 else []


ITEMS_MAX = 400
"""Articles that are recorded of one post: each is compared with the others. A list that fills what is read for
coverage, with a line of 125 characters for each, has as many."""


def _finished(
    context: PostContext, drafts: Sequence[Draft], quotes: Sequence[Quote], evidence: frozenset[str]
) -> tuple[CoverageItem, ...]:
    """The drafts that are coverage as items, each once, with its passages and the kind of coverage that they show."""
    drafts = drafts[:ITEMS_MAX]
    shared = Surroundings(context, drafts, evidence)
    cases = [Case(shared, draft, finish(context, draft), _words_of(context, draft)) for draft in drafts]
    kept = weighed(cases)
    owned = passages(context, [case.draft for case, _ in kept])
    others = [span for spans in owned for span in spans]
    found = []
    for (case, item), spans in zip(kept, owned, strict=True):
        quoted = any(is_said_of(quote.start, spans, others) for quote in quotes)
        kind = kind_of(item.medium, case.said, has_quotes=quoted)
        found.append((case.draft, replace(item, passages=spans, kind=kind)))
    return _distinct(found)


def _prose_drafts(context: PostContext, blocks: Sequence[Block]) -> list[Draft]:
    """The items of running text: outlets that are sure, or else shown by a date or link near them."""
    named = _named_in_prose(context)
    certain = any(n.strength >= _CERTAIN for n in named)
    named = _with_certain(context, named) if certain else list(filter(partial(is_supported, context), named))
    drafts = list(map(Draft, groups([*named, *_titled_with(context, named, certain=certain)])))
    assign_links(context, drafts, context.links)
    # Names known by wording alone go where another outlet has the link.
    solid = [d for d in drafts if d.link or any(n.outlet or n.strength >= _CERTAIN for n in d.outlet_mentions)]
    drafts = solid or drafts[:1]
    assign_dates(context, drafts)
    date_by_headings(context, drafts, blocks)
    return drafts


def _with_certain(context: PostContext, named: Sequence[OutletMention]) -> list[OutletMention]:
    """The certain outlets, with other places of their names, and likely ones with a report of their own."""
    certain = [n for n in named if n.strength >= _CERTAIN]
    homes, keys = context.dated - {n.segment for n in certain}, {n.key for n in certain}
    return [
        replace(n, strength=_CERTAIN) if own else n
        for n in named
        if (own := (n.strength, n.cue) == (1, "media-word") and n.segment in homes) or n.key in keys
    ]


_CERTAIN = 2
"""The strength from which a name is surely an outlet's."""


def _named_in_prose(context: PostContext) -> list[OutletMention]:
    named = [n for n in context.outlet_mentions if n.strength > 0 and not _is_brand_link(context, n)]
    own = [n for n in named if not is_programme(context, n)]
    return own if own or context.titled else named


def _titled_with(context: PostContext, named: Sequence[OutletMention], *, certain: bool) -> list[OutletMention]:
    """The outlets of the title that count next to those `named` in the text."""
    least = _CERTAIN if certain else 0
    titled = [n for n in context.titled if n.strength >= least]
    # A title with several catalogued outlets is about all.
    several = len({n.key for n in titled if n.outlet}) > 1
    return [n for n in titled if not named or several or _is_named_or_linked(context, n, named)]


def _is_named_or_linked(context: PostContext, titled: OutletMention, named: Sequence[OutletMention]) -> bool:
    if any(titled.key == n.key or same_house(titled, n) for n in named):
        return True
    return titled.outlet is None and any(resembles(titled.name, link) for link in context.links)


_BRAND_CUES = ("domain", "cue", "verb", "class", "media-word")


def _is_brand_link(context: PostContext, outlet_mention: OutletMention) -> bool:
    """True if a name is only the words of a link to its own site, without a date: a mention of a firm or product."""
    if outlet_mention.outlet is not None or outlet_mention.cue not in _BRAND_CUES:
        return False
    if context.reviews_press or outlet_mention.segment in context.dated:
        return False
    around = (one for one in context.links if holds(one, outlet_mention))
    return any(link.video or not link.deep for link in around)


def _distinct(items: Iterable[tuple[Draft, CoverageItem]]) -> tuple[CoverageItem, ...]:
    """Each outlet and article once; an item without address or date folds into one of the same outlet that has them.

    Rows of a list are pieces of their own even where they name one outlet and no day.
    """
    kept: list[CoverageItem] = []
    listed: list[bool] = []
    for draft, item in items:
        twin = next((n for n, known in enumerate(kept) if _is_twin(known, item, rows=listed[n] and draft.listed)), None)
        if twin is None:
            kept.append(item)
            listed.append(draft.listed)
        else:
            known = kept[twin]
            kept[twin] = replace(
                item if _address(known) is None else known,
                article_date=known.article_date or item.article_date,
                passages=joined((*known.passages, *item.passages)),
            )
    return tuple(kept) if len(kept) > 1 else tuple(replace(one, passages=()) for one in kept)


def _is_twin(known: CoverageItem, item: CoverageItem, *, rows: bool) -> bool:
    """True if two items are one piece; two rows only where they lead to one article."""
    if rows:
        return item.article_url is not None and (known.outlet, known.article_url) == (item.outlet, item.article_url)
    return _same_piece(known, item) or _same_piece(item, known)


def _same_piece(known: CoverageItem, item: CoverageItem) -> bool:
    """True if an item adds nothing to a known one: its outlet and address, or its outlet and no other day."""
    address = _address(item)
    house = known.domain is not None and item.domain is not None and not address
    if known.outlet != item.outlet and not (house and _site(known.domain) == _site(item.domain)):
        return False
    if known.article_url == item.article_url:
        return True
    return address is None and item.article_date in (None, known.article_date)


def _address(item: CoverageItem) -> str | None:
    """The address of the article itself; an outlet's front page is none."""
    return item.article_url if item.article_url and is_deep(item.article_url) else None


@lru_cache(maxsize=512)
def _site(domain: str | None) -> str:
    return site_of(f"https://{domain}")


def listed_item(post: Post, catalogue: Catalogue) -> CoverageItem | None:
    """The article that an entry of a list leads to, as the list shows it: address, day, title, outlet.

    None for posts of the source's own site, for front pages, and where nothing says that the site is an outlet's: a
    name that the list prints next to the title has to be known, to be one for a paper or a station, or the site's.
    """
    if not post.external:
        return None
    link = read_link(Link(url=post.url, text=post.title), site_of(post.found_on), catalogue)
    if link is None or link.short or not link.deep:
        return None
    outlet = _printed(post, link, catalogue) or link.publisher
    name = outlet.shown if outlet else _proposed(post, link)
    if name is None:
        return None
    printed = post.outlet_hint or ""
    domain, medium = outlet_domain(outlet, link), _medium_of(f"{printed} {post.title}", outlet, link)
    return CoverageItem(
        outlet=name,
        outlet_raw=printed or name,
        domain=domain,
        host=_host_of_copy(domain, link),
        article_url=link.url,
        article_url_raw=link.raw,
        article_date=post.published,
        headline=post.title,
        medium=medium,
        kind=kind_of(medium, printed, has_quotes=False),
        certain=outlet is not None and not outlet.listed,
        reason=f"entry-of-list; {'catalogue' if outlet else 'printed'}: {name}",
    )


def _printed(post: Post, link: ArticleLink, catalogue: Catalogue) -> Outlet | None:
    """The known outlet that the list prints next to the title, if that is most of what is printed there.

    A name that is a word too ("Time") counts where the link leads to that outlet.
    """
    printed = _name_of(post)
    hits = (hit for hit in catalogue.find(printed) if 2 * (hit.end - hit.start) > len(printed))
    return next((hit.outlet for hit in hits if not hit.weak or hit.outlet == link.outlet), None)


def _proposed(post: Post, link: ArticleLink) -> str | None:
    """The name printed next to the title, or as the title, if it is one for a medium or that of the site."""
    is_title = not post.outlet_hint and squash(post.title) == label_of(link)
    printed = post.title if is_title else _YEAR.sub("", _name_of(post))
    if not _NAME.fullmatch(printed) or name_hit(printed, 0, len(printed), "printed", 1) is None:
        return None
    # Or it names the site that the entry leads to, not only one of many words in its address.
    of_site = resembles(printed, link) and 2 * len(squash(printed)) >= len(label_of(link))
    return printed if of_site or _names_outlet(printed) else None


def _name_of(post: Post) -> str:
    """The words next to the title in a list, without what it calls the article: "The Guardian, Op-ed"."""
    name, _, kind = (post.outlet_hint or "").rpartition(", ")
    return name if name and KINDS.fullmatch(kind) else post.outlet_hint or ""


_NAME = compiled_later(r"[^\s()\[\]|:]+(?: [^\s()\[\]|:]+){0,5}")
"""A few words in one piece: with a bracket, a colon or a gap in it a line is no name alone."""


def _names_outlet(printed: str) -> bool:
    """True if a line has a word for a medium and more than kinds: not "TV/Radio broadcast", "Newspaper article"."""
    if _HANGUL_NAME.fullmatch(printed):
        return True
    return names_media(printed) and not all(_KIND.fullmatch(word) for word in re.findall(r"\w+", printed))


_HANGUL_NAME = compiled_later(
    rf"(?!(?:{any_of('not_outlets_before_kind')}|\d+) ?(?:{any_of('media_words_only')})$)"
    rf"[가-힣A-Za-z0-9·]+ ?(?:{any_of('name_endings_of_media')})"
)
"""A Korean name for a paper or station of its own (바다일보), not a kind of one (지역신문, 관련 뉴스)."""
_KIND = compiled_later(any_of("printed_kinds"), re.IGNORECASE)
_YEAR = compiled_later(r"\W{0,300}(?:19|20)\d\d\W{0,300}$")
"""The rest of a day after a name, where its parts are apart."""
