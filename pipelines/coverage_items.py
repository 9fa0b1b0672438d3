"""Items of coverage put together: which outlet, which of the post's links is its article, which date is the article's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipelines.coverage_dates import dates_in, same_day
from pipelines.coverage_links import ArticleLink
from pipelines.coverage_namings import Naming, resembles
from pipelines.coverage_text import Segment
from pipelines.coverage_words import CONTACT_LINE, COVERAGE_WORD, MEDIA_TITLE, OP_ED, PODCAST, RADIO, TELEVISION, VIDEO
from presswatch.records import Block, CoverageItem, CoverageKind, DateReading, Medium, Post
from presswatch.urls import host_of, site_of
from scraper.pages.dates import DateSpan

_ROWS = 2
"""Rows of different outlets or addresses that make a list; one such row is a sentence."""
_NEAR = 400
"""Characters: beyond this a link or date in another block no longer belongs to an outlet by nearness alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is known of a post when items are put together; dates by segment, with offsets into the text."""

    post: Post
    segments: Sequence[Segment]
    links: Sequence[ArticleLink]
    dates: Sequence[tuple[int, DateSpan]]
    namings: Sequence[Naming]
    titled: Sequence[Naming]


@dataclass(slots=True)
class Draft:
    """An item in the making."""

    namings: list[Naming]
    link: ArticleLink | None = None
    date: DateReading | None = None
    why: list[str] = field(default_factory=list)
    host: str | None = None

    @property
    def first(self) -> Naming | None:
        """The naming that names the item: the longest catalogued, else the first."""
        known = [n for n in self.namings if n.outlet]
        return (
            max(known, key=lambda n: (n.strength, n.end - n.start))
            if known
            else (self.namings[0] if self.namings else None)
        )


def dates_of(post: Post, segments: Sequence[Segment]) -> list[tuple[int, DateSpan]]:
    """Every article date of the text as (segment number, span with offsets into the text)."""
    found: list[tuple[int, DateSpan]] = []
    for number, segment in enumerate(segments):
        words = post.text[segment.start : segment.end]
        if not _MAY_DATE.search(words):
            continue
        for span in dates_in(words, post):
            if not _is_page_date(words, span, post):
                found.append((number, DateSpan(segment.start + span.start, segment.start + span.end, span.reading)))
    return found


_MAY_DATE = re.compile(
    r"\d|yesterday|last (?:night|evening)|today|this (?:morning|evening)|tonight|day\b|gestern|heute|\w+tag\b|hier|aujourd|di\b|ayer|anoche|hoy|lunes|martes|miércoles|jueves|viernes|sábado|domingo|вчера|сегодня|понедельник|вторник|сред|четверг|пятниц|суббот|воскресенье|어제|오늘|요일|昨|今|曜|星期|周|週|前天|同日|أمس|امس|اليوم|البارحة|[٠-٩]|يوم|[一二三四五六七八九十]月|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    re.IGNORECASE,
)


def _is_page_date(words: str, span: DateSpan, post: Post) -> bool:
    """A block that is the post's own date and nothing else."""
    rest = (words[: span.start] + words[span.end :]).strip(" ()[]|·,.-:")
    same = post.published is not None and span.reading.on == post.published.on
    return same and len(re.sub(r"[\d:\s]|조회|views?|by|admin|am|pm", "", rest, flags=re.IGNORECASE)) <= 3


def _groups(namings: Iterable[Naming]) -> list[list[Naming]]:
    """Namings by outlet, in order of first place; a programme or desk of the same house joins it."""
    groups: dict[str, list[Naming]] = {}
    for naming in namings:
        home = next(
            (key for key, known in groups.items() if key == naming.key or _same_house(known[0], naming)), naming.key
        )
        groups.setdefault(home, []).append(naming)
    return list(groups.values())


def _same_house(a: Naming, b: Naming) -> bool:
    """Two names of one house ("BBC", "BBC World Service"), or one unknown name printed shorter."""
    if a.outlet and b.outlet:
        shared = set(a.outlet.domains) & set(b.outlet.domains)
        names = (a.outlet.name.lower(), b.outlet.name.lower())
        return bool(shared) and (names[0] in names[1] or names[1] in names[0])
    if a.outlet or b.outlet:
        return False
    return min(len(a.key), len(b.key)) >= 4 and (a.key in b.key or b.key in a.key)


