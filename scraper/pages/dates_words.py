"""Words that dates are made of, in about thirty languages: months, weekdays, relative words, halves of the day, zones.

All tables are keyed by the folded form (`fold`): lower case, Western digits, no accents. Folding keeps the length of a text,
so an offset into the folded text is an offset into the text.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_SPACES = "\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_LETTER_RANGES = (
    (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
)  # fmt: skip
_DIGIT_ZEROS = (0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10)  # fmt: skip
# Spellings that are one letter to a reader: alef with hamza, Persian yeh and kaf, teh marbuta, dotless i, punctuation.
_PLAIN = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ى": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
    "ı": "i", "İ": "i", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ß": "s", "й": "й", "Й": "й",
    "ё": "е", "Ё": "е", "ї": "і", "Ї": "і", "،": ",", "؛": ",", "、": ",", "，": ",", "।": ".", "。": ".", "．": ".", "：": ":",
    "／": "/", "（": "(", "）": ")", "［": "[", "］": "]", "－": "-", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-",
    "−": "-", "〜": "-", "～": "-", "ー": "-", "’": "'", "‘": "'", "´": "'", "׳": "'", "∙": "·", "・": "·", "•": "·",
    "｜": "|", "㈪": "月", "㈫": "火",
}  # fmt: skip


def _plain_letter(code: int) -> str:
    """Lower case without accents, one character."""
    lower = chr(code).lower()
    base = unicodedata.normalize("NFD", lower)[:1] if len(lower) >= 1 else lower
    return base or chr(code)


def _fold_table() -> dict[int, str]:
    table = {code: chr(code).lower() for code in range(0x41, 0x5B)}
    for first, last in _LETTER_RANGES:
        table |= {code: _plain_letter(code) for code in range(first, last + 1)}
    table |= {zero + digit: str(digit) for zero in _DIGIT_ZEROS for digit in range(10)}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF21, 0xFF5B) if chr(code - 0xFEE0).isalpha()}
    table |= {ord(char): " " for char in _SPACES}
    table |= {ord(char): plain for char, plain in _PLAIN.items()}
    return table


_FOLD: Final = _fold_table()
# "ー" is a dash only between digits; in katakana it is a long vowel, and no date word needs it.


def fold(text: str) -> str:
    """The text in the form in which the tables are written; same length, so offsets agree."""
    return text.lower().translate(_FOLD_ASCII) if text.isascii() else text.translate(_FOLD)


_FOLD_ASCII: Final = {ord(char): " " for char in "\t\n\v\f\r"}


def _words(table: str) -> dict[str, int]:
    """Twelve (or seven) fields separated by ";" of words separated by blanks; "_" stands for a blank inside a word."""
    found: dict[str, int] = {}
    for line in table.strip().splitlines():
        for number, field in enumerate(line.split(":", 1)[1].split(";")):
            for word in field.split():
                found.setdefault(fold(word).replace("_", " "), number)
    return found


_MONTH_TABLE = """
en: january jan; february feb febr; march mar; april apr; may; june jun; july jul; august aug; september sept sep; october oct; november nov; december dec
de: januar jänner jän; februar feber; märz mrz maerz; april; mai; juni; juli; august; september; oktober okt; november; dezember dez
fr: janvier janv; février févr fév; mars; avril avr; mai; juin; juillet juil; août aout aoû; septembre; octobre; novembre; décembre déc
es: enero ene; febrero; marzo; abril abr; mayo; junio; julio; agosto ago; septiembre setiembre set; octubre; noviembre; diciembre dic
pt: janeiro; fevereiro fev; março; abril; maio; junho; julho; agosto; setembro; outubro out; novembro; dezembro
it: gennaio gen genn; febbraio febbr; marzo; aprile; maggio mag magg; giugno giu; luglio lug; agosto; settembre sett; ottobre ott; novembre; dicembre
ca: gener; febrer; març; abril; maig; juny; juliol; agost; setembre; octubre; novembre; desembre
nl: januari; februari; maart mrt; april; mei; juni; juli; augustus; september; oktober; november; december
pl: stycznia styczeń sty; lutego luty lut; marca marzec; kwietnia kwiecień kwi; maja maj; czerwca czerwiec cze; lipca lipiec lip; sierpnia sierpień sie; września wrzesień wrz; października październik paź; listopada listopad lis; grudnia grudzień gru
ru: января январь янв; февраля февраль фев февр; марта март мар; апреля апрель апр; мая май; июня июнь июн; июля июль июл; августа август авг; сентября сентябрь сен сент; октября октябрь окт; ноября ноябрь ноя нояб; декабря декабрь дек
uk: січня січень січ; лютого лютий лют; березня березень бер; квітня квітень квіт кві; травня травень трав тра; червня червень черв чер; липня липень лип; серпня серпень серп сер; вересня вересень вер; жовтня жовтень жовт жов; листопада листопад лист; грудня грудень груд гру
cs: ledna leden led; února únor úno; března březen bře; dubna duben dub; května květen kvě; června červen čvn; července červenec čvc; srpna srpen srp; září zář; října říjen říj; listopadu listopad; prosince prosinec pro
sk: januára január; februára február; marca marec; apríla apríl; mája máj; júna jún; júla júl; augusta august; septembra september; októbra október; novembra november; decembra december
el: ιανουαρίου ιανουάριος ιαν; φεβρουαρίου φεβρουάριος φεβ; μαρτίου μάρτιος μαρ; απριλίου απρίλιος απρ; μαΐου μάιος μαι μαϊ; ιουνίου ιούνιος ιουν; ιουλίου ιούλιος ιουλ; αυγούστου αύγουστος αυγ; σεπτεμβρίου σεπτέμβριος σεπ σεπτ; οκτωβρίου οκτώβριος οκτ; νοεμβρίου νοέμβριος νοε; δεκεμβρίου δεκέμβριος δεκ
tr: ocak oca; şubat şub; mart; nisan nis; mayıs; haziran haz; temmuz tem; ağustos ağu; eylül eyl; ekim eki; kasım kas; aralık ara
ar: يناير كانون_الثاني جانفي ينایر; فبراير شباط فيفري; مارس آذار; أبريل ابريل إبريل نيسان أفريل; مايو أيار ماي ماى; يونيو حزيران جوان يونيه; يوليو تموز جويلية يوليوز يوليه; أغسطس آب أوت غشت; سبتمبر أيلول شتنبر; أكتوبر تشرين_الأول; نوفمبر تشرين_الثاني نونبر; ديسمبر كانون_الأول دجنبر
fa: ژانویه; فوریه; مارس; آوریل; مه می; ژوئن; ژوئیه جولای; اوت آگوست; سپتامبر; اکتبر; نوامبر; دسامبر
he: ינואר ינו; פברואר פבר; מרץ מרס; אפריל אפר; מאי; יוני; יולי; אוגוסט אוג; ספטמבר ספט; אוקטובר אוק; נובמבר נוב; דצמבר דצמ
hi: जनवरी जन; फ़रवरी फरवरी फ़र; मार्च; अप्रैल; मई; जून; जुलाई; अगस्त; सितंबर सितम्बर; अक्टूबर अक्तूबर; नवंबर नवम्बर; दिसंबर दिसम्बर
th: มกราคม มค; กุมภาพันธ์ กพ; มีนาคม มีค; เมษายน เมย; พฤษภาคม พค; มิถุนายน มิย; กรกฎาคม กค; สิงหาคม สค; กันยายน กย; ตุลาคม ตค; พฤศจิกายน พย; ธันวาคม ธค
id: januari; februari; maret; april; mei; juni; juli; agustus agu; september; oktober; november nopember; desember des
vi: tháng_một th1 tháng_giêng; tháng_hai th2; tháng_ba th3; tháng_tư th4; tháng_năm th5; tháng_sáu th6; tháng_bảy th7; tháng_tám th8; tháng_chín th9; tháng_mười th10; tháng_mười_một th11; tháng_mười_hai th12
sv: januari; februari; mars; april; maj; juni; juli; augusti; september; oktober; november; december
da: januar; februar; marts; april; maj; juni; juli; august; september; oktober; november; december
no: januar; februar; mars; april; mai; juni; juli; august; september; oktober; november; desember
fi: tammikuuta tammikuu tammi; helmikuuta helmikuu helmi; maaliskuuta maaliskuu maalis; huhtikuuta huhtikuu huhti; toukokuuta toukokuu touko; kesäkuuta kesäkuu kesä; heinäkuuta heinäkuu heinä; elokuuta elokuu elo; syyskuuta syyskuu syys; lokakuuta lokakuu loka; marraskuuta marraskuu marras; joulukuuta joulukuu joulu
hu: január januárt; február; március márc; április ápr; május máj; június jún; július júl; augusztus; szeptember szept; október; november; december
ro: ianuarie ian; februarie; martie; aprilie; mai; iunie; iulie; august; septembrie; octombrie; noiembrie noi; decembrie
bg: януари; февруари; март; април; май; юни; юли; август; септември; октомври; ноември; декември
lt: sausio; vasario; kovo; balandžio; gegužės; birželio; liepos; rugpjūčio; rugsėjo; spalio; lapkričio; gruodžio
et: jaanuar; veebruar; märts; aprill; mai; juuni; juuli; august; september; oktoober; november; detsember
"""
MONTHS: Final = {word: number + 1 for word, number in _words(_MONTH_TABLE).items()}
# Short forms that are words, names or numbers elsewhere: only with a year, a printed capital, or the fitting language.
AMBIGUOUS_MONTHS: Final = {
    "may": ("en",), "march": ("en",), "mar": ("en", "es", "pt", "it", "pl", "ro"), "jan": ("en", "de", "nl", "sv", "pt"),
    "set": ("pt", "it", "es"), "out": ("pt",), "ago": ("es", "pt", "it"), "pro": ("cs",), "led": ("cs",), "ara": ("tr",),
    "gen": ("it",), "mag": ("it",), "dub": ("cs",), "des": ("id", "no"), "mei": ("nl", "id"), "elo": ("fi",), "lis": ("pl",),
    "august": ("en", "de", "da", "no", "ro"), "tem": ("tr",), "kas": ("tr",), "gru": ("pl",), "mart": ("tr",), "noi": ("ro",),
    "dic": ("es", "it"), "sep": ("en", "es", "de", "nl"), "mars": ("fr", "sv", "no"), "mai": ("de", "fr", "no", "ro", "et"),
    "dec": ("en", "nl", "sv", "ro"), "lot": (), "sie": ("pl",), "april": ("en", "de", "nl", "sv", "da", "no", "id"),
    "ian": ("ro",), "maja": ("pl",), "lut": ("pl",), "sty": ("pl",), "mai": ("de", "fr", "no", "ro", "et"), "lip": ("pl",),
    "бер": ("uk",), "сер": ("uk",), "лист": ("uk",), "вер": ("uk",), "чер": ("uk",), "тра": ("uk",), "лип": ("uk",),
    "می": ("fa",), "مه": ("fa",), "آب": ("ar",), "जन": ("hi",), "abr": ("es", "pt"), "ene": ("es",), "loka": ("fi",),
}  # fmt: skip
AMBIGUOUS_FOLDED: Final = {fold(word): languages for word, languages in AMBIGUOUS_MONTHS.items()}
# Solar Hijri months (Iran, Afghanistan): a year of 1300 to 1500 beside them is of that calendar.
JALALI_MONTHS: Final = {
    word: number + 1
    for word, number in _words(
        "fa: فروردین حمل; اردیبهشت ثور; خرداد جوزا; تیر سرطان; مرداد امرداد اسد; شهریور سنبله; مهر میزان; آبان عقرب; "
        "آذر قوس; دی جدی; بهمن دلو; اسفند حوت"
    ).items()
}
_WEEKDAY_TABLE = """
en: monday mon; tuesday tue tues; wednesday wed; thursday thu thur thurs; friday fri; saturday sat; sunday sun
de: montag mo; dienstag di; mittwoch mi; donnerstag do; freitag fr; samstag sa sonnabend; sonntag so
fr: lundi lun; mardi; mercredi mer; jeudi jeu; vendredi ven; samedi sam; dimanche dim
es: lunes; martes; miércoles mié; jueves jue; viernes vie; sábado sáb; domingo dom
pt: segunda segunda-feira seg; terça terça-feira ter; quarta quarta-feira qua; quinta quinta-feira qui; sexta sexta-feira sex; sábado; domingo
it: lunedì; martedì; mercoledì; giovedì gio; venerdì; sabato sab; domenica
nl: maandag ma; dinsdag; woensdag wo; donderdag; vrijdag vr; zaterdag za; zondag zo
pl: poniedziałek pon; wtorek wt; środa śr; czwartek czw; piątek pt pią; sobota sob; niedziela niedz nd
ru: понедельник пн; вторник вт; среда ср; четверг чт; пятница пт; суббота сб; воскресенье вс
uk: понеділок; вівторок; середа; четвер; п'ятниця; субота; неділя нд
cs: pondělí po; úterý út; středa; čtvrtek čt; pátek pá; sobota; neděle
el: δευτέρα δευ; τρίτη τρι; τετάρτη τετ; πέμπτη πεμ; παρασκευή παρ; σάββατο σαβ; κυριακή κυρ
tr: pazartesi pzt; salı sal; çarşamba çar; perşembe per; cuma cum; cumartesi cmt; pazar paz
ar: الاثنين الإثنين; الثلاثاء; الأربعاء; الخميس; الجمعة; السبت; الأحد
fa: دوشنبه; سه‌شنبه سه_شنبه; چهارشنبه; پنجشنبه پنج‌شنبه پنج_شنبه; جمعه; شنبه; یکشنبه یک‌شنبه
he: שני; שלישי; רביעי; חמישי; שישי; שבת; ראשון
hi: सोमवार; मंगलवार; बुधवार; गुरुवार गुरूवार; शुक्रवार; शनिवार; रविवार
th: จันทร์ วันจันทร์ จ; อังคาร วันอังคาร อ; พุธ วันพุธ พ; พฤหัสบดี วันพฤหัสบดี พฤ; ศุกร์ วันศุกร์ ศ; เสาร์ วันเสาร์ ส; อาทิตย์ วันอาทิตย์ อา
ja: 月 月曜日 月曜; 火 火曜日 火曜; 水 水曜日 水曜; 木 木曜日 木曜; 金 金曜日 金曜; 土 土曜日 土曜; 日 日曜日 日曜
zh: 星期一 周一 週一 礼拜一; 星期二 周二 週二; 星期三 周三 週三; 星期四 周四 週四; 星期五 周五 週五; 星期六 周六 週六; 星期日 星期天 周日 週日 周天
ko: 월 월요일; 화 화요일; 수 수요일; 목 목요일; 금 금요일; 토 토요일; 일 일요일
id: senin; selasa; rabu; kamis; jumat jum'at; sabtu; minggu
vi: thứ_hai; thứ_ba; thứ_tư; thứ_năm; thứ_sáu; thứ_bảy; chủ_nhật
sv: måndag mån; tisdag tis; onsdag ons; torsdag tors; fredag fre; lördag lör; söndag sön
da: mandag man; tirsdag tir; onsdag; torsdag tor; fredag; lørdag lør; søndag søn
fi: maanantai maanantaina; tiistai tiistaina; keskiviikko keskiviikkona; torstai torstaina; perjantai perjantaina; lauantai lauantaina; sunnuntai sunnuntaina
hu: hétfő; kedd; szerda; csütörtök; péntek; szombat; vasárnap
ro: luni; marți; miercuri; joi; vineri; sâmbătă; duminică
bg: понеделник; вторник; сряда; четвъртък; петък; събота; неделя
"""


def _weekdays() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for line in _WEEKDAY_TABLE.strip().splitlines():
        for word, number in _words(line).items():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


WEEKDAYS: Final = _weekdays()
"""Word -> the weekdays (Monday 0) it may mean; some short forms mean two."""

AFTERNOON: Final = frozenset(
    map(fold, "pm p.m p.m. 오후 下午 午後 م مساء مساءً ب.ظ بعدازظهر μ.μ μμ chiều tối 晚上".split())
)
FORENOON: Final = frozenset(map(fold, "am a.m a.m. 오전 上午 午前 ص صباحا صباحاً ق.ظ π.μ πμ sáng 早上 凌晨".split()))

_UNIT_TABLE = """
second: second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi seconden sekund sekundy секунд секунды секунду sekundami δευτερόλεπτα saniye ثانية ثواني ثوانی ثانیه שניות सेकंड วินาที 秒 秒钟 초 detik giây sekunder sekuntia secunde
minute: minute minutes min mins minuten minuto minutos minuti minuut minuten minut minuty minuta minutę минут минуты минуту хвилин хвилини хвилину minutami λεπτά dakika dk دقيقة دقائق دقیقه דקות मिनट นาที 分 分钟 分鐘 분 menit phút minuter minutter minuuttia perce perccel минути
hour: hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren godzin godziny godzinę час часа часов годин години годину hodinami hodinou ώρες ώρα saat ساعة ساعات ساعت שעות שעה घंटे ชั่วโมง 小时 小時 時間 时间 시간 jam giờ tiờ timmar timme timer time tuntia tunti órája órával часа
day: day days d tag tagen tage jour jours día días dia dias giorno giorni dag dagen dzień dni день дня дней дні днів den dny dnem ημέρες μέρες ημέρα gün يوم أيام ایام روز ימים दिन วัน 天 日 일 hari ngày dagar dage dager päivää napja nappal zile zi дни ден
week: week weeks w woche wochen semaine semaines semana semanas settimana settimane weken tydzień tygodni tygodnie недель недели неделю тижнів тижні тиждень týdny týdnem εβδομάδες εβδομάδα hafta أسبوع أسابيع هفته שבועות सप्ताह สัปดาห์ 周 週 週間 星期 주 minggu pekan tuần veckor vecka uger uge uker uke viikkoa hete héttel săptămâni седмици седмица
month: month months monat monaten monate mois mes meses mês mese mesi maand maanden miesiąc miesięcy miesiące месяц месяца месяцев місяць місяців місяці měsíci μήνες μήνα ay شهر أشهر شهور ماه חודשים महीने เดือน 个月 個月 か月 ヶ月 カ月 개월 달 bulan tháng månader måned måneder kuukautta hónapja luni месеца
year: year years yr yrs jahr jahren jahre an ans année années año años ano anos anno anni jaar jaren rok lata lat год года лет рік роки років lety rokem χρόνια yıl سنة سنوات سال שנים साल ปี 年 년 tahun năm år vuotta éve ani години
"""
UNITS: Final = {
    fold(word): line.split(":")[0]
    for line in reversed(_UNIT_TABLE.strip().splitlines())
    for word in line.split(":")[1].split()
}
BEFORE_COUNT: Final = tuple(
    map(
        fold,
        (
            "vor",
            "il y a",
            "hace",
            "há",
            "před",
            "πριν από",
            "πριν",
            "منذ",
            "قبل",
            "לפני",
            "för",
            "for",
            "acum",
            "преди",
            "около",
            "fa",
        ),
    )
)
AFTER_COUNT: Final = tuple(
    map(
        fold,
        ("ago", "fa", "geleden", "temu", "назад", "тому назад", "тому", "önce", "پیش", "قبل", "पहले", "ที่แล้ว", "ที่ผ่านมา", "前", "以前", "之前", "전", "yang lalu", "lalu", "trước", "siden", "sedan", "sitten", "ezelőtt", "atrás"),
    )
)  # fmt: skip
DAYS_BACK: Final = {
    fold(word): back
    for back, words in (
        (0, ("today", "heute", "aujourd'hui", "hoy", "hoje", "oggi", "vandaag", "dzisiaj", "dziś", "сегодня", "сьогодні", "dnes", "σήμερα", "bugün", "اليوم", "امروز", "היום", "आज", "วันนี้", "今日", "今天", "本日", "오늘", "hari ini", "hôm nay", "idag", "i dag", "tänään", "azi", "днес", "just now", "방금", "방금 전", "刚刚", "剛剛", "たった今", "الآن", "gerade eben", "à l'instant")),
        (1, ("yesterday", "gestern", "hier", "ayer", "ontem", "ieri", "gisteren", "wczoraj", "вчера", "вчора", "včera", "χθες", "dün", "أمس", "دیروز", "אתמול", "เมื่อวาน", "เมื่อวานนี้", "昨日", "昨天", "어제", "kemarin", "hôm qua", "igår", "i går", "eilen", "tegnap", "يوم أمس")),
        (2, ("vorgestern", "avant-hier", "anteayer", "anteontem", "l'altro ieri", "eergisteren", "przedwczoraj", "позавчера", "předevčírem", "προχθές", "أول أمس", "一昨日", "おととい", "前天", "그저께", "그제", "منذ يومين", "قبل يومين")),
    )
    for word in words
}  # fmt: skip

# Offsets in minutes. Only names that mean one thing to nearly every reader (IST, CST without more are left out).
ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "msk": 180, "мск": 180, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "kst": 540, "jst": 540, "hkt": 480, "sgt": 480, "wib": 420, "ict": 420, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "bst": 60, "trt": 180, "et": -300,
}  # fmt: skip
del ZONES["et"]

# Languages whose numeric dates are day first, and those that write the year first.
DAY_FIRST: Final = frozenset(
    "de fr es pt it nl pl ru uk cs sk el tr ar he hi th id vi da no nb nn fi ro bg ca et hr sr sl bs mk sq is lv gl be ka hy az kk ur bn ta te ms".split()
)
YEAR_FIRST: Final = frozenset(("ko", "ja", "zh", "hu", "lt", "mn", "sv", "fa"))

# Words that stand beside a date without being part of it ("Posted on", "작성일").
LABELS: Final = frozenset(
    map(
        fold,
        """date dated published publication posted post release released created added updated update modified last on at the by
        time from in of and first issued uploaded written edited submitted press news pubdate since
        veröffentlicht erstellt stand am datum vom den der von um uhr aktualisiert geändert zuletzt
        publié publiée le du mis à jour modifié date
        publicado publicada fecha el del de última actualización actualizado em data criado atualizado às las horas
        pubblicato il alle ore aggiornato
        geplaatst gepubliceerd op door om opublikowano dodano dnia data godz
        опубликовано дата в от обновлено добавлено размещено опубліковано дата
        publikováno zveřejněno dne v vydáno δημοσιεύτηκε δημοσίευση ημερομηνία στις
        yayınlanma tarihi tarih yayın güncelleme saat
        نشر نشرت تاريخ النشر في بتاريخ التاريخ يوم آخر تحديث الساعة منذ انتشار تاریخ ساعت
        פורסם ב בתאריך תאריך עודכן
        प्रकाशित तिथि เผยแพร่ วันที่ เมื่อ เวลา น โพสต์
        公開日 更新日 投稿日 掲載日 公開 更新 投稿 日時 発表 日付 配信 掲載 作成日 登録日
        发布时间 发布日期 发布于 时间 日期 发表于 更新时间 發布日期 發佈日期 發表於 日期 時間 发布 來源 更新 文章
        작성일 등록일 게시일 날짜 입력 수정 일자 작성일자 등록일자 발행일 게재일 보도일 배포일 작성 등록 게시 최종수정 승인 기사입력 일시 보도일자 발표일 업데이트 조회 조회수 작성일시 등록일시
        diterbitkan tanggal pada dipublikasikan ngày đăng lúc đăng cập nhật
        publicerad publicerat udgivet offentliggjort publisert den kl klockan julkaistu klo közzétéve publicat la data публикувано""".split(),
    )
)
UPDATE_LABELS: Final = frozenset(
    map(
        fold,
        "updated update modified edited aktualisiert geändert modifié actualizado actualización atualizado aggiornato обновлено güncelleme تحديث עודכן 更新日 更新 更新时间 수정 최종수정 업데이트 cập nhật".split(),
    )
)
