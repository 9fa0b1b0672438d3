"""Coverage in prose and in uneven lists: which name is an outlet, which date and speaker belong to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Block, DateReading
from tests.pipelines.posts import make_post, outlets_named, shipped_facts


def test_numeric_days_of_one_list_keep_one_order() -> None:
    """All numeric dates of a list are read in one order: "20/09/2023" proves that the day comes first."""
    lines = [
        "12/09/2023 – France Culture : [réécouter](https://www.radiofrance.fr/franceculture/podcasts/les-quais-1)",
        "20/09/2023 – Télérama : [Un quai au fil de l'eau](https://www.telerama.fr/sortir/un-quai-7.php)",
        "06/10/2023 – La Gazette des Quais : [Le quai rouvert](https://gazette-quais.example/le-quai)",
    ]
    first = DateReading(on=date(2023, 9, 12), precision="day", raw="12/09/2023", source="text", certain=False)
    post = replace(make_post("On parle de nous", lines, "fr"), published=first)
    facts = read_coverage(post, (), load_catalogue())
    days = [item.article_date.on for item in facts.items if item.article_date]
    assert days == [date(2023, 9, 12), date(2023, 9, 20), date(2023, 10, 6)]


def test_days_without_a_year_are_those_of_the_month_over_the_list() -> None:
    """If a page is dated "Mayo de 2025" only, dates without a year are in that May."""
    rows = [
        "Día | Medio | Tema",
        "6 mayo | La Jornada | Escuchan el volcán",
        "28 mayo | Canal 8 Laguna Seca | Vigilan el cráter",
    ]
    text = "\n\n".join(["Mayo de 2025", *rows])
    blocks = tuple(Block(kind="table", start=text.index(row), end=text.index(row) + len(row)) for row in rows)
    post = replace(make_post("El observatorio en los medios", [], "es", None), text=text, blocks=blocks)
    month = DateReading(on=date(2025, 5, 1), precision="month", raw="Mayo de 2025", source="element", certain=False)
    facts = read_coverage(replace(post, published=month), (), load_catalogue())
    days = [item.article_date.on for item in facts.items if item.article_date]
    assert days == [date(2025, 5, 6), date(2025, 5, 28)]


def test_a_name_may_include_the_top_level_domain() -> None:
    """ "Tidewell Info" at tidewell.info is recognized by its domain with the top-level domain."""
    facts = shipped_facts(
        "Nos recherches reprises",
        ["L'article a été repris le 23 mai par [Tidewell Info](https://www.tidewell.info/langues/recensements)."],
        "fr",
        date(2022, 5, 25),
    )
    assert outlets_named(facts) == ["Tidewell Info"]


def test_a_word_for_a_channel_confirms_its_name() -> None:
    """A word for the kind of outlet before it confirms a name that looks like an adjective."""
    facts = shipped_facts(
        "مقابلة تلفزيونية", ["أجرت قناة العربية يوم ١١ حزيران مقابلة مع مديرتنا حول التقرير."], "ar", date(2023, 6, 15)
    )
    assert outlets_named(facts) == ["العربية"]


def test_a_request_to_come_and_report_is_no_coverage() -> None:
    """Stations that are invited to set up their cameras have reported nothing."""
    facts = shipped_facts(
        "[취재요청] 강물 조사 결과 발표 기자간담회",
        ["간담회는 생중계되며, KBS·MBC·SBS 등 방송사 카메라 설치는 10시부터 가능합니다."],
        "ko",
        date(2025, 6, 16),
    )
    assert facts.items == ()


def test_an_essay_in_a_paper_is_coverage_though_it_was_published_there() -> None:
    """In "在《…日报》上发表文章" the newspaper is the outlet."""
    facts = shipped_facts(
        "主任撰文", ["中心主任5月16日在《滨河日报》上发表文章，谈湿地保护。"], "zh", date(2024, 5, 17)
    )
    assert outlets_named(facts) == ["滨河日报"]


def test_a_quotation_is_not_the_outlet_of_its_row() -> None:
    """The outlet is the name after "Handwerksmagazins", in the genitive here."""
    facts = shipped_facts(
        "Zweimal in der Zeitung",
        [
            "Am 16. Dezember erschien das Winterheft des Handwerksmagazins Zange & Zukunft und darin "
            "[Die Scheunen-Firma](https://www.zange-zukunft.example/heft/die-scheunen-firma). „Wir haben auf Dächern "
            "angefangen, auf die sich sonst nur Katzen trauen“, erzählt unsere Gründerin Vera Haslinger.",
            "Und am 29. Dezember hat die [Illertaler Morgenpost](https://illertaler-morgenpost.example/wirtschaft/1) "
            "einen Tag mit unserem Trupp verbracht.",
        ],
        "de",
        date(2023, 1, 4),
    )
    assert outlets_named(facts) == ["Zange & Zukunft", "Illertaler Morgenpost"]


def test_a_programme_is_its_stations() -> None:
    """ "«Mañanas», el programa de FM …" names one outlet."""
    facts = shipped_facts(
        "Volvimos a hablar",
        [
            "Ayer nuestra vocera habló en «Mañanas de Río», el programa de FM Quebrada (se escucha en "
            "[fmquebrada.example](https://fmquebrada.example/entrevistas/rio)): “Acá el río llega antes”."
        ],
        "es",
        date(2025, 10, 2),
    )
    assert outlets_named(facts) == ["FM Quebrada"]


def test_a_pronoun_refers_to_the_surname_in_its_paragraph() -> None:
    """ "she" refers to the person named by surname in the paragraph, not to the one with an office before."""
    facts = shipped_facts(
        "Neighbors who drive",
        [
            "This story was first published March 3, 2024, in the "
            "[Harbor Ledger](https://harborledger.example/2024/03/03/neighbors/).",
            "A passenger, Ruth Haldane, 71, has an appointment.",
            '"We had people skipping visits," said Kay Lindholm, volunteer manager at St. Bride\'s.',
            'Before the program, Haldane patched together rides. "I used to ask my nephew every single week," she said.',
        ],
        "en",
        date(2024, 3, 11),
    )
    assert [quote.speaker for quote in facts.quotes] == ["Kay Lindholm", "Ruth Haldane"]


def test_a_generic_role_keeps_its_field() -> None:
    """ "jefe" is no role without its field; "directora" is."""
    facts = shipped_facts(
        "En los medios",
        [
            "El 6 de mayo [La Jornada](https://www.jornada.com.mx/2025/05/06/ciencias/a06n1cie) publicó: “El volcán "
            "respira cada noche”, dijo el Dr. Efrén Tobar, jefe del Laboratorio de Sismología."
        ],
        "es",
        date(2025, 5, 8),
    )
    assert [(one.name, one.roles) for one in facts.people] == [("Efrén Tobar", ("jefe del Laboratorio de Sismología",))]


def test_days_in_brackets_follow_the_outlet_in_east_asian_lists() -> None:
    """In "(경향신문, 2/4)" month and day after the comma are the article's date, not the day of the first sentence."""
    facts = shipped_facts(
        "[2월 5일] 기자회견 이후 보도 모음",
        [
            "지난 2일 기자회견이 끝난 뒤 나온 기사들을 모았습니다.",
            "- [배달료 제자리](https://www.labortoday.co.kr/news/articleView.html?idxno=1) (매일노동뉴스, 2/4)",
            "- [거리로 나온 라이더들](https://www.khan.co.kr/article/2) (경향신문, 2/3)",
        ],
        "ko",
        date(2026, 2, 5),
    )
    days = {item.outlet: item.article_date.on for item in facts.items if item.article_date}
    assert days == {"매일노동뉴스": date(2026, 2, 4), "경향신문": date(2026, 2, 3)}


