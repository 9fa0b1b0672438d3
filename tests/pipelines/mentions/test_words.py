"""Names that are also words: of the text's language, of another one, or inside longer names."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.mentions.step import build_matcher, find_spans
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = [
    Subject(name="Bild", kind="outlet"),
    Subject(name="Der Spiegel", kind="outlet", aliases=("Spiegel",)),
    Subject(name="Profil", kind="outlet", aliases=("profil",)),
    Subject(name="Red Cross"),
    Subject(name="ARTICLE 19", aliases=("Article 19",)),
    Subject(name="Science", kind="outlet"),
    Subject(name="The Times", kind="outlet", aliases=("Times",)),
    Subject(name="Oracle"),
    Subject(name="NATO"),
    Subject(name="Gazeta Wyborcza", kind="outlet"),
    Subject(name="Il Foglio", kind="outlet"),
    Subject(name="O Globo", kind="outlet", aliases=("Globo",)),
    Subject(name="Дождь", kind="outlet"),
    Subject(name="Evrensel", kind="outlet"),
    Subject(name="東京新聞", kind="outlet", aliases=("東京",)),
    Subject(name="环球时报", kind="outlet", aliases=("统一",)),
    Subject(name="统一部"),
    Subject(name="الأهرام", kind="outlet"),
    Subject(name="Moon Jae-in", kind="person"),
    Subject(name="Stephen King", kind="person", aliases=("King",)),
    Subject(name="Nora Velting", kind="person"),
]
MATCHER = build_matcher(SUBJECTS)


def found(text: str, language: str) -> list[str]:
    """The surfaces of all mentions in a text."""
    return [text[s.start : s.end] for s in find_spans(text, MATCHER, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Bild und Spiegel berichteten darüber.", ["Bild", "Spiegel"]),
        ("de", "Bild und Ton waren gut, der Spiegel zerbrach.", []),
        ("pt", "O Globo de Ouro foi para ela. Segundo o Globo, choveu.", ["Globo"]),
        ("pl", "W „Gazecie Wyborczej” i dla Gazety Wyborczej.", ["Gazecie Wyborczej", "Gazety Wyborczej"]),
        ("en", "A study published in Science on Thursday. Science is slow.", ["Science"]),
    ],
)
def test_words_of_the_language(language: str, text: str, expected: list[str]) -> None:
    """A name that is also a word of the text's language counts only with a cue."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Oracle zwalnia we Wrocławiu.", ["Oracle"]),
        ("it", "La Nato rafforza il fianco est. È nato a Torino.", ["Nato"]),
        ("pl", "Financial Times napisał o tym.", []),
        ("en", "The New York Times reported it.", []),
        ("en", "The group grew in the Wheel of Science series.", []),
        ("en", "Under Article 19 of the Declaration all are free.", []),
        ("en", "The group Article 19 protested.", ["Article 19"]),
    ],
)
def test_words_of_other_languages_and_longer_names(language: str, text: str, expected: list[str]) -> None:
    """A word of another language counts as a name if it is capitalized, but not inside a longer name or a reference."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "東京の天気は晴れ。", []),
        ("ja", "東京が報じ、東京新聞も伝えた。", ["東京", "東京新聞"]),
        ("zh", "统一部署救灾工作。", []),
        ("zh", "韩国统一部发言人表示", ["统一部"]),
        ("ar", "زار السياح الأهرام في الجيزة.", []),
        ("ar", "ذكرت الأهرام أن الوزير استقال.", ["الأهرام"]),
    ],
)
def test_words_in_scripts_without_capitals(language: str, text: str, expected: list[str]) -> None:
    """In scripts without capitals a short everyday word needs a verb of citing or quotation marks next to it."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moon Jae-in spoke. The Moon Landing was faked, Moon said.", ["Moon Jae-in", "Moon"]),
        ("Nora Q. Velting testified.", ["Nora Q. Velting"]),
    ],
)
def test_surnames_that_are_words(text: str, expected: list[str]) -> None:
    """Surnames that are words or titles do not count inside other names; a middle initial is allowed."""
    assert found(text, "en") == expected


def test_decomposed_korean_with_spaces() -> None:
    """A Korean name of several words is found in decomposed letters too, with or without its spaces."""
    matcher = build_matcher([Subject(name="바다를 위한 변호사모임")])
    for printed in ("바다를 위한 변호사모임", "바다를위한 변호사 모임"):
        text = unicodedata.normalize("NFD", f"어제 {printed}은 말했다.")
        spans = find_spans(text, matcher, "ko")
        assert [unicodedata.normalize("NFC", text[s.start : s.end]) for s in spans] == [printed]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Фильм «Дождь» вышел в прокат.", []),
        ("de", "Der Spiegel und „Bild“ zitierten daraus.", ["Der Spiegel", "Bild"]),
    ],
)
def test_adjacent_words_decide(language: str, text: str, expected: list[str]) -> None:
    """A name that is bare at the start, joined to another word, of another kind or part of a longer name is decided by
    its neighbours.
    """
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("names", "language", "text", "surfaces"),
    [
        (
            ("Всемирная лесная ассоциация",),
            "ru",
            "Доклад Всемирной лесной ассоциации обсудили во Всемирной лесной ассоциации.",
            ["Всемирной лесной ассоциации", "Всемирной лесной ассоциации"],
        ),
        (("Hans Brenner",), "de", "Hans Brenner kam. Brenners Bericht lag vor.", ["Hans Brenner", "Brenners"]),
        (("European Sail Academy", "ESA"), "es", "Nada cambia y ESA ES LA VERDAD.", []),
        (("Kia", "기아"), "ko", "난민과 기아 문제를 다룬 강연이 열렸다.", []),
        (("Kia", "기아"), "ko", "기아는 전기차 신차를 공개했다.", ["기아"]),
        (("Hans Stone",), "en", "Hans Stone chairs it. On Friday Stone resigned.", ["Hans Stone", "Stone"]),
    ],
    ids=[
        "russian-two-adjectives",
        "german-genitive",
        "spanish-shout",
        "korean-famine",
        "korean-cars",
        "english-weekday",
    ],
)
def test_names_in_their_languages(names: tuple[str, ...], language: str, text: str, surfaces: list[str]) -> None:
    """Names are inflected as their language requires; a homograph counts only with a cue."""
    kind = "person" if names[0].startswith("Hans") else "organization"
    matcher = build_matcher([Subject(name=names[0], kind=kind, aliases=names[1:])])
    assert [text[s.start : s.end] for s in find_spans(text, matcher, language)] == surfaces


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He signed as velmora.", ["velmora"]),  # "as" is an article in Portuguese
        ("pt", "Foram as velmora que vimos.", []),
        ("en", "We saw the velmora.", []),
        ("sv", "Vi såg as velmora.", []),  # no list for this language: those of all languages count
    ],
)
def test_articles_count_in_their_own_language(language: str, text: str, expected: list[str]):
    """A lowercase name after an article of the text's language is a common noun."""
    assert surfaces(text, build_matcher([Subject(name="Velmora")]), language) == expected
