"""Dates of articles: expressions in a post's sentences, read against the post's own date."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from pipelines.coverage.days import DAY_IN_BRACKETS, DAY_ONLY, DAY_ONLY_SPACED, days_ago, han_days, in_figures
from pipelines.coverage.weekdays import WEEKDAY, named_days, weekday_at
from pipelines.coverage.years import told_years
from pipelines.text.literal_filter import WordSieve, WordSieved
from presswatch.records import DateReading, Post
from scraper.pages.dates.cues import tells_put_up
from scraper.pages.dates.read import DateContext, DateOrder, DateSpan, find_dates

_META = WordSieved(
    re.compile(
        r"\b(?:published|posted|updated|last modified|date|views?)\s*[:|]|작성일|등록일|조회(?!수[가는도를])|게시일|投稿日|更新日|公開日|发布时间|發布時間|发布日期|浏览|点击量|publié le\s*:|mis à jour|fecha\s*:|publicado el\s*:|veröffentlicht am\s*:|stand\s*:|дата\s*:|опубликовано\s*:|просмотр|تاريخ النشر|نشر في\s*:",
        re.IGNORECASE,
    )
)
_DATE_LABEL = re.compile(r"[\s•*-]*(?:date|fecha|дата)\s?:", re.IGNORECASE)
"""The label of a day that is the page's own where both are one day, and else the article's: a line of a form."""
_YESTERDAY = re.compile(
    r"\b(?:yesterday|last (?:night|evening)|gestern|gestrige[nrms]?|hier(?: soir| matin)?|ayer|anoche|вчера(?:шн\w+)?|gister(?:en|avond|ochtend|middag)|ontem|ieri|dün|igår|i går|eilen|(?:hôm|tối|sáng|chiều|đêm) qua|wczoraj|včera(?:j|jší\w{0,2})?|tegnap(?! ?el)|jučer|juče|χ[θτ]ες|[ву]чора|јуче|kemarin(?! lusa)|دیروز|אתמול)\b|어제|어젯밤|(?<![ぁ-ん])(?:きのう|ゆうべ)(?=[、のはにも夕朝夜])|昨夕|昨日|昨夜|昨晚|昨[早晨午](?![期已有])|昨天|(?<!\w)(?:أمس|امس|البارحة)(?!\w)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|this (?:morning|evening|afternoon)|tonight|heute|heutige[nrms]?|aujourd['’]hui|ce (?:matin|soir)|(?<!por )hoy(?! por hoy)|esta (?:mañana|tarde|noche)|сегодня(?:шн\w+)?|vandaag|vanmorgen|vanochtend|vanavond|hoje|oggi|stamattina|stasera|bugün|idag|i dag|tänään|hôm nay|dzisiaj|dziś|dnes|azi|astăzi|danas|σήμερα|сьогодні|днес|данас|hari ini|امروز)\b|오늘|(?<![ぁ-ん])(?:きょう|けさ)(?=[、のはにも付朝])|本日|今朝|今天|今日|今晚|(?<!\w)اليوم(?! (?:السابع|التالي|الموالي|السابق|نفسه|ذاته|العالمي|الدولي|الوطني|الأول|الثاني|الثالث))(?!\w)",
    re.IGNORECASE,
)


def means_today(words: str) -> bool:
    """Whether words are one for the post's own day."""
    return _TODAY.fullmatch(words.strip()) is not None


