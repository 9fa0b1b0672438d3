"""How much speaks for a page being a post about press coverage rather than an article that cites the press."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.coverage.excluded_parts import edges_of, source_line
from pipelines.coverage.link_names import led_below, source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import PostContext
from pipelines.coverage.press_lists import may_title, titles_link
from pipelines.coverage.relative_days import states_recent_time
from pipelines.coverage.spokespersons import Said
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.types import Person
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, NOT_COVERAGE_POST, tells_coverage
from presswatch.languages.packs import any_of, whole_words
from presswatch.records import Post
from scraper.pages.text.source_words import SOURCE_WORDS

_OWN_WORDS = Caseless(
    r"(?<!\w)(?:our|ours|we|us|notre|nos|nous|nuestr[oa]s?|unser(?:e[mnrs]?)?|wir|uns|наш(?:а|у|его|ей|ему|им|и|ем|их)?|мы|нас|нам|the (?:organi[sz]ation|association|network|group|foundation|campaign|coalition)|the (?:centre|center)['’]s"
    r"|(?:la|de la) (?:asociación|organización|fundación|federación|plataforma)|l['’](?:association|organisation|ong)|(?:der|des) vereins?|организаци[ияей]|фонда|onze|wij|noss[oa]s?|nostr[oaie]|bizim|chúng tôi|nasz\w{0,3}|vår[tae]?|vores|náš|naš[aeiíouý]?|naš(?:eho|ej|ou|em|ega)|noastr[ăe]|nostru|kami)(?!\w)"
    r"|우리|저희|본 ?(?:단체|센터|회|연구소)|본회|본원|당 ?(?:단체|센터)|当(?:会|団体|法人|研究所|センター|協会|npo)|弊(?:会|団体)|私たち|本(?:会|會|机构|機構|中心|组织|組織|团队|團隊|協會|协会)|我(?:会|會|们|們|中心|机构|機構)|(?:代表|執行長|执行长|理事|主任|秘书长|秘書長)"
    r"|(?<!\w)[وفبل]?(?:المركز|الجمعية|المنظمة|المؤسسة|المرصد|الحملة|الشبكة|مركزنا|منظمتنا|جمعيتنا)(?!\w)"
    r"|(?<=\w{3})(?:imiz|ımız|umuz|ümüz)"
)
"""Words by which an organization speaks of itself."""

_LEAD_CHARS = 350
"""Posts about coverage name the outlet at once; an article comes to its sources later."""
_OPENING_CHARS = 160
"""Characters in which the first sentence, or the first row of a list, names the outlet."""
_SHORT_CHARS = 1_200
_LONG_CHARS = 3_000
_VERY_LONG_CHARS = 6_000
"""Posts about coverage are short (of 35 own ones none passes 1,200 characters); those with the article inside name the
outlet in the title."""

MIN_EVIDENCE = 3
"""Points from which a page may report coverage: set so that no post of the data set is lost."""


def evidence(context: PostContext, people: Sequence[Person], catalogue: Catalogue) -> int:
    """Points for a page reporting coverage; below `MIN_EVIDENCE` it does not."""
    size = len(context.post.text)
    named = [n for n in context.outlet_mentions if n.strength >= 1]
    points = _without_names(context.post, context.links, context.titled, people, catalogue)
    points += any(n.start < _LEAD_CHARS for n in named)
    points += any(_told(context, n) for n in named) + (size <= _SHORT_CHARS and _linked(context))
    points += _LISTED * _lists_pieces(context, named)
    points += _HEADED * heads_pieces(context.post.text, context.segments, context.links)
    points += _PASSING * _tells_in_passing(context, named)
    points += _SOURCED if source_line(context) is not None else _CREDITED * _credited(context)
    points += _TITLED * titles_link(context, named)
    return points + _POINTED * _points_to(context, named)


_TITLED = 2
"""Points for an outlet's piece told with day and title, which leads to the outlet's site."""


_PASSING = 2
"""Points for a sentence of a short post that says in passing that an outlet reported lately."""


def _tells_in_passing(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """Whether a short post's only outlet, surely one, is said to have reported lately."""
    text = context.post.text
    if len(text) > _SHORT_CHARS or len({outlet_mention.key for outlet_mention in named}) != 1:
        return False
    told = (context.segments[n.segment] for n in named if n.strength >= _SURE and n.segment >= 0)
    return any(
        states_recent_time(text, part.start, part.end)
        and tells_coverage(text[part.start : part.end])
        and not _REPORTS_THAT.inside(text, part.start, part.end)
        for part in told
    )


