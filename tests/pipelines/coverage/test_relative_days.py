"""Dates given in words, in languages that inflect weekdays."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.article_dates import dates_in
from pipelines.coverage.post_context import dates_of
from pipelines.text.segments import segments, text_blocks
from presswatch.records import DateReading, Post
from tests.pipelines.posts import shipped_facts


def days(text: str, language: str) -> list[str]:
    """The dates of a sentence; checks too that the quick pre-check of a whole post loses none of them."""
    published = DateReading(on=date(2024, 6, 21), raw="2024-06-21", source="meta", certain=True)  # a Friday
    post = Post(
        source="t",
        url="https://quay.example/1",
        url_key="1",
        title="",
        text=text,
        language=language,
        published=published,
    )
    found = [span.reading.on.isoformat() for span in dates_in(text, post)]
    of_post = dates_of(post, segments(text, text_blocks(text, ())))
    assert [span.reading.on.isoformat() for _, span in of_post] == found
    return found


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("sv", "I måndags talade hon i radion.", "2024-06-17"),
        ("da", "I onsdags var vi i avisen.", "2024-06-19"),
        ("nb", "På torsdag 20. juni sto vi i avisen.", "2024-06-20"),
        ("fi", "Keskiviikkona asiasta kirjoitti lehti.", "2024-06-19"),
        ("pl", "W środę pisała o tym gazeta.", "2024-06-19"),
        ("en", "On Mondays we are closed.", ""),
        ("sv", "Vi skrev om det igår.", "2024-06-20"),
        ("fr", "Rendez-vous jeudi 27 juin à 10 h.", ""),
        ("fr", "L’article du jeudi 22 juin.", "2023-06-22"),
        ("es", "Fue en Hoy por hoy.", ""),
    ],
)
def test_weekdays_in_their_cases(language: str, text: str, on: str) -> None:
    """A weekday in any case means the last one before the post; a recurring day gives no date."""
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("cs", "Včera byl náš hydrolog hostem rozhlasu.", "2024-06-20"),
        ("cs", "Ve středu vyšel článek.", "2024-06-19"),
        ("sk", "V utorok vyšiel článok.", "2024-06-18"),
        ("hu", "A lap tegnapelőtt írt rólunk.", "2024-06-19"),
        ("hu", "A lap tegnap írt rólunk.", "2024-06-20"),
        ("hu", "Hétfőn jelent meg a cikk.", "2024-06-17"),
        ("ro", "Ziarul a scris miercuri despre noi.", "2024-06-19"),
        ("hr", "Jučer je list pisao o nama.", "2024-06-20"),
        ("hr", "U srijedu je list pisao o nama.", "2024-06-19"),
        ("sl", "V petek, 14. junija, je o nas pisal časnik.", "2024-06-14"),
        ("sr", "Лист је јуче писао о нама.", "2024-06-20"),
        ("bg", "Вестникът писа в сряда.", "2024-06-19"),
        ("uk", "Газета написала про нас учора.", "2024-06-20"),
        ("uk", "У четвер вийшла стаття.", "2024-06-20"),
        ("uk", "У п’ятницю вийшла стаття.", "2024-06-14"),
        ("el", "Χθες δημοσιεύτηκε το άρθρο.", "2024-06-20"),
        ("el", "Το άρθρο βγήκε την Κυριακή.", "2024-06-16"),
        ("he", "אתמול פורסמה הכתבה.", "2024-06-20"),
        ("he", "הכתבה פורסמה ביום שלישי.", "2024-06-18"),
        ("fa", "روزنامه دیروز نوشت.", "2024-06-20"),
        ("id", "Harian itu menulis Rabu lalu.", "2024-06-19"),
        ("cs", "Každý čtvrtek máme zavřeno.", ""),
        ("uk", "Кожного четверга ми зачинені.", ""),
        ("ru", "Через четверть часа после четвёртого звонка.", ""),
        ("el", "Για τρίτη χρονιά.", ""),
        ("tr", "Senin petek balın bitmiş.", ""),
        ("en", "The Danes came.", ""),
        ("ro", "Peste două luni.", ""),
        ("ar", "من جمعه قبل قليل؟", ""),
    ],
)
def test_days_of_more_languages(language: str, text: str, on: str) -> None:
    """Words such as "yesterday" count from the post's date; lookalikes in another language give none."""
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("es", "El miércoles 5, la revista nos dedicó su portada.", "2024-06-05"),
        ("fr", "Puis Le Phare, le jeudi 6, en a parlé.", "2024-06-06"),
        ("en", "The Lantern had it on Friday the 31st.", "2024-05-31"),
        ("de", "Am Donnerstag, dem 6., stand es im Blatt.", "2024-06-06"),
        ("ru", "В среду, 5-го, вышла статья.", "2024-06-05"),
        ("es", "El jueves 27 estaremos en la radio.", ""),
        ("fr", "L’émission du mercredi 20 heures.", "2024-06-19"),
        ("de", "Am Samstag vor einer Woche lag es im Kasten.", "2024-06-08"),
        ("en", "It ran on Monday of last week.", "2024-06-10"),
        ("en", "Last week, on Tuesday, it ran.", "2024-06-11"),
        ("fr", "L’article du mardi de la semaine dernière.", "2024-06-11"),
        ("es", "Salió el lunes de la semana pasada.", "2024-06-10"),
        ("ru", "Вышло в среду на прошлой неделе.", "2024-06-12"),
        ("de", "Letzte Woche, am Freitag, kam es im Radio.", "2024-06-14"),
        ("ar", "كانت ضيفة برنامج «قضية اليوم» يوم الإثنين 10 حزيران.", "2024-06-10"),
        ("en", "She was on “Today in Quayside” with our film.", ""),
    ],
)
def test_weekdays_with_a_number_or_a_week(language: str, text: str, on: str) -> None:
    """A weekday with a day number or a week gives that date, or none if it is in the future; Chinese numerals are
    dates.
    """
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("ko", "방송일시 : 6월 28일(금) 오후 9시 50분", "2024-06-28"),
        ("ja", "放送予定：6月28日（金）", "2024-06-28"),
        ("en", "The episode airs on 28 June 2024.", "2024-06-28"),
        ("en", "We open on 28 June 2024.", ""),
        ("ko", "매일항구신문 6.7 — 조수를 재는 사람들", "2024-06-07"),
        ("ko", "버전 6.7 을 냈습니다", ""),
        ("zh", "●海角時報（113/06/09）", "2024-06-09"),
        ("en", "Room 113/06/09 is open", ""),
    ],
)
def test_days_of_announced_broadcasts_and_of_cells(language: str, text: str, on: str) -> None:
    """An announced broadcast gives its date if the weekday agrees.

    Bare numbers are a date between outlet and title, or as a year of the Republic of China.
    """
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("pt", "No último dia 18, a Folha da Foz contou a história.", "2024-06-18"),
        ("pt", "A rádio nos ouviu no dia 25.", "2024-05-25"),
        ("pt", "A rádio nos ouviu no dia 25 de abril.", "2024-04-25"),
        ("pt", "São oito horas por dia 7 vezes.", ""),
        ("it", "Il giorno 18 il quotidiano ha scritto di noi.", "2024-06-18"),
        ("it", "Il 18 scorso il quotidiano ha scritto di noi.", "2024-06-18"),
        ("it", "Il giorno 18 aprile il quotidiano ha scritto di noi.", "2024-04-18"),
        ("ca", "El passat dia 18 el diari en va parlar.", "2024-06-18"),
        ("ru", "18 числа газета написала о нас.", "2024-06-18"),
        ("ru", "18 числа каждого месяца мы открыты.", ""),
        ("nl", "De krant schreef er op de 18e over.", "2024-06-18"),
        ("nl", "Wij zitten op de 18e verdieping.", ""),
        ("de", "Am 18. dieses Monats stand es im Blatt.", "2024-06-18"),
        ("tr", "Gazete bu ayın 18'inde yazdı.", "2024-06-18"),
        ("ar", "كتبت الصحيفة عنا يوم 18 الجاري.", "2024-06-18"),
        ("vi", "Báo đã đăng bài ngày 18 về chúng tôi.", "2024-06-18"),
        ("id", "Koran itu menulis tentang kami pada tanggal 18 lalu.", "2024-06-18"),
        ("fr", "Le journal en a parlé le 18 courant.", "2024-06-18"),
        ("en", "On the 18th the paper wrote about us.", "2024-06-18"),
        ("en", "Our rooms are on the 18th floor.", ""),
        ("en", "We are on the 18th Avenue.", ""),
    ],
)
def test_a_day_of_the_month_without_the_month(language: str, text: str, on: str) -> None:
    """A day of the month alone means the last one before the post; with "this month" or "last month" it is in that
    month.
    """
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("ko", "물때신문이 지난해 11월 3일 보도했습니다.", "2023-11-03"),
        ("ko", "재작년 3월 5일자 지면입니다.", "2022-03-05"),
        ("ko", "올해 3월 5일 방송입니다.", "2024-03-05"),
        ("ko", "전시는 내년 2월 28일까지 이어집니다.", ""),
        ("ko", "오는 5월 3일부터 엽니다.", ""),
        ("ko", "물때신문에 나오는 5월 3일 기사입니다.", "2024-05-03"),
        ("ja", "来る5月3日に開きます。", ""),
        ("ja", "読み返しの出来る5月3日付の紙面です。", "2024-05-03"),
        ("zh", "去年3月3日刊出。", "2023-03-03"),
        ("ja", "昨年3月3日付の紙面です。", "2023-03-03"),
        ("de", "Das stand am 3. März letzten Jahres im Blatt.", "2023-03-03"),
        ("en", "It ran on 3 March last year.", "2023-03-03"),
        ("en", "On 3 March, last year’s winner was in the paper.", "2024-03-03"),
        ("fr", "L’article du 3 mars de l’an dernier.", "2023-03-03"),
        ("fr", "Le festival aura lieu le 3 mars prochain.", ""),
        ("es", "Salió el 3 de marzo del año pasado.", "2023-03-03"),
        ("es", "El próximo 3 de marzo abrimos.", ""),
        ("es", "El pasado 3 de marzo abrimos.", "2024-03-03"),
        ("ru", "Вышло 3 марта прошлого года.", "2023-03-03"),
        ("ar", "نشر يوم 3 مارس من العام الماضي.", "2023-03-03"),
        ("en", "It ran on 3 March 2022, not last year.", "2022-03-03"),
        ("de", "Am 29. Februar letzten Jahres.", "2024-02-29"),
    ],
)
def test_words_give_the_year_of_a_day(language: str, text: str, on: str) -> None:
    """ "Last year" or "next" sets the year; a printed year wins, and no date is made that its year does not have."""
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("ko", "물때신문 | 5.23 | 씨앗 한 줌", "2024-05-23"),
        ("ja", "潮見新聞 | 5/23 | 種のひとつかみ", "2024-05-23"),
        ("ko", "물때신문 | 15.23 | 씨앗 한 줌", ""),
        ("ko", "참가 평균 5.23 명", ""),
    ],
)
def test_month_and_day_fill_a_cell(language: str, text: str, on: str) -> None:
    """ "6/18" is a date only where it fills a table cell."""
    assert days(text, language) == ([on] if on else [])


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("ko", "▷ 5/23 물때신문 – 씨앗 한 줌", "2024-05-23"),
        ("es", "▸ 23/05 El Eco – La balanza", "2024-05-23"),
        ("ko", "▷ 5/3의 확률", ""),
        ("zh", "昨早接受海灣電台訪問。", "2024-06-20"),
        ("de", "In ihrer Dienstagsausgabe stand es.", "2024-06-18"),
        ("de", "Sprechstunde: jeden ersten Montag im Monat.", ""),
        ("en", "We meet every second Monday.", ""),
        ("fr", "Ouvert tous les premiers lundis du mois.", ""),
        ("es", "Abrimos cada primer lunes de mes.", ""),
    ],
)
def test_bullets_issues_and_days_that_recur(language: str, text: str, on: str) -> None:
    """A bullet before a date is not part of it; a weekday's issue has that date, a monthly recurring day has none."""
    assert days(text, language) == ([on] if on else [])


def test_a_weekday_is_read_where_no_other_date_is_given() -> None:
    """A weekday is read even if the sentence has no digit."""
    line = "In ihrer Dienstagsausgabe widmet die „Lauter Rundschau“ unserem Bürgerbus eine ganze Seite."
    (item,) = shipped_facts("Presse: der Bürgerbus", [line], "de", date(2024, 3, 7)).items
    assert item.article_date is not None
    assert item.article_date.on == date(2024, 3, 5)
