"""People of another occupation, places and terms of the same name, and inflections and scripts in which the subject is
found.
"""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher, find_spans
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Ana Lago", kind="person", organization="Orilla Abierta", roles=("portavoz",)),
    Subject(
        name="Deniz Kara",
        kind="person",
        aliases=("데니즈", "高波澜", "ليلى نصار"),
        organization="Göl Nöbeti",
        roles=("Genel Sekreter",),
    ),
    Subject(name="Tom Vale", kind="person", organization="Harbour", roles=("Director of Policy",)),
    Subject(name="Mia Sol", kind="person", organization="Live Stage", roles=("singer",)),
    Subject(name="Jonas Feld", kind="person"),
    Subject(name="서하람", kind="person", organization="바다지킴이", roles=("활동가",)),
    Subject(name="온누리", kind="person", roles=("가수",)),
    Subject(name="한가온", kind="person", organization="푸른 축구단", roles=("골키퍼",)),
    Subject(name="Darek Kubek", kind="person"),
    Subject(name="Adam Bura", kind="person"),
    Subject(name="Iga Zawadzka", kind="person"),
    Subject(name="Ганна Яр", kind="person"),
    Subject(name="Orilla Abierta"),
    Subject(name="Göl Nöbeti"),
    Subject(name="Harbour"),
    Subject(name="Seenbund Lausitz", aliases=("Seenbund", "SNBL")),
    Subject(name="Seenbund Deutschland Nord", aliases=("LABU", "Landschaftsbund Ufer")),
    Subject(name="Uferrat Deutschland", aliases=("Uferrat",)),
    Subject(name="Zielona Liga Wodna", aliases=("ZLW",)),
    Subject(name="Зелена спілка"),
    Subject(name="Türk Çınar", aliases=("Çınar",)),
    Subject(name="Medici Per Il Mare"),
    Subject(name="Hidratas"),
    Subject(name="Волнов"),
    Subject(name="Би-ра-си", kind="outlet"),
    Subject(name="长湖公司"),
    Subject(name="湖国大学"),
    Subject(name="自然学会"),
    Subject(name="山本由紀", kind="person"),
    Subject(name="die wochenzeitung", kind="outlet"),
    Subject(name="Zephers", kind="outlet"),
    Subject(name="서호인권위원회", aliases=("인권위",)),
    Subject(name="Meadow", aliases=("Meadow UK",)),
    Subject(name="Wave"),
    Subject(name="Lake Union", aliases=("LU",)),
    Subject(name="Olga Brandt", kind="person", aliases=("Brandt",)),
    Subject(name="田中正", kind="person", aliases=("田中正義",)),
    Subject(name="새벽별", kind="outlet"),
    Subject(name="Bayer AG", aliases=("Bayer",)),
    Subject(name="Reporters Sans Frontières", aliases=("RSF", "Reporters Without Borders")),
    Subject(name="Caritas"),
    Subject(name="Lumenova"),
    Subject(name="Ruin Institute", aliases=("RUIN",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La cantante Ana Lago estrena disco en Bilbao."),
        ("es", "Ana Lago llena el teatro.\nLa actriz, de 40 años, vuelve a la comedia."),
        ("en", "Ana Lago, a dentist from Leeds, was fined."),
        ("pl", "Bramkarka Ana Lago obroniła dwa rzuty karne."),
        ("ru", "Певица Ana Lago отменила концерт."),
        ("tr", "Şarkıcı Deniz Kara yeni albümünü tanıttı. Kara sahnede iki saat kaldı."),
        ("zh", "网球名将高波澜现身武汉。"),
        ("ar", "فازت اللاعبة ليلى نصار بالمباراة."),
        ("en", "Goalkeeper Tom Vale was sent off at Harbour Park."),
    ],
)
def test_a_trade_refuses_no_full_name(language: str, text: str, matcher: Matcher) -> None:
    """What the watchlist says of a person never refuses a full name: a role may be old, or in another language."""
    assert surfaces(text, matcher, language) != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tom Vale spoke. Then Vale, Mary and Rosa Ruiz left. Vale smiled.", [0, 21, 52]),
        ("Tom Vale spoke. Vale, Mary, Peter and Rosa came. Vale smiled.", [0, 16, 49]),
        ("Tom Vale spoke. Vale, Mary Ruiz and Rosa came. Vale smiled.", [0, 16, 47]),
        ("Yesterday Tom Vale spoke. Today Vale answers. Then Vale left.", [10, 32, 51]),
        ("Tom Vale spoke. Vale, Mary: a list of members. Vale left.", [0]),
    ],
)
def test_neighbours_and_sentence_openers_are_no_given_names(text: str, found: list[int], matcher: Matcher) -> None:
    """The next name of a list, or a capital at the start of a sentence, is no given name; "Surname, Given" is one."""
    assert [span.start for span in find_spans(text, matcher, "en")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("배우 서하람이 새 드라마에 출연한다. 서하람은 3년 만의 복귀다.", []),
        ("가수 서하람이 바다지킴이 공연에서 노래했다. 서하람은 웃었다.", [3, 25]),
        ("가수 온누리가 노래했다.", [3]),
        ("골키퍼 한가온이 막았다. 한가온은 웃었다.", [4, 14]),
        ("서하람은 바다를 지키자고 말했다. 배우 서하람은 다른 사람이다. 서하람은 웃었다.", [0, 36]),
        ("서하람은 가수들의 공연을 보았다.", [0]),
        ("서하람 국장은 배우와 가수, 감독을 만났다.", [0]),
    ],
)
def test_a_trade_next_to_a_korean_name(text: str, found: list[int], matcher: Matcher) -> None:
    """An occupation before the name refuses it there, and later ones unless one is free of it.

    The organization, a role or the person's own occupation confirms the name.
    """
    assert [span.start for span in find_spans(text, matcher, "ko")] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "La portavoz Ana Lago pidió agua. La cantante Rosa Ruiz la acompañó.", ["Ana Lago"]),
        ("es", "Ana Lago, de Orilla Abierta, cantó con la cantante.", ["Ana Lago", "Orilla Abierta"]),
        ("es", "Ana Lago pidió agua para el pueblo.", ["Ana Lago"]),
        ("es", "La directora Ana Lago aplaudió a la cantante.", ["Ana Lago"]),
        ("tr", "Göl Nöbeti Genel Sekreteri Deniz Kara konuştu.", ["Göl Nöbeti", "Deniz Kara"]),
        ("en", "The singer Mia Sol thanked the crowd.", ["Mia Sol"]),
        ("de", "Der Sänger lobte Jonas Feld.", ["Jonas Feld"]),
    ],
)
def test_the_person_watched(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """The person is found with a role, with the organization, with their own occupation and with none."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Wykryto zawiesiny laków wodnych (ang. ZLW)."),
        ("en", "They sampled zircon laden water. ZLW readings were high."),
        ("pt", "Sempre que te hidratas na praia, pagas."),
        ("zh", "孩子们爱大自然学会分享。"),
        ("de", "Der Uferrat Österreich wählte den Otter."),
        ("it", "Un Wave landing a Fiumicino, nessun ferito."),
        ("en", "The RSF said its paramilitary units had left Khartoum."),
        ("it", "L'enciclica Deus caritas est, detta Caritas, compie vent'anni."),
        ("de", "Der Elfmeter brachte Bayer in der Halbzeit den Ausgleich."),
    ],
)
def test_things_of_that_name(language: str, text: str, matcher: Matcher) -> None:
    """Terms, towns, squares, chemists, other organizations and verbs are no mentions."""
    found = surfaces(text, matcher, language)
    assert found == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Klage des Seenbundes Lausitz hat Erfolg.", ["Seenbundes Lausitz"]),
        ("de", "Ein Sprecher des Seenbundes kam.", ["Seenbundes"]),
        ("de", "Der Uferrat Deutschland und der Uferrat Hessen klagten.", ["Uferrat Deutschland", "Uferrat"]),
        ("pl", "Rozmowa o Zielonej Lidze Wodnej trwa.", ["Zielonej Lidze Wodnej"]),
        (
            "pl",
            "Ludzie z Zielonej Ligi Wodnej wspierają Zieloną Ligę Wodną.",
            ["Zielonej Ligi Wodnej", "Zieloną Ligę Wodną"],
        ),
        ("pl", "Z Darkiem Kubkiem rozmawiał minister. Kubkowi dziękowano.", ["Darkiem Kubkiem"]),
        ("pl", "Spotkał Adama Burę, a Bura milczał.", ["Adama Burę", "Bura"]),
        ("pl", "List Igi Zawadzkiej. O Zawadzkiej mówiono.", ["Igi Zawadzkiej", "Zawadzkiej"]),
        ("pl", "Według Zephersa i Zephera rozmowy trwają.", ["Zephersa", "Zephera"]),
        ("uk", "Ганні Яр подякували. З Ганною Яр говорили.", ["Ганні Яр", "Ганною Яр"]),
        ("uk", "Люди Зеленої спілки у Зеленій спілці.", ["Зеленої спілки", "Зеленій спілці"]),
        ("ru", "Он рассказал Би‑ра‑си, что рассказывает всегда.", ["Би‑ра‑си"]),
        ("tr", "Çınar'a bağışlar arttı.", ["Çınar"]),
        ("tr", "Türk Çınar'ın sözü. Bugün Çınar mahallelerde çadır kurdu.", ["Türk Çınar", "Çınar"]),
        ("en", "Staff at Harbour, in London, said so.", ["Harbour"]),
        ("de", "Wer bei Harbour, in Kiel, anruft, wartet.", ["Harbour"]),
        ("tr", "Türk Çınar'ın depoları boş. Çınar Genel Başkanı çağrı yaptı.", ["Türk Çınar", "Çınar"]),
        ("it", "Medici per il mare chiede un ponte aereo.", ["Medici per il mare"]),
        ("zh", "長湖公司的報告。", ["長湖公司"]),
        ("zh", "湖國大學的学生。", ["湖國大學"]),
        ("ja", "山本由紀さん(41)が話した。", ["山本由紀"]),
        ("pl", "Zielona Liga Wodna (ang. ZLW) zbiera dary.", ["Zielona Liga Wodna", "ZLW"]),
        ("ru", "Волнов заявил о прибыли.", ["Волнов"]),
        ("en", "Brandt is a lawyer in the north.", ["Brandt"]),
        ("en", "RSF urged the paramilitary units in Sudan to free two journalists.", ["RSF"]),
        ("pl", "Caritas Polska zbiera dary. Pomoc Caritasu trwa.", ["Caritas", "Caritasu"]),
        ("tr", "Türk Çınar konuştu. Çınar'dan seferberlik çağrısı geldi.", ["Türk Çınar", "Çınar"]),
        ("en", "The Lake Union is often shortened to LU.", ["Lake Union", "LU"]),
        ("ja", "田中正義氏が話した。", ["田中正義"]),
        ("ko", "새벽별 보도에 따르면 비가 온다.", ["새벽별"]),
        ("de", "Der Bayer-Konzern und Bayer streichen Stellen.", ["Bayer", "Bayer"]),
        ("ko", "인권위는 결의안을 냈다.", ["인권위"]),
        ("ko", "정부도 인권위도 말이 없고, 다시 인권위로 갔다.", ["인권위", "인권위"]),
        ("en", "Meadow staff at the charity asked for a meadow.", ["Meadow"]),
    ],
)
def test_the_organization_itself(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """The subject is found with the cases, characters, capitals and hyphens that its language or a newspaper uses."""
    assert surfaces(text, matcher, language) == found
