"""Which link and which date of a post belong to which outlet: by site, by sentence, by order."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipelines.coverage.counted import counts_itself, fill_days_later
from pipelines.coverage.dates import dates_in, days_later, means_today
from pipelines.coverage.domains import label_of, resembles
from pipelines.coverage.link_names import led_below
from pipelines.coverage.links import ArticleLink, is_heard_at, is_of_house
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import Draft, PostContext, segment_at
from pipelines.coverage.recent_days import tells_lately
from pipelines.coverage.slots import IN_SLOT
from pipelines.outlets.outlet import Outlet
from pipelines.text.ascii import squash
from pipelines.text.segments import is_hangul
from pipelines.text.speech_verbs import tells_coverage
from presswatch.records import DateReading
from presswatch.urls.canonical import host_of
from scraper.pages.dates.read import DateSpan


def _link_score(context: PostContext, draft: Draft, link: ArticleLink) -> int:
    """How well a link fits an outlet: its site, its words, its place; 0 or less means not at all."""
    first = draft.first
    if first is None:
        return 0
    named = any(resembles(n.name, link) for n in draft.outlet_mentions)
    if first.cue == IN_SLOT and not named and segment_at(context.segments, link.start) != first.segment:
        return 0  # other lines of its make have their link in them
    site = 0
    if first.outlet is not None:
        if link.outlet is not None and not link.outlet.aggregator:
            other = 20 if is_of_house(first.outlet, link) else -1000
            site = 100 if _is_site_of(first.outlet, link) else 80 if squash(first.name) == label_of(link) else other
        elif link.outlet is None and not link.short and not link.video:
            site = -15
    elif link.outlet is not None and not link.outlet.aggregator:
        site = 0 if is_heard_at(first.name, link) else -60
    elif named:
        site = 80
    if link.outlet is not None and link.outlet.aggregator:
        site -= 10
    return (
        site
        + _place_score(context, draft, link)
        + (12 if link.says_read or link.is_portal else 0)
        + (8 if link.deep else -8)
        + (30 if any(n.name and n.name in link.text for n in draft.outlet_mentions) else 0)
    )


def _is_site_of(outlet: Outlet, link: ArticleLink) -> bool:
    """Whether a link leads to an outlet's site, or to an edition's below it (afrique.lalibre.be of lalibre.be)."""
    host = host_of(link.url)
    shared = link.outlet is not None and set(link.outlet.domains) & set(outlet.domains)
    return bool(shared) or any(host == domain or host.endswith("." + domain) for domain in outlet.domains)


def _place_score(context: PostContext, draft: Draft, link: ArticleLink) -> int:
    """Nearness of a link to an outlet's names: same sentence, same block, the next blocks."""
    here = segment_at(context.segments, link.start)
    best = 0
    for outlet_mention in draft.outlet_mentions:
        if outlet_mention.in_title or here is None:
            best = max(best, 4)
            continue
        there = outlet_mention.segment
        if here == there:
            gap = (
                link.start - outlet_mention.end
                if link.start >= outlet_mention.end
                else (outlet_mention.start - link.end) * 2 + 6
            )
            best = max(best, 40 - min(20, gap // 10))
        elif context.segments[here].block == context.segments[there].block:
            best = max(best, 22 - min(10, abs(here - there) * 3))
        else:
            apart = context.segments[here].block - context.segments[there].block
            best = max(best, (14 if apart > 0 else 6) - min(10, 2 * abs(apart)))
    return best


_LINK_FLOOR = 12
"""Points a link needs to be an outlet's article: a reading word near the name reaches it, a foreign link elsewhere does not."""

_LINK_SURE = 45
"""Points at which an article link is certain: the outlet's own site, or HERE in the outlet's sentence."""


def assign_links(context: PostContext, drafts: list[Draft], links: Sequence[ArticleLink]) -> None:
    """Gives each outlet its best link and each link one outlet, best pairs first; a front page where nothing else leads."""
    sites = {link.site for link in links if link.deep}
    links = [link for link in links if link.deep or link.site not in sites]
    pairs = sorted(
        ((_link_score(context, d, link), -i, -j) for i, d in enumerate(drafts) for j, link in enumerate(links)),
        reverse=True,
    )
    used: set[int] = set()
    for score, minus_i, minus_j in pairs:
        draft, j = drafts[-minus_i], -minus_j
        if score < _LINK_FLOOR or draft.link is not None or j in used:
            continue
        draft.link = links[j]
        draft.why.append(
            "link by site" if score >= 80 else "link by sentence" if score >= _LINK_SURE else "link by nearness"
        )
        used.add(j)


def claim_left(context: PostContext, drafts: Sequence[Draft]) -> None:
    """Gives items without a link one that is left: to the outlet's own site, or for a lone item the only HERE of the post."""
    used = {draft.link.url for draft in drafts if draft.link is not None}
    left = [link for link in context.links if link.url not in used and link.deep]
    for draft in drafts:
        outlet = draft.first.outlet if draft.first else None
        if draft.link is not None or outlet is None:
            continue
        own = [link for link in left if link.outlet is not None and set(link.outlet.domains) & set(outlet.domains)]
        if len(own) == 1:
            draft.link = own[0]
            draft.why.append("link by site")
    lone = drafts[0] if len(drafts) == 1 and len(context.links) == 1 else None
    if lone is None or lone.link is not None or lone.first is None or lone.first.outlet is not None or not left:
        return
    if left[0].says_read and not (left[0].outlet and left[0].outlet.aggregator):
        lone.link = left[0]
        lone.why.append("link by nearness")


def assign_dates(context: PostContext, drafts: list[Draft], only: tuple[int, int] | None = None) -> None:
    """Gives each item the date of its sentence, else of its link's sentence, else the only date of the post."""
    dates = [d for d in context.dates if only is None or only[0] <= d[1].start < only[1]]
    for draft in drafts:
        draft.date = _date_of(context, draft, drafts, dates)
    usable = [d for d in dates if not _other_event(context, d) and not _nowadays(context, d)]
    if len({d[1].reading.on for d in usable}) == 1:
        shared = _shared_sentence(drafts)
        for draft in drafts:
            lone = len(drafts) == 1 or (shared and not _told_later(context, draft))
            if draft.date is None and lone and not _told_lately(context, draft, usable[0][0]):
                draft.date = usable[0][1].reading
                if _in_box(context, draft):
                    draft.date = replace(draft.date, certain=False)
    if len(drafts) == 1 and drafts[0].date is None:
        drafts[0].date = _title_date(context)
    fill_days_later(context, drafts)


def _told_lately(context: PostContext, draft: Draft, dated: int) -> bool:
    """Whether an outlet reported "last week", and the only day stands in a sentence that tells of no coverage."""
    part = context.segments[dated]
    if tells_coverage(context.post.text[part.start : part.end]):
        return False
    homes = {n.segment for n in draft.outlet_mentions if not n.in_title and n.segment >= 0}
    return any(
        tells_lately(context.post.text, context.segments[home].start, context.segments[home].end) for home in homes
    )


def _in_box(context: PostContext, draft: Draft) -> bool:
    """Whether an outlet is named in the box below a post alone: the days of the text may be those of what it tells."""
    places = [n.segment for n in draft.outlet_mentions if not n.in_title and n.segment >= 0]
    return bool(places) and all(led_below(context.segments, place, context.links) is not None for place in places)


def _nowadays(context: PostContext, dated: tuple[int, DateSpan]) -> bool:
    """Whether "today" only says how things are: its sentence tells neither of coverage nor of an outlet."""
    number, span = dated
    if not means_today(span.reading.raw):
        return False
    part = context.segments[number]
    told = any(n.segment == number for n in context.outlet_mentions) or tells_coverage(
        context.post.text[part.start : part.end]
    )
    return not told


def _title_date(context: PostContext) -> DateReading | None:
    """The one day that a title prints beside an outlet ("in the Harbour Gazette of 13 May")."""
    found = {span.reading.on: span.reading for span in dates_in(context.post.title, context.post)}
    return next(iter(found.values())) if len(found) == 1 and context.titled else None


def _told_later(context: PostContext, draft: Draft) -> bool:
    """Whether the words from the outlet named before one, or from itself, count its day ("three days later")."""
    last = next((n for n in reversed(draft.outlet_mentions) if not n.in_title), None)
    if last is None or last.segment < 0:
        return False
    here = (
        n.end
        for n in context.outlet_mentions
        if n.segment == last.segment and n.key != last.key and n.end <= last.start
    )
    begin = max(here, default=last.end)
    return days_later(context.post.text[begin : context.segments[last.segment].end]) is not None


def _shared_sentence(drafts: Sequence[Draft]) -> bool:
    """Whether all outlets stand in one sentence, which then tells one date for all."""
    places = {n.segment for d in drafts for n in d.outlet_mentions if not n.in_title}
    return len(places) == 1


_EVENT = re.compile(
    r"(?:(?:report|study|survey|book|rapport|bericht|informe|доклад)s? (?:published|released|issued|launched|veröffentlicht|paru|publié|publicado|presentado)|presented|launched|unveiled|vorgestellt|présentée?s?|presentad[oa]s?|lanzad[oa]s?|apresentad[oa]s?|представленн\w{1,60}|law|ruling|trial|founded|born|since|until|between|(?:the|of) war|election|established|conference|hearing|verdict|event|deadline|seit|bis|gegründet|depuis|jusqu|fondée?|desde|hasta|fundad[oa]|(?<!\w)(?:с|до)|основан\w{0,60}|منذ|حتى|부터|까지|설립|以来|まで|から|設立|自|至|成立)\s{0,60}(?:published |released |issued |veröffentlicht |paru |publié |publicado )?(?:on |in |of |am |vom |le |du |el |del |the )?$",
    re.IGNORECASE,
)

_OUT_SINCE = re.compile(
    r"(?:out|online|available|live|up|on air|on sale|im handel|erhältlich|en kiosque|a la venta|в продаже|abrufbar|verfügbar|nachzuhören|en ligne|disponible|écouter|в сети|доступ\w{1,60})\s(?:since|seit|depuis|desde|с)\s(?:last |le |el |letztem |dem )?\Z",
    re.IGNORECASE,
)
"""Since when a piece can be read or heard is its day."""
_OUT = re.compile(
    r"\s(?:online|abrufbar|verfügbar|nachzuhören|zu hören|im netz|en ligne|disponible|out|available|в сети|доступ\w+)(?!\w)",
    re.IGNORECASE,
)
_EVENT_AFTER = re.compile(
    r"^\s*(?:に(?:公表|発表|公開|開催|実施|行われ|行っ|開か)|에 (?:발표|공개|열린|개최|발간)|(?:发布|發布|公布|發表|发表|举行|舉行|召开|召開)的|부터|까지|에 설립|に設立|以来|まで(?!に)|から(?!ご|放送|放映|配信|公開|オンエア)|成立|election)",
    re.IGNORECASE,
)


def _other_event(context: PostContext, dated: tuple[int, DateSpan]) -> bool:
    """A date that belongs to something else than an article: a law, a founding, the start of a span."""
    text = context.post.text
    span = dated[1]
    if _OUT_SINCE.search(text, max(0, span.start - 30), span.start) or _OUT.match(text, span.end):
        return False
    if _FROM_HOUR.match(text, span.end) and _HOUR.search(text, span.start, span.end):
        return False
    return bool(
        _EVENT.search(text[max(0, span.start - 30) : span.start]) or _EVENT_AFTER.match(text[span.end : span.end + 12])
    )


_HOUR = re.compile(r"(?:[時时시點点分분]|:\d\d)\Z")
_FROM_HOUR = re.compile(r"\s?(?:から|부터)")
"""After an hour this tells when a programme began; after a day alone, since when something has been so."""


def _date_of(
    context: PostContext, draft: Draft, drafts: Sequence[Draft], dates: Sequence[tuple[int, DateSpan]]
) -> DateReading | None:
    if len(drafts) == 1:
        issued = [span for number, span in dates if _is_issued(context, number, span)]
        if len(issued) == 1:
            return issued[0].reading
    homes = [n.segment for n in draft.outlet_mentions if not n.in_title]
    link_home = segment_at(context.segments, draft.link.start) if draft.link else None
    for home in dict.fromkeys([*homes, *([link_home] if link_home is not None else [])]):
        here = [d for number, d in dates if number == home and not _other_event(context, (number, d))]
        if here:
            return _nearest_date(context, draft, drafts, home, here)
    labelled = [_labelled_before(context, home, dates) for home in homes]
    return next((span.reading for span in labelled if span is not None), None)


_ISSUED = re.compile(
    r"(?<!\w)(?:(?:掲載|放送|放映|発行|出演|配信|公開)(?:日時|日|年月日)|(?:게재|보도|방송|방영|출연)(?: ?일시| ?일자?)|(?:刊登|刊发|刊發|播出|发表|發表|見報|见报)(?:日期|时间|時間|日)"
    r"|Erscheinungs(?:datum|tag)|Sende(?:datum|termin|zeit)|Date de (?:parution|publication|diffusion)|Fecha de (?:publicación|emisión)|(?:Publication|Air|Broadcast|Issue) date|Дата (?:публикации|выхода|эфира)|تاريخ (?:النشر|البث))\s?[:：]\s*\Z|(?:放送|オンエア|放映)は\s*\Z|(?:방송|방영)(?:은|일은)\s*\Z|(?<!\w)(?:ausstrahlung (?:ist )?am|sendetermin ist der|diffusion (?:prévue )?le|emisión:? el|(?:it|the (?:programme|report|piece|interview)) (?:airs|will air|is to air) on|эфир(?: состоится)?)\s*\Z",
    re.IGNORECASE,
)
"""The label of the day on which a piece came out, in a form of lines."""
_ISSUED_REACH = 60
"""Characters that hold such a label, with the blanks behind it."""


def _is_issued(context: PostContext, number: int, span: DateSpan) -> bool:
    begin = max(context.segments[number].start, span.start - _ISSUED_REACH)
    return _ISSUED.search(context.post.text, begin, span.start) is not None


_LABEL = re.compile(r"[\s・•*-]{0,60}[^\W\d_]{2,16}\s?[:：]\s?")


def _labelled_before(context: PostContext, home: int, dates: Sequence[tuple[int, DateSpan]]) -> DateSpan | None:
    """The day that the line right before tells with its label, in a form of lines: "掲載日：…", "媒体：…"."""
    if home <= 0 or context.segments[home].block != context.segments[home - 1].block:
        return None
    line = context.segments[home - 1]
    label = _LABEL.match(context.post.text, line.start, line.end)
    here = [span for number, span in dates if number == home - 1]
    return here[0] if label and len(here) == 1 and here[0].start == label.end() else None


def _nearest_date(
    context: PostContext, draft: Draft, drafts: Sequence[Draft], home: int, here: Sequence[DateSpan]
) -> DateReading | None:
    """The date of one outlet in a sentence: the only one; or the one in the outlet's stretch of the sentence."""
    if len(here) == 1:
        others = [d for d in drafts if d is not draft and any(n.segment == home for n in d.outlet_mentions)]
        if others and (counted := _counted_first(context, home, here[0], draft, drafts)) is not None:
            return None if counted else here[0].reading
        mine = not others or _covers_all(context, home, here[0], draft, drafts)
        return _counted_on(context, home, here[0], drafts) if mine else None
    at = next((n for n in draft.outlet_mentions if n.segment == home), None)
    if at is None:
        place = draft.link.start if draft.link else context.segments[home].start
        return min(here, key=lambda d: abs(d.start - place)).reading
    rivals = sorted(n.start for d in drafts if d is not draft for n in d.outlet_mentions if n.segment == home)
    if rivals and counts_itself(context, draft, drafts, here):
        return None
    return _of_stretch(context, at, rivals, drafts, here)


def _of_stretch(
    context: PostContext, at: OutletMention, rivals: Sequence[int], drafts: Sequence[Draft], here: Sequence[DateSpan]
) -> DateReading | None:
    """The day of a sentence of several that is one outlet's: the leading one, or that in its stretch of the sentence."""
    starts = sorted([at.start, *rivals])
    ends = [*starts[1:], context.segments[at.segment].end]
    each = len(starts) > 1 and all(
        any(low < d.start < high for d in here) for low, high in zip(starts, ends, strict=True)
    )
    leads = here[0].start < starts[0] and not each
    if leads:
        low = max((d.start for d in here if d.start < at.start), default=here[0].start)
        return next(d for d in here if d.start == low).reading
    stop = next((s for s in starts if s > at.start), context.segments[at.segment].end)
    inside = [d for d in here if at.end <= d.start < stop]
    if not inside and (left := _left_by_other(context, at.start, rivals, drafts, here)):
        return left.reading
    if not inside and rivals and (shared := _told_of_both(context, at.end, rivals, here)):
        return shared.reading
    return (
        (inside[0] if inside else min(here, key=lambda d: abs(d.start - at.end))).reading
        if inside or not rivals
        else None
    )


_JUST_BEFORE = 16


def _left_by_other(
    context: PostContext, start: int, rivals: Sequence[int], drafts: Sequence[Draft], here: Sequence[DateSpan]
) -> DateSpan | None:
    """The day right before an outlet, where the outlet before has one of its own: "X wrote (3 May), and on Friday Y did".

    That outlet's day may be counted too ("the same day X, on Friday Y").
    """
    last = max((rival for rival in rivals if rival < start), default=None)
    other = next((d for d in drafts if any(n.start == last and not n.in_title for n in d.outlet_mentions)), None)
    counted = other is not None and counts_itself(context, other, drafts, here)
    mine = [d for d in here if last is not None and last < d.start < start]
    near = len(mine) > (0 if counted else 1) and not re.search(r"[.;:()]", context.post.text[mine[-1].end : start])
    return mine[-1] if near and start - mine[-1].end <= _JUST_BEFORE else None


_BOTH = re.compile(
    r"(?:(?<!\w)(?:both|beide|(?:les|tous|toutes) deux|ambos|ambas|entrambi|entrambe|оба|обе)(?: (?:on|am|vom|le|du|el|del|il|от))?|둘 다|모두|いずれも|ともに|均(?:为|為|于|於)?|皆(?:为|為|于|於)?) ?\Z",
    re.IGNORECASE,
)
"""Right before a day that two outlets share: "by Público and by Levante, both on 29 February"."""


def _told_of_both(context: PostContext, start: int, rivals: Sequence[int], here: Sequence[DateSpan]) -> DateSpan | None:
    """The day after the next outlet that the sentence gives to both, None if the next day is that outlet's alone."""
    after = next((d for d in here if d.start >= start), None)
    if after is None or sum(start <= rival < after.start for rival in rivals) != 1:
        return None
    return after if _BOTH.search(context.post.text, max(0, after.start - 16), after.start) else None


def _counted_on(context: PostContext, home: int, only: DateSpan, drafts: Sequence[Draft]) -> DateReading:
    """The one date of a sentence, or the day counted from it: "what we said on the 20th the Gazette printed the next day"."""
    text, named = (
        context.post.text,
        [n for d in drafts for n in d.outlet_mentions if n.segment == home and not n.in_title],
    )
    if not named or only.end > min(n.start for n in named):
        return only.reading
    days = days_later(text[only.end : min(n.start for n in named)])
    last = max(n.end for n in named)
    if days is None and is_hangul(text[last : last + 1] or " "):
        days = days_later(text[last : last + _ADVERB])
    return only.reading if not days else replace(only.reading, on=only.reading.on + timedelta(days=days), at=None)


def _counted_first(
    context: PostContext, home: int, only: DateSpan, draft: Draft, drafts: Sequence[Draft]
) -> bool | None:
    """Of a sentence that begins with a counted day: whether an outlet stands before its printed day, so has that one.

    None where it begins otherwise: "The next day's Echo gave it a page, and on 10 November the Gazette reported".
    """
    starts = sorted(n.start for d in drafts for n in d.outlet_mentions if n.segment == home and not n.in_title)
    if not starts or not starts[0] < only.start < starts[-1]:
        return None
    if days_later(context.post.text[context.segments[home].start : starts[0]]) is None:
        return None
    return any(n.segment == home and n.start < only.start for n in draft.outlet_mentions)


_ADVERB = 8
"""Characters: a Korean word for a day right after the outlet, before its object."""
_LATER = re.compile(
    r"(?<!\w)(?:later|afterwards|subsequently|then picked|después|más tarde|posteriormente|ensuite|puis|plus tard|später|danach|anschließend|позже|затем|потом|впоследствии)(?!\w)|이후|나중에|その後|のちに|随后|隨後|之后|之後|ثم |لاحقا",
    re.IGNORECASE,
)
"""Words after which an outlet took the story up on a day that the sentence does not tell."""


def _covers_all(context: PostContext, home: int, only: DateSpan, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the one date of a sentence with several outlets is this outlet's: it leads them all, or stands in its stretch."""
    starts = sorted(n.start for d in drafts for n in d.outlet_mentions if n.segment == home)
    mine = [n for n in draft.outlet_mentions if n.segment == home]
    if only.start < starts[0]:
        between = context.post.text[starts[0] : mine[0].start] if mine and mine[0].start > starts[0] else ""
        return not (_LATER.search(between) or days_later(between) is not None)
    if not mine:
        return False
    stop = next((s for s in starts if s > mine[0].start), context.segments[home].end)
    last_of_all = only.start >= starts[-1]
    joined = not re.search(r"[;(]|, ", context.post.text[starts[0] : only.start]) and last_of_all
    return mine[0].start <= only.start < stop or joined
