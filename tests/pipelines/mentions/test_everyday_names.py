"""Names that are dictionary words, acronyms of better-known organizations, and longer names that contain an everyday
one.
"""

from __future__ import annotations

import pytest

from pipelines.mentions import caseless_scripts as uncased
from pipelines.mentions.step import Matcher, build_matcher
from pipelines.names.words import is_word_in, languages_of_rare_word
from presswatch.watchlist.entries import Alias, Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Thicket Housing League", aliases=("Thicket", "THL")),
    Subject(name="Leuchtturm Jugendhilfe", aliases=("Leuchtturm",)),
    Subject(name="Der Kompass", kind="outlet", aliases=("Kompass",)),
    Subject(name="Boussole Solidaire", aliases=("Boussole",)),
    Subject(name="Institute of River Studies", aliases=("IRS",)),
    Subject(name="Fundacja Latarnia", aliases=("Latarnia",)),
    Subject(name="Stichting Fakkel", aliases=("Fakkel",)),
    Subject(name="Фонд «Причал»", aliases=("Причал",)),
    Subject(name="불씨재단", aliases=("불씨",)),
    Subject(name="きずな基金", aliases=("きずな",)),
    Subject(name="光明会", aliases=("光明",)),
    Subject(name="陈河", kind="person"),
    Subject(name="Silta ry", aliases=("Silta",)),
    Subject(name="River Access Network Group", aliases=("RANG",)),
    Subject(name="Demir Yıldız", kind="person"),
    Subject(name="林夏子", kind="person"),
    Subject(name="高洁", kind="person"),
    Subject(name="مؤسسة المنارة", aliases=("المنارة",)),
    Subject(name="Stowarzyszenie Brzeg", aliases=("Brzeg",)),
    Subject(name="岸边之家"),
    Subject(name="Der Bote", kind="outlet", aliases=("Bote",)),
    Subject(name="Pegel", kind="outlet"),
    Subject(name="Круг друзей"),
    Subject(name="小野舞", kind="person"),
    Subject(name="Perde Gazetesi", kind="outlet", aliases=("Perde",)),
    Subject(name="Salme Korpi", kind="person", aliases=("Korpi",)),
    Subject(name="The Heron", kind="outlet"),
    Subject(name="Gable Institute", aliases=("Gable",)),
    Subject(name="Lena Barsch", kind="person", aliases=("Barsch",)),
    Subject(name="Deniz Kartal", kind="person", aliases=("Kartal",)),
    Subject(name="꽃바다"),
    Subject(name="ver.di", aliases=("Verdi",)),
    Subject(name="Olive Fox", kind="person", aliases=("Fox",)),
    Subject(name="Rights Inquiry Grassroots Group of Ems", aliases=("RIGGE", "GRIND")),
    Subject(name="Helle Flut", kind="outlet"),
    Subject(name="Nina Alzey", kind="person", aliases=("Alzey",)),
    Subject(name="L'Écume", kind="outlet"),
    Subject(name="谷川明", kind="person"),
    Subject(name="河口大学"),
    Subject(name="솔길", kind="person"),
    Subject(name="الفجر الهادئ", kind="outlet"),
    Subject(name="Rob Stone", kind="person", aliases=("ストーン",)),
    Subject(name="焦点", kind="outlet"),
    Subject(name="岸の灯", aliases=("灯",)),
    Subject(name="Instituto Raiz", aliases=("Raiz",)),
    Subject(name="Nowa Pochodnia", kind="outlet"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thicket and bramble cover the old quarry."),
        ("de", "Am Leuchtturm hält der Bus; der Leuchtturm ist weiß."),
        ("fr", "Le lycée Boussole-Sud ouvre, le plan Boussole 2035 aussi."),
        ("en", "She owes the IRS two years of taxes."),
        ("de", "Die IRS-Formulare kommen aus Washington."),
        ("pl", "Latarnia świeci nad portem."),
        ("ko", "불씨가 남았다. 작은 불씨를 살린다."),
        ("fi", "Silta suljettiin yöksi."),
        ("en", "The RANG telescope saw dust; a RANG in orbit would help, RANG users say."),
        ("fr", "Boussole, un roman de mer, est épuisé."),
        ("ru", "Пейте воду «Причал», читайте про магазин «Причал»."),
        ("tr", "Ahmet Demir, Yıldız Kaya ve arkadaşları geldi."),
        ("ar", "رأى البحارة المنارة من بعيد."),
        ("zh", "岸边之家庭聚会很多。"),
        ("nl", "Het fakkel-feest; de fakkel brandt."),
        ("it", "Il corso Bote è chiuso."),
        ("ru", "Круг друзей собрался у реки."),
        ("tr", "PERDE ÇEKİMİ başladı."),
        ("fi", "Alvar Korpi lauloi illalla."),
        ("en", "The heron stood in the reeds."),
        ("en", "Gable, Ohio, has one shop."),
        ("tr", "Umut Kartal sahneye çıktı."),
        ("zh", "他住在陈河路。"),
        ("de", "Verdi schrieb „Nabucco“ in Mailand."),
        ("en", "The daily grind goes on; GRIND AND BREW: CAFÉS TAKE OVER"),
        ("fr", "L'écume monte ; L'Écume des jours est un roman."),
        ("zh", "河口大学生活动中心开放。"),
        ("en", "She directed “Harvest of GRIND” and “Songs of Thicket”."),
        ("pl", "Uczestnicy programu GRIND jadą do Gdyni."),
        ("pl", "Nowa pochodnia nad rzeką."),
        ("en", "The team writes Fox-proof fences."),
    ],
)
def test_the_word_and_other_names(matcher: Matcher, language: str, text: str) -> None:
    """A common word, another organization's acronym and a longer name are no mentions."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Staff at the Thicket office in Hull were told on Monday.", ["Thicket"]),
        ("en", "Signed: Oxfam, Thicket, HRW.", ["Thicket"]),
        ("de", "Leuchtturm, ein Verein aus Kiel, betreut Kinder.", ["Leuchtturm"]),
        ("fr", "Ils ont écrit à Boussole, l'association de Brest.", ["Boussole"]),
        (
            "en",
            "The Institute of River Studies counted eels. IRS staff waded in.",
            ["Institute of River Studies", "IRS"],
        ),
        ("nl", "Stichting Fakkel telt 40 bedden. Fakkel eist meer geld.", ["Stichting Fakkel", "Fakkel"]),
        ("ru", "В фонде «Причал» подтвердили цифры.", ["фонде «Причал»"]),
        ("ko", "인권단체 ‘불씨’는 성명을 냈다.", ["불씨"]),
        ("ja", "最新きずな基金報告書が出た。", ["きずな基金"]),
        ("zh", "公益组织光明会发布年报。", ["光明会"]),
        ("zh", "陈河律师说，陈河认为证据不足。", ["陈河", "陈河"]),
        ("en", "A RANG lawyer called, and RANG’s boat waits.", ["RANG", "RANG"]),
        ("ja", "林夏子さんは弁護士だ。", ["林夏子"]),
        ("zh", "高洁律师说，她会上诉。", ["高洁"]),
        ("ar", "قالت مؤسسة المنارة إن المعبر مغلق.", ["مؤسسة المنارة"]),
        ("pl", "Prawnik Stowarzyszenia Brzeg złożył skargę.", ["Stowarzyszenia Brzeg"]),
        ("ru", "Юристы «Причала» спорят: «Причал» закрыт.", ["Причала", "Причал"]),
        ("de", "Dem „Boten“ liegt der Brief vor, wie „Der Bote“ berichtet.", ["Boten", "Der Bote"]),
        ("zh", "岸边之家会议昨天开。", ["岸边之家"]),
        ("ja", "小野舞弁護士は語った。小野氏は控訴する。", ["小野舞", "小野"]),
        ("tr", "Perde Gazetesi kapandı. Haberi Perde duyurdu.", ["Perde Gazetesi", "Perde"]),
        ("fi", "Ministeri Korpi erosi.", ["Korpi"]),
        ("en", "Documents seen by The Heron show the price.", ["The Heron"]),
        ("de", "Laut Verdi ruht die Arbeit, die Verdi-Mitglieder stimmen ab.", ["Verdi", "Verdi"]),
        ("ko", "시민단체 ‘꽃바다’가 성명을 냈다.", ["꽃바다"]),
        ("en", "FOX SUES THE MINISTRY", ["FOX"]),
        ("de", "Das Blatt „Helle Flut“ berichtet.", ["Helle Flut"]),
        ("de", "Nina Alzey sagte nein, Alzey zufolge fehlt Geld.", ["Nina Alzey", "Alzey"]),
        ("zh", "河口大学生物系迁址。", ["河口大学"]),
        ("ar", "نقلت الفجر الهادئ عن مصدر أن الجسر أُغلق.", ["الفجر الهادئ"]),
        ("ja", "支援団体「灯」が会見した。", ["灯"]),
        ("pt", "O Instituto Raiz recorreu; a advogada do Raiz foi ouvida.", ["Instituto Raiz", "Raiz"]),
        ("ja", "停戦を求めるストーン次期大統領の就任が近い。", ["ストーン"]),
        ("zh", "纪念版本（焦点温哥华）昨天发售。", ["焦点"]),
    ],
)
def test_the_organization_of_that_name(matcher: Matcher, language: str, text: str, expected: list[str]) -> None:
    """A verb of saying, a word for its kind, a list of names or the full name marks the organization."""
    assert surfaces(text, matcher, language) == expected


def test_dictionary_words() -> None:
    """Bisection finds every dictionary word, the first and the last line included, and no names."""
    assert "de" in languages_of_rare_word("komet")
    assert is_word_in("불씨", "ko")
    assert not languages_of_rare_word("unicef")
    assert not languages_of_rare_word("\U0010ffff")
    assert not languages_of_rare_word("")


def test_an_acronym_with_a_condition_of_its_own_is_the_subjects() -> None:
    """IRS means another organization to most readers, unless the alias in the watchlist has a condition of its own."""
    text = "She wrote to the IRS about the eels."
    plain, ruled = (
        build_matcher((Subject(name="Institute of River Studies", aliases=(alias,)),))
        for alias in ("IRS", Alias(text="IRS", case=True))
    )
    assert surfaces(text, plain, "en") == []
    assert surfaces(text, ruled, "en") == ["IRS"]


def test_the_words_before_a_name_are_folded_once_per_decision(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words before a name are folded once per decision, not once for each word for a kind of organization."""
    really, folded = uncased.fold, []
    monkeypatch.setattr(uncased, "fold", lambda text: folded.append(text) or really(text))
    assert surfaces("公益组织光明会发布年报。", matcher, "zh") == ["光明会"]
    assert folded.count("公益组织") <= 2  # once as unknown, once as known


