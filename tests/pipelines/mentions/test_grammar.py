"""Grammar and orthography as cues: particles, cases, articles, apostrophes, ordinals, appositions."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="nuvo", kind="outlet"),
    Subject(name="Der Bote", kind="outlet", aliases=("Bote",)),
    Subject(name="Die Welt", kind="outlet"),
    Subject(name="Akşam", kind="outlet", aliases=("Akşam gazetesi",)),
    Subject(name="Çınar"),
    Subject(name="Ayşe Çelik", kind="person", aliases=("Çelik",)),
    Subject(name="The Independent", kind="outlet", aliases=("Independent",)),
    Subject(name="Hope in the North", aliases=("HoNE", "NorTH")),
    Subject(name="Polityka", kind="outlet"),
    Subject(name="la Repubblica", kind="outlet"),
    Subject(name="Le Phare", kind="outlet", aliases=("Phare",)),
    Subject(name="Velmora"),
    Subject(name="Lakeside University"),
    Subject(name="湖盟"),
    Subject(name="협약"),
    Subject(name="바다소니"),
    Subject(name="푸른별"),
    Subject(name="푸른솔"),
    Subject(name="한빛"),
    Subject(name="바다신문", kind="outlet"),
    Subject(name="박서윤", kind="person"),
    Subject(name="高橋真理", kind="person", aliases=("高橋",)),
    Subject(name="Robert Kowalik", kind="person", aliases=("Kowalik",)),
    Subject(name="Grace Park", kind="person"),
    Subject(name="LDF-Kinderdorf"),
    Subject(name="Marine Le Roch", kind="person", aliases=("Le Roch",)),
    Subject(name="Ursula von der Linde", kind="person"),
    Subject(name="Papa Benedetto", kind="person"),
    Subject(name="Lampe"),
    Subject(name="Аль-Мудара", kind="outlet"),
    Subject(name="Кот-клуб"),
    Subject(name="Farol", kind="outlet"),
    Subject(name="Thrive"),
    Subject(name="Uvo", kind="outlet"),
    Subject(name="Volodymyr Zelensko", kind="person", aliases=("Zelensko", "Selensko")),
    Subject(name="湖仁北大学", aliases=("湖仁",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("tr", "ÇELİK: KARAR YANLIŞ", ["ÇELİK"]),
        ("tr", "Çınar'daki toplantıya elli kişi katıldı.", ["Çınar"]),
        ("en", "The Independent's readers wrote in.", ["The Independent"]),
        ("en", "HoNE runs two shelters.", ["HoNE"]),
        ("en", "Velmora, the city council and two schools signed.", ["Velmora"]),
        ("en", "Velmora Officer II Kim retired.", ["Velmora"]),
        ("zh", "他曾谈到湖盟的历史。", ["湖盟"]),
        ("ko", "푸른별은 답하지 않았다. 한빛이 답했다. 한빛으로 갔다.", ["푸른별", "한빛", "한빛"]),
        ("ko", "푸른솔으로 보낸 편지를 바다소니이 공개했다.", ["푸른솔", "바다소니"]),
        ("ko", "박서윤한테서 편지가 왔다. 한빛한테는 안 왔다.", ["박서윤", "한빛"]),
        ("ko", "박서윤 하늘시장은 회견을 열었다. 박 시장은 사과했다.", ["박서윤", "박"]),
        ("ja", "高橋元首相と高橋派の議員が集まった。", ["高橋", "高橋"]),
        ("pl", "Spotkała się z Robertem Kowalikiem w maju.", ["Robertem Kowalikiem"]),
        ("en", "Director Park Grace spoke first.", ["Park Grace"]),
        ("fr", "Le Roch a perdu. Marine Le Roch l’a dit.", ["Le Roch", "Marine Le Roch"]),
        ("de", "Ursula von der Linde kam. Später sprach von der Linde.", ["Ursula von der Linde", "von der Linde"]),
        ("ja", "湖仁は答えた。", ["湖仁"]),
        ("de", "Am Abend rief Wolodymir Selensko an.", ["Wolodymir Selensko"]),
        ("de", "Am Abend rief Kanzler Selensko an.", ["Selensko"]),
        ("fi", "Uvon mukaan asia on selvä.", ["Uvon"]),
        ("de", "Der Bote zitierte aus dem Brief.", ["Der Bote"]),
        ("ru", "По данным Аль-Мудары, пресс-служба Кот-клуба молчит.", ["Аль-Мудары", "Кот-клуба"]),
        ("de", "Ein Bote-Reporter rief an.", ["Bote"]),
        ("fr", "Le Phare, Velmora et d’autres citent le rapport.", ["Le Phare", "Velmora"]),
    ],
)
def test_grammar_confirms_a_name(matcher: Matcher, language: str, text: str, found: list[str]) -> None:
    """Case, article, apostrophe or title confirm a name, which is then found whole."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er schrieb Lieder für die Welt von morgen."),
        ("tr", "Akşam saatlerinde yağmur başladı."),
        ("it", "Il presidente della Repubblica è partito."),
        ("ko", "바다소니아 씨가 왔다."),
        ("ko", "한빛가 세운 학교다."),
        ("ko", "바다신문로 일대가 통제됐다."),
        ("fr", "Jean-Marie Le Roch est parti."),
        ("it", "Il console Benedetto Papa è partito."),
        ("de", "Ein Bote sagt wenig."),
        ("de", "Das Licht kommt von der Lampe im Flur."),
    ],
)
def test_grammar_refuses_a_name(matcher: Matcher, language: str, text: str) -> None:
    """Another particle, an ordinal, a model number, a bus stop or a town refuses the name."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("name", "language", "text", "surface"),
    [
        ("Северный ветер", "ru", "О Северном ветре писали.", "Северном ветре"),
        ("Северный ветер", "ru", "У «Северного ветра» новый сайт.", "Северного ветра"),
        ("Огонёк", "ru", "В «Огоньке» говорят, что ждут весны.", "Огоньке"),
        ("Новый день", "ru", "Гости Нового дня приехали.", "Нового дня"),
        ("Северный музей", "ru", "В Северном музее ждут весны.", "Северном музее"),
        ("Wattenmeer-Stiftung", "de", "Die Wattenmeerstiftung lud ein.", "Wattenmeerstiftung"),
        ("Wattenmeer-Stiftung", "de", "Die Wattenmeer Stiftung lud ein.", "Wattenmeer Stiftung"),
        ("Dünenstiftung Nord", "de", "Die Dünen-Stiftung Nord lud ein.", "Dünen-Stiftung Nord"),
    ],
)
def test_fleeting_vowels_and_optional_hyphens(name: str, language: str, text: str, surface: str) -> None:
    """Russian nouns that drop a vowel in other cases and German compounds with a hyphen, a space or neither are found."""
    assert surfaces(text, build_matcher([Subject(name=name)]), language) == [surface]
