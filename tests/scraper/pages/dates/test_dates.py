"""Dates: every form gives its day, nothing else gives one, and all of it is fast."""

from __future__ import annotations

import datetime as dt
import re
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.dates import patterns, words
from scraper.pages.dates.cues import date_from_url
from scraper.pages.dates.read import DateContext, find_dates, learn_order, read_date

NOW = dt.datetime(2026, 1, 5, 3, 0, tzinfo=dt.UTC)
JUNE_30 = dt.date(2023, 6, 30)


def context(language: str | None = None, **known: Any) -> DateContext:
    return DateContext(now=NOW, language=language, **known)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2023-06-30", None),
        ("2023-06-30T14:20:00+09:00", "en"),
        ("Fri, 30 Jun 2023 14:20:00 +0900", None),
        ("Fri Jun 30 14:20:00 KST 2023", "en"),
        ("June 30th, 2023", "en"),
        ("Friday, June 30, 2023", "en"),
        ("30-Jun-23", "en"),
        ("30 June '23", "en"),
        ("06/30/2023", "en"),
        ("30/06/2023", "en"),
        ("2023/06/30", None),
        ("20230630", "ko"),
        ("30. Juni 2023", "de"),
        ("30 juin 2023 à 14h20", "fr"),
        ("30 de junio de 2023", "es"),
        ("30 de junho de 2023 às 14h20", "pt"),
        ("venerdì 30 giugno 2023", "it"),
        ("30 juni 2023", "nl"),
        ("30 czerwca 2023", "pl"),
        ("30 июня 2023 г.", "ru"),
        ("30 червня 2023", "uk"),
        ("30. června 2023", "cs"),
        ("30 Ιουνίου 2023", "el"),
        ("30 Haziran 2023 Cuma", "tr"),
        ("٣٠ يونيو ٢٠٢٣", "ar"),
        ("الجمعة، 30 حزيران/يونيو 2023", "ar"),
        ("30 جوان 2023", "ar"),
        ("۹ تیر ۱۴۰۲", "fa"),
        ("1402/04/09", "fa"),
        ("30 ביוני 2023", "he"),
        ("30 जून 2023", "hi"),
        ("30 มิถุนายน 2566", "th"),
        ("30 มิ.ย. 66", "th"),
        ("6월 30, 2023", "ko"),
        ("6 月 30, 2023", "zh"),
        ("30 6月, 2023", "ja"),
        ("令和5年6月30日", "ja"),
        ("30 6월, 2023", "ko"),
        ("六月 30, 2023", "zh"),
        ("30 六月 2023", "zh"),
        ("6月 30, 2023 2:20 pm", "ja"),
        ("2023 6月 30", "zh"),
        ("6月30日 · 2023年", "zh"),
        ("6 30, 2023", "ja"),
        ("Tháng 06 30, 2023", "vi"),
        ("Birželis 30, 2023", "lt"),
        ("R5.6.30", "ja"),
        ("２０２３年６月３０日", "ja"),
        ("二〇二三年六月三十日", "zh"),
        ("民國112年6月30日", "zh"),
        ("2023년 6월 30일 (금) 오후 3:20", "ko"),
        ("2023. 6. 30.", "ko"),
        ("23.06.30", "ko"),
        ("23-06-30", "ko"),
        ("'23. 6. 30.", "ko"),
        ("30 Juni 2023", "id"),
        ("30 tháng 6, 2023", "vi"),
        ("30 juni 2023", "sv"),
        ("30. juni 2023 kl. 14.20", "da"),
        ("30. kesäkuuta 2023", "fi"),
        ("2023. június 30.", "hu"),
        ("30 iunie 2023", "ro"),
        ("30 юни 2023 г.", "bg"),
        ("30 VI 2023", "pl"),
        ("30.VI.2023", "pl"),
        ("30 de juny de 2023", "ca"),
        ("2023 оны 6 сарын 30", "mn"),
        ("2023 оны 06-р сарын 30", "mn"),
        ("2023. gada 30. jūnijs", "lv"),
        ("2023. gada 30. jūnijā", "lv"),
        ("30 Tháng Sáu, 2023", "vi"),
        ("30/06/66", "th"),
        ("30/06/23", "th"),
        ("۹ تیر ماه ۱۴۰۲", "fa"),
        ("09/04/1402", "fa"),
        ("۰۲/۰۴/۰۹", "fa"),
        ("9 تیر 02", "fa"),
        ("৩০ জুন ২০২৩", "bn"),
        ("প্রকাশিত: ৩০ জুন ২০২৩", "bn"),
        ("30 జూన్ 2023", "te"),
        ("30 ಜೂನ್ 2023", "kn"),
        ("30 ജൂൺ 2023", "ml"),
        ("૩૦ જૂન ૨૦૨૩", "gu"),
        ("३० जून २०२३", "mr"),
        ("30 ਜੂਨ 2023", "pa"),
        ("2023 ජූනි 30", "si"),
        ("၃၀ ဇွန် ၂၀၂၃", "my"),
        ("ថ្ងៃទី 30 ខែមិថុនា ឆ្នាំ 2023", "km"),
        ("Posted on June 30, 2023 by Admin", "en"),
        ("작성일 2023-06-30 14:20", "ko"),
        ("更新于：2023-06-30", "zh"),
        ("Published: 30 June 2023 | Updated: 2 July 2023", "en"),
    ],
)
def test_forms_of_one_day(text: str, language: str | None):
    """Thirty languages, five calendars and the usual labels give the same day, with certainty."""
    reading = read_date(text, context(language))
    assert reading is not None
    assert (reading.on, reading.precision in ("day", "minute", "second"), reading.certain) == (JUNE_30, True, True)
    assert reading.raw in text


