"""What a post says of press coverage: outlets, articles and dates, spokespersons and roles, quotations and speakers.

A post passes these rooms: blocks and sentences -> people with roles -> quotations -> links that may be articles ->
names of outlets (catalogued, or told by the wording) -> items. All is read from the post alone; nothing is fetched.
"""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pipelines.coverage.cases import in_one_case
from pipelines.coverage.classifier import MIN_EVIDENCE, evidence, may_report
from pipelines.coverage.columns import by_layout
from pipelines.coverage.excluded_parts import without_excerpt, without_further
from pipelines.coverage.items import build_items
from pipelines.coverage.links import article_links
from pipelines.coverage.listed import listed_item
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.non_reporting import invites_to_course, offers_work, partner_outlets, without_partners
from pipelines.coverage.outlet_check import Poster, checked_items, checked_mentions, poster_of
from pipelines.coverage.outlet_mentions import Seen, catalogued, repeated, without_inner, worded
from pipelines.coverage.outlet_names import bracket_name
from pipelines.coverage.outlet_roles import taken_for_people, without_outlets
from pipelines.coverage.post_context import PostContext, dates_of
from pipelines.coverage.slots import in_slots, with_slots, without_programmes
from pipelines.coverage.spokespersons import Said, spokespersons
from pipelines.coverage.titles import as_in_text, headed, in_title
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.find import find_people
from pipelines.people.names_latin import names_by_sentence
from pipelines.people.person import Person
from pipelines.people.places import places_of
from pipelines.quotes.find import find_quotes
from pipelines.quotes.titles import is_excerpt
from pipelines.text.ascii import squash
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import segments, text_blocks
from pipelines.text.speech_verbs import MEDIA_TITLE, NOT_COVERAGE_POST, NOTICE_TITLE, tells_coverage
from presswatch.records import (
    BESIDE_TEXT,
    Block,
    CoverageFacts,
    CoverageItem,
    Mention,
    Post,
    Quote,
    Spokesperson,
)
from presswatch.text.strings import within
from presswatch.watchlist.entries import Subject
from scraper.pages.dates.read import DateSpan

_MARKS = re.compile('[“”„«»「」『』"‘‚＂״‹〝]')
_DASHED = re.compile(r"^\s{0,60}[—–](?: |[¿¡]?[^\W\d_])", re.MULTILINE)
"""A paragraph that begins with a dash: speech without marks."""
READ_MAX = 50_000
"""Characters of a text that are read for coverage, as many as a small book chapter has: people, places and quotations are
compared with one another, and the processor is that of all sources. Measured: a text of this length made of nothing but
quotations takes three seconds, one of 500,000 characters minutes."""
LINKS_MAX = NAMINGS_MAX = 600
"""Links to articles, catalogued outlets and outlets told by the wording that are read of a post: each is compared with the
others. The most links of 1,546 honest pages is 239."""
_HEAD = 90
"""Characters at the start of a text in which a press release says that it is one."""
_FIRST_LINE = 30
"""Characters of a line that is more than a label: what stands below it says nothing of the post as a whole."""
_STRONG_NOTICE = Sieved(
    re.compile(
        r"press release|media release|news release|for immediate release|media (?:advisory|alert)|취재 ?(?:요청|안내)|取材(?:の)?(?:ご案内|依頼|お願い)|采访邀请|採訪(?:邀請|通知)"
        r"|설명자료|해명자료|해명 자료|보도 (?:해명|반박)|보도(?:에 대한|에 대하여|에 관한|에)? ?(?:설명|해명|정정|반론|유감|입장|사실 ?확인)|정정보도 (?:요청|청구|안내)|보도 관련(?! ?감사)|一部報道について|報道に(?:ついて|関する)(?:の)?(?:お知らせ|当社|見解)|(?:关于|關於|针对|針對)[^\n]{0,20}(?:报道|報道|報導)的?(?:说明|說明|声明|聲明|回应|回應)"
        r"|(?:zur|stellungnahme zu) (?:\w+ )?berichterstattung|mise au point|aclaración sobre|опровержение|توضيح حول|보도자료|보도 자료|[\[【]\s*(?:성명|논평|기자회견|記者会見)|성명서|プレスリリース|報道関係(?:者|各位)|新闻稿|新聞稿"
        r"|communiqué|pressemitteilung|presseerklärung|nota de prensa|comunicado de prensa|пресс-релиз|بيان صحفي",
        re.IGNORECASE,
    )
)


