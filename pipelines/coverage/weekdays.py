"""Weekdays in words: "on Friday", "Saturday of last week", "le jeudi 7", as days before a post."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = (
    "monday|montag|lundi|lunes|понедельник|segunda-feira|lunedì|pazartesi|maandag|thứ hai|måndags|måndag|mandags|mandag|maanantaina|poniedziałek|월요일|月曜|星期一|周一|礼拜一|禮拜一|週一|الاثنين|الإثنين|pondělí|pondelok|hétfőn|ponedjeljak|ponedeljak|ponedeljek|понедељак|понеділок|понеделник|δευτέρα|hari senin|pada senin|ביום שני|دوشنبه",
    "tuesday|dienstag|mardi|martes|вторник|terça-feira|martedì|dinsdag|thứ ba|tisdags|tisdag|tirsdags|tirsdag|tiistaina|wtorek|화요일|火曜|星期二|周二|週二|礼拜二|禮拜二|الثلاثاء|úterý|utorok|kedden|marți|utorak|torek|уторак|вівторок|selasa|ביום שלישי|سه‌شنبه|سه شنبه",
    "wednesday|mittwoch|mercredi|miércoles|среду|quarta-feira|mercoledì|çarşamba|woensdag|thứ tư|onsdags|onsdag|keskiviikkona|środę|수요일|水曜|星期三|周三|週三|礼拜三|禮拜三|الأربعاء|středu|stredu|szerdán|miercuri|srijedu|sredu|sredo|середу|сряда|rabu|ביום רביעי|چهارشنبه",
    "thursday|donnerstag|jeudi|jueves|четверг|quinta-feira|giovedì|perşembe|donderdag|thứ năm|torsdags|torsdag|torstaina|czwartek|목요일|木曜|星期四|周四|週四|礼拜四|禮拜四|الخميس|čtvrtek|štvrtok|csütörtökön|joi|četvrtak|četrtek|четвртак|четвер(?![а-яё])|четвъртък|kamis|ביום חמישי|پنجشنبه|پنج‌شنبه",
    "friday|freitag|vendredi|viernes|пятницу|sexta-feira|venerdì|vrijdag|thứ sáu|fredags|fredag|perjantaina|piątek|금요일|金曜|星期五|周五|週五|礼拜五|禮拜五|الجمعة|pátek|piatok|pénteken|vineri|petak|v petek|петак|п['’]ятницю|петък|παρασκευή|jumat|ביום שישי|روز جمعه",
    "saturday|samstag|samedi|sábado|субботу|sabato|cumartesi|zaterdag|thứ bảy|lördags|lördag|lørdags|lørdag|lauantaina|sobotę|토요일|土曜|星期六|周六|週六|礼拜六|禮拜六|السبت|sobotu|szombaton|sâmbătă|subotu|soboto|суботу|събота|σάββατο|sabtu|בשבת",
    "sunday|sonntag|dimanche|domingo|воскресенье|domenica|zondag|chủ nhật|söndags|söndag|søndags|søndag|sunnuntaina|niedzielę|일요일|日曜|星期日|周日|週日|星期天|周天|礼拜天|禮拜天|الأحد|neděli|nedeľu|vasárnap|duminică|nedjelju|nedelju|nedeljo|недељу|неділю|κυριακή|ביום ראשון|یکشنبه",
)
"""From Monday on, each as one alternative of a pattern."""
WEEKDAY = re.compile(
    r"(?:(?<![^\W\d_])|(?<=[\u4e00-\u9fff])(?=星期|礼拜|禮拜)|(?<=[本上这這今先前个個の주])|(?<=先週))("
    + "|".join(_WEEKDAYS)
    + r")(?:abend|morgen|nacht|früh|vormittag|nachmittag|mittag|s?ausgabe|s?nummer)?(?!(?!s\b)[a-zà-öø-ÿ])",
    re.IGNORECASE,
)
"""A weekday as a whole word: French "montagne" holds a German one."""
_EVERY = re.compile(
    r"(?:(?:every|each|jede[nrms]?|immer|chaque|tous les|cada|todos los|ogni|todas? as?|кажд\w{1,60}|по|매주|毎週の?|每(?:个|個)?|كل(?: يوم)?|her|elke|mỗi|každ\w{1,60}|minden|fiecare|svak\w{1,60}|vsak\w{0,60}|κάθε|кожн\w{1,60}|всек\w{1,60}|setiap|هر)(?: (?:first|second|third|fourth|last|other|erste[nrms]?|zweite[nrms]?|dritte[nrms]?|vierte[nrms]?|letzte[nrms]?|\d\.|premiers?|deuxièmes?|troisièmes?|derniers?|primer(?:os)?|segund[oa]s?|tercer(?:os)?|últim[oa]s?|prim[oa]|second[oa]|ultim[oa]|перв\w{1,60}|втор\w{1,60}|последн\w{1,60}))?|매월 (?:첫째|둘째|셋째|넷째|마지막)|(?:毎月)?第[1-4１-４一二三四])(?: 주)? ?\Z",
    re.IGNORECASE,
)
"""Before a weekday: what happens again and again has no day."""
_PLURAL = re.compile(r"s(?!\w)")
_THIS = re.compile(
    r"(?<!\w)(?:this|diese[nrms]?|ce|este|esta|questo|questa|esse|essa|deze|bu|эт(?:от|у|о|ой)) \Z", re.IGNORECASE
)
"""Before a weekday: the nearest one, the post's own day too."""
_NEXT = re.compile(
    r"(?:(?<!\w)(?:next|coming|kommende[nrm]?|nächste[nrms]?|próxim[oa]|prossim[oa]|следующ(?:ий|ую|ее|ей)|ближайш(?:ий|ую|ее)|volgende|komende|příští|budúc\w+|jövő|sljedeć\w+|sledeć\w+|iduć\w+|naslednj\w+|επόμεν\w+|наступн\w+|следващ\w+) |(?:下[个個]?|来|來)(?=[星周週礼禮])|다음 ?주 ?|来週の?)\Z",
    re.IGNORECASE,
)
_NEXT_AFTER = re.compile(
    r" (?:prochain|à venir|que viene|próximo|que vem|prossimo|المقبل|القادم|المقبلة|القادمة)(?!\w)", re.IGNORECASE
)
"""Around a weekday: one to come."""
_LAST_WEEK = re.compile(r"(?:上[个個]?|先週の?|前の週の|지난 ?주 ?)\Z")
"""Before a weekday: the one of the week before, counted from Monday."""
NUMBER_OF = {
    name.replace("['’]", mark).removesuffix("(?![а-яё])"): number
    for number, names in enumerate(_WEEKDAYS)
    for name in names.split("|")
    for mark in "'’"
}