_DAY_BEFORE = re.compile(
    r"\bthe day before yesterday|vorgestern|avant-hier|anteayer|anteontem|eergisteren|przedwczoraj|předevčírem|predvčerom|tegnapelőtt|alaltăieri|prekjučer|prekjuče|predvčerajšnjim|προχ[θτ]ές|позавчера|позавчора|прекјуче|kemarin lusa|پریروز|שלשום|그제|그저께|一昨日|前天|أول أمس",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"\b(?:the )?same (?:day|evening|morning)|am (?:selben|gleichen) tag|le (?:même jour|jour même)|(?:ese|el) mismo día|lo stesso giorno|no mesmo dia|dezelfde dag|aynı gün|tego samego dnia|в тот же день|같은 ?날|同日|同じ日|同一天|当天|當天|اليوم نفسه|نفس اليوم",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"\b(?:the )?(?:next|following) (?:day|morning)\b|\b(?:a|one) day later\b|am (?:nächsten|folgenden|darauffolgenden) tag|(?:am )?tags? (?:darauf|drauf|danach)|anderntags|einen tag (?:später|danach)|il giorno (?:dopo|seguente|successivo)|l['’]indomani|no dia seguinte|de (?:volgende dag|dag erna)|een dag later|ertesi gün|bir gün sonra|następnego dnia|dzień później|le lendemain|le jour suivant|un jour plus tard|al día siguiente|un día después|на следующий день|днём позже|день спустя|이튿날|다음 ?날|하루 뒤|翌日|次の日|第二天|次日|翌日|في اليوم التالي|بعد يوم واحد",
    re.IGNORECASE,
)
_DAY_EARLIER = re.compile(
    r"(?<!\w)(?:the (?:day|evening) before(?! yesterday)|am (?:tag|abend) (?:zuvor|davor)|am vortag|la veille|el día anterior|la víspera|накануне|il giorno prima|na véspera)(?!\w)|전날|前日|前一天|في اليوم السابق",
    re.IGNORECASE,
)
_SMALL_NUMBERS = {
    word: number
    for number, words in (
        (2, "two zwei deux dos два"),
        (3, "three drei trois tres три"),
        (4, "four vier quatre cuatro четыре"),
        (5, "five fünf cinq cinco пять"),
        (2, "due dois twee iki dwa"),
        (3, "tre três drie üç trzy"),
    )
    for word in words.split()
}
_COUNTED = "|".join(_SMALL_NUMBERS)
_SMALL_NUMBERS |= dict(zip("两兩二三四五六七", (2, 2, 2, 3, 4, 5, 6, 7), strict=True))
_SMALL_NUMBERS |= {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "يومين": 2}
_DAYS_LATER = re.compile(
    rf"\b({_COUNTED}|[2-9]) (?:days (?:later|after)|tage (?:später|danach)|jours (?:plus tard|après)|días (?:después|más tarde)|дня (?:спустя|позже)|дней спустя|giorni dopo|dias depois|dagen later|gün sonra|dni później)"
    r"|(이틀|사흘|나흘|닷새) (?:뒤|후)|([2-9两兩二三四五六七])(?:日後|日后|天后|天後|天之后|天之後|일 (?:뒤|후))|بعد (يومين)",
    re.IGNORECASE,
)
_THIS_MONTH = re.compile(r"(?:本月|今月の?|当月|當月|이달|이번 ?달) ?([0-3]?\d)\s?[日號号일](?!間|间|간)")
"""A day of the post's own month."""
_LAST_MONTH = WordSieved(
    re.compile(
        r"(?:上(?:个|個)?月|先月の?|지난달 ?)([0-3]?\d)\s?[日号號일]|(?<!\w)am ([0-3]?\d)\. (?:des letzten Monats|des Vormonats)|(?<!\w)(?:le|el(?: día)?|il|em|no dia) ([0-3]?\d) (?:du mois dernier|del mes pasado|del mese scorso|do mês passado)|(?<!\w)(?:on )?the ([0-3]?\d)(?:st|nd|rd|th) of last month|(?<!\w)([0-3]?\d)(?:-го)? числа прошлого месяца|(?:يوم|في) ([0-3]?\d) من الشهر الماضي",
        re.IGNORECASE,
    )
)
"""A day of the month before the post's."""
_BULLET = r"\s{0,60}[・•·*▶▷►▸▹▪▫■□●○◆◇◎★☆→⇒✔✓–-]?\s{0,60}"
_MONTH_DAY = re.compile(rf"{_BULLET}[\[【(（]?([01]?\d)\s?[/.．／]\s?([0-3]?\d)(?=[\s\]】)）(（月火水木金土日])")
_DAY_MONTH = re.compile(rf"{_BULLET}[\[(]?([0-3]?\d)\s?[./]\s?([01]?\d)\.?(?=[\s\]):,–—-])")
_MONTH_DAY_CELL = re.compile(
    r"(?:(?<=[^\W\d_>》〉」』)] )|(?<=[|｜] ))(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=\s*(?:[—–|:：(（]|$))"
)
"""Month and day of East Asia between an outlet's name and the sign that parts it from the title, or at a row's end."""
_MONTH_DAY_INSIDE = re.compile(
    r"(?:(?<=[(（\[【，、])|(?<=[^\W\d_][,·] ))\s?([01]?\d)\s?[/.．／]\s?([0-3]?\d)\.?\s?(?=[)）\]】])"
)
_DAY_MONTH_INSIDE = re.compile(r"(?:(?<=[(\[|])|(?<=[,|–—] ))\s?([0-3]?\d)[./]([01]?\d)\.?\s?(?=[)\]|:,–—]|$)")
"""Day and month in brackets or between the signs that part a row's cells; elsewhere such numbers are no dates."""
_CUED_DAY_MONTH = re.compile(
    r"(?<!\w)(?:ngày|dia|giorno|el|le|il|am|vom|op|del|em|يوم|بتاريخ|от|dnia|den)\s([0-3]?\d)[/.]([01]?\d)\.?(?![\d/]|\.\d)",
    re.IGNORECASE,
)
"""Day and month of numbers after a word that calls for a day ("le 14/01", "ngày 19/8")."""
_DOTTED = re.compile(
    r"(?<![\d./-])(?<!§ )(?<!Nr\. )(?<!Abschnitt )(?<!Kapitel )(?<!Punkt )(?<!Version )([0-3]?\d)\. ?([0-3]?\d)\.(?=\s(?!\d)|[():（,–—]|$)"
)
"""Two numbers with a dot each: day and month in German and its neighbours ("12.05."), month and day in Korean ("3. 12.")."""
_NAMED_DAY = re.compile(
    r"(?<!\w)(?:mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|пн|вт|ср|чт|пт|сб|вс)\.?,? ([0-3]?\d)[./]([01]?\d)\.?(?![\d/]|\.\d)",
    re.IGNORECASE,
)
"""Day and month of numbers after a weekday cut short ("Mo, 12.05.", "lun. 12/05", "пн 12.05")."""
_TOMORROW = re.compile(
    r"\b(?:tomorrow|demain|amanhã|domani|завтра|(?-i:(?<!guten )(?<!am )(?<!heute )(?<!gestern )morgen)(?= |,)|(?<!la )(?<!esta )(?<!por )(?<!ayer )(?<!hoy )mañana(?! siguiente))\b|내일|明日(?!香|風)|明天|明晚|(?<!\w)غد[اً]{1,2}(?!\w)",
    re.IGNORECASE,
)
"""Of an appearance that is announced."""


