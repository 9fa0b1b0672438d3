"""Words by which a line of a page is labelled: published, updated, an event, a broadcast, other posts, rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from presswatch.records import DateReading
from scraper.pages.article.blocks import Unit
from scraper.pages.article.places import MAX_LABEL_CHARS
from scraper.pages.dates.cues import tells_put_up
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.text.known_lines import remembered

_POSTED = re.compile(
    r"\b(?:entry|post|article|item|page|story)\s{1,60}(?:was|has been)\s{1,60}(?:first |originally )?"
    r"(?:posted|published|written|filed)|"
    r"\b(?:beitrag|artikel|eintrag)\s{1,60}wurde\b.{0,300}\b(?:veröffentlicht|geschrieben|erstellt|gepostet|verfasst)|"
    r"\bwurde am\b.{0,300}\b(?:veröffentlicht|gepostet|gebloggt)|"
    r"\b(?:entrée|article|contenu|billet)\s{1,60}(?:a été|est)\s{1,60}(?:publiée?|postée?|écrite?)|"
    r"\b(?:entrada|artículo|artigo|noticia)\s{1,60}(?:fue|foi|se)\s{1,60}(?:publicad[ao]|postad[ao]|escrit[ao]|publicó)|"
    r"\b(?:articolo|voce)\s{1,60}è stat[ao]\s{1,60}(?:pubblicat|scritt)[ao]|"
    r"\b(?:bericht|artikel)\s{1,60}(?:is|werd)\s{1,60}(?:geplaatst|gepubliceerd)|"
    r"\bwpis został (?:opublikowany|dodany)|\binlägg\w{0,60} (?:postades|publicerades)"
    r"|\bindlæg blev (?:udgivet|skrevet)|"
    r"\bзапись (?:опубликована|размещена)|\byazı\b.{0,300}\byayın?lan|"
    r"(?:投稿|記事|エントリー?)は.{0,300}(?:投稿|公開)され|(?:글|게시물)은.{0,300}(?:게시|작성)되",
    re.IGNORECASE,
)
"""Sentences in which programs for blogs tell when a post appeared."""
_MAX_FOOT_CHARS = 400
_MAX_LABEL = 16
RIGHTS = re.compile(r"©|\(c\) ?(?:19|20)\d\d|copyright|all rights reserved", re.IGNORECASE)
"""Words of a line about whose a site or picture is: a day in it is no post's."""
ROC_DAY = re.compile(
    r"(?:發[布佈]|刊登|公告|公布|張貼|建立|上版)(?:日期|時間)\s{0,60}[:：]?\s{0,60}"
    r"(?P<day>(?P<year>1[0-2]\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<on>\d{1,2}))(?!\d)"
)
"""A day of publication in years of the Republic of China, as offices of Taiwan print it: 發布日期：113-04-25."""


UPDATED = re.compile(
    r"updat|modif|last|aktuali|geändert|mis à jour|actualiz|aggiorn|atualiz|수정|更新|修改|обновл|последн|"
    r"تحديث|تعديل|güncel|aangepast|gewijzigd|bijgewerkt|оновл|змін|cập nhật|diperbarui|ενημέρωση|به‌?روز",
    re.IGNORECASE,
)
"""Words of a line that tells of a change."""
PUBLISHED = re.compile(
    r"\b(?:publi(?:é|shed|cad|cat)|pubblicat|veröffentlicht|erstellt|опубликован|opublikowan)", re.IGNORECASE
)
"""Words of publication, behind a day of change in one line."""


@remembered
def tells_update(line: str) -> bool:
    """Whether a line tells of a change."""
    return UPDATED.search(line) is not None