@pytest.mark.parametrize(
    "text",
    ["HERE", "x", "v", "1", "12", "1.5", "May", "Sat", "2023", "now", "on:", "to", "a", "", " ", "14:20",
     "31 June 2023", "30.02.2023",
     "1.2.3",
     "192.168.1.12", "02-723-6045", "$12.50", "3/4", "13/13/2023", "0001-01-01", "Read more",
     "Volume 12, Issue 3",
     "The report of the commission was published by the centre in Seoul on June 30, 2023",
     "On June 30, 2023, the court heard the case", "On June 30, 2023, BBC News reported",
     "Annual report is published today", "We launch it today",
     "Published yesterday: our report", "Fri", "Friday, 9 to 5", "Monday - Friday", "Friday is free", "What the papers of the city wrote 10 years ago"],
)  # fmt: skip
def test_no_date_is_invented(text: str):
    """Words, numbers, versions, phones, impossible days and sentences are no dates."""
    assert read_date(text, context("en")) is None


@pytest.mark.parametrize(
    ("text", "language", "on"),
    [
        ("5 בנוב׳ 2025", "he", dt.date(2025, 11, 5)),
        ("יום ה', 5 נוב' 2020", "he", dt.date(2020, 11, 5)),
        ("5 d'octubre de 2025", "ca", dt.date(2025, 10, 5)),
        ("1 d’abril de 2025", "ca", dt.date(2025, 4, 1)),
        ("5 XI 2025", "pl", dt.date(2025, 11, 5)),
        ("5 Tháng Mười Một, 2025", "vi", dt.date(2025, 11, 5)),
        ("05 Нов 2025", "bg", dt.date(2025, 11, 5)),
        ("5 окт. 2025", "bg", dt.date(2025, 10, 5)),
        ("18/11/68", "th", dt.date(2025, 11, 18)),
        ("26 آبان 04", "fa", dt.date(2025, 11, 17)),
        ("۲۰ آبان", "fa", dt.date(2025, 11, 11)),
        ("۲۰ اسفند", "fa", dt.date(2025, 3, 10)),
        ("2025. gada 5. novembrī", "lv", dt.date(2025, 11, 5)),
        ("2025年11月5", "zh", dt.date(2025, 11, 5)),
        ("2025年11月05", None, dt.date(2025, 11, 5)),
        ("2025年11月0514:20", "ja", dt.date(2025, 11, 5)),
        ("5ই নভেম্বর 2025", "bn", dt.date(2025, 11, 5)),
        ("21শে মার্চ 2025", "bn", dt.date(2025, 3, 21)),
        ("2025 წ. 5 ნოე", "ka", dt.date(2025, 11, 5)),
        ("सन् 2025 5 नव॰", "hi", dt.date(2025, 11, 5)),
        ("5 стд 2025", "be", dt.date(2025, 1, 5)),
        ("5 เดือนพฤศจิกายน 2568", "th", dt.date(2025, 11, 5)),
    ],
)
def test_forms_of_single_languages(text: str, language: str, on: dt.date | None):
    """Months shortened with a mark, Roman numerals, two-digit years, ordinals; never a month in place of a day."""
    reading = read_date(text, context(language))
    assert (reading.on if reading else None) == on


