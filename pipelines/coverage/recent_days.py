"""Times of which no day is told: "last week", "recently"."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

from pipelines.text.literal_filter import Caseless

_LATELY = Caseless(
    r"(?<!\w)(?:last (?:week|month|weekend)|(?:earlier )?this (?:week|month)|recently|the other day|letzte[nr]? (?:woche|monat)|vergangene[nr]? (?:woche|monat)|vorige woche|kürzlich|neulich|la semaine (?:dernière|passée)|le mois dernier|récemment|cette semaine|la semana pasada|el mes pasado|recientemente|hace poco|esta semana|la (?:settimana scorsa|scorsa settimana)|il mese scorso|recentemente|na semana passada|no mês passado|vorige week|vorige maand|onlangs|(?:на )?прошлой недел[еи]|в прошлом месяце|недавно|geçen (?:hafta|ay)|w zeszłym (?:tygodniu|miesiącu)|niedawno)(?!\w)"
    r"|지난 ?주(?!민)|지난 ?달|얼마 전|최근|先週|先月|先日|最近|上周|上週|上(?:个|個)?月|前不久|近日|日前|(?:الأسبوع|الشهر) الماضي|مؤخرا"
)


def tells_lately(text: str, start: int, end: int) -> bool:
    """Whether a sentence between two offsets says that something was lately, without its day."""
    return _LATELY.inside(text, start, end)


_SAYS_THAT = Caseless(
    r"(?<!\w)(?:report(?:ed|s)|wrote|writes|said|says|revealed|noted|claimed|found|warned|announced)(?: (?:on|in) [^.,;\n]{0,20})? (?:that|how much|how many)(?!\w)|(?<!\w)according to(?!\w)|, (?:dass|wonach|ob)(?!\w)|(?<!\w)(?:laut|zufolge)(?!\w)|(?<!\w)(?:rapporté|écrit|révélé|annoncé|affirmé|indiqué|rapportait|révélait|écrivait) que?(?!\w)|qu['’]|(?<!\w)selon(?!\w)"
    r"|(?<!\w)(?:inform[óa]|public[óa]|revel[óa]|cont[óa]|advirtió|señaló|aseguró|noticiou|revelou|escreveu|ha (?:scritto|rivelato|riferito))(?: de)? (?:que|che)(?!\w)|(?<!\w)(?:según|secondo|segundo|volgens|göre)(?!\w)|, (?:что|будто)(?!\w)|(?<!\w)по (?:данным|сообщению|словам)(?!\w)|(?<!\w)dat(?!\w)|, że(?!\w)"
    r"|と(?:報じ|報道|伝え|書い)|によると|によれば|报道(?:称|说|指)|報導(?:稱|說|指)|据《|據《|(?:다|라)고 (?:보도|전했|밝혔)|에 따르면|(?<!\w)(?:أن|بأن|إن|بحسب|وفق)(?!\w)"
)


def tells_of_world(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what an outlet said of the world ("reported that …") rather than of whom it reported."""
    return _SAYS_THAT.inside(text, start, end)