ELSEWHERE = re.compile(
    r"\W{0,300}(?:related (?:news|posts?|articles?|stories|content)|(?:read|see) (?:also|more|next)|"
    r"more (?:news|stories|posts|articles|from)|"
    r"latest (?:news|posts|stories|statements|articles)|recent (?:posts|news|articles)|"
    r"you may also|most (?:read|popular)|"
    r"à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|à voir aussi|"
    r"derni(?:ères|ers) (?:actualités|articles|nouvelles)|"
    r"weitere (?:meldungen|artikel|nachrichten|beiträge|themen)|auch interessant|das könnte sie|mehr zum thema|"
    r"te puede interesar|notas? relacionad|noticias relacionad|ver también|lea también|más (?:noticias|leídas)|"
    r"veja também|leia também|notícias relacionad|mais lidas|leggi anche|articoli (?:correlati|recenti)|ultime notizie|"
    r"(?:ander|meer) nieuws|lees ook|czytaj (?:także|też|również)|zobacz także|podobne artykuły|"
    r"benzer haberler|son haberler|diğer haberler|ilgili haberler|son yazılar|читайте также|читайте ещё|похожие|"
    r"другие (?:новости|материалы|статьи)|по теме|останні новини|читайте також|διαβάστε (?:επίσης|ακόμα)|σχετικά άρθρα|"
    r"berita (?:lainnya|terkait|terbaru)|tin liên quan|(?:các )?tin khác|ข่าวที่เกี่ยวข้อง|ข่าวล่าสุด|"
    r"اقرأ (?:أيضا|المزيد)|الموضوعات المتعلقة|مقالات ذات صلة|أحدث الأخبار|أخبار ذات صلة|مطالب مرتبط|اخبار مرتبط|"
    r"関連記事|関連ニュース|おすすめの?記事|最新記事|最新ニュース|相关(?:新闻|文章|阅读|推荐)|相關(?:新聞|文章)|推荐阅读|熱門新聞|热门文章|"
    r"관련\s?(?:기사|뉴스|글|콘텐츠)|연관\s?(?:기사|콘텐츠)|많이 본|최신\s?(?:기사|뉴스|글)|다른 글)",
    re.IGNORECASE,
)
"""The begin of a heading over other posts."""


put_up = remembered(tells_put_up)
"""`tells_put_up`, its answers about the short lines of a site kept."""


def is_put_up(units: Sequence[Unit], unit: Unit) -> bool:
    """Whether a line, or a label alone right before it (a cell of a table), says when the page was put up."""
    before = units[unit.index - 1].text if unit.index else ""
    return put_up(unit.text) or (len(before) <= _MAX_LABEL and put_up(before))


_DATELINE_CHARS = 90
_DATELINE_WORDS = 6
_AFTER_DATELINE = re.compile(
    r"\s{0,60}(?:[(/（][^()/（）]{2,40}[)/）](?:\.(?=\s))?)?(?:(?<=\.)|\s{0,60}(?:\.\s?)?(?:--{1,60}|[–—―=]|-(?=\s))|\s{0,60}:(?=\s)|"
    r",\s?[^\s,:()]{2,24}(?:\s[^\s,:()]{2,24}){0,2}:(?=\s))"
)
"""A dash, an equals sign or a colon, in Spanish behind a full stop (".-"); an agency in brackets or before a colon."""
_TELLING = frozenset("on since until till by from am vom seit bis le du el il em op den på w".split())
"""Words before a day that make it a part of a sentence."""
_LEAD_LINES = 3
"""A dateline stands in the first paragraph; a picture's words and a summary may come before it."""


def told_days(lines: Iterable[str], leads: Iterable[str], context: DateContext) -> Iterator[DateReading]:
    """The day that the only such sentence among `lines` tells, then that of a dateline of the text (`leads`)."""
    told = [
        day for line in lines if len(line) <= _MAX_FOOT_CHARS and _POSTED.search(line) for day in _first(line, context)
    ]
    if len({reading.on for reading in told}) == 1:
        yield told[0]
    for _, lead in zip(range(_LEAD_LINES), filter(None, leads), strict=False):
        yield from _of_dateline(lead, context)


def _first(line: str, context: DateContext) -> Iterator[DateReading]:
    """The first day of a sentence; a change may be told after it."""
    for span in find_dates(line, context, "text")[:1]:
        yield span.reading


def _of_dateline(text: str, context: DateContext) -> Iterator[DateReading]:
    """The day in "SEOUL, June 3, 2021 (Agency) -- ...": few words before it, a dash or an equals sign behind it."""
    head = text[:_DATELINE_CHARS]
    if not any(map(str.isdigit, head)):
        return
    for span in find_dates(head, context, "text")[:1]:
        before = head[: span.start].split()
        if span.reading.is_period or len(before) > _DATELINE_WORDS or _tells(before):
            continue
        if _AFTER_DATELINE.match(text, span.end):
            yield span.reading


def _tells(before: list[str]) -> bool:
    """Whether the word before a day makes it a part of a sentence; behind a town and a comma it does not."""
    placed = len(before) > 1 and before[-2].endswith(",") and before[-1] in _DATELINE_LEADS
    return bool(before) and before[-1].casefold() in _TELLING and not placed