def read_coverage(
    post: Post, mentions: Sequence[Mention], catalogue: Catalogue, subjects: Sequence[Subject] = ()
) -> CoverageFacts:
    """Reads the coverage facts of one post; empty facts for a post that reports none and quotes nobody.

    `mentions` are the places of watched subjects (see `pipelines.mentions.step`), `subjects` the watchlist's; both help to
    tell the posting organization's people from others, and both may be empty. Of a giant text the beginning is read.
    """
    post, mentions = _beginning(post, mentions)
    catalogue = catalogue.at_home(post.url, post.language, [link.url for link in post.links])
    blocks = text_blocks(post.text, post.blocks)
    post = headed(post, blocks)
    quoting = bool(_MARKS.search(post.text)) or any(block.kind == "quote" for block in blocks)
    quoting = quoting or bool(_DASHED.search(post.text))
    listed = listed_item(post, catalogue)
    telling = listed is None and _may_tell(post, catalogue)
    poster = poster_of(post, subjects)
    if not quoting and not telling:
        return CoverageFacts(items=checked_items(_one(listed), poster, catalogue))
    parts = segments(post.text, blocks)
    named = names_by_sentence(post.text, parts)
    people = find_people(post.text, parts, named)
    places = places_of(post.text, people)
    quotes = find_quotes(post.text, blocks, people, places, named=named) if quoting else ()
    said = Said(text=post.text, parts=parts, people=people, places=places, quotes=quotes, title=post.title)
    if listed and quotes and listed.kind == "named":
        listed = replace(listed, kind="quoted")
    outlets_too = {subject.name for subject in subjects if subject.kind == "outlet"}
    watched = [one for one in mentions if one.subject not in outlets_too]
    proposed = _items(post, blocks, said, catalogue, watched=watched, poster=poster) if telling else _one(listed)
    items = checked_items(proposed, poster, catalogue)
    outlets = {squash(name) for item in proposed for name in (item.outlet, item.outlet_raw) if name}
    if taken_for_people(said, outlets):
        said = without_outlets(said, blocks, outlets, named)
        quotes = tuple(said.quotes)
    quotes = tuple(
        replace(q, speaker=None, role=None) if q.speaker and squash(q.speaker) in outlets else q for q in quotes
    )
    quotes = tuple(q for q in quotes if not _is_headline(post, q) and squash(q.text) not in outlets)
    printed = [name for item in items for name in (item.outlet_raw, item.outlet) if name]
    quotes = tuple(q for q in quotes if not _is_beside_outlet(post.text, q, printed))
    spokes = spokespersons(said, proposed if items else (), mentions, subjects)
    people_told, said_so = in_one_case(spokes, _with_author(post.text, quotes, blocks, spokes))
    return CoverageFacts(items=items, people=people_told, quotes=said_so)


def _one(item: CoverageItem | None) -> tuple[CoverageItem, ...]:
    return () if item is None else (item,)


def _beginning(post: Post, mentions: Sequence[Mention]) -> tuple[Post, Sequence[Mention]]:
    """A post's first `READ_MAX` characters, up to the end of a block, with what stands in them; most posts whole."""
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
"""Share of a paragraph that a quotation fills if the paragraph is nothing but the quotation."""


def _with_author(
    text: str, quotes: Sequence[Quote], blocks: Sequence[Block], spokes: Sequence[Spokesperson]
) -> tuple[Quote, ...]:
    """The quotations, those that stand alone given to the post's only spokesperson: an extract of what they wrote."""
    if len(spokes) != 1:
        return tuple(quotes)
    author = spokes[0]
    role = author.roles[0] if author.roles else None
    return tuple(
        replace(quote, speaker=author.name, role=role)
        if quote.speaker is None
        and quote.start > author.start
        and _alone(quote, blocks)
        and not is_excerpt(text, blocks, quote.start)
        else quote
        for quote in quotes
    )


def _alone(quote: Quote, blocks: Sequence[Block]) -> bool:
    home = next((b for b in blocks if b.start <= quote.start < b.end), None)
    return home is not None and quote.end - quote.start >= _OWN_SHARE * (home.end - home.start)


def _is_headline(post: Post, quote: Quote) -> bool:
    """Whether words in marks stand in a link, said by nobody or after a colon: the title of the article it leads to."""
    return any(
        link.start <= quote.start
        and quote.end <= link.end
        and (quote.speaker is None or post.text[: link.start].rstrip().endswith((":", "：")))
        for link in post.links
    )


_PIECE_CHARS = 70
"""Characters: words in marks beside an outlet's name that are no longer, and no sentence, are a title."""
_AFTER_OUTLET = re.compile(r"[»”\"』》]?\s?(?:[(（][^()（）]{1,30}[)）])?\s?[:：–—-]\s?[«“„\"「『]\s?\Z")
_ON_OUTLET = re.compile(
    r"\s?[»”\"」』]\s?,?\s(?:sur|dans|auf|im|in|on|en|de|del|su|sul|na|no|на|в|bei|beim)\s(?:the |la |le |der |dem |l['’])?"
)