def test_words_of_months_have_only_letters_that_are_read():
    """A letter that the patterns lack would keep the whole date from being read; th1 to th12 are made from "tháng"."""
    letters = re.compile(rf"[{patterns._LETTER} .-]+")
    unread = sorted(word for word in words.MONTHS if not letters.fullmatch(word))
    assert unread == sorted(f"th{number}" for number in range(1, 13))


@pytest.mark.parametrize("text", ["12 zuwɛn 2024", "12 ŋɔrɔn 2024", "12 ɓuɗaɣ 2024"])
def test_a_word_with_african_letters_is_one_word(text: str):
    """Bambara, Fula and Ewe have Latin letters beyond those of Europe: the word next to a day is not cut at them."""
    assert patterns.WORD.findall(text)[0] == text.split()[1]


_JUNE_30_IN_MORE = (
    *("৩০ জুন ২০২৩", "30 ஜூன் 2023", "30 జూన్ 2023", "30 ಜೂನ್ 2023", "30 ജൂൺ 2023", "૩૦ જૂન ૨૦૨૩", "30 ਜੂਨ 2023"),
    *("30 ජූනි 2023", "30 جون 2023", "၃၀ ဇွန် ၂၀၂၃", "ថ្ងៃទី៣០ ខែមិថុនា ឆ្នាំ២០២៣", "30 ມິຖຸນາ 2023", "30 ივნისს, 2023"),
    *("2023 წლის 30 ივნისს", "30 հունիսի, 2023", "2023 թ. հունիսի 30", "2023 жылғы 30 маусым", "30-iyun, 2023"),
    *("2023-yil 30-iyun", "30 iyun 2023", "2023-cü il 30 iyun", "2023. gada 30. jūnijā", "30 ta’ Ġunju 2023"),
    *("2023ko ekainaren 30a", "30 de xuño de 2023", "30 Mehefin 2023", "30 Meitheamh 2023", "30 qershor 2023"),
    *("30 јуни 2023", "30. јуна 2023.", "30. juna 2023.", "30. lipnja 2023.", "30. junija 2023", "30 чэрвеня 2023"),
    *("30 Junie 2023", "Ika-30 ng Hunyo 2023", "30 Juun 2023", "30 Yuni 2023", "30 июни 2023"),
)


@pytest.mark.parametrize("text", _JUNE_30_IN_MORE)
def test_months_of_more_languages_in_running_text(text: str):
    """With or without a declared language, alone and between other words, with the year first or last."""
    reading = read_date(text, context(None))
    assert reading is not None
    assert (reading.on, reading.precision) == (JUNE_30, "day")
    (span,) = find_dates(f"Qwx: {text} | zzq", context(None))
    assert span.reading.on == JUNE_30


def test_one_word_is_october_in_croatian_and_november_in_czech():
    """Listopad is the month when leaves fall, so the country decides which month it is."""
    months = {language: read_date("5. listopada 2023.", context(language)) for language in ("hr", "bs", "cs", "pl")}
    assert {language: reading.on.month if reading else None for language, reading in months.items()} == {
        "hr": 10,
        "bs": 10,
        "cs": 11,
        "pl": 11,
    }


