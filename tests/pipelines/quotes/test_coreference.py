"""Speakers given by pronoun, by office alone, or in the sentence or paragraph before or after their words."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.people.names_latin import can_be_person, is_phrase
from pipelines.people.person import Person, Role
from pipelines.quotes.coreference import gender_of
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
def test_a_person_without_a_role_may_speak(text: str, speaker: str) -> None:
    """A pronoun refers to the person named last, with or without a role, but never to the interviewer."""
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
    """A person named as asking a question is not the speaker of the answer."""
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
def test_the_sentence_before_names_the_speaker(text: str, speaker: str) -> None:
    """A quotation that is a sentence of its own belongs to the subject of the sentence before."""
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
def test_the_sentence_after_names_the_speaker(text: str, speaker: str) -> None:
    """The sentence after a quotation names its speaker."""
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
def test_the_paragraph_before_names_the_speaker(text: str, speaker: str) -> None:
    """A paragraph that is only a quotation belongs to the one person whose words or interview the paragraph before is
    about.
    """
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Our director Ada Berg came by boat. “We will not wait for another winter”, said the chair.",
        "“We wait,” said our director Ada Berg. “We have no comment,” said a spokesman for the ministry.",
    ],
)
def test_somebody_else_may_have_spoken(text: str) -> None:
    """No speaker is guessed if the person is mentioned for other reasons, or another office speaks."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    "name", ["Frage der Rückgaben", "Abteilung Grundwasser", "Kosten der Sanierung", "Fin del Mundo", "Stand der Dinge"]
)
def test_a_phrase_is_no_person(name: str) -> None:
    """Capitalized everyday words, or a noun with its genitive, are no person."""
    assert is_phrase(name)


@pytest.mark.parametrize("name", ["Ada Berg", "Mette Holm", "Ursula von der Heide", "Carol Stone", "Nora Sung"])
def test_a_name_of_everyday_words_is_a_person(name: str) -> None:
    """A name made of everyday words is a person."""
    assert not is_phrase(name)
    assert can_be_person(name)


def test_nouns_are_no_speakers() -> None:
    """In "Zur Frage der Rückgaben meint sie: …" neither the topic of the question nor the interviewer speaks."""
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
    """An unnamed person, an organization or a report is no named speaker."""
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text", ["Nach der Sitzung sagte Bundesinnenminister Brandel: „Der Beschluss ist ein Schritt.“"]
)
def test_a_surname_after_an_office_is_a_person(text: str) -> None:
    """Where nouns have capitals an office and a surname are two words with capitals: the surname is the speaker."""
    assert speakers(text) == ["Brandel"]


@pytest.mark.parametrize(
    ("name", "role", "gender"),
    [
        ("Jo Lund", "spokeswoman", "f"),
        ("Jo Lund", "spokesman", "m"),
        ("Jo Lund", "", None),
        ("Женя Петрова", "", "f"),
        ("Женя Петренко", "", None),
        ("Mary Lund", "", "f"),
        ("Mary Lund", "spokesman", "m"),
    ],
)
def test_the_gender_that_a_role_a_surname_or_a_given_name_shows(name: str, role: str, gender: str | None):
    """The first of them that shows one."""
    roles = (Role(text=role, start=0),) if role else ()
    assert gender_of(name, Person(name=name, start=0, end=len(name), roles=roles)) == gender
