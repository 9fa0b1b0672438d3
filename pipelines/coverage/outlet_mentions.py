"""Where a post names outlets: catalogued names that the wording supports, and names known by the wording alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice
from operator import itemgetter

from pipelines.common.fold import bare_letters, squash
from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.coverage.channels import came
from pipelines.coverage.domains import (
    MORE_WORDS,
    after_link,
    bare_label,
    is_branch,
    is_headline,
    label_of,
    labelled_names,
    labels_in,
    labels_of,
    letters_of,
    name_in_box,
    name_of_source,
    resembles,
    without_programme,
)
from pipelines.coverage.links import ArticleLink, printed_sites
from pipelines.coverage.name_candidates import AND, NameHit, OutletMention, apart_from, form_name, issue_name, name_hit
from pipelines.coverage.outlet_names import unknown_names
from pipelines.coverage.outlet_roles import (
    MARKS_BEFORE,
    end_with_host,
    is_addressed,
    is_class_of,
    is_first_name_of,
    is_issue,
    non_reporting,
    only_mentioned,
    supported,
)
from pipelines.coverage.post_context import PostContext
from pipelines.coverage.relative_days import is_day_name
from pipelines.names.words import languages_of_word
from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.people.person import Place, between
from pipelines.people.roles import OURS
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPONSORED_BY, reports_coverage
from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import Spans
from presswatch.text.strings import holds, union
from scraper.pages.dates.read import DateSpan


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One segment with the outlets, links and days in it."""

    number: int
    segment: Segment
    hits: Sequence[OutletHit]
    links: Sequence[ArticleLink]
    days: Sequence[DateSpan]


def _linked(context: PostContext, segment: Segment) -> list[ArticleLink]:
    return [link for link in context.links if segment.start <= link.start <= segment.end]