_IN_BRACKETS = re.compile(r" ?[(（]([月火水木金土日월화수목금토일])(?:曜日?|요일)?[)）]")
"""A weekday of one sign behind a day, as Japanese and Korean print it: "6월 24일(금)"."""


_BRACKETS = 6
"""Characters of a weekday in brackets with a blank before it."""


def weekday_at(text: str, start: int, end: int) -> int | None:
    """The weekday (0 = Monday) printed with the day between two offsets; None if there is none."""
    behind = _IN_BRACKETS.search(text, start, min(len(text), end + _BRACKETS))
    if behind is not None:
        sign = behind[1]
        return ("월화수목금토일" if sign in "월화수목금토일" else "月火水木金土日").index(sign)
    named = WEEKDAY.search(text, max(0, start - 14), end)
    return NUMBER_OF[named[1].lower()] if named is not None else None


def is_weekday(word: str) -> bool:
    """Whether a word is a weekday and nothing else, a part of the day aside."""
    return _PART_OF_DAY.sub("", word.lower()).removesuffix("日") in NUMBER_OF


_PART_OF_DAY = re.compile(
    r"(?:abend|morgen|nacht|vormittag|nachmittag|mittag)s?\Z|[ ](?:morning|afternoon|evening|night|matin|soir|après-midi|mañana|tarde|noche|утром|вечером|manhã|noite)\Z"
)


def tells_day(name: str) -> bool:
    """Whether a name is a weekday or the label of a day."""
    return is_weekday(name) or _LABEL_OF_DAY.fullmatch(name) is not None


_LABEL_OF_DAY = re.compile(
    r"(?:掲載|放送|出演|配信|発行|公開|開催|刊登|刊发|播出|发布|發布)(?:日|日時|年月日|日期|时间|時間)"
    r"|(?:보도|방송|게재|출연|발행)\s?(?:일|일자|일시)|(?:erscheinungs|sende)datum|date de (?:parution|diffusion)"
    r"|fecha de (?:publicación|emisión)|дата (?:публикации|выхода)|تاريخ (?:النشر|البث)",
    re.IGNORECASE,
)
"""What stands before a day in a form, and is no outlet."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A weekday with the words that settle which: `on` is None for one to come; `exact` if more than its name tells it."""

    start: int
    end: int
    on: date | None
    exact: bool