_DATELINE_LEADS = ("le", "den", "am", "a", "el")
"""The word before the day of a dateline: "Paris, le 1er février 2024 –", "Wien, am 3. Mai 2024 –"."""


_TILL = r"(?:[-–—~～〜至到]|から|\b(?:to|until|till|bis|au|al|a|ao|até|tot|t/m|do|по)\b)"
_TILL_ALONE = re.compile(rf"\s{{0,60}}[,.]?\s{{0,60}}{_TILL}\s{{0,60}}", re.IGNORECASE)
_FROM_DAY = re.compile(rf"(?<![\d.:/-])\d{{1,2}}(?:\.|st|nd|rd|th)?\s*{_TILL}\s*$", re.IGNORECASE)
_DAYS = re.compile(r"^\D*\d{1,2}\.?\s*[-–—]\s*\d{1,2}\b(?!\s*[-–—./]?\s*\d{2})")
"""The first and the last day within one date: "28-30 June 2023", but not "28-06-2023"."""
_HOURS = re.compile(
    rf"(?<![\d.:])\d{{1,2}}[:.h]\d{{2}}(?:\s*(?:uhr|[ap]m))?\s*{_TILL}\s*\d{{1,2}}[:.h]\d{{2}}(?![\d.:])", re.IGNORECASE
)
"""Hours from and to, beside a day."""
_AIRED = (
    r"air ?dates?|(?:first )?aired|broadcast(?: date)?|sende(?:termin|datum|tag)|ausstrahlung|ausgestrahlt|"
    r"(?:date de )?diffusion|(?:fecha de )?emisión|(?:data di )?messa in onda|in onda|(?:data de )?exibição|"
    r"(?:дата )?(?:эфира?|выхода)|放送(?:日時?|予定日?)|放映日時?|オンエア日?時?|"
    r"방송 ?(?:일시|일자|일)|방영 ?(?:일시|일자|일)|播出(?:时间|時間|日期)|"
    r"تاريخ (?:البث|العرض)|موعد البث"
)
"""Labels of the day of a broadcast, of which a post tells later."""
_HELD = (
    r"event date|anmeldeschluss|einsendeschluss|date limite|fecha límite|開催日時?|행사 ?일시?|"
    r"활동시간|活动时间|活動時間|举办时间"
)
_LABEL_ALONE = re.compile(rf"\W*(?:{_AIRED}|{_HELD})\W*", re.IGNORECASE)
_LABEL = re.compile(
    rf"\W{{0,300}}(?:{_AIRED}|starts?|starting|ends?|ending|begins?|when|deadline|valid until|event date|"
    r"beginn|beginnt|ende|wann|anmeldeschluss|termin|einsendeschluss|"
    r"début|fin|quand|date limite|inicio|cuándo|fecha límite|plazo|início|término|quando|prazo|inizio|fine|scadenza|"
    r"begin|einde|wanneer|początek|koniec|kiedy|начало|окончание|конец|когда|срок|початок|кінець|коли|"
    r"başlangıç|bitiş|開催日時?|開始|終了|締切|日時|开始|结束|截止|행사일시?|일시|기간|마감|시작|종료)"
    r"(?:\s(?:der|des|am|on|at|date|time))?\s{0,60}[:：]",
    re.IGNORECASE,
)
"""Labels of an event's day, with a colon."""


@remembered
def labels_event(line: str) -> bool:
    """Whether a line is the label of an event's or a broadcast's day, which stands in the next one, as in a table."""
    return len(line) <= MAX_LABEL_CHARS and _LABEL_ALONE.fullmatch(line) is not None


@remembered
def tells_event(line: str) -> bool:
    """Whether a short line with a day tells of the first and the last day, the hours or the begin of something."""
    if len(line) > MAX_LABEL_CHARS or not any(map(str.isdigit, line)):
        return False
    if _LABEL.match(line):
        return True
    if not re.search(_TILL, line, re.IGNORECASE):
        return False
    spans = find_dates(line, DateContext(), "element")
    if any(_DAYS.match(span.reading.raw) or _FROM_DAY.search(line, 0, span.start) for span in spans):
        return True
    if spans and _HOURS.search(line):
        return True
    return any(
        first.reading.on < last.reading.on and _TILL_ALONE.fullmatch(line, first.end, last.start)
        for first, last in pairwise(spans)
    )