def means_day(words: str) -> bool:
    """Whether words are one for a day counted from the post's, and nothing else: "Hoy", "Demain", "Сегодня"."""
    return any(days.fullmatch(words) for days in (_TODAY, _YESTERDAY, _TOMORROW, _DAY_BEFORE))


_DAYS = WordSieve("|".join(days.pattern for days in (_DAY_BEFORE, _YESTERDAY, _TODAY, _TOMORROW, WEEKDAY)))
_NO_YEAR_DAYS = 300
"""Days: further back a day is told with its year; without, it is one to come ("on 23 November" in a post of the 14th)."""
_FUTURE_DAYS = 1
"""An article may carry a date one day past the post's, across time zones; a later date announces something else."""


def _relative(text: str, base: date, language: str | None) -> list[DateSpan]:
    """Words for days before the post: yesterday, today, a weekday, a day of the month alone."""
    found: list[DateSpan] = []

    def add(start: int, end: int, on: date, *, certain: bool) -> None:
        if not any(start < span.end and span.start < end for span in found):
            reading = DateReading(on=on, raw=text[start:end], source="sentence", certain=certain)
            found.append(DateSpan(start, end, reading))

    for match in _LAST_MONTH.finditer(text):
        on = _day_before(int(next(filter(None, match.groups()))), base.replace(day=1))
        if on is not None:
            add(*match.span(), on, certain=False)
    names_days = _DAYS.may(text)
    for pattern, days in ((_DAY_BEFORE, 2), (_YESTERDAY, 1), (_TODAY, 0), (_TOMORROW, -1)):
        for match in pattern.finditer(text) if names_days else ():
            if (match.group().lower() == "hier" and language != "fr") or _in_marks(text, *match.span()):
                continue  # in German it is "here"; in marks it is part of a programme's or paper's name
            if match.group()[0].isupper() and _INSIDE_NAME.search(text, 0, match.start()):
                continue
            add(*match.span(), base - timedelta(days=days), certain=days > 0)
    for day in named_days(text, base) if names_days else ():
        if day.on is not None and not _in_marks(text, day.start, day.end):
            add(day.start, day.end, day.on, certain=False)
    short = _short_date(text, base, language)
    if short is not None:
        add(*short[0].span(), short[1], certain=False)
    for match, on in _numbered_days(text, base, language):
        add(*match.span(), on, certain=False)
    for match in (
        *_THIS_MONTH.finditer(text),
        *DAY_IN_BRACKETS.finditer(text),
        *DAY_ONLY.finditer(text),
        *DAY_ONLY_SPACED.finditer(text),
    ):
        on = _day_of_month(int(next(filter(None, match.groups()))), base)
        if on is not None:
            add(*match.span(), on, certain=False)
    return found