def _is_beside_outlet(text: str, quote: Quote, outlets: Sequence[str]) -> bool:
    """Whether marks hold a programme or headline: an outlet and a colon before them, or "on" and an outlet behind."""
    if quote.end - quote.start > _PIECE_CHARS or quote.text[-1] in ".!…。！":
        return False
    before = _AFTER_OUTLET.search(text, max(0, quote.start - 40), quote.start)
    if before is not None and quote.speaker is None and text[: before.start()].endswith(tuple(outlets)):
        return True
    behind = _ON_OUTLET.match(text, quote.end)
    return behind is not None and text.startswith(tuple(outlets), behind.end())


def _may_tell(post: Post, catalogue: Catalogue) -> bool:
    """A cheap look: does the title or text hold a coverage word, an outlet's name or an outside link at all?"""
    if is_notice(post) or (NOTICE_TITLE.search(post.title) and bracket_name(post.title) is None):
        return False
    titled = tells_coverage(post.title) or MEDIA_TITLE.search(post.title)
    return bool(post.links or titled or tells_coverage(post.text) or catalogue.find(post.title))


def is_notice(post: Post) -> bool:
    """Whether a post calls itself a press release, a statement or the like, which report no coverage."""
    stop = post.text.find("\n", _FIRST_LINE, _HEAD)
    return _STRONG_NOTICE.search(post.title) is not None or _STRONG_NOTICE.inside(
        post.text, 0, stop if stop > 0 else _HEAD
    )


def _items(
    post: Post,
    blocks: Sequence[Block],
    people: Said,
    catalogue: Catalogue,
    *,
    watched: Sequence[Mention],
    poster: Poster,
) -> tuple[CoverageItem, ...]:
    """The coverage that a post tells of. What names one of the `watched` names no outlet, and nothing inside it does."""
    links = article_links(post, catalogue)[:LINKS_MAX]
    titled = [
        outlet_mention
        for outlet_mention in in_title(post.title, links, catalogue)
        if not _is_watched(outlet_mention, watched)
    ]
    own = catalogue.by_domain(post.url)  # the title of an outlet's own page names it as any body's would
    titled = [
        outlet_mention
        for outlet_mention in titled
        if outlet_mention.outlet is None or own is None or outlet_mention.outlet.name != own.name
    ]
    if not may_report(post, people, links, titled, catalogue):
        return ()
    dates = [d for d in dates_of(post, people.parts) if not _quoted(d[1].start, people.quotes)]
    reviewed = MEDIA_TITLE.search(post.title) is not None
    seen = Seen(
        text=post.text,
        segments=people.parts,
        links=links,
        dates=dates,
        people=people.places,
        titled=tells_coverage(post.title) or reviewed,
        reviewed=reviewed,
    )
    known = list(islice(catalogued(seen, catalogue), NAMINGS_MAX))
    worded_ones = islice(worded(seen, known, catalogue), NAMINGS_MAX)
    told = [outlet_mention for outlet_mention in worded_ones if not _is_said(outlet_mention, people.quotes)]
    told += list(islice(repeated(seen, told, known), NAMINGS_MAX))
    told = [outlet_mention for outlet_mention in told if not _is_role(outlet_mention, people.people)]
    titled = [as_in_text(outlet_mention, told) for outlet_mention in titled]
    free = [
        outlet_mention
        for outlet_mention in (*without_inner(known, told), *told)
        if not _is_watched(outlet_mention, watched)
    ]
    if partnered := partner_outlets(post.text, people.parts, catalogue):
        free = without_partners(post.text, people.parts, free, partnered)
        titled = without_partners(post.text, people.parts, titled, partnered)
    outlet_mentions = by_layout(post.text, people.parts, dates, free)
    outlet_mentions = with_slots(outlet_mentions, in_slots(post.text, people.parts, dates, outlet_mentions, catalogue))
    outlet_mentions = without_programmes(post.text, people.parts, outlet_mentions)
    outlet_mentions, titled = checked_mentions(outlet_mentions, links, poster), checked_mentions(titled, links, poster)
    context = PostContext(
        post=post,
        segments=people.parts,
        links=links,
        dates=_not_in_names(dates, outlet_mentions),
        outlet_mentions=outlet_mentions,
        titled=titled,
    )
    context = without_further(context)
    if not _reports(context) or evidence(context, people.people, catalogue) < MIN_EVIDENCE:
        return ()
    if not titled and not _leads_to_piece(context) and (offers_work(post.title, post.text) or _only_invites(post)):
        return ()
    return build_items(without_excerpt(context), blocks, people.quotes)


def _only_invites(post: Post) -> bool:
    """Whether a post whose title tells of no coverage is about a course or a contest."""
    return invites_to_course(post.title, post.text) and not tells_coverage(post.title)