@pytest.mark.parametrize("text", ["12/05/1447", "1447/05/12", "١٤٤٧/٥/٢٥هـ", "12-05-1447"])
@pytest.mark.parametrize("language", ["ar", "en", None])
@pytest.mark.parametrize("now", [NOW, None])
def test_a_day_of_the_lunar_calendar_is_not_read_as_solar(text: str, language: str | None, now: dt.datetime | None):
    """1447 of the Islamic calendar is 2025; as a year of the Iranian one it would be 2068."""
    assert read_date(text, DateContext(now=now, language=language)) is None
    assert find_dates(text, DateContext(now=now, language=language)) == []


def test_a_solar_day_is_read_where_it_is_past_or_the_text_is_persian():
    """1402/04/09 on an English page from Iran is a date if it is in the past; in Persian always."""
    june = [read_date("1402/04/09", DateContext(now=now, language="fa")) for now in (NOW, None)]
    june.append(read_date("1402/04/09", context("en")))
    assert [reading.on for reading in june if reading] == [JUNE_30] * 3
    assert read_date("1402/04/09", DateContext(language="en")) is None


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, None),
        ({"language": "en"}, None),
        ({"language": "de"}, dt.date(2023, 4, 3)),
        ({"language": "ar"}, dt.date(2023, 4, 3)),
        ({"order": "MDY"}, dt.date(2023, 3, 4)),
        ({"order": "DMY", "language": "en"}, dt.date(2023, 4, 3)),
        ({"order": "YMD", "language": "es"}, dt.date(2023, 4, 3)),
    ],
)
def test_order_of_numbers_comes_from_source_or_language(known: dict[str, Any], expected: dt.date | None):
    """03/04/2023 gives no date until the source's order or its language decides."""
    reading = read_date("03/04/2023", DateContext(now=NOW, **known))
    assert (reading.on if reading else None) == expected


def test_weekday_settles_the_order():
    """Of two possible days the one on the printed weekday is taken."""
    reading = read_date("Saturday 03/04/2023", context("en"))
    assert reading is not None
    assert reading.on == dt.date(2023, 3, 4)


def test_wrong_weekday_makes_doubtful():
    """A wrong weekday keeps the date but makes it uncertain."""
    reading = read_date("Mon, 30 Jun 2023", context("en"))
    assert reading is not None
    assert (reading.on, reading.certain) == (JUNE_30, False)


@pytest.mark.parametrize(
    ("text", "language", "on"),
    [
        ("12-28", "ko", dt.date(2025, 12, 28)),
        ("01-04", "ko", dt.date(2026, 1, 4)),
        ("28 December", "en", dt.date(2025, 12, 28)),
        ("30.06.", "de", dt.date(2025, 6, 30)),
        ("6월 30일", "ko", dt.date(2025, 6, 30)),
        ("3 days ago", "en", dt.date(2026, 1, 2)),
        ("어제", "ko", dt.date(2026, 1, 4)),
        ("2시간 전", "ko", dt.date(2026, 1, 5)),
        ("昨天", "zh", dt.date(2026, 1, 4)),
        ("3日前", "ja", dt.date(2026, 1, 2)),
        ("hace 2 días", "es", dt.date(2026, 1, 3)),
        ("vor 3 Tagen", "de", dt.date(2026, 1, 2)),
        ("منذ 3 أيام", "ar", dt.date(2026, 1, 2)),
        ("il y a 3 jours", "fr", dt.date(2026, 1, 2)),
        ("3 дня назад", "ru", dt.date(2026, 1, 2)),
        ("14:20", "ko", dt.date(2026, 1, 5)),
        ("Yesterday at 10:00", "en", dt.date(2026, 1, 4)),
        ("Posted yesterday", "en", dt.date(2026, 1, 4)),
        ("News | Yesterday", "en", dt.date(2026, 1, 4)),
        ("Jane Roe 3 days ago", "en", dt.date(2026, 1, 2)),
        ("Friday", "en", dt.date(2026, 1, 2)),
        ("Fr., 14:20", "de", dt.date(2026, 1, 2)),
        ("ven à 14h20", "fr", dt.date(2026, 1, 2)),
        ("Thứ sáu", "vi", dt.date(2026, 1, 2)),
        ("2 days, 5 hours ago", "en", dt.date(2026, 1, 2)),
        ("2 ч. 21 мин. назад", "ru", dt.date(2026, 1, 5)),
        ("1 year 2 months and 3 days ago", "en", dt.date(2024, 11, 2)),
        ("vor etwa 3 Tagen", "de", dt.date(2026, 1, 2)),
        ("преди седмица", "bg", dt.date(2025, 12, 29)),
    ],
)
def test_dates_relative_to_now(text: str, language: str, on: dt.date):
    """Ages and dates without a year count from the time of fetching, across New Year; without that time they are None."""
    reading = read_date(text, context(language))
    assert reading is not None
    assert reading.on == on
    assert read_date(text, DateContext(language=language)) is None