_INSIDE_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+[ \u00a0]\Z")
"""Before a word for a day with a capital that is part of a name: "Farming Today"."""
_OPEN_MARK = re.compile(r"[«“„\"『《][^«»“”„\"『』《》.!?]{0,30}\Z")
_CLOSE_MARK = re.compile(r"[^«»“”„\"『』《》.!?]{0,30}[»”“\"』》]")


def _in_marks(text: str, start: int, end: int) -> bool:
    """Whether a word stands among few others in marks, as in the name of a programme: «قضية اليوم»."""
    opened = _OPEN_MARK.search(text, max(0, start - 32), start)
    return opened is not None and _CLOSE_MARK.match(text, end) is not None


def _short_date(text: str, base: date, language: str | None) -> tuple[re.Match[str], date] | None:
    """A row that begins with a month and a day ("12/3"): month first in East Asia, day first in Europe but English."""
    month_first = language in ("ja", "ko", "zh") or bool(_EAST_ASIAN.search(text))
    if not month_first and language in (None, "en"):
        return None
    match = (_MONTH_DAY if month_first else _DAY_MONTH).match(text)
    match = match or (_MONTH_DAY_INSIDE if month_first else _DAY_MONTH_INSIDE).search(text)
    match = match or (_MONTH_DAY_CELL.search(text) if month_first else None)
    if match is None:
        return None
    month, day = (int(match[1]), int(match[2])) if month_first else (int(match[2]), int(match[1]))
    on = _last_such_day(month, day, base)
    return None if on is None else (match, on)


def _numbered_days(text: str, base: date, language: str | None) -> Iterator[tuple[re.Match[str], date]]:
    """Days and months of numbers whose order the language tells, where signs or words around them make them a day.

    Before them, days counted back from the post's.
    """
    for match, back in days_ago(text):
        yield match, base - timedelta(days=back)
    for match, month, day in han_days(text):
        on = _last_such_day(month, day, base)
        if on is not None:
            yield match, on
    patterns = [] if language in _MONTH_FIRST else [_NAMED_DAY, _CUED_DAY_MONTH]
    patterns += [_DOTTED] if language in _DOTTED_DAYS else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            first, second = int(match[1]), int(match[2])
            month, day = (first, second) if language == "ko" else (second, first)
            on = _last_such_day(month, day, base)
            if on is not None:
                yield match, on


_DOTTED_DAYS = frozenset(("ko", "de", "da", "no", "nb", "nn", "fi", "cs", "sk", "pl", "sl", "hr", "et"))
"""Languages that put a dot behind both numbers of a day; no number of theirs is printed so otherwise."""
_MONTH_FIRST = (None, "en", "ja", "ko", "zh")
"""Languages (or none known) in which a day and month of numbers alone may stand the other way round."""


