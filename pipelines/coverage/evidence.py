"""Evidence of an item: what its name, its link and its place say for or against press coverage.

Each kind is a row of `EVIDENCE`; that of the post as a whole is in `pipelines.coverage.classifier`. The weights are
learned (see `pipelines.coverage.certainty`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipelines.common.fold import fold
from pipelines.coverage.classifier import (
    OF_NAMES,
    OF_POSTS,
    heads,
    heads_coverage,
    is_about_us,
    is_about_world,
    is_recent,
)
from pipelines.coverage.domains import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention, names_media
from pipelines.coverage.post_context import Draft, PostContext, segment_at
from pipelines.names.words import languages_using
from pipelines.outlets.outlet import Outlet
from pipelines.text.speech_verbs import PODCAST, RADIO, TELEVISION, tells_coverage
from presswatch.languages.packs import words
from presswatch.records import CoverageItem
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

    def row_at(self, offset: int) -> Row | None:
        """The block of the text that holds an offset; None outside the text."""
        parts = self.context.segments
        number = segment_at(parts, offset) if offset >= 0 else None
        if number is None:
            return None
        first = last = number
        while first and parts[first - 1].block == parts[number].block:
            first -= 1
        while last + 1 < len(parts) and parts[last + 1].block == parts[number].block:
            last += 1
        return Row(number, parts[first].start, parts[last].end)


class Row(NamedTuple):
    """A block of the text by its offsets, and the number of the sentence that is asked about."""

    number: int
    start: int
    end: int


def _below_press(context: PostContext) -> Iterator[int]:
    """The numbers of the sentences below a line that announces press pieces, up to the next such line or heading."""
    below = False
    for number, part in enumerate(context.segments):
        if heads(context.post.text, part):
            below = heads_coverage(context.post.text, part)
        if below:
            yield number


@dataclass(frozen=True, slots=True)
class Case:
    """An item in the making: its draft, the item it would be, the words about it, and where it is in the post."""

    of: Surroundings
    draft: Draft
    item: CoverageItem
    said: str
    row: Row | None = field(init=False)

    def __post_init__(self) -> None:
        link, name = self.draft.link, self.draft.first
        at = link.start if link is not None else -1
        if at < 0 and name is not None and not name.in_title:
            at = name.start
        object.__setattr__(self, "row", self.of.row_at(at))

    @property
    def context(self) -> PostContext:
        """The post."""
        return self.of.context

    @property
    def drafts(self) -> Sequence[Draft]:
        """All items in the making of the post."""
        return self.of.drafts

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


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One kind of evidence: its id, with which weights and tests name it, and if an item has it.

    `of_right`: it is evidence for all being right too; the others would only overfit the few posts there are.
    """

    id: str
    holds: Callable[[Case], object]
    of_right: bool = False


_Of = Callable[[Case], object]


def _named(check: Callable[[OutletMention], object], *, known: bool) -> _Of:
    return lambda case: case.name is not None and (case.outlet is not None) == known and check(case.name)


def _linked(check: Callable[[ArticleLink], object]) -> _Of:
    return lambda case: case.link is not None and check(case.link)


def _why(reason: str) -> _Of:
    return lambda case: reason in case.draft.why


def _cue(cue: str) -> _Of:
    return _named(lambda name: name.cue == cue, known=False)


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
    return _is_full_row(case.draft) and case.of.rows >= max(_ROWS, len(case.drafts) / 2)


def _among_known(case: Case) -> bool:
    """True if half or more of the other articles are on the sites of known outlets."""
    others = len(case.drafts) - 1
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


def _is_only_linked(case: Case) -> bool:
    """True if the name of an unknown outlet is the words of the link to its site: as any firm is mentioned."""
    name, link = case.name, case.link
    if name is None or name.outlet is not None or link is None:
        return False
    return link.start <= name.start and name.end <= link.end and len(link.text) <= 2 * len(name.name)


def _is_own_site(case: Case) -> bool:
    return is_led(case.draft) and case.link is not None and case.link.publisher is not None


def _is_elsewhere(case: Case) -> bool:
    """True if the article of a known outlet is on a site of nobody known."""
    return case.outlet is not None and case.link is not None and case.link.publisher is None


def _goes_on(case: Case) -> bool:
    """True if a further word with a capital, a number or a letter without case follows: the name may be longer."""
    name = case.name
    if name is None or name.in_title or name.start == name.end:
        return False
    after = case.context.post.text[name.end : name.end + 2]
    return after[:1] in tuple(" -'’") and after[1:].isalnum() and not after[1:].islower()


def _is_other_form(case: Case) -> bool:
    return case.outlet is not None and case.name is not None and case.name.name != case.outlet.shown


def _is_unprinted(case: Case) -> bool:
    """True if only the link shows the outlet: the words about the article do not hold its name."""
    name, outlet = case.name, case.outlet
    if name is None or outlet is None or name.start < name.end:
        return False
    return not any(form in case.said for form in (outlet.shown, outlet.name, *outlet.forms, *outlet.weak))


