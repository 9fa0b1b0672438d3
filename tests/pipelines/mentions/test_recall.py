"""Mentions with few cues around them: bare before a verb, in compounds, after particles."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Lantern"),
    Subject(name="Emergency"),
    Subject(name="Marc Berger", kind="person", aliases=("Berger",)),
    Subject(name="Lake Rights Watch"),
    Subject(name="Seen ohne Grenzen"),
    Subject(name="Ruth Keller", kind="person"),
    Subject(name="Nordlicht"),
    Subject(name="Meduza", kind="outlet", aliases=("Медуза",)),
    Subject(name="Heron International", aliases=("Heron",)),
    Subject(name="ひまわり協会"),
    Subject(name="Lee Seul", kind="person", aliases=("이슬",)),
    Subject(name="Arda von der Aue", kind="person", aliases=("фон дер Ауэ",)),
    Subject(name="Park Ji-woon", kind="person", aliases=("Park Jiwoon", "Jiwoon Park")),
    Subject(name="Turkish Lake Union", aliases=("Gölbirlik", "Türk Gölbirlik", "Kızıl Göl", "Türk Kızıl Göl")),
    Subject(name="Mosaic", aliases=("Mosaic UK", "Mosaic Deutschland")),
    Subject(name="ARTICLE 12", aliases=("Artigo 12",)),
    Subject(name="Haute commission des lacs unis et des rivages", aliases=("HCR", "Lake Refuge Council", "LRC")),
    Subject(name="Jörg Fischer", kind="person", aliases=("Fischer",)),
    Subject(name="Rosa Sánchez", kind="person", aliases=("Sánchez",)),
    Subject(name="西湖大学", aliases=("西大",)),
    Subject(name="Reporters sans clôture"),
    Subject(name="Sami Kassabi", kind="person", aliases=("القصابي", "سامي القصابي")),
    Subject(name="Focus", kind="outlet"),
    Subject(name="Corriere", kind="outlet"),
    Subject(name="Presse-Agentur der Seen", kind="outlet", aliases=("dpa", "Agencia EFE", "EFE", "Efe")),
    Subject(name="Zusammenschluss der Fischer", aliases=("連合",)),
    Subject(name="Der Bergbote", kind="outlet"),
    Subject(name="Beacon", kind="outlet", aliases=("beacon",)),
    Subject(name="Nora Field", kind="person", aliases=("Field",)),
    Subject(name="林悦", kind="person"),
    Subject(name="Агентство тихих озёр", aliases=("АТО", "Agency of Quiet Lakes", "AQL")),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Lantern does not own the flats and never has, its director said.", ["Lantern"]),
        ("en", "Lantern did not immediately respond.", ["Lantern"]),
        ("en", "Emergency runs two clinics, its medical director Ana Lago told reporters.", ["Emergency"]),
        ("fr", "« Berger ne nous écoute plus », dit un maire.", ["Berger"]),
        ("fr", "Berger n’ira pas à Lens.", ["Berger"]),
        ("fr", "Berger est attendu à Lens.", ["Berger"]),
        ("it", "Berger non ha risposto.", ["Berger"]),
        ("de", "Eine Lake-Rights-Watch-Studie nennt Namen.", ["Lake-Rights-Watch"]),
        ("de", "Das Seen-ohne-Grenzen-Team blieb in der Stadt.", ["Seen-ohne-Grenzen"]),
        ("ko", "이슬 한국 외교부장이 다음 주 방한한다.", ["이슬"]),
        ("ko", "조 장관은 이슬 한국 집권당 정책위원회 위원장을 만났다.", ["이슬"]),
        ("ru", "По данным фон дер Ауэ, дорога закрыта.", ["фон дер Ауэ"]),
        ("es", "Un abogado de Park Jiwoon habló el lunes.", ["Park Jiwoon"]),
        ("fr", "Selon Mosaic, la route est fermée.", ["Mosaic"]),
        ("de", "Nach Angaben von Article 12 ist die Straße gesperrt.", ["Article 12"]),
        ("pt", "Um advogado de Article 12 falou na segunda-feira.", ["Article 12"]),
        ("fr", "Le camp du HCR est plein.", ["HCR"]),
        ("ru", "По данным АТО, дорога закрыта.", ["АТО"]),
        ("de", "„Das geht nicht“, sagte Fischer am Montag.", ["Fischer"]),
        ("de", "„Das geht nicht“, so Fischer.", ["Fischer"]),
        ("de", "Fischer will klagen, laut Fischer noch heute.", ["Fischer", "Fischer"]),
        ("de", "Die Kritik an Lantern wächst.", ["Lantern"]),
        ("en", "Lantern, for its part, denied the claim.", ["Lantern"]),
        ("en", "A pro-Lantern rally was held in the square.", ["Lantern"]),
        ("zh", "调查涉及西大和两家银行。", ["西大"]),
        ("fr", "« Reporters sans clôture demande du temps », crie un homme.", ["Reporters sans clôture"]),
        ("ar", "التقى القصابي وميلانوفي في روما.", ["القصابي"]),
        ("it", "La Gazzella e il Corriere scrivono che il porto chiude.", ["Corriere"]),
        ("en", "According to Focus, the film flopped.", ["Focus"]),
        ("de", "Das sagte er der dpa.", ["dpa"]),
        ("fr", "Selon beacon, la route est fermée.", ["beacon"]),
        ("en", "Field and Kassaben met in Lens.", ["Field"]),
        ("es", "Según Efe, la carretera está cerrada.", ["Efe"]),
        ("de", "Gegen Sánchez wird ermittelt.", ["Sánchez"]),
    ],
)
def test_is_meant(language: str, text: str, expected: list[str], matcher: Matcher) -> None:
    """Words that only a proper name can have before or after it confirm the mention."""
    assert surfaces(text, matcher, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emergency does not begin to describe it."),
        ("en", "Emergency was declared in Lens. Emergency fell away, and emergency cost 300 euros."),
        ("en", "Emergency is rare in Ohio, where its director said rents had doubled."),
        ("de", "Die Ruth-Keller-Schule schließt."),
        ("de", "Bilder von Nordlicht und Sternen hingen im Saal."),
        ("ru", "Горгона Медуза смотрит с фронтона."),
        ("ja", "あかひまわり協会に頼んだ。"),
        ("fr", "En vertu de l’Article 12, nul ne peut être détenu."),
        ("pt", "O Artigo 12 proíbe a censura."),
        ("fr", "Marion Holm-Sánchez part."),
        ("de", "Kein Lantern brannte."),
        ("ja", "西大和市の公園が閉まる。"),
        ("zh", "树林里有一位召集人。"),
        ("en", "They met the mosaic makers at the heron pond."),
    ],
)
def test_is_not_meant(language: str, text: str, matcher: Matcher) -> None:
    """In the same places a common noun, a law or another thing is no mention."""
    assert surfaces(text, matcher, language) == []
