"""Shapes of printed dates: each pattern turns folded text into the days it can mean, without context of a source."""

from typing import Final

from presswatch.languages.packs import alternation, any_word, ordered_words
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates import words
from scraper.pages.dates.calendar import ERAS
from scraper.pages.dates.words import alternatives

# Letters that words of dates are written with, after folding; digits and punctuation of these ranges are left out.
_LETTER = (
    "a-zß-öø-ʯͰ-ͽͿ-ϿЀ-ҁҊ-ԯ\u0531-\u0587֐-ׂא-ת'ؠ-ٟٮ-ۓ\u200c\u200dऀ-ॣ\u0980-\u0dff\u1200-\u135aกขฃ-ู็-๎เ-ๆ"
    "\u0e81-\u0ecd\u1000-\u103f\u10a0-\u10ff\u1780-\u17d3Ḁ-ỿ"
)
# Dots inside a word are those of "มิ.ย."; more of them would make the search quadratic.
_WORD = rf"[{_LETTER}]++(?:\.[{_LETTER}]++){{0,3}}+"
_GAP = r" {0,12}"
_NOT_BEFORE = r"(?<!\d)(?<!\d[/.:,\-])"
_NOT_AFTER = r"(?![\d/]|[.:,\-]\d)"
_YEAR_WORD = rf"(?:(?:{alternatives(words.YEAR_WORDS)}|[,\-/']){_GAP}){{0,2}}"
_OF_THE_YEAR = rf"(?:{alternatives(words.OF_THE_YEAR)})"
# A year of four digits, or of two that no clock time or further number follows.
_YEAR = r"(?P<year>\d{4}|\d{2}(?![\d:]|[.h]\d))"
_ORDINAL = rf"(?:{alternatives(words.ORDINALS)}|\.)?"

# Three numbers with one separator, blanks around it allowed.
_NEXT = rf"{_GAP}(?P=sep){_GAP}"
_FIRST_SEP = rf"{_GAP}(?P<sep>[-/.]){_GAP}"
_NO_MORE = r"(?!\d|[/:\-]\d|\.\d)"
_DAY = r"(?P<day>\d{1,2})"
_MONTH_WORD = rf"(?P<word>(?:thang (?:muoi )?)?{_WORD})"
_THEN_YEAR = rf"(?:{_GAP}{_YEAR_WORD}{_YEAR}(?!\d))?"
_NEW_WORD = rf"(?<![{_LETTER}])(?P<word>{_WORD})"
# A month of Chinese, Japanese or Korean: 10月, 十月, 10월.
_CJK_MONTH = (
    r"(?P<month>(?<!\d)\d{1,2}|(?<![〇零一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))" + _GAP + "[月월]"
)

_ERA_NAMES = [*(name for name in ERAS if not name.isascii()), "西元", "公元"]

