"""What a post says of press coverage: outlets, articles and dates, spokespersons and roles, quotations and speakers.

A post passes these rooms: blocks and sentences -> people with roles -> quotations -> links that may be articles ->
names of outlets (catalogued, or shown by the wording) -> items. All is read from the post alone; nothing is fetched.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from pipelines.common.fold import squash
from pipelines.coverage.certainty import may_report, strongest
from pipelines.coverage.classifier import PostFacts, evidence_of_names, evidence_of_post, headed, in_title, is_notice
from pipelines.coverage.items import build_items, listed_item
from pipelines.coverage.layout import with_slots, without_programmes
from pipelines.coverage.links import ArticleLink, article_links
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.outlet_check import Poster, checked_items, checked_mentions, poster_of
from pipelines.coverage.outlet_mentions import catalogued, repeated, without_inner, worded
from pipelines.coverage.outlet_roles import taken_for_people, without_outlets
from pipelines.coverage.person_evidence import PeopleContext
from pipelines.coverage.post_context import (
    PostContext,
    Refused,
    dates_of,
    ignore_refusal,
    without_excerpt,
    without_further,
)
from pipelines.coverage.spokespersons import in_one_case, spokespersons
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.find import find_people
from pipelines.people.names_latin import names_by_sentence
from pipelines.people.person import places_of
from pipelines.quotes.find import find_quotes
from pipelines.quotes.interviews import MAY_ANSWER
from pipelines.quotes.marks import is_excerpt
from pipelines.text.segments import segments, text_blocks
from pipelines.text.speech_verbs import MEDIA_TITLE, NOTICE_TITLE, reports_coverage
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import BESIDE_TEXT, Block, CoverageFacts, CoverageItem, Mention, Post, Quote, Spokesperson
from presswatch.text.strings import holds, within
from presswatch.watchlist.entries import Subject
from scraper.pages.dates.read import DateSpan

_MARKS = compiled_later('[“”„«»「」『』"‘‚＂״‹〝]')
_DASHED = compiled_later(r"^\s{0,60}[—–](?: |[¿¡]?[^\W\d_])", re.MULTILINE)
"""A paragraph that begins with a dash: speech without marks."""
READ_MAX = 50_000
"""Characters of a text that are read for coverage, as many as a small book chapter has: people, places and quotations
are compared with one another, and the processor is that of all sources. Measured: a text of this length that is all
quotations takes three seconds, one of 500,000 characters minutes."""
LINKS_MAX = MENTIONS_MAX = 600
"""Links to articles, catalogued outlets and outlets found by the wording that are read of a post: each is compared
with the others. The most links of 1,546 honest pages is 239."""


def read_coverage(
    post: Post,
    mentions: Sequence[Mention],
    catalogue: Catalogue,
    subjects: Sequence[Subject] = (),
    refused: Refused = ignore_refusal,
) -> CoverageFacts:
    """Reads the coverage facts of one post; empty facts for a post that reports none and quotes nobody.

    `mentions` are the places of watched subjects (see `pipelines.mentions.step`), `subjects` the watchlist's; both help
    to separate the posting organization's people from others; both may be empty. Of a giant text the beginning is read.
    `refused` is called with each name of an outlet that is no coverage, and with "" for the post as a whole.
    """
    post, mentions = _beginning(post, mentions)
    catalogue = catalogue.at_home(post.url, post.language, [link.url for link in post.links])
    blocks = text_blocks(post.text, post.blocks)
    post = headed(post, blocks)
    quoting = _may_quote(post, blocks)
    listed = listed_item(post, catalogue)
    reporting = listed is None and _has_words_of_coverage(post, catalogue)
    poster = poster_of(post, subjects)
    if listed is None and not reporting:
        refused("", "no-words-of-coverage")
    if not quoting and not reporting:
        return CoverageFacts(items=checked_items(_quoted(listed, ()), poster, catalogue))
    people = _people_in(post, blocks, quoting=quoting)
    if reporting:
        proposed = _items(
            post, blocks, people, catalogue, watched=_watched(mentions, subjects), poster=poster, refused=refused
        )
    else:
        proposed = _quoted(listed, people.quotes)
    items = checked_items(proposed, poster, catalogue)
    outlets = {squash(name) for name in _outlet_names(proposed)}
    if taken_for_people(people, outlets):
        people = without_outlets(people, blocks, outlets)
    quotes = _quotes_of_people(post, people.quotes, outlets, _outlet_names(items))
    found = spokespersons(people, proposed if items else (), mentions, subjects)
    found, quotes = in_one_case(found, _with_author(post.text, quotes, blocks, found), post.language or "")
    return CoverageFacts(items=items, people=found, quotes=quotes)


def _may_quote(post: Post, blocks: Sequence[Block]) -> bool:
    marked = _MARKS.search(post.text) or _DASHED.search(post.text) or MAY_ANSWER.search(post.text)
    return marked is not None or any(block.kind == "quote" for block in blocks)


def _people_in(post: Post, blocks: Sequence[Block], *, quoting: bool) -> PeopleContext:
    parts = segments(post.text, blocks)
    named = names_by_sentence(post.text, parts)
    people = find_people(post.text, parts, named)
    places = places_of(post.text, people)
    return PeopleContext(
        text=post.text,
        parts=parts,
        people=people,
        places=places,
        quotes=find_quotes(post.text, blocks, people, places, named=named, parts=parts) if quoting else (),
        title=post.title,
        named=named,
    )


def _watched(mentions: Sequence[Mention], subjects: Sequence[Subject]) -> list[Mention]:
    """The mentions of watched subjects that are no outlets."""
    outlets = {subject.name for subject in subjects if subject.kind == "outlet"}
    return [one for one in mentions if one.subject not in outlets]


def _quoted(item: CoverageItem | None, quotes: Sequence[Quote]) -> tuple[CoverageItem, ...]:
    if item is None:
        return ()
    return (replace(item, kind="quoted"),) if quotes and item.kind == "named" else (item,)


def _outlet_names(items: Sequence[CoverageItem]) -> list[str]:
    return [name for item in items for name in (item.outlet_raw, item.outlet) if name]


def _quotes_of_people(
    post: Post, quotes: Sequence[Quote], outlets: AbstractSet[str], printed: Sequence[str]
) -> tuple[Quote, ...]:
    """The quotations without titles of articles and programmes; an outlet is nobody's speaker."""
    of_people = (
        replace(q, speaker=None, role=None) if q.speaker and squash(q.speaker) in outlets else q for q in quotes
    )
    return tuple(
        quote
        for quote in of_people
        if not _is_headline(post, quote)
        if squash(quote.text) not in outlets
        if not _is_title_of_outlet(post.text, quote, printed)
    )