_WEEK_BEFORE = re.compile(
    r"(?:last week,?(?: on)?|(?:letzte|vergangene|vorige) woche,?(?: am)?|la semaine (?:dernière|passée),?(?: le)?|la semana pasada,?(?: el)?|на прошлой неделе,?(?: во?)?|la settimana scorsa,?|na semana passada,?(?: n[oa])?|vorige week,?(?: op)?|(?:في )?الأسبوع الماضي،?(?: يوم)?) \Z",
    re.IGNORECASE,
)
_WEEK_AFTER = re.compile(
    r"(?:,? of last week|,? last week|,? (?:der (?:letzten|vergangenen|vorigen) woche|(?:letzter|vergangener|voriger) woche|letzte woche|der vorwoche)|,? (?:de )?la semaine (?:dernière|passée)|,? (?:de )?la semana pasada|,? (?:на )?прошлой недел[еи]|,? della (?:settimana scorsa|scorsa settimana)|,? da semana passada|,? van vorige week|،? (?:من |في )?الأسبوع الماضي)(?!\w)",
    re.IGNORECASE,
)
"""Around a weekday: the one of the week before, counted from Monday."""
_A_WEEK_EARLIER = re.compile(
    r"(?: (?P<one>vor einer woche|a week ago|(?:d['’])?il y a (?:une semaine|huit jours)|de hace una semana|hace una semana|неделю назад|di una settimana fa|een week geleden)| (?P<two>vor (?:zwei|2) wochen|two weeks ago|a fortnight ago|(?:d['’])?il y a (?:deux semaines|quinze jours)|(?:de )?hace (?:dos semanas|quince días)|две недели назад))(?!\w)",
    re.IGNORECASE,
)
"""After a weekday: one or two weeks before the last such day."""
_NUMBERED = re.compile(
    r",?[ \u00a0](?:the |den |dem |le |el |día |dia )?(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er|\.|-?го|-?е)?(?! ?(?:числа )?(?:h|heures?|uhr|o['’]clock|horas?|час\w*|am|pm|a\.m|p\.m|ore|uur)(?!\w))(?![\w:%/]|[.,]\d)(?: числа(?!\w))?",
    re.IGNORECASE,
)
"""After a weekday: the day of a month that the reader knows ("le jeudi 7", "Wednesday the 8th")."""
_REACH_DAYS = 62
"""How far back a weekday with its number is looked for: two months, in which the pair falls on one day or none mostly."""


def named_days(text: str, base: date) -> Iterator[NamedDay]:
    """The weekdays that a text names, each as the day before `base` that its words mean."""
    for match in WEEKDAY.finditer(text):
        if _EVERY.search(text, max(0, match.start() - 24), match.start()) or _PLURAL.match(text, match.end()):
            continue
        number = NUMBER_OF[match[1].lower()]
        yield _numbered(text, match, base, number) or _counted(text, match, base, number)


def _numbered(text: str, match: re.Match[str], base: date, number: int) -> NamedDay | None:
    """The day on which weekday and day of the month agree; None if there is no such number behind the weekday."""
    found = _NUMBERED.match(text, match.end())
    if found is None:
        return None
    past = (base - timedelta(days=back) for back in range(_REACH_DAYS))
    on = next((day for day in past if day.day == int(found["day"]) and day.weekday() == number), None)
    coming = (base + timedelta(days=ahead) for ahead in range(1, _REACH_DAYS))
    if on is None and not any(day.day == int(found["day"]) and day.weekday() == number for day in coming):
        return None
    return NamedDay(match.start(), found.end(), on, exact=True)


def _counted(text: str, match: re.Match[str], base: date, number: int) -> NamedDay:
    """The last such weekday, or the one of a week that the words around it name."""
    last = (base.weekday() - number) % 7
    if _NEXT.search(text, max(0, match.start() - 14), match.start()) or _NEXT_AFTER.match(text, match.end()):
        return NamedDay(match.start(), match.end(), base + timedelta(days=7 - last), exact=True)
    earlier = _A_WEEK_EARLIER.match(text, match.end())
    if earlier is not None:
        back = (last or 7) + (7 if earlier["one"] else 14)
        return NamedDay(match.start(), earlier.end(), base - timedelta(days=back), exact=True)
    after = _WEEK_AFTER.match(text, match.end())
    before = _WEEK_BEFORE.search(text, max(0, match.start() - 30), match.start())
    if after is not None or before is not None or _LAST_WEEK.search(text, max(0, match.start() - 5), match.start()):
        end = after.end() if after is not None else match.end()
        return NamedDay(match.start(), end, base - timedelta(days=base.weekday() + 7 - number), exact=after is not None)
    today = _THIS.search(text, max(0, match.start() - 8), match.start()) is not None
    return NamedDay(match.start(), match.end(), base - timedelta(days=last or (0 if today else 7)), exact=False)