def test_future_days_are_read_as_future() -> None:
    """ "demain" and "السبت المقبل" are dates after the post, not in the week before."""
    facts = shipped_facts(
        "Demain, écoutez-nous !",
        [
            "Notre délégué sera demain, à 8h20, l'invité du « Bol d'air » sur Radio Traverse. L'entretien pourra être "
            "réécouté sur [la page de l'émission](https://www.radiotraverse.fr/emissions/le-bol-d-air)."
        ],
        "fr",
        date(2024, 1, 29),
    )
    assert [item.article_date.on for item in facts.items if item.article_date] == [date(2024, 1, 30)]


def test_links_to_friends_are_no_coverage() -> None:
    """A page of links that names media among other sites is no coverage."""
    facts = shipped_facts(
        "Nuestra red: enlaces de organizaciones amigas",
        [
            "- [El Salto](https://www.elsaltodiario.com/): cooperativa de comunicación.",
            "- [Radio Vallekas](https://radiovallekas.org/): nos presta el estudio.",
        ],
        "es",
        date(2023, 4, 18),
    )
    assert facts.items == ()


def test_a_quotation_before_a_programme_is_no_programme_title() -> None:
    """A full stop inside the quotation marks ends the sentence, so the quotation is not the programme after it."""
    facts = shipped_facts(
        "一次直播",
        ["联合创始人王小明做客电台。她说：“商家不是不想捐食品，是怕变成一张罚单。”节目播出后很好。"],
        "zh",
        date(2025, 9, 4),
    )
    assert [quote.speaker for quote in facts.quotes] == ["王小明"]


