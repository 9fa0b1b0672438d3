"""Where a post names outlets: catalogued names that the wording supports, and names that only the wording tells."""

# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from pipelines.coverage.dated_names import form_name, issue_name
from pipelines.coverage.domains import (
    MORE_WORDS,
    bare_label,
    behind_link,
    label_of,
    label_of_house,
    labelled_names,
    labels_in,
    labels_of,
    letters_of,
    name_over_link,
    resembles,
    without_programme,
)
from pipelines.coverage.link_names import is_headline, name_in_box, name_of_source
from pipelines.coverage.links import ArticleLink, printed_sites
from pipelines.coverage.name_candidates import NameHit, OutletMention, apart_from, names_media
from pipelines.coverage.non_reporting import has_other_role, is_non_reporting, only_mentions
from pipelines.coverage.outlet_names import MARKED_LAST, bracket_name, came, unknown_names
from pipelines.coverage.outlet_roles import (
    airs_on,
    appears_on,
    employs,
    end_with_host,
    follows_day,
    goes_on,
    in_form,
    is_class_of,
    is_material,
    is_own_print,
    leads_to,
    told_to,
    with_day_in_brackets,
)
from pipelines.coverage.support import MARKS_BEFORE, asks_support, is_first_name_of, is_issue, supported
from pipelines.coverage.weekdays import is_day_name
from pipelines.names.common import languages_of_word
from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.people.places import Place, between
from pipelines.people.roles import OURS
from pipelines.text.ascii import bare_letters, squash
from pipelines.text.segments import Segment, is_cjk, is_hangul
from pipelines.text.speech_verbs import CONTACT_LINE, SPONSORED_BY, tells_coverage
from presswatch.records import Spans
from presswatch.text.strings import union
from scraper.pages.dates.read import DateSpan

_JOURNALIST = re.compile(
    r"^['’]?s?\s*(?:journalist|reporter|correspondent|editor|photographer|기자|記者|记者|журналист|корреспондент|صحفي|journaliste|periodista|redakteur)",
    re.IGNORECASE,
)


def _without(text: str, segment: Segment, hits: Sequence[OutletHit]) -> str:
    """A sentence with its outlets' names blanked, so that "Radio Free Asia" is not its own coverage word."""
    chars = list(text[segment.start : segment.end])
    for hit in hits:
        chars[hit.start - segment.start : hit.end - segment.start] = " " * (hit.end - hit.start)
    return "".join(chars)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is read of a text before outlets are looked for; dates by segment number, all offsets into the text.

    `titled`: the title speaks of coverage, so a dated sentence needs no word of it; `reviewed`: it is that of a press
    review, so a row may tell the issue of a paper instead of a day.
    """

    text: str
    segments: Sequence[Segment]
    links: Sequence[ArticleLink]
    dates: Sequence[tuple[int, DateSpan]]
    people: Sequence[Place]
    titled: bool = False
    reviewed: bool = False


def catalogued(seen: Seen, catalogue: Catalogue) -> Iterator[OutletMention]:
    """Catalogued outlets in sentences that speak of coverage; contact lines, credits and careers give none."""
    text, links = seen.text, seen.links
    hits = printed_sites(text, catalogue, catalogue.find(text), links)
    for number, segment in enumerate(seen.segments):
        inside = [h for h in hits if segment.start <= h.start and h.end <= segment.end]
        if not inside:
            continue
        linked = [link for link in links if segment.start <= link.start <= segment.end]
        dated = [span for at, span in seen.dates if at == number]
        if only_mentions(text, segment, linked, dated=bool(dated)):
            continue
        speaks = bool(tells_coverage(_without(text, segment, inside)) or OURS.search(text, segment.start, segment.end))
        for place, hit in enumerate(inside):
            lends = SPONSORED_BY.search(text, max(segment.start, hit.start - 60), hit.start)
            if lends or (not linked and is_material(text, segment, hit)):
                continue
            if hit.outlet.aggregator or (
                asks_support(text, hit)
                and not supported(text, hit, links)
                and not _joined(text, hit, inside[max(0, place - 1) : place + 2])
                and not told_to(text, segment, hit)
            ):
                continue
            following = inside[place + 1 : place + 2]
            if (
                is_first_name_of(text, hit)
                or goes_on(text, hit)
                or any(airs_on(text, hit, o) or is_class_of(text, hit, o) for o in following)
            ):
                continue
            writes = _JOURNALIST.match(text[hit.end : hit.end + 16]) or (employs(text, segment, hit) and not linked)
            by_journalist = bool(writes) and not speaks
            listed = seen.reviewed and dated and not hit.weak
            listed = listed or (dated and leads_to(hit.outlet, links))
            told = speaks or linked or listed or _labels(text, segment, hit, dated) or is_issue(text, hit)
            told = told or told_to(text, segment, hit) or appears_on(text, segment, hit)
            strength = 3 if told and not by_journalist else 0
            yield OutletMention(
                start=hit.start,
                end=hit.end,
                name=text[hit.start : hit.end],
                outlet=_namesake(hit.outlet, linked or links, text[hit.start : hit.end]),
                strength=strength,
                cue="catalogue",
                segment=number,
                weak=hit.weak,
            )


def _labels(text: str, segment: Segment, hit: OutletHit, dated: Sequence[DateSpan]) -> bool:
    """Whether an outlet stands in a row or heading, fills its sentence, or stands beside a day at its edge."""
    if (
        segment.kind in ("list-item", "table", "heading", "caption")
        or 2 * (hit.end - hit.start) >= segment.end - segment.start
    ):
        return True
    leads = hit.start - segment.start <= _LABEL_LEAD
    return (
        (leads and any(0 < day.start - end_with_host(text, hit) <= _LABEL_LEAD for day in dated))
        or follows_day(text, segment, hit, dated)
        or in_form(text, segment, hit)
        or with_day_in_brackets(text, hit, dated)
    )


_JOINT = re.compile(r"\s?(?:[,、·/&]|과|와|및|和|与|與|や|と|and|und|et|y|e|и|و)\s?")


def _joined(text: str, hit: OutletHit, others: Sequence[OutletHit]) -> bool:
    """Whether a weak form stands joined to a name that is surely an outlet's: "KNN과 부산MBC"."""
    sure = [other for other in others if other is not hit and (not other.weak or supported(text, other, ()))]
    return any(
        _JOINT.fullmatch(text, min(hit.end, other.end), max(hit.start, other.start)) is not None for other in sure
    )


