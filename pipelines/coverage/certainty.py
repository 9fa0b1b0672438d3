"""How sure an item is: evidence that adds up to the chance that it is coverage, and that all it says is right.

Each kind of evidence is a row of `EVIDENCE`; its weights are learned from labelled posts and read from
`pipelines/data/coverage_evidence.json`, which `python -m benchmarks.train_certainty` writes and measures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import msgspec

from pipelines.common.fold import fold
from pipelines.coverage.domains import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention, names_media
from pipelines.coverage.post_context import Draft, PostContext
from pipelines.names.words import languages_using
from pipelines.outlets.outlet import Outlet
from pipelines.text.speech_verbs import MEDIA_TITLE, tells_coverage
from presswatch.languages.packs import words
from presswatch.records import CoverageItem
from presswatch.urls.canonical import host_of, site_of
from scraper.pages.dates.cues import date_from_url


@dataclass(frozen=True, slots=True)
class Case:
    """An item in the making: its draft, what is known of the post, the words about it, and all drafts of the post.

    `led`: how many of these have a known outlet with a link to its site.
    """

    context: PostContext
    draft: Draft
    item: CoverageItem
    said: str
    drafts: Sequence[Draft] = ()
    led: int = 0

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


def _among_known(case: Case) -> bool:
    """True if half or more of the other articles are on the sites of known outlets."""
    others = len(case.drafts) - 1
    return others > 0 and 2 * (case.led - is_led(case.draft)) >= others


_BY_KIND = frozenset(
    {
        *("class", "form", "issue", "column", "website", "call sign", "channel"),
        *("wording", "book marks", "source line", "over a link"),
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


def _has_deep_domain(case: Case) -> bool:
    domain = case.item.domain
    return domain is not None and site_of(f"https://{domain}") != domain


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


_LONG_POST = 6_000
"""Characters of a post that is rather an article or a diary than a report of coverage."""
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


def _is_like_site(case: Case) -> bool:
    return case.name is not None and case.link is not None and resembles(case.name.name, case.link)


EVIDENCE = (
    # The name.
    _Evidence("known", lambda case: case.outlet is not None),
    _Evidence("only-listed", lambda case: case.outlet is not None and case.outlet.listed),
    _Evidence("unnamed", lambda case: case.name is None),
    _Evidence("unknown-likely", _named(lambda name: name.strength == 1, known=False)),
    _Evidence("unknown-surely", _named(lambda name: name.strength > 1, known=False)),
    _Evidence("unknown-by-kind", _named(_is_by_kind, known=False)),
    _Evidence("unknown-by-host", _cue("domain")),
    _Evidence("unknown-rest-of-row", _cue("row")),
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
    _Evidence("plainly-own", _is_plain, of_right=True),
    _Evidence("elsewhere", _is_elsewhere, of_right=True),
    _Evidence("on-subdomain", _is_on_subdomain, of_right=True),
    _Evidence("like-site", _is_like_site),
    _Evidence("only-near", _why("link by nearness"), of_right=True),
    _Evidence("of-list", _why("link of the list")),
    _Evidence("of-card", _why("link of the card")),
    _Evidence("front-page", _linked(lambda link: not link.deep)),
    _Evidence("video", _linked(lambda link: link.video)),
    _Evidence("address-like-title", _linked(lambda link: _last_part(link).count("-") >= _SLUG)),
    _Evidence("address-with-number", _linked(lambda link: any(map(str.isdigit, _last_part(link))))),
    _Evidence("address-with-day", _linked(lambda link: date_from_url(link.url))),
    _Evidence("reading-words", _linked(lambda link: link.says_read)),
    _Evidence("headline", _linked(_is_headline)),
    _Evidence("site-of-newsroom", _linked(_is_of_newsroom)),
    _Evidence("site-of-association", _linked(lambda link: link.site.endswith(".org"))),
    _Evidence("site-of-institution", _linked(_is_of_institution)),
    # What the post says.
    _Evidence("deep-domain", _has_deep_domain, of_right=True),
    _Evidence("among-known", _among_known),
    _Evidence("alone", lambda case: len(case.drafts) == 1),
    _Evidence("printed-day", lambda case: case.draft.date is not None),
    _Evidence("unprinted-day", _has_unprinted_day, of_right=True),
    _Evidence("doubtful-day", _has_doubtful_day, of_right=True),
    _Evidence("coverage-in-title", lambda case: tells_coverage(case.context.post.title)),
    _Evidence("press-title", lambda case: MEDIA_TITLE.search(case.context.post.title), of_right=True),
    _Evidence("words-of-coverage", lambda case: tells_coverage(case.said), of_right=True),
    _Evidence("long-post", lambda case: len(case.context.post.text) > _LONG_POST, of_right=True),
)
"""The kinds of evidence, by what they are about."""


class _Weights(msgspec.Struct, frozen=True):
    """Learned weights: of each evidence for coverage and for all being right, the constants, and where to cut."""

    least: float
    least_alone: float
    certain: float
    constant: tuple[float, float]
    weights: dict[str, tuple[float, float]]


@cache
def learned() -> _Weights:
    """The weights as they ship."""
    path = resources.files("pipelines").joinpath("data/coverage_evidence.json")
    return msgspec.json.decode(path.read_bytes(), type=_Weights)


def evidence_of(case: Case) -> frozenset[str]:
    """The evidence that an item has, by id."""
    return frozenset(one.id for one in EVIDENCE if one.holds(case))


def chances(found: Collection[str]) -> tuple[float, float]:
    """The chance that an item with this evidence is coverage, and that all it says is right."""
    table = learned()
    sums = zip(table.constant, *(table.weights.get(one, (0.0, 0.0)) for one in found), strict=True)
    coverage, right = (1 / (1 + math.exp(-sum(one))) for one in sums)
    return coverage, right


def weighed(case: Case) -> CoverageItem | None:
    """The item, marked certain if it is right as good as always; None if it links to what is hardly coverage.

    An article with which alone the post would report coverage has to be it more likely than not. A name that the
    wording calls a paper or station stays, and an outlet that no catalogue has is proposed, never certain, nor
    is one that only public lists have.
    """
    coverage, right = chances(evidence_of(case))
    least = learned().least if len(case.drafts) > 1 else learned().least_alone
    doubtful = case.link is not None and (case.name is None or not _is_by_kind(case.name))
    if doubtful and coverage < least:
        return None
    sure = case.outlet is not None and not case.outlet.listed and right >= learned().certain
    return replace(case.item, certain=sure)