def catalogued(context: PostContext, catalogue: Catalogue) -> Iterator[OutletMention]:
    """Catalogued outlets in sentences about coverage; contact lines, credits and careers have none."""
    hits = printed_sites(context.text, catalogue, catalogue.find(context.text), context.links)
    starts = [hit.start for hit in hits]
    for number, segment in enumerate(context.segments):
        here = hits[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
        inside = [hit for hit in here if hit.end <= segment.end]
        links, days = _linked(context, segment), [span for at, span in context.dates if at == number]
        of_all = only_mentioned(context.text, segment, links, dated=bool(days)) if inside else ""
        sentence = _Sentence(number, segment, inside, links, days)
        for place, hit in enumerate(inside):
            rule = of_all or _something_else(context, sentence, place)
            if rule:
                context.refused(context.text[hit.start : hit.end], rule)
            else:
                yield _catalogued(context, sentence, hit)


_SPONSOR_REACH = 60
_LABEL_LEAD = 4
"""Characters before an outlet, and between it and the day, where a line begins with the two."""
_JOINT = compiled_later(rf"\s?(?:[,、·/&]|{any_word('and_between_names')}|{any_word('unspaced_and_words')})\s?")


def _something_else(context: PostContext, sentence: _Sentence, place: int) -> str:
    """The rule by which a catalogued name is a sponsor's, an aggregator's, or no outlet's at all, or ""."""
    text, segment, hit = context.text, sentence.segment, sentence.hits[place]
    if hit.outlet.aggregator:
        return "aggregator"
    if is_first_name_of(text, hit):
        return "first-name"
    if SPONSORED_BY.search(text, max(segment.start, hit.start - _SPONSOR_REACH), hit.start):
        return "sponsor"
    if any(is_class_of(text, hit, other) for other in sentence.hits[place + 1 : place + 2]):
        return "class-of-name"
    if not hit.weak or supported(text, hit, context.links) or is_addressed(text, segment, hit):
        return ""
    neighbours = sentence.hits[max(0, place - 1) : place + 2]
    return "" if _joined(text, hit, neighbours) else "unsupported"


def _catalogued(context: PostContext, sentence: _Sentence, hit: OutletHit) -> OutletMention:
    name = context.text[hit.start : hit.end]
    outlet = _namesake(hit.outlet, sentence.links or context.links, name)
    mention = NameHit(hit.start, hit.end, name, 3, "catalogue").mention(sentence.number, outlet)
    if _reported(context, sentence, hit):
        return replace(mention, weak=hit.weak)
    context.refused(name, "only-named")
    return replace(mention, strength=0, weak=hit.weak)


def _speaks(text: str, sentence: _Sentence) -> bool:
    """True if the words of a sentence around its outlets report coverage; "Radio Free Asia" is no such word itself."""
    low, high = sentence.segment.start, sentence.segment.end
    chars = list(text[low:high])
    for hit in sentence.hits:
        chars[hit.start - low : hit.end - low] = " " * (hit.end - hit.start)
    return bool(reports_coverage("".join(chars)) or OURS.search(text, low, high))


def _reported(context: PostContext, sentence: _Sentence, hit: OutletHit) -> bool:
    """True if a sentence makes a catalogued outlet one that reported, and not just somebody's employer."""
    text, segment = context.text, sentence.segment
    if sentence.links or _speaks(text, sentence) or _is_label(text, segment, hit, sentence.days):
        return True
    # Next to a day it is one of a press review, or the post links to an article of it.
    if sentence.days and (context.reviews_press or any(hit.outlet.shares_site(link.outlet) for link in context.links)):
        return True
    return is_issue(text, hit) or is_addressed(text, segment, hit)


def _is_label(text: str, segment: Segment, hit: OutletHit, days: Sequence[DateSpan]) -> bool:
    """True if an outlet is in a row or heading, fills its sentence, or is next to a day at its edge."""
    fills = 2 * (hit.end - hit.start) >= segment.end - segment.start
    if fills or segment.kind in ("list-item", "table", "heading", "caption"):
        return True
    leads = hit.start - segment.start <= _LABEL_LEAD
    return leads and any(0 < day.start - end_with_host(text, hit) <= _LABEL_LEAD for day in days)


def _joined(text: str, hit: OutletHit, others: Sequence[OutletHit]) -> bool:
    """True if a weak form is joined to a name that is surely an outlet's: "KNN과 부산MBC"."""
    sure = [other for other in others if other is not hit and (not other.weak or supported(text, other, ()))]
    return any(_JOINT.fullmatch(text, min(hit.end, other.end), max(hit.start, other.start)) for other in sure)


def _namesake(outlet: Outlet, links: Sequence[ArticleLink], printed: str) -> Outlet:
    """The outlet of the same name that a link leads to ("El Comercio" of Lima or of Gijón), else `outlet`."""
    linked = [link.outlet for link in links if link.outlet is not None]
    if any(map(outlet.shares_site, linked)):
        return outlet
    name = printed.casefold()
    others = (one for one in linked if name in {form.casefold() for form in (one.shown, *one.forms, *one.weak)})
    return next(others, outlet)


def worded(context: PostContext, taken: Sequence[OutletMention], catalogue: Catalogue) -> Iterator[OutletMention]:
    """Outlets known by the wording alone, outside the places of known outlets and people."""
    labels = labels_in(context.text, context.links)
    for number, segment in enumerate(context.segments):
        days = [(span.start, span.end) for at, span in context.dates if at == number]
        if not _may_name_outlets(context, segment, dated=bool(days)):
            continue
        known = [(one.start, one.end) for one in taken if one.segment == number]
        hits = _hits(context, number, days, known, labels)
        others: list[NameHit] = [*hits, *taken]
        for one in hits:
            if (one.cue, context.reviews_press) == ("issue", False) or is_day_name(one.name):
                continue
            hit = _before_day(context.text, without_programme(one, context.links), days)
            if (
                hit is not None
                and _is_house(hit, context, others)
                and not _is_known(hit, taken, context.links, catalogue)
            ):
                yield _bracketed(_worded(hit, context.links, number, catalogue), context.text, taken)


def _before_day(text: str, hit: NameHit, days: Sequence[tuple[int, int]]) -> NameHit | None:
    """The name without the beginning of a day that is printed right after it: "Harbor Courier 1 May 2026"."""
    day = next((start for start, end in days if hit.start < start < hit.end < end), None)
    return hit if day is None or hit.cue == "issue" else name_hit(text, hit.start, day, hit.cue, hit.strength)


def _may_name_outlets(context: PostContext, segment: Segment, *, dated: bool) -> bool:
    """True if a sentence has a day, a link, a word of coverage or a name in a form, and its outlets only report."""
    text, start, end = context.text, segment.start, segment.end
    if non_reporting(text, segment, _linked(context, segment)):
        return False
    if dated or context.links or reports_coverage(text[start:end]) or came(text, start, end):
        return True
    return bool(form_name(text, segment) or issue_name(text, segment))


def _hits(
    context: PostContext,
    number: int,
    days: Sequence[tuple[int, int]],
    known: Sequence[tuple[int, int]],
    labels: Sequence[str],
) -> list[NameHit]:
    """The names in a sentence by its wording, by the hosts of links, or over a link."""
    text, segment = context.text, context.segments[number]
    linked = bool(_linked(context, segment))
    row = segment.kind in ("list-item", "table") and linked
    reports = row or bool(days and context.is_about_coverage) or reports_coverage(text[segment.start : segment.end])
    found = unknown_names(text, segment, days, reports=reports)
    apart = filter(None, (apart_from(text, one, known) for one in found))
    cut = filter(None, (after_link(text, hit, context.links) for hit in apart))
    hits = [_grown(text, segment, hit, context.links) for hit in cut]
    hits += _labelled(text, segment, labels, hits)
    if not hits:
        pointed = (read(text, context.segments, number, context.links) for read in (name_in_box, name_of_source))
        hits = list(islice(filter(None, pointed), 1))
    return hits if linked else [h for h in hits if h.cue != "website" or _is_linked(h, context.links)]


def _is_linked(hit: NameHit, links: Sequence[ArticleLink]) -> bool:
    return any(resembles(hit.name, link) for link in links)


_LONGEST_PERSON = 200
"""Characters: no person's name is longer."""
_PROGRAMME_GAP = 3
"""Characters between an outlet and a second marked name that is its programme or edition."""
_LIST_SEPARATOR = compiled_later("[、,，和与與及や・;；]")


def _is_house(hit: NameHit, context: PostContext, others: Sequence[NameHit]) -> bool:
    """True if a name may be an outlet's: no address, headline, person, programme or plain word."""
    links = context.links
    if any(link.start <= hit.start and hit.end <= link.end and link.is_address for link in links):
        return False
    if hit.cue == "dateline" and any(is_headline(hit, link) for link in links):
        return False
    if _is_programme(hit, context.text, others):
        return False
    linked = _is_linked(hit, links)
    if _is_person(hit, context):
        return hit.strength > 1 and linked
    return linked or not _is_plain_word(hit, context.text)


def _is_person(hit: NameHit, context: PostContext) -> bool:
    near = between(context.people, hit.start - _LONGEST_PERSON, hit.end) if hit.cue != "domain" else ()
    return any(hit.start < one.end for one in near)


def _is_programme(hit: NameHit, text: str, others: Sequence[NameHit]) -> bool:
    """True for a marked name right after an outlet, unless the two are a list."""
    if hit.cue not in ("wording", "book-marks"):
        return False
    near = (other for other in others if 0 <= hit.start - other.end <= _PROGRAMME_GAP)
    return any(not _LIST_SEPARATOR.search(text, other.end, hit.start) for other in near)


def _is_plain_word(hit: NameHit, text: str) -> bool:
    """True for one word of the language with a capital, as at the head of a sentence or title."""
    word = hit.name.lower()
    if " " in hit.name or word == hit.name or MARKS_BEFORE.search(text[max(0, hit.start - 2) : hit.start]):
        return False
    return bool(languages_of_word(word)) or _has_word(text, word)


@lru_cache(maxsize=256)
def _has_word(text: str, word: str) -> bool:
    """True if a text has a word by itself; remembered, since a text names an outlet many times."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


_BRACKET_GAP = compiled_later(r"[》」』”»\"]?\s?[（(]\s?[《「『“«\"]?")


def _bracketed(mention: OutletMention, text: str, taken: Sequence[OutletMention]) -> OutletMention:
    """A name with a catalogued one in brackets right after it is that outlet: "《台北時報》（Taipei Times）"."""
    near = (
        one for one in taken if one.outlet and _BRACKET_GAP.fullmatch(text, mention.end, max(mention.end, one.start))
    )
    known = next(near, None)
    return replace(mention, outlet=known.outlet, strength=3) if known else mention


_PAIR = compiled_later(rf"\s{AND}\s")
_KNOWN_SHARE = 0.7
"""Share of a name that a catalogued outlet must fill to be the same; "Herald" in "Ashford Herald" is not."""


def _is_known(hit: NameHit, taken: Sequence[OutletMention], links: Sequence[ArticleLink], catalogue: Catalogue) -> bool:
    """True if a name is a known mention already, or nearly that of a catalogued outlet."""
    overlapping = (known for known in taken if known.start < hit.end and hit.start < known.end)
    if any(_PAIR.search(hit.name) or not _is_longer_name(hit, known, links) for known in overlapping):
        return True
    inner = (h for h in catalogue.find(hit.name) if not h.weak and h.end - h.start >= _KNOWN_SHARE * len(hit.name))
    return hit.cue != "website" and any(inner)


def _is_longer_name(hit: NameHit, mention: OutletMention, links: Sequence[ArticleLink]) -> bool:
    """True if a name around a known one is another outlet's: around a weak form, after a kind, or by its link."""
    if hit.start > mention.start or hit.end - hit.start <= mention.end - mention.start + 2:
        return False
    classed = hit.cue == "class" and hit.end == mention.end and squash(hit.name) != squash(mention.name)
    return mention.weak or classed or _is_linked(hit, links)


def without_inner(known: Sequence[OutletMention], longer: Sequence[OutletMention]) -> list[OutletMention]:
    """The catalogued mentions that are not part of a longer name known by the wording."""
    spans = sorted((mention.start, mention.end) for mention in longer)
    ends = list(accumulate((end for _, end in spans), max))
    places = (bisect_right(spans, n.start, key=itemgetter(0)) for n in known)
    return [n for n, place in zip(known, places, strict=True) if not place or ends[place - 1] < n.end]


def _labelled(text: str, segment: Segment, labels: Sequence[str], hits: Sequence[NameHit]) -> list[NameHit]:
    """Names that only the host of an unknown link indicates."""
    here = labels_of(labels, letters_of(text[segment.start : segment.end])) if labels else []
    found = [hit for label in here for hit in labelled_names(text, segment, label)]
    return [hit for hit in found if not any(one.strength > 1 and holds(one, hit) for one in hits)]


_GROWTH = 40
"""Characters: no name of an outlet continues longer than this in lower case."""


def _grown(text: str, segment: Segment, hit: NameHit, links: Sequence[ArticleLink]) -> NameHit:
    """A name with the word after it if the host of a link has both ("Le Phare breton" at lepharebreton)."""
    labels = {label_of(link) for link in links}
    end = hit.end
    for more in MORE_WORDS.finditer(text, hit.end, min(segment.end, hit.end + _GROWTH)):
        if not labels or more.start() != end:
            break
        end = more.end()
        longer = text[hit.start : end]
        if {bare_letters(longer), squash(longer)} & (labels | set(map(bare_label, labels))):
            return replace(hit, end=end, name=longer)
    return hit


def _worded(hit: NameHit, links: Sequence[ArticleLink], number: int, catalogue: Catalogue) -> OutletMention:
    """A name with its catalogued outlet: that of its link, or, without a link, one of which it is a form."""
    name, like = hit.name, [link for link in links if resembles(hit.name, link)]
    site = next((link.publisher for link in like if link.publisher is not None and not is_branch(name, link)), None)
    if like:  # of several outlets on one site it is the one whose name is printed
        found = (k.outlet for k in catalogue.find(name) if site is not None and site.shares_site(k.outlet))
    else:
        found = (k.outlet for k in catalogue.find(name) if squash(name[k.start : k.end]) == squash(name))
    outlet = next(found, site)
    return (replace(hit, strength=2, cue="domain") if like else hit).mention(number, outlet)


# The other places of a name.
_SURE, _SHORTEST_REPEATED = 2, 3
"""The strength of a name that is surely an outlet's; letters: a shorter name is in other words by chance."""


def repeated(
    context: PostContext, known: Sequence[OutletMention], taken: Sequence[OutletMention]
) -> Iterator[OutletMention]:
    """The other places of names known by the wording, in sentences of coverage, so that a day there is theirs."""
    occupied: tuple[OutletMention | Place, ...] = (*known, *taken, *context.people)
    held = union((one.start, one.end) for one in occupied)
    starts = [segment.start for segment in context.segments]
    for mention in {n.name: n for n in known if n.strength >= _SURE and len(n.name) >= _SHORTEST_REPEATED}.values():
        for match in _whole(mention.name).finditer(context.text):
            number = bisect_right(starts, match.start()) - 1
            sentence = context.text[starts[number] : context.segments[number].end]
            if not _overlaps(held, *match.span()) and reports_coverage(sentence):
                yield replace(mention, start=match.start(), end=match.end(), cue="named again", segment=number)


def _overlaps(held: Spans, start: int, end: int) -> bool:
    before = bisect_left(held, end, key=itemgetter(0)) - 1
    return before >= 0 and held[before][1] > start


def _whole(name: str) -> re.Pattern[str]:
    """A name as a whole word where its script parts words by blanks."""
    dense = is_cjk(name[0]) or is_hangul(name[0])
    return re.compile(re.escape(name) if dense else rf"(?<!\w){re.escape(name)}(?!\w)")