def _namesake(outlet: Outlet, links: Sequence[ArticleLink], printed: str) -> Outlet:
    """The outlet of the same name that a link leads to ("El Comercio" of Lima or of Gijón), else the one named."""
    linked = [link.outlet for link in links if link.outlet is not None]
    if any(set(other.domains) & set(outlet.domains) for other in linked):
        return outlet
    name = printed.casefold()
    return next(
        (
            other
            for other in linked
            if other.shown == outlet.shown
            or label_of_house(other) == label_of_house(outlet)
            or name in {n.casefold() for n in (other.shown, *other.forms, *other.weak)}
        ),
        outlet,
    )


def worded(seen: Seen, taken: Sequence[OutletMention], catalogue: Catalogue) -> Iterator[OutletMention]:
    """Outlets told by the wording alone, outside the places of known outlets and people."""
    text, links = seen.text, seen.links
    labels = labels_in(text, links)
    for number, segment in enumerate(seen.segments):
        words = text[segment.start : segment.end]
        here = [link for link in links if segment.start <= link.start <= segment.end]
        linked = bool(here)
        row = segment.kind in ("list-item", "table") and linked
        dated = [(span.start, span.end) for at, span in seen.dates if at == number]
        if CONTACT_LINE.inside(text, segment.start, segment.end) or not (
            row
            or dated
            or links
            or tells_coverage(words)
            or came(text, segment.start, segment.end)
            or form_name(text, segment)
            or issue_name(text, segment)
        ):
            continue
        if is_non_reporting(text, segment, here):
            continue
        found = unknown_names(text, segment, dated, told=row or tells_coverage(words) or bool(dated and seen.titled))
        known = [
            (outlet_mention.start, outlet_mention.end) for outlet_mention in taken if outlet_mention.segment == number
        ]
        parted = (apart_from(text, hit, known) for hit in found)
        whole = (behind_link(text, hit, links) for hit in parted if hit is not None)
        hits = [_grown(text, segment, hit, links) for hit in whole if hit is not None]
        hits += _labelled(text, segment, labels, hits)
        hits += _over_link(seen, number) if not hits else []
        if not linked:
            hits = [h for h in hits if h.cue != "website" or any(resembles(h.name, link) for link in links)]
        others: list[NameHit | OutletMention] = [*hits, *taken]
        for one in hits:
            inner = any(low <= one.start and one.end <= high for low, high in dated)  # "published on Oct. 22"
            if inner or is_day_name(one.name) or (one.cue == "issue" and not seen.reviewed):
                continue
            hit = without_programme(one, links)
            if _is_house(hit, seen, segment, others, labels) and not _is_known(hit, taken, links, catalogue):
                yield _bracketed(_worded(hit, links, number, catalogue), text, taken)


