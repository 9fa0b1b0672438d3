"""Evidence of an item: what its name, its link and its place say for or against press coverage.

Each kind is a row of `EVIDENCE`; that of the post as a whole is in `pipelines.coverage.classifier`. The weights are
learned (see `pipelines.coverage.certainty`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pipelines.common.fold import fold
from pipelines.coverage.classifier import OF_NAMES, OF_POSTS, OWN_WORDS, RECENT, REPORTS_THAT, heads, heads_coverage
from pipelines.coverage.domains import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention, names_media
from pipelines.coverage.post_context import Draft, PostContext, segment_at
from pipelines.names.words import languages_using
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import sentences_of
from pipelines.text.speech_verbs import PODCAST, RADIO, TELEVISION, reports_coverage
from presswatch.languages.packs import words
from presswatch.records import CoverageItem, DateReading
from presswatch.text.strings import holds
from presswatch.urls.canonical import host_of
from scraper.pages.dates.cues import date_from_url


class Surroundings:
    """What the items in the making of one post share: the post, all drafts, the evidence of the post as a whole."""

    def __init__(self, context: PostContext, drafts: Sequence[Draft], evidence: frozenset[str]) -> None:
        self.context, self.drafts, self.evidence = context, drafts, evidence
        self.led = sum(map(is_led, drafts))
        self.rows = sum(map(_is_full_row, drafts))
        self.sites = Counter(link.site for link in context.links)
        self.below_press = frozenset(_below_press(context))


class Row(NamedTuple):
    """A block of the text by its offsets, and the number of the sentence that is asked about."""

    number: int
    start: int
    end: int


def _below_press(context: PostContext) -> Iterator[int]:
    """The numbers of the sentences below a line that announces press pieces, up to the next such line or heading."""
    below = False
    for number, part in enumerate(context.segments):
        if heads(context.text, part):
            below = heads_coverage(context.text, part)
        if below:
            yield number


@dataclass(frozen=True)
class Case:
    """An item in the making: its draft, the item it would be, and the words about it."""

    of: Surroundings
    draft: Draft
    item: CoverageItem
    said: str

    @cached_property
    def row(self) -> Row | None:
        """The block of the text in which the link is, or else the name; None outside the text."""
        link, name, parts = self.link, self.name, self.context.segments
        at = link.start if link is not None else -1
        if at < 0 and name is not None and not name.in_title:
            at = name.start
        number = segment_at(parts, at) if at >= 0 else None
        if number is None:
            return None
        block = sentences_of(parts, parts[number].block)
        return Row(number, block[0].start, block[-1].end)

    @property
    def context(self) -> PostContext:
        """The post."""
        return self.of.context

    @property
    def name(self) -> OutletMention | None:
        """The mention that names the outlet."""
        return self.draft.first

    @property
    def link(self) -> ArticleLink | None:
        """The link to the article."""
        return self.draft.link

    @property
    def outlet(self) -> Outlet | None:
        """The outlet, if a catalogue has it."""
        return self.name.outlet if self.name is not None else None


_Of = Callable[[Case], object]


def _known(check: Callable[[OutletMention, Outlet], object]) -> _Of:
    return lambda case: case.name is not None and case.outlet is not None and check(case.name, case.outlet)


def _unknown(check: Callable[[OutletMention], object]) -> _Of:
    return lambda case: case.name is not None and case.outlet is None and check(case.name)


def _linked(check: Callable[[Case, ArticleLink], object]) -> _Of:
    return lambda case: case.link is not None and check(case, case.link)


def _known_and_linked(check: Callable[[Outlet, ArticleLink], object]) -> _Of:
    return _linked(lambda case, link: case.outlet is not None and check(case.outlet, link))


def _dated(check: Callable[[Case, DateReading], object]) -> _Of:
    return lambda case: case.item.article_date is not None and check(case, case.item.article_date)


def _row(check: Callable[[Case, Row], object]) -> _Of:
    return lambda case: case.row is not None and check(case, case.row)


def _why(reason: str) -> _Of:
    return lambda case: reason in case.draft.why


def _cue(*cues: str) -> _Of:
    return _unknown(lambda name: name.cue in cues)


def is_led(draft: Draft) -> bool:
    """True if a draft has a known outlet with a link to its site."""
    first, link = draft.first, draft.link
    return link is not None and first is not None and first.outlet is not None and first.outlet.shares_site(link.outlet)


def _is_full_row(draft: Draft) -> bool:
    """True for a row or card of a list with outlet, day and link of its own."""
    return draft.listed and draft.first is not None and draft.date is not None and draft.link is not None


_ROWS = 3
"""Rows of one form that make a list."""


def _among_full_rows(case: Case) -> bool:
    """True for one of several rows with outlet, day and link, if most of what the post gives is such a row."""
    return _is_full_row(case.draft) and case.of.rows >= max(_ROWS, len(case.of.drafts) / 2)


def _among_known(case: Case) -> bool:
    """True if half or more of the other articles are on the sites of known outlets."""
    others = len(case.of.drafts) - 1
    return others > 0 and 2 * (case.of.led - is_led(case.draft)) >= others


_BY_KIND = frozenset(
    {
        *("class", "form", "issue", "column", "website", "call-sign", "channel"),
        *("wording", "book-marks", "source-line", "over-a-link"),
    }
)
"""Cues that say what kind of thing a name is."""


def _is_by_kind(name: OutletMention) -> bool:
    return name.strength > 1 and name.cue in _BY_KIND


def _is_only_linked(case: Case, link: ArticleLink) -> bool:
    """True if the name of an unknown outlet is the words of the link to its site: as any firm is mentioned."""
    name = case.name
    if name is None or name.outlet is not None:
        return False
    return holds(link, name) and len(link.text) <= 2 * len(name.name)


def _goes_on(case: Case) -> bool:
    """True if a further word with a capital, a number or a letter without case follows: the name may be longer."""
    name = case.name
    if name is None or name.in_title or name.start == name.end:
        return False
    after = case.context.text[name.end : name.end + 2]
    return after[:1] in tuple(" -'’") and after[1:].isalnum() and not after[1:].islower()


_is_printed = _known(lambda name, _: name.start < name.end)


def _is_unprinted(case: Case) -> bool:
    """True if only the link shows the outlet: the words about the article do not hold its name."""
    outlet = case.outlet
    if outlet is None or _is_printed(case):
        return False
    return not any(form in case.said for form in (outlet.shown, outlet.name, *outlet.forms, *outlet.weak))


def _is_on_subdomain(outlet: Outlet, link: ArticleLink) -> bool:
    return host_of(link.url).removeprefix("www.") not in outlet.domains


def _is_of_watchlist(outlet: Outlet, link: ArticleLink) -> bool:
    return outlet.own and outlet.shares_site(link.publisher) and not _is_on_subdomain(outlet, link)


def _is_word(name: str) -> bool:
    bare = fold(name).text
    return " " not in bare and bool(languages_using(bare))


def _last_part(link: ArticleLink) -> str:
    return link.url.rstrip("/").rpartition("/")[2]


_SLUG = 3
"""Hyphens in the last part of an address that make it a title."""
_HEADLINE_WORDS, _HEADLINE_CHARS = 4, 14
"""Words, or letters in a script without blanks, of a link that is a headline."""


def _is_headline(link: ArticleLink) -> bool:
    return not link.says_read and (len(link.text.split()) >= _HEADLINE_WORDS or len(link.text) >= _HEADLINE_CHARS)


_SHORT_ROW, _LONG_ROW = 120, 400
"""Characters of an entry of outlet, day and title, and of a paragraph."""
_TITLE_SHARE = 0.6
"""Share of a line that a link fills if it is the headline of a listed article rather than a word of a sentence."""
_OPENING = 160
"""Characters in which the first sentence, or the first row of a list, is."""
_OFTEN = 3
_DEEP = 4
_SOON = 45
"""Days between an article and the post that reports it."""


def _fills_row(case: Case, row: Row) -> bool:
    return case.link is not None and case.link.end - case.link.start >= _TITLE_SHARE * (row.end - row.start)


def _has_linked_neighbours(case: Case, row: Row) -> bool:
    parts = case.context.segments
    before = next((p for p in reversed(parts[: row.number]) if p.end <= row.start), None)
    after = next((p for p in parts[row.number :] if p.start >= row.end), None)
    return all(p is not None and case.context.links_in(p.start, p.end) for p in (before, after))


def _days_of(case: Case, row: Row) -> set[date]:
    return {span.reading.on for span in case.context.days_in(row.start, row.end)}


def _has_day_of_row(case: Case, row: Row) -> bool:
    day = case.draft.date
    return day is not None and _days_of(case, row) == {day.on}


def _has_day_of_address(case: Case, day: DateReading) -> bool:
    found = date_from_url(case.link.url) if case.link is not None else None
    return found is not None and found.on == day.on


def _is_soon(case: Case, day: DateReading) -> bool:
    now = case.context.post.published
    return now is not None and abs((now.on - day.on).days) <= _SOON


def _is_site_of_many(case: Case, link: ArticleLink) -> bool:
    return link.publisher is None and case.of.sites[link.site] >= _OFTEN


EVIDENCE: Mapping[str, _Of] = {
    # The name.
    "known": lambda case: case.outlet is not None,
    "known-by-name": _is_printed,
    "only-listed": _known(lambda _, outlet: outlet.listed),
    "unnamed": lambda case: case.name is None,
    "unknown-likely": _unknown(lambda name: name.strength == 1),
    "unknown-surely": _unknown(lambda name: name.strength > 1),
    "unknown-by-kind": _unknown(_is_by_kind),
    "unknown-by-host": _cue("domain"),
    "unknown-by-wording": _cue("wording", "book-marks"),
    "unknown-by-slot": _cue("form", "issue", "website", "channel"),
    "unknown-by-verb": _cue("verb", "cue", "class"),
    "unknown-by-place": _cue("line-like-others"),
    "unknown-by-dateline": _cue("dateline"),
    "unknown-line-of-card": _cue("card"),
    "unknown-for-media": _unknown(lambda name: names_media(name.name)),
    "unknown-only-linked": _linked(_is_only_linked),
    "needs-support": _known(lambda name, _: name.weak),
    "everyday-word": _known(lambda name, _: _is_word(name.name)),
    "name-goes-on": _goes_on,
    "other-form": _known(lambda name, outlet: name.name != outlet.shown),
    "unprinted": _is_unprinted,
    # The link.
    "no-link": lambda case: case.link is None,
    "own-site": _known_and_linked(lambda outlet, link: outlet.shares_site(link.publisher)),
    "of-watchlist": _known_and_linked(_is_of_watchlist),
    "elsewhere": _known_and_linked(lambda _, link: link.publisher is None),
    "on-subdomain": _known_and_linked(_is_on_subdomain),
    "like-site": _linked(lambda case, link: case.name is not None and resembles(case.name.name, link)),
    "only-near": _why("link-by-nearness"),
    "of-list": _why("link-of-list"),
    "of-card": _why("link-of-card"),
    "of-row": _why("link-of-row"),
    "of-sentence": _why("link-by-sentence"),
    "front-page": _linked(lambda _, link: not link.deep),
    "video": _linked(lambda _, link: link.video),
    "address-like-title": _linked(lambda _, link: _last_part(link).count("-") >= _SLUG),
    "address-with-number": _linked(lambda _, link: any(map(str.isdigit, _last_part(link)))),
    "deep-address": _linked(lambda _, link: link.url.count("/") > _DEEP),
    "document": _linked(lambda _, link: link.url.lower().endswith(".pdf")),
    "site-of-many": _linked(_is_site_of_many),
    "address-with-day": _linked(lambda _, link: date_from_url(link.url)),
    "reading-words": _linked(lambda _, link: link.says_read),
    "headline": _linked(lambda _, link: _is_headline(link)),
    "site-of-newsroom": _linked(lambda _, link: "news" in link.site or names_media(link.site.partition(".")[0])),
    "site-of-association": _linked(lambda _, link: link.site.endswith(".org")),
    "site-of-institution": _linked(lambda _, link: words("institution_domains") & {*link.site.split(".")[1:]}),
    # What the post says.
    "among-known": _among_known,
    "among-full-rows": _among_full_rows,
    "alone": lambda case: len(case.of.drafts) == 1,
    "printed-day": lambda case: case.draft.date is not None,
    "unprinted-day": _dated(lambda case, _: case.draft.date is None),
    "doubtful-day": _dated(lambda _, day: not day.certain),
    "day-of-address": _dated(_has_day_of_address),
    "words-of-coverage": lambda case: reports_coverage(case.said),
    "near-post-day": _dated(_is_soon),
    "words-of-broadcast": lambda case: any(one.search(case.said) for one in (RADIO, TELEVISION, PODCAST)),
    "about-the-world": lambda case: REPORTS_THAT.inside(case.said),
    "lately": lambda case: RECENT.inside(case.said),
    # Where it says so.
    "outside-text": lambda case: case.row is None,
    "below-press-heading": _row(lambda case, row: row.number in case.of.below_press),
    "row-about-us": _row(lambda case, row: OWN_WORDS.inside(case.context.text, row.start, row.end)),
    "opens-text": _row(lambda _, row: row.start < _OPENING),
    "short-row": _row(lambda _, row: row.end - row.start <= _SHORT_ROW),
    "paragraph": _row(lambda _, row: row.end - row.start > _LONG_ROW),
    "entry": _row(lambda case, row: case.context.segments[row.number].kind in ("list-item", "table")),
    "link-fills-row": _row(_fills_row),
    "row-with-day": _row(lambda case, row: case.context.days_in(row.start, row.end)),
    "day-of-row": _row(_has_day_of_row),
    "row-with-days": _row(lambda case, row: len(_days_of(case, row)) > 1),
    "row-with-links": _row(lambda case, row: len(case.context.links_in(row.start, row.end)) > 1),
    "row-names-outlet": _row(lambda case, row: case.context.mentions_in(row.start, row.end)),
    "row-names-outlets": _row(lambda case, row: len({n.key for n in case.context.mentions_in(row.start, row.end)}) > 1),
    "linked-neighbours": _row(_has_linked_neighbours),
}
"""The kinds of evidence, by what they are about."""
_SAID = frozenset({"words-of-coverage", "post.press-title", "post.coverage-in-title"})
TOGETHER: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "plainly-own": (
        frozenset({"known-by-name", "own-site"}),
        frozenset({"name-goes-on", "other-form", "on-subdomain"}),
    ),
    "row-of-press-page": (frozenset({"among-full-rows", "post.press-title"}), frozenset()),
    "front-page-in-passing": (frozenset({"front-page"}), _SAID - {"words-of-coverage"} | {"printed-day"}),
    "statement-without-article": (frozenset({"post.announcement-title", "no-link"}), frozenset()),
    "vacancy-without-article": (frozenset({"post.vacancy", "no-link"}), frozenset({"post.outlet-in-title"})),
    "unknown-in-passing": (frozenset({"alone"}), _SAID | {"known"}),
    "only-link-in-passing": (frozenset({"alone", "unnamed", "reading-words"}), _SAID - {"words-of-coverage"}),
    "statement-in-passing": (frozenset({"post.own-statement"}), frozenset({"post.press-title", "below-press-heading"})),
    "announced-in-long-post": (frozenset({"below-press-heading", "post.very-long"}), frozenset()),
    "only-article-to-read": (frozenset({"alone", "unnamed", "reading-words", "post.press-title"}), frozenset()),
}
"""Kinds of evidence that together say more than each alone: those that an item has, and those that it has not."""
IDS = (*OF_POSTS, *OF_NAMES, *EVIDENCE, *TOGETHER)


def evidence_of(case: Case) -> frozenset[str]:
    """The evidence that an item has, by id, with that of its post."""
    found = case.of.evidence | {name for name, holds in EVIDENCE.items() if holds(case)}
    return found | {name for name, (has, lacks) in TOGETHER.items() if has <= found and lacks.isdisjoint(found)}