@pytest.mark.parametrize(
    ("language", "name", "text", "found"),
    [
        ("cs", "Zrcadlo", "Zrcadlo je rozbité.", []),
        ("cs", "Zrcadlo", "Spolek ve čtvrtek pozval Zrcadlo na schůzi.", ["Zrcadlo"]),
        ("el", "Γέφυρα", "Γέφυρα έπεσε στο ποτάμι.", []),
        ("hu", "Tükör", "Tükör lóg a falon.", []),
        ("sk", "Maják", "Maják svieti nad morom.", []),
        ("uk", "Дзеркало", "Дзеркало впало зі стіни.", []),
        ("da", "Fyrtårn", "Fyrtårn og broer blev malet.", []),
        ("da", "Fyrtårn", "Fyrtårn har åbnet en skole.", ["Fyrtårn"]),
        ("sk", "Rybárska únia", "Rybárska únia vyzvala starostu.", ["Rybárska únia"]),
        ("hr", "Zrcalo", "U Zrcalu kažu da kasne.", ["Zrcalu"]),
    ],
)
def test_words_of_smaller_languages(language: str, name: str, text: str, found: list[str]) -> None:
    """A word that opens a sentence is a name only by its verb or kind, also in languages with a dictionary alone."""
    assert surfaces(text, build_matcher([Subject(name=name)]), language) == found