def _is_house(
    hit: NameHit, seen: Seen, segment: Segment, others: Sequence[NameHit | OutletMention], labels: Sequence[str]
) -> bool:
    """Whether a name told by the wording may be an outlet's: no address, headline, person, programme or plain word."""
    text, links = seen.text, seen.links
    if any(link.start <= hit.start and hit.end <= link.end and link.is_address for link in links):
        return False
    if is_own_print(text[max(segment.start, hit.start - 100) : hit.start]):
        return False
    if hit.cue == "dateline" and any(is_headline(hit, link, labels) for link in links):
        return False
    linked = any(resembles(hit.name, link) for link in links)
    near = between(seen.people, hit.start - _LONGEST_PERSON, hit.end) if hit.cue != "domain" else ()
    person = any(hit.start < one.end for one in near)
    if person and not (hit.strength > 1 and linked):
        return False
    if hit.cue in ("wording", "book marks") and any(
        0 <= hit.start - other.end <= _PROGRAMME_GAP and not _LISTING.search(text, other.end, hit.start)
        for other in others
    ):
        return False
    if hit.cue == MARKED_LAST and any(segment.start <= other.start < hit.start for other in others):
        return False
    return linked or not _is_plain_word(hit, text)


def _is_plain_word(hit: NameHit, text: str) -> bool:
    """Whether a name is one word of the language with a capital letter, as at the head of a sentence or title."""
    word = hit.name.lower()
    if " " in hit.name or word == hit.name or MARKS_BEFORE.search(text[max(0, hit.start - 2) : hit.start]):
        return False
    return bool(languages_of_word(word)) or _has_word(text, word)


@lru_cache(maxsize=256)
def _has_word(text: str, word: str) -> bool:
    """Whether a word stands in a text by itself; remembered, since a text names an outlet many times."""
    at = text.find(word)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(char.isalnum() or char == "_" for char in around):
            return True
        at = text.find(word, at + 1)
    return False


_LONGEST_PERSON = 200
"""Characters: no person's name is longer."""
_LABEL_LEAD = 4  # characters before an outlet's name, and between it and the date, where a line begins with both
_PROGRAMME_GAP = 3
"""Characters between an outlet's name and a second marked name that is its programme or edition."""
_KNOWN_SHARE = 0.7  # of a name that a catalogued outlet's must fill to be the same; "Herald" in "Ashford Herald" is not


_LISTING = re.compile("[、,，和与與及や・;；]")
"""Signs between two outlets of a list, which part no programme from its station."""
_BRACKET_GAP = re.compile(r"[》」』”»\"]?\s?[（(]\s?[《「『“«\"]?")


def _bracketed(outlet_mention: OutletMention, text: str, taken: Sequence[OutletMention]) -> OutletMention:
    """A name with a catalogued one in brackets right after it is that outlet: "《台北時報》（Taipei Times）"."""
    for known in taken:
        if known.outlet is not None and _BRACKET_GAP.fullmatch(
            text, outlet_mention.end, max(outlet_mention.end, known.start)
        ):
            return replace(outlet_mention, outlet=known.outlet, strength=3)
    return outlet_mention


_PAIR = re.compile(r"\s(?:et|and|und|y|e|и|&)\s")
"""A word that joins two names: a run with a catalogued name on one side is two outlets."""


def _is_known(hit: NameHit, taken: Sequence[OutletMention], links: Sequence[ArticleLink], catalogue: Catalogue) -> bool:
    """Whether a name is a catalogued outlet's already: a longer name around a weak form, or that the link bears out, is not."""
    for outlet_mention in taken:
        if outlet_mention.start < hit.end and hit.start < outlet_mention.end:
            if _PAIR.search(hit.name):
                return True
            longer = (
                hit.start <= outlet_mention.start
                and outlet_mention.end <= hit.end
                and hit.end - hit.start > outlet_mention.end - outlet_mention.start + 2
            )
            classed = (
                hit.cue == "class" and hit.end == outlet_mention.end and squash(hit.name) != squash(outlet_mention.name)
            )
            if not (longer and (outlet_mention.weak or classed or any(resembles(hit.name, link) for link in links))):
                return True
    inner = [h for h in catalogue.find(hit.name) if not h.weak and h.end - h.start >= _KNOWN_SHARE * len(hit.name)]
    return bool(inner) and hit.cue != "website"


