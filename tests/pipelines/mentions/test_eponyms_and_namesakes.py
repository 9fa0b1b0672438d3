"""Eponyms (ships, schools, streets, prizes) against the people and organizations they are named after, and bare
surnames.
"""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Ruth Keller",
        kind="person",
        aliases=("Рут Келлер", "루트 켈러", "ルート・ケラー", "鲁特·凯勒", "روث كيلر"),
    ),
    Subject(name="Sea Lantern", aliases=("Sea Lantern International",)),
    Subject(name="Orsalia", aliases=("Орсалия", "オルサリア", "오르살리아", "奥萨利亚", "أورساليا")),
    Subject(name="박지후", kind="person", aliases=("Park Ji-hoo",)),
    Subject(name="李文清", kind="person", aliases=("Li Wenqing",)),
    Subject(name="Irina Morozova", kind="person", aliases=("Ирина Морозова",)),
    Subject(name="Viktor Levin", kind="person", aliases=("Виктор Левин",)),
    Subject(name="Piotr Malecki", kind="person", aliases=("Piotr Małecki",)),
    Subject(name="Zwischen den Ufern e. V.", aliases=("Hilfsbündnis Nord", "Forschungsverbund See")),
    Subject(name="Pomoc Sąsiedzka", aliases=("Nowe Forum Miejskie", "Zielony Instytut")),
    Subject(name="José Prado", kind="person"),
    Subject(name="The Tide Gazette", kind="outlet", aliases=("Tide Gazette",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The vessel Sea Lantern operates off Libya was seized.", ["Sea Lantern"]),
        ("en", "Orsalia ship engineers wanted: Orsalia train drivers strike.", ["Orsalia", "Orsalia"]),
        ("en", "The village school invited Ruth Keller.", ["Ruth Keller"]),
        ("en", "The Ruth Keller School of Dance opens.", []),
        ("en", "Ruth Keller Street was renamed.", []),
        ("en", "The award went to Ruth Keller, a nurse.", ["Ruth Keller"]),
        ("en", "Prize winner Ruth Keller spoke.", ["Ruth Keller"]),
        ("en", "Hospital director Ruth Keller resigned.", ["Ruth Keller"]),
        ("es", "El director del instituto, José Prado, explicó su plan.", ["José Prado"]),
        ("es", "El premio Nobel José Prado habló.", ["José Prado"]),
        ("es", "El premio Cervantes José Prado habló en Alcalá.", ["José Prado"]),
        ("fr", "Le prix Nobel José Prado a parlé.", ["José Prado"]),
        ("fr", "Le professeur de lycée José Prado a parlé.", ["José Prado"]),
        ("es", "La profesora de instituto Ruth Keller habló.", ["Ruth Keller"]),
        ("it", "Il medico dell'ospedale Ruth Keller ha parlato.", ["Ruth Keller"]),
        ("de", "Im Ruth-Keller-Haus wird gebaut. Ruth Keller selbst lebt in Ulm.", ["Ruth Keller"]),
        ("de", "Die Ruth-Keller-Medaille erhielt ein Arzt.", []),
        ("de", "Der Preisträgerin Ruth Keller wurde gratuliert.", ["Ruth Keller"]),
        ("de", "Mit dem Boot Orsalia fuhren sie hinaus.", []),
        ("de", "Das Boot von Orsalia sank.", ["Orsalia"]),
        ("nl", "Ruth Keller werkt op een schip.", ["Ruth Keller"]),
        ("ru", "Корабль прибыл, сообщила «Орсалия».", ["Орсалия"]),
        ("ru", "В больнице Виктор Левин пришёл в себя.", ["Виктор Левин"]),
        ("zh", "李文清路经广州。李文清街头演讲。", ["李文清", "李文清"]),
        ("zh", "李文清号码有误。", ["李文清"]),
        ("zh", "奥萨利亚号客轮停航。", []),
        ("ja", "オルサリア号が沈んだ。", []),
        ("ja", "オルサリアは船を買った。", ["オルサリア"]),
        ("ko", "오르살리아호가 침몰했다. 오르살리아는 책임을 부인했다.", ["오르살리아"]),
        ("ar", "قالت أورساليا إن السفينة سليمة.", ["أورساليا"]),
        ("tr", "Ruth Keller Caddesi kapandı; Ruth Keller ödülünü aldı.", ["Ruth Keller"]),
        ("fi", "Laiva ”Orsalia” lähti. Orsalia kertoi asiasta.", ["Orsalia"]),
        ("en", "The Tide Gazette reported from the port of Tide.", ["The Tide Gazette"]),
        ("en", "University chief Ruth Keller spoke at Hospital Ruth Keller.", ["Ruth Keller", "Ruth Keller"]),
    ],
)
def test_eponyms_are_no_mentions_but_their_namesakes_are(
    language: str, text: str, found: list[str], matcher: Matcher
) -> None:
    """A thing named after a subject is no mention; the subject named next to such a thing is one."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Ruth Keller boarded the ferry. Keller said the ship was full.", ["Ruth Keller", "Keller"]),
        ("en", "On board the yacht, Keller met Ruth Keller.", ["Keller", "Ruth Keller"]),
        (
            "ru",
            "Ирина Морозова пришла. Морозову спросили. Морозов молчал. Морозова ушла.",
            ["Ирина Морозова", "Морозову", "Морозова"],
        ),
        (
            "ru",
            "Виктор Левин болен. Левина госпитализировали. Левина увезла скорая. Левина перевели.",
            ["Виктор Левин", "Левина", "Левина", "Левина"],
        ),
        ("ru", "Судья обратился к Виктору Левину по имени. Левин встал.", ["Виктору Левину", "Левин"]),
        (
            "pl",
            "Piotr Małecki wyszedł. Małecka powiedziała, że wróci. Małeckiego widziano.",
            ["Piotr Małecki", "Małeckiego"],
        ),
        (
            "pl",
            "Nowego Forum Miejskiego nie zaproszono. Zielonego Instytutu też.",
            ["Nowego Forum Miejskiego", "Zielonego Instytutu"],
        ),
        (
            "de",
            "Der Vorstand des Hilfsbündnisses Nord und des Forschungsverbundes See tagt.",
            ["Hilfsbündnisses Nord", "Forschungsverbundes See"],
        ),
        (
            "ko",
            "박지후 의원이 말했다. 박 의원은 웃었다. 박수 소리가 났다. 박민서 판사가 왔다. 박 판사는 갔다.",
            ["박지후", "박"],
        ),
        ("ko", "루트 켈러가 왔다. 켈러는 말했다. 켈러리는 다른 사람이다. 켈러 씨의 책.", ["루트 켈러", "켈러", "켈러"]),
        ("ja", "ルート・ケラーが来た。ケラー氏は話した。ケラーマンも来た。", ["ルート・ケラー", "ケラー"]),
        ("zh", "李文清律师到庭。李强法官没有说话。李律师提交了文件，李法官收下。", ["李文清", "李"]),
        (
            "en",
            "Ms. Keller is Ruth Keller's sister. Ruth Keller thanked Ms. Keller.",
            ["Keller", "Ruth Keller", "Ruth Keller", "Keller"],
        ),
        ("zh", "鲁特·凯勒到了。凯勒·史密斯没来。", ["鲁特·凯勒"]),
    ],
)
def test_surnames_and_cases(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """Bare surnames and names of several words are found with the case endings of their languages."""
    assert surfaces(text, matcher, language) == found