def _beginning(post: Post, mentions: Sequence[Mention]) -> tuple[Post, Sequence[Mention]]:
    """A post's first `READ_MAX` characters, up to the end of a block, with its mentions; most posts whole."""
    if len(post.text) <= READ_MAX:
        return post, mentions
    end = max(post.text.rfind("\n\n", 0, READ_MAX), 0) or READ_MAX
    cut = replace(
        post,
        text=post.text[:end],
        blocks=tuple(replace(one, end=min(one.end, end)) for one in post.blocks if one.start < end),
        links=tuple(one for one in post.links if one.end <= end),
    )
    return cut, [one for one in mentions if one.where in BESIDE_TEXT or one.end <= end]


_OWN_SHARE = 0.7
"""Share of a paragraph that a quotation fills if the paragraph is the quotation alone."""


def _with_author(
    text: str, quotes: Sequence[Quote], blocks: Sequence[Block], people: Sequence[Spokesperson]
) -> tuple[Quote, ...]:
    """The quotations, those without speaker given to the post's only spokesperson: an extract of what they wrote."""
    if len(people) != 1:
        return tuple(quotes)
    author = people[0]
    role = author.roles[0] if author.roles else None

    def is_extract(quote: Quote) -> bool:
        """True if a quotation of nobody is a paragraph after the author's name and no line of the report."""
        if quote.speaker is not None or quote.start <= author.start:
            return False
        home = next((b for b in blocks if b.start <= quote.start < b.end), None)
        alone = home is not None and quote.end - quote.start >= _OWN_SHARE * (home.end - home.start)
        return alone and not is_excerpt(text, blocks, quote.start)

    return tuple(replace(q, speaker=author.name, role=role) if is_extract(q) else q for q in quotes)