def test_an_arabic_office_right_after_a_titled_name() -> None:
    """No comma is needed between name and office: "الدكتور … مدير المعهد"."""
    facts = shipped_facts(
        "مقال مدير المعهد",
        [
            "نشرت الأهرام أمس مقالا للدكتور حسام عبد الوهاب مدير المعهد بعنوان «الماء».",
            "قال: «الماء لا يكفي أحدا هنا».",
        ],
        "ar",
        date(2022, 10, 19),
    )
    assert [(one.name, one.roles) for one in facts.people] == [("حسام عبد الوهاب", ("مدير المعهد",))]


def test_an_outlet_named_again_in_a_row_is_recorded_once() -> None:
    """A sentence above a list about who reported first adds nothing if a row covers the same article."""
    facts = shipped_facts(
        "Pressespiegel",
        [
            "Die taz hat am 28. August über unseren Test berichtet. Alles im Überblick:",
            "- taz, 28.08.2023: [Jeder siebte steht still](https://taz.de/Aufzug/!59/)",
            "- Weser-Kurier, 29.08.2023: [Warten auf den Aufzug](https://www.weser-kurier.de/bremen/aufzuege-doc7)",
        ],
        "de",
        date(2023, 8, 31),
    )
    assert outlets_named(facts) == ["taz", "Weser-Kurier"]


def test_a_name_among_lines_of_known_papers_is_a_papers() -> None:
    """A line that begins with name and date, as those of known newspapers do, names a newspaper."""
    lines = [
        "Le Monde, 18 mars : Ces captages que l'on ferme",
        "La Croix, 19 mars : L'eau potable, un bien rare",
        "Le Courrier du Val-Blanc, 20 mars : La source ne coulera plus (édition papier)",
    ]
    block = "\n".join(lines)
    facts = shipped_facts("La revue de presse de la semaine", [block], "fr", date(2025, 3, 21))
    days = {item.outlet: item.article_date.on for item in facts.items if item.article_date}
    assert days["Le Courrier du Val-Blanc"] == date(2025, 3, 20)


def test_a_day_to_come_without_a_year_is_no_articles() -> None:
    """ "la soirée du 23 novembre" in a post of the 14th is an event to come, not a date of last year."""
    facts = shipped_facts(
        "Tribune dans Libération",
        [
            "Libération publie [une tribune](https://www.liberation.fr/idees-et-debats/tribunes/places-QH7/) de notre "
            "présidente.",
            "Rappel : la soirée-débat du 23 novembre aura lieu à la Maison des associations.",
        ],
        "fr",
        date(2023, 11, 14),
    )
    assert [(item.outlet, item.article_date) for item in facts.items] == [("Libération", None)]