SHAPES: Final = {
    # 2023-06-30, 2023.6.30., 2023/06/30, 2023. 6. 30
    "ymd": compiled_later(
        rf"{_NOT_BEFORE}(?P<a>\d{{4}}){_FIRST_SEP}(?P<b>\d{{1,2}}){_NEXT}(?P<c>\d{{1,2}}){_NO_MORE}\.?"
    ),
    # 112/06/30, 112.6.30, the year of the Republic of China
    "roc": compiled_later(
        rf"{_NOT_BEFORE}(?P<a>1[0-4]\d)(?P<sep>[-/.])(?P<b>[01]?\d)(?P=sep)(?P<c>[0-3]?\d){_NO_MORE}"
    ),
    # 30/06/2023, 06-30-2023, 30. 6. 2023
    "dmy": compiled_later(
        rf"{_NOT_BEFORE}(?P<a>\d{{1,2}}){_FIRST_SEP}(?P<b>\d{{1,2}}){_NEXT}(?P<c>\d{{4}}){_NOT_AFTER}"
    ),
    # 23.06.30, 30/06/23, '23. 6. 30.
    "short": compiled_later(
        rf"{_NOT_BEFORE}(?P<mark>')?(?P<a>\d{{1,2}}){_FIRST_SEP}(?P<b>\d{{1,2}}){_NEXT}(?P<c>\d{{1,2}}){_NO_MORE}\.?"
    ),
    # 2023년 6월 30일, 令和5年6月30日, 民國112年6月30日, 6월 30일
    "cjk": compiled_later(
        rf"(?<![\d.])(?:(?P<era>{alternatives(_ERA_NAMES)})?{_GAP}(?P<year>\d{{1,4}}|元)"
        rf"{_GAP}[年년]{_GAP})?(?P<month>\d{{1,2}}){_GAP}[月월]"
        rf"(?:{_GAP}{_DAY}(?:{_GAP}[日일號号]|(?=\d\d:\d\d| *$))|(?!\d))"
    ),
    # 10월 23, 2026; 十月 23, 2026; 23 10月 2026; 2026 10月 23: their months where the form is that of another language
    "cjk-month-d-y": compiled_later(rf"{_CJK_MONTH}{_GAP}{_DAY}{_GAP},?{_GAP}(?P<year>\d{{4}})(?![\d年년])"),
    # 10月23日 · 2026年
    "cjk-md-y": compiled_later(
        rf"{_CJK_MONTH}{_GAP}{_DAY}{_GAP}[日일号號]{_GAP}[,·]{_GAP}(?P<year>\d{{4}})(?:{_GAP}[年년])?(?![\d度])"
    ),
    "d-cjk-month-y": compiled_later(
        rf"(?<![\d月월年년])(?<!\d[/.:,\-]){_DAY}[.,]?{_GAP}{_CJK_MONTH}{_GAP},?{_GAP}(?P<year>\d{{4}})(?![\d年년])"
    ),
    "y-cjk-month-d": compiled_later(
        rf"{_NOT_BEFORE}(?P<year>\d{{4}})[.,\-]?{_GAP}{_CJK_MONTH}[\-]?{_GAP}{_DAY}(?![\d:])"
    ),
    # 10 23, 2026: the same of languages whose months are numbers; only the order of "October 23, 2026" has this comma
    "m-d-comma-y": compiled_later(
        rf"(?<![\d/.:,\-])(?<!\d )(?P<month>\d{{1,2}}) {_DAY}, ?(?P<year>\d{{4}})(?![\d/]|[.,:\-]\d)"
    ),
    # R5.6.30, H31.4.30
    "era": compiled_later(r"(?<![a-z\d])(?P<era>[rhs])\.?(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<c>\d{1,2})(?![\d./])"),
    # 二〇二三年六月三十日
    "han": compiled_later(
        r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>十?[一二三四五六七八九十])月"
        r"(?:(?P<day>[一二三]?十?[一二三四五六七八九十])[日号號])?"
    ),
    # 30 June 2023, 30. Juni, 30 de junio de 2023, 28-30 June 2023, 30-Jun-2023, 30 ביוני 2023
    "d-month": compiled_later(
        rf"(?<![\d:/])(?<!\d[.,\-])(?:(?P<from>\d{{1,2}})\.?{_GAP}-{_GAP})?{_DAY}{_ORDINAL}{_GAP}[-/.]?{_GAP}"
        rf"(?:(?:{alternatives(words.BEFORE_MONTH)})(?:{_GAP}the)? )?{_GAP}"
        rf"(?P<word>(?:thang (?:muoi )?)?{_WORD}(?: (?:{any_word('second_month_words')}))?+)"
        rf"(?:{_GAP}[/(]{_GAP}(?P<second>{_WORD})\)?)?\.?{_THEN_YEAR}"
    ),
    # 30 tháng 6 năm 2023, 30 thg 6, 2023
    "d-thang-m": compiled_later(
        rf"{_NOT_BEFORE}{_DAY}{_GAP},?{_GAP}(?:{any_word('month_labels')}|th)\.?{_GAP}(?P<month>\d{{1,2}})"
        rf"(?:{_GAP},?{_GAP}(?:nam)?{_GAP}/?{_GAP}(?P<year>\d{{4}}))?(?!\d)"
    ),
    # tháng 6 30, 2023
    "thang-m-d": compiled_later(
        rf"(?<![{_LETTER}])(?:{any_word('month_labels')}){_GAP}(?P<month>\d{{1,2}}){_GAP},?{_GAP}{_DAY}{_GAP},?{_GAP}(?P<year>\d{{4}})(?!\d)"
    ),
    # June 30, 2023; Jun. 30th; June 28-30, 2023; Tháng Sáu 30, 2023
    "month-d": compiled_later(
        rf"(?<![{_LETTER}\d]){_MONTH_WORD}\]?\.?,?{_GAP}[-/]?{_DAY}(?:{alternatives(words.ORDINALS)})?(?!\d|:\d)"
        rf"(?:{_GAP}-{_GAP}(?P<to>\d{{1,2}})(?![\d:]))?{_THEN_YEAR}"
    ),
    # 30 VI 2023, 30.VI.2023
    "d-roman-y": compiled_later(
        rf"{_NOT_BEFORE}{_DAY}[. ]{_GAP}(?P<roman>i{{1,3}}|i?v|vi{{1,3}}|i?x|xi{{1,2}})[. ]{_GAP}"
        r"(?P<year>\d{4})(?![\d/]|[.,:\-]\d)"
    ),
    # 2023 оны 6 сарын 30
    "mongolian": compiled_later(
        rf"{_NOT_BEFORE}(?P<year>\d{{4}}){_GAP}оны?{_GAP}(?P<month>\d{{1,2}})(?:-?р)?{_GAP}сар(?:ын)?{_GAP}{_DAY}(?!\d)"
    ),
    # Fri Jun 30 14:20:00 KST 2023
    "ctime": compiled_later(
        rf"{_NEW_WORD}{_GAP}{_DAY},?{_GAP}(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)"
        r"(?: ?(?P<zone>[a-z]{3,4}|[+\-]\d{4}))? (?P<year>\d{4})(?!\d)"
    ),
    # June 2023, juin 2023, июнь 2023 г.
    "month-y": compiled_later(rf"{_NEW_WORD}\.?,?{_GAP}{_YEAR_WORD}(?P<year>\d{{4}})(?!\d|[.,:/\-]\d)"),
    # 2026. gada 12. jūnijā, 2026 жылғы 12 маусым, 2026-yil 12-iyun, 2026 წლის 12 ივნისს
    "y-d-month": compiled_later(
        rf"{_NOT_BEFORE}(?P<year>\d{{4}}){_OF_THE_YEAR},?{_GAP}{_DAY}(?:\.|-?(?:nj[iy]|chi))?{_GAP}-?{_GAP}(?P<word>{_WORD})"
    ),
    # 2023 June 30, 2023. június 30., 2023-Jun-30, 2026ko ekainaren 12a
    "y-month-d": compiled_later(
        rf"{_NOT_BEFORE}(?P<year>\d{{4}})(?:{_GAP}m\.|{_OF_THE_YEAR})?[.,]?{_GAP}[-/]?{_GAP}(?P<word>{_WORD})\.?{_GAP}[-/]?{_GAP}"
        rf"{_DAY}(?![\d:])\.?"
    ),
}