def _is_headline(post: Post, quote: Quote) -> bool:
    """True if quoted words are a link's, said by nobody or after a colon: the title of the article it leads to."""
    return any(
        holds(link, quote) and (quote.speaker is None or post.text[: link.start].rstrip().endswith((":", "：")))
        for link in post.links
    )


_PIECE_CHARS = 70
"""Characters: quoted words next to an outlet's name that are no longer, and no sentence, are a title."""
_AFTER_OUTLET = compiled_later(r"[»”\"』》]?\s?(?:[(（][^()（）]{1,30}[)）])?\s?[:：–—-]\s?[«“„\"「『]\s?\Z")
_ON_OUTLET = compiled_later(rf"\s?[»”\"」』]\s?,?\s(?:{any_of('on_an_outlet')})\s(?:the |la |le |der |dem |l['’])?")


def _is_title_of_outlet(text: str, quote: Quote, outlets: Sequence[str]) -> bool:
    """True if quotation marks hold a programme or headline: an outlet and a colon before, or "on" and one after."""
    if quote.end - quote.start > _PIECE_CHARS or quote.text[-1] in ".!…。！":
        return False
    before = _AFTER_OUTLET.search(text, max(0, quote.start - 40), quote.start)
    if before is not None and quote.speaker is None and text[: before.start()].endswith(tuple(outlets)):
        return True
    after = _ON_OUTLET.match(text, quote.end)
    return after is not None and text.startswith(tuple(outlets), after.end())


def _has_words_of_coverage(post: Post, catalogue: Catalogue) -> bool:
    """A cheap look: True if the title or text holds a coverage word, an outlet's name or an outside link at all.

    A title that calls the post a press release, a reading list or the like settles it.
    """
    if is_notice(post.title) or NOTICE_TITLE.search(post.title):
        return False
    if post.links or reports_coverage(post.title) or MEDIA_TITLE.search(post.title):
        return True
    return reports_coverage(post.text) or bool(catalogue.find(post.title))


def _items(
    post: Post,
    blocks: Sequence[Block],
    people: PeopleContext,
    catalogue: Catalogue,
    *,
    watched: Sequence[Mention],
    poster: Poster,
    refused: Refused,
) -> tuple[CoverageItem, ...]:
    """The coverage of a post. A name of one of the `watched` is no outlet's, and nothing inside it is."""
    links = article_links(post, catalogue)[:LINKS_MAX]
    titled = _named_in_title(post, links, catalogue, watched)
    evidence = evidence_of_post(PostFacts(post, people, links, titled, catalogue))
    if not may_report(evidence):
        for one in strongest(evidence):
            refused("", one)
        return ()
    context = PostContext(
        post=post,
        segments=people.parts,
        links=links,
        # A day in somebody's words is not the article's.
        dates=[
            (number, day)
            for number, day in dates_of(post, people.parts)
            if not any(quote.start <= day.start < quote.end for quote in people.quotes)
        ],
        outlet_mentions=(),
        titled=titled,
        people=people.places,
        refused=refused,
    )
    context = without_further(_with_outlets(context, people, catalogue, watched, poster))
    evidence |= evidence_of_names(context)
    return build_items(without_excerpt(context), blocks, people.quotes, evidence)


def _named_in_title(
    post: Post, links: Sequence[ArticleLink], catalogue: Catalogue, watched: Sequence[Mention]
) -> list[OutletMention]:
    """The outlets of a title; that of an outlet's own page names it as anybody's would."""
    own = catalogue.by_domain(post.url)
    return [
        one
        for one in in_title(post.title, links, catalogue)
        if not _is_watched(one, watched)
        if one.outlet is None or own is None or one.outlet.name != own.name
    ]


