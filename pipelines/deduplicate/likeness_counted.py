"""Words that count or date as figures do: months, weekdays, seasons, first, second, third."""
# ruff: noqa: E501 - word tables of ten languages read better as long lines than as hundreds of short ones

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scraper.pages.dates.words import DATA, fold

_ROWS = (
    "spring|summer|autumn fall|winter",
    "frühling frühjahr|sommer|herbst|winter",
    "printemps|été|automne|hiver",
    "primavera|verano|otoño|invierno",
    "весна весны весной весне|лето лета летом лете|осень осени осенью|зима зимы зимой зиме",
    "ilkbahar bahar|yaz|sonbahar güz|kış",
    "الربيع ربيع|الصيف صيف|الخريف خريف|الشتاء شتاء",
    "봄|여름|가을|겨울",
    "春|夏|秋|冬",
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last",
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "erste ersten erster erstes erstem|zweite zweiten zweiter zweites zweitem|dritte dritten dritter drittes drittem|vierte vierten vierter viertes|fünfte fünften fünfter fünftes|sechste sechsten sechster|siebte siebten siebter|achte achten achter|neunte neunten neunter|zehnte zehnten zehnter|letzte letzten letzter letztes",
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",
    "premier première|deuxième second seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernier dernière",
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze",
    "primer primero primera|segundo segunda|tercer tercero tercera|cuarto cuarta|quinto quinta|sexto sexta|séptimo séptima|octavo octava|noveno novena|décimo décima|último última",
    "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
    "первый первая первое первого первой первом первую|второй вторая второе второго втором вторую|третий третья третье третьего третьей третьем третью|четвёртый четвёртая четвёртого четвёртой четвёртом|пятый пятая пятого пятой пятом|шестой шестая шестого шестом|седьмой седьмая седьмого седьмом|восьмой восьмая восьмого восьмом|девятый девятая девятого девятом|десятый десятая десятого десятом|последний последняя последнего последней последнем",
    "два две двух|три трёх|четыре четырёх|пять пяти|шесть шести|семь семи|восемь восьми|девять девяти|десять десяти",
    "birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yedinci|sekizinci|dokuzuncu|onuncu|son",
    "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on",
    "الأول الأولى|الثاني الثانية|الثالث الثالثة|الرابع الرابعة|الخامس الخامسة|السادس السادسة|السابع السابعة|الثامن الثامنة|التاسع التاسعة|العاشر العاشرة|الأخير الأخيرة",
    "첫째 첫|둘째 두|셋째 세|넷째 네|다섯째 다섯|여섯째 여섯|일곱째 일곱|여덟째 여덟|아홉째 아홉|열째 열|마지막",
    "一|二|三|四|五|六|七|八|九|十",
)
"""A row a series, its places in order, the forms of one place with blanks between."""


@cache
def _series() -> tuple[dict[str, int], ...]:
    rows: list[list[str]] = [row.split("|") for row in _ROWS]
    rows += [*DATA["months"].values(), *DATA["weekdays"].values()]
    return tuple(dict(_places(row)) for row in rows)


def _places(row: list[str]) -> Iterator[tuple[str, int]]:
    return ((fold(word).replace("_", " "), number) for number, forms in enumerate(row) for word in forms.split())


def counted_apart(old: str, new: str) -> bool:
    """Whether two words are different places of one series: March and April, first and third, 봄 and 가을."""
    one, two = fold(old), fold(new)
    return any(one in row and two in row and row[one] != row[two] for row in _series())