def without_inner(known: Sequence[OutletMention], told: Sequence[OutletMention]) -> list[OutletMention]:
    """The catalogued namings that are not part of a longer name told by the wording."""
    longer = sorted((t.start, t.end) for t in told)
    ends = list(accumulate((end for _, end in longer), max))
    places = (bisect_right(longer, n.start, key=itemgetter(0)) for n in known)
    return [n for n, place in zip(known, places, strict=True) if not place or ends[place - 1] < n.end]


def _labelled(text: str, segment: Segment, labels: Sequence[str], hits: Sequence[NameHit]) -> list[NameHit]:
    """Names that only the host of an unknown link gives away."""
    here = labels_of(labels, letters_of(text[segment.start : segment.end])) if labels else []
    found = [hit for label in here for hit in labelled_names(text, segment, label)]
    return [hit for hit in found if not any(o.start <= hit.start and hit.end <= o.end and o.strength > 1 for o in hits)]


def _over_link(seen: Seen, number: int) -> list[NameHit]:
    """The name that a line with a bullet prints above its link, where the title tells of coverage, or a box's name."""
    below = seen.segments[number + 1] if number + 1 < len(seen.segments) else None
    hit = name_over_link(seen.text, seen.segments[number], below, seen.links) if seen.titled else None
    hit = hit or name_in_box(seen.text, seen.segments, number, seen.links)
    hit = hit or name_of_source(seen.text, seen.segments, number, seen.links)
    return [hit] if hit is not None else []


def _grown(text: str, segment: Segment, hit: NameHit, links: Sequence[ArticleLink]) -> NameHit:
    """A name with the word after it if the link's host shows that it belongs ("Le Phare breton" at lepharebreton)."""
    labels = {label_of(link) for link in links}
    end = hit.end
    for more in MORE_WORDS.finditer(text, hit.end, min(segment.end, hit.end + _GROWTH)):
        if not labels or more.start() != end:
            break
        end = more.end()
        longer = text[hit.start : end]
        if {bare_letters(longer), squash(longer)} & (labels | set(map(bare_label, labels))):
            return NameHit(hit.start, end, longer, hit.strength, hit.cue)
    return hit


_GROWTH = 40  # characters: no outlet's name goes on longer than this in small letters


def _worded(hit: NameHit, links: Sequence[ArticleLink], number: int, catalogue: Catalogue) -> OutletMention:
    like = [link for link in links if resembles(hit.name, link)]
    same = bool(like)
    outlet = next((link.outlet for link in like if link.outlet is not None and not link.outlet.aggregator), None)
    if outlet is not None:
        # Of several houses on one site it is the one that the name holds.
        sites = set(outlet.domains)
        outlet = next((k.outlet for k in catalogue.find(hit.name) if sites & set(k.outlet.domains)), outlet)
    if outlet is None and not same:
        # A weak form is an outlet's where the wording alone tells so.
        weak = (k for k in catalogue.find(hit.name) if k.weak)
        whole = (k for k in weak if squash(hit.name[k.start : k.end]) == squash(hit.name))
        outlet = next((known.outlet for known in whole), None)
    return OutletMention(
        start=hit.start,
        end=hit.end,
        name=hit.name,
        outlet=outlet,
        strength=3 if outlet else 2 if same else hit.strength,
        cue="domain" if same else hit.cue,
        segment=number,
    )


def in_title(title: str, links: Sequence[ArticleLink], catalogue: Catalogue) -> list[OutletMention]:
    """Every place of the title that names an outlet; wording alone counts where nothing else does."""
    bracket, hits = bracket_name(title), catalogue.find(title)
    if bracket is None and has_other_role(title, 0, len(title)):
        return []
    found = list(_catalogued(title, hits, bracket, links))
    if bracket is not None and not any(outlet_mention.start < bracket.end for outlet_mention in found):
        named_so = names_media(bracket.name) or _HAN_MEDIA.search(bracket.name)
        sure = named_so or any(resembles(bracket.name, link) for link in links)
        found.append(_naming(bracket, 2 if sure else 1, "bracket"))
    return found or list(_told(title, hits, links))


def _catalogued(
    title: str, hits: Sequence[OutletHit], bracket: NameHit | None, links: Sequence[ArticleLink]
) -> Iterator[OutletMention]:
    for hit in hits:
        bracketed = bracket is not None and hit.start >= bracket.start and hit.end <= bracket.end
        if hit.outlet.aggregator or (asks_support(title, hit) and not bracketed and not supported(title, hit, links)):
            continue
        cue = "bracket" if bracketed else "title"
        named = NameHit(start=hit.start, end=hit.end, name=title[hit.start : hit.end], strength=3, cue=cue)
        yield _naming(named, named.strength, cue, hit.outlet)