def _is_on_subdomain(case: Case) -> bool:
    outlet, link = case.outlet, case.link
    if outlet is None or link is None:
        return False
    return host_of(link.url).removeprefix("www.") not in outlet.domains


def _has_unprinted_day(case: Case) -> bool:
    """True if the day of the article is not printed with it: its address has it, or the post as a whole."""
    return case.draft.date is None and case.item.article_date is not None


def _has_doubtful_day(case: Case) -> bool:
    day = case.item.article_date
    return day is not None and not day.certain


def _is_word(name: OutletMention) -> bool:
    bare = fold(name.name).text
    return " " not in bare and bool(languages_using(bare))


def _is_plain(case: Case) -> bool:
    """True for a name printed as the catalogue has it, alone, with a link to the outlet's main site."""
    printed = case.name is not None and case.name.start < case.name.end and _is_own_site(case)
    return printed and not (_goes_on(case) or _is_other_form(case) or _is_on_subdomain(case))


def _last_part(link: ArticleLink) -> str:
    return link.url.rstrip("/").rpartition("/")[2]


_SLUG = 3
"""Hyphens in the last part of an address that make it a title."""
_HEADLINE_WORDS, _HEADLINE_CHARS = 4, 14
"""Words, or letters in a script without blanks, of a link that is a headline."""


def _is_headline(link: ArticleLink) -> bool:
    return not link.says_read and (len(link.text.split()) >= _HEADLINE_WORDS or len(link.text) >= _HEADLINE_CHARS)


def _is_of_newsroom(link: ArticleLink) -> bool:
    return "news" in link.site or names_media(link.site.partition(".")[0])


def _is_of_institution(link: ArticleLink) -> bool:
    return not words("institution_domains").isdisjoint(link.site.split(".")[1:])


def _is_of_watchlist(case: Case) -> bool:
    return case.outlet is not None and case.outlet.own and _is_own_site(case) and not _is_on_subdomain(case)


def _row(check: Callable[[Case, Row], object]) -> _Of:
    return lambda case: case.row is not None and check(case, case.row)


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


def _has_day_of_address(case: Case) -> bool:
    day, link = case.item.article_date, case.link
    found = date_from_url(link.url) if link is not None and day is not None else None
    return day is not None and found is not None and found.on == day.on


def _names_several(case: Case, row: Row) -> bool:
    return len({name.key for name in case.context.mentions_in(row.start, row.end)}) > 1


def _is_soon(case: Case) -> bool:
    day, now = case.item.article_date, case.context.post.published
    return day is not None and now is not None and abs((now.on - day.on).days) <= _SOON


def _is_site_of_many(case: Case) -> bool:
    link = case.link
    return link is not None and link.publisher is None and case.of.sites[link.site] >= _OFTEN


def _is_like_site(case: Case) -> bool:
    return case.name is not None and case.link is not None and resembles(case.name.name, case.link)


