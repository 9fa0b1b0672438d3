"""People named in the post who are not its spokespersons (mayors, guests, critics), and speakers named in the next
sentence.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import shipped_facts

_ON = date(2024, 6, 14)


def _people(lines: list[str], language: str) -> list[str]:
    return [person.name for person in shipped_facts("In the press", lines, language, _ON).people]


@pytest.mark.parametrize(
    ("lines", "language", "people"),
    [
        (
            [
                "镇长林国栋也到码头送行。",
                "6月12日，《重庆日报》报道了我们出海的画面。理事长陈阿海说：“网干净，船结实，人平安就好。”",
            ],
            "zh",
            ["陈阿海"],
        ),
        (
            [
                "Bürgermeister Jan Kolb hat die Wehranlage eröffnet.",
                "Die taz berichtete am 12. Juni. „Die Otter kommen zurück“, sagt unsere Vorsitzende Ada Berg.",
            ],
            "de",
            ["Ada Berg"],
        ),
        (
            [
                "La taz hat am 12. Juni die Mühle Lüders besucht. Deren Betriebsleiter Marco Lüders führte sie durch das Haus.",
                "„Die Anlage läuft“, sagt Konstruktionsleiterin Ulrike Böhm in der taz. Geschäftsführer Jens Hagen ergänzt: „Bestellt wird viel.“",
            ],
            "de",
            ["Ulrike Böhm", "Jens Hagen"],
        ),
        (
            [
                "Le maire Paul Vial a ouvert l’écluse.",
                "La Montagne en a parlé le 12 juin. « Les loutres reviennent », dit notre présidente Ada Berg.",
            ],
            "fr",
            ["Ada Berg"],
        ),
        (
            [
                "12 июня вышел репортаж в «Российской газете» о нашем оркестре.",
                "Главный дирижёр Илья Самаров вспоминает: «В посёлке нас слушали в валенках».",
                "«Автобус старый, но литавры в него входят», — говорит директор филармонии Нина Остапова.",
            ],
            "ru",
            ["Илья Самаров", "Нина Остапова"],
        ),
        (
            [
                "> You will hear the river for a week.",
                "> Nora Fay, The Guardian",
                "> Spare and quietly furious.",
                "> Tom Ash, The Irish Times",
            ],
            "en",
            [],
        ),
    ],
)
def test_who_is_a_spokesperson(lines: list[str], language: str, people: list[str]) -> None:
    """A mayor who only attended, another organization's people and a critic are no spokespersons."""
    assert _people(lines, language) == people


def test_a_quoted_mayor_counts() -> None:
    """A mayor who is quoted without anybody else may belong to the organization that posts."""
    line = "6月12日，《重庆日报》报道了我们出海的画面。镇长林国栋说：“网干净，船结实，人平安就好。”"
    assert _people([line], "zh") == ["林国栋"]


@pytest.mark.parametrize(
    ("lines", "language", "speaker"),
    [
        (
            [
                "«El río no tiene ventanilla, por eso reclamamos nosotras.»",
                "Así de claro lo dijo nuestra portavoz, Nerea Goitia, el martes en la Cadena SER.",
            ],
            "es",
            "Nerea Goitia",
        ),
        (
            [
                "„Der Fluss hat keinen Schalter, also klagen wir selbst.“",
                "So klar sagte es unsere Sprecherin Ada Berg am Dienstag in der taz.",
            ],
            "de",
            "Ada Berg",
        ),
        (
            [
                "Mardi 11 juin, la professeure Anne-Laure Curtin était l’invitée de France Inter. Le lendemain, Le Monde publiait un article sur son équipe, signé Fabrice Monnier.",
                "Au micro de France Inter, la chercheuse a expliqué : « Nous appelons éternel ce que nous n’avons pas assez regardé. »",
            ],
            "fr",
            "Anne-Laure Curtin",
        ),
        (
            ["« Une mise en scène qui tient dans une valise. »\nCamille Darrier, Télérama, 12 juin 2024"],
            "fr",
            "Camille Darrier",
        ),
    ],
)
def test_who_said_it(lines: list[str], language: str, speaker: str) -> None:
    """ "So said …" in the next sentence names the speaker; an author did not speak; a critic is named on the line below."""
    assert [quote.speaker for quote in shipped_facts("Presse", lines, language, _ON).quotes] == [speaker]