def _link_score(scene: Scene, draft: Draft, link: ArticleLink) -> int:
    """How well a link fits an outlet: its site, its words, its place; 0 or less means not at all."""
    first = draft.first
    if first is None:
        return 0
    site = 0
    if first.outlet is not None:
        if link.outlet is not None and not link.outlet.aggregator:
            site = 100 if set(link.outlet.domains) & set(first.outlet.domains) else -1000
        elif link.outlet is None and not link.short:
            site = -15
    elif link.outlet is not None and not link.outlet.aggregator:
        site = -60
    elif any(resembles(n.name, link) for n in draft.namings):
        site = 80
    if link.outlet is not None and link.outlet.aggregator:
        site -= 10
    return (
        site
        + _place_score(scene, draft, link)
        + (12 if link.says_read else 0)
        + (8 if link.deep else -8)
        + _text_score(draft, link)
    )


def _text_score(draft: Draft, link: ArticleLink) -> int:
    return 30 if any(n.name and n.name in link.text for n in draft.namings) else 0


def _place_score(scene: Scene, draft: Draft, link: ArticleLink) -> int:
    """Nearness of a link to an outlet's names: same sentence, same block, the next blocks."""
    here = _segment_at(scene.segments, link.start)
    best = 0
    for naming in draft.namings:
        if naming.in_title or here is None:
            best = max(best, 4)
            continue
        there = naming.segment
        if here == there:
            gap = link.start - naming.end if link.start >= naming.end else (naming.start - link.end) * 2 + 6
            best = max(best, 40 - min(20, gap // 10))
        elif scene.segments[here].block == scene.segments[there].block:
            best = max(best, 22 - min(10, abs(here - there) * 3))
        else:
            apart = scene.segments[here].block - scene.segments[there].block
            best = max(best, (14 if apart > 0 else 6) - min(10, 2 * abs(apart)))
    return best


def _segment_at(segments: Sequence[Segment], offset: int) -> int | None:
    if offset < 0:
        return None
    return next((i for i, s in enumerate(segments) if s.start <= offset <= s.end), None)


_LINK_FLOOR = 12
"""Points a link needs to be an outlet's article: a reading word near the name reaches it, a foreign link elsewhere does not."""
_LINK_SURE = 45
"""Points at which an article link is certain: the outlet's own site, or HERE in the outlet's sentence."""


def assign_links(scene: Scene, drafts: list[Draft], links: Sequence[ArticleLink]) -> None:
    """Gives each outlet its best link and each link one outlet, best pairs first."""
    pairs = sorted(
        ((_link_score(scene, d, link), -i, -j) for i, d in enumerate(drafts) for j, link in enumerate(links)),
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


def assign_dates(scene: Scene, drafts: list[Draft], only: tuple[int, int] | None = None) -> None:
    """Gives each item the date of its sentence, else of its link's sentence, else the only date of the post."""
    dates = [d for d in scene.dates if only is None or only[0] <= d[1].start < only[1]]
    for draft in drafts:
        draft.date = _date_of(scene, draft, drafts, dates)
    usable = [d for d in dates if not _other_event(scene, d)]
    if len({d[1].reading.on for d in usable}) == 1:
        for draft in drafts:
            lone = len(drafts) == 1 or _shared_sentence(scene, drafts)
            if draft.date is None and lone:
                draft.date = usable[0][1].reading
    _fill_same_day(scene, drafts)


def _shared_sentence(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """Whether all outlets stand in one sentence, which then tells one date for all."""
    places = {n.segment for d in drafts for n in d.namings if not n.in_title}
    return len(places) == 1


_EVENT = re.compile(
    r"(?:(?:report|study|survey|book|rapport|bericht|informe|доклад)s? (?:published|released|issued|launched|veröffentlicht|paru|publié|publicado|presentado)|law|ruling|trial|founded|born|since|until|between|from|war|election|established|conference|hearing|verdict|event|deadline|seit|bis|gegründet|depuis|jusqu|fondée?|desde|hasta|fundad[oa]|с|до|основан\w*|منذ|حتى|부터|까지|설립|以来|まで|から|設立|自|至|成立)\s*(?:published |released |issued |veröffentlicht |paru |publié |publicado )?(?:on |in |of |am |vom |le |du |el |del |the )?$",
    re.IGNORECASE,
)
_EVENT_AFTER = re.compile(
    r"^\s*(?:부터|까지|에 설립|に設立|以来|まで(?!に)|から(?!ご)|成立|election|war)", re.IGNORECASE
)


def _other_event(scene: Scene, dated: tuple[int, DateSpan]) -> bool:
    """A date that belongs to something else than an article: a law, a founding, the start of a span."""
    text = scene.post.text
    span = dated[1]
    return bool(
        _EVENT.search(text[max(0, span.start - 30) : span.start]) or _EVENT_AFTER.match(text[span.end : span.end + 12])
    )


def _date_of(
    scene: Scene, draft: Draft, drafts: Sequence[Draft], dates: Sequence[tuple[int, DateSpan]]
) -> DateReading | None:
    homes = [n.segment for n in draft.namings if not n.in_title]
    link_home = _segment_at(scene.segments, draft.link.start) if draft.link else None
    for home in dict.fromkeys([*homes, *([link_home] if link_home is not None else [])]):
        here = [d for number, d in dates if number == home and not _other_event(scene, (number, d))]
        if here:
            return _nearest_date(scene, draft, drafts, home, here)
    return None


def _nearest_date(
    scene: Scene, draft: Draft, drafts: Sequence[Draft], home: int, here: Sequence[DateSpan]
) -> DateReading | None:
    """The date of one outlet in a sentence: the only one; or the one in the outlet's stretch of the sentence."""
    if len(here) == 1:
        others = [d for d in drafts if d is not draft and any(n.segment == home for n in d.namings)]
        return here[0].reading if not others or _covers_all(scene, home, here[0], draft, drafts) else None
    at = next((n for n in draft.namings if n.segment == home), None)
    if at is None:
        place = draft.link.start if draft.link else scene.segments[home].start
        return min(here, key=lambda d: abs(d.start - place)).reading
    rivals = sorted(n.start for d in drafts if d is not draft for n in d.namings if n.segment == home)
    starts = sorted([at.start, *rivals])
    leads = here[0].start < starts[0]
    if leads:
        low = max((d.start for d in here if d.start < at.start), default=here[0].start)
        return next(d for d in here if d.start == low).reading
    stop = next((s for s in starts if s > at.start), scene.segments[home].end)
    inside = [d for d in here if at.end <= d.start < stop]
    return (
        (inside[0] if inside else min(here, key=lambda d: abs(d.start - at.end))).reading
        if inside or not rivals
        else None
    )


def _covers_all(scene: Scene, home: int, only: DateSpan, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the one date of a sentence with several outlets is this outlet's: it leads them all, or stands in its stretch."""
    starts = sorted(n.start for d in drafts for n in d.namings if n.segment == home)
    mine = [n for n in draft.namings if n.segment == home]
    if only.start < starts[0]:
        return True
    if not mine:
        return False
    stop = next((s for s in starts if s > mine[0].start), scene.segments[home].end)
    last_of_all = only.start >= starts[-1]
    joined = not re.search(r"[;(]|, ", scene.post.text[starts[0] : only.start]) and last_of_all
    return mine[0].start <= only.start < stop or joined


def _fill_same_day(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "The same day …": an item without a date takes the one told before it."""
    before: DateReading | None = None
    for draft in drafts:
        homes = [n.segment for n in draft.namings if not n.in_title]
        if draft.date is None and before is not None and homes:
            segment = scene.segments[homes[0]]
            if same_day(scene.post.text[segment.start : segment.end]):
                draft.date = before
        before = draft.date or before


def _words_of(scene: Scene, draft: Draft) -> str:
    """The sentences that speak of an item, with its link's words."""
    numbers = {n.segment for n in draft.namings if not n.in_title}
    home = _segment_at(scene.segments, draft.link.start) if draft.link else None
    if home is not None:
        numbers.add(home)
    parts = [scene.post.text[scene.segments[i].start : scene.segments[i].end] for i in sorted(numbers)]
    if any(n.in_title for n in draft.namings) or not parts:
        parts.append(scene.post.title)
    return "\n".join(parts)


def _medium(words: str, draft: Draft) -> Medium:
    outlet = draft.first.outlet if draft.first else None
    url = draft.link.url if draft.link else ""
    if OP_ED.search(words):
        return "op-ed"
    if PODCAST.search(words) or "podcast" in url:
        return "podcast"
    usual: Medium = outlet.medium if outlet else "article"
    written = re.search(r"article|기사|記事|文章|artikel|artículo|статья|مقال|website|story", words, re.IGNORECASE)
    if RADIO.search(words) and usual in ("article", "radio"):
        return "radio"
    if usual in ("radio", "tv"):
        return usual if not (written and draft.link) else "article"
    if TELEVISION.search(words):
        return "tv"
    return "video" if VIDEO.search(words) or (draft.link is not None and draft.link.video) else usual


_CITES = re.compile(
    r"(?<!\w)(?:cit(?:es?|ed|ing)|refer(?:s|red|enc)\w*|draws? on|drew on|based on|zitiert\w*|stützt|beruft|cite|citée?|s'appuie|cita|citó|se basa|цитиру\w+|ссыла\w+|процитирова\w+)(?!\w)|인용|引用|引述|استشهد|اقتبس|نقلا عن",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?<!\w)(?:quot(?:es?|ed|ing)|told|interview\w*|spoke|speaks|said|commented|comment|interviewt\w*|befragt\w*|sagte|gespräch|interview\w*|entretien|interrogée?|invitée?|entrevist\w*|habló|conversó|declaró|интервью|рассказал\w*|комментари\w+)(?!\w)|인터뷰|통화|발언|코멘트|インタビュー|コメント|取材|采访|採訪|专访|專訪|接受|访问|訪問|مقابلة|حوار|تصريح|قالت? ل",
    re.IGNORECASE,
)


def _kind(medium: Medium, words: str, *, has_quotes: bool) -> CoverageKind:
    if medium == "op-ed":
        return "op-ed"
    if medium in ("radio", "tv", "podcast", "video"):
        return "broadcast"
    if has_quotes or _QUOTED.search(words):
        return "quoted"
    return "cited" if _CITES.search(words) else "named"


def _domain(draft: Draft) -> str | None:
    outlet, link = (draft.first.outlet if draft.first else None), draft.link
    if outlet is not None:
        host = host_of(link.url) if link else ""
        return next((d for d in outlet.domains if host == d or host.endswith("." + d)), outlet.domain)
    if link is None or link.short or (link.outlet is not None and link.outlet.aggregator) or link.video:
        return None
    return link.site


def finish(scene: Scene, draft: Draft, *, has_quotes: bool) -> CoverageItem:
    """A draft as a record: domain, host, medium, kind, certainty and the reason in words."""
    first, link = draft.first, draft.link
    words = _words_of(scene, draft)
    medium = _medium(words, draft)
    domain = _domain(draft)
    site = site_of(link.url) if link and not link.short else None
    host = site if site and domain and site != site_of("https://" + domain) else None
    known = first is not None and first.outlet is not None
    sure = known or (first is not None and first.strength >= 2 and link is not None)
    named = "named by nobody, site of the link" if first is None else f"{first.cue}: {first.name}"
    return CoverageItem(
        outlet=(first.outlet.name if first.outlet else first.name) if first else None,
        outlet_raw=first.name if first else None,
        domain=domain,
        host=host,
        article_url=link.url if link else None,
        article_url_raw=link.raw if link else None,
        article_date=draft.date,
        headline=_headline(link, words),
        medium=medium,
        kind=_kind(medium, words, has_quotes=has_quotes),
        certain=bool(sure and "link by nearness" not in draft.why),
        reason="; ".join([named if known or first is None else f"wording, {named}", *draft.why]),
    )


_TITLED = re.compile(
    r"(?:titled|entitled|headlined|under the (?:title|headline)|intitulée?|sous le titre|titulad[oa]|bajo el título|mit dem titel|unter dem titel|unter der überschrift|под названием|под заголовком|بعنوان|제목의?|題した|題为|题为|題為)\s*:?\s*[“„«「『\"‘《](?P<a>[^”“»」』\"’》\n]{4,160})",
    re.IGNORECASE,
)


def _headline(link: ArticleLink | None, words: str) -> str | None:
    match = _TITLED.search(words)
    if match:
        return match["a"].strip()
    if link is not None and not link.says_read and len(link.text.split()) >= 3 and "://" not in link.text:
        return link.text
    return None


def row_blocks(scene: Scene, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The rows of a press list as ranges of offsets: short blocks that repeat outlet, date and link; empty if it is prose."""
    rows: list[list[Block]] = []
    seen: set[str] = set()
    for block in blocks:
        signs = _signs(scene, block)
        short = block.end - block.start <= _NEAR and block.kind != "quote"
        if not short or not signs:
            seen, fresh = (set(), True) if not short else (seen, False)
            if fresh:
                rows.append([])
            continue
        if (signs & seen) or not rows:
            rows.append([])
            seen = set()
        rows[-1].append(block)
        seen |= signs
    ranges = [(r[0].start, r[-1].end) for r in rows if r]
    full = [
        r
        for r in ranges
        if len(_range_signs(scene, r)) >= 2 and "O" in _range_signs(scene, r) or {"D", "L"} <= _range_signs(scene, r)
    ]
    outlets = [{n.key for n in scene.namings if low <= n.start < high} for low, high in full]
    addresses = {link.url for low, high in full for link in scene.links if low <= link.start < high}
    many = sum(len(keys) > 1 for keys in outlets)
    if len(full) < _ROWS or many * 2 >= len(full) or max(len(set().union(*outlets)), len(addresses)) < _ROWS:
        return []
    return full


def _signs(scene: Scene, block: Block) -> set[str]:
    return _range_signs(scene, (block.start, block.end))


def _range_signs(scene: Scene, span: tuple[int, int]) -> set[str]:
    low, high = span
    signs = {"O"} if any(low <= n.start < high for n in scene.namings) else set()
    signs |= {"D"} if any(low <= d.start < high for _, d in scene.dates) else set()
    return signs | ({"L"} if any(low <= link.start < high for link in scene.links) else set())


def row_outlet(scene: Scene, span: tuple[int, int]) -> Naming | None:
    """The outlet of a row that wording does not tell: what is left of the row besides date, link and title."""
    low, high = span
    holes = [(d.start, d.end) for _, d in scene.dates if low <= d.start < high]
    holes += [(link.start, link.end) for link in scene.links if low <= link.start < high]
    chars = list(scene.post.text[low:high])
    for begin, stop in holes:
        chars[begin - low : stop - low] = "\n" * (min(stop, high) - begin)
    row = "".join(chars)
    number = _segment_at(scene.segments, low)
    for match in re.finditer(r"[^\n,|/·•:：–—\t()\[\]（）【】;、「」『』«»“”\"]+", row):
        name = match.group().strip(" -")
        start = low + match.start() + match.group().find(name)
        end = start + len(name)
        if not 2 <= len(name) <= 40 or not any(c.isalpha() for c in name):
            continue
        if len(name.split()) <= 5 and not COVERAGE_WORD.fullmatch(name) and _looks_named(name):
            return Naming(
                start=start,
                end=end,
                name=name,
                outlet=None,
                strength=1,
                cue="row",
                segment=number if number is not None else -1,
            )
    return None


def _looks_named(name: str) -> bool:
    first = name[0]
    return not first.islower() and not re.match(
        r"(?:By|Von|Par|Por|With|Read|Link|In|On|The article|날짜|매체|제목|日付|媒体)\b", name
    )


def build_items(scene: Scene, blocks: Sequence[Block], *, has_quotes: bool) -> tuple[CoverageItem, ...]:
    """The items of a post that reports coverage: rows of a list each for itself, prose as a whole."""
    rows = row_blocks(scene, blocks)
    drafts = [d for r in rows if (d := _row_draft(scene, r))] if rows else []
    if len(drafts) < 2:
        drafts = _prose_drafts(scene)
    return _distinct([finish(scene, draft, has_quotes=has_quotes) for draft in drafts])


def _row_draft(scene: Scene, span: tuple[int, int]) -> Draft | None:
    low, high = span
    text = scene.post.text[low:high]
    named = [n for n in scene.namings if low <= n.start < high and n.strength > 0]
    links = [link for link in scene.links if low <= link.start < high]
    if CONTACT_LINE.search(text) and not named:
        return None
    groups = _groups(named)
    draft = Draft(groups[0] if groups else [])
    if not groups and links and links[0].outlet is not None and not links[0].outlet.aggregator:
        outlet = links[0].outlet
        draft = Draft(
            [
                Naming(
                    start=low,
                    end=low,
                    name=outlet.name,
                    outlet=outlet,
                    strength=3,
                    cue="site of the link",
                    segment=_segment_at(scene.segments, low) or 0,
                )
            ]
        )
    if not draft.namings:
        other = row_outlet(scene, span)
        draft = Draft([other] if other else [])
    if draft.namings:
        assign_links(scene, [draft], links)
    if draft.link is None and links and (not draft.namings or len(links) == 1) and _may_follow(draft, links[0]):
        draft.link = links[0]
        draft.why.append("link of the row")
    dates = [d for _, d in scene.dates if low <= d.start < high]
    draft.date = dates[0].reading if dates else None
    return draft if draft.namings or draft.link else None


def _may_follow(draft: Draft, link: ArticleLink) -> bool:
    first = draft.first
    if first is None or first.outlet is None or link.outlet is None or link.outlet.aggregator:
        return True
    return bool(set(first.outlet.domains) & set(link.outlet.domains))


def _prose_drafts(scene: Scene) -> list[Draft]:
    namings = [n for n in scene.namings if n.strength > 0]
    titled = list(scene.titled)
    certain = [n for n in namings if n.strength >= 2]
    if certain:
        keys = {n.key for n in certain}
        namings = [n for n in namings if n.strength >= 2 or n.key in keys]
        titled = [n for n in titled if n.outlet is not None or n.strength >= 2]
    if namings:
        titled = [
            n
            for n in titled
            if n.key in {m.key for m in namings}
            or any(_same_house(n, m) for m in namings)
            or _has_link(scene, n)
            or _joint(n, titled, namings)
        ]
    else:
        namings = []
    drafts = [Draft(group) for group in _groups([*namings, *titled])]
    if not drafts:
        drafts = _from_sites(scene)
    else:
        assign_links(scene, drafts, scene.links)
        drafts = _weed(scene, drafts)
    assign_dates(scene, drafts)
    return drafts


def _joint(naming: Naming, titled: Sequence[Naming], namings: Sequence[Naming]) -> bool:
    """A title that names several catalogued outlets tells of all of them."""
    del namings
    return naming.outlet is not None and len({n.key for n in titled if n.outlet}) > 1


def _has_link(scene: Scene, naming: Naming) -> bool:
    if naming.outlet is not None:
        return any(
            link.outlet is not None and set(link.outlet.domains) & set(naming.outlet.domains) for link in scene.links
        )
    return any(resembles(naming.name, link) for link in scene.links)


def _weed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drops names told by wording alone where another outlet has the link; keeps all that is catalogued or linked."""
    solid = [
        d
        for d in drafts
        if d.link is not None or (d.first is not None and (d.first.outlet is not None or d.first.strength >= 2))
    ]
    return solid or drafts[:1]


def _from_sites(scene: Scene) -> list[Draft]:
    """No outlet is named: links to catalogued outlets, or one link of unknown site that the post calls an article."""
    known = [link for link in scene.links if link.outlet is not None and not link.outlet.aggregator and link.deep]
    drafts: list[Draft] = []
    for link in known:
        outlet = link.outlet
        number = _segment_at(scene.segments, link.start)
        words = (
            scene.post.text[scene.segments[number].start : scene.segments[number].end]
            if number is not None
            else scene.post.title
        )
        if (
            outlet is None
            or not (COVERAGE_WORD.search(words) or link.says_read or MEDIA_TITLE.search(scene.post.title))
            or CONTACT_LINE.search(words)
        ):
            continue
        naming = Naming(
            start=max(link.start, 0),
            end=max(link.start, 0),
            name=outlet.name,
            outlet=outlet,
            strength=3,
            cue="site of the link",
            segment=number if number is not None else -1,
            in_title=number is None,
        )
        drafts.append(Draft([naming], link=link, why=["link by site"]))
    if drafts:
        return drafts
    told = MEDIA_TITLE.search(scene.post.title)
    reading = [link for link in scene.links if link.says_read and link.deep]
    if told and len(reading) == 1:
        return [Draft([], link=reading[0], why=["link by nearness"])]
    return []


def _distinct(items: Iterable[CoverageItem]) -> tuple[CoverageItem, ...]:
    """Each outlet and article once; an item without address or date folds into one of the same outlet that has them."""
    kept: list[CoverageItem] = []
    for item in items:
        twin = next(
            (
                i
                for i, k in enumerate(kept)
                if k.outlet == item.outlet
                and (
                    k.article_url == item.article_url
                    or (item.article_url is None and item.article_date in (None, k.article_date))
                )
            ),
            None,
        )
        if twin is None:
            kept.append(item)
        elif kept[twin].article_date is None and item.article_date is not None:
            kept[twin] = replace(kept[twin], article_date=item.article_date)
    return tuple(kept)