_THREE_DAYS_AGO = (
    *(
        "3 დღის წინ",
        "3 күн бұрын",
        "3 gün əvvəl",
        "3 دن پہلے",
        "৩ দিন আগে",
        "3 kun oldin",
        "prije 3 dana",
        "pre 3 dana",
    ),
    *("пре 3 дана", "pred 3 dnevi", "pirms 3 dienām", "prieš 3 dienas", "3 päeva tagasi", "3 நாட்களுக்கு முன்பு"),
    *("3 రోజుల క్రితం", "३ दिवसांपूर्वी", "3 દિવસ પહેલાં", "3 ਦਿਨ ਪਹਿਲਾਂ", "3 ദിവസം മുമ്പ്", "3 ದಿನಗಳ ಹಿಂದೆ"),
    *("3 օր առաջ", "пред 3 дена", "3 ditë më parë", "3 дні таму", "3 napja", "3 nappal ezelőtt", "pred 3 dňami"),
    *("3 araw ang nakalipas", "3 dae gelede", "fa 3 dies", "duela 3 egun", "fyrir 3 dögum", "3 diwrnod yn ôl"),
    *("3 өдрийн өмнө", "3 күн мурун", "3 ថ្ងៃមុន", "3 ມື້ກ່ອນ", "३ दिन अघि"),
)


@pytest.mark.parametrize("text", _THREE_DAYS_AGO)
def test_ages_in_more_languages(text: str):
    """Counted from the time of fetching, with or without a declared language."""
    reading = read_date(text, context(None))
    assert reading is not None
    assert reading.on == dt.date(2026, 1, 2)


@pytest.mark.parametrize(
    "text",
    ["Hai 3 giorni per decidere", "3 Tage, ja", "press 3 days", "3 days", "fa 3 volte", "3 ora", "pre 3 chapters"],
)
def test_lookalikes_of_an_age(text: str):
    """Words for days without one for "ago", and words for "ago" that mean something else in another language."""
    assert read_date(text, context(None)) is None


def test_clock_and_zone_give_the_instant():
    """A printed time is converted to UTC by the printed zone or else the source's; without either there is no instant."""
    printed = read_date("2023-06-30T14:20:00+09:00", context())
    source = read_date("2023.06.30 14:20", context("ko", timezone="Asia/Seoul"))
    unknown = read_date("2023.06.30 14:20", context("ko"))
    assert printed is not None and source is not None and unknown is not None  # noqa: PT018 - one precondition
    assert (printed.at, printed.precision, printed.zone) == (
        dt.datetime(2023, 6, 30, 5, 20, tzinfo=dt.UTC),
        "second",
        "+09:00",
    )
    assert (source.at, source.precision, source.zone) == (printed.at, "minute", "Asia/Seoul")
    assert (unknown.at, unknown.precision, unknown.zone) == (None, "day", None)


