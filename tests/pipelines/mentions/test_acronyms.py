"""An acronym that the text expands to another organization's name is no mention of a subject."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher, find_mentions
from pipelines.names.acronyms import fits
from presswatch.records import Post
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Lake Observers League",
        aliases=("LOL", "Seebeobachtungsliga", "호수관찰연맹", "湖泊观察联盟", "رابطة مراقبي البحيرات"),
    ),
    Subject(
        name="International Federation of Lamps",
        aliases=("IFL", "FIL", "Fédération internationale des lampes", "Federación Internacional de Lámparas"),
    ),
    Subject(name="World Harbour Office", aliases=("WHFO", "Bureau mondial du havre", "BMH")),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Lantern Owners' Lodge (LOL) met on Friday. LOL members sang."),
        ("en", "LOL (Lantern Owners' Lodge) met on Friday. The lodge is old; LOL sang."),
        ("pt", "A LOL, liga de óleo e lampiões, reúne-se hoje."),
        ("de", "Die Landesordnungslotterie (LOL) zahlt nicht. Laut LOL ist die Kasse leer."),
        ("fr", "La Ligue des ouvriers de Lille (LOL) manifeste. La LOL attend une réponse."),
        ("es", "La «Liga de Oficios y Labores» («LOL») se reúne hoy. La LOL cumple diez años."),
    ],
)
def test_acronym_of_another_organization_is_no_mention(language: str, text: str, matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "acronyms"),
    [
        ("en", "The Lake Observers' League (LOL) met. LOL spoke.", ["LOL", "LOL"]),
        ("en", "She leads the Lake Observers League, the LOL, since May.", ["LOL"]),
        ("en", "She came with Lena Olsen, the LOL, as always, paying.", ["LOL"]),
        ("en", "Boats came from afar (LOL) and stayed. LOL spoke.", ["LOL", "LOL"]),
        ("fr", "Le Bureau mondial des havres (BMH) compte. Le BMH publie.", ["BMH", "BMH"]),
        ("fr", "La Fédération internationale des lampes (FIL) vote. La FIL éclaire.", ["FIL", "FIL"]),
        ("ko", "호수관찰연맹(LOL)은 성명을 냈다.", ["LOL"]),
        ("zh", "湖泊观察者联盟(LOL)发表声明。", ["LOL"]),
        ("ar", "قالت رابطة مراقبي البحيرات (LOL) إن الماء قليل.", ["LOL"]),
        ("ru", "Союз рыбаков (LOL) молчит.", ["LOL"]),
    ],
)
def test_own_expansion_or_an_unknown_one_keeps_the_acronym(
    language: str, text: str, acronyms: list[str], matcher: Matcher
) -> None:
    assert [s for s in surfaces(text, matcher, language) if s in ("LOL", "BMH", "FIL")] == acronyms


def test_acronym_of_both_keeps_the_subject(matcher: Matcher) -> None:
    text = "The Lake Observers League (LOL) sued the Lantern Owners' Lodge (LOL)."
    assert "LOL" in surfaces(text, matcher, "en")


def test_introduction_in_the_text_holds_for_the_title(matcher: Matcher) -> None:
    post = Post(
        source="s",
        url="https://example.org/1",
        url_key="example.org/1",
        title="LOL sings on Friday",
        text="The Lantern Owners' Lodge (LOL) gave a concert.",
        language="en",
    )
    assert find_mentions(post, matcher) == ()


@pytest.mark.parametrize(
    ("printed", "letters", "given"),
    [
        ("Lake Observers League", "lol", True),
        ("Lake Observers League", "lo", False),
        ("Bureau of the Harbour", "bh", True),
        ("Bureau of the Harbour", "both", True),
        ("Funkausstellung", "fa", True),
        ("Sternuhr", "su", True),
        ("Uferweg", "uw", False),
    ],
)
def test_the_letters_that_words_give(printed: str, letters: str, *, given: bool) -> None:
    """The first of each word, of small words none too, of a word of eight letters more in their order."""
    assert fits(printed.split(), letters) is given
