"""Names that are common nouns, parts of longer names or possessors, decided by the grammar around them."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Ember House", aliases=("Эмбер-хаус",)),
    Subject(name="Dunlin Systems", aliases=("Dunlin",)),
    Subject(name="The Brook Post", kind="outlet", aliases=("Brook Post",)),
    Subject(name="Nordlicht", aliases=("Nordlicht e. V.",)),
    Subject(
        name="Brook University",
        aliases=(
            *("Озёрный университет", "Université du Lac", "Uniwersytet Jeziorny", "جامعة البحيرة"),
            *("Università del Lago", "Universidad del Lago", "Universidade do Lago", "Universität am See"),
        ),
    ),
    Subject(name="Sabah", kind="outlet"),
    Subject(name="海螺", aliases=("Conch Cement",)),
    Subject(name="National Order of Watchers", aliases=("NOW",)),
    Subject(name="Shelter"),
    Subject(name="Velmora"),
    Subject(name="Bank of Velmora"),
    Subject(name="高明", kind="person", organization="青岚律师事务所"),
    Subject(name="안산", kind="person"),
    Subject(name="Deniz Aydın", kind="person"),
    Subject(name="红会", aliases=("Red Aid",)),
    Subject(name="湖星大学", aliases=("湖星",)),
    Subject(name="道新", kind="outlet", aliases=("道新聞社",)),
    Subject(
        name="Aid to the Lakes",
        aliases=(
            *("Lekarze Jezior", "Dziennikarze bez Mapy", "Nauczyciele Nadziei", "Prawnicy dla Rzek"),
            *("Obrońcy Brzegów", "Reporterzy Latarni", "Aktywiści Wybrzeża", "Lékaři jezer", "Reportéři bez mapy"),
        ),
    ),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dunlin chicks have hatched on the marsh, and a second dunlin was seen."),
        ("en", "Dunlin pairs nest early; the young dunlin feeds on worms."),
        ("en", "Two dunlins nest on the marsh. Dunlin numbers rise."),
        ("en", "Dunlin are shy. Three dunlin were ringed."),
        ("fr", "Un jeune dunlin a été bagué. Dunlin au repos sur la vase."),
        ("es", "Vimos dos dunlins. Dunlin en la costa."),
        ("it", "Un secondo dunlin è arrivato. Dunlin sulla spiaggia."),
        ("pt", "O jovem dunlin voou. Dunlin na praia."),
        ("tr", "İki dunlin görüldü. Dunlin yuvası korunuyor."),
        ("pl", "Drugi dunlin odleciał. Dunlin na plaży."),
        ("de", "Das Schimmern des Nordlichts war zu sehen."),
        ("de", "Die Farbe Nordlichts ist grün."),
    ],
)
def test_numbers_adjectives_and_plurals_mark_a_common_noun(language: str, text: str, matcher: Matcher) -> None:
    """A lowercase word after a number or an article is the common noun, also where only its sentence position gives it
    a capital.
    """
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shelter dogs wait for a home."),
        ("tr", "Sabah'ta kahvaltı yaptık."),
        ("tr", "Sabah'a kadar konuştu."),
        ("tr", "Borneo'daki Sabah'ta yayımlanan uyarı."),
        ("zh", "网红会计师谈税。网红会不会取代专业机构？"),
        ("ja", "北海道新幹線の延伸が見通せない。"),
        ("zh", "渔民把海螺出售给餐馆。"),
        ("zh", "海螺很美。"),
    ],
)
def test_parts_of_other_names(language: str, text: str, matcher: Matcher) -> None:
    """A rule, a press or graduates named after the organization, two common words in a row, a place or a product is no
    mention.
    """
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Dunlin shares fell after a dunlin hit the office window.", ["Dunlin"]),
        ("en", "Dunlin Systems opened an office; the old dunlin stays.", ["Dunlin Systems"]),
        ("en", "Dunlin said a wild dunlin had nested on its roof.", ["Dunlin"]),
        ("en", "The software firm dunlin hired ten people.", ["dunlin"]),
        ("en", "Some dunlin activists wept. The Dunlin ship sank.", ["Dunlin"]),
        ("es", "Dunlin anunció un acuerdo con dos dunlins de mascota.", ["Dunlin"]),
        ("en", "Ember House rules out a sale.", ["Ember House"]),
        ("en", "Ember House Rules Out Sale", ["Ember House"]),
        ("de", "Die Regeln von Ember House sind streng.", ["Ember House"]),
        ("fr", "Les règles de Ember House sont strictes.", ["Ember House"]),
        ("ru", "Библиотека Озёрного университета закрыта.", ["Озёрного университета"]),
        ("ru", "Об издательстве говорил ректор Озёрного университета.", ["Озёрного университета"]),
        ("fr", "La presse, l’Université du Lac et la ville.", ["Université du Lac"]),
        ("pl", "Rektor Uniwersytetu Jeziornego milczy.", ["Uniwersytetu Jeziornego"]),
        ("en", "The Brook post reported it.", ["The Brook post"]),
        ("en", "The Brook Post office opened late.", ["The Brook Post"]),
        ("tr", "Haber dün Sabah'ta yayımlandı.", ["Sabah"]),
        ("en", "Velmora council members said so; Velmora city staff agreed.", ["Velmora", "Velmora"]),
        ("en", "Bank of Velmora lends more.", ["Bank of Velmora"]),
        ("zh", "委托人改为高明律师。", ["高明"]),
        ("zh", "中国红会不会提前结束救援。", ["红会"]),
        ("ko", "안산 활동가가 말했다.", ["안산"]),
        ("ja", "湖星の研究者が佐賀で話した。", ["湖星"]),
        ("ja", "道新が伝えた。", ["道新"]),
        ("tr", "Deniz Aydın konuştu. Aydın'ın evi arandı.", ["Deniz Aydın", "Aydın"]),
        ("tr", "Deniz Aydın konuştu. Aydın'daki değişim açık.", ["Deniz Aydın", "Aydın"]),
        ("en", "NATIONAL ORDER OF WATCHERS SUES; NOW CHIEF SPEAKS", ["NATIONAL ORDER OF WATCHERS", "NOW"]),
        ("en", "NATIONAL ORDER OF WATCHERS MUST ACT NOW, SAYS PAPER", ["NATIONAL ORDER OF WATCHERS"]),
        ("pl", "Wolontariusze Lekarzy Jezior rozmawiali.", ["Lekarzy Jezior"]),
        ("pl", "Według Dziennikarzy bez Mapy tak.", ["Dziennikarzy bez Mapy"]),
        ("pl", "Raport Nauczycieli Nadziei jest gotowy.", ["Nauczycieli Nadziei"]),
        ("pl", "Przyszli wraz z Prawnikami dla Rzek.", ["Prawnikami dla Rzek"]),
        ("pl", "Sąd przyznał rację Obrońcom Brzegów.", ["Obrońcom Brzegów"]),
        (
            "pl",
            "Rozmowa o Aktywistach Wybrzeża i Reporterach Latarni.",
            ["Aktywistach Wybrzeża", "Reporterach Latarni"],
        ),
        ("pl", "Grupa lekarzy jezior nie leczy.", []),
        ("cs", "Zpráva Lékařů jezer a Reportérů bez mapy.", ["Lékařů jezer", "Reportérů bez mapy"]),
    ],
)
def test_the_organization_itself(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """What the organization does, owns or says is a mention, even if the common noun is near; persons within a name are
    inflected.
    """
    assert surfaces(text, matcher, language) == found