_SURE = 2
_REPORTS_THAT = Caseless(rf"{whole_words('reports_that')}|, (?:{any_of('that_conjunctions')})(?!\w)")
"""What an outlet reported ("reported that …") rather than of whom."""
_LISTED = 2
"""Points for a list of pieces."""
_PIECES = 2
_ENTRIES = ("list-item", "table")


def _lists_pieces(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """Whether several entries of a list each tell of coverage, its day and its outlet, and lead there."""
    text, dated = context.post.text, {number for number, _ in context.dates}
    entries = {n.segment for n in named if n.segment in dated and context.segments[n.segment].kind in _ENTRIES}
    told = 0
    for number in entries:
        part = context.segments[number]
        led = any(part.start <= link.start < part.end and link.deep for link in context.links)
        told += led and tells_coverage(text[part.start : part.end])
    return told >= _PIECES


_HEADED = 4
"""Points for pieces of the press under a line of their own, in a post however long: "Reactions in the press:"."""
_HEADED_PIECES = 3
_HEAD_CHARS = 90


def heads_pieces(text: str, parts: Sequence[Segment], links: Sequence[ArticleLink]) -> bool:
    """Whether a heading, or a line that ends with a colon, announces press pieces and short lines that lead to them follow."""
    if len(links) < _HEADED_PIECES:
        return False
    led = {
        number
        for number, part in enumerate(parts)
        if any(part.start <= one.start < part.end and one.deep for one in links)
    }
    for number in _lines(parts):
        part = parts[number]
        announces = part.kind == "heading" or text[part.start : part.end].rstrip().endswith((":", "："))
        if announces and part.end - part.start <= _HEAD_CHARS and number not in led:
            follow = all(after in led for after in range(number + 1, number + 1 + _HEADED_PIECES))
            if follow and MEDIA_TITLE.inside(text, part.start, part.end):
                return True
    return False


_CREDITED = 2
"""Points for a line that says where the piece came out and nothing else."""
_CREDIT_CHARS = 140
_CREDIT = Caseless(
    rf"(?<!\w)(?:{SOURCE_WORDS})\s?[:：]"
    r"|(?<!\w)(?:published|printed|broadcast|aired|appeared) (?:in|on|by)(?!\w)"
    r"|(?<!\w)(?:article|tribune|interview|entretien|reportage|émission|chronique)s? (?:parue?|publiée?|diffusée?)s?(?!\w)|(?<!\w)voici (?:un|une|l['’])"
    r"|(?<!\w)(?:erschienen|erschien|veröffentlicht|gesendet|ausgestrahlt) (?:\w+ ){0,4}(?:in|im|am|bei|beim|auf)(?!\w)"
    r"|(?<!\w)(?:publicad|emitid|pubblicat|trasmess)[oa]s? (?:en|por|su|sul|sulla|da|dal|in|n[oa]|pel[oa])(?!\w)"
    r"|(?<!\w)(?:опубликован|напечатан)\w* в(?!\w)|(?<!\w)(?:verschenen|gepubliceerd) in(?!\w)"
)
"""Words that credit an outlet with the piece."""
_OUTLET_LINE = re.compile(
    r"\W*(?:(?:newspaper|magazine|radio|television|tv|channel|zeitung|sender|journal|quotidien|chaîne|diario|periódico|canal|emisora|газета|журнал|телеканал|радио|радиостанция|канал|صحيفة|جريدة|قناة|신문|방송)\s)?\W*",
    re.IGNORECASE,
)


def _lines(segments: Sequence[Segment]) -> Iterator[int]:
    """The numbers of the short sentences that are blocks of their own."""
    for number, segment in enumerate(segments):
        alone = number == 0 or segments[number - 1].block != segment.block
        alone = alone and (number + 1 == len(segments) or segments[number + 1].block != segment.block)
        if alone and segment.end - segment.start <= _CREDIT_CHARS:
            yield number


def _credits(text: str, line: Segment, start: int, end: int) -> bool:
    """Whether a line credits the outlet named between two offsets with the piece, or holds its name alone."""
    alone = not any(c.isalnum() for c in text[end : line.end]) and _OUTLET_LINE.fullmatch(text, line.start, start)
    return bool(alone) or _CREDIT.inside(text, line.start, line.end)


def _credited(context: PostContext) -> bool:
    """Whether a line credits a catalogued outlet with the piece."""
    known = [outlet_mention for outlet_mention in context.outlet_mentions if outlet_mention.outlet is not None]
    lines = {number: context.segments[number] for number in _lines(context.segments)} if known else {}
    told = (
        (lines[outlet_mention.segment], outlet_mention) for outlet_mention in known if outlet_mention.segment in lines
    )
    return any(
        _credits(context.post.text, line, outlet_mention.start, outlet_mention.end) for line, outlet_mention in told
    )


_SOURCED = 3
"""Points for a source line: it credits the outlet and leads to the article."""


def _may_credit(text: str, segments: Sequence[Segment], catalogue: Catalogue) -> bool:
    for number in _lines(segments):
        line = segments[number]
        hits = catalogue.find(text[line.start : line.end])
        if any(_credits(text, line, line.start + hit.start, line.start + hit.end) for hit in hits):
            return True
    return False


def may_report(
    post: Post, said: Said, links: Sequence[ArticleLink], titled: Sequence[OutletMention], catalogue: Catalogue
) -> bool:
    """Whether `evidence` can reach its floor whatever names the text holds: asked before the costly look for them."""
    most = 2 + (1 + _PASSING) * (len(post.text) <= _SHORT_CHARS) + _POINTED * any(_points(link) for link in links)
    lacking = MIN_EVIDENCE - _without_names(post, links, titled, said.people, catalogue) - most
    if lacking <= _TITLED and may_title(said.text, said.parts, links):
        return True
    if lacking <= 0:
        return True
    if lacking <= _CREDITED and _may_credit(said.text, said.parts, catalogue):
        return True
    if lacking <= _LISTED and _may_list_pieces(said, links):
        return True
    if lacking <= _HEADED and heads_pieces(said.text, said.parts, links):
        return True
    return lacking <= _SOURCED and _has_source_line(said, links)


def _may_list_pieces(said: Said, links: Sequence[ArticleLink]) -> bool:
    """Whether several entries of a list lead to articles."""
    entries = [part for part in said.parts if part.kind in _ENTRIES]
    led = (any(part.start <= link.start < part.end and link.deep for link in links) for part in entries)
    return len(links) >= _PIECES and sum(led) >= _PIECES


def _has_source_line(said: Said, links: Sequence[ArticleLink]) -> bool:
    """Whether a line at an edge of the text is the source line of a reprint."""
    return bool(links) and any(source_led_to(said.text, said.parts, n, links) for n in edges_of(said.parts))


def _without_names(
    post: Post,
    links: Sequence[ArticleLink],
    titled: Sequence[OutletMention],
    people: Sequence[Person],
    catalogue: Catalogue,
) -> int:
    """The points that do not hang on the names of outlets in the text."""
    size = len(post.text)
    points = 3 if MEDIA_TITLE.search(post.title) and not NOT_COVERAGE_POST.search(post.title) else 0
    points += 3 if any(n.strength >= 2 for n in titled) else bool(titled)
    points += bool(tells_coverage(post.title))
    points += _speaks_of_itself(post.text, post.title) or any(person.ours for person in people)
    points += any(_points(link) for link in links)
    points += (size <= _SHORT_CHARS) - (size > _LONG_CHARS) - 2 * (size > _VERY_LONG_CHARS)
    return points - 2 * (catalogue.by_domain(post.url) is not None)


@lru_cache(maxsize=1)
def _speaks_of_itself(text: str, title: str) -> bool:
    """Whether a post's lead or title says "we"; asked before and after its outlets are known."""
    return _OWN_WORDS.inside(text, 0, 2 * _LEAD_CHARS) or _OWN_WORDS.inside(title, 0, len(title))


_POINTED = 3
"""Points for a sentence that names an outlet and sends the reader there."""


def _points(link: ArticleLink) -> bool:
    return link.says_read and link.deep


def _points_to(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """Whether a sentence names an outlet and sends the reader there: "the full article on the X website: HERE".

    Or a line names it, and the next one sends the reader there.
    """
    pointers = [link for link in context.links if _points(link)]
    if not pointers:
        return False
    places = {
        number
        for number, part in enumerate(context.segments)
        if any(part.start <= link.start < part.end for link in pointers)
        or led_below(context.segments, number, pointers) is not None
    }
    return any(outlet_mention.segment in places for outlet_mention in named)


def _linked(context: PostContext) -> bool:
    """Whether a link leads to an article of an outlet that the text names, or says HERE and leads to a known outlet."""
    sites = {domain for n in context.outlet_mentions if n.outlet for domain in n.outlet.domains}
    known = [link for link in context.links if link.deep and link.outlet is not None and not link.outlet.aggregator]
    return any(link.says_read or (link.outlet and sites & set(link.outlet.domains)) for link in known)


def _told(context: PostContext, outlet_mention: OutletMention) -> bool:
    """Whether an outlet's sentence speaks of the organization itself, or opens the text with a date."""
    if outlet_mention.segment < 0:
        return False
    segment = context.segments[outlet_mention.segment]
    dated = any(number == outlet_mention.segment for number, _ in context.dates)
    return _OWN_WORDS.inside(context.post.text, segment.start, segment.end) or (
        dated and outlet_mention.start < _OPENING_CHARS
    )