def _leads_to_piece(context: PostContext) -> bool:
    """Whether a link leads to an article of a known outlet that the post names."""
    named = {
        outlet_mention.key
        for outlet_mention in (*context.outlet_mentions, *context.titled)
        if outlet_mention.outlet is not None
    }
    return any(link.deep and link.outlet is not None and link.outlet.name in named for link in context.links)


def _is_watched(outlet_mention: OutletMention, watched: Sequence[Mention]) -> bool:
    """Whether a name is that of a watched subject that no catalogue has as an outlet, or a part of any subject's."""
    places = [one for one in watched if (one.where == "title") == outlet_mention.in_title and one.where not in _ASIDE]
    inside = (one for one in places if one.start <= outlet_mention.start and outlet_mention.end <= one.end)
    return any(
        outlet_mention.outlet is None or outlet_mention.end - outlet_mention.start < one.end - one.start
        for one in inside
    )


_ASIDE = ("byline", "teaser")


def _not_in_names(
    dates: Sequence[tuple[int, DateSpan]], outlet_mentions: Sequence[OutletMention]
) -> list[tuple[int, DateSpan]]:
    """The days that are no part of an outlet's name, as "today" is of المصري اليوم."""
    inner = [
        span for number, span in dates for n in outlet_mentions if n.segment == number and n.start <= span.start < n.end
    ]
    return [dated for dated in dates if dated[1] not in inner] if inner else list(dates)


def _is_role(outlet_mention: OutletMention, people: Sequence[Person]) -> bool:
    """Whether a name told by the wording alone is the office of somebody named with it ("심재호 어촌계장은 인터뷰에서 …")."""
    roles = (role for person in people for role in person.roles)
    return outlet_mention.outlet is None and any(
        role.start <= outlet_mention.start and outlet_mention.end <= role.start + len(role.text) for role in roles
    )


_SENTENCE = 3
"""Blanks in the shortest words that are said rather than a name."""


def _is_said(outlet_mention: OutletMention, quotes: Sequence[Quote]) -> bool:
    """Whether a name told by the wording alone is nothing but what somebody said, in marks as an outlet's name would be."""
    said = (q for q in quotes if q.speaker and q.start <= outlet_mention.start and outlet_mention.end <= q.end)
    return any(
        outlet_mention.end - outlet_mention.start >= _OWN_SHARE * (q.end - q.start)
        for q in said
        if q.text.count(" ") >= _SENTENCE
    )


def _quoted(offset: int, quotes: Sequence[Quote]) -> bool:
    """Whether somebody's words hold an offset: a day they speak of is not the article's."""
    return any(quote.start <= offset < quote.end for quote in quotes)


def _reports(context: PostContext) -> bool:
    """Whether the post tells of coverage at all: a named outlet that did something, or a list of press pieces."""
    if MEDIA_TITLE.search(context.post.title):
        return True
    sure = any(n.strength >= 2 for n in context.outlet_mentions)
    if NOT_COVERAGE_POST.search(context.post.title):
        return sure and bool(context.links or context.titled)
    return sure or bool(context.titled) or any(n.strength == 1 for n in context.outlet_mentions) or bool(context.links)


def refine_mentions(mentions: Sequence[Mention], facts: CoverageFacts) -> tuple[Mention, ...]:
    """The mentions, their kind settled by the facts: quoted if the subject speaks, cited if an outlet tells of it.

    In a post of several articles those words count that are said of an article of which the mention is.
    """
    speaking = [(q.speaker, _articles_at(q.start, facts.items)) for q in facts.quotes if q.speaker]
    reported = any(item.kind in ("cited", "quoted") for item in facts.items)
    told = []
    for mention in mentions:
        at = _articles_at(-1 if mention.where in BESIDE_TEXT else mention.start, facts.items)
        speakers = {name for name, articles in speaking if not articles.isdisjoint(at)}
        spoken = {p.subject for p in facts.people if p.subject and p.name in speakers}
        told.append(_refined(mention, speakers, spoken, reported=reported))
    return tuple(told)


def _articles_at(offset: int, items: Sequence[CoverageItem]) -> frozenset[int]:
    """The articles, by their place among the items, of which is said what stands at an offset; -1 where there is none.

    Of all where no passage holds it.
    """
    own = frozenset(n for n, item in enumerate(items) if within(offset, item.passages))
    return own or frozenset(range(max(1, len(items))))


def _refined(mention: Mention, speakers: set[str], spoken: set[str], *, reported: bool) -> Mention:
    if (
        mention.kind == "quoted"
        or mention.subject in spoken
        or mention.surface in speakers
        or mention.subject in speakers
    ):
        return replace(mention, kind="quoted")
    if (
        mention.kind == "named"
        and reported
        and mention.where in ("title", "lead", "body", "teaser")
        and tells_coverage(mention.sentence)
    ):
        return replace(mention, kind="cited")
    return mention