def test_names_and_weekdays_without_blanks_part_in_chinese() -> None:
    """ "社工梁嘉敏星期二早上" is a name followed by a day."""
    facts = shipped_facts(
        "本會社工接受訪問",
        [
            "本會註冊社工陳嘉敏星期二早上出席[香港電台](https://www.rthk.hk/radio/radio1/episode/9)節目。"
            "她指出：「照顧者最需要的不是一天假。」"
        ],
        "zh",
        date(2023, 10, 13),
    )
    assert [item.article_date.on for item in facts.items if item.article_date] == [date(2023, 10, 10)]
    assert [quote.speaker for quote in facts.quotes] == ["陳嘉敏"]


def test_sentences_are_no_rows_of_a_list() -> None:
    """A paragraph with a date and the next with a link are not one entry: the link belongs to the outlet named above."""
    facts = shipped_facts(
        "Las guardianas del río, en El Espectador",
        [
            "Con estas palabras abre el reportaje que publicó El Espectador el pasado 20 de agosto, a seis años de la "
            "sentencia que reconoció los derechos del río y de sus comunidades.",
            "La Corporación acompaña a once consejos de la cuenca. El informe del primer semestre se presentó el 5 de "
            "agosto ante las comunidades, con datos de seis municipios.",
            "El reportaje completo se puede leer en [este enlace](https://www.elespectador.com/colombia-20/rio/).",
            "Dos días después, el 22 de agosto, el medio digital Mutante dedicó su conversación de la semana al mismo "
            "tema, con preguntas de sus lectores y de sus lectoras.",
        ],
        "es",
        date(2022, 8, 23),
    )
    found_items = [(item.outlet, item.article_date.on if item.article_date else None) for item in facts.items]
    assert found_items[0] == ("El Espectador", date(2022, 8, 20))
    assert facts.items[0].article_url == "https://www.elespectador.com/colombia-20/rio/"
    assert [outlet for outlet, _ in found_items].count("El Espectador") == 1


def test_a_weekday_is_no_weekly() -> None:
    """ "für den Freitag" is a day; in quotation marks it is the newspaper."""
    line = "Am 9. Februar berichtete die Siegener Zeitung: Wer den Plan am Donnerstag für den Freitag schreibt, irrt."
    assert outlets_named(shipped_facts("Presse", [line], "de", date(2023, 2, 14))) == ["Siegener Zeitung"]
    paper = "Am 9. Februar berichtete „Freitag“ über uns."
    assert outlets_named(shipped_facts("Presse", [paper], "de", date(2023, 2, 14))) == ["der Freitag"]


def test_a_line_below_a_quoted_review_names_its_critic() -> None:
    """The line gives name, newspaper and date, so the director named before is not the speaker."""
    facts = shipped_facts(
        "«Вишнёвый сад»: что пишут критики",
        [
            "14 ноября режиссёр Анна Белорецкая рассказывала о спектакле в эфире радио «Град Свияжск».",
            "> Она вынесла сад за стену и оставила нам только звук — и этого довольно.",
            "Ирина Колесова, [«Коммерсантъ»](https://www.kommersant.ru/doc/507), 17.11.2021",
            "> Раневская здесь не прощается, она опаздывает на поезд.",
            "Глеб Моторин, [Фонтанка.ру](https://www.fontanka.ru/2021/11/16/702/), 16.11.2021",
        ],
        "ru",
        date(2021, 11, 22),
    )
    assert [quote.speaker for quote in facts.quotes] == ["Ирина Колесова", "Глеб Моторин"]


@pytest.mark.parametrize("printed", ["https://[draft]/tide-walls", "http://[tide", "https://a℀b.example/x"])
def test_what_is_printed_like_an_address_and_is_none_is_words(printed: str) -> None:
    """Brackets in a host that are no IPv6 address, and signs that no host has, hide no article of the post."""
    walls = "[Walls without keepers](https://www.theguardian.com/world/tide-walls)"
    facts = shipped_facts("", [f"The Guardian reported on our survey of 3 May 2024: {walls}, see {printed}"], "en")
    assert [item.article_url for item in facts.items] == ["https://www.theguardian.com/world/tide-walls"]