EVIDENCE = (
    # The name.
    _Evidence("known", lambda case: case.outlet is not None),
    _Evidence("known-by-name", _named(lambda name: name.start < name.end, known=True)),
    _Evidence("only-listed", lambda case: case.outlet is not None and case.outlet.listed),
    _Evidence("unnamed", lambda case: case.name is None),
    _Evidence("unknown-likely", _named(lambda name: name.strength == 1, known=False)),
    _Evidence("unknown-surely", _named(lambda name: name.strength > 1, known=False)),
    _Evidence("unknown-by-kind", _named(_is_by_kind, known=False)),
    _Evidence("unknown-by-host", _cue("domain")),
    _Evidence("unknown-by-wording", _named(lambda name: name.cue in ("wording", "book-marks"), known=False)),
    _Evidence("unknown-by-slot", _named(lambda name: name.cue in ("form", "issue", "website", "channel"), known=False)),
    _Evidence("unknown-by-verb", _named(lambda name: name.cue in ("verb", "cue", "class"), known=False)),
    _Evidence("unknown-by-place", _cue("line-like-others")),
    _Evidence("unknown-by-dateline", _cue("dateline")),
    _Evidence("unknown-line-of-card", _cue("card")),
    _Evidence("unknown-for-media", _named(lambda name: names_media(name.name), known=False)),
    _Evidence("unknown-only-linked", _is_only_linked),
    _Evidence("needs-support", _named(lambda name: name.weak, known=True), of_right=True),
    _Evidence("everyday-word", _named(_is_word, known=True), of_right=True),
    _Evidence("name-goes-on", _goes_on, of_right=True),
    _Evidence("other-form", _is_other_form, of_right=True),
    _Evidence("unprinted", _is_unprinted, of_right=True),
    # The link.
    _Evidence("no-link", lambda case: case.link is None, of_right=True),
    _Evidence("own-site", _is_own_site, of_right=True),
    _Evidence("of-watchlist", _is_of_watchlist, of_right=True),
    _Evidence("plainly-own", _is_plain, of_right=True),
    _Evidence("elsewhere", _is_elsewhere, of_right=True),
    _Evidence("on-subdomain", _is_on_subdomain, of_right=True),
    _Evidence("like-site", _is_like_site),
    _Evidence("only-near", _why("link-by-nearness"), of_right=True),
    _Evidence("of-list", _why("link-of-list")),
    _Evidence("of-card", _why("link-of-card")),
    _Evidence("of-row", _why("link-of-row")),
    _Evidence("of-sentence", _why("link-by-sentence")),
    _Evidence("front-page", _linked(lambda link: not link.deep)),
    _Evidence("video", _linked(lambda link: link.video)),
    _Evidence("address-like-title", _linked(lambda link: _last_part(link).count("-") >= _SLUG)),
    _Evidence("address-with-number", _linked(lambda link: any(map(str.isdigit, _last_part(link))))),
    _Evidence("deep-address", _linked(lambda link: link.url.count("/") > _DEEP)),
    _Evidence("document", _linked(lambda link: link.url.lower().endswith(".pdf"))),
    _Evidence("site-of-many", _is_site_of_many),
    _Evidence("address-with-day", _linked(lambda link: date_from_url(link.url))),
    _Evidence("reading-words", _linked(lambda link: link.says_read)),
    _Evidence("headline", _linked(_is_headline)),
    _Evidence("site-of-newsroom", _linked(_is_of_newsroom)),
    _Evidence("site-of-association", _linked(lambda link: link.site.endswith(".org"))),
    _Evidence("site-of-institution", _linked(_is_of_institution)),
    # What the post says.
    _Evidence("among-known", _among_known),
    _Evidence("among-full-rows", _among_full_rows),
    _Evidence("alone", lambda case: len(case.drafts) == 1),
    _Evidence("printed-day", lambda case: case.draft.date is not None),
    _Evidence("unprinted-day", _has_unprinted_day, of_right=True),
    _Evidence("doubtful-day", _has_doubtful_day, of_right=True),
    _Evidence("day-of-address", _has_day_of_address, of_right=True),
    _Evidence("words-of-coverage", lambda case: tells_coverage(case.said), of_right=True),
    _Evidence("near-post-day", _is_soon),
    _Evidence(
        "words-of-broadcast", lambda case: any(words.search(case.said) for words in (RADIO, TELEVISION, PODCAST))
    ),
    _Evidence("about-the-world", lambda case: is_about_world(case.said)),
    _Evidence("lately", lambda case: is_recent(case.said)),
    # Where it says so.
    _Evidence("outside-text", lambda case: case.row is None),
    _Evidence("below-press-heading", _row(lambda case, row: row.number in case.of.below_press)),
    _Evidence("row-about-us", _row(lambda case, row: is_about_us(case.context.post.text, row.start, row.end))),
    _Evidence("opens-text", _row(lambda _, row: row.start < _OPENING)),
    _Evidence("short-row", _row(lambda _, row: row.end - row.start <= _SHORT_ROW)),
    _Evidence("paragraph", _row(lambda _, row: row.end - row.start > _LONG_ROW)),
    _Evidence("entry", _row(lambda case, row: case.context.segments[row.number].kind in ("list-item", "table"))),
    _Evidence("link-fills-row", _row(_fills_row)),
    _Evidence("row-with-day", _row(lambda case, row: case.context.days_in(row.start, row.end))),
    _Evidence("day-of-row", _row(_has_day_of_row), of_right=True),
    _Evidence("row-with-days", _row(lambda case, row: len(_days_of(case, row)) > 1), of_right=True),
    _Evidence("row-with-links", _row(lambda case, row: len(case.context.links_in(row.start, row.end)) > 1)),
    _Evidence("row-names-outlet", _row(lambda case, row: case.context.mentions_in(row.start, row.end))),
    _Evidence("row-names-outlets", _row(_names_several)),
    _Evidence("linked-neighbours", _row(_has_linked_neighbours)),
)
"""The kinds of evidence, by what they are about."""
OF_RIGHT = frozenset(one.id for one in EVIDENCE if one.of_right) | {"post.press-title", "post.very-long"}
"""The evidence that speaks for or against all being right too."""
_SAID = frozenset({"words-of-coverage", "post.press-title", "post.coverage-in-title"})
TOGETHER: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
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
IDS = (*OF_POSTS, *OF_NAMES, *(one.id for one in EVIDENCE), *TOGETHER)


def evidence_of(case: Case) -> frozenset[str]:
    """The evidence that an item has, by id, with that of its post."""
    found = case.of.evidence | {one.id for one in EVIDENCE if one.holds(case)}
    return found | {name for name, (has, lacks) in TOGETHER.items() if has <= found and lacks.isdisjoint(found)}