def test_months_and_future():
    """A month alone has the precision of a month; a date far ahead is uncertain."""
    month, ahead = read_date("June 2023", context("en")), read_date("2030-06-30", context())
    assert month is not None and ahead is not None  # noqa: PT018 - one precondition
    assert (month.on, month.precision) == (dt.date(2023, 6, 1), "month")
    assert not ahead.certain


def test_sentence_gives_only_its_dates():
    """In prose only printed dates are found, with their exact place."""
    text = (
        "On June 30th, 2023, The Wall Street Journal covered it. It may be, and now 5 people in May gave 12 of 30. "
        "Version 10.1.12, phone 02-723-6045, $12.50, 3/4, the 2023-24 season; "
        "36 of them waited for 36 hours, 5 out 3. 2020. We march 5 miles."
    )
    found = find_dates(text, context("en"))
    assert [text[span.start : span.end] for span in found] == ["June 30th, 2023"]
    assert found[0].reading.raw == "June 30th, 2023"


def test_row_with_several_dates():
    """A row gives each of its dates in order."""
    text = "[공지] 2023년 6월 30일 보도자료 2023.07.02 조회 12 | 23-07-03 14:20"
    assert [span.reading.on.day for span in find_dates(text, context("ko"))] == [30, 2, 3]


@pytest.mark.parametrize(
    ("text", "language", "raw"),
    [
        ("She spoke on Channel 4 on 20 May 2026.", "en", "20 May 2026"),
        ("Elle était sur Europe 1 le 20 mai 2026.", "fr", "20 mai 2026"),
    ],
)
def test_number_and_small_word_before_a_day(text: str, language: str, raw: str):
    """A station's number and the word after it do not hide a date."""
    assert [span.reading.raw for span in find_dates(text, context(language))] == [raw]


def test_decomposed_text_keeps_offsets():
    """Combining accents do not shift the offset of the date."""
    text = "Publié le 3 fe\u0301vrier 2023 a\u0300 Paris"
    (span,) = find_dates(text, context("fr"))
    assert (span.reading.on, text[span.start : span.end]) == (dt.date(2023, 2, 3), "3 fe\u0301vrier 2023")


@pytest.mark.parametrize(
    ("raws", "order"),
    [
        (["03/04/2023", "25/04/2023"], "DMY"),
        (["03/04/2023", "04/25/2023"], "MDY"),
        (["03/04/2023"], None),
        (["25/04/2023", "04/25/2023"], None),
        (["23.06.30", "23.06.28", "23.05.11"], "YMD"),
        (["30.06.23", "28.06.23", "11.05.23"], "DMY"),
        ([], None),
    ],
)
def test_learn_order(raws: list[str], order: str | None):
    """Only texts that prove an order give one."""
    assert learn_order(raws) == order


@pytest.mark.parametrize(
    ("url", "on", "precision"),
    [
        ("https://x.example/2023/06/30/title", JUNE_30, "day"),
        ("https://x.example/world/2023/jun/30/title", JUNE_30, "day"),
        ("https://x.example/news-2023-06-30.html", JUNE_30, "day"),
        ("https://x.example/20230630/a", JUNE_30, "day"),
        ("https://x.example/a/202306/30/WS6076.html", JUNE_30, "day"),
        ("https://x.example/2023-06/30/c_1.htm", JUNE_30, "day"),
        ("https://x.example/2023/06/title", dt.date(2023, 6, 1), "month"),
        ("https://x.example/a/30-06-2023/title", JUNE_30, "day"),
        ("https://x.example/view/AKR20230630064100063", JUNE_30, "day"),
        ("https://x.example/a?key=20230630", None, None),
        ("https://x.example/dpa-20230630-230704-99-1", None, None),
        ("https://x.example/2023/13/40/title", None, None),
        ("https://x.example/article/123456789012", None, None),
        ("http://[", None, None),
    ],
)
def test_date_from_url(url: str, on: dt.date | None, precision: str | None):
    """Dates in addresses are read, numbers are not."""
    reading = date_from_url(url)
    assert (reading and reading.on, reading and reading.precision) == (on, precision)