def _last_such_day(month: int, day: int, base: date) -> date | None:
    """The last such day on or before the post's date; None if the calendar has none."""
    for year in (base.year, base.year - 1):
        try:
            on = date(year, month, day)
        except ValueError:
            return None
        if on <= base:
            return on
    return None


_EAST_ASIAN = re.compile("[가-힣ぁ-んァ-ヶ]")


def _day_of_month(day: int, base: date) -> date | None:
    """The last such day on or before the post's date; None if neither this month nor the last has it."""
    month_start = base.replace(day=1)
    for first in (month_start, (month_start - timedelta(days=1)).replace(day=1)):
        try:
            on = first.replace(day=day)
        except ValueError:
            continue
        if on <= base:
            return on
    return None


def _day_before(day: int, month_start: date) -> date | None:
    """That day of the month before one; None if it has none such."""
    try:
        return (month_start - timedelta(days=1)).replace(day=day)
    except ValueError:
        return None


_DOUBLE_DAY = re.compile(r"(?<![\d./])(\d{1,2}\.)\s?/\s?\d{1,2}\.(?=\s[^\W\d_])")
"""Both days of a weekend issue ("vom 1./2. März"), whose first is the day it appeared."""
_TURKISH_CASE = re.compile(r"(?<=[a-zçğıöşü])['’](?:[dt][ae]n?|n?[ıiuü]n|[ıiuü]|[ae])(?!\w)")
"""The ending of a Turkish month ("9 Aralık’ta")."""


def _first_day(match: re.Match[str]) -> str:
    """The first day alone, as long as both, so that offsets stay."""
    return match[1].rjust(len(match.group()))


def _of_its_weekday(text: str, span: DateSpan) -> DateSpan:
    """A day without a year that does not fall on the weekday printed with it, in the year after if it does there.

    So "jeudi 28 novembre" in a post of the 21st announces one to come, not last year's.
    """
    named = None if _YEAR.search(span.reading.raw) else weekday_at(text, span.start, span.end)
    if named is None or named == span.reading.on.weekday():
        return span
    try:
        later = span.reading.on.replace(year=span.reading.on.year + 1)
    except ValueError:
        return span
    return replace(span, reading=replace(span.reading, on=later)) if later.weekday() == named else span


