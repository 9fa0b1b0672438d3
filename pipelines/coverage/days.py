"""Days told in words: "on the twenty-first of November", "el diecisiete de marzo", "vor drei Tagen", "二月十七日"."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.literal_filter import WordSieved

_GERMANIC_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten",
)
_ROMANCE_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_NUMBERS = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta treinta_y_uno",
    "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого двадцать_первого двадцать_второго двадцать_третьего двадцать_четвёртого двадцать_пятого двадцать_шестого двадцать_седьмого двадцать_восьмого двадцать_девятого тридцатого тридцать_первого",
)
"""Numbers from one to thirty-one before a month in French, Spanish and Russian, which print them in small letters."""
_DAY_OF = {
    word.replace("_", " "): number
    for words in (*_ORDINALS, *_NUMBERS)
    for number, word in enumerate(words.split(), start=1)
} | {"primero": 1, "vingt et un": 21, "trente et un": 31, "четвертого": 4, "двадцать четвертого": 24}


def _longest_first(rows: tuple[str, ...]) -> str:
    words = {word.replace("_", " ") for row in rows for word in row.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_ORDINAL = WordSieved(
    re.compile(
        rf"(?<![\w-])(?P<day>{_longest_first(_ORDINALS)})(?P<of> of)?(?= (?:{_GERMANIC_MONTHS})(?!\w))", re.IGNORECASE
    )
)
_NUMBER = re.compile(
    rf"(?<![\w-])(?P<day>vingt et un|trente et un|primero|(?:двадцать )?четвертого|{_longest_first(_NUMBERS)})(?P<of>)(?= (?:{_ROMANCE_MONTHS})(?!\w))"
)
"""A day of the month in words before the month's name; German puts a dot behind it in figures."""
_MONTH = re.compile(rf"(?<!\w)(?:{_ROMANCE_MONTHS})(?!\w)")


def in_figures(text: str) -> str:
    """A text with its spelled days in figures, each as long as in words, so that offsets stay."""
    text = _ORDINAL.sub(_figures, text)
    return _NUMBER.sub(_figures, text) if _MONTH.search(text) else text


def _figures(match: re.Match[str]) -> str:
    number = _DAY_OF[match["day"].lower()]
    return (f"{number}." if match["of"] is None else str(number)).rjust(len(match.group()))


_SMALL = (
    "two three four five six seven eight nine ten",
    "zwei drei vier fünf sechs sieben acht neun zehn",
    "deux trois quatre cinq six sept huit neuf dix",
    "dos tres cuatro cinco seis siete ocho nueve diez",
    "два три четыре пять шесть семь восемь девять десять",
    "due tre quattro cinque sei sette otto nove dieci",
    "dois três quatro cinco seis sete oito nove dez",
)
_COUNT = {word: number for words in _SMALL for number, word in enumerate(words.split(), start=2)}
_COUNT |= dict(zip("两兩二三四五六七八九", (2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_COUNT |= {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7}
_COUNT |= {"يومين": 2, "ثلاثة": 3, "أربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7}
_N = rf"({_longest_first(_SMALL)}|[2-9]|1\d)"
_AGO = WordSieved(
    re.compile(
        rf"(?<!\w)(?:{_N} days ago|vor {_N} tagen|il y a {_N} jours|hace {_N} días|{_N} (?:дня|дней) назад|{_N} giorni fa|há {_N} dias)(?!\w)"
        r"|(이틀|사흘|나흘|닷새|엿새|이레|(?<!\d)[2-9]일) 전(?![가-힣])|(?<!\d)([2-9]|[两兩二三四五六七八九])天(?:之?前)|(?<!\w)قبل (?:(يومين)|(ثلاثة|أربعة|خمسة|ستة|سبعة) أيام)(?! من)(?!\w)",
        re.IGNORECASE,
    )
)
"""So many days before the post."""


def days_ago(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The places where a text counts days back from its own, with how many."""
    for match in _AGO.finditer(text):
        told = next(filter(None, match.groups())).removesuffix("일").lower()
        yield match, int(told) if told.isdecimal() else _COUNT[told]


_HAN_FIGURE = {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_HAN_DAY = re.compile(
    r"(?<![一二三四五六七八九十])(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日號号]"
)


def han_days(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The days whose month and number are written in Chinese characters ("二月十七日"), with both as numbers."""
    for match in _HAN_DAY.finditer(text):
        yield match, _han_number(match["month"]), _han_number(match["day"])


def _han_number(signs: str) -> int:
    tens, ten, units = signs.rpartition("十")
    return (_HAN_FIGURE[tens] if tens else 1) * 10 * bool(ten) + (_HAN_FIGURE[units] if units else 0)


MAY_COUNT = rf"[一二三四五六七八九十]月[一二三四五六七八九十]|ago\b|tagen\b|jours\b|d[ií]as\b|назад|giorni fa|일 전|(?:이틀|사흘|나흘|닷새|엿새|이레) 전|天前|天之前|قبل|(?<!\w)(?:{_ROMANCE_MONTHS})"
"""What stands in every sentence without a figure that tells such a day."""


DAY_ONLY = re.compile(
    r"(?<![\d월月./\-])(?<![월月] )(?:지난 ?|去る|今月)?([0-3]?\d)\s?(?:일(?=[ ,(에자]|$)|日(?=[付のにはに、放，,（(]|[上下]午|凌晨|早[上晨]|中午|傍晚|晚|当[天晚]|當[天晚]|午[前後]|[朝夜]|[^（）()]{0,6}[)）]))(?!간|間|째|目)"
)
"""A day of the month without the month, where words run on without blanks."""
DAY_ONLY_SPACED = re.compile(
    r"(?<!\w)(?:(?:el|del|pasado) día (\d{1,2})(?! de \w)|on the (\d{1,2})(?:st|nd|rd|th)(?! (?:of|floor|century|anniversary|edition|birthday|day|hole|minute|place|page|attempt|street|avenue)\b)(?!\w| (?-i:[A-Z]))|le (\d{1,2}) (?:dernier|courant|de ce mois)"
    r"|(?:n?o|do|d['’]o|nest[ea]|último|passado|passat) dia (\d{1,2})(?! (?:de|d['’])\w*)"
    r"|(?:il|del|scorso) giorno (\d{1,2})(?! (?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic))|il (\d{1,2}) (?:scorso|u\.s\.|corrente)"
    r"|(\d{1,2})(?:-?го)? числа(?! (?:прошлого|минулого|следующего|каждого|кожного))|op de (\d{1,2})(?:e|de|ste)(?! (?:verdieping|eeuw|plaats|editie|verjaardag))"
    r"|am (\d{1,2})\. (?:dieses Monats|d\. ?M\.)|bu ayın (\d{1,2})['’]?[iıuüy]?n[dt][ea]"
    r"|(?:يوم|في) (\d{1,2}) (?:الجاري|من الشهر الجاري|من هذا الشهر)|ngày (\d{1,2})(?!\s?[/.-]|\s+tháng)(?= |,)|pada tanggal (\d{1,2})(?! (?-i:[A-Z])))(?!\w)",
    re.IGNORECASE,
)
"""A day of the month without the month: the last such day, as the post's day has it."""
DAY_IN_BRACKETS = re.compile(r"[今昨前本]\s?[（(]\s?([0-3]?\d)\s?[日號号]?\s?[)）](?=[日天晚早晨夜])")
"""The day of the month set into a word for the day: "昨（3）日", "今(4)晚"."""
