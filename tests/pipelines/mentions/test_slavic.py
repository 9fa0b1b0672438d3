"""Names of people in the cases of Czech, Slovak, Slovene, Croatian and Serbian, and whom they must not be taken for."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = tuple(
    Subject(name=name, kind="person")
    for name in (
        *("Hynek Vlček", "Blažena Strnadová", "Zbyněk Potůčný", "Jiří Horčí", "Bohdana Tichá", "Olga Malířová"),
        *("Slavko Jurić", "Tea Brkan", "Ivan Brkan", "Peter Marlowe", "Karel Svěrák", "Marie Vrbová", "Jan Lipa"),
    )
)

BODIES = tuple(
    Subject(name=name)
    for name in (
        *("Říční hlídka", "Český spolek včelařů", "Nadace Volavčí pírko", "Strana poctivých", "Skalní divadlo"),
        *("Lesní společnost", "Hrvatski savez ribara", "Slovenská stanica vtákov"),
    )
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("cs", "Členové Říční hlídky a s Říční hlídkou", ["Říční hlídky", "Říční hlídkou"]),
        ("cs", "O Českém spolku včelařů, Českého spolku včelařů", ["Českém spolku včelařů", "Českého spolku včelařů"]),
        ("cs", "Nadaci Volavčí pírko dali dar.", ["Nadaci Volavčí pírko"]),
        ("cs", "Ve Skalním divadle a u Lesní společnosti", ["Skalním divadle", "Lesní společnosti"]),
        ("hr", "Član Hrvatskog saveza ribara.", ["Hrvatskog saveza ribara"]),
        ("sk", "Zo Slovenskej stanice vtákov.", ["Slovenskej stanice vtákov"]),
        ("cs", "Od říční hlídky na řece.", []),
        ("en", "Members of Říční hlídky met.", []),
    ],
)
def test_organizations_in_their_cases(language: str, text: str, found: list[str]) -> None:
    """Adjectives and noun are inflected, words after the noun are not; lowercase words are no name."""
    assert surfaces(text, build_matcher(BODIES), language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("cs", "Podle Hynka Vlčka chybí voda. S Hynkem Vlčkem mluvil list.", ["Hynka Vlčka", "Hynkem Vlčkem"]),
        ("cs", "Rozhovor s Blaženou Strnadovou. Strnadové slova.", ["Blaženou Strnadovou", "Strnadové"]),
        ("cs", "Zbyňkovi Potůčnému; Potůčného slova", ["Zbyňkovi Potůčnému", "Potůčného"]),
        ("cs", "Článek Jiřího Horčího a s Jiřím Horčím", ["Jiřího Horčího", "Jiřím Horčím"]),
        ("cs", "Bohdany Tiché, Bohdanu Tichou", ["Bohdany Tiché", "Bohdanu Tichou"]),
        ("cs", "Olze Malířové se to nelíbí.", ["Olze Malířové"]),
        ("cs", "Marií Vrbovou, Marii Vrbové", ["Marií Vrbovou", "Marii Vrbové"]),
        ("cs", "Bez Jana Lipy, s Janem Lipou", ["Jana Lipy", "Janem Lipou"]),
        ("cs", "Karla Svěráka a Peterem Marlowem", ["Karla Svěráka", "Peterem Marlowem"]),
        ("sk", "S Blaženou Strnadovou, od Blaženy Strnadovej", ["Blaženou Strnadovou", "Blaženy Strnadovej"]),
        ("sl", "Intervju s Slavkom Jurićem in Teo Brkan", ["Slavkom Jurićem", "Teo Brkan"]),
        ("hr", "Razgovor sa Slavkom Jurićem, Tee Brkan, Teom Brkan", ["Slavkom Jurićem", "Tee Brkan", "Teom Brkan"]),
        ("hr", "Riječi Ivana Brkana.", ["Ivana Brkana"]),
        ("hr", "Ivana Brkan je slikarica.", []),  # a woman, not Ivan in the genitive
        ("cs", "Janu Lipovi dali cenu, Jan Lipový ne.", ["Janu Lipovi"]),
        ("en", "Hynka Vlčka and Slavkom Jurićem", []),  # a language without cases
        ("", "Hynka Vlčka", []),
    ],
)
def test_persons_in_their_cases(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """People are found whole in their cases; another person's name of the same stem is not."""
    assert surfaces(text, matcher, language) == found
