"""Speakers told by pronoun, by office alone, in the sentence before or behind the words, in the paragraph before."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.people.names_latin import can_be_person, is_phrase
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def speakers(text: str) -> list[str | None]:
    blocks = text_blocks(text, ())
    return [quote.speaker for quote in find_quotes(text, blocks, find_people(text, segments(text, blocks)))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The reporter met Marguerite Oyelaran, who began with four jars.\n\n“I had a notebook,” she recalls.",
            "Marguerite Oyelaran",
        ),
        (
            "Ximena Larrañaga habló con el periodista Bruno Sosa sobre el río.\n\n«El río no es una acequia», dice la bióloga.",
            "Ximena Larrañaga",
        ),
        (
            "Der Sender sprach mit Severin Hölzl, die Fragen stellte Karin Mutschler.\n\n„Wir warten nicht auf den Winter“, sagt er.",
            "Severin Hölzl",
        ),
        (
            "La radio recevait Clothilde Maurin, interrogée par Bastien Roque.\n\n« On a supprimé les lits trop tôt », a-t-elle répondu.",
            "Clothilde Maurin",
        ),
        (
            "Мастерской руководит Зинаида Лаптева. «Дерево прощает всё, кроме спешки», — считает она.",
            "Зинаида Лаптева",
        ),
    ],
)
def test_somebody_without_a_role_is_meant(text: str, speaker: str) -> None:
    """A pronoun stands for whoever was named last, with a role or none, but for who asks."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Our director Ada Berg was heard. When asked by Jo Lund, she said: “We wait for nobody.”", "Ada Berg"),
        (
            "Unsere Leiterin Ada Berg war zu Gast. Auf die Frage der Journalistin Karin Mutschler antwortete sie: „Wir warten auf niemanden.“",
            "Ada Berg",
        ),
        (
            "Nuestra directora Ana Ruiz estuvo allí. Preguntada por el periodista Bruno Sosa, respondió: «No esperamos a nadie».",
            "Ana Ruiz",
        ),
        (
            "Гостем эфира стал директор Прохор Ильинский. На вопрос ведущей Аллы Корзун он ответил: «Мы никого не ждём».",
            "Прохор Ильинский",
        ),
        (
            "ضيف الحلقة مدير المركز وائل الشمري. وردا على سؤال المذيعة لينا قطان قال: «لا ننتظر أحدا بعد اليوم».",
            "وائل الشمري",
        ),
    ],
)
def test_who_asks_does_not_answer(text: str, speaker: str) -> None:
    """Whoever is named behind a question asks it."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Our keeper Ada Berg showed the jars. “Nobody sells a handshake to a stranger.”", "Ada Berg"),
        (
            "À ses côtés, notre animateur Yann Prigent trie les vis. « Une vis est une promesse de réparation. »",
            "Yann Prigent",
        ),
        ("Unsere Näherin Aylin Demir sieht es ähnlich. „Eine Naht hält länger als ein Vorsatz.“", "Aylin Demir"),
        (
            "Del mismo modo opina Facundo Ibarra, guardaparque. «Nosotros apagamos lo que otros encienden».",
            "Facundo Ibarra",
        ),
        ("Наш мастер Егор Дунаев с этим согласен. «Люди остаются здесь на долгие годы».", "Егор Дунаев"),
    ],
)
def test_the_sentence_before_tells(text: str, speaker: str) -> None:
    """Words that are a sentence of their own are said by whom the sentence before is about."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Nobody wants advice then.”\n\nThat is how our coordinator, Ada Berg, sums up ten years.", "Ada Berg"),
        (
            "„Singen ist die billigste Medizin.“\n\nMit diesem Satz wird unsere Chorleiterin Ada Berg im Blatt zitiert.",
            "Ada Berg",
        ),
        (
            "«Aquí el que desafina se queda a ensayar». Con esas palabras recibió la directora Ana Ruiz a las cámaras.",
            "Ana Ruiz",
        ),
        ("«Мы не лечим надежду, мы её бережём». Так говорит главный врач Нонна Ветрова.", "Нонна Ветрова"),
        (
            "« On ne plante pas un arbre pour soi. »\n\nC’est ainsi que notre présidente Ada Berg résume son métier.",
            "Ada Berg",
        ),
    ],
)
def test_the_sentence_behind_points_back(text: str, speaker: str) -> None:
    """A sentence that says who said so."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The paper interviewed our director Ada Berg.\n\n“We have waited too long already.”", "Ada Berg"),
        ("Die Zeitung zitiert unsere Leiterin Ada Berg.\n\n„Wir haben viel zu lange gewartet.“", "Ada Berg"),
        ("L'hebdomadaire interroge Ada Berg, notre directrice.\n\n« Nous avons attendu trop longtemps. »", "Ada Berg"),
        (
            "행사를 준비한 노은채 관장은 기자와 만나 이유를 이렇게 설명했습니다.\n\n“밤에는 책밖에 읽을 것이 없습니다.”",
            "노은채",
        ),
        ("Газета поговорила с директором Ириной Берг.\n\n«Мы и так ждали слишком долго».", "Ириной Берг"),
    ],
)
def test_the_paragraph_before_tells(text: str, speaker: str) -> None:
    """A paragraph of words alone is said by the one person of whose words or coverage the paragraph before tells."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Our director Ada Berg came by boat. “We will not wait for another winter”, said the chair.",
        "“We wait,” said our director Ada Berg. “We have no comment,” said a spokesman for the ministry.",
    ],
)
def test_somebody_else_may_have_spoken(text: str) -> None:
    """Nobody is guessed where the person is told of for other things, or another office speaks."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    "name", ["Frage der Rückgaben", "Abteilung Grundwasser", "Kosten der Sanierung", "Fin del Mundo", "Stand der Dinge"]
)
def test_a_phrase_is_no_person(name: str) -> None:
    """Everyday words with capitals, or a noun with its genitive."""
    assert is_phrase(name)


@pytest.mark.parametrize("name", ["Ada Berg", "Mette Holm", "Ursula von der Heide", "Carol Stone", "Nora Sung"])
def test_a_name_is_one(name: str) -> None:
    """Names whose words are words too."""
    assert not is_phrase(name)
    assert can_be_person(name)


def test_nouns_are_no_speakers() -> None:
    """A question's subject speaks no more than whoever asks: "Zur Frage der Rückgaben meint sie: …"."""
    text = "Im Gespräch ist Direktorin Ada Berg. Zur Frage der Rückgaben meint sie: „Wir warten nicht, wir schreiben.“"
    assert speakers(text) == ["Ada Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "„Ich schlafe hier besser als im Park“, erzählt ein Gast, der keinen Namen nennt.",
        "Un bénévole venu de Lyon y confie : « J'ai plus appris en un rang qu'en un an. »",
        "한 선원은 “배보다 복지관이 먼저 집이 되었다”고 말했습니다.",
        "Leiterin Ada Berg war dabei. Das Sozialamt teilt mit: „Die Plätze werden derzeit noch geprüft.“",
        "Our caseworker Ada Berg was heard. It ends with a line from the council's report: “Demand has outpaced supply.”",
        "Estuvo nuestra directora Ana Ruiz. «Cada crecida nos deja aquí», se queja una vecina de Burgos.",
    ],
)
def test_a_kind_or_a_town_is_no_speaker(text: str) -> None:
    """Somebody without a name said it, or a body, or a report."""
    assert speakers(text) == [None]