def _told(title: str, hits: Sequence[OutletHit], links: Sequence[ArticleLink]) -> Iterator[OutletMention]:
    """Names that are labels of the links' hosts, else names that only the wording tells."""
    whole = Segment(0, len(title), 0, "heading")
    labelled = [hit for label in labels_in(title, links) for hit in labelled_names(title, whole, label)]
    yield from (_naming(hit, 2, "domain") for hit in labelled)
    for hit in () if labelled else unknown_names(title, whole):
        known = any(one.start < hit.end and hit.start < one.end for one in hits)
        if hit.strength >= 2 and hit.cue not in ("website", "issue") and not known:
            yield _naming(hit, hit.strength, "title")


def _naming(hit: NameHit, strength: int, cue: str, outlet: Outlet | None = None) -> OutletMention:
    return OutletMention(
        start=hit.start, end=hit.end, name=hit.name, outlet=outlet, strength=strength, cue=cue, in_title=True
    )


_HAN_MEDIA = re.compile(
    r"(?:日报|日報|晚报|晚報|周报|週報|时报|時報|早报|早報|新闻|新聞|新報|月刊|周刊|週刊|季刊|杂志|雜誌|雑誌|电台|電台|广播|廣播|电视台|電視台|テレビ|ラジオ|放送|通信|타임스|타임즈|신문|일보|뉴스|방송|저널|통신)\Z"
)
"""Last words of a name in brackets that make it an outlet's in Chinese, Japanese or Korean."""

_CYRILLIC_WORDS = re.compile(r"[А-ЯЁа-яё-]{4,}(?: [А-ЯЁа-яё-]{4,}){0,3}")
_ENDING = 3
"""Letters at the end of a Russian word that its case may change."""


def as_told(outlet_mention: OutletMention, told: Sequence[OutletMention]) -> OutletMention:
    """A Russian name of a title as the text prints it in another case: "в «Вечерней Ижоре»" is the Вечерняя Ижора."""
    if outlet_mention.outlet is not None or not _CYRILLIC_WORDS.fullmatch(outlet_mention.name):
        return outlet_mention
    same = next((one for one in told if _alike(outlet_mention.name, one.name)), None)
    return outlet_mention if same is None else replace(outlet_mention, name=same.name)


def _alike(one: str, other: str) -> bool:
    firsts, seconds = one.lower().split(" "), other.lower().split(" ")
    stems = ((a[: max(_ENDING, len(a) - _ENDING)], b) for a, b in zip(firsts, seconds, strict=False))
    near = all(abs(len(a) - len(b)) <= _ENDING for a, b in zip(firsts, seconds, strict=False))
    return len(firsts) == len(seconds) and near and all(b.startswith(stem) for stem, b in stems)


_SURE = 2
_SHORTEST = 3
"""Letters: a shorter name stands in other words by chance."""


def again(seen: Seen, told: Sequence[OutletMention], taken: Sequence[OutletMention]) -> Iterator[OutletMention]:
    """The other places of names told by the wording, in sentences of coverage, so that a day told there is theirs."""
    spans = [(n.start, n.end) for n in (*told, *taken)] + [(place.start, place.end) for place in seen.people]
    held = union(spans)
    starts = [segment.start for segment in seen.segments]
    for outlet_mention in {n.name: n for n in told if n.strength >= _SURE and len(n.name) >= _SHORTEST}.values():
        for match in _whole(outlet_mention.name).finditer(seen.text):
            number = bisect_right(starts, match.start()) - 1
            part = seen.segments[number] if number >= 0 and match.start() < seen.segments[number].end else None
            free = part is not None and not _overlaps(held, *match.span())
            if free and part is not None and tells_coverage(seen.text[part.start : part.end]):
                yield replace(outlet_mention, start=match.start(), end=match.end(), cue="named again", segment=number)


def _overlaps(held: Spans, start: int, end: int) -> bool:
    """Whether a range shares a character with one of the spans, which are in order and apart."""
    before = bisect_left(held, end, key=itemgetter(0)) - 1
    return before >= 0 and held[before][1] > start


def _whole(name: str) -> re.Pattern[str]:
    """A name as a whole word where its script parts words by blanks."""
    dense = is_cjk(name[0]) or is_hangul(name[0])
    return re.compile(re.escape(name) if dense else rf"(?<!\w){re.escape(name)}(?!\w)")
