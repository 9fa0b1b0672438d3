"""People and things with the name of a watched organization, and topics in the cases of their language."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Corvane Group", aliases=("Corvane", "コルヴェイン", "코르베인")),
    Subject(name="Fluren Optik", aliases=("Fluren",)),
    Subject(name="Centro de Servicios Solidarios", aliases=("CSS",)),
    Subject(
        name="lead poisoning",
        kind="topic",
        aliases=("zatrucie ołowiem", "skażenie chemiczne", "отравление свинцом"),
    ),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "새 누리집은 CSS를 다시 짰다."),
        ("es", "El CSS y el HTML de la página fallan."),
    ],
)
def test_somebody_or_something_else_of_that_name(language: str, text: str, matcher: Matcher) -> None:
    """An age, an occupation or a word for calling marks somebody else; an acronym has its better-known sense."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Corvane, 34 years old as a company, moved to Oslo.", ["Corvane"]),
        ("en", "Corvane, the singer's label, said nothing.", ["Corvane"]),
        ("es", "Corvane, la empresa del cantante, no respondió.", ["Corvane"]),
        ("ja", "コルヴェインと呼ばれる企業が進出した。", ["コルヴェイン"]),
        ("ko", "코르베인이라는 회사가 진출했다.", ["코르베인"]),
        ("es", "Los servicios solidarios del CSS atienden a cien familias.", ["CSS"]),
        (
            "es",
            "El CSS reparte comida. El Centro de Servicios Solidarios abre.",
            ["CSS", "Centro de Servicios Solidarios"],
        ),
    ],
)
def test_the_organization_is_meant(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """Where the age, the occupation or the word for calling refers to the organization, the name is a mention."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "После отравления свинцом он умер.", ["отравления свинцом"]),
        ("ru", "Случаи отравлений свинцом участились.", ["отравлений свинцом"]),
    ],
)
def test_verbal_nouns_have_cases(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """Names that begin with a neuter noun in -ие or -cie are found in all their cases."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fluren meldet einen Verlust. Die Aktie von Fluren fiel.", ["Fluren", "Fluren"]),
        ("Analysten sehen Flurens Marge unter Druck. Die Fluren-Aktie fiel.", ["Flurens", "Fluren"]),
        ("Die Fluren AG wuchs.", ["Fluren"]),
    ],
)
def test_plural_of_a_german_noun(text: str, found: list[str], matcher: Matcher) -> None:
    """After an article or an adjective, or with a compound of it in the text, the name is the German plural, not the
    firm.
    """
    assert surfaces(text, matcher, "de") == found


ABROAD = (
    Subject(name="Elin Fluren", kind="person", aliases=("エリン・マスク", "埃林·弗伦", "弗伦", "弗倫")),
    Subject(name="Rena Shirahama", kind="person", aliases=("白浜レナ",)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("実業家のエリン・マスク氏が来日する。マスク氏の訪問は初めてだ。", ["エリン・マスク", "マスク"]),
        ("白浜氏は来週上京する。白浜の海は青い。", []),
    ],
)
def test_surnames_in_kana_and_han_characters(text: str, expected: list[str]) -> None:
    """A surname in both simplified and traditional characters does not make the name order eastern; it may precede
    kana.
    """
    assert surfaces(text, build_matcher(ABROAD), "ja") == expected
