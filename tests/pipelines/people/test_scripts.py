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