# What a text must hold for a shape to be worth looking for; shapes that are not named need a digit.
NEEDED: Final = {
    "cjk": "月월", "cjk-month-d-y": "月월", "cjk-md-y": "月월", "d-cjk-month-y": "月월", "y-cjk-month-d": "月월",
    "m-d-comma-y": ",", "han": "年", "ctime": ":", "d-thang-m": "t", "thang-m-d": "t", "era": "./",
    "d-roman-y": "ivx", "mongolian": "о",
}  # fmt: skip

# Only where the text is nothing else: 20230630, 20230630142000, 06-30, 30.06.
COMPACT: Final = compiled_later(
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:t?(?P<clock>\d{4}(?:\d\d)?)(?P<zone>z)?)?"
)
PAIR: Final = compiled_later(r"(?P<a>\d{1,2}) ?(?P<sep>[-/.]) ?(?P<b>\d{1,2})(?P<tail>\.?)")

_HALF = alternatives(words.AFTERNOON | words.FORENOON)
_ZONE_NAMES = rf"{alternatives(words.ZONES)}|[ecmp]t"
_ZONE = rf"(?P<zone>z|(?:utc|gmt)?[+\-]\d{{1,2}}(?::?\d{{2}})?|\(?(?:{_ZONE_NAMES})\b\)?)"
# 14:20, 14:20:05.123, 14:20:05:123, 14.20, 14h20
_COLON_TIME = r"(?P<colon>[:.h])(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9}|:\d{3}(?!\d))?)?"
# 3시 20분, 15時30分
_NAMED_TIME = r"(?:시|時|时|点|點) ?(?:(?P<minute2>\d{1,2}) ?[분分](?: ?(?P<second2>\d{1,2}) ?[초秒])?)?"
_CLOCK = (
    rf"(?:(?P<half>{_HALF}){_GAP})?(?P<hour>\d{{1,2}}) ?(?:{_COLON_TIME}|{_NAMED_TIME}|h(?![a-z]))?(?!\d|[.:]\d)"
    rf"(?: ?(?P<half2>{_HALF})(?![{_LETTER}]))?"
    rf"(?:{_GAP}(?:{any_word('after_clock_times')})(?![{_LETTER}]))?"
    rf"(?:{_GAP}{_ZONE}(?![{_LETTER}\d]))?"
)
# Words between a day and its clock time.
_AT = rf"{alternatives(words.AT)}|,|\("
CLOCK_AFTER: Final = compiled_later(rf"(?:t|{_GAP}[,|·@/\-]{{0,2}}{_GAP}(?:(?:{_AT})\.?:? {{0,3}})?){_CLOCK}")
CLOCK_BEFORE: Final = compiled_later(rf"(?<![\d:.]){_CLOCK}{_GAP}[,|·\-]?{_GAP}(?:on )?$")
CLOCK_ALONE: Final = compiled_later(_CLOCK)
_NUMBERED_DAY = alternatives(map(words.fold_date_text, ordered_words("before_numbered_day")))
WEEKDAY_BEFORE: Final = compiled_later(
    rf"(?<![{_LETTER}])(?P<word>{alternation('weekdays_of_several_words')}|(?:วัน)?{_WORD}(?:-feira)?)"
    rf"[.,]?(?:ที่)?[ ,\-]{{0,4}}(?:(?:{_NUMBERED_DAY}) )?$"
)
# Friday; Fri, 14:20; vie a las 14:20
WEEKDAY_ALONE: Final = compiled_later(rf"(?P<word>{_WORD}(?: {_WORD})??)\.?,?(?: (?:(?:{_AT})\.? )?(?P<clock>\d.*))?")
_ASIAN_WEEKDAY = alternation("weekdays_without_blanks")
WEEKDAY_AFTER: Final = compiled_later(
    r" {0,3}(?:[(\[] ?(?P<word>[^\W\d_]{1,12})\.? ?[)\]]"
    rf"|,? (?P<bare>{_ASIAN_WEEKDAY}|[^\W\d_]{{4,12}}(?!\w))"
    rf"|(?P<tight>{_ASIAN_WEEKDAY}))"
)
# 1989 11 फ़रवरी: what is before a day without a year
YEAR_BEFORE: Final = compiled_later(r"(?<!\d)((?:19|20)\d\d)(?!\d)\D{0,12}$")
TRIPLE: Final = compiled_later(r"(?<![\d/.\-])(\d{1,4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?!\d)")
WORD: Final = compiled_later(rf"[{_LETTER}一-鿿가-힣ぁ-ヿ]+")