@given(st.dates(dt.date(1995, 1, 1), dt.date(2025, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_printing_and_reading_agree(on: dt.date):
    """A day printed in any of these forms is read as that day."""
    for text, language in (
        (on.isoformat(), None),
        (f"{on:%B} {on.day}, {on.year}", "en"),
        (f"{on.day}.{on.month}.{on.year}", "de"),
        (f"{on.year}년 {on.month}월 {on.day}일", "ko"),
        (f"{on:%y.%m.%d}", "ko"),
        (f"{on:%a, %d %b %Y} 10:00:00 GMT", None),
    ):
        reading = read_date(text, context(language))
        assert reading is not None, text
        assert reading.on == on, text


@given(st.text(max_size=200), st.sampled_from([None, "en", "ko", "de", "th", "fa", "lv"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_safe(text: str, language: str | None):
    """No text raises an exception; each date is at its reported offset."""
    read_date(text, context(language))
    for span in find_dates(text, context(language)):
        assert span.reading.raw == text[span.start : span.end]


@given(
    st.lists(
        st.sampled_from(
            [
                "30",
                "6",
                "2023",
                "June",
                "월",
                "년",
                "일",
                ".",
                "/",
                "-",
                " ",
                ":",
                "오후",
                "ago",
                "Fri",
                ",",
                "'",
                "มิ.ย.",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_pieces_of_dates_are_safe(pieces: list[str]):
    """Fragments of dates in any order neither raise nor overlap."""
    found = find_dates("".join(pieces), context("en"))
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["9", "June 30 ", "?", "1.", "a ", " ", "may ", "2023-", "1/", "12:", "三年", "30 a.", "มิ.ย.", "hace 1 ", "월12"],
)
def test_hostile_texts_take_linear_time(piece: str):
    """Texts on which dateparser takes minutes end within the suite's timeout."""
    find_dates(piece * (40_000 // len(piece)), context("en"))
    for length in (50, 64, 150, 100_000):
        read_date((piece * length)[:length], context("en"))


def test_dateparser_stays_unloaded():
    """Languages with their own tables never load dateparser; others use it with time limits."""
    sys.modules.pop("dateparser", None)
    read_date("30 foobar 2023", context("en"))
    assert "dateparser" not in sys.modules
    reading = read_date("30 Qershor 2023", context("sq"))
    assert reading is None or reading.on == JUNE_30


@pytest.mark.parametrize("text", ["（112.6.30）", "112/06/30", "112.06.30", "自由時報（112.6.30）：半夜"])
def test_years_of_the_republic_in_figures_are_read_with_doubt(text: str):
    """Only in Chinese: elsewhere such numbers count something."""
    days = [(span.reading.on, span.reading.certain) for span in find_dates(text, context("zh"), "element")]
    assert days == [(JUNE_30, False)]
    assert not find_dates(text, context("de"), "element")


@pytest.mark.parametrize(
    ("text", "on", "certain"),
    [
        ("27 Mar 14", dt.date(2014, 3, 27), True),
        ("27 Mar 14 News", dt.date(2014, 3, 27), True),
        ("27 Mar 14, News", dt.date(2014, 3, 27), True),
        ("27 Mar 14 min read", dt.date(2026, 3, 27), False),
        ("Mar 27 14 News", dt.date(2026, 3, 27), False),
        ("Mar 27, 14 News", dt.date(2026, 3, 27), False),
        ("Mar 27, 14", dt.date(2014, 3, 27), True),
        ("27-Mar-14 News", dt.date(2014, 3, 27), True),
    ],
)
def test_two_figures_after_a_day_and_month_are_a_year_or_count_what_follows(text: str, on: dt.date, *, certain: bool):
    """After a day and its month they are the year, but for minutes; after a month and its day if nothing follows."""
    reading = read_date(text, DateContext(now=dt.datetime(2026, 5, 20, tzinfo=dt.UTC), language="en"))
    assert reading is not None
    assert (reading.on, reading.certain) == (on, certain)
