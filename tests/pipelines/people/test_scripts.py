"""People in several scripts: unknown surnames, organizations next to offices, offices in no list, authors."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.people.person import places_of
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def people_of(text: str) -> list[tuple[str, str | None]]:
    found = find_people(text, segments(text, text_blocks(text, ())))
    return [(person.name, person.roles[0].text if person.roles else None) for person in found]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("(学芸員 手島めぐみ/港の新聞 11月3日朝刊)", ("手島めぐみ", "学芸員")),
        ("また、館長の久世原太郎も意気込みを述べました。", ("久世原太郎", "館長")),
        ("取材に応じたのは、事務局長の鴨下麻衣です。", ("鴨下麻衣", "事務局長")),
        ("弊社専務の小川剛が取材を受けました。", ("小川剛", "専務")),
        ("急诊科主任顾念慈面对镜头表示不必惊慌。", ("顾念慈", "急诊科主任")),
        ("本院家庭醫學科游淑惠主任日前接受媒體訪問。", ("游淑惠", "主任")),
        ("文章介绍林学院葛青松教授团队的育种工作。", ("葛青松", "教授")),
        ("节目中,外展队长戚咏琳分享了夜访的经历。", ("戚咏琳", "外展队长")),
        ("报道还写到我校博士生庞晓雨首先爬上了松树。", ("庞晓雨", "博士生")),
        ("심재호 어촌계장은 인터뷰에서 새벽 경매를 이야기했습니다.", ("심재호", "어촌계장")),
        ("해녀학교 교장 고순자 씨가 출연했습니다.", ("고순자", "교장")),
        ("배정아 조리장이 방송에 나왔습니다.", ("배정아", "조리장")),
        ("استضافت القناة الناطق باسم الجمعية رائد الخوالدة أمس.", ("رائد الخوالدة", "الناطق باسم الجمعية")),
        ("وتحدثت المتحدثة باسم المستشفى منى حداد، عن الحملة.", ("منى حداد", "المتحدثة باسم المستشفى")),
        ("The paper quotes our keeper Isla Drummond.", ("Isla Drummond", "keeper")),
        ("La radio habló con el actor Pepe Lahoz.", ("Pepe Lahoz", "actor")),
        ("Sein Stellvertreter Jost Ammerland war zu Gast.", ("Jost Ammerland", "Stellvertreter")),
        ("Наш пчеловод Егор Дунаев дал интервью.", ("Егор Дунаев", "пчеловод")),
        ("Unsere Segelflickerin Aylin Demir war im Radio.", ("Aylin Demir", "Segelflickerin")),
    ],
)
def test_offices_and_names_of_every_form(text: str, person: tuple[str, str]) -> None:
    """Each text yields one person with their office."""
    assert people_of(text) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "团队负责人、农学院的老师都去了。",
        "本文章仅代表作者个人意见。",
        "学校常务校长会议今日举行。",
        "代表の活動方針も決まりました。",
        "会長、地域のみなさんが集まりました。",
        "“물질은 기술”이라며 젊은 수강생이 늘었다고 했다.",
    ],
)
def test_organizations_and_phrases_are_no_people(text: str) -> None:
    """A word that only begins like a surname is no person."""
    assert people_of(text) == []


def test_a_chinese_surname_with_the_office_is_the_same_person() -> None:
    """戚队长 is 戚咏琳, named with that office before; the captain with another surname is not."""
    text = "外展队长戚咏琳分享了经历。主持人追问,戚队长坦言:“明年还未有着落。”"
    blocks = text_blocks(text, ())
    people = find_people(text, segments(text, blocks))
    assert [quote.speaker for quote in find_quotes(text, blocks, people)] == ["戚咏琳"]
    assert [place.start for place in places_of("外展队长戚咏琳来了。和戚队长、王队长谈话。", people)] == [4, 11]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("송다온(41)씨는 장터에 처음 왔다.", {"송다온": ()}),
        ("한지민은 지난주 바다신문과의 인터뷰에서 둑을 더 높여야 한다고 했다.", {"한지민": ()}),
        ("소방관은 바다신문과의 인터뷰에서 불길이 빨랐다고 했다.", {}),
        ("안녕하세요. 저는 올해부터 함께하는 신입 활동가 도하린입니다.", {"도하린": ("활동가",)}),
        ("한지민 바다마을에이아이 대표는 새 지도를 공개했다.", {"한지민": ("대표",)}),
        ("둑 설계를 맡은 기술이사인 아다 베르그(Ada Berg)는 걱정이 없다.", {"아다 베르그": ("기술이사",)}),
        ("아다 베르그(Ada Berg) 이사회 의장은 걱정이 없다.", {"아다 베르그": ("이사회 의장",)}),
        ("해양대 회원과 회원 친구들이 모였다.", {}),
        ("裴若谷在接受采访时表示，水位还会上涨。", {"裴若谷": ()}),
        ("，曾多次接受采访。", {}),
        ("裴若谷所撰之報導已刊出。", {"裴若谷": ()}),
        ("安娜·贝格（Anna Berg）没有来。", {"安娜·贝格": ()}),
        ("海湾集团副总裁林晓表示不知情。", {"林晓": ("海湾集团副总裁",)}),
        ("“车位多了。”市民林晓晓告诉记者。", {"林晓晓": ("市民",)}),
        ("高橋美咲さん（55）は毎朝ここを歩く。", {"高橋美咲": ()}),
        ("高橋美咲さんは海風新聞の取材に応じた。", {"高橋美咲": ()}),
        ("海風丸の吉澤美咲社長は首を振った。", {"吉澤美咲": ("社長",)}),
    ],
)  # fmt: skip
def test_people_in_interviews_and_with_further_offices(text: str, people: dict[str, tuple[str, ...]]) -> None:
    """Who is interviewed or writes is a person without a role too; not an occupation, and no adverb."""
    found = find_people(text, segments(text, text_blocks(text, ())))
    assert {one.name: tuple(role.text for role in one.roles) for one in found} == people


def test_a_citizen_with_a_courtesy_title_is_a_speaker() -> None:
    """By surname and courtesy title before a verb of saying, whatever is before them."""
    text = "“车位多了，停车方便。”前来看病的患者林女士告诉记者。"
    blocks = text_blocks(text, ())
    assert [quote.speaker for quote in find_quotes(text, blocks, find_people(text, segments(text, blocks)))] == [
        "林女士"
    ]