def _with_outlets(
    context: PostContext, people: PeopleContext, catalogue: Catalogue, watched: Sequence[Mention], poster: Poster
) -> PostContext:
    """The context with the outlets that text and title name, checked, and without days that are part of their names."""
    known, worded_ones = _found_in_text(context, people, catalogue)
    found = [one for one in (*without_inner(known, worded_ones), *worded_ones) if not _is_watched(one, watched)]
    found = with_slots(context, found, catalogue)
    found = checked_mentions(without_programmes(context, found), context.links, poster, context.refused)
    inside = {offset for one in found for offset in range(one.start, one.end)}  # as "today" is in المصري اليوم
    return replace(
        context,
        dates=[(at, day) for at, day in context.dates if day.start not in inside and not _in_address(context, day)],
        outlet_mentions=found,
        titled=checked_mentions(context.titled, context.links, poster, context.refused),
    )


def _in_address(context: PostContext, day: DateSpan) -> bool:
    """True if a word such as "today" is a part of a printed address."""
    return day.reading.raw.isalpha() and context.text[day.start - 1 : day.start] == "/"


def _found_in_text(
    context: PostContext, people: PeopleContext, catalogue: Catalogue
) -> tuple[list[OutletMention], list[OutletMention]]:
    """The catalogued outlets that a text names, and those that its wording shows, with their later names."""
    known = list(islice(catalogued(context, catalogue), MENTIONS_MAX))
    shown = list(islice(worded(context, known, catalogue), MENTIONS_MAX))
    shown += list(islice(repeated(context, shown, known), MENTIONS_MAX))
    # One found by the wording alone may be somebody's office: "심재호 어촌계장은 인터뷰에서 …".
    roles = [(role.start, role.start + len(role.text)) for person in people.people for role in person.roles]
    return known, [
        one for one in shown if one.outlet or not any(low <= one.start and one.end <= high for low, high in roles)
    ]


def _is_watched(mention: OutletMention, watched: Sequence[Mention]) -> bool:
    """True if a name is that of a watched subject that no catalogue has as an outlet, or a part of any subject's."""
    places = [one for one in watched if (one.where == "title") == mention.in_title and one.where not in _NOT_IN_TEXT]
    inside = (one for one in places if holds(one, mention))
    return any(mention.outlet is None or mention.end - mention.start < one.end - one.start for one in inside)


_NOT_IN_TEXT = ("byline", "teaser")


def refine_mentions(mentions: Sequence[Mention], facts: CoverageFacts) -> tuple[Mention, ...]:
    """The mentions, their kind settled by the facts: quoted if the subject speaks, cited if an outlet reports on it.

    In a post of several articles those words count that belong to an article of which the mention is.
    """
    speaking = [(q.speaker, _articles_at(q.start, facts.items)) for q in facts.quotes if q.speaker]
    reported = any(item.kind in ("cited", "quoted") for item in facts.items)

    def refined(mention: Mention) -> Mention:
        """The mention, its kind settled by the words of its own article."""
        at = _articles_at(-1 if mention.where in BESIDE_TEXT else mention.start, facts.items)
        speakers = {name for name, articles in speaking if not articles.isdisjoint(at)}
        subjects = {person.subject for person in facts.people if person.name in speakers} - {None}
        if mention.kind == "quoted" or not (speakers | subjects).isdisjoint((mention.surface, mention.subject)):
            return replace(mention, kind="quoted")
        citable = reported and mention.kind == "named" and mention.where in _CITED_PLACES
        return replace(mention, kind="cited") if citable and reports_coverage(mention.sentence) else mention

    return tuple(map(refined, mentions))


def settled_mentions(
    post: Post, mentions: Sequence[Mention], facts: CoverageFacts, subjects: Sequence[Subject]
) -> tuple[Mention, ...]:
    """The mentions that count, refined by the facts.

    The byline of a watched person is none unless the watchlist asks for it, or an outlet published what they wrote.
    """
    refined = refine_mentions(mentions, facts)
    if post.external or any(item.medium == "op-ed" for item in facts.items):
        return refined
    quiet = {one.name for one in subjects if one.kind == "person" and not one.byline}
    return tuple(one for one in refined if one.where != "byline" or one.subject not in quiet)


def _articles_at(offset: int, items: Sequence[CoverageItem]) -> frozenset[int]:
    """The articles, by their place among the items, that the words at an offset are about; -1 outside the text.

    All of them where no passage holds it.
    """
    own = frozenset(n for n, item in enumerate(items) if within(offset, item.passages))
    return own or frozenset(range(max(1, len(items))))


_CITED_PLACES = ("title", "lead", "body", "teaser")