_ANNOUNCED = re.compile(
    r"방송은|放送は|オンエアは|(?:出演|登場)(?:します|予定|いたします)|출연(?:합니다|할 예정|예정)|(?<!\w)(?:(?:will be|is) (?:on|a guest)|zu gast sein|sera (?:l['’])?invitée?|estará en|será entrevistad[oa]|будет гостем|выступит (?:в|на)|sarà ospite|estará n[oa])(?!\w)|سيحل ضيفا|تحل ضيفة|방송 ?(?:일시|예정|시간)|방영 ?(?:일시|예정)|본방|放送(?:日時|予定|日)|オンエア|放映(?:日時|予定)|播出(?:时间|時間|日期)|将于|將於|(?<!\w)(?:will (?:air|be (?:broadcast|aired|shown))|airs(?: on)?|tune in"
    r"|wird [^.\n]{0,40}(?:ausgestrahlt|gesendet)|sendetermin|ausstrahlung|sera diffusée?|diffusion (?:le|:)|se emitir[áa]|será emitid[oa]|se transmitir[áa]|emisión ?:|sarà trasmess[oa]|in onda|vai ao ar|será (?:exibid|transmitid)[oa]|выйдет (?:в эфир|на)|покажут|يُ?بث(?:ّ)? يوم|سيُ?بث|yayınlanacak)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a broadcast is announced, whose day is to come."""
_ANNOUNCED_DAYS = 60


def _latest(text: str, base: date) -> date:
    """The last day that a row of a post of `base` can tell as an article's or a broadcast's."""
    return base + timedelta(days=_ANNOUNCED_DAYS if _ANNOUNCED.search(text) else _FUTURE_DAYS)


def dates_in(text: str, post: Post, order: DateOrder | None = None, *, reach: int = _NO_YEAR_DAYS) -> list[DateSpan]:
    """The article dates that a sentence or row of `post` prints, in text order; lines of page data give none.

    Dates without a year are the last such day before the post, or before the end of its month if no more is known;
    "yesterday" counts from the post's date; nothing is read from either where the post has no date. Dates after the post are left out, but for an announced
    broadcast's. `order` is that of numeric dates as the
    post's other dates prove it, `reach` how many days before the post one without a year may be.
    """
    labelled = _DATE_LABEL.match(text)
    if tells_put_up(text) or (_META.search(text) and (labelled is None or post.published is None)):
        return []
    base = _day_of(post.published)
    until = base or _end_of_month(post.published)
    now = datetime.combine(until, time(12), tzinfo=UTC) if until is not None else None
    text = in_figures(_DOUBLE_DAY.sub(_first_day, text))
    if post.language == "tr":
        text = _TURKISH_CASE.sub(lambda m: " " * len(m.group()), text)
    found = [
        _of_its_weekday(text, replace(span, reading=replace(span.reading, source="sentence")))
        for span in find_dates(text, DateContext(now=now, language=post.language, order=order), "sentence")
        if span.reading.precision in ("second", "minute", "day")
    ]
    if base is not None:
        years = told_years(text, (span for span in found if not _tells_year(text, span)), base)
        found = [years.get(span.start, span) for span in found]
        told = _relative(text, base, post.language)
        found = [s for s in found if not any(t.start < s.start and s.end <= t.end for t in told)]
        extra = [
            span
            for span in told
            if not any(span.start <= known.end + 2 and known.start <= span.end + 2 for known in found)
        ]
        sure, latest = post.published is not None and post.published.certain, _latest(text, base)
        found = [
            s
            for s in (_coming(s, text, base, latest) for s in found + extra)
            if (base - s.reading.on).days <= reach or _tells_year(text, s) or s.start in years
            if s.reading.on <= latest or (not sure and _YEAR.search(s.reading.raw))
            if not (labelled and s.reading.on == base)
        ]
    return sorted(found, key=lambda span: span.start)


def _coming(span: DateSpan, text: str, base: date, latest: date) -> DateSpan:
    """A day without a year of an announced broadcast, read as last year's, in this year: "放送は6月10日"."""
    on = span.reading.on
    if (base - on).days <= _NO_YEAR_DAYS or latest <= base + timedelta(days=_FUTURE_DAYS) or _tells_year(text, span):
        return span
    try:
        later = on.replace(year=on.year + 1)
    except ValueError:
        return span
    return replace(span, reading=replace(span.reading, on=later)) if base < later <= latest else span


def _day_of(published: DateReading | None) -> date | None:
    """The post's day; None where no more than its month or year is known."""
    exact = published is not None and published.precision in ("second", "minute", "day")
    return published.on if published is not None and exact else None


def _end_of_month(published: DateReading | None) -> date | None:
    """The last day of a post of which only the month is known: a day without a year is one before it."""
    if published is None or published.precision != "month":
        return None
    return (published.on.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _tells_year(text: str, span: DateSpan) -> bool:
    """Whether a day is printed with its year, or with the weekday that settles it."""
    raw = span.reading.raw
    return _YEAR.search(raw) is not None or "年" in raw or weekday_at(text, span.start, span.end) is not None


_YEAR = re.compile(r"(?:19|20)\d\d|[٠-٩]{4}|令和|平成")
"""A date printed with its year stands by itself: a doubtful date of the post does not rule it out."""


@lru_cache(maxsize=256)
def days_later(text: str) -> int | None:
    """How many days after the date told before it a sentence speaks of ("the same day": 0, "the day before": -1).

    None if it does not say.
    """
    if _SAME_DAY.search(text):
        return 0
    if _NEXT_DAY.search(text):
        return 1
    match = _DAYS_LATER.search(text)
    if match is None:
        return -1 if _DAY_EARLIER.search(text) else None
    number = next(word for word in match.groups() if word)
    return int(number) if number.isdecimal() else _SMALL_NUMBERS[number.lower()]
